"""Who receives a prize or title where the wording is free: the contest told last, the grade of a clause, the nearest who can receive."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Heading, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate.claims import Claim, Setting, widen
from kg.relate.led import find_led
from kg.relate.operators import Operator, Worth, find_operators, weigh_claim
from kg.relate.prize_lists import find_announced, read_lists
from kg.relate.prize_titles import find_same, read_titles
from kg.relate.prize_units import TOLD_GRADE, Scene, Unit, is_contest, read_scene, tell_grade
from kg.relate.prize_winners import (
    ENCLOSED,
    MARKS,
    clause_end,
    clause_start,
    find_enclosed,
    find_noted,
    find_winners,
)
from kg.relate.qualify import find_level, list_dated, read_grade_level, settle_grade
from kg.relate.receivers import FIELD, PARTED
from kg.years import find_year

LISTED = re.compile(r"(?:获奖|获得)?者?(?:人员|学生|教师|选手)?(?:名单|名册)")
"""Behind a grade that heads a list: nobody named before it has won (学区教学大赛一等奖|名单:)."""
BLOCKED = re.compile(
    r"止步|空缺|轮空|奖金|评委|裁判|颁奖|无缘|取消|原拟|被撤|撤下|退赛|弃赛|卫冕(?!(?:了|成功)?(?:[一-鿿]{1,6}[组项])?的?$)|争夺|目标|差.{0,6}分|抱憾|失利|未|没|候选|设(?:立|置)?(?:了)?[一-鿿]{0,3}$|设有|入围|[评选]出|另行|冲击|力争|预赛|候补|淘汰|\d分|上线|升学|录取|考生|[中高联统]考|考[到得出取上]|人数|率"
)
POINTS = re.compile(r"[以凭]总?分?[\d.]+分(?:的[一-鿿]{0,4})?")
"""With how many points somebody won, before the grade: 我们|以164分|排在团体第二."""
TOP = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "八": 8, "十": 10}
ENUMERATED = re.compile(rf"(?:[、和与及]|以及)(?:{PARTED.pattern})?")
COUNTED = re.compile(r"[“”\"]*(?:各|共|计)?[\d一二三四五六七八九十两几多]+(?:多)?(?:[个项名人篇件幅节枚]|人次)")
UNKNOWN = re.compile(
    r"(?<![大该届次决复初省国市县区])赛(?![区场道项段])|评比|评选|考核|竞赛|展演|节目|课题|检测|征文|优质课|比武|评审|评估|排名|联考|高考|中考"
)
WORKS = re.compile(r"论文|案例|课例|教案|反思|征文|镇$")
"""Works that may have been judged at another contest than the one told sentences ago."""
ANAPHOR = re.compile(
    r"该|同一[个场项次]?[大比竞联]?赛|同[场台]|本[次届]|此次|这次|大赛|[总决复]赛|其中|赛中|评选中|评比中|竞赛中"
)
FOLDED_BACK = re.compile(r"以上|上述|成绩|结果|组委会|名单|这是")
SHARED = re.compile(r"分[获别列获得]|依次|各自|先后")
REACH, ALONE, NEAR = 6, 16, 8
"""How many sentences a contest is kept, and so many where no other was told; and how near a grade stands to its title."""
CONFIDENCE = 0.72


@dataclass(slots=True)
class Story:
    """What a reader keeps in mind from sentence to sentence: the contest, the persons met last, and prizes whose contest is still to come."""

    contest: Linked | None = None
    title: Linked | None = None
    announced: Linked | None = None
    age: int = 0
    several: bool = False
    heads: tuple[Heading, ...] = ()
    announced_under: tuple[Heading, ...] | None = None
    block: int = -1
    people: tuple[Linked, ...] = ()
    led: tuple[Linked, ...] = ()
    pending: list["Prize"] = field(default_factory=list)


@record
class Prize:
    """Somebody's grade, where it stands, and the sentence that tells it."""

    who: Linked
    grade: str
    span: Span
    clause: str


def read_prizes(
    sentences: Iterable[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    describe: Callable[[Sentence], Setting],
    told: Sequence[Claim],
) -> list[Claim]:
    """The claims that the sentences of a document make in free wording, where the claims already `told` leave a pair out.

    `describe` gives what a sentence inherits; it is asked only of sentences that tell a grade.
    """
    story = Story()
    found: list[Claim] = []
    for sentence in sentences:
        turn_page(sentence, story)
        links = inside.get(sentence.span.start, ())
        story.led = find_led(sentence, links) or story.led
        if (links or story.people) and tells_prize(sentence, links, story):
            found.extend(read_sentence(sentence, links, describe(sentence), story))
        remember(sentence, links, story)
    return list(give_way(found, told))


def tells_prize(sentence: Sentence, links: Sequence[Linked], story: Story) -> bool:
    """Whether a sentence may tell of a grade or title."""
    return (
        bool(story.pending or story.title)
        or any(link.mention.kind is Kind.AWARD for link in links)
        or bool(TOLD_GRADE.search(sentence.folded))
    )


def read_sentence(sentence: Sentence, links: Sequence[Linked], setting: Setting, story: Story) -> Iterator[Claim]:
    """The claims of one sentence, and of those before it that waited for its contest."""
    voice = [(Kind.SCHOOL, key) for key in tell_school(setting, story)]
    scene = read_scene(sentence, links, [*voice, *([(Kind.AREA, setting.area)] if setting.area else [])])
    operators = find_operators(sentence, [link.mention.span for link in links])
    yield from settle_pending(scene, setting, story)
    yield from read_grades(scene, operators, setting, story)
    if not setting.planned:
        yield from claim_lists(scene, setting, story)
        for title in read_titles(scene, operators, story.people):
            yield from claim_title(title.who, title.honour, title.place, scene, setting)
        for who, place in find_same(scene):
            before = [unit.links[0] for unit in scene.units if unit.sort == "title" and unit.end <= place]
            if honour := before[-1] if before else story.title:
                yield from claim_title(who, honour, place, scene, setting)


def tell_school(setting: Setting, story: Story) -> Sequence[str]:
    """The school whose teams go without its name: the one that all of a paragraph is about, else the one that speaks."""
    if led := story.led or setting.led:
        return led[0].keys
    return [setting.voice] if setting.voice_kind is Kind.SCHOOL else []


def claim_lists(scene: Scene, setting: Setting, story: Story) -> Iterator[Claim]:
    """The claims of the lists that a sentence announces: of a title, or of a grade at the contest told last."""
    for one in read_lists(scene, story.title, story.announced):
        if one.title is not None:
            yield from claim_title(one.who, one.title, one.place, scene, setting)
        elif one.grade is not None and (target := find_contest(scene, one.grade, setting, story)) is not None:
            unit = scene.units[one.grade]
            span = Span(one.place + scene.sentence.span.start, one.place + 1 + scene.sentence.span.start)
            prize = Prize(
                one.who, tell_grade(unit.grade), widen(span, scene.sentence), scene.sentence.folded[: unit.start]
            )
            yield from claim_prize(prize, target, setting, "prize-list")


def claim_title(who: Linked, honour: Linked, place: int, scene: Scene, setting: Setting) -> Iterator[Claim]:
    """The claims of one title told at a place of a sentence."""
    start = scene.sentence.span.start + place
    span = widen(Span(start, start + 1), scene.sentence)
    prize = Prize(who, "", span, scene.sentence.folded[:place])
    yield from claim_prize(prize, honour, setting, "prize-title")


def turn_page(sentence: Sentence, story: Story) -> None:
    """Forget the contest under new headings but those of its own list (…大赛中取得可喜成绩:(一)科幻画), where another field is opened (征文方面,) and after some sentences, and persons in a new paragraph."""
    story.age += 1
    if FIELD.match(sentence.folded):
        story.contest = None
    aged = story.age > (REACH if story.several else ALONE)
    if aged or sentence.headings != story.heads:
        above = story.announced_under
        if aged or above is None or sentence.headings[: len(above)] != above:
            story.contest = None
        story.heads = sentence.headings
        story.pending.clear()
    if sentence.block != story.block:
        story.people, story.led, story.title, story.announced = (), (), None, None
        story.block = sentence.block


def remember(sentence: Sentence, links: Sequence[Linked], story: Story) -> None:
    """Keep the contest, the honour and the persons that a sentence names last."""
    contests = [link for link in links if is_contest(link)]
    people = tuple(link for link in links if link.mention.kind is Kind.PERSON)
    if contests:
        story.several = story.several or len({one.keys for one in (*contests, story.contest or contests[0])}) > 1
        story.contest, story.age = contests[-1], 0
        story.announced_under = sentence.headings if sentence.folded.endswith(":") else None
    story.people = people or story.people
    story.announced = find_announced(sentence.folded, links)
    story.title = next((link for link in reversed(links) if link.mention.kind is Kind.AWARD), story.title)


def read_grades(scene: Scene, operators: Sequence[Operator], setting: Setting, story: Story) -> Iterator[Claim]:
    """The claims of the grades of one sentence."""
    for place, unit in enumerate(scene.units):
        if unit.sort != "grade" or is_blocked(scene, unit, operators, setting):
            continue
        found = find_enclosed(scene, place) or (
            find_noted(scene, place) if unit.aside else find_winners(scene, place, story.people)
        )
        listed = LISTED.match(scene.bare, unit.end) and all(one.mention.kind is not Kind.PERSON for one in found)
        if not found or listed or is_uneven(scene, place, len(found)):
            continue
        target = find_contest(scene, place, setting, story)
        for who, grade in zip(found, share_grades(scene, place, len(found)), strict=True):
            span = Span(unit.start + scene.sentence.span.start, unit.end + scene.sentence.span.start)
            prize = Prize(who, grade, widen(span, scene.sentence), scene.sentence.folded[: unit.start])
            if target is not None:
                yield from claim_prize(prize, target, setting)
            elif not is_unknown(scene, unit):
                story.pending.append(prize)


def is_uneven(scene: Scene, place: int, count: int) -> bool:
    """Whether grades are told off one each to a list of which some names were not found."""
    told = list_grades(scene, place)
    lead = scene.bare[clause_start(scene.bare, scene.units[place].start) : scene.units[place].start]
    return len(told) > 1 and count > 1 and len(told) != count and SHARED.search(lead) is not None


def settle_pending(scene: Scene, setting: Setting, story: Story) -> Iterator[Claim]:
    """The claims of prizes told before their contest, once a sentence names it as theirs (以上为…成绩)."""
    contests = [unit for unit in scene.units if unit.sort == "contest"]
    if story.pending and contests:
        if FOLDED_BACK.search(scene.bare):
            for prize in story.pending:
                yield from claim_prize(prize, contests[0].links[0], setting)
        story.pending.clear()


def claim_prize(prize: Prize, target: Linked, setting: Setting, rule: str = "prize-grade") -> Iterator[Claim]:
    """The claims of one prize, for every key of its two ends."""
    name = target.mention.name
    qualifiers = Qualifiers(
        grade=settle_grade(prize.grade, name),
        level=find_level([read_grade_level(prize.clause), name, prize.clause[-8:], *reversed(setting.heads)]),
        year=find_year([name, *list_dated(prize.clause), *reversed(setting.heads)], setting.year),
    )
    for subject in prize.who.keys:
        for key in target.keys:
            if subject != key:
                yield Claim(
                    subject,
                    Predicate.RECEIVED,
                    key,
                    qualifiers,
                    Modality.REALISED,
                    prize.span,
                    rule,
                    CONFIDENCE,
                )


def is_blocked(scene: Scene, unit: Unit, operators: Sequence[Operator], setting: Setting) -> bool:
    """Whether a grade is not won: told as a plan, denied, left open, or counted without names."""
    start, end = clause_start(scene.bare, unit.start), clause_end(scene.bare, unit.end)
    worth, acting = weigh_claim(scene.sentence, operators, unit.start, unit.end)
    planned = worth is Worth.PLAN or (setting.planned and "settled" not in acting)
    return (
        planned
        or worth is Worth.NONE
        or bool(
            BLOCKED.search(POINTS.sub("", scene.bare[start : unit.start])) or BLOCKED.search(scene.bare[unit.end : end])
        )
        or (bool(COUNTED.match(scene.bare, unit.end)) and not ENCLOSED.match(scene.bare, unit.end))
    )


def share_grades(scene: Scene, place: int, count: int) -> list[str]:
    """The grade of each of so many who receive: of as many grades told off in order one each."""
    told = list_grades(scene, place)
    if TOP.get(scene.units[place].grade[1:2]) == count and scene.units[place].grade.startswith("前"):
        return [f"第{numeral}名" for numeral in "一二三四五六七八九十"[:count]]
    if count > 1 and len(told) == count:
        return [tell_grade(words) for words in told]
    words = scene.units[place].grade
    parts = re.findall(r"第?[一二三四五六七八九十金银铜冠亚季](?=[、和及]|[名位等奖军]|$|第)", words)
    tail = re.search(r"(?:名|等奖?|位|奖|军)$", words)
    if count > 1 and len(parts) == count:
        return [tell_grade(part + (tail.group() if tail else "")) for part in parts]
    return [tell_grade(words)] * count


def list_grades(scene: Scene, place: int) -> list[str]:
    """The grades told off one after another with the one at `place`: 特等奖、一等奖."""
    told = [scene.units[place]]
    for way in (-1, 1):
        at = place + way
        while 0 <= at < len(scene.units) and scene.units[at].sort == "grade":
            one, two = sorted((scene.units[at], scene.units[at - way]), key=lambda unit: unit.start)
            if not ENUMERATED.fullmatch(scene.bare[one.end : two.start]):
                break
            told.append(scene.units[at])
            at += way
    return [unit.grade for unit in sorted(told, key=lambda unit: unit.start)]


def find_contest(scene: Scene, place: int, setting: Setting, story: Story) -> Linked | None:
    """The contest of the grade at `place`: a title right before it, else the contest named last, in the sentence or before it."""
    unit = scene.units[place]
    for other in reversed(scene.units[:place]):
        gap = scene.bare[other.end : unit.start]
        if other.sort == "title" and len(gap) <= NEAR and not set(gap) & set(MARKS) and other.aside is unit.aside:
            return other.links[0]
        if other.sort == "contest" and (not other.aside or scene.bare.find(")", other.end, unit.start) < 0):
            return None if is_unknown(scene, unit, other.end) else other.links[0]
    headed = [one for one in setting.recent if is_contest(one)]
    return None if is_unknown(scene, unit) else story.contest or next(reversed(headed), None)


def is_unknown(scene: Scene, unit: Unit, floor: int = 0) -> bool:
    """Whether a clause speaks of another contest than the one told before, whose name nobody found."""
    words = scene.between(max(floor, clause_start(scene.bare, unit.start)), unit.start)
    apart = floor <= clause_start(scene.bare, unit.start)
    return (bool(UNKNOWN.search(words)) or (apart and bool(WORKS.search(words)))) and not ANAPHOR.search(words)


def give_way(claims: Iterable[Claim], told: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of free wording that say nothing which `told` says of the same pair."""
    known: Mapping[tuple[str, str], str] = {
        (one.subject, one.object): one.rule for one in told if one.predicate is Predicate.RECEIVED
    }
    for claim in claims:
        if (claim.subject, claim.object) not in known:
            yield claim
