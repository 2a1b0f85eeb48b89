"""The reasons that the resolver itself gives, in both languages; all other reasons are editors' own."""

NOTHING_NAMED = "nothing-named"
UNDECIDED = "undecided"
WITHOUT_CHANNEL = "without-channel"
AT_KI = "at-ki"
ONE_SIDED = "one-sided"

WORDS = {
    "en": {
        NOTHING_NAMED: "No contact is named for this yet. Ask the first point of contact.",
        UNDECIDED: "It is not settled who is responsible for this. The first point of contact will find out.",
        WITHOUT_CHANNEL: "Ask here where no contact details are known for a unit.",
        AT_KI: "This contact is an office at KI.",
        ONE_SIDED: "No contact is named for this part yet. Ask the first point of contact.",
    },
    "sv": {
        NOTHING_NAMED: "Ingen kontakt är angiven för det här ännu. Fråga den första kontakten.",
        UNDECIDED: "Det är inte bestämt vem som ansvarar för det här. Den första kontakten tar reda på det.",
        WITHOUT_CHANNEL: "Fråga här när det inte finns några kända kontaktuppgifter till en enhet.",
        AT_KI: "Den här kontakten är ett kontor vid KI.",
        ONE_SIDED: "Ingen kontakt är angiven för den här delen ännu. Fråga den första kontakten.",
    },
}
