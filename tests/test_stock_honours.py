"""Stock wording of honours, persons and posts, in invented sentences: where names end, lists in brackets, who has moved on."""

import pytest
from texts import list_pairs, read

from kg.model import Level, Predicate

HEAD = "平度市教育和体育局2023年工作总结\n2023年，全市教育系统稳步发展。\n"
RECEIVED = {
    "八里街第一小学获得自治区“绿色学校”、桂林市“智慧校园”两块牌子。": {
        ("八里街第一小学", "自治区绿色学校"),
        ("八里街第一小学", "桂林市智慧校园"),
    },
    "三街初中先后荣获浙江省现代化学校、丽水市文明校园等荣誉称号。": {
        ("三街初中", "浙江省现代化学校"),
        ("三街初中", "丽水市文明校园"),
    },
    "叶海燕、项洁老师分获县优质课一、二等奖。": {("叶海燕", "县优质课"), ("项洁", "县优质课")},
    "全室现有省特级教师2人（冀文杰、司马晓燕）。": {("冀文杰", "省特级教师"), ("司马晓燕", "省特级教师")},
    "在第八届“超级杯”教学竞赛中，共获一等奖2个（市职教中心侯雪、明村中学相龙），二等奖3个。": {
        ("侯雪", "第八届超级杯教学竞赛"),
        ("相龙", "第八届超级杯教学竞赛"),
    },
    "秦冬梅老师荣登“广西好人榜”。": {("秦冬梅", "广西好人榜")},
    "各校要向“全国模范教师”王元琴同志学习。": {("王元琴", "全国模范教师")},
    "望江小学挂“望江分校”“城东校区”两块牌子。": set(),
    "实验小学肖雨桐、曾令瑶和文田小学欧阳思远3名学生获县科技创新大赛二等奖。": {
        ("肖雨桐", "县科技创新大赛"),
        ("曾令瑶", "县科技创新大赛"),
        ("欧阳思远", "县科技创新大赛"),
    },
    "获奖的还有：孔令辉（市优质课一等奖）、来小燕（省微课大赛二等奖）。": {
        ("孔令辉", "市优质课"),
        ("来小燕", "省微课大赛"),
    },
    "毛亚芬，嵊泗县初级中学教师，1992年评为省春蚕奖。": {("毛亚芬", "省春蚕奖")},
    "园长阿孜古丽·吐尔逊荣获市“三八红旗手”。": {("阿孜古丽·吐尔逊", "市三八红旗手")},
    "先进个人（以姓氏笔画为序）：卜小丽 王家坤 邓红 边艳": {
        ("卜小丽", "先进个人"),
        ("王家坤", "先进个人"),
        ("邓红", "先进个人"),
        ("边艳", "先进个人"),
    },
    "杨守敬小学为“安全工作先进单位”。": {("杨守敬小学", "安全工作先进单位")},
    "授予城关第一中学、友兰高级中学“高考质量突出贡献奖”。": {
        ("城关第一中学", "高考质量突出贡献奖"),
        ("友兰高级中学", "高考质量突出贡献奖"),
    },
    "望江中学闻思远老师捧回一张省级优秀辅导员证书。": {("闻思远", "省级优秀辅导员")},
    "全县涌现出全国优秀教师揭志芳、江西省模范教师谢小平等一批先进典型。": {
        ("揭志芳", "全国优秀教师"),
        ("谢小平", "江西省模范教师"),
    },
    "在全省“白鹿杯”说课赛中，揭丽萍、危小军、皮皮虾组合分别夺得特等奖、一等奖、二等奖。": set(),
    "校门口换上“教育集团成员校”的铜牌。": set(),
    "龙浔中学美术教师揭晓，上月拿到“泉州市乡村美育先行者”证书。": {("揭晓", "泉州市乡村美育先行者")},
    "门将自绍莲还戴上了“最佳守门员”的头衔。": {("自绍莲", "最佳守门员")},
    "双柏一中字正明晋为省特级教师。": {("字正明", "省特级教师")},
    "白竹山小学普翠莲的《赶街路上的数学》在全国自制教具展评中列银奖。": {("普翠莲", "全国自制教具展评")},
    "望江中学入选省级绿色学校，同一批挂牌的，全县还有云桥中学。": {
        ("望江中学", "省级绿色学校"),
        ("云桥中学", "省级绿色学校"),
    },
}
POSTS = {
    "前任项长松回县教研室当主任。": {("项长松", "县教研室")},
    "马学虎同志任三营镇第二小学校长，免去其甘沟小学校长职务。": {("马学虎", "三营镇第二小学")},
    "青石小学教师李晓兰调任云桥中学副校长。": {("李晓兰", "云桥中学")},
    "原李园小学校长姜寿涛调市教研室任副主任。": {("姜寿涛", "市教研室")},
    "九屋小学校长阳建军在会上发言。": {("阳建军", "九屋小学")},
    "局党组成员、副局长贺连江主持会议。": {("贺连江", "平度市教育和体育局")},
    "援疆教师段明哲（上海市闵行区实验小学）任县第二小学副校长。": {
        ("段明哲", "县第二小学"),
        ("段明哲", "上海市闵行区实验小学"),
    },
    "九屋小学的“石韵”合唱团在会上演出。": set(),
}


@pytest.mark.parametrize("text", RECEIVED)
def test_honours_go_to_whom_the_sentence_names(text: str) -> None:
    assert list_pairs(HEAD + text, Predicate.RECEIVED) == RECEIVED[text]


@pytest.mark.parametrize("text", POSTS)
def test_persons_belong_where_they_are_now(text: str) -> None:
    assert list_pairs(HEAD + text, Predicate.AFFILIATED_WITH) == POSTS[text]


LEVELS = {
    "秦冬梅获评“楚天园丁奖”。": Level.PROVINCIAL,
    "望江中学五（2）中队跻身河南省红旗中队。": Level.PROVINCIAL,
    "望江中学获全国青少年校园足球特色学校。": Level.NATIONAL,
    "市教体局举办“葛天杯”优质课大赛，望江中学秦冬梅获一等奖。": Level.COUNTY,
}


@pytest.mark.parametrize("text", LEVELS)
def test_honours_are_of_the_level_of_who_confers_them(text: str) -> None:
    found = [one for one in read(HEAD + text).statements if one.predicate is Predicate.RECEIVED]
    assert {one.qualifiers.level for one in found} == {LEVELS[text]}


def test_honours_behind_a_wall_are_of_who_speaks() -> None:
    text = "苴力中学校史陈列室解说词\n我校创办于1958年。\n这面墙挂得不满。从左往右是2003年的州级文明学校、2011年的云南省绿色学校。\n"
    assert list_pairs(text, Predicate.RECEIVED) == {("苴力中学", "州级文明学校"), ("苴力中学", "云南省绿色学校")}


def test_titles_fill_cells_of_rows_without_a_header() -> None:
    text = "榜三 个人\n殷桂香　金刚台小学　省优秀辅导员\n晏子墨　第一初级中学　信阳市新时代好少年、县十佳小队长\n"
    assert list_pairs(text, Predicate.RECEIVED) == {
        ("殷桂香", "省优秀辅导员"),
        ("晏子墨", "信阳市新时代好少年"),
        ("晏子墨", "县十佳小队长"),
    }


def test_a_plate_on_the_wall_is_of_the_school_that_speaks() -> None:
    text = "洞口县桥头溪学校2019年工作总结\n门楼上多了一块“湖南省乡村温馨校园”的铜牌。\n"
    assert list_pairs(text, Predicate.RECEIVED) == {("洞口县桥头溪学校", "湖南省乡村温馨校园")}


def test_who_takes_over_a_post_has_it_at_the_house_that_speaks() -> None:
    text = "尤溪县坂面镇中心幼儿园2020年工作总结\n我园教师32人。\n林秀钗调任县实验幼儿园园长，詹丽钦接任园长。\n"
    assert list_pairs(text, Predicate.AFFILIATED_WITH) == {
        ("林秀钗", "县实验幼儿园"),
        ("詹丽钦", "尤溪县坂面镇中心幼儿园"),
    }


@pytest.mark.parametrize("text", ["主持：蒲永刚（学区长、解放路小学校长）。", "解放路小学校长蒲永刚出任学区理事长。"])
def test_heads_of_groups_belong_to_the_group_too(text: str) -> None:
    pairs = list_pairs(f"北门学区会议纪要\n{text}\n", Predicate.AFFILIATED_WITH)
    assert pairs == {("蒲永刚", "北门学区"), ("蒲永刚", "解放路小学")}


def test_a_decision_to_commend_is_no_plan() -> None:
    text = "中共化州市教育局党组\n关于表彰2021年度先进集体和先进个人的决定\n一、优秀教师\n董亚妹　杨梅中学\n占土兴　合江镇中心学校\n"
    assert {one.modality.value for one in read(text).statements} == {"Realised"}
