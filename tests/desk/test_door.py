"""The desk is open to those with its right, and to nobody else."""

import pytest
from django.test import Client

from guidance.models import LinkSet
from tests.editors import make_user

PAGES = ["", "use/", "link/samples-healthcare/", "link/samples-healthcare/print/", "sets/", "sets/new/"]
BACKEND = "django.contrib.auth.backends.ModelBackend"
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", PAGES)
def test_visitors_are_sent_to_sign_in(client, page):
    response = client.get(f"/en/admin/desk/{page}")

    assert response.status_code == 302
    assert response["Location"].startswith("/en/admin/login/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("groups", [(), ("KI publishers", "K publishers", "Site managers")])
def test_staff_without_the_right_are_refused(client, page, groups):
    client.force_login(make_user("bare-" + "-".join(groups)[:3], *groups), backend=BACKEND)

    assert client.get(f"/en/admin/desk/{page}").status_code == 403


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("group", ["Link desk", "Contact owners"])
def test_those_with_the_right_come_in(client, page, group):
    client.force_login(make_user(group.replace(" ", "-"), group), backend=BACKEND)

    assert client.get(f"/en/admin/desk/{page}").status_code == 200


def test_the_right_opens_nothing_in_the_cms(desk):
    for page in ("guidance/section/", "contacts/supportunit/", "cms/pagecontent/", "auth/user/"):
        assert desk.get(f"/en/admin/{page}").status_code in (302, 403), page


def test_the_administration_leads_to_the_desk(desk, make_set):
    row = make_set("samples-healthcare")

    assert b"/en/admin/desk/" in desk.get("/en/admin/").content
    assert desk.get("/en/admin/guidance/linkset/")["Location"] == "/en/admin/desk/sets/"
    assert desk.get(f"/en/admin/guidance/linkset/{row.pk}/change/")["Location"].endswith(f"/sets/{row.code}/")
    assert desk.post(f"/en/admin/guidance/linkset/{row.pk}/delete/").status_code == 403
    assert LinkSet.objects.filter(pk=row.pk).exists()


def test_a_form_from_elsewhere_is_refused(make_set):
    row = make_set("samples-healthcare")
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(make_user("eeo"), backend=BACKEND)

    assert stranger.post(f"/en/admin/desk/sets/{row.code}/", {"end": "1"}).status_code == 403
