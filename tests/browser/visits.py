"""One look at a page, with all that is measured there."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

LAYOUT = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
LINES = Path(__file__).with_name("lines.js").read_text(encoding="utf-8")
NOT_FOUND = "Failed to load resource: the server responded with a status of 404"
# What has moved by itself since the page was opened, each with its place before and after.
MOVED = """() => new Promise((done) => {
  const place = (box) => [box.x, box.y, box.width, box.height].map(Math.round).join(" ");
  const told = ({ node, previousRect, currentRect }) =>
    `${node?.className || node?.nodeName}: ${place(previousRect)} to ${place(currentRect)}`;
  const all = (shift) => [`${shift.value}`, ...shift.sources.map(told)];
  new PerformanceObserver((list) => done(list.getEntries().flatMap(all)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done([]), 100);
})"""
KEPT = """async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map((each) => each.name), ...await caches.keys()]"""
# WCAG 1.4.12, put over the page as a reader's own stylesheet would be.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""


@dataclass
class Visit:
    """What one look found; empty where all is well. `layout`, `spaced`: see layout.js."""

    violations: list[str] = field(default_factory=list)
    layout: dict[str, list[str]] = field(default_factory=dict)
    longest_line: str = ""
    spaced: dict[str, list[str]] = field(default_factory=dict)
    moved: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def foreign(self, base: str) -> list[str]:
        """Requests that went to somebody else's machine."""
        return [url for url in self.requests if urlsplit(url).netloc != urlsplit(base).netloc]


def violations(page: Page) -> list[str]:
    """What axe finds on a page: rule and first place of each violation."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"][:3]]


def listen(page: Page, visit: Visit) -> None:
    """Note every request and every complaint of the browser, e.g. about the security policy."""
    page.on("request", lambda request: visit.requests.append(request.url))
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("console", lambda said: visit.complaints.extend(complaint(page, said)))


def complaint(page: Page, said: ConsoleMessage) -> list[str]:
    """The words of an error; none where the page itself is one that is not found, and says so."""
    own = said.location["url"] == page.url and NOT_FOUND in said.text
    return [said.text] if said.type == "error" and not own else []


def look(browser: Browser, address: str, width: int, **media) -> Visit:
    """Open an address in a fresh profile and measure everything."""
    visit = Visit()
    context = browser.new_context(viewport={"width": width, "height": 800}, **media)
    page = context.new_page()
    listen(page, visit)
    page.goto(address, wait_until="load")
    page.evaluate("document.fonts.ready.then(() => {})")  # a stand-in has other heights
    visit.violations = violations(page)
    visit.layout = page.evaluate(LAYOUT)
    visit.longest_line = page.evaluate(LINES)
    visit.moved = page.evaluate(MOVED)
    visit.kept = page.evaluate(KEPT) + [cookie["name"] for cookie in context.cookies()]
    page.evaluate(SPACING)
    visit.spaced = page.evaluate(LAYOUT)
    context.close()
    return visit
