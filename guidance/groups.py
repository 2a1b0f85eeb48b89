"""The groups that every installation has, and what their members may do."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

PLUGINS = [
    f"{app}.{verb}_{model}"
    for app, model in [
        ("djangocms_text", "text"),
        ("guidance", "notice"),
        ("guidance", "document"),
        ("guidance", "picture"),
    ]
    for verb in ("add", "change", "delete", "view")
]
UPLOADS = [
    f"filer.{verb}"
    for verb in ("can_use_directory_listing", "add_file", "change_file", "view_file", "add_image", "change_image",
                 "view_image", "add_folder", "change_folder", "view_folder")
]  # fmt: skip
ROWS = [
    f"guidance.{verb}_{model}"
    for model in ("caption", "changenote", "todo", "reference")
    for verb in ("add", "change", "view")
]
WRITE = [
    *PLUGINS, *UPLOADS, *ROWS,
    "cms.change_page", "cms.use_structure",
    "djangocms_versioning.view_sectioncontentversion", "djangocms_versioning.change_sectioncontentversion",
    "djangocms_versioning.view_pagecontentversion", "djangocms_versioning.change_pagecontentversion",
    "djangocms_versioning.delete_versionlock",
    "guidance.add_section", "guidance.view_section", "guidance.change_section", "guidance.view_sectioncontent",
    "guidance.change_sectioncontent", "guidance.view_report",
    "contacts.view_supportunit", "guidance.view_route",
]  # fmt: skip
PUBLISH = [
    *WRITE, "cms.publish_page", "guidance.delete_section", "guidance.delete_reference", "guidance.delete_todo",
    "guidance.delete_changenote",
]  # fmt: skip
GROUPS = {
    "KI authors": [*WRITE, "guidance.edit_ki"],
    "KI publishers": [*PUBLISH, "guidance.edit_ki", "guidance.publish_ki"],
    "K authors": [*WRITE, "guidance.edit_k"],
    "K publishers": [*PUBLISH, "guidance.edit_k", "guidance.publish_k"],
    "Contact owners": [
        f"guidance.{verb}_{model}"
        for model in ("route", "relevance", "synonym")
        for verb in ("add", "change", "delete", "view")
    ] + [f"contacts.{verb}_supportunit" for verb in ("add", "change", "view")] + ["guidance.use_desk"],
    "Link desk": ["guidance.use_desk"],
    "Site managers": [
        *UPLOADS,
        "cms.change_page", "cms.publish_page", "cms.add_page", "cms.delete_page", "auth.view_user", "auth.add_user",
        "auth.change_user", "auth.view_group", "guidance.view_section", "guidance.delete_report",
        "guidance.view_report", "guidance.add_synonym", "guidance.change_synonym", "guidance.delete_synonym",
        "guidance.view_synonym", "axes.view_accessattempt", "axes.delete_accessattempt",
    ],
}  # fmt: skip


def permissions_named(names: list[str]) -> list[Permission]:
    """Return the permissions of these names (`app.codename`); those whose app is not migrated yet are left out."""
    wanted = Q()
    for name in set(names):
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))


def create_groups(**kwargs) -> None:
    """Create the groups and give them what they lack; what a manager added to a group stays.

    Called after migrations, when the permissions of all applications exist.
    """
    for name, names in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.add(*permissions_named(names))
