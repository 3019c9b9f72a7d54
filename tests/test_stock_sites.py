"""Constructions told without a builder, in invented sentences: lists that share their works, heads that are a stage, costs, and who builds after all."""

import pytest
from texts import read

from kg.model import Predicate

HEAD = "临川市教育局2022年工作总结\n2022年，全市教育系统扎实工作。\n"
CITY = "临川市"
TOLD = {
    "完成望江小学等23所农村学校食堂、厕所改造。": {(CITY, "望江小学", "Completed")},
    "启动望江职业中学实训基地二期工程，概算投资1.2亿元。": {(CITY, "望江职业中学", "Underway")},
    "香江小学扩建、望江小学学生宿舍改造分别完成工程量的85%和60%。": {
        (CITY, "香江小学", "Underway"),
        (CITY, "望江小学", "Underway"),
    },
    "望江小学食堂和香江小学宿舍楼正赶着贴外墙砖。": {
        (CITY, "望江小学", "Underway"),
        (CITY, "香江小学", "Underway"),
    },
    "望江小学和前坪小学的屋顶大修了一遍。": {(CITY, "望江小学", "Completed"), (CITY, "前坪小学", "Completed")},
    "望江小学的学生宿舍还在翻修，明年三月能用。": {(CITY, "望江小学", "Underway")},
    "新立项的龙山、红光幼儿园，目前正在办理用地手续。": {
        (CITY, "龙山幼儿园", "PlannedStage"),
        (CITY, "红光幼儿园", "PlannedStage"),
    },
    "县城还要再建一所“西城小学”，占地45亩，发改局已经批了立项。": {(CITY, "西城小学", "PlannedStage")},
    "长江实验学校，九年一贯制，总投资1.36亿元，48个班，上个月28日已经交钥匙。": {(CITY, "长江实验学校", "Completed")},
    "城北那所望江小学，概算6800万元，立项是批了，钱还没有着落。": {(CITY, "望江小学", "PlannedStage")},
    "至于有朋友问的温江高中，还在比选地块，设想是60个班的规模。": {(CITY, "温江高中", "PlannedStage")},
    "长春路小学，老校添了一栋楼，能多收540个孩子。": {(CITY, "长春路小学", "Completed")},
    "望江中学实训中心没有排进今年的盘子，列入明年。": {(CITY, "望江中学", "PlannedStage")},
    "本周开工：望江镇中心幼儿园。本周交付：天塘镇学校教师周转房。": {
        (CITY, "望江镇中心幼儿园", "Underway"),
        (CITY, "天塘镇学校", "Completed"),
    },
    "香江校区是望江小学的第三处校址，区政府投资1.3亿元，眼下正在装修。": {("区政府", "香江校区", "Underway")},
    "望江小学新校区选址城南，由临川市教育局立项，计划2025年动工。": {
        ("临川市教育局", "望江小学新校区", "PlannedStage")
    },
    "望江镇幼儿园、香江幼儿园室内工程全部做完,正在进行室外场地铺设。": {
        (CITY, "望江镇幼儿园", "Underway"),
        (CITY, "香江幼儿园", "Underway"),
    },
    "完成望江中学综合楼、香江小学宿舍楼等4个项目主体施工。": {
        (CITY, "望江中学", "Underway"),
        (CITY, "香江小学", "Underway"),
    },
    "寨坪九年制学校、望江中学教师周转宿舍、香江小学等续建工程已经竣工。": {
        (CITY, "寨坪九年制学校", "Completed"),
        (CITY, "望江中学", "Completed"),
        (CITY, "香江小学", "Completed"),
    },
    "确定在墟场修建一所公办幼儿园,拟定名为“望江县第二幼儿园”,预计2023年底启动建设。": {
        (CITY, "望江县第二幼儿园", "PlannedStage")
    },
    "选在镇政府对面新建香江小学。": {(CITY, "香江小学", "Completed")},
    "目前,望江小学已完成项目立项、用地预审、土地划拨、建筑方案设计及审查等前期工作。": {
        (CITY, "望江小学", "PlannedStage")
    },
    "现已完成香江中学建设项目的地形测绘图、选址意见书、红线图及民房征迁摸底等工作。": {
        (CITY, "香江中学", "PlannedStage")
    },
    "望江小学综合楼完成地勘、施工图审查和预算评审。": {(CITY, "望江小学", "PlannedStage")},
    "香江小学新建项目完成初步设计、概算批复,计划年底前开工。": {(CITY, "香江小学", "PlannedStage")},
    "香江幼儿园已完成规划设计并建成投用。": {(CITY, "香江幼儿园", "Completed")},
    "望江中学高峰校区建设项目已完成场平工程量的70%,预计2023年9月1日开学投入使用。": {
        (CITY, "望江中学高峰校区", "Underway")
    },
    "望江中学改扩建工程已完成总投资的百分之六十。": {(CITY, "望江中学", "Underway")},
    "望江初中、香江小学迁建工程结合片区住宅配套一并实施,明年上半年开工建设。": {
        (CITY, "望江初中", "PlannedStage"),
        (CITY, "香江小学", "PlannedStage"),
    },
    "其中,规划将望江小学及香江中学调整为九年一贯制学校,实施望江小学扩建、香江中学迁建。": {
        (CITY, "望江小学", "PlannedStage"),
        (CITY, "香江中学", "PlannedStage"),
    },
    "一是完成望江小学迁建项目可研编制、环评,二是完成香江小学食堂改造。": {
        (CITY, "望江小学", "PlannedStage"),
        (CITY, "香江小学", "Completed"),
    },
    "香江中学的建设,不仅可以优化教学资源布局,还可有效缓解入学压力。": set(),
    "位于望江镇正在筹建的香江小学将招聘教师。": {(CITY, "香江小学", "PlannedStage")},
    "全市高度重视学校建设,着力提升学校建设水平,解决当前普通高中扩容的问题。": set(),
    "望江小学和香江小学就教联体建设方案作了沟通。": set(),
    "启动望江小学等5所学校集团化改革工程。": set(),
    "完成望江小学等23所学校课程建设。": set(),
    "完成望江小学品牌提升工程。": set(),
    "完成望江小学等5所学校督导评估。": set(),
    "推进望江小学智慧校园建设工程。": set(),
    "望江小学，48个班，在校学生2000人，去年招生420人。": set(),
    "望江小学、香江小学等九所学校完成食品安全整改。": set(),
    "望江小学是香江小学的结对学校，区政府投资1.3亿元改善交通。": set(),
    "本周表彰：望江小学。本周交付评审：香江小学课题。": set(),
    "望江小学食堂和香江小学图书馆都办得好。": set(),
}


@pytest.mark.parametrize("sentence", TOLD)
def test_a_construction_is_told_with_its_builder_and_stage(sentence: str) -> None:
    extract = read(HEAD + sentence)
    names = {one.key: one.name for one in extract.entities}
    found = {
        (names[one.subject], names[one.object], one.qualifiers.stage)
        for one in extract.statements
        if one.predicate is Predicate.BUILDS
    }
    assert found == TOLD[sentence]
