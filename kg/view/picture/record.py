"""What the pages hold: the graph's entities, statements, figures, quotes and sources, as read back from a store."""

from collections.abc import Mapping

from kg.record import record


@record
class Thing:
    """One entity: `kind` and `narrow` are local class names, `areas` the IRIs it lies in (nearest first)."""

    iri: str
    kind: str
    label: str
    narrow: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    masked: bool = False
    inferred: bool = False


@record
class Claim:
    """One statement: `subject` and `object` are IRIs, `qualifiers` pairs of name and lexical value, `quotes` IRIs.

    `ended` are the IRIs of quotes that tell that it no longer holds. `iri` is "" for an edge that a CONSTRUCT made up,
    which no document says.
    """

    iri: str
    subject: str
    predicate: str
    object: str
    planned: bool = False
    confidence: float = 1.0
    qualifiers: tuple[tuple[str, str], ...] = ()
    quotes: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()

    def qualifier(self, name: str) -> str:
        """The value of one qualifier, "" where it is untold."""
        return dict(self.qualifiers).get(name, "")

    @property
    def ends(self) -> tuple[str, str]:
        """Subject and object."""
        return self.subject, self.object


@record
class Figure:
    """One observation in base units; `year` is 0 where it is untold."""

    iri: str
    about: str
    indicator: str
    value: float
    unit: str
    year: int
    planned: bool
    quotes: tuple[str, ...]


@record
class Quote:
    """The words that say something, with what stands before and after them; `start` counts code points, `page` from 1 (0 untold)."""

    iri: str
    paper: str
    prefix: str
    exact: str
    suffix: str
    start: int
    end: int
    page: int = 0


@record
class Paper:
    """A source document: `area` and `voice` are the IRIs of its area and of who speaks, `year` is 0 where untold."""

    iri: str
    path: str
    title: str
    year: int
    area: str
    voice: str


@record
class Scene:
    """The whole graph as the pages need it, every part in a fixed order."""

    things: Mapping[str, Thing]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    quotes: Mapping[str, Quote]
    papers: Mapping[str, Paper]
