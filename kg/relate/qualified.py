"""The qualifiers of a claim: role, grade, level, year, kind and stage of a construction."""

import re
from dataclasses import replace

from kg.model import Kind, Linked, Predicate, Qualifiers, Sentence, Span
from kg.relate.carry import take_members
from kg.relate.claims import Hit, Setting
from kg.relate.construction import read_site
from kg.relate.qualify import find_level, find_level_head, list_dated, read_grade_level, settle_grade
from kg.relate.receivers import split_grades
from kg.years import find_year, tells_month

SHARED = re.compile(r"分[获别列得]|依次|各自")
"""How grades or honours are given out to a list one each."""
CLAUSE = re.compile(r"[,，;；。]")
CONFERS = re.compile(r"(?:表彰|表扬|公布|评选|命名|认定|授予|评出|通报|揭晓)[^,;。]{0,6}$")
PRIZE = re.compile(r"奖$|组织单位$|(?:指导|辅导)(?:师|教师|老师|奖|员)$|教练员$|裁判员$|组织者$|优秀选手$")
LEAD_NOTE = re.compile(
    r"[”\"]?[(][^()]{0,6}?(?<!副)(?:学区长|核心|龙头|牵头|盟主|总校|总园|领航|理事长|领办|主校|组长)[^()]{0,6}[)]"
)


def qualify_claim(
    hit: Hit, sentence: Sentence, setting: Setting, ends: tuple[str, str], *, planned: bool
) -> Qualifiers:
    """The qualifiers of a claim between two `ends`, subject and object."""
    subject, target = ends
    fixed = hit.pattern.qualifiers
    predicate = hit.pattern.predicate
    base = Qualifiers(
        grade=fixed.get("grade", ""), role=fixed.get("role", ""), construction=fixed.get("construction", "")
    )
    if predicate is Predicate.RECEIVED:
        return qualify_honour(hit, sentence, setting, ends, base)
    if predicate is Predicate.AFFILIATED_WITH:
        return replace(base, role=find_role(hit))
    base = replace(base, year=tell_year(hit, setting, planned=planned))
    if predicate is Predicate.BUILDS:
        return qualify_building(hit, sentence, target, base, planned=planned)
    if predicate is Predicate.MEMBER_OF and base.role == "Member" and leads_by_note(hit, sentence, subject):
        return replace(base, role="Lead")
    return base


def tell_year(hit: Hit, setting: Setting, *, planned: bool) -> int | None:
    """The year that a sentence tells of what a match says, up to its end and outside names; else that of a heading which is no more than a year.

    Where no more than a month is told of what has happened, the year is the document's.
    """
    words = "".join("#" if chunk.members else chunk.words for chunk in hit.chunks[: hit.last + 1])
    dated = [head for head in setting.heads if len(head) <= len("2015年12月")]
    clauses = [*reversed(CLAUSE.split(words)), *reversed(dated)]
    year = find_year(clauses, setting.year, told=True)
    return setting.year if year is None and not planned and tells_month(clauses) else year


def leads_by_note(hit: Hit, sentence: Sentence, subject: str) -> bool:
    """Whether brackets behind a member of a list say that it leads: 忠义路小学(学区长学校)、柏树小学."""
    ends = (
        [one.mention.span.end - sentence.span.start for one in hit.slots["s"].members if subject in one.keys]
        if "s" in hit.slots
        else []
    )
    return any(LEAD_NOTE.match(sentence.folded, end) for end in ends)


def qualify_honour(
    hit: Hit, sentence: Sentence, setting: Setting, ends: tuple[str, str], base: Qualifiers
) -> Qualifiers:
    """Grade, level and year of an honour."""
    subject, target = ends
    shift = sentence.span.start
    chunk = hit.slots.get("o", hit.chunks[hit.first])
    named = [*chunk.members, *(one for other in hit.chunks for one in other.members), *setting.recent]
    name = next((word_name(one, sentence) for one in named if target in one.keys), "")
    told = "grade2" if "o1" in hit.slots else "grade"
    grade = share_grade(hit, subject) if told in hit.slots else base.grade
    clauses = CLAUSE.split(sentence.folded[: chunk.span.start - shift])
    told_at = max(chunk.span.start, hit.slots[told].span.start) if told in hit.slots else chunk.span.start
    telling = list_dated(sentence.folded[: told_at - shift])
    conferrer = "".join(one.mention.name for one in hit.slots["c"].members) if "c" in hit.slots else ""
    graded = read_grade_level(sentence.folded[: hit.slots[told].span.start - shift]) if told in hit.slots else ""
    level = find_level(
        [
            *(
                graded,
                name,
                conferrer,
                *reach_conferrer(skip_receiver(hit, shift, clauses[-1], chunk.span.start - shift)),
            ),
            *name_contests(hit, name, setting),
            find_level_head(sentence.folded, chunk.span.start - shift),
            *reversed(setting.heads),
        ]
    )
    behind = re.match(r"[”\"]?[(]([^()]{4,8})[)]", sentence.folded[chunk.span.end - shift :])
    around = [
        behind.group(1) if behind else "",
        sentence.words_at(chunk.span),
        *telling,
        *reversed(setting.heads),
    ]
    return replace(base, grade=settle_grade(grade, name), level=level, year=find_year(around, setting.year))


def reach_conferrer(clause: str) -> list[str]:
    """What right before an honour tells its level; where it is told as conferred also what stands before that (省教育厅表彰了一批…)."""
    told = CONFERS.search(clause)
    return [clause[-8:], *([clause[max(0, told.start() - 8) : told.start()]] if told else [])]


def skip_receiver(hit: Hit, shift: int, clause: str, end: int) -> str:
    """The clause that goes up to `end` of a sentence without the name of who receives: 市一中 tells no level of its honours."""
    receiver = hit.slots.get("s")
    behind = end - (receiver.span.end - shift) if receiver else len(clause)
    return clause[-behind:] if 0 < behind < len(clause) else clause


def word_name(one: Linked, sentence: Sentence) -> str:
    """A name in the folded words of its sentence, in which places are told; one of another sentence as it is."""
    span = one.mention.span
    return sentence.words_at(span).strip("“”《》") if sentence.span.covers(span) else one.mention.name


def name_contests(hit: Hit, honour: str, setting: Setting) -> list[str]:
    """The contests told before a prize that a contest gives (优秀组织奖), nearest first: the prize is of their level."""
    if not PRIZE.search(honour):
        return []
    told = [one for chunk in hit.chunks[: hit.last] for one in chunk.members]
    return [one.mention.name for one in reversed([*setting.recent, *told]) if one.mention.kind is Kind.EVENT]


def share_grade(hit: Hit, subject: str) -> str:
    """The grade of one who receives: of grades told off in order his own."""
    slot = hit.slots["grade2" if "o1" in hit.slots else "grade"]
    keys = take_members(hit, "s") or list_beside(hit, subject)
    place = next(at for at in range(hit.first, hit.last + 1) if hit.chunks[at] is slot)
    told = split_grades(hit.chunks, place, len(keys)) if len(keys) > 1 else []
    return told[keys.index(subject)] if told and subject in keys else slot.words


def list_beside(hit: Hit, subject: str) -> list[str]:
    """The keys of the list that the subject taken over by a match stands in, where grades are told off in order (分获冠、亚军)."""
    for place in range(hit.first - 1, -1, -1):
        keys = [key for one in hit.chunks[place].members for key in one.keys]
        if subject in keys:
            return keys if SHARED.search("".join(chunk.words for chunk in hit.chunks[place : hit.last])) else []
    return []


def find_role(hit: Hit) -> str:
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
