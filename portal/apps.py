"""The portal: settings, addresses and the layer in front of everything."""

from importlib import import_module

from django.apps import AppConfig, apps
from django.utils.translation import gettext_lazy as _

# What other people's applications are called in the admin: what is in them, not who made them.
CALLED = {"axes": _("Sign-in"), "cms": _("Pages"), "djangocms_versioning": _("Versions"), "filer": _("Files")}


class PortalConfig(AppConfig):
    name = "portal"
    verbose_name = _("Portal")

    def ready(self):
        import_module("portal.checks")  # registers the checks of production settings
        import_module("portal.signals").connect()
        for label, name in CALLED.items():
            apps.get_app_config(label).verbose_name = name
