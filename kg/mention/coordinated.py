"""Coordinations that say once what all their members share: 第一、三、五小学 are three schools, 城关镇中心小学、幼儿园 two."""

import re
from collections.abc import Iterator, Sequence

from kg.gate import Gate, lead
from kg.mention.boundary import propose_in
from kg.mention.numbered import NOT_SHORT, find_numbered
from kg.mention.shared import split_mentions
from kg.model import Kind, Mention, Sentence, Span
from kg.places import load_places
from kg.rules import Rules

ORDINAL = r"(?:[一二三四五六七八九十]{1,3}|[0-9]{1,3})"
JOINT = "[、,和及与]"
LONG = (
    r"(?:(?:实验|中心|完全|民族)?(?:小学|中学|学校|幼儿园)|(?:初级|高级)中学|职业高中|初中|高中|学区)"
    r"(?![生长段部]|阶段|教育|年级|毕业)"
)
ORDINALS = lead(
    rf"(?<![一二三四五六七八九十0-9])(?P<first>第?{ORDINAL})(?P<more>(?:{JOINT}第?{ORDINAL})+)"
    rf"(?P<head>{LONG}|(?:[中小幼]|高(?!中)|实小|完小|职中|职高|初){NOT_SHORT})"
)
ITEM = re.compile(ORDINAL)
STEM = 12
"""So many characters before the first number may belong to the name that its members share."""
KINDS = re.compile(
    r"[、和及与](?P<kind>(?:中心|完全|初级|高级|第[一二三四五])?(?:幼儿园|小学|中学|学校)|初中|高中|完小)(?![生长段部园区组]|阶段|教育|年级|毕业)"
)
OWNER = re.compile(r"(?P<owner>.{2,}?)(?P<centre>中心)?(?:初级中学|高级中学|小学|中学|初中|高中|学校|校|幼儿园)")
TOWN = re.compile(r"[一-鿿]{1,4}(?:[镇乡]|街道|苏木)")
TOWN_BEFORE = re.compile(
    r"(?:^|[、,。;:(“]|[在由向对为将把是有到及和与的括含])((?!乡镇|[各每全本该同两])[一-鿿]{2,3}(?:镇|乡|街道|苏木))[、和与及]$"
)
LONGEST_TOWN = 8
"""No match of TOWN_BEFORE has more characters."""
SITE_STEM = "(?:[东西南北中新老]|[一-不丏-叉友-咋咍-鿿]{2})"
"""A point of the compass, or two characters other than those of JOINT, so that work grows with the text alone."""
CAMPUSES = re.compile(rf"(?P<stems>{SITE_STEM}(?:{JOINT}{SITE_STEM})+)(?P<head>校区|园区|分校|分园)")
STEM_OF_SITE = re.compile(rf"[^{JOINT[1:]}+")
TOWNS = re.compile(r"(?:[镇乡]|街道|苏木)[、和与及]")
GATE = Gate(ORDINALS, KINDS, CAMPUSES, TOWNS)
Coordinated = tuple[Mention, Span]


def split_coordinated(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], rules: Rules
) -> Iterator[Coordinated]:
    """Each member of a coordination with the span that it takes up, in which no other name stands; marked as inferred."""
    for sentence, here in zip(sentences, split_mentions(sentences, mentions), strict=True):
        if GATE.admits(sentence.folded):
            yield from split_numbers(sentence, rules)
            yield from split_kinds(sentence, here)
            yield from split_towns(sentence, here)
            yield from split_campuses(sentence, here)


def split_numbers(sentence: Sentence, rules: Rules) -> Iterator[Coordinated]:
    """Schools and districts that are told apart by numbers: 市二、四、六中, 第一、第二学区."""
    for match in ORDINALS.finditer(sentence.folded):
        folded, first, head = sentence.folded, match["first"], match["head"]
        start = find_stem(folded[max(0, match.start() - STEM) : match.start()], first, head, rules)
        if start is None or (not start and is_item(folded, match)):
            continue
        stem = sentence.chars[match.start() - start : match.start()]
        ordinal = "第" if first.startswith("第") else ""
        kind = Kind.GROUP if head == "学区" else Kind.SCHOOL
        numbers = [found.span() for found in ITEM.finditer(folded, match.start("first"), match.end("more"))]
        for place, (begin, end) in enumerate(numbers):
            edge = match.start() - start if not place else begin - (folded[begin - 1] == "第")
            span = Span(edge, match.end() if place == len(numbers) - 1 else end)
            name = f"{stem}{ordinal}{sentence.chars[begin:end]}{head}"
            yield place_member(sentence, name, span, kind, "shared-number")


def is_item(folded: str, match: re.Match[str]) -> bool:
    """Whether the first number only counts an item: 一、二中概况."""
    before = folded[: match.start()].strip()
    return (
        match["first"][0] != "第" and len(ITEM.findall(match["more"])) == 1 and (not before or before[-1] in "。;:!?")
    )


def find_stem(before: str, first: str, head: str, rules: Rules) -> int | None:
    """How many characters before its number belong to the first name; None where no name ends in the number and the class word.

    The name is sought as if the class word stood behind it, by those who find such names.
    """
    folded = before + first + head
    if len(head) == 1 or head in {"实小", "完小", "职中", "职高"}:
        spans = [(score, start) for start, end, score in find_numbered(folded) if end == len(folded)]
    else:
        found = propose_in(folded, rules)
        spans = [(score, span.start) for _, span, score, _ in found if span.end == len(folded) and score > 0]
    return max(0, len(before) - max(spans)[1]) if spans else None


def split_kinds(sentence: Sentence, here: Sequence[Mention]) -> Iterator[Coordinated]:
    """Schools of one place that are told apart by their class words: 城关镇中心小学、幼儿园."""
    shift = sentence.span.start
    for mention in here:
        owner = OWNER.fullmatch(mention.name) if mention.kind is Kind.SCHOOL else None
        if not owner or not (TOWN.fullmatch(owner["owner"]) or owner["centre"] or is_place(owner["owner"])):
            continue
        edge = mention.span.end - shift
        while match := KINDS.match(sentence.folded, edge):
            centre = (owner["centre"] or "") if match["kind"] in {"小学", "幼儿园", "学校"} else ""
            span = Span(match.start("kind"), match.end())
            yield place_member(sentence, owner["owner"] + centre + match["kind"], span, Kind.SCHOOL, "shared-owner")
            edge = match.end()


def split_towns(sentence: Sentence, here: Sequence[Mention]) -> Iterator[Coordinated]:
    """Schools of several towns that share their class word: 金山镇、银河镇、九里镇中心小学."""
    for mention in here:
        owner = OWNER.fullmatch(mention.name) if mention.kind is Kind.SCHOOL else None
        if not owner or not TOWN.fullmatch(owner["owner"]):
            continue
        edge = mention.span.start - sentence.span.start
        while match := TOWN_BEFORE.search(sentence.folded, max(0, edge - LONGEST_TOWN), edge):
            name = sentence.chars[match.start(1) : match.end(1)] + mention.name[len(owner["owner"]) :]
            yield place_member(sentence, name, Span(*match.span(1)), Kind.SCHOOL, "shared-head")
            edge = match.start(1)


def is_place(words: str) -> bool:
    """Whether words are the full name of a county or the short one of a place."""
    return bool(load_places().find(words))


def split_campuses(sentence: Sentence, here: Sequence[Mention]) -> Iterator[Coordinated]:
    """Campuses of the school right before them that share its name and their class word: 实验小学东、西校区."""
    shift = sentence.span.start
    for mention in here:
        if mention.kind is not Kind.SCHOOL or mention.name.endswith(("校区", "园区", "分校", "分园")):
            continue
        match = CAMPUSES.match(sentence.folded, mention.span.end - shift)
        if not match:
            continue
        stems = [found.span() for found in STEM_OF_SITE.finditer(sentence.folded, match.start(), match.end("stems"))]
        for start, end in stems:
            name = mention.name + sentence.chars[start:end] + match["head"]
            span = Span(start, match.end() if (start, end) == stems[-1] else end)
            yield place_member(sentence, name, span, Kind.SCHOOL, "shared-site")


def place_member(sentence: Sentence, name: str, span: Span, kind: Kind, rule: str) -> Coordinated:
    """A member of a coordination and its place in the document."""
    place = Span(span.start + sentence.span.start, span.end + sentence.span.start)
    return Mention(kind, name, place, rule, 0.75, inferred=True), place
