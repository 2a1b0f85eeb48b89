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
    import statistics
    import time

    import django

    django.setup()
    from django.db import connection

    from guidance import generation
    from portal.edge import finishing

    guide = generation.current()
    connection.force_debug_cursor = True
    before, found = len(connection.queries_log), {}
    for path in PATHS:
        finishing.rendered(guide, path, "", "")  # templates are read once in the life of a process
        times = []
        for _ in range(15):
            began = time.perf_counter()
            finishing.rendered(guide, path, "", "")
            times.append(time.perf_counter() - began)
        found[path] = statistics.median(times) * 1e3
    print(json.dumps(found | {"queries": len(connection.queries_log) - before}))


if __name__ == "__main__":
    os.chdir(BASE_DIR)
    main()
