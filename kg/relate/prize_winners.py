"""Who of those that a sentence names receives the grade or title it tells: named ahead of it, behind it, or spoken of before."""

import re
from collections.abc import Callable, Sequence

from kg.model import Kind, Linked
from kg.relate.prize_units import Scene, Unit, list_run
from kg.relate.receivers import stands_for_others

MARKS = ",;:。!?—"
OPENED = re.compile(
    r"^[“”\"\s]*(?:\d{4}年|[\d一二三四五六七八九十]+月|今年|去年|同年|当年|先后?|又|还|也|再|曾|后来|随后|最终|最后|一举|成功|,|底|初|末|[上下]半年)*[在于获荣夺摘拿捧]"
)
"""A sentence whose subject is the only person of the one before."""
HARD = re.compile(r"[;。!?]")
FORWARD = re.compile(
    r"^[“”\"\s]*(?:奖)?(?:的)?(?:获得者|得主|主人|奖杯|奖牌|头衔|名额|位置|第一个|组合|选手|学校|教师|老师|同学|单位)?(?:最终|最后|也|则|都|均|再次|又|就|还|,)*(?:分别|依次)?"
    r"(?:是|为|归(?:了|于|属于)?|由|被|(?:颁|发|送|授)?给了?|属于?了?|花落|落入|落户|落到|授予|颁予|出自|来自|有|包括|[:—]+|)?[:—\s]*(?:分别|依次)?(?:是|为)?[“”\"]*$"
)
GRADE_LIST = re.compile(r"^[、和与及,]*(?:[“”\"])*$")
GOES_ON = re.compile(
    r"^[,、]?(?:并|还|又|同时|再|也|另)|^[,、](?:(?:19|20)?\d\d年|次年|翌年|第二年|今年|去年)[^,;。\0]{0,5}$"
)
PAIR = re.compile(r"([前后])者")
SHE = re.compile(
    r"(?:[她他]|(?:[二两三四五]人|俩)(?![次员数]))(?!们?的(?:指导|学生|徒弟|弟子|老师|教师|孩子|女儿|儿子|同事|学校|班))|(?:[二两三四五])位(?=[老同选])"
)
LEFT_OVER = re.compile(
    r"的?(?![捧夺摘获斩拿领揽])(?![一-鿿]{0,2}[队团组社排足篮班部室等所各并和与及])[一-鿿]{2,3}(?=[、;。,(]|$)"
)
TEAM = re.compile(r",[一-鿿]{0,8}(?:队|[唱乐舞艺诗剧]团|[男女][篮排足])(?:[在获夺荣勇斩摘也蝉])")
"""A team that heads a later clause: its win is not that of who was told before (,女篮|获)."""
OTHERS_NAME = re.compile(r"的?[一-鿿]{2,3}(?<![队团组社排足篮班部室])[(](?![^()]{0,8}(?:校区|分校|队|[0-9]))")
"""Behind a body: somebody of it whose name was not found, with a note of their own."""
UNIT_OF = re.compile(r"的?(?:工会|机关队?|食堂|妇联|关工委|团委|图书馆|[语数英理化物史地政音体美科]\w?组)")
"""Behind a body: a unit of it that receives for itself."""
BY = re.compile(r"^[凭以靠]")
"""Behind somebody who wins by a work that is named: 凭课题《…》获二等奖."""
WON = re.compile(r"[获夺摘斩捧]")
"""Before a grade: that whoever stands before it has won it, and the name behind a blank is the next one's (甲获一等奖 |乙获二等奖)."""
GIVEN_HER = re.compile(r"[^,。;\0]{0,8}(?:是|给了?|归了?|属于)[她他](?![的们])")
COUNT = {"二": 2, "两": 2, "俩": 2, "三": 3, "四": 4, "五": 5}
JOINED = re.compile(r"[与跟同]")
"""Between two names of which, a clause later, only the first is still spoken of."""
ENCLOSED = re.compile(
    r"[“”\"]*(?:各|共|计)?(?P<count>[\d一二三四五六七八九十两]+)[个项名人件篇张份位枚](?:[(](?=[\0一-鿿])(?!其中|含|占|另|比|较)|:\0|[,—]+(?=\0))"
)
"""Behind a grade that so many won: their names follow, 一等奖2个(…)."""
PRIZES = re.compile(r"[一二两三四五六七八九十\d]+[个项枚块张面座尊](?:[“”\"])*$")
"""Right before a grade: how many prizes of it, and nobody's count (唱回|一个|金奖)."""
TAKEN = re.compile(r"[^,。;\0]{0,4}(?:捧|夺|摘|获|斩|拿|揽|收入|取得|抱|领走|得到)")
"""Behind who is named with 由 or 被 a clause after a grade: 冠军,分别由甲校和乙校|捧走."""
LONGEST_LEAD = 12
"""How long the opening of a clause before its subject is."""


def clause_start(bare: str, place: int) -> int:
    """Where the clause that holds a place begins."""
    return max((bare.rfind(mark, 0, place) for mark in MARKS), default=-1) + 1


PROFILED = re.compile(
    r",(?:[男女]|[一-鿿]{1,4}族|中共(?:预备)?党员|[一-鿿]{2}会员|[一-鿿\d年]{0,16}(?:学历|学位|毕业|出生|生人?|参加工作|入党|教龄|从教)|\d{0,4}年?[从任执]教[\d一-鿿]{0,16}|(?:现任|曾任|历任|系)?[\0一-鿿\d]{0,16}(?:[一二三高中正副]级教师|特级教师|教师|班主任|校长|园长|书记|主任|学生))(?=,)"
)
"""A clause that tells who somebody is, as the lives of those honoured do before what they won: ,女,现任望江小学校长,高级教师,."""


def clause_end(bare: str, place: int) -> int:
    """Where the clause that holds a place ends."""
    ends = [at for mark in MARKS if (at := bare.find(mark, place)) >= 0]
    return min(ends, default=len(bare))


def find_winners(scene: Scene, place: int, spoken: Sequence[Linked]) -> list[Linked]:
    """Who receives the grade at `place`: named behind it (冠军归…), else before it, else the persons spoken of last."""
    ahead = find_ahead(scene, place)
    if ahead:
        return [link for unit in ahead for link in unit.links]
    unit = scene.units[place]
    start = clause_start(scene.bare, unit.start)
    lead = scene.bare[start : unit.start]
    if GIVEN_HER.match(scene.bare, unit.end):
        return list(spoken[-1:])
    pair = list(PAIR.finditer(HARD.split(scene.bare[: unit.start])[-1]))
    if pair:
        lead = pair[-1].group()
    behind = [] if pair else find_behind(scene, place)
    if behind:
        return [link for one in behind for link in one.links]
    if not any(one.sort == "who" for one in scene.units) and len(spoken) == 1 and OPENED.match(scene.bare):
        return list(spoken)
    met = [link for one in scene.units[:place] if one.sort == "who" for link in one.links]
    return take_spoken(lead, [*spoken, *(link for link in met if link.mention.kind is Kind.PERSON)])


def find_noted(scene: Scene, place: int) -> list[Linked]:
    """Who stands right before the brackets that hold the grade at `place` and little else: 望江中学(金奖)."""
    unit = scene.units[place]
    opening = scene.bare.rfind("(", 0, unit.start)
    inside = scene.between(opening + 1, unit.start)
    before = next((one for one in reversed(scene.units[:place]) if one.end <= opening), None)
    if before is None or before.sort != "who" or before.giver or len(inside) > LONGEST_LEAD or set(inside) & set(MARKS):
        return []
    return list(before.links) if not scene.bare[before.end : opening].strip('“”" ') else []


def find_enclosed(scene: Scene, place: int) -> list[Linked]:
    """Who is named in the brackets, or behind the colon, that follow a grade and how many won it: 一等奖2个(…)."""
    opened = ENCLOSED.match(scene.bare, scene.units[place].end)
    if opened is None:
        return []
    ends = [
        at
        for mark in (")" if opened.group().endswith("(") else ";。")
        if (at := scene.bare.find(mark, opened.end())) >= 0
    ]
    end = min(ends, default=len(scene.bare))
    inside = [unit for unit in scene.units[place + 1 :] if opened.end() <= unit.start < end]
    if any(unit.sort != "who" for unit in inside):
        return []
    people = [unit for unit in inside if unit.links[0].mention.kind is Kind.PERSON]
    if opened.group().endswith((",", "—")):  # the names are those of the winners only if they are as many
        run = list_run(scene, place + 1, 1) if inside else []
        known = [unit for unit in run if not is_left_over(scene, unit)]
        return [link for unit in known for link in unit.links] if len(run) == read_count(opened["count"]) else []
    return [link for unit in people or inside for link in unit.links]


def read_count(words: str) -> int:
    """A small number in figures or numerals.

    >>> read_count("三"), read_count("12")
    (3, 12)
    """
    return int(words) if words.isdecimal() else "零一二三四五六七八九十".find(words.replace("两", "二"))


def take_spoken(words: str, people: Sequence[Linked]) -> list[Linked]:
    """Of the persons met so far those whom a clause means by 她, 两人, 前者 or 后者 before its grade."""
    pair, said = PAIR.search(words), SHE.search(words)
    if pair:
        return [people[-2 if pair.group(1) == "前" else -1]] if len(people) > 1 else []
    count = COUNT.get(said.group()[0], 1) if said else len(people) + 1
    return list(people[-count:]) if len(people) >= count else []


def find_ahead(scene: Scene, place: int) -> list[Unit]:
    """Who is named right behind the grade at `place` as who receives it; the next clause is left to its own grade."""
    unit = scene.units[place]
    after = next((at for at in range(place + 1, len(scene.units)) if not scene.units[at].aside), None)
    if after is None or scene.units[after].sort != "who":
        return []
    gap = scene.between(unit.end, scene.units[after].head)
    start = clause_start(scene.bare, unit.start)
    led = any(
        one.sort == "who" and start <= one.start < unit.start and not one.giver and not one.aside for one in scene.units
    )
    won = led and not gap.strip() and WON.search(scene.bare, start, unit.start)
    if (
        not FORWARD.match(gap)
        or won
        or (led and gap in {"", ",", "、"})
        or (gap.startswith(",") and not stands_alone(scene, after) and not is_taken(scene, after, gap))
    ):
        return []
    return [one for one in list_run(scene, after, 1) if not is_left_over(scene, one)]


def is_left_over(scene: Scene, unit: Unit) -> bool:
    """Whether a body in a list of winners is only where somebody belongs whose name was not found: 红旗小学乌兰、…."""
    return unit.links[0].mention.kind is not Kind.PERSON and bool(LEFT_OVER.match(scene.bare, unit.end))


def stands_alone(scene: Scene, place: int) -> bool:
    """Whether a name fills its clause: 冠军,望江中学,亚军,…."""
    end = list_run(scene, place, 1)[-1].end
    return not scene.bare[end:].strip() or scene.bare[end : end + 1] in ",;。"


def is_taken(scene: Scene, place: int, gap: str) -> bool:
    """Whether a clause behind a grade tells by whom it was taken: 冠军,|分别由望江中学和后山中学捧走."""
    end = list_run(scene, place, 1)[-1].end
    return gap.endswith(("由", "被")) and TAKEN.match(scene.bare, end) is not None


def find_behind(scene: Scene, place: int, fits: Callable[[Linked], bool] = lambda _: True) -> list[Unit]:
    """Who that `fits` is named before the grade at `place`: last in its clause, else at the head of one of the three clauses before."""
    unit = scene.units[place]
    for at in range(place - 1, -1, -1):
        other = scene.units[at]
        gap = scene.bare[other.end : unit.start]
        if HARD.search(gap) or gap.count(",") - len(PROFILED.findall(gap)) > 3:
            return []
        if other.sort == "grade" and not other.aside and not goes_on(scene, other, unit):
            return []
        if other.sort != "who" or other.aside or other.giver or not fits(other.links[0]):
            continue
        near = "," not in gap
        if UNIT_OF.match(scene.bare, other.end):
            return []
        if other.links[0].mention.kind is not Kind.PERSON and OTHERS_NAME.match(scene.bare, other.end):
            return [one for one in list_run(scene, at, -1) if one.links[0].mention.kind is Kind.PERSON]
        run = list_run(scene, at, -1)
        if run[0].giver or (not near and (TEAM.search(gap) or not opens(scene, at))):
            continue
        if (
            not BY.match(gap)
            and stands_for_others(PRIZES.sub("", gap).split(",")[0].split("由")[0])
            and other.links[0].mention.kind is not Kind.PERSON
        ):
            return []
        return run if near or not JOINED.search(scene.between(run[0].end, run[-1].head)) else run[:1]
    return []


def goes_on(scene: Scene, before: Unit, unit: Unit) -> bool:
    """Whether a second grade belongs to whoever has the one before it: 一等奖和最佳组织奖, …,并获二等奖."""
    gap = scene.bare[before.end : unit.start]
    return bool(GRADE_LIST.match(gap) and "," not in gap) or bool(GOES_ON.match(gap))


def opens(scene: Scene, place: int) -> bool:
    """Whether a name, or the list it ends, stands at the head of its clause."""
    first = list_run(scene, place, -1)[0].head
    return len(scene.between(clause_start(scene.bare, first), first)) <= LONGEST_LEAD
