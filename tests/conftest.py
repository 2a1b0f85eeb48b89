"""What all tests share: settings from a closed environment, either database, the imported guide, a real browser.

TEST_DATABASE=sqlite|postgres says which database the tests run on; FULL_COUNTS=1 asks for the full counts.
"""

import fcntl
import os
import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path

import django
import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation

from portal.words import compile_words
from tests import chromium, postgres, server

closing = ExitStack()
data_dir = Path(tempfile.mkdtemp(prefix="portal-tests-"))
closing.callback(shutil.rmtree, data_dir, ignore_errors=True)
(data_dir / "static").mkdir()  # whitenoise warns of a missing one
ON_POSTGRES = os.environ.get("TEST_DATABASE") == "postgres"
FIRST_PROCESS = "PYTEST_XDIST_WORKER" not in os.environ


def database_url() -> str:
    """Return the address of the tests' database; the workers of one run share one PostgreSQL."""
    if not ON_POSTGRES:
        return f"sqlite:///{data_dir / 'portal.sqlite3'}"
    if FIRST_PROCESS:
        os.environ["TEST_POSTGRES"] = closing.enter_context(postgres.cluster()).url()
    return os.environ["TEST_POSTGRES"]


# Generated examples are the same in each run, wherever it is; a slow machine is no fault of the code.
hypothesis.settings.register_profile("portal", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("portal")

# Before the settings are read, and so not in a fixture.
if FIRST_PROCESS:
    compile_words()
os.environ.update(server.environment(database_url(), data_dir))
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's own loop runs in the tests' thread
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; the real one costs 0.2 s
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
if not ON_POSTGRES:
    # A file, because threads cannot share a database in memory.
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = data_dir / "tests.sqlite3"
django.setup()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items) -> None:
    """Tests in a folder with the name of a mark bear it."""
    for item in items:
        for mark in {"browser", "faults", "attacks"} & set(item.path.parts):
            item.add_marker(mark)


def pytest_unconfigure() -> None:
    closing.close()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """The tests' database holds the whole guide, imported once; yields that state, kept aside."""
    from tests.copies import KeptDatabase, KeptFile

    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        call_command("import_guide", verbosity=0)
        kept = KeptDatabase(os.environ["TEST_POSTGRES"]) if ON_POSTGRES else KeptFile(data_dir)
    yield kept
    with django_db_blocker.unblock():
        if ON_POSTGRES:
            kept.leave()  # the whole server goes, with every database and whoever still looks at one
        else:
            teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def imported_guide_is_back(request):
    """A test with real transactions leaves an empty database behind; the next one finds the guide again."""
    mark = request.node.get_closest_marker("django_db")
    if mark and mark.kwargs.get("transaction"):
        from tests.copies import forget_what_was_read

        kept = request.getfixturevalue("django_db_setup")
        with request.getfixturevalue("django_db_blocker").unblock():
            kept.restore()
        forget_what_was_read()


@pytest.fixture(autouse=True)
def no_language_is_left_over():
    """A request leaves its language behind; each test begins in that of the settings."""
    translation.deactivate()


@pytest.fixture(scope="session")
def guide(django_db_setup, django_db_blocker):
    """The guide as it was imported."""
    from guidance.loading import load_guide

    with django_db_blocker.unblock():
        return load_guide()


@pytest.fixture(scope="session")
def count():
    """`count(50, 1000)`: the first in the tests, the second where the full counts are asked for."""
    return lambda short, full: full if os.environ.get("FULL_COUNTS") == "1" else short


@pytest.fixture(scope="session")
def statics():
    """The collected static files that servers under test share; kept for the next run."""
    server.STATICS.mkdir(parents=True, exist_ok=True)
    with (server.STATICS.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one collects, the others wait and find them
        server.manage(f"sqlite:///{data_dir / 'unused.sqlite3'}", server.STATICS.parent, "prepare", "--only-statics")
    return server.STATICS


@pytest.fixture
def database(django_db_setup, django_db_blocker) -> str:
    """The address of a database of the test's own, with the imported guide, for servers under test."""
    with django_db_blocker.unblock():
        return django_db_setup.copy()


@pytest.fixture
def live_portal(database, statics, tmp_path):
    """The address of a real server over a database of the test's own."""
    with server.serving(database, tmp_path / "data") as address:
        yield address


@pytest.fixture(scope="session")
def chromium_browser():
    """A real Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium_browser):
    """An empty page in a fresh profile, in which every error of a script fails the test."""
    context = chromium_browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
