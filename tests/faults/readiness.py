"""What a server under test says of itself."""

import json

from tests.faults import load


def ready(base: str) -> dict:
    """Return the answer of `/readyz`, whatever its status."""
    return json.loads(load.fetch(base, "/readyz").body)
