"""Finds entities by what people type: part of a name, in either script and any width."""

import pyoxigraph as ox

from kg.fold import fold_text
from kg.query import list_names
from kg.record import record
from kg.vocabulary import EDU, PREFIXES

MOST = 200


@record
class Hit:
    """An entity found: its IRI, label, the name that was met, local names of its classes, and its area's label."""

    iri: str
    label: str
    name: str
    types: tuple[str, ...]
    area: str


class Names:
    """All names of a build, folded; searched from end to end, which takes some milliseconds for 100,000 names."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.entries = sorted(
            (fold_text(name), name, node.value) for name, nodes in list_names(store).items() for node in nodes
        )

    def search(self, words: str, most: int = 20, kind: str = "") -> list[Hit]:
        """The entities, of the class `kind` if it is given, whose names hold `words`: equal names first, then those that begin with them, then short ones."""
        sought = fold_text(words.strip())
        if not sought:
            return []
        parts = sought.split()
        met = [entry for entry in self.entries if all(part in entry[0] for part in parts)]
        met.sort(key=lambda one: (one[0] != sought, not one[0].startswith(sought), len(one[0]), one))
        hits: dict[str, Hit] = {}
        for _, name, iri in met:
            if iri not in hits and (hit := self._describe(iri, name)) and (not kind or kind in hit.types):
                hits[iri] = hit
                if len(hits) >= min(most, MOST):
                    break
        return list(hits.values())

    def _describe(self, iri: str, name: str) -> Hit | None:
        types = tuple(
            one.removeprefix(EDU) for one in self._values(iri, PREFIXES["rdf"] + "type") if one.startswith(EDU)
        )
        if not types:
            return None
        label = next(iter(self._values(iri, PREFIXES["rdfs"] + "label")), name)
        areas = [*self._values(iri, EDU + "locatedIn"), *self._values(iri, EDU + "partOf")]
        area = next((label for one in areas for label in self._values(one, PREFIXES["rdfs"] + "label")), "")
        return Hit(iri, label, name, types, area)

    def _values(self, iri: str, predicate: str) -> list[str]:
        quads = self.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, ox.DefaultGraph())
        return sorted(quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal))
