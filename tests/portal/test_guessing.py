"""Who tries out codes of link sets is slowed down; everybody else is not."""

import pytest

from guidance import codes
from portal import guessing


@pytest.fixture(autouse=True)
def throttle(monkeypatch):
    made = codes.Throttle(burst=2, refill=0.0)
    monkeypatch.setattr(codes, "allowed", made.allowed)
    monkeypatch.setattr(codes, "wrong", made.wrong)
    return made


@pytest.mark.parametrize(
    ("environ", "client"),
    [
        ({"REMOTE_ADDR": "192.0.2.1"}, "192.0.2.1"),
        ({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}, "198.51.100.7"),
        ({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "made up, 198.51.100.7"}, "198.51.100.7"),
        ({}, ""),
    ],
)
def test_the_nearest_proxy_says_where_a_request_comes_from(environ, client):
    assert guessing.client(environ) == client


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
    for _ in range(3):
        client.get("/go/set/nope", REMOTE_ADDR="192.0.2.1")

    assert client.get("/go/set/nope", REMOTE_ADDR="192.0.2.2").status_code == 404
