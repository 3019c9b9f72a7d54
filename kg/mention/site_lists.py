"""Campuses listed by their bare names under a group that bears their school's name: 望江中学教育集团 / 1、西山校区."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.mention.shared import split_mentions
from kg.model import Kind, Mention, Sentence
from kg.names import CALLED_GROUP

SITE = re.compile(r"(?!本部|总校|[各两三全总])[一-鿿]{1,8}(?:校区|园区|分校|分园)$")
SCHOOL = re.compile(r"[中小]学|学校|幼儿园|[一二三四五六七八九十附实][中小幼]")
ITEM = re.compile(r"^\s*(?:[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.]|[·•●-])?\s*|[:。;?!,、]*\s*$")
"""What stands before and behind a name that is all a line has."""
REACH = 14
"""So many sentences below the name of its group a campus may stand."""


def name_sites(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Mapping[Mention, Mention]:
    """The campuses of such lists, each with one that bears the name of its school too; marked as inferred."""
    if not any(one.kind is Kind.GROUP and CALLED_GROUP.match(one.name) for one in mentions):
        return {}
    return dict(read_lines(sentences, split_mentions(sentences, mentions)))


def read_lines(sentences: Sequence[Sentence], inside: Iterable[Sequence[Mention]]) -> Iterator[tuple[Mention, Mention]]:
    """A campus for each line that has nothing else, below the line of a group."""
    school, age = "", 0
    for sentence, here in zip(sentences, inside, strict=True):
        age += 1
        line = ITEM.sub("", sentence.chars)
        only = here[0] if len(here) == 1 and here[0].name == line else None
        if only and only.kind is Kind.GROUP:
            called = CALLED_GROUP.match(only.name)
            school, age = (called["school"] if called else ""), 0
        elif only and only.kind is Kind.SCHOOL:
            if school and age <= REACH and SITE.fullmatch(only.name) and not SCHOOL.search(only.name):
                yield only, replace(only, name=school + only.name, rule="listed-site", inferred=True)
        elif any(one.kind is Kind.GROUP and not one.rule.startswith("pronoun") for one in here):
            school = ""
