"""What editors put beside text looks like the guide's own: a notice has its sign, its word and all its paragraphs."""

import pytest
from django.utils.translation import override
from lxml import html

from guidance.bodies import notice
from guidance.choices import NoticeKind
from guidance.models import Notice


@pytest.mark.parametrize(
    ("kind", "language", "word"),
    [
        (NoticeKind.INFO, "en", "Good to know"),
        (NoticeKind.INFO, "sv", "Bra att veta"),
        (NoticeKind.WARNING, "en", "Important"),
        (NoticeKind.WARNING, "sv", "Viktigt"),
    ],
)
def test_a_notice_is_the_component_with_all_its_paragraphs(kind, language, word):
    with override(language):
        shown = html.fragment_fromstring(notice(Notice(kind=kind, text="<p>Ask first.</p><p>Then sign.</p>"), {}))

    assert shown.get("class") == "notice"
    assert shown.get("data-kind") == kind
    assert shown.xpath("string(.//*[@class='notice__word'])") == word
    assert shown.xpath("//div[@class='notice__text']/p/text()") == ["Ask first.", "Then sign."]
