"""Names in quotation marks: where they begin, and which of them tell of an initiative or an occasion."""

import re
from collections.abc import Iterator

from kg.model import Kind
from kg.places import load_places

RUN = re.compile(
    r"(?:实施|推行|推进|开展|启动|推动|深化|打造|实行|探索|落实|坚持|建立|形成|构建|制定了?校长|做好|践行|创新|试行|施行|推广|承担|开设|执行|抓手|入选|列入|参与|加入|[^召离展]开|[的为]课题)[^,，。;；“”\"]{0,8}$"
)
WITH = re.compile(r"(?:^|[^予难可得所给足用加])以$")
AS_AIM = re.compile(
    r"^为[^,，。;；]{0,4}(?:导向|目标|理念|宗旨|主题|核心|准则|原则|引领|指导|指引|品牌|总揽|动力|根本|指针|统领|引擎|要求|方向)"
)
"""Behind a slogan: 以“X”为宗旨; 以“X”为抓手 is told of an initiative."""
THEME = re.compile(r"[”\"」]?为(?:年度|活动|大会|办学|总)?(?:主题|宗旨|理念|口号|校训|主线|准则|原则|方针|目标)")
THEMED = re.compile(r"(?:主题|宗旨|理念|口号|校训|校风|教风|学风)(?:是|为|:)[“\"「]?$")
LAUNCHED = re.compile(
    r"^(?:列[入为][^,，。;；]{0,24}课题|(?:[一二三四五六七八九十\d]+月|已[^,，。]{1,4})?(?:获准|顺利|成功)?(?:立项|结题|开题))"
)
STUDIED = re.compile(r"课题(?:研究|项目)?[:：为是—-]*$")
RUN_AFTER = re.compile(
    r"^(?![^,，。;；“”\"]{0,12}(?:论文|作文|征文))[^,，。;；:：、!！?？“”\"《》()（）\s的了在为是获得被与和及中上等]{0,10}?"
    r"(?:系列活动|主题活动|主题教育(?:实践)?(?:活动)?|党建矩阵|活动|工程|行动计划|行动|计划|制度|机制|模式|改革|项目|战略|课题|工作法|教学法|(?:课程|培养|帮扶|试点|护照|存折|银行|档案)(?!制度|计划|工程|行动|项目|活动|改革))"
)
BARE_AFTER = re.compile(
    r"^(?:$|[,，。;；、:：)）(（!！“]|[和与及等为把是]|以及|工作|建设|创建|管理|品牌|政策|办学|为抓手|为载体|顺利|获准|被|结题|立项|落地|全面|深入|扎实)"
)
SLOGAN = re.compile(
    r"[,，、!！。.]|[型性]$|思想|精神|理念|目标|原则|方针|局面|要求|意识|氛围|发展$|第一$|[一不]个|^(?:[爱为让以]|人人|处处|时时)|[和与]|第?[\d一二三四五六七八九十]+[条点项个]$|[·.]"
)
EVENT_AFTER = re.compile(
    r"^[^,，。;；:：、!！?？“”\"《》()（）\s的了在为是获得被与和及中]{0,12}?(?:大赛|竞赛|比赛|联赛|邀请赛|展评|论坛|年会|会议|大会|展演|汇演|会演|评选|评比|征文(?:[比大]赛)?|赛讲|演讲(?:[比大]?赛)?|朗诵(?:[比大]?赛)|擂台赛?|晚会|运动会|夏令营|冬令营|擂台|返校日|开放日|体验日|(?:推进|现场|观摩|座谈|交流|报告|宣讲|分享|表彰|推介|发布|游园|故事|朗诵|音乐)会|仪式|典礼|庆典|沙龙|艺术节|读书节|科技节|体育节|音乐节|合唱节|嘉年华|赛课|评优|研讨会|书画展|展览|(?<!发)展示?|优质课(?:展示|展评|[比大]?赛|评[选比])|赛|(?<!\d)节)(?:活动)?(?![目一-龥]?课)"
)
PREFIX = re.compile(
    r"(?:第?[一二三四五六七八九十首]+届(?=集团|学区|联盟|全))?(?:全[国省市区县州镇校]|自治区级|(?:国家|省|市|区|县|州|校)级|国家|中国|(?![年月日])[一-鿿]{2,6}?[省市区县州旗镇乡]|自治区|学区|集团|(?<![学校园])[省市区县])?(?:第?[一二三四五六七八九十首]+[届批]|20\d\d年度?)?(?:(?:中小学校?|小学|中学|学校|幼儿园)?(?:青年教师|青少年|学生|教师|师生|教职工|校长|园长|幼儿)|学校|校园|中小学)?$"
)
MASKED = frozenset("x*×○")
"""Before a name in quotation marks these hide the place that it begins with."""
PERIOD = re.compile(r"十[一二三四五]五$")
RESEARCH = re.compile(r".{5}(?:研究|探索|实践|构建|开发|应用|融合|策略)$")
STUDY = re.compile(r"课题|立项|结题|开题|子项目")
OCCASION = re.compile(
    r"[一-龥]{2}(?:大赛|竞赛|联赛|论坛|年会|展演|汇演|运动会|博览会|嘉年华|(?<![季环细时关情枝章末调过教])节)$"
)

CUP = re.compile(r"^[一-龥]{1,6}杯$")
CONTENDS = re.compile(
    r"(?:参加|出战|征战|征服|参赛|角逐|亮相|卫冕|蝉联|问鼎|[夺捧摘]得?|获得?|拿[下到]|踢进|杀[入进]|打[入进]|站上|闯[入进]|在)[^,。;“”\"]{0,10}[“\"「]?$"
)
WON = re.compile(
    r"^(?:[上中里]|赛场|赛事)?[^,。;“”\"]{0,6}(?:[特一二三]等奖|[冠亚季]军|[金银铜][奖牌]|第[一二三四五六七八]|,[^。;]{0,12}(?:[特一二三]等奖|[冠亚季]军|[金银铜][奖牌]))"
)
"""A cup in quotation marks is a contest where somebody goes to it or wins there: 征战“市长杯”,拿回季军."""


def is_theme(folded: str, start: int, end: int) -> bool:
    """Whether words in quotation marks are the theme or motto of something, and name nothing themselves.

    >>> is_theme("以“书香润心”为主题的读书节", 2, 6), is_theme("以“青蓝工程”为抓手", 2, 6)
    (True, False)
    """
    before = folded[max(0, start - 6) : start].rstrip('“"「')
    return bool((before.endswith("以") and THEME.match(folded, end)) or THEMED.search(folded, max(0, start - 6), start))


def is_cup(name: str, before: str, after: str) -> bool:
    """Whether a name in quotation marks is of a cup, a contest with no class word but that.

    >>> is_cup("市长杯", "男队征战茂名市", ",拿回季军"), is_cup("保温杯", "男队带着", ",拿回季军")
    (True, False)
    """
    told = CUP.match(name) and not EVENT_AFTER.match(after)
    return bool(told and CONTENDS.search(before) and WON.match(after))


def reach_left(folded: str, start: int) -> int:
    """Where an honour in quotation marks at `start` begins: with the place or level right before it (福鼎市“最美后勤人”)."""
    clause = max(
        (
            match.end()
            for match in re.finditer(
                r"[,，。;；、:：的为是予获得选评入在了赴与]|(?<=年)度|揭晓|公布|宣布|颁[发给]|评出|表彰|参加|捧回|夺得|摘得|斩获|蝉联|卫冕|问鼎|亮相|[拿领带抱搬扛换]回|[一两三][块面张枚座]|拿[下到]|举[办行]|[承主协筹申]办|办(?=[全首第])|登[上台]|走[上进]|受邀|应邀|亮相|献演|召开|开展|组织|出席|迎接|迎来|观摩|参[与评赛]",
                folded[:start],
            )
        ),
        default=0,
    )
    prefix = PREFIX.search(folded, clause, start)
    return skip_words(prefix) if prefix and prefix.start() >= clause and prefix.end() == start else start


def skip_words(prefix: re.Match[str]) -> int:
    """Where the first listed place of a prefix begins, behind what is no part of it (翻看|福建省第二批).

    >>> skip_words(PREFIX.search("记者翻看福建省第二批", 0, 10)), skip_words(PREFIX.search("福鼎市"))
    (4, 0)
    """
    listed = [one.span for one in load_places().scan(prefix.group()) if len(one.span) > 2]
    return prefix.start() + (min(span.start for span in listed) if listed else 0)


def name_quoted(match: re.Match[str], before: str, after: str, folded: str) -> Iterator[tuple[int, int, Kind, float]]:
    """An initiative or occasion by its quoted name: the class word behind the quotation marks belongs to it, without one a verb must tell."""
    if OCCASION.search(match.group(1)) or is_cup(match.group(1), before, after):
        yield reach_left(folded, match.start()), match.end(), Kind.EVENT, 0.9
        return
    event, run = EVENT_AFTER.match(after), RUN_AFTER.match(after)
    if PERIOD.match(match.group(1)):
        return
    if RESEARCH.search(match.group(1)) and STUDY.search(before + after):
        yield *match.span(1), Kind.PROGRAMME, 0.95
        return
    if event and folded[max(0, reach_left(folded, match.start()) - 1)] in MASKED:
        return
    if event and (not run or event.end() < run.end() or event.group().endswith("活动")):
        yield reach_left(folded, match.start()), match.end() + event.end(), Kind.EVENT, 0.95
    elif run and (
        RUN.search(before) or not run.group().endswith(("课程", "培养", "帮扶", "活动", "护照", "存折", "银行", "档案"))
    ):
        yield match.start(), match.end() + run.end(), Kind.PROGRAMME, 0.95
    elif run and run.group().endswith("活动"):
        yield match.start(), match.end() + run.end(), Kind.PROGRAMME, 0.9
    elif len(match.group(1)) > 3 and (STUDIED.search(before) or LAUNCHED.match(after)):
        yield *match.span(1), Kind.PROGRAMME, 0.9
    elif (
        (RUN.search(before) or WITH.search(before))
        and not AS_AIM.match(after)
        and BARE_AFTER.match(after)
        and not SLOGAN.search(match.group(1))
        and len(match.group(1)) > 2
    ):
        yield *match.span(1), Kind.PROGRAMME, 0.7
