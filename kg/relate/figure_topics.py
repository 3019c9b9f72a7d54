"""What a figure that says little itself is told of: the contest of a grade, the building of a sum, the base of a rate."""

import re
from collections.abc import Sequence
from itertools import takewhile

from kg.model import Span
from kg.relate.figure_place import Place
from kg.relate.figure_scene import EVENTS, Reading, Scene, drop_name
from kg.relate.indicator import BLANK, head_noun, leading_verb, load_words, trim

GRADE_WORD = r"(?:特等|一等|二等|三等|[一二三四]类|[金银铜优])奖|[金银铜]牌|优秀(?:组织)?奖|冠军|亚军|季军"
GRADE = re.compile(
    r"(?:[^,;。\d]{0,8}代表[团队])?(?:在[^,;。\d]{2,16}[上中里])?"
    r"(?:[我本][市县区旗校园]|全[市县区旗校园])?(?:参赛|代表)?(?:教师|学生|选手|师生|队员|代表[队团])?(?:共|均|并|各|又|再)?"
    r"(?:[评选]+出|产生|颁发|设|决出|捧回|摘得|摘取|斩获|夺得|夺取|收获|拿下|荣获|喜获|获得|获|夺)?"
    rf"(?P<grade>{GRADE_WORD})"
)
GRADED = re.compile(rf"(?P<contest>.{{2,}}?)(?:{GRADE_WORD})")
BARE_SUM = re.compile(r"(?:预计|计划|总|共)?(?:投资|造价|预算|估算|概算|投入(?:资金)?|耗资|花费|面积)")
BARE_WORTH = re.compile(r"(?:折款|折合|折价|价值|总?价值|市值)(?:人民币)?")
REST = re.compile(r"[一-鿿]{0,6}(?:各得|各分|各拨|各奖|余下|剩下|剩余|其余|尚余|结余)(?:的|到)?")
GIVEN = re.compile(r"^[一-鿿]{0,6}?(?:拨[出付]|安排|投入|拿出|筹[集措])(?=..)")
BUILDING = re.compile(
    r"(?:[^,;。的了将]{0,10}?)(?:楼|操场|跑道|运动场|食堂|宿舍楼?|公寓楼?|工程|项目|围墙|厕所|体育馆|图书馆|科技馆|场馆|球场|实训基地|礼堂|塑胶场地)"
)
BARE_SPENT = re.compile(r"(?P<payer>[一-鿿]{0,6}?)(?:前前?后后?|一共|总共|共|再|又)?花(?:去|费|掉|销)?了?")
RECEIVED = re.compile(r"^.{0,3}?(?:接收|收到|接受|获赠|获得|得到|争取)了?")
WORKED_ON = re.compile(r"^.{0,6}?(?:把|将)|了一[遍新次番]$|一新$|了$")
BUILT_OF = re.compile(r"^(?:完成|启动|推进|实施|新建|建成|修建|改造|对)了?")
BARE_RATE = re.compile(r"[一-鿿]{2,3}率")
SHIFT_FROM = re.compile(
    r"(?P<what>.*?)[由从](?:原来|原先|最初|起初|当初|当时|过去|以前|目前|现在|现有|上年度?|去年|前年|上一?学[年期]|\d{4}年|[一二两三四五六七八九十几\d]{1,2}年前|[一-鿿]{2}前)?的?(?:每[年月人生学期班]{1,2})?\s*"
)
SHIFT_TO = re.compile(
    r"(?P<noun>[一-鿿]{0,4}?)[提升增扩抬涨降减缩压并变调改下上攀精合添长翻回爬拉开办扩铺做][一-鿿]{0,2}?[到至为成]了?(?:(?:现在|今年|目前|如今|\d{4}年)的?)?\s*"
)
BASE = re.compile(r"[比较](?:上一?学?年度?|去年|上学期)的?")
BEFORE = "上年"
"""What a count is compared with, before the count of then."""
SHIFTED = re.compile(r"^(?:争取|力争|努力)?(?:把|将|使)")
BY_MARKS = re.compile(r"以(?:[文理]科|总分|高考)?\s*$")
EXAMINED = re.compile(r"状元|高考第一")
TESTED = re.compile(r"参加|抽测|抽考|统考|监测|检测|测评|测试|会考|服务|考试|体测|工程|计划|行动")
DEALT = re.compile(r"^(?:收到|受理|处理|查处|完成|办理|发放|回收)(?=..)")
OTHER_TIME = re.compile(r"^(?:[一-鿿]{2,4}[前时初](?!后)|去年|前年|上年|当年|上一?学年)(?=..)")
MORE = re.compile(r"^(?:[一-鿿]{0,6}?(?:计划|拟|将|打算))?(?:再|又|还要?|另)?(?:增|增加|新增|添)$")
GROWN = re.compile(r"^[净新再又共]?(?:增[加添设]?|添[加置]?)(?=..)")
DONE_OFTEN = re.compile(
    r"(?:到[一-鿿]{2,3}(?=一共|共|已))?(?:全年|今年|本学[期年]|开学|至今|一共|共|已经?|先后|累计|又|还){0,3}(?:攒|办|搞|开|做|跑|讲|评|考|练|测|查)(?:过|了|成)?"
)
QUOTED = re.compile(r"“([^“”]{2,12})(?:”|$)")
LONG = 20


def read_base(scene: Scene, place: Place) -> tuple[Reading, ...]:
    """班数1902个,比上年|1850个|多出|52个: what a count is compared with is that of the year before, and what follows is the change."""
    last = scene.told[-1] if scene.told else None
    if last is None or last.place.quantity.unit != place.quantity.unit:
        return ()
    verb = scene.text(Span(last.place.quantity.span.end, place.quantity.span.start)).strip(", 了")
    if last.rule == "base" and verb in load_words()["change"]:
        return (Reading(place, last.indicator.removeprefix(BEFORE) + verb, "change"),)
    if BASE.fullmatch(scene.text(place.left).strip()) is None or last.rule == "base":
        return ()
    return (Reading(place, BEFORE + last.indicator, "base"),)


def read_shift(scene: Scene, place: Place) -> tuple[Reading, ...]:
    """由45%提高到55%: both values tell the same thing, before and after."""
    inside = [one for one in scene.places if one.clause == place.clause]
    at = inside.index(place)
    if at and scene.told and scene.told[-1].rule == "start" and scene.told[-1].place == inside[at - 1]:
        return (Reading(place, scene.told[-1].indicator, "shift"),)
    if at + 1 == len(inside):
        return ()
    start = inside[at - 1].quantity.span.end if at else place.clause.start
    number, goal = place.quantity.span, inside[at + 1].quantity
    begins = SHIFT_FROM.fullmatch(scene.folded, start, number.start)
    turns = SHIFT_TO.fullmatch(scene.folded, number.end, goal.span.start)
    if begins is None or turns is None or goal.unit != place.quantity.unit:
        return ()
    what = scene.words(trim(scene.folded, drop_name(scene, Span(start, begins.end("what")))))
    named = turns["noun"] and any(scene.words(name) == what for name in scene.names)
    told = ("" if named else SHIFTED.sub("", what)) + turns["noun"]
    return (Reading(place, told, "start"),) if told else ()


def read_marks(scene: Scene, place: Place) -> tuple[Reading, ...] | None:
    """李明以668分成为全市状元: marks told of a person who came first; those of others tell only how (以662分考入); None for other figures."""
    if (
        place.quantity.unit != "分"
        or BY_MARKS.search(scene.folded, place.clause.start, place.quantity.span.start) is None
    ):
        return None
    if EXAMINED.search(scene.folded) is None:
        return ()
    who = [name for name in scene.people if place.clause.start <= name.start < place.quantity.span.start]
    return (Reading(place, "高考成绩", "trailing", about=who[-1]),) if who else ()


def word_grade(scene: Scene, place: Place, words: str) -> str:
    """A grade worded with the contest it was won in, as the sentence or the grade before it names it; "" if `words` are no grade."""
    grade = GRADE.fullmatch(words)
    if grade is None:
        return ""
    if grade["grade"].endswith("牌"):
        return grade["grade"]
    contest = next((scene.words(name) for name in reversed(scene.contests) if name.end <= place.left.start), "")
    before = GRADED.fullmatch(scene.told[-1].indicator) if scene.told and place.joined else None
    return (contest or (before["contest"] if before else "") or head_colon(scene, place)) + grade["grade"]


def head_colon(scene: Scene, place: Place) -> str:
    """What stands before a colon and has no number of its own (大奖赛:特等奖2名); "" for none."""
    before = scene.folded[: place.clause.start]
    colon = max(before.rfind(":"), -1)
    if colon < 0 or re.search(r"[;。]", before[colon:]):
        return ""
    head = [clause for clause in scene.clauses if clause.end <= colon]
    if not head or any(other.clause == head[-1] for other in scene.places):
        return ""
    topic = scene.words(trim(scene.folded, head[-1]))
    return topic if len(topic) <= LONG + 4 and not topic.endswith(("下", "情况")) else ""


def word_topic(scene: Scene, place: Place, words: str) -> str:
    """A bare sum, worth or rate, worded with the building, gift or count that the clause before tells; "" where none does."""
    if BARE_RATE.fullmatch(words):
        return word_rate(scene, place, words)
    if BARE_WORTH.fullmatch(words):
        told = last_told(scene, place) or RECEIVED.sub("", clause_before(scene, place))
        return told + words if 0 < len(told) <= LONG // 2 and "的" not in told else ""
    if spent := BARE_SPENT.fullmatch(words):
        bought = last_told(scene, place)
        told = bought if leading_verb(bought) else WORKED_ON.sub("", clause_before(scene, place))
        return (told if len(told) <= LONG else "") + spent["payer"] + "花费"
    if not BARE_SUM.fullmatch(words):
        return ""
    found = BUILDING.findall(clause_before(scene, place))
    named = found and re.search(r"学校|小学|中学|幼儿园|校区", "".join(found))
    return BUILT_OF.sub("", "".join(found))[-LONG:] + words if found and not named else ""


def word_rest(scene: Scene, place: Place, words: str) -> str:
    """A share or the rest of money told before, worded with what it is for (拨出专项经费260万元,两学区各得90万元); "" for other words."""
    if place.quantity.kind != "money" or not REST.fullmatch(words):
        return ""
    whole = next((one for one in reversed(scene.told) if one.place.quantity.kind == "money"), None)
    return "" if whole is None else words + GIVEN.sub("", REST.sub("", whole.indicator, count=1))


def word_rate(scene: Scene, place: Place, words: str) -> str:
    """A bare rate with what was counted in the clause before, or with the test or service told there."""
    told = last_told(scene, place)
    if told and not told.endswith("率"):
        noun = DEALT.sub("", head_noun(told))
        if noun.endswith(words[:-1]):
            return noun[-LONG:] + "率"
        return "" if words[:2] in noun else noun[-LONG:] + words
    topic = clause_before(scene, place)
    return topic + words if topic and len(topic) <= LONG and TESTED.search(topic) else ""


def find_building(scene: Scene, place: Place) -> str:
    """The building that an earlier clause of the sentence opens with, for an area without words (综合楼封顶,五层,4300平方米)."""
    for clause in reversed([one for one in scene.clauses if one.end <= place.clause.start]):
        found = BUILDING.findall(scene.folded[drop_name(scene, clause).start : clause.end])
        if found:
            return BUILT_OF.sub("", found[-1])
    return ""


def clause_before(scene: Scene, place: Place) -> str:
    """The words of the clause that a comma joins to that of a number, without the name it opens with."""
    before = next((clause for clause in reversed(scene.clauses) if clause.end <= place.clause.start), None)
    if (
        before is None
        or scene.folded[before.end : before.end + 1] not in {",", "("}
        or place.left.start != place.clause.start
    ):
        return ""
    if any(other.clause == before for other in scene.places):
        return ""
    return scene.words(trim(scene.folded, drop_name(scene, before))).strip(BLANK + "“”")


def last_told(scene: Scene, place: Place) -> str:
    """What the last number of the clause right before counts; "" for none."""
    before = next((clause for clause in reversed(scene.clauses) if clause.end <= place.clause.start), None)
    last: Reading | None = scene.told[-1] if scene.told else None
    if (
        before is None
        or last is None
        or last.place.clause != before
        or scene.folded[before.end : before.end + 1] != ","
    ):
        return ""
    return last.indicator


def word_sum(scene: Scene, place: Place, units: Sequence[Reading]) -> str:
    """What a sum of a list counts: what its members begin or end with alike (优秀教师40人、优秀班主任20人,合计60人); "" for other numbers."""
    words = [reading.indicator for reading in units]
    if len(set(words)) == 1 or not re.search(r"合计|共计|总计", scene.text(place.left)):
        return ""
    shared = begin_alike(words) or begin_alike([word[::-1] for word in words])[::-1]
    return shared + "合计" if len(shared) > 1 else ""


def begin_alike(words: Sequence[str]) -> str:
    """What all words begin with.

    >>> begin_alike(["优秀教师", "优秀班主任"])
    '优秀'
    """
    return "".join(row[0] for row in takewhile(lambda row: len(set(row)) == 1, zip(*words, strict=False)))


def drop_time(words: str) -> str:
    """What is counted at another time than before (托管前全校386人,今年春季452人 -> 全校)."""
    return OTHER_TIME.sub("", words)


def word_more(scene: Scene, place: Place, words: str) -> str:
    """What a bare verb of growth adds to (全区新增学位5120个;今年计划再增6300个 -> 再增学位); "" for other words."""
    if not MORE.search(words) or place.quantity.kind != "count":
        return ""
    whole = next((one for one in reversed(scene.told) if one.place.quantity.unit == place.quantity.unit), None)
    if whole is None:
        return ""
    told = whole.indicator[whole.indicator.rfind("的") + 1 :]
    return words + GROWN.sub("", told.removeprefix(leading_verb(told)))


def word_often(scene: Scene, place: Place, words: str) -> str:
    """What was done so often, where the clause before names it (周三有“灯下会”,全年攒了27次 -> 灯下会); "" for other words."""
    if place.quantity.unit not in EVENTS or not DONE_OFTEN.fullmatch(words):
        return ""
    topic = clause_before(scene, place)
    named = QUOTED.search(topic)
    return named[1] if named else topic if topic.startswith("每") and len(topic) <= LONG // 2 else ""
