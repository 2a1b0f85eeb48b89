"""Accounts of editors, made at the command line."""

import io

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from portal.management.commands.editor import group_names

pytestmark = pytest.mark.django_db


def editor(*said: str):
    """Make an account without a terminal and return it with the password that was printed."""
    out = io.StringIO()
    call_command("editor", "anna", *said, stdout=out)
    return get_user_model().objects.get(username="anna"), out.getvalue().split()[-1]


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())


@pytest.mark.parametrize(
    ("organisation", "role", "groups"),
    [
        ("ki", "author", ["KI authors"]),
        ("k", "publisher", ["K publishers"]),
        ("both", "author", ["KI authors", "K authors"]),
        ("both", "contacts", ["Contact owners"]),
        ("ki", "admin", []),
    ],
)
def test_each_role_has_its_groups(organisation, role, groups):
    user, _ = editor("--organisation", organisation, "--role", role)

    assert group_names(organisation, role) == groups
    assert set(user.groups.values_list("name", flat=True)) == set(groups)
    assert user.is_superuser == (role == "admin")


def test_the_printed_password_signs_in(rf):
    user, password = editor()

    assert authenticate(rf.post("/"), username="anna", password=password) == user


def test_a_second_call_changes_rights_and_password():
    _, first = editor("--organisation", "ki")
    user, second = editor("--organisation", "k", "--role", "author")

    assert first != second
    assert [group.name for group in user.groups.all()] == ["K authors"]


def test_a_database_without_groups_is_said():
    Group.objects.all().delete()

    with pytest.raises(CommandError, match="No group K publishers, KI publishers in this database"):
        editor()
