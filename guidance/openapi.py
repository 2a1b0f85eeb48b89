"""The API's own description (OpenAPI 3.1), with its closed lists taken from the code that reads them."""

from typing import Any

from contacts.choices import Affiliation, Organisation, Part, Responsibility, Role, Step
from guidance.addresses import LANGUAGES
from guidance.choices import SectionKind

Json = dict[str, Any]

TEXT: Json = {"type": "string"}
NULL_TEXT: Json = {"type": ["string", "null"]}
DAY: Json = {"type": ["string", "null"], "format": "date", "description": "A day, or null where none is known."}
TRUTH: Json = {"type": "boolean"}
TEXTS: Json = {"type": "array", "items": TEXT}
ADDRESS: Json = {"type": "string", "format": "uri-reference"}
KEY: Json = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 100}


def one_of(values: Any, *, nullable: bool = False) -> Json:
    listed = list(values)
    return {"type": ["string", "null"], "enum": [*listed, None]} if nullable else {"type": "string", "enum": listed}


def record(description: str, **properties: Json) -> Json:
    """An object that has all of these properties and no others."""
    return {
        "type": "object",
        "description": description,
        "properties": {name.rstrip("_"): schema for name, schema in properties.items()},
        "required": [name.rstrip("_") for name in properties],
        "additionalProperties": False,
    }


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def listed(name: str) -> Json:
    return {"type": "array", "items": ref(name)}


STEP_NUMBER: Json = {"type": ["integer", "null"], "enum": [*Step.values, None]}
LANGUAGE = one_of(LANGUAGES)
RESPONSIBILITY = one_of(Responsibility.values)
KIND = one_of(SectionKind.values)

SCHEMAS: Json = {
    "Error": record("Why there is no answer.", error=TEXT, message=TEXT),
    "Step": record(
        "One of the four steps.",
        number={"type": "integer", "enum": list(Step.values)},
        key=KEY, title=TEXT, purpose=TEXT, lead=TEXT, url=ADDRESS, permalink=ADDRESS,
    ),
    "Reference": record(
        "A document or page that a section names; without url it is named only.",
        title=TEXT, url=NULL_TEXT, language=NULL_TEXT, format=NULL_TEXT, size=NULL_TEXT, login=TRUTH,
    ),
    "Section": record(
        "One thing to know. `lang` is the language of its text, the other one where a translation is missing.",
        key=KEY, kind=KIND, step=STEP_NUMBER, position={"type": "integer"}, responsibility=RESPONSIBILITY,
        responsible_unit=NULL_TEXT, lang=LANGUAGE, title=TEXT, lead=TEXT, first_action=TEXT, agreement=TEXT, html=TEXT,
        url=ADDRESS, permalink=ADDRESS, references=listed("Reference"), changed=DAY, reviewed=DAY, review_by=DAY,
    ),
    "Type": record(
        "A type of collaboration in short; the whole section stands among the sections.",
        key=KEY, title=TEXT, lang=LANGUAGE, responsibility=RESPONSIBILITY, agreement=TEXT, url=ADDRESS,
        permalink=ADDRESS,
    ),
    "Unit": record(
        "An office or team that supports. Null stands for what is not known.",
        key=KEY, organisation=one_of(Organisation.values), name=TEXT, covers=TEXTS, who_may_ask=NULL_TEXT,
        email=NULL_TEXT, email_is_example=TRUTH, phone=NULL_TEXT, website=NULL_TEXT, response_time=NULL_TEXT,
        languages=NULL_TEXT, have_ready=TEXTS, person=NULL_TEXT, checked=DAY, first_contact=TRUTH, reachable=TRUTH,
        url=ADDRESS, permalink=ADDRESS,
    ),
    "Guide": record(
        "Everything published, in one language.",
        language=LANGUAGE, generation={"type": "integer"}, as_of={"type": "string", "format": "date"},
        steps=listed("Step"), sections=listed("Section"), types=listed("Type"), units=listed("Unit"),
    ),
    "Matter": record(
        "What was asked about.", kind=one_of(["section", "type", "step", "general"]), key=NULL_TEXT
    ),
    "Support": record(
        "One unit of an answer, and why.",
        part=one_of(Part.values), role=one_of(Role.values), for_=one_of(Affiliation.values, nullable=True),
        unit=ref("Unit"), reason={"type": "string", "minLength": 1},
    ),
    "Answer": record(
        "Who supports this person in this matter; never without at least one unit.",
        language=LANGUAGE, affiliation=one_of(Affiliation.values, nullable=True), matter=ref("Matter"),
        responsibility=one_of(Responsibility.values, nullable=True), settled=TRUTH, fallback=TRUTH,
        answers=listed("Support") | {"minItems": 1},
    ),
    "Hit": record(
        "Something that was found.", kind=TEXT, key=TEXT, title=TEXT, lang=LANGUAGE, lead=TEXT, url=ADDRESS
    ),
    "Found": record("What was found, best first.", query=TEXT, results=listed("Hit")),
}  # fmt: skip


def parameter(name: str, schema: Json, description: str, place: str = "query") -> Json:
    return {"name": name, "in": place, "required": place == "path", "schema": schema, "description": description}


def get(summary: str, schema: str, *parameters: Json, refuses: tuple[int, ...] = ()) -> Json:
    """One address that is read: its answer, and the errors it may give."""

    def answer(name: str, description: str) -> Json:
        return {"description": description, "content": {"application/json": {"schema": ref(name)}}}

    words = {400: "A value cannot be read.", 404: "The guide has nothing under this address or key."}
    errors = {str(status): answer("Error", words[status]) for status in (*refuses, 404)}
    path = parameter("language", LANGUAGE, "Language of the answer.", "path")
    return {
        "get": {
            "summary": summary,
            "parameters": [path, *parameters],
            "responses": {"200": answer(schema, summary)} | errors,
        }
    }


IN_PATH = parameter("key", KEY, "A permanent key.", "path")
ASKED = (
    parameter("as", one_of(Affiliation.values), "Where the visitor works."),
    parameter("need", KEY, "Key of a section."),
    parameter("plan", KEY, "Key of a type of collaboration."),
    parameter("step", one_of(str(step) for step in Step.values), "Number of a step."),
)
WORDS = parameter("q", {"type": "string", "maxLength": 200}, "What to search for.")

DOCUMENT: Json = {
    "openapi": "3.1.0",
    "info": {
        "title": "Support for industry collaborations",
        "version": "1",
        "description": "The guide of KI and K as data. Read only, open to every site, no key needed.",
    },
    "servers": [{"url": "/api/v1"}],
    "paths": {
        "/{language}/guide": get("The whole published guide", "Guide"),
        "/{language}/sections/{key}": get("One section", "Section", IN_PATH),
        "/{language}/units/{key}": get("One support unit", "Unit", IN_PATH),
        "/{language}/support": get(
            "Who supports whom in what, and why. One need, plan or step at a time.", "Answer", *ASKED, refuses=(400,)
        ),
        "/{language}/search": get("What is found in the guide", "Found", WORDS, refuses=(400,)),
    },
    "components": {"schemas": SCHEMAS},
}
