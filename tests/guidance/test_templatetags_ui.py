"""How addresses, numbers and headings are written in templates."""

import pytest
from django.contrib.staticfiles import finders
from django.utils.translation import override

from guidance.guide import Reference
from guidance.templatetags import ui


@pytest.mark.parametrize(
    ("phone", "link"),
    [
        ("08-524 820 03", "tel:+46852482003"),
        ("+46 8 524 820 03", "tel:+46852482003"),
        ("0046 8 524", "tel:00468524"),
        ("117 00", "tel:11700"),
    ],
)
def test_a_swedish_number_can_be_called_from_abroad(phone, link):
    assert ui.tel(phone) == link


def test_a_mail_link_holds_subject_and_text_without_breaking_out():
    link = ui.mailto('a"b@ki.se', "Jäv & avtal", "En rad\nen till")

    assert link == "mailto:a%22b@ki.se?subject=J%C3%A4v%20%26%20avtal&body=En%20rad%0Aen%20till"


def test_a_mail_address_breaks_where_people_would_break_it():
    assert ui.breakable("bio.bank@sll.ki.se") == "bio<wbr>.bank@<wbr>sll<wbr>.ki.se"
    assert ui.breakable("<b>@x") == "&lt;b&gt;@<wbr>x"


@pytest.mark.parametrize(("language", "said"), [("en", "PDF, 0.4\u00a0MB"), ("sv", "PDF, 0,4\u00a0MB")])
def test_the_size_of_a_document_stays_on_one_line(language, said):
    with override(language):
        assert ui.facts(Reference("Guidelines", format="pdf", size="0.4 MB")) == said


def test_only_a_point_between_digits_becomes_a_comma():
    with override("sv"):
        assert ui.facts(Reference("Guidelines", size="approx. 1.5 MB")) == "approx. 1,5\u00a0MB"


def test_headings_move_up_one_level_and_nothing_else_does():
    assert ui.one_level_up("<h3>A</h3><h4>B</h4><hr><p>h3</p>") == "<h2>A</h2><h3>B</h3><hr><p>h3</p>"


@pytest.mark.parametrize("key", [*sorted(ui.DRAWINGS), "something-new"])
def test_every_type_and_caption_has_a_drawing(key):
    assert finders.find(ui.drawing(key).removeprefix("/static/"))


@pytest.mark.parametrize("key", [*sorted(ui.PICTURES), "about"])
def test_every_page_has_a_picture_to_share(key):
    assert finders.find(ui.picture(key).removeprefix("/static/"))


@pytest.mark.parametrize(("field", "said"), [("text", "Write."), ("page", "")])
def test_a_field_finds_its_own_error(field, said):
    assert ui.error_of([("text", "Write.")], field) == said
    assert ui.error_of(None, field) == ""
