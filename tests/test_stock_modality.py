"""What is done and what is still to come, in stock wording of invented sentences."""

import pytest
from texts import read

from kg.model import Modality

PLAN, FACT = [Modality.PLANNED], [Modality.REALISED]
WORTH = {
    "我局已将城东幼儿园改扩建工程列入2023年民生实事。": PLAN,
    "城东幼儿园新建项目已列入市政府投资计划。": PLAN,
    "望江中学与县二中结对的事宜正在洽谈中。": PLAN,
    "云山小学并入大桥小学的方案正在征求意见。": PLAN,
    "关于新建东湖小学的提案已办结。": PLAN,
    "县政府常务会议研究同意云山小学撤并到大桥小学。": PLAN,
    "市教育局正在起草《临川市校外培训管理办法》。": PLAN,
    "拟提拔王芳为望江中学副校长。": PLAN,
    "李明为县一中校长人选。": PLAN,
    "局长要求各校认真实施“阳光体育工程”。": PLAN,
    "2023年打算:一是抓质量;二是启动东湖中学建设。": PLAN,
    "县一中迁建工程已纳入全县“十四五”重大项目库。": PLAN,
    "县一中迁建一事,县委常委会已原则同意。": PLAN,
    "关于县一中迁建,目前尚无定论。": PLAN,
    "王芳已通过市优秀教师公示前的初审。": PLAN,
    "王芳将被授予“市优秀教师”称号。": PLAN,
    "李明拟获“市优秀教师”称号。": PLAN,
    "将云山小学搬迁列入“十四五”教育发展规划。": PLAN,
    "云山小学扩建已纳入全县义务教育薄弱学校改造规划。": PLAN,
    "已将云山幼儿园厕所改造项目纳入2023年全县中小学校舍维修改造项目计划。": PLAN,
    "规划在鹤岭片区易地迁建云山小学。": PLAN,
    "在资金到位后即可启动云山小学扩建工程。": PLAN,
    "正在争取债券资金,资金下达后即启动云山小学扩建。": PLAN,
    "您提出的关于扩建沙湾镇中心小学的建议收悉,现答复如下。": [],
    "你们在县十八届人大二次会议上提出的《关于请求解决大水乡中心学校搬迁问题的建议》已转交我局办理。": [],
    "您在来信中提到,沙湾镇中心幼儿园拆除旧瓦房,新建一栋三层教学楼;大水幼儿园扩建北楼。": [],
    "云山小学因校园狭小,周边都是民房,难以扩建。": [],
    "因随着集镇扩建、居民增多,沙湾镇中心小学学位紧张。": [],
    "据了解,云山幼儿园目前暂无建设计划。": [],
    "您反映的云山小学食堂改造问题,已于2022年8月完工。": FACT,
    "按照城区规划,新建的云山小学已于9月投用。": FACT,
    "云山小学改造纳入2022年民生实事,8月底已全面完工。": FACT,
    "投入政府拟办十件实事里的教育项目资金1.6亿元,完成云山中学综合楼建设。": FACT,
    "已撤销的云山小学原为城东学区成员校。": [],
    "望江中学应加入城东教育集团,以带动发展。": [],
    "将望江中学打造成为省级艺术特色学校。": [],
    "到2025年,县一中建成“全国文明校园”。": [],
    "县二中退出城东教育集团。": [],
    "按照全省教育工作会议要求,启动“强师工程”。": FACT,
    "原计划明年开学的东湖小学已建成投用。": FACT,
    "原计划两年完成的城东幼儿园扩建工程提前竣工。": FACT,
    "力争上游的望江中学获评“省级平安校园”。": FACT,
    "望江中学去年与县二中结了对子,这份情要记着。": FACT,
}


@pytest.mark.parametrize("text", WORTH)
def test_what_is_to_come_is_no_fact(text: str) -> None:
    extract = read(f"临川市教育局2022年工作总结\n2022年,全市教育系统扎实工作。\n{text}\n")
    told = [one for one in extract.statements if one.predicate.value not in {"locatedIn", "partOf"}]
    assert [one.modality for one in told] == WORTH[text]


def test_an_event_that_another_was_to_hold_is_held_by_who_held_it() -> None:
    extract = read("临川市教育局2022年工作总结\n本应由县二中承办的全市运动会改由望江中学承办。\n")
    names = {one.key: one.name for one in extract.entities}
    assert {names[one.subject] for one in extract.statements if one.predicate.value == "holds"} == {"望江中学"}
    assert not [one for one in extract.statements if one.predicate.value == "manages"]


def test_long_prepared_groups_have_members() -> None:
    extract = read("临川市教育局2022年工作总结\n昨日,筹备两年的望江教育集团正式成立,县二中为成员校。\n")
    members = [one for one in extract.statements if one.predicate.value == "memberOf"]
    assert [one.modality for one in members] == FACT


def test_a_decision_to_honour_is_no_plan() -> None:
    title = "沛县教育局关于表彰2021—2022学年度先进单位的决定"
    extract = read(f"{title}\n一、授予县一中、县二中“教学质量先进单位”称号。\n")
    received = [one.modality for one in extract.statements if one.predicate.value == "received"]
    assert received == FACT * 2


TITLED = {
    "2023年教育民生实事项目\n1.新建城南小学。\n": PLAN,
    "临川市“十四五”教育发展规划\n实施“学前教育提升工程”。\n": PLAN,
    "关于建设城北小学的建议\n在城北片区建设城北小学。\n": PLAN,
    "2022年教育民生实事项目完成情况\n1.新建城南小学。\n": FACT,
    "教育局2010年工作总结\n一、主要成绩\n成绩不少。\n二、二〇一一年主要工作\n1.启动“名师工程”。\n": PLAN,
    "教育局二○○九年工作总结\n三、二O一O年工作思路\n1.启动“名师工程”。\n": PLAN,
    "教育局2010年工作总结\n一、二〇一〇年主要工作\n1.启动“名师工程”。\n": FACT,
    "x县教育局2016年工作总结.doc\n1、x县教育局2016年工作总结和2017年工作打算 2016年,启动“名师工程”。\n": FACT,
}


@pytest.mark.parametrize("text", TITLED)
def test_what_stands_under_a_title_of_plans_is_a_plan(text: str) -> None:
    told = [one for one in read(text).statements if one.predicate.value not in {"locatedIn", "partOf"}]
    assert {one.modality for one in told} <= set(TITLED[text])


def test_what_a_plan_says_of_earlier_years_is_told_as_done() -> None:
    text = "临川市“十四五”教育发展规划\n到2025年,毛入园率达到95%。2020年,全市毛入园率为88.6%。\n"
    assert [one.modality for one in read(text).observations] == [Modality.PLANNED, Modality.REALISED]


def test_what_a_school_has_is_no_plan_among_things_to_do() -> None:
    text = "沛县教育局会议纪要\n三、下一步工作\n(一)杨梅中心小学下设的云路教学点,交塔岩小学代管。\n"
    told = [one.modality for one in read(text).statements if one.predicate.value == "campusOf"]
    assert told == FACT


def test_a_short_numbered_line_heads_the_list_below_it() -> None:
    text = "沛县教育局会议纪要\n六、经费。今年拨付12万元。\n七、下一步\n1.举办“希望杯”英语演讲赛;\n2.编印《作业集》。\n"
    told = [one.modality for one in read(text).statements if one.predicate.value in {"holds", "issued"}]
    assert told == PLAN * 2
