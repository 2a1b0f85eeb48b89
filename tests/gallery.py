"""`make gallery`: a picture of every kind of page in every state, to leaf through in var/gallery/index.html."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import django
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from guidance.addresses import LANGUAGES
from tests import chromium
from tests import gallery_acts as acts
from tests.people import sign_in
from tests.server import BASE_DIR, environment, manage, serving

FOLDER = BASE_DIR / "var" / "gallery"
DATABASE = f"sqlite:///{FOLDER / 'portal.sqlite3'}"
VIEWS = {"1280": (1280, "screen"), "320": (320, "screen"), "print": (794, "print")}
SOMEBODY = 'from tests.editors import make_user; make_user("kim", superuser=True)'
ANSWERED = "as=both&plan=clinical-studies&need=samples-healthcare&stage=partner"
# Which guide it stands in → the state → its address. The imported guide is what readers get; the sample guide and the
# bad one hold what it must never look like, or does not look like today.
IMPORTED = {
    "home": "/go/home/{}",
    "home, for KI": "/go/home/{}?as=ki",
    **{f"step {n}": f"/go/step-{n}/{{}}" for n in range(1, 5)},
    **{f"step 2, for {who}": f"/go/step-2/{{}}?as={who}" for who in ("ki", "k", "both", "external")},
    "section, K": "/go/samples-healthcare/{}",
    "section, KI": "/go/conflict-of-interest/{}",
    "section, joint": "/go/purposes/{}",
    "section, not settled": "/go/process-and-timeline/{}",
    "section, for a company": "/go/intellectual-property/{}?as=external",
    "types": "/go/types/{}",
    "type": "/go/commissioned-research/{}",
    "finder, first question": "/go/finder/{}",
    "finder, second question": "/go/finder/{}?as=ki&step=2",
    "finder, last question": "/go/finder/{}?as=ki&plan=clinical-studies&need=samples-healthcare&step=4",
    "roadmap": f"/go/roadmap/{{}}?{ANSWERED}",
    "roadmap, nothing answered": "/go/roadmap/{}",
    "responsibility": "/go/responsibility/{}",
    "responsibility, not settled": "/go/responsibility/{}?responsibility=undecided",
    "responsibility, nothing fits": "/go/responsibility/{}?q=qqqqq",
    "contacts": "/go/contacts/{}",
    "contacts, filtered": "/go/contacts/{}?org=k",
    "contact": "/go/unit-ki-biobank/{}",
    "search": "/go/search/{}?q=avtal",
    "search, nothing found": "/go/search/{}?q=qqqqq",
    "search, nothing asked": "/go/search/{}",
    "about": "/go/about/{}",
    "accessibility": "/go/accessibility/{}",
    "privacy": "/go/privacy/{}",
    "changes": "/go/changes/{}",
    "not found": "/{}/no-such-page/",
    "panel in other people’s pages": "/embed/{}/support?plan=commissioned-research",
    "panel, several parts": "/embed/{}/support?plan=clinical-studies&as=both",
    "panel, nothing asked": "/embed/{}/support",
}
SAMPLE = {
    "home, with notes": "/go/home/{}",
    "step, with a missing translation": "/go/step-2/{}",
    "section, text missing": "/go/clinical-infrastructure/{}",
    "section, only in English": "/go/animal-experiments/{}",
    "section, an authority": "/go/ethical-review/{}",
    "section, documents": "/go/conflict-of-interest/{}",
    "type, several parts": "/go/precision-medicine/{}",
    "contact, everything": "/go/unit-ki-biobank/{}",
    "contact, nothing known": "/go/unit-hr-negotiation-unit/{}",
    "contact, past review": "/go/unit-legal-unit-ki/{}",
    "changes, with notes": "/go/changes/{}",
    "gone": "/go/gone-topic/{}",
    "link set": "/go/set/spring-visit/{}",
}
BAD = {
    "bad input, step": "/go/step-2/{}",
    "bad input, contact": "/go/unit-everything/{}",
    "bad input, about": "/go/about/{}",
}
EDITED = "/go/conflict-of-interest/edit?lang={}"
DESK = {
    "start page": "/{}/admin/",
    "link desk": "/{}/admin/desk/link/samples-healthcare/",
    "routes": "/{}/admin/guidance/route/table/samples-human-other/",
    "coverage": "/{}/admin/guidance/route/coverage/",
    "catalogue": "/{}/admin/catalogue/",
    "published text, as editors see it": EDITED,
    "all sections": "/{}/admin/guidance/section/",
    "new section": "/{}/admin/guidance/section/add/",
}


class Shot(NamedTuple):
    """One picture: of which state, in which view; `act` is done before it is taken."""

    state: str
    address: str
    view: str
    act: Callable[[Page], None] = lambda page: None


def shots(states: dict[str, str], base: str, views=tuple(VIEWS)) -> Iterator[Shot]:
    """Yield the pictures of these states in both languages."""
    for state, address in states.items():
        for language in LANGUAGES:
            yield from (Shot(f"{state}, {language}", base + address.format(language), view) for view in views)


def picture(context: BrowserContext, shot: Shot, target: Path) -> None:
    """Take a picture of the whole page, drawings below the fold included; the second visit has the font."""
    width, media = VIEWS[shot.view]
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(shot.address)
    page.goto(shot.address)
    shot.act(page)
    page.emulate_media(media=media)
    page.evaluate("document.querySelectorAll('img').forEach((image) => { image.loading = 'eager'; })")
    page.wait_for_load_state("networkidle")
    acts.bar_is_there(page)
    page.screenshot(path=target, full_page=True)
    page.close()


def index(shown: list[tuple[Shot, str]]) -> str:
    """Return the page to leaf through: the views of each state beside each other."""
    figures = ""
    for state, group in groupby(shown, key=lambda pair: pair[0].state):
        images = "".join(f"<a href={name}><img src={name} loading=lazy alt={shot.view}></a>" for shot, name in group)
        figures += f"<h2>{escape(state)}</h2><p>{images}"
    style = "body{font:16px sans-serif}p{display:flex;align-items:start;gap:1em}img{max-width:100%;border:1px solid}"
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>Gallery</title><style>{style}</style>{figures}"


def signed_in(context: BrowserContext, base: str) -> BrowserContext:
    page = context.new_page()
    sign_in(page, base, "kim")
    page.close()
    return context


def everything(browser: Browser, base: str, sample: str, bad: str) -> Iterator[tuple[BrowserContext, Shot]]:
    """Yield every picture with the browser profile that it is taken in."""
    plain = browser.new_context(reduced_motion="reduce")
    yield from ((plain, shot) for shot in (*shots(IMPORTED, base), *shots(SAMPLE, sample), *shots(BAD, bad)))
    form = f"{base}/go/accessibility/sv"
    for state, act in {"form, to correct": acts.wrong_form, "form, sent": acts.right_form}.items():
        yield from ((plain, Shot(state, form, view, act)) for view in VIEWS)
    yield from ((plain, Shot("server error", f"{base}/go/home/sv", view, acts.server_error)) for view in VIEWS)
    forced = browser.new_context(forced_colors="active")
    without = browser.new_context(java_script_enabled=False)
    for context, name in ((forced, "forced colours"), (without, "without script")):
        some = {
            f"{state}, {name}": IMPORTED[state] for state in ("home", "step 2", "section, K", "roadmap", "contacts")
        }
        yield from ((context, shot) for shot in shots(some, base, ("1280", "320")))
    staff = signed_in(browser.new_context(reduced_motion="reduce"), base)
    yield from ((staff, shot) for shot in shots(DESK, base, ("1280",)))
    for state, act in {"draft": acts.begin, "draft, title and lead": acts.title_form}.items():
        yield from ((staff, shot._replace(act=act)) for shot in shots({state: EDITED}, base, ("1280",)))


def set_up_django() -> None:
    """Make this process able to render pages by itself, with static files as they stand in `static/`."""
    os.environ.update(environment(DATABASE, FOLDER))
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    django.setup()


def guides(stack: ExitStack) -> tuple[str, str, str]:
    """Serve the imported guide, the sample guide and the bad one; return their addresses."""
    manage(DATABASE, FOLDER, "prepare")
    manage(DATABASE, FOLDER, "shell", "-v", "0", "-c", SOMEBODY)
    set_up_django()
    from tests.browser.bad_guide import bad_guide
    from tests.browser.frozen import showing
    from tests.sample_guide import sample_guide

    frozen = [stack.enter_context(showing(guide)) for guide in (sample_guide(), bad_guide())]
    return stack.enter_context(serving(DATABASE, FOLDER)), *frozen


def main() -> None:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    shown = []
    with ExitStack() as stack:
        addresses = guides(stack)
        browser = stack.enter_context(sync_playwright()).chromium.launch(
            executable_path=chromium.executable(), args=chromium.FLAGS
        )
        for number, (context, shot) in enumerate(everything(browser, *addresses), start=1):
            shown.append((shot, f"{number:03}.png"))
            picture(context, shot, FOLDER / shown[-1][1])
            sys.stdout.write(f"{number:03} {shot.state}, {shot.view}\n")
        browser.close()
    (FOLDER / "index.html").write_text(index(shown), encoding="utf-8")
    sys.stdout.write(f"{len(shown)} pictures: {FOLDER / 'index.html'}\n")


if __name__ == "__main__":
    main()
