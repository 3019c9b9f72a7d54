"""When a document says that what its sentences tell of was done, began or ended."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from kg.model import Evidence, Modality, Predicate, Span, Statement
from kg.relate.surroundings import Surroundings
from kg.relate.time_words import load_time_words
from kg.rules import read_alternatives
from kg.years import find_year, tells_month

CLAUSE = re.compile(r"[,，;；。]")
DATED = len("2015年12月")
BARE_DATE = re.compile(
    r"[^一-鿿]{0,8}[于在自从]?(?:\d{2,4}年|今年|去年|前年)(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[春夏秋冬]季?|[上下]半年|[年月]?[初底末]|起)?\s{0,4}"
)
"""A clause that is no more than the date of the next: 2021年9月,."""
STARTING = re.compile(r"(?:\d年|\d月|\d日|[年月季学期初底][春秋]?)(?:[春秋]季?学?期?)?(?:起|以来|开始|始(?!建))")
"""What tells of any lasting thing that it began: 自2019年9月起."""
LASTING = (
    Predicate.AFFILIATED_WITH,
    Predicate.CAMPUS_OF,
    Predicate.MANAGES,
    Predicate.MEMBER_OF,
    Predicate.PARTNERS_WITH,
)


@cache
def load_beginnings() -> Mapping[str, re.Pattern[str]]:
    """The words with which what a lasting predicate tells begins, as `ontology/terms/beginnings.csv` has them; RulesError for another predicate."""
    words = read_alternatives("terms/beginnings.csv", LASTING)
    return {predicate: re.compile(rf"(?:{word})(?!申请)") for predicate, word in words.items()}


class Times:
    """When the sentences of a document say that what they tell of was done."""

    def __init__(self, around: Surroundings, year: int | None) -> None:
        self.around = around
        self.year = year

    def tell(self, evidence: Sequence[Evidence]) -> int | None:
        """The year told outside names up to the end of a quote, nearest first; the document's where only a month is told."""
        return next((year for one in evidence if (year := self.tell_quote(one.span)) is not None), None)

    def tell_report(self, evidence: Sequence[Evidence]) -> int | None:
        """The year that the document reports on, unless a quote's sentence or heading goes back to another (学校由两所村小合并而成)."""
        quoted = [self.around.find_sentence(one.span) for one in evidence]
        words = [words for one in quoted for words in (one.folded, *(head.words for head in one.headings))]
        return None if any(map(load_time_words().past.search, words)) else self.year

    def tell_quote(self, span: Span) -> int | None:
        """The year told with one quote."""
        sentence = self.around.find_sentence(span)
        clauses = [*reversed(CLAUSE.split(self.around.blank_names(sentence, span.end)))]
        clauses += [head.words for head in reversed(sentence.headings) if len(head.words) <= DATED]
        year = find_year(clauses, self.year, told=True)
        return self.year if year is None and tells_month(clauses) else year

    def begin(self, one: Statement) -> Statement:
        """The statement with the year in which it began, where the sentence tells that of a lasting thing."""
        cue = load_beginnings().get(one.predicate)
        if cue is None or one.modality is not Modality.REALISED:
            return one
        if one.predicate is Predicate.AFFILIATED_WITH and any(map(partial(self.is_left, one), one.evidence)):
            return one
        years = (self.tell_beginning(evidence.span, cue) for evidence in one.evidence)
        since = next((year for year in years if year is not None), None)
        return one if since is None else replace(one, qualifiers=replace(one.qualifiers, since=since))

    def is_left(self, one: Statement, evidence: Evidence) -> bool:
        """Whether a quote names the body of a person only before the word of a new post: 甲校校长李晓兰2022年调任乙校校长."""
        sentence = self.around.find_sentence(evidence.span)
        inside = [link.mention.span for link in self.around.list_links(evidence.span) if one.object in link.keys]
        moved = load_time_words().moved.search(sentence.folded, evidence.span.start - sentence.span.start)
        return bool(inside) and moved is not None and inside[-1].start < moved.start() + sentence.span.start

    def tell_beginning(self, span: Span, cue: re.Pattern[str]) -> int | None:
        """The year of the first clause of a quote that tells of a beginning, or of the bare date before it."""
        sentence = self.around.find_sentence(span)
        if load_time_words().now.search(
            sentence.folded, span.start - sentence.span.start, span.end - sentence.span.start
        ):
            return None
        clauses = CLAUSE.split(self.around.blank_names(sentence, span.end))
        skipped = len(CLAUSE.split(self.around.blank_names(sentence, span.start))) - 1
        for place in range(skipped, len(clauses)):
            words = clauses[place]
            if STARTING.search(words) or cue.search(words):
                dated = [one for one in clauses[max(0, place - 1) : place] if BARE_DATE.fullmatch(one)]
                return find_year([words, *dated], self.year, told=True)
        return None
