"""Initiatives and occasions that a report tells without saying who does them, and names known by the words around them, in invented sentences."""

import pytest
from texts import list_pairs

BUREAU = "临川市教育局2022年工作总结\n2022年,全市教育系统扎实工作。\n"
SCHOOL = "青阳县蓉城镇中心小学2022年工作总结\n2022年,我校扎实工作。\n"
OURS = {
    "通过“青橙计划”招聘本科以上学历教师110人。": {"青橙计划"},
    "“青蓝结对”工程让新教师有了主心骨,首批36对师徒签约。": {"青蓝结对工程"},
    "“护苗2022”专项行动检查书店56家。": {"护苗2022专项行动"},
    "“山区小规模学校复式教学研究”被确定为省级重点课题。": {"山区小规模学校复式教学研究"},
    "启动“银帆讲学”招募,首批拟聘退休教师12人。": {"银帆讲学"},
    "“老少同窗”师徒结对又添9对。": {"老少同窗"},
    "“流动教研车”本月已经开动。": {"流动教研车"},
    "再一个是“流动书包”,每月跑16个村。": {"流动书包"},
    "开设“云上共学”空中课堂,推送微课468节。": {"云上共学"},
    "深入开展“局长进校园、校长进家庭”大走访,走访家庭5126户。": {"局长进校园、校长进家庭"},
    "依托“赣水云课堂”平台全面实施线上教学。": {"赣水云课堂"},
    "依托“张明名师工作室”开展送教。": set(),
    "这一年,线上线下教研活动更活跃。": set(),
    "坚持“让每个孩子发光”的办学理念。": set(),
    "针对“入园难”问题,新增学位600个。": set(),
    "学习“周三共备”制度的做法。": set(),
    "“三进课堂”项目的教师也去了。": set(),
    "争取“全面改薄”资金415万元。": set(),
    "企业家捐资600万元,设立“映山奖学金”。": set(),
}
HEADS = {
    "柳湾小学坚持“渔家歌谣”德育课程五年。": {("柳湾小学", "渔家歌谣德育课程")},
    "市教研室凭课题“双语识字教学衔接研究”拿到二等奖。": {("市教研室", "双语识字教学衔接研究")},
}
HELD = {
    "市第九届中小学生艺术节历时半个月,40支队伍登台。": {"市第九届中小学生艺术节"},
    "全市中小学生运动会于10月12日至14日在体育中心举行。": {"全市中小学生运动会"},
    "全国中学物理竞赛决赛在我市举行。": set(),
}
OWN_HELD = {
    "我校要办“糖画节”。": {"糖画节"},
    "明年想办个“风车科学节”。": {"风车科学节"},
    "5月30日  首届足球节。各班派队参加。": {"首届足球节"},
    "5月30日,“小小木匠节”开幕。": {"小小木匠节"},
    "举办湖东教育联盟首届“石榴籽”教师论坛。": {"湖东教育联盟首届石榴籽教师论坛", "首届石榴籽教师论坛"},
    "县第九届中小学生艺术节开幕。": set(),
}


def things(text: str, predicate: str) -> set[str]:
    return {thing.replace("“", "").replace("”", "") for _, thing in list_pairs(text, predicate)}


@pytest.mark.parametrize(("text", "names"), OURS.items())
def test_an_initiative_that_is_given_to_nobody_is_the_speakers(text: str, names: set[str]) -> None:
    assert things(BUREAU + text, "carriesOut") == names


@pytest.mark.parametrize(("text", "pairs"), HEADS.items())
def test_an_initiative_is_that_bodys_which_heads_its_clause(text: str, pairs: set[tuple[str, str]]) -> None:
    assert list_pairs(BUREAU + text, "carriesOut") == pairs


@pytest.mark.parametrize(("text", "names"), HELD.items())
def test_an_occasion_of_the_bureaus_level_that_takes_place_is_its_own(text: str, names: set[str]) -> None:
    assert things(BUREAU + text, "holds") == names


@pytest.mark.parametrize(("text", "names"), OWN_HELD.items())
def test_an_occasion_of_a_school_is_its_own_and_no_wider_one(text: str, names: set[str]) -> None:
    found = things(SCHOOL + text, "holds")
    assert found <= names
    assert bool(found) == bool(names)
