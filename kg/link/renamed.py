"""Names that a text says are one body's old and new name, and since when: 更名为, 原名, 前身, 现名."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.gate import lead
from kg.model import DatedName, Evidence, Kind, Mention, Sentence, Span
from kg.names import CAMPUSES
from kg.record import record
from kg.years import find_year

RENAMED = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION})
DATE = r"(?:[于在自从]?(?:[0-9零〇一二三四五六七八九十]+[年月日]?(?:[春夏秋冬]季?)?|今年|去年|同年|后来?|随后|又|再次|再|正式|重新|现已|现|曾|先后|经[^,，。;；]{1,10}(?:批准|同意)|起|,|，)){0,8}+"
NEWER = re.compile(
    rf"{DATE}(?:就此|由此|从此|随即|随之|遂|便)?(?:整体)?(?:改制|升格|扩建|搬迁)?(?:后|并|,)?{DATE}(?:更名|改名|易名|改称|改叫|更校名|更改校名|定名|改校名|取名|启用新校名|复名|恢复校名|恢复原名)(?:为|成|作|叫)?$"
    r"|[(（](?:现名|现为|现称|今名|今|现|即今|今称|后更名为|后改名|现更名为)(?:为|是|:|：)?$|,?(?:即|就是)(?:今天|现在|如今)的?$|,?现名(?:为|是)?$"
)
OLDER = re.compile(
    rf"[(（]?,?(?:该校|其|学校|它)?(?:的)?(?:原名|原称|旧称|旧名|曾用名|前身|原校名|初名|始称|始名|(?<!成员)(?<!员校)(?<!单位)原为|起初叫|最初叫|(?:立项|报批|规划|报建|建设|筹建|施工)(?:时|期间|阶段)(?:名|叫|称|暂名|暂称|暂定名)?|暂定名|暂名|工程名)(?:叫|是|为|系|:|：|即)?(?:{DATE}(?:创办|创建|建|始建|成立|设立)[于在]?{DATE}的?)?$"
    r"|[(（]原$"
)
TAKEN_IN = re.compile(r"[^,，。;；]{0,6}[并划归转迁搬]入")
"""A school was taken in by the one that bore another name since: 溪南小学并入,始称松口镇中心小学."""
MADE = re.compile(
    r"(?:系|是|为)?(?:[于在]?[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?)?(?:经[^,，。;；]{1,10}(?:批准|同意),?)?由$"
)
MADE_OF = re.compile(r"[^,，。;；]{0,8}?(?:更名|改名|易名|改称|改叫)(?:而来|而成)?(?=$|[,，。;；的)）])")
"""What stands before and behind the old name where the new one comes first: 滨江小学系由城北小学更名而来."""
SIGN = re.compile(r"名|称|前身|原|现|叫|今")
DOUBTED = lead(
    r"(?:拟|计划|准备|打算|有望|即将|建议|申请|争取|考虑|将(?:于|在|正式|整体|会))[^,，。;；]{0,20}(?:更名|改名|易名|改称|改叫)|(?:没有?|未|没能)[^,，。;；]{0,6}(?:更名|改名|改称|改叫)|请示|请求|尚未|要(?:[更改]名|改[叫称])|的(?:提法|说法)|没有?同意|未予|(?:校名|名称)不变|不同意|误传|传闻|"
    r"网传|不实|谣言|[拟将]更名|[拟将]改名|计划更名|建议更名|申请更名|是否|未更名|不更名|分别(?:更名|改名)|合并|整合|合[二三而]为一|合一(?!中)|合在一|[并合]到一|并作|合成|合校|撤销|分设|分为|一分为二|合署|[?？]"
)


SELF = re.compile(
    rf"[^一-鿿]*(?:(?:学校|我校|本校|该校|我园|本园|幼儿园|其|校名|园名|全称|名称|解放后|建国后|民国|[一二三四五六七八九十〇○]{{2,4}}年|换[了]?牌子?|秋|春)?{DATE}){{0,4}}"
    r"(?:正式|先后|依次|相继|后又|也|遂|便|才|始|即|被)*(?:更名|改名|易名|改称|更校名|改校名|定名|命名|名|称|叫|复称)(?:为|作|做)?$"
)
"""What opens a part of a sentence that gives the school of the page a name, with no other name before it: 1952年改名|碧波小学."""
IN_TURN = re.compile(
    r"(?:先后|依次|相继|几[经度]|多次|[历三四五六七八九]次?易)[^。;]{0,8}(?:更|改|易|称|名)[^。;]{0,4}$"
)
"""Before the first of several names that one school bore one after the other."""
BRACKETS = re.compile(r"\([^()]{0,12}\)")
LISTED = re.compile(r"[、,和及—-]{0,4}")
QUOTES = str.maketrans("", "", '“”"‘’「」 ')
LONGEST = 40
"""How many characters may stand between two names of one body."""
QUOTED = 80
"""The longest passage that is quoted for a renaming, if more than the two names can be had."""
CLAUSE = re.compile(r"[,，(（)）]")
PART = re.compile(r"[;；。!！?？\n]")
FOUNDED = re.compile(r"创办|创建|始建|初建|建校|兴建|成立|设立|建于|[创兴]办于|开办")
CHANGED = re.compile(r"更名|改名|易名|改称|改叫|更校名|改校名|定名|取名|现名|新校名|复名|恢复|改为|升格|改制|改用|由$")
CALLED = re.compile(r"(?:称|叫|名为?|命名为?|更名为?|改名为?)$")
"""What a clause with the first year of a name ends with: 1950年称城北小学,1954年定名滨江小学."""
LEAD = re.compile(r"[^,，一-鿿]{0,6}[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?=[,，])|(?:今年|去年|前年)(?=[,，])")
"""A date that holds for all of a list: 2019年,甲更名为乙、丙更名为丁."""


@record
class Renaming:
    """Two mentions of one body; `holds` where the text says that the new name is the one it bears (原名, 前身).

    `founded` is the year from which it bore the old name, `year` that of the change, None where untold; `span` quotes it.
    """

    old: Mention
    new: Mention
    holds: bool
    founded: int | None
    year: int | None
    span: Span


@record
class Told:
    """Two names in a sentence of which one is the new one; `edge` is the end of the name before them.

    `chained` tells that the first is the new name of another renaming in the sentence.
    """

    sentence: Sentence
    before: Mention
    after: Mention
    edge: int
    chained: bool
    holds: bool

    def bound(self) -> tuple[int, int, int, int]:
        """Where the part of the sentence begins, the two names begin and end, and the part ends, in the sentence."""
        folded, shift = self.sentence.folded, self.sentence.span.start
        start, end = self.before.span.start - shift, self.after.span.end - shift
        head = max((match.end() for match in PART.finditer(folded, 0, start)), default=0)
        tail = next((match.start() for match in PART.finditer(folded, end)), len(folded))
        return head, start, end, tail

    def split(self) -> tuple[str, str, str]:
        """The words of the part before the two names, behind the last name before them, then between and behind them."""
        folded, shift = self.sentence.folded, self.sentence.span.start
        head, start, end, tail = self.bound()
        between = folded[self.before.span.end - shift : self.after.span.start - shift]
        return folded[max(head, self.edge - shift) : start], between, folded[end:tail]

    def lead_in(self) -> str:
        """The date that the part of the sentence opens with, "" where it opens with none."""
        head, start, _, _ = self.bound()
        lead = LEAD.match(self.sentence.folded[head:start])
        return lead[0] if lead else ""

    def quote(self) -> Span:
        """The two names with as much of their part of the sentence as a quote may hold."""
        head, start, end, tail = self.bound()
        left = head if end - head <= QUOTED else start
        right = tail if tail - left <= QUOTED else end
        while left < start and self.sentence.folded[left].isspace():
            left += 1
        return Span(left + self.sentence.span.start, right + self.sentence.span.start)


def find_renamings(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], document: int | None = None
) -> Iterator[Renaming]:
    """The renamings a text of the year `document` tells, in its order; names of a merger, a plan or a rumour make none."""
    bodies = sorted((one for one in mentions if one.kind in RENAMED), key=lambda one: one.span)
    starts = [one.span.start for one in bodies]
    for sentence in sentences:
        if not SIGN.search(sentence.folded) or DOUBTED.search(sentence.folded):
            continue
        near = bodies[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        last: Mention | None = None
        inside = [one for one in near if sentence.span.covers(one.span)]
        for place, (before, after) in enumerate(pairwise(inside)):
            order = order_names(sentence, before, after) if before.kind is after.kind else ""
            if order:
                edge = inside[place - 1].span.end if place else 0
                told = Told(sentence, before, after, edge, chained=last is before, holds=order == "older")
                yield date_renaming(told, document)
                last = after


def find_own_names(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    voice: Mention | None,
    *,
    owned: bool,
    document: int | None,
) -> Iterator[Renaming]:
    """The former names that the page of a school gives it where it does not name it again (1952年改名碧波小学), and those of a list (先后更名为甲、乙).

    A page that is not beyond doubt its own must have told of it last.
    """
    if voice is None or voice.kind is not Kind.SCHOOL or voice.masked:
        return
    schools = sorted((one for one in mentions if one.kind is Kind.SCHOOL), key=lambda one: one.span)
    starts = [one.span.start for one in schools]
    own = {voice.name}
    for sentence in sentences:
        if not SIGN.search(sentence.folded) or DOUBTED.search(sentence.folded):
            continue
        head, given = 0, False
        first = bisect_left(starts, sentence.span.start)
        for place in range(first, bisect_left(starts, sentence.span.end)):
            one, last = schools[place], schools[place - 1].name if place else ""
            start = one.span.start - sentence.span.start
            words = BRACKETS.sub("", sentence.folded[head:start].translate(QUOTES))
            part = PART.split(words)[-1]
            told = owned or any(last.endswith(name) or name.endswith(last) for name in own)
            alone = told and (not head or part != words) and len(part) <= LONGEST and SELF.fullmatch(part)
            given = bool(alone or (told and IN_TURN.search(part))) or (given and bool(LISTED.fullmatch(words)))
            if given and is_like(one.name, voice.name):
                own.add(one.name)
                span = Span(max(one.span.start - len(CLAUSE.split(part)[-1]), sentence.span.start), one.span.end)
                yield Renaming(one, voice, True, find_year(CLAUSE.split(part), document, told=True), None, span)
            head = one.span.end - sentence.span.start


def is_like(one: str, other: str) -> bool:
    """Whether two names may be one school's at two times: unlike, both or neither a kindergarten's, and no campus.

    >>> is_like("碧波小学", "旧州镇旧州小学"), is_like("碧波幼儿园", "旧州镇旧州小学")
    (True, False)
    """
    apart = one not in other and other not in one
    return apart and one.endswith("园") == other.endswith("园") and not one.endswith(CAMPUSES)


def order_names(sentence: Sentence, before: Mention, after: Mention) -> str:
    """Which name the second of two is by what stands between them: the "newer" one, the "older" one, or "" for neither."""
    shift = sentence.span.start
    between = sentence.words_at(Span(before.span.end, after.span.start)).translate(QUOTES)
    if len(between) > LONGEST:
        return ""
    if NEWER.search(between):
        return "newer"
    made = MADE.search(between) and MADE_OF.match(sentence.folded[after.span.end - shift :].translate(QUOTES))
    return "older" if made or (OLDER.search(between) and not TAKEN_IN.match(between)) else ""


def date_renaming(told: Told, document: int | None) -> Renaming:
    """The renaming with the years told around its two names: of the change, and of the founding of the old one."""
    ahead, between, behind = told.split()
    clauses = [*reversed(CLAUSE.split(between)), *reversed(CLAUSE.split(ahead))]
    if told.holds:
        clauses = [*CLAUSE.split(behind)[:3], *clauses]
    changes = [words for words in clauses if CHANGED.search(words)]
    foundings = [words for words in clauses if FOUNDED.search(words) and words not in changes]
    if changes and not told.holds:
        called = [words for words in CLAUSE.split(ahead)[-1:] if CALLED.search(words)]
        foundings = [*called, *foundings]
        changes += [words for words in clauses if words not in {*foundings, *called}]
        changes += [] if told.chained else [told.lead_in()]
    year = find_year(changes, document, told=True)
    founded = find_year(foundings, document, told=True)
    if founded is not None and year is not None and founded > year:
        founded = None
    old, new = (told.after, told.before) if told.holds else (told.before, told.after)
    return Renaming(old, new, told.holds, founded, year, told.quote())


def date_names(renamings: Sequence[Renaming], path: str) -> tuple[DatedName, ...]:
    """Each name of a renamed body once for every renaming that tells of it, in order of text."""
    old = {one.old.name for one in renamings}
    found: list[DatedName] = []
    for one in renamings:
        evidence = (Evidence(path, one.span, "renamed"),)
        found.append(DatedName(one.old.name, one.founded, one.year, former=True, evidence=evidence))
        found.append(DatedName(one.new.name, one.year, None, former=one.new.name in old, evidence=evidence))
    return tuple(found)


def join_renamed(
    keys: Mapping[Mention, str], renamings: Sequence[Renaming]
) -> tuple[dict[Mention, str], dict[str, Sequence[Renaming]]]:
    """The keys with those of renamed bodies made one, and by key the renamings of such a body."""
    same: dict[str, str] = {}

    def root(key: str) -> str:
        while key in same:
            key = same[key]
        return key

    for one in renamings:
        first, last = root(keys[one.old]), root(keys[one.new])
        if first != last:
            same[first] = last
    told: dict[str, list[Renaming]] = defaultdict(list)
    for one in renamings:
        told[root(keys[one.old])].append(one)
    return {mention: root(key) for mention, key in keys.items()}, dict(sorted(told.items()))


def pick_newest(renamings: Sequence[Renaming]) -> str:
    """The name that is nobody's old name: the one said to hold, else the last told."""
    old = {one.old.name for one in renamings}
    fit = [one for one in renamings if one.new.name not in old] or list(renamings)
    return next((one.new.name for one in fit if one.holds), fit[-1].new.name)
