"""A sentence cut into words for finding names: places and towns are words of their own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from kg.gate import Seldom
from kg.mention.level_edges import is_whole
from kg.mention.posts import find_appointed
from kg.mention.stems import find_stems
from kg.name_places import find_acts, scan_places, scan_towns
from kg.places import PlaceMatch
from kg.record import record
from kg.rules import Rules
from kg.tokens import Word, cut_words, dictionary_count, dictionary_tag
from kg.towns import load_towns

TOWN = re.compile(
    r"[一-鿿]{2,5}?(?:镇|乡|街道|苏木)(?=中心|第[一二三四五六七八九十]|[初高]级|[中小]学|学校|完小|初中|幼儿园|民族|九年"
    r"|[一-鿿]{2,4}(?:[中小]学|学校|幼儿园|完小))"
)
TOWN_SIGN = re.compile("[镇乡]|街道|苏木")
NOT_TOWN = re.compile(
    r"^(?:[我本全各该同每两某]|其中|调整|撤并|整合)|城乡|先从|[一二两三\d]年|[各个]|乡镇$|^[城村]镇$|农村镇$|村镇$|[城老水同]乡$|[的了在将把被由对向为是有到至入给]|[市区县旗](?!家)|(?<!^)州(?!家)"
)
EDGE = re.compile(r"[、,，;；:：。.!！?？)）】”\s|/·—★☆◇◆●■▲△※(（“]")
FUNCTION = set("获把靠因替据另称除受由含归即与和对在将把向从为说至叫及给让被拟以是的了有则又也都已曾并但或且")
COMING = re.compile(
    r"(?<![共会协合一相不陪雷省市区县州旗镇乡路])同(?![学步时一意志等比样心安仁德济龄行])(?=[一-鿿、]{3,24}?(?:签|续签|结[成为对]|合作|共建|联合|对口|握|携手|举办))|"
    r"从(?=(?!化)[一-鿿]{2,16}?(?:调|转[来到入学]|来|引进|选派?|走[出来]|毕业|退|出发|抽|借|起步|获悉|了解|搬|迁|到))"
)
GOING = Seldom(
    r"(?<=[一-鿿])[到去赴调](?=[一-鿿]{1,16}?(?:小学|中学|学校|幼儿园|[一二三四五六七八九]中|教育局|教体局|教研室|中心)(?:任|担任|出任|副?(?:校长|园长|主任|书记|局长)|当|挂职|支教|工作|就读|交流|跟岗|上课|执教))"
    r"|(?<=[一-鿿]{2})到(?=[一-鿿]{2,5}[镇乡](?:中心|第[一二三四五六七八九十]|[中小]学|学校|初中|完小|九年))"
)
"""Who goes to a school is no part of its name (派李晓兰到|望江中学任校长)."""
THEIRS = Seldom(r"(?<=[去除聘])[其他她](?=[一-鿿]{2,16}?(?:小学|中学|学校|幼儿园|[一二三四五六七八九]中|局|集团))")
"""Whose post is taken away (免去其|甘沟小学校长职务)."""
TOWARDS = Seldom(r"(?<=[局厅委])[向对为给](?=[一-鿿]{2,16}?(?:小学|中学|学校|幼儿园|集团|联盟|学区|局))")
"""What a bureau does for somebody (县教育局|向|望江中学教育集团授牌)."""
TAKING = Seldom(
    r"(?:(?<=[,;:。])|^)[将把](?=[一-鿿]{2,16}?(?:小学|中学|学校|幼儿园|教学点)[^,;。]{0,8}(?:并入|合并|改|撤|划归|更名|移交|交由|纳入|迁))"
)
"""What is done with a school, at the head of a clause (将|官桥镇朱砂小学并入官桥镇中心小学); some places begin with 将 (将乐县)."""
ALSO = Seldom(
    r"(?<=[一-鿿]{2})暨(?=(?:第[一二三四五六七八九十]|[一-鿿]{2,12}?)(?:小学|中学|学校|幼儿园|集团))(?![阳南])"
)
"""What joins two things that one occasion celebrates (优化布局暨|第二中心小学成立仪式)."""
TAKEN_UP = Seldom(r"任(?=[市区省州](?:教|委|政|第|属|直|实验|特|职|幼|[一二三四五六七八九十]))")
"""Whoever takes up a post at a body named by its level alone (同志|任|市教育局副局长); no county's name begins so."""
BESIDE_SCHOOL = Seldom(
    r"(?:(?<=[、,。;:(])|^)(?P<name>[一-鿿]{2,4}(?<![路街庄村镇乡洲园区湾岗山]))[和与及](?=[一-鿿]{2,12}?(?:小学|中学|学校|幼儿园))"
)
"""What may be a person's name before 和 and a school."""
BECOME = Seldom(r"(?:改|建|改建|改造|扩建|办|变|合并)成(?![路街巷桥])(?=[一-鿿]{2,12}(?:小学|中学|学校|幼儿园))")
"""从 of 从江尾中学调来 is no part of the name behind it."""
NUMBERED_SCHOOL = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:[小中]学|幼儿园|[初高]级中学|实验|完全|职业)|(?:实验|民族)(?:[小中]学|幼儿园|学校)|教师进修学校|职教中心|特殊教育学校"
)
"""Behind a place's short name, be it a word too: 和静|第三小学."""
COUNTY = re.compile(r"[一-鿿]{2}[市县区旗]$")
"""Right behind the full name of a county a town's name begins, whatever its first character (大冶市|还地桥镇)."""
LEADING = frozenset({"v", "vn", "vd", "d", "ad", "p", "c"})
TOWN_LEVELS = frozenset({"镇", "乡"})
COUNTIES = frozenset("省市区县州旗")
CLAUSE_MARKS = frozenset(",;:")
"""Behind one of these 和县 goes on the clause (,和|县教研室一道)."""
NUMBERING = frozenset("第一二三四五六七八九十教职实特幼")
"""How the name of a county's own school or office goes on (任|县第二小学校长)."""
BODY_ENDS = frozenset("局委会院室学校站园")
"""Behind a body 会同县 is its partner (教育局会同|县财政局)."""
JOINING = frozenset("和与及同")
CLASS_END = re.compile(r"(?:小学|中学|学校|幼儿园|教学点|完小|初中|高中|职校|校区|[一二三四五六七八九十][中小])$")
VILLAGE_SCHOOL = re.compile(r"村(?:小学(?!校)|中学|完小|幼儿园|教学点|学校)")
"""Behind the short name of a place: a village of that name with its school (西安|村小学)."""
CAMPUS = re.compile(r"[一-鿿]{0,3}(?:校区|分校|园区|分园)")
BEFORE_STATE = FUNCTION | set("报请送经到赴去来找问领拨发致函呈访")
"""Behind such a character 州 is a level (报|州教育局), behind others the end of a place (松州)."""
GLUED = 5
LEADS = frozenset("与到带把同从和及在赴往由向对为给让是有以将至新原转归划迁搬送并入即系含据经被")
ROLE_WORD = Seldom(
    r"(?:副?(?:大?学区长|理事长|组长)|理事|副?盟主|成员|核心|龙头|牵头|领航|领办|加盟|母体|子体)(?:学校|单位|幼儿园|校|园(?!区))|(?:城区|城镇|农村|乡村)校(?=[一-鿿]{2,8}(?:小学|中学|学校|幼儿园))|(?:成员|核心|龙头|牵头|领航)(?=[一-鿿]{2,8}(?:小学|中学|学校|幼儿园))|我(?:[省市区县旗州镇乡])(?=[一-鿿]{2,10}?(?:小学|中学|学校|幼儿园|初中|高中|集团|联盟))"
)
SPOKEN = Seldom(
    r"(?:一路|首次|强势|成功|顺利)?[杀闯挺踢冲][进入](?=[一-鿿“\"]{3})|"
    r"(?:(?<=[里在都间上])|(?<=纷纷))(?:盛|风)?传(?![统媒承播递授达习记奇感])"
    r"|(?<=[省市区县州旗镇乡村校园]里)(?:开(?![放展设创学])|办(?![公学法事])|搞|评选?(?![为优出上]))了?(?=[一-鿿]{3})"
)
"""What people say and do in free wording, of which no part is in a name (群里|传|望江中学要撤, 县里|开|表彰会)."""
PARTED = Seldom(
    r"附[件表][\d一二三四五六七八九十]{1,2}[:.、]?|[那这]所(?=[一-鿿]{2,10}?(?:小学|中学|学校|幼儿园))|各[设有留建](?=[一-鿿]{2})|\d+[余多]?所"
    r"|[并归划整纳]入(?=[一-鿿]{2,12}?(?:小学|中学|学校|幼儿园|教学点|校区))|(?:(?<=[,;:。])|^)新建(?![村镇乡县区]|中心|[一-鿿]{0,2}[路街巷])(?=[一-鿿]{2,10}(?:小学|中学|学校|幼儿园))"
)
"""What stands right before a name and is no part of it, whatever words the tokenizer makes of it (附件3|优秀组织单位, 并入|海北镇中学)."""


@record
class Reading:
    """One sentence, cut into words; `places` maps the start of a place name to its end."""

    folded: str
    words: tuple[Word, ...]
    places: dict[int, int]
    ends: frozenset[int]

    def list_words(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that begin from `start` on and before `end`."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        return self.words[first : bisect_left(self.words, end, first, key=lambda word: word.start)]


def read_sentence(folded: str, rules: Rules) -> Reading:
    """Cut a sentence into words, with an extra cut wherever a place name ends, and towns as one word each."""
    listed = scan_places(folded)
    coming = {match.start() for match in COMING.finditer(folded)} if "从" in folded or "同" in folded else set()
    places = {
        match.span.start: extend_place(match.span.end, folded)
        for match in listed
        if match.span.start not in coming and is_firm(match, folded, rules)
    }
    known = {town.start: town.end for town in scan_towns(folded)}
    stems = find_stems(folded)
    edges = {
        *(edge for spans in (known, stems, places) for span in spans.items() for edge in span),
        *(at + 1 for at in coming),
        *find_edges(folded, listed),
    }
    words = tuple(join_roles(cut_at(cut_words(folded), edges), folded))
    appointed = {verb.start: verb.end for _, verb in find_appointed(folded)}
    towns = {**find_towns(folded, words, rules, appointed, known), **known}
    full = {
        start: end
        for start, end in places.items()
        if is_whole(start, end, folded, rules) or folded[start - 1 : start] == "“" or NUMBERED_SCHOOL.match(folded, end)
    }
    # A town's school mostly bears the town's name once more (果都镇|果都中学).
    again = {
        end: 2 * end - start - 1 for start, end in towns.items() if folded.startswith(folded[start : end - 1], end)
    }
    whole = {start: end for start, end in stems.items() if not towns.keys() & {*range(start + 1, end)}}
    words = tuple(join_towns(words, whole | full | towns | again)) if full or towns or whole else words
    places.update(towns)
    return Reading(folded, words, places, frozenset(word.end for word in words))


def find_edges(folded: str, listed: Sequence[PlaceMatch]) -> Iterator[int]:
    """Where words that the dictionary may hold together are cut, by what stands in listed places and around them."""
    starts = {match.span.start for match in listed}
    yield from split_leads(folded, {at for match in listed for at in range(match.span.start + 1, match.span.end)})
    yield from find_acts(folded)
    yield from (match.span.end - 1 for match in listed if joins_clause(match, folded))
    yield from (match.span.start + 1 for match in listed if joins_bodies(match, folded))
    yield from (match.end() for match in BECOME.finditer(folded))
    yield from (edge for _, verb in find_appointed(folded) for edge in (verb.start, verb.end))
    yield from find_joined(folded)
    yield from (match.start() + 1 for match in TAKING.finditer(folded) if match.start() not in starts)
    for pattern in (GOING, THEIRS, TOWARDS, ALSO, TAKEN_UP):
        yield from (edge for match in pattern.finditer(folded) for edge in match.span())


def find_towns(
    folded: str, words: Sequence[Word], rules: Rules, verbs_of: Mapping[int, int], known: Mapping[int, int]
) -> dict[int, int]:
    """Start and end of the towns beside the `known` ones that begin at a clean edge and go on to a school's name, whatever words they are made of (恩和镇中心学校).

    `verbs_of` maps the start of a verb of taking up a post to its end: behind it a town may begin (任|三营镇第二小学校长).
    """
    if not TOWN_SIGN.search(folded):
        return {}
    marks = {match.end() for match in EDGE.finditer(folded)}
    verbs = {word.end for word in words if is_hard(word, folded, rules)}
    leads = {word.end for word in words if leads_town(word, folded, rules)}
    wide = {word.end for word in words if word.tag == "ns" and COUNTY.search(folded, word.start, word.end)}
    short = {one.span.start for one in scan_places(folded) if len(one.span) == len("金乡")}
    inner = {at for one in scan_places(folded) if len(one.span) > 2 for at in range(one.span.start, one.span.end - 1)}
    found: dict[int, int] = {}
    reached = 0
    tags = {word.start: word for word in words}
    for edge in sorted({0, *marks, *verbs, *wide, *leads}):
        start = edge if edge in wide else skip_lead(verbs_of.get(edge, edge), tags, folded, rules)
        # A town that was: 由原|震渠镇中心校.
        start += int(folded[start : start + 1] == "原" and folded[start + 3 : start + 4] in TOWN_LEVELS)
        # No town's name is one character: 向荣镇, not 向|荣镇.
        glued = start > edge and folded[start - 1 : start] not in COUNTIES and start not in short
        lead = int(glued and folded[start + 1 : start + 2] in TOWN_LEVELS)
        start -= lead
        match = TOWN.match(folded, start) if start >= reached else None
        later = max((end for end in leads if match and start < end < match.end() - len("青石镇") + 1), default=start)
        if later > start and edge not in wide:
            start, lead, match = later, 0, TOWN.match(folded, later)
        if (
            match
            and match.end() - 1 not in inner
            and not NOT_TOWN.search(match.group()[lead:])
            and not any(start < verb < match.end() for verb in verbs)
            and not any(start < end and first < match.end() for first, end in known.items())
        ):
            found[start] = reached = match.end()
    return found


def is_hard(word: Word, folded: str, rules: Rules) -> bool:
    """Whether a word stands in no name."""
    return word.end - word.start > 1 and rules.breaks.get(folded[word.start : word.end]) == "hard"


def find_joined(folded: str) -> Iterator[int]:
    """The edges of 和 behind a person's name and before a school: 曾令瑶|和|文田小学."""
    for match in BESIDE_SCHOOL.finditer(folded):
        span = match.span("name")
        words = [word for word in cut_words(folded) if span[0] <= word.start < span[1]]
        if (
            words
            and words[0].start == span[0]
            and words[-1].end == span[1]
            and all(word.tag == "nr" for word in words)
            and not dictionary_tag(match["name"])
        ):
            yield from (*span, match.end())


def leads_town(word: Word, folded: str, rules: Rules) -> bool:
    """Whether a word belongs to the sentence and not to the town behind it: what is done, how, and what joins (已经|青石镇)."""
    chars = folded[word.start : word.end]
    if word.tag not in LEADING or chars in rules.name_verbs or TOWN_LEVELS & {*folded[word.end : word.end + 2]}:
        return False
    alone = chars in rules.breaks or word.tag in {"d", "p", "c"}
    return alone if len(chars) == 1 else dictionary_count(chars) > 0


def skip_lead(start: int, words: Mapping[int, Word], folded: str, rules: Rules) -> int:
    """Where a name may begin that stands behind words of no name (与太姥山镇, 联合南诏镇)."""
    while word := words.get(start):
        chars = folded[word.start : word.end]
        if not (chars in LEADS if len(chars) == 1 else chars in rules.breaks):
            break
        start = word.end
    return start


def join_towns(words: Sequence[Word], towns: Mapping[int, int]) -> Iterator[Word]:
    """The words, those of a town or another place made one."""
    end = 0
    for word in words:
        start = max(word.start, end)
        if start in towns and start < word.end:
            end = towns[start]
            yield Word(start, end, "ns")
        elif word.end > end:
            yield Word(start, word.end, word.tag)


def extend_place(end: int, folded: str) -> int:
    """Where a place name ends that the class word of a town may follow: 玉泉 goes on to 玉泉镇."""
    if folded.startswith("街道", end):
        return end + 2
    if VILLAGE_SCHOOL.match(folded, end):
        return end + 1
    return end + 1 if folded[end : end + 1] in {"镇", "乡"} else end


def split_leads(folded: str, inside: Collection[int]) -> Iterator[int]:
    """Where function words and levels were glued to their neighbours (由钟, 经县), as the cutter does with words it does not know; never `inside` a place."""
    for word in cut_words(folded):
        chars = folded[word.start : word.end]
        if not 1 < len(chars) < GLUED or dictionary_tag(chars) or load_towns().has_stem(chars):
            continue
        for place, char in enumerate(chars):
            if char in FUNCTION:
                yield from (word.start + place, word.start + place + 1)
        if (
            chars[-1] in "省市区县州旗镇乡"
            and chars[0] not in "我全本该各每两某同"
            and word.end - 1 not in inside
            and not (chars[-1] == "州" and chars[0] not in BEFORE_STATE)
        ):
            yield word.end - 1


def is_firm(match: PlaceMatch, folded: str, rules: Rules) -> bool:
    """Whether a place name is one for sure: a full name, or a short one that is no common word."""
    chars = match.span.of(folded)
    if joins_clause(match, folded) or joins_bodies(match, folded) or ends_word(match, folded):
        return False
    if all(chars in place.former for place in match.places) and chars[:-1] in rules.breaks:
        return False
    if NUMBERED_SCHOOL.match(folded, match.span.end) and chars not in rules.breaks:
        return True
    return not match.vague or any(chars == place.name for place in match.places)


def joins_clause(match: PlaceMatch, folded: str) -> bool:
    """Whether a county's name is a word that joins and a level: ,和|县教研室, 教育局会同|县财政局, (望江中学)任|县二中校长."""
    chars, before = match.span.of(folded), folded[match.span.start - 1 : match.span.start]
    if chars == "任县":
        return before == ")" or folded[match.span.end : match.span.end + 1] in NUMBERING
    if chars == "和县":
        return (before.isalpha() or before in CLAUSE_MARKS) and before not in {"省", "市"}
    return chars == "会同县" and before in BODY_ENDS


def ends_word(match: PlaceMatch, folded: str) -> bool:
    """Whether a county's name of two characters begins with the end of a word (管理|县教研室)."""
    start = match.span.start
    if len(match.span) > len("理县"):
        return False
    words = cut_words(folded)
    word = words[bisect_right(words, start, key=lambda one: one.start) - 1]
    return word.start < start < word.end == start + 1 and dictionary_count(folded[word.start : word.end]) > 0


def joins_bodies(match: PlaceMatch, folded: str) -> bool:
    """Whether a place's first character joins it to the body before: 下李侯小学和|田堡教学点."""
    start = match.span.start
    behind_body = (
        folded[start : start + 1] in JOINING and CLASS_END.search(folded, max(0, start - 4), start) is not None
    )
    return behind_body and not CAMPUS.match(folded, match.span.end)


def cut_at(words: Iterable[Word], edges: Collection[int]) -> Iterator[Word]:
    """The words, those that an edge runs through cut in two."""
    for word in words:
        inner = [edge for edge in range(word.start + 1, word.end) if edge in edges] if word.end - word.start > 1 else ()
        if not inner:
            yield word
            continue
        for start, end in pairwise((word.start, *inner, word.end)):
            # What is left of 任县 behind 任 is a noun, whatever the whole is.
            yield Word(start, end, "n" if word.tag == "r" and end == word.end else word.tag)


def join_roles(words: Iterable[Word], folded: str) -> Iterator[Word]:
    """The words, with every word for a part played in a group put together and parted from its neighbours (成员校|永红)."""
    roles = [match.span() for match in ROLE_WORD.finditer(folded)]
    roles += [match.span() for pattern in (SPOKEN, PARTED) for match in pattern.finditer(folded)]
    if not roles:
        yield from words
        return
    ends = dict(roles)
    inside = {place for start, end in roles for place in range(start, end)}
    for word in cut_at(words, {edge for role in roles for edge in role}):
        if word.start in inside:
            if word.start in ends:
                yield Word(word.start, ends[word.start], "role")
        else:
            yield word
