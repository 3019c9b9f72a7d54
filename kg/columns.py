"""What the columns of a table hold, told by their titles, and which column each cell of a row stands in, be cells left out."""

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.record import record

LONGEST_TITLE = 18
OF = (
    r"(?:获奖|参赛|所在|所属|就读|任教|工作|任职|现任|原任|推荐|申报|授予|荣誉|学生|教师|选手|作品|课题|成果|论文|项目|学校|单位|建设|实施|完成|受检|被检查|检查"
    r"|派出|选派|接收|流入|调入|支教|帮扶|受援|结对|合作|共建|签约|联系|主要|总|新任|校长|园长|集团|工程|竞赛|比赛|赛事|活动|奖励|表彰|称号|发文|批准|授奖|个人|集体)?"
)
NAMED = r"(?:名称|名单|全称|名)?"
NUMBER, GENDER, GUIDE, DONOR, PERSON, MIXED, VISITED, SCHOOL = (
    "number", "gender", "guide", "donor", "person", "mixed", "visited", "school",
)  # fmt: skip
HONOUR, EVENT, GRADE, LEVEL, YEAR, POST, FORMER, PARTNER = (
    "honour", "event", "grade", "level", "year", "post", "former", "partner",
)  # fmt: skip
WORK, SITE, FIGURE, NATURE, CONTENT, STATUS, NOTE, GROUP, OTHER = (
    "work", "site", "figure", "nature", "content", "status", "note", "group", "other",
)  # fmt: skip
TITLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words))
    for kind, words in (
        (NUMBER, r"序号?|编号|号|代码|项次"),
        (GENDER, r"性别|民族"),
        (GUIDE, r"(?:指导|辅导|培训|带队|带教|联系|参赛指导)(?:教师|老师|教练|人|员|者|校长)?|教练员?|导师|领队|联络(?:员|人)|监护人|家长|填[表报]人|经办人|评委"),
        (DONOR, r"(?:授予|颁发|颁奖|授奖|表彰|发证|评定|认定|主办|批准|命名|发文|组织|举办|评选|奖励)(?:单位|部门|机关|机构|者|方)"),
        (MIXED, r"(?:授奖|获奖|表彰|受表彰|荣誉|获得|奖励)?对象|(?:获奖|受表彰|获得|参赛)(?:者|方)|(?:个人|集体)名称"),
        (PERSON, rf"(?:{OF}姓名|(?:参赛|获奖|授课|执教|任课|优秀|受表彰|新任|申报|第一)?(?:选手|学生|队员|幼儿|教师|老师|作者|主持人|执教者?|授课者|校长|园长|书记|班主任|人员|教职工|干部)|获奖人员?|参赛人|(?:先进|获奖|优秀)?个人|校园长|校长姓名|(?:项目|课题)?负责人|组长|法人(?:代表)?)"),
        (VISITED, r"(?:被检查?|受检|检查|督[导查]|被督导|责任|联系|包联|挂联|包保|挂点|巡查|视导|调研|考察|对口)(?:学校|单位|校|园所)"),
        (FORMER, r"(?:原(?:任|工作|所在)?|曾任|调整前|变更前|流出|调出)(?:职务|单位|学校|岗位)|原(?:职|校)|免(?:去)?(?:职务|职)?"),
        (SCHOOL, rf"{OF}(?:学校|单位|校名|园所|园名|幼儿园|校园|代表队|参赛队伍?|队伍|院校|校别){NAMED}|校|园|集体"),
        (PARTNER, r"(?:合作|共建|签约|结对|协作|友好|联办|帮扶|支援|对口)(?:方|对象|企业|机构|高校)|甲方|乙方|对方(?:单位|学校)?"),
        (GRADE, rf"(?:名次|奖次|奖[级别]|等[次级第]|{OF}(?:等[次级第]|名次|奖次|奖级|结果|成绩)|获奖情况|评定结果)"),
        (LEVEL, rf"{OF}(?:级别|层次|层级|等级别)"),
        (HONOUR, rf"{OF}(?:荣誉|称号|奖项|奖牌|头衔|奖励){NAMED}|(?:表彰|荣誉|授奖|获奖)(?:名称|项目|类别|内容)"),
        (EVENT, rf"(?:{OF}(?:赛事|赛项|比赛|竞赛|活动|大赛)(?:名称|项目)?|参赛项目|项目赛事)"),
        (YEAR, rf"{OF}(?:年份|年度|时间|日期|年月|届次|学年)|年|发文年|月份|(?:开|竣|动)工(?:时间|日期)"),
        (POST, rf"{OF}(?:职务|岗位|身份)|(?:行政|拟任|新任)?职务|职称|任职"),
        (WORK, rf"{OF}(?:作品|课题|论文|成果|课例|题目|案例|节目){NAMED}"),
        (SITE, r"(?:工程|建设|项目)(?:项目|名称|单位|学校)?"),
        (FIGURE, r"[一-鿿]{0,6}(?:面积|金额|投资|支付|人数|数量?|概算|预算|资金|得分|分数|总分|均分|率|占比|学位|班级数|经费|造价|价)"),
        (NATURE, rf"{OF}(?:性质|类[别型]|方式|形式|模式)|(?:建设|改造)类型"),
        (CONTENT, rf"{OF}(?:内容|事项|任务|主题|协议)"),
        (STATUS, rf"{OF}(?:状态|进度|进展|形象进度|情况|进展情况|形象)"),
        (NOTE, r"备注|说明|附注|注"),
        (GROUP, r"[一-鿿]{0,4}(?:集团|联盟|学区|共同体|片区)(?:名称)?|[一-鿿]{0,4}(?:成员校?|牵头校|核心校|龙头校|总校|分校)(?:名单)?"),
        (OTHER, rf"名称|组[别次]|(?:任教|所教)?学[科段]|学历|专业|年龄|教龄|年级|班[级次别]|{OF}(?:地区|县区|区县|县市区?|乡镇|地址|地点)|(?:联系)?电话|职数|场次|级部|项目组别|竞赛组别"),
    )
)  # fmt: skip
"""The kinds of columns, the first that fits a title; guides before persons, donors before schools."""
BRACKETS = re.compile(r"[(（][^()（）]{0,12}[)）]")
PARTS = re.compile(r"[/、]|或|及|与|和")
WON = frozenset({PERSON, MIXED, SCHOOL, VISITED, HONOUR, EVENT, WORK, SITE, PARTNER, GROUP})
"""Titles one of which a header has that is told of whoever does or receives something."""
UNTOLD = frozenset({"名称", "项目", "项目名称", "内容"})
"""Titles that tell no more than that something has a name; beside a column of those who confer it is an honour."""
BOTH = frozenset({PERSON, SCHOOL})
GRADED = re.compile(
    r"(?:[一-鿿]{0,4}组)?(?:团体|个人|单项|综合|最佳)?(?:[特一二三四优][、]?[一二三]?等奖?|[金银铜]奖|[金银铜]牌|[冠亚季殿]军|第?[一二三四五六七八九十\d]{1,2}名|(?:优秀|优胜|入围|提名|鼓励)奖|未获奖|合格|优秀|良好|[ABC]等?)"
)
EMPTY = re.compile(
    r"[—\-–―/\\无暂空缺略〃″\"'“”()（）\s]{1,4}|(?:同上|未定|不详|待定)(?:[/、].*)?|[(（][^()（）]{1,12}[)）]"
)
"""What a cell holds that tells nothing by itself."""
SHAPES: dict[str, re.Pattern[str]] = {
    NUMBER: re.compile(r"(?:[A-Za-z]{1,2}-?)?\d{1,3}[.、]?"),
    GENDER: re.compile(r"[男女]|[一-鿿]{1,3}族?"),
    PERSON: re.compile(r"[一-鿿]{2,4}(?:[(（][^()（）]{1,10}[)）])?|[一-鿿]{2,3}(?:[、,][一-鿿]{2,4}){1,5}|[一-鿿]{2,6}·[一-鿿]{2,8}"),
    GUIDE: re.compile(r"[一-鿿]{2,4}(?:[、,][一-鿿]{2,4}){0,3}|[一-鿿]{2,6}·[一-鿿]{2,8}"),
    SCHOOL: re.compile(
        r"[一-鿿\d()（）“”·]{0,24}(?:小学|中学|学校|幼儿园|中心[校园]?|学院|大学|[一二三四五六七八九十实附职][中小高幼]|分校|分园|校区|完小|初中|高中|职专|中专|教学点|局|室|校|园|站|部|处|队)(?:[(（][^()（）]{1,12}[)）])?"
    ),
    GRADE: GRADED,
    LEVEL: re.compile(r"(?:国家|[一-鿿]{0,4}[省市县区州校镇旗]|自治区|全国|省部|地市)级?|[一-鿿]{1,4}级"),
    YEAR: re.compile(r"(?:(?:19|20)\d\d|第?[一二三四五六七八九十\d]{1,3}届|\d{1,2}月|\d{2}[.-]).*"),
    FIGURE: re.compile(r"[\d.,]+(?:万|亿)?(?:余|多)?[一-鿿%㎡]{0,4}"),
}  # fmt: skip
SHAPES[VISITED] = SHAPES[SCHOOL]
NOTED = re.compile(r"[(（][^()（）]{1,12}[)）]")
DATED = re.compile(r"\d{1,4}[年月.]")
DIGITS = re.compile(r"[\d.,]+")
LEFT_OUT = {
    FORMER: 0.6,
    HONOUR: 0.6,
    EVENT: 0.6,
    GROUP: 0.6,
    GRADE: 0.8,
    NATURE: 0.6,
    OTHER: 0.6,
    NOTE: 0.15,
    STATUS: 0.7,
    NUMBER: 1.6,
}
"""What it costs that a row has no cell in a column: little for those whose cells are merged or often empty."""
MISSING, FITS, MISFITS, FREE, GLUED = 1.0, 1.0, -1.5, 0.25, 1.3
OPEN_COLUMNS = frozenset({NOTE, CONTENT, STATUS, OTHER, WORK})


@record
class Fit:
    """How well the cells of a row stand in the columns of a table, and in which column each of them."""

    worth: float
    places: tuple[int, ...]


@lru_cache(maxsize=8192)
def tell_column(title: str) -> str:
    """What a column holds, "" where its title does not tell.

    >>> tell_column("指导教师"), tell_column("姓名或单位"), tell_column("概算投资(万元)"), tell_column("王小明")
    ('guide', 'mixed', 'figure', '')
    >>> tell_column("获奖单位或个人"), tell_column("集体/个人")
    ('mixed', 'mixed')
    """
    if len(title) > LONGEST_TITLE:
        return ""
    bare = "".join(BRACKETS.sub("", title).split())
    whole = next((kind for kind, pattern in TITLES if pattern.fullmatch(bare)), "")
    parts = [part for part in PARTS.split(bare) if part]
    if whole or len(parts) < 2:
        return whole
    kinds = [next((kind for kind, pattern in TITLES if pattern.fullmatch(part)), "") for part in parts]
    if set(kinds) >= BOTH:
        return MIXED
    return next((kind for kind in kinds if kind), "")


def tell_columns(titles: Sequence[str]) -> tuple[str, ...]:
    """What the columns of a header hold, each told by its title and by its neighbours.

    >>> tell_columns(["项目", "名次", "代表队"]), tell_columns(["对象", "名称", "授予单位"])
    (('event', 'grade', 'school'), ('mixed', 'honour', 'donor'))
    """
    kinds = tuple(map(tell_column, titles))
    if SITE in kinds and GRADE in kinds:
        kinds = tuple(EVENT if kind == SITE else kind for kind in kinds)
    if HONOUR not in kinds and DONOR in kinds:
        kinds = tuple(
            HONOUR if BRACKETS.sub("", title) in UNTOLD else kind for kind, title in zip(kinds, titles, strict=True)
        )
    return kinds


def weigh_cell(words: str, kind: str) -> float:
    """How well the words of a cell fit a kind of column.

    >>> weigh_cell("二等奖", "grade") > 0 > weigh_cell("二等奖", "person"), weigh_cell("同上", "school") > 0
    (True, True)
    """
    if kind == NUMBER:
        return FITS if SHAPES[NUMBER].fullmatch(words) else MISFITS
    if EMPTY.fullmatch(words):
        return FREE
    shape = SHAPES.get(kind)
    if shape is not None:
        if not shape.fullmatch(words):
            return MISFITS if kind in {FIGURE, LEVEL, GENDER} or DIGITS.fullmatch(words) else MISFITS / 2
        foreign = kind in {PERSON, GUIDE} and (GRADED.fullmatch(words) or SHAPES[SCHOOL].fullmatch(words))
        return MISFITS if foreign else FITS
    if kind in OPEN_COLUMNS or kind in {SITE, NATURE, POST, FORMER, MIXED, GROUP, DONOR, PARTNER, ""}:
        odd = DIGITS.fullmatch(words) or (kind in {SITE, MIXED, GROUP, DONOR, PARTNER} and DATED.match(words))
        return -FREE if odd else FREE
    return MISFITS if DIGITS.fullmatch(words) or GRADED.fullmatch(words) else FREE


def place_cells(cells: Sequence[str], kinds: Sequence[str]) -> Fit:
    """In which column each cell of a row stands, where some columns may have none and a cell may have come apart.

    >>> place_cells(["二等奖", "席玉洁", "民族中学"], ["event", "grade", "person", "school"]).places
    (1, 2, 3)
    """
    if len(cells) == len(kinds):
        fits = [weigh_cell(words, kind) for words, kind in zip(cells, kinds, strict=True)]
        if min(fits) > -FITS or sum(fits) >= FITS * len(fits) / 2:
            return Fit(sum(fits), tuple(range(len(cells))))
    out = [LEFT_OUT.get(kind, MISSING) for kind in kinds]
    glue = [GLUED / 3 if kind in OPEN_COLUMNS else GLUED for kind in kinds]
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ())] * (len(kinds) + 1)
    for column in range(len(kinds)):
        best[column + 1] = (best[column][0] - out[column], ())
    for words in cells:
        row: list[tuple[float, tuple[int, ...]]] = [(-1e9, ())]
        note = NOTED.fullmatch(words) is not None
        for column, kind in enumerate(kinds):
            own = best[column]
            put = (own[0] + weigh_cell(words, kind), (*own[1], column))
            left = (row[column][0] - out[column], row[column][1])
            joined = best[column + 1]
            begun = bool(joined[1]) and joined[1][-1] == column
            more = (joined[0] - (FREE if note else glue[column]), (*joined[1], column)) if begun else (-1e9, ())
            row.append(max(put, left, more))
        best = row
    return Fit(*best[-1])
