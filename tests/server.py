"""The real server, as `make serve` starts it, for tests that speak to it over HTTP."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from portal.start import server_command
from tests.postgres import free_port

BASE_DIR = Path(__file__).resolve().parent.parent
STATICS = BASE_DIR / "var" / "tests" / "static"


def environment(database_url: str, data_dir: Path, port: int = 8000) -> dict[str, str]:
    """Return the whole environment of a portal under test; nothing of the caller's settings comes through."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {
        "DJANGO_SETTINGS_MODULE": "portal.settings",
        "SECRET_KEY": "only-for-tests-" + "0123456789abcdef" * 3,
        "DEBUG": "0",
        "DATABASE_URL": database_url,
        "DATA_DIR": str(data_dir),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "ALLOWED_HOSTS": "127.0.0.1,localhost,testserver",
        "EMAIL_URL": "memorymail://",
    }


def answers(url: str) -> bool:
    """Whether the server there answers at all."""
    try:
        with urllib.request.urlopen(url, timeout=1):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def wait_until_it_answers(process: subprocess.Popen, base: str, log: Path, workers: int, seconds: float = 30) -> None:
    """Return as soon as all workers answer; `RuntimeError` with the server's own words where they do not."""
    until = time.monotonic() + seconds
    while log.read_text().count("Started worker-") < workers or not answers(f"{base}/healthz"):
        if process.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"The server does not answer:\n{log.read_text()}")
        time.sleep(0.05)


@contextmanager
def serving(database_url: str, data_dir: Path, workers: int = 1, env: Mapping[str, str] | None = None) -> Iterator[str]:
    """A running server over this database; yields its address without a slash at the end.

    Its words stand in `server.log` of the data folder. Static files have to be there (fixture `statics`).
    """
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    data_dir.mkdir(parents=True, exist_ok=True)
    if not (data_dir / "static").exists() and STATICS.exists():
        (data_dir / "static").symlink_to(STATICS)
    log = data_dir / "server.log"
    with log.open("wb") as words:
        said = environment(database_url, data_dir, port) | dict(env or {})
        command = server_command("127.0.0.1", port, str(workers))
        process = subprocess.Popen(command, cwd=BASE_DIR, env=said, stdout=words, stderr=words, start_new_session=True)
    try:
        wait_until_it_answers(process, base, log, workers)
        yield base
    finally:
        stop(process)


def stop(process: subprocess.Popen) -> None:
    """Tell a server to stop, and end it with its workers where it does not."""
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise


def manage(database_url: str, data_dir: Path, *arguments: str) -> str:
    """Run a management command in the environment of a portal under test and return what it printed."""
    command = [sys.executable, "manage.py", *arguments]
    said = environment(database_url, data_dir)
    done = subprocess.run(command, cwd=BASE_DIR, env=said, capture_output=True, text=True, check=False, input="")
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout
