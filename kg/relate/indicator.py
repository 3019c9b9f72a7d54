"""Words an indicator: trims what says nothing, parts what is counted from what is told of it, shares heads over lists."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from kg.model import Span
from kg.rules import read_table, require_known
from kg.tokens import cut_words, dictionary_tag

BLANK = " \t\n\f\u3000,;:。、!?()[]{}…★◇·▍※■□●○◆◎▲△▶►▪•✦⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
TIME = re.compile(
    r"(?:截至|截止到?|到|至|自|从|在|于)?\s?(?:"
    r"(?:\d{2,4}|[12]\d?[x×*]{2}|[x×*]{2,4}|[一二][\u3007○零一二三四五六七八九]{3})\s?年(?!一贯|制|级)|今年|去年|上年|前年|明年|次年|翌年|当年|同年|本年)"
    r"(?:度?(?:以来|来|初|末|底|内|间|上半年|下半年)?)?(?:春|秋|暑|寒)?(?:季学期|学期|季|期|假)?(?:\d{1,2}月份?(?:底|初|末)?)?(?:\d{1,2}日)?(?:以来|后|前|时|止)?"
    r"|(?:在|到|截至)?(?:\d{1,2}|十?[一二三四五六七八九]|十)月(?:份|底|初|末)?(?:\d{1,2}日|[上中下]旬)?|年(?=[我全区春秋本共,])"
    r"|(?:\d{1,2}日[至到、-])?\d{1,2}日(?:起|上午|下午|晚)?|[上中下]旬|[当本同]月|[当同]日"
)
OWN = re.compile(
    r"(?:使|对|为|向|从|在)?(?:我|全|本|该)(?:省|自治区|州|市|县|区(?!域)|旗|镇|乡|街道|办|校(?!本)|园|局|系统|集团|学区)(?:范围内|内|的)?"
)
MARK = re.compile(
    r"\s*(?:第[一二三四五六七八九十][,、]|[①-⑳])|\s*\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:\)[、.]?|[.、])(?!\d)"
    r"|\s*\d{1,2}[.、](?=(?:19|20)\d\d年)"
)
RECAP = re.compile(r"[两二三四五六七八九](?:项|者|类|方面)$|[由从][^\d,;]{0,6}[\d.]+\s?[^\d,;]{0,3}$")
PERSON = re.compile(r"(?:教师|老师|师生|学生|同学|毕业生|新生|[员者工]|[校园家]长|干部|同志|儿童|幼儿|同行|专家)$")
HIDDEN = re.compile(
    r"(?<=[师生员工人])(?:[一两二三四五六七八九十几\d]{1,2}年(?:里|内|来|间)|\d{1,2}月)|(?<=.)(?:因(?!素)|(?<=[生师])在(?!校|籍|读|职|岗)|(?<=[级校园室班])里|被|荣获|获得|分获|获评|作为|共(?=[设有建开招聘]))"
)
SUFFIX = re.compile(r"\s?(?:左右|上下|以上|以内|以下|之多|多(?!媒|功|元|种|样|边|子|彩|维|人|动|孔|用|级|校)|余)?")
SHORT_TAIL = re.compile(r"(?:(?<![节条签合契大])约|(?<![附最临邻])近|(?<![发到表抵])达)$")
ASIDE = re.compile(r"\([^()]*\)|（[^（）]*）")
TOLD_OFF = re.compile(r"[^,;。的]{2,}?(?:、|”“)[^,;。的]{2,}?等(?P<sum>(?!级|第|次|线|待)[一-鿿]{2,8})$")
"""Members of a list, and what sums them up."""
HEADLINE = re.compile(r"^【[^】]*】")
BEARERS = re.compile(r"^(?:单位|同志|个人|集体|教师|学校|班级|学生)“([^“”]+)”(?:荣誉)?称号$")
"""A title with the word for those who bear it (12个单位“先进集体”称号)."""
HAVING = re.compile(r"^([一-鿿]{2,5}年)(?:只|仅|才|共|一共|总共)有(?=[一-鿿]{2})")
"""A heading that a paragraph opens with, and the verb behind a time that stays in an indicator (头一年|只有|学生)."""
RATE = re.compile(
    r"(?:(?:毛|净|平均|总)?[\u4e00-\u9fff]{2})?(?:率|比例|占比|平均分|均分|人数|总数|数量|面积|总分|成绩|标准|额)$"
)
LEVELLED = re.compile(r"[国省市州县区旗镇校]级")
"""What the last of a list of levels opens with (省、市级特色学校)."""
WORD = 3
LENGTHS = range(6, 0, -1)
JOINTS = {"、", "以及", "连同", "和", "及", "与", "或", "并"}
PREPOSITION = ("面向", "对", "为", "向", "给", "从", "由", "与", "按", "在", "将", "把", "经", "让", "请", "因", "以")


REMEMBERED = 512
"""The rules trim the same stretches of a sentence one after another."""


ROLES = (
    "abstract",
    "change",
    "denied",
    "governs",
    "lead",
    "light",
    "planned",
    "plot",
    "predicate",
    "screen",
    "site",
    "spent",
    "tail",
)


@cache
def load_words() -> dict[str, tuple[str, ...]]:
    """The words around figures by role, the longest first; RulesError for a role that is not known."""
    roles: dict[str, list[str]] = {}
    for row in read_table("terms/figure_words.csv", ("word", "role")):
        require_known("figure_words.csv", row["word"], row["role"], ROLES)
        roles.setdefault(row["role"], []).append(row["word"])
    return {role: tuple(sorted(set(words), key=lambda word: (-len(word), word))) for role, words in roles.items()}


@lru_cache(maxsize=REMEMBERED)
def skip_lead(folded: str, span: Span, own: bool = False) -> int:
    """Where, inside `span`, the words of time, connection and amount end that open a clause; `own` skips 全区 too.

    >>> skip_lead("2022年春季,共有教师", Span(0, 11))
    10
    """
    start = span.start
    while start < span.end:
        step = lead_length(folded, Span(start, span.end), own=own)
        if not step:
            break
        start += step
    return min(start, span.end)


def lead_length(folded: str, span: Span, *, own: bool) -> int:
    """How many characters at the start of `span` say nothing of what is counted."""
    mark = None if span.start else MARK.match(folded, 0, span.end)
    if mark:
        return mark.end()
    if folded[span.start] in BLANK:
        return 1
    patterns: list[re.Pattern[str]] = [TIME]
    patterns += [OWN] if own else []
    for pattern in patterns:
        match = pattern.match(folded, span.start, span.end)
        if match and match.end() > span.start:
            return match.end() - match.start()
    leads, text = load_set("lead"), folded[span.start : span.end]
    return next((size for size in LENGTHS if text[:size] in leads and size <= len(text) and is_edge(text, size)), 0)


@cache
def load_set(role: str) -> frozenset[str]:
    """The words of one role, to look pieces of text up in."""
    return frozenset(load_words()[role])


def is_edge(text: str, at: int) -> bool:
    """Whether a word ends at `at`: not inside an entry of the dictionary, though inside one that was guessed (拟设)."""
    inner = next((word for word in cut_words(text) if word.start < at < word.end), None)
    return inner is None or not dictionary_tag(text[inner.start : inner.end])


@lru_cache(maxsize=REMEMBERED)
def skip_tail(folded: str, span: Span) -> int:
    """Where, inside `span`, the words between what is counted and its number begin.

    >>> skip_tail("学历提高率已达到", Span(0, 8))
    5
    """
    end = span.end
    while end > span.start:
        if folded[end - 1] == ")" and "(" in folded[span.start : end]:
            break
        if folded[end - 1] in BLANK or folded[end - 1] in "了着的":
            end -= 1
            continue
        text = folded[span.start : end]
        if SHORT_TAIL.search(folded, span.start, end):
            end -= 1
            continue
        step = next(
            (
                size
                for size in LENGTHS
                if size <= len(text) and text[-size:] in load_set("tail") and is_edge(text, len(text) - size)
            ),
            0,
        )
        if not step:
            break
        end -= step
    return end


@lru_cache(maxsize=REMEMBERED)
def trim(folded: str, span: Span) -> Span:
    """`span` without the words at either end that say nothing of what is counted."""
    start = skip_lead(folded, span, own=True)
    end = max(start, skip_tail(folded, Span(start, span.end)))
    recap = RECAP.search(folded, start, end)
    return Span(start, recap.start() if recap and recap.start() > start else end)


def tidy(words: str) -> str:
    """An indicator without asides, a heading in brackets and what is told off before 等, and without the half of a pair of marks whose other half was cut off.

    >>> tidy("各类学校（含教学点）"), tidy("开设现代农艺技术、学前教育等专业")
    ('各类学校', '开设专业')
    """
    words = BEARERS.sub(r"\1", HAVING.sub(r"\1", HEADLINE.sub("", ASIDE.sub("", words)))).strip(
        BLANK + "（），、。；："
    )
    for opening, closing in ("“”", "《》", "()", "（）", "「」"):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    verb = leading_verb(words)
    told = TOLD_OFF.match(words, len(verb)) if verb else None
    return verb + told["sum"] if told else words


def split_phrase(text: str) -> int:
    """Where, in what follows a number, the thing counted ends and what is told of it begins.

    >>> split_phrase("中小学贫困寄宿生获寄宿生生活补助")
    8
    """
    words = cut_words(text)
    for index, word in enumerate(words):
        piece = text[word.start : word.end]
        if index == 0 or is_listed(text, word.start):
            continue
        if piece in load_set("predicate") and not text[: word.start].endswith("的"):
            return word.start
        if word.tag in {"d", "p", "zg"} and piece not in {"不", "最", "较", "新"}:
            return word.start
        later = text[word.end : word.end + 1]
        if word.tag == "v" and (later in {"了", "过", "着", "到", "在", "于"} and later):
            return word.start
        if word.tag[:1] == "v" and piece != "代表" and PERSON.search(text[: word.start]):
            return word.start
    return len(text)


def split_at(text: str) -> int:
    """Where what is told of the counted begins, also where the dictionary cut a word wrongly (乡镇园因师资…)."""
    hidden = HIDDEN.search(text)
    return min(split_phrase(text), hidden.start()) if hidden else split_phrase(text)


def is_listed(text: str, at: int) -> bool:
    """Whether the position follows a list mark, so that a word there is one more member and no predicate."""
    return text[at - 1 : at] == "、"


def starts_verb(text: str) -> bool:
    """Whether a phrase opens with a verb or what comes before one (新建教学楼, 对学校进行改造)."""
    words = cut_words(text)
    if not words:
        return False
    piece = text[: words[0].end]
    return (
        words[0].tag in {"v", "p", "d", "vd"}
        or piece in load_set("predicate")
        or piece.startswith(("新建", "改造", "建设", "用于"))
    )


def split_list(text: str) -> tuple[str, ...]:
    """The members of a coordination (一本、二本和三本上线率), blanks removed."""
    parts: list[str] = []
    start = 0
    for joint in (*find_joints(text), Span(len(text), len(text))):
        parts.append(text[start : joint.start].strip())
        start = joint.end
    return tuple(part for part in parts if part)


def find_joints(text: str) -> list[Span]:
    """The words that join members of a list; 和 in 和平 and 及 in 及格 are none."""
    joints = [Span(word.start, word.end) for word in cut_words(text) if text[word.start : word.end] in JOINTS]
    return [joint for joint in joints if text.count("(", 0, joint.start) == text.count(")", 0, joint.start)]


def share_head(members: Sequence[str]) -> tuple[str, ...]:
    """Gives every member the head that only the last one bears.

    >>> share_head(("校园网", "视频会议终端", "网络监控系统覆盖率"))
    ('校园网覆盖率', '视频会议终端覆盖率', '网络监控系统覆盖率')
    """
    if len(members) == 1 or all(RATE.search(member) for member in members[:-1]):
        return tuple(members)
    last = members[-1]
    if LEVELLED.match(last) and all(len(member) == 1 for member in members[:-1]):
        return (*(member + last[1:] for member in members[:-1]), last)
    head = find_head(members[:-1], last)
    return (*(member + head for member in members[:-1]), last)


def find_head(others: Sequence[str], last: str) -> str:
    """The end of the last member that the others share: after a common ending, a word as long as theirs, or a measure."""
    for size in range(3, 1, -1):
        ending = others[-1][-size:]
        at = last.find(ending)
        if len(others[-1]) > size and at > 0 and at + size < len(last):
            return last[at + size :]
    words = cut_words(last)
    if len(words) > 1 and all(last_length(other) == words[0].end for other in others) and words[0].end <= WORD:
        return last[words[0].end :]
    match = RATE.search(last)
    return match.group() if match else ""


def last_length(text: str) -> int:
    """How long a member of a list is; of one that opens with more than the others (小学语文), its last word."""
    words = cut_words(text)
    return len(text) if len(text) <= WORD or not words else words[-1].end - words[-1].start


def parallel(first: str, member: str) -> str:
    """`member` in the place of the word that is like it in `first` (语文学科子课题, 数学 -> 数学学科子课题); "" if none is.

    >>> parallel("申请批复的语文学科子课题", "数学")
    '申请批复的数学学科子课题'
    """
    at = first.rfind("的") + 1
    words = cut_words(first[at:])
    if len(words) == 1 or len(cut_words(member)) != 1:
        return ""
    if PERSON.search(member) and PERSON.search(first):
        return first[: at + words[-1].start] + member
    tag = cut_words(member)[0].tag[:1]
    for word in words[:-1]:
        if first[at + word.start : at + word.end] in load_words()["governs"]:
            continue
        if word.end - word.start == len(member) and word.tag[:1] == tag and tag == "n":
            return first[: at + word.start] + member + first[at + word.end :]
    return ""


def leading_verb(text: str) -> str:
    """The verb that opens a phrase and governs a noun after it (新建幼儿园 -> 新建), "" if there is none."""
    governs = load_words()["governs"]
    if not text.startswith(governs):
        return ""
    governing = next((word for word in governs if text.startswith(word) and is_edge(text, len(word))), "")
    return governing if len(governing) < len(text) else ""


def find_governing(text: str) -> int:
    """Where the first verb that governs what follows it begins, after the first character; the end where there is none."""
    governs = load_words()["governs"]
    return next(
        (word.start for word in cut_words(text) if word.start and text[word.start : word.end] in governs), len(text)
    )


def head_noun(indicator: str) -> str:
    """The thing that an indicator counts, without what modifies or governs it (完成的配套项目 -> 配套项目)."""
    noun = indicator[indicator.rfind("的") + 1 :]
    rest = noun[len(leading_verb(noun)) :]
    return rest if len(rest) >= WORD else noun
