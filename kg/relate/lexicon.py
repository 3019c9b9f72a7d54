"""The words that tell relations: those of the table of cues and those that patterns name, each with a character that stands for it."""

from collections.abc import Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.record import record
from kg.rules import read_cues


@record
class Lexicon:
    """Every word that patterns speak of, with the character that stands for it."""

    codes: Mapping[str, str]
    cues: Mapping[str, frozenset[str]]
    words: tuple[str, ...]
    scanner: AhoCorasick

    def klass(self, cue: str) -> str:
        """A character class that matches any word of a cue."""
        return "".join(sorted(self.codes[word] for word in self.cues[cue]))


@cache
def load_cues() -> Mapping[str, frozenset[str]]:
    """The cue words of `ontology/terms/cues.csv`, by cue."""
    return read_cues("terms/cues.csv")


def make_lexicon(literals: frozenset[str]) -> Lexicon:
    """The lexicon of all cue words and of the words that patterns name themselves; each gets a private-use character.

    A word that patterns name with 了 tells all that the table says of it without (新建了 what 新建 does), since the longer one is
    found first; what the table lists with 了 tells what it says there.
    """
    listed = load_cues()
    told = frozenset().union(*listed.values())
    words = tuple(sorted(told | literals))
    cues = {cue: each | {f"{word}了" for word in each} & (literals - told) for cue, each in listed.items()}
    codes = {word: chr(0xE000 + place) for place, word in enumerate(words)}
    return Lexicon(codes, cues, words, AhoCorasick(words, matchkind=MatchKind.LeftmostLongest))
