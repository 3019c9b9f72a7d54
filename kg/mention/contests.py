"""Contests that share who competes and what they are called: 中小学生足球、排球、篮球比赛 are three."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.mention.coordinated import Coordinated, place_member
from kg.model import Kind, Sentence, Span
from kg.rules import alternate, read_table

HEAD = r"(?:比赛|竞赛|大赛|联赛|选拔赛|展评|评比|展演|赛(?![课前后场区程事道季出况绩]))"
WHO = r"(?:中小学生|小学生|初中生|高中生|中学生|青少年|少年儿童|学生|青年教师|教师|教职工|干部职工|职工|师生|幼儿|少儿|亲子)"
FIRST = re.compile(WHO)


def split_contests(sentences: Sequence[Sentence]) -> Iterator[Coordinated]:
    """Each contest of a coordination with the span that it takes up, in which no other name stands; marked as inferred."""
    pattern = find_pattern()
    for sentence in sentences:
        if not FIRST.search(sentence.folded):
            continue
        for match in pattern.finditer(sentence.folded):
            words = find_disciplines().finditer(sentence.folded, match.start("list"), match.end("list"))
            spans = [Span(*word.span()) for word in words]
            for place, span in enumerate(spans):
                start = match.start() if not place else span.start
                end = match.end() if place == len(spans) - 1 else span.end
                name = f"{match['who']}{span.of(sentence.chars)}{match['head']}"
                yield place_member(sentence, name, Span(start, end), Kind.EVENT, "shared-contest")


@cache
def find_pattern() -> re.Pattern[str]:
    """Who competes, the disciplines of a list and the class word behind the last of them."""
    word = f"(?:{find_disciplines().pattern})"
    return re.compile(rf"(?P<who>{WHO})(?P<list>{word}(?:、{word})*[、和与及]{word})(?P<head>{HEAD})")


@cache
def find_disciplines() -> re.Pattern[str]:
    """Any word of `ontology/terms/disciplines.csv`, the longest first."""
    return re.compile(alternate(row["word"] for row in read_table("terms/disciplines.csv", ("word",))))
