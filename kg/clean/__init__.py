"""Takes away what a site, a page or a printer put around and into the author's text."""

from kg.clean.text import clean_text

__all__ = ["clean_text"]
