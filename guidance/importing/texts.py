"""Texts of pages and sections in the CMS: read back as plain values, written as versions and published."""

from typing import Any

from cms.api import add_plugin, create_page, create_page_content
from cms.models import CMSPlugin, PageContent, PageUrl
from cms.models import Page as CMSPage
from django.utils import timezone
from djangocms_text.models import Text
from djangocms_versioning.constants import DRAFT, PUBLISHED
from djangocms_versioning.models import Version

from guidance import models
from guidance.importing import fixture, things
from guidance.models import Notice
from guidance.richtext import clean

TEMPLATES = {"home": "cms/home.html", "about": "cms/about.html"}
SECTION_FIELDS = ("title", "slug", "lead", "first_action", "agreement")


def slots_of(body: list[fixture.Block]) -> dict[str, list[list[str]]]:
    """Return the blocks of a body by placeholder: what stands after the parties of "about" has a place of its own."""
    slots: dict[str, list[list[str]]] = {}
    current = "body"
    for block in body:
        if block.party:
            current = "after"
            slots[block.party.who] = [["text", clean(f"<h3>{block.party.title}</h3>{block.party.text}")]]
        elif block.notice:
            slots.setdefault(current, []).append([block.notice.kind.value, clean(block.notice.text)])
        else:
            slots.setdefault(current, []).append(["text", clean(block.text or "")])
    return slots


def read_slots(content: Any) -> dict[str, list[list[str]]]:
    """Return what stands in a content's placeholders, in the form of `slots_of`."""
    slots: dict[str, list[list[str]]] = {}
    for plugin in CMSPlugin.objects.filter(placeholder__in=content.placeholders.all()).order_by("position"):
        row = plugin.get_bound_plugin()
        if isinstance(row, Text):
            value = ["text", row.body]
        elif isinstance(row, Notice):
            value = [row.kind, row.text]
        else:
            value = [plugin.plugin_type, str(row)]
        slots.setdefault(plugin.placeholder.slot, []).append(value)
    return slots


def write_slots(content: Any, slots: dict[str, list[list[str]]]) -> None:
    for slot, blocks in slots.items():
        placeholder, _ = content.placeholders.get_or_create(slot=slot)
        placeholder.clear(content.language)
        for kind, html in blocks:
            if kind == "text":
                add_plugin(placeholder, "TextPlugin", content.language, body=html)
            else:
                add_plugin(placeholder, "NoticePlugin", content.language, kind=kind, text=html)


def newest(contents: Any) -> tuple[Any, str] | tuple[None, None]:
    """Return the draft or else the published row of these content rows, with its state."""
    states = {
        version.object_id: version.state
        for version in Version.objects.filter_by_content_grouping_values(contents[0])
        if version.state in (DRAFT, PUBLISHED)
    } if contents else {}  # fmt: skip
    for state in (DRAFT, PUBLISHED):
        for content in contents:
            if states.get(content.pk) == state:
                return content, state
    return None, None


def finish(content: Any, state: str, user: Any) -> None:
    """Publish a new text, or leave it as a draft that nobody holds."""
    version = Version.objects.get_for_content(content)
    if state == PUBLISHED:
        version.publish(user)
    else:
        Version.objects.filter(pk=version.pk).update(locked_by=None)


def section_thing(section: fixture.Section, language: str, user: Any) -> "things.Thing":
    """Return the text of a section in one language."""
    text = getattr(section, language)
    wanted = {name: getattr(text, name) for name in SECTION_FIELDS}
    wanted |= {"slots": slots_of(text.body), "state": section.state}

    def rows() -> list[Any]:
        return list(models.SectionContent.admin_manager.filter(section__key=section.key, language=language))

    def read() -> Any:
        content, state = newest(rows())
        if content is None:
            return None
        fields = {name: getattr(content, name) for name in SECTION_FIELDS}
        return fields | {"slots": read_slots(content), "state": state}

    def write(state: Any) -> None:
        owner = models.Section.objects.get(key=section.key)
        fields = {name: state[name] for name in SECTION_FIELDS}
        content = models.SectionContent.objects.with_user(user).create(section=owner, language=language, **fields)
        write_slots(content, {"body": [], **state["slots"]})
        finish(content, state["state"], user)

    return things.Thing(f"text:{section.key}:{language}", wanted, read, write)


def page_thing(page: fixture.Page, language: str, user: Any) -> "things.Thing":
    """Return a page of the CMS in one language; lead and purpose stand in placeholders of their own."""
    text = getattr(page, language)
    slots = slots_of(text.body) | {"lead": [["text", clean(f"<p>{text.lead}</p>")]]}
    if page.step:
        slots["purpose"] = [["text", clean(f"<p>{text.purpose}</p>")]]
    wanted = {
        "title": text.title,
        "menu_title": text.menu_title,
        "slug": text.slug,
        "description": text.description,
        "slots": slots,
    }

    def read() -> Any:
        content, _ = newest(list(PageContent.admin_manager.filter(page__reverse_id=page.key, language=language)))
        if content is None:
            return None
        url = PageUrl.objects.get(page=content.page, language=language)
        return {
            "title": content.title,
            "menu_title": content.menu_title or "",
            "slug": "" if content.page.is_home else url.slug,
            "description": content.meta_description or "",
            "slots": read_slots(content),
        }

    def write(state: Any) -> None:
        content = write_page(page.key, language, state, user)
        write_slots(content, state["slots"])
        finish(content, PUBLISHED, user)

    return things.Thing(f"page:{page.key}:{language}", wanted, read, write)


def write_page(key: str, language: str, state: Any, user: Any) -> PageContent:
    """Create the page, its text in a further language, or a new version of a text that stands."""
    words = {"menu_title": state["menu_title"], "meta_description": state["description"]}
    row = CMSPage.objects.filter(reverse_id=key).first()
    template = TEMPLATES.get(key, "cms/step.html" if key.startswith("step-") else "cms/text.html")
    slug = state["slug"] or key
    if row is None:
        row = create_page(state["title"], template, language, slug=slug, reverse_id=key, created_by=user, **words)
        if key == "home":
            row.set_as_homepage()
        return PageContent.admin_manager.get(page=row, language=language)
    rows = list(PageContent.admin_manager.filter(page=row, language=language))
    content, standing = newest(rows)
    if content is None:
        content = create_page_content(
            language, state["title"], row, slug=slug, created_by=user, template=template, **words
        )
        if key == "home":
            row.set_as_homepage()
        return content
    version = Version.objects.get_for_content(content)
    draft = content if standing == DRAFT else version.copy(user).content
    draft.title, draft.menu_title, draft.meta_description = state["title"], *words.values()
    draft.save()
    if key != "home":
        row.update_urls(language, path=slug, slug=slug)
    return draft


def importer() -> Any:
    """Return the account that imported texts are made by; nobody can sign in with it."""
    from django.contrib.auth import get_user_model

    user, new = get_user_model().objects.get_or_create(
        username="import", defaults={"is_active": False, "date_joined": timezone.now()}
    )
    if new:
        user.set_unusable_password()
        user.save()
    return user
