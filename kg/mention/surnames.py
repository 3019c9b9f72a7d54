"""Persons called by surname and title: 阎校长 is the one person of that surname whom the document names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.mention.shared import split_mentions
from kg.model import Kind, Mention, Sentence, Span

TITLE = r"(?:校长|园长|老师|主任|书记|局长|院长|主席|所长|股长|科长|教练|同学)"
NOT_SURNAMED = frozenset("任原总副新老代女前全各本该正首时双名单平管强和向从于党团常应大小此每某主高初中")
"""Characters before a title that are no surname there, whoever bears them (任校长, 高中校长)."""
FREE = re.compile(r"(?:^|[^一-鿿]|[的由请让给对向把被与和及跟同问说是为]|[学校园局室镇乡村])$")


def find_surnamed(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A mention for every surname with a title that only one person of the document can be; its name is as written."""
    people: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind is Kind.PERSON and not mention.masked and 2 <= len(mention.name) <= 4:
            people[mention.name[:2] if len(mention.name) == 4 else mention.name[:1]].add(mention.name)
    unique = sorted(surname for surname, names in people.items() if len(names) == 1)
    if not unique:
        return
    called = re.compile(rf"(?P<surname>{'|'.join(map(re.escape, unique))}){TITLE}(?![们级员])")
    for sentence, here in zip(sentences, split_mentions(sentences, mentions), strict=True):
        shift = sentence.span.start
        for match in called.finditer(sentence.folded):
            span = Span(match.start() + shift, match.end() + shift)
            plain = match["surname"] in NOT_SURNAMED or not FREE.search(sentence.folded, 0, match.start())
            if not plain and not any(one.span.overlaps(span) for one in here):
                name = sentence.chars[match.start() : match.end()]
                yield Mention(Kind.PERSON, name, span, "pronoun-surname", 0.8)
