"""What passes between a store and those who ask it."""

from collections.abc import Callable, Collection, Iterable, Mapping

Row = Mapping[str, str]
Select = Callable[[str], Iterable[Row]]
"""A SPARQL SELECT asked of some store: one mapping a result row, variable name to lexical value, unbound left out."""
Scan = Callable[[Collection[str]], Iterable[tuple[str, str, str]]]
"""Goes over a graph once: subject, predicate and value (IRI or text) of each triple with one of those predicates."""
Passage = tuple[str, ...]
"""An evidence: its IRI, where it ends and starts, its words, those before and behind them, its page ("" for none), its source."""
