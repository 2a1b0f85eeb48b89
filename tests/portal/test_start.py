"""Starting the portal: what is missing is named, what is taken is said, and nothing unsafe serves."""

import errno
import os
import socket
import subprocess
import sys

import pytest

from portal.start import kept_secret
from tests.postgres import free_port
from tests.server import BASE_DIR, environment, serving

SAFE = {
    "SITE_URL": "https://guide.example.org",
    "ALLOWED_HOSTS": "guide.example.org",
    "FIRST_CONTACT_EMAIL": "contact@guide.example.org",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
}


def start(action: str, tmp_path, **said: str) -> subprocess.CompletedProcess:
    """Start the portal in an environment in which an empty value means: not said."""
    given = environment(f"sqlite:///{tmp_path / 'portal.sqlite3'}", tmp_path) | {"PORT": str(free_port())} | SAFE | said
    command = [sys.executable, "-m", "portal.start", action]
    given = {name: value for name, value in given.items() if value}
    return subprocess.run(command, cwd=BASE_DIR, env=given, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ({"SECRET_KEY": ""}, "Set the environment variable SECRET_KEY, for example SECRET_KEY="),
        ({"SITE_URL": ""}, "SITE_URL has to be the public address, with https. For example: SITE_URL=https://"),
        ({"SITE_URL": "http://guide.example.org"}, "SITE_URL has to be the public address, with https"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS has to name the hosts to answer for. For example: ALLOWED_HOSTS="),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS has to name the hosts to answer for"),
        ({"DATABASE_URL": ""}, "DATABASE_URL has to say which database holds the guide. For example: DATABASE_URL="),
        (
            {"DATABASE_URL": "mysql://x"},
            "DATABASE_URL is nothing that the portal can use. For example: DATABASE_URL=",
        ),
        ({"EMAIL_URL": "post"}, "EMAIL_URL is nothing that the portal can use. For example: EMAIL_URL=smtp"),
        (
            {"TRUSTED_PROXIES": "many"},
            "TRUSTED_PROXIES is nothing that the portal can use. For example: TRUSTED_PROXIES=1",
        ),
        (
            {"EMAIL_URL": "smtp://mail.example.org", "FIRST_CONTACT_EMAIL": ""},
            "EMAIL_FROM has to be the address that emails come from. For example: EMAIL_FROM=guide@",
        ),
        ({"SECRET_KEY": "short"}, "SECRET_KEY has to be 50 random characters or more. For example: SECRET_KEY=$("),
        ({"CSRF_TRUSTED_ORIGINS": "guide.example.org"}, "CSRF_TRUSTED_ORIGINS setting must start with a scheme"),
        ({"DEBUG": "1"}, "DEBUG is on and would show the program's inside to visitors. For example: DEBUG=0"),
        ({"PORT": "eighty"}, "PORT is 'eighty'; it has to be a number from 1 to 65535, for example PORT=8001"),
        ({"WEB_CONCURRENCY": "many"}, "WEB_CONCURRENCY is 'many'; it has to be a number from 1, for example"),
        ({"FIRST_CONTACT_EMAIL": ""}, "The database is not prepared. Run `make prepare`"),
    ],
)
def test_production_names_what_is_missing_or_unsafe(tmp_path, said, answer):
    done = start("serve", tmp_path, **said)

    assert done.returncode == 1
    assert answer in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "wrong",
    [
        {"SECRET_KEY": "short", "SITE_URL": "", "ALLOWED_HOSTS": "", "DATABASE_URL": ""},
        {"SECRET_KEY": "", "SITE_URL": "http://guide.example.org", "ALLOWED_HOSTS": "*", "DATABASE_URL": "mysql://x"},
        {"SECRET_KEY": "short", "DATABASE_URL": "x", "EMAIL_URL": "post", "TRUSTED_PROXIES": "many", "DEBUG": "1"},
        {"SECRET_KEY": "short", "CSRF_TRUSTED_ORIGINS": "guide.example.org", "SITE_URL": ""},
    ],
)
def test_all_that_is_wrong_is_named_at_once_and_nothing_twice(tmp_path, wrong):
    done = start("serve", tmp_path, **wrong)

    lines = [line for line in done.stderr.splitlines() if line.startswith("- ")]
    assert sorted(name for line in lines for name in wrong if name in line) == sorted(wrong)
    assert len(lines) == len(wrong)


def test_an_example_address_is_no_first_point_of_contact(database, tmp_path):
    done = start("serve", tmp_path, DATABASE_URL=database, FIRST_CONTACT_EMAIL="")

    assert "FIRST_CONTACT_EMAIL is needed until the first point of contact has a confirmed" in done.stderr


def test_safe_settings_pass_every_check(database, tmp_path):
    said = environment(database, tmp_path) | SAFE
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]

    done = subprocess.run(command, cwd=BASE_DIR, env=said, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("action", ["run", "serve"])
def test_a_port_that_is_taken_is_said_in_one_sentence(tmp_path, action):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = start(action, tmp_path, PORT=str(taken.getsockname()[1]))

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Another program may be using it; stop it or take another port, for example: PORT=" in done.stderr


def test_a_database_that_does_not_answer_is_said_without_a_traceback(tmp_path):
    done = start("prepare", tmp_path, DATABASE_URL="postgres://nobody@127.0.0.1:1/portal")

    assert done.returncode == 1
    assert "The database of DATABASE_URL does not answer" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_demo_keeps_its_secret_to_its_owner(tmp_path):
    first = kept_secret(tmp_path)

    assert kept_secret(tmp_path) == first
    assert len(first) > 50
    assert os.stat(tmp_path / "secret-key").st_mode & 0o777 == 0o600


def test_a_secret_that_a_full_disk_left_empty_is_made_anew(tmp_path):
    (tmp_path / "secret-key").touch()

    assert len(kept_secret(tmp_path)) > 50


def test_a_full_disk_leaves_no_empty_secret(tmp_path, monkeypatch):
    def full(*args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        kept_secret(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_the_server_stops_when_it_is_told_to(database, statics, tmp_path):
    with serving(database, tmp_path / "data", workers=2) as address:
        port = int(address.rpartition(":")[2])

    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize(("said", "folder"), [({}, "data"), ({"UPLOADS_DIR": "{}/shared"}, "shared")])
def test_uploads_may_lie_on_storage_that_all_hosts_share(said, folder, tmp_path):
    given = environment("sqlite:///unused.sqlite3", tmp_path / "data")
    given |= {name: value.format(tmp_path) for name, value in said.items()}
    ask = "from portal import settings as s; print(s.MEDIA_ROOT, s.PRIVATE_MEDIA_ROOT)"
    answer = subprocess.run([sys.executable, "-c", ask], cwd=BASE_DIR, env=given, capture_output=True, text=True)

    assert answer.stdout.split() == [f"{tmp_path / folder}/media", f"{tmp_path / folder}/uploads"]
