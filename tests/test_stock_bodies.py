"""Stock wording of bureaus, groups and schools, in invented sentences: what bodies are called, and how they belong together."""

import pytest
from texts import name_each, read

from kg.model import Extract, Kind, Predicate

HEAD = "临川市教育局2022年工作总结\n2022年，全市教育系统扎实工作。\n"
BODIES = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION})
NAMES = {
    "第一、三、五小学完成了智慧黑板安装。": {"第一小学", "第三小学", "第五小学"},
    "市二、四、六中参加了联考阅卷。": {"市二中", "市四中", "市六中"},
    "市第一、第二幼儿园均为省级示范园。": {"市第一幼儿园", "市第二幼儿园"},
    "河东一、二、三小联合开展教研。": {"河东一小", "河东二小", "河东三小"},
    "城关镇中心小学、幼儿园通过验收。": {"城关镇中心小学", "城关镇中心幼儿园"},
    "金山镇、九里镇中心小学参加了活动。": {"金山镇中心小学", "九里镇中心小学"},
    "市一中、市二中、市三中等3所高中完成录取。": {"市一中", "市二中", "市三中"},
    "一、二中概况": {"二中"},
    "全市一、二、三年级学生参加。": set(),
    "切实开好集团理事会，办好集团校本教研。": set(),
    "加强区校一本教研室建设，配齐专职教研员。": set(),
    "上海真爱梦想公益基金会捐建了教室。": {"上海真爱梦想公益基金会"},
    "市慈善总会资助困难学生。": {"市慈善总会"},
    "这是帮市实验小学代为保管的。": {"市实验小学"},
    "由原南乡小学改建。": {"南乡小学"},
    "一年来，评估青石小学三次。": {"青石小学"},
    "一年来，送青石小学教师外出。": {"青石小学"},
    "一年来，已经进行青石镇中心小学的改造。": {"青石镇中心小学"},
    "一年来，直接送县教研室。": {"县教研室"},
    "一年来，要问县二中的老师。": {"县二中"},
    "一年来，卖鱼桥小学、会稽路小学有了变化。": {"卖鱼桥小学", "会稽路小学"},
    "一年来，向荣镇中心小学有了变化。": {"向荣镇中心小学"},
    "河埠小学生源不足30人。": {"河埠小学"},
    "少先队临川市工作委员会、共青团临川市委员会联合命名。": {"少先队临川市工作委员会", "共青团临川市委员会"},
    "县教育局基教股股长李明到会。": {"县教育局基教股"},
    "铜都小学、铜都中学学生均已返校。": {"铜都小学", "铜都中学"},
    "市区一小、二小共有大班额41个。": {"一小", "二小"},
    "长田教学点（9名学生）暂时保留。": {"长田教学点"},
    "县一小滨河校区交付使用。": {"县一小", "县一小滨河校区"},
    "与东乡区实验幼儿园结对，由萧山区职教中心承办。": {"东乡区实验幼儿园", "萧山区职教中心"},
    "走访了东乡一中、于都二中。": {"东乡一中", "于都二中"},
    "由临渭二小、余干三小牵头。": {"临渭二小", "余干三小"},
    "一年来，和静第三小学、从化第二小学有了变化。": {"和静第三小学", "从化第二小学"},
    "徐楼小学挂点“农村小规模学校联盟”。": {"徐楼小学", "农村小规模学校联盟"},
    "市财政局、发改委联合验收。": {"市财政局", "发改委"},
    "与我县头沟小学同步上课。": {"头沟小学"},
    "赤峰市松州实验中学来访。": {"赤峰市松州实验中学"},
    "以2比1战胜曹县磐石小学夺冠。": {"曹县磐石小学"},
    "邀请北京市新苗小学特级教师郑晓云授课。": {"北京市新苗小学"},
    "由东道主新沂钟吾农业中等专业学校介绍经验。": {"新沂钟吾农业中等专业学校"},
    "潜江市张金镇铁匠沟小学同台赛课。": {"潜江市张金镇铁匠沟小学"},
    "育才学校章程已经备案，原青石镇第一初级中学校址改建。": {"育才学校", "青石镇第一初级中学"},
    "师范附小集团、二小集团各有特色。": {"师范附小集团", "二小集团"},
}
"""Sentences with the names of all bodies in them but the one that reports."""
TOLD = {
    "实验小学东、西校区同步开学。": {
        ("实验小学东校区", "campusOf", "实验小学"),
        ("实验小学西校区", "campusOf", "实验小学"),
    },
    "实验小学东校区、西校区共享教师资源。": {
        ("实验小学东校区", "campusOf", "实验小学"),
        ("西校区", "campusOf", "实验小学"),
    },
    "全市组建了以临川一小为龙头的临川一小教育集团、以滕王阁保育院为龙头的滕王阁幼教集团。": {
        ("临川一小", "memberOf", "临川一小教育集团"),
        ("滕王阁保育院", "memberOf", "滕王阁幼教集团"),
    },
    "罗湖中心小学下设的云路教学点只有一个班。": {("云路教学点", "campusOf", "罗湖中心小学")},
    "序号  帮扶校  受援校  方式\n1  实验小学  龙溪中心小学  全面托管\n2  育英小学  展坪中心小学、青泥小学  教研结\n对  2年\n3  同上  高坪小学  整体融入": {
        ("实验小学", "manages", "龙溪中心小学"),
        ("育英小学", "partnersWith", "展坪中心小学"),
        ("育英小学", "partnersWith", "青泥小学"),
        ("高坪小学", "mergedInto", "育英小学"),
    },
    "敖桥小学得到县三小的对口帮扶。": {("敖桥小学", "partnersWith", "县三小")},
    "县三小与敖桥小学去年的结对协议已经作废。": set(),
    "黄岗完小去年并回黄岗中心小学。": {("黄岗完小", "mergedInto", "黄岗中心小学")},
    "潭山学区管着潭山中学、潭山小学和四个教学点。": {
        ("潭山中学", "memberOf", "潭山学区"),
        ("潭山小学", "memberOf", "潭山学区"),
    },
    "江城教育集团由江城一小、江城二小组成。": {
        ("江城一小", "memberOf", "江城教育集团"),
        ("江城二小", "memberOf", "江城教育集团"),
    },
}
TIES = frozenset(
    {Predicate.MEMBER_OF, Predicate.CAMPUS_OF, Predicate.MANAGES, Predicate.PARTNERS_WITH, Predicate.MERGED_INTO}
)


def read_report(text: str) -> Extract:
    """What a bureau's report says that holds one sentence more."""
    return read(f"{HEAD}{text}\n")


@pytest.mark.parametrize("text", NAMES)
def test_bodies_are_called_by_their_whole_names_and_no_more(text: str) -> None:
    found = {one.name for one in read_report(text).entities if one.kind in BODIES}
    assert found - {"临川市教育局"} == NAMES[text]


@pytest.mark.parametrize("text", TOLD)
def test_bodies_belong_to_those_that_the_sentence_names(text: str) -> None:
    extract = read_report(text)
    names = name_each(extract)
    found = {
        (names[one.subject], one.predicate.value, names[one.object])
        for one in extract.statements
        if one.predicate in TIES
    }
    assert found == TOLD[text]
