"""Uploads that others made or readers see: changed by their owner or a site manager, and by nobody once public."""

import pytest
from cms.api import add_plugin
from cms.utils.urlutils import admin_reverse
from djangocms_versioning.models import Version
from filer.models import File, Folder

from tests.editing.acts_uploads import PNG, Image, document, make_file, replaced, show
from tests.editors import make_user


@pytest.mark.parametrize("role", ["KI authors", "Site managers"])
def test_what_readers_see_opens_to_be_looked_at(role, client, things):
    upload = document(things.writer)
    show(things.published, upload)
    client.force_login(make_user("anna", role))

    answer = client.get(admin_reverse("filer_file_change", args=[upload.pk]))

    assert answer.status_code == 200
    assert 'type="file"' not in answer.content.decode()


def test_a_site_manager_changes_what_others_uploaded(client, things):
    client.force_login(make_user("manager", "Site managers"))

    assert replaced(client, document(things.writer))
    assert replaced(client, document(None))


def test_not_even_a_superuser_replaces_what_readers_see(client, things):
    upload = document(things.writer)
    show(things.published, upload)
    client.force_login(things.writer)

    assert not replaced(client, upload)


def test_a_file_can_be_replaced_again_when_readers_no_longer_see_it(client, things):
    upload = document(things.writer)
    show(things.published, upload)
    client.force_login(things.writer)

    Version.objects.get_for_content(things.published).unpublish(things.writer)

    assert replaced(client, upload)


def test_a_page_that_is_public_keeps_its_files(client, things):
    upload = document(things.writer)
    show(things.page_published, upload)
    client.force_login(things.writer)

    assert not replaced(client, upload)


def delete(client, chosen: str, folder, **data) -> str:
    """Choose something in the list of a folder and delete it; the page that follows."""
    inside = admin_reverse("filer-directory_listing", args=[folder.pk])
    address = inside if chosen.startswith("file") else admin_reverse("filer-directory_listing-root")
    data = {"action": "delete_files_or_folders", "_selected_action": [chosen]} | data
    answer = client.post(address, data, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("confirmed", [{}, {"post": "yes"}])
@pytest.mark.parametrize("whole_folder", [False, True])
def test_a_file_that_a_draft_uses_is_not_deleted_and_the_draft_is_named(confirmed, whole_folder, client, things):
    upload = document(things.writer)
    show(things.draft, upload)
    client.force_login(things.writer)
    folder = upload.folder
    chosen = f"folder-{folder.pk}" if whole_folder else f"file-{upload.pk}"

    told = delete(client, chosen, folder, **confirmed)

    assert "law.pdf" in told
    assert f"{things.draft.title}” (English, Draft)" in told
    assert "Nothing was deleted" in told
    assert File.objects.filter(pk=upload.pk).exists()


def test_a_picture_that_a_draft_uses_stays_too(client, things):
    picture = make_file(Image, "p.png", PNG.getvalue(), things.writer)
    add_plugin(things.draft.placeholders.get(slot="body"), "PicturePlugin", "en", image=picture, alternative="x")
    client.force_login(things.writer)

    assert "(English, Draft)" in delete(client, f"file-{picture.pk}", picture.folder, post="yes")


def test_what_others_write_is_not_told(client, things):
    user = make_user("manager", "Site managers")
    upload = document(user)
    show(things.draft, upload)
    client.force_login(user)

    told = delete(client, f"file-{upload.pk}", upload.folder, post="yes")

    assert "a text of others" in told
    assert things.draft.title not in told


def test_what_no_text_uses_is_deleted(client, things):
    upload = document(things.writer)
    client.force_login(things.writer)

    delete(client, f"file-{upload.pk}", upload.folder, post="yes")

    assert not File.objects.filter(pk=upload.pk).exists()
    assert Folder.objects.filter(pk=upload.folder_id).exists()
