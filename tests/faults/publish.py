"""An editor in a process of its own: `publish COUNT PAUSE` publishes one section again and again.

For each it prints its number and when, on the monotonic clock, it was committed and begun."""

import sys
import time

from django.contrib.auth.models import User
from django.db import transaction
from djangocms_versioning.constants import PUBLISHED
from djangocms_versioning.models import Version

from guidance.models import SectionContent


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


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
