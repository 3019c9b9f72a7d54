"""Committees of the party and of what it leads, whose names say first what they are: 中共临川市委教育工作委员会, 少先队临川市工作委员会."""

import re

from kg.gate import gated
from kg.mention.candidate import Candidate
from kg.model import Kind, Sentence, Span

COMMITTEE = re.compile(
    r"(?P<party>民盟|民革|民建|民进|农工党|致公党|九三学社|中国民主[一-鿿]{2,4}会)(?P<where>[^的、和与召将已,，。;；:：()（）“”\s]{2,12}?)(?:委员会|[省市县区]委(?!员)|支部)|"
    r"(?P<of>中共|中国共产党|共青团|中国共产主义青年团|少先队|中国少年先锋队)(?P<whose>(?![的、和与召将已])[^、,，。;；:：()（）“”\s]{2,22}?)(?P<what>(?:工作|总支部|支部)?委员会)(?![员委])"
)
INSIDE = re.compile(r"召开|会议|中央|指导|领导|[的了是由被将和与及]")
"""What no such name holds, or what stands at the head of the whole country."""
AUTHORITIES = frozenset({"中共", "中国共产党", "共青团", "中国共产主义青年团"})
OF_SCHOOL = re.compile(r"小学|中学|学校|幼儿园|集团|学院|大学|公司|[一二三四五六七八九十][中小幼]")


@gated(COMMITTEE)
def propose_committees(sentence: Sentence) -> tuple[Candidate, ...]:
    """The committees of a sentence: those of schools, groups and firms are organisations, as are all of the young pioneers and of other parties."""
    shift = sentence.span.start
    return tuple(
        Candidate(name_kind(match), Span(match.start() + shift, match.end() + shift), 0.97, "committee")
        for match in COMMITTEE.finditer(sentence.folded)
        if match["party"] or not INSIDE.search(match["whose"])
    )


def name_kind(match: re.Match[str]) -> Kind:
    """Whether a committee is an authority."""
    own = not match["party"] and match["of"] in AUTHORITIES and not OF_SCHOOL.search(match["whose"])
    return Kind.AUTHORITY if own else Kind.ORGANISATION
