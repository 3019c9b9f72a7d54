"""Initiatives without a class word of their own: those known all over the country, and quoted ones that the words around tell of."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.gate import gated
from kg.mention.candidate import Candidate
from kg.mention.honour_words import load_honour_words
from kg.mention.quoted import EVENT_AFTER, OCCASION, RUN, SLOGAN
from kg.model import Kind, Sentence, Span
from kg.rules import alternate, load_rules, read_shapes, read_table

QUOTED = re.compile(r"[“\"「](?P<name>[^“”\"「」\n。《》]{3,12})\s?[”\"」]")
LED_TO = re.compile(
    r"(?:每[周月年天学两][^,，。；;“]{0,8}开|搞(?:起了?|好)?|共建|办起|开办(?:[^,，。；;]{0,6}的)?|开展了?[一两数几\d]次|推出了?|[铺推]开|上心的是|简称|(?:自|独|首)创(?:了|的)?|创办的?"
    r"|(?:课后服务|品牌|栏目|机制|做法|模式|平台|点子|这[个项])(?:是|叫做?|名为)?|(?:活动|课|制度|项目|课程|事)[^。；;]{0,18}(?:叫做?|名叫|名为|取名))$"
)
"""What stands before the quoted name of an initiative."""
GOES_ON = re.compile(
    r"(?:(?:全面|已经?|现已|先后|也|均|正)?(?:铺(?:到|开|展|向)|覆盖(?!率|面)|推(?:广到|开|向)|播(?:出|了)|落地|开花|常态化|全面(?:铺|推|实施|落地))"
    r"|(?:已经?|现已|先)?在[^,，。;；“]{1,14}?(?:铺开|推开|推广|落地|开花|先行|推行|试行|试点|扎根|开展|实施|启动|运行))"
    r"|(?:(?:今天|昨天|今日|本周|今年|上周|\d+[月日]|正式|眼下|目前|已经?)?(?:开播|上线|开讲|启动|开营|试行|落地|铺开)|(?:眼下|目前|暂时)?只在|这[个一项](?:做法|办法|活动|品牌|栏目|项目|点子)|直播|经费|照旧|开[课讲播张]|没有?断|走[了进遍]|全[市县区校]晒|每[周月两半]|已?办了|已办|同步|上线|惠及|补助|[。,，]?每[周月两半][^,，。；;]{0,8}(?:同|一|开|办|轮|讲|集|备))"
)
"""What is told of an initiative right behind its quoted name."""
WORK_ON = re.compile(
    r"[一-鿿]{0,5}?(?:实践|品牌|发展|教研|办学|结对|共建|育人|监管|治理|服务)(?![一-鿿]{0,4}(?:基地|学校|单位|示范|称号|奖))"
)
"""What stands behind one that is carried out by the verb before it (推进“安吉游戏”本土化实践)."""
FOUNDED = re.compile(r"(?:创建|创设|形成|凝练|擦亮)了?$")
NO_NAME = re.compile(r"[中小园]$|(?<![弱强名驻入进护爱返到家])校$|十[一二三四五]五|^[ -~]*$")
"""A short name of a school, a period, letters alone."""
COURSE = re.compile(r"(?:[一-鿿]{2})?课程")
"""Behind what may be the name of a garden, it is what is taught there (“半亩果园”劳动课程)."""
OF_BODY = re.compile(
    r"(?:学区|集团|联盟|共同体|小学|中学|学校|幼儿园|工作室|高中|[一二三四五六七八九十]中|[区县市]里)的$"
)
TAKEN_UP = re.compile(
    r"(?:、[一-鿿]{2,12}的[“\"「]|被(?:编入|推广|选入|收入|列为|写入)|这[个一]?做法|入选[^,，。]{0,10}案例)"
)
ITEM, ITEM_END = re.compile(r"\s*[(（]?[\d一二三四五六七八九十]{1,2}[)）.、]\s*(?:关于)?"), re.compile(r"[。:]?\s*")
"""What stands around a quoted name that heads an item of a list: 1.“周三连线”。"""
HAS, FUNDS = re.compile(r"(?<![没还只仅另])[有设]了?$"), re.compile(r"(?:设立|发起|捐设|募集|成立)了?$")
REGULAR = re.compile(r"[一-鿿]{2}(?:[日周月课堂吧坊站营]|时光|时间|小时)$")
FUND = re.compile(r"(?:助学金|奖学金|奖教金|助学基金|励学金)$")
"""What a body has, or founds, by the name of an initiative: 紫阳有“周三同研日”, 设立“金秋助学金”."""
CLOSED = frozenset(",。;:")
BRANDED = re.compile(
    r"(?:打造|创建|培育|擦亮|推出)(?:了|的|出)?(?P<name>(?![了的出好])[一-鿿]{3,6}?)(?:党建|教育|德育|办学|服务|文化)品牌"
)
"""What a body has made a brand of: 打造的红烛先锋党建品牌."""
STAGED = re.compile(r"戏|舞|合唱|表演|演唱|朗诵|曲|歌|相声|小品|执教|作文|论文|征文|奖|冠军")


LISTED = re.compile(
    r"(?:开展|组织|举办|实施|推进|举行|进行|启动)了?[^,。;“”\"]{0,8}(?P<items>[“\"][^“”\"]{3,24}[”\"](?:[、和与及]?[“\"][^“”\"]{3,24}[”\"])+)等?[^,。;“”\"]{0,10}?(?:活动|教育|工程|行动|计划|项目)"
)
"""Initiatives told off in quotation marks, with their class word behind the last: 开展“甲”“乙”等主题活动."""
QUOTED_ITEM = re.compile(r"[“\"](?P<name>[^“”\"]{3,24})[”\"]")
SCHOOLING = re.compile(r"[一-鿿]{2}(?:学堂|讲堂|课堂|讲坛|夜校)$")
OPENED = re.compile(r"(?:举办|开办|开设|创办|开展|推出|开讲)了?$")
"""What is held again and again under a name of its own: 举办“葵花家长学堂”12期."""


SHAPES = ("banned", "behind", "done", "leans", "listed", "odd", "unfit")
EVEN = re.compile(r"(?P<one>[一-鿿]{3,7})[、,](?P<two>[一-鿿]{3,7})")
"""Two halves of one name: 局长进校门、校长进家门."""


@cache
def load_quoted_shapes() -> Mapping[str, re.Pattern[str]]:
    """What stands around and in quoted names of initiatives, as `ontology/terms/quoted_initiatives.csv` tells."""
    return read_shapes("terms/quoted_initiatives.csv", SHAPES)


def is_done(name: str, before: str, after: str) -> bool:
    """Whether the words around a quoted name tell that a body does what it names.

    >>> is_done("银帆支教", "启动", "招募,首批12人"), is_done("流动书包", "再一个是", ",2018年起"), is_done("入园难", "解决", "问题")
    (True, True, False)
    """
    shapes = load_quoted_shapes()
    halves = EVEN.fullmatch(name)
    even = halves is not None and len(halves["one"]) == len(halves["two"])
    named = NO_NAME.search(name) is None or COURSE.match(after) is not None
    if shapes["odd"].search(name) or (SLOGAN.search(name) and not even) or not named:
        return False
    if EVENT_AFTER.match(after) or OCCASION.search(name) or shapes["unfit"].match(after):
        return False
    if shapes["behind"].match(after) or shapes["done"].search(before[-16:]):
        return True
    closed = after[:1] in CLOSED or not after
    listed = closed and any(before.endswith(hit.group()) for hit in shapes["listed"].finditer(before[-8:]))
    return listed or shapes["leans"].search(before[-8:]) is not None


@cache
def known_pattern() -> re.Pattern[str]:
    """The initiatives that an officer has listed in `ontology/terms/initiatives.csv`."""
    words = alternate(row["word"] for row in read_table("terms/initiatives.csv", ("word",)))
    return re.compile(rf"(?:{words})(?!(?:改革|管理|工作)?(?:实施|实$)?(?:意见|办法|方案|细则|通知|规定|制度))")


@gated(known_pattern, QUOTED, BRANDED)
def propose_initiatives(sentence: Sentence) -> tuple[Candidate, ...]:
    """Initiatives that are known by name, or quoted and told of as one."""
    shift = sentence.span.start
    known = [(*match.span(), 0.9) for match in known_pattern().finditer(sentence.folded)]
    branded = [
        (*match.span("name"), 0.7)
        for match in BRANDED.finditer(sentence.folded)
        if not load_rules().is_plain(match["name"], "weak")
    ]
    return tuple(
        Candidate(Kind.PROGRAMME, Span(start + shift, end + shift), score, "initiative")
        for start, end, score in (*known, *branded, *find_run(sentence.folded), *find_listed(sentence.folded))
    )


def has_one(name: str, before: str, after: str) -> bool:
    """Whether a body is told to have a regular occasion, or to found a fund, of that name.

    >>> has_one("周三同研日", "紫阳有", ",雷打不动"), has_one("无作业日", "学校没有", ","), has_one("金秋助学金", "设立", "。")
    (True, False, True)
    """
    regular = HAS.search(before[-4:]) and REGULAR.search(name) and after[:1] in CLOSED
    return bool(regular) or bool(FUNDS.search(before[-4:]) and FUND.search(name))


def find_run(folded: str) -> Iterator[tuple[int, int, float]]:
    """Where quoted names stand that are told of as initiatives.

    >>> [folded[start:end] for folded in ("课后服务“午后加油站”开课818门",) for start, end, _ in find_run(folded)]
    ['午后加油站']
    """
    for match in QUOTED.finditer(folded):
        name, before, after = match["name"], folded[: match.start()], folded[match.end() :]
        if load_quoted_shapes()["banned"].search(before[-16:]):
            continue
        if is_done(name, before, after):
            yield *match.span("name"), 0.7
            continue
        if load_quoted_shapes()["odd"].search(name):
            continue
        if any(sign.search(name) for sign in (SLOGAN, load_honour_words().worth, load_honour_words().body, NO_NAME)):
            continue
        told = LED_TO.search(before[-24:]) or GOES_ON.match(after)
        run = (RUN.search(before) or FOUNDED.search(before[-8:])) and WORK_ON.match(after)
        owned = OF_BODY.search(before[-8:]) and TAKEN_UP.match(after) and not STAGED.search(after[:20])
        item = ITEM.fullmatch(before) and ITEM_END.fullmatch(after)
        schooling = SCHOOLING.search(name) and OPENED.search(before[-6:])
        if told or run or owned or item or schooling or has_one(name, before, after):
            yield *match.span("name"), 0.7


def find_listed(folded: str) -> Iterator[tuple[int, int, float]]:
    """Where quoted names stand that are told off with one class word behind them all.

    >>> [folded[start:end] for folded in ("开展“开学第一课”“诵读经典”等主题活动",) for start, end, _ in find_listed(folded)]
    ['开学第一课', '诵读经典']
    """
    for match in LISTED.finditer(folded):
        for one in QUOTED_ITEM.finditer(folded, *match.span("items")):
            if not OCCASION.search(one["name"]):
                yield *one.span("name"), 0.75
