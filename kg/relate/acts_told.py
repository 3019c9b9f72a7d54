"""Who holds, carries out or issues something where the wording is free: doers behind what they do, by what they are called, and lists."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Entity, Frame, Kind, Linked, Modality, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate.act_cues import PREDICATES, SIGNS, THINGS, VERBS, ActCues, load_act_cues
from kg.relate.act_lists import extend_lists
from kg.relate.act_own import PART, list_left, list_own
from kg.relate.act_scene import Scene, make_scene
from kg.relate.claims import Claim, widen
from kg.relate.operators import Operator, Worth, find_operators, weigh_claim
from kg.relate.plan_headings import is_planned_section

BEHIND = re.compile(
    r"(?:了|过|完成)?的(?P<gap>(?:[^,;。:A-Z]|A){0,20}?)(?P<thing>[EMD](?:(?:、|和|与|及|以及)?[EMD])*)"
)
THIS = re.compile(r"(?:这[项次场届个]|这一|该项?|此次|本次)[^,;。:]{0,2}$")
AGAIN = re.compile(
    r"(?:了|过)?的(?P<this>这[项次场届个]|该|此次|本次)?[^,;。:]{0,4}?(?:赛事|比赛|大赛|竞赛|活动|盛会|会议|论坛|展演|运动会|盛事)"
)
"""What a clause calls an occasion again that the sentence before names: 这项由甲局主办、乙局承办|的赛事."""
FOUNDS = re.compile(r"(?:了)?(?:组建|成立|组成|建立|拉起|搞一个|搭建|的?(?:集团|联盟|学区|共同体|校长|专班|小组))")
GOING = re.compile(r"参加|参赛|参与|出席|观摩|[选奔开]?赴|参评|备战|应邀|宣传|收看|观看|学习|获|荣|夺|入选|为$")
SAID = {
    "E": re.compile(r"活动|论坛|[大竞决联球]?赛|展演|会议?|节|评[比选]|仪式|典礼|征文|比武"),
    "M": re.compile(r"课题|项目|工程|行动|计划|课程|活动|试点|制度|机制|模式|做法|改革|教育|讲堂|该"),
    "D": re.compile(r"文件|方案|规划|办法|细则|书|教材|读本|论文|一文|意见|纲要|清单|手册|册|文章|指引|校史|通知"),
}
"""What a clause calls a thing again that it does not name."""
STAGED = re.compile(r"戏|舞|合唱|表演|节目|演唱|朗诵|曲|歌|相声|小品|执教|[说听评上]课|优质课|赛课|课例|[演弹奏唱]")
TITLED = re.compile(
    r"(?:通知|决定|意见|办法|方案|规划|纲要|通报|请示|章程|细则|条例|标准|公告|函|计划|预案|制度|报告|清单|指南)(?:\([^()]*\))?$"
)
BESIDE = re.compile(r"(?P<who>[SGUO](?:[、和与][SGUO])*)(?P<thing>[MD]|(?:\d{4}年)?E)")
LED = re.compile(r"(?:^|[,;。:、.)\s])[^,;。:A-Z在到对向由从去是]{0,12}$")
"""How a clause leads to the body whose occasion takes place: 近日,|望江小学第十届读书节开幕."""
LONGER = re.compile(r"R[一-鿿]")
"""An area at the head of a name that was not found, or of which something is said: 区里的大赛."""
ITEM = re.compile(r"\W?(?:[一二三四五六七八九]是|第[一二三四五六七八九][,、])")
CONFIDENCE = 0.74
REACH = 2
"""How many sentences back in its paragraph a thing may stand that a clause calls again."""


@record
class Told:
    """Doers and things of one sign, with the stretch of the scene that tells of them and where its verb stands."""

    doers: tuple[str, ...]
    things: tuple[str, ...]
    sign: str
    start: int
    end: int
    verb: int
    rule: str


@dataclass(slots=True)
class Memory:
    """The things that the sentences before name last, by sign, with their age in sentences."""

    block: int = -1
    things: dict[str, tuple[tuple[str, ...], int]] = field(default_factory=dict)


def read_acts(
    sentences: Iterable[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    by_key: Mapping[str, Entity],
    frame: Frame,
    told: Sequence[Claim],
) -> list[Claim]:
    """The claims that sentences make in free wording of occasions, initiatives and documents.

    A thing that `told` or a sentence gives to somebody is not given to the body that speaks too.
    """
    reader = ActReader(by_key, frame)
    known = {(one.subject, one.object) for one in told if one.predicate in THINGS}
    by_start = sorted((one for one in told if one.predicate in THINGS), key=lambda one: one.span.start)
    starts = [one.span.start for one in by_start]
    found: list[Claim] = []
    named = []
    for sentence in sentences:
        links = [link for link in inside.get(sentence.span.start, ()) if link.keys]
        reader.turn(sentence)
        acting = any(SIGNS[link.mention.kind] in PREDICATES for link in links)
        if not links or not (acting or reader.memory.things):
            people = [one for one in links if one.mention.kind is Kind.PERSON]
            if people:
                reader.memory.things["P"] = (people[-1].keys, 0)
            continue
        scene = make_scene(sentence, links)
        here = by_start[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        fresh = list(reader.read(scene, links))
        if acting:
            fresh += extend_lists(scene, [*here, *fresh])
            named.append((scene, links))
        found.extend(one for one in fresh if (one.subject, one.object) not in known)
    taken = {one.object for one in (*told, *found)}
    mine = {frame.voice, frame.area}
    held = {one.object for one in (*told, *found) if one.predicate in THINGS or one.subject in mine}
    for scene, links in named:
        own = list(reader.read_own(scene, links, taken, held))
        told_now = taken | {one.object for one in own}
        found += [*own, *(one for one in extend_lists(scene, own) if one.object not in told_now)]
    return found


def is_noted(words: str, chain: Sequence[re.Match[str]]) -> bool:
    """Whether doers stand at the end of a note in brackets right behind what they do: 读书节(5月18日,县教育局与县妇联合办)."""
    opened = words.rfind("(", 0, chain[0].start())
    inside = words[opened + 1 : chain[0].start()]
    return words.startswith(")", chain[-1].end()) and words[opened - 1 : opened] in PREDICATES and ")" not in inside


class ActReader:
    """Walks over a document, sentence by sentence, with the things named last in mind."""

    def __init__(self, by_key: Mapping[str, Entity], frame: Frame) -> None:
        self.by_key = by_key
        self.frame = frame
        self.cues: ActCues = load_act_cues()
        self.memory = Memory()

    def read(self, scene: Scene, links: Sequence[Linked]) -> Iterator[Claim]:
        """The claims of one sentence."""
        memory = self.memory
        operators: tuple[Operator, ...] | None = None
        for told in self.list_told(scene):
            if operators is None:
                operators = find_operators(scene.sentence, [link.mention.span for link in links])
            yield from self.claim(scene, told, operators)
        memory.things = {sign: (keys, age + 1) for sign, (keys, age) in memory.things.items() if age < REACH}
        for at, char in enumerate(scene.words):
            if char in PREDICATES or char == "P":
                memory.things[char] = (scene.links[at].keys, 0)

    def turn(self, sentence: Sentence) -> None:
        """Forget the things of another paragraph."""
        if sentence.block != self.memory.block:
            self.memory.block = sentence.block
            self.memory.things.clear()

    def read_own(self, scene: Scene, links: Sequence[Linked], taken: set[str], held: set[str]) -> Iterator[Claim]:
        """What the body that speaks does: things given to nobody that get on, come out or are prepared by themselves.

        Of its own occasions only those are left out that are `held`, though others were `taken` with a prize in them.
        """
        voice = self.frame.voice or self.frame.area
        if not voice or all(
            key in held for link in links if SIGNS[link.mention.kind] in PREDICATES for key in link.keys
        ):
            return
        operators = find_operators(scene.sentence, [link.mention.span for link in links])
        given: set[str] = set()
        for own in (*list_own(scene, self.frame, self.by_key), *list_left(scene, self.frame)):
            keys = scene.links[own.at].keys
            if not ((held if own.rule == "doer-wide" else taken) | given) & {*keys}:
                given |= {*keys}
                told = Told((own.doer,), keys, scene.words[own.at], own.start, own.end, own.start, own.rule)
                yield from self.claim(scene, told, operators)

    def list_told(self, scene: Scene) -> Iterator[Told]:
        """What the parts of a sentence tell, each reader in turn."""
        for part in PART.finditer(scene.words):
            yield from self.read_pairs(scene, part)
            yield from self.read_nouns(scene, part)
            yield from self.read_beside(scene, part)
            yield from self.read_trials(scene, part)
            yield from self.read_papers(scene, part)

    def read_pairs(self, scene: Scene, part: re.Match[str]) -> Iterator[Told]:
        """Doers with verbs before what they do (X主办、Y承办的T), or behind it (T由X主办、Y承办)."""
        at = part.start()
        while hit := self.cues.pair.search(scene.words, at, part.end()):
            chain = [hit]
            while more := self.cues.further.match(scene.words, chain[-1].end(), part.end()):
                chain.append(more)
            at = chain[-1].end()
            behind = BEHIND.match(scene.words, at, part.end())
            again = AGAIN.match(scene.words, at, part.end())
            again = again if again and (again["this"] or THIS.search(scene.words, 0, chain[0].start())) else None
            for one in chain:
                if again and not (behind and "E" in behind["thing"]):
                    yield from self.tell(scene, one, "E", "doer-behind")
                elif behind and not GOING.search(behind["gap"]):
                    yield from self.tell(scene, one, behind.span("thing"), "doer-before")
                elif (chain[0]["by"] or is_noted(scene.words, chain)) and not FOUNDS.match(scene.words, one.end()):
                    thing = self.find_before(scene, part, chain[0].start(), one["verb"])
                    yield from self.tell(scene, one, thing, "doer-behind")

    def find_before(self, scene: Scene, part: re.Match[str], place: int, verb: str) -> tuple[int, int] | str:
        """Where the thing stands that somebody behind it does, or the sign of the one that the clause calls again."""
        fit = "".join(sign for sign in VERBS if self.cues.verb[sign].fullmatch(verb))
        lead = scene.words[part.start() : place]
        near = max((lead.rfind(sign) for sign in fit), default=-1)
        if near >= 0:
            first = near
            while first > 1 and lead[first - 2] == lead[near] and lead[first - 1] in "、和与及":
                first -= 2
            return part.start() + first, part.start() + near + 1
        clause = lead[max(lead.rfind(","), lead.rfind(":")) + 1 :]
        return next((sign for sign in fit if SAID[sign].search(clause)), "")

    def tell(self, scene: Scene, hit: re.Match[str], thing: tuple[int, int] | str, rule: str) -> Iterator[Told]:
        """What one doer with its verb tells of things in the sentence, or of the thing of a sign that was named before."""
        for sign in PREDICATES:
            if not self.cues.verb[sign].fullmatch(hit["verb"]):
                continue
            if isinstance(thing, str):
                keys = self.memory.things.get(thing, ((), 0))[0] if sign == thing else ()
                stretch = hit.span()
            else:
                keys = scene.keys(*thing, sign)
                stretch = (min(hit.start(), thing[0]), max(hit.end(), thing[1]))
            doers = self.take_doers(scene, hit.span("who"), sign)
            if keys and doers:
                yield Told(doers, keys, sign, *stretch, hit.start("verb"), rule)

    def take_doers(self, scene: Scene, span: tuple[int, int], sign: str) -> tuple[str, ...]:
        """The keys of the doers in a stretch: persons issue documents and hold nothing."""
        if scene.words[max(0, span[0] - 1) : span[0]] and scene.words[span[0] - 1] in "在对向与和同跟被给":
            return ()
        return scene.keys(*span, "SGUOP" if sign == "D" else "SGUOR")

    def read_nouns(self, scene: Scene, part: re.Match[str]) -> Iterator[Told]:
        """Doers by what they are called: 主办单位为X, 作者:X, X是东道主."""
        for sign in PREDICATES:
            for pattern in (self.cues.nouns[sign], self.cues.serves.get(sign)):
                for hit in pattern.finditer(scene.words, part.start(), part.end()) if pattern else ():
                    keys = self.find_thing(scene, part, hit, sign)
                    doers = (
                        ()
                        if LONGER.match(hit["who"] + scene.words[hit.end("who") :])
                        else self.take_doers(scene, hit.span("who"), sign)
                    )
                    if keys and doers:
                        yield Told(doers, keys, sign, *hit.span(), hit.start(), "doer-called")

    def find_thing(self, scene: Scene, part: re.Match[str], hit: re.Match[str], sign: str) -> tuple[str, ...]:
        """The thing of a sign that stands nearest before a place, else behind it, else in the sentences before.

        An item of a list (三是…) tells of nothing that stands before it.
        """
        item = ITEM.match(part.group()) is not None
        before = scene.words.rfind(sign, part.start() if item else 0, hit.start())
        if before < 0 and sign != "M":
            before = scene.words.find(sign, hit.end())
        if before >= 0:
            return scene.links[before].keys
        return () if item else self.memory.things.get(sign, ((), 0))[0]

    def read_beside(self, scene: Scene, part: re.Match[str]) -> Iterator[Told]:
        """Bodies right before a document with an official title, an initiative that has gone far, or an occasion that takes place."""
        for hit in BESIDE.finditer(part.group()):
            start, end = part.start() + hit.start(), part.start() + hit.end()
            sign = hit["thing"][-1]
            link = scene.links[end - 1]
            doers = self.take_doers(scene, (start, end - 1), sign)
            if sign == "D" and not TITLED.search(link.mention.name):
                continue
            if sign == "E" and not (
                LED.search(scene.words[part.start() : start]) and self.cues.held.match(scene.words, end)
            ):
                continue
            if sign == "M" and ("U" in hit["who"] or "O" in hit["who"]):
                continue
            if sign == "M" and self.cues.bars.search(scene.words[max(part.start(), start - 8) : start]):
                continue
            if doers:
                yield Told(doers, link.keys, sign, start, end, end - 1, "doer-beside")

    def read_trials(self, scene: Scene, part: re.Match[str]) -> Iterator[Told]:
        """Bodies that try an initiative out, or where it is tried."""
        for pattern in (self.cues.sites, self.cues.tries):
            for hit in pattern.finditer(scene.words, part.start(), part.end()):
                keys = self.find_thing(scene, part, hit, "M")
                doers = scene.keys(*hit.span("who"), "SGU")
                if keys and doers:
                    yield Told(doers, keys, "M", *hit.span(), hit.start(), "doer-tries")

    def read_papers(self, scene: Scene, part: re.Match[str]) -> Iterator[Told]:
        """Who wrote a paper: named behind its title in a list of papers, or before one that is judged; 她的论文 is hers who was named last."""
        if STAGED.search(scene.words, part.start(), part.end()):
            return
        for pattern in (self.cues.listed, self.cues.judged):
            for hit in pattern.finditer(scene.words, part.start(), part.end()):
                at = hit.start("thing")
                doers = scene.keys(*hit.span("who"), "SGUOP")
                yield Told(doers, scene.links[at].keys, "D", *hit.span(), at, "doer-paper")
        for hit in self.cues.hers.finditer(scene.words, part.start(), part.end()):
            before = scene.words.rfind("P", 0, hit.start() + 1)
            doers = scene.links[before].keys if before >= 0 else self.memory.things.get("P", ((), 0))[0]
            if doers:
                yield Told(doers, scene.links[hit.end() - 1].keys, "D", *hit.span(), hit.start(), "doer-paper")

    def claim(self, scene: Scene, told: Told, operators: Sequence[Operator]) -> Iterator[Claim]:
        """The claims of what is told, unless it is denied."""
        sentence, shift = scene.sentence, scene.sentence.span.start
        worth, acting = weigh_claim(
            sentence, operators, scene.starts[told.verb] - shift, scene.starts[told.end] - shift
        )
        if worth is Worth.NONE:
            return
        planned = worth is Worth.PLAN or (is_planned_section(sentence, self.frame.title) and "settled" not in acting)
        span = widen(Span(scene.starts[told.start], scene.starts[told.end]), sentence)
        modality = Modality.PLANNED if planned else Modality.REALISED
        for doer in told.doers:
            for thing in told.things:
                if doer != thing:
                    yield Claim(doer, PREDICATES[told.sign], thing, Qualifiers(), modality, span, told.rule, CONFIDENCE)
