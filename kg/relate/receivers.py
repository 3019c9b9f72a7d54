"""Who receives an honour: lists with notes in brackets, grades told off in order, honours that go on after the first."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.model import Kind, Linked
from kg.record import record
from kg.relate.chunk import Chunk
from kg.relate.lexicon import load_cues

FIELD = re.compile(
    r"\s*(?:在)?(?:[一-鿿]{0,4}(?:征文|演讲|朗诵|书法|绘画|摄影|手抄报|论文|课件|案例|合唱|舞蹈|器乐|微课|竞赛|评比|学科|体育|艺术|科技)[一-鿿]{0,3}(?:方面|类|项目|单元|环节|上|中|里)),"
)
"""The opening of a sentence about another contest than the one told before, which has no name."""
NO_RECEIVER = frozenset(
    {"被", "经", "在", "于", "向", "对", "从", "将", "把", "代表", "与", "跟", "同", "到", "赴", "去", "前往", "通过"}
)
"""Words right behind which stands who confers, beats or is spoken to, not who receives."""
CONFERS = frozenset({"授予", "颁授", "颁发", "授", "命名", "认定", "表彰"})
"""Words that begin another conferral, whose receiver follows."""
GOES_ON = re.compile(r"^[,、;:()xynAEgU\ue000-\uf8ff]$")
PRESENTED = re.compile(r"[^,，。;；]{0,40}的[^,，。;；的]{2,14}(?:颁奖|颁发|颁授|发放|发奖|献花|佩戴|披)(?!的)")
"""Behind an honour that those have who are given something: 校长为获得“优秀教师”|称号的老师颁奖."""
HANDS_OUT = re.compile(
    r"[^,。;的#]{0,6}[为给向][^,。;由被]{1,160}?(?:(?:颁奖|授牌|发奖|授奖|佩戴)(?!的|单位|典礼|仪式|部门)|颁发(?!的))"
)
"""Behind somebody who hands out what others have won: 翁振辉|为荣获“教学能手”、市优秀党员称号的党员颁奖."""
GAP = 12
"""How many characters may stand between two honours of one enumeration."""
OPENING = 10
"""How many characters an opening such as 据悉 or 在全县教师节大会上 takes at most."""
OF_WORK = re.compile(
    r"(?:课题|论文|案例|课例|专著|教材|征文|剧本|课程)[《“\"][^《》“”\"]{2,40}[》”\"](?:[^,;。《]{0,8},){1,3}[^,;。《]{0,24}$"
)
"""The title of a work and the clauses that go on about it."""
CONFERRING = re.compile(r"[^被由获,。;]{0,6}(?:授予|颁授|命名|表彰|认定|评定)(?!的)")
"""Behind an office that confers: 县教育局|今年授予."""
CONFERRED = re.compile(r"被[^,;:。的为、]{0,6}$")
"""Before an office that confers, be it with a higher one right before it: 被国家机关|教育学会评为."""
GAVE = re.compile(r"(?<![被获所])(?:命名|颁发|表彰|评出|评选出|公布)了[^,;。:、的]{0,8}$")
"""Right before an honour: that whoever is told before it has given it (命名了|“青年文明号”)."""
JUST_WON = re.compile(r"(?:获|夺得|摘得|斩获|授予|评为|选为|当选|荣膺)[^,;。:、]{0,30}$")
GIVES = re.compile(r"(?:、[^,。;的]{2,10})?[^被由获,。;的]{0,4}(?:授予|颁授|颁发)的")
"""Behind the first of the offices whose honour somebody has: 荣获区教育局|、区机关党委授予的."""
PEOPLE = ("名", "人", "位", "所", "个")
MATTER = re.compile(
    r"(?:的|称号)?(?:评选|评审|候选|推荐|办法|条件|标准|名额|申报|整改|(?:培育|创建|储备|培养)(?:名单|单位|学校|对象|行列|库|校))"
)
UNNAMED = re.compile(
    r"(?:教师|老师|学生|同学|选手|家长|孩子|幼儿|职工|干部)(?![一-鿿]{0,5}[队团社园])|[\d一二三四五六七八九十两几多余][名人位所个项件篇节](?![一-鿿]{0,3}[队团])|作品|论文|课题|课例|案例|[》”\"]$"
)
SENT_IN = re.compile(r"(?:报送|选送|上报|申报|推送|报)的[^,;。]{0,8}(?:作品|课题|案例|项目|[》”\"])$")
"""What a body has sent in: its win is the body's."""
SPEAKER = re.compile(r"[我本][校园局院]|学校(?=[^的]{0,8}$)")
"""A body that speaks of itself and is named nowhere, since its name is no chunk of words."""
RELATIVE = re.compile(
    r"(?:[”\"]|光荣|荣誉|等|称号|奖)*的(?:每|各[校人位所名]|教师|老师|学生|同学|选手|学校|单位|集体|个人|有|是|还有|园|班)"
)
PART = re.compile(r"[特一二三四五六七八九十金银铜冠亚季殿]|[0-9]{1,2}")
CLASS = re.compile(r"等奖|等次|[奖牌军名等]$")
BETWEEN = re.compile(
    r"^(?:了|到|过|得|最终|[小初高]中?学?[组段]|[男女](?:子)?[甲乙丙]?组|[甲乙丙]组|[一-鿿]{1,4}组|个人|团体|单项|全[市省县区国州镇校]|国家级|[省市县区国州校]级?|的|本次|此次|大赛|比赛|竞赛|[一-鿿]{1,4}项目|语文|数学|英语|物理|化学|生物|历史|地理|政治|音乐|体育|美术|科学|学科|、|和|及|第|[一二三四五六七八九十])*+$"
)


PARTED = re.compile(r"[一-鿿A-Za-z\d]{1,10}(?:组|类|项目|学科|科|级|赛项|单元|学段|专业)(?:的)?")
"""The field of a contest in which a grade is won, when others are won in other fields."""
TALLIED = re.compile(
    r"[共也均都]*(?:入[列选围]|上榜|在列|获[评批得]|当选|占|有|命名|认定)[了共有]*[\d一二两三四五六七八九十]+[家所]"
)
"""Behind an area of whose bodies so many were chosen, and not it (全市|入列两家)."""
TEAM = re.compile(r"^[“”\"]*[一-鿿\d()]{0,10}(?:(?<![领军部])队|[唱乐舞艺诗剧]团|^[男女][篮排足])$")
"""A team that heads a clause: what it wins is not won by who was told before (;柳笛合唱团|获)."""


@record
class Further:
    """An honour that goes on an enumeration: its place in the row of chunks and the grade behind it."""

    place: int
    honour: Linked
    grade: str


def is_receiver(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether the name at `place` may be who receives: not whoever stands behind 被, 在 or 代表."""
    before = chunks[place - 1].words if place else ""
    if chunks[place].code in "UO" and CONFERRED.search(
        "".join([one.words for one in chunks[max(0, place - 4) : place]])
    ):
        return False
    if tells_home(chunks, place):
        return False
    behind = "".join([one.words or "#" for one in chunks[place + 1 : place + 12]])
    if chunks[place].code in "UO" and GIVES.match(behind):
        return False
    if chunks[place].code in "UO" and CONFERRING.match("".join([one.words for one in chunks[place + 1 : place + 6]])):
        return False
    if chunks[place].code == "P" and HANDS_OUT.match(tell_clause(chunks, place)):
        return False
    return before not in NO_RECEIVER and not (chunks[place].code in "DM" and is_somebodys(chunks, place))


def tell_clause(chunks: Sequence[Chunk], place: int) -> str:
    """The words of a clause behind the name at `place`, with a mark for each name."""
    rest = takewhile(lambda one: one.code not in ",;。", chunks[place + 1 :])
    return "".join([one.words or "#" for one in rest])


def is_tallied(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether an area at `place` only tells where so many of its bodies were chosen: 全市|入列两家."""
    behind = "".join([one.words for one in chunks[place + 1 : place + 10]])
    return chunks[place].code == "R" and TALLIED.match(behind) is not None


def tells_home(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a body only says who somebody before it is: 李晓兰,|望江中学教师|,2001年获…."""
    if (
        place < len(",P")
        or chunks[place].code not in "SGU"
        or [one.code for one in chunks[place - 2 : place]] != ["P", ","]
    ):
        return False
    after = "".join([one.code for one in chunks[place + 1 : place + 3]])
    return after.startswith(("r,", "r、")) or (chunks[place].tail is not None and after.startswith(","))


def is_somebodys(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a work is told to be that of a body or person before it: 李晓兰的《…》, 望江中学选送的《…》."""
    near = chunks[max(0, place - 10) : place]
    return any(
        chunk.words.endswith("的") and any(other.members for other in near[:at]) for at, chunk in enumerate(near)
    )


def has_own_note(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether brackets with an honour stand right behind the name at `place`, which is theirs alone."""
    after = chunks[place + 1 : place + 4]
    return len(after) > 1 and after[0].code == "(" and any(chunk.code == "A" for chunk in after[1:])


def find_siblings(chunks: Sequence[Chunk], place: int) -> list[Linked]:
    """The names of the list that the name at `place` belongs to where notes in brackets part them: 李晓兰(指导:王思远)、赵一鸣."""
    left: list[Linked] = []
    here = place
    while (there := step(chunks, here, -1)) is not None:
        left = [*chunks[there].members, *left]
        here = there
    right: list[Linked] = []
    here = place
    while (there := step(chunks, here, 1)) is not None:
        right += chunks[there].members
        here = there
    return [*left, *chunks[place].members, *right]


def step(chunks: Sequence[Chunk], place: int, way: int) -> int | None:
    """The place of the next name of a list over a note in brackets, to the left (-1) or right (1); None where there is none."""
    opening, closing = ("(", ")") if way > 0 else (")", "(")
    spot, seen = place + way, False
    for mark in (opening, "、") if way > 0 else ("、", opening):
        if not 0 <= spot < len(chunks) or chunks[spot].code != mark:
            return None
        if mark == opening:
            spot = next(
                (
                    at
                    for at in range(spot, spot + way * 30, way)
                    if 0 <= at < len(chunks) and chunks[at].code == closing
                ),
                -1,
            )
            seen = spot >= 0
        spot += way
    fits = seen and 0 <= spot < len(chunks) and chunks[spot].code == chunks[place].code
    return spot if fits else None


def split_grades(chunks: Sequence[Chunk], place: int, count: int) -> list[str]:
    """`count` grades told in order from the grade at `place` on (一、二等奖; 一等奖和二等奖); none where there are not as many.

    >>> from kg.model import Span
    >>> split_grades([Chunk("g", Span(0, 5), words="一、二等奖")], 0, 2), split_grades([Chunk("g", Span(0, 4), words="冠、亚军")], 0, 2)
    (['一等奖', '二等奖'], ['冠军', '亚军'])
    >>> split_grades([Chunk("g", Span(0, 5), words="第2、3名")], 0, 2)
    ['第2名', '第3名']
    >>> split_grades([Chunk("g", Span(0, 2), words="提名")], 0, 2)
    []
    """
    told = [chunks[place].words]
    here = place
    while (there := next_grade(chunks, here)) is not None:
        told.append(chunks[there].words)
        here = there
    if len(told) == 1 and (end := CLASS.search(told[0])):
        rank = "第" if told[0].startswith("第") else ""
        told = [rank + part + told[0][end.start() :] for part in PART.findall(told[0][: end.start()])] or told
    last = "名" if told[-1].endswith("名") else ""
    told = [words + last if words.startswith("第") and not words.endswith("名") else words for words in told]
    return told if len(told) == count else []


def next_grade(chunks: Sequence[Chunk], place: int) -> int | None:
    """The place of the grade that goes on an enumeration of grades, be it with its own field before it (数学组二等奖和|理化组三等奖); None for none."""
    if place + 1 >= len(chunks) or not (
        chunks[place + 1].code == "、" or chunks[place + 1].words in {"和", "与", "及"}
    ):
        return None
    field = ""
    for spot in range(place + 2, min(len(chunks), place + 10)):
        if chunks[spot].code == "g":
            return spot if not field or PARTED.fullmatch(field) else None
        if chunks[spot].members:
            return None
        field += chunks[spot].words
    return None


def may_carry(words: str) -> bool:
    """Whether a grade behind these words can belong to a contest told before: nothing else that is graded stands between.

    >>> may_carry("小学组"), may_carry("区综合考核")
    (True, False)
    """
    return len(words) <= GAP + GAP and bool(BETWEEN.match(words.strip("“”")))


def is_conferred(chunks: Sequence[Chunk], honour: Chunk) -> bool:
    """Whether an honour is more than the matter of a rule or choice: no 评选, 候选, 办法 stands right behind it."""
    place = next((at for at, chunk in enumerate(chunks) if chunk is honour), len(chunks))
    return not MATTER.match("".join(chunk.words for chunk in chunks[place + 1 : place + 8]))


def find_further(chunks: Sequence[Chunk], last: int) -> Iterator[Further]:
    """The honours that follow the one a match ends with, with nobody else named between them (先后获A,被评为B;2021年获C)."""
    received = load_cues()["received"]
    gap, lead = 0, ""
    for place in range(last + 1, len(chunks)):
        chunk = chunks[place]
        lead = "" if chunk.code in ",;。" else lead + chunk.words
        if (
            TEAM.search(lead)
            or chunk.words.removesuffix("了") in CONFERS
            or (chunk.words in {"对", "对于"} and chunks[place - 1].code in ",;。")
            or not GOES_ON.match(chunk.code)
            or (chunk.code == "U" and is_receiver(chunks, place))
            or (chunk.code == "n" and chunk.words.endswith(PEOPLE))
        ):
            return
        gap += 0 if chunk.words in received or chunk.members or chunk.code in "gyn" else len(chunk.span)
        if gap > GAP:
            return
        grade = next((other.words for other in chunks[place + 1 : place + 3] if other.code == "g"), "")
        for one in chunk.members:
            if one.mention.kind is Kind.AWARD or (one.mention.kind is Kind.EVENT and grade):
                yield Further(place, one, grade)
        gap = 0 if chunk.members else gap


def carry_receiver(chunks: Sequence[Chunk], first: int, kinds: frozenset[Kind], *, led: bool = False) -> list[Linked]:
    """Who receives what is told from `first` on without a subject of its own: named in the same clause, else at the head of one before.

    A work (《…》) in the same clause receives itself, unless somebody's it is (李晓兰的《…》). Names in brackets receive nothing.
    Where a school leads the whole paragraph (`led`) nobody is taken over from an earlier sentence of it.
    """
    depth, same = 0, True
    for place in range(first - 1, -1, -1):
        code = chunks[place].code
        depth = max(0, depth + (code == ")") - (code == "("))
        same = same and code not in ",;:。"
        if led and code == "。":
            return []
        if depth or not chunks[place].members:
            continue
        if same and code in "DM" and not is_somebodys(chunks, place):
            return []
        fit = [one for one in find_siblings(chunks, place) if one.mention.kind in kinds]
        if fit and is_receiver(chunks, place) and (same or opens_clause(chunks, place)):
            return fit
    return []


def opens_clause(chunks: Sequence[Chunk], place: int) -> bool:
    """Whether a name stands at the head of its clause, with at most ten characters and an area before it."""
    before = 0
    for chunk in reversed(chunks[:place]):
        if chunk.code in ",;:。(":
            return True
        if chunk.members and chunk.code != "R":
            return False
        before += 0 if chunk.members else len(chunk.span)
        if before > OPENING:
            return False
    return True


def stands_for_others(words: str) -> bool:
    """Whether somebody unnamed stands between a body and the verb: it is they who receive, not the body.

    >>> [stands_for_others(words) for words in ("3名教师被", "学生合唱团", "连续三年")]
    [True, False, False]
    """
    return bool(UNNAMED.search(words)) and not SENT_IN.search(words)


def is_just_won(lead: str) -> bool:
    """Whether the words before a title tell that somebody received it, so that the name behind it is of the next one.

    >>> is_just_won("县一中李晓兰获得“"), is_just_won("县一中李晓兰获得一等奖,")
    (True, False)
    """
    return bool(JUST_WON.search(lead))


def is_relative(chunks: Sequence[Chunk], last: int) -> bool:
    """Whether what a match tells is a clause about somebody who follows: 获得“教学能手”称号的教师有…."""
    behind = chunks[last + 1 : last + 9]
    named = next((at for at, chunk in enumerate(behind) if chunk.members), len(behind))
    of = "".join(chunk.words for chunk in behind[:named])
    told = named < len(behind) and behind[named].code == "P" and of in {"的", "称号的", "荣誉的"}
    return told or bool(RELATIVE.match("".join(chunk.words for chunk in behind)))


def lacks_receiver(chunks: Sequence[Chunk], first: int, *, profiled: bool = False) -> bool:
    """Whether the clause before `first` speaks of somebody unnamed, and names no person; 学校 is named where one is told of (`profiled`)."""
    words = ""
    for chunk in reversed(chunks[:first]):
        if chunk.code in ",;:。" or (chunk.members and chunk.code != "P"):
            break
        if chunk.code == "P":
            return False
        words = chunk.words + words
    return stands_for_others(words) or (not profiled and bool(SPEAKER.search(words)))
