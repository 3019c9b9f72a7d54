"""A made-up corpus for resolution: records as extraction makes them, ten names a document, with the cluster of each name.

It lies over real counties: reports of counties and cities over several years, full and short names, schools of one name in
every county, persons of one name in several schools, masked reports, reports without a place. The same number of documents
is the same corpus in every run.
"""

import csv
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from kg.model import (
    Entity,
    Evidence,
    Extract,
    Frame,
    Kind,
    Modality,
    Predicate,
    Qualifiers,
    Source,
    Span,
    Statement,
    Text,
)
from kg.rules import find_ontology

NAMES = 10
SEED = 20261122
YEARS = range(2013, 2024)
REPORTS_OF_A_COUNTY = 10
SHARES = {"city": 0.1, "masked": 0.04, "placeless": 0.03}
"""How many documents are no county's report."""

DIGITS = "一二三四五六七八九十"
OPENINGS = "金银红绿青蓝紫白云山水河湖江东西南北春夏秋冬梅兰竹菊松柏桃李杏林"
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = ("芳", "伟", "丽", "敏", "静", "军", "建国", "秀英", "晓燕", "志强", "海燕", "国强", "丽娟", "文华", "玉兰")
ENDINGS = (("小学", "PrimarySchool"), ("中学", "SecondarySchool"), ("幼儿园", "Kindergarten"))
COMMON = ("实验小学", "第一小学", "第二小学", "第一中学", "第二中学", "第一幼儿园", "机关幼儿园")
"""Schools that every county has."""


@dataclass(frozen=True)
class County:
    """A county with the city above it; `codes` are those of province, city and county.

    The last is "" where several places bear the name: extraction cannot tell them apart.
    """

    name: str
    city: str
    province: str
    codes: tuple[str, str, str]

    @property
    def word(self) -> str:
        """What its bureau calls it: 区, 县 or 市."""
        return self.name[-1]

    @property
    def lies_in_city(self) -> bool:
        """Whether 市 says the city above: no county that is a 市 itself, and no 州 or 盟 above."""
        return self.city.endswith("市") and self.word != "市"

    def pick_schools(self) -> list[str]:
        """Its schools: those that every county has, and six with names of their own."""
        dice = random.Random(f"{SEED} {self.province}{self.city}{self.name}")
        own = ["".join(dice.sample(OPENINGS, 2)) + dice.choice(ENDINGS)[0] for _ in range(6)]
        return list(dict.fromkeys((*COMMON, *own)))


@dataclass
class Draft:
    """A document in the making: its entities with the gold cluster of each, and what it says of them."""

    path: str
    title: str
    year: int
    entities: dict[str, Entity] = field(default_factory=dict)
    gold: dict[str, str] = field(default_factory=dict)
    claims: list[tuple[str, Predicate, str, str]] = field(default_factory=list)

    def add(
        self,
        kind: Kind,
        name: str,
        gold: str,
        area: str = "",
        *,
        masked: bool = False,
        narrow: str = "",
        code: str = "",
    ) -> str:
        """Name something; its local key."""
        key = f"{kind.value}:{name}"
        if key not in self.entities:
            self.entities[key] = Entity(
                key, kind, name, narrow=(narrow,) if narrow else (), area=area, masked=masked, code=code
            )
            self.gold[key] = gold
            if area:
                self.claims.append((key, Predicate.LOCATED_IN, area, ""))
        return key

    def add_area(self, name: str, gold: str, narrow: str, code: str, above: str = "") -> str:
        """Name an area, which extraction puts under another by a statement alone."""
        known = f"{Kind.AREA.value}:{name}" in self.entities
        key = self.add(Kind.AREA, name, gold, narrow=narrow, code=code)
        if above and not known:
            self.claims.append((key, Predicate.PART_OF, above, ""))
        return key

    def finish(self, area: str = "", voice: str = "") -> Extract:
        """The record that extraction would make."""
        chars = "。\n".join((self.title, *(entity.name for entity in self.entities.values())))
        source = Source(self.path, sha256(chars.encode()).hexdigest(), len(chars), "text/plain", chars)
        text = Text(source, chars, chars.lower(), tuple(range(len(chars))))
        statements = tuple(self.tell(chars, *claim) for claim in self.claims)
        frame = Frame(self.title, area, voice, self.year)
        return Extract(text, frame, tuple(self.entities.values()), statements, ())

    def tell(self, chars: str, subject: str, predicate: Predicate, target: str, role: str) -> Statement:
        """One statement, said where its subject is named."""
        start = chars.find(self.entities[subject].name)
        evidence = Evidence(self.path, Span(start, start + len(self.entities[subject].name)), "made-up")
        return Statement(subject, predicate, target, Qualifiers(role=role), Modality.REALISED, (evidence,))


def read_counties() -> list[County]:
    """The counties in force that have a city above them, in an order that is the same in every run."""
    lines = (find_ontology() / "areas.csv").read_text(encoding="utf-8").splitlines()
    rows = {row["code"]: row for row in csv.DictReader(line for line in lines if not line.startswith("#"))}
    named = Counter(row["name"] for row in rows.values())
    counties = [
        County(
            row["name"],
            rows[row["parent"]]["name"],
            rows[rows[row["parent"]]["parent"]]["name"],
            (rows[row["parent"]]["parent"], row["parent"], row["code"] if named[row["name"]] == 1 else ""),
        )
        for row in rows.values()
        if row["kind"] == "County" and rows[row["parent"]]["kind"] == "City" and "†" not in row["former"]
    ]
    random.Random(SEED).shuffle(counties)
    return counties


def write_number(number: int, dice: random.Random) -> str:
    """第八 or 第8."""
    return f"第{DIGITS[number - 1]}" if dice.random() < 0.8 else f"第{number}"


def add_city(draft: Draft, county: County) -> str:
    """Name the city of a county."""
    return draft.add_area(county.city, f"area {county.city}", "City", county.codes[1])


def add_county(draft: Draft, county: County, city: str) -> str:
    """Name a county."""
    return draft.add_area(county.name, f"area {county.city}{county.name}", "County", county.codes[2], city)


def add_places(draft: Draft, county: County, dice: random.Random) -> tuple[str, str]:
    """Name the county and its city; their local keys."""
    city = add_city(draft, county)
    told = add_county(draft, county, city)
    if dice.random() < 0.3:
        province = draft.add_area(county.province, f"area {county.province}", "Province", county.codes[0])
        draft.claims.append((city, Predicate.PART_OF, province, ""))
    return told, city


def add_school(draft: Draft, county: County, name: str, area: str, dice: random.Random) -> str:
    """Name a school of the county: by its own name, with 县 before it, with the county's, with city and county."""
    before = dice.choice(("", "", county.word, county.name, county.name, county.city + county.name))
    narrow = next(narrow for ending, narrow in ENDINGS if name.endswith(ending))
    return draft.add(Kind.SCHOOL, before + name, f"school {county.city}{county.name}{name}", area, narrow=narrow)


def add_city_school(draft: Draft, county: County, city: str, dice: random.Random) -> str:
    """Name a numbered school of the city: 柳州市第八中学, 柳州市第8中学, 柳州八中, 市八中."""
    number = dice.randint(1, 10)
    forms = (
        f"{county.city}{write_number(number, dice)}中学",
        f"{county.city.removesuffix('市')}{DIGITS[number - 1]}中",
        f"市{DIGITS[number - 1]}中",
    )
    gold = f"school {county.city}第{number}中学"
    name = dice.choice(forms if county.city.endswith("市") else forms[:1])
    return draft.add(Kind.SCHOOL, name, gold, city, narrow="SecondarySchool")


def add_teacher(draft: Draft, school: str, dice: random.Random) -> None:
    """Name a teacher of a school; three of each school have names that many others bear too."""
    gold = draft.gold[school]
    name = random.Random(f"{SEED} {gold} {dice.randint(1, 3)}")
    called = name.choice(SURNAMES) + name.choice(GIVEN)
    if f"{Kind.PERSON.value}:{called}" not in draft.entities:
        person = draft.add(Kind.PERSON, called, f"person {called} {gold}", narrow="Teacher")
        draft.claims.append((person, Predicate.AFFILIATED_WITH, school, "教师"))


def add_honour(draft: Draft, school: str, county: County, dice: random.Random) -> None:
    """Give a school an award of the nation, the city or the county."""
    name, gold = dice.choice(
        (
            ("全国文明校园", "全国文明校园"),
            (f"{county.city}文明校园", f"{county.city}文明校园"),
            (f"{county.name}先进单位", f"{county.city}{county.name}先进单位"),
        )
    )
    award = draft.add(Kind.AWARD, name, f"award {gold}")
    draft.claims.append((school, Predicate.RECEIVED, award, ""))


def fill(draft: Draft, add: Callable[[], object]) -> None:
    """Add until the document has its ten names, or nothing new comes."""
    for _ in range(NAMES * 10):
        if len(draft.entities) >= NAMES:
            return
        add()


def write_county_report(path: str, county: County, dice: random.Random) -> tuple[Extract, dict[str, str]]:
    """The yearly report of a county's bureau."""
    bureau, gold = f"{county.name}教育局", f"authority {county.city}{county.name}教育局"
    year = dice.choice(YEARS)
    draft = Draft(path, f"{county.city}{bureau}{year}年工作总结", year)
    area, city = add_places(draft, county, dice)
    forms = (county.city + bureau, bureau, f"{county.word}教育局")
    voice = draft.add(Kind.AUTHORITY, dice.choice(forms), gold, area)
    upper = (f"{county.city}教育局", *(("市教育局",) if county.lies_in_city else ()))
    draft.add(Kind.AUTHORITY, dice.choice(upper), f"authority {county.city}教育局", city)
    if dice.random() < 0.2:
        draft.add(Kind.AUTHORITY, "教育部", "authority 教育部")
    schools = [add_school(draft, county, name, area, dice) for name in dice.sample(county.pick_schools(), 2)]
    if county.lies_in_city and dice.random() < 0.5:
        schools.append(add_city_school(draft, county, city, dice))
    add_honour(draft, schools[0], county, dice)
    fill(draft, lambda: add_teacher(draft, dice.choice(schools), dice))
    return draft.finish(area, voice), draft.gold


def write_city_report(path: str, counties: Sequence[County], dice: random.Random) -> tuple[Extract, dict[str, str]]:
    """The yearly report of a city's bureau, with schools of several counties by their full names."""
    city, year = counties[0].city, dice.choice(YEARS)
    draft = Draft(path, f"{city}教育局{year}年工作总结", year)
    area = add_city(draft, counties[0])
    voice = draft.add(Kind.AUTHORITY, f"{city}教育局", f"authority {city}教育局", area)
    for county in dice.sample(counties, min(3, len(counties))):
        place = add_county(draft, county, area)
        name = dice.choice(county.pick_schools())
        gold, narrow = f"school {city}{county.name}{name}", next(n for e, n in ENDINGS if name.endswith(e))
        draft.add(Kind.SCHOOL, county.name + name, gold, place, narrow=narrow)
    schools = [add_city_school(draft, counties[0], area, dice)]
    fill(draft, lambda: add_teacher(draft, dice.choice(schools), dice))
    return draft.finish(area, voice), draft.gold


def write_bare_report(path: str, dice: random.Random, *, masked: bool) -> tuple[Extract, dict[str, str]]:
    """A report whose names are masked, or that never says where it is; nothing in it is anything outside it."""
    draft, area = Draft(path, "XX区教育局工作总结" if masked else "工作总结", 2020), ""
    if masked:
        area = draft.add(Kind.AREA, "XX区", f"area {path}", masked=True, narrow="County")
    bureau = "XX区教育局" if masked else "区教育局"
    voice = draft.add(Kind.AUTHORITY, bureau, f"authority {path}", area, masked=masked)

    def add_one() -> None:
        ending, narrow = dice.choice(ENDINGS)
        name = f"{'xx' * dice.randint(1, 2)}{ending}" if masked else dice.choice(COMMON)
        school = draft.add(
            Kind.SCHOOL, name, f"school {path} {name}", area, masked=masked, narrow="" if not masked else narrow
        )
        add_teacher(draft, school, dice)

    fill(draft, add_one)
    return draft.finish(area, voice), draft.gold


def write_corpus(documents: int) -> Iterator[tuple[Extract, dict[str, str]]]:
    """So many documents, each with the gold cluster of each of its local keys."""
    counties = read_counties()[: max(documents // REPORTS_OF_A_COUNTY, 1)]
    cities: dict[str, list[County]] = {}
    for county in counties:
        cities.setdefault(county.city, []).append(county)
    names = sorted(cities)
    for number in range(documents):
        dice, path = random.Random(f"{SEED} {number}"), f"{number:06}.txt"
        lot = dice.random()
        if lot < SHARES["city"]:
            yield write_city_report(path, cities[dice.choice(names)], dice)
        elif lot < SHARES["city"] + SHARES["masked"]:
            yield write_bare_report(path, dice, masked=True)
        elif lot < sum(SHARES.values()):
            yield write_bare_report(path, dice, masked=False)
        else:
            yield write_county_report(path, dice.choice(counties), dice)
