"""Whom a figure is told of, chosen among those whom its sentence, the sentences before and the headings name, where the learned model is surer than the rules."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.model import Kind, Linked, Sentence
from kg.record import record
from kg.relate.figure_home import opens_own
from kg.relate.figures import Figure
from kg.relate.whose_model import CLEARLY, weigh_candidate
from kg.relate.whose_signs import (
    Before,
    Place,
    find_place,
    name_code,
    tell_beside,
    tell_candidate,
    tell_figure,
    tell_named,
)

TOLD_OF = frozenset(Kind) - {Kind.AWARD, Kind.DOCUMENT}
BACK = 4
"""So many sentences before are looked at."""
MOST = 8
"""So many names of one sentence."""


@record
class Asked:
    """A figure with the candidates for whom it is told of and their signs; `told` is whom the rules tell, `key` under which he is weighed."""

    sentence: Sentence
    figure: Figure
    told: str
    key: str
    speaker: str
    candidates: Mapping[str, tuple[str, ...]]


Choose = Callable[[Asked], str]


def choose_likeliest(asked: Asked) -> str:
    """The likeliest candidate where it is clearly likelier than whom the rules tell, else that one."""
    weights = {key: weigh_candidate(signs) for key, signs in asked.candidates.items()}
    best = max(weights, key=weights.__getitem__)  # the first of equals, and so the same on every machine
    return best if weights[best] - weights[asked.key] > CLEARLY else asked.told


class Whose:
    """Who was named up to where the reading stands; `speaker` is of whom a figure is told that names nobody, and `doers` are one with it."""

    def __init__(self, kinds: Mapping[str, Kind], speaker: str, doers: frozenset[str], *, housed: bool) -> None:
        self.kinds, self.speaker, self.doers, self.housed = kinds, speaker, doers, housed
        self.trail: deque[tuple[Sentence, tuple[Linked, ...]]] = deque(maxlen=BACK)
        self.before: Before | None = None

    def ask(self, sentence: Sentence, links: Sequence[Linked], figure: Figure, told: str, head: str) -> Asked:
        """The candidates for a figure; `head` is the school that heads its paragraph."""
        place = find_place(sentence, figure)
        near = sorted(
            (link for link in links if link.mention.kind in TOLD_OF),
            key=lambda link: abs(link.mention.span.start - figure.number.start),
        )[: 2 * MOST]
        where: dict[str, str] = {}
        signs: dict[str, list[str]] = {}
        for key, at, one in self.list_named(place, near, head):
            where.setdefault(self.unite(key), at)
            signs.setdefault(self.unite(key), []).append(one)
        where.setdefault(self.unite(told), "X")
        shared = (*tell_figure(place, near, housed=self.housed), f"schools={self.count_schools(where)}")
        chain = self.before.relate(sentence, figure) if self.before else ""
        own = opens_own(sentence, figure)
        return Asked(
            sentence,
            figure,
            told,
            self.unite(told),
            self.speaker,
            {
                key: tell_candidate(
                    at,
                    name_code(self.kinds, key, self.speaker),
                    signs.get(key, ()),
                    shared,
                    (chain, self.before is not None and key == self.before.about),
                    own=own,
                )
                for key, at in where.items()
            },
        )

    def list_named(self, place: Place, near: Sequence[Linked], head: str) -> Iterator[tuple[str, str, str]]:
        """Each candidate with where it is named and one sign: of the sentence, those before, the heading, and who speaks."""
        ranks: dict[str, int] = {}
        for at in "CRLE":
            for link in near:
                if place.locate(link) == at:
                    rank = ranks[at] = ranks.get(at, -1) + 1
                    yield from ((key, at, sign) for sign in tell_named(place, link, rank) for key in link.keys)
        rank = 0
        for back, (sentence, links) in enumerate(reversed(self.trail), start=1):
            same = sentence.block == place.sentence.block
            at = "B" if same else "b"
            for link in links:
                start, end = (edge - sentence.span.start for edge in (link.mention.span.start, link.mention.span.end))
                told = (
                    f"B back={back}{same}",
                    f"B rank={min(rank, 3)}",
                    f"B only={len(links) == 1}",
                    *tell_beside(sentence.folded, start, end, "B"),
                )
                yield from ((key, at, sign) for sign in told for key in link.keys)
                rank += 1
        if head:
            yield head, "H", "heads"
        if self.speaker:
            yield self.speaker, "D", "speaks"

    def unite(self, key: str) -> str:
        """The key under which a candidate is weighed: area and body of a document are one."""
        return self.speaker if key in self.doers else key

    def count_schools(self, keys: Mapping[str, str]) -> int:
        """How many schools are candidates, up to three."""
        return min(3, sum(self.kinds.get(key) is Kind.SCHOOL for key in keys))

    def settle(self, sentence: Sentence, figure: Figure, about: str) -> None:
        """Take note of whom a figure is told of."""
        self.before = Before(self.unite(about), sentence.span.start, sentence.block, figure.span.start)

    def leave(self, sentence: Sentence, links: Sequence[Linked]) -> None:
        """Take note of the names of a sentence, the last first."""
        named = [link for link in links if link.mention.kind in TOLD_OF and link.mention.kind is not Kind.AREA]
        last = sorted(named, key=lambda link: link.mention.span.start, reverse=True)
        self.trail.append((sentence, tuple(last[:MOST])))
