"""Where a sentence goes on and a name cannot: its predicate, its times, its pronouns; and function words that open a name all the same."""

import re

from kg.mention.bodies import SITES, WHOLE
from kg.mention.reading import Reading
from kg.model import SCHOOLING, Kind, Span
from kg.rules import Rules, Suffix
from kg.tokens import Word, dictionary_count, dictionary_tag, is_completed
from kg.towns import load_towns

"""Kinds whose names hold no clause; those of offices and societies do (招生考试委员会)."""
CALENDAR = re.compile(
    r"(?:[今明昨前后去上下本当同每早晚近这那春夏秋冬往年现目如眼翌次旧].*[天年月日周晚早晨季期前后时今午夜初底在下间]|暑假|寒假|[暑寒]期)$"
)
COMPOUND = re.compile(
    r"[路街巷道桥河湖江镇乡村庄里门店铺堡寨屯营坪坝沟湾山厂矿站场局院所区城园库关口楼寺庙庵堂祠坊岭塘洲]"
)
"""A verb before such a character makes a noun with it (改革街, 铸造厂)."""
TELLING = frozenset({"v", "vn", "vd", "d", "ad", "p", "c", "u", "t", "r"})
"""Parts of speech of the words around names."""
FULL = frozenset("省市区县州旗盟")
MASKS = frozenset("x*×○某")
INSIDE = frozenset("里中内")
OPENERS = frozenset("和与及同并向对从到为因给将至就以如来去过所有")
ORDINALS = frozenset("0123456789一二三四五六七八九十")
"""Before 、 these count items, and no list goes on (7、与…结对)."""
DONE_WELL = re.compile("[开办建抓管用上写当搞教配选]好(?!友)")
"""A verb and what completes it, which the cutter parts (开|好|集团)."""
ADVERBS = frozenset("都才又再更很可应曾已也那")
"""Before a class word these tell of no deed and are part of the name (铜都|小学)."""
CALLED = frozenset({"学校", "单位", "高校", "名校", "院校", "园所", "母校", "东道主"})
"""Behind such a noun a school's own name begins (结对学校|上海明珠小学)."""
OWNED = frozenset({"直属", "市直", "县直", "区直", "州直", "旗直", "市直属", "县直属", "区直属"})
"""Whose a school is, before its name that begins with a place (市直属|广元外国语学校)."""
FIRMS = frozenset({"企业", "公司", "单位", "机构", "厂家", "商家"})
"""Behind such a noun a firm's own name begins with its place (爱心企业|河南…公司)."""
HEADS = frozenset({"镇长", "乡长"})
"""Heads of towns, which the cutter also makes of a town and the name behind it (大战场镇|长山头)."""
JOINING = frozenset("和与及同并")
LEVELS = frozenset("省市区县州旗镇乡村校园各全本新老内外里该两")
LISTED = frozenset('、“"(（《\t|')
CLOSED = frozenset('、，,。；;：:”")）》\t| ')


def stands_before_place(word: Word, name: Span, reading: Reading) -> bool:
    """Whether a word that is no noun stands before the level or the full name of a place, with which a name begins (送|县二中)."""
    chars = reading.folded[word.start : word.end]
    tag = word.tag if len(chars) > 1 or word.tag in TELLING else dictionary_tag(chars)
    if tag not in TELLING or not dictionary_count(chars) or not name or word.start in reading.places:
        return False
    place = reading.places.get(name.start, 0)
    if place - name.start > len("临川") and reading.folded[place - 1] in FULL:
        return True
    alone = name.start + 1 in reading.ends
    return alone and reading.folded[name.start] in "市县区省州旗"


def parts_from(suffix: Suffix, word: Word, before: Word | None, name: Span, reading: Reading, rules: Rules) -> bool:
    """Whether a word to the left of `name`, what stands before the class word, belongs to the sentence: see `breaks_off`."""
    chars = reading.folded[word.start : word.end]
    if suffix.suffix in WHOLE and chars in CALLED and not reading.folded.startswith(("附", "双语幼"), word.end):
        return bool(name)
    if suffix.kind is Kind.ORGANISATION and chars in FIRMS:
        return any(one.tag == "ns" for one in reading.list_words(word.end, word.end + 1))
    if chars in OWNED and name.start in reading.places:
        return True
    if suffix.kind in SCHOOLING:
        return breaks_off(word, before, name, reading, rules)
    return suffix.kind is Kind.AUTHORITY and stands_before_place(word, name, reading)


def breaks_off(word: Word, before: Word | None, name: Span, reading: Reading, rules: Rules) -> bool:
    """Whether a word to the left of `name` belongs to the sentence and not to it, by its part of speech and what follows.

    `name` is what stands between the word and the class word: a verb alone may be a name (安居小学), one before words
    that make a name by themselves is none (挂靠|洋中中学). `before` is the word to the left, where it touches.
    """
    chars = reading.folded[word.start : word.end]
    if stands_before_place(word, name, reading):
        return True
    if word.start in reading.places or chars in rules.name_verbs or chars in rules.generic or not name:
        return word.tag == "r" and is_pronoun(chars)
    if word.tag in {"t", "tg"}:
        return bool(CALENDAR.match(chars)) and dictionary_count(chars) > 0
    if word.tag == "r":
        return is_pronoun(chars)
    if reading.folded[name.start] in MASKS:
        return word.tag in {"v", "vn", "vd", "d", "p", "f", "m", "q"}
    place = reading.places.get(name.start, 0)
    if len(chars) > 1 and word.tag in {"v", "vn"} and place - name.start > len("临川"):
        return True
    return acts_on(word, before, name, reading, rules)


def acts_on(word: Word, before: Word | None, name: Span, reading: Reading, rules: Rules) -> bool:
    """Whether a verb or its like stands before words that make a name by themselves."""
    chars = reading.folded[word.start : word.end]
    whole = is_whole(name, reading) and chars not in HEADS
    if whole and rules.breaks.get(chars) == "act" and not rules.is_generic(name.of(reading.folded)):
        placed = before is not None and before.start in reading.places
        return len(chars) > 1 or (
            not placed
            and not ends_town(word, reading)
            and name.start + 1 not in reading.ends
            and (begins_act(before) or not COMPOUND.match(reading.folded, name.end - 1))
        )
    if word.tag == "f" and chars in INSIDE and before is not None:
        return whole and before.tag == "t"
    if whole and is_completed(chars):
        return True
    if not whole or word.tag not in {"v", "vd", "d", "ad", "a", "p", "c"}:
        return False
    if len(chars) > 1:
        return word.tag != "a" and dictionary_count(chars) > 0
    return before is not None and is_adverb(before, reading.folded, rules)


def begins_act(before: Word | None) -> bool:
    """Whether a time or a verb of two characters stands before a verb, so that this is none of a name (明年|建|凤山小学)."""
    return before is not None and (before.tag == "t" or (before.tag == "v" and before.end - before.start > 1))


def ends_town(word: Word, reading: Reading) -> bool:
    """Whether a word of one character is the last of a town's name (龙溪|铺)."""
    towns = load_towns()
    return any(towns.has_stem(reading.folded[max(0, word.end - size) : word.end]) for size in (2, 3))


def is_whole(name: Span, reading: Reading) -> bool:
    """Whether words make a name by themselves, and do not begin with what makes one of the word before (改革|街, 铸造|厂)."""
    if len(name) < len("青石") or reading.folded.startswith("街道", name.start):
        return False
    return name.start + 1 not in reading.ends or not COMPOUND.match(reading.folded, name.start)


def is_no_part(word: Word, suffix: Suffix, reading: Reading) -> bool:
    """Whether no name of a body holds a word: what completes the verb before it, what joins clauses, and a number in the name of an office (区校|一本教研室)."""
    if DONE_WELL.match(reading.folded, word.start - 1):
        return True
    if word.tag == "c" and word.end - word.start > 1 and dictionary_count(reading.folded[word.start : word.end]):
        return True
    counted = suffix.kind is Kind.AUTHORITY and word.tag == "m" and word.end - word.start > 1
    return counted and reading.folded[word.start] in ORDINALS


def is_part(chars: str, word: Word, suffix: Suffix, reading: Reading) -> bool:
    """Whether a word is part of a name though it ends others: an adverb right before the class word, 全国 in that of an alliance."""
    if chars == "全国":
        return suffix.kind is Kind.GROUP and suffix.suffix.endswith("联盟")
    return suffix.kind in SCHOOLING and chars in ADVERBS and reading.folded.startswith(suffix.suffix, word.end)


def is_pronoun(chars: str) -> bool:
    """Whether a word tagged as a pronoun points at something told before (这个, 哪些, 彼时); 某 and 我 are read elsewhere."""
    return len(chars) > 1 and chars[0] not in "某我本" and dictionary_count(chars) > 0


def is_adverb(word: Word, folded: str, rules: Rules) -> bool:
    """Whether a predicate follows a word (还|差, 已|建)."""
    chars = folded[word.start : word.end]
    return word.tag == "d" and (len(chars) > 1 or rules.breaks.get(chars) == "hard")


def opens_name(word: Word, suffix: Suffix, start: int, end: int, reading: Reading, rules: Rules) -> bool:
    """Whether a function word is the first character of the name that ends in the class word at [start, end).

    It is where the rest alone would be too short for a name (和|岗小学), and where the sentence has no use for a
    function word: between the marks of a list, in a cell of its own.
    """
    chars = reading.folded[word.start : word.end]
    rest = reading.folded[word.end : start]
    if (
        suffix.kind not in SCHOOLING
        or chars not in OPENERS
        or not rest.isalpha()
        or rest[0] in LEVELS
        or rules.is_generic(rest)
    ):
        return False
    if reading.places.get(word.end, word.end) - word.end > 2:
        return False
    if len(rest) == 1:
        return suffix.suffix not in SITES and rest not in rules.breaks and not rest.isdecimal()
    before = reading.folded[word.start - 1 : word.start]
    closed = end == len(reading.folded) or reading.folded[end] in CLOSED
    if before == "、" and reading.folded[max(0, word.start - 2) : word.start - 1] in ORDINALS:
        return False
    if before in LISTED and before:
        return closed or chars in JOINING
    return not before and reading.folded[end : end + 1] in {"\t", "|", " "}
