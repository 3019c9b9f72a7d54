"""Stock wording of documents, in invented texts: where the schools stand that tell no place by their own name."""

import pytest
from texts import list_pairs, name_each, read

from kg.model import Kind

PLACED = {
    # A village school in the report of its town's school.
    "沅陵县官庄镇中心小学2021年工作总结\n我校现有教学班18个。下辖黄壤坪教学点、竹园小学。我县沅陵一中来校送教。": {
        ("沅陵县官庄镇中心小学", "官庄镇"),
        ("黄壤坪教学点", "官庄镇"),
        ("竹园小学", "官庄镇"),
        ("沅陵一中", "沅陵县"),
    },
    "双流区永安镇中心幼儿园2022年春期总结\n我园现有凤凰分园。我园与双流区实验小学共建。": {
        ("双流区永安镇中心幼儿园", "永安镇"),
        ("凤凰分园", "永安镇"),
        ("双流区实验小学", "双流区"),
    },
    # A school's own word that is the short name of a county of another city, and a school of such a county.
    "绩溪县教育体育局2023年工作总结\n徽州学校、清源小学建成并投入使用。歙县中学获奖。": {
        ("绩溪县教育体育局", "绩溪县"),
        ("徽州学校", "绩溪县"),
        ("清源小学", "绩溪县"),
        ("歙县中学", "歙县"),
    },
    "某某区教育局2023年工作总结\n东海实验学校、清源小学建成并投入使用。": {
        ("区教育局", "某某区"),
        ("东海实验学校", "某某区"),
        ("清源小学", "某某区"),
    },
    # Districts, with the sums of what is told of each, head the lists below them.
    "石门市教育局2018年学区名单\n2018年,市教育局公布学区名单。\n【河东区】新增学区1个、学校3所\n1、柳屯学区　牵头学校：柳屯小学　成员学校：柳庄小学\n【河西区】新增学区1个、学校2所\n1、留营学区　牵头学校：留营小学　成员学校：简良小学\n": {
        ("柳屯学区", "河东区"),
        ("柳屯小学", "河东区"),
        ("柳庄小学", "河东区"),
        ("留营学区", "河西区"),
        ("留营小学", "河西区"),
        ("简良小学", "河西区"),
    },
    # The second of a list of partners from elsewhere, unlike one of a list at home.
    "渭源县教育局2020年工作总结\n我县与福州市晋安区鼓岭小学、鹤林小学签订帮扶协议。渭河镇清源小学、会川中学获奖。": {
        ("渭源县教育局", "渭源县"),
        ("福州市晋安区鼓岭小学", "晋安区"),
        ("鹤林小学", "晋安区"),
        ("渭河镇清源小学", "渭河镇"),
        ("会川中学", "渭源县"),
    },
    # A school that a group elsewhere is called after, and its campus.
    "新罗区教育局2021年工作总结\n我区与龙岩市松涛小学教育集团签约，松涛小学派出教师5名，松涛小学东山校区派出3名。": {
        ("新罗区教育局", "新罗区"),
        ("龙岩市松涛小学教育集团", "龙岩市"),
        ("松涛小学", "新罗区"),
        ("松涛小学东山校区", "新罗区"),
    },
    "渭源县教育局2021年工作总结\n我县与厦门市松涛小学教育集团签约，松涛小学派出教师5名，松涛小学东山校区派出3名。": {
        ("渭源县教育局", "渭源县"),
        ("厦门市松涛小学教育集团", "厦门市"),
        ("松涛小学", "厦门市"),
        ("松涛小学东山校区", "厦门市"),
    },
    # Where it is told to stand itself, and not what it left, or another.
    "沛县教育局2023年工作总结\n第三个校区暂名滨海校区，选址白马镇。新建育才小学选址于我县青石镇。城南小学坐落在桃源村，有12个班。": {
        ("沛县教育局", "沛县"),
        ("滨海校区", "白马镇"),
        ("育才小学", "青石镇"),
        ("城南小学", "桃源村"),
    },
    "沛县教育局2023年工作总结\n望江中学原位于青石镇，2019年迁到县城。文昌中学、城东小学，前者位于白马镇。": {
        ("沛县教育局", "沛县"),
        ("望江中学", "沛县"),
        ("文昌中学", "沛县"),
        ("城东小学", "沛县"),
    },
    # The members of a town's group stand in its town, those of the district do not.
    "顺义区牛山街道幼儿园联盟2022年简报\n我联盟由西山幼儿园、红岗幼儿园牵头，古井幼儿园为成员。顺义区机关幼儿园来访。": {
        ("顺义区牛山街道幼儿园联盟", "牛山街道"),
        ("西山幼儿园", "牛山街道"),
        ("红岗幼儿园", "牛山街道"),
        ("古井幼儿园", "牛山街道"),
        ("顺义区机关幼儿园", "顺义区"),
    },
    # Village schools that a town's school takes in; a school of the county seat takes in none of its town.
    "沛县教育局2021年布局通知\n撤销石桥小学、白羊小学建制，学生整体转入官塘镇中心小学。望江小学并入文昌中学，城东小学与河口镇中学结对。": {
        ("沛县教育局", "沛县"),
        ("石桥小学", "官塘镇"),
        ("白羊小学", "官塘镇"),
        ("官塘镇中心小学", "官塘镇"),
        ("望江小学", "沛县"),
        ("文昌中学", "沛县"),
        ("城东小学", "沛县"),
        ("河口镇中学", "河口镇"),
    },
    # The offices of an autonomous region, called by its level.
    "固原市原州区教育局2021年工作总结\n我区李晓兰受自治区教育厅表彰。": {
        ("固原市原州区教育局", "原州区"),
        ("自治区教育厅", "宁夏回族自治区"),
    },
    # A university's school stands where that does, but for its branch.
    "洛川县教育局2021年工作总结\n我县与云大附中签约，北京师范大学洛川附属学校开学。": {
        ("洛川县教育局", "洛川县"),
        ("北京师范大学洛川附属学校", "洛川县"),
    },
    # A central school without the class word of its town.
    "沛县教育局2021年工作总结\n石河镇中心小学有教师60人，石河中心小学获奖。河口乡中心小学与河口镇中心小学结对。": {
        ("沛县教育局", "沛县"),
        ("石河镇中心小学", "石河镇"),
        ("河口乡中心小学", "河口乡"),
        ("河口镇中心小学", "河口镇"),
    },
    # An office of the city writes about one of its counties.
    "关于建水县学前教育工作的督导意见\n红河州教育科学研究院于2019年5月到校，青云小学、县第二小学准备充分。": {
        ("红河州教育科学研究院", "红河州"),
        ("青云小学", "建水县"),
        ("县第二小学", "建水县"),
    },
    # A region's 全区 is not a district.
    "访巴林草原学校校长\n巴林右旗巴林草原学校在全区民族教育大会上发言，内蒙古自治区领导到会。旗教育局拨款，旗里的查干小学也来了。": {
        ("巴林右旗巴林草原学校", "巴林右旗"),
        ("旗教育局", "巴林右旗"),
        ("查干小学", "巴林右旗"),
    },
    # A town of an ethnic group that begins like a county far away.
    "阜康市教育局2018年工作总结\n我市新建清水河哈萨克族乡中心幼儿园。": {
        ("阜康市教育局", "阜康市"),
        ("清水河哈萨克族乡中心幼儿园", "清水河哈萨克族乡"),
    },
    # A county's school, and one that is called so elsewhere.
    "商城县教育局2016年工作总结\n县二中、观庙镇二中、县第一小学获奖。石狮市第一小学来访。商城高中与信阳高中结为友好学校。": {
        ("商城县教育局", "商城县"),
        ("县二中", "商城县"),
        ("观庙镇二中", "观庙镇"),
        ("县第一小学", "商城县"),
        ("石狮市第一小学", "石狮市"),
        ("商城高中", "商城县"),
        ("信阳高中", "信阳"),
    },
    # Colleges called after their city stand there, wherever they are told of; a campus in the south of town is in no 城南区.
    "雷山县实验小学2018年工作总结\n我校设城南校区，与嘉兴学院、长春师范大学、湖南师范大学签署合作协议，全县300多名小学教师到校。": {
        ("雷山县实验小学", "雷山县"),
        ("城南校区", "雷山县"),
        ("嘉兴学院", "嘉兴"),
        ("长春师范大学", "长春"),
    },
    # A county that no list has, whose name ends as that of one does.
    "青陵县教育局2023年工作总结\n青陵县第一小学与德州市陵县实验小学结对。": {
        ("青陵县教育局", "青陵县"),
        ("青陵县第一小学", "青陵县"),
        ("德州市陵县实验小学", "陵县"),
    },
}


@pytest.mark.parametrize("text", PLACED)
def test_where_bodies_stand(text: str) -> None:
    """Every body stands in the area that a careful reader would put it in."""
    assert list_pairs(text, "locatedIn") == PLACED[text]


@pytest.mark.parametrize("text", ["明年拟和青石小学结对。", "今年春季和青石小学合并。", "当年就和青石小学分开。"])
def test_times_and_verbs_share_no_head(text: str) -> None:
    """What tells when, or what is to be done, is no member of a coordination of schools."""
    told = list_pairs(f"临川市教育局2022年工作总结\n2022年，全市教育系统扎实工作。\n{text}", "locatedIn")
    assert told == {("临川市教育局", "临川市"), ("青石小学", "临川市")}


STUDIOS = {
    "张敏名师工作室成员9人。": {"张敏名师工作室": "岚皋县"},
    "与平利县的李明名师工作室结成对子。": {"李明名师工作室": "平利县"},
    "与平利县嘉禾教育公司签订协议。": {"平利县嘉禾教育公司": "平利县"},
    "与嘉禾教育公司签订协议。": {"嘉禾教育公司": ""},
}


@pytest.mark.parametrize("text", STUDIOS)
def test_studios_stand_where_the_report_comes_from_and_companies_where_they_say(text: str) -> None:
    extract = read("岚皋县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n" + text + "\n")
    names = name_each(extract)
    placed = {one.name: names.get(one.area, "") for one in extract.entities if one.kind is Kind.ORGANISATION}
    assert placed == STUDIOS[text]
