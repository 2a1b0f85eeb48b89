"""Words of Django and of the CMS's parts that have no Swedish of their own, or none that says the same, so that ours
has one (portal/locale/parts/editing.po)."""

from django.utils.translation import gettext_noop as _

WORDS = [
    _("New Draft"), _("Edit"), _("Preview"), _("View Published"), _("Create"), _("Structure"), _("Content"),
    _("Manage Versions"), _("Compare to {source}"), _("Discard Changes"), _("Version #{number} ({state})"),
    _("Revert"), _("Archive"), _("Archived"), _("Unpublished"), _("Unpublish"), _("Discard"), _("Settings"),
    _("Compare versions"), _("Version published"), _("Version unpublished"), _("Version archived"),
    _("Locked by %(user)s"), _("locked"), _("Modified"), _('Displaying versions of "{grouper}"'),
    _("View"), _("Redirect"), _("overwrite URL"), _("State"), _("Author"), _("status"), _("path"), _("depth"),
    _("locked by"), _(" By %(filter_title)s "),
    # the history of a row
    _("Created"), _("Revert %(verbose_name)s"), _("Deleted"), _("Close"),
    _("Choose a date from the list below to revert to a previous version of this object."),
    _("This object doesn't have a change history."),
    _("Press the 'Revert' button below to revert to this version of the object."),
    # the lock on the door
    _("access attempt"), _("access attempts"), _("access attempt expiration"), _("access attempt expirations"),
    _("access failure"), _("access failures"), _("access log"), _("access logs"), _("Access Attempt"),
    _("User Agent"), _("IP Address"), _("Username"), _("HTTP Accept"), _("Path"), _("Attempt Time"),
    _("Failed Logins"), _("Logout Time"), _("Access lock out"), _("Locked Out"), _("GET Data"), _("POST Data"),
    _("Form Data"), _("Meta Data"), _("Session key hash (sha256)"),
]  # fmt: skip
