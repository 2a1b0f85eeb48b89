"""The portal as a WSGI application: finished pages in front, Django behind."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django_application = get_wsgi_application()

from guidance import remembering  # noqa: E402  needs the settings
from guidance.counting import counting, observe  # noqa: E402
from guidance.refresh import follower  # noqa: E402
from portal.edge import Edge, observers  # noqa: E402

application = Edge(django_application)
observers.append(observe)
follower.turned.append(remembering.told)
follower.follow()
counting.start()
