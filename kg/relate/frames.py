"""Applies the patterns of `ontology/patterns/` to a sentence's chunks and makes claims of their matches."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.chunks import Chunk
from kg.relate.construction import read_site
from kg.relate.operators import Operator, Worth, find_operators, weigh_claim
from kg.relate.patterns import Pattern, PatternBook
from kg.relate.qualify import find_level, find_year

BODIES = frozenset({Kind.AREA, Kind.AUTHORITY, Kind.SCHOOL, Kind.GROUP, Kind.ORGANISATION})
CLAUSE = re.compile(r"[,，;；。]")
LONGEST = 80
SAME = re.compile(r"分别|依次|各自")
STATED = frozenset({"是", "为", "系", "作为", "现为", "曾是"})
TITLE_SIGN = re.compile(r"先进|示范|优秀|特色|文明|基地|重点|达标|一级|星级|实验校|能手|带头人|模范|劳动|标兵|名师|特级|骨干|高中$")
HONOURED = re.compile(r"捧回|牌子|荣誉|奖项|称号|获奖|获评|表彰")
LEADERS = ("校长", "园长", "书记", "主任", "局长", "助理", "学区长", "所长", "科长", "院长")
FORMER = re.compile(r"原任?$|前任|曾任|时任|原")
APPOINTED = re.compile(r"(?:拟|将|计划|即将|准备)[^,，。;；]{0,8}$")
CAMPUS = re.compile(r"校区|分校|分园|园区|部$|本部")
LEAD_NOTE = re.compile(r"[”\"]?[(][^()]{0,6}?(?<!副)(?:学区长|核心|龙头|牵头|盟主|总校|总园|领航|理事长|领办|主校|组长)[^()]{0,6}[)]")
NOT_BUILT = re.compile(r"文化|课程|队伍|品牌|制度|信息化|党|德育|学科|平台|机制|班子|团队|联盟|集团|特色|资源")


@dataclass(frozen=True, slots=True)
class Claim:
    """A relation read from one sentence, between local keys, before claims of the document are put together."""

    subject: str
    predicate: Predicate
    object: str
    qualifiers: Qualifiers
    modality: Modality
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence inherits: frame keys, the document's year, a subject from the sentence before, plans by heading."""

    area: str
    voice: str
    voice_kind: Kind | None
    year: int | None
    planned: bool
    heads: tuple[str, ...]
    topic: tuple[Linked, ...] = ()
    recent: tuple[Linked, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One match of a pattern: its chunks from `first` up to `last`, and the chunk in each slot."""

    pattern: Pattern
    chunks: tuple[Chunk, ...]
    first: int
    last: int
    slots: dict[str, Chunk]
    trigger: int


def find_claims(sentence: Sentence, chunks: tuple[Chunk, ...], book: PatternBook, setting: Setting) -> Iterator[Claim]:
    """The claims that the patterns read in a sentence."""
    codes = "".join(chunk.code for chunk in chunks)
    yield from claim_posts(sentence, chunks)
    names = [chunk.span for chunk in chunks if chunk.members]
    operators = find_operators(sentence, names)
    for pattern in book.patterns:
        for match in pattern.expression.finditer(codes):
            if match.end() > match.start():
                yield from claim_hit(make_hit(pattern, chunks, match), sentence, operators, setting)


def claim_posts(sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Claim]:
    """Persons who stand right behind a body belong to it, whatever else the sentence says."""
    for chunk in chunks:
        for post in chunk.posts:
            before = sentence.folded[max(0, post.span.start - sentence.span.start - 3) : post.span.start - sentence.span.start]
            if FORMER.search(before) or FORMER.match(post.role):
                continue
            for subject in post.person.keys:
                for target in post.body.keys:
                    yield Claim(subject, Predicate.AFFILIATED_WITH, target, Qualifiers(role=post.role), Modality.REALISED, widen(post.span, sentence), "person-behind-body", 0.92)


def make_hit(pattern: Pattern, chunks: tuple[Chunk, ...], match: re.Match[str]) -> Hit:
    """A match as chunks."""
    slots = {name: chunks[match.start(name)] for name in match.groupdict() if match.start(name) >= 0 and not name.startswith("cue_")}
    cues = [match.start(name) for name in match.groupdict() if name.startswith("cue_") and match.start(name) >= 0]
    things = [match.start(name) for name in slots]
    trigger = min(cues) if cues else max([match.start(), *things])
    return Hit(pattern, chunks, match.start(), match.end() - 1, slots, trigger)


def claim_hit(hit: Hit, sentence: Sentence, operators: Sequence[Operator], setting: Setting) -> Iterator[Claim]:
    """The claims of one match, unless an operator or a missing part forbids them."""
    if not meets_needs(hit, sentence):
        return
    shift = sentence.span.start
    trigger = hit.chunks[hit.trigger].span.start - shift
    worth, acting = weigh_claim(sentence, operators, trigger, hit.chunks[hit.last].span.end - shift)
    if worth is Worth.NONE:
        return
    planned = worth is Worth.PLAN or (setting.planned and "settled" not in acting)
    if hit.pattern.predicate is Predicate.AFFILIATED_WITH:
        planned = worth is Worth.PLAN and bool(APPOINTED.search(sentence.folded[:trigger]))
    for subject, target, carried in pair_slots(hit, sentence, setting):
        if subject == target:
            continue
        qualifiers = qualify_claim(hit, sentence, setting, (subject, target), planned=planned)
        yield Claim(
            subject,
            hit.pattern.predicate,
            target,
            qualifiers,
            Modality.PLANNED if is_plan(hit, qualifiers, planned=planned) else hit.pattern.modality,
            quote_span(hit, sentence),
            hit.pattern.name,
            round(hit.pattern.confidence - (0.1 if carried else 0.0), 2),
        )


def is_plan(hit: Hit, qualifiers: Qualifiers, *, planned: bool) -> bool:
    """Whether a claim is a plan: of a construction its stage decides, where one is told."""
    if hit.pattern.predicate is Predicate.BUILDS and qualifiers.stage:
        return qualifiers.stage == "PlannedStage"
    return planned


def meets_needs(hit: Hit, sentence: Sentence) -> bool:
    """Whether what the pattern asks for beyond its row of chunks is there."""
    needs = hit.pattern.needs
    target = hit.slots.get("o")
    if needs == "honour":
        graded = ("grade2" if "o1" in hit.slots else "grade") in hit.slots
        return target is not None and (any(one.mention.kind is Kind.AWARD for one in target.members) or graded)
    if needs == "several":
        return len(hit.slots["s"].members) > 1
    if needs == "role":
        return any(name.startswith("role") for name in hit.slots)
    if needs == "roleorbody":
        between = sentence.folded[hit.slots["o"].span.end - sentence.span.start : hit.slots["s"].span.start - sentence.span.start]
        return "role" in hit.slots or between.strip("“”\"") in {"", "的"}
    if needs == "titled":
        return target is not None and all(TITLE_SIGN.search(one.mention.name) for one in target.members)
    if needs == "plus":
        return "+" in sentence.folded[hit.slots["s"].span.start - sentence.span.start : hit.slots["s"].span.end - sentence.span.start]
    if needs == "honoured":
        return bool(HONOURED.search(sentence.folded[: hit.chunks[hit.first].span.start - sentence.span.start]))
    if needs == "groupbefore":
        return any(one.mention.kind is Kind.GROUP for chunk in hit.chunks[: hit.first] for one in chunk.members)
    if needs == "elsewhere":
        return any(one.mention.kind is Kind.SCHOOL for chunk in hit.chunks[: hit.first] for one in chunk.members)
    if needs == "leading":
        return hit.slots["role"].words.endswith(LEADERS) and not hit.slots["s"].posts
    if needs == "posted":
        return bool(hit.slots["s"].posts)
    if needs == "campus":
        return all(CAMPUS.search(one.mention.name) for one in hit.slots["s"].members)
    if needs == "construction":
        return target is not None and is_building(hit, target, sentence)
    return True


def is_building(hit: Hit, target: Chunk, sentence: Sentence) -> bool:
    """Whether 建设, 推进, 完成 with a school means its buildings: no 课程, 文化, 队伍 stands behind the school."""
    end = target.span.end - sentence.span.start
    behind = CLAUSE.split(sentence.folded[end : end + 12])[0]
    verbs = {chunk.words for chunk in hit.chunks[hit.first : hit.last + 1] if chunk.words}
    weak = verbs & {"推进", "加快推进", "完成", "建设", "建立", "增设", "新增"}
    return not NOT_BUILT.search(behind) and (not (verbs & {"推进", "加快推进", "完成"}) or bool(re.search(r"建设|项目|工程|新建|迁建", behind))) or (not weak and not NOT_BUILT.search(behind))


def pair_slots(hit: Hit, sentence: Sentence, setting: Setting) -> Iterator[tuple[str, str, bool]]:
    """Subject and object keys of a match, and whether the subject was carried over; 分别 pairs lists off in order."""
    pattern = hit.pattern
    subjects, carried = take_members(hit, "s"), False
    if pattern.each and "o" not in hit.slots:
        for one, two in pair_partners(hit, sentence):
            yield one, two, False
        return
    targets = take_members(hit, "o") if "o" in hit.slots or not pattern.carryo else carry_object(hit, setting)
    if "s" not in hit.slots:
        subjects, carried = carry_subject(hit, sentence, setting), True
    inside = sentence.folded[hit.chunks[hit.first].span.start - sentence.span.start : hit.chunks[hit.last].span.end - sentence.span.start]
    if len(subjects) == len(targets) > 1 and SAME.search(inside):
        for subject, target in zip(subjects, targets, strict=True):
            yield subject, target, carried
        return
    for subject in subjects:
        for target in targets:
            yield subject, target, carried


def pair_partners(hit: Hit, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Pairs of a list of partners: those joined by 与 between two 、 (A与B、C与D), since 、 alone only enumerates."""
    members = [one for one in hit.slots["s"].members if one.mention.kind in hit.pattern.kinds["s"]]
    groups: list[list[Linked]] = []
    for before, one in zip((None, *members), members, strict=False):
        between = sentence.folded[before.mention.span.end - sentence.span.start : one.mention.span.start - sentence.span.start] if before else "、"
        if before is None or "、" in between or "," in between:
            groups.append([one])
        else:
            groups[-1].append(one)
    if len(groups) == 2 and len(groups[0]) == 1 and len(groups[1]) == 1 and "两" in sentence.folded:
        groups = [[*groups[0], *groups[1]]]
    for group in groups:
        for one, two in combinations([key for link in group for key in link.keys], 2):
            yield one, two


def carry_object(hit: Hit, setting: Setting) -> list[str]:
    """The object met last before the match: earlier in the sentence, else in the sentences and headings before it, else the body that speaks.

    For the body of a person who is named with a bare post (园长李晓兰) the body that speaks comes before earlier sentences.
    """
    posted = hit.pattern.predicate is Predicate.AFFILIATED_WITH
    for place in range(hit.first - 1, -1, -1):
        fit = [one for one in hit.chunks[place].members if one.mention.kind in hit.pattern.carryo]
        if fit and (not posted or heads_clause(hit.chunks, place)):
            return list(fit[-1].keys)
    speaks = [setting.voice] if setting.voice and setting.voice_kind in hit.pattern.carryo else []
    if posted and speaks and setting.voice_kind in {Kind.SCHOOL, Kind.GROUP}:
        return speaks
    for one in reversed(setting.recent):
        if one.mention.kind in hit.pattern.carryo:
            return list(one.keys)
    return speaks


def take_members(hit: Hit, slot: str) -> list[str]:
    """The keys in a slot whose kind the pattern takes, in order of text."""
    chunk = hit.slots.get(slot)
    if chunk is None:
        return []
    kinds = hit.pattern.kinds[slot]
    members = [one for one in chunk.members if one.mention.kind in kinds]
    if hit.pattern.needs == "honour" and slot == "o" and not {"grade", "grade2"} & set(hit.slots):
        members = [one for one in members if one.mention.kind is Kind.AWARD]
    return [key for one in members for key in one.keys]


def carry_subject(hit: Hit, sentence: Sentence, setting: Setting) -> list[str]:
    """The subject taken over from the head of an earlier clause, else from the frame where the pattern allows it."""
    start = hit.first
    for place in range(start - 1, -1, -1):
        chunk = hit.chunks[place]
        fit = [one for one in chunk.members if one.mention.kind in hit.pattern.carry]
        if fit and heads_clause(hit.chunks, place):
            return [key for one in fit for key in one.keys]
    fallback = hit.pattern.fallback
    if fallback == "topic":
        return [key for one in setting.topic for key in one.keys][:1]
    lead = sentence.folded[: hit.chunks[start].span.start - sentence.span.start]
    if hit.pattern.predicate is Predicate.RECEIVED and setting.topic:
        return [key for one in setting.topic if one.mention.kind in hit.pattern.carry for key in one.keys]
    if fallback == "voice" and setting.voice:
        return [setting.voice]
    if fallback == "doer" and not (hit.pattern.predicate is Predicate.RECEIVED and len(CLAUSE.split(lead)[-1]) > 12):
        doer = setting.voice or setting.area
        return [doer] if doer else []
    return []


def heads_clause(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a name stands at the head of its clause, with at most ten characters before it."""
    before = 0
    for chunk in reversed(chunks[:place]):
        if chunk.code in ",;:。(":
            return True
        if chunk.members:
            return False
        before += len(chunk.span)
        if before > 10:
            return False
    return True


def qualify_claim(hit: Hit, sentence: Sentence, setting: Setting, ends: tuple[str, str], *, planned: bool) -> Qualifiers:
    """The qualifiers of a claim between two `ends`, subject and object."""
    subject, target = ends
    fixed = hit.pattern.qualifiers
    predicate = hit.pattern.predicate
    base = Qualifiers(role=fixed.get("role", ""), construction=fixed.get("construction", ""))
    if predicate is Predicate.RECEIVED:
        return qualify_honour(hit, sentence, setting, target, base)
    if predicate is Predicate.AFFILIATED_WITH:
        return replace(base, role=find_role(hit, sentence))
    if predicate is Predicate.BUILDS:
        return qualify_building(hit, sentence, target, base, planned=planned)
    if predicate is Predicate.MEMBER_OF and base.role == "Member" and leads_by_note(hit, sentence, subject):
        return replace(base, role="Lead")
    return base


def leads_by_note(hit: Hit, sentence: Sentence, subject: str) -> bool:
    """Whether brackets behind a member of a list say that it leads: 忠义路小学(学区长学校)、柏树小学."""
    ends = [one.mention.span.end - sentence.span.start for one in hit.slots["s"].members if subject in one.keys] if "s" in hit.slots else []
    return any(LEAD_NOTE.match(sentence.folded, end) for end in ends)


def qualify_honour(hit: Hit, sentence: Sentence, setting: Setting, target: str, base: Qualifiers) -> Qualifiers:
    """Grade, level and year of an honour."""
    shift = sentence.span.start
    chunk = hit.slots.get("o", hit.chunks[hit.first])
    named = [*chunk.members, *(one for other in hit.chunks for one in other.members), *setting.recent]
    name = next((one.mention.name for one in named if target in one.keys), "")
    told = "grade2" if "o1" in hit.slots else "grade"
    grade = hit.slots[told].words if told in hit.slots else ""
    before = CLAUSE.split(sentence.folded[: chunk.span.start - shift])[-1]
    conferrer = "".join(one.mention.name for one in hit.slots["c"].members) if "c" in hit.slots else ""
    level = find_level([name, conferrer, before[-8:], *reversed(setting.heads)])
    clause = sentence.folded[: chunk.span.end - shift]
    return replace(base, grade=grade, level=level, year=find_year([clause, *reversed(setting.heads)], setting.year))


def find_role(hit: Hit, sentence: Sentence) -> str:
    """The role as written: before the name, else right behind it."""
    for slot in ("role2", "role"):
        if slot in hit.slots:
            return hit.slots[slot].words
    after = hit.slots["s"].span.end
    return next((chunk.words for chunk in hit.chunks if chunk.code == "r" and chunk.span.start == after), "")


def qualify_building(hit: Hit, sentence: Sentence, target: str, base: Qualifiers, *, planned: bool) -> Qualifiers:
    """Kind and stage of a construction, by the words that speak of this school among those the sentence names."""
    schools = [one for chunk in hit.chunks for one in chunk.members if one.mention.kind is Kind.SCHOOL]
    here = [one for one in (hit.slots["o"].members if "o" in hit.slots else schools) if target in one.keys]
    if not here:
        return base
    shift = sentence.span.start
    others = [one.mention.span for one in schools if target not in one.keys and one.mention.rule != "pronoun-voice"]
    spans = [Span(span.start - shift, span.end - shift) for span in (here[0].mention.span, *others)]
    site = read_site(sentence.folded, spans[0], spans[1:], base.construction, planned=planned)
    return replace(base, stage=site.stage, construction=site.kind)


def quote_span(hit: Hit, sentence: Sentence) -> Span:
    """The clause that carries a match, with the 等11所学校 at its end."""
    tail = hit.chunks[hit.last].tail
    return widen(Span(hit.chunks[hit.first].span.start, tail.end if tail else hit.chunks[hit.last].span.end), sentence)


def widen(span: Span, sentence: Sentence) -> Span:
    """A span widened to the edges of its clause while it stays under 80 characters."""
    shift = sentence.span.start
    start, end = span.start - shift, span.end - shift
    left = max((match.end() for match in CLAUSE.finditer(sentence.folded, 0, start)), default=0)
    right = next((match.start() for match in CLAUSE.finditer(sentence.folded, end)), len(sentence.folded))
    start = left if end - left <= LONGEST else start
    end = right if right - start <= LONGEST else end
    while start < end and sentence.chars[start].isspace():
        start += 1
    while end > start and sentence.chars[end - 1].isspace():
        end -= 1
    return Span(start + shift, end + shift)
