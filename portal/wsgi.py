"""The portal as a WSGI application: finished pages in front, Django behind."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django_application = get_wsgi_application()

from guidance.refresh import follower  # noqa: E402  needs the settings
from portal.edge import Edge  # noqa: E402

application = Edge(django_application)
follower.follow()
