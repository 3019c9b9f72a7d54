"""Reads web pages: the visible text by block, with what belongs to the site marked."""

import re

from resiliparse.parse.html import DOMNode, ElementNode, HTMLTree, TextNode

from kg.model import Mark, MarkKind, Span
from kg.read.builder import Builder
from kg.read.content import Content
from kg.read.decode import decode_declared
from kg.read.surroundings import Surroundings
from kg.read.tables import is_data_table, list_table_rows

BLANKS = re.compile(r"[ \t\n\r\f]+")
BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody td tfoot th"
    " thead tr ul"
)
BLOCKS = frozenset(BLOCK_TAGS.split())
UNSEEN_TAGS = "head script style noscript template iframe svg math object canvas audio video map textarea select"
UNSEEN = frozenset(UNSEEN_TAGS.split())
"""What shows no text of the page's own; none of it is run or fetched."""
LEVELS = {f"h{level}": level for level in range(1, 7)}
LINK_SHARE = 0.8
LINK_LINES = 3
"""So many lines of hardly more than links in a row are a menu or a list of other pages."""
TITLE_PARTS = re.compile(r"\s*[_|｜—]\s*|\s+-\s+|\s*-(?=[^\d\s-]+$)")
LIST_NAME = 8
"""A line so short above a list of links is its name."""
LINK_WEIGHT = 3
"""The rest of the page must hold so many times the text of such a list, else the list is what the page is for."""


def read_webpage(data: bytes) -> Content:
    """The visible text of an HTML page, whatever its encoding, with headings, rows and navigation marked."""
    tree = HTMLTree.parse(decode_declared(data))
    walker = Walker(tree)
    if tree.body is not None:
        walker.walk(tree.body)
    walker.end_line()
    walker.mark_link_lists()
    title = BLANKS.sub(" ", tree.title or "").strip()
    walker.mark_site_name(title)
    return walker.builder.finish(title)


class Walker:
    """Walks a page without recursion, since a page may nest as deep as it likes, and collects its lines."""

    def __init__(self, tree: HTMLTree) -> None:
        self.builder = Builder()
        self.surroundings = Surroundings(tree)
        self.words: list[str] = []
        self.around = self.links = self.preformatted = self.level = self.linked = 0
        self.lines: list[tuple[Span, int]] = []

    def walk(self, root: DOMNode) -> None:
        """Visit all nodes from `root` down in the order of the page."""
        pending: list[tuple[DOMNode, bool]] = [(root, False)]
        while pending:
            node, entered = pending.pop()
            if entered:
                self.leave(node)
            elif isinstance(node, TextNode):
                self.add_words(node.value or "")
            elif isinstance(node, ElementNode) and node.tag not in UNSEEN and self.enter(node):
                pending.append((node, True))
                pending += [(child, False) for child in reversed(list_children(node))]

    def enter(self, node: ElementNode) -> bool:
        """Begin an element; False where its text has been taken already."""
        tag = node.tag or ""
        if tag == "br":
            self.end_line()
            return False
        if tag in BLOCKS:
            self.end_line()
        if tag == "table" and not self.around and is_data_table(node):
            for cells in list_table_rows(node):
                self.builder.add_line("\t".join(cells), MarkKind.ROW)
            return False
        self.around += self.surroundings.is_around(node) or self.around > 0
        self.links += tag == "a"
        self.preformatted += tag == "pre"
        self.level = LEVELS.get(tag, self.level)
        return True

    def leave(self, node: DOMNode) -> None:
        """Leave an element: end its line where it is a block, and forget what was counted inside it."""
        tag = node.tag or ""
        if tag in BLOCKS:
            self.end_line()
        self.around = max(0, self.around - 1)
        self.links -= tag == "a"
        self.preformatted -= tag == "pre"
        if tag in LEVELS:
            self.level = 0

    def add_words(self, words: str) -> None:
        """Add text to the line at hand."""
        if not self.preformatted:
            words = BLANKS.sub(" ", words)
        self.words.append(words)
        if self.links:
            self.linked += len(words.strip())

    def end_line(self) -> None:
        """Put the line at hand into the text, unless it holds only blanks."""
        words = "".join(self.words).strip(" \n\t")
        if words:
            kind = MarkKind.NAVIGATION if self.around else MarkKind.HEADING if self.level else None
            start = self.builder.length
            self.builder.add_line(words, kind, self.level if kind is MarkKind.HEADING else 0)
            self.lines.append((Span(start, start + len(words)), 0 if kind else self.linked))
        self.words.clear()
        self.linked = 0

    def mark_link_lists(self) -> None:
        """Mark runs of lines that are hardly more than links as navigation, where the page holds much else."""
        run: list[Span] = []
        runs: list[list[Span]] = []
        above = Span(0, 0)
        for span, linked in [*self.lines, (Span(0, 0), 0)]:
            if len(span) and linked >= LINK_SHARE * len(span):
                run.append(span)
                continue
            if len(run) >= LINK_LINES:
                runs.append([above, *run] if 0 < len(above) <= LIST_NAME else run)
            run, above = [], span
        listed = sum(len(span) for one in runs for span in one)
        if self.builder.length - listed >= LINK_WEIGHT * listed:
            self.builder.marks += [Mark(span, MarkKind.NAVIGATION) for one in runs for span in one]

    def mark_site_name(self, title: str) -> None:
        """Mark lines that are the name of the site or section, which pages append to their title: 工作总结_某网."""
        parts = [part.strip() for part in TITLE_PARTS.split(title)]
        names = {part for part in parts if part and part != max(parts, key=len)}
        raw = "".join(self.builder.parts)
        self.builder.marks += [Mark(span, MarkKind.FURNITURE) for span, _ in self.lines if span.of(raw) in names]


def list_children(node: DOMNode) -> list[DOMNode]:
    """The nodes directly below `node`."""
    children: list[DOMNode] = []
    child = node.first_child
    while child is not None:
        children.append(child)
        child = child.next
    return children
