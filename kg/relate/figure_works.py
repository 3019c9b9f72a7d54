"""Whom a figure is about by what its clause does: the school that is worked on, the house that is given to, the club with so many members."""

import re
from collections.abc import Mapping, Sequence

from kg.model import Kind, Linked, Sentence
from kg.relate.figures import Figure

SPENT = re.compile(r"(?:给|为|对|把|将|在|于|用于|用在|投在|花在|投向|启动|推进|实施)了?$")
"""Right before a school on which works are done."""
DONE_UP = re.compile(r"(?:修建|建[好成]|盖[好起]|翻修|翻新|改造|扩建|改扩建|维修|加固|增建|迁建)[了好]?$")
"""Right before a school of which a part is built."""
WORKED = re.compile(
    r"的?[^,;。:、\d]{0,10}?(?:[增扩迁改新重续]建|改造|加固|翻修|翻新|修缮|整修|维修|[新加]盖|建设|铺设|更换|添置|搬迁)"
)
PARTS = re.compile(
    r"的?[^,;。:、\d]{0,8}?(?:楼|房|室|[食饭]堂|操场|运动场|跑道|厕所|围墙|[校园]舍|体育馆|管网|场地|工程)"
)
"""Right behind such a school: what is done, and to what."""
BUILT_UNITS = frozenset({"元", "间", "套", "栋", "幢", "平方米", "亩", "座", "樘"})
GIFT = re.compile(
    r"[^,;。向给为]{0,8}?(?:来[校园])?,?[^,;。向给为]{0,4}(?P<verb>捐[赠建助献](?![款资])|赠|资助|慰问|送来)"
)
"""Behind a body of others that gives something to whom the document tells of, and names him not."""
GIVERS = frozenset({Kind.ORGANISATION, Kind.AUTHORITY})
MEMBERS = re.compile(r"(?:现有|首批|核心|骨干|全体)*(?:成员|社员|学员|盟员|会员)(?!校|园|数|单位)")
CLUBS = frozenset({Kind.GROUP, Kind.ORGANISATION})


def find_works(sentence: Sentence, links: Sequence[Linked], kinds: Mapping[str, Kind], figure: Figure) -> str:
    """The one school of the clause of a figure that works are told of, "" for none (投资21万元对|城南小学|进行了危房改造)."""
    if figure.unit not in BUILT_UNITS:
        return ""
    shift = sentence.span.start
    inside = [
        link
        for link in links
        if figure.span.covers(link.mention.span) and any(kinds.get(key) is Kind.SCHOOL for key in link.keys)
    ]
    if len(inside) != 1 or len(inside[0].keys) != 1:
        return ""
    start, end = inside[0].mention.span.start - shift, inside[0].mention.span.end - shift
    spent = SPENT.search(sentence.folded, 0, start) and WORKED.match(sentence.folded, end)
    done = DONE_UP.search(sentence.folded, 0, start) and PARTS.match(sentence.folded, end)
    return inside[0].keys[0] if spent or done else ""


def is_gift(sentence: Sentence, kind: Kind, figure: Figure) -> bool:
    """Whether the subject of a figure, of that kind, gives it to whom the document tells of (县慈善会|捐赠图书600册); who gives money, and so much, is told of himself."""
    if figure.subject is None:
        return False
    given = GIFT.match(sentence.folded, figure.subject.end - sentence.span.start)
    paid = figure.unit == "元" and figure.subject.start >= figure.span.start
    if given is None or (kind not in GIVERS and given["verb"] != "送来"):
        return False
    return not (paid and given["verb"][0] in "捐赠")


def find_club(links: Sequence[Linked], figure: Figure) -> str:
    """The club, studio or group named last before a figure of its members (主持“张敏工作室”,成员9人), "" for none."""
    if not MEMBERS.match(figure.indicator):
        return ""
    near = [link for link in links if link.mention.span.end <= figure.number.start and link.mention.kind in CLUBS]
    return near[-1].keys[0] if near else ""
