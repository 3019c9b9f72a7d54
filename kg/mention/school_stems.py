"""Schools called by their place alone: the 沙田 of 派张玉梅到沙田任执行校长 and 沙田那边, where one school of the document lies there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.gate import Seldom
from kg.mention.shared import split_mentions
from kg.model import Kind, Mention, Sentence, Span
from kg.rules import load_rules
from kg.tokens import dictionary_count

PLACE = re.compile(
    r"(?:^|[省市县区旗州])(?P<stem>[一-鿿]{2,3}?)(?:(?:[一-鿿]{1,3}族)?[镇乡]|街道|苏木)?"
    r"(?:中心|完全|民族|初级|高级|九年一?贯?制|第?[一二三四五六七八九十]{1,2})?(?:小学|中学|学校|初中|高中|幼儿园|完小)$"
)
"""The place that a school is called after: 沙田镇中心小学, 北山小学."""
SENT = r"(?:(?<=[到赴去往])|(?<=派驻)|(?<=支援))"
POSTED = r"(?=(?:担任|出任|接任|兼任|挂任|任|当|做)(?:了|起)?(?:[一-鿿]{0,6})(?:校长|园长|书记|主任|助理|组长)|主持工作|挂职|跟岗|支教|蹲点)"
"""What somebody goes there for: only a school gives such posts."""
HEAD = r"(?:^|(?<=[,;。:!?])|(?<=,而)|(?<=至于))"
OVER_THERE = r"(?=[那这]边|那头|这头|方面|一方|那所|那[几两三]?位|的(?:[一-鿿]{0,4}(?:副?校长|副?园长|主任|书记)|[一-鿿]{2,3}(?:老师|同学)))"
LIKELY = Seldom(rf"{SENT}[一-鿿]{{2,3}}{POSTED}|{HEAD}[一-鿿]{{2,3}}{OVER_THERE}")
"""Where any place may stand for a school."""
COMMON = 2000
"""A place that is so common a word is told only by its whole name."""


def find_school_stems(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A mention for each school called by its place where somebody is posted to it, or a clause turns to it."""
    likely = {one.span: one.folded for one in sentences if LIKELY.search(one.folded) is not None}
    told = list_places(mentions) if likely else {}
    unique = {stem: name for stem, name in told.items() if any(stem in folded for folded in likely.values())}
    if not unique:
        return
    words = "|".join(map(re.escape, unique))
    called = re.compile(rf"{SENT}(?P<there>{words}){POSTED}|{HEAD}(?P<here>{words}){OVER_THERE}")
    for sentence, here in zip(sentences, split_mentions(sentences, mentions), strict=True):
        for match in called.finditer(sentence.folded) if sentence.span in likely else ():
            span = Span(match.start() + sentence.span.start, match.end() + sentence.span.start)
            if not any(one.span.overlaps(span) and one.kind is not Kind.AREA for one in here):
                yield Mention(Kind.SCHOOL, unique[match.group()], span, "school-stem", 0.7)


def list_places(mentions: Sequence[Mention]) -> dict[str, str]:
    """The places after which one school of a document is called and no other body, with the school's name."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in mentions:
        if one.kind is Kind.SCHOOL and not one.rule.startswith("pronoun") and (match := PLACE.search(one.name)):
            found[match["stem"]].add(one.name)
    return {
        stem: max(names, key=len)
        for stem, names in sorted(found.items())
        if all(name.endswith(min(names, key=len)) for name in names)
        and not load_rules().is_generic(stem)
        and dictionary_count(stem) < COMMON
    }
