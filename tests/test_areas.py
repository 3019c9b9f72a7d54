"""Which place an area is: by its name, the places told beside it and the reporting area; what is left open is reported."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import read

from kg.graph import build_graph, write_turtle
from kg.model import Entity, Extract, FindingLevel, Kind, Knowledge
from kg.resolve import resolve_extracts
from kg.resolve.areas import settle_areas
from kg.validate import validate_graph

OWN = "t.txt"
"""The document's own areas stand below its path."""

CASES = (
    # ambiguous names, settled
    ("北京市朝阳区教育局2022年工作总结\n我区青藤小学被评为先进集体。", {"我区": "北京市/朝阳区"}),
    ("长春市教育局2022年工作总结\n朝阳区青藤小学被评为先进集体。", {"朝阳区": "吉林省/长春市/朝阳区"}),
    (
        "朝阳区教育局2022年工作总结\n我区与宽城区教育局签订协议。长春市教育局来我区检查。",
        {"我区": "吉林省/长春市/朝阳区"},
    ),
    (
        "海淀区教育局2018年工作总结\n我区与朝阳区、丰台区签订协议。",
        {"朝阳区": "北京市/朝阳区", "丰台区": "北京市/丰台区"},
    ),
    ("海淀区教育局2018年工作总结\n我区与长春市朝阳区教育局签订协议。", {"朝阳区": "吉林省/长春市/朝阳区"}),
    ("鼓楼区教育局2021年工作总结\n我区青藤小学被评为福州市先进集体。", {"我区": "福建省/福州市/鼓楼区"}),
    ("新华区教育局工作总结\n我区与石家庄市第八中学合作办学。", {"我区": "河北省/石家庄市/新华区"}),
    ("和平区教育局2022年工作总结\n我区与南开区教育局签订协议。", {"我区": "天津市/和平区"}),
    ("白云区教育局2022年工作总结\n我区青藤小学被评为贵阳市先进集体。", {"我区": "贵州省/贵阳市/白云区"}),
    ("城关区教育局2022年工作总结\n我区青藤小学被评为兰州市先进集体。", {"我区": "甘肃省/兰州市/城关区"}),
    ("城关区教育局2022年工作总结\n我区青藤小学被评为拉萨市先进集体。", {"我区": "西藏自治区/拉萨市/城关区"}),
    ("普陀区教育局2022年工作总结\n我区青藤小学被评为舟山市先进集体。", {"我区": "浙江省/舟山市/普陀区"}),
    ("通州区教育局2015年工作总结\n我区青藤小学被评为南通市先进集体。", {"我区": "江苏省/南通市/通州区"}),
    ("通州区教育局2015年工作总结\n我区青藤小学被评为北京市先进集体。", {"我区": "北京市/通州区"}),
    ("河东区教育局2015年工作总结\n我区青藤小学被评为临沂市先进集体。", {"我区": "山东省/临沂市/河东区"}),
    ("市中区教育局2015年工作总结\n我区青藤小学被评为济南市先进集体。", {"我区": "山东省/济南市/市中区"}),
    ("郊区教育局2015年工作总结\n我区青藤小学被评为阳泉市先进集体。", {"我区": "山西省/阳泉市/郊区"}),
    # namesakes in one document
    (
        "长春市教育局2022年工作总结\n朝阳区青藤小学获评先进集体。北京市朝阳区教育局来访。",
        {"朝阳区": "吉林省/长春市/朝阳区", "北京市朝阳区": "北京市/朝阳区"},
    ),
    (
        "深圳市南山区教育局2015年工作总结\n深圳市南山区青藤小学与鹤岗市南山区明德小学结对。",
        {"我区": None, "鹤岗市南山区": "黑龙江省/鹤岗市/南山区"},
    ),
    (
        "十堰市教育局2019年工作总结\n竹山县城关镇中心小学、房县城关镇中心小学被评为十堰市文明校园。",
        {"城关镇": "湖北省/十堰市/竹山县/城关镇", "房县城关镇": "湖北省/十堰市/房县/城关镇"},
    ),
    # left open
    ("朝阳区教育局2022年工作总结\n我区青藤小学被评为先进集体。", {"!朝阳区": f"{OWN}/朝阳区"}),
    ("鼓楼区教育局2021年工作总结\n我区青藤小学被评为江苏省先进集体。", {"!鼓楼区": f"{OWN}/鼓楼区"}),
    ("和平区教育局2022年工作总结\n我区青藤小学被评为先进集体。", {"!和平区": f"{OWN}/和平区"}),
    ("市中区教育局2015年工作总结\n我区青藤小学被评为先进集体。", {"!市中区": f"{OWN}/市中区"}),
    # former names, former divisions
    ("柳江县教育局2012年工作总结\n我县青藤小学被评为先进集体。", {"我县": "广西壮族自治区/柳州市/柳江区"}),
    (
        "襄樊市教育局2009年工作总结\n襄城区青藤小学被评为先进集体。",
        {"襄樊市": "湖北省/襄阳市", "襄城区": "湖北省/襄阳市/襄城区"},
    ),
    ("崇文区教育局2008年工作总结\n我区青藤小学被评为北京市先进集体。", {"我区": "北京市/崇文区"}),
    ("桥东区教育局2012年工作总结\n我区青藤小学被评为石家庄市先进集体。", {"我区": "河北省/石家庄市/桥东区"}),
    ("桥东区教育局2022年工作总结\n我区青藤小学被评为张家口市先进集体。", {"我区": "河北省/张家口市/桥东区"}),
    ("江北区教育局2022年工作总结\n我区青藤小学被评为重庆市先进集体。", {"我区": "重庆市/江北区"}),
    ("江北区教育局2022年工作总结\n我区青藤小学被评为宁波市先进集体。", {"我区": "浙江省/宁波市/江北区"}),
    ("江津市教育局2004年工作总结\n我市青藤中学被评为重庆市先进集体。", {"我市": "重庆市/江津区"}),
    ("思茅市教育局2005年工作总结\n思茅市第一中学被评为云南省先进集体。", {"思茅市": "云南省/普洱市"}),
    ("大同县教育局2015年工作总结\n我县青藤小学被评为大同市先进集体。", {"我县": "山西省/大同市/云州区"}),
    ("莱芜市教育局2015年工作总结\n我市青藤小学被评为先进集体。", {"我市": "山东省/莱芜市"}),
    (
        "香格里拉市教育局2022年工作总结\n原中甸县第一中学被评为先进集体。",
        {"香格里拉市": "云南省/迪庆藏族自治州/香格里拉市"},
    ),
    # cities and provinces of one name, short forms
    ("海南区教育局2019年工作总结\n我区青藤小学被评为乌海市先进集体。", {"我区": "内蒙古自治区/乌海市/海南区"}),
    ("吉林市教育局2019年工作总结\n全市青藤小学被评为吉林省先进集体。", {"全市": "吉林省/吉林市", "吉林省": "吉林省"}),
    (
        "朝阳市教育局2019年工作总结\n我市双塔区青藤小学、朝阳县柳城中学被评为先进集体。",
        {"朝阳市": "辽宁省/朝阳市", "朝阳县": "辽宁省/朝阳市/朝阳县"},
    ),
    (
        "三江县教育局2021年工作总结\n三江侗族自治县古宜镇中心小学被评为柳州市先进集体。",
        {"三江县": "广西壮族自治区/柳州市/三江侗族自治县", "古宜镇": "广西壮族自治区/柳州市/三江侗族自治县/古宜镇"},
    ),
    (
        "恩施州教育局2022年工作总结\n我州恩施市青藤中学获奖。",
        {"我州": "湖北省/恩施土家族苗族自治州", "恩施市": "湖北省/恩施土家族苗族自治州/恩施市"},
    ),
    ("東城區教育局2018年工作總結\n我區青藤小學被評為北京市先進集體。", {"東城區": "北京市/东城区"}),
    # masked, unnamed
    ("某区教育局2022年工作总结\n我区青藤小学和某区实验小学被评为先进集体。", {"某区": f"{OWN}/某区"}),
    (
        "XX区教育局2022年工作总结\n我区桃溪镇中心小学被评为先进集体。柳州市第八中学来访。",
        {"XX区": f"{OWN}/xx区", "桃溪镇": f"{OWN}/xx区/桃溪镇", "柳州市": "广西壮族自治区/柳州市"},
    ),
    ("2022年工作总结\n我区加强学校建设。我区青藤小学被评为先进集体。", {"我区": f"{OWN}/我区"}),
    # 全市 and the like, towns, zones
    (
        "台江区教育局2022年工作总结\n我区青藤小学被评为福州市先进集体。全市推广。",
        {"我区": "福建省/福州市/台江区", "全市": "福建省/福州市"},
    ),
    (
        "三江县教育局2021年工作总结\n我县教师参加全区培训。",
        {"我县": "广西壮族自治区/柳州市/三江侗族自治县", "全区": "广西壮族自治区"},
    ),
    ("房县教育局2019年工作总结\n城关镇中心小学新建教学楼竣工。", {"城关镇": "湖北省/十堰市/房县/城关镇"}),
    (
        "十堰市教育局2019年工作总结\n城关镇中心小学、军店镇中心小学被评为文明校园。",
        {"城关镇": f"{OWN}/城关镇", "军店镇": "湖北省/十堰市/军店镇"},
    ),
    ("东莞市教育局2022年工作总结\n虎门镇青藤小学被评为先进集体。", {"虎门镇": "广东省/东莞市/虎门镇"}),
    ("长葛市教育局2015年工作总结\n我市和尚桥镇青藤小学获奖。", {"和尚桥镇": "河南省/许昌市/长葛市/和尚桥镇"}),
    ("兴胜镇教育办2010年工作总结\n我镇青藤小学被评为九原区先进集体。", {"兴胜镇": "内蒙古自治区/包头市/九原区/兴胜镇"}),
    (
        "郑州市教育局2020年工作总结\n高新区青藤小学、经开区实验小学被评为先进集体。",
        {"高新区": "河南省/郑州市/高新区", "经开区": "河南省/郑州市/经开区"},
    ),
    ("西安高新区教育局2022年工作总结\n我区青藤小学被评为先进集体。", {"我区": "陕西省/西安市/高新区"}),
    # kept back until the end
    ("西湖区教育局2020年工作总结\n我区青藤小学被评为杭州市先进集体。", {"我区": "浙江省/杭州市/西湖区"}),
    ("西湖区教育局2020年工作总结\n我区青藤小学被评为南昌市先进集体。", {"我区": "江西省/南昌市/西湖区"}),
    ("西湖区教育局2020年工作总结\n我区青藤小学被评为先进集体。", {"!西湖区": f"{OWN}/西湖区"}),
    ("铁西区教育局2020年工作总结\n我区与沈阳市第二十中学合作。", {"我区": "辽宁省/沈阳市/铁西区"}),
    ("铁西区教育局2020年工作总结\n四平市教育局来我区调研。", {"我区": "吉林省/四平市/铁西区"}),
    ("永定区教育局2020年工作总结\n我区青藤小学被评为龙岩市先进集体。", {"我区": "福建省/龙岩市/永定区"}),
    ("永定县教育局2010年工作总结\n我县青藤小学被评为先进集体。", {"我县": "福建省/龙岩市/永定区"}),
    ("向阳区教育局2020年工作总结\n我区与佳木斯市第五中学签约。", {"我区": "黑龙江省/佳木斯市/向阳区"}),
    (
        "广州市教育局2003年工作总结\n东山区青藤小学、越秀区文德小学被评为先进集体。",
        {"东山区": "广东省/广州市/东山区", "越秀区": "广东省/广州市/越秀区"},
    ),
    ("闸北区教育局2012年工作总结\n我区青藤小学被评为上海市先进集体。", {"我区": "上海市/闸北区"}),
    (
        "绍兴县教育局2011年工作总结\n我县柯桥街道青藤小学获奖。",
        {"我县": "浙江省/绍兴市/柯桥区", "柯桥街道": "浙江省/绍兴市/柯桥区/柯桥街道"},
    ),
    (
        "长沙市教育局2020年工作总结\n芙蓉区青藤小学、长沙县星沙小学获奖。",
        {"芙蓉区": "湖南省/长沙市/芙蓉区", "长沙县": "湖南省/长沙市/长沙县"},
    ),
    (
        "大理市教育局2020年工作总结\n我市下关镇青藤小学被评为大理州先进集体。",
        {"我市": "云南省/大理白族自治州/大理市", "大理州": "云南省/大理白族自治州"},
    ),
    ("喀什市教育局2020年工作总结\n我市第二小学被评为喀什地区先进集体。", {"我市": "新疆维吾尔自治区/喀什地区/喀什市"}),
    (
        "仙桃市教育局2020年工作总结\n我市彭场镇青藤小学被评为湖北省先进集体。",
        {"我市": "湖北省/仙桃市", "彭场镇": "湖北省/仙桃市/彭场镇"},
    ),
    (
        "海口市教育局2020年工作总结\n龙华区青藤小学被评为海南省先进集体。",
        {"龙华区": "海南省/海口市/龙华区", "海南省": "海南省"},
    ),
    ("**县教育局2019年工作总结\n我县城关镇中心小学获奖。", {"城关镇": f"{OWN}/**县/城关镇"}),
    ("某市教育局2019年工作总结\n某市第八中学获奖。全市推广。", {"某市": f"{OWN}/某市"}),
    ("江寧區教育局2019年工作總結\n我區湯山街道青藤小學獲獎。", {"湯山街道": "江苏省/南京市/江宁区/汤山街道"}),
    ("潜江市教育局2019年工作总结\n我市经济开发区青藤小学获奖。", {"经济开发区": "湖北省/潜江市/经济开发区"}),
    ("鱼峰区教育局2019年工作总结\n柳州高新区青藤小学来我区交流。", {"高新区": "广西壮族自治区/柳州市/高新区"}),
)


def resolve_texts(**texts: str) -> Knowledge:
    return resolve_extracts([read(text, f"{name}.txt") for name, text in texts.items()])


def list_paths(extract: Extract) -> dict[str, str]:
    """The path of every area by each of its names, those last that bear the name as a part of a fuller one."""
    keys = settle_areas(extract).paths
    areas = [one for one in extract.entities if one.kind is Kind.AREA]
    areas.sort(key=lambda one: one.key != f"Area:{one.name}", reverse=True)
    return {name: "/".join(keys[one.key]) for one in areas for name in (*one.aliases, one.name)}


def find_area(knowledge: Knowledge, name: str) -> Entity:
    (found,) = [one for one in knowledge.entities if one.kind is Kind.AREA and name in {one.name, *one.aliases}]
    return found


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_areas_of_a_document(text: str, expected: dict[str, str | None]) -> None:
    extract = read(text, OWN)
    paths = list_paths(extract)
    told = {name.lstrip("!"): path for name, path in expected.items() if path}
    assert {name: paths.get(name) for name in told} == told
    assert len(settle_areas(extract).findings) == sum(name.startswith("!") for name in expected)


def test_what_is_left_open_is_reported_in_words() -> None:
    (finding,) = settle_areas(read(CASES[21][0], OWN)).findings
    assert finding.level is FindingLevel.NOTE
    assert "江苏省南京市鼓楼区、江苏省徐州市鼓楼区" in finding.message
    assert "福州市" not in finding.message
    assert finding.path == OWN


def test_areas_carry_their_code_what_they_lie_in_and_other_names() -> None:
    knowledge = resolve_texts(a=CASES[1][0], b=CASES[0][0])
    codes = {one.key: one.code for one in knowledge.entities if one.kind is Kind.AREA}
    assert codes["area/吉林省/长春市/朝阳区"] == "220104"
    assert codes["area/北京市/朝阳区"] == "110105"
    city = find_area(knowledge, "长春市")
    assert (city.code, city.area, "长春" in city.aliases) == ("220100", "area/吉林省", True)


def test_provinces_that_no_text_names_are_no_mentions() -> None:
    knowledge = resolve_texts(a=CASES[1][0])
    province = find_area(knowledge, "吉林省")
    assert (province.code, province.paths) == ("220000", ())


def test_a_renamed_district_is_one_with_what_it_is_now() -> None:
    district = find_area(
        resolve_texts(a=CASES[24][0], b="柳江区教育局2020年工作总结\n我区青藤小学被评为先进集体。"), "柳江区"
    )
    assert (district.name, district.code, district.paths) == ("柳江区", "450206", ("a.txt", "b.txt"))
    assert "柳江县" in district.aliases
    assert [(one.name, one.until, one.former) for one in district.names] == [("柳江县", 2016, True)]


def test_a_district_merged_away_points_to_what_took_it_in() -> None:
    knowledge = resolve_texts(a=CASES[26][0])
    assert find_area(knowledge, "崇文区").heirs == ("area/北京市/东城区",)
    assert find_area(knowledge, "东城区").code == "110101"
    turtle = write_turtle(build_graph(knowledge)).decode()
    assert "dcterms:isReplacedBy <https://w3id.org/edukg/id/area/北京市/东城区>" in turtle


def test_what_the_gazetteer_adds_keeps_to_the_shapes() -> None:
    texts = {f"d{place}": CASES[place][0] for place in (17, 20, 24, 26, 27, 42, 43, 46)}
    assert validate_graph(write_turtle(build_graph(resolve_texts(**texts)))).violations == ()


def test_an_ambiguous_area_gets_no_code() -> None:
    assert find_area(resolve_texts(a=CASES[20][0]), "朝阳区").code == ""


@pytest.mark.parametrize("name", ["XX区", "某区", "朝阳区"])
def test_areas_of_their_document_alone_are_never_shared(name: str) -> None:
    text = f"{name}教育局2022年工作总结\n我区青藤小学被评为先进集体。"
    knowledge = resolve_texts(a=text, b=text, c="北京市朝阳区教育局2022年工作总结\n我区青藤小学获奖。")
    own = [one for one in knowledge.entities if one.kind is Kind.AREA and "我区" in one.aliases]
    assert sorted(one.paths for one in own) == [("a.txt",), ("b.txt",), ("c.txt",)]


@settings(max_examples=20)
@given(st.permutations(range(0, len(CASES), 9)))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    extracts = {place: read(CASES[place][0], f"{place}.txt") for place in order}
    first = resolve_extracts([extracts[place] for place in sorted(order)])
    assert resolve_extracts([extracts[place] for place in order]) == first


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("屯昌县教育局2019年工作总结\n城区小学联盟揭牌，向阳小学加入城区小学联盟。", set()),
        ("宁陵县教育局2019年工作总结\n老区实验小学并入县第三小学，新区幼儿园开园。", set()),
        ("汕尾市城区教育局2019年工作总结\n城区第一小学加入城区小学联盟。", {"城区"}),
        ("汕尾市教育局2019年工作总结\n城区教育局印发方案，城区第一小学被评为先进集体。", {"城区"}),
        ("阳泉市教育局2019年工作总结\n阳泉市城区第一小学被评为先进集体。", {"城区"}),
    ],
)
def test_a_part_of_any_city_is_a_district_only_where_it_has_offices_or_a_city_before_it(text, named):
    areas = {entity.name for entity in read(text).entities if entity.kind is Kind.AREA}
    assert {name for name in areas if name in {"城区", "老区", "新区"}} == named
