"""What the tests of the interface share: one real server over the imported guide, one over the sample guide."""

import pytest

from tests import server
from tests.browser.frozen import showing
from tests.sample_guide import sample_guide


@pytest.fixture(scope="session")
def portal(django_db_setup, django_db_blocker, statics, tmp_path_factory):
    """The address of a real server that nobody changes; signed in there is "kim", who may do everything."""
    with django_db_blocker.unblock():
        database = django_db_setup.copy()
    folder = tmp_path_factory.mktemp("portal")
    lines = 'from tests.editors import make_user; make_user("kim", superuser=True)'
    server.manage(database, folder, "shell", "-v", "0", "-c", lines)
    with server.serving(database, folder) as address:
        yield address


@pytest.fixture(scope="session")
def sample_portal():
    """The address of the sample guide, which holds every state a page can be in."""
    with showing(sample_guide()) as address:
        yield address


@pytest.fixture
def narrow(chromium_browser):
    """An empty page on the smallest screen, with everything that moves held still."""
    context = chromium_browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(chromium_browser):
    """An empty page of a browser without JavaScript, on the smallest screen."""
    context = chromium_browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()
