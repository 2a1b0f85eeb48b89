"""How each door of the written table is tried: putting older states of rows back."""

from cms.utils.urlutils import admin_reverse
from django.forms.models import model_to_dict
from django.test import Client

from contacts.models import SupportUnit
from guidance.models import Relevance, Route
from tests.editing.acting import Things, act
from tests.editing.acts_writing import NEW


def past_address(row, old) -> str:
    """Where the form of an older state is sent to."""
    return admin_reverse(f"{row._meta.app_label}_{row._meta.model_name}_simple_history", args=[row.pk, old.history_id])


def put_back(client: Client, row, old, **changes):
    """Send the form of an older state with all its values; return the answer."""
    fields = model_to_dict(old.instance).items()
    values = {name: value for name, value in fields if not (value is None or value is False)}  # a zero is sent
    return client.post(past_address(row, old), values | changes)


def rewrites(client: Client, things: Things, row, **change) -> bool:
    """Whether the form of the row's latest state can be sent with a change in it, and is kept."""
    row.save()
    put_back(client, row, row.history.first(), **change)
    fresh = things.fresh(row)
    return all(getattr(fresh, name) == value for name, value in change.items())


@act("put an older unit back")
def unit(client: Client, things: Things) -> bool:
    return rewrites(client, things, SupportUnit.objects.in_service().first(), name_en=NEW)


@act("put an older route back")
def route(client: Client, things: Things) -> bool:
    return rewrites(client, things, Route.objects.first(), reason_en=NEW)


@act("put an older rule of the finder back")
def rule(client: Client, things: Things) -> bool:
    return rewrites(client, things, Relevance.objects.first(), reason_en=NEW)
