"""The words by which headings, titles and openings of lists are told apart: plans from reviews, headings from facts."""

import re
from collections.abc import Mapping
from functools import cache

from kg.rules import read_alternatives, read_shapes

CUES = ("ahead", "notice", "plan", "planend", "review", "settled")
SHAPES = ("fact", "notice", "plan", "review")


@cache
def load_plan_words() -> Mapping[str, str]:
    """A regular expression of the words of each cue of `ontology/terms/plans.csv`."""
    return read_alternatives("terms/plans.csv", CUES)


@cache
def load_heading_shapes() -> Mapping[str, re.Pattern[str]]:
    """What more than a word tells of a heading, by the shape of `ontology/terms/heading_shapes.csv`."""
    return read_shapes("terms/heading_shapes.csv", SHAPES)
