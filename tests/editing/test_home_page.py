"""The home page stays at /en/ and /sv/, whatever is done to the page tree."""

import pytest
from cms.models import Page
from cms.utils.urlutils import admin_reverse
from django.utils.translation import override

from guidance import generation
from guidance.addresses import CMS_PAGES, LANGUAGES
from guidance.loading import load_everything, load_guide
from guidance.public import respond
from tests.editors import make_user

pytestmark = pytest.mark.django_db


def page(key: str) -> Page:
    return Page.objects.get(reverse_id=key)


def under(key: str, other: str) -> None:
    page(key).move_page(page(other), "last-child")


def behind(key: str, other: str) -> None:
    page(key).move_page(page(other), "right")


DONE = {
    "another page becomes the home page": lambda: page("about").set_as_homepage(),
    "a step becomes the home page": lambda: page("step-2").set_as_homepage(),
    "another page and back": lambda: [page(key).set_as_homepage() for key in ("about", "home")],
    "the home page moves below another": lambda: under("home", "about"),
    "the home page moves behind another": lambda: behind("home", "privacy"),
    "a page moves below the home page": lambda: under("about", "home"),
    "all at once": lambda: [page("about").set_as_homepage(), under("home", "about"), under("step-1", "home")],
    "its addresses are gone": lambda: page("home").urls.all().delete(),
}


@pytest.mark.parametrize("what", DONE)
def test_every_page_of_the_guide_can_be_read_after(what):
    before, known = generation.head(), load_guide()

    DONE[what]()

    changes, now = generation.changes_since(before, generation.head()), generation.head()
    for guide in (load_guide(known, changes, now), load_everything(now)):
        for language in LANGUAGES:
            assert guide.addresses[f"/{language}/"] == (language, "home")
            paths = [guide.editions[language].pages[key].path for key in CMS_PAGES]
            assert [respond(guide, path).status for path in paths] == [200] * len(CMS_PAGES)
            assert respond(guide, "/", "", language).headers[0] == ("Location", f"/{language}/")
            assert [guide.addresses[path][1] for path in paths] == list(CMS_PAGES)


@pytest.mark.parametrize(("language", "word"), [("en", "one home page"), ("sv", "en startsida")])
def test_no_other_page_is_made_the_home_page(client, language, word):
    client.force_login(make_user("chief", superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    with override(language):  # which the request changes, too
        answer = client.post(admin_reverse("cms_page_set_home", args=[page("about").pk]))

    assert (answer.status_code, word in answer.content.decode()) == (400, True)
    assert page("home").is_home


def test_the_home_page_is_put_back_where_code_took_another(client):
    client.force_login(make_user("chief", superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    page("about").set_as_homepage()

    client.post(admin_reverse("cms_page_set_home", args=[page("home").pk]))

    assert page("home").is_home


def test_the_key_of_a_page_stays_as_it_is(client):
    client.force_login(make_user("chief", superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    address = admin_reverse("cms_page_advanced", args=[page("about").pk])

    said = {"reverse_id": "else", "overwrite_url": "", "language": "en", "xframe_options": "0"}
    answer = client.post(address, said)

    assert answer.status_code == 302
    assert Page.objects.filter(reverse_id="about").exists()
