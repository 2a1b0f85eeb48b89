"""What the guide is made of: one file for each noun."""

from guidance.models.counting import Missed, Use
from guidance.models.generation import Address, Change, Generation, Pin
from guidance.models.linkset import LinkSet, LinkSetItem
from guidance.models.plugins import Document, Notice, Picture
from guidance.models.reference import Reference
from guidance.models.relevance import Relevance
from guidance.models.route import Route
from guidance.models.section import Section, SectionContent, SectionSlot
from guidance.models.site import Caption, ChangeNote, Import, Report, Synonym, ToDo

__all__ = [
    "Address",
    "Caption",
    "Change",
    "ChangeNote",
    "Document",
    "Generation",
    "Import",
    "LinkSet",
    "LinkSetItem",
    "Missed",
    "Notice",
    "Picture",
    "Pin",
    "Reference",
    "Relevance",
    "Report",
    "Route",
    "Section",
    "SectionContent",
    "SectionSlot",
    "Synonym",
    "ToDo",
    "Use",
]
