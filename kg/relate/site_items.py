"""Lists of works, a school an item: ①望江小学(新建)——总投资1.15亿元,已封顶; what stands over the list and behind the name tells kind and stage."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from kg.gate import lead
from kg.model import Linked, Predicate, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate.builders import settle_builder
from kg.relate.changes_told import list_signs
from kg.relate.claims import Claim, Setting
from kg.relate.construction import BUILDING, COMPLETED, INTENDED, KIND, UNDERWAY, read_site
from kg.relate.passage import Passage, make_passage
from kg.relate.site_signs import DENIED, NOT_SITE
from kg.relate.sites_told import NOT_SITES, RANKED, STAGE_HEAD, STAGES, find_doer

MARK = r"(?:[(（]?(?:[①-⑳⑴-⒇]|[\d一二三四五六七八九十]{1,3})[)）、.．]?)"
ITEM = re.compile(
    rf"^\W{{0,2}}(?P<mark>{MARK})?\s?(?:R的?)?(?P<sites>S(?:(?:、|和|与|及)S)*)的?(?P<what>[^SGUOP,;。:(—\-|\s]{{0,16}})"
    r"(?P<note>\([^()SGUOP]{1,24}\))?(?P<gap>[—\-:,|。\s]+|$)"
)
WORKS_HEAD = re.compile(
    r"工程|项目|基建|校舍|[新改扩迁]建|学校建设|园所建设|建设情况|建设进[展度]|危房|维修|改造|工地|盖"
)
PURE_STAGE = re.compile(
    r"[已未新正还没尚]{0,2}(?:竣工|完工|建成|在建|续建|跨年|开工|动工|拟建|待建|停工|前期|储备)(?:的|项目|工程|学校|阶段|情况|共?\d{1,3}[个项所])*"
)
"""A heading that is nothing but a stage of works: 在建, 已竣工项目3个."""
NO_WORKS = re.compile(
    r"课后|文化|课程|队伍|品牌|德育|资助|科研|教研|数字|信息|智慧|体卫|招生|合作|思政|安全|党建|师资|改革"
)
BRACKETS = re.compile(rf"^\W*{MARK}?\W*|\W+$")
SHORT = 8
"""A heading of no more letters is a stage by itself: 在建, 竣工项目."""
WORK = lead(rf"{BUILDING}|{KIND.pattern.replace('?P<k', '?P<i')}|新校区|新校|项目|工程|(?<=[一-鿿])楼|装修")
MEASURE = re.compile(r"\d(?:\.\d+)?[万亿]?元|平方米|㎡|亩|个班|学位|投资|概算|预算|造价|合同价")
FRESH = re.compile(r"新建|新校区|新校|个班|占地|选址|分园|分校|校区")
CALLED_OFF = re.compile(r"不再(?:实施|建)|撤销|取消|终止|作罢|停建|退出")
LEAD = re.compile(r"[^,，。;；]{2,16}[:：]")
"""A line that heads those below it: 已竣工:."""
REACH = 140
OPENING = 36
"""In so many letters an item tells what it is about: what pupils do there comes later."""


@record
class Item:
    """An item of a list of works: its passage, where its schools stand, its words from the first on, and the stage of its heading (None for none)."""

    passage: Passage
    sites: tuple[int, ...]
    words: str
    stage: str | None


def read_site_items(
    sentences: Iterable[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    make_setting: Callable[[Sentence], Setting],
    find_school: Callable[[Sentence], Sequence[Linked]],
) -> Iterator[tuple[Span, Claim]]:
    """The constructions of items that begin with a school or stand under its name, each with the paragraph that tells of it."""
    lead: tuple[Sequence[str], str] = ((), "")
    for _, grouped in groupby(sentences, key=lambda one: one.block):
        block = list(grouped)
        heads = [head.words for head in block[0].headings if head.span.start < block[0].span.start]
        if LEAD.fullmatch(block[0].folded):
            lead = (heads, block[0].folded)
        elif any(WORK.search(one.folded) or MEASURE.search(one.folded) for one in block):
            passage = stand_school(
                make_passage(block[0], list_signs(inside.get(block[0].span.start, ())), make_setting(block[0])),
                find_school,
            )
            item = find_item(passage, block[1:], [*heads, lead[1]] if lead[1] and lead[0] == heads else heads)
            if item is not None:
                yield from claim_item(item)


def stand_school(passage: Passage, find_school: Callable[[Sentence], Sequence[Linked]]) -> Passage:
    """A passage that names no school with the one of its heading before it."""
    school = () if "S" in passage.words else find_school(passage.sentence)
    if not school:
        return passage
    links = {0: school[0], **{at + 2: link for at, link in passage.links.items()}}
    starts = (passage.starts[0], passage.starts[0], *passage.starts)
    return replace(passage, words=f"S,{passage.words}", links=links, starts=starts, memo=[])


def find_item(passage: Passage, further: Sequence[Sentence], heads: Sequence[str]) -> Item | None:
    """The item of works that a paragraph under headings is; None where it is none."""
    head = ITEM.match(passage.words)
    if head is None or (head["what"] and not WORK.search(head["what"])):
        return None
    rest = "".join(f",{one.folded}" for one in further)
    named = head["sites"] + head["what"] + (head["note"] or "")
    words = (named + re.sub(r"[—:。|;\s]+", ",", passage.words[head.end() :] + rest))[:REACH]
    if NOT_SITE.search(words[:OPENING]) or CALLED_OFF.search(words) or DENIED.search(words):
        return None
    sites = tuple(at for at in range(*head.span("sites")) if passage.words[at] == "S" and len(passage.keys(at)) == 1)
    itself = {passage.links[at].mention.name for at in sites}
    works, stage = read_headings([one for one in heads if not any(name in one for name in itself)])
    telling = tells_works(named, words, works=works, marked=head["mark"] is not None)
    return Item(passage, sites, words, stage) if telling else None


def read_headings(heads: Sequence[str]) -> tuple[bool, str | None]:
    """Whether the headings over an item tell of works, and the stage that the nearest of them tells."""
    nearest = BRACKETS.sub("", heads[-1]) if heads else ""
    if not nearest or NOT_SITES.search(nearest) or RANKED.search(nearest) or NO_WORKS.search(nearest):
        return False, None
    works = WORKS_HEAD.search(nearest) is not None or PURE_STAGE.fullmatch(nearest) is not None
    told = STAGE_HEAD.search(nearest) if works or len(nearest) <= SHORT else None
    above = any(WORKS_HEAD.search(head) and not NO_WORKS.search(head) for head in heads[:-1])
    if told and (works or above):
        return True, STAGES[str(told.lastgroup)]
    return works or above, None


def tells_works(named: str, words: str, *, works: bool, marked: bool) -> bool:
    """Whether an item tells of works: under a heading of works by any sign of them, else by what is built and how far it is."""
    build = WORK.search(named) is not None
    stage = COMPLETED.search(words) or UNDERWAY.search(words) or INTENDED.search(words)
    if works:
        return build or stage is not None or MEASURE.search(words) is not None or WORK.search(words[:24]) is not None
    return marked and build and stage is not None and MEASURE.search(words) is not None


def claim_item(item: Item) -> Iterator[tuple[Span, Claim]]:
    """A claim for every school of an item."""
    passage, setting = item.passage, item.passage.setting
    doer = find_doer(passage, 0, len(passage.words))
    for at in item.sites:
        place = at - item.sites[0]
        fresh = FRESH.search(item.words + passage.links[at].mention.name)
        site = read_site(item.words, Span(place, place + 1), (), "New" if fresh else "", planned=setting.planned)
        stage = site.stage if item.stage in {None, ""} else str(item.stage)
        target = passage.keys(at)[0]
        builder = doer if doer and doer != target else settle_builder(setting.builder, target, setting)
        if builder:
            yield (
                passage.sentence.span,
                passage.claim(
                    (builder, Predicate.BUILDS, target), (at, min(len(passage.words), at + 40)), "site-item",
                    planned=stage == "PlannedStage", qualifiers=Qualifiers(construction=site.kind, stage=stage),
                ),
            )  # fmt: skip


def prefer_items(claims: Iterable[Claim], items: Sequence[tuple[Span, Claim]]) -> list[Claim]:
    """The claims, with those of items in place of what else is read of constructions in the same lines."""
    spans = [span for span, _ in items]
    kept = [
        one
        for one in claims
        if one.predicate is not Predicate.BUILDS or not any(span.covers(one.span) for span in spans)
    ]
    return [*kept, *(one for _, one in items)]
