"""Who may come to the link desk: staff with the right of its own, without any right in the CMS."""

from collections.abc import Callable
from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

RIGHT = "guidance.use_desk"


def desk_view(view: Callable) -> Callable:
    """Let those in who have the right; others are sent to sign in (visitors) or refused (staff)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs):
        if not request.user.has_perm(RIGHT):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return admin.site.admin_view(guarded)
