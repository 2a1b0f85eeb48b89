"""The data folder is full, cannot be written, or holds files that were flipped or cut."""

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import server
from tests.faults import load
from tests.faults.readiness import ready

pytestmark = pytest.mark.faults

NOWHERE = "postgres://portal@127.0.0.1:1/none"


@contextmanager
def small_disk(folder: Path, options: str):
    """A file system of its own in this folder; needs root."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.parametrize("options", ["size=64k", "ro"], ids=["full", "read only"])
def test_a_disk_that_refuses_stops_nothing(database, statics, addresses, tmp_path, options):
    with small_disk(tmp_path / "data" / "generations", options), server.serving(database, tmp_path / "data") as base:
        answers = [load.fetch(base, path) for path in addresses]
        load.until(lambda: "written" in ready(base)["store"]["status"] or options == "ro", 20)
        load.publish(database, tmp_path / "editor", 1)
        load.until(lambda: b"Number 0" in load.fetch(base, f"/api/v1/en/sections/{load.KEY}").body, 2)

    assert [seen.path for seen in answers if seen.status not in (200, 302)] == []


@pytest.fixture
def two_generations(database, statics, tmp_path) -> Path:
    """A data folder with two generations: before and after a publish."""
    data = tmp_path / "data"
    with server.serving(database, data) as base:
        load.until(lambda: ready(base)["store"]["newest"] == ready(base)["generation"], 20)
        load.publish(database, tmp_path / "editor", 1)
        load.until(lambda: ready(base)["store"]["kept"] == 2, 20)
    return data


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def cut(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def newest_files(data: Path) -> dict[str, list[Path]]:
    """Return the newest manifest, and the parts of its guide that the one before does not have."""
    newest, before = sorted((data / "generations" / "manifests").glob("*.json"), reverse=True)[:2]
    parts = [json.loads(path.read_bytes().partition(b"\n")[2])["guide"] for path in (newest, before)]
    own = set(parts[0].values()) - set(parts[1].values())
    return {
        "manifest": [newest],
        "part": [data / "generations" / "objects" / digest[:2] / digest[2:] for digest in own],
    }


@pytest.mark.parametrize("damage", [flip, cut, Path.unlink], ids=["flipped", "cut", "gone"])
@pytest.mark.parametrize("what", ["manifest", "part"])
def test_what_is_damaged_is_not_served(two_generations, tmp_path, damage, what):
    copy = tmp_path / "copy"
    shutil.copytree(two_generations, copy, symlinks=True)
    for file in newest_files(copy)[what]:
        damage(file)

    with server.serving(NOWHERE, copy) as base:
        page = load.fetch(base, f"/api/v1/en/sections/{load.KEY}")
        said = ready(base)

    assert page.status == 200
    assert b"Number 0" not in page.body
    assert said["store"]["status"] == "damaged" or (what, damage) == ("manifest", Path.unlink)


def test_an_empty_folder_without_a_database_says_so(statics, tmp_path):
    with server.serving(NOWHERE, tmp_path / "data") as base:
        page, said = load.fetch(base, "/en/"), load.fetch(base, "/readyz")

    assert (page.status, said.status) == (503, 503)
    assert b"The guide is being prepared" in page.body
