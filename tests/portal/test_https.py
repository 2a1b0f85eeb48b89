"""What does not come by https is sent there, by one rule for visitors and editors."""

import pytest
from django.test import RequestFactory

from guidance import generation
from portal.edge import finishing
from tests.portal.answers import ask

pytestmark = pytest.mark.django_db
PAGE = "/en/purpose/"


@pytest.fixture(autouse=True)
def guide_is_there():
    generation.current()


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("said", [None, "", "http", "https", "https,http", " https , http", "http,https", "HTTPS"])
def test_what_came_by_https_is_judged_as_django_does(settings, scheme, said):
    settings.SECURE_SSL_REDIRECT = True
    headers = {} if said is None else {"HTTP_X_FORWARDED_PROTO": said}
    request = RequestFactory().get(PAGE, **headers, **{"wsgi.url_scheme": scheme})

    assert finishing.insecure(request.environ) is not request.is_secure()


def test_no_shared_cache_keeps_the_way_to_https(settings):
    settings.SECURE_SSL_REDIRECT = True

    assert ask(PAGE, **{"wsgi.url_scheme": "http"})[1]["Cache-Control"] == "private, no-cache"
