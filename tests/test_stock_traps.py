"""Wordings that look like links and are none, in invented sentences: prizes handed to others, nominations, counts, streets, others' contests."""

import pytest
from texts import list_kind, list_pairs, read

from kg.model import Level

SCHOOL = "临江市实验小学2021年工作总结\n"


@pytest.mark.parametrize(
    ("text", "received"),
    [
        ("随后，校长陈立在会上为获得“优秀教师”、“优秀班主任”等荣誉称号的教师颁发证书。", set()),
        ("谢少俊校长为获得一等奖的老师颁奖。", set()),
        (
            "副校长羊友毅向荣获市级“教坛新秀”称号的林美应老师表示祝贺。",
            {("林美应", "市级教坛新秀")},
        ),
        (
            "副校长陈立为荣获“教坛新秀”、市直“十佳党务工作者”称号的优秀党员颁奖；书记王思远为荣获市直先进个人称号的工作者颁奖。",
            set(),
        ),
        ("海滨小学、望江路小学先后建成。创成国家学前教育普及普惠县，新增学位590个。", set()),
        ("王思远为学校捧回由市教育局颁发的“教坛新秀”奖。", {("王思远", "教坛新秀")}),
        ("2021年，我校被推荐为“省级文明校园”。", set()),
        (
            "海滨小学、望江路小学创建为临江市优质学校，新增省级特色项目学校12所次。",
            {("海滨小学", "临江市优质学校"), ("望江路小学", "临江市优质学校")},
        ),
        ("王思远老师获得“优秀教师”称号，新增省级名师2人。", {("王思远", "优秀教师")}),
        ("青河小学获评市级绿色学校，新增省级特色学校3所、市级书香校园5所。", {("青河小学", "市级绿色学校")}),
        ("2021年“最美班主任”名单\n海滨小学推荐3人：李晓兰、王思远、赵一鸣。以上为候选人。", set()),
        ("本年度新增市级骨干教师2人：李晓兰、王思远。", {("李晓兰", "市级骨干教师"), ("王思远", "市级骨干教师")}),
    ],
)
def test_what_others_have_is_not_won_by_who_is_named(text: str, received: set[tuple[str, str]]) -> None:
    assert list_pairs(SCHOOL + text, "received") == received


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("近日，第六届上海基础教育青年教师教学竞赛决赛圆满落幕，我校李聪老师获特等奖。", set()),
        ("5月20日，2022年祁阳市幼儿园“教育能手”竞赛颁奖典礼圆满落幕。", set()),
        ("5月，第三届科技节圆满落幕。", {("临江市实验小学", "第三届科技节")}),
    ],
)
def test_a_contest_that_bears_anothers_place_is_not_held_by_who_tells_of_it(
    text: str, held: set[tuple[str, str]]
) -> None:
    assert list_pairs(SCHOOL + text, "holds") == held


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("主校区位于河西区绍兴道226号，东校区位于河西区广东路5号。", {"临江市", "河西区"}),
        ("广东与浙江两地教师到北京交流。", {"临江市", "广东", "浙江", "北京"}),
    ],
)
def test_a_street_called_by_a_place_is_not_that_place(text: str, areas: set[str]) -> None:
    assert list_kind(read(SCHOOL + text), "Area") == areas


@pytest.mark.parametrize(
    ("text", "schools"),
    [
        (
            "鱼岳镇第四小学改为临江县第一小学茶庵校区，临江县第一小学方庄校区不变。",
            {"鱼岳镇第四小学", "临江县第一小学", "临江县第一小学茶庵校区", "临江县第一小学方庄校区"},
        ),
        (
            "撤销2个教学点，即：将新街镇华帝小学并入新街镇中心小学，将官桥镇朱砂小学并入官桥镇中心小学。",
            {"新街镇华帝小学", "新街镇中心小学", "官桥镇朱砂小学", "官桥镇中心小学"},
        ),
        ("将乐县第一小学并入将乐县实验小学。", {"将乐县第一小学", "将乐县实验小学"}),
        (
            "考城镇举行优化教育布局暨第二中心小学成立仪式，暨南大学与暨阳中学来函祝贺。",
            {"第二中心小学", "暨南大学", "暨阳中学"},
        ),
        ("新添10所左右小区配套学校，原地扩重建学校4所，部分采取名校办分校的形式。", set()),
    ],
)
def test_what_stands_before_a_school_is_no_part_of_its_name_and_campuses_stay_apart(
    text: str, schools: set[str]
) -> None:
    found = read("临江县教育局2021年工作总结\n" + text)
    assert list_kind(found, "School") == schools
    assert not any(one.aliases for one in found.entities if "校区" in one.name)


@pytest.mark.parametrize(
    "text",
    ["李运强同志代表县教育局向望江中学教育集团授牌。", "县教育局为望江中学教育集团配备了专职教研员。"],
)
def test_what_a_bureau_does_for_a_group_is_no_part_of_its_name(text: str) -> None:
    assert list_kind(read("临水县教育局2021年工作总结\n" + text), "Group") == {"望江中学教育集团"}


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("临江市实验小学学校简介\n学校获“先进集体”称号。", {"先进集体": None}),
        (
            "青山幼儿园工作总结\n省一级共六项，先列两项：我园被评为平安校园、书香校园。\n临江市一级为数最多。我园先后被命名为绿色学校。",
            {"平安校园": Level.PROVINCIAL, "书香校园": Level.PROVINCIAL, "绿色学校": Level.CITY},
        ),
        ("青山幼儿园工作总结\n区级教研活动12次，我园获先进集体。", {"先进集体": None}),
    ],
)
def test_the_level_of_an_honour_is_what_its_paragraph_opens_with_and_not_where_the_school_lies(
    text: str, levels: dict[str, Level | None]
) -> None:
    found = read(text)
    names = {one.key: one.name for one in found.entities}
    told = {
        names[one.object]: one.qualifiers.level or None for one in found.statements if one.predicate.value == "received"
    }
    assert told == levels


def test_a_name_in_traditional_script_is_no_other_name_of_itself() -> None:
    text = "湖北省教育廳2021年總結\n授予馬永飛等41人“全國優秀教師”稱號；授予王小燕等3人“全國教育系統先進工作者”稱號。"
    assert [one.aliases for one in read(text).entities if one.kind.value == "Award"] == [(), ()]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("泉州市教育局2016年工作總結\n全市榮獲第三屆名校長及各縣代表齊聚一堂。", set()),
        ("泉州市第二小學2016年工作總結\n蔡景燦老師榮獲「市優秀教師」稱號。", {("蔡景燦", "市優秀教師")}),
    ],
)
def test_names_in_traditional_script_are_asked_as_those_in_simplified(text: str, links: set[tuple[str, str]]) -> None:
    assert list_pairs(text, "received") == links


def test_projects_of_a_list_that_is_pushed_are_under_way() -> None:
    text = "加快推进东关小学新校建设项目，西关小学扩建项目，后山中学迁建项目等5个项目。南关小学扩建项目已完工。"
    found = read("临江县教育局2021年工作总结\n" + text)
    names = {one.key: one.name for one in found.entities}
    stages = {names[one.object]: one.qualifiers.stage for one in found.statements if one.predicate.value == "builds"}
    assert {name for name, stage in stages.items() if stage == "Underway"} == {"东关小学", "西关小学", "后山中学"}
    assert stages["南关小学"] == "Completed"


@pytest.mark.parametrize("text", ["石牌镇小学教联体王龙校区举行揭牌仪式。", "望江小学李庄园区本月启用。"])
def test_what_a_campus_is_called_by_is_nobody(text: str) -> None:
    assert list_kind(read("钟山市教育局2021年工作总结\n" + text), "Person") == set()


def test_what_comes_from_anothers_initiative_is_not_carried_out_by_who_gains() -> None:
    assert list_pairs(SCHOOL + "同年十二月得到香港苗圃行动捐资27万元修建教学楼。", "carriesOut") == set()


def test_what_is_called_by_its_many_parts_keeps_its_name() -> None:
    told = read(SCHOOL + "新建10个多媒体教室，建成3个多功能厅。").observations
    assert {(one.indicator, one.value) for one in told} == {("新建多媒体教室", 10), ("建成多功能厅", 3)}


def test_a_word_that_joins_a_person_and_a_school_is_no_part_of_the_name() -> None:
    text = "两位园长——王慧和蒙阴县第一实验幼儿园园长赵玉奎在协议上签了字。"
    assert list_kind(read(SCHOOL + text), "Person") == {"王慧", "赵玉奎"}
