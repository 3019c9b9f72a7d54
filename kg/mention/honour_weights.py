"""How much its sentence speaks for the name of an honour: it is conferred there, and is no count of people who bear it."""

import re

from kg.mention.reading import Reading
from kg.model import Span

CONFERRING = re.compile(
    r"[获荣授评奖]|命名|认定|创建|入选|称号|表彰|表扬|得主|跻身|升[为格级]|当选|列[为入]|通过|达到|成为|作为|晋[升级]|批准|荣誉|挂牌|首批|[是有]|:|授牌|示范"
)
"""What stands around an honour that somebody has."""
NOT_CONFERRED = re.compile(
    r"^组(?!织)|^[”\"]?(?:创建|培育|争创|储备)[单学][位校]|^[”\"]?(?:的)?(?:大赛|比赛|竞赛|评选|评比|展评|评审|评定|候选|推荐|选拔|培养|培训|办法|条件|标准|名额|申报|队伍)"
)
ROLL_HEAD = re.compile(
    r"[”\"]?(?:称号|荣誉)?(?:获得者|获奖)?(?:名单|名册|光荣榜|一览表?)?(?:[(]?共?[\d一二三四五六七八九十]+[名人个所位][)]?)?:?"
)
ROLL_LEAD = re.compile(
    r"(?:附件?\d*|[(]?[一二三四五六七八九十\d]+[)、.．])?[:、\s“\"]*(?:(?:19|20)\d\d(?:学年|年度|[年—-]|度)*+)?(?:关于|获得?|荣获|授予|表彰|公布|评选|[“\"])*"
)
LEVEL_ONLY = re.compile(r"(?:国家|[省市区县州校])级?(?:先进|优秀|文明|示范)(?:单位|集体|个人)")
"""What many are counted as, and no honour by itself (获得市级先进单位8个)."""
TALLY = re.compile(r"[\d一二三四五六七八九十两]+[多余]?[名人个位所项]")
NAMED_TALLY = re.compile(
    TALLY.pattern
    + r"(?:[:(]|,(?=[一-鿿]{2,16}(?:小学|中学|学校|幼儿园|[一二三四五六七八九十]中)))(?!其中|含|占|包括|不含|共|约|比|较)(?=[一-鿿])"
)
"""So many bear an honour, and their names follow: 省特级教师2人(…)."""
COUNT_BEFORE = re.compile(r"[\d两二三四五六七八九十][位名]$")
NAMES_BEHIND = re.compile(r"[,:][一-鿿]{2,4}(?:、[一-鿿]{2,4})*[、和与及][一-鿿]{2,4}[。;,]")


def weigh_honour(span: Span, core: str, reading: Reading) -> float:
    """How much its sentence speaks for an honour: it is conferred there, and is no count of people who bear it."""
    around = reading.folded[max(0, span.start - 40) : span.start] + reading.folded[span.end : span.end + 12]
    if LEVEL_ONLY.fullmatch(span.of(reading.folded)) and TALLY.match(reading.folded, span.end):
        return -4.0
    if NAMED_TALLY.match(reading.folded, span.end) or is_counted_before(span, reading):
        return 0.0
    told = 0.0 if CONFERRING.search(around) or heads_roll(span, reading) else -2.0
    counted = -2.0 if TALLY.match(reading.folded, span.end) else 0.0
    counted -= 2.5 if NOT_CONFERRED.match(reading.folded[span.end : span.end + 8]) else 0.0
    return told + counted - (0.0 if core or told == 0.0 else 0.5)


def is_counted_before(span: Span, reading: Reading) -> bool:
    """Whether so many are told to bear an honour right before its name, and they are named behind it: 两位|省特级教师,甲和乙."""
    return bool(COUNT_BEFORE.search(reading.folded, max(0, span.start - 4), span.start)) and bool(
        NAMES_BEHIND.match(reading.folded, span.end)
    )


def heads_roll(span: Span, reading: Reading) -> bool:
    """Whether a name ends a short line, as the honour above a roll does: 二、模范班主任(8名)."""
    opens = ROLL_LEAD.fullmatch(reading.folded, 0, span.start)
    return bool(opens) and bool(ROLL_HEAD.fullmatch(reading.folded.rstrip(), span.end))
