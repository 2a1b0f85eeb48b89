"""Two things that ask for one address: one rule says who gets it, and the other has an address too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.claims import PAGE, PORTAL, SECTION, Claim, settle
from guidance.guide import Clash

X = "/en/topics/x/"


def own(key, age=1, path=X):
    return Claim(path, "en", key, SECTION, False, age)


def borrowed(key, age=1, path=X):
    return Claim(path, "en", key, SECTION, True, age)


@pytest.mark.parametrize(
    ("claims", "former", "who", "beside"),
    [
        ([own("a"), borrowed("b", 0)], {}, "a", "/en/topics/b/"),  # its own counts more than a borrowed one
        ([own("a", 2), own("b", 1)], {}, "b", "/en/topics/a/"),  # the older more than the younger
        ([borrowed("a", 2), borrowed("b", 1)], {}, "b", "/en/topics/a/"),
        ([own("b"), own("a")], {}, "a", "/en/topics/b/"),  # the same age: by key
        ([own("a", 1), borrowed("b", 2)], {X: "b"}, "b", "/en/topics/a/"),  # who had it first keeps it
        ([own("a")], {X: "gone"}, None, "/en/topics/a/"),  # its old links lead to what is gone
        ([own("a"), own("b"), own("c", 3, "/en/topics/b/")], {}, "a", "/en/topics/b-2/"),
        ([own("a"), own("b")], {"/en/topics/b/": "c"}, "a", "/en/topics/b-2/"),
        ([Claim(X, "en", "about", PAGE), own("a", 0)], {X: "a"}, "about", "/en/topics/a/"),
        ([Claim("/en/about/", "en", "about", PAGE), Claim("/en/about/", "en", "b", PORTAL)], {}, None, "/en/about/"),
        ([Claim("/en/", "en", "home", PAGE), Claim("/en/", "en", "about", PAGE, age=2)], {}, None, "/en/about/"),
    ],
)
def test_the_rule(claims, former, who, beside):
    found, clashes = settle(claims, {path: ("en", key) for path, key in former.items()})

    assert found.get(X, ("en", None))[1] == who
    assert beside in found
    assert settle(reversed(claims), {path: ("en", key) for path, key in former.items()}) == (found, clashes)


def test_without_a_clash_everybody_gets_what_is_asked_for():
    claims = [own("a", path="/en/topics/a/"), borrowed("b", path="/en/topics/c/")]

    assert settle(claims, {}) == ({"/en/topics/a/": ("en", "a"), "/en/topics/c/": ("en", "b")}, ())


def test_a_clash_says_who_has_what():
    assert settle([own("a"), borrowed("b")], {})[1] == (Clash(X, "en", "b", "a", "/en/topics/b/"),)


KEYS = st.sampled_from(["a", "b", "c", "a-2", "b-2"])
LANGUAGES = st.sampled_from(["en", "sv"])
SLUGS = st.sampled_from(["a", "b", "c", "a-2", "x"])
CLAIMS = st.lists(
    st.builds(
        lambda key, language, slug, rank, borrowed, age: Claim(
            f"/{language}/topics/{slug}/", language, key, rank, borrowed, age
        ),
        *(KEYS, LANGUAGES, SLUGS, st.sampled_from([PAGE, SECTION]), st.booleans(), st.integers(0, 2)),
    ),
    unique_by=lambda claim: (claim.language, claim.key),
)
FORMER = st.dictionaries(
    st.builds("/{}/topics/{}/".format, LANGUAGES, SLUGS), st.tuples(LANGUAGES, st.sampled_from(["a", "b", "gone"]))
)


@given(CLAIMS, FORMER)
def test_every_key_has_one_address_and_every_address_one_key(claims, former):
    found, clashes = settle(claims, former)

    assert sorted(found.values()) == sorted((claim.language, claim.key) for claim in claims)
    assert {clash.instead for clash in clashes} == found.keys() - {c.path for c in claims if found.get(c.path)}


@given(CLAIMS, FORMER, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing_and_what_is_given_stays(claims, former, random):
    found, clashes = settle(claims, former)
    random.shuffle(claims)

    assert settle(claims, former) == (found, clashes)
    assert settle(claims, {**found, **former})[0] == found
