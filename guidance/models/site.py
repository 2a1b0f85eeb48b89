"""Small rows around the guide: captions, synonyms, public notes, editors' to-dos, visitors' reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from guidance.models.section import LANGUAGES, Section


class Caption(models.Model):
    """One picture of the slideshow; the key names its drawing in `static/img/captions`."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    title_en = models.CharField(_("title in English"), max_length=100)
    title_sv = models.CharField(_("title in Swedish"), max_length=100)
    text_en = models.TextField(_("text in English"))
    text_sv = models.TextField(_("text in Swedish"))

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("caption")
        verbose_name_plural = _("captions")

    def __str__(self) -> str:
        return self.title_en


class Synonym(models.Model):
    """Words that readers use for the same thing; a search for one finds the others."""

    words = models.TextField(_("words"), help_text=_("One word or phrase on each line, in both languages."))

    class Meta:
        verbose_name = _("synonyms")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return ", ".join(self.words.splitlines())


class ChangeNote(models.Model):
    """A public note of what changed; `key` is the section's, page's or unit's."""

    on = models.DateField(_("date"))
    key = models.CharField(_("key"), max_length=70)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    text = models.CharField(_("note"), max_length=300)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("public note")
        verbose_name_plural = _("public notes")

    def __str__(self) -> str:
        return f"{self.on} {self.key}"


class ToDo(models.Model):
    """An editorial remark, question or gap; never content and never public."""

    section = models.ForeignKey(
        Section, models.CASCADE, null=True, blank=True, related_name="todos", verbose_name=_("section")
    )
    key = models.CharField(_("page or unit"), max_length=70, blank=True)
    text = models.TextField(_("what is to be done"))
    original = models.TextField(_("words of the draft"), blank=True)
    done_on = models.DateField(_("done"), null=True, blank=True)

    class Meta:
        ordering = ["section", "pk"]
        verbose_name = _("to-do")
        verbose_name_plural = _("to-dos")

    def __str__(self) -> str:
        return self.text


class Report(models.Model):
    """What a visitor reported about accessibility; may be anonymous."""

    received = models.DateTimeField(_("received"), auto_now_add=True)
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    page = models.CharField(_("page"), max_length=300, blank=True)
    text = models.TextField(_("report"))
    contact = models.CharField(_("where to answer"), max_length=200, blank=True)

    class Meta:
        ordering = ["-received"]
        verbose_name = _("accessibility report")
        verbose_name_plural = _("accessibility reports")

    def __str__(self) -> str:
        return self.text[:60]


class Import(models.Model):
    """What the importer last wrote for one thing, so that it never overwrites what an editor changed since."""

    thing = models.CharField(max_length=160, unique=True)
    fingerprint = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.thing
