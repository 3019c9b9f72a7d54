"""Short names: 八中 beside 第八中学, 局小 beside 局前街小学, and names defined in brackets (以下简称“…”)."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.gate import gated
from kg.mention.candidate import Candidate
from kg.mention.stems import find_stems
from kg.model import Kind, Mention, Sentence, Span
from kg.name_places import find_acts, scan_places
from kg.places import load_places
from kg.rules import load_rules
from kg.tokens import Word, cut_words, dictionary_count, dictionary_tag, is_completed
from kg.towns import load_towns

NUMBER = "[一二三四五六七八九十百]{1,4}|[0-9]{1,3}"
NOT_SHORT = (
    r"(?!心(?!理)|学(?!生(?![活涯源态命长]))|[国央年级期名所个位项层部队次段区外内午时节朋伙]|于(?![0-9今去前])"
    r"|等[职专师技教院水收以偏城规发及长难]|组(?![成建织]))"
)
"""What may not follow the letter of a stage, since both together are another word (中心, 小组, 中等职业)."""
NUMBERED = re.compile(rf"第?({NUMBER})(中|小|幼|高(?!中层)|职高|职中|初中|初|高中(?!层)|实小|实验小学|完小){NOT_SHORT}")
ATTACHED = re.compile(r"(?<![一-鿿])[一-鿿]{2}附$")
"""A school attached to another that stands at the head of an item (高师附一小)."""
STEM = re.compile(r"[一-鿿]{0,3}$")
NOT_STEM = re.compile(
    r"一[镇乡村县]$|^新建市|[的了在由被与和及并对向从为到于以将把让给使是有等其该各每这那我你他们也还都又再已就才不未没若如因所而或且但则即至往赴年月日共增达占近约余多第校名]|(?<![太平三中高草])原"
)
HEAD_TOWN = re.compile(
    r"(?:^|(?<=[、,，。；;：:\s(（“”]))(?!一[镇乡]|[各每全两该本同我城])[一-鿿]{2,5}?(?:镇|乡|街道)(?=第?[一二三四五六七八九十]{1,3}(?:[中小幼高初]|职高|完小))"
)
COUNT = re.compile(r"[0-9]+[名人个所位年月]|[两一二三四五六七八九十几]+[名个位所]")
ROLES = re.compile(r"学区长|核心|龙头|牵头|盟主|总校|总园|成员|领航|理事|组长|主校|分校$|新增|加入")
"""What brackets behind a school may say of it without naming it."""
PLACE_AND = re.compile(r"[一-鿿][和至及于与有同](?=第?[一二三四五六七八九十]{1,3}(?:[中小幼高]|职高|实小))")
"""The short name of a county that ends in a word which mostly joins others."""
OWN = frozenset("县市区州旗")
"""Levels by which a school of the reporting area is called (启动|县六中建设)."""
NEW_AREA = re.compile(r"[新发城园景库林矿农牧港税]区$")
"""Areas that are no counties and have schools of their own (高新区一小)."""
STREET_SCHOOL = re.compile(
    r"(?:(?![的了在由被与和同及对向从为到于以将把让给使是有等其该各每这那含设办]|[一二三四五六七八九十])[一-鿿]){1,3}[路街巷](?:第)?[一二三四五六七八九十]校(?![区园长])"
)
"""The numbered schools of a street: 府东街二校."""
IN_OFFICE = re.compile("[现新原前时曾历兼担继接]任")
"""Right behind these a school's own name begins: 现任|石桥一中校长."""
OWNED = frozenset({"县直", "市直", "区直", "州直"})
DOWNTOWN = re.compile(r"(?:[市城县镇辖郊]区|县城|城里)$")
"""Parts of a town where schools lie that are not called after them (市区|一小)."""
SITE = re.compile(r"(?P<words>[一-鿿]{1,4}?)(?:校区|分校|分园|园区)(?![长生])")
GROUPED = re.compile(r"(?:教育|办学|名校|幼教)?集团(?![化公])|大学区(?![长制内])|(?:学区|教育|办学)联盟|教育共同体")
SPOKEN = ("我市", "我县", "我区", "我旗", "我镇", "我乡", "全市", "全县", "全区")
DEFINED = re.compile(
    r"[(（](?:以下|下文|习惯|当地人|又|亦|也)?(?:简称|通称|俗称|称|叫)?(?:为|作|:|：)?[“\"]?([一-鿿0-9]{2,8})[”\"]?[)）]"
)
DEFINED_SCORE = 0.96
"""Short forms of groups are only looked for where the document defines them; one of four characters is a name (一中集团)."""
STAGES = (
    ("幼儿园", "幼"),
    ("中心小学", "小"),
    ("小学", "小"),
    ("高级中学", "高"),
    ("初级中学", "初"),
    ("中学", "中"),
    ("学校", "校"),
)
DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")


@gated(NUMBERED, STREET_SCHOOL)
def propose_numbered(sentence: Sentence) -> tuple[Candidate, ...]:
    """Short names with an ordinal, and groups named after them: 八中, 38中, 沙河二小, 市二中, 县一小教育集团."""
    shift = sentence.span.start
    found = [
        Candidate(Kind.SCHOOL, Span(match.start() + shift, match.end() + shift), 0.8, "short-street")
        for match in STREET_SCHOOL.finditer(sentence.folded)
    ]
    for start, end, score in find_numbered(sentence.folded):
        group = GROUPED.match(sentence.folded, end)
        if site := find_site(sentence.folded, end):
            found.append(Candidate(Kind.SCHOOL, Span(start + shift, site + shift), 0.95, "short-site"))
        kind, last = (Kind.GROUP, group.end()) if group else (Kind.SCHOOL, end)
        found.append(
            Candidate(
                kind, Span(start + shift, last + shift), min(1.0, score + 0.1) if group else score, "short-numbered"
            )
        )
    return tuple(found)


def find_site(folded: str, start: int) -> int:
    """Where the name of a campus ends that goes on from the short name of its school (县一小|滨河校区); 0 where none does."""
    match = SITE.match(folded, start)
    words = match["words"] if match else ""
    if not match or NOT_STEM.search(words) or find_acts(folded) & {*range(start, match.end())}:
        return 0
    verbs = any(
        start <= word.start < start + len(words) and word.tag in {"v", "vd", "vn", "d", "p", "c", "u"}
        for word in cut_words(folded)
    )
    return 0 if verbs else match.end()


def find_numbered(folded: str) -> Iterator[tuple[int, int, float]]:
    """Spans and scores; the stem before the ordinal may be up to three characters, from a word edge on."""
    if not NUMBERED.search(folded):
        return
    words = cut_words(folded)
    placed = find_heads(folded)
    parted = {
        0,
        *(word.end for word in words if word.tag[:1] in {"v", "r", "p", "c", "u"} and word.tag != "vn"),
        *(match.end() for match in IN_OFFICE.finditer(folded)),
    }
    called = find_called(folded) | {
        end: start for start, end in find_stems(folded).items() if start in parted or not folded[start - 1].isalnum()
    }
    near = {
        one.span.end: one.span.start for one in scan_places(folded) if len(one.span) == len("洛阳") and not one.vague
    }
    starts = {*placed, *called.values(), *find_acts(folded), *(word.start for word in words)}
    acts = {
        word.start
        for word in words
        if (tells_act(word, folded) or is_completed(folded[word.start : word.end]))
        and not is_belonging(folded, word.start, word.end)
    }
    verbs = {at - 1 for at in find_acts(folded)}
    ends = {word.end for word in words} | find_acts(folded)
    for match in NUMBERED.finditer(folded):
        if (start := find_county(folded, match.start(), words)) is not None:
            start = near.get(start, start)
            while start in placed:
                start = placed[start]
            yield start, match.end(), 0.82
            continue
        stem = STEM.search(folded, 0, match.start())
        lead = stem.group() if stem else ""
        edges = [
            match.start() - cut
            for cut in range(len(lead) + 1)
            if cut == 0
            or (match.start() - cut) in starts
            or folded[match.start() - cut : match.start()] in OWNED
            or folded.endswith(SPOKEN, 0, match.start() - cut)
            or (cut == 1 and lead[-1] in OWN and (NOT_STEM.match(lead[-2:-1]) or not is_stem(lead[-2:])))
        ]
        fit = [
            edge
            for edge in edges
            if is_stem(folded[edge : match.start()])
            and (
                called.get(match.start()) == edge
                or (fits_stem(folded[edge : match.start()]) and not acts & set(range(edge, match.start())))
            )
        ]
        whole = [
            edge
            for edge in fit
            if edge in parted
            or edge in placed
            or (edge in near and edge < match.start())
            or called.get(match.start()) == edge
            or (folded[edge] in OWN and (edge in ends or not is_stem(folded[edge - 1 : edge + 1])))
            or (match.start() - edge > 1 and edge not in verbs and load_places().find(folded[edge : match.start()]))
            or NOT_STEM.match(folded[edge - 1])
            or not folded[edge - 1].isalnum()
            or folded[:edge].endswith(SPOKEN)
        ]
        if ATTACHED.search(folded, max(0, match.start() - 4), match.start()):
            yield match.start() - 3, match.end(), 0.8
        elif whole:
            start = (
                match.start()
                if match.start() in placed or DOWNTOWN.search(lead)
                else called.get(match.start(), min(whole))
            )
            start = near.get(start, start) if start < match.start() else start
            while start in placed:
                start = placed[start]
            yield start, match.end(), 0.8 if start < match.start() or len(match.group()) > 2 else 0.66
        elif len(match.group(1)) > 1:
            yield match.start(), match.end(), 0.6


def find_county(folded: str, end: int, words: Sequence[Word]) -> int | None:
    """Where the name of a county or city begins that ends right before the number of a school, whatever stands before it (由|临渭|二小)."""
    for size in (4, 3, 2):
        start = end - size
        chars, breaks = folded[max(0, start) : end], load_rules().breaks
        found = load_places().find(chars) if start >= 0 else ()
        former = all(chars in place.former for place in found) and chars[:-1] in breaks
        if not found or chars in breaks or former:
            continue
        word = words[bisect_right(words, start, key=lambda one: one.start) - 1]
        inside = word.start < start < word.end and dictionary_count(folded[word.start : word.end]) > 0
        if not inside and not DOWNTOWN.search(folded[start:end]):
            return start
    return None


def fits_stem(words: str) -> bool:
    """Whether words that stand before a number hold none that a sentence has there, unless they are a place's name (余江|二中)."""
    return not NOT_STEM.search(words) or (
        len(words) > 1 and (bool(load_places().find(words)) or load_towns().has_stem(words))
    )


def is_stem(words: str) -> bool:
    """Whether words may stand before the number of a school: if they end in the level of a county, that county is one.

    >>> is_stem("县"), is_stem("送县"), is_stem("临川区"), is_stem("高新区"), is_stem("沙河")
    (True, False, True, True, True)
    """
    if len(words) < len("送县") or words[-1] not in OWN or words in OWNED or words.startswith(SPOKEN):
        return True
    return bool(NEW_AREA.search(words) or load_places().find(words) or dictionary_tag(words).startswith("ns"))


def tells_act(word: Word, folded: str) -> bool:
    """Whether a word is a verb or its like: by the dictionary, or by its first character where it has no such word (市一幼)."""
    chars = folded[word.start : word.end]
    if not (word.tag.startswith(("v", "p", "d")) or (len(chars) > 1 and word.tag in {"ad", "c"})):
        return False
    guessed = len(chars) > 1 and not dictionary_count(chars) and NUMBERED.search(chars)
    return not guessed or dictionary_tag(chars[0]).startswith(("v", "p", "d"))


def find_heads(folded: str) -> dict[int, int]:
    """Where counties, cities and towns end that a numbered school may stand behind, each with its start.

    >>> find_heads("平罗县城关三小、桐寨铺镇二小")
    {3: 0, 12: 8}
    """
    return {
        **{
            match.span.end: match.span.start
            for match in scan_places(folded)
            if len(match.span) > len("柳州") and folded[match.span.end - 1] in "省市区县州旗"
        },
        **{match.end(): match.start() for match in HEAD_TOWN.finditer(folded)},
    }


def find_called(folded: str) -> dict[int, int]:
    """Where short names of places end that hold a word no stem begins with, each with its start (泰和|三中, 政和|一中).

    >>> find_called("泰和三中、政和一中")
    {2: 0, 7: 5}
    """
    if not PLACE_AND.search(folded):
        return {}
    return {
        match.span.end: match.span.start
        for match in scan_places(folded)
        if len(match.span) == len("泰和") and PLACE_AND.match(folded, match.span.start)
    }


def is_belonging(folded: str, start: int, end: int) -> bool:
    """Whether a word that is no noun by itself tells whose a school is: 直 in 县直二中, 高新 in 高新一小."""
    return folded[max(0, start - 1) : end] in OWNED or folded[start:end] in {"高新", "实验"}


def shorten_school(name: str) -> tuple[str, ...]:
    """The short forms that a school's full name gives.

    >>> shorten_school("局前街小学")
    ('局小', '街小', '局前小', '局前街小')
    >>> shorten_school("市第八中学")
    ('八中', '市八中')
    """
    stage = next(((long, short) for long, short in STAGES if name.endswith(long) and len(name) > len(long)), None)
    if stage is None:
        return ()
    core, short = name[: -len(stage[0])], stage[1]
    places = [match.span.end for match in load_places().scan(core) if match.span.start == 0 and not match.vague]
    bare = core[max(places, default=0) :].lstrip("市区县") or core
    ordinal = re.search(rf"第({NUMBER})$", bare)
    if ordinal:
        tail = ordinal.group(1).translate(DIGITS) if len(ordinal.group(1)) == 1 else ordinal.group(1)
        lead = bare[: ordinal.start()]
        forms = (
            [f"{lead}{tail}{short}", f"{tail}{short}", f"市{tail}{short}"]
            if len(lead) < 3
            else [f"{lead[:2]}{tail}{short}"]
        )
    else:
        forms = [f"{bare[0]}{short}", f"{bare[:2]}{short}", f"{bare[-1]}{short}", f"{bare}{short}"]
    if "实验" in bare:
        forms.append(bare.replace("实验", "实").replace("第", "") + short)
    return tuple(sorted({form for form in forms if 1 < len(form) < len(name)}, key=lambda form: (len(form), form)))


def find_definitions(sentences: Iterable[Sentence], mentions: Iterable[Mention]) -> dict[str, str]:
    """Short names defined right behind a name in brackets, with the full name that each stands for."""
    by_end = {
        mention.span.end: mention
        for mention in mentions
        if mention.kind in {Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION}
    }
    found: dict[str, str] = {}
    for sentence in sentences:
        for match in DEFINED.finditer(sentence.folded):
            full = by_end.get(sentence.span.start + match.start())
            if (
                full
                and set(match.group(1)) & set(full.name)
                and match.group(1) != full.name
                and not ROLES.search(match.group(1))
                and not COUNT.match(match.group(1))
            ):
                found.setdefault(match.group(1), full.name)
    return found


def propose_shorts(sentences: Sequence[Sentence], shorts: Mapping[str, tuple[str, Kind]]) -> Iterator[Candidate]:
    """Occurrences of known short names at word edges."""
    if not shorts:
        return
    forms = sorted(shorts)
    scanner = AhoCorasick(forms, matchkind=MatchKind.LeftmostLongest)
    for sentence in sentences:
        shift = sentence.span.start
        for which, start, end in scanner.find_matches_as_indexes(sentence.folded):
            if not crosses_word(sentence.folded, start, end):
                kind = shorts[forms[which]][1]
                score = DEFINED_SCORE if kind is Kind.GROUP and end - start >= len("一中集团") else 0.7
                yield Candidate(kind, Span(start + shift, end + shift), score, "short-form")


def crosses_word(folded: str, start: int, end: int) -> bool:
    """Whether a stretch begins or ends inside a word of the dictionary that it does not hold whole."""
    words = cut_words(folded)
    around = (words[bisect_right(words, at, key=lambda word: word.start) - 1] for at in (start, end))
    return any(
        word.start < at < word.end and dictionary_tag(folded[word.start : word.end])
        for word, at in zip(around, (start, end), strict=True)
    )
