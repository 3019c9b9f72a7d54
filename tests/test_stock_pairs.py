"""Tables of pairs that lost their cells, and ties and memberships told over clauses, in invented sentences."""

import pytest
from texts import list_names, read

from kg.model import Modality

PREDICATES = ("memberOf", "partnersWith", "manages", "mergedInto")
HEAD = "临川市教育局2022年工作总结\n2022年，全市教育系统扎实工作。\n"
OWN = "望江中学2022年工作总结\n2022年，我校扎实工作。\n"
TABLES: dict[str, set[str]] = {
    """青陵县结对帮扶一览表
序号 帮扶校 受援校 方式 备注
1 实验小学 云山镇中心小学、河西镇中心小学结对 3人
2 东关小学 清水镇中心小学托管 三年
""": {
        "实验小学 partnersWith 云山镇中心小学",
        "实验小学 partnersWith 河西镇中心小学",
        "东关小学 manages 清水镇中心小学",
    },
    """青陵县2022—2023学年城乡学校结对帮扶一览表
填报单位：县教育局基础教育股　　单位：人

序号 支援学校 受援学校 方式 派出教
师 联系人 备注

1 实验小学 云山镇中心小学 结对 3 王亚军 2019年
起

2 实验小学 河西镇中心小学 结对 2 同上 本学年新增

3 东关小学 清水镇中心小学 托管 5 马小燕 托管三年，
校长由东关小学副校长张维国兼

4 第三中学 三川镇初级中学
南坪镇初级中学 结对 4 何晓玲 一对二

5 县幼儿园 云山镇中心幼儿园、河西镇中心幼儿园
结对 3 裴彩霞 云山1人，河西2人

合计 城区学校(园)4所 受援6所 17

说明
1.清水教研联盟由第三中学牵头。
2.东关小学、实验小学获评“先进学校”。
3.序号2拟转为托管；白水镇中心小学拟与东关小学结对，协议待签。
4.上表序号1的前一轮结对学校石佛镇中心小学，关系已于2019年8月终止。
""": {
        "实验小学 partnersWith 云山镇中心小学",
        "实验小学 partnersWith 河西镇中心小学",
        "东关小学 manages 清水镇中心小学",
        "第三中学 partnersWith 三川镇初级中学",
        "第三中学 partnersWith 南坪镇初级中学",
        "县幼儿园 partnersWith 云山镇中心幼儿园",
        "县幼儿园 partnersWith 河西镇中心幼儿园",
        "第三中学 memberOf 清水教研联盟",
        "实验小学 manages 河西镇中心小学 planned",
        "白水镇中心小学 partnersWith 东关小学 planned",
    },
    """青陵县义务教育学校托管情况表
序号
托管学校
受托管学校
起止时间
1
实验小学
云山镇中心小学
2021.9—2024.8
2
东关小学
清水镇中心小学
2022.9—2025.8
3
第三中学
三川镇初级中学
2020.9—2022.8（已到期）
""": {"实验小学 manages 云山镇中心小学", "东关小学 manages 清水镇中心小学"},
    """青陵县2022年教育工作总结
附：结对学校一览
序号 帮扶学校 受援学校 方式 1 实验小学 云山镇中心小学 结对 2 东关小学 清水镇中心小学 托管 3 第三中学 三川镇初级中学 拟结对
""": {
        "实验小学 partnersWith 云山镇中心小学",
        "东关小学 manages 清水镇中心小学",
        "第三中学 partnersWith 三川镇初级中学 planned",
    },
    """青陵县城乡结对共建名单
城区学校 乡镇学校 结对时间
实验小学 云山镇中心小学 2020年
东关小学 清水镇中心小学 2021年
第三中学 三川镇初级中学 2021年
""": {
        "实验小学 partnersWith 云山镇中心小学",
        "东关小学 partnersWith 清水镇中心小学",
        "第三中学 partnersWith 三川镇初级中学",
    },
    """青陵县托管学校名单
序号	托管方	被托管方	期限	备注
1	实验小学	云山镇中心小学	三年
2	东关小学	清水镇中心小学	三年	协议待签
3	同上	白水镇中心小学	三年
4	第三中学	三川镇初级中学	三年	2022年8月解除
注：序号1自2023年9月起改为结对。
""": {"实验小学 manages 云山镇中心小学", "东关小学 manages 清水镇中心小学 planned", "东关小学 manages 白水镇中心小学"},
    """青陵县薄弱学校帮扶安排
受援学校 帮扶学校 帮扶内容
云山镇中心小学 实验小学 跟岗、送教
清水镇中心小学 东关小学 全面托管
""": {"实验小学 partnersWith 云山镇中心小学", "东关小学 manages 清水镇中心小学"},
    """青陵县2023年拟结对学校名单（征求意见稿）
序号 支援学校 受援学校
1 实验小学 云山镇中心小学
2 东关小学 清水镇中心小学
""": {"实验小学 partnersWith 云山镇中心小学 planned", "东关小学 partnersWith 清水镇中心小学 planned"},
    """青陵县教育集团一览表
序号
集团名称
牵头学校
成员学校
1
实验小学教育集团
实验小学
云山镇中心小学、河西镇中心小学
2
第三中学教育集团
第三中学
三川镇初级中学
""": {
        "实验小学 memberOf 实验小学教育集团",
        "云山镇中心小学 memberOf 实验小学教育集团",
        "河西镇中心小学 memberOf 实验小学教育集团",
        "第三中学 memberOf 第三中学教育集团",
        "三川镇初级中学 memberOf 第三中学教育集团",
    },
    """青陵县学区划分情况
学区名
称 学区长学校 所辖学
校
东城学区 实验小学 云山镇中心小学、河西镇中心小学
西城学区 东关小学 清水镇中心小学、白水镇中心小学
""": {
        "实验小学 memberOf 东城学区",
        "云山镇中心小学 memberOf 东城学区",
        "河西镇中心小学 memberOf 东城学区",
        "东关小学 memberOf 西城学区",
        "清水镇中心小学 memberOf 西城学区",
        "白水镇中心小学 memberOf 西城学区",
    },
    """青陵县2022年校际篮球赛对阵表
序号 主队 客队 时间
1 实验小学 云山镇中心小学 5月3日
2 东关小学 清水镇中心小学 5月4日
""": set(),
    """青陵县教师支教统计表
序号 姓名 派出学校 受援学校 学科
1 王亚军 实验小学 云山镇中心小学 语文
2 马小燕 东关小学 清水镇中心小学 数学
""": set(),
    """青陵县校舍调整表
原学校 并入学校 时间
云山教学点 云山镇中心小学 2021年
""": set(),
    """麦积区城乡幼儿园结对表
序号 帮扶园 受帮扶园 方式
1 麦积区幼儿园 石佛镇中心幼儿园 结对
2 区第二幼儿园 新阳镇中心幼儿园 结对
""": {"麦积区幼儿园 partnersWith 石佛镇中心幼儿园", "区第二幼儿园 partnersWith 新阳镇中心幼儿园"},
    """清江区2022年职业学校校企合作一览
序号 学校 合作企业 合作内容
1 清江区职业教育中心 江南机械有限公司 订单班
2 清江旅游学校 云海酒店集团有限公司 实习基地
""": {"清江区职业教育中心 partnersWith 江南机械有限公司", "清江旅游学校 partnersWith 云海酒店集团有限公司"},
    """青陵县与石城市对口协作学校名单
青陵县学校 石城市学校 签约时间 状态
青陵一中 石城市第五中学 2019年 执行中
云山镇中心小学 石城市人民路小学 2020年 已到期未续
东关小学 石城市解放路小学 2021年 执行中
""": {"青陵一中 partnersWith 石城市第五中学", "东关小学 partnersWith 石城市解放路小学"},
}
PROSE: dict[str, set[str]] = {
    HEAD + "香江小学教育集团规模最大。总校是香江小学，成员校有三家：后山小学、前坪小学，以及去年才建成的水西小学。": {
        "后山小学 memberOf 香江小学教育集团",
        "前坪小学 memberOf 香江小学教育集团",
        "水西小学 memberOf 香江小学教育集团",
    },
    HEAD + "滨河教育联盟成立之初只有三家，即发起的香江小学，以及后山小学和前坪小学。": {
        "香江小学 memberOf 滨河教育联盟",
        "后山小学 memberOf 滨河教育联盟",
        "前坪小学 memberOf 滨河教育联盟",
    },
    HEAD + "滨河教育联盟现有四所学校：领头的香江小学，还有后山小学、前坪小学，再加上地处山区的水西小学。": {
        "香江小学 memberOf 滨河教育联盟",
        "后山小学 memberOf 滨河教育联盟",
        "前坪小学 memberOf 滨河教育联盟",
        "水西小学 memberOf 滨河教育联盟",
    },
    HEAD + "香江小学教育集团的成员包括后山小学、前坪小学，以及地处偏远、只有百余名学生的水西小学。": {
        "后山小学 memberOf 香江小学教育集团",
        "前坪小学 memberOf 香江小学教育集团",
        "水西小学 memberOf 香江小学教育集团",
    },
    HEAD + "香江小学教育集团成员校有后山小学、前坪小学，以及正在申请加入的水西小学。": {
        "后山小学 memberOf 香江小学教育集团",
        "前坪小学 memberOf 香江小学教育集团",
    },
    HEAD
    + "香江实验学校教育集团眼下只有两个成员：牵头的是九年一贯制的香江实验学校，跟着它的是学生不足三百人的后山小学。": {
        "香江实验学校 memberOf 香江实验学校教育集团",
        "后山小学 memberOf 香江实验学校教育集团",
    },
    HEAD + "滨河学区由香江小学打头，紧随其后的是后山小学和前坪小学。": {
        "香江小学 memberOf 滨河学区",
        "后山小学 memberOf 滨河学区",
        "前坪小学 memberOf 滨河学区",
    },
    HEAD + "滨河学区由香江小学打头。在今年运动会上，香江小学得了第一，紧随其后的是后山小学。": {
        "香江小学 memberOf 滨河学区"
    },
    OWN + "与我们走动最多的是后山中学和前坪中学，三家搭了个“滨河教研联盟”，后山中学牵头。": {
        "望江中学 memberOf 滨河教研联盟",
        "后山中学 memberOf 滨河教研联盟",
        "前坪中学 memberOf 滨河教研联盟",
    },
    OWN + "去年秋天，我校和后山中学、前坪中学一起拉起了“滨河教研联盟”，每月轮流坐庄。": {
        "望江中学 memberOf 滨河教研联盟",
        "后山中学 memberOf 滨河教研联盟",
        "前坪中学 memberOf 滨河教研联盟",
    },
    HEAD + "后山小学、前坪小学、水西小学都在清水河边，今年三校结成了“清水河教育联盟”，由前坪小学牵头。": {
        "后山小学 memberOf 清水河教育联盟",
        "前坪小学 memberOf 清水河教育联盟",
        "水西小学 memberOf 清水河教育联盟",
    },
    HEAD + "后山小学与前坪小学、水西小学打算抱团，三校的“清水河教育联盟”尚在酝酿。": set(),
    OWN + "与我校相邻的有后山中学和前坪中学，三家都在争创省级示范，滨河教研联盟也派人来看过。": set(),
    HEAD + "4月，后山小学退出滨河学区，转入清水学区。": {"后山小学 memberOf 清水学区"},
    HEAD + "今年起，前坪小学由滨河学区调入清水学区，水西小学则从清水学区划到滨河学区。": {
        "前坪小学 memberOf 清水学区",
        "水西小学 memberOf 滨河学区",
    },
    HEAD + "后山小学想退出滨河学区，转入清水学区，教育局没有同意。": set(),
    HEAD
    + "三川镇初级中学、水桥镇九年制学校、东河镇九年制学校都是山区校。清水教研联盟由望江中学牵头，三川、水桥、东河三校参加。": {
        "望江中学 memberOf 清水教研联盟",
        "三川镇初级中学 memberOf 清水教研联盟",
        "水桥镇九年制学校 memberOf 清水教研联盟",
        "东河镇九年制学校 memberOf 清水教研联盟",
    },
    HEAD + "青山镇小学、白水镇小学地处库区。今年，望江小学与青山、白水两校结对，每月送教。": {
        "望江小学 partnersWith 青山镇小学",
        "望江小学 partnersWith 白水镇小学",
    },
    HEAD + "望江小学托管青山镇小学、白水镇小学。一年下来，青山、白水两校学生回流63人。": {
        "望江小学 manages 青山镇小学",
        "望江小学 manages 白水镇小学",
    },
    HEAD + "青山镇小学在库区，望江小学与青山、白水两镇联合办学。": set(),
    HEAD + "联盟由香江小学牵头，成员是后山小学、前坪小学，即滨河教育联盟。10月，联盟与中央民族大学结成发展伙伴。": {
        "香江小学 memberOf 滨河教育联盟",
        "后山小学 memberOf 滨河教育联盟",
        "前坪小学 memberOf 滨河教育联盟",
        "滨河教育联盟 partnersWith 中央民族大学",
    },
    HEAD + "滨河教育联盟由香江小学牵头，成员有后山小学。今年6月，联盟同石城师范学院签订合作协议，后山小学首批受益。": {
        "香江小学 memberOf 滨河教育联盟",
        "后山小学 memberOf 滨河教育联盟",
        "滨河教育联盟 partnersWith 石城师范学院",
    },
    HEAD + "香江小学教育集团办了十年。集团去年又与石城师范学院共建实习基地。": {
        "香江小学教育集团 partnersWith 石城师范学院"
    },
    OWN + "江苏来对口支援，南通市的金西中学同我们结成姊妹学校，连着六年派老师来。": {"望江中学 partnersWith 金西中学"},
    OWN + "石城市第二中学跟我们认了亲，结成友好学校。": {"望江中学 partnersWith 石城市第二中学"},
    OWN + "今年又添了一位远方的朋友：石城市第二中学，八月签的结对协议，两位老师已过去支教。": {
        "望江中学 partnersWith 石城市第二中学"
    },
    OWN + "手拉手的学校今年多了一家，是石城市第二中学，五月签的约。": {"望江中学 partnersWith 石城市第二中学"},
    OWN + "今年来访的客人不少：石城市第二中学、后山小学，都提出想签协议，我们没有答应。": set(),
    HEAD + "望江中学和石城市第三十七中学的“亲戚”认得最早，至今没有断过。": {"望江中学 partnersWith 石城市第三十七中学"},
    HEAD + "望江中学与石城市第三中学的结对已进入第六个年头。": {"望江中学 partnersWith 石城市第三中学"},
    HEAD + "后山小学跟前坪小学的手拉手，今年到期没有再续。": set(),
    HEAD + "望江中学与后山中学的篮球赛打了三年。": set(),
    HEAD + "石城市龙华区与临川市结对帮扶，龙华区的万安学校又单独同临川市第二中学签了共建协议。": {
        "龙华区 partnersWith 临川市",
        "万安学校 partnersWith 临川市第二中学",
    },
    HEAD + "在教育局牵线下，开发区的望江小学今年与后山乡的前坪小学签了帮扶协议。": {"望江小学 partnersWith 前坪小学"},
    HEAD + "7月，市教育局与北京市史家小学续签合作办学协议。": {"临川市教育局 partnersWith 北京市史家小学"},
    HEAD + "接手托管后山小学的是望江小学，原来的协议提前终止。": {"望江小学 manages 后山小学"},
    HEAD + "负责代管水西幼儿园的，改为前坪中心幼儿园。": {"前坪中心幼儿园 manages 水西幼儿园"},
    HEAD + "管后山小学食堂的，换成了前坪小学的人。": set(),
    HEAD + "后山小学原由望江小学托管，今年改由前坪小学接管。": {"前坪小学 manages 后山小学"},
    HEAD + "城乡结对三年考核结果公布。优秀：第四小学—后山小学；合格：第三中学—前坪中学、实验小学—水西小学。": {
        "第四小学 partnersWith 后山小学",
        "第三中学 partnersWith 前坪中学",
        "实验小学 partnersWith 水西小学",
    },
    """临川市校际结对名单（公示稿）
1. 第四小学—石城县后山小学
2. 第三中学—石城县前坪中学
3. 实验小学—石城县水西小学（待对方确认）
""": {
        "第四小学 partnersWith 石城县后山小学",
        "第三中学 partnersWith 石城县前坪中学",
        "实验小学 partnersWith 石城县水西小学 planned",
    },
    HEAD
    + "一是城乡学校“一对一”签约。仪式上，第四小学与后山小学、第三中学与前坪中学、实验幼儿园与水西幼儿园依次交换文本。": {
        "第四小学 partnersWith 后山小学",
        "第三中学 partnersWith 前坪中学",
        "实验幼儿园 partnersWith 水西幼儿园",
    },
    HEAD + "推行结对帮带，头一批配了两对：第三中学配前坪中学，第四小学配后山小学。": {
        "第三中学 partnersWith 前坪中学",
        "第四小学 partnersWith 后山小学",
    },
    HEAD + "结对工作稳步推进。校园足球联赛同步开展，第四小学与后山小学、第三中学与前坪中学的比赛最受关注。": set(),
    HEAD + "结对学校多有互访。校车线路：第四小学—后山小学村口，每天两趟。": set(),
    HEAD + "五月，第三中学与石城县前坪中学签“双语教研”约。": {"第三中学 partnersWith 石城县前坪中学"},
    HEAD + "后山小学交给第四小学，仍为独立法人，托管四年，到期验收。": {"第四小学 manages 后山小学"},
    HEAD + "后山小学把多余的课桌交给第四小学，代管至学期末。": set(),
    OWN + "2016年与后山小学、前坪小学组成“滨河教育集团”。": {
        "望江中学 memberOf 滨河教育集团",
        "后山小学 memberOf 滨河教育集团",
        "前坪小学 memberOf 滨河教育集团",
    },
    OWN + "三月，我们牵头同后山小学、前坪小学结成了滨河联盟。": {
        "望江中学 memberOf 滨河联盟",
        "后山小学 memberOf 滨河联盟",
        "前坪小学 memberOf 滨河联盟",
    },
    HEAD + "香江小学办学五十年，去年又与后山小学、前坪小学组建滨河联盟。": {
        "香江小学 memberOf 滨河联盟",
        "后山小学 memberOf 滨河联盟",
        "前坪小学 memberOf 滨河联盟",
    },
    HEAD + "市教研院今年与后山小学、前坪小学组建滨河联盟。": {
        "后山小学 memberOf 滨河联盟",
        "前坪小学 memberOf 滨河联盟",
    },
    OWN + "我们曾想与后山小学、前坪小学组建滨河联盟，没有谈成。": set(),
    OWN + "明年，拟与后山小学、前坪小学组建滨河联盟。": {
        "望江中学 memberOf 滨河联盟 planned",
        "后山小学 memberOf 滨河联盟 planned",
        "前坪小学 memberOf 滨河联盟 planned",
    },
    HEAD + "城乡学校“一对一”挂钩表：第一中学——后山中学；第六小学——前坪小学。表中每一对均已交换联络人。": {
        "第一中学 partnersWith 后山中学",
        "第六小学 partnersWith 前坪小学",
    },
    HEAD + "后山学校托给前坪中心小学照管，四月生效。": {"前坪中心小学 manages 后山学校"},
    HEAD + "水西镇中心幼儿园由香江幼儿园代为打理，园长由后者派驻。": {"香江幼儿园 manages 水西镇中心幼儿园"},
    HEAD + "后山小学的菜园由前坪小学打理。": set(),
}
"""Each text with what it says; may say too that a school leads the group that bears its name."""


def list_told(text: str) -> list[set[str]]:
    """What a text says of groups, partners and trustees, each statement under every name of its two sides."""
    extract = read(text)
    names = list_names(extract)
    told = []
    for one in extract.statements:
        plan = " planned" if one.modality is Modality.PLANNED else ""
        sides = [(one.subject, one.object), (one.object, one.subject)][: 1 + (one.predicate == "partnersWith")]
        if one.predicate in PREDICATES:
            told.append({f"{s} {one.predicate.value} {o}{plan}" for a, b in sides for s in names[a] for o in names[b]})
    return told


@pytest.mark.parametrize(("text", "says"), [*TABLES.items(), *PROSE.items()])
def test_pairs_and_groups_are_told(text: str, says: set[str]) -> None:
    told = list_told(text)
    assert [one for one in says if not any(one in words for words in told)] == []
    assert [words for words in told if not words & says and not any(leads_own(word) for word in words)] == []


def leads_own(words: str) -> bool:
    """Whether words give a school to the group that bears its name: 香江小学 memberOf 香江小学教育集团."""
    school, _, group = words.partition(" memberOf ")
    return group.startswith(school)
