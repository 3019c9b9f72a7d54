"""The roles of persons that a count or a post beside their names tells, whatever their body: 语文教师某某, 某某、某某2位同学."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.mention.person_lists import COUNTED, NUMERALS
from kg.mention.posts import find_posts
from kg.model import Kind, Linked, Sentence

CELL = re.compile(r"[^\s|]+")
CELLS = 3
"""Number, name and body at least stand beside a role in a line of its own."""
ROLE = 8
"""A cell of a role has no more characters."""
EDGE = "、,，。;；:：\n\t )）"


def read_roles(links: Sequence[Linked], sentences: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """Roles of persons whom a count or a post right before tells: 甲小学某某、乙小学某某2位同学; 语文教师某某."""
    people = sorted((one for one in links if one.mention.kind is Kind.PERSON), key=lambda one: one.mention.span)
    starts = [one.mention.span.start for one in people]
    for sentence in sentences:
        here = people[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        if here:
            yield from read_posts(here, sentence)
            yield from read_counts(here, sentence)
            yield from read_cells(here, sentence)


def read_posts(people: Sequence[Linked], sentence: Sentence) -> Iterator[tuple[str, str]]:
    """The post right before each person, where nothing stands before it in its clause."""
    shift, folded = sentence.span.start, sentence.folded
    for post in find_posts(folded):
        free = post.span.start == 0 or folded[post.span.start - 1] in EDGE
        for one in people:
            if free and one.mention.span.start - shift == post.span.end:
                yield from ((key, post.span.of(folded)) for key in one.keys)


def read_counts(people: Sequence[Linked], sentence: Sentence) -> Iterator[tuple[str, str]]:
    """The role of as many persons as are counted right behind the last of them."""
    shift, folded = sentence.span.start, sentence.folded
    for count in COUNTED.finditer(folded):
        number = int(count[1]) if count[1].isdigit() else NUMERALS.index(count[1].replace("两", "二"))
        before = [one for one in people if one.mention.span.end - shift <= count.start()][-number:]
        if len(before) == number and before[-1].mention.span.end - shift == count.start():
            role = re.sub(r"^[^位名]*[位名]|优秀|青年|骨干|年轻", "", count.group())
            yield from ((key, role) for one in before for key in one.keys)


def read_cells(people: Sequence[Linked], sentence: Sentence) -> Iterator[tuple[str, str]]:
    """The role in a cell of its own in the line of one person (苏俊 | 望江中学 | 语文教师)."""
    cells = CELL.findall(sentence.folded)
    if len(people) != 1 or len(cells) <= CELLS:
        return
    (one,) = people
    start, end = one.mention.span.start - sentence.span.start, one.mention.span.end - sentence.span.start
    if sentence.folded[start:end] not in cells:
        return
    for cell in cells:
        ends = [post.span.end for post in find_posts(cell)] if len(cell) <= ROLE else []
        if ends and max(ends) == len(cell):
            yield from ((key, cell) for key in one.keys)
            return
