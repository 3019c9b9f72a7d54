"""Coordinations that share a head: 白云、贤乐幼儿园 are two kindergartens."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.model import Kind, Mention, Sentence, Span
from kg.rules import load_rules
from kg.tokens import cut_words, dictionary_count
from kg.towns import load_towns

HEADS = (
    "中心幼儿园", "中心小学", "中心学校", "中心校", "初级中学", "教学点", "幼儿园", "小学", "中学", "学校", "校区", "园区", "分校", "分园", "完小", "村小",
)  # fmt: skip
NOT_GROUP = re.compile(r"[校园局办股室厅委]$|教育|集团|联盟|学区|共同体|全体")
GROUP_HEADS = ("教育集团", "教育联盟", "教联体", "教共体", "学区")
LEAD = re.compile(
    r"(?:^|[、,，。；;：:的了在由和与对将把建是有为到向于及（(“—]|[建立设办] ?)((?:(?![的了在由和与对将把建是有为到向于及])[一-鿿]){2,4}|(?<=、)[和与同向从对][一-鿿]|[一二三四五六七八九十])$"
)
NUMERALS = frozenset("一二三四五六七八九十")
TOWN_END = re.compile(r"(?:[镇乡县市]|街道|(?<![校园学社片])区)$")
LONGEST_LEAD = 8
"""No match of LEAD has more characters."""
NOT_NAME = re.compile(
    r"^本部$|我们|他们|咱们|儿童|校$|核心|成员|龙头|牵头|总校|盟主|公办|民办|城区|农村|乡镇|普惠|初中|高中|小学|中学|幼儿|语文|数学|英语|音乐|美术|体育|科学|教师|学生|中小|学前|职业|特殊|工程|项目|(?:教学|宿舍|办公|综合|实验|实训|艺术|[大新旧危主副东西南北])楼$|大中|优质|薄弱|示范|重点|普通|各级|区属|市属|县属|直属|城乡|村级|镇级|机关|企业|社会|家庭|政府|党建|德育|安全|完善|领导|班子|骨干|代表$|嘉宾|宿舍|食堂|操场|方案|制度|其他|集体|个人|单位|长$|师$|主任|书记"
)


def split_shared(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A mention for every member of a coordination that leaves its class word to the last; marked as inferred."""
    for sentence, here in zip(sentences, split_mentions(sentences, mentions), strict=True):
        taken = [mention.span for mention in here]
        for mention in here:
            heads = {Kind.SCHOOL: HEADS, Kind.GROUP: GROUP_HEADS}.get(mention.kind, ())
            if not mention.rule.startswith("pronoun"):
                head = next((head for head in heads if mention.name.endswith(head) and mention.name != head), "")
                if head:
                    yield from walk_back(sentence, mention, head, taken)


def split_mentions(sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> list[list[Mention]]:
    """The mentions of each sentence, in the order in which they are given."""
    starts = [sentence.span.start for sentence in sentences]
    inside: list[list[Mention]] = [[] for _ in sentences]
    for mention in mentions:
        inside[bisect_right(starts, mention.span.start) - 1].append(mention)
    return inside


def walk_back(sentence: Sentence, last: Mention, head: str, taken: Sequence[Span]) -> Iterator[Mention]:
    """The members before `last`, from right to left, while each is a bare word after 、."""
    edge = last.span.start - sentence.span.start
    ends = {span.end - sentence.span.start for span in taken}
    while edge > 1 and sentence.folded[edge - 1] in "、和及":
        match = LEAD.search(sentence.folded, max(0, edge - 1 - LONGEST_LEAD), edge - 1)
        if not match or (len(match.group(1)) == 1 and (match.start(1) == 0 or is_marker(match.group(1), last.name))):
            return
        if sentence.folded[match.start(1) - 1 : match.start(1)] == "的" and is_owned(
            sentence.folded, match.start(1) - 1, ends
        ):
            return  # somebody of another school: 青石小学的|白雪、三溪小学的王芳
        span = Span(match.start(1) + sentence.span.start, match.end(1) + sentence.span.start)
        tag = tag_of(sentence.folded, *match.span(1)) if dictionary_count(match.group(1)) else ""
        if (
            NOT_NAME.search(match.group(1))
            or (last.kind is Kind.GROUP and NOT_GROUP.search(match.group(1)))
            or any(span.overlaps(other) or is_of(sentence, span, other) for other in taken)
            or (tag.startswith(("v", "a", "d", "p")) and not load_towns().has_stem(match.group(1)))
            or is_person(sentence.folded, *match.span(1))
            or tells_act(sentence.folded, *match.span(1))
        ):
            return
        name = sentence.chars[match.start(1) : match.end(1)] + head
        yield Mention(last.kind, name, span, "shared-head", last.score * 0.8, inferred=True)
        edge = match.start(1)


def is_marker(word: str, name: str) -> bool:
    """Whether a number alone marks an item of a list, before a name that holds none: 一、|杏园学区, but 一、二小学.

    >>> is_marker("一", "杏园学区"), is_marker("一", "二小学"), is_marker("一", "第二小学")
    (True, False, False)
    """
    return word in NUMERALS and name.removeprefix("第")[:1] not in NUMERALS


def is_of(sentence: Sentence, span: Span, other: Span) -> bool:
    """Whether a member belongs to the body named before it and is no name of a body: 望江中学|的|白雪、后山中心小学的王思远."""
    between = sentence.words_at(Span(other.end, span.start))
    return 0 < other.end <= span.start and between == "的" and not is_town(sentence.words_at(other))


def is_owned(folded: str, edge: int, ends: Collection[int]) -> bool:
    """Whether a 的 stands behind the name of a body, and not of the town that the members lie in: 东河乡|的|赤水、龙门小学."""
    return edge in ends and not is_town(folded[:edge])


def is_town(words: str) -> bool:
    """Whether words end as a town or county does."""
    return TOWN_END.search(words) is not None


def is_person(folded: str, start: int, end: int) -> bool:
    """Whether a member before 和 is somebody's name by its words, and shares no head: 曾令瑶和文田小学的周帆."""
    words = [word for word in cut_words(folded) if start <= word.start < end]
    return end - start > 2 and folded[end : end + 1] == "和" and all(word.tag == "nr" for word in words)


def tells_act(folded: str, start: int, end: int) -> bool:
    """Whether a word of time or one that ends any name stands in what would be a member: 明年拟和青石小学结对."""
    breaks = load_rules().breaks
    words = [word for word in cut_words(folded) if start <= word.start < word.end <= end]
    return any(word.tag == "t" or breaks.get(folded[word.start : word.end]) == "hard" for word in words)


def tag_of(folded: str, start: int, end: int) -> str:
    """The tag of the word that stands from `start` to `end`, "" where no word does."""
    words = cut_words(folded)
    word = words[bisect_right(words, start, key=lambda word: word.start) - 1]
    return word.tag if (word.start, word.end) == (start, end) else ""
