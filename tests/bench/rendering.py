"""The first time a page is shown in a new generation: rendered from the guide, with nothing finished and no query."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.contenders import with_statics
from tests.server import BASE_DIR, environment

PATHS = ("/en/resources/", "/en/topics/conflict-of-interest/", "/en/", "/sv/resurser/")
TIMES = 7  # renders of each page for each line that is asked for


class Rendering:
    """A process that renders pages when it is asked to, so that this is measured in turn with all else."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.process = process

    def measure(self) -> dict[str, float]:
        """Return processor milliseconds for each page, medians of a few renders, and the number of queries of all."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextmanager
def rendering(database: str, data: Path) -> Iterator[Rendering]:
    """Yield a process that has read the guide and renders from it."""
    env = environment(database, with_statics(data)) | {"PYTHONPATH": str(BASE_DIR)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, __file__], cwd=BASE_DIR, env=env, **pipes) as process:
        yield Rendering(process)
        process.stdin.close()


def main() -> None:
    """Each time another section of the page has changed since the page was rendered last, as after a publish."""
    import django

    django.setup()
    from django.db import connection

    from guidance import generation

    guide = generation.current()
    connection.force_debug_cursor = True
    for _ in sys.stdin:
        before = len(connection.queries_log)
        found = {name: value for path in PATHS for name, value in rendered(guide, path).items()}
        print(json.dumps(found | {"queries": len(connection.queries_log) - before}), flush=True)


def rendered(guide, path: str) -> dict[str, float]:
    """Return what a first render of one page takes, where other pages are known already and where nothing is."""
    import statistics
    import time

    from guidance.fragments import fragments
    from portal.edge import finishing

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
