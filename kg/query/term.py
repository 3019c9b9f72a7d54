"""Terms of this package to terms of pyoxigraph and back."""

import pyoxigraph as ox

from kg.errors import QueryError
from kg.query.record import Term


def from_oxigraph(term: object) -> Term:
    """The record of a pyoxigraph term; QueryError for a triple used as a term, which RDF 1.1 does not have."""
    if isinstance(term, ox.NamedNode):
        return Term("iri", term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Term("literal", term.value, "", term.language)
        return Term("literal", term.value, term.datatype.value)
    if isinstance(term, ox.BlankNode):
        return Term("blank", term.value)
    raise QueryError("the query answers with a triple as a term", "ask for subject, predicate and object one by one")


def to_oxigraph(term: Term) -> ox.NamedNode | ox.Literal | ox.BlankNode:
    """The pyoxigraph term of a record."""
    if term.kind == "iri":
        return ox.NamedNode(term.value)
    if term.kind == "blank":
        return ox.BlankNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype))
