"""Honours and initiatives in quotation marks, of the kind that the words in and around them tell."""

import re
from collections.abc import Iterator
from functools import cache

from kg.gate import gated, lead
from kg.mention.candidate import Candidate
from kg.mention.honour_words import load_honour_words
from kg.mention.honours import TITLED
from kg.mention.quoted import EVENT_AFTER, RUN_AFTER, name_quoted, reach_left
from kg.model import Kind, Sentence, Span
from kg.rules import alternate, load_rules

QUOTED = re.compile(r"[“\"「]([^“”\"「」\n。]{2,24})[”\"」]")
WORN = re.compile(r"帽子?$")
"""What is put on a school or child without honouring it: 戴上“初中帽子”."""
SEASON = re.compile(r"(?:月份?|[周日天]|学期|周[一二三四五])(?:定|确定|设|列)为[^,，。;；“”\"]{0,10}$")
"""A time of the year that is set apart is honoured by nothing: 将四月定为“读书月”."""
MARKS = frozenset({"良好", "优秀", "合格", "优良", "优等", "一般", "达标"})
"""What an examination gives is no honour: 评定为“良好”."""
REST = re.compile(r"(?![等的称荣光牌奖之和与及并后以])[一-鿿]{2,18}")
LEVELLED = re.compile(r"^(?:全[国省市区县州旗]|国家级|[省市区县州]级|自治区|[一-鿿]{2,4}[省市])")
PLACED = re.compile(r"[一-鿿]{2,5}?[县区旗州][^,、]+$")
"""What a name in quotation marks that is told of a place begins with."""
NAMED_HONOUR = re.compile(
    r"^(?:[一-鿿、]{0,13}[“\"「][^“”\"「」。]{2,30}[”\"」])*(?:[一-鿿]{0,6}等(?:多?[项块个])?|[两三四五六七八九十多\d]+[项块个枚面张](?:的)?)(?:牌匾|牌子|匾额|称号|荣誉|奖项|殊荣|名单)|^名单|^(?:里头?|中|当中)(?:就|也|还)?有[他她]|^(?:予以|给予|进行)(?:通报)?(?:表彰|表扬|嘉奖)|^(?:今年|本[届次])?(?:共)?评(?:到第|出[了]?[一二三四五六七八九十\d])|^(?:的)?(?:荣誉|光荣)?(?:称号|提名|获得者|证书|头衔|铜牌|牌匾|匾额|金匾|桂冠|奖状|奖$|奖[,，。;；、])"
)
HANDED = re.compile(
    r"(?:(?:[省市区县旗州镇乡校][里上]|[局厅委会府])(?:给|颁发?|授予?|发|奖|送|评)了?的?|(?:发|送|颁)来了?(?:一?[块面张])?|授(?:以|其|给)|名(?:单|册)[上里]有)[“\"「]?$"
)
"""Before a name in quotation marks that only an honour's class word gives away: 省里给的“绿美校园”, 另授其“教师发展示范学校”."""
BADGE = re.compile(r"^的?(?:牌子|奖牌|匾牌|红旗|锦旗|名头|名号|榜(?=[,，。;；、上]|$))|^揭晓")
"""Behind such a name: what of an honour is hung or worn, or that it was told."""
GIVEN_TO = re.compile(r"授予[^,，。;；“”\"]{2,60}$")
"""Behind it and whoever is named stands what is conferred: 授予甲校、乙校|“质量奖”."""
HANGS = re.compile(r"[挂换][^,，。;；]{0,4}$")
"""A plate that is hung with the name of a body: 挂“望江分校”两块牌子."""
AIMED = re.compile(r"(?:建设|打造|办学?|发展|建|培养|培育|变)(?:成为?|为)[“\"「]?$")
"""Before what a school is to become one day: 建设成为“家门口的好学校”."""
YEAR_LINE = re.compile(
    r"[^一-鿿\w]*(?:19|20)\d\d年(?:\d{1,2}月)?[\s:]+(?:[一-鿿]{2,6}?[省市区县州旗]|[省市区县]级|国家级|全[国省市区县州旗])?(?:第?[一二三四五六七八九十首]+[届批])?"
)
"""The opening of a line that tells of a year, where an honour stands alone behind it."""
GOT = lead(
    r"(?:上榜|现为|成为(?=$|[一-鿿]{2,3}[省市县区]|[省市县区州]级|全[国省市区县])|评为|表彰为|授予为|获评?|荣获|获得|授予|命名为|认定为|创建为|入选|跻身|捧回|领回|抱回|拿[到下]|喜添|新添|收获|被评|称号有|当上|评上|当选|[挂戴]上|得了|颁[来的发]|入了|确认为|荣[膺登]|登上|另?获|定为|晋为|[叫有添]一?[块面张]|捧得|摘得|斩获|[是系](?:全国|[一-鿿]{2,3}省|[省市区县州]级?)(?:首批)?)[^,，。；;“”\"]{0,10}$"
)


CHAIN = re.compile(
    r"[“\"「][^“”\"「」\n。]{2,30}[”\"」](?=[一-鿿]{0,6}[、和及])[一-鿿、]{1,13}"
    r"(?:[“\"「][^“”\"「」\n。]{2,30}[”\"」](?=[一-鿿]{0,6}[、和及])[一-鿿、]{1,13})*$"
)
"""The quoted names of an enumeration before the next of them."""
CHOSEN = re.compile(
    r"(?:评选|推荐|申报|参评|竞选|争[创当做]|选树|培[育养]|打造|建设|启动|实施|开展|举办|设立?)[^,。;“”]{0,8}$"
)
"""Before an honour in quotation marks that nobody has got: 评选“优秀教师”."""
SOUGHT = re.compile(r"[^,。;]{0,4}(?:整改|复查|候选|申报|培[育养]|创建|推荐|人选|标准|办法|条件|名额|工程)")
"""Behind one that somebody is to get or may lose."""


@gated(QUOTED)
def propose_quoted(sentence: Sentence) -> tuple[Candidate, ...]:
    """Names in quotation marks, of the kind that the words before and after tell."""
    shift = sentence.span.start
    return tuple(
        Candidate(kind, Span(start + shift, end + shift), score, f"quoted-{kind.lower()}")
        for start, end, kind, score in find_quoted(sentence.folded)
    )


@cache
def load_stock() -> re.Pattern[str]:
    """How honours end that need no word of their own: 优秀班主任, 师德标兵."""
    named = [
        word for word, suffix in load_rules().suffixes.items() if suffix.kind is Kind.AWARD and suffix.bare == "none"
    ]
    return re.compile(rf"(?:{alternate(sorted(named))}|最佳[一-鿿]{{2,5}})$")


def is_stock(words: str) -> bool:
    """Whether words in quotation marks are an honour, whatever stands around them.

    >>> [words for words in ("优秀校长", "最佳球员", "六安市师德标兵", "名校", "望江实验学校") if is_stock(words)]
    ['优秀校长', '最佳球员', '六安市师德标兵']
    """
    return load_stock().search(words) is not None and not set(words) & set(",、")


def is_got(name: str, before: str, after: str) -> bool:
    """Whether a name in quotation marks is told as an honour somebody has, by its own words and those before and after it."""
    words = load_honour_words()
    if GOT.search(before) or (before.endswith("为") and TITLED.search(name)):
        return True
    if words.honour.search(name) and (GIVEN_TO.search(before) or HANDED.search(before) or BADGE.match(after)):
        return True
    if YEAR_LINE.fullmatch(before) and words.worth.search(name):
        return True
    return is_stock(name) and not (RUN_AFTER.match(after) or SOUGHT.match(after) or CHOSEN.search(before))


def find_quoted(folded: str) -> Iterator[tuple[int, int, Kind, float]]:
    """Spans, kinds and scores of quoted names; a class word that follows the quotation marks is part of the name."""
    for match in QUOTED.finditer(folded):
        if match.group(1) in MARKS or WORN.search(match.group(1)):
            continue
        before, after = CHAIN.sub("", folded[: match.start()]), folded[match.end() :]
        if SEASON.search(before) or AIMED.search(before):
            continue
        event = EVENT_AFTER.match(after)
        bodily = bool(load_honour_words().body.search(match.group(1))) and not load_honour_words().worth.search(
            match.group(1)
        )
        goes_on = REST.match(after)
        told = GOT.search(before) or YEAR_LINE.fullmatch(before)
        if goes_on and not event and told and not NAMED_HONOUR.search(after):
            if load_honour_words().honour.search(goes_on.group()):
                yield reach_left(folded, match.start()), match.end() + goes_on.end(), Kind.AWARD, 0.99
            continue
        led = (
            (LEVELLED.match(match.group(1)) or PLACED.match(match.group(1)))
            and load_honour_words().honour.search(match.group(1))
            and not RUN_AFTER.match(after)
        )
        got = is_got(match.group(1), before, after)
        if ((got or led) and not event and not bodily) or (
            NAMED_HONOUR.search(after) and not (bodily and HANGS.search(before))
        ):
            yield (
                reach_left(folded, match.start()),
                match.end(),
                Kind.AWARD,
                0.95 if load_honour_words().honour.search(match.group(1)) else 0.8,
            )
            continue
        yield from name_quoted(match, before, after, folded)
