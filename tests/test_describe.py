"""What is shown of an entity: its card, namesakes, names that are not quite right."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import NotFoundError
from kg.query import describe_entity, find_entities, name_term, open_store, render_card, write_store
from kg.query.names import suggest_names
from kg.query.record import Claim, EntityCard, Figure, Quote

GRAPH = Path(__file__).parent / "query_graph.ttl"
ID = "https://w3id.org/edukg/id/"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    folder = tmp_path_factory.mktemp("build")
    write_store(GRAPH, folder)
    return open_store(folder)


def test_card_of_a_school(store: ox.Store) -> None:
    title = "柳州市教育局工作总结"
    (card,) = describe_entity(store, "箭盘山小学")
    assert (card.name, card.aliases, card.area, card.masked) == ("箭盘山小学", ("柳州市箭盘山小学",), "柳州市", False)
    assert card.types == ("School", "Organisation", "PrimarySchool")
    assert card.sources == (("a.txt", title), ("b.txt", ""))
    assert card.claims == (
        Claim(
            outward=True,
            predicate="memberOf",
            other="箭盘山小学教育集团",
            other_iri=ID + "group/柳州市/箭盘山小学教育集团",
            qualifiers=(("role", "Lead"),),
            planned=False,
            confidence=0.97,
            quotes=(Quote("a.txt", title, "箭盘山小学领衔组建教育集团"),),
        ),
        Claim(
            outward=True,
            predicate="received",
            other="柳州市教育改革创新奖",
            other_iri=ID + "award/柳州市教育改革创新奖",
            qualifiers=(("grade", "一等奖"), ("level", "CityLevel"), ("year", "2022")),
            planned=False,
            confidence=0.9,
            quotes=(
                Quote("a.txt", title, "箭盘山小学获2022年柳州市教育改革创新奖一等奖"),
                Quote("b.txt", "", "箭盘山小学荣获柳州市教育改革创新奖一等奖"),
            ),
        ),
        Claim(
            outward=False,
            predicate="mergedInto",
            other="xx小学",
            other_iri=ID + "school/xx小学@a.txt:90",
            qualifiers=(),
            planned=True,
            confidence=0.8,
            quotes=(Quote("a.txt", title, "拟将xx小学并入箭盘山小学"),),
        ),
    )


def test_card_of_an_area(store: ox.Store) -> None:
    (card,) = describe_entity(store, "柳州市")
    assert card.code == "450200"
    assert card.figures == (Figure("在校生", "91968", "人", "2023", False, (Quote("b.txt", "", "全市在校生91968人"),)),)


def test_rendered_card(store: ox.Store) -> None:
    (card,) = describe_entity(store, "箭盘山小学")
    assert render_card(card).splitlines() == [
        "箭盘山小学  学校、机构、小学  柳州市",
        "  https://w3id.org/edukg/id/school/柳州市/箭盘山小学",
        "  又名：柳州市箭盘山小学",
        "陈述（3）",
        "  → 成员 箭盘山小学教育集团 （角色 领办校；可信度 0.97）",
        "      “箭盘山小学领衔组建教育集团”  a.txt 《柳州市教育局工作总结》",
        "  → 获得 柳州市教育改革创新奖 （等次 一等奖；级别 市级；年份 2022；可信度 0.9）",
        "      “箭盘山小学获2022年柳州市教育改革创新奖一等奖”  a.txt 《柳州市教育局工作总结》",
        "      “箭盘山小学荣获柳州市教育改革创新奖一等奖”  b.txt",
        "  ← xx小学 并入 【计划】 （可信度 0.8）",
        "      “拟将xx小学并入箭盘山小学”  a.txt 《柳州市教育局工作总结》",
        "时间线 timeline（1）",
        "  2022年",
        "    → 获得 柳州市教育改革创新奖 （一等奖，市级）",
        "      “箭盘山小学获2022年柳州市教育改革创新奖一等奖”  a.txt 《柳州市教育局工作总结》",
        "      “箭盘山小学荣获柳州市教育改革创新奖一等奖”  b.txt",
        "来源（2）",
        "  a.txt 《柳州市教育局工作总结》",
        "  b.txt",
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("xx小学", "  名称在原文中被隐去"),
        ("箭盘山小学教育集团", "  名称由牵头学校推定，原文没有写明"),
        ("柳州市", "  行政区划代码：450200"),
        ("柳州市", "  2023年 在校生 91968人"),
        ("青蓝工程", "  ← 柳州市 实施 （可信度 0.95）"),
    ],
)
def test_a_line_of_the_card(store: ox.Store, name: str, line: str) -> None:
    (card,) = describe_entity(store, name)
    assert line in render_card(card).splitlines()


def test_namesakes_are_all_shown(store: ox.Store) -> None:
    assert [card.area for card in describe_entity(store, "实验小学")] == ["南宁市", "柳州市"]


@pytest.mark.parametrize(
    "name",
    [
        "箭盘山小学",
        " 箭盘山小学 ",
        "柳州市箭盘山小学",
        "箭盤山小學",
        ID + "school/柳州市/箭盘山小学",
        f"<{ID}school/柳州市/箭盘山小学>",
    ],
)
def test_ways_to_name_an_entity(store: ox.Store, name: str) -> None:
    assert [entity.value for entity in find_entities(store, name)] == [ID + "school/柳州市/箭盘山小学"]


def test_case_and_width_are_forgiven(store: ox.Store) -> None:
    assert [card.name for card in describe_entity(store, "ＸＸ小学")] == ["xx小学"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("箭盘山", "perhaps 箭盘山小学、"),
        ("箭山盘小学", "箭盘山小学"),
        ("第九十九职业技术学院", "saved entities-by-class"),
        ("", "no entity is called"),
        ("urn:nothing", "no entity is called urn:nothing"),
    ],
)
def test_unknown_names(store: ox.Store, name: str, said: str) -> None:
    with pytest.raises(NotFoundError, match=said):
        describe_entity(store, name)


def test_long_cards_are_cut_and_say_so() -> None:
    quote = (Quote("a.txt", "", "某句"),)
    claims = tuple(Claim(False, "locatedIn", f"第{i}小学", f"urn:{i}", (), False, None, quote) for i in range(5))
    figures = tuple(Figure("学生", str(i), "人", "", True, ()) for i in range(4))
    sources = (("a.txt", ""), ("b.txt", ""), ("c.txt", ""))
    card = EntityCard("urn:a", "柳州市", (), ("Area",), "", False, False, "", claims, figures, sources)
    lines = render_card(card, most=2).splitlines()
    assert lines[2:] == [
        "陈述（5）",
        "  ← 第0小学 位于",
        "      “某句”  a.txt",
        "  ← 第1小学 位于",
        "      “某句”  a.txt",
        "  … 还有 3 条“位于”",
        "数据（4）",
        "  学生 0人 【计划】",
        "  学生 1人 【计划】",
        "  … 还有 2 项",
        "来源（3）",
        "  a.txt",
        "  b.txt",
        "  … 还有 1 份",
    ]


def test_words_off_the_web_do_not_move_the_cursor() -> None:
    card = EntityCard("urn:a", "甲\x1b[2J\n乙", ("\u202e丙",), ("School",), "", False, False, "", (), (), ())
    assert not set(render_card(card)) & {"\x1b", "\u202e"}
    assert len(render_card(card).splitlines()) == 4


def test_terms_are_named_from_the_vocabulary() -> None:
    assert name_term("memberOf") == "成员"
    assert name_term("Underway") != "Underway"
    assert name_term("数学教师") == "数学教师"


@given(st.text("小学中心一二三", max_size=6), st.lists(st.text("小学中心一二三", min_size=1, max_size=6), max_size=20))
def test_suggestions_are_known_names(name: str, names: list[str]) -> None:
    suggested = suggest_names(name, names)
    assert len(suggested) == len(set(suggested)) <= 5
    assert set(suggested) <= set(names)
    if name and name in names:
        assert name in suggested
