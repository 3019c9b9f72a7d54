"""The document's frame: its title, the body that speaks, the area it speaks of and the year."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from kg.fold import fold_text
from kg.gate import lead
from kg.link.scope import LEVELS, find_area, find_level
from kg.link.voice import SCHOOLLIKE, find_speaker, find_voice, speak_for
from kg.model import Mention, Sentence, SentenceKind, Text
from kg.record import record
from kg.years import SPANNED

YEAR = re.compile(
    r"(?<![\d.,])((?:19|20)\d{2})(?![\d%]|[.,]\d{3}|\.\d{1,2}\s?(?:[万亿%元亩㎡]|平方|个?百分点))(?![级届]|\s?[余多]?(?:[个名人位元万亿所件册台套间幅篇份盏本亩吨米㎡m]|平方|余|多|公|千克|学时|学位|人次))"
    r"\s*(?:年|学年|[-—~至]|春|秋|上|下)?"
)
"""A year as it is written; so many of something is none (新增学位2000个)."""
STOPS = frozenset("。;；!！?？…,，")
"""A line that ends so is no title."""
MASKED_YEAR = lead(r"(?:20)?(?:x{2}|[*]{2}|[×○]{2}|nn)年|x{4}年")
UPLOADED = re.compile(r"(?:时间|日期|发布|上传|更新)(?:日期|时间)?[:：]\s*(?:19|20)\d\d[-/.年][^\n]*")
"""When a page was put up tells nothing of the year of a text whose own years are masked."""
STAMP = re.compile(
    r"(?<!\d)((?:19|20)\d{2})(?:[-/.](?:1[0-2]|0?[1-9])[-/.]|年(?:1[0-2]|0?[1-9])月)(?:3[01]|[12]\d|0?[1-9])"
)
"""The day a page was published on, near its head."""
STAMPED = 400
SIGNED = re.compile(
    r"(?:^|\n)[^\n\d,。;:]{0,24}(?P<year>(?:19|20)\d{2})年(?P<month>1[0-2]|0?[1-9])月(?:(?:3[01]|[12]\d|0?[1-9])日)?\s*(?=\n|$)"
)
"""The date below a text, which tells more of its year than the day it was put up."""
SUBTITLE = re.compile(r"\s*(?:[—–―]{1,4}|-{2,4})\s*[^,。;\n]{6,40}$")
"""A second title below the first: ——望江县2023年集团化办学纪事."""
BOOK = re.compile(r"[一-鿿]{2,8}(?:教育)?(?:年鉴|志|大事记)(?:[(][^()]{0,12}[)])?(?=\s)")
"""The head of a yearbook's page, whose section stands beside it as in a row (龙泉年鉴(2015)\t教育)."""
FOUNDED = re.compile(
    r"(?:19|20)\d{2}年(?:[0-9]{1,2}月)?(?:建[制校园成立]|始建|创[办建]|成立|开办|办学)|(?:[建办]|始创|创立|成立)于(?:19|20)\d{2}(?:年(?:\d{1,2}月)?)?|(?:(?:19|20)\d{2}|[一二][〇零○一二三四五六七八九]{3})年由[^,，。;；]{2,20}(?:批准|出资|投资)?[创兴筹][办建]"
)
"""A year that tells how old a school is."""
LONGEST_TITLE = 80
"""What is longer is a text that runs on from its title, and may tell any year."""
HORIZON = re.compile(
    r"(?<![年月加长大升降到])(?:到|至)(?:19|20)\d{2}年(?:底|末|前|[，,])|(?:预计|力争|争取|确保|计划|拟于?|将于|有望)(?:到|在|于)?(?:19|20)\d{2}年"
    r"|(?:有效期|任期|聘期|期限|周期|任务期)[^,。;\n]{0,16}?(?:19|20)\d{2}年"
    r"|(?:19|20)\d{2}年度?(?:财政|部门|经费|教育)?(?:收支)?(?:预算|工作计划|工作打算|工作思路|工作安排|工作设想|招生计划)"
    rf"|{SPANNED.pattern}"
)
"""A year by which something is to come about, and the years that a plan is for: 到2025年,实现全覆盖, 行动计划(2017—2020年)."""
PERIOD = re.compile(
    r"\W*(?P<year>(?:19|20)\d{2})(?:(?:[-—~至]+(?:19|20)?\d{2})?学年度?|年度?(?:\d{1,2}月?(?:[-—~至]+\d{1,2}月)?|[上下]半年)?)[^\w]*"
)
"""A line that is no more than the time told of: (2019年1—12月), 2022年度."""
PERIOD_LINES = 4
"""Among so many first lines it stands."""
NOW = re.compile(r"今年|本学年|本学期|去年|明年|一年来|本年度|今[春秋]")
"""What tells that a text reports on one year."""
MANY, LONG, SELDOM = 4, 9, 2
"""A text that tells of so many years, so far apart, and of each so seldom, tells a history."""
EARLY = 3
"""Up to this month of a year texts report on the one before."""
LATE = 4
"""The last so many years that a text names are those it may report on."""


@record
class Scene:
    """Who speaks: names as written ("" where untold); `level` is the last character of the reporting area (区, 县, 市).

    `owned` tells whether a school beyond doubt speaks of itself: by 我校 or the like, or in the title.
    """

    title: str
    voice: Mention | None
    area: str
    level: str
    year: int | None
    owned: bool = False


def read_scene(text: Text, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Scene:
    """The frame in words, from title, text and file name."""
    title = find_title(text, sentences)
    part = slice(sentences[0].span.start, sentences[-1].span.end) if sentences else slice(0, 0)
    folded = text.folded[part]
    spoken = [speak_for(mention) for mention in mentions]
    voice = find_voice(folded, sentences, spoken, title) or find_speaker(mentions)
    level = find_level(folded)
    stem = PurePosixPath(text.source.path).stem
    titles = [one for one in (title, stem) if one[-1:] not in STOPS]
    area = find_area(text.folded, part, mentions, voice, level, titles)
    return Scene(
        title,
        voice,
        area,
        next((one for one in LEVELS if area.endswith(one)), level),
        find_year(folded, title, stem, text.source.raw, [one.folded for one in sentences[:PERIOD_LINES]]),
        SCHOOLLIKE.search(folded) is not None or any(voice is not None and voice.name in one for one in titles),
    )


def find_title(text: Text, sentences: Sequence[Sentence]) -> str:
    """The title line, else the first short line, else what the file says of itself, else the file's name."""
    for sentence in sentences[:6]:
        if sentence.kind is SentenceKind.TITLE:
            return sentence.chars.strip()
    if sentences and len(sentences[0].chars) <= 60 and sentences[0].kind is not SentenceKind.ROW:
        return sentences[0].chars.strip()
    if sentences and (book := BOOK.match(sentences[0].folded)):
        return sentences[0].chars[: book.end()].strip()
    return text.source.title or PurePosixPath(text.source.path).stem


def find_year(folded: str, title: str, stem: str, page: str = "", heads: Sequence[str] = ()) -> int | None:
    """The year reported on: in the title before any word of plans, else the file's name or a line of the head, else the most frequent of the text's latest years.

    >>> find_year("2020年3月", "教育大事记", "a", heads=["教育大事记", "(2019年1—12月)"])
    2019
    """
    for words in (title, stem):
        years = all_years(FOUNDED.sub("", words)) if len(words) <= LONGEST_TITLE else []
        if years:
            # A yearbook tells of the year before the one in its title.
            return years[0] - 1 if "年鉴" in fold_text(words) and f"{years[0] - 1}年" in folded else years[0]
    if period := next(filter(None, map(PERIOD.fullmatch, heads)), None):
        return int(period["year"])
    if second := next(filter(None, (all_years(head) for head in heads if SUBTITLE.match(head))), None):
        return second[0]
    signed = SIGNED.search(folded, max(0, len(folded) - STAMPED))
    if MASKED_YEAR.search(folded):
        folded = UPLOADED.sub("", folded)
    elif not signed and (stamp := STAMP.search(page[:STAMPED])):
        return int(stamp[1])
    told = FOUNDED.sub("", folded)
    counts = Counter(all_years(HORIZON.sub("", told)) or all_years(told))
    if signed:
        year = int(signed["year"])
        return year - 1 if int(signed["month"]) <= EARLY and counts[year - 1] > counts[year] else year
    if is_history(counts) and not NOW.search(folded):
        return None
    late = {year: count for year, count in counts.items() if year > max(counts) - LATE}
    return max(late, key=lambda year: (late[year], year), default=None)


def is_history(counts: Counter[int]) -> bool:
    """Whether a text tells of so many years, none of them often, that it reports on none of them.

    >>> is_history(Counter([1956, 1978, 1993, 2001, 2012])), is_history(Counter([2012, 2012, 2012, 2011, 1998]))
    (True, False)
    """
    return len(counts) >= MANY and max(counts) - min(counts) >= LONG and max(counts.values()) <= SELDOM


def all_years(words: str) -> list[int]:
    """Every calendar year in a text, in order, written with digits or in Chinese.

    >>> all_years("二○一○年工作总结及2011年工作安排")
    [2010, 2011]
    """
    found = (int(match[1]) for match in YEAR.finditer(fold_text(words)))
    return [year for year in found if 1900 <= year <= 2100]
