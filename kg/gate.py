"""Which patterns a text cannot match, told by one scan for the words that they need.

A gate is declared beside the patterns of a reader, and the reader is not called for texts that the gate refuses. The
words of all gates lie in one automaton, so that a text is scanned once for all of them.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, wraps
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined] # the parser of `re` itself, so that we read as it does
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, TypeVar

from ahocorasick_rs import AhoCorasick

from kg.model import Sentence

MOST = 512
"""So many words a pattern may be known by; one that needs more is known by shorter ones, or by none."""
CHARS = 64
"""A class of more characters tells nothing."""
DIGIT = r"\d"
"""Stands for all digits there are."""
CHOICES = 1024
"""So many sets of readers are remembered."""
GROUPS = {codes.SUBPATTERN: -1, codes.ATOMIC_GROUP: None}
Words = frozenset[str]
Found = TypeVar("Found")


class Gate:
    """Lets those texts through that hold a word which some pattern needs; what it refuses none of them matches.

    A pattern that is made of tables is given as what makes it, which is asked at the first text.

    >>> gate = Gate(re.compile("(?:与|和)[^,。]{0,9}(?:结对|签约)"), re.compile("托管"))
    >>> gate.admits("甲校与乙校结对"), gate.admits("甲校和乙校开学")
    (True, False)
    """

    def __init__(self, *patterns: re.Pattern[str] | Callable[[], re.Pattern[str]]) -> None:
        self.patterns = patterns
        self.bit = 1 << len(GATES)
        GATES.append(self)
        load_scanner.cache_clear()
        find_bits.cache_clear()

    def admits(self, text: str) -> bool:
        """Whether a text may hold a match."""
        return find_bits(text) & self.bit > 0

    def list_words(self) -> Words:
        """The words that open the gate; the empty one, which every text holds, where a pattern needs none that can be told."""
        made = [one if isinstance(one, re.Pattern) else one() for one in self.patterns]
        return join_needed(find_needed(one.pattern) for one in made) or frozenset({""})


def lead(pattern: str) -> re.Pattern[str]:
    """A pattern compiled so that places where none of its matches begins are passed at a glance, whatever it begins with.

    >>> [match.group() for match in lead("(?:第[一二])?(?:小学|中学)").finditer("县第一中学和小学")]
    ['第一中学', '小学']
    """
    firsts = find_firsts(list(parser.parse(pattern)))
    if firsts is None or "" in firsts:
        return re.compile(pattern)
    chars = "".join(one if one == DIGIT else re.escape(one) for one in sorted(firsts))
    return re.compile(f"(?=[{chars}])(?:{pattern})")


class Seldom(Gate):
    """A pattern that few sentences match, tried on those alone that hold a word which it needs.

    >>> told = Seldom(r"(?<=[与和])[^,。]{2,9}(?=结对)")
    >>> [match.group() for match in told.finditer("甲校和乙校结对")], told.search("甲校和乙校开学")
    (['乙校'], None)
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(pattern)
        super().__init__(self.pattern)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in a sentence."""
        return self.pattern.finditer(text) if find_bits(text) & self.bit else iter(())

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in a sentence, or in a stretch of one."""
        return self.pattern.search(text, start, end) if find_bits(text) & self.bit else None


def gated(
    *patterns: re.Pattern[str] | Callable[[], re.Pattern[str]],
) -> Callable[[Callable[[Sentence], Iterable[Found]]], Callable[[Sentence], Iterable[Found]]]:
    """A reader of one sentence that finds nothing where none of some patterns matches, spared the sentences without."""
    gate = Gate(*patterns)

    def guard(read: Callable[[Sentence], Iterable[Found]]) -> Callable[[Sentence], Iterable[Found]]:
        @wraps(read)
        def read_admitted(sentence: Sentence) -> Iterable[Found]:
            return read(sentence) if gate.admits(sentence.folded) else ()

        GUARDED[read_admitted] = gate, read
        return read_admitted

    return guard


class Readers:
    """Several readers of one sentence, asked one after another; which of them its words admit is made out once for all."""

    def __init__(self, *readers: Callable[[Sentence], Iterable[Any]]) -> None:
        self.readers = readers
        self.mask = sum(GUARDED[one][0].bit for one in readers if one in GUARDED)
        self.choose = lru_cache(maxsize=CHOICES)(self.list_admitted)

    def read(self, sentence: Sentence) -> list[Any]:
        """All that they find, in their order."""
        return [one for reader in self.choose(find_bits(sentence.folded) & self.mask) for one in reader(sentence)]

    def list_admitted(self, bits: int) -> tuple[Callable[[Sentence], Iterable[Any]], ...]:
        """The readers without a gate, and those whose gates these bits open, without them."""
        told = [GUARDED.get(one, (None, one)) for one in self.readers]
        return tuple(bare for gate, bare in told if gate is None or gate.bit & bits)


class Opening:
    """What some patterns may begin with, so that most places are known by one character to match none of them.

    >>> opening = Opening(re.compile("(?:已)?(?:获|评)"), re.compile("[,。](?!甲)"))
    >>> [opening.admits("校已获,", at) for at in range(5)]
    [False, True, True, True, False]
    """

    def __init__(self, *patterns: re.Pattern[str]) -> None:
        firsts = [
            None if one.flags & re.IGNORECASE else find_firsts(list(parser.parse(one.pattern))) for one in patterns
        ]
        known = [one for one in firsts if one is not None and "" not in one]
        self.every = len(known) < len(firsts)
        self.chars = frozenset[str]().union(*known)
        self.digits = DIGIT in self.chars

    def admits(self, text: str, at: int) -> bool:
        """Whether a match may begin at a place."""
        char = text[at : at + 1]
        return char in self.chars or self.every or (self.digits and char.isdecimal())


GUARDED: dict[Callable[..., Any], tuple[Gate, Callable[..., Any]]] = {}
"""The gate of each reader that has one, and the reader without it."""
GATES: list[Gate] = []
"""Every gate, in the order in which they are declared."""
LISTED: list[int] = []
"""The bits of the gates that each word of the automaton opens."""


@cache
def load_scanner() -> AhoCorasick:
    """The automaton of the words of all gates."""
    bits: dict[str, int] = {}
    for gate in GATES:
        for word in gate.list_words():
            bits[word] = bits.get(word, 0) | gate.bit
    words = sorted(word for word in bits if word)
    LISTED[:] = [bits.get("", 0), *(bits[word] for word in words)]
    return AhoCorasick(words)


@lru_cache(maxsize=1024)
def find_bits(text: str) -> int:
    """The bits of the gates that let a text through; most readers ask for the same text one after another."""
    scanner = load_scanner()
    found = LISTED[0]
    for which in {one[0] for one in scanner.find_matches_as_indexes(text, overlapping=True)}:
        found |= LISTED[which + 1]
    return found


def find_needed(pattern: str) -> Words | None:
    """The words of which every match of a regular expression holds one; None where no such words can be told.

    >>> sorted(find_needed("(?:由|在)?[^,]{0,8}(?:主|承)办(?:了)?") or ())
    ['主办', '承办']
    """
    parsed = parser.parse(pattern)
    return None if parsed.state.flags & re.IGNORECASE else need_row(list(parsed))


def need_row(row: Sequence[Any]) -> Words | None:
    """The words that a row of parsed pieces needs: the best of its runs and of its pieces."""
    found: list[Words] = []
    run: Words = frozenset({""})
    for piece in row:
        exact = list_exact(piece)
        if piece[0] is codes.ASSERT and (asserted := need_piece(piece)):
            found.append(asserted)
        longer = None if exact is None or len(run) * len(exact) > MOST else frozenset(map("".join, product(run, exact)))
        if longer is not None:
            run = longer
            continue
        found.append(run)
        run = exact or frozenset({""})
        if exact is None and (needed := need_piece(piece)):
            found.append(needed)
    return max((drop_longer(one) for one in [*found, run] if "" not in one), key=weigh_words, default=None)


def drop_longer(words: Words) -> Words:
    """The words without those that hold another of them."""
    # Words are short: to look up what they hold is quicker than to look for each in each.
    return frozenset(one for one in words if words.isdisjoint(list_parts(one)))


def list_parts(word: str) -> Iterator[str]:
    """All that stands in a word but the whole of it.

    >>> list(list_parts("教育局"))
    ['教', '教育', '育', '育局', '局']
    """
    places = range(len(word))
    return (word[at:end] for at in places for end in range(at + 1, len(word) + 1) if end - at < len(word))


def weigh_words(words: Words) -> tuple[int, int, list[str]]:
    """What makes one set of needed words better than another: its shortest word is longer, or it has fewer."""
    return min(map(len, words)), -len(words), sorted(words)


def need_piece(piece: Any) -> Words | None:
    """The words that one piece needs whose matches cannot be told off."""
    code, value = piece
    if code in GROUPS:
        return None if code is codes.SUBPATTERN and value[1] & re.IGNORECASE else need_row(list(inner(code, value)))
    if code is codes.BRANCH:
        return join_needed(need_row(list(one)) for one in value[1])
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        return need_row(list(value[2])) if value[0] else None
    return need_row(list(value[1])) if code is codes.ASSERT else None


def join_needed(parts: Iterable[Words | None]) -> Words | None:
    """The words of alternatives together; None where one of them needs none, or all need too many."""
    joined: set[str] = set()
    for part in parts:
        if part is None:
            return None
        joined |= part
    return drop_longer(frozenset(joined)) if len(joined) <= MOST else None


def find_firsts(row: Sequence[Any]) -> Words | None:
    """The characters that a match of a row of parsed pieces may begin with, and the empty text where it may be empty; None where they are many."""
    found: set[str] = set()
    for piece in row:
        firsts = begin_piece(piece)
        if firsts is None:
            return None
        found |= firsts - {""}
        if "" not in firsts:
            return frozenset(found)
    return frozenset({*found, ""})


def begin_piece(piece: Any) -> Words | None:
    """The same of one piece."""
    code, value = piece
    if code in GROUPS and not (code is codes.SUBPATTERN and value[1] & re.IGNORECASE):
        return find_firsts(list(inner(code, value)))
    if code is codes.BRANCH:
        parts = [find_firsts(list(one)) for one in value[1]]
        known = [one for one in parts if one is not None]
        return frozenset[str]().union(*known) if len(known) == len(parts) else None
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT}:
        firsts = find_firsts(list(value[2]))
        return firsts if firsts is None or value[0] else firsts | {""}
    if code is codes.IN:
        chars = list_class([one for one in value if one != (codes.CATEGORY, codes.CATEGORY_DIGIT)])
        return chars if chars is None or (codes.CATEGORY, codes.CATEGORY_DIGIT) not in value else chars | {DIGIT}
    return list_exact(piece)


def inner(code: Any, value: Any) -> Any:
    """The row of pieces inside a group, which the parser puts at another place for each sort of group."""
    return value[GROUPS[code]] if GROUPS[code] is not None else value


def list_exact(piece: Any) -> Words | None:
    """All texts that a piece may match, where these are few; None otherwise."""
    code, value = piece
    if code is codes.LITERAL:
        return frozenset({chr(value)})
    if code is codes.IN:
        return list_class(value)
    if code in GROUPS:
        return None if code is codes.SUBPATTERN and value[1] & re.IGNORECASE else join_exact([inner(code, value)])
    if code is codes.BRANCH:
        return join_exact(value[1])
    if code in {codes.MAX_REPEAT, codes.MIN_REPEAT} and tuple(value[:2]) == (0, 1):
        body = join_exact([value[2]])
        return None if body is None else body | {""}
    return frozenset({""}) if code in {codes.AT, codes.ASSERT, codes.ASSERT_NOT} else None


def list_class(items: Sequence[Any]) -> Words | None:
    """The characters of a class that names few."""
    chars: set[str] = set()
    for code, value in items:
        if code is codes.LITERAL:
            chars.add(chr(value))
        elif code is codes.RANGE and value[1] - value[0] < CHARS:
            chars.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(chars) if len(chars) <= CHARS else None


def join_exact(rows: Iterable[Any]) -> Words | None:
    """All texts that some rows of pieces may match, where these are few."""
    found: set[str] = set()
    for row in rows:
        texts = {""}
        for piece in row:
            exact = list_exact(piece)
            if exact is None or len(texts) * len(exact) > MOST:
                return None
            texts = set(map("".join, product(texts, exact)))
        found |= texts
    return frozenset(found) if len(found) <= MOST else None
