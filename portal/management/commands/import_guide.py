"""`manage.py import_guide`: bring the content of the fixtures into the CMS."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from guidance.importing.reading import FixtureError
from guidance.importing.run import KEPT, SAME, import_guide


class Command(BaseCommand):
    help = "Import fixtures/guide in both languages; what an editor has changed is never overwritten."

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures" / "guide")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, change nothing")

    def handle(self, *args, folder: Path, dry_run: bool, verbosity: int, **options):
        def tell(thing, result: str) -> None:
            if verbosity > 1 or (verbosity and result not in (SAME,) and (dry_run or result == KEPT)):
                self.stdout.write(f"{result:8} {thing.name}")
            elif verbosity and result != SAME:
                self.stdout.write(".", ending="")
                self.stdout.flush()

        try:
            counts = import_guide(folder, dry_run, tell)
        except FixtureError as error:
            raise CommandError(str(error)) from None
        would = "Would import" if dry_run else "Imported"
        self.stdout.write(
            f"\n{would}: {counts['new']} new, {counts['changed']} changed; "
            f"{counts['same']} the same, {counts['kept']} kept as editors left them."
        )
