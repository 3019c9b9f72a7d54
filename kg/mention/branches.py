"""Party branches, youth leagues and the like of the body that speaks, called by a word for it: 园党支部, 校团委, 集团党总支."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.gate import Seldom
from kg.model import SCHOOLING, Kind, Mention, Sentence, Span

UNIT = r"党支部|党总支|团委|团总支|少先队大队部?|少先大队部?|妇委会"
BRANCH = Seldom(
    rf"(?<![一-鿿])(?:[我本](?=[校园]))?(?P<whose>学校|幼儿园|集团|学区|[校园])?(?P<unit>{UNIT})"
    r"(?=被|荣?获|荣膺|喜获|连续|先后|再次|扎实|深入|推进|开展|以[“\"《]|创建|启动|举办|举行|持续|打造|牵头|组织(?!委员|生活|关系|建设|部|的))"
)
"""A unit at the head of a clause with what it does or receives behind it; before a post (书记) it is part of that."""
SCORE = 0.95


def name_branches(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A mention for each such unit; one without the word for its body is the one named before, or the speaker's where its sentence has named no school."""
    taken = [one.span for one in mentions if not one.rule.startswith("pronoun")]
    bodies = [one.span for one in mentions if one.kind in SCHOOLING and not one.rule.startswith("pronoun")]
    whole: dict[str, Mention] = {}
    for sentence in sentences:
        for match in BRANCH.finditer(sentence.folded):
            start = match.start("whose") if match["whose"] else match.start("unit")
            span = Span(start + sentence.span.start, match.end() + sentence.span.start)
            if any(span.overlaps(other) for other in taken):
                continue
            if not (match["whose"] or match["unit"] in whole) and any(
                sentence.span.start <= other.start < span.start for other in bodies
            ):
                continue
            named = Mention(Kind.ORGANISATION, sentence.words_at(span), span, "branch", SCORE)
            if match["whose"]:
                whole.setdefault(match["unit"], named)
            known = whole.get(match["unit"])
            yield replace(known, span=span) if known else named
