"""Makes the page to compare with: `fill.py`, its texts as JSON on the standard input, one plugin for each."""

import json
import sys

import django

django.setup()

from cms.api import add_plugin, create_page  # noqa: E402
from cms.models import Placeholder  # noqa: E402
from django.contrib.contenttypes.models import ContentType  # noqa: E402
from django.core.management import call_command  # noqa: E402

call_command("migrate", verbosity=0, interactive=False)
page = create_page("Resources", "stock.html", "en", slug="resources", in_navigation=True)
for title in ("Types", "Contacts", "About", "Purpose", "Structure", "Contract"):
    create_page(title, "stock.html", "en", in_navigation=True)
content = page.get_content_obj("en")
place, _ = Placeholder.objects.get_or_create(
    slot="content", content_type=ContentType.objects.get_for_model(content), object_id=content.pk
)
for text in json.load(sys.stdin):
    add_plugin(place, "TextPlugin", "en", body=text)
