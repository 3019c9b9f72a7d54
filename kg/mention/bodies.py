"""What no name of a body is, whatever stands around it: generic words, counts, another school's whole name."""

import re

from kg.name_parts import LEVEL_LETTERS
from kg.places import load_places
from kg.rules import Rules, Suffix
from kg.tokens import dictionary_tag
from kg.towns import load_towns

COUNTIES = frozenset("区县旗")
NOT_BODY = re.compile(
    r"第.{1,3}[届个批轮]|^\d+个?班|^(?:首届|首批|本届|任何|某些|调整中小学|[一二三四五]星级?|一[块张枚个家份本]|今年|去年|明年|学校一|[一二两三四五六七八九十\d]年)|[两三四五六七八九十几多][所个家]$|^一[镇乡村区县校]一|^(?:联盟|集团|学区|[区县市镇乡])[里内]|^[两三四五六七八九十几]大|^(?:省|市|区|县|州|国家)级|[一-鿿](?:背景|视域|视角|视野|理念|形势|时代|模式)下|[一-鿿]距离?$|中华民族$|命运$|^主要$|^全[国省市区县州旗盟镇乡]|^[一二三四五六1-6]类|^学$|[两三四五六七八]大$|^使[一-鿿]{2}|^新一[轮批届]|(?:开学|上课|入学|放学|毕业|到校|建校|离校)时$|(?:x{1,4}|\*{1,4})(?:余|多|来)?[所间家个名位条]|(?:[小中]学|学校|幼儿园)(?:副?[校园]长|教师|老师|学生)(?!发展|进修|培训|研修|教育|继续|专业|工作|信息|活动|综合|素质|校外|实践|联合|社团|会|之家)[一-鿿]|受到|得到|^\d+[栋幢座间处]|年代$|vs"
)
TOWN_SCHOOLS = frozenset({"中心小学", "中心学校", "中心校", "中心园", "附小", "附中"})
"""Class words that name no school without a place or a word before them."""
TRADES = frozenset({"职业高中", "职业中学", "职业高级中学", "职业学校", "中等职业学校", "职校", "特校"})
LONE = re.compile(r"教.{0,8}[局委厅部]$|办公室$|处$")
"""Authorities that a text may call by their class word alone: 教育局 is one, 工会 and 教研室 are none."""
ACTS = frozenset("报经受请获据按任除兼商送")
"""Verbs of one letter before a bureau, which no bureau's name holds (报市人民政府)."""
WHOLE = frozenset(
    {"小学", "中学", "学校", "初级中学", "高级中学", "初中", "高中", "中心小学", "中心学校", "完小", "村小", "幼儿园"}
)
INNER = re.compile(
    r"(?:[中小]学|学校|幼儿园|初中|高中)(?!附[属设]|双语$|$|校)(?=[一-鿿]{2,})|(?:[中小]学|学校|幼儿园)(?=[一-鿿]?$)(?!附|幼)"
)

OFFICE = re.compile(
    r"(?:教育局|教体局|教育厅|人民政府|区政府|县政府|市政府)(?!机关|直属|第|幼|附|实验|中心|职工|子弟)[一-鿿]{2,}"
)
"""A bureau and what it does, which no school's name holds (教育局派李晓兰到|望江中学)."""
KIND_OF_PLACE = re.compile(
    r"(?:旗下|名下|下属|下辖|所属|内部|山区|片区|农村|乡村|小规模|渔村|牧区|库区|林区|边疆|区域内|境内|辖区内)$"
)
"""What is said of schools by where they lie or whose they are, and names none (闽西山区|高中, 集团旗下|学校)."""
PARK = re.compile(r"(?:工业|产业|经济|科技|物流|创业|农业|高新|文化|循环|生态|旅游|商贸|电商)$")
"""Before 园区, words of a business park; that of a kindergarten bears a place's name."""
GROUP_KIND = re.compile(r"^[成为建设组打造]{0,2}(?P<stem>.*?)[一-鿿]{2}[型式]$")
"""What kind of group is told, not which: 成融合型|教联体, 城乡共建型|教联体."""
CLOSE = re.compile(r"[一-鿿]{2}型$")
"""How close the schools of a group are, behind the school that it bears the name of (望江小学紧密型|教共体)."""
OTHER_KIND = re.compile(r"[一-鿿]?|\d\+[\dn一-鿿](?:\+[\dnx])?|城乡|镇域|区域|县域|市域|校际|跨校|跨区|名校|强校")
"""Before such a word these tell no more of a group."""
POINTING = frozenset("本该此贵")
"""Before the class word of a group these point at one told before (愿同本|共同体)."""
PLAIN_GROUPS = frozenset({"学区", "集团", "教育集团", "联盟", "学区联盟"})
"""Class words that with the full name of a county name no group of it."""
NUMBERED = frozenset("一二三四五六七八九十东西南北中")
"""What alone tells groups of one class apart (一学区, 东学区)."""
SITES = frozenset({"校区", "园区", "分校", "分园"})
"""Class words of campuses, which one character of the compass tells apart (东校区)."""
SITE_ACT = re.compile(
    r"^[盯守抓管建办护看扶带搞做走跑顾][紧住好牢稳实起强大活进]$|[省市区县镇乡村路街旁边内处地里](?:[新增添扩改]?[建办设开]|[筹兴创开][建办])$"
)
"""What is done to a campus, right before its class word: 盯紧|分园, 马家镇建|分园."""
MOVED = re.compile(r"^[撤并搬迁转移挪调归合划送派]{1,2}[到入往向进至归]$")
"""Where schools or pupils go, right before a class word: 撤到|中心小学."""
CLASSES = re.compile(r"^\d+个?(?:教学)?班|^规划$")
"""How many classes a school is for or is to have, which names none (设置为48班|初中, 规划|小学24个班)."""
STAGES = frozenset({"九年一贯制学校", "十二年一贯制学校"})
"""Class words that tell what years a school has, and name none alone (63个班的九年一贯制学校)."""


AND_MORE = re.compile(r"[一二三四五六七八九十\d][中小]等$")
"""A short name and what sums a list up, which are no kind of school together (市十一中等|学校)."""
FIRM_WORDS = frozenset("落真现其老诚坚充如核切务属扎踏结写朴忠殷丰")
"""What makes a word with 实 (落实小微)."""


def refuses_body(core: str, suffix: Suffix, rules: Rules) -> bool:
    """Whether the words before a class word make no name of a body with it (各学校, XX区中小学, 小学毕业后升入中学)."""
    if suffix.bare == "none":
        return False
    rest = core[1:] if core[:1] in LEVEL_LETTERS else core
    if (
        NOT_BODY.search(core)
        or (len(core) > 1 and core in rules.generic)
        or (
            suffix.bare == "name"
            and rest
            and not dictionary_tag(core).startswith("ns")
            and rules.is_generic(core)
            and rules.is_generic(rest)
            and rest not in rules.placed["level"]
            and not is_town_word(core)
        )
    ):
        return True
    if suffix.kind != "School":
        if suffix.kind == "Group" and (
            core[-1:] in POINTING
            or (core == "一" and "学区" not in suffix.suffix)  # 又|一教育集团揭牌
            or (suffix.suffix in PLAIN_GROUPS and is_county(core))
            or tells_kind(core, rules)
        ):
            return True
        return core in {"学校", "本校", "各校", "校", "我校", "全校"} or (
            suffix.kind in {"Group", "Organisation"} and len(core) == 1 and core not in NUMBERED | LEVEL_LETTERS
        )
    return (
        ends_in_school(core, suffix.suffix)
        or OFFICE.search(core) is not None
        or (KIND_OF_PLACE.search(core) is not None and not load_places().find(core))
        or (len(core) == 1 and core not in LEVEL_LETTERS and not (core in "东西南北" and suffix.suffix in SITES))
        or (core.endswith("中") and suffix.suffix.startswith("小学"))
        or (suffix.suffix == "学校" and AND_MORE.search(core) is not None)
        or (suffix.suffix[0] == "实" and core[-1:] in FIRM_WORDS)
        or (suffix.suffix == "园区" and PARK.search(core) is not None)
        or (suffix.suffix in SITES and SITE_ACT.search(core) is not None)
        or MOVED.match(core) is not None
        or (suffix.suffix == "学校" and (core == "发展" or core.endswith("教师发展")))
        or CLASSES.match(core) is not None
        or (not core and suffix.suffix in STAGES)
    )


def is_county(core: str) -> bool:
    """Whether words are the full name of a county or district, which has more groups than one (南康区|学区、教育集团一览)."""
    return core[-1:] in COUNTIES and any(place.kind == "County" for place in load_places().find(core))


def tells_kind(core: str, rules: Rules) -> bool:
    """Whether words before the class word of a group tell its kind alone (融合型, 1+1共建型), and no school or place with it (望江小学紧密型)."""
    kind = GROUP_KIND.match(core)
    return kind is not None and (OTHER_KIND.fullmatch(kind["stem"]) is not None or rules.is_generic(kind["stem"]))


def is_town_word(core: str) -> bool:
    """Whether words that are generic one by one are the name of a town (大村中学)."""
    return load_towns().has_stem(core) and core[0] not in "新老旧原省市县区" and core[-1] not in "小中"


def ends_in_school(core: str, suffix: str) -> bool:
    """Whether the words before a class word hold the whole name of another school, which no such name does but 附属 and campuses.

    >>> ends_in_school("金河镇初级中学委托县第三初级", "中学"), ends_in_school("培礼中学附属", "小学"), ends_in_school("天津路小学北", "校区")
    (True, False, False)
    """
    if suffix == "幼儿园" and core.endswith("小学"):
        core = core.removesuffix("小学")
    return suffix in WHOLE and INNER.search(core) is not None
