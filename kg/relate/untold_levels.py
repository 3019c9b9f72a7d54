"""The levels of honours that neither their names nor their clauses tell: by who gives them, by a heading, by the contest told before."""

import re
from collections.abc import Iterator, Mapping

from kg.model import SCHOOLING, Entity, Kind, Level, Linked, Sentence, SentenceKind, Span, Statement
from kg.relate.link_words import load_link_words
from kg.relate.qualify import CLAUSE_END, find_level, level_of
from kg.relate.surroundings import Surroundings

SAID = re.compile(
    r"全(?P<all>[国省市州县旗校园])|(?P<at>省|(?<!城)市|州|县|(?<![学校园社片地市城辖郊小])区|(?<![国校队红])旗|(?<![学高院])校|(?<![校公花])园)(?:[里上](?!学|课|门|报|去|来|海)|级(?!别|职称|教师|中学|中等|以上)|一级)"
)
"""A level told in so many words: 区里, 省上, 市级, 全州."""
GIVERS = frozenset({Kind.AUTHORITY, Kind.ORGANISATION})
OCCASIONS = frozenset({Kind.AWARD, Kind.EVENT})
OCCASION = re.compile(r"[赛杯评节展给授]|考核|表彰|演$|第.{1,3}届")
"""What tells of a contest or of giving; a contest so called tells its level itself and is not the prize of another."""
PRONOUN = "pronoun-scope"
"""The rule by which 市里 and 全县 are areas."""
TOLD_OFF = frozenset(":—的给")
"""Behind a level whose honours are told off: 市级——, 省里给的."""
LOCAL = re.compile(r"[“\"]?(?:[镇乡]|街道|片区?|学区|集团|联盟|中心校|东北|西北|西南|华[东南中北])")
"""How an honour begins that is of no level: of less than a county, or of several provinces."""
LATEST = 2
"""So many sentences before it in its paragraph tell of the contest at which a prize is won."""


class UntoldLevels:
    """Finds the levels of honours by what is told around them; `levels` are those of honours and occasions that tell theirs, by key."""

    def __init__(self, around: Surroundings, by_key: Mapping[str, Entity], levels: Mapping[str, Level]) -> None:
        self.around = around
        self.by_key = by_key
        self.levels = levels

    def find(self, one: Statement) -> Level | None:
        """The level of an honour received, by the last sign before its name; None where nothing tells it."""
        for evidence in one.evidence:
            sentence = self.around.find_sentence(evidence.span)
            inside = self.around.list_links(evidence.span)
            end = next((link.mention.span.start for link in inside if one.object in link.keys), evidence.span.end)
            if LOCAL.match(self.by_key[one.object].name):
                return None
            if signs := self.list_signs(one, sentence, end):
                return signs[-1][1]
            level = tell_heading(sentence) or self.find_before(one, sentence)
            if level is not None:
                return level
        return None

    def find_before(self, one: Statement, sentence: Sentence) -> Level | None:
        """The level of the contest of a prize (最佳射手) told in the sentences before; a contest is not that of another."""
        if sentence.kind is SentenceKind.ROW or OCCASION.search(self.by_key[one.object].name):
            return None
        before = reversed(self.around.list_before(sentence)[-LATEST:])
        told = (self.list_signs(one, other, other.span.end) for other in before)
        return next((signs[-1][1] for signs in told if signs), None)

    def list_signs(self, one: Statement, sentence: Sentence, end: int) -> list[tuple[int, Level | None]]:
        """Where levels are told in a sentence before a place, in order, and which; None for a giver of honours without a level."""
        return sorted(self.read_signs(one, sentence, end), key=lambda sign: sign[0])

    def read_signs(self, one: Statement, sentence: Sentence, end: int) -> Iterator[tuple[int, Level | None]]:
        """The same, in no order."""
        shift, contest = sentence.span.start, OCCASION.search(self.by_key[one.object].name) is not None
        links = self.around.list_links(Span(shift, max(end, shift)))
        named = [link.mention.span for link in links if link.mention.rule != PRONOUN]
        for match in SAID.finditer(sentence.folded, 0, max(0, end - shift)):
            place = shift + match.start()
            inside = any(span.start <= place < span.end for span in named)
            if not inside and tells_on(sentence.folded[match.end() : end - shift]):
                yield place, read_said(match)
        for link in links:
            if one.object not in link.keys and one.subject not in link.keys:
                behind = sentence.folded[link.mention.span.end - shift :]
                told = self.list_told(link, behind, contest=contest)
                yield from ((link.mention.span.start, level) for level in told)

    def list_told(self, link: Linked, behind: str, *, contest: bool) -> Iterator[Level | None]:
        """What a name with some words behind it tells of the level of the honour told next, which may be a contest: nothing, or one level."""
        mention, words = link.mention, load_link_words()
        names = [
            name
            for key in link.keys
            if key in self.by_key
            for name in (self.by_key[key].name, *self.by_key[key].aliases)
        ]
        if (mention.kind in GIVERS and not words.sends.match(behind)) or (
            mention.kind is Kind.AREA and words.gives.match(behind)
        ):
            yield find_level(sorted({mention.name, *names}, key=lambda name: (-len(name), name)))
        elif mention.kind in SCHOOLING and words.gives.match(behind):
            yield None
        elif mention.kind in OCCASIONS and not contest:
            level = next((self.levels[key] for key in link.keys if key in self.levels), None)
            if told := level or find_level([mention.name]):
                yield told


def tells_on(words: str) -> bool:
    """Whether a level still holds at the end of the words behind it: in its clause, behind a contest, giving or the head of a list.

    >>> tells_on("教研活动12次,我园获"), tells_on("的朗诵比赛,我园获"), tells_on("——我园获文明校园,又获")
    (False, True, True)
    """
    clause = CLAUSE_END.split(words)[0]
    return clause == words or clause[:1] in TOLD_OFF or OCCASION.search(clause) is not None


def tell_heading(sentence: Sentence) -> Level | None:
    """The level that the nearest heading with one tells: (三)六安市级."""
    said = (match for heading in reversed(sentence.headings) for match in SAID.finditer(heading.words))
    return next(map(read_said, said), None)


def read_said(match: re.Match[str]) -> Level | None:
    """The level of a match of `SAID`."""
    letter = match["all"] or match["at"]
    return level_of("全国" if letter == "国" else f"{letter}级")
