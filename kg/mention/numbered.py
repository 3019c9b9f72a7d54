"""Short names with an ordinal (八中, 沙河二小), and what is called after them (县一小教育集团, 县一小滨河校区)."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from kg.gate import Seldom, gated, lead
from kg.mention.candidate import Candidate
from kg.mention.stems import find_stems
from kg.model import Kind, Sentence, Span
from kg.name_places import find_acts, scan_places
from kg.places import load_places
from kg.record import record
from kg.rules import load_rules
from kg.tokens import Word, cut_words, dictionary_count, dictionary_tag, is_completed
from kg.towns import load_towns

NUMBER = "[一二三四五六七八九十百]{1,4}|[0-9]{1,3}"
NOT_SHORT = (
    r"(?!儿|心(?!理)|学(?!生(?![活涯源态命长]))|年(?![内初底末度])|[国央级期名所个位项层部队次段区外内午时节朋伙]|于(?![0-9今去前])"
    r"|等[职专师技教院水收以偏城规发及长难]|组(?![成建织])|(?:[、和及与][一二三四五六七八九]中){0,5}全会|编[:：])"
)
"""What may not follow the letter of a stage, since both together are another word (中心, 小组, 中等职业)."""
NUMBERED = lead(
    rf"(?<![表图])(?<!\d:)(?<![“\"]大)第?({NUMBER})(中(?!考)|小|幼|高(?!中层|瞻|质量|水平|标准|[一二三])|职高|职中|初中|初(?![一二三])|高中(?!层)|实小|实验小学|完小){NOT_SHORT}"
)
ATTACHED = re.compile(r"(?<![一-鿿])[一-鿿]{2}附$")
"""A school attached to another that stands at the head of an item (高师附一小)."""
STEM = re.compile(r"[一-鿿]{0,3}$")
NOT_STEM = re.compile(
    r"一[镇乡村县]$|^新建市|[的了在由被与和及并对向从为到于以将把让给使是有等其该各每这那我你他们也还都又再已就才不未没若如因所而或且但则即至往赴年月日共增达占近约余多第校名现]|(?<![太平三中高草])原"
)
HEAD_TOWN = re.compile(
    r"(?:^|(?<=[、,，。；;：:\s(（“”]))(?!一[镇乡]|[各每全两该本同我城])[一-鿿]{2,5}?(?:镇|乡|街道)(?=第?[一二三四五六七八九十]{1,3}(?:[中小幼高初]|职高|完小))"
)
PLACE_AND = re.compile(r"[一-鿿][和至及于与有同](?=第?[一二三四五六七八九十]{1,3}(?:[中小幼高]|职高|实小))")
"""The short name of a county that ends in a word which mostly joins others."""
OWN = frozenset("县市区州旗")
"""Levels by which a school of the reporting area is called (启动|县六中建设)."""
NEW_AREA = re.compile(r"[新发城园景库林矿农牧港税]区$")
"""Areas that are no counties and have schools of their own (高新区一小)."""
STREET_SCHOOL = Seldom(
    r"(?:(?![的了在由被与和同及对向从为到于以将把让给使是有等其该各每这那含设办]|[一二三四五六七八九十])[一-鿿]){1,3}[路街巷](?:第)?[一二三四五六七八九十]校(?![区园长])"
)
"""The numbered schools of a street: 府东街二校."""
IN_OFFICE = re.compile("[现新原前时曾历兼担继接]任")
"""Right behind these a school's own name begins: 现任|石桥一中校长."""
OWNED = frozenset({"县直", "市直", "区直", "州直"})
DOWNTOWN = re.compile(r"(?:[市城县镇辖郊]区|县城|城里)$")
"""Parts of a town where schools lie that are not called after them (市区|一小)."""
SITE = re.compile(r"(?P<words>[一-鿿]{1,4}?)(?:校区|分校|分园|园区)(?![长生])")
GROUPED = re.compile(r"(?:教育|办学|名校|幼教)?集团(?![化公])|大学区(?![长制内])|(?:学区|教育|办学)联盟|教育共同体")
SPOKEN = ("我市", "我县", "我区", "我旗", "我镇", "我乡", "全市", "全县", "全区")


@record
class Edges:
    """Where in a sentence the stem before an ordinal may begin.

    `placed`, `called` and `near` lead from the end of a place to its start: counties, cities and towns; names that hold a
    word no stem begins with; short names. Behind `parted` a name may begin whatever it is; `starts` and `ends` are of
    words, `acts` of words that tell what is done, `verbs` of verbs that read as part of a place with their object.
    """

    folded: str
    words: Sequence[Word]
    placed: Mapping[int, int]
    called: Mapping[int, int]
    near: Mapping[int, int]
    parted: frozenset[int]
    starts: frozenset[int]
    ends: frozenset[int]
    acts: frozenset[int]
    verbs: frozenset[int]


@gated(NUMBERED, STREET_SCHOOL.pattern)
def propose_numbered(sentence: Sentence) -> tuple[Candidate, ...]:
    """Short names with an ordinal, and groups named after them: 八中, 38中, 沙河二小, 市二中, 县一小教育集团."""
    shift = sentence.span.start
    found = [
        Candidate(Kind.SCHOOL, Span(match.start() + shift, match.end() + shift), 0.8, "short-street")
        for match in STREET_SCHOOL.finditer(sentence.folded)
    ]
    for start, end, score in find_numbered(sentence.folded):
        group = GROUPED.match(sentence.folded, end)
        if site := find_site(sentence.folded, end):
            found.append(Candidate(Kind.SCHOOL, Span(start + shift, site + shift), 0.95, "short-site"))
        kind, last = (Kind.GROUP, group.end()) if group else (Kind.SCHOOL, end)
        found.append(
            Candidate(
                kind, Span(start + shift, last + shift), min(1.0, score + 0.1) if group else score, "short-numbered"
            )
        )
    return tuple(found)


def find_site(folded: str, start: int) -> int:
    """Where the name of a campus ends that goes on from the short name of its school (县一小|滨河校区); 0 where none does."""
    match = SITE.match(folded, start)
    words = match["words"] if match else ""
    if not match or NOT_STEM.search(words) or find_acts(folded) & {*range(start, match.end())}:
        return 0
    verbs = any(
        start <= word.start < start + len(words) and word.tag in {"v", "vd", "vn", "d", "p", "c", "u"}
        for word in cut_words(folded)
    )
    return 0 if verbs else match.end()


def find_numbered(folded: str) -> Iterator[tuple[int, int, float]]:
    """Spans and scores; the stem before the ordinal may be up to three characters, from a word edge on."""
    if not NUMBERED.search(folded):
        return
    edges = read_edges(folded)
    for match in NUMBERED.finditer(folded):
        if found := find_start(match, edges):
            yield found[0], match.end(), found[1]


def read_edges(folded: str) -> Edges:
    """Where in a sentence the stem before an ordinal may begin."""
    words, objects = cut_words(folded), find_acts(folded)
    placed = find_heads(folded)
    parted = {
        0,
        *(word.end for word in words if word.tag[:1] in {"v", "r", "p", "c", "u"} and word.tag != "vn"),
        *(match.end() for match in IN_OFFICE.finditer(folded)),
    }
    called = find_called(folded) | {
        end: start for start, end in find_stems(folded).items() if start in parted or not folded[start - 1].isalnum()
    }
    acts = {
        word.start
        for word in words
        if (tells_act(word, folded) or is_completed(folded[word.start : word.end]))
        and not is_belonging(folded, word.start, word.end)
    }
    return Edges(
        folded=folded,
        words=words,
        placed=placed,
        called=called,
        near={
            one.span.end: one.span.start
            for one in scan_places(folded)
            if len(one.span) == len("洛阳") and not one.vague
        },
        parted=frozenset(parted),
        starts=frozenset({*placed, *called.values(), *objects, *(word.start for word in words)}),
        ends=frozenset({word.end for word in words} | objects),
        acts=frozenset(acts),
        verbs=frozenset(at - 1 for at in objects),
    )


def find_start(match: re.Match[str], edges: Edges) -> tuple[int, float] | None:
    """Where the name begins whose ordinal and class word match, and its score; None for a lone digit or letter that no stem stands before."""
    at = match.start()
    county = find_county(edges.folded, at, edges.words)
    if county is not None:
        return widen(edges.near.get(county, county), edges), 0.82
    whole = [edge for edge in list_stems(at, edges) if begins_name(edge, at, edges)]
    if ATTACHED.search(edges.folded, max(0, at - 4), at):
        return at - 3, 0.8
    if not whole:
        return (at, 0.6) if len(match.group(1)) > 1 else None
    lone = at in edges.placed or DOWNTOWN.search(edges.folded, max(0, at - len("市区")), at)
    start = at if lone else edges.called.get(at, min(whole))
    start = widen(edges.near.get(start, start) if start < at else start, edges)
    return start, 0.8 if start < at or len(match.group()) > 2 else 0.66


def widen(start: int, edges: Edges) -> int:
    """Where the first begins of the places that stand one behind the other before a name."""
    while start in edges.placed:
        start = edges.placed[start]
    return start


def list_stems(at: int, edges: Edges) -> list[int]:
    """Where what stands before an ordinal may be cut into a stem and the rest of the sentence."""
    folded = edges.folded
    stem = STEM.search(folded, 0, at)
    lead = stem.group() if stem else ""
    cuts = [
        at - size
        for size in range(len(lead) + 1)
        if size == 0
        or (at - size) in edges.starts
        or folded[at - size : at] in OWNED
        or folded.endswith(SPOKEN, 0, at - size)
        or (size == 1 and lead[-1] in OWN and (NOT_STEM.match(lead[-2:-1]) or not is_stem(lead[-2:])))
    ]
    return [
        cut
        for cut in cuts
        if is_stem(folded[cut:at])
        and (edges.called.get(at) == cut or (fits_stem(folded[cut:at]) and edges.acts.isdisjoint(range(cut, at))))
    ]


def begins_name(edge: int, at: int, edges: Edges) -> bool:
    """Whether a name whose ordinal stands at `at` may begin at an edge, by what stands before or behind it."""
    folded = edges.folded
    return bool(
        edge in edges.parted
        or edge in edges.placed
        or (edge in edges.near and edge < at)
        or edges.called.get(at) == edge
        or (folded[edge] in OWN and (edge in edges.ends or not is_stem(folded[edge - 1 : edge + 1])))
        or (at - edge > 1 and edge not in edges.verbs and load_places().find(folded[edge:at]))
        or NOT_STEM.match(folded[edge - 1])
        or not folded[edge - 1].isalnum()
        or folded[:edge].endswith(SPOKEN)
    )


def find_county(folded: str, end: int, words: Sequence[Word]) -> int | None:
    """Where the name of a county or city begins that ends right before the number of a school, whatever stands before it (由|临渭|二小)."""
    for size in (4, 3, 2):
        start = end - size
        chars, breaks = folded[max(0, start) : end], load_rules().breaks
        found = load_places().find(chars) if start >= 0 else ()
        former = all(chars in place.former for place in found) and chars[:-1] in breaks
        if not found or chars in breaks or former:
            continue
        word = words[bisect_right(words, start, key=lambda one: one.start) - 1]
        inside = word.start < start < word.end and dictionary_count(folded[word.start : word.end]) > 0
        if not inside and not DOWNTOWN.search(folded[start:end]):
            return start
    return None


def fits_stem(words: str) -> bool:
    """Whether words that stand before a number hold none that a sentence has there, unless they are a place's name (余江|二中)."""
    return not NOT_STEM.search(words) or (
        len(words) > 1 and (bool(load_places().find(words)) or load_towns().has_stem(words))
    )


def is_stem(words: str) -> bool:
    """Whether words may stand before the number of a school: if they end in the level of a county, that county is one.

    >>> is_stem("县"), is_stem("送县"), is_stem("临川区"), is_stem("高新区"), is_stem("沙河")
    (True, False, True, True, True)
    """
    if len(words) < len("送县") or words[-1] not in OWN or words in OWNED or words.startswith(SPOKEN):
        return True
    return bool(NEW_AREA.search(words) or load_places().find(words) or dictionary_tag(words).startswith("ns"))


def tells_act(word: Word, folded: str) -> bool:
    """Whether a word is a verb or its like: by the dictionary, or by its first character where it has no such word (市一幼)."""
    chars = folded[word.start : word.end]
    if not (word.tag.startswith(("v", "p", "d")) or (len(chars) > 1 and word.tag in {"ad", "c"})):
        return False
    guessed = len(chars) > 1 and not dictionary_count(chars) and NUMBERED.search(chars)
    return not guessed or dictionary_tag(chars[0]).startswith(("v", "p", "d"))


def find_heads(folded: str) -> dict[int, int]:
    """Where counties, cities and towns end that a numbered school may stand behind, each with its start.

    >>> find_heads("平罗县城关三小、桐寨铺镇二小")
    {3: 0, 12: 8}
    """
    return {
        **{
            match.span.end: match.span.start
            for match in scan_places(folded)
            if len(match.span) > len("柳州") and folded[match.span.end - 1] in "省市区县州旗"
        },
        **{match.end(): match.start() for match in HEAD_TOWN.finditer(folded)},
    }


def find_called(folded: str) -> dict[int, int]:
    """Where short names of places end that hold a word no stem begins with, each with its start (泰和|三中, 政和|一中).

    >>> find_called("泰和三中、政和一中")
    {2: 0, 7: 5}
    """
    if not PLACE_AND.search(folded):
        return {}
    return {
        match.span.end: match.span.start
        for match in scan_places(folded)
        if len(match.span) == len("泰和") and PLACE_AND.match(folded, match.span.start)
    }


def is_belonging(folded: str, start: int, end: int) -> bool:
    """Whether a word that is no noun by itself tells whose a school is: 直 in 县直二中, 高新 in 高新一小."""
    return folded[max(0, start - 1) : end] in OWNED or folded[start:end] in {"高新", "实验"}
