"""What pages show and where it stands: the graph read back from a store, views picked, placed and packed for a page."""

from kg.view.picture.ask import read_scene
from kg.view.picture.choose import VIEWS, choose_view, find_view
from kg.view.picture.hold import hold_all, hold_drawn
from kg.view.picture.near import choose_near, choose_rows, choose_triples
from kg.view.picture.pack import pack_page
from kg.view.picture.place import draw_picture

__all__ = [
    "VIEWS",
    "choose_near",
    "choose_rows",
    "choose_triples",
    "choose_view",
    "draw_picture",
    "find_view",
    "hold_all",
    "hold_drawn",
    "pack_page",
    "read_scene",
]
