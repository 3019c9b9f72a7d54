"""What passes between a store and those who ask it."""

from collections.abc import Callable, Iterable, Mapping

Row = Mapping[str, str]
Select = Callable[[str], Iterable[Row]]
"""A SPARQL SELECT asked of some store: one mapping a result row, variable name to lexical value, unbound left out."""
