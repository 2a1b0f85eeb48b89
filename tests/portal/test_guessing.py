"""Who tries out codes of link sets is slowed down; everybody else is not."""

import pytest
from axes.helpers import get_client_ip_address

from guidance import codes
from portal import guessing
from tests.server import BASE_DIR


@pytest.fixture(autouse=True)
def throttle(monkeypatch):
    made = codes.Throttle(burst=2, refill=0.0)
    monkeypatch.setattr(codes, "allowed", made.allowed)
    monkeypatch.setattr(codes, "wrong", made.wrong)
    return made


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, None, "192.0.2.1"),
        (0, "198.51.100.7", "192.0.2.1"),
        (1, None, "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "made up, 198.51.100.7", "198.51.100.7"),
        (2, "made up, 198.51.100.7, 10.0.0.1", "198.51.100.7"),
        (2, "made up", "192.0.2.1"),
    ],
)
def test_only_our_own_proxies_say_where_a_request_comes_from(proxies, forwarded, client, settings, rf):
    settings.TRUSTED_PROXIES = proxies
    headers = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    request = rf.get("/", REMOTE_ADDR="192.0.2.1", **headers)

    assert guessing.client(request.META) == client
    assert get_client_ip_address(request) == client


@pytest.mark.django_db
def test_after_too_many_wrong_codes_right_ones_are_refused_too(client, guide):
    statuses = [client.get("/go/set/qqqq-qqqq-qqqq").status_code for _ in range(4)]

    assert statuses == [404, 404, 429, 429]


@pytest.mark.django_db
def test_heads_count_as_guesses_and_other_addresses_do_not(client, guide):
    for _ in range(5):
        client.get("/go/unheard-of")
    assert [client.head("/go/set/nope").status_code for _ in range(3)] == [404, 404, 429]
    assert client.get("/go/home").status_code == 302


@pytest.mark.django_db
def test_the_refusal_is_readable_and_says_when_to_come_back(client, guide):
    for _ in range(2):
        client.get("/go/set/nope")
    response = client.get("/go/set/nope")

    assert "Too many unknown codes" in response.content.decode()
    assert response["Retry-After"] == "60"


@pytest.mark.django_db
def test_each_place_has_tries_of_its_own(client, guide):
    for number in range(3):
        client.get("/go/set/nope", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")

    assert client.get("/go/set/nope", REMOTE_ADDR="192.0.2.1").status_code == 429
    assert client.get("/go/set/nope", REMOTE_ADDR="192.0.2.2").status_code == 404


@pytest.mark.parametrize("header", ["X-Forwarded-For $remote_addr", "X-Forwarded-Proto $scheme"])
def test_the_proxy_of_the_example_lets_no_client_speak_for_it(header):
    assert f"proxy_set_header {header};" in (BASE_DIR / "deploy" / "nginx.conf").read_text()
