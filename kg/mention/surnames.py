"""Persons called by surname and title: 阎校长 is the one person of that surname whom the document names."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from kg.mention.shared import split_mentions
from kg.model import Kind, Mention, Sentence, Span

TITLE = r"(?:校长|园长|老师|主任|书记|局长|院长|主席|所长|股长|科长|教练|同学)"
TITLED = re.compile(rf"{TITLE}(?![们级员])")
NOT_SURNAMED = frozenset("任原总副新老代女前全各本该正首时双名单平管强和向从于党团常应大小此每某主高初中")
"""Characters before a title that are no surname there, whoever bears them (任校长, 高中校长)."""
FREE = re.compile(r"(?:^|[^一-鿿]|[的由请让给对向把被与和及跟同问说是为]|[学校园局室镇乡村])$")


def find_surnamed(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A mention for every surname with a title that only one person of the document can be; its name is as written."""
    people: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind is Kind.PERSON and not mention.masked and 2 <= len(mention.name) <= 4:
            people[mention.name[:2] if len(mention.name) == 4 else mention.name[:1]].add(mention.name)
    unique = {surname for surname, names in people.items() if len(names) == 1}
    if not unique:
        return
    for sentence, here in zip(sentences, split_mentions(sentences, mentions), strict=True):
        shift = sentence.span.start
        for surname, called in find_titled(sentence.folded, unique):
            span = Span(called.start + shift, called.end + shift)
            plain = surname in NOT_SURNAMED or not FREE.search(sentence.folded, 0, called.start)
            if not plain and not any(one.span.overlaps(span) for one in here):
                yield Mention(Kind.PERSON, called.of(sentence.chars), span, "pronoun-surname", 0.8)


def find_titled(folded: str, surnames: Collection[str]) -> Iterator[tuple[str, Span]]:
    """Where some surnames of a character or two stand before a title, with the surname.

    >>> [called.of("王校长与欧阳老师") for _, called in find_titled("王校长与欧阳老师", {"王", "欧阳", "阳"})]
    ['王校长', '欧阳老师']
    """
    edge = 0
    for title in TITLED.finditer(folded):
        for start in (title.start() - 2, title.start() - 1):
            if start >= edge and folded[start : title.start()] in surnames:
                edge = title.end()
                yield folded[start : title.start()], Span(start, edge)
                break
