"""The CMS's editing endpoints, with a guard in front of pages that are not public yet."""

from cms.admin.placeholderadmin import PlaceholderAdmin
from cms.models import Placeholder
from django.contrib import admin

from guidance.cms_permissions import endpoints

admin.site.unregister(Placeholder)


@admin.register(Placeholder)
class GuidePlaceholderAdmin(PlaceholderAdmin):
    def get_urls(self) -> list:
        return endpoints(self.admin_site) + super().get_urls()
