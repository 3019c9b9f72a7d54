"""Whether a class word is one of many schools, groups or offices, and so the end of no name: 各街镇教育办公室, 创成花园学校5个."""

import re

from kg.mention.reading import Reading
from kg.model import Kind, Span
from kg.rules import Rules, Suffix
from kg.tokens import dictionary_count, dictionary_tag

EACH, OF_MANY = "各", frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY})
"""Before or at the head of a body's name: all of its kind (各街镇教育办公室)."""
EACH_OF = re.compile(r"各[省市区县乡镇旗州街道()/、]{1,10}[、和及]$")
ZONES = ("开发区", "新区", "高新区", "经开区", "功能区", "管委会")
"""Parts of an area that stand behind 各县区、 where all offices are spoken to (各县区、|开发区教育局)."""
MANY = re.compile(r"\d+[所个家](?=[,;。、]|$)")
"""Behind a class word: so many of a kind, and no name (创成花园学校5个)."""
SO_MANY = re.compile(r"(?:共计?|达到?)?\d+个(?=[,;。、(]|$)")
"""Behind the class word of a group: so many of them (建立区域学校发展联盟12个)."""
ONE_OF = re.compile(r"(?:[一某另几两三]|\d)[所家个]$")
"""Before a class word alone: one of its kind (福州市一所|盲校)."""
TYPE = re.compile('[“"]?[一-鿿]{2,3}型[”"]?')
"""What tells of which type a group is, and not which it is: “校区型”|大学区."""
OF_PEOPLE = re.compile("[\\d一二三四五六七八九十百千两]+[余多来]*[名位]|本[校园]")
"""At the head of a class word: how many of its people, or the school that speaks (300多名|小学教师, 本校|初中部)."""
BUILT = frozenset("建办设新改扩")
"""What of a verb may stand at the head of what is counted: 新建|小学1所."""
PLAIN_TAGS = frozenset({"v", "vd", "d", "ad", "vn", "a", "an"})
OF_SCHOOLS = re.compile(
    r"(?:内涵|工作|管理|文化|教育|发展|建设|课程|制度|环境|条件|实际|特色|品牌|形象|各项|办学|教学|内部|整体|德育|体育|安全|生活|活动|资源|后勤|自身|治理|面貌)"
)
"""Behind 学校 these tell of schools in general (丰富|学校内涵, 管理|学校工作)."""
COMMON = 300
"""A verb or adjective that the dictionary counts less often may be part of a name."""


def tells_many(core: str, span: Span, reading: Reading, rules: Rules, suffix: Suffix) -> bool:
    """Whether a class word is of many, by 各, by its type (“校区型”大学区) or counted: schools by the number behind it, but for one told with its name (新建城西小学1所), offices by one before it."""
    if suffix.kind in OF_MANY and EACH in reading.folded[max(0, span.start - 2) : span.start + 1]:
        return True
    if suffix.kind is Kind.SCHOOL and OF_PEOPLE.match(core):
        return True
    if suffix.kind is Kind.AUTHORITY and core in ZONES and EACH_OF.search(reading.folded, 0, span.start):
        return True
    listed = reading.folded[span.start - 1 : span.start] in {"、", "和", "与", "及"}
    many = suffix.kind is Kind.SCHOOL and not listed and MANY.match(reading.folded, span.end)
    if suffix.kind is Kind.GROUP and TYPE.fullmatch(core):
        return True
    if suffix.kind is Kind.GROUP and SO_MANY.match(reading.folded, span.end):
        return True
    if suffix.kind is Kind.SCHOOL and not core and ONE_OF.search(reading.folded, 0, span.start):
        return True
    one = many and many.group()[:-1] == "1" and not rules.is_generic(core[1:] if core[:1] in BUILT else core)
    return bool(many and not one) or (suffix.kind is Kind.AUTHORITY and core[:1].isdecimal())


def speaks_of_schools(core: str, span: Span, suffix: Suffix, reading: Reading, rules: Rules) -> bool:
    """Whether 学校 with common verbs or adjectives before it begins a word of schools in general: 全面丰富|学校内涵."""
    if suffix.suffix != "学校" or not core or OF_SCHOOLS.match(reading.folded, span.end) is None:
        return False
    words = [reading.folded[one.start : one.end] for one in reading.list_words(span.start, span.start + len(core))]
    return all(
        len(word) > 1
        and dictionary_tag(word) in PLAIN_TAGS
        and dictionary_count(word) >= COMMON
        and word not in rules.name_verbs
        for word in words
    )
