"""Posts as many hands tell them: moves to places that stand for their school, pairs, posts beside names, sections of a bureau."""

import pytest
from texts import list_pairs, read

from kg.model import Kind

BUREAU = "临川市教育局2022年工作总结\n2022年,全市教育系统扎实工作。\n"
SCHOOL = "临川市望江中学2022年工作总结\n2022年,我校扎实工作。\n"
TOWNS = "柳河镇中心小学、云台镇中心小学加入实验小学教育集团。"
TOLD = {
    BUREAU + TOWNS + "核心校实验小学派副校长马春梅到柳河任执行校长,教务主任周建国到云台任副校长。": {
        ("马春梅", "柳河镇中心小学"),
        ("周建国", "云台镇中心小学"),
    },
    BUREAU + "原柳河镇中心小学校长赵文博改任云台镇第二小学校长,柳河那边暂由副校长吴晓燕主持工作。": {
        ("赵文博", "云台镇第二小学"),
        ("吴晓燕", "柳河镇中心小学"),
    },
    BUREAU + "第一学区、第二学区先行挂牌。青石小学校长马春梅、白沙小学校长周建国分任两学区学区长。": {
        ("马春梅", "青石小学"),
        ("马春梅", "第一学区"),
        ("周建国", "白沙小学"),
        ("周建国", "第二学区"),
    },
    BUREAU + "柳河镇中心小学仍为独立法人,原校长赵文博改任党支部书记。云台小学原校长吴晓燕留下来,改任书记。": {
        ("赵文博", "柳河镇中心小学"),
        ("吴晓燕", "云台小学"),
    },
    BUREAU + "杜鹏,援疆,原单位云桥中学,现任教于青石县第二小学。": {("杜鹏", "青石县第二小学")},
    SCHOOL + "马春梅先以副校长身份主持工作,王思远以嘉宾身份到场。": {("马春梅", "临川市望江中学")},
    SCHOOL + "△周建国,校长,临川市优秀教育工作者。": {("周建国", "临川市望江中学")},
    SCHOOL + "县教育局任命赵亚军接任校长;教导主任由语文教师何芳补上。": {
        ("赵亚军", "临川市望江中学"),
        ("何芳", "临川市望江中学"),
    },
    SCHOOL + "副校长刘锋交流去了大荆镇初级中学,职务不变。云桥中学派英语教师陈曦来支教。": {
        ("刘锋", "大荆镇初级中学"),
        ("陈曦", "云桥中学"),
    },
    SCHOOL + "现任校长哈志远,2019年从云桥市第八中学调来;党总支书记由吴秀琴担任。": {
        ("哈志远", "临川市望江中学"),
        ("吴秀琴", "临川市望江中学"),
    },
    BUREAU + "市教育局局长黄志辉带着基建股股长叶国良、学前教育股负责人李晓敏做客直播间。": {
        ("黄志辉", "临川市教育局"),
        ("叶国良", "基建股"),
        ("叶国良", "临川市教育局"),
        ("李晓敏", "学前教育股"),
        ("李晓敏", "临川市教育局"),
    },
    BUREAU + "日常事务由局计财科承担,科长李勇涛具体负责。副局长占小平、纪检组长丁汉桥到会。": {
        ("李勇涛", "计财科"),
        ("李勇涛", "临川市教育局"),
        ("占小平", "临川市教育局"),
        ("丁汉桥", "临川市教育局"),
    },
    BUREAU + "审核:赵鹏(副局长)  制表:周建英(基础教育股干部)": {("赵鹏", "临川市教育局"), ("周建英", "基础教育股")},
    BUREAU + "代建方为县城投公司,现场负责人谢长发。": {("谢长发", "县城投公司")},
    BUREAU + "由第三实验小学校长粘志雄带队,执行校长黄婉芬、傅长泽分别主持东美小学、北峰中心小学日常工作。": {
        ("粘志雄", "第三实验小学"),
        ("黄婉芬", "东美小学"),
        ("傅长泽", "北峰中心小学"),
    },
    SCHOOL + "理科考生仵婷婷以612分位居全省第三名。": {("仵婷婷", "临川市望江中学")},
    BUREAU + "园长原是何玉芬,五月她调到市教学研究室任副主任。": {("何玉芬", "市教学研究室")},
}
SHARED = "柳河镇中心小学、柳河镇中学同时挂牌。实验小学派马春梅到柳河任副校长。"


@pytest.mark.parametrize(("text", "pairs"), TOLD.items())
def test_posts_are_told(text: str, pairs: set[tuple[str, str]]) -> None:
    told = list_pairs(text, "affiliatedWith")
    assert pairs <= told
    assert {pair for pair in told - pairs if pair[1] != "实验小学"} == set()


def test_a_place_of_two_schools_stands_for_neither() -> None:
    assert not {school for _, school in list_pairs(BUREAU + SHARED, "affiliatedWith")} & {
        "柳河镇中心小学",
        "柳河镇中学",
    }


NOBODY = (
    "临川市望江小学2022年小结\n\n盖房子\n七里新区的分园总算动了土。",
    "那年冬天,我借了三千块钱买棉絮。\n——桂溪小学",
    "麻教发\u30142013\u301527号\n代建方为县城投公司。",
)


@pytest.mark.parametrize("text", NOBODY)
def test_verbs_things_and_parties_are_no_persons(text: str) -> None:
    assert not [one.name for one in read(text).entities if one.kind is Kind.PERSON]


def test_somebody_of_a_school_shares_no_class_word_with_the_next() -> None:
    text = BUREAU + "第六中学的白雪、柳河镇中心小学的那洪亮、云台镇中心小学的包晓光获一等奖。"
    assert "白雪中心小学" not in {one.name for one in read(text).entities}


def test_the_number_of_a_table_makes_no_school() -> None:
    text = BUREAU + "表三中王雅琪、高志远两人将代表我市参加全省展示活动。"
    assert not [one.name for one in read(text).entities if one.kind is Kind.SCHOOL]


STUDIO = "临川市李晓兰小学语文名师工作室揭牌\n1月12日,临川市李晓兰小学语文名师工作室举行揭牌仪式。\n"
BELONGS = {
    STUDIO + "工作室成员、云桥小学何芳老师与领衔人李晓兰老师分别发言。": {("何芳", "临川市李晓兰小学语文名师工作室")},
    STUDIO + "工作室骨干成员周博、何芳两位老师上了展示课。": {
        ("周博", "临川市李晓兰小学语文名师工作室"),
        ("何芳", "临川市李晓兰小学语文名师工作室"),
    },
    BUREAU + "李晓兰名师工作室成员11人,何芳、王思远均在其中。": {
        ("何芳", "李晓兰名师工作室"),
        ("王思远", "李晓兰名师工作室"),
    },
    BUREAU + "云桥小学托管青石小学,云桥小学派出执行校长何芳及教师5人。": {("何芳", "青石小学")},
    BUREAU + "云桥中学与青石中学一体化办学,由前者派出执行校长何芳主持工作。": {("何芳", "青石中学")},
    BUREAU + "后山幼儿园承办的青石幼儿园9月开园,派驻园长何芳及骨干教师3名。": {("何芳", "青石幼儿园")},
    BUREAU + "我市成立青石学区,青石中学为学区长校。青石中学校长何芳兼学区长。": {("何芳", "青石学区")},
}
APART = {
    BUREAU + "云桥中学李晓兰校长带领工作室部分成员何芳、周博参加了仪式。": ("何芳", "云桥中学"),
    BUREAU + "云桥小学托管青石小学。后山中学派出领队何芳参加比赛。": ("何芳", "青石小学"),
    STUDIO + "教研组成员何芳参加了活动。": ("何芳", "临川市李晓兰小学语文名师工作室"),
}


@pytest.mark.parametrize("text", BELONGS)
def test_members_belong_to_the_studio_and_who_is_sent_to_the_school_in_trust(text: str) -> None:
    assert list_pairs(text, "affiliatedWith") >= BELONGS[text]


@pytest.mark.parametrize("text", APART)
def test_who_is_of_another_body_is_not_placed(text: str) -> None:
    assert APART[text] not in list_pairs(text, "affiliatedWith")
