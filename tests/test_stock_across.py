"""Stock wording across sentences: what a sentence leaves out stands in the one before it, in its heading, or at the head of its item."""

import pytest
from texts import name_each, read

from kg.model import Predicate

CITY = "临川市教育局2022年工作总结\n2022年,全市教育系统扎实工作。\n"
DISTRICT = "楚江区教育局2021年度工作总结\n2021年,全区教育系统坚持立德树人,各项工作取得新进展。\n"
GROUP = "新华路小学教育集团2022—2023学年工作总结\n一学年来,集团各成员校齐心协力,完成了各项任务。\n"
OFFICE = "岭北县教研室2022年工作总结\n2022年,我室立足教研,服务一线。\n"
KINDERGARTEN = "绿洲县机关幼儿园2021年秋季学期工作总结\n本学期,我园以《幼儿园教育指导纲要》为指导,扎实开展各项工作。\n"
NEWS = "石桥市教育简讯\n2023年第6期\n"
SCHOOL = "松山市第四中学2019年工作总结\n2019年,学校紧紧围绕中心任务开展工作。\n"
VOCATIONAL = "岭北县职业教育中心2022年工作总结\n2022年,学校坚持产教融合,办学水平不断提高。\n"
TOLD = (
    (
        CITY,
        "东湖小学狠抓教学管理,质量稳步提升。学校被评为省级语言文字规范化示范校。",
        {("东湖小学", Predicate.RECEIVED, "省级语言文字规范化示范校")},
    ),
    (
        CITY,
        "启航中学、明德小学、湖口乡中心小学大力推进书香校园建设。三所学校均被命名为全市书香校园。",
        {
            ("启航中学", Predicate.RECEIVED, "全市书香校园"),
            ("明德小学", Predicate.RECEIVED, "全市书香校园"),
            ("湖口乡中心小学", Predicate.RECEIVED, "全市书香校园"),
        },
    ),
    (
        NEWS,
        "红旗路小学是一所老校。这所学校2015年被命名为“全国特色学校”。",
        {("红旗路小学", Predicate.RECEIVED, "全国特色学校")},
    ),
    (
        NEWS,
        "石桥一中教师黎明辉荣获“全国模范教师”称号。他先后被评为省优秀班主任、市教学能手。",
        {
            ("黎明辉", Predicate.AFFILIATED_WITH, "石桥一中"),
            ("黎明辉", Predicate.RECEIVED, "全国模范教师"),
            ("黎明辉", Predicate.RECEIVED, "市教学能手"),
            ("黎明辉", Predicate.RECEIVED, "省优秀班主任"),
        },
    ),
    (
        CITY,
        "省教育厅公布了第二批省级绿色学校名单。我市三所学校入选,分别是启航中学、明德小学和市第二幼儿园。",
        {
            ("启航中学", Predicate.RECEIVED, "第二批省级绿色学校"),
            ("市第二幼儿园", Predicate.RECEIVED, "第二批省级绿色学校"),
            ("明德小学", Predicate.RECEIVED, "第二批省级绿色学校"),
        },
    ),
    (
        CITY,
        "市教育局命名了首批市级书香校园。他们分别是启航中学、明德小学。",
        {("启航中学", Predicate.RECEIVED, "首批市级书香校园"), ("明德小学", Predicate.RECEIVED, "首批市级书香校园")},
    ),
    (
        KINDERGARTEN,
        "6月,我园参加了全县幼儿体操表演赛。孩子们表现出色,获得一等奖。",
        {("绿洲县机关幼儿园", Predicate.RECEIVED, "全县幼儿体操表演赛")},
    ),
    (
        SCHOOL,
        "5月,我校组队参加第六届市中学生篮球联赛。经过激烈角逐,最终获得亚军。",
        {("松山市第四中学", Predicate.RECEIVED, "第六届市中学生篮球联赛")},
    ),
    (
        SCHOOL,
        "5月,我校教师李明参加第六届市教师基本功大赛。最终获得一等奖。",
        {("李明", Predicate.RECEIVED, "第六届市教师基本功大赛")},
    ),
    (
        DISTRICT,
        "在全市中小学实验教学说课比赛中,我区选手表现优异。铁西一中的沈梦洁获一等奖。",
        {("沈梦洁", Predicate.RECEIVED, "全市中小学实验教学说课比赛")},
    ),
    (
        CITY,
        "市里把六所学校纳入城东教育共同体。它们是启航中学、临川二中、明德小学、东郊小学。",
        {
            ("东郊小学", Predicate.MEMBER_OF, "城东教育共同体"),
            ("临川二中", Predicate.MEMBER_OF, "城东教育共同体"),
            ("启航中学", Predicate.MEMBER_OF, "城东教育共同体"),
            ("明德小学", Predicate.MEMBER_OF, "城东教育共同体"),
        },
    ),
    (
        CITY,
        "启航中学教育集团和明德小学教育集团先后挂牌。前者吸纳临川二中、临川四中,后者吸纳湖口乡中心小学。",
        {
            ("临川二中", Predicate.MEMBER_OF, "启航中学教育集团"),
            ("临川四中", Predicate.MEMBER_OF, "启航中学教育集团"),
            ("湖口乡中心小学", Predicate.MEMBER_OF, "明德小学教育集团"),
        },
    ),
    (
        VOCATIONAL,
        "今年新签约企业三家:华峰汽车服务有限公司、天诚电子科技公司。",
        {
            ("岭北县职业教育中心", Predicate.PARTNERS_WITH, "华峰汽车服务有限公司"),
            ("岭北县职业教育中心", Predicate.PARTNERS_WITH, "天诚电子科技公司"),
        },
    ),
    (
        CITY,
        "启航中学现有结对学校三所。分别是东湖小学、临川二中、湖口乡中心小学。",
        {
            ("启航中学", Predicate.PARTNERS_WITH, "东湖小学"),
            ("启航中学", Predicate.PARTNERS_WITH, "临川二中"),
            ("启航中学", Predicate.PARTNERS_WITH, "湖口乡中心小学"),
        },
    ),
    (
        VOCATIONAL,
        "学校与华峰汽车服务有限公司共建实训基地。同时,与天诚电子科技公司开展订单培养。",
        {
            ("岭北县职业教育中心", Predicate.PARTNERS_WITH, "华峰汽车服务有限公司"),
            ("岭北县职业教育中心", Predicate.PARTNERS_WITH, "天诚电子科技公司"),
        },
    ),
    (
        CITY,
        "1.启航中学。新建教学楼一栋,投资1600万元,已封顶。\n2.明德小学。改造运动场,已竣工。",
        {("临川市", Predicate.BUILDS, "启航中学"), ("临川市", Predicate.BUILDS, "明德小学")},
    ),
    (
        CITY,
        "高铁新区小学是今年的重点工程。项目总投资9800万元,目前主体已封顶。",
        {("临川市", Predicate.BUILDS, "高铁新区小学")},
    ),
    (
        NEWS,
        "柳林镇第二中学只剩下87名学生。今年秋天,它被并入柳林镇第一中学。",
        {("柳林镇第二中学", Predicate.MERGED_INTO, "柳林镇第一中学")},
    ),
    (
        NEWS,
        "石桥三中教师钱晓东潜心教研。她的专著《习作教学初探》由省教育出版社出版。",
        {("钱晓东", Predicate.ISSUED, "习作教学初探")},
    ),
    (
        SCHOOL,
        "学校编印了《四中德育读本》。该书由德育处主任蓝天鹏主编。",
        {("松山市第四中学", Predicate.ISSUED, "四中德育读本"), ("蓝天鹏", Predicate.ISSUED, "四中德育读本")},
    ),
    (
        CITY,
        "《临川市校长交流实施办法》《临川市校长职级制管理办法》相继出台。",
        {
            ("临川市教育局", Predicate.ISSUED, "临川市校长交流实施办法"),
            ("临川市教育局", Predicate.ISSUED, "临川市校长职级制管理办法"),
        },
    ),
    (
        CITY,
        "【启航中学】11月,举办第十届校园科技节。同月,与省科技馆签订共建协议。",
        {("启航中学", Predicate.HOLDS, "第十届校园科技节"), ("启航中学", Predicate.PARTNERS_WITH, "省科技馆")},
    ),
    (
        CITY,
        "一、启航中学\n全年举办第十届校园科技节。\n二、明德小学\n与省科技馆签订共建协议。",
        {("启航中学", Predicate.HOLDS, "第十届校园科技节"), ("明德小学", Predicate.PARTNERS_WITH, "省科技馆")},
    ),
    (
        GROUP,
        "原西苑小学副校长邱林任北关小学校长,总校教导主任孟凡荣任西苑小学副校长。",
        {("孟凡荣", Predicate.AFFILIATED_WITH, "西苑小学"), ("邱林", Predicate.AFFILIATED_WITH, "北关小学")},
    ),
    (NEWS, "段志强现任石桥一中校长。", {("段志强", Predicate.AFFILIATED_WITH, "石桥一中")}),
    (
        DISTRICT,
        "区体育中学输送运动员7名,其中韦家乐在全国少年举重锦标赛中获银牌。",
        {("韦家乐", Predicate.AFFILIATED_WITH, "区体育中学")},
    ),
    (
        NEWS,
        "段志强,男,1971年生,中共党员,高级教师。现任石桥一中校长。",
        {("段志强", Predicate.AFFILIATED_WITH, "石桥一中")},
    ),
    (NEWS, "石桥市教育局一行到红旗路小学调研。校长史文静陪同。", {("史文静", Predicate.AFFILIATED_WITH, "红旗路小学")}),
    (DISTRICT, "名师韦家乐牵头,成立了韦家乐名师工作室。", {("韦家乐", Predicate.AFFILIATED_WITH, "韦家乐名师工作室")}),
)
"""The head of a document, two or three of its sentences, and all that these say by the predicates told."""
NOTHING = (
    (DISTRICT, "我区将创建省级绿色学校三所。它们是启航中学、明德小学。", Predicate.RECEIVED),
    (DISTRICT, "市教育局开展了市级绿色学校评选。我区三所学校参评,分别是启航中学、明德小学。", Predicate.RECEIVED),
    (CITY, "我市新增省级绿色学校三所。它们是启航中学、明德小学。", Predicate.BUILDS),
    (CITY, "东湖小学、启航中学大力推进书香校园建设。", Predicate.BUILDS),
    (CITY, "启航中学狠抓班风学风建设,成效明显。", Predicate.BUILDS),
    (CITY, "启航中学开展“书香校园”活动。全市新建图书角120个。", Predicate.BUILDS),
    (CITY, "滨江实验学校校长苗青介绍了经验。新建校舍面积达到三万平方米。", Predicate.BUILDS),
    (CITY, "启航中学承办了现场会。会后,代表们参观了新建的体育馆。", Predicate.BUILDS),
    (SCHOOL, "我校将参加第六届市中学生篮球联赛。力争获得亚军。", Predicate.RECEIVED),
    (SCHOOL, "我校教师参加第六届市教学论文评选。教师论文12篇获一等奖。", Predicate.RECEIVED),
    (CITY, "城东教育共同体召开了第一次会议。参加会议的学校有:启航中学、临川二中。", Predicate.MEMBER_OF),
    (CITY, "全市共有帮扶学校两所。一所是临川二中,另一所是云岭中学。", Predicate.PARTNERS_WITH),
    (SCHOOL, "被评为先进的结对学校有:临川二中、云岭中学。", Predicate.PARTNERS_WITH),
    (CITY, "东湖小学、启航中学成绩突出。学校食堂被评为省级放心食堂。", Predicate.RECEIVED),
    (CITY, "东湖小学、启航中学成绩突出。学校被评为省级语言文字规范化示范校。", Predicate.RECEIVED),
    (CITY, "东湖小学成绩突出。我市三所学校被评为省级绿色学校。", Predicate.RECEIVED),
    (
        DISTRICT,
        "铁西一中获一等奖,矿山中学获进步奖。学生施懿航在全国中学生物理竞赛中获省级二等奖。",
        Predicate.AFFILIATED_WITH,
    ),
    (NEWS, "会上,石桥一中、石桥三中、红旗路小学作典型发言。校长史文静陪同。", Predicate.AFFILIATED_WITH),
    (CITY, "4月又成立了市南路小学教育集团。城北中学与张店区第八中学缔结为教学联盟校。", Predicate.MEMBER_OF),
    (OFFICE, "组织教师赴华东师范大学参加研修班,与泰和县第三中学的同行开展互派。", Predicate.PARTNERS_WITH),
)
"""Passages that look alike and say nothing by a predicate."""


@pytest.mark.parametrize(("head", "words", "told"), TOLD, ids=[words[:24] for _, words, _ in TOLD])
def test_a_sentence_takes_over_what_it_leaves_out(head: str, words: str, told: set[tuple[str, Predicate, str]]) -> None:
    extract = read(head + words)
    names = name_each(extract)
    kinds = {predicate for _, predicate, _ in told}
    found = {(names[one.subject], one.predicate, names[one.object]) for one in extract.statements}
    assert {one for one in found if one[1] in kinds} == told


@pytest.mark.parametrize(("head", "words", "predicate"), NOTHING, ids=[words[:24] for _, words, _ in NOTHING])
def test_what_looks_alike_says_nothing(head: str, words: str, predicate: Predicate) -> None:
    assert predicate not in {one.predicate for one in read(head + words).statements}
