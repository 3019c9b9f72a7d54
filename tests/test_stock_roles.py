"""Roles as written: the whole post before or behind a name, in brackets, counted, in a column or a label; without words of time."""

import pytest
from texts import name_each, read

from kg.model import Predicate

OWN = "望江中学2022年工作总结\n2022年,学校工作扎实。\n"
GARDEN = "望江中心幼儿园2022年工作总结\n2022年,我园工作扎实。\n"
BUREAU = "临川市教育局2022年工作总结\n2022年,全市教育系统扎实工作。\n"
TOLD = {
    BUREAU + "云桥小学校长周建国调任市招生考试委员会办公室(市招办)主任。": {"周建国": "主任"},
    OWN + "听障部教师何敏被评为市优秀教师。": {"何敏": "听障部教师"},
    OWN + "政教处副主任周建国获全县师德标兵称号。": {"周建国": "政教处副主任"},
    OWN + "六(2)班学生韩子涵在全市作文大赛中获一等奖。": {"韩子涵": "六(2)班学生"},
    OWN + "七年级学生韩子涵、罗一鸣在全市作文大赛中获一等奖。": {
        "韩子涵": "七年级学生",
        "罗一鸣": "七年级学生",
    },
    OWN + "八(3)班韩子涵同学在全市作文大赛中获一等奖。": {"韩子涵": "八(3)班同学"},
    OWN + "辅导教师周建国、罗秀兰获优秀辅导奖。": {"周建国": "辅导教师", "罗秀兰": "辅导教师"},
    OWN + "会计马春梅被评为全县教育系统先进个人。": {"马春梅": "会计"},
    GARDEN + "大一班幼儿韩子涵在全县绘画比赛中获一等奖。": {"韩子涵": "大一班幼儿"},
    GARDEN + "保健医周建玲获全市卫生保健先进个人称号。": {"周建玲": "保健医"},
    BUREAU + "会上,云桥小学周建国副校长介绍了经验。": {"周建国": "副校长"},
    BUREAU + "云桥小学的马春梅(教务主任)作了发言。": {"马春梅": "教务主任"},
    BUREAU + "云桥小学教务主任兼工会主席马春梅获评全市先进工作者。": {"马春梅": "教务主任兼工会主席"},
    BUREAU + "云桥小学党支部书记、校长周建国作了汇报。": {"周建国": "党支部书记、校长"},
    BUREAU + "雲橋小學黨支部書記、校長周建國作了匯報。": {"周建國": "黨支部書記、校長"},
    BUREAU + "云桥小学的教练是体育组的周建国。": {"周建国": "教练"},
    BUREAU + "云桥小学马春梅等3名教师被评为市优秀教师。": {"马春梅": "教师"},
    BUREAU + "云桥小学马春梅、周建国两位老师获一等奖。": {"马春梅": "老师", "周建国": "老师"},
    BUREAU + "云桥小学首任校长周建国回校。": {"周建国": "校长"},
    BUREAU + "云桥职业中专汽修专业教师周建国获全省教学能力大赛一等奖。": {"周建国": "汽修专业教师"},
    BUREAU + "县教育局基教股副股长周建国主持会议。": {"周建国": "基教股副股长"},
    BUREAU + "马春梅数学工作室由马春梅主持。": {"马春梅": "主持"},
    BUREAU + "一、任免\n周建国（女，回族）  任云桥小学校长，试用期一年；\n马春梅  任青山小学副校长；": {
        "周建国": "校长",
        "马春梅": "副校长",
    },
    OWN + "11月3日，第二届演讲赛收官，八年级韩子涵夺冠，七年级罗一鸣居次。": {"韩子涵": "学生", "罗一鸣": "学生"},
    OWN + "（一）学生方面。在全市作文大赛中，我校韩子涵、罗一鸣获一等奖。\n（二）教师方面。马春梅获市优秀教师称号。": {
        "韩子涵": "学生",
        "罗一鸣": "学生",
        "马春梅": "教师",
    },
    OWN + "（一）学生方面。我校韩子涵获全市作文大赛一等奖，指导教师马春梅获优秀指导奖。": {
        "韩子涵": "学生",
        "马春梅": "指导教师",
    },
    OWN + "学生管理方面，马春梅获市优秀班主任称号。": {"马春梅": ""},
    BUREAU + "高三年级:韩子涵、罗一鸣,均为云桥中学教师。": {
        "韩子涵": "教师",
        "罗一鸣": "教师",
    },
    OWN + "韩子涵、罗一鸣,两位都是我校教研员。": {"韩子涵": "教研员", "罗一鸣": "教研员"},
    BUREAU + "全市优秀教师 2022 周建国 云桥特殊教育学校校长": {"周建国": "校长"},
    BUREAU + "一、名单\n1 马春梅 女 云桥幼儿园园长 2020\n2 周建国 男 云桥镇第一中学校长 2019\n": {
        "马春梅": "园长",
        "周建国": "校长",
    },
    BUREAU + "马春梅 云桥中心小学校长 周建国\n": {"马春梅": "", "周建国": "校长"},
    BUREAU
    + "一、说课比赛\n5.参加说课比赛老师名单:\n云桥小学 马春梅 青山小学 周建国\n望江小学 罗秀兰 金山小学 何敏\n": {
        "马春梅": "老师",
        "何敏": "老师",
    },
    "名次\t选手\t学校\t指导教师\n第一名\t韩子涵\t云桥小学\t周建国\n第二名\t罗一鸣\t青山小学\t马春梅\n": {
        "周建国": "指导教师",
        "马春梅": "指导教师",
    },
}


@pytest.mark.parametrize(("text", "roles"), TOLD.items())
def test_a_role_is_the_whole_post_as_written(text: str, roles: dict[str, str]) -> None:
    extract = read(text)
    names = name_each(extract)
    told = {
        names[one.subject]: one.qualifiers.role
        for one in extract.statements
        if one.predicate is Predicate.AFFILIATED_WITH
    }
    assert {name: told.get(name) for name in roles} == roles


def test_a_post_from_elsewhere_is_not_the_post_that_somebody_takes_up() -> None:
    extract = read(BUREAU + "望江中学由云桥小学教育集团领办,校长由集团副总校长周建国兼任。")
    names = name_each(extract)
    roles = {names[one.object]: one.qualifiers.role for one in extract.statements if names[one.subject] == "周建国"}
    assert roles.get("望江中学") == "校长"
