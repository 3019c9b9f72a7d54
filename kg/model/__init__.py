"""Every record that passes between stages; standard library only, none ever changed."""

from kg.model.answers import Passage, Row, Scan, Select
from kg.model.claims import DatedName, Ending, Entity, Evidence, Mention, Observation, Qualifiers, Statement
from kg.model.knowledge import Document, Extract, Finding, FindingLevel, Frame, Knowledge, Linked, ToldRole
from kg.model.resolution import Choice, Decision, Form, Judgement, Resolution, Tie
from kg.model.terms import BODIES, SCHOOLING, Kind, Level, Modality, Predicate
from kg.model.text import Dropped, Heading, Mark, MarkKind, Sentence, SentenceKind, Source, Span, Text

__all__ = [
    "BODIES",
    "SCHOOLING",
    "Choice",
    "DatedName",
    "Decision",
    "Document",
    "Dropped",
    "Ending",
    "Entity",
    "Evidence",
    "Extract",
    "Finding",
    "FindingLevel",
    "Form",
    "Frame",
    "Heading",
    "Judgement",
    "Kind",
    "Knowledge",
    "Level",
    "Linked",
    "Mark",
    "MarkKind",
    "Mention",
    "Modality",
    "Observation",
    "Passage",
    "Predicate",
    "Qualifiers",
    "Resolution",
    "Row",
    "Scan",
    "Select",
    "Sentence",
    "SentenceKind",
    "Source",
    "Span",
    "Statement",
    "Text",
    "Tie",
    "ToldRole",
]
