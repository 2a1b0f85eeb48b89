"""Copies of the imported guide: a database for each server under test, and the tests' own put back as it was."""

import shutil
import sqlite3
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.sites.models import Site
from django.core.cache import cache
from django.db import connection
from psycopg import sql


class Kept(Protocol):
    """The state right after the import, kept aside."""

    def copy(self) -> str:
        """Return the address of a new database in this state; it is gone when the tests end."""

    def restore(self) -> None:
        """Put the tests' own database back into this state."""


class KeptFile:
    """SQLite: files."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.file = folder / "kept.sqlite3"
        self.numbers = count(1)
        connection.ensure_connection()
        with sqlite3.connect(self.file) as target:
            connection.connection.backup(target)
        target.close()

    def copy(self) -> str:
        place = self.folder / f"copy-{next(self.numbers)}.sqlite3"
        shutil.copy(self.file, place)
        return f"sqlite:///{place}"

    def restore(self) -> None:
        own = Path(connection.settings_dict["NAME"])
        connection.close()
        for rest in own.parent.glob(f"{own.name}-*"):
            rest.unlink()
        shutil.copy(self.file, own)


class KeptDatabase:
    """PostgreSQL: databases made from a template."""

    def __init__(self, server: str):
        self.server = server
        self.own = connection.settings_dict["NAME"]
        self.kept = f"{self.own}_kept"
        self.numbers = count(1)
        self.leave()
        self.make(self.kept, self.own)

    def leave(self) -> None:
        """Close every connection of this process to the tests' own database."""
        connection.close()
        connection.close_pool()

    def make(self, name: str, template: str) -> None:
        """Make a database anew after another one, which must have no visitors."""
        with psycopg.connect(self.server, autocommit=True) as server:
            names = {"name": sql.Identifier(name), "template": sql.Identifier(template)}
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {name} WITH (FORCE)").format(**names))
            server.execute(sql.SQL("CREATE DATABASE {name} TEMPLATE {template}").format(**names))

    def copy(self) -> str:
        name = f"{self.own}_copy_{next(self.numbers)}"
        self.make(name, self.kept)
        return f"{self.server.rpartition('/')[0]}/{name}"

    def restore(self) -> None:
        self.leave()
        self.make(self.own, self.kept)


def forget_what_was_read() -> None:
    """Drop what the process remembers of rows and their numbers, after a database was put back."""
    ContentType.objects.clear_cache()
    Site.objects.clear_cache()
    cache.clear()
    for versionable in apps.get_app_config("djangocms_versioning").cms_extension.versionables:
        versionable.__dict__.pop("content_types", None)
