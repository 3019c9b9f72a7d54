"""What a pattern of constructions may ask for: that a school is itself built, and that names are told to be sites."""

import re

from kg.model import Sentence
from kg.relate.builders import is_label
from kg.relate.chunk import Chunk
from kg.relate.claims import CLAUSE, Hit, find_verb, is_clear, words_before_object
from kg.relate.site_signs import MADE_IN

NOT_REACHED = re.compile(
    r"由|后|与|给|让|向|被|为|在|对|,|供|道路|公路|课程|文化|基地|团队|联盟|集团|共同体|社团|课后服务|[班馆]的"
)
NOT_SITE = re.compile(
    r"课题|展示|学生|教师|老师|比赛|获|参加|申报|社团|文化|课程|队伍|德育|党|特色|品牌|教研|平台|智慧|信息化|联盟|集团|活动|初中部|小学部|高中部|承办|领办|托管|带动|请求|要求|申请|提出|建议|希望|合并|随着|教联体|共同体|学区|校际|(?:[集城]镇|城区|旧城|道路|公路|小区|市政|管网)$"
)
RAISED = re.compile(r"(?:一所|成|省|市|区|县|国家|全国)")
RANKED = re.compile(r"[一二三四五]级|星级|优质|示范|普惠|社团|课程|课后服务|[班队]的")
SCHOOLS = re.compile(
    r"学校|幼儿园|小学|中学|项目|校园|[校园][0-9一二三四五六七八九十两]+所|[0-9一二三四五六七八九十两]+所"
)
OTHER_DEED = re.compile(r"领办|托管|代管|接管|承办|带动|吸收|吸纳|纳入")
"""What is done in a clause to a school that is new, without its being built there: 领办新建的后山小学."""
GIVEN = re.compile(r"(?:(?<!分别)(?<!名)(?<!定)(?<!改)为|给|替|帮)$")
OF_WORTH = re.compile(r"的建设,?(?:不仅|不但|既|可以?|能|是|对|有[利助]于|填补|标志|关系|事关)")
"""Behind a school: what it would be good for, and not how far it is (后山小学|的建设,不仅…)."""
PROJECT = re.compile(r"(?:项目|工程|任务|工作)|\W|$")
BESIDE = re.compile(r"(?:的?(?:[东西南北](?:面|侧|边))|旁边?|附近|对面|隔壁|门[口前])")
FURTHERED = re.compile(
    r"(?<![新老旧的])校园$|(?:加强|强化|推进|推动|狠抓|抓好|重视|注重|深化|聚焦|围绕|坚持)(?![^,;。]*(?:新|校[区舍园]|楼|场|馆|室|食堂|工程|项目|[迁扩改]建))[一-鿿]{2,}$"
)
"""That what is built up is no building: 大力推进书香校园|建设, 加强校风|建设."""
STANDING = ("位于", "地处", "坐落于", "坐落在")
MADE_OF = re.compile(r"(?:由|利用|借用|租用)(?:闲置的?|撤并的?|停办的?|原来?的?|旧)*$|(?:原来?的?|闲置的?)$")
MADE = re.compile(r"(?:改|扩|修|新)[建造缮]|修缮|改[办作为成]|而成")
OLD_GROUNDS = ("旧址", "原址")
NOT_BUILT = re.compile(
    r"文化|课程|队伍|一流|高水平|双高|品牌|制度|信息化|党|德育|学科|平台|机制|班子|团队|联盟|集团|特色|资源|内涵|品质|作风|师资|校风|学风|教风"
)
BECOMING = ("校区", "方面", "成为", "成效", "为")
"""Behind 建设 these tell what a school is to be, and no building (将开发区校区建设|成为优质学校)."""


def is_site(hit: Hit, sentence: Sentence) -> bool:
    """A school that is itself built, and does not rise to a rank or make something in it."""
    shift = sentence.span.start
    return not (
        is_borrowed(hit, sentence)
        or MADE_IN.match(sentence.folded, hit.slots["o"].span.end - shift)
        or RAISED.match(sentence.folded, hit.chunks[hit.last].span.end - shift)
    )


def is_reused(hit: Hit, sentence: Sentence) -> bool:
    """Whether a school is only what another is made of: 由闲置的|后山村小改建, 原|后山小学校舍改建为幼儿园."""
    shift, target = sentence.span.start, hit.slots["o"].span
    before = sentence.folded[max(0, target.start - shift - 8) : target.start - shift]
    behind = CLAUSE.split(sentence.folded[target.end - shift :], maxsplit=1)[0]
    return MADE_OF.search(before) is not None and MADE.search(behind) is not None


def names_sites(hit: Hit, sentence: Sentence) -> bool:
    """Words for schools before the names of them, and no school whose other name stands in brackets."""
    start = hit.chunks[hit.first].span.start - sentence.span.start
    lead = sentence.folded[start : hit.slots["o"].span.start - sentence.span.start]
    return is_clear(hit) and bool(SCHOOLS.search(lead)) and not RANKED.search(lead)


def is_construction(hit: Hit, sentence: Sentence) -> bool:
    """A building, and no course, culture or team."""
    target, builder = hit.slots.get("o"), hit.slots.get("s")
    if builder is not None and is_place(builder, sentence):
        return False
    return target is not None and is_building(hit, target, sentence)


def is_place(builder: Chunk, sentence: Sentence) -> bool:
    """Whether who stands before a school only tells where it is: 3.柳河镇:新建…; 柳河镇旁; 位于|柳河镇|正在筹建的后山小学."""
    start, end = builder.span.start - sentence.span.start, builder.span.end - sentence.span.start
    beside = BESIDE.match(sentence.folded, end) is not None
    return is_label(builder, sentence) or beside or sentence.folded.endswith(STANDING, 0, start)


def is_project(hit: Hit, sentence: Sentence) -> bool:
    """A project of a school's own, and nothing that is built for it: 为后山小学建设图书角."""
    shift = sentence.span.start
    given = GIVEN.search(sentence.folded[: hit.slots["o"].span.start - shift])
    named = PROJECT.match(sentence.folded, hit.chunks[hit.last].span.end - shift)
    ends = hit.chunks[hit.last].words.endswith(("项目", "工程"))
    if OF_WORTH.match(sentence.folded, hit.slots["o"].span.end - shift):
        return False
    return (not given or named is not None or ends) and is_construction(hit, sentence)


def is_building(hit: Hit, target: Chunk, sentence: Sentence) -> bool:
    """Whether 建设 with a school means its buildings: no 课程, 文化, 队伍 stands behind the school, and the verb reaches it directly."""
    shift = sentence.span.start
    behind = CLAUSE.split(sentence.folded[target.span.end - shift : target.span.end - shift + 12])[0]
    lead = CLAUSE.split(sentence.folded[: target.span.start - shift])[-1]
    if sentence.folded.startswith(BECOMING, hit.chunks[hit.last].span.end - shift) or OTHER_DEED.search(lead):
        return False
    return (
        not (NOT_BUILT.search(behind) or behind.startswith(OLD_GROUNDS))
        and not is_borrowed(hit, sentence)
        and not NOT_REACHED.search(words_before_object(hit, sentence))
    )


def is_borrowed(hit: Hit, sentence: Sentence) -> bool:
    """Whether the words between a school and the verb behind it speak of something else than its buildings (校本课题立项)."""
    start, end = hit.slots["o"].span.end - sentence.span.start, find_verb(hit).span.start - sentence.span.start
    between = sentence.folded[start:end]
    if is_reused(hit, sentence):
        return True
    return bool(NOT_SITE.search(between) or BESIDE.match(between) or FURTHERED.search(between))
