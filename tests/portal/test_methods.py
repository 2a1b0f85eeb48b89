"""What an address answers to methods that it does not take."""

import pytest

from guidance import generation
from tests.portal.answers import ask

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def guide_is_current():
    generation.current()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_public_addresses_can_only_be_read(method):
    status, headers, body = ask("/en/purpose/", method=method)

    assert (status, headers["Allow"]) == (405, "GET, HEAD")
    assert "Den här adressen".encode() in body or b"can only be read" in body


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/en/accessibility/", "GET, HEAD, POST"),
        ("/api/v1/en/guide", "GET, HEAD, OPTIONS"),
        ("/healthz", "GET, HEAD"),
        ("/readyz", "GET, HEAD"),
    ],
)
def test_a_method_that_is_not_taken_is_told_which_are(path, allowed):
    status, headers, _ = ask(path, method="DELETE")

    assert (status, headers["Allow"]) == (405, allowed)
