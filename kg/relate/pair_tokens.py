"""The tokens of a line of a table that lost its cells: bodies that fill a cell, the number of a row, and other words."""

import re
from collections.abc import Sequence

from kg.model import Linked, Sentence
from kg.record import record
from kg.relate.passage import SIGNS
from kg.relate.skeleton import make_skeleton

OPEN, CLOSE = r"(?<![^\s\d.、)|,和与及:])", r"(?:(?=结对|托管|帮扶|对口|支援|协作)|(?![^\s\d、,|(和与及;]))"
"""What may stand before and behind a body that fills a cell; a line that was joined to the next may have lost the blank."""
TOKEN = re.compile(
    rf"(?P<number>^\s*\d{{1,3}}(?=[.、)\s|]|$)|(?<![^\s|])\d{{1,3}}(?=[.、)]?[\s|]*(?:[SGOU]{CLOSE}|同上|〃|″)))"
    rf"|(?P<body>{OPEN}[SGOU]{CLOSE})|(?P<ditto>(?:同上|〃|″)(?=[\s|]|$))"
)
NEXT = re.compile(rf"[.、)]?[\s|]*(?:[SGOU]{CLOSE}|同上|〃|″)")
COMMON = frozenset({"集团", "学区", "联盟", "共同体", "学校", "幼儿园", "单位", "全校", "总校"})
JOINED = re.compile(r"[、和与及]\s?$|\)\s?[、和与及]\s?$")


@record
class Token:
    """A piece of a line: `keys` of a body, its words, and where it begins in the clean text.

    `joined` is a body that goes on with the cell before it, or a number with a body right behind it.
    """

    kind: str
    at: int
    words: str = ""
    keys: tuple[str, ...] = ()
    joined: bool = False


def is_named(link: Linked) -> bool:
    """Whether a link is a name, or a word like 我校: a mere 集团 or 学校 heads a column."""
    return bool(link.keys) and not (link.mention.rule.startswith("pronoun") and link.mention.name in COMMON)


def list_tokens(sentence: Sentence, links: Sequence[Linked], kinds: str) -> list[Token]:
    """The tokens of a line, where bodies of other `kinds` are words."""
    fit = [link for link in links if SIGNS.get(link.mention.kind, "P") in kinds and is_named(link)]
    skeleton = make_skeleton(sentence, fit, SIGNS)
    words, found, edge = skeleton.words, list[Token](), 0
    for match in TOKEN.finditer(words):
        between = words[edge : match.start()]
        if between.strip(" \t|,、和与及.)"):
            found.append(Token("word", skeleton.place(edge), between))
        at, last = skeleton.place(match.start()), found[-1].kind if found else ""
        joined = last == "body" and JOINED.search(between) is not None
        if match["number"]:
            joined = NEXT.match(words, match.end()) is not None
        keys = skeleton.links[match.start()].keys if match["body"] else ()
        found.append(Token(match.lastgroup or "", at, match.group().strip(), keys, joined))
        edge = match.end()
    if words[edge:].strip():
        found.append(Token("word", skeleton.place(edge), words[edge:]))
    return found
