"""The words by which headings, titles and openings of lists tell what is to come."""

from collections.abc import Mapping
from functools import cache

from kg.rules import read_alternatives

CUES = ("ahead", "notice", "plan", "planend", "review", "settled")


@cache
def load_plan_words() -> Mapping[str, str]:
    """A regular expression of the words of each cue of `ontology/terms/plans.csv`."""
    return read_alternatives("terms/plans.csv", CUES)
