"""Every record that passes between stages; standard library only, none ever changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from enum import StrEnum

from kg.record import record


class Kind(StrEnum):
    """The ten broad classes of entity; the value is the local name in the ontology."""

    AREA = "Area"
    AUTHORITY = "Authority"
    SCHOOL = "School"
    GROUP = "Group"
    ORGANISATION = "Organisation"
    PERSON = "Person"
    PROGRAMME = "Programme"
    EVENT = "Event"
    AWARD = "Award"
    DOCUMENT = "Document"


class Predicate(StrEnum):
    """The fourteen predicates of statements; the value is the local name in the ontology."""

    PART_OF = "partOf"
    LOCATED_IN = "locatedIn"
    MEMBER_OF = "memberOf"
    CAMPUS_OF = "campusOf"
    MERGED_INTO = "mergedInto"
    MANAGES = "manages"
    PARTNERS_WITH = "partnersWith"
    AFFILIATED_WITH = "affiliatedWith"
    RECEIVED = "received"
    CARRIES_OUT = "carriesOut"
    HOLDS = "holds"
    TAKES_PART_IN = "takesPartIn"
    ISSUED = "issued"
    BUILDS = "builds"


class Modality(StrEnum):
    """Whether a statement has come about or is only intended."""

    REALISED = "Realised"
    PLANNED = "Planned"


class Level(StrEnum):
    """The administrative level of an honour."""

    NATIONAL = "NationalLevel"
    PROVINCIAL = "ProvincialLevel"
    CITY = "CityLevel"
    COUNTY = "CountyLevel"
    SCHOOL = "SchoolLevel"


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
    table rows, `headings` the clean spans that the file's format marks as headings, with their level.
    """

    source: Source
    chars: str
    folded: str
    origin: tuple[int, ...]
    dropped: tuple[Dropped, ...] = ()
    rows: tuple[Span, ...] = ()
    headings: tuple[tuple[Span, int], ...] = ()


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


@record(order=True)
class Evidence:
    """Where something is said: document path, span in its clean text, and the rule that read it."""

    path: str
    span: Span
    rule: str


@record
class Mention:
    """A name met in the text: `name` in the author's words, normalised; `score` is the boundary model's."""

    kind: Kind
    name: str
    span: Span
    rule: str
    score: float = 1.0
    masked: bool = False
    inferred: bool = False


@record
class DatedName:
    """A name that something bore for a time, told with its renaming: first and last year, None where untold.

    `former` tells that the text says it bears another name now.
    """

    name: str
    since: int | None
    until: int | None
    former: bool
    evidence: tuple[Evidence, ...]


@record
class Entity:
    """A thing the texts speak of, inside one document (local `key`) or over all of them (key of the IRI).

    `narrow` are local names of narrower classes; `area` is the key of the area it stands in ("" where untold);
    `paths` the documents that mention it; `code` a GB/T 2260 code for areas; `names` those told with a renaming;
    `heirs` the keys of the areas that one no longer in force was merged into;
    `broader` is the key of the series that an award is an edition of.
    A `silent` area is named by no words of its document: the gazetteer tells that a body stands in it.
    """

    key: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    narrow: tuple[str, ...] = ()
    area: str = ""
    masked: bool = False
    inferred: bool = False
    code: str = ""
    paths: tuple[str, ...] = ()
    names: tuple[DatedName, ...] = ()
    heirs: tuple[str, ...] = ()
    broader: str = ""
    silent: bool = False


@record
class Qualifiers:
    """What qualifies a statement; an empty string or None is untold.

    `role` is "Lead" or "Member" for memberOf, else the role as written; `construction` is New, Extension, Renovation
    or Relocation; `stage` is PlannedStage, Underway or Completed; years are of the Gregorian calendar. `year` is one
    that it is told for; `since` and `until` are those in which it began and ended.
    """

    grade: str = ""
    level: Level | None = None
    year: int | None = None
    role: str = ""
    construction: str = ""
    stage: str = ""
    since: int | None = None
    until: int | None = None


@record
class Statement:
    """One claim: subject and object are entity keys; `ended` is where its end is told, empty for what still holds."""

    subject: str
    predicate: Predicate
    object: str
    qualifiers: Qualifiers
    modality: Modality
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0
    ended: tuple[Evidence, ...] = ()


@record
class Ending:
    """The end of what a statement says, no statement by itself.

    `subject` is "" where it ends for all (a group is dissolved); `role` is that of a post, "" for every one; `year`
    is None where untold.
    """

    subject: str
    predicate: Predicate
    object: str
    role: str
    year: int | None
    evidence: Evidence


@record
class Observation:
    """One figure: `value` in base units (万 and 亿 folded in), `unit` as written without them ("" where it has none)."""

    about: str
    indicator: str
    value: float
    unit: str
    year: int | None
    modality: Modality
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0


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

    `copy_of` is the path of the document of which this one is a copy that adds nothing.
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


class Choice(StrEnum):
    """What a person decided about two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@record(order=True)
class Decision:
    """A person's word on two names, each with its place as in `Form.area` ("" where only one place has the name)."""

    kind: Kind
    left: str
    left_area: str
    right: str
    right_area: str
    choice: Choice
    note: str = ""


@record(order=True)
class Form:
    """A name as documents tell it, in its place: the unit that resolution joins and that a decision speaks of.

    `area` is the place in words, from wide to narrow, parted by slashes (a person's body included); `entity` the key of
    what it was joined to; `aliases` what the same documents call it too; `evidence` where the first of them name it.
    """

    kind: Kind
    name: str
    area: str
    entity: str
    aliases: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Tie(StrEnum):
    """What resolution made of two forms: joined, kept apart though alike, or left open."""

    JOINED = "joined"
    APART = "apart"
    DOUBTFUL = "doubtful"


@record(order=True)
class Judgement:
    """What was made of two forms, by their numbers in `Resolution.forms`, and why; `score` is how likely they are one."""

    left: int
    right: int
    tie: Tie
    reason: str
    score: float = 0.0


@record
class Resolution:
    """How names over all documents came to be entities: the forms, and what was made of those that were compared."""

    forms: tuple[Form, ...] = ()
    judgements: tuple[Judgement, ...] = ()


@record
class Knowledge:
    """What all documents say together, every part sorted; keys are those of IRIs."""

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...] = ()
    resolution: Resolution = Resolution()


Row = Mapping[str, str]
Select = Callable[[str], Iterable[Row]]
"""A SPARQL SELECT asked of some store: one mapping a result row, variable name to lexical value, unbound left out."""
