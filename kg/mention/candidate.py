"""What every finder of names proposes, before overlaps are settled."""

from dataclasses import dataclass

from kg.model import Kind, Span


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A possible name: `span` is in clean text, `score` a probability-like number from 0 to 1, `rule` who proposes it."""

    kind: Kind
    span: Span
    score: float
    rule: str
