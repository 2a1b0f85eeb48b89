"""What editors meet at the door, in the bar and in their lists."""

import pytest
from cms.toolbar.utils import get_object_preview_url
from django.urls import reverse

from guidance.drafting import newest
from guidance.models import Section, ToDo
from tests.editors import make_user
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Too many wrong passwords"), ("sv", "För många felaktiga lösenord")]
)
def test_who_is_locked_out_reads_why_and_for_how_long(client, language, words):
    make_user("kim", superuser=True)
    sent = {"username": "kim", "password": "wrong"}
    answers = [client.post(f"/{language}/admin/login/", sent) for _ in range(10)]

    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"] == "900"
    assert words in answers[-1].content.decode()
    assert client.post(f"/{language}/admin/login/", sent | {"password": PASSWORD}).status_code == 429


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("further", ["", "?next=", "?next=https://elsewhere.example/", "?next=//elsewhere.example"])
def test_who_signs_in_without_a_place_of_ours_to_go_to_comes_to_the_start(client, language, further):
    make_user("kim", superuser=True)
    answer = client.post(f"/{language}/admin/login/{further}", {"username": "kim", "password": PASSWORD})

    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/admin/")


def test_the_bar_speaks_the_language_of_each_page(client):
    client.force_login(make_user("kim", superuser=True), backend=BACKEND)
    section = Section.objects.get(key="conflict-of-interest")
    pages = [client.get(get_object_preview_url(newest(section, each), each)) for each in ("en", "sv", "en")]

    assert [page.wsgi_request.toolbar.toolbar_language for page in pages] == ["en", "sv", "en"]


@pytest.mark.parametrize(("state", "empty"), [("open", True), ("done", False)])
def test_lists_are_filtered_by_what_has_happened(client, state, empty):
    client.force_login(make_user("kim", superuser=True), backend=BACKEND)
    page = client.get(reverse("admin:guidance_todo_changelist"), {"state": state})

    assert page.context["cl"].result_count == ToDo.objects.filter(done_on__isnull=empty).count()
