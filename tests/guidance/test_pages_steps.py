"""A step page: its sections in full, what is usually not needed in brief."""

import pytest
from lxml import html

from guidance.public import respond
from tests.sample_guide import sample_guide

STEP_2 = {"en": "/en/steps/resources/", "sv": "/sv/steg/resurser/"}


def page(path: str, query: str = ""):
    answer = respond(sample_guide(), path, query)
    assert answer.status == 200
    return html.fromstring(answer.body.decode())


def keys(tree) -> list[str]:
    return tree.xpath("//*[@data-section]/@data-section")


@pytest.mark.parametrize("language", ["en", "sv"])
def test_sections_stand_in_editors_order_with_their_marks(language):
    tree = page(STEP_2[language])

    assert tree.xpath("string(/html/@lang)") == language
    assert tree.xpath("//main/@data-page | //main/@data-key") == ["step", "step-2"]
    assert keys(tree) == ["samples-healthcare", "samples-other", "clinical-infrastructure", "animal-experiments"]
    assert tree.xpath("//section[@id='samples-healthcare']/@data-responsibility") == ["k"]


def test_what_an_affiliation_does_not_need_comes_last_with_the_reason():
    tree = page(STEP_2["en"], "as=k")
    brief = tree.xpath("//section[@aria-labelledby='not-needed']")[0]

    assert "samples-other" not in keys(tree)
    assert "Usually not needed for you (1)" in brief.text_content()
    assert "KI Biobank serves KI’s researchers." in brief.text_content()
    assert brief.xpath(".//a/@href") == ["/en/topics/other-human-samples/?as=k", STEP_2["en"]]


def test_a_contact_stands_in_full_once_and_then_in_one_line():
    tree = page(STEP_2["en"])

    assert len(tree.xpath("//*[@id='contact-eeo']")) == 1
    assert tree.xpath("//section[@id='animal-experiments']//a[@href='#contact-eeo']")


def test_paper_says_where_the_answer_depends_on_the_readers_workplace():
    said = "//*[contains(@class, 'print-only')][contains(., 'depends on where you work')]"

    assert page(STEP_2["en"]).xpath(f"//section[@id='samples-healthcare']{said}")
    assert not page(STEP_2["en"], "as=ki").xpath(said)


def test_a_section_without_text_says_whom_to_ask():
    section = page(STEP_2["en"]).xpath("//section[@id='clinical-infrastructure']")[0]

    assert "Contact External Engagement Office (EEO) for guidance on this." in section.text_content()


def test_a_section_in_the_other_language_is_marked_and_explained():
    section = page(STEP_2["sv"]).xpath("//section[@id='animal-experiments']")[0]

    assert section.xpath(".//h2/span/@lang") == ["en"]
    assert "Det här avsnittet finns ännu bara på engelska." in section.text_content()


def test_an_open_question_is_no_question_mark():
    section = page("/en/steps/purpose/").xpath("//section[@id='process-and-timeline']")[0]

    assert section.get("data-responsibility") == "undecided"
    assert "The External Engagement Office (EEO) will find out who is responsible." in section.text_content()


def test_step_1_lists_the_types_but_does_not_tell_them_in_full():
    tree = page("/en/steps/purpose/")

    assert "basic-research" not in keys(tree)
    assert tree.xpath("//section[@id='collaboration-types']//a[@href='/en/types/basic-research/']")


def test_neighbouring_steps_are_named():
    names = [
        link.text_content() for link in page(STEP_2["en"]).xpath("//a[@rel]") if link.get("rel") in ("prev", "next")
    ]

    assert [" ".join(name.split()) for name in names] == [
        "Previous Step 1: Define the purpose",
        "Next Step 3: Develop the structure",
    ]


def test_inner_links_lead_to_todays_address_with_the_affiliation():
    tree = page(STEP_2["en"], "as=ki")

    assert tree.xpath("//section[@id='samples-healthcare']//p/a[text()='other human samples']/@href") == [
        "/en/topics/other-human-samples/?as=ki"
    ]
