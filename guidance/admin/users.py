"""Accounts: site managers look after them without being able to raise themselves or touch a superuser."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _

admin.site.unregister(User)


@admin.register(User)
class GuideUserAdmin(UserAdmin):
    """Rights come from groups; single permissions and superusers are the superusers' own business."""

    list_display = ["username", "first_name", "last_name", "email", "in_groups", "is_active"]
    manager_fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Rights"), {"fields": ["is_active", "is_staff", "groups"]}),
    ]

    def get_queryset(self, request):
        users = super().get_queryset(request).prefetch_related("groups")
        return users if request.user.is_superuser else users.filter(is_superuser=False)

    def get_fieldsets(self, request, obj=None):
        if obj and not request.user.is_superuser:
            return self.manager_fieldsets
        return super().get_fieldsets(request, obj)

    def get_readonly_fields(self, request, obj=None):
        """Nobody but a superuser changes their own groups."""
        own = obj is not None and obj.pk == request.user.pk
        return ["groups", "is_staff", "is_active"] if own and not request.user.is_superuser else []

    def has_delete_permission(self, request, obj=None) -> bool:
        """An account is deactivated: deleting it would delete the history of what it published."""
        return False

    @admin.display(description=_("groups"))
    def in_groups(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())


class GuideGroupAdmin(GroupAdmin):
    """What a group may do is fixed by the portal; only superusers change it."""

    def has_change_permission(self, request, obj=None) -> bool:
        return request.user.is_superuser

    has_delete_permission = has_change_permission

    def has_add_permission(self, request) -> bool:
        return request.user.is_superuser


admin.site.unregister(Group)
admin.site.register(Group, GuideGroupAdmin)
