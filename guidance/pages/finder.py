"""The finder: four questions, one on a page, every one of which may be skipped. Answers stand in the address only."""

from guidance.pages import Ask, Shown
from guidance.pages.frame import home
from guidance.pages.questions import NAMES, address, all_said, question


def finder(ask: Ask) -> Shown:
    """Show the question whose number `step` says, the first one without it.

    What was answered so far travels in hidden fields, so that going back loses nothing; the last question leads to the
    roadmap.
    """
    number = int(ask.one("step") or 1)
    name = NAMES[number - 1]
    asked = question(ask, name)
    last = number == len(NAMES)
    answers = {each: ask.params[each] for each in NAMES if each in ask.params}
    others = {each: values for each, values in answers.items() if each != name}
    context = {
        "kind": "finder",
        "heading": asked.legend,
        "number": number,
        "of": len(NAMES),
        "question": asked,
        "action": ask.edition.pages["roadmap"].path if last else ask.path,
        "following": None if last else number + 1,
        "hidden": tuple((each, value) for each, values in others.items() for value in values),
        "skip": to_question(ask, number + 1, others),
        "back": to_question(ask, number - 1, answers) if number > 1 else "",
        "said": all_said(ask, "roadmap"),
        "roadmap": address(ask.edition.pages["roadmap"].path, "roadmap", answers),
        "trail": (home(ask),),
        "description": ask.edition.pages["finder"].description,
        "noindex": bool(ask.params),
    }
    return Shown("guidance/finder.html", context)


def to_question(ask: Ask, number: int, params: dict[str, tuple[str, ...]]) -> str:
    """Return the address of a question with these answers; after the last one comes the roadmap."""
    if number > len(NAMES):
        return address(ask.edition.pages["roadmap"].path, "roadmap", params)
    step = {"step": (str(number),)} if number > 1 else {}
    return address(ask.path, "finder", params | step)
