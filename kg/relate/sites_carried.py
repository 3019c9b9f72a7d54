"""Constructions of a school that the sentence or line before names: 1.望江中学。新建教学楼一栋,已封顶。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Kind, Linked
from kg.relate.claims import Claim
from kg.relate.construction import COMPLETED, UNDERWAY
from kg.relate.passage import Passage
from kg.relate.site_signs import NOT_SITE
from kg.relate.sites_told import BY, Told, claim_site, find_doer

ALONE = re.compile(
    r"^\W*(?:[\d一二三四五六七八九十]{1,3}[、.)])?\s*S(?:新校区|新校|校区)?(?:项目|工程|建设(?:项目|工程)?)?\W*$"
)
"""A line or sentence that does nothing but name a school."""
SITED = re.compile(
    r"^\W*(?:[\d一二三四五六七八九十]{1,3}[、.)])?(?:[一-鿿]{0,4}的)?S(?:新校区|新校|校区|项目|工程|建设|迁建|改扩建|扩建)*[^,;。SGO]{0,4}?"
    r"(?:是|为|属于?|系|项目|工程|占地|位于|坐落|规划|总投资|计划投资)[^SGO]*$"
)
WORKS = re.compile(r"工程|项目|占地|投资|建设|实事|选址|用地")
GOES_ON = re.compile(
    r"^\W*(?:该|其|目前,?|现在?,?|截至[^,;。]{1,10},)?(?:项目|工程|主体|新校|总投资|计划投资|投资|规划|占地|用地|总?建筑面积|新建|改造|改建|扩建|维修|加固|建设|修建|翻修|拆除|桩基|地基|基础)"
)
"""How a sentence opens that goes on about the works at a school told before."""
REACH = 2


@dataclass(slots=True)
class Memory:
    """The school whose works are spoken of, whether its line names it alone, the paragraph, and how many sentences ago."""

    site: Linked | None = None
    alone: bool = False
    block: int = -1
    age: int = 0


def read_carried(passage: Passage, memory: Memory) -> Iterator[Claim]:
    """The construction that a sentence without a school tells of the one named before it."""
    memory.age += 1
    words = passage.words
    if "S" in words or "G" in words:
        keep_site(passage, memory)
        return
    near = memory.alone or memory.block == passage.sentence.block
    if memory.site is None or memory.age > REACH or not near or passage.setting.voice in memory.site.keys:
        memory.site = None
        return
    memory.block, memory.alone = passage.sentence.block, False
    told = COMPLETED.search(words) or UNDERWAY.search(words)
    if GOES_ON.match(words) and told and not NOT_SITE.search(words):
        links = {0: memory.site, **{at + 1: link for at, link in passage.links.items()}}
        with_site = replace(
            passage, words=f"S{words}", links=links, starts=(passage.starts[0], *passage.starts), memo=[]
        )
        doer = "" if BY.search(words) else find_doer(with_site, 0, len(with_site.words))
        yield from claim_site(with_site, Told(0, None, "site-carried"), doer, (0, len(with_site.words) - 1))


def keep_site(passage: Passage, memory: Memory) -> None:
    """Keep the school that a line names alone, or of whose works a sentence speaks; forget any other."""
    schools = [
        link for at, link in passage.links.items() if passage.words[at] == "S" and link.mention.kind is Kind.SCHOOL
    ]
    alone = ALONE.match(passage.words) is not None
    sited = SITED.match(passage.words) and WORKS.search(passage.words) and not NOT_SITE.search(passage.words)
    memory.site = schools[0] if len(schools) == 1 and len(schools[0].keys) == 1 and (alone or sited) else None
    memory.alone, memory.block, memory.age = alone, passage.sentence.block, 0
