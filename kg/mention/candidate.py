"""What every finder of names proposes, before overlaps are settled."""

from kg.model import Kind, Span
from kg.record import record


@record(order=True)
class Candidate:
    """A possible name: `span` is in clean text, `score` a probability-like number from 0 to 1, `rule` who proposes it."""

    kind: Kind
    span: Span
    score: float
    rule: str
