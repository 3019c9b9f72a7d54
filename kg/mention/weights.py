"""What the words inside a name and before it weigh, as log-odds."""

import re

from kg.gate import lead
from kg.mention.bodies import ACTS
from kg.mention.cores import COUNTED, LEVELS, RARE, SHARED
from kg.mention.openings import is_no_part, is_part, parts_from
from kg.mention.reading import Reading
from kg.model import SCHOOLING, Kind, Span
from kg.name_parts import LEVEL_LETTERS
from kg.record import record
from kg.rules import Rules, Suffix
from kg.tokens import Word, dictionary_count, dictionary_tag

OPEN = set("\u3014“\"‘'《〈「『(（[【<")
CLEAN = set("\u3015_>、,，;；:：。.!！?？)）]】”\"’'》」』\t\n|/+＋·—-…★◇▍※☆◆◎●○■□▲△▼▽►▶①②③④⑤⑥⑦⑧⑨⑩ ")
CLASSIFIERS = set("所个名位项次家件人条种批届年月日元万亿座间套支只篇节期轮场处")
NUMERALS = set("零〇一二三四五六七八九十百千两几0123456789")
ENDS = frozenset({"hard", "title"})
DATED = re.compile(r"\d+[年月日]|\d{4}")
ADDEND = re.compile(r"\+[一-鿿]{1,10}(?:小学|中学|学校|幼儿园)$")
SUM = re.compile(r"\d\+\d")
"""A sum inside the name of a group (绵竹市1+4城乡教育联盟)."""
SHORT_PLACE = 2
"""A place's full name is longer; one character before it that is part of no word belongs to the sentence (报|三明市)."""
STREET = re.compile(r"路|街(?!道)|巷")
TOGETHER = re.compile(r"协同(?:发展|育人|教研|提升|创新|办学|共进)")
"""What groups are called, though 协同 alone is what the clause does."""
AFTER_TITLE = lead(
    r"(?:(?<![大颁得])奖|示范(?:校|园|高中|学校|幼儿园)|特色(?:学?校)|文明校园|文明单位|先进(?:单位|集体|学校)|重点(?:中学|高中|职校)|先进校|获得者|得主)[”\"]?$"
)
RANK = re.compile(r"第[一二三四五六七八九十]名$|[冠亚季]军$")
"""What a body is given or stands behind, not what it is called."""
FUNCTION = frozenset("pcurdye")
PUPILS = frozenset({"学生", "教师", "师生", "教职工", "职工", "学校"})
COMPANIES = frozenset({"基金会", "公司", "有限公司", "责任公司"})
"""What is called by words of any kind (真爱梦想公益基金会)."""
TRADES = frozenset({"建设", "服务", "管理", "咨询", "培训", "开发", "投资", "设计", "销售", "维修", "配送", "运营"})
"""What firms do and are called by, though elsewhere it parts names (餐饮服务有限公司)."""
SPOKEN = re.compile(r"说[课题播]")
"""A lesson explained, at which contests are held; the verb alone ends a name."""
SUBJECT = re.compile(r"道德与法治|体育与健康|信息与技术|科学与技术|人文与科学")
"""Subjects taught whose names are of two parts; elsewhere 与 joins two names."""
LEADING = ("领衔", "主持")
"""With 人 these are who leads a studio, and begin no occasion's name (名师工作室领衔人|授牌仪式)."""
STAGED = ("小学", "中学", "学校", "幼儿园")
"""Behind a verb that schools are called by: the school that a group is called after (希望|小学教育集团)."""
EDITION = re.compile(r"第\d{1,3}届$")
EDITION_INSIDE = re.compile(r"第\d{1,3}届")
"""Which time an occasion is held, in digits; the name begins with it."""


@record
class Style:
    """How much each sign weighs for one family of names (log-odds)."""

    verb: float
    soft: float
    function: float
    start_clean: float = 2.0
    start_hard: float = 1.7
    start_verb: float = 0.2
    start_word: float = -1.6
    start_place: float = -2.2
    word: float = -0.12
    recurs: float = 0.9


BODY = Style(verb=-1.5, soft=-1.1, function=-2.0)
COINED = Style(verb=-0.25, soft=-0.5, function=-0.6)
OBJECT = Style(verb=-0.25, soft=-0.5, function=-1.4, start_verb=1.2, start_word=-1.2, start_place=-2.0)


def weigh_inside(chars: str, word: Word, reading: Reading, rules: Rules, suffix: Suffix, style: Style) -> float | None:
    """What it costs that this word stands inside a name; None where no name goes on."""
    if chars == "+" and suffix.kind is Kind.GROUP and SUM.match(reading.folded, word.start - 1):
        return 0.0
    if stands_outside(chars, word, reading, suffix):
        return None
    known = weigh_known(chars, word, reading, rules, suffix, style)
    return weigh_any(chars, word, reading, rules, suffix, style) if known is None else known


def stands_outside(chars: str, word: Word, reading: Reading, suffix: Suffix) -> bool:
    """Whether a word or mark stands in no name that ends in this class word."""
    return (
        chars[0] in CLEAN
        or chars[0] in OPEN
        or chars.isspace()
        or (chars[-1] == "获" and (suffix.kind in SCHOOLING or reading.folded[word.end : word.end + 1] in OPEN))
        or (suffix.kind in SCHOOLING and RANK.search(reading.folded, max(0, word.end - 3), word.end) is not None)
        or (suffix.kind not in SHARED and is_no_part(word, suffix, reading))
        or (chars == "人" and reading.folded.startswith(LEADING, word.start - 2))
    )


def weigh_known(chars: str, word: Word, reading: Reading, rules: Rules, suffix: Suffix, style: Style) -> float | None:
    """What a word costs that names with this class word are known to hold; None for any other."""
    if (chars == "暨" and suffix.kind is Kind.EVENT) or (chars in LEVELS and suffix.kind in SHARED):
        return 0.2
    if suffix.kind is Kind.GROUP and TOGETHER.match(reading.folded, word.start):
        return style.word
    if suffix.kind in SHARED and (counts_edition(chars, word, reading) or joins_subject(chars, word, reading)):
        return 0.0
    if chars in PUPILS and suffix.kind in {Kind.EVENT, Kind.PROGRAMME}:
        return 0.0
    if is_part(chars, word, suffix, reading) or (suffix.kind in SHARED and SPOKEN.match(reading.folded, word.start)):
        return style.word
    school = suffix.suffix if suffix.kind is Kind.SCHOOL else STAGED
    if suffix.kind in SCHOOLING and chars in rules.name_verbs and reading.folded.startswith(school, word.end):
        return style.word
    if suffix.kind is Kind.SCHOOL and is_school_word(chars, word, suffix, reading):
        return style.word
    if chars in TRADES and suffix.suffix in COMPANIES:
        return style.word
    if (
        suffix.kind is Kind.SCHOOL
        and len(chars) > 1
        and chars in rules.breaks
        and STREET.match(reading.folded, word.end)
    ):
        return style.word
    return None


def counts_edition(chars: str, word: Word, reading: Reading) -> bool:
    """Whether a word is part of an edition in digits (第|35|届), which the dictionary cuts up."""
    return (chars in {"第", "届"} or chars.isdecimal()) and any(
        match.start() <= word.start and word.end <= match.end()
        for match in EDITION_INSIDE.finditer(reading.folded, max(0, word.start - 4), word.end + 4)
    )


def joins_subject(chars: str, word: Word, reading: Reading) -> bool:
    """Whether 与 is part of the name of a subject taught (道德与法治)."""
    return chars == "与" and SUBJECT.match(reading.folded, max(0, word.start - 2)) is not None


def is_school_word(chars: str, word: Word, suffix: Suffix, reading: Reading) -> bool:
    """Whether a word is part of a school's name though it ends others: for whom it is (铁路职工|子弟学校), and 都 of a place's name (湖南|都梁科技学院)."""
    if chars.endswith("职工"):
        return reading.folded.startswith((suffix.suffix, "子弟"), word.end)
    beside = chars == "都" and word.start in reading.places.values()
    return beside and not any(one.tag[:1] in "vdp" for one in reading.list_words(word.end, word.end + 1))


def weigh_any(chars: str, word: Word, reading: Reading, rules: Rules, suffix: Suffix, style: Style) -> float | None:
    """What any other word costs by how much it parts names from what is told of them, and by its class; None where it parts them."""
    strength = rules.breaks.get(chars, "")
    acts = suffix.kind is Kind.AUTHORITY and (
        chars in ACTS or (len(chars) == 1 and word.tag == "v" and chars not in LEVEL_LETTERS)
    )
    if acts or strength == "hard" or (strength == "title" and suffix.kind not in SHARED) or word.tag == "role":
        return None
    if strength == "title":
        return style.soft
    if counts_things(chars, word, reading, suffix) or holds_break(chars, word, rules, suffix):
        return None
    if strength == "soft" or (strength == "act" and suffix.kind in SCHOOLING):
        return style.soft
    return style.word if chars in rules.name_verbs else weigh_class(chars, word, style)


def counts_things(chars: str, word: Word, reading: Reading, suffix: Suffix) -> bool:
    """Whether a word counts things or tells a date, and no ordinal: 3所."""
    told = chars + reading.folded[word.end : word.end + 1]
    if COUNTED.match(told) and not word.tag.startswith("ns") and reading.folded[word.start - 1 : word.start] != "第":
        return True
    return suffix.kind not in SHARED and DATED.match(told) is not None


def holds_break(chars: str, word: Word, rules: Rules, suffix: Suffix) -> bool:
    """Whether a word that the tokenizer glued together begins or ends in one that parts names."""
    if suffix.kind in SHARED or len(chars) < 3 or word.tag.startswith(("ns", "nt")):
        return False
    return rules.breaks.get(chars[-2:]) in ENDS or rules.breaks.get(chars[:2]) in ENDS


def weigh_class(chars: str, word: Word, style: Style) -> float:
    """What a word costs by its class alone."""
    if chars[0] == "第" or word.tag.startswith(("ns", "nz", "nt", "eng")):
        return 0.15
    if word.tag == "m":
        return -0.5
    noun = len(chars) == 1 and dictionary_tag(chars)[:1] == "n"
    if word.tag in {"v", "vd"} and not noun:
        return style.verb if dictionary_count(chars) >= RARE else style.word
    return style.function if word.tag[:1] in FUNCTION and not noun else style.word


def weigh_edge(
    span: Span, index: int, reading: Reading, rules: Rules, style: Style, suffix: Suffix
) -> tuple[float, bool]:
    """What stands before a name, as log-odds, and whether it is a clean edge."""
    marked = weigh_mark(span.start, reading, style, suffix)
    if marked is not None:
        return marked
    word = reading.words[index - 1] if index and reading.words[index - 1].end == span.start else None
    if word is None:
        return style.start_word, False
    left = reading.words[index - 2] if index > 1 else None
    return weigh_before(span, word, left, reading, rules, style, suffix)


def weigh_mark(start: int, reading: Reading, style: Style, suffix: Suffix) -> tuple[float, bool] | None:
    """The same by the characters before a name alone; None where they tell nothing."""
    if start == 0:
        return style.start_clean, True
    before = reading.folded[start - 1]
    if before in "学校园" and ADDEND.search(reading.folded, 0, start):
        return style.start_hard, True
    if before == "+" and SUM.match(reading.folded, start - 2):
        return style.start_word, False
    if before in OPEN or before in CLEAN or before.isspace():
        return style.start_clean, True
    if suffix.kind in SCHOOLING and RANK.search(reading.folded, max(0, start - 3), start):
        return style.start_hard, True
    return None


def weigh_before(
    span: Span, word: Word, left: Word | None, reading: Reading, rules: Rules, style: Style, suffix: Suffix
) -> tuple[float, bool]:
    """The same by the word before a name, and the one before that (`left`)."""
    start = span.start
    chars = reading.folded[word.start : word.end]
    if style is not OBJECT and AFTER_TITLE.search(reading.folded[max(0, start - 8) : start]):
        return style.start_hard, True
    if (word.start in reading.places and reading.places[word.start] == word.end) or (
        style is OBJECT and (chars in LEVELS or EDITION.search(reading.folded, max(0, start - 5), start))
    ):
        return style.start_place, False
    strength = "hard" if word.tag == "role" else rules.breaks.get(chars, "")
    core = Span(start, max(start, span.end - len(suffix.suffix)))
    if parts_from(suffix, word, left, core, reading, rules):
        return style.start_hard, True
    if len(chars) > 2 and not strength and not word.tag.startswith(("ns", "nt")):
        strength = rules.breaks.get(chars[-2:], "") if style is OBJECT or rules.breaks.get(chars[-2:]) == "hard" else ""
    if strength in {"hard", "title"}:
        return style.start_hard, True
    weak = strength == "soft" or (strength == "act" and suffix.kind in SCHOOLING)
    if weak or word.tag in {"v", "vd"}:
        return style.start_verb + (0.4 if weak else 0.0), False
    if word.tag[:1] in {"p", "c", "u", "r", "d"}:
        return style.start_hard - 0.5, True
    if chars[-1:] in CLASSIFIERS and chars[:1] in NUMERALS:
        return 0.0, False
    if reading.places.get(start, start) - start > SHORT_PLACE and len(chars) == 1 and not word.tag.startswith("ns"):
        return style.start_hard, True
    return style.start_word, False
