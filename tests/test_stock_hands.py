"""Facts as journalists, heads of schools, and those who answer proposals tell them: words turned round, the first person, wishes beside facts."""

import pytest
from texts import read, tell_links

REPLY = "关于县人大十八届三次会议第21号建议的答复\n岭北县教育局\n"
BUREAU = "岭北县教育局2022年工作总结\n2022年,全县教育系统扎实工作。\n"
SCHOOL = "岭北县湖口小学2022年工作汇报\n我校创办于1953年。\n"
DISTRICT = "云岭学区2023年工作报告\n2023年,我学区各校团结一心。\n"
UNMET = (
    "至于您提出引进省城育才中学托管我县东湖学校一事,我局多次对接,终因编制问题未能谈成。",
    "关于将柏树小学并入湖口小学的建议,经实地调研,群众意见不一,暂不具备实施条件。",
    "关于新建城西小学的建议,因用地指标未落实,近期无法实施。",
    "您建议由明德小学托管柏树小学,经研究,条件尚不成熟。",
    "对于将东湖学校与湖口小学合并的请求,我局不予支持。",
    "您希望我县启航中学与省实验中学结对,对方婉言谢绝。",
    "针对柏树小学扩建一事,因不符合城镇规划要求,暂缓实施。",
)
TOLD = (
    (
        BUREAU,
        "去年全县投了1.3亿元,新建了城南幼儿园、城北幼儿园,扩建了湖口中学。",
        {"城南幼儿园", "城北幼儿园", "湖口中学"},
        "岭北县 builds {}",
    ),
    (BUREAU, "全县先后新建了城南小学、城北中学。", {"城南小学", "城北中学"}, "岭北县 builds {}"),
    (BUREAU, "我们和岭北学院签了协议,每年招30名定向师范生。", {"岭北学院"}, "岭北县教育局 partnersWith {}"),
    (REPLY, "您建议的教师培训,我局已于去年与岭北学院签订合作协议。", {"岭北学院"}, "岭北县教育局 partnersWith {}"),
    (REPLY, "现答复如下:去年9月,柏树小学并入湖口小学。", {"湖口小学"}, "柏树小学 mergedInto {}"),
    (DISTRICT, "我们学区的青峰小学今年被命名为省级科普示范学校。", {"省级科普示范学校"}, "青峰小学 received {}"),
    (BUREAU, "高远到东湖学校调研,校长方志远、副校长秦朗陪同。", {"方志远", "秦朗"}, "{} affiliatedWith 东湖学校"),
    (BUREAU, "东湖学校合唱团由教师吴雪萍带队,参加全省合唱展演,捧回银奖。", {"东湖学校"}, "{} received 全省合唱展演"),
    (
        BUREAU,
        "举办全县教学大赛,评出一等奖2人:\n王蓓 湖口小学\n李延军 东湖学校",
        {"王蓓", "李延军"},
        "{} received 全县教学大赛",
    ),
    (BUREAU, "岭北中学(下称“北中”)获奖。北中校长杨晓芸发言。", {"岭北中学"}, "杨晓芸 affiliatedWith {}"),
    (BUREAU, "承办教育论坛,江苏省溧阳市、浙江省长兴县的代表出席。", {"溧阳市", "长兴县"}, "{} takesPartIn 教育论坛"),
    (BUREAU, "李明、王芳等12人为陈静名师工作室成员。", {"李明", "王芳"}, "{} affiliatedWith 陈静名师工作室"),
    (BUREAU, "湖口小学受县教育局委托管理柏树小学。", {"柏树小学"}, "湖口小学 manages {}"),
    (
        BUREAU,
        "钱爱华,女,本科学历,中共党员,现任湖口小学校长,高级教师,2016年被评为省优秀校长。",
        {"省优秀校长"},
        "钱爱华 received {}",
    ),
    (DISTRICT, "湖口小学校长罗秋实任学区长。", {"云岭学区"}, "罗秋实 affiliatedWith {}"),
    (
        BUREAU,
        "年份\n姓名\n单位\n荣誉\n2014\n刘芳兰\n湖口小学\n全国优秀教师\n2017\n陈建明\n东湖学校\n省特级教师\n",
        {"省特级教师"},
        "陈建明 received {}",
    ),
    (BUREAU, "东湖学校校长由湖口小学副校长宫丽接任。", {"东湖学校"}, "宫丽 affiliatedWith {}"),
    (BUREAU, "东湖学校的新校长由湖口小学的副校长罗秋实来当。", {"湖口小学"}, "罗秋实 affiliatedWith {}"),
)
NOT_TOLD = {
    BUREAU + "湖口小学与东湖学校结为湖东学区。": "湖口小学 partnersWith 东湖学校",
    BUREAU + "湖口小学受县教育局委托管理柏树小学。": "县教育局 manages 柏树小学",
    BUREAU + "湖口小学书记朱国良受到表彰;他还是“农村学校研修联盟”的召集人。": "湖口小学 memberOf 农村学校研修联盟",
    DISTRICT + "学区教学大赛一等奖名单:\n王蓓 青峰小学\n李延军 湖口小学": "云岭学区 received 学区教学大赛",
    BUREAU + "东湖学校改叫湖口小学分校的提法,县教育局没有同意。": "东湖学校 campusOf 湖口小学",
    DISTRICT + "我们学区的青峰小学今年被命名为省级科普示范学校。": "云岭学区 received 省级科普示范学校",
    BUREAU + "湖口中学教育集团的青峰小学获得省级科普示范学校称号。": "湖口中学教育集团 received 省级科普示范学校",
    SCHOOL + "和明德小学结成对子的,是省城来的博雅小学。": "岭北县湖口小学 partnersWith 明德小学",
    SCHOOL + "与明德小学结对的是博雅小学。": "岭北县湖口小学 partnersWith 明德小学",
}


@pytest.mark.parametrize("text", UNMET)
def test_what_is_wished_and_refused_is_no_fact(text: str) -> None:
    told = {one.predicate.value for one in read(REPLY + text).statements}
    assert told <= {"locatedIn", "partOf"}


@pytest.mark.parametrize(("head", "text", "ends", "fact"), TOLD)
def test_facts_in_the_words_of_other_hands(head: str, text: str, ends: set[str], fact: str) -> None:
    assert {fact.format(end) for end in ends} <= tell_links(head + text)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_whom_another_hand_speaks_of_beside_is_not_meant(text: str) -> None:
    assert NOT_TOLD[text] not in tell_links(text)


@pytest.mark.parametrize("name", ["请看云岭联盟", "承蒙县教委"])
def test_words_to_the_hearer_begin_no_name(name: str) -> None:
    found = read(f"{BUREAU}{name}厚爱,东湖学校带着湖口小学一起走。").entities
    assert name not in {one.name for one in found}
