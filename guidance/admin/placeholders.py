"""The CMS's editing endpoints: pages that are not public are guarded, and unreadable requests are refused in words."""

import logging
from functools import wraps

from cms.admin.placeholderadmin import PlaceholderAdmin
from cms.models import CMSPlugin, Placeholder
from django.contrib import admin
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import HttpResponseBadRequest
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guidance.cms_permissions import endpoints

logger = logging.getLogger(__name__)

admin.site.unregister(Placeholder)


def forgiving(view):
    """Wrap an endpoint whose parameters come from a script: what it cannot read is logged, changes nothing and is a
    400, never a server error."""

    @wraps(view)
    def inner(self, request, *args):
        try:
            return view(self, request, *args)
        except (AssertionError, LookupError, ObjectDoesNotExist, RuntimeError, TypeError, ValueError):
            logger.exception("%s could not read what it was sent", view.__name__)
            if transaction.get_connection().in_atomic_block:
                transaction.set_rollback(True)  # an answer would commit what was written before
            return HttpResponseBadRequest(_("This request cannot be read. Load the page again."))

    return inner


@admin.register(Placeholder)
class GuidePlaceholderAdmin(PlaceholderAdmin):
    def get_urls(self) -> list:
        return endpoints(self.admin_site) + super().get_urls()

    @method_decorator(require_POST)
    def move_plugin(self, request):
        """The stock view stumbles over a place that is named although the text stays in it."""
        plugin = CMSPlugin.objects.filter(pk=request.POST["plugin_id"]).first()
        if (
            plugin
            and str(plugin.placeholder_id) == request.POST.get("placeholder_id")
            and "move_a_copy" not in request.POST
        ):
            request.POST = request.POST.copy()
            del request.POST["placeholder_id"]
        return super().move_plugin(request)


SCRIPTED = "add_plugin edit_plugin delete_plugin clear_placeholder copy_plugins move_plugin edit_field"
for name in SCRIPTED.split():
    setattr(GuidePlaceholderAdmin, name, forgiving(getattr(GuidePlaceholderAdmin, name)))
