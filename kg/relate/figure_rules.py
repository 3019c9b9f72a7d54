"""Words what each number of a sentence counts, from left to right, since a later one leans on the earlier ones."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg.model import Span
from kg.relate.figure_context import follow_list, is_modifier
from kg.relate.figure_place import Place
from kg.relate.indicator import (
    BLANK,
    PREPOSITION,
    head_noun,
    leading_verb,
    load_words,
    parallel,
    share_head,
    skip_lead,
    split_list,
    split_at,
    starts_verb,
    tidy,
    trim,
)

EVENTS = {"次", "人次", "批次", "场", "课时", "学时", "轮", "期"}
PEOPLE = {"人", "名", "位"}
MONEY_VERB = re.compile(r"(?:总?投入|总?投资|筹资|筹集|拨付|拨款|安排|斥资|耗资|出资)(?:资金|经费)?$")
AMOUNT = re.compile(r"的?(?:前提|情况|基础|目标|标准|比例|速度|水平|规模|成绩|好成绩|名单|编制|高分)")
WORKED = re.compile(r"对.*?([^的]{2,12})进行了?(.{2,8})$")
HELD = re.compile(r"^.{0,12}?(?:拥有|现有|共有|设有|建有|配有|开设有)(?=..)")
GRADE = re.compile(r"^(?:[评选]+出|产生|颁发|设)?((?:特等|一等|二等|三等|[一二三]类|[金银铜优])奖|[金银铜]牌|优秀(?:组织)?奖|冠军|亚军|季军)$")
CHANGED = re.compile(r"^(?:较|比|与|同比|环比|年均)|^$")
GROUPED = re.compile(r"(?:[部类级段组科]|男|女|小学|初中|高中|中学|幼儿园|学前|公办|民办|普惠|城区|农村|乡镇)$")
ASIDE = re.compile(r"\([^()]*\)?")


@dataclass(frozen=True, slots=True)
class Reading:
    """One wording of what a number counts, and the rule that worded it."""

    place: Place
    indicator: str
    rule: str
    member: int | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence laid out, and what its numbers up to now were found to count."""

    folded: str
    chars: str
    clauses: tuple[Span, ...]
    places: tuple[Place, ...]
    names: tuple[Span, ...]
    doers: tuple[Span, ...]
    contests: tuple[Span, ...]
    told: tuple[Reading, ...] = ()

    def words(self, span: Span) -> str:
        """The author's words of a stretch, without blanks."""
        return "".join(self.chars[span.start : span.end].split())

    def text(self, span: Span) -> str:
        """The folded text of a stretch."""
        return self.folded[span.start : span.end]


def word_figures(scene: Scene) -> tuple[Reading, ...]:
    """A reading or more of every number that a rule can word."""
    told: list[Reading] = []
    for place in scene.places:
        now = Scene(scene.folded, scene.chars, scene.clauses, scene.places, scene.names, scene.doers, scene.contests, tuple(told))
        if is_abstract(now, place):
            continue
        readings: Sequence[Reading] = next((found for rule in RULES if (found := rule(now, place))), ())
        told.extend(tidied for reading in readings if is_telling(tidied := replace(reading, indicator=tidy(reading.indicator))))
    return tuple(told)


def is_telling(reading: Reading) -> bool:
    """Whether a wording tells what is counted: two characters or more, and no bare verb of staging (组织3批120名)."""
    return (len(reading.indicator) > 1 or reading.indicator == "班") and reading.indicator not in {"组织", "开展", "举办", "召开", "实施", "其中", "完成", "共计", "以上"}


def is_abstract(scene: Scene, place: Place) -> bool:
    """Whether what follows a small number is listed rather than counted (三个方面), or the number is quoted (“六个一”)."""
    before, after = scene.folded[: place.quantity.span.start].rstrip(), scene.folded[place.quantity.span.end :].lstrip()
    if is_recap(scene, place):
        return True
    if before.endswith(("“", "‘", "「", '"')) and place.quantity.value < 100:
        return True
    noun = after[: split_at(after[:12])] if after else ""
    if place.quantity.han and place.quantity.value < 10 and after.startswith("“"):
        return True
    small = place.quantity.value <= 12 and place.quantity.kind == "count"
    return small and any(noun.startswith(word) or noun.endswith(word) for word in load_words()["abstract"]) and not re.match(r"[,;、。)]", after)


def is_recap(scene: Scene, place: Place) -> bool:
    """Whether a small number sums up the list right before it (甲校、乙校两所学校), or points back (他们二位)."""
    quantity, left = place.quantity, scene.text(place.left).rstrip()
    if not quantity.han or quantity.value >= 10 or quantity.kind != "count":
        return False
    if quantity.unit in {"位", "家"} and not scene.text(place.right).strip(BLANK):
        return True
    return bool(re.search(r"[、和与及]", left)) and trim(scene.folded, place.left).end == place.left.start + len(left) and not starts_verb(left) and not re.search(r"[建设开聘增获招办]$|了$", left)


def read_paired(scene: Scene, place: Place) -> Sequence[Reading]:
    """分别: the members of a list and the numbers after it go together in order."""
    run = find_run(scene, place)
    opening = scene.places[run[0]]
    before = scene.text(opening.left)
    match = re.search(r"分别|依次|各自", before)
    if match is None or len(run) < 2:
        return ()
    head = Span(opening.left.start, opening.left.start + match.start())
    members = split_list(scene.words(Span(skip_lead(scene.folded, head, own=True), head.end)))
    told = trim(scene.folded, Span(opening.left.start + match.end(), opening.left.end))
    if len(members) != len(run):
        return ()
    index = run.index(scene.places.index(place))
    if all(any(scene.words(name) == member for name in scene.names) for member in members) and len(told):
        return (Reading(place, scene.words(told), "paired", index),)
    shared = share_head(members)
    return (Reading(place, shared[index] + scene.words(told), "paired"),)


def find_run(scene: Scene, place: Place) -> list[int]:
    """The numbers of the clause that stand in one list with this one, with nothing but list marks between them."""
    here = scene.places.index(place)
    start = end = here
    while scene.places[start].joined and not scene.text(scene.places[start].left).strip() and start:
        start -= 1
    while end + 1 < len(scene.places) and scene.places[end + 1].joined and not scene.text(scene.places[end + 1].left).strip():
        end += 1
    return list(range(start, end + 1))


def read_shared(scene: Scene, place: Place) -> Sequence[Reading]:
    """均: one rate holds for every member of the list before it."""
    if place.quantity.kind != "rate" or not re.search(r"均|都|全部|各", scene.text(place.left)[-6:]):
        return ()
    members = split_list(scene.words(trim(scene.folded, place.left)))
    if len(members) < 2 or any(len(member) < 2 for member in members):
        return ()
    return tuple(Reading(place, member, "shared") for member in share_head(members))


def read_change(scene: Scene, place: Place) -> Sequence[Reading]:
    """比上年提高: a change is worded with what changed, which an earlier clause tells."""
    words = scene.words(trim(scene.folded, place.left))
    verb = next((verb for verb in load_words()["change"] if words.endswith(verb)), "")
    compared = words[: len(words) - len(verb)]
    if not verb or not CHANGED.search(compared) or (len(verb) == 1 and not compared):
        return ()
    topic = scene.told[-1].indicator if scene.told else find_topic(scene, place)
    return (Reading(place, topic + verb, "change"),) if topic else ()


def find_topic(scene: Scene, place: Place) -> str:
    """The words of the clause before, which a clause without a topic of its own speaks of."""
    earlier = [clause for clause in scene.clauses if clause.end <= place.clause.start]
    if not earlier or any(other.clause == earlier[-1] for other in scene.places):
        return ""
    words = scene.words(trim(scene.folded, drop_name(scene, earlier[-1])))
    return re.sub(r"(?:里|中|上|方面|一项)$", "", words)


def drop_name(scene: Scene, span: Span) -> Span:
    """`span` without the mention that opens it."""
    start = skip_lead(scene.folded, span, own=True)
    name = next((name for name in scene.doers if name.start <= start < name.end <= span.end), None)
    if name is None:
        return span
    listed = follow_list(scene.folded, name, scene.doers)
    end = listed[-1].end
    if is_modifier(scene.folded, end) or (len(listed) > 1 and not re.match(r"各|分别|均|共|都", scene.folded[end:])):
        return span
    relative = re.match(r"[\u4e00-\u9fff]{2}的", scene.folded[end : span.end])
    return Span(skip_lead(scene.folded, Span(end + (relative.end() if relative else 0), span.end), own=True), span.end)


def read_project(scene: Scene, place: Place) -> Sequence[Reading]:
    """投入…元实施…: money is worded with what it was spent on."""
    left = scene.words(trim(scene.folded, drop_name(scene, place.left)))
    match = MONEY_VERB.search(left)
    if place.quantity.kind != "money" or match is None or len(left) - len(match.group()) > 6:
        return ()
    if left.startswith("由"):
        left = match.group()
    if left != match.group() and not left[: match.start()].endswith(("共", "合力", "又", "再")):
        return (Reading(place, left, "trailing"),)
    right = place.right
    if not scene.text(right).strip(BLANK):
        right = next((clause for clause in scene.clauses if clause.start >= place.clause.end), right)
        if scene.folded[place.clause.end : place.clause.end + 1] != "," or any(other.clause == right for other in scene.places):
            return (Reading(place, match.group(), "project"),)
    start = right.start + re.match(r"\s*(?:的|用于|主要用于)?", scene.text(right)).end()  # type: ignore[union-attr]
    phrase = scene.words(Span(start, right.end)).rstrip(BLANK)
    worked = WORKED.match(scene.words(Span(start, place.clause.end)))
    if worked:
        return (Reading(place, worked[1] + worked[2] + match.group(), "project"),)
    if right != place.right and (len(phrase) > LONG // 2 or not phrase.startswith(load_words()["spent"])):
        return (Reading(place, match.group(), "project"),)
    if not starts_verb(scene.text(Span(start, right.end))):
        return (Reading(place, match.group() + phrase, "project"),) if right == place.right else (Reading(place, match.group(), "project"),)
    return (Reading(place, phrase.replace("了", "")[:40] + match.group(), "project"),)


def read_leading(scene: Scene, place: Place) -> Sequence[Reading]:
    """152名贫困寄宿生获补助: what is counted follows its number, and what is told of it follows that."""
    right = Span(place.right.start, place.right.end)
    text = scene.text(right).strip(BLANK + "“”")
    if not text or (place.quantity.kind in {"rate", "money", "measure"} and not text.startswith("的")):
        if place.quantity.kind != "money" or not text or starts_verb(text):
            return ()
    if AMOUNT.match(text):
        return ()
    start = right.start + (1 if scene.text(right).startswith("的") else 0)
    right = Span(start, right.end)
    if place.quantity.kind == "area" and starts_verb(scene.text(right)):
        return ()
    if starts_verb(scene.text(right)) and not is_nominal(scene.text(right)):
        return read_predicate(scene, place)
    noun, rest = find_noun(scene.text(right), school=place.quantity.unit == "所")
    noun_span = Span(start, start + noun)
    told = clean_predicate(scene.words(Span(start + rest, right.end)))
    if told.startswith(("因", "由于", "来", "作为", "里")):
        told = ""
    left = "" if re.search(r"有\D{0,3}$", scene.text(place.left)) else word_left(scene, place)
    if not left and not told and noun == 1:
        left = scene.words(trim(scene.folded, place.left))
        left = left if any(scene.words(name) == left for name in scene.names) else ""
    return (Reading(place, compose(left, scene.words(noun_span).strip(BLANK), told), "leading"),)


def is_nominal(text: str) -> bool:
    """Whether what opens with a verb is a thing all the same (扩建项目, 在建工程)."""
    return bool(re.match(r"(?:扩建|新建|改扩建|改造|维修|建设|在建|培训|管理|研修|实验|教学|兼职|退休|统一)", text)) and not text.startswith("建设了")


def find_noun(text: str, *, school: bool) -> tuple[int, int]:
    """Where the thing counted ends and what is told of it begins; schools are counted themselves (7所学校运动场改造)."""
    body = next((word for word in ("学校", "单位", "幼儿园", "中小学") if school and text.startswith(word)), "")
    if body:
        return len(body), len(body) + text.startswith("的", len(body))
    end = split_at(text)
    return end, end


def word_left(scene: Scene, place: Place) -> str:
    """What stands before a number and goes with what follows it: its verb, or what modifies it (…的)."""
    text = scene.text(place.left).rstrip()
    if text.endswith("等"):
        return ""
    left = drop_name(scene, place.left)
    span = trim(scene.folded, left)
    words = scene.words(span).removesuffix("了")
    if words in PREPOSITION or words in load_words()["light"]:
        return ""
    words = re.sub(r"(?<=..)[在于中里]$", "", words)
    return words + "的" if text.endswith("的") and words else words


def clean_predicate(words: str) -> str:
    """What is told of the counted, without the words that only carry it."""
    words = words.strip(BLANK + "“”").replace("进行了", "").replace("进行", "").replace("了", "")
    return re.sub(r"^(?:为|是|将|已经?|均|都|全部|又|也|还|就|分)(?=..)", "", words)


def compose(left: str, noun: str, told: str) -> str:
    """An indicator of what stands before the number, what is counted and what is told of it.

    >>> compose("", "中小学贫困寄宿生", "获寄宿生生活补助")
    '获寄宿生生活补助的中小学贫困寄宿生'
    """
    if noun.startswith("学校") and told and left:
        return f"{left}{told}的{noun}"
    if not told:
        return left + noun
    return f"{left}{told}的{noun}" if noun else left + told


def read_predicate(scene: Scene, place: Place) -> Sequence[Reading]:
    """2800人发放助学金: the number follows what is counted, and what is told of it follows the number."""
    told = clean_predicate(scene.words(place.right))
    noun = word_left(scene, place)
    if place.quantity.unit in EVENTS or not noun:
        return (Reading(place, told[:LONG], "predicate"),)
    noun = re.sub(rf"^(?:{'|'.join(PREPOSITION)})", "", noun)
    if leading_verb(noun) and not noun.endswith("的"):
        return (Reading(place, noun + told, "predicate"),)
    return (Reading(place, f"{told}的{noun}", "predicate"),)


LONG = 40


def read_trailing(scene: Scene, place: Place) -> Sequence[Reading]:
    """公办小学61所: what is counted stands before its number."""
    span = trim(scene.folded, drop_name(scene, place.left))
    words = scene.words(span).strip(BLANK)
    if not words:
        return ()
    words = HELD.sub("", words)
    words = re.sub(r"^(?:在(?![校园编职岗册籍读建])|对|向|给|为)(?=.{3})", "", words)
    previous = scene.told[-1] if scene.told else None
    if place.joined and previous and previous.rule in {"trailing", "parallel"}:
        return (continue_list(place, previous, words),)
    grade = GRADE.match(words)
    if grade:
        contest = next((scene.words(name) for name in reversed(scene.contests) if name.end <= place.left.start), "")
        return (Reading(place, (contest or colon_head(scene, place, grade[1])) + grade[1], "trailing"),)
    whole = find_whole(scene, place)
    if whole and (part := word_part(words, whole, scene, place)):
        return (Reading(place, part, "part"),)
    return (Reading(place, colon_head(scene, place, words) + words, "trailing"),)


def continue_list(place: Place, previous: Reading, words: str) -> Reading:
    """A further member of a list takes the verb or the head of the member before it (新建小学1所、幼儿园4所)."""
    first = previous.indicator
    if len(words) <= 4 and not first.endswith(words[-1:]) and (like := parallel(first, words)):
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
    units = {"人": "名", "位": "名"}
    same = [r for r in scene.told if r.place.quantity.span.end <= at and units.get(r.place.quantity.unit, r.place.quantity.unit) == units.get(place.quantity.unit, place.quantity.unit)]
    return same[-1] if same and same[-1].place.quantity.value >= place.quantity.value else None


def word_part(words: str, whole: Reading, scene: Scene, place: Place) -> str:
    """A part of a sum, worded with what the sum counts where it says none itself (小学部24个 -> 小学部教学班)."""
    head = head_noun(whole.indicator)
    if words[-2:] == head[-2:] or words in head or place.quantity.kind != "count":
        return ""
    bare = starts_verb(words) and not re.search(r"(?:教师|学生|人员)$", words)
    if bare or scene.text(place.left).lstrip().startswith("已"):
        return f"{words}的{head}" if len(words) > 2 else words + head
    return words + head if len(words) <= 3 and GROUPED.search(words) else ""


def colon_head(scene: Scene, place: Place, words: str) -> str:
    """What stands before a colon, for a grade that says nothing by itself (大奖赛:特等奖2名)."""
    before = scene.folded[: place.clause.start]
    colon = max(before.rfind(":"), -1)
    if colon < 0 or re.search(r"[;。]", before[colon:]) or not re.search(r"[等金银铜]奖$|^[金银铜]牌", words):
        return ""
    head = [clause for clause in scene.clauses if clause.end <= colon]
    if not head or any(other.clause == head[-1] for other in scene.places):
        return ""
    topic = scene.words(trim(scene.folded, head[-1]))
    return topic if len(topic) <= 24 and not topic.endswith(("下", "情况")) else ""


def read_inherited(scene: Scene, place: Place) -> Sequence[Reading]:
    """共计92750元: a number without words of its own counts what was spoken of last."""
    if place.quantity.han or (scene.text(place.right).strip(BLANK) and place.quantity.kind == "count"):
        return ()
    if place.joined and scene.told:
        return (Reading(place, continue_leading(scene, place), "inherited"),)
    topic = find_topic(scene, place)
    if topic:
        return (Reading(place, topic[-LONG:], "inherited"),)
    units = [reading for reading in scene.told if reading.place.quantity.unit == place.quantity.unit]
    if units:
        return (Reading(place, units[0].indicator, "inherited"),)
    summed = re.search(r"[共合总]计|累计", scene.text(place.left))
    return (Reading(place, scene.told[-1].indicator, "inherited"),) if scene.told and summed else ()


def continue_leading(scene: Scene, place: Place) -> str:
    """What a bare member of a list counts: people by the verb of a thing before them (设计36个班、1600人), else the same."""
    previous = scene.told[-1]
    if previous.rule == "leading" and place.quantity.unit in PEOPLE and previous.place.quantity.unit not in PEOPLE:
        verb = scene.words(trim(scene.folded, previous.place.left))
        return verb + "人数" if verb else previous.indicator
    return previous.indicator


Rule = Callable[[Scene, Place], Sequence[Reading]]
RULES: tuple[Rule, ...] = (read_paired, read_shared, read_project, read_change, read_leading, read_trailing, read_inherited)
