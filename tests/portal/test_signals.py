"""What raises the generation, and what must not: every model and every operation of the CMS."""

from datetime import date

import pytest
from cms.api import add_plugin
from cms.models import Page, PageContent
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models.deletion import ProtectedError
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import Version

from contacts.models import SupportUnit
from guidance import generation, models
from guidance.drafting import new_section, new_text
from portal.signals import ROWS

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return User.objects.create_superuser("editor")


def token() -> str:
    return generation.head().token


def raised_by(act) -> bool:
    before = token()
    act()
    return token() != before


def published(model, **where) -> Version:
    content = model.admin_manager.filter(versions__state=PUBLISHED, **where).first()
    return Version.objects.get_for_content(content)


def text() -> Version:
    return published(models.SectionContent, section__key="conflict-of-interest", language="en")


def page() -> Version:
    return published(PageContent, page__reverse_id="about", language="en")


def unit(**fields) -> SupportUnit:
    values = {"key": "new-unit", "organisation": "ki", "name_en": "New", "name_sv": "Ny"}
    return SupportUnit.objects.create(**values, covers_en="x", covers_sv="x", **fields)


def section(**fields) -> models.Section:
    return models.Section.objects.create(key="new-section", responsibility="ki", owner="ki", step=1, **fields)


def link_set() -> models.LinkSet:
    return models.LinkSet.objects.create(code="abc", title="Before we meet")


ANY = {"unit": SupportUnit.objects.first, "section": models.Section.objects.first}
TEXTS = {"reason_en": "x", "reason_sv": "x"}

# model → how a row of it comes into being
PUBLIC_ROWS = {
    SupportUnit: unit,
    models.Section: section,
    models.Route: lambda: models.Route.objects.create(unit=ANY["unit"](), section=ANY["section"](), **TEXTS),
    models.Reference: lambda: models.Reference.objects.create(section=ANY["section"](), title_en="x", title_sv="x"),
    models.Relevance: lambda: models.Relevance.objects.create(section=ANY["section"](), effect="needed", **TEXTS),
    models.Caption: lambda: models.Caption.objects.create(key="x", title_en="x", title_sv="x"),
    models.Synonym: lambda: models.Synonym.objects.create(words="a\nb"),
    models.ChangeNote: lambda: models.ChangeNote.objects.create(on=date(2026, 1, 1), key="home", text="x"),
    models.LinkSet: link_set,
    models.LinkSetItem: lambda: models.LinkSetItem.objects.create(link_set=link_set(), section=ANY["section"]()),
    models.Address: lambda: models.Address.objects.create(path="/en/x/", language="en", key="home"),
}
# Editors' own, counts, and what follows from something that raises the generation itself.
OTHER_ROWS = {
    models.ToDo: lambda: models.ToDo.objects.create(text="x"),
    models.Report: lambda: models.Report.objects.create(text="x"),
    models.Use: lambda: models.Use.objects.create(key="home", on=date(2026, 1, 1)),
    models.Missed: lambda: models.Missed.objects.create(kind="search", what="x", on=date(2026, 1, 1)),
    models.Import: lambda: models.Import.objects.create(thing="x"),
    models.Pin: lambda: models.Pin.objects.create(number=1, guide=b""),
    models.Change: lambda: models.Change.objects.create(generation=1, token="x"),
    User: lambda: User.objects.create(username="x"),
}
BY_OPERATION = {"SectionContent", "SectionSlot", "Generation", "Document", "Notice", "Picture"}


@pytest.mark.parametrize("model", PUBLIC_ROWS, ids=lambda model: model.__name__)
def test_a_public_row_raises_when_it_is_made_changed_and_deleted(model):
    before = token()

    row = PUBLIC_ROWS[model]()

    assert token() != before
    assert raised_by(row.save)
    if model is models.LinkSet:  # readers hold its link: it ends, it is never deleted
        with pytest.raises(ProtectedError):
            row.delete()
    else:
        assert raised_by(row.delete)


@pytest.mark.parametrize("model", OTHER_ROWS, ids=lambda model: model.__name__)
def test_a_row_that_is_not_public_raises_nothing(model):
    before = token()

    row = OTHER_ROWS[model]()
    row.save()
    row.delete()

    assert token() == before


def test_every_model_of_ours_is_in_one_of_the_tables():
    known = {model.__name__ for model in (*PUBLIC_ROWS, *OTHER_ROWS)} | BY_OPERATION
    ours = {model.__name__ for label in ("contacts", "guidance") for model in apps.get_app_config(label).get_models()}

    assert {name for name in ours if not name.startswith("Historical")} == known - {"User"}
    assert set(PUBLIC_ROWS) <= set(ROWS)


DRAFT_WORK = {
    "new draft of a section": lambda editor: text().copy(editor),
    "new draft of a page": lambda editor: page().copy(editor),
    "archive of a draft": lambda editor: text().copy(editor).archive(editor),
    "archive of a page's draft": lambda editor: page().copy(editor).archive(editor),
    "discard of a draft": lambda editor: text().copy(editor).delete(),
    "discard of a page's draft": lambda editor: page().copy(editor).delete(),
    "typing into a draft": lambda editor: text().copy(editor).content.save(),
    "a text in a draft": lambda editor: add_plugin(text().copy(editor).content.body, "TextPlugin", "en", body="x"),
}


@pytest.mark.parametrize("work", DRAFT_WORK)
def test_work_on_drafts_raises_nothing(work, editor):
    assert not raised_by(lambda: DRAFT_WORK[work](editor))


def test_a_new_section_is_public_with_its_row_and_again_with_its_text(editor):
    row = models.Section(key="new-section", responsibility="ki", owner="ki", step=1)

    assert raised_by(lambda: new_section(row, {"en": "New"}, editor))
    assert not raised_by(lambda: new_text(row, "sv", editor, "Ny"))


PUBLIC_WORK = {
    "publish a section": lambda editor: text().copy(editor).publish(editor),
    "unpublish a section": lambda editor: text().unpublish(editor),
    "publish a page": lambda editor: page().copy(editor).publish(editor),
    "unpublish a page": lambda editor: page().unpublish(editor),
    "a published text is written to": lambda editor: text().content.save(),
    "a published text is deleted": lambda editor: text().content.delete(),
    "a plugin is put into a published text": lambda editor: add_plugin(
        text().content.body, "TextPlugin", "en", body="x"
    ),
    "set as home": lambda editor: page().content.page.set_as_homepage(editor),
    "move a page": lambda editor: page().content.page.move_page(root("privacy"), "right"),
    "delete a translation": lambda editor: page().content.page.delete_translations("en"),
    "a page's address": lambda editor: page().content.page.update_urls("en", path="new"),
    "a page's key": lambda editor: renamed(page().content.page),
}


def root(key: str) -> Page:
    return Page.objects.get(reverse_id=key)


def renamed(page: Page) -> None:
    page.reverse_id = None
    page.save()


def test_a_page_of_the_guide_is_never_deleted():
    with pytest.raises(ProtectedError):
        page().content.page.delete()


@pytest.mark.parametrize("work", PUBLIC_WORK)
def test_what_visitors_see_raises(work, editor):
    assert raised_by(lambda: PUBLIC_WORK[work](editor))


def test_a_page_outside_the_guide_raises_nothing(editor):
    from cms.api import create_page

    assert not raised_by(lambda: create_page("Trial", "cms/text.html", "en", created_by=editor))


def test_an_unused_upload_is_not_public():
    from filer.models import File

    assert not raised_by(lambda: File.objects.create(original_filename="x.pdf"))


def test_a_file_in_a_published_text_is_public():
    from filer.models import File

    file = File.objects.create(original_filename="x.pdf")
    add_plugin(text().content.body, "DocumentPlugin", "en", title="x", file=file, document_language="en")

    assert raised_by(file.save)


def test_a_reference_that_moves_changes_both_sections():
    one, other = models.Section.objects.all()[:2]
    row = models.Reference.objects.create(section=one, title_en="x", title_sv="x")
    row.section = other

    row.save()

    last = models.Change.objects.filter(token=token()).values_list("kind", "key")
    assert set(last) == {("section", one.key), ("section", other.key)}


def test_nothing_is_raised_when_the_transaction_fails():
    from django.db import transaction

    before = generation.head()
    with transaction.atomic():
        unit()
        transaction.set_rollback(True)

    assert generation.head().same(before)


def test_one_transaction_raises_the_number_once():
    before = generation.head().number

    unit().save()
    section()

    assert generation.head().number == before + 1
