"""Names that only the sequence model sees, put beside the names of the rules or in the place of what they took wrongly."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.mention.candidate import Candidate
from kg.mention.masks import MASK
from kg.mention.tagger import Tagged, tag_names
from kg.model import Kind, Sentence, Span
from kg.rules import load_rules, read_shapes
from kg.tokens import cut_words, dictionary_count, dictionary_tag

BODIES = frozenset({Kind.SCHOOL, Kind.GROUP})
NEVER = 2.0
FRESH = {
    Kind.AWARD: 0.7,
    Kind.EVENT: 0.8,
    Kind.GROUP: 0.8,
    Kind.PERSON: 0.8,
    Kind.PROGRAMME: 0.75,
    Kind.SCHOOL: 0.95,
}
"""How likely a name must be where the rules find none; of other kinds the rules miss few, or the model is wrong too often."""
INSTEAD = {
    Kind.AWARD: 0.7,
    Kind.EVENT: 0.8,
    Kind.GROUP: 0.95,
    Kind.PROGRAMME: 0.7,
    Kind.SCHOOL: 0.8,
}
"""The same where it overlaps other names that the rules find."""
DOUBT = 0.85
DOUBTED = frozenset({Kind.AWARD, Kind.GROUP, Kind.PERSON, Kind.SCHOOL})
"""The model is asked where the rules are in doubt of such a name: most that it mends is there, and asking takes time."""
COMMON = 200
"""A word that texts use so often is a word, though people may be called by it (阳光)."""
QUOTED = re.compile(r"[“\"《][^“”\"《》]*[”\"》]")
SHAPES = ("before", "body", "general", "graded", "school")
SURE = 0.95
"""What the rules are so sure of stays."""
LOWEST, HIGHEST = 0.6, 0.97
LONGEST = 600
"""Longer sentences are tables and lists, whose cells the rules read."""


def add_tagged(sentence: Sentence, chosen: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The names of a sentence with those of the model, in order of text and apart."""
    if len(sentence.folded) > LONGEST or not any(one.score < DOUBT and one.kind in DOUBTED for one in chosen):
        return tuple(chosen)
    kept = list(chosen)
    for one in list_tagged(sentence, chosen):
        kept = [other for other in kept if not other.span.overlaps(one.span)]
        kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.span))


def list_tagged(sentence: Sentence, chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """The names of the model that are likely enough, but for those that the rules find as well."""
    shift = sentence.span.start
    for one in tag_names(sentence.folded):
        span = Span(one.start + shift, one.end + shift)
        if is_no_name(sentence.folded[one.start : one.end], one.kind):
            continue
        if MASK.search(sentence.folded, max(0, one.start - 2), one.end):
            continue
        if load_no_names()["before"].search(sentence.folded, max(0, one.start - 4), one.start):
            continue
        met = [other for other in chosen if other.span.overlaps(span)]
        if one.chance >= tell_least(one, met) and all(other.span != span for other in met):
            yield Candidate(one.kind, span, min(HIGHEST, max(LOWEST, one.chance)), "tagger")


@cache
def load_no_names() -> Mapping[str, re.Pattern[str]]:
    """What makes no name, by its shape in `ontology/terms/no_names.csv`."""
    return read_shapes("terms/no_names.csv", SHAPES)


def is_no_name(words: str, kind: Kind) -> bool:
    """Whether words that the model takes for a name hold what no name of their kind does.

    >>> is_no_name("学区", Kind.GROUP), is_no_name("文昌中学高中部", Kind.SCHOOL), is_no_name("文昌中学", Kind.SCHOOL)
    (True, True, False)
    >>> is_no_name("江西省示范幼儿园的评估", Kind.EVENT), is_no_name("“我的祖国”诵读大赛", Kind.EVENT)
    (True, False)
    >>> is_no_name("全国性比赛", Kind.EVENT), is_no_name("课堂教学", Kind.SCHOOL), is_no_name("阳光", Kind.PERSON)
    (True, True, True)
    >>> is_no_name("教育创新奖一等奖", Kind.AWARD), is_no_name("第六中学主持观摩活动", Kind.EVENT)
    (True, True)
    """
    rules, shapes = load_rules(), load_no_names()
    if (kind is not Kind.PROGRAMME and "的" in QUOTED.sub("", words)) or (
        kind is Kind.AWARD and shapes["graded"].search(words)
    ):
        return True
    if kind in BODIES and (words in rules.suffixes or shapes["body"].search(words)):
        return True
    if kind is Kind.PROGRAMME and "+" in words:
        return True
    if kind is Kind.PERSON:
        count = dictionary_count(words)
        return count > COMMON or (count > 0 and dictionary_tag(words)[:2] != "nr")
    if kind is Kind.SCHOOL and shapes["school"].search(words):
        return True
    if kind in {Kind.EVENT, Kind.AWARD} and shapes["general"].search(words):
        return True
    cut = (words[one.start : one.end] for one in cut_words(words))
    return any(len(word) > 1 and rules.breaks.get(word) == "hard" for word in cut)


def tell_least(one: Tagged, met: Sequence[Candidate]) -> float:
    """How likely a name must be beside the names it overlaps; areas in it count for nothing."""
    if all(other.kind is Kind.AREA for other in met):
        least = FRESH.get(one.kind, NEVER)
        return max(least, INSTEAD.get(one.kind, NEVER)) if met else least
    sure = any(other.score >= SURE and other.kind is not Kind.AREA for other in met)
    cut = one.kind is Kind.GROUP and any(len(other.span) > one.end - one.start for other in met)
    return NEVER if sure or cut else INSTEAD.get(one.kind, NEVER)
