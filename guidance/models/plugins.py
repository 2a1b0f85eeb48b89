"""The few things that editors put into a body beside text."""

from cms.models import CMSPlugin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from djangocms_text.fields import HTMLField
from filer.fields.file import FilerFileField
from filer.fields.image import FilerImageField

from guidance.choices import NoticeKind
from guidance.models.section import LANGUAGES
from guidance.uploads import is_pdf


class Notice(CMSPlugin):
    """A short remark that stands out from the text."""

    kind = models.CharField(_("kind"), max_length=10, choices=NoticeKind, default=NoticeKind.INFO)
    text = HTMLField(_("text"))

    def __str__(self) -> str:
        return self.get_kind_display()


class Document(CMSPlugin):
    """A document to read: an uploaded file or an address elsewhere."""

    title = models.CharField(_("title"), max_length=300)
    file = FilerFileField(verbose_name=_("file"), on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    url = models.URLField(_("or address"), max_length=500, blank=True)
    document_language = models.CharField(_("language of the document"), max_length=5, choices=LANGUAGES)
    login = models.BooleanField(_("needs KI-ID"), default=False)

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if bool(self.file_id) == bool(self.url):
            raise ValidationError(_("Give either a file or an address, not both."))
        if self.file and not is_pdf(self.file):
            raise ValidationError({"file": _("This file is no PDF. Choose a PDF, or add a picture as a picture.")})


class Picture(CMSPlugin):
    """A picture with the text that stands for it."""

    image = FilerImageField(verbose_name=_("picture"), on_delete=models.PROTECT, related_name="+")
    alternative = models.CharField(
        _("alternative text"), max_length=300, help_text=_("What the picture says, for those who cannot see it.")
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)

    def __str__(self) -> str:
        return self.alternative
