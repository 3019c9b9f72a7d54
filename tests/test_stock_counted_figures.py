"""What figures count: members before 各, levels of schooling and of honours, medals of a team, asides behind a noun, shares of a sum."""

import pytest
from texts import read

HEAD = "岚皋县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n"
WORDED = {
    # each member of a list before 各 counts so many
    "全县有中职、特教各1所,教学点37个。": {("中职", 1), ("特教", 1), ("教学点", 37)},
    "职业中学和特殊教育学校各1所。": {("职业中学", 1), ("特殊教育学校", 1)},
    "组织校长、骨干教师各20人赴外地跟岗。": {("组织校长", 20), ("组织骨干教师", 20)},
    # 学前 and 自治区级 are words
    "在校学生7648人,其中高中891人、小学3466人、学前987人、特教50人。": {
        ("在校学生", 7648), ("高中在校学生", 891), ("小学在校学生", 3466), ("学前在校学生", 987), ("特教", 50),
    },
    "骨干教师14人,其中自治区级3人、市级7人、县级4人。": {
        ("骨干教师", 14), ("自治区级骨干教师", 3), ("市级骨干教师", 7), ("县级骨干教师", 4),
    },
    # medals are those of the team
    "岚皋代表团夺得金牌46枚、银牌39枚。": {("金牌", 46), ("银牌", 39)},
    "我县代表队在全市运动会上摘得金牌11枚。": {("金牌", 11)},
    # an aside behind a noun is no part of it, nor is one behind the number
    "一等奖(含金奖、第一名)19个,二等奖(含银奖)27个。": {("一等奖", 19), ("二等奖", 27)},
    "全年定下事项18项,未完成3项(运动场改造、食堂扩建、宿舍分配)。": {("定下事项", 18), ("未完成", 3)},
    # what is listed before a number does not modify what it counts
    "眼下只有一到四年级、11个班。": {("班", 11)},
    # guests by what they are, not by where they come from
    "周边平利县、紫阳县等地教师260余人到校。": {("到校的教师", 260)},
    "来了300多位家长。": {("来的家长", 300)},
    # money of a sum
    "总造价2260万元,其中县财政出1200万,剩下560万走的是债券。": {
        ("总造价", 22600000), ("县财政出资", 12000000), ("债券", 5600000),
    },
    "拨出专项经费150万元,其余90万元用于直播教室建设,38万元给分校建录播教室。": {
        ("拨出专项经费", 1500000), ("直播教室建设", 900000), ("给分校建录播教室", 380000),
    },
    # the same done again
    "平台已接入105所学校,年内再接40所。": {("平台已接入学校", 105), ("再接学校", 40)},
    # who is meant, times and lengths of races, what is asked for: no figures
    "两位都是青苗计划的学员。": set(),
    "两件作品都由科学老师指导。": set(),
    "郭佳乐2分04秒跑完全程。": set(),
    "女子小学60米决赛。": set(),
    "离区里要求的50%还差一截。": set(),
}  # fmt: skip


@pytest.mark.parametrize("text", WORDED)
def test_figures_count_what_their_words_say(text: str) -> None:
    extract = read(HEAD + text + "\n")
    assert {(one.indicator, one.value) for one in extract.observations} == WORDED[text]
