"""Finds entities by name and terms of the vocabulary by what people call them."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import TypeGuard

import pyoxigraph as ox

from kg.errors import NotFoundError
from kg.fold import fold_text
from kg.rules import find_ontology
from kg.vocabulary import EDU, PREFIXES

LABEL, ALIAS = (ox.NamedNode(iri) for iri in (PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel"))
HERE = ox.DefaultGraph()
"""Where everything stands; what each source says stands once more in the graph of its name."""
TYPE, NAME_USE = ox.NamedNode(PREFIXES["rdf"] + "type"), ox.NamedNode(EDU + "NameUse")
MOST_ALIKE = 5
MOST_COMPARED = 500
"""Names that are compared letter by letter, after a glance at all of them."""


@cache
def read_terms() -> Mapping[str, tuple[str, str]]:
    """Local name of each term of the vocabulary, with its label in Chinese and in English."""
    labels: dict[str, dict[str, str]] = {}
    for quad in ox.parse(path=find_ontology() / "edu.ttl", format=ox.RdfFormat.TURTLE):
        if quad.predicate == LABEL and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            own = labels.setdefault(quad.subject.value.removeprefix(EDU), {})
            own[quad.object.language or ""] = quad.object.value
    return {name: (own.get("zh", name), own.get("en", name)) for name, own in labels.items()}


def name_term(name: str) -> str:
    """The Chinese label of a term of the vocabulary, the name itself where it is none.

    >>> name_term("PrimarySchool"), name_term("班主任")
    ('小学', '班主任')
    """
    return read_terms().get(name, (name, name))[0]


def bears_name(subject: object, store: ox.Store) -> TypeGuard[ox.NamedNode]:
    """Whether a subject of a label is called so, and is not itself a name that something bore for a time."""
    return isinstance(subject, ox.NamedNode) and ox.Quad(subject, TYPE, NAME_USE) not in store


def list_names(store: ox.Store) -> Mapping[str, set[ox.NamedNode]]:
    """Every name of every entity, with the entities that bear it."""
    names: dict[str, set[ox.NamedNode]] = {}
    # Asked once for all, as asking of each name takes longer than reading them.
    uses = {quad.subject for quad in store.quads_for_pattern(None, TYPE, NAME_USE, HERE)}
    for predicate in (LABEL, ALIAS):
        for quad in store.quads_for_pattern(None, predicate, None, HERE):
            if (
                quad.subject not in uses
                and isinstance(quad.subject, ox.NamedNode)
                and isinstance(quad.object, ox.Literal)
            ):
                names.setdefault(quad.object.value, set()).add(quad.subject)
    return names


def suggest_names(name: str, names: Iterable[str]) -> list[str]:
    """The names most like `name`: those that hold it, shortest first, then those that are written alike.

    >>> suggest_names("箭盘山", ["箭盘山小学", "景行小学", "箭盘山小学教育集团"])
    ['箭盘山小学', '箭盘山小学教育集团']
    """
    signs = set(name)
    near = sorted(names, key=lambda other: (-len(signs & set(other)), len(other), other))[:MOST_COMPARED]
    holding = [other for other in near if name and name in other]
    alike = get_close_matches(name, near, n=MOST_ALIKE, cutoff=0.5)
    return list(dict.fromkeys([*holding, *alike]))[:MOST_ALIKE]


def find_entities(store: ox.Store, name: str) -> tuple[ox.NamedNode, ...]:
    """The entities of that name (or IRI), sorted; in another script, width or case if need be.

    Raises NotFoundError, with the names most alike, if there is none.
    """
    try:
        node = ox.NamedNode(name.strip("<> "))
    except ValueError:
        node = None
    if node and next(store.quads_for_pattern(node, LABEL, None, HERE), None):
        return (node,)
    words = name.strip()
    literals = (ox.Literal(words, language="zh"), ox.Literal(words))
    quads = (store.quads_for_pattern(None, role, literal, HERE) for role in (LABEL, ALIAS) for literal in literals)
    found = {quad.subject for some in quads for quad in some if bears_name(quad.subject, store)}
    if not found:
        names, folded = list_names(store), fold_text(words)
        found = {entity for other, bearers in names.items() if fold_text(other) == folded for entity in bearers}
    if not found:
        alike = suggest_names(words, names)
        cure = f"perhaps {'、'.join(alike)}" if alike else "kg query OUT --saved entities-by-class tells what there is"
        raise NotFoundError(f"no entity is called {words}", cure)
    return tuple(sorted(found, key=lambda entity: entity.value))
