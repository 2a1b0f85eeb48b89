"""Other measurements: each module named here has `measure(guide)`, which returns numbers by what they mean."""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import psycopg

from tests.server import BASE_DIR, environment

MODULES = ("resolver", "search")


def inside(url: str, folder: Path, *words: str):
    """Run this file in a process with the portal's settings, and return what it prints as JSON."""
    env = environment(url, folder / "plugs") | {"PYTHONPATH": str(BASE_DIR)}
    command = [sys.executable, __file__, *words]
    return json.loads(subprocess.run(command, cwd=BASE_DIR, env=env, capture_output=True, text=True, check=True).stdout)


def measured(url: str, folder: Path) -> dict[str, float]:
    return inside(url, folder, "measure")


def texts_of(url: str, folder: Path, path: str) -> list[str]:
    """Return the texts that a step's page shows: its own and those of its sections."""
    return inside(url, folder, "texts", path)


def number_of_sections(url: str) -> int:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT count(*) FROM guidance_section").fetchone()[0]


def main(action: str, path: str = "") -> None:
    import django

    django.setup()
    from guidance import generation

    guide = generation.current()
    if action == "measure":
        found = {}
        for name in MODULES:
            found |= import_module(f"tests.bench.{name}").measure(guide)
        print(json.dumps(found))
        return
    language, key = guide.addresses[path]
    edition = guide.editions[language]
    page = edition.pages[key]
    own = [html for html in page.slots.values() if html]
    print(json.dumps(own + [each.html for each in edition.sections.values() if each.step == page.step]))


if __name__ == "__main__":
    main(*sys.argv[1:])
