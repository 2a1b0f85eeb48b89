"""Uploads that others made or readers see: changed by their owner or a site manager, and by nobody once public."""

import pytest
from cms.utils.urlutils import admin_reverse
from djangocms_versioning.models import Version

from tests.editing.acts_uploads import document, replaced, show
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
