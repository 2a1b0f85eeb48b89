"""Other measurements: each module named here has `measure(guide)`, which returns numbers by what they mean."""

import json
import subprocess
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import psycopg

from tests import with_django
from tests.server import BASE_DIR, environment

MODULES = ("resolver", "search")


def inside(url: str, folder: Path, *words: str):
    """Run this module in a process with the portal's settings, and return what it prints as JSON."""
    env, command = environment(url, folder / "plugs"), with_django.command("tests.bench.plugs", *words)
    return json.loads(subprocess.run(command, cwd=BASE_DIR, env=env, capture_output=True, text=True, check=True).stdout)


def measured(url: str, folder: Path) -> dict[str, float]:
    return inside(url, folder, "measure")


def described(url: str, folder: Path, path: str) -> dict:
    """Return what a step's page shows, as plain values: its own texts, and its sections with all their parts."""
    return inside(url, folder, "describe", path)


def number_of_sections(url: str) -> int:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT count(*) FROM guidance_section").fetchone()[0]


def main(action: str, path: str = "") -> None:
    from guidance import generation

    guide = generation.current()
    if action == "measure":
        found = {}
        for name in MODULES:
            found |= import_module(f"tests.bench.{name}").measure(guide)
        print(json.dumps(found))
        return
    print(json.dumps(description(guide, path), default=str))


def description(guide, path: str) -> dict:
    from guidance.pages import Ask
    from guidance.pages.sections import shown_section

    language, key = guide.addresses[path]
    edition = guide.editions[language]
    page, ask, seen = edition.pages[key], Ask(guide, edition, path, key), set()
    shown = [shown_section(ask, each, seen) for each in edition.sections.values() if each.step == page.step]
    return {
        "texts": [html for html in page.slots.values() if html],
        "sections": [
            {
                "values": {
                    "key": each.section.key,
                    "title": each.section.title,
                    "responsibility": each.section.responsibility,
                    "address": each.permalink,
                    "unit": each.unit_name,
                },
                "html": f"<p>{each.section.lead}</p>{each.section.html}",
                "references": [asdict(reference) for reference in each.section.references],
                "panel": without_dates(asdict(each.panel)),
            }
            for each in shown
        ],
    }


def without_dates(panel: dict) -> dict:
    """A day is no value of JSON, and the component shows a unit without it as well."""
    for group in panel["groups"]:
        for card in group["cards"]:
            card["support"]["unit"] |= {"checked_on": None, "reachable": True}
    return panel


if __name__ == "__main__":
    main(*sys.argv[1:])
