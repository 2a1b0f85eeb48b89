"""Sections under editors' hands: made, translated, refused, moved, reassigned, retired."""

from io import BytesIO

import pytest
from cms.api import add_plugin
from cms.toolbar.utils import get_object_edit_url
from cms.utils.urlutils import admin_reverse
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import override
from djangocms_versioning.models import Version
from filer.models import Image
from PIL import Image as Picture

from guidance.drafting import body_of, current, new_text, translate
from guidance.editing import edit_address
from guidance.forms import NewSectionForm, free_key
from guidance.models import ChangeNote, SectionSlot
from guidance.models.section import SectionContent
from guidance.publishing import obstacle
from tests.editing.acts_writing import on_version, post_section
from tests.editors import make_section, make_user, write

PICTURE = BytesIO()
Picture.new("RGB", (8, 8)).save(PICTURE, "PNG")
PNG = PICTURE.getvalue()


@pytest.fixture
def anna(db):
    """Publishes for both organisations."""
    return make_user("anna", "KI publishers", "K publishers")


def set_text(content: SectionContent, **fields) -> SectionContent:
    SectionContent._base_manager.filter(pk=content.pk).update(**fields)
    return SectionContent._base_manager.get(pk=content.pk)


def test_a_new_text_has_a_place_to_type_and_an_address(anna):
    content = new_text(make_section("new", anna), "sv", anna, "Resor och jäv")

    assert body_of(content).get_plugins("sv").count() == 1
    assert (content.slug, content.get_absolute_url()) == ("resor-och-jav", "/sv/amnen/resor-och-jav/")


def test_a_translation_copies_and_never_overwrites(anna):
    english = write(make_section("new", anna), "en", "Travel", "Who pays.", anna)

    swedish, made = translate(english, anna)
    again, made_again = translate(set_text(english, title="Other"), anna)

    assert (made, made_again, again.pk) == (True, False, swedish.pk)
    assert "Who pays." in body_of(swedish).get_plugins("sv").get().get_bound_plugin().body
    assert current(english.section, "sv").title == "Travel"


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"title": ""}, "no title"), ({"slug": ""}, "no address"), ({"slug": "taken"}, "belongs to"), ({}, "")],
)
def test_what_keeps_a_text_from_being_published_is_said(fields, words, anna):
    set_text(write(make_section("one", anna), "en", "Taken", "x", anna, publish=True), slug="taken")
    content = set_text(write(make_section("two", anna), "en", "Mine", "x", anna), **fields)

    assert words in obstacle(content)
    assert bool(obstacle(content)) == bool(words)


def test_a_text_without_a_title_is_not_published(anna, client, things):
    set_text(things.draft, title="")
    client.force_login(anna)

    on_version(client, things, things.draft, "publish")

    assert things.state(things.draft) == "draft"


def test_the_database_refuses_a_second_draft(anna):
    content = write(make_section("one", anna), "en", "One", "x", anna)
    version = Version.objects.get_for_content(content)
    slot = SectionSlot.objects.get(version=version)

    with pytest.raises(IntegrityError), transaction.atomic():
        SectionSlot.objects.create(section=slot.section, language="en", state="draft", version=Version.objects.first())


def slots(content: SectionContent) -> set[str]:
    return set(SectionSlot.objects.filter(section=content.section).values_list("state", flat=True))


def test_slots_follow_a_text_through_its_life(anna):
    content = write(make_section("one", anna), "en", "One", "x", anna, publish=True)
    draft = Version.objects.get_for_content(content).copy(anna)

    assert slots(content) == {"published", "draft"}
    draft.publish(anna)
    assert slots(content) == {"published"}
    Version.objects.get(pk=draft.pk).unpublish(anna)
    assert slots(content) == set()


def test_a_key_comes_from_the_title_and_is_free(anna):
    make_section("travel-costs", anna)

    assert free_key("Travel costs!") == "travel-costs-2"
    assert free_key("???") == "section"


@pytest.mark.parametrize("key", ["home", "finder", "set", "unit-eeo", "step-1"])
def test_a_reserved_key_is_refused(key, anna, rf):
    request = rf.get("/")
    request.user = anna
    form_class = type("Form", (NewSectionForm,), {"_request": request})
    data = {"title_en": "x", "key": key, "kind": "guidance", "owner": "ki", "responsibility": "ki"}

    assert "key" in form_class(data).errors


def test_responsibility_changes_with_a_note_in_both_languages(anna, client, things):
    client.force_login(anna)

    post_section(client, things.section, responsibility="joint", note_en="Now joint.")
    assert things.fresh(things.section).responsibility == "ki"
    post_section(client, things.section, responsibility="joint", note_en="Now joint.", note_sv="Nu gemensamt.")

    assert things.fresh(things.section).responsibility == "joint"
    assert set(ChangeNote.objects.filter(key="doors").values_list("language", flat=True)) == {"en", "sv"}


def test_the_key_of_a_published_section_is_fixed(anna, client, things):
    client.force_login(anna)

    post_section(client, things.section, key="other")
    post_section(client, things.unwritten, key="renamed")

    assert things.fresh(things.section).key == "doors"
    assert things.fresh(things.unwritten).key == "renamed"


def test_a_retired_section_leads_to_its_successor_and_comes_back(anna, client, things):
    client.force_login(anna)
    address = admin_reverse("guidance_section_retire", args=[things.section.pk])
    successor = write(make_section("windows", anna), "en", "Windows", "x", anna, publish=True).section

    client.post(address, {"act": "retire", "successor": successor.pk})
    retired = things.fresh(things.section)
    client.post(address, {"act": "bring-back"})

    assert (retired.retired_on is not None, retired.successor_id) == (True, successor.pk)
    back = things.fresh(things.section)
    assert (back.retired_on, back.successor) == (None, None)


@pytest.mark.parametrize(("act", "told"), [("retire", "retired already"), ("bring-back", "back already")])
def test_a_second_click_undoes_nothing_and_is_told_so(act, told, anna, client, things):
    client.force_login(anna)
    address = admin_reverse("guidance_section_retire", args=[things.section.pk])
    successor = write(make_section("windows", anna), "en", "Windows", "x", anna, publish=True).section
    if act == "bring-back":
        client.post(address, {"act": "retire"})
    client.post(address, {"act": act, "successor": successor.pk})
    before = things.fresh(things.section)

    answer = client.post(address, {"act": act, "successor": ""}, follow=True)

    now = things.fresh(things.section)
    assert told in answer.content.decode()
    assert (now.retired_on, now.successor) == (before.retired_on, before.successor)
    assert (now.retired_on is not None) == (act == "retire")


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("doors", "/preview/"),
        ("step-1", "/preview/"),
        ("unit-eeo", "/supportunit/"),
        ("search", "/admin/"),
        ("no-such", None),
    ],
)
def test_edit_this_page_leads_to_where_the_key_is_edited(key, part, anna, things):
    address = edit_address(key, "en", anna)

    assert address is None if part is None else part in address


def test_edit_this_page_asks_visitors_to_sign_in(client, things):
    answer = client.get("/go/doors/edit")

    assert answer.status_code == 302
    assert "/admin/login/?next=/go/doors/edit" in answer.headers["Location"]


@pytest.mark.parametrize(("key", "status"), [("Doors", 302), ("no_key", 404), ("%FF", 404), ("%00", 404)])
def test_the_way_to_edit_reads_keys_as_permanent_links_do(client, things, key, status):
    assert client.get(f"/go/{key}/edit").status_code == status


def test_a_text_is_cleaned_when_it_is_saved(anna):
    content = write(make_section("one", anna), "en", "One", "x", anna)
    text = body_of(content).get_plugins("en").get().get_bound_plugin()

    text.body = '<p style="position:fixed" onclick="x()">Hello<script>1</script> <a href="javascript:x">there</a></p>'
    text.save()

    text.refresh_from_db()
    assert not any(word in text.body for word in ("style", "onclick", "script"))


def test_whoever_loses_a_draft_is_told(anna, client, things, mailoutbox, django_capture_on_commit_callbacks):
    Version.objects.filter(pk=things.version(things.draft).pk).update(locked_by=things.writer)
    client.force_login(anna)

    with django_capture_on_commit_callbacks(execute=True):
        on_version(client, things, things.draft, "unlock")

    assert mailoutbox[0].to == [things.writer.email]
    assert f"/preview/{things.draft.pk}/" in mailoutbox[0].body


def test_a_draft_is_taken_over_while_the_mail_server_is_down(
    anna, client, things, settings, caplog, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    Version.objects.filter(pk=things.version(things.draft).pk).update(locked_by=things.writer)
    client.force_login(anna)

    with django_capture_on_commit_callbacks(execute=True):
        on_version(client, things, things.draft, "unlock")

    assert things.version(things.draft).locked_by == anna
    assert "could not be told by mail" in caplog.text


def test_the_list_of_sections_asks_the_database_a_fixed_number_of_times(anna, client, django_assert_max_num_queries):
    client.force_login(anna)

    with django_assert_max_num_queries(30):
        answer = client.get(admin_reverse("guidance_section_changelist"))

    assert answer.content.decode().count("field-title") > 40


def test_a_link_into_the_guide_names_a_key(anna, client):
    client.force_login(anna)

    answer = client.get(admin_reverse("djangocms_text_textplugin_get_available_urls"), {"q": "conflict"})

    offered = [choice["url"] for group in answer.json()["results"] for choice in group["children"]]
    assert "/go/conflict-of-interest" in offered


@pytest.mark.parametrize(("language", "title"), [("en", "Who does what"), ("sv", "Vem gör vad")])
def test_the_portals_own_pages_are_found_by_their_titles(anna, client, language, title):
    client.force_login(anna)
    with override(language):
        address = admin_reverse("djangocms_text_textplugin_get_available_urls")

    answer = client.get(address, {"q": title.lower()})

    assert [choice["id"] for group in answer.json()["results"] for choice in group["children"]] == ["responsibility"]
    assert client.get(address, {"g": "responsibility"}).json()["text"] == title


def test_a_link_that_is_chosen_stays_in_the_text(anna):
    content = write(make_section("one", anna), "en", "One", '<a data-cms-href="x" href="/go/ethics">here</a>', anna)

    text = body_of(content).get_plugins("en").get().get_bound_plugin()

    assert '<a href="/go/ethics">here</a>' in text.body


def test_documents_and_pictures_are_shown_while_they_are_edited(anna, client, things):
    body = body_of(things.draft)
    add_plugin(body, "DocumentPlugin", "en", title="A law", url="https://example.org/law", document_language="sv")
    image = Image.objects.create(original_filename="a.png", file=ContentFile(PNG, "a.png"), owner=anna)
    add_plugin(body, "PicturePlugin", "en", image=image, alternative="Two people shake hands")
    client.force_login(anna)

    answer = client.get(get_object_edit_url(things.draft, "en")).content.decode()
    image.file.close()

    assert 'href="https://example.org/law"' in answer
    assert 'alt="Two people shake hands"' in answer
