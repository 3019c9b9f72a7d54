"""Contests that share who competes and what they are called: 中小学生足球、排球、篮球比赛 are three."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from kg.gate import Gate
from kg.mention.coordinated import Coordinated, place_member
from kg.model import Kind, Sentence, Span
from kg.record import record
from kg.rules import alternate, read_table, require_known

ROLES = ("discipline", "who", "class")


@record
class ContestWords:
    """What finds contests of one list, and the disciplines in it."""

    listed: re.Pattern[str]
    disciplines: re.Pattern[str]


def split_contests(sentences: Sequence[Sentence]) -> Iterator[Coordinated]:
    """Each contest of a coordination with the span that it takes up, in which no other name stands; marked as inferred."""
    words = load_contest_words()
    for sentence in sentences:
        for match in words.listed.finditer(sentence.folded) if GATE.admits(sentence.folded) else ():
            found = words.disciplines.finditer(sentence.folded, match.start("list"), match.end("list"))
            spans = [Span(*word.span()) for word in found]
            for place, span in enumerate(spans):
                start = match.start() if not place else span.start
                end = match.end() if place == len(spans) - 1 else span.end
                name = f"{match['who']}{span.of(sentence.chars)}{match['class']}"
                yield place_member(sentence, name, Span(start, end), Kind.EVENT, "shared-contest")


@cache
def load_contest_words() -> ContestWords:
    """Read `ontology/terms/contests.csv`; RulesError for an unknown role."""
    roles: dict[str, list[str]] = defaultdict(list)
    for row in read_table("terms/contests.csv", ("word", "role", "unless")):
        require_known("contests.csv", row["word"], row["role"], ROLES)
        unless = f"(?!{alternate(row['unless'].split())})" if row["unless"] else ""
        roles[row["role"]].append(re.escape(row["word"]) + unless)
    word, who, called = (f"(?:{'|'.join(sorted(roles[role], key=lambda one: (-len(one), one)))})" for role in ROLES)
    listed = rf"(?P<who>{who})(?P<list>{word}(?:、{word})*[、和与及]{word})(?P<class>{called})"
    return ContestWords(re.compile(listed), re.compile(word))


GATE = Gate(lambda: load_contest_words().listed)
"""Admits the sentences in which a list of contests may stand."""
