"""A real server counts what visitors open, while pages go on without a database."""

import json
import time

import pytest

from guidance.counting import SECONDS_BETWEEN_WRITES
from tests import server
from tests.portal.asking import fetched

pytestmark = [pytest.mark.faults, pytest.mark.django_db]
PATHS = "/go/home", "/go/home?as=ki", "/go/step-2/sv", "/go/nope", "/en/no/"
COUNTS = """
import json
from guidance.models import Missed, Use
used = sorted(Use.objects.values_list("key", "count"))
print(json.dumps([used, sorted(Missed.objects.values_list("kind", "what", "count"))]))
"""


def test_visits_and_misses_are_in_the_database_soon(database, statics, tmp_path):
    with server.serving(database, tmp_path / "data") as address:
        statuses = [fetched(address + path)[0] for path in PATHS]
        for path in ("/en/no/", "/en/no/", *["/en/search/?q=qqqqzzzz"] * 3):
            fetched(address + path)
        time.sleep(SECONDS_BETWEEN_WRITES + 2)
        counts = json.loads(server.manage(database, tmp_path / "data", "shell", "-v", "0", "-c", COUNTS))

    assert statuses == [302, 302, 302, 404, 404]
    assert counts[0] == [["home", 2], ["step-2", 1]]
    assert counts[1] == [["address", "/en/no/", 3], ["search", "qqqqzzzz", 3]]
