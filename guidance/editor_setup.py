"""How the CMS's text editor and its places are set up for editors; named in the settings."""

from django.utils.translation import gettext_lazy as _

# Only what guidance.richtext keeps; "Styles" marks words of the other language.
TEXT_EDITOR = {
    "toolbar": "GUIDE",
    "toolbar_GUIDE": [
        ["Paragraph", "Heading3", "Heading4"],
        ["Bold", "Italic"],
        ["BulletedList", "NumberedList"],
        ["Link", "Unlink"],
        ["Blockquote", "Subscript", "Superscript"],
        ["InlineStyles"],
        ["Undo", "Redo"],
    ],
    "inlineStyles": [
        {"name": _("Words in English"), "element": "span", "attributes": {"lang": "en"}},
        {"name": _("Words in Swedish"), "element": "span", "attributes": {"lang": "sv"}},
    ],
}
ONE_TEXT = {"plugins": ["TextPlugin"], "limits": {"global": 1}}
PLACEHOLDERS = {
    None: {"plugins": ["TextPlugin", "NoticePlugin", "DocumentPlugin", "PicturePlugin"]},
    "purpose": {"name": _("Purpose"), **ONE_TEXT},
    "lead": {"name": _("Introduction"), **ONE_TEXT},
    "body": {"name": _("Text")},
    "joint": {"name": _("KI and K together")},
    "ki": {"name": _("KI")},
    "k": {"name": _("K")},
    "after": {"name": _("More")},
}
UPLOADS = {
    "application/pdf": ["guidance.uploading.not_too_large"],
    **{
        kind: ["guidance.uploading.not_too_large", "filer.validation.strip_exif"]
        for kind in ("image/jpeg", "image/png", "image/webp")
    },
}
