"""The home page stays at /en/ and /sv/, whatever is done to the page tree."""

import html

import pytest
from cms.models import Page
from cms.utils.urlutils import admin_reverse
from django.utils.translation import override
from djangocms_versioning.models import Version

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


@pytest.mark.parametrize(("language", "word"), [("en", "the letters a–z"), ("sv", "bokstäverna a–z")])
@pytest.mark.parametrize("address", ["tillgänglighet", "about us", "one//two", "a/b?c", "om/.."])
def test_an_address_of_a_pages_own_is_made_of_plain_letters(client, language, word, address):
    answer = with_address(client, language, address)

    assert (answer.status_code, word in html.unescape(answer.content.decode())) == (200, True)


@pytest.mark.parametrize("address", ["", "/", "about", "/about/our-guide/"])
def test_a_page_may_have_an_address_of_its_own(client, address):
    assert with_address(client, "en", address).status_code == 302


def with_address(client, language: str, address: str):
    """Save a draft of a page with an address of its own."""
    chief = make_user("chief", superuser=True)
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    published = page("about").pagecontent_set(manager="admin_manager").get(language=language)
    draft = Version.objects.get_for_content(published).copy(chief).content
    said = {
        "title": "About",
        "slug": "about",
        "language": language,
        "cms_page": draft.page_id,
        "template": draft.template,
    }
    with override(language):
        target = admin_reverse("cms_pagecontent_change", args=[draft.pk])
    return client.post(target, said | {"overwrite_url": address})


def test_the_key_of_a_page_stays_as_it_is(client):
    client.force_login(make_user("chief", superuser=True), backend="django.contrib.auth.backends.ModelBackend")
    address = admin_reverse("cms_page_advanced", args=[page("about").pk])

    said = {"reverse_id": "else", "overwrite_url": "", "language": "en", "xframe_options": "0"}
    answer = client.post(address, said)

    assert answer.status_code == 302
    assert Page.objects.filter(reverse_id="about").exists()
