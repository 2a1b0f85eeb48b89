"""The admin in Swedish: names of other people's parts too, and no more than editors have business with."""

import re
from html import unescape

import pytest
from cms.models import Placeholder
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import override

from guidance.groups import GROUPS
from tests.editors import make_user

pytestmark = pytest.mark.django_db
NAMELESS = {Placeholder}  # no page names it
REGISTERED = sorted(admin.site._registry.keys() - NAMELESS, key=lambda model: model._meta.label)
SAME = {"version", "Version"}  # one word in both languages


def names(model) -> set[str]:
    """What a model and its application are called in the language of now."""
    told = model._meta.verbose_name, model._meta.verbose_name_plural
    return {*map(str, told), *map(capfirst, told), str(apps.get_app_config(model._meta.app_label).verbose_name)}


def english_names() -> set[str]:
    with override("en"):
        english = set().union(*map(names, REGISTERED))
    with override("sv"):
        return english - set().union(*map(names, REGISTERED))


def words(answer) -> set[str]:
    """Each piece of text of a page, without the marks of a path before it and the numbers of a list."""
    shown = re.sub(r"(?s)<(script|style)\b.*?</\1>", "", answer.content.decode())
    pieces = [" ".join(unescape(piece).split()) for piece in re.split(r"<[^>]*>", shown)]
    return {re.sub(r"^(›|\d+) ", "", piece) for piece in pieces}


@pytest.mark.parametrize("model", REGISTERED, ids=lambda model: model._meta.label)
def test_every_model_has_a_swedish_name(model):
    with override("en"):
        english = names(model)
    with override("sv"):
        assert english & names(model) <= SAME


@pytest.mark.parametrize("who", [*GROUPS, "superuser"])
def test_no_english_name_stands_in_the_swedish_admin(client, who):
    client.force_login(make_user("somebody", who, superuser=who == "superuser"))

    with override("sv"):
        start = client.get(reverse("admin:index"))
        apps_shown = start.context["app_list"]
        addresses = [shown["app_url"] for shown in apps_shown]
        addresses += [model["admin_url"] for shown in apps_shown for model in shown["models"]]
        read = {address: words(client.get(address, follow=True)) for address in addresses}
    read["start"] = words(start)

    assert {place: found for place, said in read.items() if (found := said & english_names())} == {}


def test_sizes_of_thumbnails_are_no_business_of_editors():
    assert "filer.ThumbnailOption" not in {model._meta.label for model in REGISTERED}


def test_the_list_of_files_speaks_swedish(client):
    client.force_login(make_user("anna", "KI publishers"))
    with override("sv"):
        said = words(client.get(reverse("admin:filer_folder_changelist"), follow=True))

    assert {"Namn", "Ägare", "Storlek", "Ladda upp filer", "Osorterade filer"} <= said
