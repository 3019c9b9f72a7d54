"""Who and what a clause leaves out: subjects and objects taken over from earlier clauses, sentences and the document's frame."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import SCHOOLING, Kind, Linked, Mention, Predicate, Sentence, Span
from kg.relate.bearers import is_title
from kg.relate.builders import find_head, find_named, is_label
from kg.relate.chunk import Chunk
from kg.relate.claims import Hit, Setting, heads_clause, is_teacher, told_role, words_between
from kg.relate.left_out import is_team, speaks_of_school, speaks_of_topic, tells_of_work
from kg.relate.link_words import load_link_words
from kg.relate.offices import GROUP_HEAD, fits_post
from kg.relate.receivers import (
    FIELD,
    carry_receiver,
    find_siblings,
    has_own_note,
    is_conferred,
    is_receiver,
    is_relative,
    is_tallied,
    lacks_receiver,
    may_carry,
    stands_for_others,
)

TIES = frozenset({Predicate.BUILDS, Predicate.PARTNERS_WITH, Predicate.MANAGES})
LED_ACTS = frozenset({Predicate.HOLDS, Predicate.CARRIES_OUT, Predicate.ISSUED, Predicate.PARTNERS_WITH})
ACTS = frozenset({Predicate.HOLDS, Predicate.CARRIES_OUT, Predicate.ISSUED})
AIDED = ("援建的", "捐建的", "援助建设的")
CLAUSE = re.compile(r"[,，;；。]")
HE = re.compile(r"[,，;；。][他她](?:同时|还|又|也|现)?$")
HELPER = re.compile(r"指导|辅导")
OWN = re.compile(
    r"(?:学校|中心|单位|集团|学区|全校|全园|幼儿园)(?:[于在]?\d{4}年|先后|近年来|又|再次|还|已|也|均|连续.{1,3}年|多次|一直|曾)*$"
)
TIED = re.compile(
    r"(?:与|和|同|跟|與|为|向|对|给|由|被|把|将|在|依托|借助|利用|依靠|凭借|(?:共建|新建|改建|扩建|迁建|建设|改造|托管|领办|建成|成立|组建|签约|引进|启用)了?)[“\"]?$"
)
TOLD_OFF = re.compile(
    r"(?:成员|会员|加盟|联盟|盟员|子体|核心|龙头|牵头|领航|基点|协作|合作|伙伴|片内)(?:学校|单位|校|园)?(?:分别|依次|共|还|主要|现|具体)?(?:有|是|为|系|即|包括|包含|涵盖|:)$"
)
"""What makes of the bodies behind it those of a group that the sentence tells off, and not who acts next."""
OBJECT = re.compile(r"(?:组织|接纳|接收|吸收|吸纳|邀请|选派|带动)了?$|(?:主持|承担|参与|获得|申报)的$")
"""What makes a body before it the object of another, not who ties."""
POSSESSES = re.compile(r"[一-鿿]{2,4}的")
UNNAMED = re.compile(
    r"(?:^|[^与和同跟]{4})(?P<body>教研中心|教研室|中心校|集团|联盟|党支部|团委|工会|学区|少先队|局(?=里)|上级|幼儿园)"
)
"""A doer of which no name was found."""
FRESH = re.compile(
    r"[一二三四五六七八九十]是|[0-9一二三四五六七八九十甲乙丙丁戊己]+[.、]|[①②③④⑤⑥⑦⑧]|[(][一二三四五六七八九\d]+[)]"
)
ORIGIN = frozenset("从自")
"""Before a body that somebody comes from."""
JOINED = re.compile(r"与|同|跟|與")
LESSER = re.compile(r"(?:优秀|最佳)?[一-鿿]{2}奖")
"""A prize told beside grades, which has none itself: 达标奖, 优秀组织奖."""
HIGHER = re.compile(r"大学|学院|师大|师院|研究[所院]")


def is_contest_told(hit: Hit, sentence: Sentence) -> bool:
    """Whether a grade without a contest may go to one told before: no unknown name stands between verb and grade, nor is another field opened."""
    if "grade" not in hit.slots:
        return True
    if FIELD.match(sentence.folded):
        return False
    verb, grade = (
        hit.chunks[hit.trigger].span.end - sentence.span.start,
        hit.slots["grade"].span.start - sentence.span.start,
    )
    return verb > grade or may_carry(sentence.folded[verb:grade])


def near_group(hit: Hit) -> Hit:
    """The match with the group that stands nearest before its schools, where a membership reaches over more than one."""
    if (
        hit.pattern.predicate is not Predicate.MEMBER_OF
        or "s" not in hit.slots
        or hit.slots["o"].span.start > hit.slots["s"].span.start
    ):
        return hit
    span = Span(hit.slots["o"].span.start, hit.slots["s"].span.start)
    groups = [
        chunk
        for chunk in hit.chunks
        if span.covers(chunk.span) and any(one.mention.kind is Kind.GROUP for one in chunk.members)
    ]
    return replace(hit, slots={**hit.slots, "o": groups[-1]}) if groups else hit


def carry_object(hit: Hit, setting: Setting) -> list[str]:
    """The object met last before the match: earlier in the sentence, else in the sentences and headings before it, else the body that speaks.

    For the body of a person who is named with a bare post (园长李晓兰) the body that speaks comes before earlier sentences,
    and 今名 is the name of the body that speaks.
    """
    posted = hit.pattern.predicate is Predicate.AFFILIATED_WITH
    speaks = (
        [setting.voice]
        if setting.voice and setting.voice_kind in hit.pattern.carryo and may_speak(hit, setting)
        else []
    )
    if hit.pattern.predicate is Predicate.MERGED_INTO:
        named = [one for chunk in hit.chunks[: hit.first] for one in chunk.members if fits_object(hit, one)]
        return [] if named and not {*speaks} & {*named[-1].keys} else speaks
    begin = hit.chunks.index(hit.slots["s"]) if posted and "s1" in hit.slots else hit.first
    for place in range(begin - 1, -1, -1):
        fit = [one for one in list_bodies(hit.chunks[place], posted=posted) if fits_object(hit, one)]
        if posted and place and hit.chunks[place - 1].words in ORIGIN:
            continue
        if fit and (
            not posted
            or heads_clause(hit.chunks, place)
            or (fit[-1].mention.kind is Kind.GROUP and GROUP_HEAD.search(told_role(hit)))
        ):
            return list(fit[-1].keys)
    if posted and speaks and setting.voice_kind in SCHOOLING:
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
    if (
        "grade" in hit.slots
        and one.mention.kind is Kind.AWARD
        and (is_title(one.mention.name) or LESSER.fullmatch(one.mention.name))
    ):
        return False
    return one.mention.kind in hit.pattern.carryo and (not posted or fits_post(told_role(hit), one, carried=True))


def may_speak(hit: Hit, setting: Setting) -> bool:
    """Whether the post of a match can be one of the body that speaks: an officer's only of an authority, and so on."""
    if hit.pattern.predicate is not Predicate.AFFILIATED_WITH or setting.voice_kind is None:
        return True
    name = "幼" if setting.voice_kind is Kind.SCHOOL else "局"
    return fits_post(
        told_role(hit), Linked(Mention(setting.voice_kind, name, hit.chunks[hit.first].span, "voice"), ()), carried=True
    )


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
    if is_tallied(hit.chunks, place):
        return ()
    if place > hit.first and any(hit.slots[name].span < chunk.span for name in ("o", "grade") if name in hit.slots):
        return find_siblings(hit.chunks, place)
    if has_own_note(hit.chunks, place):
        return chunk.members[-1:]
    between = "".join(one.words for one in hit.chunks[place + 1 : hit.trigger])
    if not is_receiver(hit.chunks, place) or (chunk.code not in "PDM" and stands_for_others(between)):
        return ()
    return find_siblings(hit.chunks, place)


def lead_members(members: Sequence[Linked], sentence: Sentence) -> list[Linked]:
    """Of A与B (签约,与C结对) only A, who is the subject of what follows; of a mere list all."""
    cut = next(
        (
            place
            for place, (before, after) in enumerate(pairwise(members))
            if JOINED.search(words_between(before, after, sentence))
        ),
        len(members),
    )
    return list(members[: cut + 1])


def carry_winner(hit: Hit, sentence: Sentence, setting: Setting) -> list[str]:
    """Who receives where a clause names nobody: the receiver of an earlier clause, else the frame."""
    if is_relative(hit.chunks, hit.last) or tells_of_work(hit, sentence):
        return []
    profiled = speaks_of_topic(hit, sentence, setting)
    if lacks_receiver(hit.chunks, hit.first, profiled=bool(profiled)):
        return []
    found = carry_receiver(hit.chunks, hit.first, hit.pattern.carry, led=bool(setting.led))
    if is_team(hit, sentence):
        found = [one for one in found if one.mention.kind in SCHOOLING]
        if not found:
            return [setting.voice] if setting.voice_kind in SCHOOLING else []
    if any(is_teacher(sentence.folded, one.mention.span.end - sentence.span.start) for one in found):
        return []
    carried = [key for one in found for key in one.keys]
    if not carried and profiled:
        return profiled
    if carried or (setting.voice_kind is not Kind.SCHOOL and speaks_of_school(hit, sentence)):
        return carried
    return take_frame(hit, sentence, setting)


def carry_subject(hit: Hit, sentence: Sentence, setting: Setting) -> list[str]:
    """The subject taken over from the head of an earlier clause, else from the frame where the pattern allows it."""
    start = hit.first
    if hit.pattern.predicate is Predicate.RECEIVED:
        return carry_winner(hit, sentence, setting)
    told = [one for chunk in hit.chunks[:start] for one in chunk.members if one.mention.kind is Kind.PERSON]
    if (
        told
        and Kind.PERSON in hit.pattern.carry
        and HE.search(sentence.folded[: hit.chunks[start].span.start - sentence.span.start])
    ):
        return list(told[-1].keys)
    if hit.pattern.predicate is Predicate.BUILDS and is_aided(hit, sentence):
        return []
    builds = hit.pattern.predicate is Predicate.BUILDS
    head = find_named(hit, sentence) or find_head(hit, sentence) if builds else None
    if head:
        return list(head.keys)
    crossed = False
    for place in range(start - 1, -1, -1):
        chunk = hit.chunks[place]
        fit = [one for one in chunk.members if one.mention.kind in hit.pattern.carry]
        if chunk.code in ";。" and starts_item(hit, sentence, place):
            break
        crossed = crossed or (chunk.code in ";。" and hit.pattern.predicate in ACTS)
        if fit and (not crossed or opens_sentence(hit.chunks, place)) and is_subject(hit, place, sentence):
            fit = lead_members(fit, sentence) if hit.pattern.predicate in TIES else fit
            return [key for one in fit for key in one.keys]
    return [] if is_own_school(hit, setting) and not setting.led else take_frame(hit, sentence, setting)


def is_aided(hit: Hit, sentence: Sentence) -> bool:
    """Whether a school is told as built by others who are named: 宁波市援建的青石中学."""
    site = hit.slots.get("o")
    return site is not None and sentence.folded.endswith(AIDED, 0, site.span.start - sentence.span.start)


def is_subject(hit: Hit, place: int, sentence: Sentence) -> bool:
    """Whether a name heads its clause and is neither party nor object of what the clause tells."""
    chunk = hit.chunks[place]
    before = sentence.folded[: chunk.span.start - sentence.span.start]
    if (
        not heads_clause(hit.chunks, place)
        or TIED.search(before)
        or load_link_words().aimed.search(before)
        or TOLD_OFF.search(before)
    ):
        return False
    if hit.pattern.predicate is Predicate.BUILDS and is_label(chunk, sentence):
        return False
    crossed = any(one.code in ",:" for one in hit.chunks[place : hit.first])
    if hit.pattern.predicate in ACTS and crossed and load_link_words().obeyed.search(before):
        return False
    return hit.pattern.predicate not in TIES or not is_attached(chunk, sentence)


def is_attached(chunk: Chunk, sentence: Sentence) -> bool:
    """Whether a body is an object, or only owns what the clause tells of: 接纳后山小学的学生, 镇政府补助的资金."""
    shift = sentence.span.start
    return bool(
        OBJECT.search(sentence.folded[: chunk.span.start - shift])
        or POSSESSES.match(sentence.folded, chunk.span.end - shift)
    )


def is_own_school(hit: Hit, setting: Setting) -> bool:
    """Whether the frame would make the partner of a tie that names one side: an area, or the office that a school is under."""
    if hit.pattern.predicate is Predicate.PARTNERS_WITH and not setting.voice:
        return True
    target = hit.slots.get("o")
    return (
        hit.pattern.predicate is Predicate.PARTNERS_WITH
        and setting.voice_kind is Kind.AUTHORITY
        and target is not None
        and any(one.mention.kind is Kind.SCHOOL and not HIGHER.search(one.mention.name) for one in target.members)
    )


def opens_sentence(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a name heads the first clause of its sentence: what clauses behind a semicolon may go on about."""
    return not any(chunk.members or chunk.code in ",;:。" for chunk in chunks[:place])


def take_frame(hit: Hit, sentence: Sentence, setting: Setting) -> list[str]:
    """The subject that the sentences before, or the document's frame, give a clause that has none, where the pattern allows it."""
    fallback = hit.pattern.fallback
    if fallback == "topic":
        fit = [one for one in setting.topic if not hit.pattern.carry or one.mention.kind in hit.pattern.carry]
        return [key for one in fit for key in one.keys][:1]
    lead = CLAUSE.split(sentence.folded[: hit.chunks[hit.first].span.start - sentence.span.start])[-1]
    if hit.pattern.predicate is Predicate.RECEIVED and stands_for_others(lead):
        return []
    if hit.pattern.predicate is Predicate.RECEIVED and setting.topic and not (setting.voice and OWN.search(lead)):
        return [key for one in setting.topic if one.mention.kind in hit.pattern.carry for key in one.keys]
    if hit.pattern.predicate in ACTS and has_own_doer(hit, lead, setting):
        return []
    if setting.led and hit.pattern.predicate in LED_ACTS:
        return list(setting.led[0].keys)
    if fallback == "voice" and setting.voice:
        return [setting.voice]
    if fallback == "doer" and not (hit.pattern.predicate is Predicate.RECEIVED and len(lead) > 12):
        doer = setting.builder if hit.pattern.predicate is Predicate.BUILDS else setting.voice or setting.area
        return [doer] if doer else []
    return []


def has_own_doer(hit: Hit, lead: str, setting: Setting) -> bool:
    """Whether the clause of an act tells of another doer than the body that speaks: 由 with a name, or a body without one."""
    if "由" in lead:
        named = {
            key for one in hit.chunks[max(0, hit.first - 2) : hit.first] for link in one.members for key in link.keys
        }
        return setting.voice not in named
    return any(word["body"] not in setting.voice for word in UNNAMED.finditer(lead))


def starts_item(hit: Hit, sentence: Sentence, place: int) -> bool:
    """Whether an item of a list (二是…) begins behind the mark at `place`: it takes no subject from the item before."""
    return hit.pattern.predicate in TIES and bool(
        FRESH.match(sentence.folded, hit.chunks[place].span.end - sentence.span.start)
    )
