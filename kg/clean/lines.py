"""The lines of a text, and what can be told of one from its first and last characters."""

import re
from typing import NamedTuple

ENDED = re.compile(r"[。！？!?；;：:…][”’』」》）)】\"']*$")
"""A line that ends a sentence or announces what follows."""
OPENER = re.compile(
    r"""\s*(?:
      第[一二三四五六七八九十百\d]{1,3}(?:部分|章|节|篇|编|条|层|件|[,，、:：])
    | [一二三四五六七八九十]{1,3}[、.．:：]
    | [（(][一二三四五六七八九十\d]{1,3}[)）]
    | \d{1,2}\s?(?:、|[.．](?!\d)|[)）])
    | [⑴-⒛①-⑳㈠-㈩➀-➓]
    | [一二三四五六七八九十]{1,2}[是要]
    | [其之][一二三四五六七八九十]{1,2}[,，、:：\s]
    | [★☆▍◆◇■□●○▲△※►▶·•✦◎➢✓√*#>-]
    | [问答]\s?[:：]
    | [【\[]
    | —— | 附[件：:表]
    )""",
    re.VERBOSE,
)
"""What stands only at the start of a heading, a list item or a paragraph."""


class Line(NamedTuple):
    """A line with its positions, without the line end and without the blanks around it."""

    start: int
    end: int
    words: str


LINE = re.compile(r"[^\n\f]+")


def list_lines(chars: str) -> list[Line]:
    r"""The lines of `chars` that hold more than blanks.

    >>> [line.words for line in list_lines("工作总结\n\n  一、成绩 \n")]
    ['工作总结', '一、成绩']
    """
    lines: list[Line] = []
    for match in LINE.finditer(chars):
        bare = match[0].strip()
        if bare:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            lines.append(Line(start, start + len(bare), bare))
    return lines


def is_ended(words: str) -> bool:
    """Whether a line ends with its sentence.

    >>> is_ended("成效显著。”"), is_ended("以“北改”为重点的")
    (True, False)
    """
    return ENDED.search(words[-6:]) is not None


def is_opener(words: str) -> bool:
    """Whether a line begins something new: a heading, an item, a question.

    >>> is_opener("（一）加强领导"), is_opener("3.5万平方米")
    (True, False)
    """
    return OPENER.match(words) is not None


def measure_width(words: str) -> int:
    """Columns on a page: two for a Chinese character, one for a Latin one.

    >>> measure_width("2022年")
    6
    """
    # GB18030 takes as many bytes for a character as a page takes columns.
    return len(words.encode("gb18030", "replace"))
