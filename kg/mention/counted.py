"""Schools that share a counted class word: 石冈、鹭洲两所中心小学 are two schools, for the count says so."""

import re
from collections.abc import Collection, Iterator, Sequence

from kg.gate import Seldom
from kg.mention.shared import NOT_NAME, split_mentions
from kg.model import Kind, Mention, Sentence, Span
from kg.rules import Rules
from kg.tokens import cut_words, dictionary_count

NUMBERS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2}
SHORTEST, LONGEST = 2, 4
"""Characters of a stem."""
GUESSED = frozenset({Kind.AREA, Kind.PERSON})
"""Kinds that a stem may be taken for, which the count proves wrong: 王赵、南郭两所小学."""
VILLAGE = {"村小": "小学"}
"""A class word that counts schools and stands for another in the name of each: 姜井、当城两所村小."""
PREPOSITIONS = "对将把为给由"
"""Glued to a stem that the dictionary lacks (对|樟塘)."""
LEADS = "[由与和对将把着是有为到向于及的在给]"
"""Before the first stem, and not inside a long one."""
TAKING = (
    "吸纳",
    "吸收",
    "接收",
    "接纳",
    "新增",
    "来了",
    "合并",
    "撤并",
    "撤销",
    "停办",
    "关停",
    "托管",
    "代管",
    "接管",
    "帮扶",
    "辐射",
    "联合",
    "领办",
    "新建",
    "改建",
    "下设",
    "下辖",
)
OPENS = rf"(?:(?<![一-鿿])|(?<={LEADS})|(?<=[销并办管建纳]了)|{'|'.join(f'(?<={word})' for word in TAKING)})(?![的了])"
"""Where the first stem may begin, behind what is done to the schools."""
ACT = re.compile(rf"[一-鿿]{{0,8}}(?:(?:{'|'.join(TAKING)})了?|了)(?=[一-鿿]{{2}})")
"""What leads to the first stem, taken for part of it (联盟今年接纳|石冈)."""
LAST = r"(?:(?!等[\d两二三四五六七八九十])[一-鿿])"
"""A character of the last stem, which the 等 before the count is none of (东岗、甲山|等4所小学)."""
COUNTED = Seldom(
    rf"{OPENS}(?!的)(?:(?P<town>[一-鿿]{{2,4}}(?:镇|乡|街道)))?"
    rf"(?P<stems>(?!的)(?:[一-鿿]{{2,4}}|(?:(?!{LEADS})[一-鿿]){{5,8}})(?:、[一-鿿]{{2,4}})*[、和与]{LAST}{{2,4}})"
    r"(?:等|这)?(?P<count>[两二三四五六七八九十]|\d)(?:所|个|家)(?:乡镇|乡|镇|村级|村|农村|城区|公办|民办)?"
    r"(?P<head>中心小学|中心学校|中心校|中心幼儿园|村小|小学|中学|初中|高中|幼儿园|完小|学校|教学点|校区|分校|分园)(?![一-鿿]?[生校区])"
)

TOWNS = Seldom(
    rf"{OPENS}(?P<stems>(?!的)[一-鿿]{{2,3}}(?:、[一-鿿]{{2,3}})*[、和与][一-鿿]{{2,3}})(?P<count>[两二三四五六七八九十])(?P<level>镇|乡|街道)的?(?:各自的)?"
    r"(?P<head>中心小学|中心学校|中心校|中心幼儿园|初级中学|初中)(?![一-鿿]?[生校区])"
)
"""Central schools of towns told by their stems: 三川、水桥、东河三镇的中心小学."""
KNOWN = Seldom(
    rf"(?:(?<![一-鿿])|(?<={LEADS}))(?!的)(?P<stems>[一-鿿]{{2,4}}(?:、[一-鿿]{{2,4}})*[、和与]{LAST}{{2,4}})"
    r"(?:等|这)?(?P<count>[两三四五六七八九十])(?:校|园|所学校)(?![长区际内外园级])"
)
"""Schools told by what their names begin with and how many they are: 三川、水桥、东河三校."""
CLASSES = ("小学", "中学", "学校", "幼儿园")
"""A list of whole names is counted by none of them: in 章贡中学、红旗三校 the 三 is the school's."""
PLACE_END = "省市县区镇乡"


def split_known(sentence: Sentence, names: Collection[str], rules: Rules) -> Iterator[tuple[Mention, Span]]:
    """Each school of a counted coordination of known ones, where each begins the name of just one that the document tells."""
    shift = sentence.span.start
    for match in KNOWN.finditer(sentence.folded):
        stems = skip_acts(sentence.folded, read_stems(match), rules)
        told = [find_known(stem.of(sentence.folded), names) for stem in stems]
        whole = {stem.of(sentence.folded).endswith(CLASSES) for stem in stems}
        if not stems or not all(told) or len(set(told)) < len(told) or len(whole) > 1:
            continue
        tail = Span(match.end("stems") + shift, match.end() + shift)
        for stem, name in zip(stems, told, strict=True):
            span = Span(stem.start + shift, stem.end + shift)
            yield Mention(Kind.SCHOOL, name, span, "shared-known", 0.7, inferred=True), tail


def find_known(stem: str, names: Collection[str]) -> str:
    """The only name that begins with a stem, or has it behind a place; nothing where there are more.

    >>> find_known("水桥", {"水桥镇九年制学校", "青山镇中心小学"})
    '水桥镇九年制学校'
    """
    fit = [
        name
        for name in names
        if (at := name.find(stem)) == 0 or (at > 0 and name[at - 1] in PLACE_END and len(name) > at + len(stem))
    ]
    return fit[0] if len(fit) == 1 else ""


def split_counted(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], rules: Rules
) -> Iterator[tuple[Mention, Span]]:
    """Each school of a counted coordination with the span of the class words behind it, which name no school by themselves."""
    names = {mention.name for mention in mentions}
    schools = {one.name for one in mentions if one.kind is Kind.SCHOOL and not one.rule.startswith("pronoun")}
    for sentence, here in zip(sentences, split_mentions(sentences, mentions), strict=True):
        yield from split_known(sentence, schools, rules)
        shift = sentence.span.start
        for match in (*COUNTED.finditer(sentence.folded), *TOWNS.finditer(sentence.folded)):
            level = match.groupdict().get("level") or ""
            guessed = GUESSED if match["head"] != "学校" else {Kind.AREA}
            stems = skip_acts(sentence.folded, read_stems(match), rules)
            words = [stem.of(sentence.folded) for stem in stems]
            if not stems or any(NOT_NAME.search(stem) or rules.is_generic(stem) for stem in words):
                continue
            tail = Span(match.end("stems") + shift, match.end() + shift)
            spans = [Span(stem.start + shift, stem.end + shift) for stem in stems]
            if any(span.overlaps(one.span) and one.kind not in guessed for span in spans for one in here):
                continue
            for span, stem in zip(spans, stems, strict=True):
                yield (
                    Mention(
                        Kind.SCHOOL,
                        name_school(stem.of(sentence.chars) + level, match["head"], names),
                        span,
                        "shared-count",
                        0.7,
                        inferred=True,
                    ),
                    tail,
                )


def skip_acts(folded: str, stems: Sequence[Span], rules: Rules) -> list[Span]:
    """The stems of a coordination without the verbs and prepositions that lead to its first; none where what is left is too long for one.

    >>> from kg.rules import load_rules
    >>> text = "新建南坪、李家湾2所小学"
    >>> [stem.of(text) for stem in skip_acts(text, [Span(0, 4), Span(5, 8)], load_rules())]
    ['南坪', '李家湾']
    """
    if not stems:
        return []
    first, *others = stems
    led = ACT.match(folded, first.start, first.end)
    start = led.end() if led else first.start
    for word in cut_words(folded):
        chars = folded[word.start : word.end]
        verb = len(chars) > 1 and (word.tag.startswith("v") or rules.breaks.get(chars) == "hard")
        if word.start == start and (verb or word.tag == "p" or chars == "了") and first.end - word.end >= SHORTEST:
            start = word.end
        elif word.start == start and chars[0] in PREPOSITIONS and not dictionary_count(chars):
            start += int(first.end - start > SHORTEST)
    return [Span(start, first.end), *others] if first.end - start <= LONGEST else []


def name_school(stem: str, head: str, names: Collection[str]) -> str:
    """The name of one school: with the class word of its town, where the document names the school or the town so."""
    towns = [stem.removesuffix(level) + level for level in ("镇", "乡", "街道")]
    told = next(
        (town for town in towns if any(name in {town, town + head} or name.endswith(town + head) for name in names)),
        stem,
    )
    return told + VILLAGE.get(head, head)


def read_stems(match: re.Match[str]) -> list[Span]:
    """The spans of the stems of a counted coordination; none where they are not as many as counted.

    >>> [stem.of("石冈、鹭洲两所小学") for stem in read_stems(COUNTED.search("石冈、鹭洲两所小学"))]
    ['石冈', '鹭洲']
    """
    count = NUMBERS.get(match["count"]) or int(match["count"])
    for joint in ("、", "[、和与]"):
        edges = [edge for found in re.finditer(joint, match["stems"]) for edge in found.span()]
        bounds = [0, *edges, len(match["stems"])]
        spans = [
            Span(start + match.start("stems"), end + match.start("stems"))
            for start, end in zip(bounds[::2], bounds[1::2], strict=True)
        ]
        if len(spans) == count and all(len(span) > 1 for span in spans):
            return spans
    return []
