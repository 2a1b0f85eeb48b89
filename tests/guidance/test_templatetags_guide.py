"""Links in editors' texts lead to today's address of their key, with the reader's affiliation."""

import pytest
from django.template import Context, Template

from guidance.pages import Ask
from tests.sample_guide import sample_guide

GUIDE = sample_guide()


def shown(target: str, affiliation: str | None) -> str:
    ask = Ask(GUIDE, GUIDE.editions["sv"], "/sv/", "home", {"as": (affiliation,)} if affiliation else {})
    context = Context({"ask": ask, "html": f'<a href="{target}">'})
    return Template("{% load guide %}{% linked html %}").render(context).removeprefix('<a href="').removesuffix('">')


@pytest.mark.parametrize(
    ("target", "affiliation", "address"),
    [
        ("/go/contacts", None, "/sv/kontakter/"),
        ("/go/contacts", "ki", "/sv/kontakter/?as=ki"),
        ("/go/contacts#all-contacts", "ki", "/sv/kontakter/?as=ki#all-contacts"),
        ("/go/contacts?org=k&amp;help=x", None, "/sv/kontakter/?org=k&amp;help=x"),
        ("/go/contacts?org=k#all-contacts", "ki", "/sv/kontakter/?as=ki&amp;org=k#all-contacts"),
        ("/go/nowhere", "ki", "/go/nowhere?as=ki"),
        ("https://ki.se/go/contacts", "ki", "https://ki.se/go/contacts"),
    ],
)
def test_a_link_leads_to_today_s_address_for_this_reader(target, affiliation, address):
    assert shown(target, affiliation) == address


def test_a_link_carries_its_permanent_address_for_paper():
    link = shown('/go/contacts">Ask</a><a href="', "ki")

    assert '/go/contacts" href="/sv/kontakter/?as=ki">Ask</a>' in link
