"""People, sections and pages for tests of editing: made through the same functions as editors use."""

from cms.api import add_plugin, create_page, create_page_content
from django.contrib.auth.models import Group, User
from django.db import transaction
from djangocms_versioning.models import Version

from guidance.drafting import body_of, new_text
from guidance.models.section import Section, SectionContent
from tests.people import PASSWORD


def make_user(name: str, *groups: str, staff: bool = True, superuser: bool = False) -> User:
    """A member of these groups, e.g. `make_user("anna", "KI publishers")`; exists once for each name."""
    user, new = User.objects.get_or_create(
        username=name, defaults={"is_staff": staff, "is_superuser": superuser, "email": f"{name}@example.org"}
    )
    if new:
        user.set_password(PASSWORD)
        user.save()
        user.groups.set(Group.objects.filter(name__in=groups))
    return user


@transaction.atomic
def make_section(key: str, user: User, *, owner: str = "ki", step: int | None = 1, **fields) -> Section:
    """A section without a text."""
    fields = {"responsibility": owner if owner != "both" else "joint", "position": 10, "kind": "guidance"} | fields
    return Section.objects.create(key=key, owner=owner, step=step, **fields)


@transaction.atomic
def write(section: Section, language: str, title: str, text: str, user: User, publish: bool = False) -> SectionContent:
    """A draft of a section with a title and a paragraph; published at once if asked for."""
    content = new_text(section, language, user, title)
    plugin = body_of(content).get_plugins(language).get().get_bound_plugin()
    plugin.body = f"<p>{text}</p>"
    plugin.save()
    if publish:
        Version.objects.get_for_content(content).publish(user)
    return content


@transaction.atomic
def make_page(key: str, template: str, titles: dict[str, str], user: User, publish: bool = True):
    """A page of the CMS in the languages of `titles`, with a paragraph as its body."""
    page = None
    for language, title in titles.items():
        if page is None:
            page = create_page(title, template, language, created_by=user, reverse_id=key)
        else:
            create_page_content(language, title, page, created_by=user)
        content = page.pagecontent_set(manager="admin_manager").get(language=language)
        body, _new = content.placeholders.get_or_create(slot="body")
        add_plugin(body, "TextPlugin", language, body=f"<p>{title}: text of the page.</p>")
        if publish:
            content.versions.get().publish(user)
    if key == "home" and publish:
        page.set_as_homepage(user)
    return page
