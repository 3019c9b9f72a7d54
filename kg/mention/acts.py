"""What tells a named initiative or occasion from what is done in general (青蓝工程, but not 教研活动)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.mention.reading import GLUED, Reading
from kg.model import Kind, Span
from kg.record import record
from kg.rules import Rules, Suffix, alternate, read_table, require_known
from kg.tokens import Word

QUOTES = "“”\"‘’'《》「」"
UNQUOTED = str.maketrans("", "", QUOTES)
STRONG = frozenset({"工程", "行动", "行动计划"})
COUNTED_OFF = r"[两三四五六七八九十](?:大|类|种|项)$"
"""What is counted off is not named: 实施三大|工程."""
REPEATED = re.compile(r"共?\d{1,4}余?多?[个项](?![一-鿿]{0,2}[校点县区])")
"""What is counted behind its class word is spoken of in general: 实施校舍类项目|87个."""
COUNTABLE = frozenset({"项目", "工程"})
LOOSE = frozenset("pcurdy")
ORDINAL = re.compile(r"[第首]|届|\d{4}|^(?:全[国省市区县州镇校]|自治区|[省市区县州](?!级))")
VAGUE_EVENT = (
    r"[两二三四五六七八九十\d][枚张块]|^开?好|^.$|^\d+[a-z米]?预?决?$|(?<![公展召])开$|(?<![设装])备$"
    r"|^(?:全[国省市区县]|国际)性[一-鿿]{2}|^一届|^[本上下历各往]届(?:全[国省市])?$|^(?:全[国省市区县]|国际|[省市县]级)性$"
)
"""What makes no name of an occasion: counts of medals, rounds of one, a verb (潜心备赛), levels alone (上届比赛) and contests of a level (全国性学生竞赛)."""
COUNTED = re.compile(r"^(?:第[一二三四五六七八九十\d]{1,4}|首)届(?:全[国省市])?$")
"""An ordinal alone makes a name with a class word that tells the kind (第三届读书节), and none with a general one (首届比赛)."""
GENERAL = 2
"""How many characters a general class word has at most."""
EVENT_ON = re.compile(r"赛项|展[评览示演]")
"""What the class word of an occasion goes on to."""
ITEM = re.compile(
    r"的?(?:团体|个人|男子|女子)?(?:优秀奖|[特一二三]等奖|[金银铜][牌奖]|冠军|亚军|季军|第[一二三\d]|竞赛|比赛)|\("
)
CONVENED = 3
CONVENES = re.compile(r"(?:召开|举办|举行|承办)了?(?:[一-鿿]{2,12}会、){0,4}$")
"""Behind these even plain words name an occasion: 召开|校本教研现场会."""
YEARED = re.compile(r"^\d{4}年(?:\d{1,2}月)?")
ROLES = ("alone", "caught", "inside", "longer", "made", "opens", "runs", "taken", "vague")


@record
class ActWords:
    """The words of `ontology/terms/act_words.csv` by role; `vague` by the class word they stand before, the patterns over the words before a class word."""

    runs: frozenset[str]
    taken: tuple[str, ...]
    made: frozenset[str]
    vague: Mapping[str, tuple[str, ...]]
    longer: tuple[str, ...]
    no_programme: re.Pattern[str]
    no_event: re.Pattern[str]


@cache
def load_act_words() -> ActWords:
    """The table; RulesError for a role that is not known."""
    words: dict[str, list[str]] = {role: [] for role in ROLES}
    vague: dict[str, list[str]] = {}
    for row in read_table("terms/act_words.csv", ("word", "role", "class")):
        require_known("act_words.csv", row["word"], row["role"], ROLES)
        words[row["role"]].append(row["word"])
        if row["role"] == "vague":
            vague.setdefault(row["class"], []).append(row["word"])
    return ActWords(
        runs=frozenset(words["runs"]),
        taken=tuple(words["taken"]),
        made=frozenset(words["made"]),
        vague={suffix: tuple(before) for suffix, before in vague.items()},
        longer=tuple(words["longer"]),
        no_programme=re.compile(rf"^(?:{alternate(words['opens'])})|{alternate(words['inside'])}|{COUNTED_OFF}"),
        no_event=re.compile(rf"^(?:{alternate(words['alone'])})$|{alternate(words['caught'])}|{VAGUE_EVENT}"),
    )


def names_act(core: str, span: Span, suffix: Suffix, reading: Reading, rules: Rules) -> bool:
    """Whether the words before the class word of an initiative or occasion name one; True for other classes."""
    if suffix.kind is Kind.PROGRAMME:
        return names_programme(core, span, suffix, reading, rules)
    return suffix.kind is not Kind.EVENT or names_event(core, span, reading, rules)


def names_programme(core: str, span: Span, suffix: Suffix, reading: Reading, rules: Rules) -> bool:
    """Whether the words before its class word set an initiative apart from what is done in general (青蓝工程, but not 教研活动).

    A plain word makes a name with 工程, 行动 and their like, and with a year or day of its own (质量提升年活动).
    """
    core = core.translate(UNQUOTED)
    place = reading.places.get(span.start, span.start)
    rest = YEARED.sub("", core[max(0, place - span.start) :]).lstrip("0123456789()")
    inside = reading.list_words(span.start, span.end - len(suffix.suffix))
    quoted = set(QUOTES) & set(span.of(reading.folded))
    words = load_act_words()
    if not quoted and suffix.suffix in COUNTABLE and REPEATED.match(reading.folded, span.end):
        return False
    if not quoted and any(
        word.tag[:1] in LOOSE or reading.folded[word.start : word.end] in words.runs for word in inside
    ):
        return False
    if quoted and words.runs & set(cut_outside(span, inside, reading)):
        return False
    vague = words.vague.get(suffix.suffix, ())
    after = reading.folded[span.end : span.end + 6]
    if vague and (
        rest.endswith(vague) or (suffix.suffix == "项目" and ITEM.match(after)) or after.startswith(words.longer)
    ):
        return False
    strong = suffix.suffix in STRONG or rest[-1:] in set("年月周日")
    if words.no_programme.search(rest) or reading.folded[max(0, span.start - 1) : span.start + 1] in words.made:
        return False
    return len(rest) > 1 and (
        not rules.is_plain(rest, "weak") or (strong and len(rest) > 2 and not rules.is_plain(rest, "all"))
    )


def cut_outside(span: Span, inside: Sequence[Word], reading: Reading) -> Iterator[str]:
    """The words of a name that stand outside its quotation marks."""
    opened = min((at for at in range(span.start, span.end) if reading.folded[at] in QUOTES), default=span.end)
    closed = max((at for at in range(span.start, span.end) if reading.folded[at] in QUOTES), default=span.end)
    for word in inside:
        if word.end <= opened or word.start > closed:
            yield reading.folded[word.start : word.end]


LONG = 4
"""A class word of so many characters names an occasion with its level alone (省|优质课大赛)."""
CONTEST = re.compile(
    r"(?:全[国省市区县州]|国家(?!级)|[省市区县州](?!级))(?![各部]|片区)[一-鿿]{2,12}(?:大赛|竞赛|比赛|评选|比武|展评|评比)"
)
"""A contest by its level, which names it though the words between are plain (省|优质课大赛)."""


def is_convened(core: str, span: Span, reading: Reading) -> bool:
    """Whether an occasion is told to have been called right before its name, so that plain words name it too: 召开|校本教研现场会."""
    return len(core) >= CONVENED and CONVENES.search(reading.folded, max(0, span.start - 60), span.start) is not None


def names_event(core: str, span: Span, reading: Reading, rules: Rules) -> bool:
    """Whether the words before its class word make one occasion of it, and no verb or preposition is caught in them."""
    words, long = load_act_words(), len(core) == 1 and len(span) - len(core) >= LONG
    if (words.no_event.search(core) and not long) or EVENT_ON.match(reading.folded, span.end - 1):
        return False
    if COUNTED.search(core) and len(span) - len(core) <= GENERAL:
        return False
    if set(QUOTES) & set(core):
        return True
    inside = {reading.folded[word.start : word.end] for word in reading.list_words(span.start, span.start + len(core))}
    placed = (
        span.start in reading.places
        or ORDINAL.search(core) is not None
        or CONTEST.fullmatch(span.of(reading.folded)) is not None
    )
    return not any(chars.endswith(words.taken) for chars in inside) and (
        placed or len(core) >= GLUED or not rules.is_plain(core, "weak") or is_convened(core, span, reading)
    )
