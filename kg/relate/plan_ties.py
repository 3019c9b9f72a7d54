"""Ties that a plan tells as they stand: which of them are to come all the same, and which are of the past."""

import re

from kg.model import Predicate, Sentence
from kg.relate.claims import Hit

STANDING = frozenset({Predicate.MEMBER_OF, Predicate.CAMPUS_OF})
"""A plan tells these as they are, unless its words or a heading say that they are to come."""
FOUNDS = re.compile(r"(?:成立|组建|筹建|增设|设立|建立|加入|吸纳|接纳|扩充|纳入|退出|划[归入]|新增)(?![于后以的了来])")
STANDS = re.compile(r"[已现原了]|自20\d\d|20\d\d年(?:成立|组建|设立)")
"""Words by which such a group or member is there by now."""
OF_OLD = re.compile(r"(?:下设|下属|所属|所辖|下辖|管辖)的")
"""What a school is told to have in passing: 中心小学下设的云路教学点只剩两个班."""
FORMER_REACH = 4
"""Characters before a tie in which 原成员 makes it one of the past."""


def is_coming(hit: Hit, sentence: Sentence, *, headed: bool) -> bool:
    """Whether a tie of a plan is to come: a heading tells of plans, or its sentence founds the group."""
    told = headed and not (hit.pattern.predicate is Predicate.CAMPUS_OF and OF_OLD.search(sentence.folded))
    return told or founds_anew(hit, sentence)


def founds_anew(hit: Hit, sentence: Sentence) -> bool:
    """Whether a sentence, up to a tie that it tells, bids to found or change a group: 组建城北教育集团,城北小学为龙头校."""
    told = sentence.folded[: hit.chunks[hit.last].span.end - sentence.span.start]
    return FOUNDS.search(told) is not None and STANDS.search(told) is None


def is_former(hit: Hit, sentence: Sentence) -> bool:
    """Whether a tie is told to be of the past: 原东城学区的成员校, 原成员校东门小学."""
    group, start = hit.slots.get("o"), hit.chunks[hit.first].span.start
    starts = (start, group.span.start if group else start)
    lead = (
        sentence.folded[
            max(0, start - sentence.span.start - FORMER_REACH) : hit.slots["s"].span.start - sentence.span.start
        ]
        if "s" in hit.slots
        else ""
    )
    return (
        any(
            sentence.folded[at - sentence.span.start - 1 : at - sentence.span.start] == "原"
            for at in starts
            if at > sentence.span.start
        )
        or "原成员" in lead
    )
