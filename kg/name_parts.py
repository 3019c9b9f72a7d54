"""How names of schools, groups and authorities end and what their endings tell: `ontology/terms/name_parts.csv`."""

from collections.abc import Mapping
from functools import cache

from kg.errors import RulesError
from kg.record import record
from kg.rules import read_table

STAGES = frozenset({"幼", "小", "初", "高", "中", "职", "特", "进修", "校", "点", "大"})
"""What a school's class word may stand for."""
REGION = "自治区"
"""A level of more than one character."""
LEVELS = (REGION, "省", "市", "州", "盟", "地区", "区", "县", "旗", "镇", "乡")
"""By what names begin that tell the level of their place and not the place (市八中)."""
LEVEL_LETTERS = frozenset("省市州区县旗镇乡")
"""Of these the ones of one character."""
VILLAGE = ("完小", "完全小学", "村小", "教学点")
CENTRAL = ("中心小学", "中心校", "中心学校", "中心小学校")


@cache
def load_village_ends() -> frozenset[str]:
    """The characters with which villages' names end, of `ontology/terms/village_ends.csv`."""
    return frozenset(row["character"] for row in read_table("terms/village_ends.csv", ("character",)))


@record
class StageEnd:
    """What a school's class word tells: its stage, a quality besides ("" for none), whether 三 instead of 第三 may precede."""

    stage: str
    quality: str
    numbered: bool


@record
class NameParts:
    """The table by part of a name; the words of each mapping stand longest first.

    `stages` are ends of schools' names, `qualities` words for kinds of school, `groups` ends of groups' names with
    their class, `bodies` endings of authorities that stand for others, `universities` short forms before 附属.
    """

    stages: Mapping[str, StageEnd]
    qualities: Mapping[str, str]
    numbered: frozenset[str]
    groups: Mapping[str, str]
    bodies: Mapping[str, str]
    universities: Mapping[str, str]


@cache
def load_name_parts() -> NameParts:
    """The table of `ontology/`; RulesError for a part, stage or mark of numbers that is not known.

    >>> load_name_parts().stages["实小"]
    StageEnd(stage='小', quality='实验', numbered=True)
    """
    rows = read_table("terms/name_parts.csv", ("word", "part", "means", "tells", "number"))
    parts: dict[str, dict[str, str]] = {part: {} for part in ("stage", "quality", "group", "body", "university")}
    for row in sorted(rows, key=lambda row: (-len(row["word"]), row["word"])):
        if row["part"] not in parts or row["number"] not in {"", "bare"}:
            raise RulesError(
                f"name_parts.csv: {row['word']} is {row['part']!r}, {row['number']!r}",
                f"part is one of {', '.join(parts)}; number is bare or empty",
            )
        if row["part"] == "stage" and row["means"] not in STAGES:
            raise RulesError(
                f"name_parts.csv: {row['word']} is of stage {row['means']!r}", f"use one of {' '.join(sorted(STAGES))}"
            )
        parts[row["part"]][row["word"]] = row["means"]
    numbered = frozenset(row["word"] for row in rows if row["number"])
    tells = {row["word"]: row["tells"] for row in rows if row["part"] == "stage"}
    return NameParts(
        {word: StageEnd(stage, tells[word], word in numbered) for word, stage in parts["stage"].items()},
        parts["quality"],
        numbered - set(parts["stage"]),
        parts["group"],
        parts["body"],
        parts["university"],
    )


def is_central(village: str, town: str) -> bool:
    """Whether two names are those of a village's school and of the central school of a town, which are never one.

    >>> is_central("黄岗完小", "黄岗中心小学"), is_central("黄岗小学", "黄岗中心小学")
    (True, False)
    """
    return village.endswith(VILLAGE) and town.endswith(CENTRAL)
