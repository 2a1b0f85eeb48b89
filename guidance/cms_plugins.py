"""What editors put into a body: text, notices, documents and pictures; nothing else is offered."""

from cms.plugin_base import CMSPluginBase
from cms.plugin_pool import plugin_pool
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from djangocms_text import cms_plugins as stock

from guidance.linking import targets
from guidance.models import Document, Notice, Picture
from guidance.richtext import clean

plugin_pool.unregister_plugin(stock.TextPlugin)


@plugin_pool.register_plugin
class TextPlugin(stock.TextPlugin):
    """The CMS's text; its link dialogue offers the guide's own pages, sections and units by their keys."""

    name = _("Text")
    module = _("Guide")

    def get_available_urls(self, request: HttpRequest) -> JsonResponse:
        return targets(request)


class GuidePlugin(CMSPluginBase):
    """What our own plugins share."""

    module = _("Guide")
    cache = False


@plugin_pool.register_plugin
class NoticePlugin(GuidePlugin):
    model = Notice
    name = _("Notice")
    render_template = "plugins/notice.html"

    def render(self, context, instance, placeholder):
        return super().render(context, instance, placeholder) | {"html": clean(instance.text)}


@plugin_pool.register_plugin
class DocumentPlugin(GuidePlugin):
    model = Document
    name = _("Document")
    render_template = "plugins/document.html"


@plugin_pool.register_plugin
class PicturePlugin(GuidePlugin):
    model = Picture
    name = _("Picture")
    render_template = "plugins/picture.html"
