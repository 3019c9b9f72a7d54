"""Who takes part in an occasion, told freely: 在…上作交流发言, 到会讲话, 代表我县出战…, 参赛."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from kg.gate import lead
from kg.model import SCHOOLING, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, SentenceKind, Span
from kg.relate.chunk import Chunk
from kg.relate.claims import Claim, widen
from kg.relate.house import House
from kg.relate.operators import Worth, find_operators, weigh_claim
from kg.relate.seats import Told

GOES = re.compile(
    r"参加|参与|参评|参赛|参展|参演|出席|列席|观摩|亮相|出战|出征|应战|征战|角逐|逐鹿|应邀|受邀|代表|组队|组团|选送|选派|派出|带队|率队|领队|奔赴|赶赴|[远]?赴|备战|献艺|问鼎"
)
"""What takes the occasion as its object."""
SPEAKS = lead(
    r"(?:作|做)[^,。;:]{0,14}(?:报告|讲座|发言|交流|分享|介绍|点评|展示|说课|演讲|主讲)|(?:到会|大会|即席|先后|典型|交流|登台|上台|现场|书面|会上|分别|专题|作了?)(?:发言|讲话|致辞|交流|分享|展示|表演|演出|作画|授课|宣讲)|发言|登台|上台|同台(?!的(?!还?有))|献演|献唱|与会|到会|参会|参赛|参演|参展|赴会|出席|出场|出战|应战|致辞|(?:担任|坐进|任)[^,。;]{0,4}(?:评委|裁判)|介绍经验|介绍了?[^,。;]{0,8}(?:经验|做法)|主旨报告|领奖|亮相"
)
"""What may be said of somebody at the occasion told last."""
LISTED = re.compile(r"(?:老师|同志|校长)?[、和与及]")
REFERS = re.compile(
    r"(?:参加|出席|列席|见证|参与)了?(?:此次|本次|这次|该|当[日天]的?)?(?:揭牌|签约|启动|授牌|开班|开园|成立|聘任|挂牌|座谈|拜师|捐赠|表彰|开学|落成|奠基|颁奖)?(?P<kind>仪式|典礼|大会|会议|座谈会)"
)
"""That somebody is at the occasion told last, which is called by its class word alone."""
ROLL_CALL = re.compile(
    r"(?:出席|参加|到会|与会|列席)[^,;。:]{0,40}的(?:还|主要)?(?:领导|嘉宾|专家|人员|同志|代表|来宾|和)*(?:还|主要|分别)?(?:有|包括|为|是)"
)
"""What opens a list of those who are there: 出席揭牌仪式的有…."""
CUT = re.compile("(?:合作|战略|结对|共建|联合|框架)$")
OTHERS = re.compile(r"(?:同志|负责人|代表|教师|师生|校长|人员|领导|成员|干部|家长|学生|专家)$")
"""How a clause ends that names no one of those who are there: ,教研室有关同志,."""
BLOCKED = re.compile(
    r"未|没|不(?!断|仅|但|少|同)|弃赛|退赛|退出|取消|无缘|缺席|请假|落选|名单外|止步|因故|候补|号召|动员|要求|鼓励|通知|邀请函|报名|辅导|讨论|议定|欢迎|邀请(?!赛)|缺席|原本|本要|推荐参"
)
AT = re.compile(r"[在于][^,。;:]{0,8}$")
AWAY = re.compile(r"(?:[在于赴到往与和向给]|代表|来自|前往|参观了?|参加了?|出席了?|观摩了?|来自[^,;。]{1,6}的|对|由)$")
"""What stands before one who does not take part but is gone to or stood for."""
OWN = re.compile(
    r"^[^,;。]{0,8}?(?:学校|我校|本校|我园|本园|我们?|(?<![一-鿿])校)[^,;。]{0,10}(?:队|团|社|师生|学生|教师|选手|名|[他她]们)"
)
SENT = re.compile(
    r"^[^一-鿿]*(?:[\d年月日]*)(?:还|又|并|先后|积极|多次|认真|精心)*(?:组织|选派|组队|派出|选送|率队|带领|组团|参加|参与)"
)
"""How a clause begins whose document's own body takes part."""
SENDS = re.compile(r"^[^一-鿿]*(?:还|又|并|先后|积极)*(?:选派|派出|选送|组队|组团)")
"""What a body does, though the clause before may name its head."""
CARRIED = 3
"""How many characters may stand before the cue of a clause whose doer the clause before names."""
INSIDE = re.compile(r"^[^,。;:]{0,3}(?:上|中|里|期间|现场|活动)")
EVENT = Kind.EVENT
TITLES = frozenset({SentenceKind.TITLE, SentenceKind.HEADING})
SPEECH = re.compile(r"上的?(?:[一-鿿]{0,4})?(?:讲话|致辞|致词|发言|演讲|报告)")
NEAR_TITLE = 3
LONGEST_BYLINE = 40
"""So many sentences behind its title at most, and so long, is the line that tells whose a speech is."""
Clause = tuple[int, int]
VERBAL = re.compile(r"[是由为对向把被让请邀与和]|指导|带领|陪同|由于|获|评|颁|:")
CLAUSE_END = frozenset(",;。:")
DOERS = frozenset({Kind.PERSON, Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.AREA, Kind.ORGANISATION})


def find_attendance(told: Sequence[Told], hosts: AbstractSet[tuple[str, str]], house: House | None) -> Iterator[Claim]:
    """The claims of taking part; `hosts` are the pairs of who holds an occasion and the occasion, `house` as for `find_homes`."""
    yield from read_speech(told, hosts)
    event: Linked | None = None
    block = -1
    for scene in told:
        if scene.sentence.block != block:
            event, block = None, scene.sentence.block
        told_here, event = read_scene(scene, event, house)
        for key, other, clause in told_here:
            if (key, other.keys[0]) not in hosts:
                yield from claim_part(key, other, scene, clause)


def read_scene(
    scene: Told, event: Linked | None, house: House | None
) -> tuple[Sequence[tuple[str, Linked, Clause]], Linked | None]:
    """Who takes part in what by which clause of a sentence, and the occasion told last; `event` is that of the sentences before."""
    found: list[tuple[str, Linked, Clause]] = []
    before: tuple[Linked, ...] = ()
    roster: tuple[Linked, ...] = ()
    for clause in split_clauses(scene.chunks):
        here = [one for chunk in scene.chunks[slice(*clause)] for one in chunk.members if one.mention.kind is EVENT]
        doers = list_doers(scene, clause)
        event = (here[-1] if is_whole(here[-1], scene) else None) if here else event
        called = call_roll(scene, clause) if event is not None else ()
        if called and event is not None:
            found += [(key, event, clause) for one in called for key in one.keys]
            break
        if roster and names_others(scene, clause):
            continue
        if is_entry(scene, clause, doers):
            roster += doers
            continue
        if event is not None:
            listed = (*roster, *doers) if doers and doers[0].mention.kind is Kind.PERSON else doers
            told_of = here or ([event] if refers_to(clause_words(scene, clause), event) else [])
            keys = find_takers(scene, clause, told_of, listed or roster or before, carried=not doers, house=house)
            found += [(key, event, clause) for key in keys]
        before, roster = (*roster, *doers) or before, ()
    return found, event


def is_whole(event: Linked, scene: Told) -> bool:
    """Whether the name of an occasion is not cut off from what two do at it (合作|协议签约仪式)."""
    return not CUT.search(scene.sentence.folded[: event.mention.span.start - scene.sentence.span.start])


def call_roll(scene: Told, clause: Clause) -> Sequence[Linked]:
    """The persons of a list that a clause opens (出席揭牌仪式的有…), up to a clause that tells something else."""
    opened = ROLL_CALL.match(clause_words(scene, clause))
    if not opened or BLOCKED.search(opened.group()):
        return ()
    found: list[Linked] = []
    edge = scene.chunks[clause[0]].span.start + opened.end()
    for chunk in scene.chunks[clause[0] :]:
        if chunk.code in "。;" or (chunk.span.start >= edge and chunk.words in {"由", "为", "向", "对"}):
            break
        if chunk.span.start >= edge:
            found += [one for one in chunk.members if one.mention.kind is Kind.PERSON]
    return found


def names_others(scene: Told, clause: Clause) -> bool:
    """Whether a clause between those of a list names nobody, but others who are there too: ,教研室有关同志,."""
    named = any(
        one.mention.kind in {Kind.PERSON, EVENT} for chunk in scene.chunks[slice(*clause)] for one in chunk.members
    )
    words = clause_words(scene, clause)
    return not named and OTHERS.search(words) is not None and not VERBAL.search(words)


def refers_to(words: str, event: Linked) -> bool:
    """Whether a clause tells of the occasion told last by its class word alone: 等领导参加|仪式."""
    found = REFERS.search(words)
    return found is not None and event.mention.name.endswith(found["kind"])


def read_speech(told: Sequence[Told], hosts: AbstractSet[tuple[str, str]]) -> Iterator[Claim]:
    """Who gives a speech by whose title he gives it at an occasion: 在全县教育大会上的讲话 / 县教育局局长　李晓兰."""
    head = told[0] if told else None
    if head is None or head.sentence.kind not in TITLES or not SPEECH.search(head.sentence.folded):
        return
    events = [one for chunk in head.chunks for one in chunk.members if one.mention.kind is EVENT]
    for scene in told[1:NEAR_TITLE]:
        people = [one for chunk in scene.chunks for one in chunk.members if one.mention.kind is Kind.PERSON]
        if len(people) == 1 and events and len(scene.sentence.folded) <= LONGEST_BYLINE:
            key = people[0].keys[0]
            if (key, events[-1].keys[0]) not in hosts:
                yield from claim_part(key, events[-1], scene, (0, len(scene.chunks)), spoken=True)
            return


def is_entry(scene: Told, clause: Clause, doers: Sequence[Linked]) -> bool:
    """Whether a clause only names somebody with their post, as one of several whom the next clause tells of."""
    last = scene.chunks[clause[1] - 1]
    if not doers or not any(one.mention.kind is Kind.PERSON for one in last.members):
        return False
    words = scene.sentence.folded[scene.chunks[clause[0]].span.start - scene.sentence.span.start :]
    return not VERBAL.search(words[: last.span.start - scene.chunks[clause[0]].span.start])


def find_takers(
    scene: Told, clause: Clause, here: Sequence[Linked], doers: Sequence[Linked], *, carried: bool, house: House | None
) -> Sequence[str]:
    """The keys of those of whom a clause says that they take part; `carried` doers stand in the clause before."""
    words = clause_words(scene, clause)
    cue = find_cue(words, here, scene)
    if cue < 0 or BLOCKED.search(words):
        return ()
    if carried and OWN.match(words):
        return house.keys if house else ()
    told = scene.sentence.folded[: scene.chunks[clause[0]].span.start - scene.sentence.span.start]
    if carried and SENT.match(words) and not ("她" in told or "他" in told):
        setting = scene.setting
        own = setting.voice if setting.voice_kind in SCHOOLING else setting.area or setting.voice
        led = SENDS.match(words) and all(one.mention.kind is Kind.PERSON for one in doers)
        return (own,) if own and (led or not doers) else [key for one in doers for key in one.keys]
    if carried and cue > CARRIED and not words.startswith(("在", "于", "并在", "还在")):
        return ()
    return [key for one in doers for key in one.keys]


def split_clauses(chunks: Sequence[Chunk]) -> Iterator[Clause]:
    """The runs of chunks between commas and other marks."""
    start = 0
    for place, chunk in enumerate(chunks):
        if chunk.code in CLAUSE_END:
            if place > start:
                yield start, place
            start = place + 1
    if start < len(chunks):
        yield start, len(chunks)


def clause_words(scene: Told, clause: Clause) -> str:
    """The folded words of a clause."""
    shift = scene.sentence.span.start
    first, last = scene.chunks[clause[0]].span.start, scene.chunks[clause[1] - 1].span.end
    return scene.sentence.folded[first - shift : last - shift]


def find_cue(words: str, here: Sequence[Linked], scene: Told) -> int:
    """Where a clause says that somebody takes part, in the occasion it names or in the one told before; -1 if it does not."""
    if not here:
        found = SPEAKS.search(words)
        return found.start() if found else -1
    shift = scene.sentence.span.start
    span = here[-1].mention.span
    if span.start < shift and (meant := REFERS.search(words)):
        return meant.start()
    before, after = scene.sentence.folded[: span.start - shift], scene.sentence.folded[span.end - shift :]
    if AT.search(before) and INSIDE.match(after):
        found = SPEAKS.search(words) or GOES.search(words)
    else:
        found = GOES.search(re.split(r"[,;。:]", before)[-1])
    return found.start() if found else -1


TEAM_LED = re.compile("(?:老师|教练|同志)?(?:带队|率队|领队|挂帅)(?=,)")
"""Behind who leads the team of a school: it is the school that takes part."""


def list_doers(scene: Told, clause: Clause) -> tuple[Linked, ...]:
    """Who heads a clause: its first persons and those of one list with them, else its first bodies, before any occasion it names."""
    bodies: tuple[Linked, ...] = ()
    people: tuple[Linked, ...] = ()
    edge, shift = 0, scene.sentence.span.start
    for chunk in scene.chunks[slice(*clause)]:
        if any(one.mention.kind is EVENT for one in chunk.members):
            break
        here = tuple(one for one in chunk.members if one.mention.kind is Kind.PERSON)
        if here and people and not goes_on(scene.sentence.folded[edge - shift : chunk.span.start - shift]):
            break
        if here:
            people, edge = (*people, *here), chunk.span.end
            if bodies and TEAM_LED.match(scene.sentence.folded, edge - shift):
                return bodies
        fit = tuple(one for one in chunk.members if one.mention.kind in DOERS)
        if fit and bodies and fit[0].mention.kind is Kind.AREA is bodies[-1].mention.kind:
            bodies = join_areas(bodies, fit, scene.sentence)
        elif fit and not bodies and not AWAY.search(scene.sentence.folded[: chunk.span.start - shift]):
            bodies = fit
    return people or bodies


def join_areas(before: tuple[Linked, ...], after: tuple[Linked, ...], sentence: Sentence) -> tuple[Linked, ...]:
    """The areas of a list, each by its narrowest name: 上海市青浦区、浙江省长兴县 are two; what no mark joins is left out."""
    between = sentence.words_at(Span(before[-1].mention.span.end, after[0].mention.span.start))
    if not between:
        return (*before[:-1], *after)
    return (*before, *after) if between in {"、", "和", "与", "及"} else before


def goes_on(way: str) -> bool:
    """Whether the words between two persons are those of a list: 、教育装备负责人、望江中学校长."""
    return LISTED.match(way) is not None and not VERBAL.search(way)


def claim_part(key: str, event: Linked, scene: Told, clause: Clause, *, spoken: bool = False) -> Iterator[Claim]:
    """The claims of one who takes part, unless an operator forbids them; whoever has `spoken` there plans nothing."""
    shift = scene.sentence.span.start
    span = Span(scene.chunks[clause[0]].span.start, scene.chunks[clause[1] - 1].span.end)
    operators = find_operators(scene.sentence, [chunk.span for chunk in scene.chunks if chunk.members])
    worth, _ = weigh_claim(scene.sentence, operators, span.end - shift - 1, span.end - shift)
    if worth is Worth.NONE:
        return
    planned = not spoken and (worth is Worth.PLAN or scene.setting.planned)
    for target in event.keys:
        yield Claim(
            key,
            Predicate.TAKES_PART_IN,
            target,
            Qualifiers(),
            Modality.PLANNED if planned else Modality.REALISED,
            widen(span, scene.sentence),
            "attends",
            0.7,
        )
