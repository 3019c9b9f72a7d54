"""The graph of a build in other forms: RDF, network files, tables, a Cypher script."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from kg.errors import BuildError
from kg.export.cypher import write_cypher
from kg.export.neo4j import write_neo4j
from kg.export.network import write_gexf, write_graphml
from kg.export.profiles import FORMS, PROFILES, export_profile
from kg.export.rdf import copy_trig, copy_turtle, write_jsonld, write_nquads, write_ntriples, write_rdfxml
from kg.export.table import write_csv

FORMATS: Mapping[str, Callable[[Path, Path], tuple[Path, ...]]] = MappingProxyType(
    {
        "turtle": copy_turtle,
        "ntriples": write_ntriples,
        "nquads": write_nquads,
        "trig": copy_trig,
        "jsonld": write_jsonld,
        "rdfxml": write_rdfxml,
        "graphml": write_graphml,
        "gexf": write_gexf,
        "csv": write_csv,
        "cypher": write_cypher,
        "neo4j": write_neo4j,
    }
)
"""Name of a form to what writes it: handed the folder of a build and the file to write, it returns the files written."""

__all__ = ["FORMATS", "FORMS", "PROFILES", "export_graph", "export_profile"]


def export_graph(build: Path, form: str, file: Path) -> tuple[Path, ...]:
    """Write the graph of the folder `build` to `file` in one of FORMATS; return the files written.

    CSV writes its entities and observations beside `file`, or all three into one archive where `file` ends in .zip; the
    tables for Neo4j are nodes in `file` and relationships beside it.
    Raises BuildError for an unknown form, for a folder that is no build, and where `file` cannot be written.
    """
    if form not in FORMATS:
        raise BuildError(f"no form is called {form!r}", f"choose one of {', '.join(FORMATS)}")
    needed = build / ("graph.trig" if form in {"trig", "nquads"} else "graph.ttl")
    if not needed.is_file():
        raise BuildError(f"{build} is not a build: it has no {needed.name}", "make one with kg build")
    try:
        return FORMATS[form](build, file)
    except SyntaxError as error:
        raise BuildError(f"{needed} is damaged: {error}", "build it again with kg build") from error
    except OSError as error:
        raise BuildError(f"{file}: {error.strerror}", "choose another place with -o") from error
