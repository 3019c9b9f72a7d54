"""Records of what one document says, and of what all of them say together."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field
from enum import StrEnum

from kg.model.claims import Ending, Entity, Mention, Observation, Statement
from kg.model.resolution import Resolution
from kg.model.text import Span, Text
from kg.record import record


class FindingLevel(StrEnum):
    """How grave a finding is: an error lost a document, a warning is doubtful, a note is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@record
class Finding:
    """Something doubtful or unreadable; the run goes on. `cure` says in plain words what helps."""

    level: FindingLevel
    rule: str
    message: str
    path: str = ""
    span: Span | None = None
    cure: str = ""


@record
class Frame:
    """The document's frame: who speaks, of which area and year. `area` and `voice` are local entity keys."""

    title: str = ""
    area: str = ""
    voice: str = ""
    year: int | None = None
    doers: tuple[tuple[str, str], ...] = ()


@record
class Linked:
    """A mention and the local keys of what it stands for: one, or two for 两校."""

    mention: Mention
    keys: tuple[str, ...]


@record
class ToldRole:
    """A role as written beside a person's name at a place of the clean text, and the keys of the body it is told of (none where untold)."""

    role: str
    place: Span
    body: tuple[str, ...] = ()


@record
class Extract:
    """What one document says, with keys that hold inside it."""

    text: Text
    frame: Frame
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...] = ()
    mentions: tuple[Mention, ...] = ()
    endings: tuple[Ending, ...] = ()


@record
class Document:
    """A source document in the knowledge: its file, frame (global keys) and stored text.

    `copy_of` is the path of the document of which this one is a copy that adds nothing; `pages` are as in `Text`; `cut`
    counts the characters of the raw text that were dropped, by reason: with `chars` they are all that the file holds.
    """

    path: str
    sha256: str
    size: int
    media_type: str
    title: str
    chars: str = field(repr=False)
    area: str = ""
    voice: str = ""
    year: int | None = None
    copy_of: str = ""
    pages: tuple[int, ...] = ()

    def page_of(self, place: int) -> int:
        """The page on which a character of the text stands, from 1; 0 where the document has one page or none.

        >>> document = Document("a.pdf", "", 0, "", "", "第一页第二页", pages=(3,))
        >>> document.page_of(0), document.page_of(3)
        (1, 2)
        """
        return 1 + bisect_right(self.pages, place) if self.pages else 0

    cut: tuple[tuple[str, int], ...] = ()


@record
class Knowledge:
    """What all documents say together, every part sorted; keys are those of IRIs. In a build its parts lie on disk."""

    documents: Sequence[Document]
    entities: Sequence[Entity]
    statements: Sequence[Statement]
    observations: Sequence[Observation]
    findings: tuple[Finding, ...] = ()
    resolution: Resolution = Resolution()
