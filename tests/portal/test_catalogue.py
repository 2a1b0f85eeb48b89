"""The component catalogue is open to staff, in both languages, under the policy of public pages."""

import pytest

from guidance.catalogue import samples
from tests.editors import make_user

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
HEADINGS = {"/en/admin/catalogue/": "Component catalogue", "/sv/admin/catalogue/": "Komponenter"}


@pytest.fixture
def staff(client):
    client.force_login(make_user("kim"), backend=BACKEND)
    return client


@pytest.mark.parametrize("path", HEADINGS)
def test_visitors_are_sent_to_sign_in(client, path):
    assert client.get(path)["Location"] == f"{path[:4]}admin/login/?next={path}"


def test_an_account_that_is_not_staff_is_sent_to_sign_in(client):
    client.force_login(make_user("bare", staff=False), backend=BACKEND)

    assert client.get("/en/admin/catalogue/")["Location"].startswith("/en/admin/login/")


@pytest.mark.parametrize("path", HEADINGS)
def test_staff_see_every_component_in_their_language(staff, path):
    page = staff.get(path).content.decode()

    assert HEADINGS[path] in page
    assert page.count('class="catalogue"') == len(samples())


def test_its_policy_is_as_strict_as_that_of_a_public_page(staff):
    policy = staff.get("/en/admin/catalogue/")["Content-Security-Policy"]

    assert policy == staff.get("/en/")["Content-Security-Policy"]


def test_components_are_shown_as_readers_see_them(staff):
    assert "&lt;span class=" not in staff.get("/en/admin/catalogue/").content.decode()
