"""Names that only the sequence model sees, put beside the names of the rules or in the place of what they took wrongly."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from ahocorasick_rs import AhoCorasick

from kg.mention.candidate import Candidate
from kg.mention.masks import MASK
from kg.mention.person_model import load_model
from kg.mention.posts import find_posts
from kg.mention.quoted import is_theme
from kg.mention.tagger import Tagged, tag_names
from kg.model import SCHOOLING, Kind, Sentence, Span
from kg.name_parts import LEVEL_LETTERS
from kg.name_places import scan_places, scan_towns
from kg.names import parse_name
from kg.rules import load_rules, read_shapes
from kg.tokens import cut_words, dictionary_count, dictionary_tag

DONE = frozenset({Kind.AWARD, Kind.EVENT, Kind.PROGRAMME})
"""What a body gains or does: its name does not begin with the body's."""
QUOTES = (("“", "”"), ("《", "》"), ("「", "」"))
MARKS = "".join(map("".join, QUOTES))
NEVER = 2.0
FRESH = {
    Kind.AUTHORITY: 0.9,
    Kind.AWARD: 0.8,
    Kind.EVENT: 0.9,
    Kind.GROUP: 0.8,
    Kind.ORGANISATION: 0.8,
    Kind.PERSON: 0.8,
    Kind.PROGRAMME: 0.89,
    Kind.SCHOOL: 0.95,
}
"""How likely a name must be where the rules find none; they miss few areas and documents."""
INSTEAD = {
    Kind.AUTHORITY: 0.98,
    Kind.AWARD: 0.85,
    Kind.EVENT: 0.9,
    Kind.GROUP: 0.95,
    Kind.ORGANISATION: 0.97,
    Kind.PERSON: 0.93,
    Kind.PROGRAMME: 0.85,
    Kind.SCHOOL: 0.85,
}
"""The same where it overlaps other names that the rules find."""
SHORT, LEAST_SHORT = 2, 0.95
"""Two characters are as often a word behind a post (校长|荐书), so that a name of two must be likelier."""
COMMON = 200
"""A word that texts use so often is a word, though people may be called by it (阳光)."""
THING = 2000
"""The name of a thing that texts use so often is nobody's given name (盖|房子)."""
FULL = 3
"""Longer names of persons are rare, and begin with no word."""
QUOTED = re.compile(r"[“\"《][^“”\"《》]*[”\"》]")
LED = frozenset(FRESH) - {Kind.PERSON}
NAMED = frozenset(f"name-{kind.lower()}" for kind in LED)
"""Names that the rules end at a class word, and begin where nothing tells that they do not."""
LEAST_LED, LONGEST_LEAD = 0.7, 3
"""How likely the rest of such a name must be, where its first words are few and no place."""
SHAPED = {
    Kind.AUTHORITY: "part",
    Kind.AWARD: "general",
    Kind.EVENT: "general",
    Kind.ORGANISATION: "part",
    Kind.PROGRAMME: "work",
    Kind.SCHOOL: "school",
}
"""Which shape in the table of what is no name is asked for a kind."""
SHAPES = ("added", "before", "behind", "body", "general", "graded", "part", "person", "school", "theme", "work")
SURE, FIRM = 0.95, 0.9
"""What the rules are so sure of stays; what they are firm about is not taken for a part of it of another kind."""
LOWEST, HIGHEST = 0.6, 0.97
LONGEST = 600
"""Longer sentences are tables and lists, whose cells the rules read."""


def add_tagged(sentences: Sequence[Sentence], settled: Sequence[Sequence[Candidate]]) -> list[tuple[Candidate, ...]]:
    """The names of each sentence with those of the model, in order of text and apart."""
    told = tag_names([sentence.folded if len(sentence.folded) <= LONGEST else "" for sentence in sentences])
    return [
        put_tagged(list_tagged(sentence, names, chosen), chosen)
        for sentence, names, chosen in zip(sentences, told, settled, strict=True)
    ]


def put_tagged(found: Iterable[Candidate], chosen: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The names of a sentence with others instead of those that they overlap."""
    kept = list(chosen)
    for one in found:
        kept = [other for other in kept if not other.span.overlaps(one.span)]
        kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.span))


def list_tagged(sentence: Sentence, names: Sequence[Tagged], chosen: Sequence[Candidate]) -> Iterator[Candidate]:
    """The names of the model that are likely enough, but for those that the rules find as well."""
    folded, shift = sentence.folded, sentence.span.start
    for one in names:
        start, end = take_quotes(folded, one.start, one.end)
        words, span = folded[start:end], Span(start + shift, end + shift)
        met = [other for other in chosen if other.span.overlaps(span)]
        cuts = cuts_lead(one, folded, span, met)
        if is_no_name(words, one.kind, SURE if cuts else one.chance) or MASK.search(folded, max(0, start - 2), end):
            continue
        if load_no_names()["before"].search(folded, max(0, start - 4), start) or cuts_word(
            folded, start, end, one.kind
        ):
            continue
        if one.kind is Kind.PROGRAMME and is_theme(folded, start, end):
            continue
        if one.kind is Kind.AWARD and load_no_names()["behind"].search(folded[end : end + 6]):
            continue
        if one.kind is Kind.SCHOOL and any(is_called_after(span, other, sentence) for other in met):
            continue
        if one.kind is Kind.PROGRAMME and load_no_names()["theme"].search(folded[end : end + 6]):
            continue
        if not cuts and any(is_same(one, folded, span, other, shift) for other in met):
            continue
        short = one.kind is Kind.PERSON and len(words) <= SHORT
        if cuts or one.chance >= max(tell_least(one.kind, span, met), LEAST_SHORT if short else 0.0):
            yield Candidate(one.kind, span, min(HIGHEST, max(LOWEST, one.chance)), "tagger")


def cuts_word(folded: str, start: int, end: int, kind: Kind) -> bool:
    """Whether a body ends inside a word, or somebody's name begins in a common one, so that neither is named: 基层党建工|作, 健|康成长."""
    if kind is Kind.ORGANISATION:
        return any(word.start < end < word.end for word in cut_words(folded))
    return kind is Kind.PERSON and any(
        word.start < start < word.end
        and (word.end - word.start > FULL or dictionary_count(folded[word.start : word.end]) > COMMON)
        for word in cut_words(folded)
    )


def cuts_lead(one: Tagged, folded: str, span: Span, met: Sequence[Candidate]) -> bool:
    """Whether the model sees only the rest of a name whose first words tell what happens: 刘璐得了个|县级优秀团干部, 会同|县公安局."""
    others = [other for other in met if other.kind is not Kind.AREA]
    if one.chance < LEAST_LED or len(others) != 1 or one.kind not in LED or others[0].rule not in NAMED:
        return False
    other = others[0]
    if other.kind is not one.kind or other.span.start >= span.start or other.span.end != span.end:
        return False
    if one.chance >= FIRM:
        return True
    places = [*(match.span for match in scan_places(folded)), *scan_towns(folded)]
    lead = Span(one.start - (span.start - other.span.start), one.start)
    return len(lead) <= LONGEST_LEAD and not any(place.overlaps(lead) for place in places)


def is_same(one: Tagged, folded: str, span: Span, other: Candidate, shift: int) -> bool:
    """Whether another span is the same but for quotation marks, or words before it: generic (私立|正谊中学), a verb, a year, a surname."""
    words, told = (folded[one.start - shift : one.end - shift].strip(MARKS) for one in (span, other.span))
    if other.kind is Kind.AREA:
        return words == told
    before, more = told.removesuffix(words), words.removesuffix(told)
    rules = load_rules()
    cut = before != told and (rules.is_generic(before) or before in load_model().surnames)
    surname = one.kind is Kind.PERSON and one.chance >= HIGHEST and more in load_model().surnames
    verb = not surname and (more in rules.breaks or dictionary_tag(more)[:1] == "v")
    added = more != words and (verb or load_no_names()["added"].search(more))
    return words == told or cut or bool(added)


def take_quotes(folded: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of a name with the quotation mark beside it that belongs to one in it.

    >>> text = "评为“园丁之星”标兵、“国培计划”教师"
    >>> [text[slice(*take_quotes(text, *bounds))] for bounds in ((3, 10), (2, 7), (12, 15))]
    ['“园丁之星”标兵', '“园丁之星”', '国培计']
    """
    for left, right in QUOTES:
        open_ones = folded.count(left, start, end) - folded.count(right, start, end)
        start -= open_ones < 0 and folded[start - 1 : start] == left
        end += open_ones > 0 and folded[end : end + 1] == right
    return start, end


@cache
def load_no_names() -> Mapping[str, re.Pattern[str]]:
    """What makes no name, by its shape in `ontology/terms/no_names.csv`."""
    return read_shapes("terms/no_names.csv", SHAPES)


def is_no_name(words: str, kind: Kind, chance: float = 0.0) -> bool:
    """Whether words that the model takes for a name hold what no name of their kind does; `chance` is how likely it finds them.

    >>> is_no_name("学区", Kind.GROUP), is_no_name("文昌中学高中部", Kind.SCHOOL), is_no_name("文昌中学", Kind.SCHOOL)
    (True, True, False)
    >>> is_no_name("江西省示范幼儿园的评估", Kind.EVENT), is_no_name("“我的祖国”诵读大赛", Kind.EVENT)
    (True, False)
    >>> is_no_name("全国性比赛", Kind.EVENT), is_no_name("课堂教学", Kind.SCHOOL), is_no_name("阳光", Kind.PERSON)
    (True, True, True)
    >>> is_no_name("教育创新奖一等奖", Kind.AWARD), is_no_name("第六中学主持观摩活动", Kind.EVENT)
    (True, True)
    """
    rules, shapes = load_rules(), load_no_names()
    if (kind is not Kind.PROGRAMME and "的" in QUOTED.sub("", words)) or (
        kind is Kind.AWARD and shapes["graded"].search(words)
    ):
        return True
    if kind is Kind.ORGANISATION and any(post.span.end == len(words) for post in find_posts(words)):
        return True
    if kind in SCHOOLING and chance < SURE and rules.is_generic(parse_name(words).core):
        return True
    if (
        kind is Kind.SCHOOL
        and words[0] not in LEVEL_LETTERS
        and words.endswith("学校")
        and rules.is_generic(words[:-2])
    ):
        return True
    if kind in SCHOOLING and (words in rules.suffixes or shapes["body"].search(words)):
        return True
    if kind is Kind.PROGRAMME and "+" in words:
        return True
    if kind is Kind.PERSON:
        if words in load_model().banned:
            return True
        posted = any(post.span.end == len(words) for post in find_posts(words))
        return posted or shapes["person"].search(words) is not None or holds_word(words)
    if kind in SHAPED and shapes[SHAPED[kind]].search(words):
        return True
    return holds_break(words)


def holds_break(words: str) -> bool:
    """Whether one of some words is one of more than a character that stands in no name; few hold one even by their characters.

    >>> holds_break("第六中学主持活动"), holds_break("第六中学")
    (True, False)
    """
    breaks, scanner = load_breaks()
    return bool(scanner.find_matches_as_indexes(words)) and any(
        words[one.start : one.end] in breaks for one in cut_words(words)
    )


@cache
def load_breaks() -> tuple[frozenset[str], AhoCorasick]:
    """The words of more than a character that stand in no name, and what finds them."""
    breaks = [word for word, strength in load_rules().breaks.items() if strength == "hard" and len(word) > 1]
    return frozenset(breaks), AhoCorasick(sorted(breaks))


def holds_word(words: str) -> bool:
    """Whether words are one of the dictionary and no person's name there, or begin with one that texts use often.

    >>> [words for words in ("奉献爱", "文明风尚", "欧阳雪", "高兴国", "过年", "盖房子", "钱买棉絮") if holds_word(words)]
    ['奉献爱', '文明风尚', '过年', '盖房子', '钱买棉絮']
    """
    if len(words) > FULL and any(dictionary_tag(words[one.start : one.end]) == "n" for one in cut_words(words)[1:]):
        return True
    if len(words) == FULL and dictionary_tag(words[1:]) == "n" and dictionary_count(words[1:]) > THING:
        return True
    count = dictionary_count(words)
    if len(words) == FULL and dictionary_tag(words) == "nr" and words[0] in load_model().surnames:
        return False
    if count > COMMON or (count and dictionary_tag(words)[:2] != "nr"):
        return True
    first = words[: cut_words(words)[0].end]
    plain = len(first) > 1 and first not in load_model().surnames and dictionary_count(first) > COMMON
    return plain and (len(words) > FULL or dictionary_tag(first)[:1] == "v")


def tell_least(kind: Kind, span: Span, met: Sequence[Candidate]) -> float:
    """How likely a name must be beside the names it overlaps; areas in it count for nothing."""
    others = [one for one in met if one.kind is not Kind.AREA]
    if not others:
        least = FRESH.get(kind, NEVER)
        return max(least, INSTEAD.get(kind, NEVER)) if met else least
    sure = any(one.score >= SURE for one in others)
    cut = kind is Kind.GROUP and any(len(one.span) > len(span) for one in others)
    inside = any(
        (one.kind is not kind or kind in DONE) and one.score >= FIRM and one.span.covers(span) for one in others
    )
    several = sum(one.kind is kind and span.covers(one.span) for one in others) > 1
    more = kind is Kind.PROGRAMME and any(
        one.kind is kind and abs(one.span.start - span.start) <= 1 and one.span.end < span.end for one in others
    )
    of_body = kind in DONE and any(
        one.kind in SCHOOLING and goes_on(one.span, span) and one.score > LOWEST for one in others
    )
    parted = kind is Kind.EVENT and inside and all(one.kind in {Kind.EVENT, Kind.PROGRAMME} for one in others)
    if cut or several or more or of_body or (inside and not parted):
        return NEVER
    if sure or inside:
        return max(SURE, *(one.score for one in others)) if kind in DONE else NEVER
    return INSTEAD.get(kind, NEVER)


def is_called_after(span: Span, other: Candidate, sentence: Sentence) -> bool:
    """Whether a span is but the school that a group or campus bears the name of (望江小学|紧密型教共体, 望江中学|润和分校)."""
    return goes_on(span, other.span) and (
        other.kind is Kind.GROUP
        or (other.kind is Kind.SCHOOL and sentence.words_at(other.span).endswith(("分校", "校区", "分园", "园区")))
    )


def goes_on(first: Span, whole: Span) -> bool:
    """Whether a span begins another and ends before it."""
    return first.start == whole.start and first.end < whole.end
