"""The words of the portal's own pages, which no editor writes: title and description of each."""

from django.utils.translation import gettext_lazy as _

OWN_PAGE_WORDS = {
    "types": (
        _("Types of collaboration"),
        _("Recognise your kind of collaboration with industry, see who is responsible and what usually follows."),
    ),
    "finder": (
        _("Find your way"),
        _("Answer at most four questions and get your own roadmap, with the people to talk to."),
    ),
    "roadmap": (
        _("Your roadmap"),
        _("The four steps cut down to what matters for you, with who is responsible and whom to contact."),
    ),
    "responsibility": (
        _("Who does what"),
        _("Every topic of the guide with the responsible organisation and the unit to contact."),
    ),
    "contacts": (
        _("Contacts"),
        _("The units at KI, K and elsewhere that support collaborations with industry."),
    ),
    "search": (_("Search"), _("Search the guide to collaborations with industry.")),
    "changes": (_("What has changed"), _("Short notes on what has changed in the guide, newest first.")),
}
