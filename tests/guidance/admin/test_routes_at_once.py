"""Two people who save the first routes of one place at the same moment, over HTTP, on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest

from guidance.routing import state_of
from tests import postgres, server
from tests.editing.visiting import Person

pytestmark = pytest.mark.postgres
SEED = """
from contacts.models import SupportUnit
from tests.editors import make_user
for name in ("olga", "otto"):
    make_user(name, "Contact owners")
words = {"name_sv": "x", "covers_en": "x", "covers_sv": "x", "organisation": "ki"}
for key in ("eeo", "smb"):
    SupportUnit.objects.create(key=key, name_en=key, first_contact=key == "eeo", **words)
"""
PAUSE = """
CREATE FUNCTION pause() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(0.3); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER pause BEFORE INSERT ON guidance_route FOR EACH ROW EXECUTE FUNCTION pause();
"""
EMPTY = state_of([])


@pytest.fixture(scope="module")
def race_database(tmp_path_factory):
    """The address of a PostgreSQL database without routes, which takes its time to add one."""
    with postgres.cluster() as cluster:
        folder = tmp_path_factory.mktemp("race")
        server.manage(cluster.url(), folder, "migrate", "-v0")
        server.manage(cluster.url(), folder, "shell", "-v0", "-c", SEED)
        with psycopg.connect(cluster.url(), autocommit=True) as connection:
            connection.execute(PAUSE)
        yield cluster.url()


def first_save(person: Person, barrier: Barrier, key: str, unit: int) -> int:
    """Send a table with one row; return the status."""
    row = {"id": "", "position": "10", "affiliation": "", "part": "whole", "role": "primary", "unit": str(unit),
           "reason_en": "because", "reason_sv": "eftersom"}  # fmt: skip
    sent = {f"routes-0-{name}": value for name, value in row.items()}
    sent |= {"routes-TOTAL_FORMS": "1", "routes-INITIAL_FORMS": "0", "state": EMPTY, "save": "1"}
    barrier.wait()
    return person.post(f"/en/admin/guidance/route/table/{key}/", **sent)[0]


@pytest.mark.parametrize("key", ["step-2", "everything"])
def test_the_second_first_save_of_an_empty_table_finds_it_changed(key, race_database, statics, tmp_path):
    with psycopg.connect(race_database) as connection, server.serving(race_database, tmp_path) as base:
        units = [number for (number,) in connection.execute("SELECT id FROM contacts_supportunit").fetchall()]
        connection.commit()
        barrier, people = Barrier(2), [Person(base, name) for name in ("olga", "otto")]
        with ThreadPoolExecutor(2) as pool:
            pairs = zip(people, units, strict=True)
            sends = [pool.submit(first_save, person, barrier, key, unit) for person, unit in pairs]
        saved = connection.execute("SELECT step FROM guidance_route").fetchall()

    assert sorted(send.result() for send in sends) == [200, 302]
    assert saved.count((2 if key == "step-2" else None,)) == 1
