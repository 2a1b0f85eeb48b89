"""Links into the portal name keys, whatever form of address an editor pasted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.naming import key_in, permanent, section_in
from guidance.richtext import publishable
from tests.sample_guide import sample_guide

GUIDE = sample_guide()
SITE = "https://guide.example.org"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE
    settings.ALLOWED_HOSTS = ["guide.example.org", "old.example.org", "*"]


def named(address):
    return permanent(address, lambda path: key_in(GUIDE, path), lambda key: section_in(GUIDE, key))


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/en/contacts/", "/go/contacts"),
        ("/en/contacts", "/go/contacts"),
        ("/sv/kontakter/?as=ki", "/go/contacts"),
        (f"{SITE}/en/contacts/", "/go/contacts"),
        ("http://guide.example.org/en/contacts/", "/go/contacts"),
        ("//old.example.org/en/contacts/", "/go/contacts"),
        (f" {SITE} ", "/go/home"),
        ("/", "/go/home"),
        ("/en/topics/human-samples/", "/go/samples-healthcare"),  # a former address
        (f"{SITE}/go/step-2", "/go/step-2"),
        ("/go/step-2?as=ki", "/go/step-2"),
        ("/go/step-2/sv", "/go/step-2"),
        ("/go/Step-2/en/", "/go/step-2"),
        ("/go/old-topic", "/go/old-topic"),  # retired: the key stays as it stands
        ("/go/not-yet-published?as=k", "/go/not-yet-published"),
    ],
)
def test_every_address_of_a_page_names_its_key(address, target):
    assert named(address) == target


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/en/finder/?plan=clinical-trials&as=ki&utm_source=mail", "/go/finder?plan=clinical-trials"),
        ("/go/search?q=avtal&page=2", "/go/search?q=avtal&page=2"),
        ("/en/contacts/#all-contacts", "/go/contacts#all-contacts"),
        (f"{SITE}/go/roadmap/en?step=2#steps", "/go/roadmap?step=2#steps"),
    ],
)
def test_what_else_an_address_says_is_kept_but_for_the_affiliation(address, target):
    assert named(address) == target


@pytest.mark.parametrize(
    "address",
    ["/en/types/#clinical-trials", f"{SITE}/go/types#clinical-trials", "/sv/samarbetsformer/?as=k#clinical-trials"],
)
def test_a_section_shown_on_another_page_is_named_itself(address):
    assert named(address) == "/go/clinical-trials"
    assert named("#clinical-trials") == "/go/clinical-trials"


@pytest.mark.parametrize(
    "address",
    [
        *("", "#top", "mailto:eeo@example.org", "tel:+468", "http://[", "resources/"),
        *("https://ki.se/en/contacts/", "https://ki.se/go/step-2", "ftp://guide.example.org/en/contacts/"),
        *("/en/nowhere/", f"{SITE}/en/nowhere/", "/media/a.pdf#clinical-trials", "/de/contacts/"),
        *("/go/set/bcdf-ghjk-mnpq#clinical-trials", "/go/step-2.svg", "/go/step-2/edit", "/go/"),
    ],
)
def test_other_addresses_stay_as_they_are(address):
    assert named(address) is None


@given(st.text(alphabet="/go/en/?#=&;:.% \"'<>-aséx"))
def test_what_is_named_stays_named(words):
    once = publishable(f"<a href='/go/step-2{words}'>a</a>", named)

    assert publishable(once, named) == once
