"""Finds the numbers and signs that open headings and items, and tells their kind."""

import re
from typing import NamedTuple

DIGITS = "一二三四五六七八九十"
CIRCLED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
RINGED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
STOPPED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑"
BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"

MARK = re.compile(
    rf"""(?=[第之{DIGITS}\d（({CIRCLED}{RINGED}{STOPPED}{BRACKETED}★☆▍◆■●▲◎])(?:
      第(?P<part>[{DIGITS}\d]{{1,3}})(?:部分|篇|编)[、:：]?
    | 第(?P<chapter>[{DIGITS}\d]{{1,3}})章[、:：]?
    | (?P<cn>[{DIGITS}]{{1,3}})、
    | [（(](?P<cnparen>[{DIGITS}]{{1,3}})[)）]、?
    | (?P<bracketed>[{BRACKETED}])、?
    | (?P<num>\d{{1,2}})[ ]?(?:[.．、](?!\d)|[.．](?=\d{{4}}年))
    | (?P<stopped>[{STOPPED}])
    | [（(](?P<numparen>\d{{1,2}})[)）]、?
    | (?P<half>\d{{1,2}})[)）]
    | (?P<circled>[{CIRCLED}])
    | (?P<ringed>[{RINGED}])、?
    | (?P<sign>[★☆▍◆■●▲◎])
    | 之(?P<nth>[{DIGITS}]{{1,3}})(?=[\s:：])
    )""",
    re.VERBOSE,
)
RANKS = {
    "part": 1,
    "chapter": 2,
    "sign": 3,
    "nth": 4,
    "cn": 5,
    "cnparen": 6,
    "bracketed": 6,
    "num": 7,
    "stopped": 7,
    "numparen": 8,
    "half": 8,
    "circled": 8,
    "ringed": 9,
}
"""Kinds of marks from the widest to the narrowest, as official texts nest them by rule."""


ORDINALS = re.compile(rf"[{DIGITS}][^{DIGITS}零〇○O0年是要]")
"""A number of one figure and its noun, behind another number."""


class Opening(NamedTuple):
    """A mark in the text: its kind, its number (0 for a mere sign) and where it stands."""

    kind: str
    number: int
    start: int
    end: int


def read_opening(match: re.Match[str]) -> Opening:
    """The kind and number of a mark that was matched."""
    kind = match.lastgroup or "sign"
    if kind == "sign":
        return Opening(f"sign{match[0]}", 0, match.start(), match.end())
    same = {"bracketed": "cnparen", "stopped": "num"}.get(kind, kind)
    return Opening(same, read_number(match[kind]), match.start(), match.end())


def read_number(words: str) -> int:
    """The value of a number from 1 to 99.

    >>> read_number("十二"), read_number("⑶"), read_number("7")
    (12, 3, 7)
    """
    if words.isdecimal():
        return int(words)
    for series in (CIRCLED, RINGED, STOPPED, BRACKETED):
        if words in series:
            return series.index(words) + 1
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return DIGITS.find(words[-1:]) + 1
    return (DIGITS.find(tens) + 1 if tens else 1) * 10 + (DIGITS.find(ones) + 1 if ones else 0)


def rank_kind(kind: str) -> float:
    """How narrow a kind of mark is by rule.

    >>> rank_kind("cn") < rank_kind("num")
    True
    """
    return RANKS["sign"] if kind.startswith("sign") else RANKS[kind]


def list_openings(chars: str, start: int, end: int) -> list[Opening]:
    """The marks from `start` to `end` (one line) that may open a heading or item.

    A mark counts at the start of the line, behind the end of a sentence or a blank, and, for the first number under a
    heading, directly behind the heading's words.

    >>> [one.kind for one in list_openings("(一)加快推进1.建设学校。(二)其他", 0, 19)]
    ['cnparen', 'num', 'cnparen']
    """
    found: list[Opening] = []
    for match in MARK.finditer(chars, start, end):
        opening = read_opening(match)
        if is_ordinal_list(chars, opening):
            continue
        before = chars[match.start() - 1] if match.start() > start else "\n"
        if before in '\n。！？!?;；…”" \t：:':
            # Behind a blank or a semicolon only what is usual there: a mere sign or a number of figures is text.
            if before in '\n。！？!?"”' or opening.kind in {"cn", "cnparen", "part"}:
                found.append(opening)
        elif opening.kind == "num" and opening.number == 1 and follows_heading(chars, found, match.start()):
            found.append(opening)
    return found


def is_ordinal_list(chars: str, opening: Opening) -> bool:
    """Whether the mark is the first of several numbers with one noun: 一、二等奖.

    >>> is_ordinal_list("一、二等奖", Opening("cn", 1, 0, 2)), is_ordinal_list("一、二十年来", Opening("cn", 1, 0, 2))
    (True, False)
    >>> is_ordinal_list("三、二〇一一年", Opening("cn", 3, 0, 2))
    False
    """
    return opening.kind == "cn" and ORDINALS.match(chars, opening.end) is not None


def follows_heading(chars: str, found: list[Opening], place: int) -> bool:
    """Whether the text before `place` is a wider mark and the words of its heading, no sentence."""
    if not found or rank_kind(found[-1].kind) >= RANKS["num"]:
        return False
    words = chars[found[-1].end : min(place, found[-1].end + 41)]
    return 2 <= len(words) <= 40 and not any(stop in words for stop in "。！？!?；;")
