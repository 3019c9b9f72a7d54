"""The school on whose works a figure of the same clause tells: 投资21万元对城南小学进行了危房改造, 给城南小学翻修宿舍6间."""

import re
from collections.abc import Mapping, Sequence

from kg.model import Kind, Linked, Sentence
from kg.relate.figures import Figure

SPENT = re.compile(r"(?:给|为|对|把|将|在|于|用于|用在|投在|花在|投向|启动|推进|实施)(?:了)?$")
"""Right before a school on which works are done."""
DONE_UP = re.compile(r"(?:修建|建好|建成|盖好|盖起|翻修|翻新|改造|扩建|改扩建|维修|加固|增建|迁建)(?:了|好)?$")
"""Right before a school of which a part is built."""
WORKS = re.compile(
    r"的?[^,;。:、\d]{0,10}?(?:增建|扩建|迁建|改建|新建|重建|续建|改造|加固|翻修|翻新|修缮|整修|维修|新盖|加盖|建设|铺设|更换|添置|搬迁)"
)
PARTS = re.compile(
    r"的?[^,;。:、\d]{0,8}?(?:楼|房|室|食堂|饭堂|操场|运动场|跑道|厕所|围墙|校舍|园舍|体育馆|锅炉|管网|场地|工程)"
)
"""Right behind such a school: what is done, and to what."""
BUILT_UNITS = frozenset({"元", "间", "套", "栋", "幢", "平方米", "亩", "座", "樘"})


def find_works(sentence: Sentence, links: Sequence[Linked], kinds: Mapping[str, Kind], figure: Figure) -> str:
    """The one school of the clause of a figure that works are told of, "" for none."""
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
    spent = SPENT.search(sentence.folded, 0, start) and WORKS.match(sentence.folded, end)
    done = DONE_UP.search(sentence.folded, 0, start) and PARTS.match(sentence.folded, end)
    return inside[0].keys[0] if spent or done else ""
