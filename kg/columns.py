"""What the columns of a table hold, told by their titles, and which column each cell of a row stands in, be cells left out."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from kg.errors import RulesError
from kg.record import record
from kg.rules import read_table, require_sorts

LONGEST_TITLE = 18
NUMBER, GENDER, GUIDE, DONOR, PERSON, MIXED, VISITED, SCHOOL = (
    "number", "gender", "guide", "donor", "person", "mixed", "visited", "school",
)  # fmt: skip
HONOUR, EVENT, GRADE, LEVEL, YEAR, POST, FORMER, PARTNER = (
    "honour", "event", "grade", "level", "year", "post", "former", "partner",
)  # fmt: skip
WORK, SITE, FIGURE, NATURE, CONTENT, STATUS, NOTE, GROUP, OTHER = (
    "work", "site", "figure", "nature", "content", "status", "note", "group", "other",
)  # fmt: skip
KINDS = (
    *(NUMBER, GENDER, GUIDE, DONOR, PERSON, MIXED, VISITED, SCHOOL, HONOUR, EVENT, GRADE, LEVEL, YEAR, POST, FORMER),
    *(PARTNER, WORK, SITE, FIGURE, NATURE, CONTENT, STATUS, NOTE, GROUP, OTHER),
)
TABLE = "terms/columns.csv"
SHARED = ("of", "named")
"""Rows of the table that stand for what titles of many kinds begin and end with."""
BRACKETS = re.compile(r"[(（][^()（）]{0,12}[)）]")
PARTS = re.compile(r"[/、]|或|及|与|和")
WON = frozenset({PERSON, MIXED, SCHOOL, VISITED, HONOUR, EVENT, WORK, SITE, PARTNER, GROUP})
"""Titles one of which a header has that is told of whoever does or receives something."""
UNTOLD = frozenset({"名称", "项目", "项目名称", "内容"})
"""Titles that tell no more than that something has a name; beside a column of those who confer it is an honour."""
BOTH = frozenset({PERSON, SCHOOL})
GRADED = re.compile(
    r"(?:[一-鿿]{0,4}组)?(?:团体|个人|单项|综合|最佳)?(?:[特一二三四优][、]?[一二三]?等奖?|[金银铜]奖|[金银铜]牌|[冠亚季殿]军|第?[一二三四五六七八九十\d]{1,2}名|(?:优秀|优胜|入围|提名|鼓励)奖|未获奖|弃权|缺赛|合格|优秀|良好|[ABC]等?)"
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
        r"(?:副?(?:校长|园长|书记|主任)|教导主任|教务主任|教师|班主任|教研员|[,，]兼?[一-鿿]{1,12})?"
    ),
    GRADE: GRADED,
    LEVEL: re.compile(r"(?:国家|[一-鿿]{0,4}[省市县区州校镇旗]|自治区|全国|省部|地市)级?|[一-鿿]{1,4}级"),
    YEAR: re.compile(r"(?:(?:19|20)\d\d|第?[一二三四五六七八九十\d]{1,3}届|\d{1,2}月|\d{2}[.-]).*"),
    FIGURE: re.compile(r"[\d.,]+(?:万|亿)?(?:余|多)?[一-鿿%㎡]{0,4}"),
}  # fmt: skip
SHAPES[VISITED] = SHAPES[SCHOOL]
TOTAL = re.compile(r"[合总共小]计")
"""The first cell of a row of sums."""
BARE_POST = re.compile(
    r"(?!.*(?:优|名|佳|美|骨干|模范|先进|特级|标兵|能手|新秀|园丁))[一-鿿]{0,4}(?:副?(?:校长|园长|书记|主任)|教师|班主任|教研员|辅导员|组长|保育员)"
)
"""A cell that holds a post and nothing else, be it of a column of schools with posts (单位及职务): it is no honour."""
NOTED = re.compile(r"[(（][^()（）]{1,12}[)）]")
DATED = re.compile(r"\d{1,4}[年月.]")
OF_LEVEL = re.compile(r"(?:国家|省|市|县|区|州|校)级")
"""How an honour or a cell of levels begins that goes on in the next line."""
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


@cache
def load_titles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The kinds of columns with the titles of each, as `ontology/terms/columns.csv` has them, the first that fits counts.

    Raises RulesError for a kind that is not known or has no row, and for a pattern that is none or does not fit its example.
    """
    rows = read_table(TABLE, ("kind", "pattern", "example"))
    require_sorts(TABLE, [row["kind"] for row in rows], (*KINDS, *SHARED))
    shared = {row["kind"]: f"(?:{row['pattern']})?" for row in rows if row["kind"] in SHARED}
    return tuple((row["kind"], compile_titles(row, shared)) for row in rows if row["kind"] not in SHARED)


def compile_titles(row: Mapping[str, str], shared: Mapping[str, str]) -> re.Pattern[str]:
    """The titles of one row as a pattern; RulesError as of `load_titles`."""
    words = row["pattern"]
    for name, part in shared.items():
        words = words.replace(f"{{{name}}}", part)
    try:
        pattern = re.compile(words)
    except re.error as error:
        raise RulesError(f"{TABLE}: {row['pattern']}: {error}", "see the patterns around it") from error
    if not pattern.fullmatch(row["example"]):
        raise RulesError(f"{TABLE}: {row['pattern']} does not fit {row['example']!r}", "mend either of them")
    return pattern


def find_kind(title: str) -> str:
    """The first kind of columns that a title without blanks and brackets fits, "" for none."""
    return next((kind for kind, pattern in load_titles() if pattern.fullmatch(title)), "")


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
    whole = find_kind(bare)
    parts = [part for part in PARTS.split(bare) if part]
    if whole or len(parts) < 2:
        return whole
    kinds = [find_kind(part) for part in parts]
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
    if kind == HONOUR and OF_LEVEL.fullmatch(words):
        return MISFITS
    shape = SHAPES.get(kind)
    if kind == HONOUR and BARE_POST.fullmatch(words):
        return MISFITS
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
        note, post = NOTED.fullmatch(words) is not None, BARE_POST.fullmatch(words) is not None
        for column, kind in enumerate(kinds):
            own = best[column]
            put = (own[0] + weigh_cell(words, kind), (*own[1], column))
            left = (row[column][0] - out[column], row[column][1])
            joined = best[column + 1]
            begun = bool(joined[1]) and joined[1][-1] == column
            loose = note or (post and kind == SCHOOL and POST not in kinds)
            more = (joined[0] - (FREE if loose else glue[column]), (*joined[1], column)) if begun else (-1e9, ())
            row.append(max(put, left, more))
        best = row
    return Fit(*best[-1])
