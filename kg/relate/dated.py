"""Years that what stands around a fact tells: of a school year by the month, of a story by 次年, of an honour by what follows it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.fold import fold_text
from kg.model import Linked, Modality, Predicate, Sentence, Statement
from kg.record import record

YEAR = r"(?<!\d)(?:19|20)\d{2}"
SCHOOL_YEAR = re.compile(
    rf"(?P<first>{YEAR})\s?(?:年?\s?(?:[89]|1[0-2])月?(?:\d{{1,2}}日)?)?\s?[-—–~至到]+\s?(?P<second>(?:19|20)\d{{2}})\s?(?:年\s?[1-8]月|年?学年|学年)"
    rf"|(?P<alone>{YEAR})\s?学年"
)
"""The two years of a title that a school year fills: 2022—2023学年, 2023学年, 2023年9月至2024年7月."""
HEAD_LINES = 3
"""In so many lines such a period is looked for."""
MONTH = re.compile(
    r"(?<![\d个.])(1[0-2]|[1-9])月(?!刊|考|度|薪|亮)|(?<![一-鿿])(十[一二]?|[一二三四五六七八九])月(?!刊|考)"
)
OPENING = re.compile(r"\W{0,4}(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月")
"""A date with which a line of a chronicle opens: what the line goes on to tell is of then too."""
HALF = re.compile(
    r"(?P<late>第二学期|下学期|春季学期|春学期|寒假后|今年)|(?P<early>第一学期|上学期|秋季学期|秋学期|去年)"
)
NUMERALS = "一二三四五六七八九十"
AUTUMN = 8
"""The month from which a school year is in the first of its years."""
CHAIN = re.compile(
    rf"(?P<year>{YEAR})(?=\s?(?:年|学年|[-—.]|[春夏秋冬]))|(?P<same>同年|当年|是年)|(?P<next>[次翌转]年|第二年(?!级))|(?P<later>[两二三四五六七八九])年(?:之?后|过去)"
)
"""What a story tells its years by: 2013年…,次年…,四年后…."""
STEPS = {"两": 2, **{numeral: step for step, numeral in enumerate(NUMERALS, 1)}}
BACK = 3
"""So many sentences before it in its paragraph a story told the year that 次年 goes on from."""
CONFERRED = "评|挂|获|得|授|拿|创|通过|被|颁|命名|认定|确定"
BEHIND = re.compile(
    rf"[”\"]?(?:称号|荣誉|奖牌|牌匾|的?牌子)?(?:[(](?P<noted>{YEAR})(?:年(?:{CONFERRED}|[^一-鿿])|[)])"
    rf"|(?:、[^,;。()]{{2,24}}){{0,4}}[(][均都][为是系]?(?P<shared>{YEAR})年"
    rf"|[,，]?(?:我[们校园]|这块?|前者)?(?:是|于|系)(?P<told>{YEAR})年(?:{CONFERRED})"
    rf"|[,，](?P<given>{YEAR})年(?:\d{{1,2}}月)?(?:经|由)[^,;。]{{2,24}}(?:{CONFERRED})|[,，](?P<closing>{YEAR})年(?=[。;；)]|\s*$))"
)
"""The year right behind an honour: (2014年授予), 是2018年评上的, ,2018年。"""


@record
class Period:
    """The two calendar years of a school year that a document reports on."""

    first: int
    second: int

    def place(self, words: str) -> int | None:
        """The year of the last month or half of the school year that words tell; None where they tell none.

        >>> Period(2022, 2023).place("10月,我校获奖"), Period(2022, 2023).place("今年5月"), Period(2022, 2023).place("我校获奖")
        (2022, 2023, None)
        """
        if month := last_match(MONTH, words):
            number = int(month[1]) if month[1] else read_numeral(month[2])
            return self.first if number >= AUTUMN else self.second
        half = last_match(HALF, words)
        return None if half is None else self.second if half["late"] else self.first


def read_period(title: str, sentences: Sequence[Sentence]) -> Period | None:
    """The school year that a title or one of the first lines tells; None for another period.

    >>> read_period("某校2022—2023学年工作总结", ()), read_period("某校2022年工作总结", ())
    (Period(first=2022, second=2023), None)
    """
    for words in (fold_text(title), *(one.folded for one in sentences[:HEAD_LINES])):
        if match := SCHOOL_YEAR.search(words):
            first = int(match["first"] or match["alone"])
            if match["alone"] or int(match["second"]) == first + 1:
                return Period(first, first + 1)
    return None


def read_numeral(words: str) -> int:
    """The number of a month in Chinese: 十一 is 11."""
    return sum(STEPS[one] for one in words)


def last_match(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The last match of a pattern."""
    return max(pattern.finditer(words), key=lambda match: match.start(), default=None)


def date_statements(
    statements: Iterable[Statement], links: Sequence[Linked], sentences: Sequence[Sentence], title: str
) -> Iterator[Statement]:
    """The statements, those dated by a month of a school year, by a story's 次年 or by what stands behind an honour with that year."""
    dates = Dates(links, sentences, read_period(title, sentences))
    for one in statements:
        year = dates.tell(one) if one.predicate in dates.dated and one.modality is Modality.REALISED else None
        yield one if year is None else replace(one, qualifiers=replace(one.qualifiers, year=year))


class Dates:
    """The years that the words around the facts of a document tell."""

    dated = frozenset({Predicate.RECEIVED, Predicate.MERGED_INTO, Predicate.BUILDS, Predicate.HOLDS})

    def __init__(self, links: Sequence[Linked], sentences: Sequence[Sentence], period: Period | None) -> None:
        self.sentences = sentences
        self.starts = [sentence.span.start for sentence in sentences]
        self.links = sorted(links, key=lambda one: one.mention.span)
        self.places = [one.mention.span.start for one in self.links]
        self.period = period

    def tell(self, one: Statement) -> int | None:
        """The year of a statement by what stands around its object; None where that tells none."""
        span = one.evidence[0].span
        at = max(0, bisect_right(self.starts, span.start) - 1)
        sentence = self.sentences[at]
        inside = self.links[bisect_left(self.places, span.start) : bisect_left(self.places, span.end)]
        spans = [link.mention.span for link in inside if one.object in link.keys]
        end = (spans[-1].end if spans else span.end) - sentence.span.start
        behind = BEHIND.match(sentence.folded, end) if one.predicate is Predicate.RECEIVED and spans else None
        if behind:
            return int(next(filter(None, behind.groups())))
        words = self.blank_names(sentence, inside, end)
        if (told := last_match(CHAIN, words)) is not None:
            return None if told["year"] else self.follow(at, words)
        if self.period is None:
            return None
        dated = [before[: match.end()] for before in self.list_before(at) if (match := OPENING.match(before))]
        return self.period.place("|".join([*(head.words for head in sentence.headings), *dated, words]))

    def blank_names(self, sentence: Sentence, inside: Sequence[Linked], end: int) -> str:
        """The words of a sentence up to a place, names (of which years may be a part) left out."""
        shift, at, words = sentence.span.start, 0, ""
        for link in inside:
            span = link.mention.span
            if at <= span.start - shift < end:
                words += sentence.folded[at : span.start - shift] + "#"
                at = span.end - shift
        return words + sentence.folded[at:end]

    def follow(self, at: int, words: str) -> int | None:
        """The year to which a story has come with some words of the sentence at a place; None where it told none before."""
        year: int | None = None
        for told in (*self.list_before(at), words):
            for match in CHAIN.finditer(told):
                if match["year"]:
                    year = int(match["year"])
                elif year is not None and not match["same"]:
                    year += STEPS[match["later"]] if match["later"] else 1
        return year

    def list_before(self, at: int) -> list[str]:
        """The words of some sentences before the one at a place, in its paragraph."""
        block = self.sentences[at].block
        return [one.folded for one in self.sentences[max(0, at - BACK) : at] if one.block == block]
