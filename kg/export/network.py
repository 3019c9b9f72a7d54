"""Network files for Gephi, Cytoscape and yEd: entities are nodes, statements are edges."""

import io
import re
from pathlib import Path

import networkx as nx

from kg.export.facts import QUALIFIERS, EntityRow, Facts, StatementRow, read_facts
from kg.xml_text import clean_text

Attributes = dict[str, str | float | bool]
_DATE = re.compile(rb' lastmodifieddate="[^"]*"')  # networkx writes today's date; the same graph gives the same bytes


def write_graphml(build: Path, file: Path) -> tuple[Path, ...]:
    """Write GraphML; a statement's IRI is the key of its edge."""
    output = io.BytesIO()
    nx.write_graphml_xml(build_network(read_facts(build)), output)
    file.write_bytes(output.getvalue())
    return (file,)


def write_gexf(build: Path, file: Path) -> tuple[Path, ...]:
    """Write GEXF."""
    output = io.BytesIO()
    nx.write_gexf(build_network(read_facts(build)), output)
    file.write_bytes(_DATE.sub(b"", output.getvalue(), count=1))
    return (file,)


def build_network(facts: Facts) -> "nx.MultiDiGraph[str]":
    """Make a directed multigraph: every statement is an edge of its own, planned ones marked by their modality."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in facts.entities:
        network.add_node(entity.iri, **_clean(_node_attributes(entity)))
    for statement in facts.statements:
        network.add_edge(statement.subject, statement.object, statement.iri, **_clean(_edge_attributes(statement)))
    return network


def _node_attributes(row: EntityRow) -> Attributes:
    return {
        "label": row.label,
        "kind": row.kind,
        "types": " | ".join(row.types),
        "aliases": " | ".join(row.aliases),
        "code": row.code,
        "masked": row.masked,
        "documents": len(row.documents),
    }


def _edge_attributes(row: StatementRow) -> Attributes:
    return {
        "label": row.predicate,
        "predicate": row.predicate,
        **{field: getattr(row, field) for field in QUALIFIERS},
        "confidence": float(row.confidence) if row.confidence else "",
        "documents": " | ".join(sorted({passage.document for passage in row.passages})),
        "quote": row.passages[0].quote if row.passages else "",
    }


def _clean(attributes: Attributes) -> Attributes:
    """Leave out what is untold, and replace what XML cannot hold."""
    return {
        name: clean_text(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value != ""
    }
