"""What the repository promises about itself, as a fresh clone has it."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

BASE_DIR = Path(__file__).resolve().parent.parent
TOP_LEVEL = {
    *("manage.py", "portal", "guidance", "contacts", "templates", "static", "fixtures", "tests"),
    *("pyproject.toml", "README.md", "Makefile", "CHANGELOG.md", "docs", "deploy", ".ci"),
    *("requirements.lock", "requirements-test.lock", ".gitignore", ".editorconfig"),
}
LOCKS = "requirements.lock", "requirements-test.lock"
TARGETS = "run", "test", "soak", "attack", "gallery", "prepare", "serve", "bench", "help"
ADRS = sorted((BASE_DIR / "docs/adr").glob("*.md"))


def read(name: str) -> str:
    return (BASE_DIR / name).read_text(encoding="utf-8")


def committed() -> list[str]:
    """Return the names of all files that a clone has, and of new ones that git does not ignore."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(command, cwd=BASE_DIR, capture_output=True, text=True, check=True).stdout.splitlines()


def project() -> dict:
    return tomllib.loads(read("pyproject.toml"))["project"]


def test_top_level_holds_what_was_agreed():
    assert {file.split("/")[0] for file in committed()} <= TOP_LEVEL


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_name_no_address(lock):
    assert not re.search(r"://", read(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_version_has_hashes(lock):
    for requirement in re.split(r"\n(?=[a-z0-9])", read(lock).strip()):
        assert re.match(r"[a-z0-9-]+==\S+ \\\n    --hash=sha256:", requirement), requirement.splitlines()[0]


def test_both_lock_files_agree():
    versions = [dict(re.findall(r"^([a-z0-9-]+)==(\S+)", read(lock), re.MULTILINE)) for lock in LOCKS]

    assert versions[0].items() <= versions[1].items()


def test_every_dependency_is_locked_and_says_why():
    text = read("pyproject.toml")
    locked = read("requirements-test.lock")
    for requirement in [*project()["dependencies"], *project()["optional-dependencies"]["test"]]:
        package = re.match(r"[A-Za-z0-9-]+", requirement)[0].lower()
        assert re.search(rf"^{package}==", locked, re.MULTILINE), package
        assert re.search(rf'"{re.escape(requirement)}",\s+# why: \S+', text), package


def test_npm_packages_are_locked_by_name_and_hash_only():
    assert '"resolved"' not in read("tests/browser/package-lock.json")
    assert "omit-lockfile-registry-resolved=true" in read("tests/browser/.npmrc")


@pytest.mark.parametrize("adr", ADRS, ids=lambda file: file.stem)
def test_decisions_are_numbered_short_and_complete(adr):
    text = adr.read_text(encoding="utf-8")

    assert text.startswith(f"# {adr.name[:4]} ")
    assert len(text.splitlines()) < 40
    for part in ("Status", "Context", "Decision", "Consequences"):
        assert re.search(rf"^(## )?{part}", text, re.MULTILINE), part


def test_readme_is_short_and_its_pictures_and_links_exist():
    text = read("README.md")
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)

    assert len(text.splitlines()) < 120
    assert [target for target in targets if not (BASE_DIR / target).exists()] == []


@pytest.mark.parametrize("target", TARGETS)
def test_make_help_names_each_agreed_command(target):
    listed = subprocess.run(["make", "help"], cwd=BASE_DIR, capture_output=True, text=True, check=True).stdout

    assert re.search(rf"^make {target} ", listed, re.MULTILINE)


def test_readme_explains_every_setting():
    names = set(re.findall(r'(?:env\.\w+|required)\(\s*"([A-Z_]+)"', read("portal/settings.py")))

    assert [name for name in sorted(names) if f"`{name}`" not in read("README.md")] == []


def test_the_service_and_commands_beside_it_read_the_same_settings():
    names = re.findall(r"^([A-Z_]+)=", read("deploy/portal.env"), re.MULTILINE)

    assert not re.search("^Environment=", read("deploy/portal.service"), re.MULTILINE)
    assert {"DATA_DIR", "DATABASE_URL", "TRUSTED_PROXIES"} <= set(names)
    assert [name for name in names if f"`{name}`" not in read("README.md")] == []


def test_nothing_that_is_written_while_working_is_committed():
    assert [file for file in committed() if re.search(r"(^|/)(var|\.venv|node_modules|__pycache__)/|\.mo$", file)] == []
