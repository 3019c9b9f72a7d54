"""What the graph says of one IRI, as RDF: the description that linked data gives when the IRI is looked up."""

from collections.abc import Iterator
from itertools import islice

import pyoxigraph as ox

from kg.query.names import HERE
from kg.query.record import Triples
from kg.query.term import from_oxigraph
from kg.vocabulary import EDU, PREFIXES

ABOUT = tuple(ox.NamedNode(iri) for iri in (PREFIXES["rdf"] + "subject", PREFIXES["rdf"] + "object", EDU + "about"))
"""What leads from a statement or an observation to the entity it speaks of."""
SELECTOR = ox.NamedNode(PREFIXES["oa"] + "hasSelector")


def describe_node(store: ox.Store, iri: str, most: int = 20_000) -> Triples:
    """The triples about `iri`: its own, those of the statements and figures that speak of it, and of its selectors.

    At most `most` triples, `cut` where there are more; none where the IRI is not in the graph or is no IRI.
    """
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return Triples(())
    found = list(islice(dict.fromkeys(walk_node(store, node)), most + 1))
    rows = tuple(
        sorted((from_oxigraph(t.subject), from_oxigraph(t.predicate), from_oxigraph(t.object)) for t in found[:most])
    )
    return Triples(rows, len(found) > most)


def walk_node(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Triple]:
    """The triples of a node and of what belongs to it, the node's own first."""
    for quad in store.quads_for_pattern(node, None, None, HERE):
        yield quad.triple
        if quad.predicate == SELECTOR and isinstance(quad.object, ox.NamedNode):
            yield from (one.triple for one in store.quads_for_pattern(quad.object, None, None, HERE))
    for predicate in ABOUT:
        for claim in store.quads_for_pattern(None, predicate, node, HERE):
            yield from (one.triple for one in store.quads_for_pattern(claim.subject, None, None, HERE))
