"""What the words before a class word are worth: whether they make a name with it, and whether an honour or post is told by it."""

import re

from kg.gate import lead
from kg.mention.acts import is_convened, names_act
from kg.mention.bodies import CLOSE, LONE, SITES, TOWN_SCHOOLS, TRADES, WHOLE, is_town_word, refuses_body
from kg.mention.many import speaks_of_schools, tells_many
from kg.mention.reading import TOWN_LEVELS, Reading
from kg.model import SCHOOLING, Kind, Span
from kg.name_parts import LEVEL_LETTERS, REGION
from kg.rules import Rules, Suffix
from kg.tokens import Word, dictionary_count, dictionary_tag

OPENING_QUOTES = set("“‘《「")
COUNTED = re.compile(
    r"[零一二三四五六七八九十百千两几0-9]+[多余来]?(?:[所个名位项次件人种批处间座套只篇期轮场级]|家(?![子庄村沟湾寨营屯铺店台堡坪岭坡楼集河]))"
)
SHORTEST_QUOTED = 3
CONTEST = 3
"""A class word of an occasion of at least so many characters names one with no more than a place before it (临川市排球赛)."""
RARE = 300
"""A verb that the dictionary counts less often is more likely part of a name (安居小学) than a verb of an official report."""
LEVELS = frozenset(
    {
        "全国",
        "全省",
        "全市",
        "全区",
        "全县",
        "全州",
        "全镇",
        "国家级",
        "省级",
        "市级",
        "区级",
        "县级",
        "州级",
        "校级",
        "国家",
        "自治区",
        "自治区级",
        "省",
        "市",
        "区",
        "县",
    }
)
OFFICE_END = re.compile(r"(?:教研室|教科所|教科院|教育局|教体局|教育办|电教馆|督导室|进修学校)$")
"""No school is called 教研室小学: the 小学 belongs to the post behind it (教研室小学语文教研员)."""
HOSTED = lead(
    r"(?:小学|中学|学校|幼儿园|中心校|[一二三四五六七八九十]中|局|集团|教育办|校区|^校|^园|[我本该]校|[我本该]园)(?:党总支|党支部|党委|党组|团委|团总支|工会|少先队|少工委)$"
)
PARTY_POST = re.compile(r"[专兼]?职?副?(?:书记|主席|委员|大队辅导员|总?辅导员)")
"""Before such a post the unit is part of it: 江南学校|党总支书记."""
LEVEL_END = re.compile(r"[省市区县旗盟]$|..州$")
"""How a full place name ends, which no school is called by alone, while short ones make names (温州|大学)."""
WHOSE = frozenset("市县区旗")
"""Behind a verb these begin a name, and no place is called by the verb (调|市教师进修学校)."""
OWN_LEVELS = frozenset({"县", "镇", "乡"})
LEVEL_SCHOOLS = frozenset({"幼儿园", "初中", "初级中学", "高级中学", "中学"})
"""Schools that a county or town may have one of and call by its level (镇初中)."""
OFFICES = re.compile(
    r"[市县区州省旗][一-鿿]{0,8}[局委办部厅][、和与及]$|[局委办][、和与及][一-鿿]{2,8}[局委办][、和与及]$"
)
"""Before an office of a list that is called by its class word alone (市财政局、|发改委)."""
CITY_SCHOOLS = frozenset({"高级中学", "实验高中"})
"""Schools that a city has one of and calls by its own name (柯桥区高级中学)."""
BEFORE_LEVEL = frozenset("乡城村各每全")
"""Before a level these speak of many towns (乡|镇中心小学)."""
MANY_TOWNS = frozenset("乡镇村各每全所个区县等和、")
"""Before 中心小学 these speak of those of many towns; elsewhere it is the town's own."""
COUNTY_SCHOOLS = frozenset({"中学", "初级中学", "高级中学", "初中", "高中", "幼儿园"})
BESIDE = re.compile(
    r"[、与和][一-鿿]{2,12}(?:小学|中学|学校|幼儿园|初中|高中)|[副的]?(?:校长|园长|教务)|[教老]师|学生[一-鿿]{2,4}[在获荣被]|[一-鿿]{2,3}(?:老师|同学|同志)|党[总支委]|[荣喜斩]?获|被(?!撤)|(?:顺利|成功)?通过|(?:成功|正式|新)?(?:创建|晋升|挂牌|揭牌|跻身|入选)|[举承]办|(?:综合|教学|宿舍|实验)楼|新?校区"
)
BEHIND = re.compile(r"(?:小学|中学|学校|幼儿园|初中|高中)[、与和]$")
"""What tells of a school called by its county alone (索县中学) that it is one school and not all of them."""
OPENS = re.compile(r"^[\W]{0,3}(?:[一-鿿]{2,6}[省市州])?$")
REPORTS = re.compile(
    r"[·•|—】]|\s*(?:19|20)\d\d|(?!招生|教师|学生|教育|教学质量|布局)[一-鿿\d—-]{0,14}(?:总结|报告|简报|汇报|计划|大事记|简介|概况|年报|喜报)(?:[】)]|\s*$)|\s*$"
)
"""A line that begins with such a school and goes on so is a title of its own."""
RIVAL = re.compile(
    r"(?:力克|惜败|战胜|击败|负于|不敌|对阵|迎战|横扫|险胜|大胜|完胜|逆转|淘汰|挑落|憾负|输给|赢了|战平|击退)(?:了|给|于)?$"
)
"""Before such a school, which has played against another."""
CELL = re.compile(r"[\s\d|]")
"""Before a name that fills a cell of a row."""
NEW_SITE = re.compile(r"(?:小学|中学|幼儿园|学校|[一二三四五六七八九十]中|高中|初中)[新老]")
"""Between a place and 校区: of the school called after it (望江|中学新|校区)."""
DEED_TAGS = frozenset({"v", "vd", "d", "ad"})
CONFERS = re.compile(r"(?:授予|授|命名|认定|批准|确定|表彰|评定)了?$")
"""Before a place and an honour in quotation marks, it is the place that receives (授予|佛山“…”)."""
RECEIVER = re.compile(r"[一-鿿]{2,10}(?:小学|中学|学校|幼儿园)(?=(?:国家|全[国省市区县]|[省市区县州])[一-鿿]{3})")
GIVEN_TO = re.compile(r"[一-鿿]{2,4}(?:受到|得到)")
"""Who is praised by whom: no part of an honour's name."""
HOME_OF = re.compile(r"[一-鿿]{2,14}(?:小学|中学|学校|幼儿园)(?=(?:特级|骨干|优秀|模范)教师|名师$|学科带头人|教学能手)")
"""A school at the head of what is a title of its teacher (新苗小学|特级教师郑晓云)."""
"""A school at the head of an honour's name, which is whom it is conferred on (授予望江中学|省文明校园)."""
NUMBERED = re.compile(r"[一二三四五六七八九十][中小](?=(?:特级|骨干|高级|优秀)教师$)")
"""A school right before the title that one of its teachers bears (沛县二中|特级教师)."""
BAD_OPENING = frozenset(
    {
        "活动",
        "特邀",
        "特聘",
        "聘请",
        "邀请",
        "筹办",
        "出",
        "带出",
        "名列",
        "圆满",
        "那些",
        "这些",
        "创",
        "代表队",
        "合唱团",
        "奖",
        "全体",
        "荣誉",
        "现有",
        "拥有",
    }
)
TITLE_INSIDE = re.compile(
    r"..(?:示范(?:校|园|高中|学校|幼儿园)|特色(?:学?校)|文明校园|文明单位|先进(?:单位|集体|学校)|重点(?:中学|高中|职校)|先进校|获得者|得主)[”\"]?(?=..)"
)
SHARED = {Kind.AWARD, Kind.EVENT, Kind.PROGRAMME}


def takes_receiver(span: Span, reading: Reading) -> bool:
    """Whether the name of an honour begins with whom it is conferred on or who bears it (授予佛山|“…先进市”)."""
    if NUMBERED.search(span.of(reading.folded)):
        return True
    confers = CONFERS.search(reading.folded, max(0, span.start - 4), span.start) is not None
    if confers and RECEIVER.match(reading.folded, span.start, span.end):
        return True
    if HOME_OF.match(reading.folded, span.start, span.end) or GIVEN_TO.match(reading.folded, span.start, span.end):
        return True
    place = reading.places.get(span.start, 0)
    quoted = reading.folded[place : place + 1] in OPENING_QUOTES
    return quoted and confers


def weigh_opening(chars: str, rules: Rules) -> float:
    """How much of a verb's cost falls on a name that begins with it: little where schools are named so (前进小学)."""
    if chars in rules.name_verbs:
        return 0.2
    return 0.35 if dictionary_count(chars) < RARE else 1.0


def is_in_post(span: Span, reading: Reading, suffix: Suffix) -> bool:
    """Whether the class word belongs to a post that follows: the 党总支 of 江南学校党总支书记, the 小学 of 教研室小学语文教研员."""
    name = span.of(reading.folded)
    if suffix.kind is Kind.SCHOOL:
        return bool(OFFICE_END.search(name.removesuffix(suffix.suffix)))
    return bool(HOSTED.search(name)) and bool(PARTY_POST.match(reading.folded, span.end))


def opens_badly(first: Word, reading: Reading, suffix: Suffix) -> bool:
    """Whether no name begins with this word: a verb, or a function word before the name of an honour or occasion."""
    chars = reading.folded[first.start : first.end]
    if chars in LEVELS or first.start in reading.places:
        return False
    if chars == "原":
        return suffix.kind not in SHARED
    if suffix.kind in SHARED and chars in BAD_OPENING:
        return True
    if first.tag in {"v", "vd"}:
        return len(chars) > 1 or suffix.kind in SHARED or reading.folded[first.end] in WHOSE
    return suffix.kind in SHARED and first.tag[:1] in {"p", "c", "u", "d", "r"}


def weigh_core(core: str, span: Span, reading: Reading, rules: Rules, suffix: Suffix) -> float | None:
    """How much the words before the class word make a name: None for generic ones (各学校, 优质幼儿园)."""
    if suffix.kind is Kind.GROUP and len(core) > SHORTEST_QUOTED and is_quoted(span, reading):
        return 0.2
    if makes_no_name(core, span, reading, rules, suffix) or tells_many(core, span, reading, rules, suffix):
        return None
    place = reading.places.get(span.start, span.start)
    rest = core[max(0, place - span.start) :]
    placed = place > span.start
    if placed and not rest and suffix.suffix in CITY_SCHOOLS and core[-1] in "市县区旗":
        return 0.0
    if suffix.kind is Kind.EVENT and not placed and core[:2] in LEVELS:
        rest, placed = core[2:] or core, True
    if not placed and core.startswith(REGION):
        rest, placed = core[len(REGION) :], True
    if not placed and core[:1] in LEVEL_LETTERS and span.start not in reading.places:
        rest, placed = core[1:], True
    if not rest:
        return weigh_place(core, span, reading, suffix, placed=placed)
    if suffix.kind is Kind.EVENT and len(suffix.suffix) > 1 and is_convened(core, span, reading):
        return 0.2
    if rules.is_generic(rest) and not (suffix.kind is Kind.SCHOOL and (is_village(rest, rules) or is_town_word(rest))):
        return weigh_generic(core, rest, span, reading, rules, suffix, placed=placed)
    return (0.5 if placed else 0.2) - (0.5 if len(rest) == 1 else 0.0)


def makes_no_name(core: str, span: Span, reading: Reading, rules: Rules, suffix: Suffix) -> bool:
    """Whether the words before a class word are such as no name of its kind has there, or tell a deed or what is done in general."""
    if suffix.kind not in SHARED and (refuses_body(core, suffix, rules) or TITLE_INSIDE.search(core)):
        return True
    return not names_act(core, span, suffix, reading, rules) or (
        suffix.kind in SCHOOLING
        and (tells_deed(core, span, reading, rules) or speaks_of_schools(core, span, suffix, reading, rules))
    )


def weigh_place(core: str, span: Span, reading: Reading, suffix: Suffix, *, placed: bool) -> float | None:
    """How much a place or a level alone makes a name with a class word (凌海市|教育局); None where it makes none."""
    if suffix.bare == "name" and suffix.kind is Kind.AWARD:
        return 0.2 if placed else None
    contest = suffix.kind is Kind.EVENT and len(suffix.suffix) >= CONTEST
    if placed and contest and core[-1:] in set("省市区县州旗镇乡校"):
        return 0.1
    if core in TOWN_LEVELS and reading.folded[span.start - 1 : span.start] in BEFORE_LEVEL:
        return None
    if suffix.bare == "name" and core in OWN_LEVELS and suffix.suffix in LEVEL_SCHOOLS:
        return -0.6
    if suffix.suffix in TOWN_SCHOOLS and span.start not in reading.places:
        return weigh_town_school(core, span, reading, suffix)
    office = suffix.kind is Kind.AUTHORITY and suffix.suffix != "政府"
    if office and OFFICES.search(reading.folded, max(0, span.start - 12), span.start):
        return 0.0
    if not placed and needs_place(suffix):
        return -2.5
    if suffix.suffix in COUNTY_SCHOOLS and span.start in reading.places and core[-1] in "县旗市区":
        return weigh_county_school(core, span, reading)
    if suffix.bare == "name":
        return 0.0 if placed and span.start in reading.places and not LEVEL_END.search(core) else None
    counted = -2.5 if suffix.kind not in SHARED and COUNTED.match(reading.folded, span.end) else 0.0
    return (0.6 if placed or suffix.bare == "none" else -0.2) + counted


def weigh_county_school(core: str, span: Span, reading: Reading) -> float | None:
    """How much a school called by its county or city alone is one school: it fills a cell, or in a county its sentence says so."""
    before, after = reading.folded[: span.start][-1:], reading.folded[span.end : span.end + 1]
    if CELL.match(before) and after.isspace():
        return 0.0
    if RIVAL.search(reading.folded[max(0, span.start - 6) : span.start]):
        return 0.0
    if OPENS.search(reading.folded, 0, span.start) and REPORTS.match(reading.folded, span.end):
        return 0.0
    if core[-1] in "市区":
        return None
    behind = BEHIND.search(reading.folded, max(0, span.start - 8), span.start)
    return 0.0 if behind or BESIDE.match(reading.folded, span.end) else None


def weigh_town_school(core: str, span: Span, reading: Reading, suffix: Suffix) -> float:
    """How much the school of a town that is not named makes a name (镇|中心小学)."""
    if core in TOWN_LEVELS:
        return -1.2
    alone = suffix.suffix == "中心小学" and reading.folded[span.start - 1 : span.start] not in MANY_TOWNS
    return -1.7 if alone else -2.5


def needs_place(suffix: Suffix) -> bool:
    """Whether a class word is hardly a name without the place of its body (教育局, 公司)."""
    office = suffix.kind is Kind.AUTHORITY and suffix.bare == "area" and not LONE.search(suffix.suffix)
    return suffix.suffix in TRADES or office or suffix.kind is Kind.ORGANISATION


def weigh_generic(
    core: str, rest: str, span: Span, reading: Reading, rules: Rules, suffix: Suffix, *, placed: bool
) -> float | None:
    """How much generic words, `rest` without a place before them, make a name with a class word; None where they make none."""
    if suffix.kind in SHARED:
        return 0.1 if placed or suffix.bare != "name" else None
    named = rest in rules.placed["place"] or (
        span.start in reading.places and rest.startswith(("民族", "寄宿", "九年", "联合", "完全", "成人"))
    )
    named = named or (rest.startswith("城市") and suffix.suffix.endswith(("学院", "大学")))
    short = not LEVEL_END.search(core.removesuffix(rest))
    named = named or (suffix.suffix in SITES and short and NEW_SITE.fullmatch(rest) is not None)
    schooled = suffix.kind in {Kind.GROUP, Kind.ORGANISATION} and CLOSE.sub("", rest) in WHOLE and short
    fielded = suffix.kind is Kind.GROUP and rest in rules.placed["group"] and span.start in reading.places
    return 0.1 if placed and (named or schooled or fielded) else None


def is_quoted(span: Span, reading: Reading) -> bool:
    """Whether a name fills the quotation marks around it."""
    return (
        reading.folded[span.start - 1 : span.start] in OPENING_QUOTES
        and reading.folded[span.end : span.end + 1] in "”’》」"
    )


def tells_deed(core: str, span: Span, reading: Reading, rules: Rules) -> bool:
    """Whether the words before a class word are a verb and what is generic (整顿民办|学校, 着重提升|学校): no name."""
    deeds, at = 0, span.start
    for word in reading.list_words(span.start, span.start + len(core)):
        chars = reading.folded[word.start : word.end]
        if word.tag not in DEED_TAGS or len(chars) == 1 or chars in rules.name_verbs or dictionary_count(chars) < RARE:
            break
        deeds, at = deeds + 1, word.end
    rest = core[at - span.start :]
    return deeds > 1 - bool(rest) and (not rest or rules.is_generic(rest))


def is_village(words: str, rules: Rules) -> bool:
    """Whether words that are made of generic ones are a place's name all the same (新村)."""
    return words not in rules.generic and dictionary_tag(words) == "ns"
