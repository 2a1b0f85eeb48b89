"""Two people at once on one section or page, over HTTP, on PostgreSQL: one draft, one published version, nothing lost.

The database pauses before every change of a version, so that the two requests overlap in each round.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest

from tests import postgres, server
from tests.editing.visiting import Person

pytestmark = pytest.mark.postgres
PEOPLE = "anna", "bo"
PEOPLE_MADE = """
from tests.editors import make_page, make_section, make_user, write
people = [make_user(name, "KI publishers") for name in ("anna", "bo")]
"""
MADE = {
    "sectioncontent": """
write(make_section("race", people[0]), "en", "A race", "Who is first?", people[0], publish=True)
""",
    "pagecontent": """
make_page("about", "cms/about.html", {"en": "A race"}, people[0])
""",
}
PAUSE = """
CREATE FUNCTION pause() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(0.05); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER pause BEFORE INSERT OR UPDATE ON djangocms_versioning_version FOR EACH ROW EXECUTE FUNCTION pause();
"""


@pytest.fixture(scope="module", params=MADE)
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def race_database(tmp_path_factory, kind):
    """The address of a PostgreSQL database with two publishers and one published text, which takes its time."""
    with postgres.cluster() as cluster:
        folder = tmp_path_factory.mktemp("race")
        server.manage(cluster.url(), folder, "migrate", "-v0")
        server.manage(cluster.url(), folder, "shell", "-v0", "-c", PEOPLE_MADE + MADE[kind])
        with psycopg.connect(cluster.url(), autocommit=True) as connection:
            connection.execute(PAUSE)
        yield cluster.url()


@pytest.fixture
def admin(kind):
    """Where versions of this kind are dealt with."""
    return f"/en/admin/djangocms_versioning/{kind}version"


def rows(database: str, query: str, *values) -> list[tuple]:
    with psycopg.connect(database) as connection:
        return connection.execute(query, values).fetchall()


def versions(database: str, state: str) -> list[int]:
    found = rows(database, "SELECT id FROM djangocms_versioning_version WHERE state = %s ORDER BY id", state)
    return [row[0] for row in found]


def together(people: list[Person], path: str) -> list[tuple[int, str]]:
    """Both send the same form at the same moment; return both answers."""
    barrier = Barrier(len(people))

    def go(person: Person) -> tuple[int, str]:
        barrier.wait()
        return person.post(path)

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(go, people))


def fault_of_drafting(database: str, people: list[Person], admin: str) -> str:
    """Two "new draft" at once; return what went wrong, or nothing."""
    [published] = versions(database, "published")
    answers = together(people, f"{admin}/{published}/edit-redirect/")
    drafts, archived = versions(database, "draft"), versions(database, "archived")
    if len(drafts) != 1 or archived:
        return f"drafts {drafts}, archived {archived}"
    ways = sorted(address.rstrip("/").split("/")[-2] for status, address in answers if status == 302)
    targets = {address.rstrip("/").split("/")[-1] for _status, address in answers}
    return "" if ways == ["edit", "preview"] and len(targets) == 1 else f"answers {answers}"


def fault_of_publishing(database: str, people: list[Person], admin: str) -> str:
    """Two "publish" at once; return what went wrong, or nothing."""
    [draft] = versions(database, "draft")
    answers = together(people, f"{admin}/{draft}/publish/")
    times = "SELECT count(*) FROM djangocms_versioning_statetracking WHERE version_id = %s AND new_state = 'published'"
    [(published,)] = rows(database, times, draft)
    if versions(database, "published") != [draft] or published != 1:
        return f"published {versions(database, 'published')}, {draft} {published} times"
    return "" if [status for status, _address in answers] == [302, 302] else f"answers {answers}"


def test_two_at_once_leave_one_draft_and_one_published_version(race_database, admin, statics, tmp_path):
    with server.serving(race_database, tmp_path) as base:
        people = [Person(base, name) for name in PEOPLE]
        for _round in range(40):
            assert fault_of_drafting(race_database, people, admin) == ""
            assert fault_of_publishing(race_database, people, admin) == ""


def test_the_second_is_told_who_holds_the_draft(race_database, admin, statics, tmp_path):
    with server.serving(race_database, tmp_path) as base:
        anna, bo = (Person(base, name) for name in PEOPLE)
        newest = max(versions(race_database, "published"))
        if not versions(race_database, "draft"):
            anna.post(f"{admin}/{newest}/edit-redirect/")
        holder = rows(race_database, "SELECT username FROM auth_user u JOIN djangocms_versioning_version v "
                      "ON v.locked_by_id = u.id WHERE v.state = 'draft'")[0][0]  # fmt: skip
        second = bo if holder == "anna" else anna

        _status, address = second.post(f"{admin}/{newest}/edit-redirect/")

        assert f"{holder} is writing the draft" in second.ask("GET", address)[1]


def test_the_race_is_noticed_when_the_lock_is_taken_out(race_database, admin, statics, tmp_path):
    unlocked = {"DJANGO_SETTINGS_MODULE": "tests.unlocked"}
    with server.serving(race_database, tmp_path, env=unlocked) as base:
        people = [Person(base, name) for name in PEOPLE]
        if versions(race_database, "draft"):
            fault_of_publishing(race_database, people, admin)
        assert fault_of_drafting(race_database, people, admin) != ""
