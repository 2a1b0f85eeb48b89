"""The first time a page is shown in a new generation: rendered from the guide, with nothing finished and no query."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.bench.contenders import with_statics
from tests.server import BASE_DIR, environment

PATHS = ("/en/resources/", "/en/topics/conflict-of-interest/", "/en/", "/sv/resurser/")


def measure(database: str, data: Path) -> dict[str, float]:
    """Return milliseconds for each page and the number of queries of all, from a process of its own."""
    env = environment(database, with_statics(data)) | {"PYTHONPATH": str(BASE_DIR)}
    done = subprocess.run([sys.executable, __file__], cwd=BASE_DIR, env=env, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main() -> None:
    """Each time another section of the page has changed since the page was rendered last, as after a publish."""
    import statistics
    import time

    import django

    django.setup()
    from django.db import connection

    from guidance import generation
    from guidance.fragments import fragments
    from portal.edge import finishing

    guide = generation.current()
    connection.force_debug_cursor = True
    before, found = len(connection.queries_log), {}
    for path in PATHS:
        times = {"after a publish": [], "with nothing kept": []}
        for name, spent in times.items():
            finishing.rendered(guide, path, "", "")  # templates are read once in the life of a process
            for number in range(15):
                later = published(guide, number)
                if name == "with nothing kept":
                    fragments.kept.clear()
                began = time.perf_counter()
                finishing.rendered(later, path, "", "")
                spent.append(time.perf_counter() - began)
        found |= {f"{path} {name}": statistics.median(spent) * 1e3 for name, spent in times.items()}
    print(json.dumps(found | {"queries": len(connection.queries_log) - before}))


def published(guide, number: int):
    """Return the guide with other words in one section of each step."""
    from dataclasses import replace

    editions = {}
    for language, edition in guide.editions.items():
        firsts = {section.step: key for key, section in reversed(edition.sections.items())}.values()
        changed = {key: replace(edition.sections[key], lead=f"In other words: {number}.") for key in firsts}
        editions[language] = replace(edition, sections={**edition.sections, **changed})
    return replace(guide, editions=editions)


if __name__ == "__main__":
    os.chdir(BASE_DIR)
    main()
