"""Initiatives, occasions and who is said to do them, in stock wording of invented sentences."""

import pytest
from texts import list_pairs, read

from kg.model import Kind

RUN = {
    "深入推进“强基提质三年攻坚行动”,各项工作取得新进展。": "强基提质三年攻坚行动",
    "紧扣优质均衡主线,铺开“龙头带链”模式。": "龙头带链模式",
    "稳步推进“县管校聘”管理体制改革。": "县管校聘管理体制改革",
    "本学期开展了“庆元旦、迎新年”系列活动。": "庆元旦、迎新年系列活动",
    "举行了以团结互助为主题的“手拉手”帮扶活动。": "手拉手帮扶活动",
    "大家心服的是“周三连线”。每周三同备一节课。": "周三连线",
    "“周三连线”每周三同备一节课。": "周三连线",
    "落实“双减”,注销学科类培训机构73家。": "双减",
    "“三航工程”(启航、远航、领航)梯次推进。": "三航工程",
    "课后服务“午后加油站”开课818门。": "午后加油站",
    "开办四年的“五台坡夜话”没有断过。": "五台坡夜话",
    "“混班游戏日”每两周一次。": "混班游戏日",
    "“送教下乡”走了11个镇。": "送教下乡",
    "全面推进“安吉游戏”本土化实践。": "安吉游戏",
    "营养改善计划支出1438.5万元。": "营养改善计划",
    "推进义务教育薄弱环节改善与能力提升项目。": "义务教育薄弱环节改善与能力提升项目",
    "组织教师参加“国培计划”培训。": "",
    "墙上写着“好好学习天天向上”。": "",
    "学校采用“线上+线下”相结合的方式开展教学。": "",
    "形成了“比学赶超”的良好氛围。": "",
    "将教育作为头号工程。": "",
}
HELD = {
    "“金刚台杯”乡村少年讲故事擂台由县关工委举办。": {("县关工委", "金刚台杯乡村少年讲故事擂台")},
    "“金刚台杯”朗诵大赛(5月18日,望江小学礼堂,县教育局与县关工委合办)。": {
        ("沛县教育局", "金刚台杯朗诵大赛"),
        ("县关工委", "金刚台杯朗诵大赛"),
    },
    "县二中开展了第八届“校园吉尼斯”挑战赛。": {("县二中", "第八届校园吉尼斯挑战赛")},
    "望江小学打算办一回“归来桥头溪”校友返校日。": {("望江小学", "归来桥头溪校友返校日")},
    "望江中学举行“新时代好少年”先进事迹报告会。": {("望江中学", "新时代好少年先进事迹报告会")},
}


FOLLOWED = {
    "按照市委统一部署,全县实施“强师工程”。": {("沛县", "强师工程")},
    "根据市教育局安排,开展“护苗”行动。": {("沛县教育局", "护苗行动")},
    "响应市教育局号召,开展“小手拉大手”活动。": {("沛县教育局", "小手拉大手活动")},
    "落实教育部《关于实施美育浸润行动的通知》精神,深化“三课”教学改革。": {("沛县教育局", "三课教学改革")},
    "市教育局根据省厅安排,开展“护苗”行动。": {("市教育局", "护苗行动")},
    "县教研室组织骨干教师,开展“一课三磨”活动。": {("县教研室", "一课三磨活动")},
    "贯彻落实市委部署,县委教育工委启动“红烛”行动。": {("县委教育工委", "红烛行动")},
    "实施校舍类项目87个,完工项目12个。": set(),
    "上述建设类项目都已完工启用。": set(),
    "我局承办省政府为民办实事1项,即实施农村义务教育学生营养改善计划。": {
        ("沛县教育局", "农村义务教育学生营养改善计划")
    },
    "全力抓好重大教育项目工程,推广三种模式。": set(),
    "启动县教育改革和发展规划纲要的编写。": set(),
    "实施“书记领航”项目12个。": {("沛县教育局", "书记领航项目")},
}


@pytest.mark.parametrize("text", FOLLOWED)
def test_whose_words_are_followed_does_nothing(text: str) -> None:
    head = "沛县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n"
    assert list_pairs(head + text, "carriesOut") == FOLLOWED[text]


@pytest.mark.parametrize("text", RUN)
def test_who_speaks_carries_out_what_it_tells_of(text: str) -> None:
    pairs = list_pairs(f"沛县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n{text}\n", "carriesOut")
    assert {thing for _, thing in pairs} == {RUN[text]} - {""}


@pytest.mark.parametrize("text", HELD)
def test_occasions_are_held_by_those_who_hold_them(text: str) -> None:
    assert list_pairs(f"沛县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n{text}\n", "holds") == HELD[text]


ISSUED = {
    "推出中小学教师减负清单,砍掉进校园事项44项。": {"中小学教师减负清单"},
    "修订完善了教师考核办法。": {"教师考核办法"},
    "印发沛县中小学校长职级制改革实施方案的通知。": {"沛县中小学校长职级制改革实施方案"},
    "组织师生观看电影《长津湖》。": set(),
}


@pytest.mark.parametrize("text", ISSUED)
def test_papers_are_issued_by_who_speaks(text: str) -> None:
    pairs = list_pairs(f"沛县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n{text}\n", "issued")
    assert {thing for _, thing in pairs} == ISSUED[text]


def test_initiatives_of_schools_are_theirs() -> None:
    text = "望江小学的“周三同备一节课”、县二中的“送教进山”被编入案例集。望江小学把“小小议事员”项目搬进食堂。"
    assert list_pairs(text, "carriesOut") == {
        ("望江小学", "周三同备一节课"),
        ("县二中", "送教进山"),
        ("望江小学", "小小议事员项目"),
    }


def test_hours_of_lessons_are_no_feast() -> None:
    assert not [one.name for one in read("“一师一优课”全市晒课4120节。").entities if one.kind == "Event"]


def test_occasions_begin_behind_the_verb_that_leads_to_them() -> None:
    names = {one.name for one in read("迎接自治区“两基”巩固现场会,会期两天。").entities if one.kind == "Event"}
    assert not [name for name in names if name.startswith("迎接")]


def test_own_feasts_of_a_school_are_held_by_it() -> None:
    head = "沛县城关小学2022年工作总结\n2022年,我校扎实工作。\n"
    assert list_pairs(f"{head}第五届读书节圆满落幕。\n", "holds") == {("沛县城关小学", "第五届读书节")}
    assert list_pairs(f"{head}第三届全市校园足球联赛在我校开幕。\n", "holds") == set()


def test_a_paper_that_is_judged_is_its_writers() -> None:
    text = "拓彦明《农村小学数学错题的二次利用》在自治区论文评选中得二等奖。"
    assert list_pairs(text, "issued") == {("拓彦明", "农村小学数学错题的二次利用")}


STUDIED = {
    "由张晓燕主持的省规划课题《山区学校教研共同体的实践研究》开题。": {"山区学校教研共同体的实践研究"},
    "我校有2项课题立项:《数学绘本教学》《小学生劳动清单的实践》。": {"数学绘本教学", "小学生劳动清单的实践"},
    "市级课题立项2项:1.《分层作业设计》;2.《留守儿童心理辅导》。": {"分层作业设计", "留守儿童心理辅导"},
    "李文涛老师主持的《初中物理低成本实验》课题获市教学成果二等奖。": {"初中物理低成本实验"},
    "张晓燕的《绘本与写话》被列为县级课题。": {"绘本与写话"},
    "《少先队活动课程化》顺利结题。": {"少先队活动课程化"},
    "课题组编写的《校园足球校本教材》投入使用。": set(),
    "《关于加强课题管理的意见》下发各校。": set(),
    "《食育课题研究报告》刊印成册。": set(),
}


@pytest.mark.parametrize(("text", "titles"), STUDIED.items())
def test_titles_of_research_are_initiatives_and_no_documents(text: str, titles: set[str]) -> None:
    found = read(f"望江小学2021年工作总结\n\n{text}")
    assert {one.name for one in found.entities if one.kind is Kind.PROGRAMME} == titles


def test_research_told_off_is_carried_out_by_who_has_it() -> None:
    text = "望江小学2021年工作总结\n\n我校有2项课题立项:《数学绘本教学》《小学生劳动清单的实践》。"
    assert list_pairs(text, "carriesOut") == {("望江小学", "数学绘本教学"), ("望江小学", "小学生劳动清单的实践")}
