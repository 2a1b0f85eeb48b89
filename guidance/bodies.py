"""Bodies of pages and sections: the CMS's plugins turned into the HTML that the guide keeps."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping

from cms.models import CMSPlugin, Placeholder
from django.contrib.contenttypes.models import ContentType
from django.db import Error
from django.db.models import Model
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import override
from djangocms_text.models import Text

from guidance.models import Document, Notice, Picture
from guidance.richtext import Permanent, publishable
from guidance.uploads import in_words, published_document, published_picture

logger = logging.getLogger(__name__)


def text(plugin: Text, permanent: Permanent) -> str:
    return publishable(plugin.body, permanent)


def notice(plugin: Notice, permanent: Permanent) -> str:
    return render_to_string("plugins/notice.html", {"instance": plugin, "html": publishable(plugin.text, permanent)})


def document(plugin: Document, permanent: Permanent) -> str:
    copy = published_document(plugin.file) if plugin.file_id else None
    size = in_words(copy.size) if copy else ""
    address = copy.address if copy else plugin.url
    return render_to_string("plugins/document.html", {"instance": plugin, "address": address, "size": size})


def picture(plugin: Picture, permanent: Permanent) -> str:
    copy = published_picture(plugin.image)
    shown = {"instance": plugin, "address": copy.address, "width": copy.width, "height": copy.height}
    return render_to_string("plugins/picture.html", shown)


# The plugins that editors have: model and how it is shown. Anything else in a placeholder is not published.
KINDS: dict[str, tuple[type[Model], Callable[[Model, Permanent], str]]] = {
    "TextPlugin": (Text, text),
    "NoticePlugin": (Notice, notice),
    "DocumentPlugin": (Document, document),
    "PicturePlugin": (Picture, picture),
}


# What stands in the place of an upload that cannot be shown.
WORDS: dict[str, Callable[[Model], str]] = {
    "DocumentPlugin": lambda plugin: plugin.title,
    "PicturePlugin": lambda plugin: plugin.caption or plugin.alternative,
}


def bodies(contents: Iterable[Model], permanent: Permanent) -> Mapping[int, dict[str, str]]:
    """Return for each content row (all of one model) its slots with their HTML: {content id: {slot: html}}.

    Takes one query and one for each kind of plugin in use, however many rows there are.
    """
    languages = {content.pk: content.language for content in contents}
    if not languages:
        return {}
    model = next(iter(contents)).__class__
    result: dict[int, dict[str, str]] = {pk: {} for pk in languages}
    for placeholder, html in rendered(model, languages, permanent):
        slots = result[placeholder.object_id]
        slots[placeholder.slot] = slots.get(placeholder.slot, "") + html
    return result


def rendered(
    model: type[Model], languages: Mapping[int, str], permanent: Permanent
) -> Iterator[tuple[Placeholder, str]]:
    """Yield each plugin of these rows (primary key → language) with its placeholder and HTML, in editors' order."""
    where = {
        "placeholder__content_type": ContentType.objects.get_for_model(model),
        "placeholder__object_id__in": languages,
    }
    bases = [
        base
        for base in CMSPlugin.objects.filter(**where).select_related("placeholder").order_by("placeholder", "position")
        if base.plugin_type in KINDS and base.language == languages[base.placeholder.object_id]
    ]
    rows = {
        name: KINDS[name][0]._base_manager.in_bulk([base.pk for base in bases if base.plugin_type == name])
        for name in {base.plugin_type for base in bases}
    }
    for base in bases:
        with override(base.language):
            yield base.placeholder, shown(base, rows[base.plugin_type].get(base.pk), permanent)


def shown(base: CMSPlugin, row: Model | None, permanent: Permanent) -> str:
    """Return the HTML of one plugin. Where an upload is lost or broken its words stand instead: whatever a library says
    of a file, the rest of the guide is published. What the database cannot give now is no fault of the upload."""
    if row is None:
        return ""
    try:
        return KINDS[base.plugin_type][1](row, permanent)
    except Error:
        raise
    except Exception:
        logger.exception("The %s %s could not be published", base.plugin_type, base.pk)
        words = WORDS.get(base.plugin_type)
        return format_html("<p>{}</p>", words(row)) if words else ""
