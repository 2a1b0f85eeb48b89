"""What a section looks like, as a short fingerprint: for "changed since you made it"."""

from hashlib import sha256

from guidance.guide import Section


def state_of(section: Section) -> str:
    """Return 64 hexadecimal digits that change when readers see another text, responsibility or reference.

    Its place in a step, its address and its dates do not count: moving or reviewing a section changes nothing for them.
    """
    told = (section.title, section.lead, section.first_action, section.agreement, section.html)
    who = (section.responsibility, section.responsible_unit or "")
    references = (f"{reference.title} {reference.url}" for reference in section.references)
    return sha256("\0".join((*told, *who, *references)).encode("utf-8", "surrogatepass")).hexdigest()
