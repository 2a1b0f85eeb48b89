"""nginx over an exported generation, as somebody else's web server would show it."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from time import sleep

from tests.portal.asking import fetched
from tests.postgres import free_port


@contextmanager
def showing(mirror: Path, work: Path) -> Iterator[str]:
    """Yield the address of nginx over a mirror; its own files go to `work`."""
    port = free_port()
    made = mirror / "nginx.conf"
    made.write_text(made.read_text().replace("127.0.0.1:8080", f"127.0.0.1:{port}"))
    temporary = "".join(
        f"{name}_temp_path {work}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (work / "nginx.conf").write_text(
        f"user root; daemon off; pid {work}/pid; events {{}} http {{ access_log off; {temporary} include {made}; }}"
    )
    program = which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    process = subprocess.Popen([program, "-c", str(work / "nginx.conf"), "-e", str(work / "errors")])
    for _ in range(100):
        try:
            fetched(f"http://127.0.0.1:{port}/robots.txt")
            break
        except OSError:
            sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    process.terminate()
    process.wait(5)
