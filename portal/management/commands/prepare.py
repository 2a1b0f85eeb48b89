"""Prepare the database, the static files and, where there is none, the content; can be repeated."""

import hashlib
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from guidance.models import Section


def state_of_static_files() -> str:
    """Return a digest of which static files there are, how large and how new; contents are not read."""
    digest = hashlib.sha256((Path(settings.BASE_DIR) / "portal" / "statics.py").read_bytes())
    for finder in get_finders():
        for path, storage in finder.list([]):
            facts = Path(storage.path(path)).stat()
            digest.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--only-statics", action="store_true", help="leave the database alone")

    def handle(self, *args, only_statics, **options):
        if not only_statics:
            self.step("Database", self.migrate)
        self.step("Static files", self.collect)
        if not only_statics:
            self.step("Content", self.fill)

    def step(self, name, action):
        self.stdout.write(f"{name} …")
        self.stdout.flush()
        begun = monotonic()
        told = action()
        self.stdout.write(f"{name}: {told} ({monotonic() - begun:.1f} s)")

    def migrate(self):
        call_command("migrate", interactive=False, verbosity=0)
        return "up to date"

    def collect(self):
        stamp = Path(settings.STATIC_ROOT) / ".collected"
        state = state_of_static_files()
        if stamp.exists() and stamp.read_text() == state:
            return "unchanged"
        # What is there already stays: pages shown before an upgrade still name it.
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(state)
        return "collected"

    def fill(self):
        if Section.objects.exists():
            return f"{Section.objects.count()} sections are there, left as they are"
        call_command("import_guide", stdout=self.stdout)
        return f"{Section.objects.count()} sections imported"
