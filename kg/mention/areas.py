"""Areas: places of the gazetteer, towns and villages by their class word, and masked ones (XX区)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.gate import Seldom
from kg.mention.candidate import Candidate
from kg.mention.reading import joins_clause
from kg.model import Kind, Sentence, Span
from kg.name_places import VAGUE_PARTS, cuts_word, is_town, scan_places, scan_towns
from kg.places import PlaceMatch, load_places
from kg.rules import load_rules
from kg.tokens import cut_words, dictionary_count, dictionary_tag
from kg.towns import AFTER_TOWNSHIP

MASKED = Seldom(
    r"(?<![a-z])(?:x{2,4}|\*{2,4}|[×✕〇○]{2,4}|某某?)(?:自治区|自治县|[省市区县州旗镇乡村]|街道)(?!域|级|间|别|分|内)"
)
TOWN_SIGN = re.compile("[镇乡村]|街道|社区")
EDGE = re.compile(r"[、，,。；;：:（(“\"\s由在与和及到对向]")
TOWN = re.compile(rf"[一-鿿]{{1,4}}?(?:街道办事处|街道办|街道|镇|乡(?!{AFTER_TOWNSHIP}|下)|村|社区)")
BEFORE_PLACE = re.compile(r"(?:^|[^一-鿿]|[在到赴去从由于至往]|来自|位于|地处)$")
AFTER_PLACE = re.compile(r"$|[^一-鿿]|[的等与和及市参比学考支挂跟交开召举]|两地|三地|一带|境内|籍")
STREET = re.compile(r"[东西南北中]?(?:路|大?道(?!德|教)|大街|街(?!道)|胡同|巷)(?=\d|[东西南北中]段|与|和|交|口|旁|上)")
"""Behind the name of a place by which a street is called (绍兴|道226号)."""
WATER = re.compile(r"(?<=[江河湖海])(?:[东西南北两]?[畔岸滨边]|沿岸|流域|[上中下]游|大桥)")
"""Behind the name of a place: it is that of a river or a lake (牡丹江|畔)."""
DEEDS = frozenset("vadpcrm")
BEARING = re.compile(r"[东西南北](?:临|邻|接|靠|连|依|倚|与|至|起|抵|通)")
"""Before a town it tells where a place lies (北靠|文岭镇)."""
NOT_TOWN = re.compile(
    r"各|全|该|本|我|两|每|乡镇|个|中心|城|农|偏远|办|学区|名|所|的|在|和|与|及|由|到|向|对|为|等|驻|校|入|下|某|给|万|把|将|是|届|[一-鿿]过[一-鿿]|^[区县市].{2,}[城乡]$"
)
WILD = re.compile(
    r"之乡|家乡|[科教人文][教才化][兴强][镇乡村]|[新老边多](?:镇|乡|村|社区|街道)|山[乡村]|^[山多新老边].{0,2}村"
)
"""What any such town may be called (新村, 山乡)."""


def propose_areas(sentence: Sentence) -> tuple[Candidate, ...]:
    """The areas that may be named in a sentence.

    A short name (青岛) counts where the dictionary cuts it out as a place of its own; a full one (青岛市) everywhere.
    """
    shift = sentence.span.start
    listed = scan_places(sentence.folded)
    return tuple(
        Candidate(Kind.AREA, Span(span.start + shift, span.end + shift), score, rule)
        for span, score, rule in (
            *find_listed(sentence.folded, listed),
            *find_masked(sentence.folded),
            *find_towns(sentence.folded, listed),
        )
    )


def find_listed(folded: str, listed: Sequence[PlaceMatch]) -> Iterator[tuple[Span, float, str]]:
    """Places of the gazetteer."""
    words = {(word.start, word.end): word.tag for word in cut_words(folded)} if listed else {}
    nested = {one for left, right in pairwise(listed) if is_within(left, right) for one in (left, right)}
    for match in listed:
        chars = match.span.of(folded)
        if joins_clause(match, folded) or STREET.match(folded, match.span.end) or WATER.match(folded, match.span.end):
            continue
        if len(chars) > 2 and chars[-1] in "省市区县州旗盟":
            yield match.span, 0.8, "area-listed"
        elif (
            chars not in VAGUE_PARTS
            and not match.vague
            and (
                words.get((match.span.start, match.span.end), "").startswith("ns")
                or match in nested
                or (words.get((match.span.start, match.span.end)) and stands_free(match.span, folded))
            )
        ):
            yield match.span, 0.62, "area-short"


def is_within(left: PlaceMatch, right: PlaceMatch) -> bool:
    """Whether a place stands right behind one that it lies in (陕西|安康)."""
    if left.span.end != right.span.start:
        return False
    above = {one.code for place in right.places for one in load_places().parents(place)}
    return any(place.code in above for place in left.places)


def stands_free(span: Span, folded: str) -> bool:
    """Whether a short name that the dictionary does not take for a place's stands where a place does (到承德比赛, 陕西、安康)."""
    ahead = BEFORE_PLACE.search(folded, 0, span.start) is not None
    return (
        ahead and AFTER_PLACE.match(folded, span.end) is not None and dictionary_tag(span.of(folded))[:1] not in DEEDS
    )


def find_masked(folded: str) -> Iterator[tuple[Span, float, str]]:
    """Areas whose name is masked."""
    for match in MASKED.finditer(folded):
        yield Span(*match.span()), 0.85, "area-masked"


def find_towns(folded: str, places: Sequence[PlaceMatch]) -> Iterator[tuple[Span, float, str]]:
    """Towns by their names, and towns, subdistricts and villages that no list has, where a place of the gazetteer or a clean edge stands before them, or that are called by one (麻城街道)."""
    if not TOWN_SIGN.search(folded):
        return
    listed = frozenset(match.span.end for match in places)
    known = scan_towns(folded)
    yield from ((span, 0.8, "area-town") for span in known)
    called = {
        match.span.start
        for match in places
        if is_town(match, folded) and not cuts_word(folded, match.span.start) and not cuts_word(folded, match.span.end)
    }
    edges = {
        0,
        *listed,
        *(match.end() for match in EDGE.finditer(folded)),
        *(match.end() for match in BEARING.finditer(folded)),
        *called,
    }
    for start in sorted(edges):
        bearing = BEARING.match(folded, start)
        match = TOWN.match(folded, bearing.end() if bearing else start)
        if (
            match
            and not match.group().endswith(("县社区", "区社区", "市社区", "镇社区"))
            and len(match.group()) > 2
            and (start in called or not NOT_TOWN.search(match.group()[:-1]))
            and not WILD.search(match.group())
            and not is_phrase(match.group(), start in listed)
            and not any(span.overlaps(Span(*match.span())) for span in known)
        ):
            end = (
                match.start() + match.group().find("街道") + 2
                if start in called and "街道" in match.group()
                else match.end()
            )
            yield Span(match.start(), end), 0.75 if start in listed else 0.55, "area-town"


def is_phrase(chars: str, placed: bool) -> bool:
    """Whether what ends as a town does begins with a verb or is made of generic words (撤销乡, 示范乡, 惠民村镇)."""
    rules = load_rules()
    core = re.sub("(?:街道办事处|街道办|街道|镇|乡|村|社区)$", "", chars)
    first = cut_words(chars)[0]
    return (
        rules.is_generic(core)
        or core.endswith("村")
        or rules.breaks.get(chars[first.start : first.end]) == "hard"
        or (
            not placed
            and (
                chars[first.start : first.end] in rules.breaks
                or (
                    first.tag == "v"
                    and first.end - first.start > 1
                    and dictionary_count(chars[first.start : first.end]) > 0
                    and chars[first.start : first.end] not in rules.name_verbs
                )
            )
        )
    )
