"""The real browser of the tests: an installed Chromium, or the one that Playwright brought."""

import os
import shutil
import sys
from pathlib import Path

# Quiet on a closed network, and able to run as root.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"


def brought_by_playwright() -> list[Path]:
    """Return the browsers in Playwright's own folder, newest first."""
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    return sorted(folder.glob("chromium-*/chrome-linux*/chrome"), reverse=True)


def executable() -> str:
    """Return the path of a Chromium; `FileNotFoundError` where there is none."""
    installed = [found for name in NAMES if (found := shutil.which(name))]
    for found in (*installed, *brought_by_playwright()):
        return str(found)
    raise FileNotFoundError("The tests need Chromium; `make test` installs it, or: apt-get install chromium")


if __name__ == "__main__":
    sys.stdout.write(executable() + "\n")
