"""How each door of the written table is tried: writing and publishing. Each returns whether the database changed."""

from cms.utils.urlutils import admin_reverse
from django.test import Client
from djangocms_versioning.models import Version

from guidance.drafting import newest
from guidance.models import ChangeNote, Reference, Section
from guidance.models.section import SectionContent
from tests.editing.acting import Things, act

NEW = "Words from outside"


def on_version(client: Client, things: Things, content, action: str, **data) -> None:
    name = f"djangocms_versioning_{content._meta.model_name}version_{action}"
    client.post(admin_reverse(name, args=[things.version(content).pk]), data)


def drafts(section: Section) -> int:
    return SectionContent._base_manager.filter(section=section, versions__state="draft").count()


@act("make a new draft")
def new_draft(client: Client, things: Things) -> bool:
    things.version(things.draft).delete()
    on_version(client, things, things.published, "edit_redirect")
    return drafts(things.section) == 1


@act("open a draft")
def open_draft(client: Client, things: Things) -> bool:
    on_version(client, things, things.draft, "edit_redirect")
    return things.version(things.draft).locked_by_id is not None


@act("change title and lead")
def title(client: Client, things: Things) -> bool:
    address = admin_reverse("guidance_sectioncontent_change", args=[things.draft.pk])
    client.post(address, {"title": NEW, "slug": "doors", "lead": "", "first_action": "", "agreement": ""})
    return things.fresh(things.draft).title == NEW


@act("archive a draft")
def archive(client: Client, things: Things) -> bool:
    on_version(client, things, things.draft, "archive")
    return things.state(things.draft) == "archived"


@act("discard a draft")
def discard(client: Client, things: Things) -> bool:
    on_version(client, things, things.draft, "discard", discard="1")
    return things.state(things.draft) == "gone"


@act("discard the only version")
def discard_only(client: Client, things: Things) -> bool:
    only = newest(things.unwritten, "en")
    on_version(client, things, only, "discard", discard="1")
    return things.state(only) == "gone"


@act("revert to an old version")
def revert(client: Client, things: Things) -> bool:
    things.version(things.draft).archive(things.writer)
    on_version(client, things, things.draft, "revert")
    return drafts(things.section) == 1


@act("take over a draft")
def take_over(client: Client, things: Things) -> bool:
    Version.objects.filter(pk=things.version(things.draft).pk).update(locked_by=things.writer)
    on_version(client, things, things.draft, "unlock")
    return things.version(things.draft).locked_by_id != things.writer.pk


@act("translate")
def translate(client: Client, things: Things) -> bool:
    client.post(admin_reverse("guidance_sectioncontent_translate", args=[things.draft.pk]))
    return newest(things.section, "sv") is not None


def section_data(owner: str) -> dict:
    return {"title_en": NEW, "title_sv": "", "key": "from-outside", "kind": "guidance", "step": 1,
            "owner": owner, "responsibility": owner}  # fmt: skip


@act("add a section")
def add_section(client: Client, things: Things) -> bool:
    client.post(admin_reverse("guidance_section_add"), section_data(things.owner))
    return made("from-outside")


def made(key: str) -> bool:
    return SectionContent._base_manager.filter(section__key=key).exists()


@act("add a section for the other side")
def add_for_other(client: Client, things: Things) -> bool:
    client.post(admin_reverse("guidance_section_add"), section_data(things.other.owner))
    return made("from-outside")


@act("add a section by the wizard")
def wizard(client: Client, things: Things) -> bool:
    from guidance.cms_wizards import section_wizard

    address = admin_reverse("cms_wizard_create")
    first = {"wizard_create_view-current_step": "0", "0-language": "en", "0-entry": section_wizard.id, "0-page": ""}
    client.post(address, first)
    second = {f"1-{name}": value for name, value in section_data(things.owner).items()}
    client.post(address, {"wizard_create_view-current_step": "1"} | second)
    return made("from-outside")


@act("delete a section that was never public")
def delete_unwritten(client: Client, things: Things) -> bool:
    client.post(admin_reverse("guidance_section_delete", args=[things.unwritten.pk]), {"post": "yes"})
    return not Section.objects.filter(pk=things.unwritten.pk).exists()


@act("delete a section that was public")
def delete_public(client: Client, things: Things) -> bool:
    client.post(admin_reverse("guidance_section_delete", args=[things.section.pk]), {"post": "yes"})
    return not Section.objects.filter(pk=things.section.pk).exists()


@act("publish")
def publish(client: Client, things: Things) -> bool:
    on_version(client, things, things.draft, "publish")
    return things.state(things.draft) == "published"


@act("unpublish")
def unpublish(client: Client, things: Things) -> bool:
    on_version(client, things, things.published, "unpublish")
    return things.state(things.published) == "unpublished"


def post_section(client: Client, section: Section, address: str = "", **changes) -> None:
    """Send the form of a section as it stands, with changes."""
    row = Section.objects.get(pk=section.pk)
    names = ("kind", "step", "position", "responsibility", "owner", "reviewed_on", "review_by", "source")
    data = {name: getattr(row, name) or "" for name in names} | {"responsible_unit": "", "note_en": "", "note_sv": ""}
    forms = {f"references-{name}": value for name, value in (("TOTAL_FORMS", 0), ("INITIAL_FORMS", 0))}
    address = address or admin_reverse("guidance_section_change", args=[section.pk])
    client.post(address, data | {"key": row.key, "position": row.position} | forms | changes)


@act("change the place")
def place(client: Client, things: Things) -> bool:
    post_section(client, things.section, position=77)
    return things.fresh(things.section).position == 77


@act("move a section up")
def move_up(client: Client, things: Things) -> bool:
    Section.objects.filter(pk=things.section.pk).update(position=9999)
    client.post(admin_reverse("guidance_section_move", args=[things.section.pk]), {"where": "up"})
    return things.fresh(things.section).position != 9999


@act("change the review date")
def review(client: Client, things: Things) -> bool:
    post_section(client, things.section, review_by="2030-01-31")
    return things.fresh(things.section).review_by is not None


def reassign(client: Client, things: Things, **changes) -> bool:
    """Change who answers for a section, with the notes that it takes; whether it took, notes and all."""
    before = Section.objects.values_list("responsibility", "owner").get(pk=things.section.pk)
    post_section(client, things.section, note_en="It changes.", note_sv="Det ändras.", **changes)
    after = Section.objects.values_list("responsibility", "owner").get(pk=things.section.pk)
    assert ChangeNote.objects.filter(key=things.section.key).count() == (2 if before != after else 0)
    return before != after


@act("change responsibility on one's own side")
def reassign_own(client: Client, things: Things) -> bool:
    return reassign(client, things, responsibility="undecided")


@act("change responsibility to joint")
def reassign_joint(client: Client, things: Things) -> bool:
    return reassign(client, things, responsibility="joint")


@act("give a section away")
def give_away(client: Client, things: Things) -> bool:
    return reassign(client, things, responsibility=things.other.owner, owner=things.other.owner)


@act("add a reference")
def add_reference(client: Client, things: Things) -> bool:
    names = {"position": 1, "title_en": NEW, "title_sv": "Ord", "url": "", "language": "", "format": "page", "size": ""}
    row = {f"references-0-{name}": value for name, value in names.items()}
    post_section(
        client, things.section, **row, **{"references-TOTAL_FORMS": 1, "references-0-section": things.section.pk}
    )
    return Reference.objects.filter(section=things.section).exists()


@act("retire a section")
def retire(client: Client, things: Things) -> bool:
    client.post(admin_reverse("guidance_section_retire", args=[things.section.pk]), {"act": "retire"})
    return things.fresh(things.section).retired_on is not None


@act("put an older state back")
def put_back(client: Client, things: Things) -> bool:
    section = things.fresh(things.section)
    old = section.history.first()
    section.position = 55
    section.save()
    address = admin_reverse("guidance_section_simple_history", args=[section.pk, old.history_id])
    post_section(client, section, address, position=old.position)
    return things.fresh(section).position == old.position
