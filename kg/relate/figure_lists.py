"""Words figures that stand in lists: pairs, shared heads, further members, parts of a sum, grades of a contest."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Span
from kg.relate.figure_context import follow_list
from kg.relate.figure_place import Place
from kg.relate.figure_scene import Reading, Scene
from kg.relate.indicator import (
    head_noun,
    leading_verb,
    load_words,
    parallel,
    share_head,
    skip_lead,
    split_list,
    starts_verb,
    trim,
)

SHORT_MEMBER, SHORT_PART, LONG_PART, LONG_TOPIC = 4, 3, 4, 24
ONE_UNIT = {"人": "名", "位": "名"}
STAGE = re.compile(
    r"自治区级|小学|初中|高中|普高|职高|中职|中学|幼儿园|学前|义务教育|城区|县城|农村|乡镇|村小|公办|民办|男生|女生|国家级|省级|市级|县级|区级|校级"
)
COUNTED_STAGE = {"所", "个"}
"""Units with which a stage of schooling is what is counted (小学5所)."""
GOT_SO_FAR = re.compile(
    r"(?:实际|现已|已|共|仅)?(?:到岗|上岗|录用|录取|结题|立项|通过|合格|开工|竣工|完工|完成|建成|投用|整改|办结|入选|就业|到位|挂牌|考取|升学)"
)
GROUPED = re.compile(r"(?:[部类级段组科]|男|女|小学|初中|高中|中学|幼儿园|学前|公办|民办|普惠|城区|农村|乡镇)$")


REACHED = re.compile(r"(?:也|均|都|已|并|且)?(?:分别|依次)?(?:达到?了?|为|是|[升增降]至|(?:提[高升]|上升|下降)[到至])")
AREA = re.compile(r"(?:[省市区县旗镇乡]|街道)$")
"""The end of a name that is none of a school, so that no schools are counted by it (其中城关镇4所)."""
SAME = re.compile(
    r"(?:也|均|都|且|并|又)?(?:同比|环比|[较比与同](?:去年|上年|上一?[学年]+度?|前年)(?:同期)?(?:相比)?,?|两者|前后者)?"
)
"""What stands before 分别 where a list goes on about what the one before it told of."""


def read_paired(scene: Scene, place: Place) -> Sequence[Reading]:
    """分别: the members of a list and the numbers after it go together in order."""
    run = find_run(scene, place)
    opening = scene.places[run[0]]
    before = scene.text(opening.left)
    match = re.search(r"分别|依次|各自", before)
    index = run.index(scene.places.index(place))
    if len(run) == 1 or match is None:
        return read_again(scene, place, run, "") if len(run) > 1 and REACHED.fullmatch(before.strip()) else ()
    head = Span(opening.left.start, opening.left.start + match.start())
    members = split_list(scene.words(Span(skip_lead(scene.folded, head, own=True), head.end)))
    told = trim(scene.folded, Span(opening.left.start + match.end(), opening.left.end))
    if not members and (listed := list_before(scene, place, len(run))):
        return (Reading(place, scene.words(told), "paired", about=listed[index]),)
    if len(members) != len(run):
        return read_again(scene, place, run, scene.words(told)) if SAME.fullmatch(scene.text(head).strip()) else ()
    names = follow_list(scene.folded, scene.doers[0], scene.doers) if scene.doers else ()
    shared = trim(scene.folded, Span(names[-1].end, head.end)) if names and names[-1].end < head.end else head
    if len(names) == len(run) and head.covers(names[0]) and 0 < len(shared) < len(head):
        return (Reading(place, scene.words(shared) + scene.words(told), "paired", index, names[index]),)
    if len(told) and (ending := list_ending(scene, head, len(run))):
        return (Reading(place, scene.words(told), "paired", about=ending[index]),)
    if all(any(scene.words(name) == member for name in scene.names) for member in members) and len(told):
        return (Reading(place, scene.words(told), "paired", index),)
    worded = share_head(members)
    counted = "" if len(told) else find_counted(scene, opening, run)
    return (Reading(place, worded[index] + scene.words(told) + counted, "paired"),)


def find_counted(scene: Scene, opening: Place, run: Sequence[int]) -> str:
    """What a larger number of the same unit right before a list counts, of which the list tells the parts (在校生6830人,其中|小学、初中依次为4200人、2630人)."""
    before = next((one for one in reversed(scene.told) if one.place.quantity.span.end <= opening.left.start), None)
    if before is None or opening.quantity.kind != "count" or before.place.quantity.unit != opening.quantity.unit:
        return ""
    most = max(scene.places[at].quantity.value for at in run)
    return before.indicator if before.place.quantity.value > most else ""


def list_before(scene: Scene, place: Place, count: int) -> Sequence[Span]:
    """The names that the clause before begins with, if there are so many: 甲校、乙校投用,|分别新增学位900个和300个."""
    before = next((clause for clause in reversed(scene.clauses) if clause.end <= place.clause.start), None)
    if before is None or not scene.folded.startswith(",", before.end):
        return ()
    first = skip_lead(scene.folded, before, own=True)
    listed = [name for name in scene.doers if name.start == first]
    names = follow_list(scene.folded, listed[0], scene.doers) if listed else ()
    return names if len(names) == count else ()


def list_ending(scene: Scene, head: Span, count: int) -> Sequence[Span]:
    """The names that the words before 分别 end with, if there are so many: 市财政对|甲县、乙县|分别补助600万元、450万元."""
    runs = (follow_list(scene.folded, name, scene.doers) for name in scene.doers if head.covers(name))
    fit = (names for names in runs if not scene.folded[names[-1].end : head.end].strip() and len(names) == count)
    return next(fit, ())


def read_again(scene: Scene, place: Place, run: Sequence[int], told: str) -> Sequence[Reading]:
    """A further list about what the list before it told of: 优秀率、及格率分别为20%和80%,同比分别提高2个和3个百分点."""
    places = [scene.places[at] for at in run]
    before = [reading for reading in scene.told if reading.place not in places][-len(run) :]
    if len(before) != len(run):
        return ()
    reading = before[places.index(place)]
    base = reading.indicator
    for verb in load_words()["change"]:
        base = base.removesuffix(verb) if len(verb) > 1 else base
    return (replace(reading, place=place, indicator=base + told, rule="paired"),)


def find_run(scene: Scene, place: Place) -> list[int]:
    """The numbers of the clause that stand in one list with this one, with nothing but list marks between them."""
    here = scene.places.index(place)
    start = end = here
    while scene.places[start].joined and not scene.text(scene.places[start].left).strip() and start:
        start -= 1
    while (
        end + 1 < len(scene.places)
        and scene.places[end + 1].joined
        and not scene.text(scene.places[end + 1].left).strip()
    ):
        end += 1
    return list(range(start, end + 1))


def read_shared(scene: Scene, place: Place) -> Sequence[Reading]:
    """均: one rate holds for every member of the list before it."""
    if place.quantity.kind != "rate" or not re.search(r"均|都|全部|各", scene.text(place.left)[-6:]):
        return ()
    members = split_list(scene.words(trim(scene.folded, place.left)))
    if len(members) == 1 or any(len(member) == 1 for member in members):
        return ()
    return tuple(Reading(place, member, "shared") for member in share_head(members))


def continue_list(place: Place, previous: Reading, words: str) -> Reading:
    """A further member of a list takes the verb or the head of the member before it (新建小学1所、幼儿园4所)."""
    first = previous.indicator
    if len(words) <= SHORT_MEMBER and not first.endswith(words[-1:]) and (like := parallel(first, words)):
        return Reading(place, like, "trailing")
    verb = leading_verb(first)
    if verb and not leading_verb(words) and not words.startswith(verb):
        return Reading(place, verb + words, "trailing")
    return Reading(place, words, "trailing")


def find_whole(scene: Scene, place: Place) -> Reading | None:
    """The sum that a number is part of: the last one before 其中 or an opening bracket, in the same unit."""
    before = scene.folded[: place.quantity.span.start]
    at = max(before.rfind("其中"), before.rfind("("), before.rfind(",已"))
    if at < 0 or ")" in before[at:]:
        return None
    unit = ONE_UNIT.get(place.quantity.unit, place.quantity.unit)
    for reading in reversed(scene.told):
        whole = reading.place.quantity
        if whole.span.end <= at and ONE_UNIT.get(whole.unit, whole.unit) == unit:
            return reading if whole.value >= place.quantity.value else None
    return None


def word_state(scene: Scene, place: Place, words: str) -> str:
    """How far a part of what was told just before has got, worded with that (招录教师42名,实际到岗39名); "" for other words."""
    if not GOT_SO_FAR.fullmatch(words):
        return ""
    same = [one for one in scene.told if one.place.quantity.unit == place.quantity.unit]
    whole = next((one for one in reversed(same) if not GOT_SO_FAR.match(one.indicator)), None)
    if whole is None or whole.place.quantity.value < place.quantity.value:
        return ""
    told = whole.indicator.removeprefix(leading_verb(whole.indicator))
    # Where the whole has got is no part of what the part is of: 23项课题在省立项,结题17项.
    return words + (told[told.rfind("的") + 1 :] if told.startswith("在") else told)


def word_part(words: str, whole: Reading, scene: Scene, place: Place) -> str:
    """A part of a sum, worded with what the sum counts where it says none itself (小学部24个 -> 小学部教学班)."""
    head = head_noun(whole.indicator)
    if words[-2:] == head[-2:] or words in head or place.quantity.kind != "count" or place.quantity.unit == "所":
        return ""
    bare = starts_verb(words) and not re.search(r"(?:教师|学生|人员)$", words)
    if bare or scene.text(place.left).lstrip().startswith("已"):
        return f"{words}的{head}" if len(words) >= SHORT_PART else words + head
    return words + head if len(words) <= LONG_PART and GROUPED.search(words) else ""


def read_named(scene: Scene, place: Place, words: str) -> Reading | None:
    """A name right before its number: the number is its share of what was told (其中城关一小1000人, 在校生:城关一小410名)."""
    about = next((name for name in scene.doers if scene.words(name) == words and place.left.covers(name)), None)
    if about is None or (place.quantity.unit == "所" and not AREA.search(words)):
        return None
    whole = find_whole(scene, place)
    unit = ONE_UNIT.get(place.quantity.unit, place.quantity.unit)
    previous = scene.told[-1] if scene.told else None
    if whole is None and previous and ONE_UNIT.get(previous.place.quantity.unit, previous.place.quantity.unit) == unit:
        whole = previous
    if whole and any(scene.words(name) in whole.indicator for name in scene.doers):
        return None
    topic = whole.indicator if whole else head_topic(scene, place)
    return Reading(place, topic, "trailing", about=about) if topic else None


SORTED = re.compile(r"(?:拆开|分开|具体|细分|细算|分类|分级)[一-鿿]{0,4}|(?:具体)?(?:分别)?如下|分别[是为]?")
"""What opens the parts of a sum and tells of nothing: 获奖63人次,|拆开来看|:国家级2."""


def head_topic(scene: Scene, place: Place) -> str:
    """The clause that a colon parts from the one of a number, where it has no number of its own."""
    before = next((clause for clause in scene.clauses if clause.end < place.clause.start), None)
    for clause in scene.clauses:
        before = clause if clause.end < place.clause.start else before
    if before is None or not scene.folded.startswith(":", before.end):
        return ""
    if any(other.clause == before for other in scene.places):
        return ""
    topic = scene.words(trim(scene.folded, before))
    if SORTED.fullmatch(topic):
        sums = [one.indicator for one in scene.told if one.place.clause.end <= before.start]
        return sums[-1] if sums else ""
    return topic if len(topic) <= LONG_TOPIC else ""


def read_stage(scene: Scene, place: Place, words: str) -> Reading | None:
    """A stage of schooling or a kind of school, which says nothing by itself: 入学率小学100%、初中99.6%."""
    if not STAGE.fullmatch(words) or place.quantity.unit in COUNTED_STAGE:
        return None
    previous = scene.told[-1] if scene.told else None
    if previous and previous.place.quantity.unit == place.quantity.unit:
        like = STAGE.sub("", previous.indicator, count=1)
        if STAGE.search(previous.indicator) and like:
            return Reading(place, words + like, "trailing")
    topic = head_topic(scene, place)
    return Reading(place, words + topic, "trailing") if topic else None
