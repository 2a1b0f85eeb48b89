"""What a script sends to the CMS's endpoints and nobody can read: refused in words, logged, and nothing is changed."""

import pytest
from django.db import transaction

from guidance.admin.placeholders import forgiving
from guidance.drafting import body_of
from guidance.models import Section
from tests.editing.acts_plugins import plugin_url


def place(things) -> int:
    return body_of(things.draft).pk


UNREADABLE = {
    "no text is named": ("move_plugin", lambda things: {}),
    "no number": ("move_plugin", lambda things: {"plugin_id": "a"}),
    "no language": ("move_plugin", lambda things: {"plugin_id": things.text(things.draft).pk}),
    "no such place": ("move_plugin", lambda things: {"plugin_id": things.text(things.draft).pk, "placeholder_id": 0}),
    "a copy beside itself": (
        "move_plugin",
        lambda things: {
            "plugin_id": things.text(things.draft).pk, "placeholder_id": place(things), "move_a_copy": "true",
        },
    ),
    "nothing to copy": ("copy_plugins", lambda things: {}),
    "a place that is no number": (
        "copy_plugins",
        lambda things: {"source_placeholder_id": "a", "target_placeholder_id": place(things), "target_language": "en"},
    ),
    "an empty language": (
        "copy_plugins",
        lambda things: {
            "source_placeholder_id": place(things), "target_placeholder_id": place(things),
            "source_language": "sv", "target_language": "en",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_refused_in_words_and_logged(case, client, things, caplog):
    name, sent = UNREADABLE[case]
    client.force_login(things.writer)

    answer = client.post(plugin_url(name), sent(things))

    assert answer.status_code == 400
    assert "Load the page again" in answer.content.decode()
    assert f"{name} could not read" in caplog.text


def test_what_was_written_before_is_taken_back(db):
    def view(self, request):
        Section.objects.filter(key="conflict-of-interest").update(position=77)
        raise ValueError

    with transaction.atomic():
        answer = forgiving(view)(None, None)

    assert answer.status_code == 400
    assert Section.objects.get(key="conflict-of-interest").position != 77


def test_a_move_is_only_ever_sent(client, things):
    client.force_login(things.writer)

    assert client.get(plugin_url("move_plugin")).status_code == 405
