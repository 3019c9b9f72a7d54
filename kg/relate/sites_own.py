"""Constructions at the school that speaks, which it tells without its name: 南院综合楼2400平方米,九月封的顶."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Kind, Linked, Mention, Span
from kg.relate.claims import Claim
from kg.relate.construction import BUILDING
from kg.relate.passage import Passage, list_parts
from kg.relate.site_signs import NOT_SITE
from kg.relate.sites_told import BY, Told, claim_site, find_doer

WORKS = r"改扩建|改造|改建|扩建|翻[新修]|维修|修缮|整修|加固|重建|重新装修|推倒重来|新建|新盖|迁建"
DONE = r"(?<![没未不能])(?:竣工|完工|封的?了?顶|落成|投用|投入使用|交付|开工|动工|破土|奠基|通过[^,;。]{0,4}验收|(?:终于|已经?|顺利)验收|盖到|建成|盖起来|建起来|盖好|修好)"
BEHIND = re.compile(
    rf"(?:{BUILDING})(?![里内中前上])[^,;。:、SGOP]{{0,14}}(?:{WORKS}|{DONE})|(?:{BUILDING})(?![里内中前上])[^;。:SGOP]{{0,30}}?,[^,;。:SGOP]{{0,10}}(?:{DONE})"
)
AHEAD = re.compile(rf"(?:{WORKS})[了好][^,;。:、SGOP的]{{0,10}}(?:{BUILDING})")
"""A building of the school with works, told behind it or before it."""
TOWNS = ("镇", "乡", "村", "街道", "苏木")
"""How areas end that build no schools."""
NOT_OWN = re.compile(
    r"申请|要求|建议|提议|请求|希望|呼吁|方案|报告|检查|排查|比赛|活动|举[行办]|召开|文化|课题|学校[东西南北]侧|参观|隔壁|对面|邻|捐"
)


def read_own_sites(passage: Passage) -> Iterator[Claim]:
    """The construction that a part of a passage tells of the school that speaks, where no other school, group or company is named."""
    setting = passage.setting
    if setting.voice_kind is not Kind.SCHOOL or setting.area.endswith(TOWNS) or not re.search(BUILDING, passage.words):
        return
    for part in list_parts(passage):
        told = AHEAD.search(part.group()) or BEHIND.search(part.group())
        others = any(
            passage.words[at] in "SGO" and setting.voice not in passage.keys(at)
            for at in range(*part.span())
            if at in passage.links
        )
        if told and not others and not NOT_OWN.search(part.group()) and not NOT_SITE.search(told.group()):
            at = part.start() + told.start()
            own = place_own(passage, at)
            doer = "" if BY.search(own.words) else find_doer(own, part.start(), part.end() + 1)
            yield from claim_site(own, Told(at, None, "site-own"), doer, (part.start(), part.end()))


def place_own(passage: Passage, at: int) -> Passage:
    """The passage with the school that speaks put before its building at a sign."""
    place = passage.starts[at]
    mention = Mention(Kind.SCHOOL, "", Span(place, place), "own-site")
    links = {spot + (spot >= at): link for spot, link in passage.links.items()}
    links[at] = Linked(mention, (passage.setting.voice,))
    words = f"{passage.words[:at]}S{passage.words[at:]}"
    return replace(
        passage, words=words, links=links, starts=(*passage.starts[:at], place, *passage.starts[at:]), memo=[]
    )
