"""Generations on disk: files named by their content, a manifest for each generation, switched by one rename."""

import fcntl
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
from django.conf import settings

from guidance import codec
from guidance.generation import Head
from guidance.refresh import State
from guidance.writing import write

logger = logging.getLogger(__name__)
KEPT = 20  # generations
DIGEST = 64  # characters of a SHA-256 in a file's name


class DamagedError(Exception):
    """A file is missing, cut or changed; it is not served."""


class StoredPage(msgspec.Struct, array_like=True, frozen=True):
    """A finished page: its body is the file of that digest."""

    status: int
    headers: list[tuple[str, str]]
    digest: str


class Manifest(msgspec.Struct, frozen=True):
    """One generation: the digest of each part of its guide, and of each finished page once all are finished."""

    number: int
    token: str
    as_of: date | None
    raised: datetime | None
    pinned: int | None
    guide: dict[str, str]
    pages: dict[str, StoredPage] = {}

    @property
    def complete(self) -> bool:
        """Whether every kept address is there, not only the guide that they are made from."""
        return bool(self.pages)

    def head(self) -> Head:
        return Head(self.number, self.token, self.as_of, self.raised, self.pinned, self.as_of)

    def digests(self) -> set[str]:
        return {*self.guide.values(), *(page.digest for page in self.pages.values())}


class Store:
    """The folder of kept generations. Only who holds `writing` may save or remove; everybody may read and `put`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damaged: dict[str, str] = {}  # what could not be read: file name → why
        self.problem = ""  # why the folder could not be written, the last time it was tried
        self.lock: int | None = None  # the file that gives this process the right to write, while it has it

    # Files named by their content

    def file(self, digest: str, coding: str = "") -> Path:
        return self.folder / "objects" / digest[:2] / (digest[2:] + (f".{coding}" if coding else ""))

    def put(self, content: bytes, sync: bool = True) -> str:
        """Keep some bytes and return their digest; what is there already, and whole, is left alone. Without `sync`
        they may still be on their way to the disk: `os.sync` before a manifest names them."""
        digest = sha256(content).hexdigest()
        try:
            self.get(digest)
        except DamagedError:
            write(self.file(digest), content, sync)
        return digest

    def get(self, digest: str) -> bytes:
        """Return the bytes of a digest, or DamagedError: never anything else than what was put there."""
        try:
            content = self.file(digest).read_bytes()
        except OSError as error:
            raise DamagedError(f"{digest[:12]} cannot be read: {error.strerror}") from error
        if sha256(content).hexdigest() != digest:
            raise DamagedError(f"{digest[:12]} is not what was written")
        return content

    # Generations

    def manifests(self) -> list[Path]:
        """Return the manifests, the newest first. Their names count upwards, whatever a clock or a database says."""
        with suppress(OSError):
            return sorted((self.folder / "manifests").glob("*.json"), reverse=True)
        return []

    def read(self, path: Path) -> Manifest:
        """Return a manifest, or DamagedError: its first line is the digest of the rest."""
        try:
            digest, _, content = path.read_bytes().partition(b"\n")
            if sha256(content).hexdigest().encode() != digest:
                raise DamagedError(f"{path.name} is not what was written")
            return msgspec.json.decode(content, type=Manifest)
        except (OSError, msgspec.MsgspecError) as error:
            raise DamagedError(f"{path.name} cannot be read: {error}") from error

    def kept(self) -> Iterator[tuple[Path, Manifest]]:
        """Yield the readable generations, the newest first; damaged manifests are noted and passed over."""
        for path in self.manifests():
            try:
                yield path, self.read(path)
            except DamagedError as error:
                self.note(path, error)

    def of_number(self, number: int) -> Manifest | None:
        return next((manifest for _, manifest in self.kept() if manifest.number == number), None)

    def guide(self, manifest: Manifest):
        """Return the guide of a generation, or DamagedError."""
        parts = {name: self.get(digest) for name, digest in manifest.guide.items()}
        try:
            return codec.decode(parts, manifest.number)
        except ValueError as error:  # another version of the program wrote it
            raise DamagedError(str(error)) from error

    def latest(self) -> State | None:
        """Return the newest generation that is whole. One that is damaged is noted, and the one before is taken."""
        for path, manifest in self.kept():
            try:
                return State(self.guide(manifest), manifest.head(), stored=True)
            except DamagedError as error:
                self.note(path, error)
        return None

    def refused(self, error: OSError) -> None:
        """Note that the disk takes nothing; said once, until it does again."""
        if not self.problem:
            logger.error("Generations cannot be kept on disk: %s", error)
        self.problem = f"cannot be written: {error.strerror}"

    def note(self, path: Path, error: DamagedError) -> None:
        if path.name not in self.damaged:
            logger.error("A stored generation is damaged and is not served: %s: %s", path.name, error)
        self.damaged[path.name] = str(error)

    def verify(self, manifest: Manifest, pages: bool = True) -> list[str]:
        """Return what is wrong with a generation's files, one line each; nothing where it is whole."""
        wrong = []
        for digest in sorted(manifest.digests() if pages else set(manifest.guide.values())):
            try:
                self.get(digest)
            except DamagedError as error:
                wrong.append(str(error))
        return wrong

    def save(self, state: State, pages: Mapping[str, StoredPage] | None = None) -> Manifest:
        """Keep a state: its files first, then its manifest by one rename. OSError where the disk refuses."""
        parts = {name: self.put(part) for name, part in codec.encode(state.guide).items()}
        head = state.head
        manifest = Manifest(head.number, head.token, head.as_of, head.raised, head.pinned, parts, dict(pages or {}))
        content = msgspec.json.encode(manifest)
        write(self.place(manifest), sha256(content).hexdigest().encode() + b"\n" + content)
        self.forget_old()
        return manifest

    def place(self, manifest: Manifest) -> Path:
        """Return where a manifest belongs: over the one of the same state, or after all others."""
        names = self.manifests()
        if names and names[0].stem.endswith(f"-{manifest.token[:12]}"):
            return names[0]
        last = int(names[0].name.partition("-")[0]) if names else 0
        return self.folder / "manifests" / f"{last + 1:010d}-{manifest.number}-{manifest.token[:12]}.json"

    def forget_old(self, kept: int = KEPT) -> None:
        """Remove the manifests of old generations; their files go with `sweep`."""
        for path in self.manifests()[kept:]:
            path.unlink(missing_ok=True)
            self.damaged.pop(path.name, None)

    def sweep(self) -> int:
        """Remove files that no kept generation names, and return how many. Nothing goes while a manifest is unreadable:
        it may be mended, and its files are then needed."""
        manifests = self.manifests()
        readable = [manifest for _, manifest in self.kept()]
        if len(readable) < len(manifests):
            return 0
        needed = {digest for manifest in readable for digest in manifest.digests()}
        gone = 0
        for file in (self.folder / "objects").glob("??/*"):
            if (file.parent.name + file.name)[:DIGEST] not in needed:
                file.unlink(missing_ok=True)
                gone += 1
        return gone

    @contextmanager
    def writing(self) -> Iterator[bool]:
        """Hold the right to write, as one process of a host does at a time; yields False where another one has it.
        The system takes it back from a process that dies."""
        mine = False
        with ExitStack() as closing:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                lock = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
                closing.callback(os.close, lock)
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                closing.callback(setattr, self, "lock", None)
                self.lock, mine = lock, True
            except BlockingIOError:
                self.problem = ""
            except OSError as error:  # a file system may know no locks
                self.refused(error)
            yield mine

    def still_mine(self) -> bool:
        """Say whether who holds `writing` has the right still: where the folder is lost, so is the file that gave it,
        and another process may have made a new one."""
        try:
            return self.lock is not None and os.path.samestat(os.fstat(self.lock), os.stat(self.folder / "lock"))
        except OSError:
            return False


@cache
def store() -> Store:
    """Return the store of this portal's data folder."""
    return Store(settings.DATA_DIR / "generations")
