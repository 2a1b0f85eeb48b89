"""The portal as a WSGI application: finished pages in front, Django behind."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

django = get_wsgi_application()

from portal import edge, serving  # noqa: E402  Django has to be set up first

application = edge.Edge(django)
serving.start()
