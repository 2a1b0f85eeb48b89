"""Sections: what is the same in both languages stands on Section, what is language on its versioned contents."""

from cms.models.fields import PlaceholderRelationField
from cms.utils.placeholder import get_placeholder_from_slot
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from djangocms_versioning.models import Version
from simple_history.models import HistoricalRecords

from contacts.choices import Owner, Responsibility, Step
from contacts.models import KEY, SupportUnit
from guidance import permissions
from guidance.addresses import section_path
from guidance.choices import SectionKind

LANGUAGES = [("en", _("English")), ("sv", _("Swedish"))]


class Section(models.Model):
    """One thing to know, with a permanent key; public at once, so it belongs to those who may publish."""

    key = models.CharField(_("key"), max_length=60, unique=True, validators=[KEY])
    kind = models.CharField(_("kind"), max_length=20, choices=SectionKind, default=SectionKind.GUIDANCE)
    step = models.PositiveSmallIntegerField(_("step"), choices=Step, null=True, blank=True)
    position = models.PositiveIntegerField(_("position"), default=0)
    responsibility = models.CharField(_("responsible"), max_length=10, choices=Responsibility)
    responsible_unit = models.ForeignKey(
        SupportUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("responsible unit")
    )
    owner = models.CharField(_("owner"), max_length=4, choices=Owner)
    reviewed_on = models.DateField(_("last reviewed"), null=True, blank=True)
    review_by = models.DateField(_("next review"), null=True, blank=True)
    source = models.URLField(_("source"), max_length=500, blank=True, help_text=_("For editors only."))
    retired_on = models.DateField(pgettext_lazy("section", "retired"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("successor")
    )
    history = HistoricalRecords()

    class Meta:
        ordering = ["step", "position", "key"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        permissions = [
            ("edit_ki", _("Can write the sections of KI")),
            ("publish_ki", _("Can publish the sections of KI")),
            ("edit_k", _("Can write the sections of K")),
            ("publish_k", _("Can publish the sections of K")),
        ]

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        """Say in a form what saving would refuse: keys that are taken for ever, successors in a circle."""
        from guidance import keeping  # knows the models

        keeping.check_key(self)
        keeping.check_successor(self)

    @property
    def was_public(self) -> bool:
        """Whether readers ever saw any text of this section; then its key stays and it can only be retired."""
        texts = SectionContent._base_manager.filter(section=self.pk)
        return bool(self.pk) and texts.filter(versions__state__in=("published", "unpublished")).exists()


class SectionContent(models.Model):
    """A section in one language; each row is one version, and its body stands in a placeholder."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="contents", verbose_name=_("section"))
    language = models.CharField(_("language"), max_length=5, choices=LANGUAGES)
    title = models.CharField(_("title"), max_length=300, blank=True)
    slug = models.SlugField(_("address"), max_length=120, blank=True)
    lead = models.TextField(_("lead"), blank=True, help_text=_("One or two short sentences."))
    first_action = models.CharField(_("what to do first"), max_length=300, blank=True)
    agreement = models.CharField(_("agreement that usually follows"), max_length=200, blank=True)
    change_note = models.CharField(
        _("public note of the change"), max_length=300, blank=True, help_text=_("Leave empty for a minor correction.")
    )
    placeholders = PlaceholderRelationField()

    class Meta:
        verbose_name = _("text of a section")
        verbose_name_plural = _("texts of sections")
        base_manager_name = "with_section"
        default_manager_name = "objects"

    class WithSection(models.Manager):
        """Every look-up of a text also needs its section (permissions, address): fetch them together."""

        def get_queryset(self):
            return super().get_queryset().select_related("section")

    objects = models.Manager()
    with_section = WithSection()

    def __str__(self) -> str:
        return self.title or self.section.key

    @cached_property
    def body(self):
        """The placeholder that holds the text."""
        return get_placeholder_from_slot(self.placeholders, "body")

    def get_template(self) -> str:
        """The editing view's template; the CMS reads from it which placeholders there are."""
        return "cms/section.html"

    def get_absolute_url(self) -> str:
        """The public address; the section's permanent link as long as it has none."""
        if not self.slug:
            return f"/go/{self.section.key}/{self.language}"
        return section_path(self.section.kind, self.slug, self.language)

    # The CMS asks these before it shows or changes anything (design/cms-sections.md, essential hooks).
    def has_change_permission(self, user) -> bool:
        return permissions.may_edit(user, self.section.owner)

    def has_publish_permission(self, user) -> bool:
        return permissions.may_publish(user, self.section.owner)

    def has_placeholder_change_permission(self, user) -> bool:
        return self.has_change_permission(user)

    def has_placeholder_view_permission(self, user) -> bool:
        return permissions.may_read_drafts(user, self.section.owner)


class SectionSlot(models.Model):
    """Backstop against two drafts or two published versions of one text, kept by `guidance.publishing`."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="+")
    language = models.CharField(max_length=5)
    state = models.CharField(max_length=12)
    version = models.OneToOneField(Version, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "language", "state"], name="one_version_in_each_state")
        ]

    def __str__(self) -> str:
        return f"{self.section_id} {self.language}: {self.state}"
