"""Campuses called by a bare name (西校区, 云栖分园): each goes to the school its sentence, or else its document, speaks of."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from kg.fold import fold_text
from kg.model import Entity, Frame, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span, Statement
from kg.relate.claims import Claim, widen
from kg.relate.operators import Worth, find_operators, weigh_claim
from kg.relate.plan_headings import is_planned_section

PLACE = r"(?:[新老]?校区|分校|分园|园区|分部)$"
BARE = re.compile(rf"^(?![设改增含挂作]|本部|总|各|两|三|全|新校区|老校区|原|该|其)[一-鿿]{{1,6}}?{PLACE}")
NAMED = re.compile(
    rf"中学|小学|初中|附|职校|职高|[一二三四五六七八九十实][中小]|[一二三四五六七八九十]校(?!区)|学校|学院|大学|幼儿园|集团|[小中附]{PLACE}"
)
GONE = re.compile(r"(?:原|撤销的?|停办的?|接收|接下|接管|吃下|收了|并入的?|腾出的?|租用|借用|毗邻|紧邻|隔壁)$")
BARRED = re.compile(
    r"误|同名|移交|更名|改名|无关|无隶属|关系|不是|并非|独立(?:建制|法人|办学)|析出|剥离|某|其他|外校|对手|[冠亚季]军|[获得夺]|奖|联赛|帮扶|结对"
)
BECOMES = re.compile(r"(?:成为|改为|改作|改成|变成|转为|设为|划为|成了|挂牌为?)了?[^,，。;；]{0,2}$")
GROUNDS = re.compile(r"[。;；]|并入|撤|合并|校舍|旧址|原址|老校区|操场|食堂|腾|不(?:是|会|再成)|没有")
LEAST = 3
OWNER = re.compile(r"(?:小学|中学|幼儿园|学校|中心校)的[“\"]?$")
CAMPUS = re.compile(PLACE)
CONFIDENCE = 0.76


def read_campuses(
    sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]], by_key: Mapping[str, Entity], frame: Frame
) -> Iterator[Claim]:
    """A claim for every mention of a bare campus that stands behind a school, or in the document of one.

    Right behind the school's name it is the end of a longer name.
    """
    campuses = {key for key, one in by_key.items() if one.kind is Kind.SCHOOL and CAMPUS.search(fold_text(one.name))}
    bare = {key for key in campuses if is_bare(by_key[key], by_key)}
    if not bare:
        return
    voice = by_key.get(frame.voice)
    named = {key: owner for key in campuses - bare if (owner := find_parent(by_key[key], by_key))}
    speaks = (frame.voice,) if voice and voice.kind is Kind.SCHOOL and frame.voice not in campuses else ()
    yield from read_becoming(sentences, inside, campuses)
    block = -1
    told: set[str] = set()
    for sentence in sentences:
        block, told, edge = sentence.block, told if sentence.block == block else set(), -1
        parent = speaks or (tuple(told) if len(told) == 1 else ())
        for link in sorted(inside.get(sentence.span.start, ()), key=lambda one: one.mention.span):
            if link.mention.kind is Kind.GROUP:
                parent = ()
            elif link.mention.kind is Kind.SCHOOL and link.keys and not campuses & {*link.keys}:
                told |= {*link.keys}
                parent = parent if is_gone(sentence, link) else link.keys
            elif link.keys and link.keys[0] in named:
                told |= {named[link.keys[0]]}
                parent = (named[link.keys[0]],)
            elif parent and bare & {*link.keys} and stands_alone(sentence, link, edge):
                yield from claim_campus(sentence, link, parent[0])
            edge = link.mention.span.end if link.mention.kind is Kind.SCHOOL else -1


def stands_alone(sentence: Sentence, link: Linked, edge: int) -> bool:
    """Whether a campus is no end of the name before it, which ends at `edge`, nor that of a school of which no name was found: 镇中心幼儿园的|桂溪分园."""
    start = link.mention.span.start
    owner = OWNER.search(sentence.folded, max(0, start - sentence.span.start - 8), start - sentence.span.start)
    return len(link.keys) == 1 and start != edge and (owner is None or edge == start - 1)


def read_becoming(
    sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]], campuses: AbstractSet[str]
) -> Iterator[Claim]:
    """A claim for every school that becomes a campus of another: 后山小学自本学年起成为望江小学的北校区."""
    for sentence in sentences:
        links = [one for one in inside.get(sentence.span.start, ()) if one.mention.kind is Kind.SCHOOL and one.keys]
        if len(links) < LEAST:
            continue
        links.sort(key=lambda one: one.mention.span)
        for before, owner, campus in zip(links, links[1:], links[2:], strict=False):
            gap, tail = text_between(sentence, before, owner), text_between(sentence, owner, campus)
            whole = {*campus.keys} & campuses and not {*before.keys, *owner.keys} & campuses
            if whole and tail in {"", "的"} and BECOMES.search(gap) and not GROUNDS.search(gap):
                yield from claim_campus(sentence, before, owner.keys[0])


def text_between(sentence: Sentence, one: Linked, other: Linked) -> str:
    """The words between two names of a sentence, without quotation marks."""
    return sentence.words_at(Span(one.mention.span.end, other.mention.span.start)).strip('“”"')


def is_gone(sentence: Sentence, link: Linked) -> bool:
    """Whether the words before a school tell that only its buildings are meant: 接收原铁路二中校舍."""
    return GONE.search(sentence.folded, 0, link.mention.span.start - sentence.span.start) is not None


def find_parent(campus: Entity, by_key: Mapping[str, Entity]) -> str:
    """The key of the school whose name a campus bears in front of its own, the longest one; "" where none does."""
    owners = (
        (name, key)
        for key, one in by_key.items()
        if one.kind is Kind.SCHOOL and key != campus.key
        for name in (one.name, *one.aliases)
        if campus.name.startswith(name)
    )
    return max(owners, key=lambda owner: (len(owner[0]), owner), default=("", ""))[1]


def is_bare(entity: Entity, by_key: Mapping[str, Entity]) -> bool:
    """Whether a campus is called without the name of its school, and no other bears its name behind that of a school."""
    name = fold_text(entity.name)
    if not BARE.match(name) or NAMED.search(name):
        return False
    return not any(one.name.endswith(entity.name) for key, one in by_key.items() if key != entity.key)


def drop_denied(derived: Iterable[Statement], sentences: Sequence[Sentence]) -> Iterator[Statement]:
    """The statements that names make, without a campus whose sentence denies all it tells: “二中要挂|万安学校分校|的牌子”,两边都说没有谈过."""
    starts = [sentence.span.start for sentence in sentences]
    for one in derived:
        at = bisect_right(starts, one.evidence[0].span.start) - 1
        if one.predicate is not Predicate.CAMPUS_OF or at < 0 or not is_denied(sentences[at], one.evidence[0].span):
            yield one


def is_denied(sentence: Sentence, span: Span) -> bool:
    """Whether a sentence denies what it tells of the name at a span."""
    start, end = span.start - sentence.span.start, span.end - sentence.span.start
    return bool(weigh_claim(sentence, find_operators(sentence, [span]), start, end)[1] & {"denied"})


def claim_campus(sentence: Sentence, link: Linked, parent: str) -> Iterator[Claim]:
    """The claim that a campus belongs to a school, unless its clause or an operator speaks against it."""
    span = link.mention.span
    quote = widen(span, sentence)
    if BARRED.search(sentence.folded, quote.start - sentence.span.start, quote.end - sentence.span.start):
        return
    place = Span(span.start - sentence.span.start, span.end - sentence.span.start)
    worth, acting = weigh_claim(sentence, find_operators(sentence, [span]), place.start, place.end)
    if worth is Worth.NONE:
        return
    planned = worth is Worth.PLAN or (is_planned_section(sentence, "") and "settled" not in acting)
    modality = Modality.PLANNED if planned else Modality.REALISED
    for key in link.keys:
        yield Claim(key, Predicate.CAMPUS_OF, parent, Qualifiers(), modality, quote, "campus-bare", CONFIDENCE)
