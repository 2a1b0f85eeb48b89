"""The house's own rules about code, checked by reading it."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import settings

BASE_DIR = Path(__file__).resolve().parent.parent
APPS = "contacts", "guidance", "portal"
MAY_IMPORT = {"contacts": {"contacts"}, "guidance": {"guidance", "contacts"}, "portal": set(APPS)}
PURE = [
    "contacts/choices.py",
    "contacts/resolver.py",
    "contacts/units.py",
    "guidance/addresses.py",
    "guidance/coverage.py",
    "guidance/guide.py",
    "guidance/pages/*.py",
    "guidance/relevance.py",
]
LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 200, 40
LARGER = {  # file → lines it may have, and why
    "portal/settings.py": (250, "one file of settings, as the style guide allows"),
}
# In brackets stands what keeps this line from being one of them.
UNFINISHED = re.compile(
    r"\b(TO[D]O|FIXM[E]|XX[X]|NotImplemented[E]rror|import[o]rskip|Skip[T]est)\b|\b(pytest|unittest|mark)\.(skip|xfail)"
)
WRITTEN = (
    "templates/**/*.html",
    "static/**/*.css",
    "static/js/*.js",
    "tests/browser/*.js",
    "docs/**/*.md",
    "Makefile",
    ".ci/run",
)
INCLUDED = re.compile(r"[\"']components/(\w+)\.html[\"']")
NAMELESS = {"utils", "helpers", "services", "common", "misc", "lib", "core"}


def sources(*folders: str) -> list[Path]:
    """Return the Python files below these folders, migrations left out."""
    found = (file for folder in folders for file in (BASE_DIR / folder).rglob("*.py"))
    return sorted(file for file in found if not {"migrations", "node_modules"} & set(file.parts))


def name(file: Path) -> str:
    return str(file.relative_to(BASE_DIR))


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def lines(text: str) -> int:
    return sum(1 for line in text.splitlines() if line.strip())


def imported(file: Path) -> set[str]:
    """Return the full names of the modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("file", sources(*APPS, "tests"), ids=name)
def test_files_stay_small(file):
    limit, _reason = LARGER.get(name(file), (LINES_OF_A_FILE, ""))

    assert lines(file.read_text(encoding="utf-8")) <= limit


@pytest.mark.parametrize("file", sources(*APPS, "tests"), ids=name)
def test_functions_stay_small(file):
    functions = [node for node in ast.walk(tree(file)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]

    large = [node.name for node in functions if node.end_lineno - node.lineno + 1 > LINES_OF_A_FUNCTION]

    assert large == []


@pytest.mark.parametrize("file", sources(*APPS, "tests"), ids=name)
def test_modules_say_in_one_line_what_they_are_for(file):
    if file.read_text(encoding="utf-8").strip():
        assert ast.get_docstring(tree(file))


@pytest.mark.parametrize("app", APPS)
def test_imports_run_one_way(app):
    allowed = MAY_IMPORT[app]
    for file in [*sources(app), *(BASE_DIR / app / "migrations").glob("*.py")]:
        ours = {module.split(".")[0] for module in imported(file)} & {*APPS, "tests"}
        assert ours <= allowed, name(file)


@pytest.mark.parametrize("file", [file for pattern in PURE for file in sorted(BASE_DIR.glob(pattern))], ids=name)
def test_rules_and_public_pages_know_neither_database_nor_request_nor_clock(file):
    unwanted = re.compile(
        r"django\.(db|http|conf|apps|contrib|core\.cache)|cms\b|djangocms|time$|random|(contacts|guidance)\.models"
    )
    plain = imported(file) - {"django.utils.translation", "datetime.date"}

    impure = {module for module in plain if unwanted.match(module)} | (plain & {"datetime.datetime"})

    # Choices of models are enumerations: they need no database, though they live in that package.
    assert {module for module in impure if not (file.name == "choices.py" and module.startswith("django.db"))} == set()


def test_no_module_has_a_name_that_says_nothing():
    assert [name(file) for file in sources(*APPS, "tests") if {file.stem, file.parent.name} & NAMELESS] == []


@pytest.mark.parametrize("file", sorted((BASE_DIR / "templates").rglob("*.html")), ids=name)
def test_templates_stay_small_and_hold_no_style_or_script(file):
    text = file.read_text(encoding="utf-8")

    assert lines(text) <= 60
    assert not re.search(r"\sstyle=|<style\b|\son[a-z]+=[\"']|<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("file", sorted((BASE_DIR / "static/css/components").glob("*.css")), ids=name)
def test_component_stylesheets_stay_small_and_are_imported(file):
    site = (BASE_DIR / "static/css/site.css").read_text(encoding="utf-8")

    assert lines(file.read_text(encoding="utf-8")) <= 60
    assert f'"components/{file.name}"' in site


def components_of_pages() -> set[str]:
    """Return the components that a page includes, itself or within another one; the catalogue, which shows them all,
    includes none by name."""
    templates = {file: set(INCLUDED.findall(file.read_text("utf-8"))) for file in BASE_DIR.glob("templates/**/*.html")}
    inside = {file.stem: names for file, names in templates.items() if file.parent.name == "components"}
    found, more = set(), set().union(*(names for file, names in templates.items() if file.parent.name != "components"))
    while more:
        found |= more
        more = set().union(*(inside[name] for name in more)) - found
    return found


def test_every_component_stands_on_a_page():
    assert {file.stem for file in BASE_DIR.glob("templates/components/*.html")} - components_of_pages() == set()


def test_nothing_is_left_for_later():
    files = [*sources(*APPS, "tests"), *(file for kind in WRITTEN for file in BASE_DIR.glob(kind))]

    assert [name(file) for file in files if UNFINISHED.search(file.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "words", ["TO" + "DO", *map(".".join, [("pytest", "skip"), ("mark", "xfail"), ("unittest", "skip")])]
)
def test_what_is_left_for_later_is_noticed(words):
    assert UNFINISHED.search(words)


def test_generated_examples_are_the_same_in_each_run_and_may_take_their_time():
    said = settings.default

    assert (said.derandomize, said.deadline, said.database) == (True, None, None)
