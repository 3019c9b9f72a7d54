"""A sentence with every body and person put into one capital letter, for readers of relations told in free wording."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate.claims import Claim, Setting, widen
from kg.relate.operators import Operator, Worth, find_operators, weigh_claim
from kg.relate.skeleton import make_skeleton

SIGNS = {
    Kind.SCHOOL: "S", Kind.GROUP: "G", Kind.AUTHORITY: "U", Kind.ORGANISATION: "O", Kind.AREA: "R", Kind.PERSON: "P",
}  # fmt: skip
"""Folded text is in lower case, so that no capital letter of it is a letter."""
NOTE = r"(?:\s?\([^()]{0,24}\))?"
COUNT = r"(?:等?[一两二三四五六七八九十\d]{1,2}所(?:村|镇|乡|中心)?(?:小学|中学|学校|幼儿园|校|园)?)?"
AND = r"(?:、(?:以及)?|和|与|及|以及|连同|同|跟)(?:原|R的?)?"
RUN = re.compile(rf"S{NOTE}(?:{COUNT}{AND}S{NOTE})*")
"""One school, or a list of schools."""
PART = re.compile(r"[^;。!?\n]+")
CONFIDENCE = 0.74


@record
class Passage:
    """A sentence in signs: `links` are its names by their place among the signs, `starts` the place of each sign in the clean text."""

    sentence: Sentence
    setting: Setting
    words: str
    links: Mapping[int, Linked]
    starts: Sequence[int]
    memo: list[tuple[Operator, ...]] = field(default_factory=list)

    def keys(self, at: int) -> tuple[str, ...]:
        """The keys of the name at a sign."""
        return self.links[at].keys

    def list_keys(self, start: int, end: int) -> tuple[str, ...]:
        """The keys of all schools between two signs, each once."""
        found = [key for at in range(start, end) if self.words[at] == "S" for key in self.keys(at)]
        return tuple(dict.fromkeys(found))

    def weigh(self, start: int, end: int, *, ignored: str = "") -> tuple[Worth, frozenset[str]]:
        """What a claim told between two signs is worth; operators whose words end in one of `ignored` count for nothing."""
        if not self.memo:
            self.memo.append(find_operators(self.sentence, [link.mention.span for link in self.links.values()]))
        shift = self.sentence.span.start
        operators = self.memo[0]
        if ignored:
            operators = tuple(
                one for one in operators if not re.search(f"(?:{ignored})$", one.span.of(self.sentence.folded))
            )
        return weigh_claim(self.sentence, operators, self.starts[start] - shift, self.starts[end] - shift)

    def claim(
        self,
        ends: tuple[str, Predicate, str],
        told: tuple[int, int],
        rule: str,
        *,
        planned: bool,
        qualifiers: Qualifiers | None = None,
    ) -> Claim:
        """A claim quoted by the clause between two signs."""
        span = widen(Span(self.starts[told[0]], self.starts[told[1]]), self.sentence)
        modality = Modality.PLANNED if planned else Modality.REALISED
        return Claim(*ends, qualifiers or Qualifiers(), modality, span, rule, CONFIDENCE)


def make_passage(sentence: Sentence, links: Sequence[Linked], setting: Setting) -> Passage:
    """The signs of a sentence, without quotation marks."""
    fit = [link for link in links if link.mention.kind in SIGNS and link.keys]
    skeleton = make_skeleton(sentence, fit, SIGNS)
    return Passage(sentence, setting, skeleton.words, skeleton.links, skeleton.starts)


def list_parts(passage: Passage) -> Iterator[re.Match[str]]:
    """The stretches of a passage between full stops and semicolons."""
    return PART.finditer(passage.words)
