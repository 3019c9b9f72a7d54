"""Partnerships told in free wording: pairs with a tie behind, two bodies spoken of as both, lists of pairs, pairing off."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.model import SCHOOLING, Kind, Predicate
from kg.record import record
from kg.relate.claims import Claim
from kg.relate.operators import Worth
from kg.relate.passage import AND, NOTE, Passage, list_parts
from kg.relate.tie_words import BODY, CUE, FOUNDED, FOUNDS, NO_TIE, OF_STAFF, RUN, TIE

WITH = rf"(?<!参)(?:与|和|同|跟|(?:携手|牵手)(?=R?{BODY}))"
BETWEEN = r"[^SGUOP,;。:]"
WITH_ONE = re.compile(
    rf"(?P<with>{WITH})(?P<gap>[^SGUOP,;。:]{{0,8}}?)(?P<other>{RUN})(?P<rest>(?:(?!,(?:与|和|同|跟|携手|牵手))[^SGUO;。]){{0,40}})"
)
WITH_OTHERS = re.compile(rf"{WITH}[^SGUOP,;。:]{{0,8}}?{RUN}")
"""Whom the body of a part was tied with before: 与甲校结对,与乙校共建."""
BOTH = re.compile(r"两[校园家地边]|双方|彼此|二校|两所学校|我们两")
PARTNERS_BOTH = re.compile(rf"{BODY}[^;。]{{0,12}}?{WITH}[^SGUOP,;。:]{{0,8}}?{BODY}{NOTE}{AND}{BODY}{NOTE}$")
"""Before 两校: that these are the partners of a third (甲校与乙、丙|两校结对)."""
ONE_HEAD = ("一长", "一套班子", "一个法人")
"""Before 两校 these name a way of running two schools (一长两校)."""
DASH = re.compile(rf"(?P<one>S){NOTE}\s?(?:—{{1,2}}|–|-{{1,2}}|→|↔|~)\s?(?P<two>R?S)(?P<note>{NOTE})")
OF_PAIRS = re.compile(
    r"结对|对子|手拉手|帮扶|牵手|共建|结成|对口|姊妹|姐妹|友好|伙伴|对接|一对一|签约|帮带|结亲|联姻|协作(?:机制|关系|学校|校)|托举|挂钩|联谊"
)
"""What headings and sentences say that speak of pairs, whose couples a later one names."""
NO_PAIRS = re.compile(r"比赛|对阵|决赛|合并|合署|之间|相[距邻]|同名|并入|联考|分别[由为是获在]|的")
PAIRING = re.compile(r"结对|对子|手拉手|帮扶|牵手|共建|结成|对口|姊妹|友好|伙伴|对接")
APART = re.compile(
    rf"(?P<ones>{RUN}){BETWEEN}{{0,14}}(?:分别|各自|先后|依次){BETWEEN}{{0,16}}?(?P<others>{RUN})(?P<rest>[^SGUO;。]{{0,24}})"
)
PARTNERS = re.compile(
    rf"(?:结对|牵手|帮扶|共建|合作|友好|姊妹)(?:学校|校|园|单位|对象|伙伴)(?:依次|分别|各)(?:是|为|:)(?P<others>{RUN})"
)
ALLIES = re.compile(
    rf"(?P<one>{RUN}){BETWEEN}{{0,10}}?(?:帮着|帮带|牵着|认下的?(?:是)?|结对的是|(?:对口|结对|定点)(?:支援|帮扶|帮带|协作|联系)|结对|"
    rf"的?(?:结对|牵手|帮扶|共建|合作|友好|姊妹)(?:学校|校|园|单位|对象|伙伴)(?:分别)?(?:是|为|有|:)|拜){BETWEEN}{{0,8}}?(?P<others>R?{RUN})"
)
MUTUAL = re.compile(
    rf"(?:^|[,:;])(?:[^SGUOP,;。:]{{0,13}}[^与和同跟SGUOP,;。:])?(?P<list>{RUN})[^SGUO;。,]{{0,16}}?(?:结为|互为|结成|缔结|结对|结下|签[订署下了]|续签|牵手|同台签字|结盟|达成|缔约|合签)"
)
HAN = re.compile(r"[一-鿿]")
PARTY = re.compile(rf"^\s?(?P<which>甲|乙)方\s?[(:：][^SGUO]{{0,12}}(?P<body>{BODY})")
HEAD = re.compile(
    rf"(?:^|[,:;])[^,:;SGUO]{{0,12}}(?<![赴到去往向对在为给从由被与和同跟])(?<!组建)(?<!成立)(?<!加入)(?<!创建)(?:{BODY}的)?(?P<head>{BODY})(?![、和与及同跟])"
)
WITH_US = re.compile(rf"(?P<one>{BODY}){NOTE}[^SGUOP,;。:]{{0,8}}{WITH}(?:我们|咱们?)(?P<rest>[^SGUOP;。]{{0,24}})")
"""A body that is tied with the one that speaks: 金西小学同我们结成姊妹学校."""
OLD_FRIEND = re.compile(
    rf"(?:^|[,:;])[^,:;SGUOP]{{0,6}}(?P<others>R?{RUN})(?:仍|还|本|都|也)?(?:是|算是|系)(?:我[校园]的?|我们的?)?(?:老|多年的)?(?:结对|友好|姊妹|姐妹|手拉手|协作|搭档|朋友|伙伴|亲戚)[^,;。SGUOP]{{0,6}}(?=$|[,;])"
)
"""Who is told to be an old friend of the body that speaks: 后山小学是老结对,今年又续了两年."""
BEFRIENDED = re.compile(
    rf"(?:^|[,:;])[^,:;SGUOPR原曾]{{0,12}}(?:结的对子|认的亲|(?:结对|友好|姊妹|姐妹|手拉手)(?:学校|单位|[校园])|的(?:朋友|伙伴|远亲))[则还也就]?[是叫为](?:R{{1,3}}的)?(?P<others>R?{RUN})(?=$|[,;。])"
)
"""Whom the body that speaks tells its partner to be: 新结的对子是临川市的前坪中学."""
ADDED = re.compile(
    rf"(?:添|多|增加|新增|结识|认识|结交|迎来|有)了?[^,;。SGUOP]{{0,14}}(?:亲|朋友|伙伴|兄弟|姊妹|姐妹|结对|手拉手|友好)?[^,;。SGUOP]{{0,6}}(?::|,(?:就|它|那)?(?:是|叫))(?P<others>R?{RUN}),?(?P<rest>[^SGUO;。]{{0,20}})"
)
"""A partner that has come to those of the one told of: 今年又添了一门远亲:后山小学,七月签的协议."""
AREAS = re.compile(
    r"(?P<one>[RU])(?:与|和|同|跟|是)(?:R(?=[RU]))?(?P<two>[RU])(?![SGOPRU])[^SGUOPR,;。]{0,16}?(?:签|结对|结为|对口|协作|商定|合办|结成)"
)
UNNAMED = re.compile(r"集团|学区|联盟|共同体|县|市|区|镇|局|支部|团委|社|队|双方|两|中心|部门|处|组")
FRESH = re.compile(
    r"[(]?(?:[一二三四五六七八九十]是|第[一二三四]|其[一二三四]|[①②③④⑤]|[\d一二三四五六甲乙丙丁戊]+[.、)])"
)
COUPLE = rf"{BODY}{NOTE}(?:与|和|同|跟|对|配)R?{BODY}{NOTE}"
COUPLES = re.compile(rf"{COUPLE}(?:[、,]R?{COUPLE})+(?P<rest>[^SGUO;。]{{0,30}})")
PAIR = re.compile(rf"{DASH.pattern}|{COUPLES.pattern}".replace("<one>", "<first>").replace("<rest>", "<last>"))
SELF = re.compile(r"[^SGUO]{0,8}(?:学校|我校|我园|该校|该园|本校|校方|园方|幼儿园|园里|校里)")
PLAN = re.compile(r"待|拟|尚|将(?!S)|计划|打算|意向|延期|准备")


@dataclass(slots=True)
class Memory:
    """What a paragraph has told so far: the body it is about, the bodies named last, the first party of a contract."""

    block: int = -1
    heads: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    paired: bool = False
    pairing: bool = False
    """Whether its headings or what it has told so far speak of pairs."""


@record
class Tie:
    """Pairs of bodies, where that is told, and where its verb begins."""

    pairs: tuple[tuple[str, str], ...]
    told: tuple[int, int]
    trigger: int
    rule: str
    planned: bool = False


def read_ties(passage: Passage, memory: Memory) -> Iterator[Claim]:
    """The partnerships that a passage tells freely."""
    if (memory.block, memory.heads) != (passage.sentence.block, passage.setting.heads):
        memory.heads = passage.setting.heads
        memory.block, memory.topic, memory.last, memory.met, memory.listed = passage.sentence.block, (), (), (), ()
        memory.pairing = OF_PAIRS.search("".join(passage.setting.heads)) is not None
        if passage.setting.voice_kind in SCHOOLING:
            memory.topic = (passage.setting.voice,)
    memory.pairing = memory.pairing or OF_PAIRS.search(passage.words) is not None
    if CUE.search(passage.words) or memory.paired or (memory.pairing and PAIR.search(passage.words)):
        for part in list_parts(passage):
            for one in find_ties(passage, *part.span(), memory):
                yield from claim_tie(passage, one)
            remember(passage, *part.span(), memory)
    head = HEAD.search(passage.words) if passage.setting.voice_kind is not Kind.AUTHORITY else None
    if head and passage.words[head.start("head")] in "SG" and not is_own_group(passage, head.start("head")):
        memory.topic = passage.keys(head.start("head"))
    remember(passage, 0, len(passage.words), memory)
    memory.paired = PAIRING.search(passage.words) is not None and passage.words.rstrip().endswith(":")


def is_own_group(passage: Passage, at: int) -> bool:
    """Whether a school that speaks tells of the group it is in by the mere word: 共同体由甲校牵头,九家盟校."""
    return passage.setting.voice_kind is Kind.SCHOOL and passage.links[at].mention.rule.startswith("pronoun")


def remember(passage: Passage, start: int, end: int, memory: Memory) -> None:
    """Keep the two bodies named last."""
    named = [
        key for at, one in passage.links.items() if start <= at < end and passage.words[at] in "SGO" for key in one.keys
    ]
    if named:
        runs = [
            list_bodies(passage, *run.span()) for run in re.finditer(RUN, passage.words[:end]) if run.start() >= start
        ]
        memory.listed = max(runs, key=len, default=())
        memory.met = next((run for run in runs if len(run) == 2), memory.met)
        memory.last = tuple(dict.fromkeys(reversed((*memory.last, *named))))[:2]


def find_ties(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Tie]:
    """The ties of one part, by each way of telling one."""
    words = passage.words[start:end]
    yield from find_parties(passage, start, end, memory)
    yield from find_dashes(passage, start, end, memory)
    if NO_TIE.search(words):
        return
    yield from find_couples(passage, start, end, memory)
    yield from find_apart(passage, start, end, memory)
    if not any(TIE.search(match.group()) for one in (APART, COUPLES) for match in one.finditer(words)):
        yield from find_with(passage, start, end, memory)
        yield from find_own(passage, start, end)
        yield from find_allies(passage, start, end)
        yield from find_mutual(passage, start, end)
        yield from find_both(passage, start, end, memory)
        yield from find_areas(passage, start, end)


def list_bodies(passage: Passage, start: int, end: int) -> tuple[str, ...]:
    """The keys of all bodies between two signs, each once."""
    return tuple(
        dict.fromkeys(key for at in range(start, end) if passage.words[at] in "SGUO" for key in passage.keys(at))
    )


def find_with(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Tie]:
    """A body with another and a tie behind: 望江中学去年又同后山小学签了协议."""
    words = passage.words
    for match in WITH_ONE.finditer(words, start, end):
        tie = TIE.search(match["rest"]) or (match["with"] in {"携手", "牵手"} and TIE.search(match["with"]))
        clause = words.rfind(",", start, match.start()) + 1
        own = TIE.search(words, max(start, clause, match.start() - 12), match.start())
        if not tie or own or founds_group(words, match.end("rest")) or OF_STAFF.match(match["rest"]):
            continue
        ones = choose_ones(passage, start, match.start(), memory)
        others = list_bodies(passage, *match.span("other"))
        pairs = tuple((one, other) for one in ones for other in others if one != other)
        yield Tie(pairs, (max(start, clause), match.end()), match.start(), "tie-with")


def find_own(passage: Passage, start: int, end: int) -> Iterator[Tie]:
    """Partners of the school or group that speaks: 金西小学同我们结成姊妹学校; 又添了一门远亲:金西小学,七月签的协议."""
    if passage.setting.voice_kind not in SCHOOLING:
        return
    voice = passage.setting.voice
    for match in WITH_US.finditer(passage.words, start, end):
        if TIE.search(match["rest"]):
            one = passage.keys(match.start("one"))[0]
            yield Tie(((one, voice),), match.span(), match.start("rest"), "tie-own")
    friends = [*OLD_FRIEND.finditer(passage.words, start, end), *BEFRIENDED.finditer(passage.words, start, end)]
    for match in friends:
        if match.re is OLD_FRIEND or not re.search(BODY, passage.words[start : match.start()]):
            pairs = tuple((voice, other) for other in list_bodies(passage, *match.span("others")))
            yield Tie(pairs, match.span(), match.end("others"), "tie-own")
    for match in ADDED.finditer(passage.words, start, end):
        if TIE.search(match["rest"]) and not re.search(BODY, passage.words[start : match.start()]):
            others = list_bodies(passage, *match.span("others"))
            pairs = tuple((voice, other) for other in others)
            yield Tie(pairs, match.span(), match.start("rest"), "tie-own")


def founds_group(words: str, end: int) -> bool:
    """Whether what is tied up to a place goes on with a group, so that its members are told: 与后山小学结成滨河联盟."""
    return words[end : end + 1] == "G" and FOUNDED.search(words, 0, end) is not None


def choose_ones(passage: Passage, start: int, end: int, memory: Memory) -> tuple[str, ...]:
    """Who ties with the one named behind: the list right before 与, else the head of the clause or of the part, else the topic."""
    words = passage.words
    beside = re.search(rf"({RUN})$", words[start:end])
    if beside:
        return list_bodies(passage, start + beside.start(), end)
    if words[end - 1 : end] == "R":
        return passage.keys(end - 1)
    clause = max(words.rfind(",", start, end) + 1, start)
    near = re.search(rf"^[^SGUOP]{{0,14}}({RUN})[^SGUOP]{{0,20}}$", words[clause:end])
    if near:
        return list_bodies(passage, clause + near.start(1), clause + near.end(1))
    lead = words[clause:end]
    if fresh := FRESH.match(lead):
        own = passage.setting.voice_kind in SCHOOLING and not UNNAMED.search(lead, fresh.end())
        return (passage.setting.voice,) if own else ()
    if UNNAMED.search(lead):
        return ()
    head = HEAD.search(words, start, end)
    if head and (SELF.match(lead) or not re.search(BODY, lead)):
        return passage.keys(head.start("head"))
    return () if re.search(rf"{BODY}|P", WITH_OTHERS.sub("", words[start:end])) else memory.topic


def find_areas(passage: Passage, start: int, end: int) -> Iterator[Tie]:
    """Areas or their offices that work together: 青陵县与临川市签了协作协议."""
    for match in AREAS.finditer(passage.words, start, end):
        one, two = passage.keys(match.start("one")), passage.keys(match.start("two"))
        yield Tie(((one[0], two[0]),), match.span(), match.start("two"), "tie-areas")


def find_apart(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Tie]:
    """Two lists of one length that pair off: 甲校、乙校分别与丙校、丁校结对."""
    for match in APART.finditer(passage.words, start, end):
        if not TIE.search(match.group()):
            continue
        ones, others = list_bodies(passage, *match.span("ones")), list_bodies(passage, *match.span("others"))
        if len(ones) == len(others) > 1:
            yield Tie(tuple(zip(ones, others, strict=True)), match.span(), match.end("ones"), "tie-apart")
    for match in PARTNERS.finditer(passage.words, start, end):
        others = list_bodies(passage, *match.span("others"))
        if len(others) == len(memory.listed) > 1:
            yield Tie(tuple(zip(memory.listed, others, strict=True)), match.span(), match.start(), "tie-apart")


def find_couples(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Tie]:
    """Couples in a row with one tie: 甲校与乙校、丙校与丁校先后签约; or schools in couples where pairs are spoken of before."""
    for match in COUPLES.finditer(passage.words, start, end):
        paired = memory.pairing and not re.search("[UGO]", match.group()) and not NO_PAIRS.search(match["rest"])
        if (
            paired
            or TIE.search(match["rest"])
            or TIE.search(passage.words, max(start, match.start() - 16), match.start())
        ):
            bodies = [passage.keys(at)[0] for at in range(*match.span()) if passage.words[at] in "SGUO"]
            yield Tie(tuple(zip(bodies[::2], bodies[1::2], strict=True)), match.span(), match.start(), "tie-couples")


def find_allies(passage: Passage, start: int, end: int) -> Iterator[Tie]:
    """A body that helps others, or whose partners are named: 望江中学的结对学校是后山小学."""
    for match in ALLIES.finditer(passage.words, start, end):
        ones, others = list_bodies(passage, *match.span("one")), list_bodies(passage, *match.span("others"))
        if (len(ones) == 1 or len(others) == 1) and not FOUNDS.match(passage.words, match.end()):
            yield Tie(
                tuple((one, other) for one in ones for other in others), match.span(), match.end("one"), "tie-ally"
            )


def find_mutual(passage: Passage, start: int, end: int) -> Iterator[Tie]:
    """Two bodies of one list tied with each other: 望江中学、后山小学结为友好学校."""
    for match in MUTUAL.finditer(passage.words, start, end):
        bodies = list_bodies(passage, *match.span("list"))
        near = passage.words[match.end("list") : match.end() + 24]
        if re.search(rf"{WITH}[^,;。]{{0,8}}[SGUOR]", near) or re.match(
            BODY, passage.words[match.end() : match.end() + 1]
        ):
            continue
        if len(bodies) == 2 and TIE.search(near):
            yield Tie(tuple(combinations(bodies, 2)), match.span(), match.end("list"), "tie-mutual")


def find_both(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Tie]:
    """Two bodies named before and then spoken of as both: 两校去年签了结对协议."""
    words = passage.words
    for at in range(start, end):
        both = words[at] == "S" and passage.links[at].mention.rule == "pronoun-both"
        if not both and not BOTH.match(words, at):
            continue
        clause = re.match(r"[^;。]{0,40}", words[at + 1 : end])
        if not clause or not TIE.search(clause.group()) or re.search(BODY, clause.group()):
            continue
        if PARTNERS_BOTH.search(words, start, at) or words.endswith(ONE_HEAD, start, at):
            continue
        bodies = list_bodies(passage, start, at) if at > start else ()
        bodies = bodies if len(bodies) == 2 else memory.met or (passage.keys(at) if both else memory.last)
        if len(bodies) == 1:
            bodies = (*memory.topic, *bodies)
        if len(bodies) == 2:
            yield Tie(tuple(combinations(bodies, 2)), (start, min(end, at + 30)), at, "tie-both")
        return


def find_dashes(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Tie]:
    """Pairs joined by a dash where pairing is spoken of: 望江中学—后山小学."""
    for match in DASH.finditer(passage.words, start, end):
        if (
            PAIRING.search(passage.words[:start] + passage.words[start : match.start()])
            or memory.paired
            or (memory.pairing and not HAN.match(passage.words, match.end()))
        ):
            one, two = passage.keys(match.start("one")), passage.keys(match.end("two") - 1)
            planned = PLAN.search(match["note"]) is not None
            yield Tie(((one[0], two[0]),), match.span(), match.start(), "tie-dash", planned)


def find_parties(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Tie]:
    """The two parties of a contract, each in a line of its own."""
    party = PARTY.match(passage.words[start:end])
    if not party:
        return
    body = passage.keys(start + party.start("body"))
    if party["which"] == "甲":
        memory.party = body
    elif memory.party and memory.party != body:
        yield Tie(((memory.party[0], body[0]),), (start, end), start, "tie-parties")
        memory.party = ()


def claim_tie(passage: Passage, one: Tie) -> Iterator[Claim]:
    """A claim for every pair of a tie, unless an operator forbids it."""
    worth, _ = passage.weigh(one.trigger, one.told[1], ignored="约定")
    if worth is Worth.NONE:
        return
    planned = worth is Worth.PLAN or one.planned or passage.setting.headed
    for first, second in one.pairs:
        if first != second:
            yield passage.claim((first, Predicate.PARTNERS_WITH, second), one.told, one.rule, planned=planned)
