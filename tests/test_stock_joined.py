"""Stock wording of mergers, trusts, partners and builders, and the names that they turn on, in invented sentences."""

import pytest
from texts import list_pairs, name_each, read

from kg.model import Kind

HEAD = "临川市教育局2022年工作总结\n2022年，全市教育系统扎实工作。\n"
BODIES = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION})
TIES = {
    "将县第四小学与平原林场小学整合，撤销平原林场小学建制。": {("平原林场小学", "mergedInto", "县第四小学")},
    "整合东关小学、西关小学，成立东西关联合小学。": {
        ("东关小学", "mergedInto", "东西关联合小学"),
        ("西关小学", "mergedInto", "东西关联合小学"),
    },
    "杨柳镇人和小学、对川小学整合为杨柳镇人和对川小学。": {
        ("杨柳镇人和小学", "mergedInto", "杨柳镇人和对川小学"),
        ("对川小学", "mergedInto", "杨柳镇人和对川小学"),
    },
    "浙江省宁波市援建的青石中学竣工移交。": {("宁波市", "builds", "青石中学")},
    "深圳市援建的望江中学、广州市援建的长河小学先后投用。": {
        ("深圳市", "builds", "望江中学"),
        ("广州市", "builds", "长河小学"),
    },
    "青石中学由江苏省无锡市援建，当年招生。": {("无锡市", "builds", "青石中学")},
    "望江中学与厦门市鹭江中学另结“手足校”。": {("望江中学", "partnersWith", "厦门市鹭江中学")},
    "望江小学受市教育局委托，代管青石镇小学。": {("望江小学", "manages", "青石镇小学")},
    "市一小牵头成立望江教育联盟，成员校有石桥小学、柳林小学；与武进区新村小学缔结为姊妹校。": {
        ("市一小", "memberOf", "望江教育联盟"),
        ("石桥小学", "memberOf", "望江教育联盟"),
        ("柳林小学", "memberOf", "望江教育联盟"),
        ("市一小", "partnersWith", "武进区新村小学"),
    },
    "县第一中学与上海市浦东新区潮和中学签约。": {("县第一中学", "partnersWith", "上海市浦东新区潮和中学")},
    "西安村小学并入响水小学。": {("西安村小学", "mergedInto", "响水小学")},
}
NAMES = {
    "县特殊教育学校原与福州市一所盲校互派老师。": {"县特殊教育学校"},
    "乡下学校以前没有人走到这一步。": set(),
    "1982年添办初中以后换上的。": set(),
    "建立区域学校发展联盟12个。": set(),
    "重建后学校运转经费压力大。": set(),
    "青石镇中心小学校通过验收。": {"青石镇中心小学校"},
    "刘厂镇大波那小学亦在论证之列。": {"刘厂镇大波那小学"},
    "沧江中学利远航、青石实验小学区惠芬获奖。": {"沧江中学", "青石实验小学"},
    "四家子小学教师冷秀英扎根村小二十六年。": {"四家子小学"},
    "东关小学、西关小学整合为一所九年一贯制学校。": {"东关小学", "西关小学"},
    "在区食药监分局检查中表现良好。": {"区食药监分局"},
    "县综合考评办来校。": {"县综合考评办"},
    "县教育基金会、县老科协捐款。": {"县教育基金会", "县老科协"},
    "课题由贵州省教育科学院批准。": {"贵州省教育科学院"},
    "对话海拉苏学校的家长。": {"海拉苏学校"},
    "把市直属广元外国语学校建好。": {"广元外国语学校"},
}


@pytest.mark.parametrize("sentence", TIES)
def test_ties(sentence: str) -> None:
    """What a sentence says of how bodies belong together, and who builds."""
    told = read(HEAD + sentence)
    kinds = ("mergedInto", "manages", "partnersWith", "memberOf", "builds")
    assert {(one, kind, two) for kind in kinds for one, two in list_pairs(told, kind)} == TIES[sentence]


@pytest.mark.parametrize("sentence", NAMES)
def test_names(sentence: str) -> None:
    """The bodies that a sentence names, and no others."""
    told = read(HEAD + sentence)
    names = name_each(told)
    found = {names[one.key] for one in told.entities if one.kind in BODIES}
    assert found - {"临川市教育局"} == NAMES[sentence]
