"""Years that what stands around a fact tells: of a school year by the month, of a story by 次年, of an honour by what follows it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.fold import fold_text
from kg.model import Modality, Predicate, Sentence, Statement
from kg.record import record
from kg.relate.surroundings import Surroundings
from kg.relate.time_words import FULL_YEAR, load_time_words

SCHOOL_YEAR = re.compile(
    rf"(?P<first>{FULL_YEAR})\s?(?:年?\s?(?:[89]|1[0-2])月?(?:\d{{1,2}}日)?)?\s?[-—–~至到]+\s?(?P<second>(?:19|20)\d{{2}})\s?(?:年\s?[1-8]月|年?学年|学年)"
    rf"|(?P<alone>{FULL_YEAR})\s?学年"
)
"""The two years of a title that a school year fills: 2022—2023学年, 2023学年, 2023年9月至2024年7月."""
HEAD_LINES = 3
"""In so many lines such a period is looked for."""
MONTH = re.compile(
    r"(?<![\d个.])(1[0-2]|[1-9])月(?!刊|考|度|薪|亮)|(?<![一-鿿])(十[一二]?|[一二三四五六七八九])月(?!刊|考)"
)
OPENING = re.compile(r"\W{0,4}(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月")
"""A date with which a line of a chronicle opens: what the line goes on to tell is of then too."""
NUMERALS = "一二三四五六七八九十"
AUTUMN = 8
"""The month from which a school year is in the first of its years."""
CHAIN = re.compile(
    rf"(?P<year>{FULL_YEAR})(?=\s?(?:年|学年|[-—.]|[春夏秋冬]))|(?P<same>同年|当年|是年)|(?P<next>[次翌转]年|第二年(?!级))|(?P<later>[两二三四五六七八九])年(?:之?后|过去)"
)
"""What a story tells its years by: 2013年…,次年…,四年后…."""
STEPS = {"两": 2, **{numeral: step for step, numeral in enumerate(NUMERALS, 1)}}
DATED = frozenset({Predicate.RECEIVED, Predicate.MERGED_INTO, Predicate.BUILDS, Predicate.HOLDS})
"""What is dated by the words around it."""


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
        half = last_match(load_time_words().half, words)
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


def date_statements(statements: Iterable[Statement], around: Surroundings, title: str) -> Iterator[Statement]:
    """The statements, those dated by a month of a school year, by a story's 次年 or by what stands behind an honour with that year."""
    dates = Dates(around, read_period(title, around.sentences))
    for one in statements:
        year = dates.tell(one) if one.predicate in DATED and one.modality is Modality.REALISED else None
        yield one if year is None else replace(one, qualifiers=replace(one.qualifiers, year=year))


class Dates:
    """The years that the words around the facts of a document tell."""

    def __init__(self, around: Surroundings, period: Period | None) -> None:
        self.around = around
        self.period = period

    def tell(self, one: Statement) -> int | None:
        """The year of a statement by what stands around its object; None where that tells none."""
        span = one.evidence[0].span
        sentence = self.around.find_sentence(span)
        spans = [link.mention.span for link in self.around.list_links(span) if one.object in link.keys]
        end = spans[-1].end if spans else span.end
        if one.predicate is Predicate.RECEIVED and spans:
            behind = load_time_words().behind.match(sentence.folded, end - sentence.span.start)
            if behind:
                return int(next(filter(None, behind.groups())))
        words = self.around.blank_names(sentence, end)
        before = [earlier.folded for earlier in self.around.list_before(sentence)]
        if (told := last_match(CHAIN, words)) is not None:
            return None if told["year"] else follow([*before, words])
        if self.period is None:
            return None
        dated = [earlier[: match.end()] for earlier in before if (match := OPENING.match(earlier))]
        return self.period.place("|".join([*(head.words for head in sentence.headings), *dated, words]))


def follow(story: Iterable[str]) -> int | None:
    """The year to which a story has come with its last words; None where it told none before.

    >>> follow(["2013年建校。", "次年扩建,四年后获评示范校"]), follow(["次年扩建"])
    (2018, None)
    """
    year: int | None = None
    for told in story:
        for match in CHAIN.finditer(told):
            if match["year"]:
                year = int(match["year"])
            elif year is not None and not match["same"]:
                year += STEPS[match["later"]] if match["later"] else 1
    return year
