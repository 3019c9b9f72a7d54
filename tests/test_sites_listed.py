"""Who builds, lists of works read item by item, schools founded together, and campuses: what invented passages say, and what they do not."""

import pytest
from texts import list_pairs, name_each, read

from kg.model import Kind, Modality, Predicate

FAMILY = (Predicate.BUILDS, Predicate.MERGED_INTO, Predicate.CAMPUS_OF)
COUNTY = "谷城县教育局2022年工作总结\n\n"
CITY = "襄阳市教育局2022年工作总结\n\n"
BUILDERS = {
    CITY + "襄城区实施石桥中学扩建工程,新增学位900个;谷城县启动谷城实验中学迁建;南漳县完成柳溪小学运动场改造。": {
        "襄城区 builds 石桥中学",
        "谷城县 builds 谷城实验中学",
        "南漳县 builds 柳溪小学",
    },
    CITY + "襄城区投入3200万元推进石桥中学改扩建工程,谷城县将对板桥小学教学楼进行加固。": {
        "襄城区 builds 石桥中学",
        "谷城县 builds 板桥小学 planned",
    },
    CITY + "襄城区教育局加快推进石桥中学扩建。": {"襄城区教育局 builds 石桥中学"},
    CITY + "襄城区人口增长快,石桥中学扩建工程已经开工。": {"襄阳市 builds 石桥中学"},
    CITY + "襄城区的石桥中学完成扩建。": {"襄阳市 builds 石桥中学"},
    COUNTY + "3.柳河镇:利用旧粮站,新建柳河镇实验小学,总投资2300万元。": {"谷城县 builds 柳河镇实验小学"},
    COUNTY + "石桥中学,眼下正由县教育局出资1840万元加固教学楼。": {"谷城县教育局 builds 石桥中学"},
    COUNTY + "东岭小学请求加固教学楼。": set(),
    COUNTY + "柳湾幼儿园由原柳湾小学校舍改建而成。": {"谷城县 builds 柳湾幼儿园"},
    COUNTY + "由闲置村小改建的石桥幼儿园开园。": {"谷城县 builds 石桥幼儿园"},
    COUNTY + "小溪中学原计划扩建宿舍楼,因生源减少作罢。": set(),
    COUNTY + "把石桥小学建成省标准化学校。": set(),
    COUNTY + "与江海师范大学签订合作协议,双方将在高新区共建江海师范大学附属谷城实验学校,目前尚处于选址阶段。": {
        "谷城县 builds 江海师范大学附属谷城实验学校 planned",
        "江海师范大学 builds 江海师范大学附属谷城实验学校 planned",
    },
    COUNTY + "与江海师范大学签订合作协议,共建江海师范大学附属谷城实验学校教师发展基地。": set(),
    "热线实录\n【来电1】襄城区林先生:石桥第二小学九月到底能不能开学?\n【答】能。这所学校由区里投资,去年3月动工,8月底交付。": {
        "区里 builds 石桥第二小学"
    },
    "热线实录\n石桥第二小学九月开学。\n能。这所学校由区里投资,去年3月动工,8月底交付。": set(),
}
NEWS = {
    CITY
    + "今年全市新建学校5所。\n襄城区\n新建石桥中学新增学位900个;\n改扩建柳溪小学新增学位300个;\n南漳县\n新建白云学校;\n此外,全市计划改造东风幼儿园。": {
        "襄城区 builds 石桥中学",
        "襄城区 builds 柳溪小学",
        "南漳县 builds 白云学校",
        "襄阳市 builds 东风幼儿园 planned",
    },
    CITY + "一、襄城区\n新建石桥中学,已投用。\n二、南漳县\n改扩建柳溪小学。\n三、下一步\n新建北关小学。": {
        "襄城区 builds 石桥中学",
        "南漳县 builds 柳溪小学",
        "襄阳市 builds 北关小学 planned",
    },
    CITY + "一、襄城区\n新建石桥中学,已投用。": {"襄阳市 builds 石桥中学"},
    COUNTY
    + "今年秋季,谷城县新开办的幼儿园有:第六幼儿园、东岭幼儿园。新投用的中小学包括东岭小学(谷城实验小学东岭校区)、北山初级中学(谷城二中北校区)。": {
        "谷城县 builds 第六幼儿园",
        "谷城县 builds 东岭幼儿园",
        "谷城县 builds 东岭小学",
        "谷城县 builds 北山初级中学",
        "谷城实验小学东岭校区 campusOf 谷城实验小学",
        "谷城二中北校区 campusOf 谷城二中",
    },
    COUNTY
    + "此次新开园的幼儿园分别是:第六幼儿园、县第三幼儿园桂园园区,新建投用中小学校包括东岭小学(实验集团学校东岭校区)和北山小学。": {
        "谷城县 builds 第六幼儿园",
        "谷城县 builds 县第三幼儿园桂园园区",
        "谷城县 builds 东岭小学",
        "谷城县 builds 北山小学",
        "实验集团学校东岭校区 campusOf 实验集团学校",
        "县第三幼儿园桂园园区 campusOf 县第三幼儿园",
    },
    COUNTY + "9月1日,我县3所新学校迎来首批学生,分别为东岭小学、北山初级中学和第六幼儿园。": {
        "谷城县 builds 东岭小学",
        "谷城县 builds 北山初级中学",
        "谷城县 builds 第六幼儿园",
    },
    COUNTY + "新开办课后服务的学校有东岭小学、北山小学,新办社团的学校有西湖小学。": set(),
    COUNTY + "石桥小学与锦湖小学组建成融合型教联体。": set(),
    COUNTY + "石桥小学与锦湖小学共建成长共同体,西湖小学组建成立工会。": set(),
    COUNTY + "新校长到任的学校有西湖小学、南关小学。": set(),
    COUNTY + "新学校新气象,东岭小学、北山小学举行开学典礼。": set(),
    COUNTY + "我县新建成的学校有东岭小学、北山小学,参加比赛的学校有南关小学。": {
        "谷城县 builds 东岭小学",
        "谷城县 builds 北山小学",
    },
    COUNTY + "加快石桥一中一流名校建设,推进石桥二中特色高中建设。": set(),
}
"""What news tells of new schools: below the county whose name stands above them, and in lists behind lists."""
LISTS = {
    "一、项目建设\n(一)已完工项目\n1.石桥小学:教学楼3200平方米,投资860万元。\n2.双桥幼儿园:9个班,秋季开园。\n"
    "(二)未开工项目\n1.板桥小学:宿舍楼,用地手续办理中。\n2.沙河中学:迁建。": {
        "石桥小学  Completed",
        "双桥幼儿园 New Completed",
        "板桥小学  PlannedStage",
        "沙河中学 Relocation PlannedStage",
    },
    "【竣工】\n①县第七小学(新建)——总投资1.15亿元,36个班。8月25日通过竣工验收,首批招生1236人。\n②石桥小学运动场改造——210万元,8月完工。\n"
    "③柳河镇幼儿园——由闲置村小改建,投入175万元。\n【在建】\n④县特殊教育学校迁建——总投资4800万元。遇溶洞停工40天,现已复工。\n"
    "⑤柳湾中学扩建——征地12亩。进入装修,原定6月交付,推迟到年底。\n⑥禾丰中学、靖江中学教师周转房——各24套,均在做主体。": {
        "县第七小学 New Completed",
        "石桥小学 Renovation Completed",
        "柳河镇幼儿园 Renovation Completed",
        "县特殊教育学校 Relocation Underway",
        "柳湾中学 Extension Underway",
        "禾丰中学  Underway",
        "靖江中学  Underway",
    },
    "已竣工:\n石桥小学综合楼,3200平方米,投资860万元;\n柳湾中学运动场改造,投资210万元。": {
        "石桥小学  Completed",
        "柳湾中学 Renovation Completed",
    },
    "【续建项目】\n(1)石桥中学\n学生公寓4200平方米,总投资1260万元,主体封顶。": {"石桥中学  Underway"},
    "二、重点工程\n1.板桥小学:安装智慧黑板12套。\n2.东岭小学:宿舍楼项目取消,投资退回。": set(),
    "三、家校共育\n1.石桥小学:家长学校开课36次,投资2万元。\n四、捐资助学\n1.柳湾小学:企业捐建图书室,投资20万元。": set(),
    "一、荣誉榜\n1.石桥小学:省文明校园,建筑面积3200平方米。": set(),
}
MERGERS = {
    "谷城四中校史\n\n2004年,前进中学整建制并入四中;2009年布局调整,二闸中学、渠口中学也先后撤并过来。": {
        "前进中学 mergedInto 谷城四中",
        "二闸中学 mergedInto 谷城四中",
        "渠口中学 mergedInto 谷城四中",
    },
    COUNTY + "石桥小学2018年并入东岭小学,2020年板桥小学也并了过来。": {
        "石桥小学 mergedInto 东岭小学",
        "板桥小学 mergedInto 东岭小学",
    },
    COUNTY + "东岭小学原拟并入石桥小学,因村民代表会未通过,本轮不动。": set(),
    COUNTY + "东岭小学原计划并入石桥小学,家长不同意,暂不实施。": set(),
    COUNTY + "东岭小学原定去年并入石桥小学,今年秋季已经并入。": {"东岭小学 mergedInto 石桥小学"},
}
CAMPUSES = {
    COUNTY + "石桥小学自本学年起成为东岭小学的北校区。": {"石桥小学 campusOf 东岭小学", "北校区 campusOf 东岭小学"},
    COUNTY + "石桥小学的旧址成为东岭小学的北校区。": {"北校区 campusOf 东岭小学"},
    COUNTY + "园舍改叫“谷城县机关幼儿园星河分园”,由县机关幼儿园管。": {
        "谷城县机关幼儿园星河分园 campusOf 县机关幼儿园"
    },
    COUNTY + "坊间说的“二中要挂万安学校分校的牌子”,两边都说没有谈过。": set(),
    "谷城县幼儿园工作小结\n\n明年,一是盯紧分园,力争九月开门。县幼儿园拟在马河镇建分园。": set(),
    COUNTY + "启动凤凰小学新校区建设。": {"谷城县 builds 凤凰小学新校区", "凤凰小学新校区 campusOf 凤凰小学"},
}


def tell(text: str) -> set[str]:
    """What a text says of constructions, mergers and campuses, with the modality where it is a plan."""
    extract = read(text)
    names = name_each(extract)
    return {
        f"{names[one.subject]} {one.predicate} {names[one.object]}"
        + (" planned" if one.modality is Modality.PLANNED else "")
        for one in extract.statements
        if one.predicate in FAMILY
    }


@pytest.mark.parametrize("text", [*BUILDERS, *NEWS, *MERGERS, *CAMPUSES])
def test_what_is_told_of_sites(text: str) -> None:
    """Each passage says who builds, goes into or belongs to which school."""
    assert tell(text) == {**BUILDERS, **NEWS, **MERGERS, **CAMPUSES}[text]


@pytest.mark.parametrize("text", LISTS)
def test_items_of_works(text: str) -> None:
    """Each item of works tells its school, with the kind and stage told in it or over it; the county builds all of them."""
    extract = read("谷城县教育局2022年情况通报\n\n" + text)
    names = name_each(extract)
    built = [one for one in extract.statements if one.predicate is Predicate.BUILDS]
    told = {f"{names[one.object]} {one.qualifiers.construction} {one.qualifiers.stage}" for one in built}
    kinds = {entity.kind for entity in extract.entities if entity.key in {one.subject for one in built}}
    assert told == LISTS[text]
    assert kinds <= {Kind.AREA}


@pytest.mark.parametrize(
    ("text", "schools"),
    [
        ("青江小学、新泉小学分别于2016年春、秋两季完成整体搬迁。", {"青江小学", "新泉小学"}),
        ("实施了青江小学、碧洲小学扩园。", {"青江小学", "碧洲小学"}),
        ("青江职校运动场及汽车实训基地、碧洲小学实验楼建设正在有序推进。", {"青江职校", "碧洲小学"}),
        ("青江小学、碧洲小学室内工程全部完成。", {"青江小学", "碧洲小学"}),
        ("青江小学、碧洲小学分别在室内工程现场开展劳动课。", set()),
        ("青江小学分别在两个校区开展图书搬运活动。", set()),
    ],
)
def test_what_is_built_at_schools_of_a_list_is_built_at_each(text: str, schools: set[str]) -> None:
    assert {school for _, school in list_pairs(f"固始县教育局2018年工作总结\n{text}", "builds")} == schools
