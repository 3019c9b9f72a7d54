"""Groups that a text speaks of without naming them: 城东中心小学带一个教育集团 is the 城东中心小学教育集团."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.model import Kind, Mention, Sentence, Span

LEADS = r"(?:牵头|领衔|领办|为龙头|为核心校?|为牵头校|为龙头校|打头|挑头|带|发起|带领)"
LED = re.compile(
    rf"^[,]?(?:(?P<leads>{LEADS})[,]?(?:的|着|了|起)?(?:[^,，。;；:、]{{0,6}})?(?:组建|成立|组成|建起|办起|构建|创建)?(?:的|了|起)?|(?:组建|成立)了?)(?:[一1]个|首个)?(?P<group>教育集团|办学集团|教育联盟|办学联盟|学区联盟|教育共同体|办学共同体)"
)
TOGETHER = "与和、及同跟"
"""Behind one of these a school founds a group with another, which bears the name of neither."""
REACH = 24
"""So far behind a school the group it leads may be spoken of, in characters."""


def name_led_groups(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A group named after the school that leads it, where no name of its own stands there; marked as inferred."""
    taken = {
        place
        for mention in mentions
        if mention.kind is Kind.GROUP
        for place in range(mention.span.start, mention.span.end)
    }
    starts = [sentence.span.start for sentence in sentences]
    for mention in mentions:
        if mention.kind is not Kind.SCHOOL or mention.rule.startswith("pronoun"):
            continue
        sentence = sentences[bisect_right(starts, mention.span.start) - 1]
        start, end = mention.span.start - sentence.span.start, mention.span.end - sentence.span.start
        match = LED.match(sentence.folded[end : end + REACH])
        if match and not match["leads"] and sentence.folded[start - 1 : start] in TOGETHER:
            continue
        span = Span(mention.span.end + match.start("group"), mention.span.end + match.end("group")) if match else None
        if match and span and span.start not in taken:
            yield Mention(
                Kind.GROUP,
                mention.name + match["group"],
                span,
                "led-group",
                mention.score * 0.8,
                mention.masked,
                inferred=True,
            )
