"""Campuses called by a bare name (西校区, 云栖分园): each goes to the school its sentence, or else its document, speaks of."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.fold import fold_text
from kg.model import Entity, Frame, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.claims import Claim, widen
from kg.relate.operators import Worth, find_operators, weigh_claim
from kg.relate.plan_headings import is_planned_section

PLACE = r"(?:[新老]?校区|分校|分园|园区|分部)$"
BARE = re.compile(rf"^(?![设改增含挂作]|本部|总|各|两|三|全|新校区|老校区|原|该|其)[一-鿿]{{1,6}}?{PLACE}")
NAMED = re.compile(
    rf"中学|小学|初中|附|职校|职高|[一二三四五六七八九十实][中小]|学校|学院|大学|幼儿园|集团|[小中附]{PLACE}"
)
GONE = re.compile(r"(?:原|撤销的?|停办的?|接收|接下|接管|吃下|收了|并入的?|腾出的?|租用|借用|毗邻|紧邻|隔壁)$")
BARRED = re.compile(
    r"误|同名|移交|更名|改名|无关|无隶属|关系|不是|并非|独立(?:建制|法人|办学)|析出|剥离|某|其他|外校|对手|[冠亚季]军|[获得夺]|奖|联赛|帮扶|结对"
)
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
            elif parent and bare & {*link.keys} and link.mention.span.start != edge:
                yield from claim_campus(sentence, link, parent[0])
            edge = link.mention.span.end if link.mention.kind is Kind.SCHOOL else -1


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
