"""Whom a figure is about that names nobody itself: the school that is built, the occasion that is held, the whole house."""

import re
from collections.abc import Mapping, Sequence

from kg.gate import lead
from kg.model import Kind, Linked, Sentence, Span
from kg.relate.figure_context import OWN, describes_site
from kg.relate.figures import Figure
from kg.relate.indicator import load_words

BUILT = lead(
    r"(?:新建|续建|筹建|迁建|改建|扩建|兴建|建设|建成|修建|在建|另建|再建|新办|创办|举办|[要将另再新]建|开工建|动工建|加盖|盖)(?:了|的|一所|1所|“)*$"
)
"""Right before a school that what follows describes."""
WORKS = re.compile(
    r"(?:给|为|对)?[^,，。;；:：、\d了]{0,8}?(?:的)?[^,，。;；:：、\d]{0,8}?(?:扩建|迁建|改扩建|改建|改造|新建|重建|续建|加固|建设|增建|搬迁|迁址|翻修|修缮|维修|奠基|开工|动工|封顶|竣工)"
)
"""Right behind a school on which works are told: 启动|城南小学|迁建, 完成|东园|综合楼建设."""
LISTED = frozenset("、和及与等")
HELD = re.compile(r"(?:举办|举行|召开|承办|主办|开展|办起|迎来|办了)(?:了|的|过|首届)*[^,，。;；]{0,12}$")
HELD_BEHIND = re.compile(
    r"”?[^,，。;；]{0,14}(?:举[行办]|召开|承办|主办|开幕|闭幕|落幕|开赛|收官|收拍|打响|开锣|(?:里|中|园|校|学|上)开(?=[,，了]))"
)
"""Around an occasion: that it was held."""
PART = re.compile(r"[(（]?\s*(?:其中|其余|余下|剩余|内含)")
"""What opens the clause of a part of the sum before it."""
CHOSEN = re.compile(r"(?:最[终后])?[共并]?(?:评[选]?|决|角逐|产)[出生]|[、,和]?\s?[^,;。]{0,8}(?:等|[金银铜])[奖牌]")
"""What opens a clause on the prizes of an occasion."""
ATTENDS = re.compile(
    r"参赛|[选棋]手|与会|[到参赴]会|会[的议]?代表|运动员|报名|(?:进入|晋级)决赛|观摩|队员|球队|代表队|队伍|同台|入座|同行|来了?[\d一二三四五六七八九十百余多]{1,6}[名位]|裁判"
)
THIS = re.compile(
    r"(?:本|此|这|该|当)[届次项场]{0,2}[一-鿿]{0,4}(?:赛|赛事|会|活动|节)|^\s*(?:大赛|比赛|大会|会议|赛事|现场会)"
)
"""A word for the occasion told of before."""
JOINS = re.compile(r"(?:组织|选派|派出|我校|本校|我园)[^,，。;；]{0,12}(?:参加|参赛|出战)")
WHOLE = re.compile(
    r"\s*(?:[(（]?[一二三四五六七八九十\d]+[)）、.．]\s*)?(?:截至[^,，]{2,10}[,，])?(?:现在?|目前|如今|眼下|当前|今年)?[,，]?(?:我们?|全|本)?(?:[校园]现?|集团|[一二三四五]园[一二三四五]址|[一二三四五两][校园址部](?=[共有现]))?(?:现有|共有|拥有|有|(?<=址)[,，])"
)
"""At the head of a sentence that counts all of a house, whatever site of it was spoken of before."""


def find_site(sentence: Sentence, links: Sequence[Linked], kinds: Mapping[str, Kind], figure: Figure) -> str:
    """The school that an earlier clause of the sentence tells to be built, for what describes a site; "" for none.

    新建城南幼儿园,占地6000平方米,设12个班: all of it is told of the kindergarten, and not of who builds it.
    """
    if not describes_plan(figure.indicator) or names_doer(figure) or opens_own(sentence, figure):
        return ""
    shift = sentence.span.start
    for link in reversed(links):
        span = link.mention.span
        if span.end > figure.span.start or (figure.subject and span.start < figure.subject.start):
            continue
        if ends_sentence(sentence, Span(span.end, figure.number.start)):
            return ""
        schools = [key for key in link.keys if kinds.get(key) is Kind.SCHOOL]
        if schools:
            built = BUILT.search(sentence.folded, 0, span.start - shift)
            alone = sentence.folded[span.end - shift : span.end - shift + 1] not in LISTED
            works = WORKS.match(sentence.folded, span.end - shift, figure.number.start - shift)
            others = {
                key: told for key, told in list_sites(sentence, links, kinds, figure).items() if key not in schools
            }
            only = not any(others.values()) if built else works is not None and not others
            return schools[0] if only and alone and len(schools) == 1 else ""
    return ""


def list_sites(
    sentence: Sentence, links: Sequence[Linked], kinds: Mapping[str, Kind], figure: Figure
) -> dict[str, bool]:
    """The schools named in the part of a sentence that a figure ends, and whether each is built: 新建甲校,扩建乙校,新增学位900个."""
    shift = sentence.span.start
    named: dict[str, bool] = {}
    for link in links:
        span = link.mention.span
        if span.end <= figure.number.start and not ends_sentence(sentence, Span(span.end, figure.number.start)):
            built = BUILT.search(sentence.folded, 0, span.start - shift) is not None
            named.update({key: built for key in link.keys if kinds.get(key) is Kind.SCHOOL})
    return named


def describes_plan(indicator: str) -> bool:
    """Whether a figure tells how large or dear a building is to be."""
    return indicator == "班" or describes_site(indicator) or any(map(indicator.__contains__, load_words()["plot"]))


def names_doer(figure: Figure) -> bool:
    """Whether the clause of a figure has a subject of its own."""
    return figure.subject is not None and figure.subject.start >= figure.span.start


def opens_own(sentence: Sentence, figure: Figure) -> bool:
    """Whether the clause of a figure begins with the whole area or house of the document (全县, 我校)."""
    return OWN.match(sentence.folded[figure.span.start - sentence.span.start :].lstrip()) is not None


ENDS = re.compile(r"[;；。]")


def ends_sentence(sentence: Sentence, span: Span) -> bool:
    """Whether a stretch of a sentence holds a mark behind which a new thing is told of."""
    shift = sentence.span.start
    return ENDS.search(sentence.folded, span.start - shift, span.end - shift) is not None


def is_part(sentence: Sentence, whole: Figure, figure: Figure, *, chosen: bool) -> bool:
    """Whether a figure is told as part of the one before it, in one sentence and without a subject of its own (总投资2300万元,其中省级资金1400万元).

    `chosen` says that the one before tells of those at an occasion, of which the prizes are part (120人参赛,评出一等奖12人).
    """
    shift = sentence.span.start
    opened = PART.match(sentence.folded, figure.span.start - shift)
    beside = figure.span.start == whole.span.start and whole.unit == figure.unit
    apart = ends_sentence(sentence, Span(whole.number.end, figure.number.start))
    if not opened and not (chosen and CHOSEN.match(sentence.folded, figure.span.start - shift)):
        return False
    return (beside or whole.number.end <= figure.span.start) and not (apart or names_doer(figure))


def find_occasion(
    sentence: Sentence, links: Sequence[Linked], kinds: Mapping[str, Kind], figure: Figure, told: str
) -> str:
    """The occasion held, told before a figure of those who take part; "" for none (举办科技节,参赛选手120人).

    `told` is the occasion that an earlier sentence of the paragraph told of (本届赛事由市教育局主办,14支队伍参赛).
    """
    clause = sentence.words_at(figure.span)
    if not ATTENDS.search(clause) or (names_doer(figure) and not opens_own(sentence, figure)):
        return ""
    shift = sentence.span.start
    if JOINS.search(sentence.folded, 0, figure.number.start - shift):
        return ""
    for link in reversed(links):
        events = [key for key in link.keys if kinds.get(key) is Kind.EVENT]
        if link.mention.span.end <= figure.number.start and events:
            return events[0] if is_held(sentence, link.mention.span) else ""
    return told if THIS.search(sentence.folded, 0, figure.number.start - shift) else ""


def is_held(sentence: Sentence, occasion: Span) -> bool:
    """Whether a sentence tells that an occasion was held: 举办|科技节, 科技节|在望江中学开幕."""
    start, end = occasion.start - sentence.span.start, occasion.end - sentence.span.start
    return HELD.search(sentence.folded, 0, start) is not None or HELD_BEHIND.match(sentence.folded, end) is not None


def counts_whole(sentence: Sentence) -> bool:
    """Whether a sentence counts all of a house: 现有教学班22个."""
    return WHOLE.match(sentence.folded) is not None
