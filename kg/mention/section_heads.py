"""Sections of a bureau named without it, by their head or what they do: 基建股股长叶国良, 由局计财科承担."""

import re
from collections.abc import Iterator, Sequence

from kg.gate import Gate, lead
from kg.mention.sections import NOT_SECTION
from kg.mention.shared import split_mentions
from kg.model import Kind, Mention, Sentence, Span

HEADED = re.compile(
    r"(?:(?<=[,。;:、()\s着请和与及取是为派【】])|(?<=由)|^)(?!本[股科]|[各全副该两由经请和与及派对向])"
    r"(?P<section>[一-鿿]{2,5}?(?:[股科](?=副?[股科]长|负责人|干部|工作人员)|(?=股长)))"
)
"""A section whose head follows; of 规划股长 the 股 is the section's and the head's."""
CHARGED = lead(r"(?:(?<=由)|(?<=[,。;:]))局(?P<section>[一-鿿]{2,5}?[股科室])(?=承担|负责|牵头|统筹|办理|汇总|落实)")
"""A section of the bureau that speaks, which is charged with something."""
ENDS = ("股", "科", "室")
GATE = Gate(HEADED, CHARGED)


def find_section_heads(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A mention for each section so named, by its full name where the document gives one (区教育局基础教育股)."""
    full = {one.name for one in mentions if one.kind is Kind.AUTHORITY}
    if not full:
        return
    for sentence, here in zip(sentences, split_mentions(sentences, mentions), strict=True):
        if not GATE.admits(sentence.folded):
            continue
        for match in (*HEADED.finditer(sentence.folded), *CHARGED.finditer(sentence.folded)):
            words = sentence.chars[match.start("section") : match.end()]
            words += "" if words.endswith(ENDS) else "股"
            span = Span(match.start() + sentence.span.start, match.end() + sentence.span.start)
            if not NOT_SECTION.search(words) and not any(one.span.overlaps(span) for one in here):
                names = sorted(name for name in full if name.endswith(words))
                yield Mention(Kind.AUTHORITY, names[0] if len(names) == 1 else words, span, "section", 0.8)
