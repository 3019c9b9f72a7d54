"""Stock wording of web pages and officialese around names, in invented sentences: what only looks like a school, an area or an office."""

import pytest
from texts import list_pairs, read

from kg.model import Kind

HEAD = "临川市教育局2022年工作总结\n2022年，全市教育系统扎实工作。\n"
OWN = frozenset({"临川市教育局", "临川市"})
NAMED = {
    Kind.SCHOOL: {
        "稳步推进乡村小规模学校撤并。": set(),
        "科学规划小学布局，调整中学布局和幼儿园布局。": set(),
        "下辖马岭、邵塘、严坊等三所村小。": {"马岭小学", "邵塘小学", "严坊小学"},
        "撤并了孔陂、百家、东冈、甲岭等4所小学。": {"孔陂小学", "百家小学", "东冈小学", "甲岭小学"},
        "同日揭牌的有7所新办幼儿园，很多学校参加。": set(),
        "学生留在家门口学校，涌现出一批模范学校，城里有新开幼儿园。": set(),
        "形成了“大一中”办学格局，“大余一中”牵头。": {"大余一中"},
        "可别以为乡下学校没有宝贝。": set(),
        "奖品发给学校，赛点学校设在望江中学。": {"望江中学"},
        "南部山区小规模学校的调研，吴桥县乡村学校的变化。": set(),
        "完成2栋乡镇中学教学楼、3幢农村小学宿舍。": set(),
        "七十年代学校发展加快，到了九十年代小学普及。": set(),
        "解放前是私立小学，后来成为国立小学。": set(),
        "旧址在西门里（现四中南侧）。": {"四中"},
        "望江县立中学（习称旧制中学）办在文庙。": {"望江县立中学", "旧制中学"},
        "青山区中心幼儿园首次招收200幼儿。": {"青山区中心幼儿园"},
        "小学VS幼儿园，孩子眼里有差别。": set(),
        "校舍曾借给内迁之某中学。": {"某中学"},
        "与海外的一所华文学校缔为姊妹校。": set(),
        # The division of a school is the school, unless it is set apart.
        "望江学校初中部教学楼开工，初中部有12个班。": {"望江学校"},
        "清河一中初中部独立设校。": {"清河一中", "清河一中初中部"},
        "望江学校高中部并入清河一中。": {"望江学校", "望江学校高中部", "清河一中"},
        "办好家门口的品质学校,竞赛共设高中、初中两组。": set(),
        # A number that belongs to a school counts none before it.
        "投用的有章江中学、红旗二校西校区、阳山小学三处。": {
            "章江中学",
            "红旗二校",
            "红旗二校西校区",
            "阳山小学",
        },
    },
    Kind.PERSON: {
        "优秀班主任暨优秀校长评选落幕，活动得到学校和广大语文老师的支持。": set(),
        "乒乓球社、健康成长——“向阳花”公益活动成为品牌。": set(),
        "和文光老师、暨晓燕老师任教多年。": {"和文光", "暨晓燕"},
    },
    Kind.AWARD: {
        "举行临川市教育名师工作室领衔人授牌仪式，这是第四批成立的县级名师工作室之一。": set(),
        "李晓兰被评为云岭名师、市级名师。": {"云岭名师", "市级名师"},
    },
    Kind.EVENT: {
        "举行了名师工作室领衔人授牌仪式，组织了领衔人评选活动。": set(),
        "第二届校园主持人大赛开赛。": {"第二届校园主持人大赛"},
    },
    Kind.GROUP: {"新设文昌教育集团，以文昌路小学为总校。": {"文昌教育集团"}},
    Kind.ORGANISATION: {
        "启动第二批集团组建，做实城区集团，初中不设集团。": set(),
        "为充分发挥名师工作室的示范作用，精心策划工作室组建。": set(),
    },
    Kind.AREA: {
        "经区住房城乡建设局同意，进行全镇小学调整。": set(),
        "望江幼儿园坐落在牡丹江畔。": set(),
        "接过辛村学生的望江二中获奖。": set(),
        "牡丹江的老师来访。": {"牡丹江"},
    },
    Kind.AUTHORITY: {
        "在市委市政府的领导下，党委政府重视。": {"市委", "市政府"},
        "望江中学与青山区委区政府合作。": {"青山区委", "青山区政府"},
        "清河县县委县人民政府出台意见。": {"清河县县委", "清河县人民政府"},
        "镇党委镇政府出台意见。": {"镇党委", "镇政府"},
    },
}
CASES = [(kind, sentence) for kind, sentences in NAMED.items() for sentence in sentences]


@pytest.mark.parametrize(("kind", "sentence"), CASES)
def test_only_names_are_names(kind: Kind, sentence: str) -> None:
    found = {one.name for one in read(HEAD + sentence).entities if one.kind is kind}
    assert found - OWN == NAMED[kind][sentence]


def test_a_committee_and_its_government_act_together() -> None:
    assert {("市委", "教育强市方案"), ("市政府", "教育强市方案")} <= list_pairs(
        f"{HEAD}市委市政府印发《教育强市方案》。", "issued"
    )
    assert list_pairs(f"{HEAD}投用的有章江中学、红旗二校西校区。", "campusOf") == {("红旗二校西校区", "红旗二校")}
