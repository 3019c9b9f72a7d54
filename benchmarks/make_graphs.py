"""Makes a build of any size out of invented schools, to try pages on: python benchmarks/make_graphs.py 20000 OUT

Areas are those of `ontology/areas.csv`; everything in them is invented from a seed, so the same size gives the same bytes.
A county holds some 200 entities: townships, a bureau, groups, schools, campuses, people, honours, programmes, events and
documents, and every statement and figure has its sentence in a report of that county.
"""

import hashlib
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from made_up_counties import Book, County, list_counties, open_county, settle, tell

from kg import __version__
from kg.changes import write_files
from kg.config import Settings
from kg.folder import open_workplace
from kg.graph import build_graph
from kg.manifest import write_manifest, write_texts
from kg.model import (
    Document,
    Kind,
    Knowledge,
    Level,
    Modality,
    Observation,
    Predicate,
    Qualifiers,
)
from kg.pipeline import load_beside
from kg.report import make_report, write_report
from kg.rules import read_table

SEED = 20231001
COUNTY = 200
"""Entities of a county, roughly."""
LEAST = 12
"""Entities of the smallest county."""
YEARS = range(2016, 2025)
FIRST = "金银红绿青蓝紫白云山水河湖江东西南北春夏秋冬梅兰竹菊松柏桃李杏林龙凤鹤鹿星月日光华文德仁义礼智信和平安康永乐新"
SECOND = "桥湾坪塘岭坡溪泉井园庄店铺港洲台亭阁门街巷里苑城川峰崖谷原野田滩"
STAGES = (
    ("幼儿园", "Kindergarten"),
    ("小学", "PrimarySchool"),
    ("小学", "PrimarySchool"),
    ("初级中学", "JuniorHighSchool"),
)
POSTS = (
    ("校长", "Principal"),
    ("副校长", "Principal"),
    ("教师", "Teacher"),
    ("班主任", "Teacher"),
    ("教研组长", "Teacher"),
)
HONOURS = (
    "教学能手",
    "优秀教师",
    "先进集体",
    "文明校园",
    "足球特色学校",
    "书香校园",
    "平安校园",
    "德育先进单位",
    "课堂教学比赛",
)
GRADES = ("", "一等奖", "二等奖", "三等奖")
PLANS = (
    "青蓝工程",
    "强师计划",
    "智慧课堂行动",
    "阳光体育计划",
    "名师工作室建设",
    "双减提质项目",
    "润心行动",
    "课后服务工程",
)
MEETINGS = ("教学开放日", "读书节", "运动会", "艺术展演", "科技节", "教研联盟年会", "家长学校大讲堂", "经典诵读大赛")
PAPERS = ("集团化办学实施方案", "教师交流管理办法", "教育质量评价细则", "学区管理规程")
COUNTS = (
    ("在校学生", "人", 3_000, 40_000),
    ("专任教师", "人", 300, 3_000),
    ("中小学校", "所", 20, 90),
    ("巩固率", "%", 90, 100),
)
WORKS = (("New", "新建"), ("Extension", "扩建"), ("Renovation", "改建"), ("Relocation", "迁建"))
PHASES = (("PlannedStage", "规划"), ("Underway", "正在"), ("Completed", "已"))


def make_knowledge(size: int) -> Knowledge:
    """Some `size` entities with what is said of them."""
    book = Book(random.Random(SEED))
    for names in list_counties():
        if len(book.entities) + LEAST > size:
            break
        fill_county(book, open_county(book, names), min(COUNTY, size - len(book.entities)))
    documents = [replace(head, chars="".join(book.texts[path])) for path, head in book.heads.items()]
    return Knowledge(
        documents=tuple(sorted((seal(one) for one in documents), key=lambda one: one.path)),
        entities=tuple(book.entities[key] for key in sorted(book.entities)),
        statements=tuple(book.statements),
        observations=tuple(book.observations),
    )


def seal(document: Document) -> Document:
    """The document with the digest and size of its text."""
    data = document.chars.encode()
    return replace(document, sha256=hashlib.sha256(data).hexdigest(), size=len(data))


def fill_county(book: Book, county: County, size: int) -> None:
    """Schools, groups, people and all that they do."""
    chance = book.chance
    bureau = settle(book, county, Kind.AUTHORITY, f"{county.names[-1]}教育局")
    schools = make_schools(book, county, max(3, size * 2 // 5))
    make_groups(book, county, schools, bureau)
    people = make_people(book, county, schools, size // 4)
    make_honours(book, county, [*schools, *people], max(2, size // 20))
    make_doings(book, county, [bureau, *schools], max(2, size // 8))
    make_changes(book, county, schools, bureau)
    for about in [county.key, *chance.sample(schools, min(4, len(schools)))]:
        make_figures(book, county, about)


def make_schools(book: Book, county: County, count: int) -> list[str]:
    """Schools of all stages, some with a campus."""
    chance, schools = book.chance, list[str]()
    for number in range(count):
        suffix, narrow = STAGES[number % len(STAGES)]
        name = chance.choice(FIRST) + chance.choice(FIRST) + chance.choice(SECOND) + suffix
        schools.append(settle(book, county, Kind.SCHOOL, name, narrow))
        if number % 9 == 0:
            campus = settle(
                book, county, Kind.SCHOOL, f"{name}{chance.choice(FIRST)}{chance.choice(SECOND)}校区", narrow
            )
            tell(book, county, (campus, Predicate.CAMPUS_OF, schools[-1]), f"{book.entities[campus].name}投入使用")
    return schools


def make_groups(book: Book, county: County, schools: Sequence[str], bureau: str) -> None:
    """Groups of a lead and up to nine members, some only planned to join."""
    chance = book.chance
    for at in range(0, len(schools) * 3 // 5, 10):
        lead, *members = schools[at : at + 3 + chance.randrange(8)]
        kind, suffix = ("SchoolDistrict", "学区") if chance.random() < 0.2 else ("EducationGroup", "教育集团")
        name = f"{book.entities[lead].name}{suffix}"
        group = settle(book, county, Kind.GROUP, name, kind)
        tell(
            book,
            county,
            (lead, Predicate.MEMBER_OF, group),
            f"{book.entities[lead].name}牵头组建{name}",
            Qualifiers(role="Lead"),
        )
        for member in members:
            plan = chance.random() < 0.12
            words = f"{book.entities[member].name}{'拟' if plan else ''}加入{name}"
            tell(book, county, (member, Predicate.MEMBER_OF, group), words, Qualifiers(role="Member"), plan=plan)
        tell(
            book,
            county,
            (bureau, Predicate.MANAGES, lead),
            f"{book.entities[bureau].name}直接管理{book.entities[lead].name}",
        )


def make_people(book: Book, county: County, schools: Sequence[str], count: int) -> list[str]:
    """Heads and teachers at their schools."""
    chance, people = book.chance, list[str]()
    surnames = [row["surname"] for row in read_table("terms/surnames.csv", ("surname", "share", "plain"))][:120]
    for _ in range(count):
        school = chance.choice(schools)
        name = chance.choice(surnames) + chance.choice(FIRST) + chance.choice(("", chance.choice(FIRST)))
        post, narrow = chance.choice(POSTS)
        place = (*county.names, book.entities[school].name)
        people.append(book.add(Kind.PERSON, name, county.key, place, narrow))
        words = f"{book.entities[school].name}{post}{name}"
        tell(book, county, (people[-1], Predicate.AFFILIATED_WITH, school), words, Qualifiers(role=post))
    return people


def make_honours(book: Book, county: County, winners: Sequence[str], count: int) -> None:
    """Honours of the county, its city and province, each received by up to nine."""
    chance = book.chance
    for _ in range(count):
        level, depth = chance.choice(((Level.COUNTY, 3), (Level.CITY, 2), (Level.PROVINCIAL, 1)))
        place = county.names[:depth]
        award = book.add(Kind.AWARD, place[-1] + chance.choice(HONOURS), "", place)
        year, grade = chance.choice(YEARS), chance.choice(GRADES)
        for winner in chance.sample(winners, min(len(winners), 1 + chance.randrange(9))):
            words = f"{book.entities[winner].name}荣获{year}年度{book.entities[award].name}{grade}"
            tell(
                book,
                county,
                (winner, Predicate.RECEIVED, award),
                words,
                Qualifiers(grade=grade, level=level, year=year),
            )


def make_doings(book: Book, county: County, doers: Sequence[str], count: int) -> None:
    """Programmes, events and documents."""
    chance = book.chance
    kinds = (
        (Kind.PROGRAMME, PLANS, Predicate.CARRIES_OUT, "实施"),
        (Kind.EVENT, MEETINGS, Predicate.HOLDS, "举办"),
        (Kind.DOCUMENT, PAPERS, Predicate.ISSUED, "印发"),
    )
    for number in range(count):
        kind, names, predicate, verb = kinds[number % 3]
        doer = doers[0] if chance.random() < 0.4 else chance.choice(doers)
        name = book.entities[doer].name + chance.choice(names)
        thing = book.add(kind, name, county.key, county.names)
        tell(
            book,
            county,
            (doer, predicate, thing),
            f"{book.entities[doer].name}{verb}{name}",
            plan=chance.random() < 0.1,
        )
        if kind is Kind.EVENT:
            for guest in chance.sample(doers, min(len(doers), 3)):
                tell(book, county, (guest, Predicate.TAKES_PART_IN, thing), f"{book.entities[guest].name}参加{name}")


def make_changes(book: Book, county: County, schools: Sequence[str], bureau: str) -> None:
    """Schools that are built or merged."""
    chance = book.chance
    for school in chance.sample(schools, max(1, len(schools) // 12)):
        (kind, verb), (stage, word) = chance.choice(WORKS), chance.choice(PHASES)
        said = Qualifiers(construction=kind, stage=stage, year=chance.choice(YEARS))
        words = f"{county.names[-1]}{word}{verb}{book.entities[school].name}"
        tell(book, county, (bureau, Predicate.BUILDS, school), words, said, plan=stage == "PlannedStage")
    one, other = chance.sample(schools, 2)
    words = f"{book.entities[one].name}并入{book.entities[other].name}"
    tell(book, county, (one, Predicate.MERGED_INTO, other), words, Qualifiers(year=chance.choice(YEARS)))


def make_figures(book: Book, county: County, about: str) -> None:
    """Figures of a body over three years."""
    chance = book.chance
    for indicator, unit, least, most in COUNTS:
        for path in county.reports:
            year, value = int(path.rsplit("/", 1)[1][:4]), float(chance.randrange(least, most))
            evidence = book.write(path, f"{year}年{book.entities[about].name}{indicator}{value:g}{unit}。")
            book.observations.append(Observation(about, indicator, value, unit, year, Modality.REALISED, evidence))


def make_build(size: int, out: Path) -> None:
    """Write a build of some `size` entities, without its page."""
    knowledge = make_knowledge(size)
    with open_workplace(out) as place:
        write_files(build_graph(knowledge, Settings().base, place.folder), place.folder)
        with load_beside(place.folder, 1):
            pass
        write_texts(knowledge.documents, place.folder)
        write_manifest(knowledge, place.folder, Settings())
        write_report(make_report(knowledge, __version__, settings={}, timings={}), place.folder)
    print(f"{out}: {len(knowledge.entities):,} entities, {len(knowledge.statements):,} statements")


if __name__ == "__main__":
    make_build(int(sys.argv[1]), Path(sys.argv[2]))
