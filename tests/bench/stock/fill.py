"""Makes the page to compare with, from a description of it as JSON on the standard input."""

import json
import sys

from cms.api import add_plugin, create_page
from cms.models import Placeholder
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command


def part(place, name: str, values: dict, parent=None):
    return add_plugin(place, "PartPlugin", "en", target=parent, template=f"stock/{name}.html", values=values)


def main(said: dict) -> None:
    """One text for each free text; for each section its part with text, documents and contacts inside."""
    call_command("migrate", verbosity=0, interactive=False)
    page = create_page("Resources", "stock.html", "en", slug="resources", in_navigation=True)
    for title in ("Types", "Contacts", "About", "Purpose", "Structure", "Contract"):
        create_page(title, "stock.html", "en", in_navigation=True)
    content = page.get_content_obj("en")
    kind = ContentType.objects.get_for_model(content)
    place, _ = Placeholder.objects.get_or_create(slot="content", content_type=kind, object_id=content.pk)
    for text in said["texts"]:
        add_plugin(place, "TextPlugin", "en", body=text)
    for section in said["sections"]:
        parent = part(place, "section", section["values"])
        add_plugin(place, "TextPlugin", "en", target=parent, body=section["html"])
        if section["references"]:
            part(place, "documents", {"references": section["references"]}, parent)
        part(place, "contacts", {"panel": section["panel"], "subject": section["values"]["title"]}, parent)


if __name__ == "__main__":
    main(json.load(sys.stdin))
