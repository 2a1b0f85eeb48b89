"""Starts the portal: `python -m portal.start run|prepare|serve`, which the Makefile calls by the same names."""

import os
import secrets
import socket
import sys
from pathlib import Path

import django
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, execute_from_command_line
from django.db import OperationalError

from guidance.writing import write

BASE_DIR = Path(__file__).resolve().parent.parent
LOOPBACK = "127.0.0.1"
READ = ("SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "TRUSTED_PROXIES")  # without these there are no settings at all
# What Django finds wherever a setting of the environment is missing or unsafe that portal.checks names already.
SAID_BETTER = frozenset(f"security.W{number:03}" for number in (4, 5, 8, 9, 10, 11, 12, 16, 18, 20, 21))


def port() -> int:
    """Return the port to listen on; leave with one sentence where `PORT` is no port."""
    said = os.environ.get("PORT") or "8000"
    if not said.isdecimal() or not 0 < int(said) < 65536:
        sys.exit(f"PORT is {said!r}; it has to be a number from 1 to 65535, for example PORT=8001")
    return int(said)


def check_port_is_free(host: str, number: int) -> None:
    """Leave with one sentence where another program listens already; the server itself would share the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, number))
        except OSError as error:
            sys.exit(
                f"Cannot listen on {host}:{number} ({error.strerror}). Another program may be using it; "
                f"stop it or take another port, for example: PORT={number + 1 if number < 65535 else 8000} make run"
            )


def kept_secret(folder: Path) -> str:
    """Return the secret key of this folder, made at the first call and readable by its owner only."""
    file = folder / "secret-key"
    if not file.exists() or not file.stat().st_size:  # a full disk once left it empty
        write(file, secrets.token_urlsafe(50).encode(), mode=0o600)
    return file.read_text()


def demo_environment() -> None:
    """Settings for trying things out on one's own machine: SQLite, loopback only, nothing to set beforehand."""
    data = Path(os.environ.get("DATA_DIR") or BASE_DIR / "var").resolve()
    data.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        DEBUG="0",
        DATA_DIR=str(data),
        DATABASE_URL=f"sqlite:///{data / 'portal.sqlite3'}",
        SECRET_KEY=kept_secret(data),
        ALLOWED_HOSTS=f"{LOOPBACK},localhost,[::1]",
        SITE_URL=f"http://{LOOPBACK}:{port()}",
    )
    os.environ.pop("CSRF_TRUSTED_ORIGINS", None)


def server_command(host: str, number: int, workers: str) -> list[str]:
    """Return the command that serves the portal; there is no other."""
    return [sys.executable, "-m", "portal.server", host, str(number), workers]


def become_server(host: str, workers: str) -> None:
    """Replace this process by the server, so that signals reach it."""
    command = server_command(host, port(), workers)
    sys.stdout.flush()
    os.execv(command[0], command)


def workers(default: int) -> str:
    """Return how many processes serve; leave with one sentence where `WEB_CONCURRENCY` is no such number."""
    said = os.environ.get("WEB_CONCURRENCY") or str(default)
    if not said.isdecimal() or int(said) < 1:
        sys.exit(f"WEB_CONCURRENCY is {said!r}; it has to be a number from 1, for example WEB_CONCURRENCY=2")
    return said


def run() -> None:
    """The portal on one's own machine, with the whole guide, from nothing."""
    check_port_is_free(LOOPBACK, port())
    demo_environment()
    prepare()
    address = f"http://{LOOPBACK}:{port()}/"
    print(
        f"\n  The guide:      {address}\n"
        f"  For editors:    {address}admin/\n"
        "  Editor account: run `make editor` in another window; it prints the name and the password\n"
        f"  What you write: {os.environ['DATA_DIR']}\n"
        "  Ctrl-C stops it.\n"
    )
    become_server(LOOPBACK, workers(default=1))


def prepare() -> None:
    """Database, static files and content, for the settings in the environment."""
    django.setup()
    call_command("prepare")


def unreadable() -> dict[str, str]:
    """Return, by its name, what is wrong with each setting that cannot be read at all.

    It is left out from there on, so that the others can be looked at too: whoever mends one hears of all.
    """
    found: dict[str, str] = {}
    while True:
        try:
            django.setup()
            return found
        except ImproperlyConfigured as error:
            name = next((name for name in READ if name in str(error) and name not in found), None)
            if name is None:
                raise
            found[name] = str(error)
            os.environ.pop(name, None)
            os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))


def unsafe() -> list[str]:
    """Return one line for each setting that is missing or unsafe (`manage.py check --deploy` tells the same)."""
    found = [message for message in checks.run_checks(include_deployment_checks=True) if not message.is_silenced()]
    found = [message for message in found if message.level >= checks.WARNING]
    own = [message for message in found if message.id not in SAID_BETTER]
    return [" ".join(filter(None, (message.msg, message.hint))) for message in own or found]


def serve() -> None:
    """Production: refuses to start while a setting is unsafe or missing."""
    host = os.environ.get("HOST") or LOOPBACK
    check_port_is_free(host, port())
    count = workers(default=os.cpu_count() or 1)
    told = unreadable()
    if problems := [*told.values(), *(line for line in unsafe() if line.split()[0] not in told)]:
        sys.exit("The portal does not start with these settings:\n" + "\n".join(f"- {line}" for line in problems))
    become_server(host, count)


def manage() -> None:
    """A management command in the environment of `run`."""
    demo_environment()
    execute_from_command_line(["manage.py", *sys.argv[2:]])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    actions = {"run": run, "prepare": prepare, "serve": serve, "manage": manage}
    try:
        actions[sys.argv[1]]()
    except ImproperlyConfigured as error:
        sys.exit(f"The portal does not start. {error}")
    except OperationalError as error:
        sys.exit(f"The database of DATABASE_URL does not answer: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
