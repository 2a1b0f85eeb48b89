"""Sections and units are published, unpublished, renamed, moved, merged and retired at random; every address that ever
was public ends at the right place, its successor, or in "gone", in one hop."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from djangocms_versioning.models import Version
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from contacts.models import SupportUnit
from guidance.drafting import newest
from guidance.generation import current
from guidance.loading import load_guide
from guidance.models import Section, SectionContent
from guidance.public import respond
from guidance.publishing import anchor, last_published, obstacle
from guidance.remembering import remember
from tests.editors import make_section, make_user, write

SLUGS = st.integers(1, 20).map("zz-{}".format)
PLACES = st.integers(0, 99)


class Addresses(RuleBasedStateMachine):
    """Editors at work on sections `zz-…` and units `zz-…`; `ever` is every address that readers may hold."""

    def __init__(self):
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.user = make_user("anna", superuser=True)
        self.ever: dict[str, str] = {}
        self.made = 0

    def teardown(self):
        try:
            self.check(load_guide())  # as a process that starts now
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    def sections(self, **where) -> list[Section]:
        return list(Section.objects.filter(key__startswith="zz", **where).order_by("pk"))

    def units(self, **where) -> list[SupportUnit]:
        return list(SupportUnit.objects.filter(key__startswith="zz", **where).order_by("pk"))

    @initialize(slugs=st.lists(SLUGS, min_size=4, max_size=4, unique=True))
    def begin(self, slugs):
        for slug in slugs:
            self.publish(slug, 1)
            self.add_unit()

    @rule(slug=SLUGS, step=st.integers(1, 4))
    def publish(self, slug, step):
        self.made += 1
        section = make_section(f"zz-{self.made}", self.user, step=step)
        for language in ("en", "sv"):
            text = write(section, language, f"Title {self.made}", "Text", self.user)
            self.publish_as(text, slug)
        if not section.was_public:  # both slugs were refused: an editor would throw it away
            section.contents.all().delete()
            section.delete()

    def publish_as(self, text, slug):
        text.slug = slug
        text.save()
        if not obstacle(text):
            Version.objects.get_for_content(text).publish(self.user)

    @precondition(lambda self: self.sections(retired_on=None))
    @rule(place=PLACES, slugs=st.tuples(SLUGS, SLUGS))
    def rename(self, place, slugs):
        sections = self.sections(retired_on=None)
        for language, slug in zip(("en", "sv"), slugs, strict=True):
            text = newest(sections[place % len(sections)], language)
            version = Version.objects.get_for_content(text)
            draft = version if version.state == "draft" else version.copy(self.user)
            self.publish_as(draft.content, slug)

    @precondition(lambda self: self.sections(retired_on=None))
    @rule(place=PLACES, step=st.sampled_from([None, 1, 2, 3, 4]))
    def move(self, place, step):
        sections = self.sections(retired_on=None)
        section = sections[place % len(sections)]
        section.step = step
        section.save()

    @precondition(lambda self: self.sections())
    @rule(place=PLACES, other=st.none() | PLACES)
    def retire(self, place, other):
        self.take_out_of_service(self.sections(), place, other)

    @precondition(lambda self: self.sections())
    @rule(place=PLACES)
    def bring_back(self, place):
        sections = self.sections()
        section = sections[place % len(sections)]
        section.retired_on = section.successor = None
        section.save()

    @rule()
    def add_unit(self):
        self.made += 1
        SupportUnit.objects.create(key=f"zz-{self.made}", name_en="Unit", name_sv="Enhet", organisation="ki")

    @precondition(lambda self: self.units())
    @rule(place=PLACES, other=st.none() | PLACES)
    def merge_units(self, place, other):
        self.take_out_of_service(self.units(), place, other)

    @precondition(lambda self: self.in_public())
    @rule(place=PLACES, other=st.none() | PLACES)
    def unpublish(self, place, other):
        """In both languages, with a successor or without; or in one, where that takes no address from another."""
        sections = self.in_public()
        section = sections[place % len(sections)]
        for text in self.published(section):
            if anchor(text):
                return
            section.successor = sections[other % len(sections)] if other is not None else None
            if last_published(text):
                try:
                    section.full_clean()
                except ValidationError:  # a circle is refused
                    return
                section.save()
            Version.objects.get_for_content(text).unpublish(self.user)

    @rule(place=PLACES, language=st.sampled_from(["en", "sv"]))
    def publish_again(self, place, language):
        hidden = [row for row in self.sections(retired_on=None) if not self.published(row)]
        text = newest(hidden[place % len(hidden)], language) if hidden else None
        if text:
            draft = Version.objects.get_for_content(text)
            draft = draft if draft.state == "draft" else draft.copy(self.user)
            self.publish_as(draft.content, draft.content.slug)

    def in_public(self) -> list[Section]:
        return [section for section in self.sections(retired_on=None) if self.published(section)]

    def published(self, section):
        return list(SectionContent._base_manager.filter(section=section, versions__state="published"))

    def take_out_of_service(self, rows, place, other):
        row = rows[place % len(rows)]
        row.retired_on = timezone.localdate()
        row.successor = rows[other % len(rows)] if other is not None else None
        try:
            with transaction.atomic():
                row.save()
        except ValidationError:  # a circle is refused, and nothing is changed
            row.refresh_from_db()

    @invariant()
    def every_address_leads_on(self):
        guide = current()  # as a process that read the guide before and now only what changed
        self.check(guide)
        remember(guide.addresses)

    def check(self, guide):
        today = {path: key for path, (_, key) in guide.addresses.items() if "zz-" in key}
        self.ever |= {path: key for path, key in today.items() if path not in self.ever}
        for path, key in self.ever.items():
            for address in (path, f"/go/{key}"):
                self.follow(guide, address, today)

    def follow(self, guide, address, today):
        """One request, at most one redirect; where it ends is what editors said."""
        key = self.ever.get(address) or address.removeprefix("/go/")
        wanted = standing_for(key)
        response = respond(guide, address)
        if wanted is None:
            assert response.status == 410, address
        elif today.get(address) == wanted:
            assert response.status == 200, address
        else:
            assert response.status in (301, 302), (address, wanted)
            assert today[dict(response.headers)["Location"]] == wanted


def standing_for(key: str) -> str | None:
    """The key that editors put in this one's place, by their rows: itself while it is in service."""
    model, prefix = (SupportUnit, "unit-") if key.startswith("unit-") else (Section, "")
    row = model.objects.get(key=key.removeprefix(prefix))
    while row is not None and not has_page(row):
        row = row.successor
    return prefix + row.key if row else None


def has_page(row) -> bool:
    if row.retired_on is not None or isinstance(row, SupportUnit):
        return row.retired_on is None
    return SectionContent._base_manager.filter(section=row, versions__state="published").exists()


@pytest.mark.django_db
def test_addresses_lead_on_whatever_editors_do(count):
    examples = settings(max_examples=count(4, 20), stateful_step_count=count(15, 50))

    run_state_machine_as_test(Addresses, settings=examples)
