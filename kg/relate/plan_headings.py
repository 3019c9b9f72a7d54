"""Headings and titles of plans: what stands below them is to come, and of which year a title speaks."""

import re
from functools import cache, lru_cache

from kg.fold import fold_text
from kg.heading_words import load_heading_shapes, load_plan_words
from kg.model import Sentence
from kg.record import record

SECOND_HALF = re.compile(r"[^,，。]{0,4}下半年(?!.*(?:回顾|总结|完成情况))")
"""What a heading in the report of a half-year begins with where it tells of the other half."""
QUOTED = re.compile(r"[“\"《][^”\"》]*[”\"》]")
CALLED = re.compile(r"未来(?:[一-鿿]{0,6}(?:集团|小学|中学|幼儿园|社区)|学校)")
"""What is called after the future and tells of no plan (未来教育集团成立)."""
NOTE = re.compile(r"[（(][^()（）]*[)）]$")
"""What stands in brackets behind a title: 工作计划(讨论稿,请勿外传)."""
LABEL = re.compile(r"【([^【】]{1,10})】")
"""What a paragraph opens with in place of a heading: 【下步】10月召开现场会."""
RUNNING = re.compile(r"[,，。；;!！?？]")
YEAR = re.compile(r"(?<![\d—-])(20\d\d)(?:[—－-](20\d\d)学)?年")


@record
class HeadingWords:
    """What finds headings of plans and of reviews, titles of announcements, and those among them that tell what has been settled."""

    plan: re.Pattern[str]
    review: re.Pattern[str]
    notice: re.Pattern[str]
    settled: re.Pattern[str]


@cache
def load_heading_words() -> HeadingWords:
    """The patterns of the words of `ontology/terms/plans.csv` and the shapes of `heading_shapes.csv`."""
    word, shapes = load_plan_words(), load_heading_shapes()
    return HeadingWords(
        plan=re.compile(rf"{word['plan']}|(?:{word['planend']})$|{shapes['plan'].pattern}"),
        review=re.compile(word["review"]),
        notice=re.compile(rf"(?:{word['notice']}|{shapes['notice'].pattern})$"),
        settled=re.compile(word["settled"]),
    )


@lru_cache(maxsize=1024)
def title_year(title: str) -> int:
    """The year that a title reports on, the later one of a school year; 0 where it names none.

    >>> title_year("教育局2022年工作总结及2023年工作计划"), title_year("2023—2024学年工作总结"), title_year("工作总结")
    (2022, 2024, 0)
    """
    match = YEAR.search(fold_text(title))
    return int(match[2] or match[1]) if match else 0


def find_label(sentence: Sentence) -> str:
    """What a paragraph opens with in place of a heading, "" where it opens with a sentence."""
    label = LABEL.match(sentence.folded)
    return label[1] if label else ""


def is_planned_section(sentence: Sentence, title: str) -> bool:
    """Whether a heading of plans stands above a sentence, or its whole document is a plan by its title.

    The nearest heading that tells of plans or of a review decides.
    """
    base = title_year(title)
    if label := find_label(sentence):
        found = tells_plan(label)
        if found is not None:
            return found
        if base and (year := title_year(f"{label.removesuffix('年')}年")):
            return year > base
    halved = "上半年" in title
    for heading in reversed(sentence.headings):
        if heading.level > 0 and halved and SECOND_HALF.match(heading.words):
            return True
        if heading.level > 0 and (found := tells_plan(heading.words)) is not None:
            return found
        if heading.level > 0 and base and (year := title_year(heading.words)) and year != base:
            return year > base
    return is_plan_title(title)


@lru_cache(maxsize=1024)
def is_plan_title(title: str) -> bool:
    """Whether a document is a plan by its title, or announces what is to come."""
    title = NOTE.sub("", fold_text(title))
    if RUNNING.search(title):
        return False
    words = load_heading_words()
    return tells_plan(title) is True or bool(words.notice.search(title) and not words.settled.search(title))


@lru_cache(maxsize=1024)
def tells_plan(words: str) -> bool | None:
    """True for the words of a heading of plans, False for one of a review, None for neither."""
    bare, told = CALLED.sub("", QUOTED.sub("", fold_text(words))), load_heading_words()
    reviews = told.review.search(bare) is not None or load_heading_shapes()["review"].search(bare) is not None
    if told.plan.search(bare):
        return not reviews or None
    return False if reviews else None
