"""A PostgreSQL server of the tests' own, thrown away afterwards.

From the shell: `python tests/postgres.py start FOLDER` prints the address of an empty database, `… stop FOLDER`
ends it, `… where` prints the folder of the programs.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NEEDED = "initdb", "pg_ctl", "postgres"
QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c timezone=UTC"


def programs() -> Path:
    """Return the folder of the newest server that is installed; `FileNotFoundError` where there is none."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    in_path = [Path(found).resolve().parent] if (found := shutil.which("pg_ctl")) else []
    for folder in (*debian, *in_path):
        if all((folder / name).exists() for name in NEEDED):
            return folder
    raise FileNotFoundError("The tests need PostgreSQL; `make test` installs it, or: apt-get install postgresql")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def server_user() -> str | None:
    """Return whom the server runs as: PostgreSQL refuses root, so then another user; None for oneself."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@dataclass(frozen=True)
class Cluster:
    """One server with its data in `folder`, on a port of its own; it can be stopped and started again."""

    folder: Path
    port: int

    @classmethod
    def of(cls, folder: Path) -> "Cluster":
        """Return the server that was made in this folder."""
        return cls(folder, int((folder / "port").read_text()))

    @classmethod
    def make(cls, folder: Path) -> "Cluster":
        """Return a new server in this empty folder, not yet started."""
        cluster = cls(folder, free_port())
        (folder / "port").write_text(str(cluster.port))
        if user := server_user():
            shutil.chown(folder, user)
        options = ["--no-sync", "--auth=trust", "--username=portal", "--encoding=UTF8", "--locale=C.UTF-8"]
        cluster.call("initdb", "--pgdata", str(cluster.data), *options)
        return cluster

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str = "postgres") -> str:
        """Return the address of a database of this server."""
        return f"postgres://portal@127.0.0.1:{self.port}/{database}"

    def call(self, program: str, *arguments: str) -> None:
        """Run a program of the server; `RuntimeError` with what it said where it fails."""
        who = {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if (user := server_user()) else {}
        command = [str(programs() / program), *arguments]
        with (self.folder / "programs.log").open("ab") as log:
            done = subprocess.run(command, cwd=self.folder, stdout=log, stderr=log, check=False, **who)
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{(self.folder / 'programs.log').read_text()}")

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -h 127.0.0.1 {QUICK}"
        log = str(self.folder / "server.log")
        if not Path(log).exists() and (user := server_user()):
            Path(log).touch()
            shutil.chown(log, user)
        self.call("pg_ctl", "start", "--pgdata", str(self.data), "--wait", "--log", log, "--options", options)

    def stop(self) -> None:
        """End the server at once, as a crash would."""
        self.call("pg_ctl", "stop", "--pgdata", str(self.data), "--wait", "--mode", "immediate")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A running server in a folder of its own; both are gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    made = Cluster.make(folder)
    made.start()
    try:
        yield made
    finally:
        if (made.data / "postmaster.pid").exists():
            made.stop()
        shutil.rmtree(folder)


def main(action: str, folder: str = "") -> None:
    if action == "where":
        print(programs())
    elif action == "start":
        place = Path(folder).resolve()
        place.mkdir(parents=True, exist_ok=True)
        made = Cluster.of(place) if (place / "port").exists() else Cluster.make(place)
        made.start()
        print(made.url())
    elif action == "stop":
        Cluster.of(Path(folder).resolve()).stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
