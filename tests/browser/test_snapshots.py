"""What assistive technology is told of each kind of page; KEEP_SNAPSHOTS=1 writes the files anew, to be read."""

import os
from pathlib import Path

import pytest

from tests.browser.kinds import KINDS, address

FOLDER = Path(__file__).with_name("snapshots")


@pytest.mark.parametrize("kind", KINDS)
def test_the_accessibility_tree_is_as_it_was_read(sample_portal, page, kind):
    page.goto(sample_portal + address(kind, "en"))
    file = FOLDER / f"{kind}.yaml"
    told = page.locator("body").aria_snapshot() + "\n"
    if os.environ.get("KEEP_SNAPSHOTS") == "1":
        file.write_text(told.replace(sample_portal, ""), encoding="utf-8")

    assert told.replace(sample_portal, "") == file.read_text(encoding="utf-8")


def test_every_snapshot_is_of_a_kind_that_exists():
    assert {file.stem for file in FOLDER.glob("*.yaml")} == set(KINDS)
