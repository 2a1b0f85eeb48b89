"""How much a step page weighs on its first view, and how often it asks (contract, limits; interface, section 7)."""

import pytest

from guidance.addresses import LANGUAGES

KB = 1024
MOST = {"document": 14 * KB, "stylesheet": 12 * KB, "script": 4 * KB, "font": 60 * KB}
STEPS = [f"/go/step-{number}/{language}" for number in range(1, 5) for language in LANGUAGES]


@pytest.fixture(scope="module", params=STEPS)
def weights(request, portal, chromium_browser):
    """Kind and compressed size of everything that the first view of a step asks for."""
    context = chromium_browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    asked = []
    page.on("requestfinished", lambda each: asked.append(each))
    page.goto(portal + request.param, wait_until="networkidle")
    asked = [each for each in asked if "/go/" not in each.url]  # the test's own way there
    yield [(each.resource_type, each.sizes()["responseBodySize"]) for each in asked]
    context.close()


@pytest.mark.parametrize("kind", MOST)
def test_no_kind_of_file_is_too_heavy(weights, kind):
    assert 0 < sum(size for each, size in weights if each == kind) <= MOST[kind]


def test_all_of_it_together_is_light(weights):
    assert sum(size for _, size in weights) <= 100 * KB


def test_it_takes_few_requests(weights):
    assert len(weights) <= 6, weights
