"""The guide: sections, routes, the published value and its pages."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class GuidanceConfig(AppConfig):
    name = "guidance"
    verbose_name = _("Guide")

    def ready(self) -> None:
        from guidance import groups
        from guidance.admin.versions import register_versions
        from guidance.cms_permissions import narrow_page_permissions

        for name in ("cleaning", "keeping", "publishing"):
            import_module(f"guidance.{name}")  # listens to what is saved
        narrow_page_permissions()
        register_versions()
        # This is the last application to be migrated: by then all permissions exist.
        post_migrate.connect(groups.create_groups, sender=self, dispatch_uid="groups")
