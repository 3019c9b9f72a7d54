"""Records of what a text says: where it says so, names met, entities, statements, figures."""

from kg.model.terms import Kind, Level, Modality, Predicate
from kg.model.text import Span
from kg.record import record


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
