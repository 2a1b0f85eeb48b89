"""`manage.py import_guide`: bring the content of the fixtures into the CMS."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guidance.importing.reading import FixtureError
from guidance.importing.run import KEPT, SAME, import_guide

EACH = 100  # how often progress is told


class Command(BaseCommand):
    help = "Import fixtures/guide in both languages; what an editor has changed is never overwritten."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures" / "guide")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")

    def handle(self, *args, folder: Path, dry_run: bool, verbosity: int, **options):
        done = 0

        def tell(thing, result: str) -> None:
            nonlocal done
            done += 1
            if verbosity > 1 or (verbosity and result == KEPT) or (verbosity and dry_run and result != SAME):
                self.stdout.write(f"{result:8} {thing.name}")
            elif verbosity and done % EACH == 0:
                self.stdout.write(f"{done} things read, now {thing.name}")

        try:
            counts = import_guide(folder, dry_run, tell)
        except FixtureError as error:
            raise CommandError(str(error)) from None
        would = "Would import" if dry_run else "Imported"
        self.stdout.write(
            f"{would}: {counts['new']} new, {counts['changed']} changed; "
            f"{counts['same']} the same, {counts['kept']} kept as editors left them."
        )
