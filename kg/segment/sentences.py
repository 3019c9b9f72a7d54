"""Cuts running text into sentences."""

import re
from collections.abc import Iterator

from kg.gate import lead
from kg.model import Span

END = lead(r"""(?:[。！？!?]+|…{1,2}|\.{3,6})[”’』」》〉）)\]】"']*""")
CLOSERS = "”’』」》〉）)]】\"'"
CONTINUING = "，,、；;：:。的地得等和与及、为是作）)》”"
"""Behind a closing quote these show that the sentence goes on: 以“我能行！”为主题."""
NAME_LENGTH = 60
LONGEST = 2_000
"""No sentence or row is taken to be longer, in characters: what follows compares the names of one with each other."""
AFTER_DOTS = "，,、等的）)》”"


def cut_sentences(chars: str, start: int, end: int) -> Iterator[Span]:
    """The sentences from `start` to `end`, without the blanks around them.

    >>> text = "以“我能行！”为主题。投入1.5亿元?是。"
    >>> [span.of(text) for span in cut_sentences(text, 0, len(text))]
    ['以“我能行！”为主题。', '投入1.5亿元?', '是。']
    """
    begin = start
    for match in END.finditer(chars, start, end):
        if match.end() < end and goes_on(chars, begin, match):
            continue
        yield from cut_long(chars, begin, match.end())
        begin = match.end()
    yield from cut_long(chars, begin, end)


def cut_long(chars: str, start: int, end: int) -> Iterator[Span]:
    """A sentence whole; what is far longer than any sentence (a page that lost its marks) in pieces cut at commas and blanks."""
    while end - start > LONGEST:
        mark = max(chars.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in "；;，,、 ")
        edge = mark + 1 if mark > 0 else start + LONGEST
        yield from trim_span(chars, start, edge)
        start = edge
    yield from trim_span(chars, start, end)


def goes_on(chars: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the sentence goes on behind a mark that could end it."""
    follower = chars[match.end()]
    mark = match[0]
    if mark[0] in "….":
        return follower in AFTER_DOTS or (mark[-1] in CLOSERS and follower in CONTINUING)
    if mark in "?!" and follower.isascii() and follower.isalnum() and chars[match.start() - 1].isascii():
        return True
    # A title between 《 and 》 is one name whatever stands in it.
    near = max(begin, match.start() - NAME_LENGTH)
    titled = chars.rfind("《", near, match.start()) > chars.rfind("》", near, match.start())
    return titled or (mark[-1] in CLOSERS and follower in CONTINUING)


def trim_span(chars: str, start: int, end: int) -> Iterator[Span]:
    """The span without blanks at its ends, or nothing if it holds nothing else."""
    words = chars[start:end]
    bare = words.strip()
    if bare:
        begin = start + len(words) - len(words.lstrip())
        yield Span(begin, begin + len(bare))
