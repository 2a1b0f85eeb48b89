"""What editors put into a body: text, notices, documents and pictures; nothing else is offered."""

from cms.plugin_base import CMSPluginBase
from cms.plugin_pool import plugin_pool
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from djangocms_text import cms_plugins as stock

from guidance.linking import targets
from guidance.models import Document, Notice, Picture
from guidance.richtext import clean
from guidance.uploads import in_words

plugin_pool.unregister_plugin(stock.TextPlugin)


@plugin_pool.register_plugin
class TextPlugin(stock.TextPlugin):
    """The CMS's text; its link dialogue offers the guide's own pages, sections and units by their keys."""

    name = _("Text")
    module = _("Guide")

    def render(self, context, instance, placeholder):
        """An empty text is shown as an empty paragraph while editing, so that there is something to click into."""
        context = super().render(context, instance, placeholder)
        if not context["body"] and self.inline_editing_active(context.get("request")):
            context["body"] = "<p></p>"
        return context

    def get_available_urls(self, request: HttpRequest) -> JsonResponse:
        return targets(request)


class GuidePlugin(CMSPluginBase):
    """What our own plugins share."""

    module = _("Guide")
    cache = False

    def shown(self, context, instance, placeholder, **values):
        """What the stock plugin shows, and these values."""
        context = super().render(context, instance, placeholder)
        context.update(values)
        return context


@plugin_pool.register_plugin
class NoticePlugin(GuidePlugin):
    model = Notice
    name = _("Notice")
    render_template = "plugins/notice.html"

    def render(self, context, instance, placeholder):
        return self.shown(context, instance, placeholder, html=clean(instance.text))


@plugin_pool.register_plugin
class DocumentPlugin(GuidePlugin):
    """While it is edited the upload itself is shown; readers get the copy that publishing makes."""

    model = Document
    name = _("Document")
    render_template = "plugins/document.html"

    def render(self, context, instance, placeholder):
        file = instance.file
        size = in_words(file.size) if file else ""
        address = file.url if file else instance.url
        return self.shown(context, instance, placeholder, address=address, size=size)


@plugin_pool.register_plugin
class PicturePlugin(GuidePlugin):
    model = Picture
    name = _("Picture")
    render_template = "plugins/picture.html"

    def render(self, context, instance, placeholder):
        image = instance.image
        size = {"width": int(image.width or 0), "height": int(image.height or 0)}
        return self.shown(context, instance, placeholder, address=image.url, **size)
