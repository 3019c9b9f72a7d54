"""A sentence as what readers of acts look at: one sign for each name, no quotation marks, no brackets of titles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.model import Linked, Sentence, Span
from kg.relate.act_cues import SIGNS
from kg.relate.prize_units import HOME
from kg.relate.skeleton import keep_words


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with each name put into one sign, without quotation marks and brackets of titles."""

    sentence: Sentence
    words: str
    links: Mapping[int, Linked]
    starts: Sequence[int]

    def keys(self, start: int, end: int, signs: str) -> tuple[str, ...]:
        """The keys of the names with one of the signs between two places."""
        found = [key for at in range(start, end) if self.words[at] in signs for key in self.links[at].keys]
        return tuple(dict.fromkeys(found))


def make_scene(sentence: Sentence, links: Sequence[Linked]) -> Scene:
    """The signs of a sentence; a body right before one of its persons is put as H."""
    shift = sentence.span.start
    words: list[str] = []
    starts: list[int] = []
    found: dict[int, Linked] = {}
    edge = shift
    for link in sorted(links, key=lambda one: (one.mention.span.start, -len(one.mention.span))):
        span = link.mention.span
        if span.start < edge:
            continue
        keep_words(sentence, Span(edge, span.start), words, starts)
        found[len(starts)] = link
        words.append(SIGNS[link.mention.kind])
        starts.append(span.start)
        edge = span.end
    keep_words(sentence, Span(edge, sentence.span.end), words, starts)
    chars = [*"".join(words)]
    for one, two in pairwise(sorted(found)):
        if chars[one] in "SGUO" and chars[two] == "P" and two - one <= 15 and HOME.match("".join(chars[one + 1 : two])):
            chars[one] = "H"
    kept = [at for at, char in enumerate(chars) if char not in "《》〈〉「」『』"]
    places = {at: new for new, at in enumerate(kept)}
    return Scene(
        sentence,
        "".join(chars[at] for at in kept),
        {places[at]: link for at, link in found.items()},
        (*(starts[at] for at in kept), sentence.span.end),
    )
