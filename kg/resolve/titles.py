"""Where honours, occasions, initiatives and texts belong: to the body that confers or holds them, not to the report that names them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from kg.fold import fold_text
from kg.model import Extract, Kind, Level, Predicate
from kg.name_places import split_places
from kg.places import load_places
from kg.record import record
from kg.resolve.compare import Places
from kg.resolve.parts import QUOTES, shorten_place
from kg.rules import read_table

LONG = 12
"""Characters of a text's title that no two bodies give to texts of their own, where it tells neither year nor occasion."""
COMMON = re.compile(r"[0-9]{4}|工作(?:要点|总结|计划|意见|安排)|^关于")
FREE = re.compile(r"^(?:全国|国家级?|中国|中华|教育部|国务院|中共|党中央|省部)")
NATION = re.compile(r"^(?:全国|国家级)")
RANKED = re.compile(
    r"^(?:(?P<level>自治区|省|市|州|区|县|旗|镇|乡|街道)级|全(?P<all>省|市|州|区|县|旗|镇|乡)|(?P<short>省|[市州区县旗](?=优秀|先进|模范|示范|骨干|名师|名校长|教学|文明|十佳|三好|学科|师德|教坛|劳动|特级|重点|平安|绿色|最美|教育)))"
)
EDITION = re.compile(
    r"(?:第[零一二三四五六七八九十百0-9]{1,4}|首)[届次批期轮](?![中小])|(?:19|20)[0-9]{2}(?:[-—~至](?:19|20)?[0-9]{2})?(?:学年)?(?:年度|年)?|[(（](?:19|20)[0-9]{2}(?:年度|年)?[)）]"
)
ENDS = {
    "自治区": ("自治区",),
    "省": ("省", "自治区"),
    "市": ("市",),
    "州": ("州",),
    "区": ("区",),
    "县": ("县",),
    "旗": ("旗",),
    "镇": ("镇",),
    "乡": ("乡",),
    "街道": ("街道",),
}
KINDS = {Level.PROVINCIAL: "Province", Level.CITY: "City", Level.COUNTY: "County"}


@cache
def load_national() -> tuple[str, ...]:
    """The words that initiatives and prizes of the whole country begin with, of `ontology/terms/national.csv`."""
    return tuple(row["word"] for row in read_table("terms/national.csv", ("word",)))


def is_national(name: str) -> bool:
    """Whether a name is of the whole country by itself.

    >>> is_national("教育部"), is_national("国培计划"), is_national("青蓝工程")
    (True, True, False)
    """
    rest = fold_text(name).translate(QUOTES)
    return bool(FREE.match(rest)) or rest.startswith(load_national())


def is_cited(name: str) -> bool:
    """Whether a title is long and its own, so that all who cite it mean one text.

    >>> is_cited("深化新时代教育评价改革总体方案"), is_cited("2021年教育工作要点")
    (True, False)
    """
    return len(name) >= LONG and not COMMON.search(fold_text(name))


@record
class Title:
    """A title without what tells its place, and the place."""

    rest: str
    area: Places
    told: bool


def place_title(name: str, home: Places, level: Level | None = None) -> Title:
    """The place that an honour, an occasion or a text belongs to: by its name, else by the level that is told, else the report's.

    >>> home = ("广西壮族自治区", "柳州市", "鱼峰区")
    >>> place_title("柳州市文明校园", home) == place_title("市级文明校园", home), place_title("自治区级文明校园", home).area
    (True, ('广西壮族自治区',))
    >>> place_title("先进集体", home).area == home, place_title("全国优秀教师", home)
    (True, Title(rest='优秀教师', area=(), told=True))
    """
    rest = fold_text(name).translate(QUOTES)
    if is_national(rest):
        return Title(NATION.sub("", rest) or rest, (), told=True)
    places, tail = split_places(rest)
    if places and (area := find_area(places, home)) is not None:
        return Title(cut_rank(tail) or rest, area, told=True)
    if match := RANKED.match(rest):
        area = lift(match.group(match.lastgroup or 0), home)
        return Title(rest[match.end() :] or rest, area or (), told=area is not None)
    if level is Level.NATIONAL:
        return Title(rest, (), told=True)
    if level in KINDS and (area := lift_kind(KINDS[level], home)) is not None:
        return Title(rest, area, told=True)
    return Title(rest, home, told=False)


def cut_rank(rest: str) -> str:
    """What stands behind a place without its 级: 文明校园 of 柳州市级文明校园 and of 柳州市市级文明校园."""
    match = RANKED.match(rest)
    return rest[match.end() :] if match and match["level"] else rest.removeprefix("级")


def find_area(places: Iterable[str], home: Places) -> Places | None:
    """The area that places name in a report from `home`: one of those above it, else the only one of that name."""
    area: Places | None = None
    for place in places:
        above = next((end for end, name in enumerate(home) if place in {name, shorten_place(name)}), None)
        found = [one for one in load_places().find(place) if not one.until]
        if above is not None:
            area = home[: above + 1]
        elif len(found) == 1:
            area = (*(one.name for one in reversed(load_places().parents(found[0]))), found[0].name)
        elif area:
            area = (*area, place)
    return area


def lift(level: str, home: Places) -> Places | None:
    """The nearest area of a level at or above `home`: 市 in a district's report is its city; None where there is none.

    >>> lift("市", ("广西壮族自治区", "柳州市", "鱼峰区")), lift("县", ("广西壮族自治区", "柳州市"))
    (('广西壮族自治区', '柳州市'), None)
    """
    for end in range(len(home), 0, -1):
        name = home[end - 1]
        if name.endswith(ENDS.get(level, (level,))) and not (
            level == "区" and name.endswith("自治区") and end < len(home)
        ):
            return home[:end]
    return home[:1] if level == "省" and home and home[0].endswith("市") else None


def lift_kind(kind: str, home: Places) -> Places | None:
    """The area of a kind at or above `home`, None where there is none."""
    for end in range(1, len(home) + 1):
        kinds = {one.kind for one in load_places().find(home[end - 1]) if one.name == home[end - 1]}
        if kind in kinds and (kind == "Province") == (end == 1):
            return home[:end]
    return None


def read_levels(extract: Extract) -> Mapping[str, Level]:
    """The level of each award that a document tells one of."""
    told: dict[str, set[Level]] = {}
    for one in extract.statements:
        if one.predicate is Predicate.RECEIVED and one.qualifiers.level:
            told.setdefault(one.object, set()).add(one.qualifiers.level)
    return {key: next(iter(levels)) for key, levels in told.items() if len(levels) == 1}


def read_editions(extract: Extract) -> Mapping[str, str]:
    """The year of each occasion of a document: the one that is told of it, else the document's."""
    told: dict[str, set[int]] = {}
    for one in extract.statements:
        if one.qualifiers.year:
            told.setdefault(one.object, set()).add(one.qualifiers.year)
    years = {key: next(iter(years)) for key, years in told.items() if len(years) == 1}
    return {
        entity.key: str(years.get(entity.key) or extract.frame.year or "")
        for entity in extract.entities
        if entity.kind is Kind.EVENT and cut_edition(entity.name) == fold_text(entity.name)
    }


def read_issued(extract: Extract) -> frozenset[str]:
    """The texts that a document tells the issuer of."""
    return frozenset(one.object for one in extract.statements if one.predicate is Predicate.ISSUED)


def cut_edition(name: str) -> str:
    """A title without the edition or year that it tells; itself where it tells none.

    >>> cut_edition("第十三届柳州市园丁奖"), cut_edition("2022年度柳州市先进集体"), cut_edition("园丁奖(2023)")
    ('柳州市园丁奖', '柳州市先进集体', '园丁奖')
    """
    rest = EDITION.sub("", fold_text(name))
    return rest if len(rest) > 2 else fold_text(name)


TITLED = frozenset({Kind.AWARD, Kind.EVENT, Kind.PROGRAMME, Kind.DOCUMENT})
