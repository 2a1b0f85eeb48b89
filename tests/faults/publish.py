"""An editor in a process of its own: `publish.py COUNT PAUSE` publishes one section again and again.

For each it prints its number and when, on the monotonic clock, it was committed and begun."""

import sys
import time

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.db import transaction  # noqa: E402
from djangocms_versioning.constants import PUBLISHED  # noqa: E402
from djangocms_versioning.models import Version  # noqa: E402

from guidance.models import SectionContent  # noqa: E402


def main(count: int, pause: float) -> None:
    editor, _ = User.objects.get_or_create(username="publisher", is_superuser=True)
    for number in range(count):
        began = time.monotonic()
        with transaction.atomic():
            where = {"section__key": "conflict-of-interest", "language": "en", "versions__state": PUBLISHED}
            draft = Version.objects.get_for_content(SectionContent.admin_manager.get(**where)).copy(editor)
            told = {"title": f"Number {number}", "lead": f"This is Number {number}."}
            SectionContent.admin_manager.filter(pk=draft.content.pk).update(**told)
            Version.objects.get(pk=draft.pk).publish(editor)
        print(number, time.monotonic(), began, flush=True)
        time.sleep(pause)


main(int(sys.argv[1]), float(sys.argv[2]))
