"""What real pages hold and nobody is to be told as a fact: furniture of sites, slogans, counts behind masks, officials at schools."""

import pytest
from texts import list_kind, list_pairs, read


def list_all(text: str) -> set[str]:
    """The names of all that a text names, with their aliases."""
    return {name for one in read(text).entities for name in (one.name, *one.aliases)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("9月1日08:05小编发布。青山一小开学。", {"05小"}),
        ("深入学习党的十九届三中、四中全会精神，我校开展宣讲。", {"四中", "三中"}),
        ("路径1高位推动：县委书记挂帅。", {"路径1高"}),
        ("承办初一初二期末联考，初三中考再创佳绩。", {"一初", "初一初", "初三中", "三中"}),
        ("现将情况汇报如下：一、基本情况柳河学区共有学校9所。", {"一学区", "基本情况柳河学区"}),
        ("全县共有**个民办学校参加年检，投入xxx万元改造学校。", {"**个民办学校", "xxx万元改造学校"}),
        ("招聘xx名公办幼儿园教师，xx所农村小学受益。", {"xx名公办幼儿园", "xx所农村小学"}),
        ("4月份xx实验学校新建工程开工。", {"月份xx实验学校"}),
        ("我校原是一所企办学校，今年新增公益性幼儿园3所，公益性幼儿园覆盖率达90%。", {"企办学校", "公益性幼儿园"}),
        ("围绕开学时学校制定的计划，全体师生共同努力。", {"开学时学校", "时学校"}),
        ("擦亮“教育之乡”名片，建设美丽家乡，实施科教兴镇。", {"教育之乡", "美丽家乡", "科教兴镇"}),
        ("落实基层党建工作，创新三项党建工作法。", {"基层党建工", "三项党建工"}),
        ("成员校协同打造高质量教育集团，全区7所中小学教育集团总校参加。", {"高质量教育集团", "中小学教育集团"}),
        ("喜讯！园区又一教育集团揭牌！", {"一教育集团"}),
        ("推进乡村小规模学校建设，不含教学点和乡村小规模学校。", {"推进乡村小", "教学点和乡村小", "推进乡"}),
        ("各校架起家校之间的连心桥，施工许可证已经办理。", {"连心桥", "许可证"}),
    ],
)
def test_words_in_general_name_nobody(text: str, names: set[str]) -> None:
    assert not list_all(text) & names


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("县三中、四中全部通过验收。", "School", "四中"),
        ("双河镇一中高一新生报到。", "School", "双河镇一中"),
        ("荷塘镇中心小学与xx小学结对。", "School", "xx小学"),
        ("望江实验教育集团揭牌。", "Group", "望江实验教育集团"),
        ("柳河学区共有学校9所。", "Group", "柳河学区"),
    ],
)
def test_names_beside_such_words_stay(text: str, kind: str, name: str) -> None:
    assert name in list_kind(read(text), kind)


@pytest.mark.parametrize(
    "line",
    [
        "学校工作总结(精选12篇)",
        "以下是小编为大家整理的学校总结，希望对大家有所帮助。",
        "因此，……此处隐藏2350个字……老师们都很努力。",
        "2020-11-29 本文已影响8人",
        "某某百科全书收录3320条中文百科知识，欢迎阅读。",
        "- 3、成为VIP后，下载本文档将扣除1次下载权益。",
        "主站蜘蛛池模板: 青山县| 柳州市| 望江县|",
    ],
)
def test_the_furniture_of_a_site_counts_nothing(line: str) -> None:
    assert read(f"望江县青山小学2021年工作总结\n我校师生同心。\n{line}\n").observations == ()


def test_links_to_other_pages_are_cut() -> None:
    text = "望江县青山小学举行开学典礼。\n猜你会喜欢的\n- 六安四位老师写高考作文\n往期推荐\n- 柳州12人获奖"
    assert list_all(text) & {"六安", "柳州"} == set()


HEAD = "望江县青山小学工作简报\n我校举行揭牌仪式，青山小学全体师生参加。我校校长李晓兰主持。\n"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("副市长周平到场。周平要求，学校要办出特色。", "周平"),
        ("县委常委何建国讲话。何建国希望大家珍惜时光。", "何建国"),
        ("仪式在歌声中结束。(顾爱东)", "顾爱东"),
    ],
)
def test_officials_and_reporters_are_not_of_the_school(text: str, person: str) -> None:
    assert person not in {who for who, where in list_pairs(HEAD + text, "affiliatedWith") if "青山小学" in where}


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        (
            "望江县教工委书记、教体局局长张立国，副局长王思远出席。",
            {("张立国", "望江县教工委"), ("张立国", "教体局"), ("王思远", "教体局")},
        ),
        ("區委副書記彭志國，副區長王懷福陪同。", {("彭志國", "區委")}),
        ("深圳晚報訊 副區長莫熙玲率隊調研海華幼兒園。", set()),
    ],
)
def test_an_official_has_the_post_where_it_can_be(text: str, homes: set[tuple[str, str]]) -> None:
    assert list_pairs(text, "affiliatedWith") == homes


def test_a_province_is_part_of_no_city() -> None:
    assert list_pairs("省政府发文授予柳州广东省推进教育先进市称号。", "partOf") == set()
    assert ("柳州市", "广西") in list_pairs("广西柳州市召开会议。", "partOf")
