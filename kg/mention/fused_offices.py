"""The committee and the government of one area told in one breath: 区委区政府 are two bodies."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.model import Kind, Mention, Span

FUSED = re.compile(
    r"(?P<lead>[一-鿿]*?)(?P<level>[省市区县旗州镇乡])(?P<party>党?委)(?P<office>(?P=level)?(?:人民)?政府)"
)

IN_GENERAL = re.compile(r"(?:各级|上级|当地|地方)?党委政府")
"""Committees and governments of any place."""


def part_offices(mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions with two in place of one that holds both: 柳城县委县政府 are 柳城县委 and 柳城县政府."""
    for mention in mentions:
        if mention.kind is Kind.AUTHORITY and IN_GENERAL.fullmatch(mention.name):
            continue
        match = FUSED.fullmatch(mention.name) if mention.kind is Kind.AUTHORITY and len(mention.name) > 3 else None
        if match is None or len(mention.span) != len(mention.name):
            yield mention
            continue
        lead, level, office = match["lead"], match["level"], match["office"].removeprefix(match["level"])
        place = lead if lead.endswith(level) else lead + level
        middle = mention.span.start + match.start("office")
        yield replace(mention, name=f"{lead}{level}{match['party']}", span=Span(mention.span.start, middle))
        yield replace(
            mention,
            name=f"{place}{office}",
            span=Span(middle, mention.span.end),
            inferred=f"{place}{office}" != match["office"],
        )
