"""A small knowledge with every kind of trouble: namesakes, a masked school, a plan, a figure, hostile names."""

from kg.iri import mint_entity_key
from kg.model import (
    Document,
    Entity,
    Evidence,
    Kind,
    Knowledge,
    Level,
    Modality,
    Observation,
    Predicate,
    Qualifiers,
    Span,
    Statement,
)

CHARS = {
    "柳州/工作 总结.txt": "2023年柳州市第八中学荣获“<b>全国</b>文明校园”一等奖。\n第八中学加入龙城教育集团，张秀丽任校长。",
    "石家庄/总结.docx": "石家庄市第八中学与柳州市第八中学结对。\n将新建xx小学，投入445万元。龙城教育集团含第八中学。",
}
EVIL = "=cmd|'/c calc'!A1 <script>alert(\"1\")</script>\n\\ & 第二行"


def at(path: str, words: str, rule: str = "test.rule") -> tuple[Evidence, ...]:
    start = CHARS[path].index(words)
    return (Evidence(path, Span(start, start + len(words)), rule),)


LIUZHOU, SHIJIAZHUANG = CHARS
CITY_1 = mint_entity_key(Kind.AREA, "", "柳州市")
CITY_2 = mint_entity_key(Kind.AREA, "", "石家庄市")
SCHOOL_1 = mint_entity_key(Kind.SCHOOL, "柳州市", "第八中学")
SCHOOL_2 = mint_entity_key(Kind.SCHOOL, "石家庄市", "第八中学")
MASKED = mint_entity_key(Kind.SCHOOL, "石家庄市", "xx小学", f"{SHIJIAZHUANG}:22")
GROUP = mint_entity_key(Kind.GROUP, "柳州市", "龙城教育集团")
PERSON = mint_entity_key(Kind.PERSON, "柳州市", "张秀丽")
AWARD = mint_entity_key(Kind.AWARD, "", EVIL)

ENTITIES = (
    Entity(CITY_1, Kind.AREA, "柳州市", ("我市",), ("City",), code="450200", paths=(LIUZHOU, SHIJIAZHUANG)),
    Entity(CITY_2, Kind.AREA, "石家庄市", (), ("City",), code="130100", paths=(SHIJIAZHUANG,)),
    Entity(
        SCHOOL_1,
        Kind.SCHOOL,
        "柳州市第八中学",
        ("八中", "柳州市第八中学", "第八中学"),
        ("SecondarySchool",),
        area=CITY_1,
        paths=(LIUZHOU, SHIJIAZHUANG),
    ),
    Entity(
        SCHOOL_2,
        Kind.SCHOOL,
        "石家庄市第八中学",
        ("第八中学",),
        ("SecondarySchool",),
        area=CITY_2,
        paths=(SHIJIAZHUANG,),
    ),
    Entity(MASKED, Kind.SCHOOL, "xx小学", (), ("PrimarySchool",), masked=True, paths=(SHIJIAZHUANG,)),
    Entity(GROUP, Kind.GROUP, "龙城教育集团", (), ("EducationGroup",), inferred=True, paths=(LIUZHOU, SHIJIAZHUANG)),
    Entity(PERSON, Kind.PERSON, "张秀丽", (), ("Principal",), paths=(LIUZHOU,)),
    Entity(AWARD, Kind.AWARD, EVIL, ("全国文明校园",), paths=(LIUZHOU,)),
)

HONOUR = Qualifiers(grade="一等奖", level=Level.NATIONAL, year=2023)
STATEMENTS = (
    Statement(
        SCHOOL_1,
        Predicate.RECEIVED,
        AWARD,
        HONOUR,
        Modality.REALISED,
        at(LIUZHOU, "柳州市第八中学荣获“<b>全国</b>文明校园”一等奖"),
        0.9712345,
    ),
    Statement(
        SCHOOL_1,
        Predicate.MEMBER_OF,
        GROUP,
        Qualifiers(role="Member"),
        Modality.REALISED,
        at(LIUZHOU, "第八中学加入龙城教育集团") + at(SHIJIAZHUANG, "龙城教育集团含第八中学", "test.roll"),
        0.9,
    ),
    Statement(
        PERSON,
        Predicate.AFFILIATED_WITH,
        SCHOOL_1,
        Qualifiers(role="校长"),
        Modality.REALISED,
        at(LIUZHOU, "张秀丽任校长"),
    ),
    Statement(
        SCHOOL_2,
        Predicate.PARTNERS_WITH,
        SCHOOL_1,
        Qualifiers(),
        Modality.REALISED,
        at(SHIJIAZHUANG, "石家庄市第八中学与柳州市第八中学结对"),
    ),
    Statement(
        CITY_2,
        Predicate.BUILDS,
        MASKED,
        Qualifiers(construction="New", stage="PlannedStage"),
        Modality.PLANNED,
        at(SHIJIAZHUANG, "将新建xx小学"),
        0.5,
    ),
    Statement(
        SCHOOL_1,
        Predicate.LOCATED_IN,
        CITY_1,
        Qualifiers(),
        Modality.REALISED,
        at(LIUZHOU, "柳州市第八中学"),
    ),
)
OBSERVATIONS = (
    Observation(
        CITY_2, "新建xx小学投入", 4450000.0, "元", 2023, Modality.PLANNED, at(SHIJIAZHUANG, "投入445万元"), 0.8
    ),
)
DOCUMENTS = (
    Document(LIUZHOU, "0" * 64, 180, "text/plain", "工作 总结", CHARS[LIUZHOU], CITY_1, SCHOOL_1, 2023),
    Document(SHIJIAZHUANG, "f" * 64, 150, "application/docx", "", CHARS[SHIJIAZHUANG], CITY_2),
)
KNOWLEDGE = Knowledge(DOCUMENTS, ENTITIES, STATEMENTS, OBSERVATIONS)
