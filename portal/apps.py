"""The portal: settings, addresses and the layer in front of everything."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self):
        import_module("portal.checks")  # registers the checks of production settings
        import_module("portal.signals").connect()
