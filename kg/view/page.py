"""The page itself: its data, script and style in one HTML file that asks nothing of any network.

The script is made from `kg/view/web` (see the README there); nothing but it and the style may run, by their hashes.
"""

import base64
import hashlib
import json
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined

from kg.memo import Memo
from kg.model import Passage, Scan
from kg.view.payload import Graph, Names, Texts
from kg.view.picture.blocks import Request, make_blocks

ENGINES = ("web", "pyvis")
"""What draws: our own page, at every size; or pyvis, plainly, up to a thousand entities or so."""


def draw_page(scan: Scan, request: Request) -> str:
    """What was asked for of the graph that `scan` goes over, as HTML; raises NotFoundError for what is not there."""
    return write_page(*make_blocks(scan, request))


def draw_view(scan: Scan, view: str = "groups", focus: str = "", depth: int = 1, title: str = "") -> str:
    """A saved view, or the `depth` steps around the entity named `focus`, as HTML; NotFoundError for what is not there."""
    return draw_page(scan, Request(view=view, focus=focus, depth=depth, title=title))


def draw_overview(scan: Scan, title: str = "", memo: Memo | None = None, passages: Iterable[Passage] = ()) -> str:
    """Every saved view of the graph that `scan` goes over in one page, groups first; pictures and sounds are kept in `memo`.

    Evidences may be told as `passages`, which are there once the graph was gone over.
    """
    return write_page(*make_blocks(scan, Request(title=title), memo, passages))


def draw_notice(entities: int, statements: int) -> str:
    """A page for a graph that no page holds: how large it is, and what shows it."""
    page = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    style = read_asset("large.css")
    return page.from_string(read_asset("large.html")).render(
        style=style, style_hash=hash_source(style), entities=f"{entities:,}", statements=f"{statements:,}"
    )


def write_page(graph: Graph, names: Names, texts: Texts) -> str:
    """The page's HTML."""
    if graph["settings"]["engine"] == "pyvis":
        return write_plain(graph, texts)
    page = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    style, script = read_asset("page.css"), read_asset("page.js")
    return page.from_string(read_asset("page.html")).render(
        title=graph["settings"]["title"],
        style=style,
        style_hash=hash_source(style),
        script=script,
        script_hash=hash_source(script),
        graph=embed_json(graph),
        names=embed_json(names),
        texts=embed_json(texts),
    )


def write_plain(graph: Graph, texts: Texts) -> str:
    """The HTML of the plain page that pyvis draws: the first view alone."""
    from kg.view.vis import draw_network, read_library  # noqa: PLC0415 - pyvis loads a notebook, half a second

    page = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    library, script = read_library(), read_asset("vis.js")
    return page.from_string(read_asset("vis.html")).render(
        title=graph["settings"]["title"],
        library=library,
        library_hash=hash_source(library),
        script=script,
        script_hash=hash_source(script),
        graph=embed_json(graph),
        texts=embed_json(texts),
        network=embed_json(draw_network(graph, graph["views"][0])),
    )


def read_asset(name: str) -> str:
    """One of the page's parts."""
    return (files("kg.view") / "assets" / name).read_text(encoding="utf-8")


def hash_source(source: str) -> str:
    """What a content security policy calls a script or style that may run.

    >>> hash_source("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def embed_json(data: Any) -> str:
    r"""JSON that may stand inside a script element: no character in it can end the element or start a comment.

    >>> embed_json({"名称": "</script>&"})
    '{"名称":"\\u003c/script\\u003e\\u0026"}'
    """
    words = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        words = words.replace(char, f"\\u{ord(char):04x}")
    return words
