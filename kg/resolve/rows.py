"""Where the fields of records stand in their rows: what is only moved and sorted is never unpacked."""

from kg.codec import find_places
from kg.model import DatedName, Entity, Extract, Frame, Mention, Observation, Qualifiers, Source, Statement, Text

EXTRACT, TEXT, SOURCE, FRAME = map(find_places, (Extract, Text, Source, Frame))
ENTITY, STATEMENT, QUALIFIERS, FIGURE = map(find_places, (Entity, Statement, Qualifiers, Observation))
MENTION, NAME = map(find_places, (Mention, DatedName))
