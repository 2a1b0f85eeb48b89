"""Who points to something, before it is taken away."""

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.utils import timezone

from contacts.models import SupportUnit
from guidance.generation import head
from guidance.loading import load_everything, load_guide
from guidance.models import LinkSet, Reference, Relevance, Route, Section, Use
from guidance.pointers import pointers
from guidance.remembering import remember
from tests.editors import make_section, make_user, write

pytestmark = pytest.mark.django_db
SITE = "https://guide.example.org"


@pytest.fixture
def target():
    user = make_user("pointer", superuser=True)
    section = make_section("zz-target", user)
    write(section, "en", "Target", "Text", user, publish=True)
    other = make_section("zz-other", user)
    write(other, "en", "Other", 'See <a href="/go/zz-target">this</a>.', user, publish=True)
    return section


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def names(found):
    return [pointer.where for pointer in found]


def test_nothing_points_to_what_is_new():
    make_section("zz-new", make_user("pointer", superuser=True))

    assert pointers(load_guide(), "zz-new", "en").count == 0


def test_texts_that_link_there_are_found(target):
    assert names(pointers(load_guide(), "zz-target", "en").texts) == ["zz-other"]


def test_routes_sets_references_and_rules_are_found(target):
    other, unit = Section.objects.get(key="zz-other"), SupportUnit.objects.get(key="eeo")
    Route.objects.create(section=target, unit=unit, reason_en="Because", reason_sv="Därför")
    Reference.objects.create(section=other, title_en="Here", title_sv="Här", url=f"{SITE}/go/zz-target")
    Relevance.objects.create(section=other, need=target, effect="needed", reason_en="Because", reason_sv="Därför")
    LinkSet.objects.create(code="bcdf-ghjk-mnpq", title="Visit").add(target, "")

    found = pointers(load_guide(), "zz-target", "en")

    assert names(found.routes) == ["zz-target"]
    assert names(found.references) == names(found.rules) == ["zz-other"]
    assert names(found.link_sets) == ["set/bcdf-ghjk-mnpq"]


def refer(address: str) -> None:
    other = Section.objects.get(key="zz-other")
    Reference.objects.create(section=other, title_en="Here", title_sv="Här", url=address)


@pytest.mark.parametrize(
    "path", ["/en/topics/target/", "/en/topics/former/", "/go/zz-target/sv", "/go/zz-target?as=ki", "/en/#zz-target"]
)
def test_a_reference_in_any_form_counts(target, path):
    remember({"/en/topics/former/": ("en", "zz-target")})
    refer(SITE + path)

    assert names(pointers(load_everything(head()), "zz-target", "en").references) == ["zz-other"]


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("home", "https://ki.se/en/"),
        ("home", f"{SITE}/en/topics/target/sv/"),
        ("zz-target", "https://ki.se/en/topics/target/"),
        ("zz-target", "https://ki.se/go/zz-target"),
        ("zz-target", f"{SITE}/en/topics/target/more/"),
    ],
)
def test_a_reference_elsewhere_that_ends_like_an_address_of_ours_does_not_count(target, key, address):
    refer(address)

    assert names(pointers(load_guide(), key, "en").references) == []


def test_a_units_routes_are_found():
    assert pointers(load_guide(), "unit-eeo", "sv").routes


def test_what_was_retired_in_favour_of_it_is_found(target):
    old = Section.objects.get(key="zz-other")
    old.successor, old.retired_on = target, timezone.localdate()
    old.save()

    assert [each.name for each in pointers(load_guide(), "zz-target", "en").predecessors] == ["zz-other"]


def test_the_use_of_a_year_is_summed():
    today = timezone.localdate()
    for days, count in ((0, 2), (300, 3), (400, 50)):
        Use.objects.create(key="zz-used", on=today - timedelta(days=days), count=count)

    assert pointers(load_guide(), "zz-used", "en").uses == 5


def test_the_list_stands_on_any_page_that_asks_for_it(target):
    html = Template("{% load desk %}{% who_points_here section %}").render(Context({"section": target}))

    assert "What points here" in html
    assert "/go/zz-other" in html
    assert "Choose a successor" in html
