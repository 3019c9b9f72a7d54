"""Records of a text on its way from the file to its sentences."""

from enum import StrEnum

from kg.record import record


@record(order=True)
class Span:
    """A half-open stretch of text, in Unicode code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, chars: str) -> str:
        """The characters this span selects from `chars`."""
        return chars[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class MarkKind(StrEnum):
    """What a file's own format says about a stretch of its raw text."""

    HEADING = "heading"
    ROW = "row"
    NAVIGATION = "navigation"
    FURNITURE = "furniture"
    PAGE = "page"


@record(order=True)
class Mark:
    """One stretch of raw text and what the file's format says about it (level counts from 1 for headings, else 0)."""

    span: Span
    kind: MarkKind
    level: int = 0


@record
class Source:
    r"""A file as read: `path` is POSIX and relative to the folder that was built, `raw` all the text it holds.

    Lines end with ``\n``; the cells of a table row are parted by ``\t``; pages by ``\f``. `notes` say what of the file
    was not read, and why.
    """

    path: str
    sha256: str
    size: int
    media_type: str
    raw: str
    marks: tuple[Mark, ...] = ()
    title: str = ""
    notes: tuple[str, ...] = ()


@record(order=True)
class Dropped:
    """A stretch of raw text that is no part of the author's text, and the name of the reason."""

    span: Span
    reason: str


@record
class Text:
    """The clean text of a source.

    `origin[i]` is the index in the source's raw text of clean character `i` (strictly increasing). `folded` has the
    same length as `chars`: simplified script, half-width forms, lower-case Latin; rules match on it, quotes are
    taken from `chars`. `dropped` and `origin` together account for every raw character. `rows` are the clean spans of
    table rows, `headings` the clean spans that the file's format marks as headings, with their level; `pages` are the
    clean places where the second page and each after it begin, none where the file has one page or none.
    """

    source: Source
    chars: str
    folded: str
    origin: tuple[int, ...]
    dropped: tuple[Dropped, ...] = ()
    rows: tuple[Span, ...] = ()
    headings: tuple[tuple[Span, int], ...] = ()
    pages: tuple[int, ...] = ()


class SentenceKind(StrEnum):
    """What part a sentence plays in its document."""

    TITLE = "title"
    HEADING = "heading"
    PROSE = "prose"
    ROW = "row"


@record
class Heading:
    """A heading that stands above a sentence; level 1 is the widest."""

    level: int
    words: str
    span: Span


@record
class Sentence:
    """A sentence, heading or table row; `span` is in clean text, `cells` (rows only) are spans in clean text too.

    `block` numbers the paragraph, list item or table that the sentence stands in, from 0, in document order.
    """

    span: Span
    chars: str
    folded: str
    kind: SentenceKind
    headings: tuple[Heading, ...] = ()
    cells: tuple[Span, ...] = ()
    block: int = 0

    def words_at(self, span: Span) -> str:
        """The folded characters of this sentence that stand in `span`, a span of clean text as all of them are."""
        return self.folded[max(0, span.start - self.span.start) : max(0, span.end - self.span.start)]
