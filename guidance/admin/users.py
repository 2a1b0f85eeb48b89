"""Accounts: site managers look after them without being able to raise themselves or touch a superuser."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

admin.site.unregister(User)


def grantable(user: User) -> QuerySet[Group]:
    """Return the groups that a user may put others into: those they are in themselves; superusers all."""
    return Group.objects.all() if user.is_superuser else user.groups.all()


def has_more(user: User, manager: User) -> bool:
    """Whether an account may do what the manager could not grant it."""
    if manager.is_superuser:
        return False
    return user.groups.exclude(pk__in=grantable(manager)).exists() or user.user_permissions.exists()


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

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs["queryset"] = grantable(request.user)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_related(self, request, form, formsets, change) -> None:
        """Groups that are no choice of the manager's stay as they are."""
        kept = list(form.instance.groups.exclude(pk__in=grantable(request.user)))
        super().save_related(request, form, formsets, change)
        form.instance.groups.add(*kept)

    def user_change_password(self, request, **named):
        """A password opens the account, so it takes at least the same rights. `named`: what the address says, `id`."""
        user = self.get_object(request, unquote(named["id"]))
        if user and user != request.user and has_more(user, request.user):
            raise PermissionDenied
        return super().user_change_password(request, **named)

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
