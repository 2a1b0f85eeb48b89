"""Somebody at the link desk, without any right in the CMS."""

import pytest

from guidance.models import LinkSet
from tests.editors import make_user


@pytest.fixture
def desk(client, db):
    """A signed-in member of the group "Link desk"."""
    client.force_login(make_user("eeo", "Link desk"), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def make_set(desk):
    """Make a set over HTTP and return its row."""

    def make(*keys, **fields):
        data = {"title": "Visit in spring", "note": "Read these first.", "language": "en", "section": keys} | fields
        desk.post("/en/admin/desk/sets/new/", data)
        return LinkSet.objects.latest("pk")

    return make
