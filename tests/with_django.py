"""`python -m tests.with_django MODULE ARGUMENTS…` runs a module as a program, with Django set up before it is read.

For what tests and benchmark do in processes of their own; `command` is how they start one.
"""

import runpy
import sys

import django


def command(module: str, *arguments: object) -> list[str]:
    """Return the command that runs this module, with the repository as its folder."""
    return [sys.executable, "-m", "tests.with_django", module, *map(str, arguments)]


if __name__ == "__main__":
    django.setup()
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__")
