"""Settings as they come out of the environment."""

import json
import subprocess
import sys

import pytest

from portal.checks import production_settings
from tests.server import BASE_DIR, environment

CONNECTION = """
import django, json
django.setup()
from django.db import connection
from guidance.listening import use_own_connection
shown = [connection.get_connection_params()]
use_own_connection()
shown.append(connection.get_connection_params())
print(json.dumps(shown, default=str))
"""
PRAGMAS = """
import django, json
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    print(json.dumps([cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "busy_timeout")]))
"""


def told(program: str, tmp_path, **said: str):
    """Run a program in a portal's environment; return what it printed as JSON."""
    given = environment(f"sqlite:///{tmp_path / 'portal.sqlite3'}", tmp_path) | said
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=BASE_DIR, env=given, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_what_the_address_of_the_database_asks_for_holds_for_every_connection(tmp_path):
    url = "postgres://portal@db.example.org/portal?sslmode=verify-full&sslrootcert=/etc/ca.pem&connect_timeout=1"

    ordinary, followers = told(CONNECTION, tmp_path, DATABASE_URL=url)

    for options in (ordinary, followers):
        assert (options["sslmode"], options["sslrootcert"]) == ("verify-full", "/etc/ca.pem")
        assert "statement_timeout" in options["options"]
    assert ordinary["connect_timeout"] == 1


@pytest.mark.parametrize(("query", "timeout"), [("", 10000), ("?timeout=3", 3000)])
def test_a_file_of_sqlite_takes_options_too(tmp_path, query, timeout):
    url = f"sqlite:///{tmp_path / 'portal.sqlite3'}{query}"

    assert told(PRAGMAS, tmp_path, DATABASE_URL=url) == ["wal", timeout]


@pytest.mark.parametrize(
    ("said", "sender"),
    [
        ({"EMAIL_FROM": "The guide <guide@example.org>"}, "The guide <guide@example.org>"),
        ({"EMAIL_FROM": "guide@example.org", "FIRST_CONTACT_EMAIL": "eeo@example.org"}, "guide@example.org"),
        ({"EMAIL_FROM": "", "FIRST_CONTACT_EMAIL": "eeo@example.org"}, "eeo@example.org"),
    ],
)
def test_mails_come_from_the_address_that_the_environment_says(tmp_path, said, sender):
    show = "import json; from portal import settings as s; print(json.dumps([s.DEFAULT_FROM_EMAIL, s.SERVER_EMAIL]))"

    assert told(show, tmp_path, **said) == [sender, sender]


@pytest.mark.parametrize(
    ("backend", "sender", "asked_for"),
    [
        ("smtp", "webmaster@localhost", True),
        ("smtp", "guide@example.org", False),
        ("console", "webmaster@localhost", False),
    ],
)
def test_only_mail_that_leaves_needs_a_sender(settings, backend, sender, asked_for):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    settings.DEFAULT_FROM_EMAIL = sender

    assert ("portal.E008" in {error.id for error in production_settings(None)}) is asked_for
