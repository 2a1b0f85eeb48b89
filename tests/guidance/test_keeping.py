"""Keys stay, and what was public is never deleted."""

import pytest
from cms.models import Page
from django.core.exceptions import ValidationError
from django.db.models.deletion import ProtectedError

from contacts.models import SupportUnit
from guidance.models import Address, LinkSet, Section
from tests.editors import make_section, make_user, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return make_user("keeper", superuser=True)


@pytest.fixture
def public(user):
    section = make_section("zz-public", user)
    write(section, "en", "Public", "Text", user, publish=True)
    return section


@pytest.fixture
def draft(user):
    return make_section("zz-draft", user)


@pytest.mark.parametrize(
    "key",
    ["set", "en", "sv", "edit", "home", "step-1", "finder", "everything", "error", "embed", "unit-eeo", "unit-zz"],
)
def test_the_portals_own_keys_are_refused(user, key):
    with pytest.raises(ValidationError, match="belongs to the portal"):
        make_section(key, user)


def test_a_key_that_was_public_is_never_changed(public):
    public.key = "zz-other"

    with pytest.raises(ValidationError, match="never changed"):
        public.save()


def test_a_key_of_a_draft_may_still_change(draft):
    draft.key = "zz-better"
    draft.save()

    assert Section.objects.filter(key="zz-better").exists()


@pytest.mark.parametrize(("key", "make"), [("zz-used", Section), ("unit-zz-used", SupportUnit)])
def test_a_key_that_was_used_is_never_used_again(key, make):
    Address.objects.create(path="/en/zz/", language="en", key=key)

    with pytest.raises(ValidationError, match="used before"):
        make(key="zz-used").save()


def test_a_units_key_is_fixed_once_it_has_an_address():
    unit = SupportUnit.objects.create(key="zz", name_en="Unit", name_sv="Enhet", organisation="ki")
    Address.objects.create(path="/en/contacts/zz/", language="en", key="unit-zz")
    unit.key = "zz-2"

    with pytest.raises(ValidationError, match="never changed"):
        unit.save()


def test_a_public_section_is_not_deleted(public):
    with pytest.raises(ProtectedError, match="Retire it instead"):
        public.delete()


def test_a_draft_that_nobody_saw_may_be_deleted(draft):
    draft.delete()

    assert not Section.objects.filter(key="zz-draft").exists()


def test_units_with_an_address_pages_of_the_guide_and_link_sets_stay():
    Address.objects.get_or_create(path="/en/contacts/eeo/", defaults={"language": "en", "key": "unit-eeo"})
    kept = [
        SupportUnit.objects.get(key="eeo"),
        Page.objects.get(reverse_id="step-2"),
        LinkSet.objects.create(code="bcdf-ghjk-mnpq", title="Visit"),
    ]
    for row in kept:
        with pytest.raises(ProtectedError):
            row.delete()


def test_successors_never_lead_in_a_circle(user):
    first, second, third = (make_section(f"zz-{number}", user) for number in (1, 2, 3))
    for row, successor in ((first, second), (second, third)):
        row.successor = successor
        row.save()

    third.successor = first
    with pytest.raises(ValidationError, match="leads back"):
        third.save()


def test_nothing_is_its_own_successor(draft):
    draft.successor = draft

    with pytest.raises(ValidationError, match="leads back"):
        draft.save()


def test_a_form_says_what_saving_would_refuse(draft):
    Address.objects.create(path="/en/zz/", language="en", key="zz-used")

    for key in ("zz-used", "finder", "unit-zz"):
        draft.key = key
        with pytest.raises(ValidationError) as refused:
            draft.full_clean()
        assert list(refused.value.message_dict) == ["key"]
