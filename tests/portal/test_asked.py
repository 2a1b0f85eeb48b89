"""What the raw headers of a request mean."""

import pytest

from portal.asked import codings


@pytest.mark.parametrize(
    ("accepts", "taken"),
    [
        ("gzip, br", ("br", "gzip")),
        ("GZIP", ("gzip",)),
        ("", ()),
        ("br;q=0", ()),
        ("br; q=0.0, gzip;q=0.5", ("gzip",)),
        ("*", ("br", "gzip")),
        ("*, gzip;q=0", ("br",)),
    ],
)
def test_which_codings_are_taken(accepts, taken):
    assert codings(accepts) == taken
