"""A small graph to draw: three groups, honours, people, programmes, plans and figures; and how to write others."""

import json
from urllib.parse import quote

from pyoxigraph import RdfFormat, Store

from kg.model import Scan
from kg.query import scan_store

PREFIXES = """
@prefix edu: <https://w3id.org/edukg/ontology#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
BASE = "https://w3id.org/edukg/id/"
HOSTILE = "<script>alert(1)</script>\"'\n]]></title><img src=x onerror=alert(2)>&amp;\u2028{{7*7}}"


class Fixture:
    """Writes a small graph as Turtle, one entity or statement at a time."""

    def __init__(self) -> None:
        self.lines = [PREFIXES]
        self.known: dict[str, str] = {}
        self.count = 0

    def thing(self, name: str, kind: str = "School", narrow: str = "", alias: str = "") -> str:
        if name not in self.known:
            iri = f"<{BASE}{kind.lower()}/{quote(name, safe='')}>"
            types = f"edu:{kind}, edu:{narrow}" if narrow else f"edu:{kind}"
            also = f"; skos:altLabel {json.dumps(alias, ensure_ascii=False)}@zh" if alias else ""
            label = json.dumps(name, ensure_ascii=False)
            self.lines.append(f"{iri} a {types} ; rdfs:label {label}@zh {also}; edu:mentionedIn <{BASE}source/1> .")
            self.known[name] = iri
        return self.known[name]

    def evidence(self, exact: str, paper: int = 1) -> str:
        self.count += 1
        iri = f"<{BASE}evidence/{self.count}>"
        words = json.dumps(exact, ensure_ascii=False)
        self.lines.append(
            f"{iri} a edu:Evidence ; oa:hasSource <{BASE}source/{paper}> ; oa:hasSelector <{BASE}q/{self.count}>, <{BASE}p/{self.count}> ."
            f'<{BASE}q/{self.count}> a oa:TextQuoteSelector ; oa:exact {words}@zh ; oa:prefix "据了解，"@zh ; oa:suffix "。下一句"@zh .'
            f"<{BASE}p/{self.count}> a oa:TextPositionSelector ; oa:start {self.count} ; oa:end {self.count + len(exact)} ."
        )
        return iri

    def say(
        self,
        subject: str,
        predicate: str,
        object_: str,
        exact: str,
        *,
        planned: bool = False,
        extra: str = "",
        twice: str = "",
        ended: str = "",
    ) -> None:
        one, other = self.known[subject], self.known[object_]
        quotes = [self.evidence(exact)] + ([self.evidence(twice, 2)] if twice else [])
        self.lines.append(
            f"<{BASE}statement/{self.count}> a edu:Statement ; rdf:subject {one} ; rdf:predicate edu:{predicate} ; rdf:object {other} ;"
            f" edu:modality edu:{'Planned' if planned else 'Realised'} ; edu:confidence 0.9 {extra}; prov:wasDerivedFrom {', '.join(quotes)} {f'; edu:endDerivedFrom {self.evidence(ended)}' if ended else ''}."
        )

    def figure(self, about: str, indicator: str, value: int, unit: str, year: int) -> None:
        quoted = self.evidence(f"{indicator}{value}{unit}")
        self.lines.append(
            f'<{BASE}observation/{year}-{value}> a edu:Observation ; edu:about {self.known[about]} ; edu:indicator "{indicator}"@zh ;'
            f' edu:value {value}.0 ; edu:unit "{unit}" ; edu:year "{year}"^^xsd:gYear ; edu:modality edu:Realised ;'
            f" prov:wasDerivedFrom {quoted} ."
        )

    def paper(self, number: int, path: str) -> None:
        self.lines.append(
            f'<{BASE}source/{number}> a edu:SourceDocument ; dcterms:identifier {json.dumps(path, ensure_ascii=False)} ; dcterms:title "工作总结"@zh ; edu:year "2023"^^xsd:gYear .'
        )

    def scan(self) -> Scan:
        return scan_text("\n".join(self.lines))


def scan_text(turtle: str) -> Scan:
    store = Store()
    store.load(turtle.encode(), RdfFormat.TURTLE)
    return scan_store(store)


def city() -> Fixture:
    """Three groups, an award with 25 receivers, people, programmes, plans and figures: some ninety entities."""
    made = Fixture()
    made.paper(1, "柳州/2023年工作总结.docx")
    made.paper(2, "柳州/简报.html")
    made.thing("柳州市", "Area", "City")
    made.thing("城中区", "Area", "County")
    made.say("城中区", "partOf", "柳州市", "柳州市城中区")
    made.thing("柳州市教育局", "Authority", alias="市教育局")
    leads = ["景行小学", "柳州市第八中学", "弯塘路小学"]
    roads = [
        "文惠",
        "公园路",
        "东门",
        "龙城",
        "潭中",
        "立冲",
        "马鹿山",
        "驾鹤",
        "雅儒",
        "箭盘山",
        "燎原",
        "德润",
        "鹧鸪江",
        "银山",
        "前茅",
        "柳石路第四",
    ]
    schools = [f"{road}{'小学' if number % 3 else '初级中学'}" for number, road in enumerate(roads)]
    for number, lead in enumerate(leads):
        group = made_group(made, lead, schools[number * 5 : number * 5 + 4 + number])
        made.say("柳州市教育局", "manages", lead, f"市教育局直接管理{lead}", planned=number == 2)
        assert group in made.known
    for name in [*leads, *schools]:
        made.thing(name, "School", "PrimarySchool")
        made.say(name, "locatedIn", "城中区", f"城中区{name}")
    made.thing("柳州市教育改革创新奖", "Award")
    made.thing("全国青少年校园足球特色学校", "Award")
    for number in range(25):
        winner = [*leads, *schools][number] if number < 19 else f"第{number}幼儿园"
        made.thing(winner, "School", "Kindergarten" if number >= 19 else "")
        grade = "一等奖" if number % 2 else "二等奖"
        made.say(
            winner,
            "received",
            "柳州市教育改革创新奖",
            f"{winner}获柳州市教育改革创新奖{grade}",
            extra=f'; edu:grade "{grade}"@zh ; edu:level edu:CityLevel ; edu:year "2022"^^xsd:gYear ',
        )
    made.say("景行小学", "received", "全国青少年校园足球特色学校", "景行小学被评为全国青少年校园足球特色学校")
    for number, person in enumerate(["覃卫民", "韦柳华", "黄秀兰", "陆志远", "欧阳雪梅", "莫小燕", "梁文静"]):
        made.thing(person, "Person", "Principal" if number < 3 else "Teacher")
        made.say(
            person,
            "affiliatedWith",
            [*leads, *schools][number % 5],
            f"{person}老师",
            extra=f'; edu:role "{"校长" if number < 3 else "教师"}"@zh ',
        )
        if number % 2:
            made.say(person, "received", "柳州市教育改革创新奖", f"{person}获奖")
    for number, programme in enumerate(["青蓝工程", "班主任准入制改革", "智慧课堂行动计划", "“双减”提质增效项目"]):
        made.thing(programme, "Programme")
        for doer in ["柳州市教育局", leads[number % 3], schools[number], schools[number + 4]]:
            made.say(
                doer,
                "carriesOut",
                programme,
                f"{doer}将实施{programme}" if number == 2 else f"{doer}实施{programme}",
                planned=number == 2,
            )
    made.thing("2023年全国生命教育年会", "Event")
    made.say("柳州市教育局", "holds", "2023年全国生命教育年会", "承办2023年全国生命教育年会")
    made.thing("柳州市义务教育优质均衡发展实施方案", "Document")
    made.say(
        "柳州市教育局", "issued", "柳州市义务教育优质均衡发展实施方案", "印发《柳州市义务教育优质均衡发展实施方案》"
    )
    made.lines.append(
        f'<{BASE}observation/1> a edu:Observation ; edu:about {made.known["城中区"]} ; edu:indicator "在校学生数"@zh ; edu:value 91968.0 ;'
        f' edu:unit "人" ; edu:year "2023"^^xsd:gYear ; edu:modality edu:Realised ; prov:wasDerivedFrom {made.evidence("在校学生91968人")} .'
    )
    return made


def made_group(made: Fixture, lead: str, members: list[str]) -> str:
    group = f"{lead}教育集团"
    made.thing(group, "Group", "EducationGroup")
    made.thing(lead, "School", "PrimarySchool")
    made.say(
        lead, "memberOf", group, f"{lead}牵头组建{group}", extra="; edu:role edu:Lead ", twice=f"{group}由{lead}领衔"
    )
    for number, member in enumerate(members):
        made.thing(member, "School", "PrimarySchool")
        planned = number == len(members) - 1
        made.say(
            member,
            "memberOf",
            group,
            f"{member}{'拟' if planned else ''}加入{group}",
            planned=planned,
            extra="; edu:role edu:Member ",
        )
    return group


def small() -> Fixture:
    """Two counties: a group over a campus and a merger, a bureau with many schools, posts, honours, works, plans."""
    made = Fixture()
    made.paper(1, "甲市/总结.txt")
    for name, narrow in (("甲市", "City"), ("东区", "County"), ("西区", "County")):
        made.thing(name, "Area", narrow)
    made.thing("东区教育局", "Authority")
    made.thing("东风小学教育集团", "Group", "EducationGroup")
    for name in ("东风小学", "红旗小学", "新民小学", "东风小学北校区", "旧街小学", "西山小学"):
        made.thing(name, "School", "PrimarySchool")
    made.thing("王芳", "Person", "Principal")
    made.thing("文明校园", "Award")
    made.thing("读书节", "Event")
    for subject, predicate, target, planned, extra in (
        ("东区", "partOf", "甲市", False, ""),
        ("西区", "partOf", "甲市", False, ""),
        ("东区教育局", "locatedIn", "东区", False, ""),
        ("东风小学教育集团", "locatedIn", "东区", False, ""),
        ("东风小学", "locatedIn", "东区", False, ""),
        ("红旗小学", "locatedIn", "东区", False, ""),
        ("西山小学", "locatedIn", "西区", False, ""),
        ("东风小学", "memberOf", "东风小学教育集团", False, "; edu:role edu:Lead "),
        ("红旗小学", "memberOf", "东风小学教育集团", False, "; edu:role edu:Member "),
        ("新民小学", "memberOf", "东风小学教育集团", True, "; edu:role edu:Member "),
        ("东风小学北校区", "campusOf", "东风小学", False, ""),
        ("旧街小学", "mergedInto", "红旗小学", False, '; edu:year "2021"^^xsd:gYear '),
        ("东区教育局", "manages", "东风小学", False, ""),
        ("东风小学", "partnersWith", "红旗小学", False, ""),
        ("东风小学", "partnersWith", "西山小学", False, ""),
        ("王芳", "affiliatedWith", "东风小学", False, '; edu:role "校长"@zh '),
        ("东风小学", "received", "文明校园", False, '; edu:level edu:CityLevel ; edu:year "2022"^^xsd:gYear '),
        ("王芳", "received", "文明校园", False, '; edu:level edu:CityLevel ; edu:year "2022"^^xsd:gYear '),
        ("东区教育局", "holds", "读书节", False, ""),
        ("王芳", "takesPartIn", "读书节", False, ""),
        ("西山小学", "takesPartIn", "读书节", False, ""),
        (
            "东区教育局",
            "builds",
            "新民小学",
            True,
            "; edu:constructionKind edu:New ; edu:constructionStage edu:PlannedStage ",
        ),
    ):
        made.say(subject, predicate, target, f"{subject}{predicate}{target}", planned=planned, extra=extra)
    return made
