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
