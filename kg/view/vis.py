"""The plain page of `--engine pyvis`: one picture drawn by vis-network, with the sentences behind what is clicked."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyvis
from pyvis.network import Network

from kg.model import Kind
from kg.view.payload import Graph, View

LIBRARY = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
SHAPES: Mapping[str, tuple[str, str]] = {
    Kind.AREA: ("triangleDown", "#8a8f98"),
    Kind.AUTHORITY: ("square", "#4a5568"),
    Kind.SCHOOL: ("dot", "#2f855a"),
    Kind.GROUP: ("hexagon", "#c05621"),
    Kind.ORGANISATION: ("square", "#718096"),
    Kind.PERSON: ("triangle", "#2b6cb0"),
    Kind.PROGRAMME: ("diamond", "#805ad5"),
    Kind.EVENT: ("diamond", "#b83280"),
    Kind.AWARD: ("star", "#b7791f"),
    Kind.DOCUMENT: ("square", "#97854f"),
}
"""Shape and colour of each class."""
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 10**9, "keyboard": False},
    "nodes": {"borderWidth": 1, "scaling": {"label": {"drawThreshold": 6}}},
    "edges": {"smooth": False, "selectionWidth": 2},
}
LONGEST = 12
"""Characters of a name that are drawn; the card has it whole."""


def draw_network(graph: Graph, view: View) -> dict[str, Any]:
    """The nodes, edges and options of a picture as vis-network takes them, by the numbers of the page."""
    network = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    nodes, statements = graph["nodes"], graph["statements"]
    for at, number in enumerate(view["nodes"]):
        shape, colour = SHAPES[graph["types"][nodes["type"][number]][0]]
        label = nodes["label"][number]
        network.add_node(
            number,
            label=label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…",
            shape=shape,
            color=colour,
            size=view["r"][at],
            x=view["x"][at],
            y=view["y"][at],
        )
    for number in view["statements"]:
        if statements["predicate"][number] not in view["quiet"]:
            ends = statements["subject"][number], statements["object"][number]
            network.add_edge(*ends, id=number, arrows="to", dashes=bool(statements["planned"][number]))
    return {"nodes": network.nodes, "edges": network.edges, "options": network.options}


def read_library() -> str:
    """The network library that pyvis ships, less the address of its source map, which a browser would look for."""
    return re.sub(r"//# sourceMappingURL=\S+", "", LIBRARY.read_text(encoding="utf-8"))
