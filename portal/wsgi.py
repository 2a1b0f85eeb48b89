"""The portal as a WSGI application: finished pages in front, Django behind."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

django = get_wsgi_application()
# Both know models, so they are read when Django is set up.
application = import_module("portal.edge").Edge(django)
import_module("portal.serving").start()
