"""Words what each number of a sentence counts, from left to right, since a later one leans on the earlier ones."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.fold import fold_text
from kg.model import Span
from kg.relate.figure_lists import (
    continue_list,
    find_whole,
    read_named,
    read_paired,
    read_shared,
    read_stage,
    word_part,
    word_state,
)
from kg.relate.figure_parts import find_site, word_classes, word_people
from kg.relate.figure_place import Place
from kg.relate.figure_scene import EVENTS, Reading, Scene, drop_name, find_topic, is_abstract, is_telling, word_left
from kg.relate.figure_shares import read_each, read_purpose, word_again, word_left_over
from kg.relate.figure_topics import (
    drop_time,
    find_building,
    read_base,
    read_marks,
    read_shift,
    word_grade,
    word_more,
    word_often,
    word_rest,
    word_sum,
    word_topic,
)
from kg.relate.indicator import ASIDE, BLANK, PREPOSITION, leading_verb, load_words, split_at, starts_verb, tidy, trim

LONG = 40
# How many characters may stand beside a verb of spending in a phrase that is still about the money alone.
AROUND_MONEY = 6
PEOPLE = {"人", "名", "位"}
MONEY_VERB = re.compile(
    r"(?:总?投入|总?投资|筹资|筹集|拨付|拨款|安排|斥资|耗资|出资|拿出|掏出|挤出|拨下|[再共又]投|捐[资款赠]?)(?:资金|经费|善款)?$"
)
PAYER = re.compile(
    r"(?:财政|政府|学校|本校|该校|企业|公司|基金会|校友会?|集团|[村镇乡]里?|街道|社会|协会|商会|先生|女士|老板|人士|[省市县区]里)$"
)
"""Who pays, which says nothing of what for."""
AMOUNT = re.compile(
    r"(?:当中|之中|里头|里面)|的?(?:前提|情况|基础|目标|标准|比例|速度|水平|规模|成绩|好成绩|名单|编制|高分)"
)
WORKED = re.compile(r"对.*?([^的]{2,12})进行了?(.{2,8})$")
SHARE = re.compile(r"^\s*占$")
HELD = re.compile(r"^.{0,12}?(?:拥有|现有|共有|设有|建有|配有|开设有)(?=..)")
OWNED = re.compile(r"((?:新|改|扩|迁|兴|修)?建|[修盖]|购买|购置|援建)?(?:成|起来|起|了)?的")
"""Between a sum and what was built with it (投资1.1亿元|建的|新校园)."""
WORKS = re.compile(r"扩建|迁建|改扩建|改建|新建|改造|重建|加固|教学|综合|宿舍|公寓|食堂|运动场|操场")
HANDED = re.compile(r"\d{1,2}月|全面|[交投启开封]([付用工顶])|通过|落成|正式|顺利|稳步|已|于")
SPOKEN = {"掉": "下降", "跌": "下降"}
"""Verbs of speech and how reports word them."""
NOTED = re.compile(r"\s?\([^()]{1,80}\)")
"""All that stands behind a number: what it sums up (未完成3项|(运动场改造、食堂扩建、宿舍分配))."""
PEOPLED = re.compile(r"(?:行政村|自然村|社区|居委会|村委会|街道|乡镇)$")
"""What people live in who are told behind it (辖325个行政村、80余万人)."""
CHANGED = re.compile(r"^(?:较|比|与|同比|环比|年均)|^$")
COMPARED = 10
SCHOOLS = ("学校", "单位", "幼儿园", "中小学")
PLANNED_FOR = re.compile(r"按(?:照)?\s*$")
CLASSED = re.compile(
    r"(?:设计|规划|规模|增[加设]?|添|[再多][开招收添增办装]?|招[收生]?|编制|年级|[学学段本]部|多|大班额|(?<!能)开设?|到位|高中|初中|小学|中专|高职)$"
)
"""What stands before a number of classes and says more of them than that they are there."""
BUILDS = re.compile(r"[建盖修辟](?:了|有|成|起)?[一两几]?[座栋幢所个处块]?$")
"""Before how large a building is: 建一座|900平方米的校史馆."""
MORE_SCHOOLS = re.compile(r"(?:[、和及与](?:幼儿园|中小学|小学|初中|中学|高中|职校|中职学校|特校|教学点))+")
"""What is counted together with schools: 112所中小学|、幼儿园."""
Rule = Callable[[Scene, Place], Sequence[Reading]]


def word_figures(scene: Scene) -> tuple[Reading, ...]:
    """A reading or more of every number that a rule can word."""
    told: list[Reading] = []
    now = replace(scene, told=told)  # the rules read what was told up to now
    for place in scene.places:
        if is_abstract(now, place):
            continue
        marks = read_marks(now, place)
        readings: Sequence[Reading] = (
            marks if marks is not None else next((found for rule in RULES if (found := rule(now, place))), ())
        )
        tidied = [replace(reading, indicator=tidy(reading.indicator)) for reading in readings]
        told.extend(reading for reading in tidied if is_telling(reading))
    return tuple(told)


def read_change(scene: Scene, place: Place) -> Sequence[Reading]:
    """比上年提高: a change is worded with what changed, which an earlier clause tells, and with what it is compared."""
    words = scene.words(trim(scene.folded, place.left))
    verb = ""
    if words.endswith(load_words()["change"]):
        verb = next(verb for verb in load_words()["change"] if words.endswith(verb))
    compared = words[: len(words) - len(verb)]
    if not verb or not CHANGED.search(compared) or (len(verb) == 1 and not compared):
        return ()
    topic = scene.told[-1].indicator if scene.told else find_topic(scene, place)
    since = compared if len(compared) <= COMPARED else ""
    return (Reading(place, topic + since + SPOKEN.get(verb, verb), "change"),) if topic else ()


def read_project(scene: Scene, place: Place) -> Sequence[Reading]:
    """投入…元实施…: money is worded with what it was spent on."""
    if place.quantity.kind != "money":
        return ()
    left = scene.words(trim(scene.folded, drop_name(scene, place.left)))
    match = MONEY_VERB.search(left)
    if match is None or match.start() > AROUND_MONEY:
        return ()
    if topic := word_topic(scene, place, left):
        return (Reading(place, topic, "project"),)
    before = "" if left.startswith("由") else re.sub(r"(?:计划|今年|去年|已经?|拟|还|将)$", "", left[: match.start()])
    worded = word_project(scene, place, match.group())
    paid = PAYER.search(before) is not None and worded != match.group()
    if before and not paid and not before.endswith(("共", "合力", "又", "再")):
        return (Reading(place, left, "trailing"),)
    return (Reading(place, worded, "project"),)


def word_project(scene: Scene, place: Place, verb: str) -> str:
    """The verb of spending with what the rest of the clause, or the next clause, says the money went into."""
    right = place.right if scene.text(place.right).strip(BLANK) else follow_clause(scene, place)
    worked = WORKED.match(scene.words(Span(right.start, place.clause.end)))
    if worked:
        return worked[1] + worked[2] + verb
    if owned := OWNED.match(scene.text(place.right)):
        return (owned[1] or "") + name_owner(scene, place, owned.end()) + verb
    told = "" if NOTED.fullmatch(scene.text(right)) else scene.words(right).strip(BLANK)
    phrase = re.sub(r"^(?:主要用于|用于)", "", told)
    far = right != place.right
    if not phrase or (far and (len(phrase) > LONG // 2 or not told.startswith(load_words()["spent"]))):
        return verb
    return phrase.replace("了", "")[:LONG] + verb if starts_verb(phrase) else verb + phrase


def name_owner(scene: Scene, place: Place, skipped: int) -> str:
    """What an amount belongs to that stands behind it with 的 (总投资3.2亿元的新校区建成): up to what is told of it."""
    owner = Span(place.right.start + skipped, place.right.end)
    name = next((name for name in scene.doers if name.start == owner.start and name.end < owner.end), None)
    works = name is not None and WORKS.match(scene.folded, name.end, owner.end)
    rest = Span(name.end if name and works else owner.start, owner.end)
    text = scene.text(rest)
    end, _ = find_noun(text, school=False)
    handed = HANDED.search(text, 1, end)
    return scene.words(Span(rest.start, rest.start + (handed.start() if handed else end))).strip(BLANK)


def follow_clause(scene: Scene, place: Place) -> Span:
    """The clause after that of a number, where a comma joins it and it has no number of its own; else nothing."""
    after = next((clause for clause in scene.clauses if clause.start >= place.clause.end), None)
    joined = scene.folded.startswith(",", place.clause.end)
    if after is None or not joined or any(other.clause == after for other in scene.places):
        return place.right
    return after


def read_leading(scene: Scene, place: Place) -> Sequence[Reading]:
    """152名贫困寄宿生获补助: what is counted follows its number, and what is told of it follows that."""
    quantity, text = place.quantity, scene.text(place.right).strip(BLANK + "“”")
    if not text or AMOUNT.match(text) or (quantity.kind == "count" and NOTED.fullmatch(scene.text(place.right))):
        return ()
    if (
        quantity.kind in {"rate", "money", "measure"}
        and not text.startswith("的")
        and (quantity.kind != "money" or starts_verb(text))
    ):
        return ()
    right = Span(place.right.start + scene.text(place.right).startswith("的"), place.right.end)
    if starts_verb(scene.text(right)) and not is_nominal(scene.text(right)):
        return () if quantity.kind == "area" else read_predicate(scene, place)
    return (Reading(place, word_leading(scene, place, right), "leading", about=find_site(scene, place)),)


def word_leading(scene: Scene, place: Place, right: Span) -> str:
    """What follows a number, worded as a phrase: what stands before it, what is told of it, the thing itself."""
    end, rest = find_noun(scene.text(right), school=place.quantity.unit == "所")
    noun = scene.words(Span(right.start, right.start + end)).strip(BLANK)
    told = clean_predicate(scene.words(Span(right.start + rest, right.end)))
    if told.startswith(("因", "由于", "来", "作为", "里", "分布", "分别在", "分别位于", "位于", "坐落")):
        told = ""
    left = "" if re.search(r"有\D{0,3}$", scene.text(place.left)) else word_left(scene, place)
    if noun in {"班", "班设计"} and not told:
        if PLANNED_FOR.search(scene.text(place.left)) and scene.text(place.clause).endswith("设计"):
            return "设计班"
        return word_classes(scene, place) or (left if CLASSED.search(fold_text(left)) else "") + noun[:1]
    if not left and not told and len(noun) == 1:
        holder = scene.words(trim(scene.folded, place.left))
        left = holder if any(scene.words(name) == holder for name in scene.names) else ""
    if place.quantity.kind == "area" and noun and BUILDS.search(left):
        return noun + "面积"
    if left and noun and place.quantity.kind in {"money", "measure", "area"} and right != place.right:
        return noun + left
    return compose(left, noun, told)


def is_nominal(text: str) -> bool:
    """Whether what opens with a verb is a thing all the same (扩建项目, 在建工程)."""
    return bool(
        re.match(r"(?:扩建|新建|改扩建|改造|维修|建设|在建|培训|管理|研修|实验|教学|兼职|退休|统一)", text)
    ) and not text.startswith("建设了")


def find_noun(text: str, *, school: bool) -> tuple[int, int]:
    """Where the thing counted ends and what is told of it begins; schools are counted themselves (7所学校运动场改造)."""
    body = next((word for word in SCHOOLS if school and text.startswith(word)), "")
    if body:
        more = MORE_SCHOOLS.match(text, len(body))
        end = more.end() if more else len(body)
        return end, end + text.startswith("的", end)
    end = split_at(text)
    return end, end


def clean_predicate(words: str) -> str:
    """What is told of the counted, without the words that only carry it."""
    words = words.strip(BLANK + "“”").replace("进行了", "").replace("进行", "").replace("了", "")
    return re.sub(r"^(?:为|是|将|已经?|均|都|全部|又|也|还|就|分(?![别布设成]))(?=..)", "", words)


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
    if scene.text(place.right).startswith("是") and not noun.endswith("的"):
        return (Reading(place, noun, "predicate"),)
    if leading_verb(noun) and not noun.endswith("的"):
        return (Reading(place, noun + told, "predicate"),)
    return (Reading(place, f"{told}的{noun}", "predicate"),)


def read_trailing(scene: Scene, place: Place) -> Sequence[Reading]:
    """公办小学61所: what is counted stands before its number."""
    words = ASIDE.sub("", scene.words(trim(scene.folded, drop_name(scene, place.left)))).strip(BLANK)
    if not words:
        return ()
    words = re.sub(r"(?<=[里府局政委村])出$", "出资", payer_of(scene, place) if words == "出" else words)
    words = re.sub(r"^(?:在(?![校园编职岗册籍读建])|对(?!口|外|标)|向|给|为)(?=.{3})", "", HELD.sub("", words))
    if one := read_named(scene, place, words) or read_stage(scene, place, words):
        return (one,)
    if worded := word_more(scene, place, words) or word_again(scene, place, words) or word_often(scene, place, words):
        return (Reading(place, worded, "inherited"),)
    if worded := word_grade(scene, place, words) or word_rest(scene, place, words) or word_topic(scene, place, words):
        return (Reading(place, worded, "trailing"),)
    previous = scene.told[-1] if scene.told else None
    if place.joined and previous and previous.rule == "trailing":
        return (continue_list(place, previous, words),)
    if state := word_left_over(scene, place, words) or word_state(scene, place, words):
        return (Reading(place, state, "part"),)
    whole = find_whole(scene, place)
    if whole and (part := word_part(words, whole, scene, place)):
        return (Reading(place, part, "part"),)
    return (Reading(place, words, "trailing"),)


def payer_of(scene: Scene, place: Place) -> str:
    """Who pays with what he does, where no more stands before a sum: 县里出|了四百二十万元."""
    return scene.words(trim(scene.folded, place.left))


def read_inherited(scene: Scene, place: Place) -> Sequence[Reading]:
    """共计92750元: a number without words of its own counts what was spoken of last."""
    if place.quantity.han or (scene.text(place.right).strip(BLANK) and place.quantity.kind == "count"):
        return ()
    previous = scene.told[-1] if scene.told else None
    if previous and (place.joined or follows_at_once(scene, place, previous)):
        return (Reading(place, continue_leading(scene, place), "inherited", about=previous.about),)
    if previous and place.quantity.kind == "rate" and SHARE.search(scene.text(place.left)):
        return (Reading(place, previous.indicator + "占比", "inherited"),)
    if place.quantity.kind == "area" and (building := find_building(scene, place)):
        return (Reading(place, building + "面积", "inherited"),)
    topic = told_between(scene, place, previous) or find_topic(scene, place)
    if topic:
        return (Reading(place, topic[-LONG:], "inherited"),)
    units = [reading for reading in scene.told if reading.place.quantity.unit == place.quantity.unit]
    if units:
        return (Reading(place, word_sum(scene, place, units) or drop_time(units[0].indicator), "inherited"),)
    summed = re.search(r"[共合总]计|累计|计$|^共$", scene.text(place.left).strip())
    return (Reading(place, scene.told[-1].indicator, "inherited"),) if scene.told and summed else ()


def told_between(scene: Scene, place: Place, previous: Reading | None) -> str:
    """What those counted before do, where nothing else stands before a number (骨干教师31人下乡送课126节); "" else."""
    if previous is None or previous.place.clause != place.clause or scene.text(place.left).strip(BLANK):
        return ""
    words = scene.text(previous.place.right).strip(BLANK)
    return words if place.quantity.unit not in PEOPLE and len(words) > 1 and starts_verb(words) else ""


def follows_at_once(scene: Scene, place: Place, previous: Reading) -> bool:
    """Whether nothing but what the number before counts stands before this one (36个班1620人)."""
    near = previous.place.clause == place.clause and (previous.rule == "leading" or place.quantity.kind == "money")
    between = scene.folded[previous.place.right.end : place.quantity.span.start]
    return near and not between.strip("共计合总达为 ")


def continue_leading(scene: Scene, place: Place) -> str:
    """What a bare member of a list counts: people by the verb of a thing before them (设计36个班、1600人), else the same."""
    previous = scene.told[-1]
    if people := word_people(scene, place):
        return people
    if previous.rule == "leading" and place.quantity.unit in PEOPLE and previous.place.quantity.unit not in PEOPLE:
        verb = scene.words(trim(scene.folded, previous.place.left))
        return "人口" if PEOPLED.search(previous.indicator) else verb + "人数" if verb else previous.indicator
    return previous.indicator


RULES: tuple[Rule, ...] = (
    read_base,
    read_shift,
    read_paired,
    read_shared,
    read_each,
    read_purpose,
    read_project,
    read_change,
    read_leading,
    read_trailing,
    read_inherited,
)
