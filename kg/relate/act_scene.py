"""A sentence as what readers of acts look at: one sign for each name, no quotation marks, no brackets of titles."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kg.model import Linked, Sentence
from kg.record import record
from kg.relate.act_cues import SIGNS
from kg.relate.prize_units import HOME
from kg.relate.skeleton import make_skeleton

MARKS = frozenset("《》〈〉「」『』")
"""What is left out."""


@record
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
    skeleton = make_skeleton(sentence, links, SIGNS)
    found, starts = skeleton.links, skeleton.starts
    chars = [*skeleton.words]
    for one, two in pairwise(sorted(found)):
        if chars[one] in "SGUO" and chars[two] == "P" and two - one <= 15 and HOME.match("".join(chars[one + 1 : two])):
            chars[one] = "H"
    if MARKS.isdisjoint(chars):
        return Scene(sentence, "".join(chars), found, starts)
    kept = [at for at, char in enumerate(chars) if char not in MARKS]
    places = {at: new for new, at in enumerate(kept)}
    return Scene(
        sentence,
        "".join(chars[at] for at in kept),
        {places[at]: link for at, link in found.items()},
        (*(starts[at] for at in kept), sentence.span.end),
    )
