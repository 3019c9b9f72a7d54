"""Parties to an agreement: 甲方 and 丙方 stand for the bodies that its head says they are."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.gate import lead
from kg.model import BODIES, Mention, Sentence, Span

LABEL = "(?P<label>(?:[甲乙丙丁]|帮扶|受援|支援|委托|受托|托管|派出|接收)方)"
"""What a party to an agreement is called in it."""
PARTY = re.compile(rf"{LABEL}(?!案|[:(为是]|\s*[:(])")
LETTERS = re.compile(r"(?<![一-鿿])[甲乙丙丁](?:[、和与][甲乙丙丁])+(?=[双两三四]?方)")
DEFINED = lead(rf"{LABEL}(?:[(][^()]{{0,12}}[)])?\s*(?:[:(为]|是)\s*[“\"]?$")
NOTED = re.compile(rf"[”\"]?[(](?:以下|下文|下)?(?:简称|称)?[:为]?[“\"]?{LABEL}[”\"]?[)]")
TOGETHER = re.compile(r"(?<![一-鿿])(?:甲乙|本协议)?(?P<count>[双两三四])方(?![面式法案位程])")
COUNTS = {"双": 2, "两": 2, "三": 3, "四": 4}
SCORE = 0.6
BEFORE, BEHIND = 24, 16
"""So far before and behind a body its part may be told, in characters."""


def name_parties(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A mention of the body for each later word that names its part, in the words of the definition met last."""
    starts = [sentence.span.start for sentence in sentences]
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind in BODIES and not mention.rule.startswith("pronoun"):
            sentence = sentences[bisect_right(starts, mention.span.start) - 1]
            if label := read_part(sentence.folded, mention, sentence.span.start):
                told[label].append(mention)
    if not told:
        return
    taken = {place for one in mentions for place in range(one.span.start, one.span.end)}
    for sentence in sentences:
        for label, span in list_uses(sentence):
            before = [one for one in told.get(label, ()) if one.span.end <= span.start]
            if before and not taken & {*range(span.start, span.end)}:
                yield replace(before[-1], span=span, rule="party", inferred=False)
        for match in TOGETHER.finditer(sentence.folded):
            span = Span(match.start() + sentence.span.start, match.end() + sentence.span.start)
            if COUNTS[match["count"]] == len(told) and not taken & {*range(span.start, span.end)}:
                yield Mention(
                    min(told.values(), key=lambda one: one[0].span)[0].kind,
                    match.group(),
                    span,
                    "pronoun-parties",
                    SCORE,
                )


def read_part(folded: str, mention: Mention, shift: int) -> str:
    """What a body is called that is defined as a party: 甲方:县一中, 县一中(以下简称甲方); "" for most."""
    start, end = mention.span.start - shift, mention.span.end - shift
    match = DEFINED.search(folded[max(0, start - BEFORE) : start]) or NOTED.match(folded[end : end + BEHIND])
    return match["label"] if match else ""


def list_uses(sentence: Sentence) -> Iterator[tuple[str, Span]]:
    """The words of a sentence that stand for parties, each with its label: 甲方, and both of 甲、丙两方."""
    shift = sentence.span.start
    for match in PARTY.finditer(sentence.folded):
        yield match["label"], Span(match.start() + shift, match.end() + shift)
    for match in LETTERS.finditer(sentence.folded):
        for place in range(match.start(), match.end(), 2):
            yield f"{sentence.folded[place]}方", Span(place + shift, place + shift + 1)
