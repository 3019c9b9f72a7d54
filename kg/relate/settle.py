"""What the whole document tells of a statement's qualifiers: the level of an honour named elsewhere, roles in one form."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import (
    Entity,
    Evidence,
    Frame,
    Kind,
    Level,
    Linked,
    Modality,
    Predicate,
    Sentence,
    Span,
    Statement,
)
from kg.relate.qualify import level_of
from kg.years import find_year, tells_month

SAME_ROLE = {"同学": "学生", "同學": "学生", "小朋友": "学生", "主持": ""}
PUPIL = re.compile(r"^(?:[高初中大小]?[一二三四五六七八九\d]{1,2}(?:\(\d+\))?(?:年[级級]|班)?)+(?=[学學]生$|同[学學]$)")
EPITHET = re.compile(r"^(?:现任|已故)(?=[一-鿿])|[(（](?:理事长|法人|兼|主持)[^()（）]*[)）]$")
DECIDES = re.compile(r"表彰|授予|命名|评选结果|获奖|光荣榜|公布|通报")
CLAUSE = re.compile(r"[,，;；。]")
DATED = len("2015年12月")
TIMELESS = frozenset({Predicate.RECEIVED, Predicate.AFFILIATED_WITH, Predicate.LOCATED_IN, Predicate.PART_OF})


def settle_qualifiers(
    statements: Sequence[Statement],
    entities: Sequence[Entity],
    links: Sequence[Linked],
    sentences: Sequence[Sentence],
    frame: Frame,
    roles: Mapping[str, str],
) -> Iterator[Statement]:
    """The statements, with levels, years and roles that they leave untold and the document tells; `roles` are those of persons, by key."""
    by_key = {entity.key: entity for entity in entities}
    times = Times(links, sentences, frame.year)
    levels = tell_levels(statements, by_key, frame)
    for one in statements:
        told = one.qualifiers
        if one.predicate is Predicate.RECEIVED and told.level is None and one.object in levels:
            yield replace(one, qualifiers=replace(told, level=levels[one.object]))
        elif one.predicate is Predicate.AFFILIATED_WITH:
            kind = by_key[one.object].kind if one.object in by_key else None
            role = told.role or (roles.get(one.subject, "") if kind in {Kind.SCHOOL, Kind.GROUP} else "")
            yield replace(one, qualifiers=replace(told, role=name_role(role)))
        elif told.year is None and one.modality is Modality.REALISED and one.predicate not in TIMELESS:
            yield replace(one, qualifiers=replace(told, year=times.tell(one.evidence)))
        else:
            yield one


class Times:
    """When the sentences of a document say that what they tell of was done."""

    def __init__(self, links: Sequence[Linked], sentences: Sequence[Sentence], year: int | None) -> None:
        self.sentences = sentences
        self.starts = [sentence.span.start for sentence in sentences]
        self.names = sorted(one.mention.span for one in links)
        self.year = year

    def tell(self, evidence: Sequence[Evidence]) -> int | None:
        """The year told outside names up to the end of a quote, nearest first; the document's where only a month is told."""
        return next((year for one in evidence if (year := self.tell_quote(one.span)) is not None), None)

    def tell_quote(self, span: Span) -> int | None:
        """The year told with one quote."""
        sentence = self.sentences[max(0, bisect_right(self.starts, span.start) - 1)]
        clauses = [*reversed(CLAUSE.split(self.blank_names(sentence, span.end)))]
        clauses += [head.words for head in reversed(sentence.headings) if len(head.words) <= DATED]
        year = find_year(clauses, self.year, told=True)
        return self.year if year is None and tells_month(clauses) else year

    def blank_names(self, sentence: Sentence, end: int) -> str:
        """The words of a sentence up to a place, with a mark for each name (a year may be part of it)."""
        shift, at, words = sentence.span.start, 0, ""
        for span in self.names[bisect_left(self.names, Span(shift, shift)) :]:
            if span.start >= end:
                break
            if span.start - shift >= at:
                words += sentence.folded[at : span.start - shift] + "#"
                at = span.end - shift
        return words + sentence.folded[at : end - shift]


def tell_levels(statements: Iterable[Statement], by_key: Mapping[str, Entity], frame: Frame) -> Mapping[str, Level]:
    """The level of each honour by another of its names or statements, else by the body that the document confers it for."""
    said: dict[str, set[Level]] = defaultdict(set)
    asked: set[str] = set()
    for one in statements:
        if one.predicate is Predicate.RECEIVED:
            asked.add(one.object)
            if one.qualifiers.level is not None:
                said[one.object].add(one.qualifiers.level)
    voice = by_key.get(frame.voice)
    own = level_of(voice.name) if voice and voice.kind is Kind.AUTHORITY and DECIDES.search(frame.title) else None
    found: dict[str, Level] = {}
    for key in sorted(asked & by_key.keys()):
        entity = by_key[key]
        named = {level for name in (entity.name, *entity.aliases) if (level := level_of(name))} or said[key]
        if len(named) == 1:
            found[key] = min(named)
        elif not named and own and entity.kind is Kind.AWARD:
            found[key] = own
    return found


def name_role(role: str) -> str:
    """A role without the class or time that it is held in.

    >>> name_role("五年级学生"), name_role("现任校长"), name_role("同学"), name_role("数学教师")
    ('学生', '校长', '学生', '数学教师')
    """
    plain = EPITHET.sub("", PUPIL.sub("", role))
    return SAME_ROLE.get(plain, plain)
