"""`make lighthouse`: Lighthouse on a phone, three times each for a step and a section, against the real server."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import chromium
from tests.server import BASE_DIR, manage, serving

TOOL = BASE_DIR / "tests" / "browser" / "node_modules" / ".bin" / "lighthouse"
PAGES = "/go/step-2/en", "/go/samples-healthcare/sv"
RUNS = 3
ATTEMPTS = 3
CATEGORIES = "performance", "accessibility", "best-practices", "seo"
FLAGS = " ".join(["--headless=new", *chromium.FLAGS])


def measured(address: str, target: Path) -> dict:
    """Run Lighthouse once in its mobile profile and return its report.

    Chromium sometimes loses the beginning of a trace; Lighthouse then measures nothing, and asks to be run again.
    """
    command = [TOOL, address, "--quiet", "--output=json", f"--output-path={target}", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    for _ in range(ATTEMPTS):
        ran = subprocess.run(command, check=False, env=os.environ | {"CHROME_PATH": chromium.executable()})
        if ran.returncode == 0:
            return json.loads(target.read_text(encoding="utf-8"))
    sys.exit(f"Lighthouse measured nothing in {ATTEMPTS} attempts: {address}")


def line(report: dict) -> str:
    """Return scores and paint in one line, with the names of the audits that cost points."""
    scores = [f"{report['categories'][name]['score'] * 100:.0f}" for name in CATEGORIES]
    audits = report["audits"]
    paint = audits["largest-contentful-paint"]["numericValue"] / 1000
    shift = audits["cumulative-layout-shift"]["numericValue"]
    return f"{' '.join(scores)}  largest paint {paint:.2f} s  layout shift {shift:.3f}"


def full(report: dict) -> bool:
    return all(report["categories"][name]["score"] == 1 for name in CATEGORIES)


def three_runs(address: str, folder: Path) -> bool:
    """Print three runs of a page, with what cost points; return whether every score was 100."""
    with urllib.request.urlopen(address) as answer:
        address = answer.geturl()  # the page itself, not the way there
    sys.stdout.write(f"{address}\n")
    reports = [measured(address, folder / "report.json") for _ in range(RUNS)]
    for report in reports:
        sys.stdout.write(f"  {line(report)}\n")
        lost = [
            audit["id"]
            for audit in report["audits"].values()
            if (audit["score"] or 0) < 1 and audit["score"] is not None
        ]
        sys.stdout.write(f"    below 100: {', '.join(lost)}\n" if not full(report) else "")
    return all(full(report) for report in reports)


def main() -> None:
    """Print performance, accessibility, best practices and SEO of each run; fail where one of them is not 100."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        database = f"sqlite:///{data / 'portal.sqlite3'}"
        manage(database, data, "prepare")
        sys.stdout.write(f"{', '.join(CATEGORIES)}, {RUNS} runs each\n")
        with serving(database, data) as base:
            good = [three_runs(base + page, data) for page in PAGES]
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
