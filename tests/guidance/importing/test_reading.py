"""A fixture that cannot be read is named with file, place and reason, and nothing is written."""

import shutil
from pathlib import Path

import pytest

from guidance.importing.reading import FixtureError, read_guide

FIXTURES = Path(__file__).resolve().parents[3] / "fixtures" / "guide"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(FIXTURES, tmp_path / "guide"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text()
    assert old in text, f"{file} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1))


def test_the_fixtures_can_be_read():
    guide = read_guide(FIXTURES)

    assert len(guide.pages) == 8
    assert len(guide.units) == 28


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("units.yaml", "organisation: ki", "organization: ki", ["units.yaml", "units[0] (eeo)", "organization"]),
        ("units.yaml", "phone: null", 'checked_on: "2026-11-01"', ["units.yaml", "units[0] (eeo)", "checked_on"]),
        (
            "sections/step-3.yaml",
            "references: []",
            "candidates: [Roles]",
            ["step-3.yaml", "step3-lost-heading-a", "candidates"],
        ),
        ("units.yaml", "organisation: ki", "organisation: kth", ["units.yaml", "units[0] (eeo) → organisation", "kth"]),
        ("units.yaml", "first_contact: true", "first_contact: false", ["units.yaml", "first_contact: true"]),
        ("units.yaml", "key: grants-office", "key: eeo", ["unit “eeo”", "used twice"]),
        (
            "units.yaml",
            "eeo@example.org",
            "eeo at example.org",
            ["units.yaml", "example_email", "an email address such as"],
        ),
        ("units.yaml", "\nunits:", "\nunit:", ["units.yaml", "units:"]),
        ("units.yaml", "\nunits:", "\nunits: [", ["units.yaml", "line", "YAML"]),
        ("routes.yaml", "unit: eeo", "unit: nobody", ["routes[", "“nobody”"]),
        ("pages.yaml", "key: step-2", "key: step-9", ["step-2", "missing"]),
        ("sections/step-2.yaml", "key: samples-animal", "key: finder", ["“finder”", "portal"]),
        ("sections/step-2.yaml", "key: samples-animal", "key: ai-sweden", ["“ai-sweden”", "used twice"]),
        (
            "sections/step-2.yaml",
            "https://biobankstockholm.se",
            "biobankstockholm",
            ["step-2.yaml", "source", "an address such as"],
        ),
        (
            "sections/step-2.yaml",
            "slug: research-infrastructure",
            "slug: Research!",
            ["step-2.yaml", "en → slug", "small letters"],
        ),
    ],
)
def test_what_is_wrong_is_named(folder, file, old, new, said):
    change(folder, file, old, new)

    with pytest.raises(FixtureError) as caught:
        read_guide(folder)

    assert all(word in str(caught.value) for word in said), str(caught.value)


def test_a_missing_language_is_named(folder):
    path = folder / "sections" / "first-contact.yaml"
    text = path.read_text()
    start = text.index("\n    sv:")
    path.write_text(text[:start] + "\n" + text[text.index("\n    references:") + 1 :])

    with pytest.raises(FixtureError, match="first-contact.*“sv” is missing"):
        read_guide(folder)


def test_a_missing_file_is_named(folder):
    (folder / "captions.yaml").unlink()

    with pytest.raises(FixtureError, match="captions.yaml: the file is missing"):
        read_guide(folder)


def test_a_link_to_nothing_is_named(folder):
    change(folder, "sections/first-contact.yaml", "<p>", '<p><a href="/go/nowhere">x</a>')

    with pytest.raises(FixtureError, match="first-contact.*“nowhere”"):
        read_guide(folder)
