"""Create an account for an editor, or give an existing one other rights or a new password."""

import secrets
import sys
from getpass import getpass

from django.contrib.auth import get_user_model, password_validation
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

SIDES = {"ki": ["KI"], "k": ["K"], "both": ["KI", "K"]}


def group_names(organisation: str, role: str) -> list[str]:
    """Return the groups of a role; an administrator needs none."""
    if role == "admin":
        return []
    if role == "contacts":
        return ["Contact owners"]
    return [f"{side} {role}s" for side in SIDES[organisation]]


def groups(names: list[str]) -> list[Group]:
    """Return these groups; `CommandError` where one is not there yet."""
    found = list(Group.objects.filter(name__in=names))
    if missing := set(names) - {group.name for group in found}:
        raise CommandError(f"No group {', '.join(sorted(missing))} in this database. Run `make prepare` first.")
    return found


def password_for(user) -> tuple[str, bool]:
    """Return a password and whether it was made here: typed in at a terminal, else generated."""
    typed = getpass("Password (empty: one is made for you): ") if sys.stdin.isatty() else ""
    if not typed:
        return secrets.token_urlsafe(15), True
    try:
        password_validation.validate_password(typed, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return typed, False


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("name", help="the name to sign in with")
        parser.add_argument("--organisation", choices=list(SIDES), default="both")
        parser.add_argument("--role", choices=["author", "publisher", "contacts", "admin"], default="publisher")

    @transaction.atomic
    def handle(self, *args, name, organisation, role, **options):
        user, _ = get_user_model().objects.get_or_create(username=name)
        password, made = password_for(user)
        user.set_password(password)
        user.is_staff, user.is_active, user.is_superuser = True, True, role == "admin"
        user.save()
        user.groups.set(groups(group_names(organisation, role)))
        self.stdout.write(f"Name:     {name}\nPassword: {password if made else '(as typed)'}")
