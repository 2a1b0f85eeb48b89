"""Kept generations: list, verify, put one back, export one as files or as an archive; withdraw an upload at once."""

import re
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from guidance import codec, uploads
from guidance.generation import current, head, raise_generation
from guidance.models import Generation, Pin
from guidance.store import DamagedError, Manifest, store
from guidance.withdrawing import NAME, named_in
from portal import mirror

OPTIONS = ("number", "name", "target", "archive")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("list", help="every generation on this host, the newest first")
        verify = actions.add_parser("verify", help="read every file of every generation, or of one")
        verify.add_argument("number", type=int, nargs="?")
        back = actions.add_parser("rollback", help="show a kept generation again, until `resume`")
        back.add_argument("number", type=int)
        actions.add_parser("resume", help="show what is published today again")
        away = actions.add_parser("withdraw", help="remove the public copy of an upload at once, on all hosts")
        away.add_argument("name", help="the last part of its address: 32 letters and digits, and .pdf or .webp")
        out = actions.add_parser("export", help="write a generation as plain files with a configuration for nginx")
        out.add_argument("number", type=int)
        out.add_argument("target", type=Path, help="an empty folder, or with --archive a file")
        out.add_argument("--archive", action="store_true", help="one compressed file for the archive")

    def handle(self, *args, action: str, **options) -> None:
        getattr(self, action)(**{name: options[name] for name in OPTIONS if name in options})

    def list(self) -> None:
        for path, manifest in store().kept():
            wrong = store().verify(manifest, pages=False)
            state = f"DAMAGED: {wrong[0]}" if wrong else "complete" if manifest.complete else "guide only"
            raised = manifest.raised.isoformat(timespec="seconds") if manifest.raised else "-"
            self.stdout.write(f"{manifest.number:>8}  {raised}  {len(manifest.pages):>6} pages  {state}  {path.name}")
        self.tell_damaged()

    def verify(self, number: int | None) -> None:
        found = [self.kept(number)] if number is not None else [manifest for _, manifest in store().kept()]
        wrong = {manifest.number: store().verify(manifest) for manifest in found}
        for each, lines in wrong.items():
            self.stdout.write(f"{each:>8}  {'whole' if not lines else 'DAMAGED'}")
            for line in lines:
                self.stdout.write(f"          {line}")
        self.tell_damaged()
        if any(wrong.values()) or store().damaged:
            raise CommandError("Some generations are damaged. They are not served; the next publish writes a new one.")

    def rollback(self, number: int) -> None:
        """Every process on every host shows the kept guide within a second: it is handed over in the database."""
        try:
            guide = store().guide(self.kept(number))
        except DamagedError as error:
            raise CommandError(f"Generation {number} cannot be put back: {error}") from error
        with transaction.atomic():
            Pin.objects.update_or_create(number=number, defaults={"guide": codec.pack_whole(guide)})
            raise_generation()
            Generation.objects.update(pinned=number)
        self.stdout.write(f"Generation {number} is shown again, as {head().number}. `generations resume` ends that.")

    def resume(self) -> None:
        with transaction.atomic():
            raise_generation()
            Generation.objects.update(pinned=None)
            Pin.objects.all().delete()
        self.stdout.write(f"What is published today is shown again, as generation {head().number}.")

    def withdraw(self, name: str) -> None:
        """Remove a copy that the published guide no longer shows, also if kept generations do."""
        if name in named_in(codec.encode(current()).values()):
            raise CommandError(f"The published guide shows {name}. Publish the text without it first, or unpublish it.")
        if not re.fullmatch(NAME, name) or not (uploads.folder() / name).is_file():
            raise CommandError(f"There is no public copy with the name {name!r}.")
        (uploads.folder() / name).unlink(missing_ok=True)
        self.stdout.write(f"Removed: {name}. Browsers and proxies that have it may show it for up to a day.")

    def export(self, number: int, target: Path, archive: bool) -> None:
        manifest = self.kept(number)
        try:
            if archive:
                self.stdout.write(f"Written: {mirror.archive(store(), manifest, target)}")
                return
            self.stdout.write(f"Written: {mirror.export(store(), manifest, target)} addresses into {target}")
        except (DamagedError, OSError) as error:
            raise CommandError(f"Generation {number} cannot be exported: {error}") from error

    def kept(self, number: int) -> Manifest:
        if manifest := store().of_number(number):
            return manifest
        raise CommandError(f"Generation {number} is not kept here. `generations list` shows which are.")

    def tell_damaged(self) -> None:
        for name, why in store().damaged.items():
            self.stdout.write(f"       ?  DAMAGED: {name}: {why}")
