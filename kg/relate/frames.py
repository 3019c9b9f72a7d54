"""Applies the patterns of `ontology/patterns/` to a sentence's chunks and makes claims of their matches."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.builders import settle_builder
from kg.relate.carry import carry_object, carry_subject, is_contest_told, near_group, take_members
from kg.relate.chunk import Chunk
from kg.relate.claims import Claim, Hit, Setting, is_replaced, is_teacher, quote_span, widen, words_between
from kg.relate.needs import meets_needs
from kg.relate.offices import APPOINTED, CANDIDATE, fits_post
from kg.relate.operators import Operator, Worth, find_operators, weigh_claim
from kg.relate.patterns import Pattern, PatternBook
from kg.relate.plan_ties import STANDING, is_coming, is_former
from kg.relate.qualified import qualify_claim
from kg.relate.qualify import find_level, find_level_head
from kg.relate.receivers import PRESENTED, find_further, is_relative
from kg.years import find_year

FOR_WINNERS = re.compile(r"(?:对|向|给|为|表彰|奖励|慰问|祝贺)了?[^,，。;；]{0,4}$")
HOW_MANY = re.compile(r"\d")
"""Behind an honour: how many have it, and not who (新增|省级名师|2人)."""
VISITED = re.compile(r"(?:赴|前往|来到|走进|到访)$")
OF_STAFF = re.compile(r"的(?:[^,;。]{0,8}(?:老师|教师)|同学|学生|师生|[^,;。]{0,4}校长|[^,;。]{0,4}园长)")
"""Behind a school: that somebody of it is meant."""
CONFERS = re.compile(r"分?赛[区点](?!的)|(?:授予|颁[发授])的")
"""Behind a name that stands for a part of a contest, or for who gives: 云南|赛区, 市教育局|授予的."""
SAME = re.compile(r"分别|依次|各自|分任|分头")
FORMER = re.compile(r"原任?$|前任|曾任|时任|原")
GRANTING = frozenset({"授予", "颁授", "授", "表彰", "命名", "认定", "颁发"})
NUMBERED = re.compile(r"等?[\d一二三四五六七八九十百]+余?[名位个人所家]|同志|老师|教师|学校|单位")
"""What tells, between a verb of granting and an honour, that it goes to those named there."""
NEXT_POST = re.compile(r"拟[任聘]$")
"""Right before a post told with a name: 拟任|县实验小学校长的陈立."""
SOUGHT = re.compile(r"拟|候选|推荐|推选|申报|参评|公示|培养[^,，。;；]{0,6}$|争[做当创]")
"""Before a title that stands with a name, or in a heading above: it is not conferred yet."""
MOVES_ON = re.compile(
    r"(?:老师|同志|校长|书记|主任)?(?:已|则|也|于?[\d年月]{2,8}|本?学期|今年|因工作需要)*+,?(?:另有(?:任用|安排)|另行(?:安排|任用)|被?(?:调|升|转|改|提)任|调[往至到去]|升任|交流(?:到|至)|调(?=[^,，。;；]{2,14}任))"
)
"""What tells of a person that the post told before the name is given up: 望江中学教师李晓兰|调任云桥中学副校长."""
FORMER_BODY = re.compile(r"原(?![平州阳])")
PEOPLE = re.compile(r"教师|老师|同志|同学|学生|师生|选手|校长")
TIED = re.compile(
    r"(?:与|和|同|跟|與|为|向|对|给|由|被|把|将|在|共建|新建|建设|改造|托管|领办|建成|成立|组建|签约|引进)$"
)
MUTUAL = re.compile(r"[^,，。;；]{0,2}(?:两|双方|签|互)")
JOINED = re.compile(r"与|同|跟|與")
LEAD = 4
"""How many characters before a match without a subject may tell that it pairs lists off (分别|被评为)."""


def find_claims(sentence: Sentence, chunks: tuple[Chunk, ...], book: PatternBook, setting: Setting) -> Iterator[Claim]:
    """The claims that the patterns read in a sentence."""
    codes = "".join([chunk.code for chunk in chunks])
    yield from claim_posts(sentence, chunks)
    operators: Sequence[Operator] | None = None
    for pattern in book.list_fitting(frozenset(codes)):
        match = pattern.expression.search(codes)
        while match:
            if operators is None:
                operators = find_operators(sentence, [chunk.span for chunk in chunks if chunk.members])
            told = (
                list(claim_hit(make_hit(pattern, chunks, match), sentence, operators, setting))
                if match.end() > match.start()
                else []
            )
            yield from told
            match = pattern.expression.search(codes, max(match.end(), match.start() + 1) if told else match.start() + 1)


def claim_posts(sentence: Sentence, chunks: Sequence[Chunk]) -> Iterator[Claim]:
    """Persons who stand right behind a body belong to it, whatever else the sentence says."""
    for chunk in chunks:
        for post in chunk.posts:
            before = sentence.folded[
                max(0, post.span.start - sentence.span.start - 3) : post.span.start - sentence.span.start
            ]
            if (
                FORMER.search(before)
                or FORMER.match(post.role)
                or MOVES_ON.match(sentence.folded, post.person.mention.span.end - sentence.span.start)
                or FORMER_BODY.match(post.body.mention.name)
                or not fits_post(post.role, post.body, carried=False)
            ):
                continue
            for subject in post.person.keys:
                for target in post.body.keys:
                    yield Claim(
                        subject,
                        Predicate.AFFILIATED_WITH,
                        target,
                        Qualifiers(role=post.role),
                        Modality.PLANNED if NEXT_POST.search(before) else Modality.REALISED,
                        widen(post.span, sentence),
                        "person-behind-body",
                        0.92,
                    )


def make_hit(pattern: Pattern, chunks: tuple[Chunk, ...], match: re.Match[str]) -> Hit:
    """What a pattern matched: each slot with its chunk, and as trigger its first cue, without one its last name."""
    slots = {
        name: chunks[match.start(name)]
        for name in match.groupdict()
        if match.start(name) >= 0 and not name.startswith("cue_")
    }
    cues = [match.start(name) for name in match.groupdict() if name.startswith("cue_") and match.start(name) >= 0]
    things = [match.start(name) for name in slots]
    trigger = min(cues) if cues else max([match.start(), *things])
    return Hit(pattern, chunks, match.start(), match.end() - 1, slots, trigger, bool(cues))


def claim_hit(hit: Hit, sentence: Sentence, operators: Sequence[Operator], setting: Setting) -> Iterator[Claim]:
    """The claims of one match, unless an operator or a missing part forbids them."""
    if not meets_needs(hit, sentence) or tells_of_others(hit, sentence):
        return
    shift = sentence.span.start
    trigger = hit.chunks[hit.trigger].span.start - shift
    worth, acting = weigh_claim(sentence, operators, trigger, hit.chunks[hit.last].span.end - shift)
    if worth is Worth.NONE:
        return
    standing = hit.pattern.predicate in STANDING
    coming = is_coming(hit, sentence, headed=setting.headed) if standing else True
    planned = worth is Worth.PLAN or (setting.planned and coming and "settled" not in acting)
    if (standing or hit.pattern.predicate is Predicate.AFFILIATED_WITH) and is_former(hit, sentence):
        return
    if hit.pattern.predicate is Predicate.AFFILIATED_WITH:
        planned = is_to_come(hit, sentence, worth)
    if planned and is_apposed(hit):
        before = sentence.folded[: hit.slots["o"].span.start - shift]
        planned = any(SOUGHT.search(words) for words in (before, *setting.heads))
    for told, target, carried in pair_slots(hit, sentence, setting):
        builds = carried and hit.pattern.predicate is Predicate.BUILDS
        subject = settle_builder(told, target, setting) if builds else told
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
    if hit.pattern.predicate is Predicate.RECEIVED:
        yield from claim_further(hit, sentence, operators, setting)


def is_apposed(hit: Hit) -> bool:
    """Whether a title stands right before who bears it, whatever the clause tells: 向|全国模范教师李晓兰学习."""
    honour, bearer = hit.slots.get("o"), hit.slots.get("s")
    return (
        hit.pattern.predicate is Predicate.RECEIVED
        and not hit.cued
        and honour is not None
        and bearer is not None
        and honour.span < bearer.span
        and not any(chunk.code == ":" for chunk in hit.chunks[hit.first : hit.last])
    )


def honours_others(hit: Hit, sentence: Sentence) -> bool:
    """Whether a subject teaches those who won, or does something for them, whom a clause with 的 tells (区教体局对获得团体奖的单位颁发奖牌)."""
    subject = hit.slots.get("s")
    if hit.pattern.predicate is not Predicate.RECEIVED or subject is None:
        return False
    shift = sentence.span.start
    gap = sentence.folded[subject.span.end - shift : hit.chunks[hit.trigger].span.start - shift]
    if is_teacher(sentence.folded, subject.span.end - shift) or CONFERS.match(
        sentence.folded, subject.span.end - shift
    ):
        return True
    behind = PRESENTED.match(sentence.folded, hit.chunks[hit.last].span.end - shift)
    return behind is not None or (bool(FOR_WINNERS.search(gap)) and is_relative(hit.chunks, hit.last))


def is_granted_on(hit: Hit, sentence: Sentence) -> bool:
    """Whether an honour without a subject is granted to somebody whose name was not found: 授予|某某等10名同志“优秀班主任”."""
    if hit.pattern.predicate is not Predicate.RECEIVED or "s" in hit.slots or "o" not in hit.slots:
        return False
    verb = hit.chunks[hit.trigger]
    before = sentence.folded[: verb.span.start - sentence.span.start]
    granting = verb.words in GRANTING and not before.endswith(("被", "获", "荣", "所"))
    between = sentence.words_at(Span(verb.span.end, hit.slots["o"].span.start)) if granting else ""
    return NUMBERED.search(between) is not None


def claim_further(hit: Hit, sentence: Sentence, operators: Sequence[Operator], setting: Setting) -> Iterator[Claim]:
    """The claims of the honours that go on behind a match which ends with one; an operator on the way ends them."""
    giver, honour = hit.slots.get("s"), hit.slots.get("o")
    if honour is None or (giver and giver.span > honour.span):
        return
    subjects = take_members(hit, "s") if giver else carry_subject(hit, sentence, setting)
    for further in find_further(hit.chunks, hit.last):
        tail = hit.chunks[further.place].tail
        if tail is not None and HOW_MANY.match(sentence.words_at(tail)):
            continue
        start = hit.chunks[further.place].span.start - sentence.span.start
        if weigh_claim(sentence, operators, start, start)[0] is not Worth.FACT or setting.planned:
            return
        year = find_year([sentence.folded[:start], *reversed(setting.heads)], setting.year)
        around = (further.honour.mention.name, find_level_head(sentence.folded, start), *reversed(setting.heads))
        qualifiers = Qualifiers(grade=further.grade, level=find_level(around), year=year)
        for subject in subjects:
            for target in further.honour.keys:
                span = widen(hit.chunks[further.place].span, sentence)
                yield Claim(
                    subject, Predicate.RECEIVED, target, qualifiers, Modality.REALISED, span, "received-further", 0.76
                )


def is_to_come(hit: Hit, sentence: Sentence, worth: Worth) -> bool:
    """Whether a post is to be given yet: 拟提拔李晓兰为副校长, 李晓兰为校长人选."""
    shift = sentence.span.start
    before = sentence.folded[: hit.chunks[hit.trigger].span.start - shift]
    behind = CANDIDATE.match(sentence.folded, hit.chunks[hit.last].span.end - shift)
    return behind is not None or (worth is Worth.PLAN and APPOINTED.search(before) is not None)


def is_plan(hit: Hit, qualifiers: Qualifiers, *, planned: bool) -> bool:
    """Whether a claim is a plan: of a construction its stage decides, where one is told."""
    if hit.pattern.predicate is Predicate.BUILDS and qualifiers.stage:
        return qualifiers.stage == "PlannedStage"
    return planned


def tells_of_people(hit: Hit, sentence: Sentence) -> bool:
    """Whether a membership is said of a school's people and not of the school: 向阳路小学教师加入…."""
    tail = hit.slots["s"].tail if hit.pattern.predicate is Predicate.MEMBER_OF and "s" in hit.slots else None
    return tail is not None and bool(PEOPLE.search(sentence.words_at(tail)))


def tells_of_others(hit: Hit, sentence: Sentence) -> bool:
    """Whether what matches is told of others than its subject."""
    told = (tells_of_people, honours_others, is_granted_on, tells_of_replaced, is_visited, is_of_staff)
    return any(one(hit, sentence) for one in told)


def is_of_staff(hit: Hit, sentence: Sentence) -> bool:
    """Whether the partner of a tie is somebody at a school, and not the school: 与|盐官小学|的陈老师师徒结对."""
    target = hit.slots.get("o") if hit.pattern.predicate is Predicate.PARTNERS_WITH else None
    return target is not None and OF_STAFF.match(sentence.folded, target.span.end - sentence.span.start) is not None


def is_visited(hit: Hit, sentence: Sentence) -> bool:
    """Whether the subject of a tie is only where somebody goes: 组织校长赴|华东师范大学研修,与…."""
    subject = hit.slots.get("s") if hit.pattern.predicate is Predicate.PARTNERS_WITH else None
    return (
        subject is not None and VISITED.search(sentence.folded, 0, subject.span.start - sentence.span.start) is not None
    )


def tells_of_replaced(hit: Hit, sentence: Sentence) -> bool:
    """Whether a post is told of who gave it up to another: 陈芳接替|李明担任望江中学校长."""
    subject = hit.slots.get("s") if hit.pattern.predicate is Predicate.AFFILIATED_WITH else None
    return subject is not None and is_replaced(sentence, subject.span)


def pair_slots(hit: Hit, sentence: Sentence, setting: Setting) -> Iterator[tuple[str, str, bool]]:
    """Subject and object keys of a match, and whether the subject was carried over; 分别 pairs lists off in order."""
    pattern = hit.pattern
    subjects, carried = take_members(hit, "s", sentence), False
    if pattern.each and "o" not in hit.slots:
        for one, two in pair_partners(hit, sentence):
            yield one, two, False
        return
    targets = (
        take_members(near_group(hit), "o", sentence)
        if "o" in hit.slots or not pattern.carryo
        else carry_object(hit, setting)
    )
    if "s" not in hit.slots:
        subjects, carried = take_beside(hit, sentence) or carry_subject(hit, sentence, setting), True
    if (
        pattern.carryo
        and pattern.predicate is Predicate.RECEIVED
        and "s" in hit.slots
        and not is_contest_told(hit, sentence)
    ):
        return
    begin = hit.chunks[hit.first].span.start - sentence.span.start - (LEAD if carried else 0)
    inside = sentence.folded[max(0, begin) : hit.chunks[hit.last].span.end - sentence.span.start]
    if len(subjects) == len(targets) > 1 and SAME.search(inside):
        for subject, target in zip(subjects, targets, strict=True):
            yield subject, target, carried
        return
    for subject in subjects:
        for target in targets:
            yield subject, target, carried


def take_beside(hit: Hit, sentence: Sentence) -> list[str]:
    """The persons right before a post that is told without a subject: 李明调离后,由陈芳|接任望江中学校长."""
    beside = hit.chunks[hit.first - 1] if hit.first and hit.pattern.predicate is Predicate.AFFILIATED_WITH else None
    if beside is None or beside.code != "P" or is_replaced(sentence, beside.span):
        return []
    return [key for one in beside.members for key in one.keys]


def is_wider(last: Linked, hit: Hit) -> bool:
    """Whether an area is only where the next name lies, right behind it: 与浙江省|嵊州市开展协作."""
    end = last.mention.span.end
    return last.mention.kind is Kind.AREA and any(chunk.span.start == end and chunk.members for chunk in hit.chunks)


def pair_partners(hit: Hit, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Pairs of a list of partners: A与B、C与D is two pairs, A、B与C pairs both with C, and 、 alone only enumerates."""
    members = [one for one in hit.slots["s"].members if one.mention.kind in hit.pattern.kinds["s"]]
    if (
        not members
        or is_wider(members[-1], hit)
        or TIED.search(sentence.folded[: hit.slots["s"].span.start - sentence.span.start])
    ):
        return
    joints = [words_between(before, after, sentence) for before, after in pairwise(members)]
    behind = sentence.folded[members[-1].mention.span.end - sentence.span.start :]
    ties = [place for place, joint in enumerate(joints) if JOINED.search(joint)] or [
        place for place, joint in enumerate(joints) if "和" in joint and len(joints) in {1, 3}
    ]
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
