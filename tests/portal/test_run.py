"""`make run`: the whole guide from nothing, and a second start that keeps what was written."""

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.postgres import free_port
from tests.server import BASE_DIR, environment, stop, wait_until_it_answers

COMMAND = [sys.executable, "-m", "portal.start"]


@contextmanager
def running(given: Mapping[str, str], log: Path) -> Iterator[str]:
    """The portal as `make run` starts it; yields the address that it prints."""
    with log.open("wb") as words:
        command = [*COMMAND, "run"]
        process = subprocess.Popen(command, cwd=BASE_DIR, env=given, stdout=words, stderr=words, start_new_session=True)
    try:
        base = f"http://127.0.0.1:{given['PORT']}"
        wait_until_it_answers(process, base, log, workers=1, seconds=120)
        yield re.search(r"The guide: +(\S+)/\n", log.read_text())[1]
    finally:
        stop(process)


def read(address: str) -> str:
    """Return a page; an answer other than 200 is an error."""
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert answer.status == 200
        return answer.read().decode()


def read_until(address: str, words: str) -> None:
    """Return once these words stand on the page."""
    until = time.monotonic() + 20
    while words not in read(address):
        assert time.monotonic() < until, f"{words} never stood on {address}"
        time.sleep(0.2)


def test_a_second_start_keeps_what_was_written(tmp_path):
    given = environment("", tmp_path / "data") | {"PORT": str(free_port())}
    given = {name: given[name] for name in given.keys() - {"DATABASE_URL", "SECRET_KEY", "SITE_URL"}}
    rename = (
        "from contacts.models import SupportUnit as Unit; unit = Unit.objects.get(key='eeo');"
        "unit.name_en, unit.name_sv = 'Renamed unit', 'Omdöpt enhet'; unit.save()"
    )

    with running(given, tmp_path / "first.log") as address:
        assert address == f"http://127.0.0.1:{given['PORT']}"
        assert all("<h1" in read(f"{address}/{language}/") for language in ("en", "sv"))
        subprocess.run([*COMMAND, "manage", "shell", "--command", rename], cwd=BASE_DIR, env=given, check=True)
        read_until(f"{address}/en/contacts/", "Renamed unit")
    with running(given, tmp_path / "second.log") as address:
        assert "Renamed unit" in read(f"{address}/en/contacts/")
        assert "Omdöpt enhet" in read(f"{address}/sv/kontakter/")

    assert "sections imported" in (tmp_path / "first.log").read_text()
    assert "left as they are" in (tmp_path / "second.log").read_text()
