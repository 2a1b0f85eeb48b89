"""A section's own page: one topic, nothing else to read first."""

from dataclasses import replace

import pytest
from lxml import html

from guidance.guide import Reference
from guidance.public import respond
from tests.sample_guide import sample_guide


def page(path: str, query: str = ""):
    answer = respond(sample_guide(), path, query)
    assert answer.status == 200
    return html.fromstring(answer.body.decode())


def text(elements) -> list[str]:
    return [" ".join(element.text_content().split()) for element in elements]


SAMPLES = "/en/topics/human-samples-from-healthcare/"


def test_the_heading_holds_the_step_and_the_title():
    tree = page(SAMPLES)

    assert text(tree.xpath("//h1")) == ["Step 2 Human samples from healthcare"]
    assert tree.xpath("//main/@data-page") == ["section"]
    assert tree.xpath("//title/text()") == [
        "Human samples from healthcare – Step 2 – Support for industry collaborations"
    ]


def test_a_section_whose_key_looks_like_a_steps_is_a_section():
    guide, editions, addresses = sample_guide(), {}, {}
    for language, each in guide.editions.items():
        section = replace(each.sections["samples-healthcare"], key="step-5", path=f"/{language}/topics/step-5/")
        editions[language] = replace(each, sections={**each.sections, "step-5": section})
        addresses[section.path] = language, "step-5"
    guide = replace(guide, editions=editions, addresses={**guide.addresses, **addresses})

    for path in addresses:
        answer = respond(guide, path)
        assert answer.status == 200
        assert b'data-page="section"' in answer.body


def test_the_preview_says_who_is_responsible_first():
    described = page(SAMPLES).xpath("string(//meta[@name='description']/@content)")

    assert described.startswith("Responsible: Karolinska University Hospital (K), Stockholm Medical Biobank (SMB).")


def test_headings_of_the_text_follow_the_pages_own():
    assert "Before you apply" in text(page(SAMPLES).xpath("//h2"))


def test_answers_that_differ_are_compared_for_all_four_affiliations():
    tree = page(SAMPLES)

    assert len(tree.xpath("//table[contains(@class, 'affiliation-table')]//tr")) == 4
    assert f"{SAMPLES}?as=external" in tree.xpath("//div[contains(@class, 'choices')]//li/a/@href")


def test_with_an_affiliation_there_is_one_answer_and_a_link_that_keeps_it():
    tree = page(SAMPLES, "as=ki")

    assert not tree.xpath("//table[contains(@class, 'affiliation-table')]")
    assert [each.get("data-unit") for each in tree.xpath("//article//*[@data-unit]")] == ["smb", "ki-biobank"]
    assert tree.xpath("//div[@class='send-this']//a[@data-copy]/@href") == [
        "/go/samples-healthcare",
        "/go/samples-healthcare?as=ki",
    ]


def test_a_joint_matter_keeps_its_parts_apart():
    tree = page("/en/types/precision-medicine/")

    assert tree.xpath("//main/@data-page") == ["type"]
    assert set(tree.xpath("//article//*[@data-unit]/@data-part")) >= {"joint", "ki"}


def test_a_unit_nobody_can_reach_never_stands_alone():
    tree = page("/en/topics/conflict-of-interest/")
    panel = tree.xpath("//div[@class='contact-panel']")[0]

    assert panel.xpath(".//@data-unit") == ["hr-negotiation-unit", "eeo"]
    assert text(panel.xpath(".//*[@data-unit='eeo']/preceding-sibling::p[1]")) == ["If you cannot reach them"]


@pytest.mark.parametrize(
    ("path", "above"),
    [
        (SAMPLES, ["Home", "Step 2: Identify resources"]),
        ("/en/types/clinical-trials/", ["Home", "Types of collaboration"]),
        ("/en/topics/first-point-of-contact/", ["Home"]),
    ],
)
def test_the_pages_above_are_named(path, above):
    assert text(page(path).xpath("//nav[@class='breadcrumbs']//a")) == above


def test_a_document_says_what_it_is():
    tree = page("/en/topics/conflict-of-interest/")

    assert text(tree.xpath("//div[@class='documents']//li")) == [
        "Guidelines on conflict of interest (PDF, English, 0.4 MB, needs KI-ID)",
        "Rules for handling secondary occupations",
    ]


def test_dates_of_review_stand_below_the_text():
    assert "Last reviewed 3 March 2026 · Next review 3 September 2026" in text(page(SAMPLES).xpath("//main"))[0]


def test_on_paper_the_page_of_a_unit_is_named_once():
    guide = sample_guide()
    unit = guide.editions["en"].units["smb"]
    named = replace(guide.editions["en"].sections["samples-healthcare"], references=(Reference("SMB", unit.url),))

    for references, expected, told in (((), [None], 0), (named.references, ["screen-only"], 1)):
        sections = guide.editions["en"].sections | {named.key: replace(named, references=references)}
        editions = guide.editions | {"en": replace(guide.editions["en"], sections=sections)}
        tree = html.fromstring(respond(replace(guide, editions=editions), SAMPLES, "").body.decode())
        facts = tree.xpath("//*[@id='contact-smb']//li[a[starts-with(., 'Their own page')]]")
        assert [each.get("class") for each in facts] == expected
        among = tree.xpath("//*[@id='contact-smb']//li[@class='print-only'][contains(., 'among the documents above')]")
        assert len(among) == told
