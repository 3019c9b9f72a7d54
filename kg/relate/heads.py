"""What stands above a sentence: the links of its headings."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.model import Kind, Linked, Sentence, Span
from kg.relate.led import LISTED, SCHOOL

ASIDE = re.compile(r"[(（][^()（）]{1,12}[)）]\W*$")
"""What a heading adds to the name of an area: 湖滨区(4所)."""
AREA = frozenset({Kind.AREA})


def split_links(sentences: Sequence[Sentence], links: Sequence[Linked]) -> dict[int, list[Linked]]:
    """The links of each sentence, by the sentence's start."""
    inside: dict[int, list[Linked]] = defaultdict(list)
    ordered = sorted(links, key=lambda link: link.mention.span)
    place = 0
    for sentence in sentences:
        while place < len(ordered) and ordered[place].mention.span.start < sentence.span.end:
            if sentence.span.covers(ordered[place].mention.span):
                inside[sentence.span.start].append(ordered[place])
            place += 1
    return inside


class Headings:
    """The links that stand in headings; each heading is searched once, for many sentences stand below it."""

    def __init__(self, inside: Mapping[int, Sequence[Linked]]) -> None:
        self.inside = inside
        self.starts = sorted(inside)
        self.known: dict[Span, list[Linked]] = {}

    def list_links(self, sentence: Sentence) -> list[Linked]:
        """The links in the headings above a sentence, in order of text."""
        return [link for heading in sentence.headings for link in self.search_heading(heading.span)]

    def find_school(self, sentence: Sentence, kinds: frozenset[Kind] = SCHOOL) -> tuple[Linked, ...]:
        """The school (or what is of `kinds`) that the heading right above a sentence names and nothing else: 一、望江中学."""
        if not sentence.headings:
            return ()
        heading = sentence.headings[-1]
        schools = [one for one in self.search_heading(heading.span) if one.mention.kind in kinds]
        if len(schools) != 1 or len(schools[0].keys) != 1:
            return ()
        rest = ASIDE.sub("", heading.words) if kinds is AREA else heading.words
        rest = rest.replace(schools[0].mention.name, "", 1)
        return (schools[0],) if LISTED.fullmatch(rest.rstrip(":。")) else ()

    def search_heading(self, span: Span) -> list[Linked]:
        """The links inside one heading."""
        if span not in self.known:
            first = max(0, bisect_right(self.starts, span.start) - 1)
            near = self.starts[first : bisect_left(self.starts, span.end)]
            self.known[span] = [link for start in near for link in self.inside[start] if span.covers(link.mention.span)]
        return self.known[span]
