"""What a claim is worth: plans, negations, denials, ended ties; one component for all patterns."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.gate import Gate
from kg.model import Sentence, Span
from kg.plan_words import load_plan_words
from kg.record import record
from kg.relate.plan_headings import YEAR, title_year
from kg.rules import read_table, require_known

QUESTION = re.compile(r"(?:[?？]|吗|呢)[”\"]?$")
TO_COME = re.compile(
    r"将(?=[^,，。；;、]{0,14}(?:建|办|开|成|加|并|参|组|实|推|启|迁|扩|改|制|印|投|召|举|达|新|继|进|全|努|再|是|在|有|于|面|把|对|会|由|争|完|逐|采|开展))"
    r"|将(?=被|获|授予|评|担任|出任|兼任|接任|赴|派|迎来|搬|更名|招|聘|撤销|合并|升格|打造|引进|提供|设立|配备|拨付|发放|与[^,，。；;、]{1,12}(?:合作|结对|签|共建|合并))"
)
MOVING = frozenset({"将", "我们将"})
"""Words that a name right behind them makes say what is moved, and not what is to come: 将云山小学并入大桥小学."""
CLAUSE_END = set(",;。，；:：()（）")
SENTENCE_END = set("。;；")
AWAITED = re.compile(r"(?:待|等到?|视)(?=[^,，。；;]{1,16}(?:[之以]?后|情况|时机|成熟|到位|批准|批复))")
BIDDEN = re.compile(r"(?<![需主重只不必还纲摘扼首若简概提机险索紧])要(?![求素点领件害么闻旨职务员道塞诀略是数说不])")
ACHIEVED = re.compile(r"[被荣喜勇斩摘捧夺再]|[双分连]?获|授予|评[为上]|入选|成功|顺利|通过")
RESOLVED = re.compile(
    r"(?<![据按照求依])(?<!根据)(?<!应上级)(?:要求|号召|督促|责成)(?=(?:各|全[市县区体镇乡州]|所有|学校|教师|老师|广大|他们|大家|我们)[^,，。；;]{0,10}?(?:[要须认真扎实积极全切深加严继进开实推把做抓建强落]|组织))|(?:会议|会上|会|常务会|办公会)(?:还|一致|原则|原则上|研究|讨论)?(?:决定|同意|议定|要求|部署)(?![,，。;；、的和])(?![^,，。；;]{0,6}(?:授予|表彰|命名|任命|聘任|通报))|(?:会议|会上)(?:还)?强调,?(?=要|各)|同意,?(?=[由将把])"
)
NEXT_DATE = re.compile(r"[;；](?=[\d一二三四五六七八九十]{1,3}月)")
"""A list of dates goes on in the tense it began in: 10月将召开…；11月承办…"""
LISTED = re.compile(r"列入[^,，。；;]{0,12}计划")
ENTERED = re.compile(
    r"(?:列入|纳入|写入|写进|列为|编入|进入|排进)了?[^,，。；;]{0,14}?(?:民生实事|实事项目|项目库|储备|盘子|议事日程|(?:政府|投资|建设|明年|来年|\d{4}年)[^,，。；;]{0,8}(?:计划|规划|项目|预算|清单))"
)
"""What is put down for another year by what a clause told before: 已将城东幼儿园改扩建工程列入2023年民生实事."""
NOUN_BEFORE = re.compile(
    r"(?:按照?|根据|依照?|依据|工作|教学|培训|招生|行动|年[度初]|既定|制[定订]|发展|该|此|的|本|学习|活动|[三五]年|加固|改造|提升|支持|培养)$"
)
NOUN_AFTER = re.compile(r"[,，。;；、的”》\")）]|要求|安排|任务|完成|经费|总|和|及|$")
ONLY_THOUGHT = re.compile(
    r"[”\"]?(?:一事)?[等之]?(?:的|一事的)?(?:工作|前期|初步|相关|有关|具体)?(?:事宜|方案|预案|提案|建议|议案|设想|构想|动议|意向|意见|请示|申请|报告|规划|计划|目标|愿望|想法|思路|诉求|议题|可行性|协议草案|事|手续)"
    r"(?![了得])[^,，。；;]{0,8}?(?P<state>正?在|尚在|还在|仍在|正|已?提交|已?上报|办结|答复|征求|洽谈|商谈|磋商|协商|论证|酝酿|搁置|待|要待|获批|原则)"
)
"""A noun behind a claim by which it is no more than spoken of: 云山小学并入大桥小学的方案正在征求意见."""
GROWN = re.compile(
    r"了?(?:[近整长]?达?[一两二三四五六七八九十半数\d]+(?:余|多)?个?(?:年|月|多月|载|天|周|星期)(?:有余|之久)?的|已久|多时|组|会(?!议)|上游|工作(?:组|完成|就绪))"
)
"""Behind a word of plans: that the thing was long in coming, and is there."""
GAINED = re.compile(
    r"(?:了|到)|(?:[上中]级|中央|国家|省|市|县|社会|各类|各级|项目|专项|补助|财政|教育|基建|改薄|建设|扶贫|援|对口)[^,，。；;]{0,10}?(?:资金|经费|投资|补助|债券|资助|支持|捐款|捐赠)"
)
"""What a report says was striven for, and got: 全年争取上级资金860万元."""
AFTERWARDS = re.compile(r"(?:建成|投用|竣工|完工|建好|落成|投入使用|交付)[之以]?后,?(?:还|也)?(?:可|能|将|预计)")
"""What a site that is not there yet is to bring: 项目建成后可提供学位1800个."""
OF_TITLE = re.compile(r"度?(?:教育|教学)?工作(?:计划|打算|要点|思路|安排)")
"""Behind a year: that a title is repeated, and nothing told of that year (2022年工作总结及2023年工作计划2022年,…)."""
SHOULD = re.compile(r"本(?:应|该|来要|来该)(?:当)?由?[^,，。；;]{1,24}?(?=改由|改为|却|[,，。；;]|$)")
"""What was to be done by another: 本应由甲校承办的运动会改由乙校承办."""
ORIGINAL = re.compile(r"原(?:计划|定|拟)")
DONE_VERB = re.compile(r"[一-鿿]{2,4}?了(?!解)")
RENEWED = re.compile(r"(?:后|[,;]|均|双方|再|随即|已经?|又|并|即|我校|学校){0,4}续[签约]")
"""Behind the end of an agreement: that it goes on."""
WITHDRAWN = re.compile(
    r"(?:因[^,，。；;]{1,10}|影响而?|[后被最]终?|被迫|暂时|临时|宣布|遂|而|予以)(?:取消|推迟|延期|延后|搁置|搁浅|暂停|停办|中止|作罢|流产|叫停|撤销)|未能(?:如期|成行|实施|举办|举行|开展)"
)

CORRECTED = re.compile(
    r"(?:上期|上一?次|此前|原)[^,，。；;]{0,4}(?:纪要|通报|报道|简报|公告|通知)(?:中)?(?:称|误作|误将|误写|所载|所称)"
)
"""What an earlier paper said is told only to be put right."""
DENIED = re.compile(
    r"没有的事|没有?[这那][回个]?事|无此事|纯属误会|说法(?:并)?不[准确对实]|说法有误|不是真的|假消息|瞎传|谣传"
)
RUMOURED = re.compile(r"有(?:人|[一-鿿]{1,4})?(?:反映|说|传|称|讲|问)|外[面间界]都?[说传]|网上[说传]|坊间[说传]?")
"""What is said by others and, behind it, that it is not so; a denial without the former takes back its whole sentence."""
TURNS = (
    ("planned", "chain", Gate(AWAITED), AWAITED),
    ("planned", "chain", Gate(AFTERWARDS), AFTERWARDS),
    ("planned", "chain", Gate(BIDDEN), BIDDEN),
    ("planned", "chain", Gate(RESOLVED), RESOLVED),
    ("planned", "sentence", Gate(LISTED), LISTED),
    ("planned", "behind", Gate(ENTERED), ENTERED),
    ("denied", "sentence", Gate(WITHDRAWN), WITHDRAWN),
    ("denied", "sentence", Gate(CORRECTED), CORRECTED),
    ("denied", "inside", Gate(SHOULD), SHOULD),
)
DENIALS = Gate(DENIED)
REMEMBERED = 512
"""Many readers ask for the operators of one sentence."""


@cache
def compile_ahead() -> re.Pattern[str]:
    """What a list of things to be done begins with: 下半年,重点抓好四件事:1.….;2.…."""
    words = load_plan_words()["ahead"]
    return re.compile(
        rf"(?:{words}|(?:工作|奋斗|总体|主要|具体|年度|发展)(?=目标|指标)|20\d\d年度?(?=(?:主要|重点)?(?:工作)?(?:打算|计划|安排|思路)))(?![^:。;；]*(?:回顾|总结|完成情况))[^:。;；]{{0,28}}"
        r"(?:抓|做|办|推进|落实|干|目标|指标|打算|计划|工作|安排|重点|任务)[^:。;；]{0,16}[:：]"
    )


AHEAD = Gate(compile_ahead)


class Worth(StrEnum):
    """What operators make of a claim."""

    FACT = "fact"
    PLAN = "plan"
    NONE = "none"


@record
class Operator:
    """One operator met in a sentence; `span` is relative to it."""

    name: str
    scope: str
    span: Span


OPERATORS = ("denied", "ended", "former", "hypothetical", "negated", "planned", "settled", "sought")
SCOPES = ("before", "behind", "chain", "clause", "sentence")


@cache
def load_operators() -> Mapping[str, tuple[str, str]]:
    """Each word of `ontology/terms/operators.csv` with its operator and scope; RulesError for one that is not known."""
    rows = read_table("terms/operators.csv", ("word", "operator", "scope"))
    for row in rows:
        require_known("operators.csv", row["word"], row["operator"], OPERATORS)
        require_known("operators.csv", row["word"], row["scope"], SCOPES)
    return {row["word"]: (row["operator"], row["scope"]) for row in rows}


@cache
def scan_operators() -> tuple[AhoCorasick, tuple[str, ...]]:
    """What finds all operator words of a sentence at once, the longest of those that begin together, and the words."""
    words = tuple(sorted(load_operators()))
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), words


def find_operators(sentence: Sentence, names: Iterable[Span]) -> tuple[Operator, ...]:
    """The operators of a sentence outside its names; 将 counts only where a verb follows (将近, 将军 do not)."""
    shift = sentence.span.start
    turns = [*find_turns(sentence.folded), *find_years(sentence)]
    words = find_words(sentence.folded)
    if not turns and not words:
        return ()
    taken = [(span.start - shift, span.end - shift) for span in names]
    starts = {start for start, _ in taken}
    listed = [one for one in turns if one.scope == "inside" or not is_within(one.span, taken)]
    listed += [one for one in words if not any(start <= one.span.start < end for start, end in taken)]
    return tuple(
        Operator("moved", "clause", one.span)
        if one.span.end in starts and one.span.of(sentence.folded) in MOVING
        else one
        for one in listed
        if one.name != "moved" or one.span.end in starts
    )


def is_within(span: Span, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether one of the names from start to end in `taken` holds all of an operator (列入|市政府|投资计划 is in none)."""
    return any(start <= span.start and span.end <= end for start, end in taken)


@lru_cache(maxsize=REMEMBERED)
def find_words(folded: str) -> tuple[Operator, ...]:
    """The operators of one word; a 将 with no verb behind it stands for what is moved (moved), should a name follow."""
    found: list[Operator] = []
    scanner, words = scan_operators()
    for which, start, end in scanner.find_matches_as_indexes(folded):
        word, span = words[which], Span(start, end)
        if is_noun(folded, span) or (word == "不" and folded[end : end + 1] in "断仅但少同懈忘负凡及足错可"):
            continue
        moved = word == "将" and not TO_COME.match(folded, start)
        operator, scope = ("moved", "clause") if moved else load_operators()[word]
        found.append(Operator(operator, scope, span))
    return tuple(found)


def find_years(sentence: Sentence) -> Iterator[Operator]:
    """Years later than that of the title, as operators: what a report of 2023 says of 2024 is to come."""
    base = next((title_year(heading.words) for heading in sentence.headings if heading.level == 0), 0)
    for match in YEAR.finditer(sentence.folded) if base else ():
        if int(match[1]) > base and not OF_TITLE.match(sentence.folded, match.end()):
            yield Operator("sought", "chain", Span(*match.span()))


def is_noun(folded: str, span: Span) -> bool:
    """Whether a word that could put a claim off is a noun here, or tells a purpose: 按照年初计划, 为争取支持."""
    before, word = folded[max(0, span.start - 4) : span.start], span.of(folded)
    if word in {"筹备", "筹建", "酝酿", "谋划", "筹划", "力争"} and GROWN.match(folded, span.end):
        return True
    if word in {"计划", "设想", "准备", "谋划"} and (NOUN_BEFORE.search(before) or NOUN_AFTER.match(folded, span.end)):
        return True
    if word == "争取" and GAINED.match(folded, span.end):
        return True
    if word in {"到期", "期满", "届满"} and RENEWED.match(folded, span.end):
        return True
    return word in {"争取", "准备", "迎接", "力争", "备战"} and before.endswith(("为", "为了", "以"))


@lru_cache(maxsize=REMEMBERED)
def find_turns(folded: str) -> tuple[Operator, ...]:
    """Operators of more than one word: 待…后, 会议决定, a 要 that bids, and what was called off after all."""
    turns = tuple(
        Operator(name, scope, Span(*match.span()))
        for name, scope, gate, pattern in TURNS
        if gate.admits(folded)
        for match in pattern.finditer(folded)
    )
    lists = compile_ahead().finditer(folded) if AHEAD.admits(folded) else ()
    return (*turns, *(Operator("planned", "rest", Span(*one.span())) for one in lists), *find_denials(folded))


def find_denials(folded: str) -> Iterator[Operator]:
    """What a denial takes back: from where the talk of others begins, or all that its sentence told before."""
    for denial in DENIED.finditer(folded) if DENIALS.admits(folded) else ():
        floor = max(folded.rfind(mark, 0, denial.start()) for mark in SENTENCE_END) + 1
        talk = [match.start() for match in RUMOURED.finditer(folded, floor, denial.start())]
        yield Operator("denied", "inside", Span(talk[-1] if talk else floor, denial.end()))


def weigh_claim(
    sentence: Sentence, operators: Sequence[Operator], trigger: int, end: int
) -> tuple[Worth, frozenset[str]]:
    """What a claim whose verb stands at `trigger` (relative to the sentence) and that ends at `end` is worth, and which operators act on it."""
    acting = {one.name for one in operators if acts_on(one, sentence.folded, trigger, end, operators)}
    if asks(sentence.folded) or acting & {"negated", "denied", "hypothetical", "ended", "former"}:
        return Worth.NONE, frozenset(acting)
    if ACHIEVED.match(sentence.folded, trigger):
        acting = (acting - {"sought"}) | ({"settled"} if not acting & {"planned"} else set())
    done = is_done(sentence.folded, trigger, end)
    if not done and ONLY_THOUGHT.match(sentence.folded, end):
        acting = acting | {"planned"}
    if acting & {"planned", "sought"} and not done:
        return Worth.PLAN, frozenset(acting)
    return Worth.FACT, frozenset(acting | ({"settled"} if done else set()))


@lru_cache(maxsize=REMEMBERED)
def asks(folded: str) -> bool:
    """Whether a sentence is a question."""
    return QUESTION.search(folded.rstrip()) is not None


def is_done(folded: str, trigger: int, end: int) -> bool:
    """Whether what a claim tells was done after all: its verb bears 了, or 已 stands behind it, behind 原定 also a clause later."""
    late = ORIGINAL.search(folded, 0, trigger) is not None and DONE.search(folded, end, end + 28) is not None
    return late or DONE_VERB.match(folded, trigger) is not None or DONE.match(folded, end) is not None


PENDING = re.compile(
    r"[^,，。；;]{0,10}?(?:签|举[行办]|召开|启动|揭牌|投入|开工|动工|竣工|完工|实施|完成|成立|开学|启用|投用|印发|出台|交付|落地|挂牌|搬)"
)
"""What is to come of the thing told of before: 合作协议拟于九月签署."""
DONE = re.compile(
    r"(?:,(?=(?:目前|现|均|都|全部|现均)?已))?[^,，。；;将拟争确望预计划]{0,20}(?:[已均都]|(?=提前|如期|按期|全部))(?:经|于[^,，。；;]{1,8})?(?:全部|正式|顺利|如期|按期|提前)*(?:交付|竣工|建成|完工|投入|投用|启用|到位|下达|获批|批复|签|举[办行]|召开|印发|实施|启动|开工|并入|开学|招生|收官|结束)"
)
"""That a thing told of before was done after all: 列入加固计划并已交付."""


def is_pending(one: Operator, folded: str, end: int) -> bool:
    """Whether a word of plans stands behind a claim in the same clause and puts off what is claimed."""
    return (
        one.name == "planned"
        and one.span.start >= end
        and CLAUSE_END.isdisjoint(folded[end : one.span.start])
        and PENDING.match(folded, one.span.end) is not None
    )


def comes_between(one: Operator, folded: str, trigger: int, end: int) -> bool:
    """Whether an operator stands within a claim, and not behind what it tells as done nor before a verb of its own: 去年结了对子,这份情要记着; 与甲校联办,计划招90人."""
    within = one.name in {"planned", "negated", "hypothetical"} and one.span.end <= end
    opens = one.name == "planned" and folded[one.span.start - 1 : one.span.start] == ","
    own = opens and PENDING.match(folded, one.span.end) is None
    return within and not own and "了" not in folded[trigger : one.span.start]


def acts_on(one: Operator, folded: str, trigger: int, end: int, others: Sequence[Operator]) -> bool:
    """Whether an operator's scope reaches the verb: its sentence, its clause, or the chain of clauses up to 已."""
    settled = any(other.name == "settled" and one.span.end <= other.span.start <= trigger for other in others)
    if one.scope == "sentence":
        return not (settled and one.name == "planned") and not SENTENCE_END & set(
            folded[min(one.span.end, end) : max(one.span.start, trigger)]
        )
    if one.scope == "before":
        return one.span.start > trigger
    if one.scope == "behind":
        return one.span.start >= end and CLAUSE_END.isdisjoint(folded[end : one.span.start])
    if one.scope == "inside":
        return one.span.start <= trigger < one.span.end
    if one.scope == "rest":
        begin = max(folded.rfind(mark, 0, trigger) for mark in SENTENCE_END)
        return one.span.end <= trigger and not any(
            other.name == "settled" and begin < other.span.start <= trigger for other in others
        )
    if is_pending(one, folded, end):
        return True
    if one.span.start > trigger and not comes_between(one, folded, trigger, end):
        return False
    between = folded[one.span.end : trigger]
    if one.scope == "clause":
        return not (set(between) & CLAUSE_END)
    return not settled and not (set(NEXT_DATE.sub(",", between)) & SENTENCE_END)
