"""Updates on a dataset that the request names: `using-graph-uri` of the SPARQL 1.1 Protocol, written into the update."""

import re
from collections.abc import Sequence

import pyoxigraph as ox

from kg.serve.record import TaskError

TOKEN = re.compile(
    r"""<[^<>"{}|^`\\\s]*> | \#[^\n]* | """
    r"""\"{3}.*?(?<!\\)\"{3} | '{3}.*?(?<!\\)'{3} | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | """
    r"""[?$:\w][\w:.-]* | .""",
    re.VERBOSE | re.DOTALL,
)


def write_using(words: str, default: Sequence[str], named: Sequence[str]) -> str:
    """The update with USING for the graphs that the request names; TaskError 400 where it names some itself.

    >>> write_using("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", ["http://a.example/总结"], [])
    'DELETE { ?s ?p ?o } USING <http://a.example/总结> WHERE { ?s ?p ?o }'
    """
    if not default and not named:
        return words
    try:
        graphs = [f"USING {ox.NamedNode(iri)} " for iri in default]
        graphs += [f"USING NAMED {ox.NamedNode(iri)} " for iri in named]
    except ValueError as error:
        raise TaskError(400, f"a graph's name is no IRI: {error}", "give absolute IRIs") from error
    depth, before, written = 0, "", []
    for token in TOKEN.findall(words):
        depth += {"{": 1, "}": -1}.get(token, 0)
        keyword = "" if depth else token.upper()
        if keyword in ("USING", "WITH"):
            raise TaskError(400, "the update and the request both name its graphs", "name them once")
        if keyword == "WHERE":
            if before == "DELETE":
                raise TaskError(400, "DELETE WHERE names no dataset", "write DELETE { … } WHERE { … }")
            written += graphs
        written.append(token)
        before = before if token.isspace() or token.startswith("#") else token.upper()
    return "".join(written)
