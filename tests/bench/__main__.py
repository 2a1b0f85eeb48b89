"""`make bench`: the portal beside bare WSGI, nginx and django CMS, in one run; writes docs/performance.md and .svg.

BENCH_SECONDS (1) is how long each measurement lasts, BENCH_ROUNDS (15) how often all are repeated in turn. Many short
rounds find what disturbs the machine on both sides of a ratio; django CMS, which is slow, is asked three times as long.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import psycopg

from tests import postgres, server
from tests.bench import contenders, growth, plugs, rendering, report
from tests.bench.wrk import memory, wrk

SECONDS = int(os.environ.get("BENCH_SECONDS", "1"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "15"))
SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "400,4000").split(",")]
PAGE = "/en/resources/"
RANDOM = 'request = function() return wrk.format("GET", wrk.path .. "?utm_source=" .. math.random(1e9)) end\n'


def tell(*words) -> None:
    print(*words, flush=True)


def prepared(cluster: postgres.Cluster, folder: Path) -> str:
    """Return the address of a database with the imported guide."""
    url = made(cluster, "portal")
    server.manage(f"sqlite:///{folder / 'unused'}", server.STATICS.parent, "prepare", "--only-statics")
    server.manage(url, folder / "prepare", "migrate", "-v0")
    server.manage(url, folder / "prepare", "import_guide", "-v0")
    return url


def made(cluster: postgres.Cluster, name: str, template: str = "template0") -> str:
    with psycopg.connect(cluster.url(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return cluster.url(name)


def compared(stack: ExitStack, folder: Path, url: str, cluster: postgres.Cluster) -> dict[str, tuple]:
    """Start everything that is compared; return for each name how wrk asks it."""
    portal = stack.enter_context(contenders.portal(url, folder / "portal"))
    tell("Waiting until all pages are on disk …")
    growth.until_stored(portal.base, pages=True)
    headers, plain = contenders.fetched(portal, PAGE)
    packed_headers, packed = contenders.fetched(portal, PAGE, Accept_Encoding="gzip")
    bare = stack.enter_context(contenders.bare(headers, plain, folder / "bare"))
    bare_packed = stack.enter_context(contenders.bare(packed_headers, packed, folder / "bare-packed"))
    nginx = stack.enter_context(contenders.nginx(headers, plain, folder / "nginx"))
    stock_url, said = made(cluster, "stock"), plugs.described(url, folder, PAGE)
    contenders.make_stock(stock_url, folder / "stock", plain.decode(), said)
    cached = stack.enter_context(contenders.stock(stock_url, folder / "stock", True))
    uncached = stack.enter_context(contenders.stock(stock_url, folder / "stock", False))
    (folder / "random.lua").write_text(RANDOM)
    gzip, odd, longer = {"Accept_Encoding": "gzip"}, {"script": folder / "random.lua"}, {"seconds": 3 * SECONDS}
    cookie = {"Cookie": "sessionid=" + "x" * 32, "Accept_Language": "sv,en;q=0.5"}
    return {
        "portal": (portal, PAGE, gzip),
        "bare WSGI": (bare_packed, "/", gzip),
        "nginx, precompressed": (nginx, "/packed.html", gzip),
        "portal, cookies": (portal, PAGE, gzip | cookie),
        "portal, unknown parameters": (portal, PAGE, gzip | odd),
        "portal, uncompressed": (portal, PAGE, {}),
        "bare WSGI, uncompressed": (bare, "/", {}),
        "nginx, uncompressed": (nginx, "/plain.html", {}),
        "django CMS, page cache": (cached, "/en/resources/", gzip | longer),
        "django CMS": (uncached, "/en/resources/", gzip | longer),
    }


def rounds(asked: dict[str, tuple], first: rendering.Rendering) -> report.Rounds:
    """Measure all in turn, several times, forwards and backwards: who comes first is not always the same."""
    found = report.Rounds({name: [] for name in asked}, [])
    for at in range(ROUNDS):
        for name, (one, path, how) in list(asked.items())[:: -1 if at % 2 else 1]:
            found.measured[name].append(wrk(one.base + path, one.pid, **{"seconds": SECONDS} | how))
            tell(f"  round {at + 1}: {name}: {found.measured[name][-1].rate:.0f} requests/s")
        found.first.append(first.measure())
    return found


def main() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name,
        postgres.cluster() as cluster,
    ):
        folder = Path(name)
        tell("Importing the guide …")
        url = prepared(cluster, folder)
        with ExitStack() as stack:
            tell("Starting what is compared …")
            first = stack.enter_context(rendering.rendering(url, folder / "rendering"))
            asked = compared(stack, folder, url, cluster)
            measured = rounds(asked, first)
            used = {name: memory(one.pid) for name, (one, _, _) in asked.items()}
        sizes = grown(cluster, folder, url)
        found = report.Findings(measured, used, sizes, plugs.measured(url, folder))
    report.write(found)
    tell(Path("docs/performance.md").read_text())
    missed = [row for row in report.goals(found) if not row.reached]
    sys.exit("\n".join(f"Not reached: {row.what}: {row.value}" for row in missed) if missed else 0)


def grown(cluster: postgres.Cluster, folder: Path, url: str) -> list[growth.Size]:
    """Measure the imported guide and larger ones."""
    tell("Publishing, at several sizes …")
    places = {plugs.number_of_sections(url): (url, folder / "here")}
    for size in SIZES:
        places[size] = made(cluster, f"portal_{size}", url.rpartition("/")[2]), folder / f"size-{size}"
        growth.enlarge(*places[size], size)
    found = []
    for size, place in places.items():
        found.append(growth.measure(*place, size))
        tell(f"  {found[-1]}")
    rates = growth.rates(list(places.values()), SECONDS)
    return [replace(size, rates=rate) for size, rate in zip(found, rates, strict=True)]


if __name__ == "__main__":
    subprocess.run(["which", "wrk", "nginx"], check=True, stdout=subprocess.DEVNULL)
    main()
