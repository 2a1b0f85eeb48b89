"""A process that renders pages when it is asked to, so that first renders are measured in turn with all else."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import with_django
from tests.bench.contenders import with_statics
from tests.server import BASE_DIR, environment


class Rendering:
    """The running process; see `tests.bench.first_render`."""

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
    env, pipes = environment(database, with_statics(data)), {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    command = with_django.command("tests.bench.first_render")
    with subprocess.Popen(command, cwd=BASE_DIR, env=env, text=True, **pipes) as process:
        yield Rendering(process)
        process.stdin.close()
