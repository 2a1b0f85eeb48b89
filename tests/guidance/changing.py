"""What tests of reading the guide change in the database, past every form."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from cms.api import add_plugin
from cms.models import Page, PageContent
from django.conf import settings
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import Version

from contacts.models import SupportUnit
from guidance import generation, models
from guidance.guide import Guide
from guidance.loading import load_everything, load_guide
from guidance.updating import can_update

KEY = "conflict-of-interest"
OTHER = "intellectual-property"


def version(model, **where) -> Version:
    return Version.objects.get_for_content(model.admin_manager.filter(versions__state=PUBLISHED, **where).first())


def text(key: str = KEY, language: str = "en") -> Version:
    return version(models.SectionContent, section__key=key, language=language)


def published(editor, before: Version, body: str = "", **fields) -> Version:
    """Publish a new version of a text with other words."""
    draft = before.copy(editor)
    type(draft.content).admin_manager.filter(pk=draft.content.pk).update(**fields)
    if body:
        add_plugin(draft.content.body, "TextPlugin", "en", body=body)
    draft = Version.objects.get(pk=draft.pk)
    draft.publish(editor)
    return draft


def retire(key: str, successor: str | None = None) -> None:
    row = models.Section.objects.get(key=key)
    row.retired_on = date(2026, 1, 1)
    row.successor = models.Section.objects.filter(key=successor).first()
    row.save()


def save(row, **fields) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def link_to_a_new_address(editor) -> None:
    """One section's link names an address that another one only then gets."""
    published(editor, text(), body='<p><a href="/en/topics/brand-new/">new</a></p>')
    published(editor, text("intellectual-property"), slug="brand-new")


def page_links_to_a_new_address(editor) -> None:
    """A page of the CMS names an address that a section only then gets."""
    draft = version(PageContent, page__reverse_id="about", language="en").copy(editor)
    body = '<p><a href="/en/topics/brand-new/">new</a></p>'
    add_plugin(draft.content.placeholders.get(slot="body"), "TextPlugin", "en", body=body)
    Version.objects.get(pk=draft.pk).publish(editor)
    published(editor, text("intellectual-property"), slug="brand-new")


def whole_link_to_a_new_address(editor) -> None:
    whole = f"{settings.SITE_URL}/en/topics/brand-new/#x"
    published(editor, text(), body=f'<p><a href="{whole}">new</a></p>')
    published(editor, text("intellectual-property"), slug="brand-new")


def link_to_a_new_unit(editor) -> None:
    published(editor, text(), body='<p><a href="/en/contacts/brand-new/">new</a></p>')
    names = {"name_en": "New", "name_sv": "Ny", "covers_en": "x", "covers_sv": "x"}
    SupportUnit.objects.create(key="brand-new", organisation="ki", **names)


def gone(key: str, editor) -> None:
    """Unpublish a page in both languages."""
    for language in ("en", "sv"):
        version(PageContent, page__reverse_id=key, language=language).unpublish(editor)


def unpublished(key: str, editor, successor: str | None = None) -> None:
    """Unpublish a section in both languages."""
    save(models.Section.objects.get(key=key), successor=models.Section.objects.filter(key=successor).first())
    for language in ("en", "sv"):
        text(key, language).unpublish(editor)


def comes_back(editor) -> None:
    before = text()
    unpublished(KEY, editor, "intellectual-property")
    published(editor, before)


def by_hand(key: str, language: str, slug: str) -> None:
    """Give a published text an address in the database, past every form."""
    content = text(key, language).content
    save(content, slug=slug)


def borrows_anothers(editor) -> None:
    """A section that is only there in Swedish has the English address of another one, which had it first."""
    text(OTHER, "en").unpublish(editor)
    by_hand(OTHER, "sv", text(KEY).content.slug)


def a_draft_is_renamed(editor) -> None:
    """A draft that a route, a rule and a link set named before gets another key; their own rows are not saved again."""
    draft = models.Section.objects.create(key="zz-draft", responsibility="ki", owner="ki", step=1)
    for model in (models.Route, models.Relevance):
        model.objects.filter(pk=model.objects.first().pk).update(section=draft)
    made = models.LinkSet.objects.bulk_create([models.LinkSet(code="zz", title="zz")])
    models.LinkSetItem.objects.bulk_create([models.LinkSetItem(link_set=made[0], section=draft)])
    save(draft, key="zz-renamed")


CHANGES = {
    "a title": lambda editor: published(editor, text(), title="New title"),
    "an address": lambda editor: published(editor, text(), slug="new-address"),
    "a body": lambda editor: published(editor, text(), body="<p>New</p>"),
    "one language goes": lambda editor: text().unpublish(editor),
    "a link to an address to come": link_to_a_new_address,
    "a link in full to an address to come": whole_link_to_a_new_address,
    "a page's link to an address to come": page_links_to_a_new_address,
    "a link to a unit to come": link_to_a_new_unit,
    "a section moves": lambda editor: save(models.Section.objects.get(key=KEY), position=999),
    "a section changes steps": lambda editor: save(models.Section.objects.get(key=KEY), step=4),
    "a draft is renamed": a_draft_is_renamed,
    "a section is retired": lambda editor: retire(KEY),
    "a section gets a successor": lambda editor: retire(KEY, "intellectual-property"),
    "a successor is retired": lambda editor: [retire(KEY, "intellectual-property"), retire("intellectual-property")],
    "an address of another section": lambda editor: by_hand(OTHER, "en", text(KEY).content.slug),
    "an address that is borrowed and another's": borrows_anothers,
    "two swap addresses": lambda editor: [
        by_hand(OTHER, "en", "x"),
        by_hand(KEY, "en", "y"),
        by_hand(OTHER, "en", "y"),
    ],
    "a section is unpublished": lambda editor: unpublished(KEY, editor),
    "a section is unpublished in favour of another": lambda editor: unpublished(KEY, editor, "intellectual-property"),
    "a successor is unpublished": lambda editor: [retire(KEY, OTHER), unpublished(OTHER, editor)],
    "a section comes back": comes_back,
    "a page": lambda editor: published(editor, version(PageContent, page__reverse_id="step-2"), title="New"),
    "a page's address": lambda editor: Page.objects.get(reverse_id="about").update_urls("en", path="new", slug="new"),
    "the home page goes": lambda editor: gone("home", editor),
    "a step's page goes": lambda editor: gone("step-2", editor),
    "a unit": lambda editor: save(SupportUnit.objects.last(), name_en="New", name_sv="Ny"),
    "a unit is retired": lambda editor: save(SupportUnit.objects.last(), retired_on=date(2026, 1, 1)),
    "a route": lambda editor: save(models.Route.objects.first(), reason_en="New"),
    "a route goes": lambda editor: models.Route.objects.first().delete(),
    "a reference": lambda editor: models.Reference.objects.first().delete(),
    "a note": lambda editor: models.ChangeNote.objects.create(on=date(2026, 1, 2), key=KEY, language="en", text="x"),
    "a caption": lambda editor: save(models.Caption.objects.first(), title_en="New"),
    "a synonym": lambda editor: models.Synonym.objects.create(words="a\nb"),
    "a rule": lambda editor: models.Relevance.objects.first().delete(),
    "a link set": lambda editor: models.LinkSet.objects.create(code="x", title="x"),
}


def changed(change: Callable, known: Guide, editor) -> tuple[Guide, Guide]:
    """Make a change; return the guide brought up to date, and the guide read from the beginning."""
    before = generation.head()
    change(editor)
    changes, now = generation.changes_since(before, generation.head()), generation.head()
    assert can_update(changes)
    return load_guide(known, changes, now), load_everything(now)


def check_same(updated: Guide, everything: Guide) -> None:
    """AssertionError unless a guide that was brought up to date is the one that is read from the beginning; of former
    addresses it may hold more, which nobody has noted in the database yet."""
    assert replace(updated, former={}) == replace(everything, former={})
    assert everything.former.items() <= {**updated.former, **updated.addresses}.items()
