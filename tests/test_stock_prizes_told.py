"""Prizes and honours told in passing: after the contest, by a team, under a row's school, by the body that speaks; and what is none."""

import pytest
from texts import list_kind, list_pairs, read

BUREAU = "望江县教育局2021年工作总结\n2021年，全县教育系统扎实工作。\n"
SCHOOL = "青石镇中心小学2021年工作总结\n2021年，我校扎实工作。\n"
SPEAKER = "青石镇中心小学"
CONTEST = "安庆市第三届中小学生航模竞赛"
TOLD = {
    f"{CONTEST}周日收官。后山中学卫冕高中组冠军，县一中拿到银牌，季军归了鸦滩中学。": {
        ("后山中学", CONTEST),
        ("县一中", CONTEST),
        ("鸦滩中学", CONTEST),
    },
    f"{CONTEST}周日收官。小学组和初中组的第一名，分别被城关小学和后山中学捧走。": {
        ("城关小学", CONTEST),
        ("后山中学", CONTEST),
    },
    f"李晓兰在{CONTEST}中获一等奖；她的徒弟王思远，同一个比赛，二等奖。": {("李晓兰", CONTEST), ("王思远", CONTEST)},
    "县一中与市一中打成平手，加时赛里县一中拿到冠军。": set(),
    f"{CONTEST}周日收官。后山中学未能卫冕高中组冠军。": set(),
    "李晓兰、王思远执教的课例分别被评为部级、省级优课。": {("李晓兰", "部级优课"), ("王思远", "省级优课")},
    "李晓兰的课先后获评市级和省级优课。": {("李晓兰", "市级优课"), ("李晓兰", "省级优课")},
    "李晓兰工作室设在县实验小学。该室2020年即被命名为安庆市示范名师工作室。": {
        ("李晓兰工作室", "安庆市示范名师工作室")
    },
    "后山中学这一年收了两块牌，市里给的“书香校园”，省里给的“绿美校园”。": {
        ("后山中学", "书香校园"),
        ("后山中学", "绿美校园"),
    },
    "后山中学人数居全县之首，县教育局另授其“教师发展示范学校”匾牌。": {("后山中学", "教师发展示范学校")},
    "王思远上了“安徽好人”榜。": {("王思远", "安徽好人")},
    "授奖单位：县委、县政府。": set(),
    "【后山中学】独立初中。学生代表队获安庆市经典诵读大赛特等奖。": {("后山中学", "安庆市经典诵读大赛")},
    "【后山中学】辖两所村小，永安小学上年停办。学生736人。11月通过安庆市标准化学校验收。": {
        ("后山中学", "安庆市标准化学校")
    },
}
OF_SPEAKER = {
    "县第九届中小学生运动会，咱们列小学组团体第三名。": {"县第九届中小学生运动会"},
    "校合唱团在安庆市第六届中小学生合唱节上唱回一个金奖。": {"安庆市第六届中小学生合唱节"},
    "3月，县里发来“清廉校园示范点”的牌子。": {"清廉校园示范点"},
    "教导主任王思远升任副校长。校足球队（融合组）获安庆市足球邀请赛亚军。": {"安庆市足球邀请赛"},
    "县第九届中小学生运动会，咱们没有去成。": set(),
}


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_winners_told_in_passing(text: str, told: set[tuple[str, str]]) -> None:
    assert list_pairs(BUREAU + text + "\n", "received") == told


@pytest.mark.parametrize(("text", "honours"), OF_SPEAKER.items())
def test_honours_of_who_speaks_in_passing(text: str, honours: set[str]) -> None:
    assert list_pairs(SCHOOL + text + "\n", "received") == {(SPEAKER, honour) for honour in honours}


def test_levels_of_which_only_numbers_are_told_are_no_honours_apart() -> None:
    assert "省级骨干教师" not in list_kind(read(BUREAU + "县一中有省级、市级骨干教师12人。"), "Award")


def test_a_subtitle_tells_who_reports() -> None:
    text = "五个月，五本账\n——望江县芦花小学2022年秋季学期工作小结\n校长 李晓兰\n王思远去了县教研室当主任。月底，学校正式成为安庆市快乐校园。"
    assert ("望江县芦花小学", "安庆市快乐校园") in list_pairs(text, "received")
