"""The three blocks of data of every kind of page, from a graph."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from kg.memo import Memo
from kg.model import Passage, Scan
from kg.record import record
from kg.view.payload import Graph, Names, Settings, Texts
from kg.view.picture.ask import read_scene
from kg.view.picture.choose import VIEWS, Choice, choose_view, find_view, join_ends
from kg.view.picture.hold import hold_all, hold_drawn
from kg.view.picture.near import choose_near, choose_rows, choose_triples
from kg.view.picture.pack import pack_page
from kg.view.picture.place import draw_picture
from kg.view.picture.recall import recall_picture, tell_areas
from kg.view.picture.record import Scene

Rows = Sequence[Sequence[str]]


@record
class Request:
    """What a page is asked to show: a saved view ("" for all of them), a focus in one, or the answer to a query.

    `rows` are the values of a SELECT's answer, or subject, predicate and object of each of a CONSTRUCT's `triples`.
    """

    view: str = ""
    focus: str = ""
    depth: int = 1
    query: str = ""
    rows: Rows | None = None
    triples: bool = False
    title: str = ""
    engine: str = "web"


def make_blocks(
    scan: Scan, request: Request, memo: Memo | None = None, passages: Iterable[Passage] = ()
) -> tuple[Graph, Names, Texts]:
    """The data of the page that was asked for; raises NotFoundError for a view or an entity that is not there."""
    scene = read_scene(scan, passages)
    choices = make_choices(scene, request)
    if memo is None:
        pictures = [draw_picture(scene, choice) for choice in choices]
    else:
        areas = tell_areas(scene)
        pictures = [recall_picture(scene, choice, areas, memo) for choice in choices]
    whole = not request.view or request.view == "all"
    held = (
        hold_all(scene) if whole and choices[0].view in {view.name for view in VIEWS} else hold_drawn(scene, pictures)
    )
    return pack_page(scene, held, pictures, make_settings(scene, choices, request), memo or Memo())


def make_choices(scene: Scene, request: Request) -> list[Choice]:
    """The views of the page, the one that opens first in front."""
    if request.rows is not None:
        return [choose_triples(scene, request.rows) if request.triples else choose_rows(scene, request.rows)]
    if request.focus:
        return [choose_near(scene, find_view(request.view or "all"), request.focus, request.depth)]
    joined = join_ends(scene)
    return [choose_view(scene, view, joined) for view in ([find_view(request.view)] if request.view else VIEWS)]


def make_settings(scene: Scene, choices: Sequence[Choice], request: Request) -> Settings:
    """What the page tells of itself; the number of the focus is filled in where entities get theirs."""
    return {
        "title": request.title or request.focus,
        "base": find_base(scene),
        "start": choices[0].view,
        "focus": -1,
        "depth": request.depth,
        "query": request.query,
        "engine": request.engine,
        "total": {
            "nodes": len(scene.things),
            "statements": len(scene.claims),
            "figures": len(scene.figures),
            "sources": len(scene.papers),
        },
    }


def find_base(scene: Scene) -> str:
    """What the IRIs of the graph begin with: all up to the folder of their kind."""
    iris = [*scene.things, *(claim.iri for claim in scene.claims[:1]), *list(scene.papers)[:1]]
    # What the first and the last of all have in common, all have.
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(min(iris), max(iris), strict=False)) if iris else ()
    return "".join(one for one, _ in shared).rpartition("/")[0] + "/"
