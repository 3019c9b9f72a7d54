"""Tells what of a web page is not its text: menus, side columns, links to other pages, the foot."""

import re

from resiliparse.parse.html import ElementNode, HTMLTree

TAGS = frozenset({"nav", "aside", "footer", "menu", "button"})
ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog"})
NAME_WORDS = (
    "nav navbar navi navigation topnav subnav menu submenu sidebar sidenav side aside footer foot bottom breadcrumb"
    " breadcrumbs crumb crumbs position location related relate relation recommend recommended hot hots rank ranking"
    " share bdsharebuttonbox social copyright comment comments ad ads adv advert banner pager pagination page-nav"
    " toolbar tools search login friendlink friendlinks links topbar qrcode prevnext"
)
NAMES = frozenset(NAME_WORDS.split())
"""Words that sites use in class and id for what stands around a text."""
WORD = re.compile(r"[a-z]+(?:-nav)?|[A-Z][a-z]*")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
MAX_SHARE = 0.5
"""An element that holds more of the page's text is the text, whatever its name."""
MAX_PASSES = 20
"""Measuring an element takes time in its length: no more is measured than the whole page so many times."""


class Surroundings:
    """Judges the elements of one page."""

    def __init__(self, tree: HTMLTree) -> None:
        self.length = measure(tree.body) if tree.body is not None else 0
        self.budget = MAX_PASSES * self.length

    def is_around(self, node: ElementNode) -> bool:
        """Whether an element stands around the text and is no part of it."""
        if not self.is_named_so(node):
            return False
        if self.budget < 0:
            return False
        length = measure(node)
        self.budget -= length
        return length <= self.length * MAX_SHARE and node.query_selector("h1") is None

    def is_named_so(self, node: ElementNode) -> bool:
        """Whether the element's tag, role, class or id says that it stands around the text."""
        if node.tag in TAGS or (node.getattr("role") or "").lower() in ROLES or node.hasattr("hidden"):
            return True
        if node.tag in {"body", "html", "main", "article"}:
            return False
        if HIDDEN.search(node.getattr("style") or ""):
            return True
        names = f"{node.getattr('class') or ''} {node.getattr('id') or ''}"
        return any(word.lower() in NAMES for word in WORD.findall(names[:200]))


def measure(node: ElementNode) -> int:
    """How many characters an element shows, blanks left out."""
    return len("".join((node.text or "").split()))
