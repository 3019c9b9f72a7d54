"""Applies the patterns of `ontology/patterns/` to a sentence's chunks and makes claims of their matches."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from kg.model import Kind, Linked, Mention, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.chunks import Chunk
from kg.relate.construction import read_site
from kg.relate.offices import GROUP_HEAD, fits_post
from kg.relate.operators import Operator, Worth, find_operators, weigh_claim
from kg.relate.patterns import Pattern, PatternBook
from kg.relate.qualify import find_level, find_year, read_grade_level
from kg.relate.receivers import (
    carry_receiver,
    find_further,
    find_siblings,
    is_conferred,
    is_receiver,
    is_relative,
    lacks_receiver,
    may_carry,
    split_grades,
    stands_for_others,
)

BODIES = frozenset({Kind.AREA, Kind.AUTHORITY, Kind.SCHOOL, Kind.GROUP, Kind.ORGANISATION})
TIES = frozenset({Predicate.BUILDS, Predicate.PARTNERS_WITH, Predicate.MANAGES})
CLAUSE = re.compile(r"[,，;；。]")
LONGEST = 80
SAME = re.compile(r"分别|依次|各自")
STATED = frozenset({"是", "为", "系", "作为", "现为", "曾是"})
TITLE_SIGN = re.compile(r"先进|示范|优秀|特色|文明|基地|重点|达标|一级|星级|实验校|能手|带头人|模范|劳动|标兵|名师|特级|骨干|高中$")
HONOURED = re.compile(r"捧回|牌子|荣誉|奖项|称号|获奖|获评|表彰")
LEADERS = ("校长", "园长", "书记", "主任", "局长", "助理", "学区长", "所长", "科长", "院长")
FORMER = re.compile(r"原任?$|前任|曾任|时任|原")
GOING = re.compile(r"参加|参赛|参与|出席|观摩|[选奔开]?赴|参评|备战|应邀|宣传|动员|收看|观看|学习")
AFFECTED = re.compile(r"(?:被|受|在|于|赴|前往)$")
TAUGHT = re.compile(r"执教|讲授|主讲|上课|[说听评]课|学习|贯彻|落实|按照|根据|参加|朗诵|演唱|表演")
OWN_EVENT = re.compile(r"全[市区县州镇乡校园]|本[市区县州镇校园届次]|学区|首届|第.{1,3}届|[校园集]")
APPOINTED = re.compile(r"(?:拟|将|计划|即将|准备)[^,，。;；]{0,8}$")
HE = re.compile(r"[,，;；。][他她](?:同时|还|又|也|现)?$")
HELPER = re.compile(r"指导|辅导")
FORMER_BODY = re.compile(r"原(?![平州阳])")
PRIZE = re.compile(r"奖$|组织单位$|(?:指导|辅导)(?:师|教师|老师|奖)$|优秀选手$")
OWN = re.compile(r"(?:学校|中心|单位|集团|学区|全校|全园|幼儿园)(?:[于在]?\d{4}年|先后|近年来|又|再次|还|已|也|均|连续.{1,3}年|多次|一直|曾)*$")
CAMPUS = re.compile(r"校区|分校|分园|园区|部$|本部")
LEAD_NOTE = re.compile(r"[”\"]?[(][^()]{0,6}?(?<!副)(?:学区长|核心|龙头|牵头|盟主|总校|总园|领航|理事长|领办|主校|组长)[^()]{0,6}[)]")
NOT_REACHED = re.compile(r"由|后|与|给|让|向|被|为|在|对|,|供|道路|公路|课程|文化|基地|团队|联盟|集团|共同体")
NOT_ALLIED = re.compile(r"受|由|工作|活动|得到|,|与|和")
MOVED = re.compile(
    r"(?:其|将其|原|全体|在校|现有|所有|部分|学生|师生|教师|教职工|生源|人员|班级|学籍|幼儿|并|整体|全部|统一|分别|就近|已|均|也|拟|将|于|今年|[0-9一二三四五六七八九十]+[年月日]|底前|底|前|之后|后|暑期|秋季|、|和)*"
)
NOT_SITE = re.compile(r"课题|展示|学生|教师|老师|比赛|获|参加|申报|社团|文化|课程|队伍|德育|党|特色|品牌|教研|平台|智慧|信息化|联盟|集团|活动|初中部|小学部|高中部")
TIED = re.compile(r"(?:与|和|同|跟|與|为|向|对|给|由|被|把|将|在|共建|新建|建设|改造|托管|领办|建成|成立|组建|签约|引进)$")
FRESH = re.compile(r"[一二三四五六七八九十]是|[0-9一二三四五六七八九十]+[.、]")
MUTUAL = re.compile(r"[^,，。;；]{0,2}(?:两|双方|签|互)")
JOINED = re.compile(r"与|同|跟|與")
GROUNDS = re.compile(r"旧址|原址|新址|校舍|校园|附近|校址|新校园")
RAISED = re.compile(r"(?:一所|成|省|市|区|县|国家|全国)")
SCHOOLS = re.compile(r"学校|幼儿园|小学|中学|项目|校园|[校园][0-9一二三四五六七八九十两]+所|[0-9一二三四五六七八九十两]+所")
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
    cued: bool = True


def find_claims(sentence: Sentence, chunks: tuple[Chunk, ...], book: PatternBook, setting: Setting) -> Iterator[Claim]:
    """The claims that the patterns read in a sentence."""
    codes = "".join(chunk.code for chunk in chunks)
    yield from claim_posts(sentence, chunks)
    names = [chunk.span for chunk in chunks if chunk.members]
    operators = find_operators(sentence, names)
    for pattern in book.patterns:
        match = pattern.expression.search(codes)
        while match:
            told = list(claim_hit(make_hit(pattern, chunks, match), sentence, operators, setting)) if match.end() > match.start() else []
            yield from told
            match = pattern.expression.search(codes, max(match.end(), match.start() + 1) if told else match.start() + 1)


def claim_posts(sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Claim]:
    """Persons who stand right behind a body belong to it, whatever else the sentence says."""
    for chunk in chunks:
        for post in chunk.posts:
            before = sentence.folded[max(0, post.span.start - sentence.span.start - 3) : post.span.start - sentence.span.start]
            if FORMER.search(before) or FORMER.match(post.role) or FORMER_BODY.match(post.body.mention.name) or not fits_post(post.role, post.body, carried=False):
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
    return Hit(pattern, chunks, match.start(), match.end() - 1, slots, trigger, bool(cues))


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
            find_builder(subject, target, setting) if carried and hit.pattern.predicate is Predicate.BUILDS else subject,
            hit.pattern.predicate,
            target,
            qualifiers,
            Modality.PLANNED if is_plan(hit, qualifiers, planned=planned) else hit.pattern.modality,
            quote_span(hit, sentence),
            hit.pattern.name,
            round(hit.pattern.confidence - (0.1 if carried else 0.0), 2),
        )
    if hit.pattern.predicate is Predicate.RECEIVED:
        yield from claim_further(hit, sentence, operators, setting)


def claim_further(hit: Hit, sentence: Sentence, operators: Sequence[Operator], setting: Setting) -> Iterator[Claim]:
    """The claims of the honours that go on behind a match which ends with one; an operator on the way ends them."""
    giver, honour = hit.slots.get("s"), hit.slots.get("o")
    if honour is None or (giver and giver.span > honour.span):
        return
    subjects = take_members(hit, "s") if giver else carry_subject(hit, sentence, setting)
    for further in find_further(hit.chunks, hit.last):
        start = hit.chunks[further.place].span.start - sentence.span.start
        if weigh_claim(sentence, operators, start, start)[0] is not Worth.FACT or setting.planned:
            return
        year = find_year([sentence.folded[:start], *reversed(setting.heads)], setting.year)
        qualifiers = Qualifiers(grade=further.grade, level=find_level([further.honour.mention.name, *reversed(setting.heads)]), year=year)
        for subject in subjects:
            for target in further.honour.keys:
                span = widen(hit.chunks[further.place].span, sentence)
                yield Claim(subject, Predicate.RECEIVED, target, qualifiers, Modality.REALISED, span, "received-further", 0.76)


def find_builder(subject: str, target: str, setting: Setting) -> str:
    """Who builds a school where only the document tells: no other school than the one whose campus it is, else the area."""
    strange = subject == setting.voice and setting.voice_kind is Kind.SCHOOL and setting.area and not CAMPUS.search(target)
    return setting.area if strange else subject


def is_plan(hit: Hit, qualifiers: Qualifiers, *, planned: bool) -> bool:
    """Whether a claim is a plan: of a construction its stage decides, where one is told."""
    if hit.pattern.predicate is Predicate.BUILDS and qualifiers.stage:
        return qualifiers.stage == "PlannedStage"
    return planned


def acts_fit(needs: str, hit: Hit, target: Chunk, sentence: Sentence) -> bool:
    """Whether an occasion is held and not only gone to, a title written and not only taught, an occasion the speaker's own."""
    shift = sentence.span.start
    if needs == "ownevent":
        return all(OWN_EVENT.match(one.mention.name) for one in target.members)
    subject = hit.slots.get("s")
    if subject is not None and AFFECTED.search(sentence.folded, 0, subject.span.start - shift):
        return False
    if needs == "doing":
        return True
    trigger = hit.chunks[hit.trigger].span
    start = trigger.start if needs == "hosting" or subject is None else subject.span.end
    between = sentence.folded[start - shift : target.span.start - shift]
    if needs == "hosting" and subject is None and sentence.folded[trigger.end - shift : trigger.end - shift + 1] == "的":
        return False
    return not (GOING if needs == "hosting" else TAUGHT).search(between)


def meets_needs(hit: Hit, sentence: Sentence) -> bool:
    """Whether what the pattern asks for beyond its row of chunks is there."""
    needs = hit.pattern.needs
    target = hit.slots.get("o")
    if needs in {"hosting", "authored", "ownevent", "doing"} and target is not None:
        return acts_fit(needs, hit, target, sentence)
    if needs == "honour":
        graded = ("grade2" if "o1" in hit.slots else "grade") in hit.slots
        return target is not None and (any(one.mention.kind is Kind.AWARD for one in target.members) or graded)
    if needs == "several":
        return len(hit.slots["s"].members) > 1
    if needs == "role":
        return any(name.startswith("role") for name in hit.slots) and not is_bracketed(hit)
    if needs == "afterpost":
        return bool(hit.slots["s1"].posts) and not is_bracketed(hit)
    if needs == "leadpost":
        return told_role(hit).endswith(LEADERS)
    if needs == "headship":
        return bool(GROUP_HEAD.search(told_role(hit)))
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
    if needs == "whole":
        return is_whole_tie(hit, sentence)
    if needs in {"clear", "direct"}:
        return is_clear(hit) and (needs == "clear" or not NOT_ALLIED.search(words_before_object(hit, sentence)))
    if needs == "leads":
        return leads_tie(hit, sentence)
    if needs == "site":
        return not is_borrowed(hit, sentence) and not RAISED.match(sentence.folded, hit.chunks[hit.last].span.end - sentence.span.start)
    if needs == "sites":
        return bool(SCHOOLS.search(sentence.folded[hit.chunks[hit.first].span.start - sentence.span.start : hit.slots["o"].span.start - sentence.span.start]))
    if needs == "construction":
        return target is not None and is_building(hit, target, sentence)
    return True


def is_bracketed(hit: Hit) -> bool:
    """Whether the body of the person stands behind the name in brackets: 副园长李晓兰(望江幼儿园)."""
    last = next((place for place, chunk in enumerate(hit.chunks) if chunk is hit.slots.get("s")), len(hit.chunks))
    return [chunk.code for chunk in hit.chunks[last + 1 : last + 2]] == ["("] and any(chunk.code in "SGUO" for chunk in hit.chunks[last + 2 : last + 3])


def is_building(hit: Hit, target: Chunk, sentence: Sentence) -> bool:
    """Whether 建设 with a school means its buildings: no 课程, 文化, 队伍 stands behind the school, and the verb reaches it directly."""
    shift = sentence.span.start
    behind = CLAUSE.split(sentence.folded[target.span.end - shift : target.span.end - shift + 12])[0]
    if sentence.folded.startswith(("校区", "方面"), hit.chunks[hit.last].span.end - shift):
        return False
    return not NOT_BUILT.search(behind) and not is_borrowed(hit, sentence) and not NOT_REACHED.search(words_before_object(hit, sentence))


def is_borrowed(hit: Hit, sentence: Sentence) -> bool:
    """Whether the words between a school and the verb behind it speak of something else than its buildings (校本课题立项)."""
    start, end = hit.slots["o"].span.end - sentence.span.start, find_verb(hit).span.start - sentence.span.start
    return start < end and bool(NOT_SITE.search(sentence.folded[start:end]))


def leads_tie(hit: Hit, sentence: Sentence) -> bool:
    """Whether the subject of a tie is no partner itself (与A签约,与B结对), and heads its clause where another clause tells the tie."""
    start = hit.slots["s"].span.start - sentence.span.start
    apart = CLAUSE.search(sentence.folded[hit.slots["s"].span.end - sentence.span.start : hit.slots["o"].span.start - sentence.span.start])
    return not TIED.search(sentence.folded[:start]) and (not apart or heads_clause(hit.chunks, hit.chunks.index(hit.slots["s"])))


def find_verb(hit: Hit) -> Chunk:
    """The word that a match hangs on: its cue, else the word it begins or ends with."""
    ends = [hit.chunks[place] for place in (hit.first, hit.last) if not hit.chunks[place].members and hit.chunks[place].words]
    return ends[0] if ends and not hit.cued else hit.chunks[hit.trigger]


def words_before_object(hit: Hit, sentence: Sentence) -> str:
    """What stands between the verb of a match and its object, without 了 and 的; "" where the object comes first."""
    start, end = find_verb(hit).span.end - sentence.span.start, hit.slots["o"].span.start - sentence.span.start
    return sentence.folded[start:end].removeprefix("了").removeprefix("的") if start <= end else ""


def is_whole_tie(hit: Hit, sentence: Sentence) -> bool:
    """Whether no third school stands between the two sides, and the object is the school itself and not its old grounds."""
    end = hit.slots["o"].span.end - sentence.span.start
    between = CLAUSE.split(sentence.folded[hit.slots["s"].span.end - sentence.span.start : hit.chunks[hit.trigger].span.start - sentence.span.start])
    return is_clear(hit) and not GROUNDS.match(sentence.folded, end) and (len(between) < 2 or bool(MOVED.fullmatch(between[-1])))


def is_clear(hit: Hit) -> bool:
    """Whether no school stands between the slots of a match or behind them."""
    filled = {chunk.span for chunk in hit.slots.values()}
    return not any(one.mention.kind is Kind.SCHOOL for chunk in hit.chunks[hit.first : hit.last + 1] if chunk.span not in filled for one in chunk.members)


def pair_slots(hit: Hit, sentence: Sentence, setting: Setting) -> Iterator[tuple[str, str, bool]]:
    """Subject and object keys of a match, and whether the subject was carried over; 分别 pairs lists off in order."""
    pattern = hit.pattern
    subjects, carried = take_members(hit, "s", sentence), False
    if pattern.each and "o" not in hit.slots:
        for one, two in pair_partners(hit, sentence):
            yield one, two, False
        return
    targets = take_members(near_group(hit), "o", sentence) if "o" in hit.slots or not pattern.carryo else carry_object(hit, setting)
    if "s" not in hit.slots:
        subjects, carried = carry_subject(hit, sentence, setting), True
    if pattern.carryo and pattern.predicate is Predicate.RECEIVED and "s" in hit.slots and not is_contest_told(hit, sentence):
        return
    inside = sentence.folded[hit.chunks[hit.first].span.start - sentence.span.start : hit.chunks[hit.last].span.end - sentence.span.start]
    if len(subjects) == len(targets) > 1 and SAME.search(inside):
        for subject, target in zip(subjects, targets, strict=True):
            yield subject, target, carried
        return
    for subject in subjects:
        for target in targets:
            yield subject, target, carried


def is_contest_told(hit: Hit, sentence: Sentence) -> bool:
    """Whether a grade without a contest may go to one told before: no unknown name stands between verb and grade."""
    if "grade" not in hit.slots:
        return True
    verb, grade = hit.chunks[hit.trigger].span.end - sentence.span.start, hit.slots["grade"].span.start - sentence.span.start
    return verb > grade or may_carry(sentence.folded[verb:grade])


def near_group(hit: Hit) -> Hit:
    """The match with the group that stands nearest before its schools, where a membership reaches over more than one."""
    if hit.pattern.predicate is not Predicate.MEMBER_OF or "s" not in hit.slots or hit.slots["o"].span.start > hit.slots["s"].span.start:
        return hit
    span = Span(hit.slots["o"].span.start, hit.slots["s"].span.start)
    groups = [chunk for chunk in hit.chunks if span.covers(chunk.span) and any(one.mention.kind is Kind.GROUP for one in chunk.members)]
    return replace(hit, slots={**hit.slots, "o": groups[-1]}) if groups else hit


def pair_partners(hit: Hit, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Pairs of a list of partners: A与B、C与D is two pairs, A、B与C pairs both with C, and 、 alone only enumerates."""
    members = [one for one in hit.slots["s"].members if one.mention.kind in hit.pattern.kinds["s"]]
    if not members or TIED.search(sentence.folded[: hit.slots["s"].span.start - sentence.span.start]):
        return
    joints = [words_between(before, after, sentence) for before, after in pairwise(members)]
    behind = sentence.folded[members[-1].mention.span.end - sentence.span.start :]
    ties = [place for place, joint in enumerate(joints) if JOINED.search(joint)] or [place for place, joint in enumerate(joints) if "和" in joint and len(joints) in {1, 3}]
    if len(ties) == 1:
        cut = ties[0] + 1
        pairs = [(one, two) for one in members[:cut] for two in members[cut:]]
    elif ties == list(range(0, len(joints), 2)):
        pairs = [(members[place], members[place + 1]) for place in ties]
    elif len(members) == 2 and MUTUAL.match(behind):
        pairs = [(members[0], members[1])]
    else:
        pairs = [(members[place], members[place + 1]) for place in ties]
    for one, two in pairs:
        yield from product(one.keys, two.keys)


def words_between(before: Linked, after: Linked, sentence: Sentence) -> str:
    """What stands between two mentions of a sentence."""
    return sentence.folded[before.mention.span.end - sentence.span.start : after.mention.span.start - sentence.span.start]


def carry_object(hit: Hit, setting: Setting) -> list[str]:
    """The object met last before the match: earlier in the sentence, else in the sentences and headings before it, else the body that speaks.

    For the body of a person who is named with a bare post (园长李晓兰) the body that speaks comes before earlier sentences.
    """
    posted = hit.pattern.predicate is Predicate.AFFILIATED_WITH
    merged = hit.pattern.predicate is Predicate.MERGED_INTO
    begin = hit.chunks.index(hit.slots["s"]) if posted and "s1" in hit.slots else hit.first
    for place in range(begin - 1, -1, -1):
        fit = [one for one in list_bodies(hit.chunks[place], posted=posted) if fits_object(hit, one)]
        if fit and (not posted or heads_clause(hit.chunks, place) or (fit[-1].mention.kind is Kind.GROUP and GROUP_HEAD.search(told_role(hit)))):
            return list(fit[-1].keys)
    speaks = [setting.voice] if setting.voice and setting.voice_kind in hit.pattern.carryo and may_speak(hit, setting) else []
    if (posted or merged) and speaks and setting.voice_kind in {Kind.SCHOOL, Kind.GROUP}:
        return speaks
    if posted and HELPER.search(told_role(hit)):
        return []
    near = [*setting.recent, *(setting.topic if posted else ())]
    return next((list(one.keys) for one in reversed(near) if fits_object(hit, one)), speaks)


def list_bodies(chunk: Chunk, *, posted: bool) -> list[Linked]:
    """The names in a chunk; of persons behind a body, where a post is sought a body for, that body too."""
    return [*chunk.members, *(post.body for post in chunk.posts if posted)]


def fits_object(hit: Hit, one: Linked) -> bool:
    """Whether a name met before is of a kind that the pattern carries over, and a body where the post can be held."""
    posted = hit.pattern.predicate is Predicate.AFFILIATED_WITH
    return one.mention.kind in hit.pattern.carryo and (not posted or fits_post(told_role(hit), one, carried=True))


def may_speak(hit: Hit, setting: Setting) -> bool:
    """Whether the post of a match can be one of the body that speaks: an officer's only of an authority, and so on."""
    if hit.pattern.predicate is not Predicate.AFFILIATED_WITH or setting.voice_kind is None:
        return True
    name = "幼" if setting.voice_kind is Kind.SCHOOL else "局"
    return fits_post(told_role(hit), Linked(Mention(setting.voice_kind, name, hit.chunks[hit.first].span, "voice"), ()), carried=True)


def told_role(hit: Hit) -> str:
    """The role that a match names."""
    return next((hit.slots[slot].words for slot in ("role2", "role") if slot in hit.slots), "")


def take_members(hit: Hit, slot: str, sentence: Sentence | None = None) -> list[str]:
    """The keys in a slot whose kind the pattern takes, in order of text."""
    chunk = hit.slots.get(slot)
    if chunk is None:
        return []
    kinds = hit.pattern.kinds[slot]
    if slot == "o" and hit.pattern.predicate is Predicate.RECEIVED and not is_conferred(hit.chunks, chunk):
        return []
    found = find_receivers(hit, chunk) if slot == "s" and hit.pattern.predicate is Predicate.RECEIVED else chunk.members
    members = [one for one in found if one.mention.kind in kinds]
    if hit.pattern.predicate is Predicate.AFFILIATED_WITH and slot == "o":
        members = [one for one in members if fits_post(told_role(hit), one, carried=False)]
    if hit.pattern.needs == "leads" and slot == "s" and sentence:
        members = lead_members(members, sentence)
    if hit.pattern.needs == "honour" and slot == "o" and not {"grade", "grade2"} & set(hit.slots):
        members = [one for one in members if one.mention.kind is Kind.AWARD]
    return [key for one in members for key in one.keys]


def find_receivers(hit: Hit, chunk: Chunk) -> Sequence[Linked]:
    """The names of a list in the slot of who receives, over notes in brackets; none where it names who confers."""
    place = next(at for at in range(hit.first, hit.last + 1) if hit.chunks[at] is chunk)
    if place > hit.first and any(hit.slots[name].span < chunk.span for name in ("o", "grade") if name in hit.slots):
        return find_siblings(hit.chunks, place)
    between = "".join(one.words for one in hit.chunks[place + 1 : hit.trigger])
    if not is_receiver(hit.chunks, place) or (chunk.code not in "PDM" and stands_for_others(between)):
        return ()
    return find_siblings(hit.chunks, place)


def lead_members(members: Sequence[Linked], sentence: Sentence) -> list[Linked]:
    """Of A与B (签约,与C结对) only A, who is the subject of what follows; of a mere list all."""
    cut = next((place for place, (before, after) in enumerate(pairwise(members)) if JOINED.search(words_between(before, after, sentence))), len(members))
    return list(members[: cut + 1])


def carry_subject(hit: Hit, sentence: Sentence, setting: Setting) -> list[str]:
    """The subject taken over from the head of an earlier clause, else from the frame where the pattern allows it."""
    start = hit.first
    if hit.pattern.predicate is Predicate.RECEIVED:
        if lacks_receiver(hit.chunks, start) or is_relative(hit.chunks, hit.last):
            return []
        return [key for one in carry_receiver(hit.chunks, start, hit.pattern.carry) for key in one.keys] or take_frame(hit, sentence, setting)
    told = [one for chunk in hit.chunks[:start] for one in chunk.members if one.mention.kind is Kind.PERSON]
    if told and Kind.PERSON in hit.pattern.carry and HE.search(sentence.folded[: hit.chunks[start].span.start - sentence.span.start]):
        return list(told[-1].keys)
    for place in range(start - 1, -1, -1):
        chunk = hit.chunks[place]
        fit = [one for one in chunk.members if one.mention.kind in hit.pattern.carry]
        if chunk.code in ";。" and starts_item(hit, sentence, place):
            break
        if fit and heads_clause(hit.chunks, place) and not TIED.search(sentence.folded[: chunk.span.start - sentence.span.start]):
            fit = lead_members(fit, sentence) if hit.pattern.predicate in TIES else fit
            return [key for one in fit for key in one.keys]
    return take_frame(hit, sentence, setting)


def take_frame(hit: Hit, sentence: Sentence, setting: Setting) -> list[str]:
    """The subject that the sentences before, or the document's frame, give a clause that has none, where the pattern allows it."""
    fallback = hit.pattern.fallback
    if fallback == "topic":
        return [key for one in setting.topic for key in one.keys][:1]
    lead = CLAUSE.split(sentence.folded[: hit.chunks[hit.first].span.start - sentence.span.start])[-1]
    if hit.pattern.predicate is Predicate.RECEIVED and stands_for_others(lead):
        return []
    if hit.pattern.predicate is Predicate.RECEIVED and setting.topic and not (setting.voice and OWN.search(lead)):
        return [key for one in setting.topic if one.mention.kind in hit.pattern.carry for key in one.keys]
    if fallback == "voice" and setting.voice:
        return [setting.voice]
    if fallback == "doer" and not (hit.pattern.predicate is Predicate.RECEIVED and len(lead) > 12):
        doer = setting.voice or setting.area
        return [doer] if doer else []
    return []


def starts_item(hit: Hit, sentence: Sentence, place: int) -> bool:
    """Whether an item of a list (二是…) begins behind the mark at `place`: it takes no subject from the item before."""
    return hit.pattern.predicate in TIES and bool(FRESH.match(sentence.folded, hit.chunks[place].span.end - sentence.span.start))


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
    base = Qualifiers(grade=fixed.get("grade", ""), role=fixed.get("role", ""), construction=fixed.get("construction", ""))
    if predicate is Predicate.RECEIVED:
        return qualify_honour(hit, sentence, setting, ends, base)
    if predicate is Predicate.AFFILIATED_WITH:
        return replace(base, role=find_role(hit, sentence))
    base = replace(base, year=tell_year(hit, setting))
    if predicate is Predicate.BUILDS:
        return qualify_building(hit, sentence, target, base, planned=planned)
    if predicate is Predicate.MEMBER_OF and base.role == "Member" and leads_by_note(hit, sentence, subject):
        return replace(base, role="Lead")
    return base


def tell_year(hit: Hit, setting: Setting) -> int | None:
    """The year that a sentence tells of what a match says, up to its end and outside names; else that of a heading which is no more than a year."""
    words = "".join("#" if chunk.members else chunk.words for chunk in hit.chunks[: hit.last + 1])
    dated = [head for head in setting.heads if len(head) <= len("2015年12月")]
    return find_year([*reversed(CLAUSE.split(words)), *reversed(dated)], setting.year, told=True)


def leads_by_note(hit: Hit, sentence: Sentence, subject: str) -> bool:
    """Whether brackets behind a member of a list say that it leads: 忠义路小学(学区长学校)、柏树小学."""
    ends = [one.mention.span.end - sentence.span.start for one in hit.slots["s"].members if subject in one.keys] if "s" in hit.slots else []
    return any(LEAD_NOTE.match(sentence.folded, end) for end in ends)


def qualify_honour(hit: Hit, sentence: Sentence, setting: Setting, ends: tuple[str, str], base: Qualifiers) -> Qualifiers:
    """Grade, level and year of an honour."""
    subject, target = ends
    shift = sentence.span.start
    chunk = hit.slots.get("o", hit.chunks[hit.first])
    named = [*chunk.members, *(one for other in hit.chunks for one in other.members), *setting.recent]
    name = next((word_name(one, sentence) for one in named if target in one.keys), "")
    told = "grade2" if "o1" in hit.slots else "grade"
    grade = share_grade(hit, subject) if told in hit.slots else base.grade
    clauses = CLAUSE.split(sentence.folded[: chunk.span.start - shift])
    conferrer = "".join(one.mention.name for one in hit.slots["c"].members) if "c" in hit.slots else ""
    graded = read_grade_level(sentence.folded[: hit.slots[told].span.start - shift]) if told in hit.slots else ""
    level = find_level([graded, name, conferrer, clauses[-1][-8:], *name_contests(hit, name, setting), *reversed(setting.heads)])
    behind = re.match(r"[”\"]?[(]([^()]{4,8})[)]", sentence.folded[chunk.span.end - shift :])
    around = [behind.group(1) if behind else "", sentence.folded[chunk.span.start - shift : chunk.span.end - shift], *reversed(clauses), *reversed(setting.heads)]
    return replace(base, grade=grade, level=level, year=find_year(around, setting.year))


def word_name(one: Linked, sentence: Sentence) -> str:
    """A name in the folded words of its sentence, in which places are told; one of another sentence as it is."""
    span = one.mention.span
    return sentence.folded[span.start - sentence.span.start : span.end - sentence.span.start].strip("“”《》") if sentence.span.covers(span) else one.mention.name


def name_contests(hit: Hit, honour: str, setting: Setting) -> list[str]:
    """The contests told before a prize that a contest gives (优秀组织奖), nearest first: the prize is of their level."""
    if not PRIZE.search(honour):
        return []
    told = [one for chunk in hit.chunks[: hit.last] for one in chunk.members]
    return [one.mention.name for one in reversed([*setting.recent, *told]) if one.mention.kind is Kind.EVENT]


def share_grade(hit: Hit, subject: str) -> str:
    """The grade of one who receives: of grades told off in order his own."""
    slot = hit.slots["grade2" if "o1" in hit.slots else "grade"]
    keys = take_members(hit, "s")
    place = next(at for at in range(hit.first, hit.last + 1) if hit.chunks[at] is slot)
    told = split_grades(hit.chunks, place, len(keys)) if len(keys) > 1 else []
    return told[keys.index(subject)] if told and subject in keys else slot.words


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
