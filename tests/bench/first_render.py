"""The first time a page is shown in a new generation: rendered from the guide, with nothing finished and no query.

A program that measures it anew for each line it reads, and prints that as JSON; `tests.bench.rendering` asks it.
"""

import json
import statistics
import sys
import time
from dataclasses import replace

from django.db import connection

from guidance import generation
from guidance.fragments import fragments
from guidance.guide import Guide
from portal.edge import finishing

PATHS = ("/en/resources/", "/en/topics/conflict-of-interest/", "/en/", "/sv/resurser/")
TIMES = 7  # renders of each page for each line


def rendered(guide: Guide, path: str) -> dict[str, float]:
    """Return the median processor milliseconds of one page's first render, as after a publish, where another section of
    it has changed since it was rendered last, and where nothing is kept of it."""
    times = {"after a publish": [], "with nothing kept": []}
    for name, spent in times.items():
        finishing.rendered(guide, path, "", "")  # templates are read once in the life of a process
        for number in range(TIMES):
            later = published(guide, number)
            if name == "with nothing kept":
                fragments.kept.clear()
            began = time.process_time()
            finishing.rendered(later, path, "", "")
            spent.append(time.process_time() - began)
    return {f"{path} {name}": statistics.median(spent) * 1e3 for name, spent in times.items()}


def published(guide: Guide, number: int) -> Guide:
    """Return the guide with other words in one section of each step."""
    editions = {}
    for language, edition in guide.editions.items():
        firsts = {section.step: key for key, section in reversed(edition.sections.items())}.values()
        changed = {key: replace(edition.sections[key], lead=f"In other words: {number}.") for key in firsts}
        editions[language] = replace(edition, sections={**edition.sections, **changed})
    return replace(guide, editions=editions)


def main() -> None:
    guide = generation.current()
    connection.force_debug_cursor = True
    for _ in sys.stdin:
        before = len(connection.queries_log)
        found = {name: value for path in PATHS for name, value in rendered(guide, path).items()}
        print(json.dumps(found | {"queries": len(connection.queries_log) - before}), flush=True)


if __name__ == "__main__":
    main()
