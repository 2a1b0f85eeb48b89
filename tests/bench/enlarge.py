"""`enlarge NUMBER` copies the imported sections, under new keys, until there are so many; run by the benchmark."""

import sys
from datetime import UTC, datetime
from itertools import cycle

from cms.models import CMSPlugin, Placeholder
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import Version

from guidance.generation import raise_generation
from guidance.models import Section, SectionContent

BODY = "<p>What has to be done before a collaboration may begin, and who has to agree to it.</p>" * 12


def copies(number: int) -> list[Section]:
    sources = list(Section.objects.order_by("pk"))
    missing = number - len(sources)
    names = ("kind", "step", "responsibility", "owner", "responsible_unit_id")
    rows = [
        Section(key=f"copy-{at}", position=1000 + at, **{name: getattr(source, name) for name in names})
        for at, source in zip(range(missing), cycle(sources), strict=False)
    ]
    return Section.objects.bulk_create(rows)


def texts(sections: list[Section]) -> list[SectionContent]:
    return SectionContent.objects.bulk_create(
        SectionContent(
            section=section, language=language, title=f"Topic {section.key} {language}",
            slug=f"{section.key}-{language}", lead="What it is about, in one sentence.",
        )
        for section in sections
        for language in ("en", "sv")
    )  # fmt: skip


def bodies(contents: list[SectionContent], kind: ContentType) -> None:
    """One text plugin for each; the rows of its own table are written directly, as bulk_create knows no inheritance."""
    places = Placeholder.objects.bulk_create(
        Placeholder(slot="body", content_type=kind, object_id=content.pk) for content in contents
    )
    plugins = CMSPlugin.objects.bulk_create(
        CMSPlugin(placeholder=place, language=content.language, plugin_type="TextPlugin", position=1)
        for place, content in zip(places, contents, strict=True)
    )
    with connection.cursor() as cursor:
        rows = [(plugin.pk, BODY) for plugin in plugins]
        cursor.executemany("INSERT INTO djangocms_text_text (cmsplugin_ptr_id, body, rte) VALUES (%s, %s, '')", rows)


@transaction.atomic
def enlarge(number: int) -> None:
    editor, _ = User.objects.get_or_create(username="publisher", is_superuser=True)
    contents = texts(copies(number))
    kind = ContentType.objects.get_for_model(SectionContent)
    now = datetime.now(UTC)
    Version.objects.bulk_create(
        Version(content_type=kind, object_id=content.pk, state=PUBLISHED, number="1", created_by=editor, created=now)
        for content in contents
    )
    bodies(contents, kind)
    raise_generation()


if __name__ == "__main__":
    enlarge(int(sys.argv[1]))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the database does by itself within a minute of so many new rows
