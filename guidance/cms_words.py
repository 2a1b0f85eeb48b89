"""Words of the CMS's parts that have no Swedish of their own, so that ours has one (portal/locale/parts/editing.po)."""

from django.utils.translation import gettext_noop as _

WORDS = [
    _("New Draft"), _("Edit"), _("Preview"), _("View Published"), _("Create"), _("Structure"), _("Content"),
    _("Manage Versions"), _("Compare to {source}"), _("Discard Changes"), _("Version #{number} ({state})"),
    _("Revert"), _("Archive"), _("Archived"), _("Unpublished"), _("Unpublish"), _("Discard"), _("Settings"),
    _("Compare versions"), _("Version published"), _("Version unpublished"), _("Version archived"),
    _("Locked by %(user)s"), _("locked"), _("Modified"), _('Displaying versions of "{grouper}"'),
]  # fmt: skip
