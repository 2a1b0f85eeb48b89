"""The JSON API keeps its own description, for every reader and every nonsense."""

import json
from dataclasses import replace

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from guidance.addresses import AFFILIATIONS, LANGUAGES
from guidance.api import respond_api
from guidance.matters import all_matters
from guidance.openapi import DOCUMENT
from guidance.published import section_json
from tests.sample_guide import sample_guide

GUIDE = sample_guide()
SITE = "https://guide.example.org"
REGISTRY = Registry().with_resource("urn:api", Resource(DOCUMENT, DRAFT202012))


def ask(path, query=""):
    return respond_api(GUIDE, path.split("/"), query, SITE)


def told(path, query=""):
    return json.loads(ask(path, query).body)


def keeps(schema, value):
    pointer = {"$ref": f"urn:api#/components/schemas/{schema}"}
    Draft202012Validator(pointer, registry=REGISTRY).validate(value)
    return True


def test_every_schema_of_the_description_is_valid():
    for schema in DOCUMENT["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("guide", "Guide"),
        ("sections/samples-healthcare", "Section"),
        ("units/ki-biobank", "Unit"),
        ("support", "Answer"),
        ("search?q=biobank", "Found"),
    ],
)
def test_every_answer_keeps_its_schema(language, path, schema):
    path, _, query = path.partition("?")

    response = ask(f"{language}/{path}", query)

    assert (response.status, response.content_type) == (200, "application/json")
    assert keeps(schema, json.loads(response.body))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("affiliation", ["", *AFFILIATIONS])
def test_everybody_gets_an_answer_on_everything(language, affiliation):
    names = {"type": "plan", "section": "need", "step": "step"}
    for matter in all_matters(GUIDE.editions[language]):
        value = matter.step if matter.kind == "step" else matter.key
        query = f"as={affiliation}" + (f"&{names[matter.kind]}={value}" if matter.key else "")

        answer = told(f"{language}/support", query)

        assert keeps("Answer", answer)
        assert answer["matter"] == {"kind": matter.kind, "key": matter.key}


def test_the_answer_says_who_for_which_part_and_why():
    answer = told("en/support", "as=ki&plan=precision-medicine")

    assert [(a["part"], a["role"], a["unit"]["key"]) for a in answer["answers"]] == [
        ("ki", "primary", "eeo"),
        ("joint", "primary", "pmck"),
    ]
    assert (answer["affiliation"], answer["responsibility"], answer["settled"]) == ("ki", "joint", True)


def test_addresses_are_in_full_and_inner_links_permanent():
    section = told("en/sections/samples-healthcare")

    assert section["url"].startswith(f"{SITE}/en/")
    assert section["permalink"] == f"{SITE}/go/samples-healthcare"
    assert f'href="{SITE}/go/samples-other"' in section["html"]


def test_uploads_in_a_text_have_addresses_in_full_too():
    html = '<img src="/media/1.webp"><a href="/media/2.pdf">a</a><a href="//x.example/3">b</a><p>href="/x"</p>'
    section = replace(GUIDE.editions["en"].sections["samples-healthcare"], html=html)

    assert section_json(section, SITE)["html"] == (
        f'<img src="{SITE}/media/1.webp"><a href="{SITE}/media/2.pdf">a</a><a href="//x.example/3">b</a>'
        '<p>href="/x"</p>'
    )


def test_the_guide_holds_all_steps_sections_types_and_units():
    guide, edition = told("sv/guide"), GUIDE.editions["sv"]

    assert [step["number"] for step in guide["steps"]] == [1, 2, 3, 4]
    assert [section["key"] for section in guide["sections"]] == list(edition.sections)
    assert [unit["key"] for unit in guide["units"]] == list(edition.units)
    assert {each["key"] for each in guide["types"]} >= {"clinical-trials", "health-economy"}


@pytest.mark.parametrize(
    ("path", "query", "status", "error"),
    [
        ("en/sections/nowhere", "", 404, "not-found"),
        ("en/units/", "", 404, "not-found"),
        ("de/guide", "", 404, "not-found"),
        ("", "", 404, "not-found"),
        ("en/guide/", "", 404, "not-found"),
        ("en/support", "need=nowhere", 404, "unknown-key"),
        ("en/support", "plan=samples-healthcare", 404, "unknown-key"),
        ("en/support", "need=%00", 400, "unreadable"),
        ("en/support", "need=No+Where", 400, "unreadable"),
        ("en/support", "as=%ff", 400, "unreadable"),
        ("en/support", "as=ki&as=k", 400, "unreadable"),
        ("en/support", "step=5", 400, "unreadable"),
        ("en/support", "step=1&need=samples-other", 400, "too-many-matters"),
        ("en/support", "need=samples-healthcare&need=samples-other", 400, "too-many-matters"),
        ("en/support", "need=nowhere&plan=nowhere", 400, "too-many-matters"),
        ("en/search", "q=" + "a" * 201, 400, "unreadable"),
        ("en/search", "q=%1b", 400, "unreadable"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_sentence(path, query, status, error):
    response = ask(path, query)

    assert (response.status, json.loads(response.body)["error"]) == (status, error)
    assert json.loads(response.body)["message"].endswith(".")


def test_who_asks_too_long_a_question_reads_how_long_it_may_be():
    assert told("en/search", "q=" + "a" * 201)["message"] == "Ask with at most 200 characters."


@pytest.mark.parametrize(
    ("query", "stands_in"),
    [
        ("", False),
        ("need=samples-healthcare", False),
        ("need=process-and-timeline", True),  # not settled
        ("need=animal-experiments", True),  # nothing but the general route
    ],
)
def test_the_answer_says_whether_the_first_point_of_contact_stands_in(query, stands_in):
    assert told("en/support", query)["fallback"] is stands_in


def test_a_refusal_is_in_the_language_of_the_address():
    assert told("sv/sections/nowhere")["message"] != told("en/sections/nowhere")["message"]


def test_every_site_may_read_and_errors_are_not_kept():
    assert ("Access-Control-Allow-Origin", "*") in ask("en/guide").headers
    assert ask("en/guide").keep
    assert not ask("en/support").keep
    assert not ask("en/units/nowhere").keep


def test_equal_questions_get_equal_bytes():
    assert ask("en/support", "as=ki&step=2").body == ask("en/support", "step=2&x=1&as=ki").body


def app(environ, start_response):
    """The API as a WSGI application, without anything around it."""
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace").removeprefix("/api/v1/")
    if environ["REQUEST_METHOD"] != "GET":
        start_response("405 Method Not Allowed", [("Allow", "GET")])
        return [b""]
    response = respond_api(GUIDE, path.split("/"), environ["QUERY_STRING"])
    start_response(f"{response.status} -", [("Content-Type", response.content_type), *response.headers])
    return [response.body]


api = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app)


@api.parametrize()
@settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_generated_requests_are_answered_as_described(case):
    # Unknown parameters change nothing, and a well-formed key may be unknown: both are promised, not faults.
    case.call_and_validate(excluded_checks=[negative_data_rejection, positive_data_acceptance])
