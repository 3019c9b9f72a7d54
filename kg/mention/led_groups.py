"""Groups by their lead: 城东中心小学带一个教育集团 is the 城东中心小学教育集团; 莲东集团 is no company where there is a 莲东小学."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import SCHOOLING, Kind, Mention, Sentence, Span

LEADS = r"(?:牵头|领衔|领办|为龙头|为核心校?|为牵头校|为龙头校|打头|挑头|带|发起|带领)"
LED = re.compile(
    rf"^[,]?(?:(?P<leads>{LEADS})[,]?(?:的|着|了|起)?(?:[^,，。;；:、]{{0,6}})?(?:组建|成立|组成|建起|办起|构建|创建)?(?:的|了|起)?|(?:组建|成立)了?)(?:[一1]个|首个)?(?P<group>教育集团|办学集团|教育联盟|办学联盟|学区联盟|教育共同体|办学共同体)"
)
TOGETHER = "与和、及同跟"
"""Behind one of these a school founds a group with another, which bears the name of neither."""
CALLED = re.compile(r"(?P<stem>[一-鿿]{2,6})集团")
LED_BY = re.compile(r"(?:小学|中学|学校|幼儿园|初中|高中|[初高]级中学)(?:(?:教育)?集团)?$")
TRADES = re.compile(r"捐|赠|出资|赞助|冠名|公司|企业|股份|董事|控股|集团(?:有限|投资)")
"""Where a sentence tells of such things, a company may be meant that a school is named after (恒大小学)."""
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


def find_called(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, a body called 莲东集团 among them a group where the document names a 莲东小学 or its group and no business."""
    shorts = [one for one in mentions if one.kind is Kind.ORGANISATION and CALLED.fullmatch(one.name)]
    if not shorts:
        return list(mentions)
    led = {LED_BY.sub("", one.name) for one in mentions if one.kind in SCHOOLING}
    starts = [sentence.span.start for sentence in sentences]
    groups = {
        one
        for one in shorts
        if any(name.endswith(one.name.removesuffix("集团")) for name in led)
        and not TRADES.search(sentences[bisect_right(starts, one.span.start) - 1].folded)
    }
    return [replace(one, kind=Kind.GROUP) if one in groups else one for one in mentions]
