"""A kept generation as plain files for any web server, with nginx's configuration for pages and redirects."""

import gzip
import json
import shutil
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, time
from pathlib import Path

from django.conf import settings

from guidance import uploads
from guidance.addresses import LANGUAGES
from guidance.guide import Guide
from guidance.public import respond
from guidance.store import Manifest, Store, StoredPage
from guidance.withdrawing import named_in
from portal.headers import KEPT, NOT_KEPT, public_headers
from portal.keeping import kept_addresses
from portal.media import HEADERS as FILES

CONFIGURATION = Path(__file__).with_name("mirror.nginx.conf")
HTML = "text/html"
# Permanent addresses that are the same in both languages of a browser: those that name their language, and pictures.
FORCED = (*(f"/{language}" for language in LANGUAGES), ".svg", ".png")


def export(kept: Store, manifest: Manifest, folder: Path, root: str = "") -> int:
    """Write a generation into an empty folder and return the number of its addresses.

    `folder/www` is what a web server shows, `folder/nginx.conf` tells nginx how; `root` is where it will find `www`,
    if not here. DamagedError where a file of the
    generation is not whole, FileExistsError where the folder is not empty.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    guide, www = kept.guide(manifest), folder / "www"
    redirects: dict[str, str] = {}
    gone: dict[str, str] = {}
    written = 0
    for address, page, body in whole_pages(kept, manifest, guide):
        written += 1
        path, _, language = address.partition(" ")
        asked = LANGUAGES if path.endswith(FORCED) else (language,)
        if page.status in (301, 302):
            redirects |= {f"{each}:{path}": dict(page.headers)["Location"] for each in asked}
        elif page.status == 410:
            gone |= dict.fromkeys((f"{each}:{path}" for each in asked), put(www, f"/gone/{language}{path}", body, HTML))
        elif page.status == 200:
            put(www, path, body, dict(page.headers).get("Content-Type", ""))
    gone |= gone_of_old(guide, www)
    put_missing(guide, www)
    copy_files(www, named_in(kept.get(digest) for digest in manifest.guide.values()))
    (folder / "nginx.conf").write_text(configuration(guide, redirects, gone, root or str(www.resolve())))
    return written


def whole_pages(kept: Store, manifest: Manifest, guide: Guide) -> Iterator[tuple[str, StoredPage, bytes]]:
    """Yield every kept address as it was finished; where it was not, as it is rendered from the kept guide today."""
    if manifest.complete:
        for address, page in manifest.pages.items():
            yield address, page, kept.get(page.digest)
        return
    for address, language in kept_addresses(guide):
        path, _, query = address.partition("?")
        said = respond(guide, path, query, language)
        page = StoredPage(said.status, [("Content-Type", said.content_type), *said.headers], "")
        yield f"{address} {language}".rstrip(), page, said.body


def gone_of_old(guide: Guide, www: Path) -> dict[str, str]:
    """Write the pages of addresses of former times whose page is gone, and return where they are."""
    gone = {}
    for path, (language, _) in guide.former.items():
        said = respond(guide, path, "", language)
        if said.status == 410:
            file = put(www, f"/gone/{language}{path}", said.body, HTML)
            gone |= {f"{each}:{path}": file for each in LANGUAGES}
    return gone


def put_missing(guide: Guide, www: Path) -> None:
    """Write what is said of an address that leads nowhere: to people in each language, to programs as the API does."""
    for language in guide.editions:
        put(www, f"/{language}/404.html", respond(guide, f"/{language}/404/", "", language).body, "")
    put(www, "/api/404.json", respond(guide, "/api/v1/en/404").body, "")


def file_name(address: str, kind: str) -> str:
    """Return the file of an address: a page shown for an affiliation lies beside the one for everybody."""
    path, _, query = address.removeprefix("/").partition("?as=")
    mark = f".as-{query}" if query else ""
    if path.endswith("/") or not path:
        return f"{path}index{mark}.html"
    return f"{path}.html" if kind.startswith(HTML) and not path.endswith(".html") else path


def put(www: Path, address: str, body: bytes, kind: str) -> str:
    """Write a page and its compressed form, which nginx sends to who takes it; return the address of the file."""
    name = file_name(address, kind)
    file = www / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(body)
    file.with_name(file.name + ".gz").write_bytes(gzip.compress(body, 9, mtime=0))
    return f"/{name}"


def copy_files(www: Path, names: Iterable[str]) -> None:
    """Copy the pages' own static files, and of the copies of uploads those that the generation names."""
    for source in settings.STATICFILES_DIRS:
        for entry in Path(source).iterdir():
            collected = Path(settings.STATIC_ROOT) / entry.name
            if collected.is_dir():
                shutil.copytree(collected, www / "static" / entry.name, dirs_exist_ok=True)
    media = www / settings.MEDIA_URL.strip("/")
    media.mkdir(parents=True, exist_ok=True)
    for name in names:
        with suppress(FileNotFoundError):  # withdrawn since
            shutil.copyfile(uploads.folder() / name, media / name)


def configuration(guide: Guide, redirects: dict[str, str], gone: dict[str, str], root: str) -> str:
    """Return nginx's configuration: redirects of permanent, former and retired addresses, headers, languages. `gone`
    names the page of each address whose own page was taken away, as `redirects` does the place."""
    former = {path: f"/go/{key}/{language}" for path, (language, key) in guide.former.items()}
    moved = {path: target for path, target in former.items() if path not in guide.addresses}
    pages = dict(public_headers(False, True))
    same = [(name, value) for name, value in pages.items() if FILES.get(name, value) == value]
    headers = [f'  add_header {name} "{value}" always;' for name, value in same]
    policies = [("default", pages["Content-Security-Policy"]), ("~^/media/", FILES["Content-Security-Policy"])]
    kept = [("default", KEPT), ("~^/go/", NOT_KEPT), ("~^/media/", FILES["Cache-Control"])]
    words = {
        "CHOSEN": lines((quoted(where), quoted(target)) for where, target in redirects.items()),
        "MOVED": lines((quoted(where), quoted(target)) for where, target in moved.items()),
        "GONE": lines((quoted(where), quoted(file)) for where, file in gone.items()),
        "POLICY": lines((where, quoted(policy)) for where, policy in policies),
        "KEPT": lines((where, quoted(said)) for where, said in kept),
        "HEADERS": "\n".join(headers),
    }
    text = CONFIGURATION.read_text().replace("root www;", f"root {quoted(root)};")
    for name, said in words.items():
        text = text.replace(f"# {name}\n", said + "\n")
    return text


def lines(pairs) -> str:
    return "\n".join(f"  {where} {target};" for where, target in pairs)


def quoted(text: str) -> str:
    """Return a text as nginx reads it: nothing in it ends the string or names a variable."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("$", "%24") + '"'


def archive(kept: Store, manifest: Manifest, file: Path) -> Path:
    """Write a generation as one compressed file for the archive: the mirror, and its facts as JSON. The same
    generation gives the same bytes."""
    folder = file.with_name(f".{file.name}.parts")
    try:
        export(kept, manifest, folder, root="www")
        facts = {"generation": manifest.number, "as_of": str(manifest.as_of), "raised": str(manifest.raised)}
        (folder / "generation.json").write_text(json.dumps(facts, indent=2))
        when = datetime.combine(manifest.as_of or datetime.now(UTC).date(), time(), UTC).timestamp()
        with file.open("wb") as out, gzip.GzipFile("", "wb", fileobj=out, mtime=0) as packed:
            pack(folder, packed, when)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return file


def pack(folder: Path, out, when: float) -> None:
    with tarfile.open(fileobj=out, mode="w") as tar:
        for path in sorted(folder.rglob("*")):
            tar.add(path, path.relative_to(folder), recursive=False, filter=lambda info: plain(info, when))


def plain(info: tarfile.TarInfo, when: float) -> tarfile.TarInfo:
    """Take out of an archived file what depends on the machine."""
    info.mtime, info.uid, info.gid, info.uname, info.gname = int(when), 0, 0, "", ""
    info.mode = 0o755 if info.isdir() else 0o644
    return info
