"""Short names: 局小 beside 局前街小学, 八中 beside 第八中学, and names defined in brackets (以下简称“…”)."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kg.gate import Seldom
from kg.mention.candidate import Candidate
from kg.mention.numbered import NUMBER
from kg.model import Kind, Mention, Sentence, Span
from kg.places import load_places
from kg.rules import load_rules
from kg.tokens import cut_words, dictionary_tag

COUNT = re.compile(r"[0-9]+[名人个所位年月]|[两一二三四五六七八九十几]+[名个位所]")
ROLES = re.compile(r"学区长|核心|龙头|牵头|盟主|总校|总园|成员|领航|理事|组长|主校|分校$|新增|加入")
"""What brackets behind a school may say of it without naming it."""
DEFINED = Seldom(
    r"[(（](?:以下|下文|下|后文|后|习惯|当地人|又|亦|也)?(?:简称|通称|俗称|习称|统称|称|叫)?(?:为|作|:|：)?[“\"]?([一-鿿0-9]{2,8})[”\"]?[)）]"
)
DEFINED_SCORE = 0.96
"""Short forms of groups are only looked for where the document defines them; one of four characters is a name (一中集团)."""
OWN_OFFICES = frozenset({"机关"})
"""Whose kindergartens these are; a word that is generic elsewhere (机关园)."""
GOES_ON = re.compile(r"[校园](?!园长|校长)[区长本内外方际级服门舍车医友庆训史园丁林地所歌报风纪规务产企址]")
"""A short form in 校 or 园 that these follow is the head of another word: 新滘|园区."""
HEADED = re.compile(r"园(?=园长)|校(?=校长)")
"""Its head behind a short form, of which the dictionary makes one word with it (机关|园园|长)."""
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


def shorten_school(name: str) -> tuple[str, ...]:
    """The short forms that a school's full name gives.

    >>> shorten_school("局前街小学")
    ('局小', '街小', '前街校', '局前小', '局前街小', '局前街校')
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
        if len(bare) > 1 and (bare in OWN_OFFICES or not load_rules().is_generic(bare)):
            forms += [f"{one}{'园' if short == '幼' else '校'}" for one in (bare, bare[-2:])]
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
    scanner = AhoCorasick(
        forms,
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.NoncontiguousNFA,  # soonest made
    )
    for sentence in sentences:
        shift = sentence.span.start
        for which, start, end in scanner.find_matches_as_indexes(sentence.folded):
            if not crosses_word(sentence.folded, start, end) and not GOES_ON.match(sentence.folded, end - 1):
                kind = shorts[forms[which]][1]
                score = DEFINED_SCORE if kind is Kind.GROUP and end - start >= len("一中集团") else 0.7
                yield Candidate(kind, Span(start + shift, end + shift), score, "short-form")


def crosses_word(folded: str, start: int, end: int) -> bool:
    """Whether a stretch begins or ends inside a word of the dictionary that it does not hold whole."""
    words = cut_words(folded)
    edges = (start,) if HEADED.match(folded, end - 1) else (start, end)
    around = (words[bisect_right(words, at, key=lambda word: word.start) - 1] for at in edges)
    return any(
        word.start < at < word.end and dictionary_tag(folded[word.start : word.end])
        for word, at in zip(around, edges, strict=True)
    )
