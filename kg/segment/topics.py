"""Tells where the words of a numbered heading end, and whether they are a heading or a statement of fact."""

import re
from functools import cache
from typing import NamedTuple

from kg.heading_words import load_heading_shapes, load_plan_words
from kg.segment.lines import STOP, Line
from kg.segment.marks import Opening

BODY = re.compile(r"\s*[^。！？!?；;：:\s]{2,42}")
RUN_IN = 32
WHOLE = 40
SIGNED = 64
WIDE = frozenset({"part", "chapter", "cn", "cnparen"})
"""Kinds whose line is a heading even where it ends with a stop."""


class Topic(NamedTuple):
    """The words of a heading: `end` is the end of its sentence, or 0 where the words only begin one."""

    words: str
    end: int


def find_topic(chars: str, line: Line, opening: Opening, stop: int, *, listed: bool) -> Topic | None:
    """The heading that `opening` begins, its text going to `stop`; None for an item that is no heading.

    `listed` says that the lines before or after are items of the same list.
    """
    if opening.start == line.span.start and stop == line.span.end:
        topic = find_whole_line(chars, opening, stop, listed=listed)
        if topic:
            return topic
    match = BODY.match(chars, opening.end, stop)
    if not match or not is_topic(match[0].strip()):
        return None
    return find_run_in(chars[match.end() : stop], match, ends_line=stop == line.span.end)


def find_run_in(rest: str, match: re.Match[str], *, ends_line: bool) -> Topic | None:
    """The heading whose words are `match`, `rest` being what follows up to the next mark or the line's end."""
    words = match[0].strip()
    if not rest.strip():
        return None if ends_line else Topic(words, match.end())
    if rest[0] in "：:":
        return Topic(words, 0) if len(words) < RUN_IN // 2 else None
    if rest[0] == "。" and (rest[1:].strip() or not ends_line):
        return Topic(words, match.end() + 1)
    # A blank parts a heading from sentences, but an item's first column from the others.
    return Topic(words, match.end()) if rest[0].isspace() and "。" in rest else None


def find_whole_line(chars: str, opening: Opening, stop: int, *, listed: bool) -> Topic | None:
    """The heading that fills a line of its own."""
    words = chars[opening.end : stop].strip()
    bare = words.rstrip("。：:")
    if not bare or listed or STOP.search(bare):
        return None
    if words.endswith("。"):
        return Topic(bare, stop) if opening.kind in WIDE and is_topic(bare) else None
    signed = opening.number == 0 or opening.kind in {"nth", "part"}
    if len(bare) > (SIGNED if signed else WHOLE):
        return None
    return Topic(bare, stop) if signed or not any(mark in bare for mark in "：:") else None


def is_topic(words: str) -> bool:
    """Whether words name what a section is about rather than tell a fact.

    >>> is_topic("高质量推进配套学校建设"), is_topic("总园长由实验幼儿园园长兼任")
    (True, False)
    """
    tells = load_heading_shapes()["fact"].search(words) is not None
    return len(words) <= RUN_IN and not tells and sum(words.count(comma) for comma in "，,") <= 2


def announces(words: str) -> bool:
    """Whether a sentence stands above the items behind it as a heading of plans does.

    >>> announces("下半年重点抓好以下工作："), announces("下半年的工作已经做好了。")
    (True, False)
    >>> announces("我们将重点做好以下工作：一是新建云山小学。"), announces("我们做好了以下工作：一是新建云山小学。")
    (True, False)
    """
    return compile_announced().search(words) is not None


@cache
def compile_announced() -> re.Pattern[str]:
    """A sentence that tells what the items behind it are: 下半年,我们打算做好三件事。"""
    ahead = load_plan_words()["ahead"]
    first = r"(?=\s*(?:一[是要]|[1１][、.．]|[(（][1一][)）]|①|其一|首先|第一[,，、是])[^。]*)"
    doers = r"(?:我们|我[局校园区县市镇]|全[市县区校园]|本[局校园])?(?:将|拟|打算|计划)(?:着力|重点|继续|主要|切实|努力|集中|全力)*"
    counted = r"[两三四五六七八九十几\d][件条项笔桩样点][^。;；]{0,6}"
    return re.compile(
        rf"(?:^|[;；])[^。;；]{{0,12}}(?:{ahead})(?!.*(?:回顾|总结|已经|[^为除不解]了))"
        rf"[^。;；]{{0,40}}?(?:(?:件事|工作|方面|任务|重点|打算|抓好|做好|单子|清单)(?:[^。;；]{{0,8}}[:：。]$|[^。;；:：]{{0,8}}[:：]{first})|{counted}[:：](?:$|{first}))"
        rf"|^[^。;；:：]{{0,20}}?{doers}(?:抓好|做好|办好|推进|实施|落实|开展|从)[^。;；:：了]{{0,24}}(?:件事|工作|方面|任务|重点|举措|措施)(?:入手|着手|发力)?[:：](?:$|{first})"
        rf"|^\W{{0,3}}(?:{ahead})(?:呢|的事)?[:：。]$"
        rf"|^(?:{ahead}|今年|年后|往后|新的?一年)[^。,，;；]{{0,6}}(?:怎么|如何|咋)[干办做走抓][?？]$"
    )


def measure_shape(words: str) -> tuple[int, ...]:
    """Where the commas of a heading stand, and its length: sections of one text often have headings of one shape.

    >>> measure_shape("循序建设,优质品牌增添新实力")
    (4, 14)
    """
    return (*(place for place, char in enumerate(words) if char in "，,"), len(words))
