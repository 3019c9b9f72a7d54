"""Cuts text into words of the dictionary; the one home of rjieba, and of jieba where rjieba is missing."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache, partial
from itertools import accumulate
from typing import NamedTuple


class Cutter(NamedTuple):
    """A tokenizer: `tag` cuts text into (word, tag), `knows` tells whether a word is in the dictionary, `count` how frequent."""

    tag: Callable[[str], list[tuple[str, str]]]
    knows: Callable[[str], bool]
    count: Callable[[str], int]


HAN = re.compile(r"[\u4e00-\u9fd5]+")
LATIN = re.compile(r"[a-zA-Z0-9]+(?:[-_.][a-zA-Z0-9]+)+%?")


class Word(NamedTuple):
    """A word, half-open in the text that was cut, and its part of speech by the dictionary (a guess where unlisted).

    A named tuple and no dataclass: a document has thousands of them, and they cost half as much.
    """

    start: int
    end: int
    tag: str


MAKE_WORD = partial(tuple.__new__, Word)
"""Makes a word of its fields without a call of Python, which is most of what cutting takes."""


@lru_cache(maxsize=4096)
def cut_words(folded: str) -> tuple[Word, ...]:
    r"""The words of `folded`, every character in exactly one of them, blanks and line breaks included.

    >>> [("校长李明主持"[w.start : w.end], w.tag) for w in cut_words("校长李明主持")]
    [('校长', 'n'), ('李明', 'nr'), ('主持', 'v')]
    """
    cut = find_cutter().tag(folded)
    if not cut:
        return ()
    pieces, tags = zip(*cut, strict=True)
    ends = tuple(accumulate(map(len, pieces)))
    return tuple(map(MAKE_WORD, zip((0, *ends), ends, tags, strict=False)))


@lru_cache(maxsize=65536)
def dictionary_tag(word: str) -> str:
    """The tag the dictionary gives `word` as one whole, "" where it is no entry.

    >>> dictionary_tag("评为"), dictionary_tag("评为张")
    ('v', '')
    """
    cutter = find_cutter()
    if not word or not cutter.knows(word):
        return ""
    cut = cutter.tag(word)
    return cut[0][1] if len(cut) == 1 else ""


@lru_cache(maxsize=65536)
def dictionary_count(word: str) -> int:
    """How often `word` stands in the corpus that the dictionary was counted on (rounded up by one), 0 where it is no entry.

    >>> dictionary_count("安全") > dictionary_count("高洁") > dictionary_count("李明") == 0
    True
    """
    cutter = find_cutter()
    return cutter.count(word) if word and cutter.knows(word) else 0


def is_completed(word: str) -> bool:
    """Whether a word that no dictionary has is a verb and the one letter that completes it.

    >>> is_completed("拉上"), is_completed("上塘"), is_completed("前进")
    (True, False, False)
    """
    return (
        len(word) == len("拉上")
        and word[1] in "上到给成回入进过"
        and not dictionary_count(word)
        and dictionary_tag(word[0]) == "v"
    )


@cache
def find_cutter() -> Cutter:
    """Load rjieba; where no wheel of it fits the machine, jieba with the same dictionary, some 70 times slower."""
    try:
        import rjieba  # noqa: PLC0415 - the one place that may do without it
    except ImportError:
        return load_fallback()
    return Cutter(rjieba.tag, rjieba.has_word, rjieba.suggest_freq)


@cache
def load_fallback() -> Cutter:
    """Load jieba (a second, so only when needed) and make it cut as rjieba does; only tags of unlisted words may differ."""
    import jieba  # noqa: PLC0415 - loads a large dictionary
    from jieba.posseg import POSTokenizer, char_state_tab_P, emit_P, start_P, trans_P, viterbi  # noqa: PLC0415

    jieba.setLogLevel("WARNING")
    jieba.initialize()
    tags: dict[str, str] = POSTokenizer(jieba.dt).word_tag_tab

    def guess_tag(word: str) -> str:
        if any(char.isascii() and char.isalnum() for char in word):
            return "m" if all(char.isdigit() for char in word if char.isascii() and char.isalnum()) else "eng"
        if not HAN.fullmatch(word):
            return "x"
        states: list[tuple[str, str]] = viterbi(word, char_state_tab_P, start_P, trans_P, emit_P)[1]
        return states[-1][1]

    def tag_words(chars: str) -> list[tuple[str, str]]:
        return [(word, tags.get(word) or guess_tag(word)) for word in _join_latin(chars, jieba.cut(chars))]

    return Cutter(tag_words, lambda word: bool(jieba.dt.FREQ.get(word)), lambda word: int(jieba.dt.FREQ.get(word, 0)))


def _join_latin(chars: str, words: Iterable[str]) -> list[str]:
    """Join what jieba cuts at the marks inside a Latin name or a date and rjieba does not (steam-lab, 2020-06-25)."""
    inner = {at for match in LATIN.finditer(chars) for at in range(match.start() + 1, match.end())}
    joined: list[str] = []
    start = 0
    for word in words:
        if start in inner:
            joined[-1] += word
        else:
            joined.append(word)
        start += len(word)
    return joined
