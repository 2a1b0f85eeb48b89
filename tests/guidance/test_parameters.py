"""What an address says, whatever somebody typed into it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidance.parameters import QUERIES, canonical, read
from tests.sample_guide import sample_guide

GUIDE = sample_guide()


def said(kind, query):
    return read(kind, query, GUIDE, "en")


@pytest.mark.parametrize(
    ("kind", "query", "params", "bad"),
    [
        ("roadmap", "", {}, ()),
        ("roadmap", "as=ki&stage=idea&step=2", {"as": ("ki",), "stage": ("idea",), "step": ("2",)}, ()),
        ("roadmap", "as=", {}, ()),
        ("roadmap", "as=KI", {}, ("as",)),
        ("roadmap", "as=ki&as=ki", {"as": ("ki",)}, ()),
        ("roadmap", "as=ki&as=k", {"as": ("ki",)}, ("as",)),
        ("roadmap", "as=%ff&utm_source=x", {}, ("as",)),
        ("roadmap", "step=5&step=2", {"step": ("2",)}, ("step",)),
        ("roadmap", "plan=clinical-trials&plan=nowhere", {"plan": ("clinical-trials",)}, ("plan",)),
        ("roadmap", "plan=samples-healthcare", {}, ("plan",)),
        ("section", "as=k&q=x&plan=clinical-trials", {"as": ("k",)}, ()),
        ("contacts", "org=k&help=samples-other", {"org": ("k",), "help": ("samples-other",)}, ()),
        ("responsibility", "responsibility=undecided", {"responsibility": ("undecided",)}, ()),
        ("search", "q=%20a%0a+b%20", {"q": ("a b",)}, ()),
        ("search", "q=a%00b", {}, ("q",)),
        ("search", "q=j%e4v", {}, ("q",)),
        ("search", "q=j%C3%A4v", {"q": ("jäv",)}, ()),
        ("search", "q=ja%CC%88v", {"q": ("jäv",)}, ()),
        ("search", b"q=j\xc3\xa4v", {"q": ("jäv",)}, ()),
        ("search", "q=j\xc3\xa4v", {"q": ("jäv",)}, ()),
        ("search", "q=jäv", {"q": ("jäv",)}, ()),
        ("search", "q=\ud800", {}, ("q",)),
        ("search", "q=" + "a" * 65536, {"q": ("a" * 200,)}, ("q",)),
        ("search", "page=1", {}, ()),
        ("search", "page=007", {"page": ("7",)}, ()),
        ("search", "page=1001", {}, ("page",)),
        ("search", "page=-1&page=٣", {}, ("page",)),
        ("api-support", "need=samples-other&q=x", {"need": ("samples-other",)}, ()),
    ],
)
def test_known_values_count_and_others_are_named(kind, query, params, bad):
    assert said(kind, query) == (params, bad)


def test_one_choice_has_one_address_however_it_was_put_together():
    orders = (
        "need=samples-other&plan=commissioned-research&need=samples-healthcare&plan=basic-research&as=k",
        "as=k&plan=basic-research&plan=commissioned-research&need=samples-healthcare&need=samples-other&need=samples-other",
    )

    assert {canonical("roadmap", said("roadmap", query)[0]) for query in orders} == {orders[1].rpartition("&")[0]}


def test_a_flood_of_pairs_is_not_read_to_its_end():
    assert said("section", "x=1&" * 1000 + "as=ki") == ({}, ())


HARD = st.one_of(
    st.sampled_from(["ki", "2", "idea", "clinical-trials", "%ff", "%00", "%", "+", "&", "=", "a" * 5000]),
    st.text(max_size=20),
)
PAIRS = st.lists(st.tuples(st.sampled_from([*QUERIES["roadmap"], "q", "page", "org", "%61s"]), HARD), max_size=8)


@settings(max_examples=500)
@given(kind=st.sampled_from(sorted(QUERIES)), pairs=PAIRS)
def test_any_query_is_read_into_one_canonical_form(kind, pairs):
    params, bad = said(kind, "&".join(f"{name}={value}" for name, value in pairs))

    assert set(params) | set(bad) <= set(QUERIES[kind])
    assert said(kind, canonical(kind, params)) == (params, ())


@settings(max_examples=300)
@given(kind=st.sampled_from(sorted(QUERIES)), query=st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_no_bytes_and_no_text_stop_the_reader(kind, query):
    params, _ = said(kind, query)

    assert said(kind, canonical(kind, params))[0] == params
