"""Pages that show a graph: one HTML file each, which asks nothing of any network."""

from kg.view.page import draw_overview, draw_query, draw_view

__all__ = ["draw_overview", "draw_query", "draw_view"]
