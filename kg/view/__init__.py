"""Pages that show a graph: one HTML file each, which asks nothing of any network."""

from kg.view.page import ENGINES, draw_notice, draw_overview, draw_page, draw_view
from kg.view.picture.blocks import Request
from kg.view.picture.choose import VIEWS

__all__ = ["ENGINES", "VIEWS", "Request", "draw_notice", "draw_overview", "draw_page", "draw_view"]
