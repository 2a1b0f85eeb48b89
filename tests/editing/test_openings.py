"""Doors for everybody: visitors leave no trace, the second sign-in is shut, uploads and managers are limited."""

import io
import re

import pytest
from cms.utils.urlutils import admin_reverse
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver
from django.utils.translation import override
from filer.models import File, Image
from PIL import Image as Picture

from guidance.groups import GROUPS
from tests.editors import make_user
from tests.people import PASSWORD

TOOLBAR_WORDS = "toolbar_on", "toolbar_off", "structure", "edit", "preview", "build", "cms_path=/en/", "persist"
NO_REGEX = str.maketrans("", "", "^$?\\Z")


@pytest.mark.parametrize("word", TOOLBAR_WORDS)
@pytest.mark.parametrize("method", ["get", "post", "put", "delete", "options", "head"])
def test_a_visitor_gets_no_cookie_and_writes_no_row(word, method, client, db):
    before = Session.objects.count()

    answer = getattr(client, method)(f"/en/?{word}")

    assert not answer.cookies
    assert Session.objects.count() == before
    assert answer.status_code < 500


def editors_addresses() -> list[str]:
    """Every address below the admin, with 1 for each number and name in it; and the other doors."""

    def below(resolver, start: str) -> list[str]:
        found = []
        for each in resolver.url_patterns:
            path = start + re.sub(r"\([^()]*\)|<[^>]*>", "1", str(each.pattern)).translate(NO_REGEX)
            found += below(each, path) if hasattr(each, "url_patterns") else [path]
        return found

    with override("en"):
        return [path for path in below(get_resolver(), "/") if re.match("/en/(admin|cms_wizard)/|/go/|/uploads/", path)]


@pytest.mark.parametrize("query", ["", "toolbar_on", "toolbar_off"])
def test_no_editors_address_gives_a_visitor_a_session(query, client, db):
    paths = editors_addresses()
    assert {"/en/admin/cms/placeholder/object/1/edit/1/", "/en/admin/login/", "/go/1/edit/"} <= set(paths)

    given = {path: client.get(f"{path}?{query}").cookies.keys() - {"csrftoken"} for path in paths}

    assert {path: cookies for path, cookies in given.items() if cookies} == {}
    assert not Session.objects.exists()


@pytest.mark.parametrize("path", ["/en/cms_login/", "/sv/cms_login/", "/en/cms_login"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_second_sign_in_is_shut(path, method, client, db):
    make_user("anna", "KI publishers")

    answer = getattr(client, method)(path, {"username": "anna", "password": PASSWORD})

    assert answer.status_code in (301, 403, 404, 405)
    assert "sessionid" not in answer.cookies


@pytest.mark.parametrize("path", ["/en/cms_wizard/create/", "/en/admin/cms/placeholder/cms_wizard/create/"])
def test_the_wizard_is_shut_to_visitors(path, client, db):
    assert client.get(path).status_code in (302, 403, 404)


@pytest.fixture
def anna(client, db):
    client.force_login(make_user("anna", "KI publishers"))
    return client


def upload(client, name: str, data: bytes, kind: str) -> None:
    client.post(admin_reverse("filer-ajax_upload"), {"file": SimpleUploadedFile(name, data, kind)})


REFUSED = {
    "drawing.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "image/svg+xml"),
    "page.html": (b"<script>1</script>", "text/html"),
    "program.exe": (b"MZ", "application/x-msdownload"),
    "page.pdf.html": (b"<script>1</script>", "application/pdf"),
    "large.pdf": (b"%PDF-1.4" + b"0" * 21 * 1024 * 1024, "application/pdf"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_on_the_list_or_too_large_is_refused(name, anna):
    upload(anna, name, *REFUSED[name])

    assert not File.objects.exists()


def test_an_upload_is_private_and_carries_no_place(anna):
    picture, exif = Picture.new("RGB", (8, 8)), Picture.Exif()
    exif[0x010E] = "taken at home"
    data = io.BytesIO()
    picture.save(data, "JPEG", exif=exif)

    upload(anna, "photo.jpg", data.getvalue(), "image/jpeg")

    kept = Image.objects.get()
    assert not kept.is_public
    with kept.file.storage.open(kept.file.name) as file:
        assert not dict(Picture.open(file).getexif())
    kept.file.close()


@pytest.fixture
def manager(client, db):
    user = make_user("manager", "Site managers")
    client.force_login(user)
    return user


def put_into(client, user: User, *groups: str) -> list[str]:
    """Send the form of an account with these groups; return those it has afterwards."""
    chosen = [Group.objects.get(name=name).pk for name in groups]
    data = {"username": user.username, "is_staff": "on", "is_active": "on", "groups": chosen}
    since = {"date_joined_0": "2026-01-31", "date_joined_1": "12:00:00"}  # superusers see it too
    client.post(admin_reverse("auth_user_change", args=[user.pk]), data | since)
    return sorted(user.groups.values_list("name", flat=True))


def test_a_site_manager_puts_people_into_the_groups_of_their_own(manager, client):
    manager.groups.add(Group.objects.get(name="KI authors"))

    assert put_into(client, make_user("new"), "KI authors") == ["KI authors"]


@pytest.mark.parametrize("group", ["KI publishers", "Contact owners", "Link desk"])
def test_a_site_manager_grants_no_group_that_they_are_not_in(group, manager, client):
    new = make_user("new")
    form = client.get(admin_reverse("auth_user_change", args=[new.pk])).context["adminform"].form

    assert group not in [str(choice) for choice in form.fields["groups"].queryset]
    assert put_into(client, new, group) == []


def test_groups_that_a_manager_is_not_in_stay_as_they_are(manager, client):
    assert put_into(client, make_user("anna", "KI publishers"), "Site managers") == ["KI publishers", "Site managers"]


def test_a_superuser_grants_every_group(client, db):
    client.force_login(make_user("root", superuser=True))

    assert put_into(client, make_user("new"), *(group.name for group in Group.objects.all())) == sorted(GROUPS)


def test_a_site_manager_cannot_take_over_an_account_with_more_rights(manager, client):
    anna = make_user("anna", "KI publishers")

    words = {"password1": "another long password", "password2": "another long password", "usable_password": "true"}
    client.post(admin_reverse("auth_user_password_change", args=[anna.pk]), words)

    assert User.objects.get(pk=anna.pk).check_password(PASSWORD)


@pytest.mark.parametrize("own", [True, False])
def test_a_site_manager_makes_nobody_a_superuser(own, manager, client):
    target = manager if own else make_user("new")
    data = {"username": target.username, "is_superuser": "on", "is_staff": "on", "is_active": "on"}

    client.post(admin_reverse("auth_user_change", args=[target.pk]), data | {"groups": Group.objects.first().pk})

    assert not User.objects.get(pk=target.pk).is_superuser
    assert not own or [group.name for group in manager.groups.all()] == ["Site managers"]


def test_a_site_manager_cannot_open_a_superuser(manager, client):
    root = make_user("root", superuser=True)

    answer = client.post(
        admin_reverse("auth_user_password_change", args=[root.pk]), {"password1": "a", "password2": "a"}
    )

    assert answer.status_code in (302, 403, 404)
    assert User.objects.get(pk=root.pk).check_password(PASSWORD)


def test_editing_has_a_policy_of_its_own_that_lets_nothing_in_from_outside(anna):
    policy = anna.get(admin_reverse("index")).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "http" not in policy
    assert "unsafe-eval" not in policy
