"""The reasons that the resolver itself gives, in both languages; all other reasons are editors' own."""

NOTHING_NAMED = "nothing-named"
UNDECIDED = "undecided"
WITHOUT_CHANNEL = "without-channel"
AT_KI = "at-ki"

WORDS = {
    "en": {
        NOTHING_NAMED: "No unit is named for this yet. Ask the first point of contact.",
        UNDECIDED: "It is not settled who is responsible for this. The first point of contact will find out.",
        WITHOUT_CHANNEL: "No email address, phone number or page is known for the unit that covers this. "
        "Ask the first point of contact.",
        AT_KI: "It is the guide’s first point of contact, at KI.",
    },
    "sv": {
        NOTHING_NAMED: "Ingen enhet är utpekad för det här ännu. Fråga den första kontakten.",
        UNDECIDED: "Det är inte bestämt vem som ansvarar för det här. Den första kontakten tar reda på det.",
        WITHOUT_CHANNEL: "Vi känner inte till någon e-postadress, något telefonnummer eller någon sida för enheten "
        "som har hand om det här. Fråga den första kontakten.",
        AT_KI: "Det är guidens första kontakt, på KI.",
    },
}
