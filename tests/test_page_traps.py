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
        ("推进乡村小规模学校建设，教学点和乡村小规模学校另算。", {"推进乡村小", "教学点和乡村小", "推进乡"}),
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
        ("區委副書記鄭書遠，副區長陳樹聲陪同。", {("鄭書遠", "區委")}),
        ("深圳晚報訊 副區長莫熙玲率隊調研海華幼兒園。", set()),
    ],
)
def test_an_official_has_the_post_where_it_can_be(text: str, homes: set[tuple[str, str]]) -> None:
    assert list_pairs(text, "affiliatedWith") == homes


def test_a_province_is_part_of_no_city() -> None:
    assert list_pairs("省政府发文授予柳州广东省推进教育先进市称号。", "partOf") == set()
    assert ("柳州市", "广西") in list_pairs("广西柳州市召开会议。", "partOf")


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("学校狠抓课程改革，不断丰富学校内涵。", "丰富学校"),
        ("成立安全工作小组，全面协助管理学校工作。", "管理学校"),
        ("统一配置床铺，使全镇学校教室满足需要。", "使全镇学校"),
        ("制订新一轮学校三年发展规划。", "新一轮学校"),
        ("学校涵盖xx校区、xx校区、xx校区三大校区。", "xx校区三大校区"),
    ],
)
def test_what_schools_in_general_have_names_none(text: str, school: str) -> None:
    assert school not in list_kind(read("望江县青山小学工作总结\n" + text), "School")


def test_schools_named_after_common_words_stay() -> None:
    assert "光明学校" in list_kind(read("全县推广光明学校管理经验，光明学校工作扎实。"), "School")


def test_honours_stay_with_the_school_that_speaks_of_its_own() -> None:
    text = "柳州市前洲中心小学是百年老校。学校狠抓课程改革，不断丰富学校内涵。学校先后获得全国“绿色学校”等荣誉。"
    assert {who for who, _ in list_pairs(text, "received")} == {"柳州市前洲中心小学"}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("青山镇教育情况汇报\n学龄幼儿2037人，入园率81%。", None),
        ("柳河学区工作简报\n到2025年，实现集团化办学全覆盖。2021年9月启动改革。", 2021),
    ],
)
def test_counts_and_horizons_are_no_years(text: str, year: int | None) -> None:
    assert read(text).frame.year == year


@pytest.mark.parametrize(
    ("text", "built"),
    [
        ("仪式上宣布，将把青山小学东校区建设成为家门口的优质学校。", set()),
        ("青山小学用心于内涵发展和品质建设，百姓认可。", set()),
        ("望江县加快广西大学一流大学建设。", set()),
    ],
)
def test_what_a_school_is_to_become_is_not_built(text: str, built: set[tuple[str, str]]) -> None:
    assert list_pairs("望江县教育局工作总结\n" + text, "builds") == built


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("青山小学教学楼已完成第一层。", "Underway"),
        ("青山小学教学楼主体封顶，正在装修，11月底可完工。", "Underway"),
        ("加快建成青山小学。", "Underway"),
        ("建成青山小学。", "Completed"),
    ],
)
def test_what_goes_on_is_not_completed(text: str, stage: str) -> None:
    told = [one for one in read("望江县教育局工作总结\n" + text).statements if one.predicate == "builds"]
    assert [one.qualifiers.stage for one in told] == [stage]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("在望江县教育局的正确领导下，青山镇中心校师生奋力拼搏。全镇学校装备了微机房。", "望江县教育局"),
        ("青山区做好教育工作\n根据市教委确定的要点，全区加快推进城乡一体化。", "市教委"),
        ("国家督导组检查我区义务教育\n教育部督导组一行到来，区委、区政府高度重视，全区投入10亿元。", "教育部"),
    ],
)
def test_bodies_above_do_not_speak(text: str, voice: str) -> None:
    assert voice not in str(read(text).frame.voice or "").split(":")


@pytest.mark.parametrize(
    "text",
    [
        "老师们以“不忘来路、杏坛逐梦”为主题，带来歌舞。",
        "如何实施“捆绑发展”，我们并不清楚。",
        "学校北靠“流水知音”的古琴台。",
    ],
)
def test_themes_questions_and_places_are_not_carried_out(text: str) -> None:
    assert list_pairs("望江县青山小学工作总结\n我校师生同心。" + text, "carriesOut") == set()


def test_who_is_unveiled_together_is_no_pair() -> None:
    text = "3月12日，望江小学教育集团举行东岭分校、柳塘小学签约揭牌仪式。"
    assert ("东岭分校", "柳塘小学") not in list_pairs(text, "partnersWith")
