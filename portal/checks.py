"""What has to be set before the portal may face the world; part of `manage.py check --deploy`."""

import os

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.core.checks.security.base import check_secret_key
from django.db import DatabaseError, connection

from contacts.models import SupportUnit


def problem(number: int, name: str, why: str, example: str) -> Error:
    """Return an error that names a setting of the environment and shows how it looks."""
    return Error(f"{name} {why}.", hint=f"For example: {name}={example}", id=f"portal.E{number:03}")


@register(Tags.security, deploy=True)
def production_settings(app_configs, **kwargs) -> list[Error]:
    """Return what is missing or unsafe among the settings of the environment."""
    found = []
    if settings.DEBUG:
        found.append(problem(1, "DEBUG", "is on and would show the program's inside to visitors", "0"))
    if check_secret_key(None):
        example = "$(python -c 'import secrets; print(secrets.token_urlsafe(50))')"
        found.append(problem(7, "SECRET_KEY", "has to be 50 random characters or more", example))
    if not settings.SITE_URL.startswith("https://"):
        found.append(problem(2, "SITE_URL", "has to be the public address, with https", "https://guide.example.org"))
    if "ALLOWED_HOSTS" not in os.environ or "*" in settings.ALLOWED_HOSTS:
        found.append(problem(3, "ALLOWED_HOSTS", "has to name the hosts to answer for", "guide.example.org"))
    if "DATABASE_URL" not in os.environ:
        example = "postgres://portal:password@db.example.org/portal"
        found.append(problem(4, "DATABASE_URL", "has to say which database holds the guide", example))
    if "smtp" in settings.EMAIL_BACKEND and settings.DEFAULT_FROM_EMAIL == "webmaster@localhost":
        found.append(problem(8, "EMAIL_FROM", "has to be the address that emails come from", "guide@example.org"))
    return found


@register(Tags.security, deploy=True)
def first_point_of_contact(app_configs, **kwargs) -> list[Error]:
    """Nobody may leave without a contact, so the one who answers last needs a confirmed mail address."""
    if settings.FIRST_CONTACT_EMAIL or "DATABASE_URL" not in os.environ:
        return []
    try:
        connection.ensure_connection()
    except DatabaseError:
        return []  # the portal also starts, and answers, while its database is away
    try:
        confirmed = SupportUnit.objects.in_service().filter(first_contact=True, email_is_example=False)
        if confirmed.exclude(email="").exists():
            return []
    except DatabaseError:
        return [
            Error("The database is not prepared.", hint="Run `make prepare` with these settings.", id="portal.E006")
        ]
    why = "is needed until the first point of contact has a confirmed email address of its own"
    return [problem(5, "FIRST_CONTACT_EMAIL", why, "contact@guide.example.org")]
