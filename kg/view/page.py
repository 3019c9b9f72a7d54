"""The page itself: the pictures' data, the network library and our own script and style in one HTML file."""

import re
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import pyvis
from jinja2 import Environment, StrictUndefined

from kg.model import Select
from kg.view.ask import read_scene
from kg.view.choose import VIEWS, Choice, choose_mentioned, choose_near, choose_view, find_view
from kg.view.data import embed_json, gather_data
from kg.view.record import Scene

LIBRARY = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
SCRIPTS = ("words.js", "network.js", "cards.js", "filters.js", "page.js")
"""The page's own script, in the order it runs."""


def draw_view(select: Select, view: str = "groups", focus: str = "", depth: int = 1, title: str = "") -> str:
    """A saved view of the graph behind `select`, or the `depth` steps around the entity named `focus`, as HTML.

    Raises NotFoundError for an unknown view or entity.
    """
    scene, saved = read_scene(select), find_view(view)
    choice = choose_near(scene, saved, focus, depth) if focus else choose_view(scene, saved)
    return write_page(scene, [choice], title=title or focus, whole=not focus and view == "all", focus=focus)


def draw_overview(select: Select, title: str = "") -> str:
    """Every saved view of the graph behind `select` in one page, groups first."""
    scene = read_scene(select)
    return write_page(scene, [choose_view(scene, view) for view in VIEWS], title=title, whole=True)


def draw_query(select: Select, mentioned: Iterable[str], query: str = "", title: str = "") -> str:
    """The entities and statements that a query's result mentions by IRI, with the statements between them, as HTML.

    `mentioned` are all values of a SELECT's rows, or all terms of a CONSTRUCT's triples; whatever is neither an entity
    nor a statement is passed over. `query` is shown above the picture. Raises NotFoundError where nothing is left.
    """
    scene = read_scene(select)
    return write_page(scene, [choose_mentioned(scene, mentioned)], title=title, whole=False, query=query)


def write_page(
    scene: Scene, choices: Sequence[Choice], *, title: str, whole: bool, focus: str = "", query: str = ""
) -> str:
    """The page's HTML."""
    data = gather_data(scene, choices, whole=whole) | {"title": title, "focus": focus, "query": query}
    page = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return page.from_string(read_asset("page.html")).render(
        title=title,
        data=embed_json(data),
        words=read_asset("words.json"),
        style=read_asset("page.css"),
        library=read_library(),
        script="\n".join(read_asset(name) for name in SCRIPTS),
    )


def read_asset(name: str) -> str:
    """One of the page's parts."""
    return (files("kg.view") / "assets" / name).read_text(encoding="utf-8")


def read_library() -> str:
    """The network library that pyvis ships, less the address of its source map, which a browser would look for."""
    return re.sub(r"//# sourceMappingURL=\S+", "", LIBRARY.read_text(encoding="utf-8"))
