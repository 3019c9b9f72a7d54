"""What a page is given: the contract between the Python half (which picks, places and packs) and `kg/view/web`.

The page holds three JSON blocks, so that the picture need not wait for words that nobody has opened yet:

- `<script type="application/json" id="graph">` is a `Graph`, read at once;
- `id="search"` is a `Names`, read at the first key in the search box;
- `id="texts"` is a `Texts`, read at the first card, table or export.

Everything is columns: `graph["nodes"]["label"][7]` is the label of node 7. A node, statement, figure, evidence or source
is its index ("number") in its columns. IRIs are written without `settings["base"]` where they begin with it, whole
otherwise. Words told again and again are numbers into `Graph["values"]`, whose first entry is "" (untold). Years are of
the Gregorian calendar, 0 where untold. An entity number of -1 means none. Numbers are JSON integers unless said
otherwise; coordinates are integers, one unit being a pixel at zoom 1, y growing downwards.

The page itself works out: initials (first letters of the syllables), neighbours, which years and sources a statement
has, edges between clusters, hulls around regions, colours, label room.
"""

from typing import TypedDict

MASKED, INFERRED, LEAD, HUB = 1, 2, 4, 8
"""Bits of `Nodes.flags`: its name is hidden in the text; named after its lead school; leads a group; a 省, 市 or
教育局 that nearly everything hangs on, whose lines the page draws faint and whose size it holds down."""


class Pair(TypedDict):
    """A label in Chinese and in English; both the same where it is a name."""

    zh: str
    en: str


class Settings(TypedDict):
    """What the page is: `start` names the view that opens first; `focus` is the node of `--focus` or -1."""

    title: str
    base: str
    start: str
    focus: int
    depth: int
    query: str
    engine: str
    total: dict[str, int]
    """Of the whole graph, by "nodes", "statements", "figures", "sources"; the page may hold fewer."""


class Nodes(TypedDict):
    """Every entity of the page (of all its views, and what only search, table or cards reach)."""

    iri: list[str]
    label: list[str]
    type: list[int]
    """Into `Graph.types`."""
    area: list[int]
    """The nearest area it lies in, as a node (an area: itself); the wider ones follow from `partOf` statements."""
    flags: list[int]
    degree: list[int]
    """Different neighbours in the whole graph, `locatedIn` and `partOf` left out."""
    aliases: dict[str, list[str]]
    """By node number as a string; nodes without aliases are left out."""
    sources: list[list[int]]


class Statements(TypedDict):
    """Every statement of the page; its source documents are those of its evidences."""

    iri: list[str]
    """"" for an edge that a CONSTRUCT made up: it has no evidence, and its predicate may be of any vocabulary."""
    subject: list[int]
    predicate: list[int]
    """Into `Graph.predicates`."""
    object: list[int]
    planned: list[int]
    """1 where the modality is edu:Planned, else 0."""
    confidence: list[int]
    """In percent."""
    year: list[int]
    level: list[int]
    """Into `Graph.values`, as are grade, role, construction and stage: local names of terms (CityLevel, Lead, New,
    Underway) or the text itself (一等奖, 校长)."""
    grade: list[int]
    role: list[int]
    construction: list[int]
    stage: list[int]
    since: list[int]
    until: list[int]
    """Years in which it began and ended."""
    evidence: list[list[int]]
    end: list[list[int]]
    """Evidences that tell that it has ended: such a statement is of the past, [] where it still holds."""


class Figures(TypedDict):
    """Every observation about a node of the page; `value` is the plain number, in base units (it may be no integer)."""

    iri: list[str]
    about: list[int]
    indicator: list[int]
    value: list[float]
    unit: list[int]
    year: list[int]
    planned: list[int]
    evidence: list[list[int]]


class Sources(TypedDict):
    """Every source document; `area` and `voice` are nodes or -1."""

    iri: list[str]
    path: list[str]
    title: list[str]
    year: list[int]
    area: list[int]
    voice: list[int]


class Regions(TypedDict):
    """Grounds on which a view groups its nodes (areas; levels of honours; years); layouts keep them apart.

    The page draws a soft hull around the members shown, with the label above. `node` is the area or -1.
    """

    label: list[Pair]
    node: list[int]


class Clusters(TypedDict):
    """Of a view too large to draw whole: discs that do not overlap, each holding the places of all its members.

    A closed cluster is drawn as one disc at x, y with radius r, its label and how many it holds; a click opens it, its
    members appearing at their own places inside. Empty columns where the view is drawn whole.
    """

    label: list[Pair]
    node: list[int]
    """The area or hub it is named after, -1 where none."""
    x: list[int]
    y: list[int]
    r: list[int]


class View(TypedDict):
    """One tab. `figures` views have empty columns: the page draws charts of `Graph.figures` about `nodes`."""

    name: str
    """groups, awards, people, programmes, changes, figures, all, focus or sparql."""
    nodes: list[int]
    x: list[int]
    y: list[int]
    r: list[int]
    """Radius in pixels at zoom 1, as the layout left room for; 5 to 26."""
    region: list[int]
    """Into `regions`, -1 where none; parallel to `nodes`, as are x, y, r and cluster."""
    cluster: list[int]
    """Into `clusters`, -1 where none."""
    statements: list[int]
    """Those this view speaks of; both ends are among `nodes`."""
    quiet: list[int]
    """Predicates (into `Graph.predicates`) that are not drawn until asked for: locatedIn and partOf in most views."""
    regions: Regions
    clusters: Clusters
    left: dict[str, int]
    """How many "nodes" and "statements" of the view were left out for size (search still finds what the page holds)."""


class Charts(TypedDict):
    """Observations that can be laid side by side: one indicator in one unit, however it is worded; most telling first.

    `kind` is "years" (bodies with two years or more: a line each), "bodies" (two bodies or more: a bar each, newest year)
    or "single" (nothing to compare with: a row of a table). A chart of both years and bodies is of "years".
    """

    label: list[str]
    unit: list[int]
    """Into `Graph.values`."""
    kind: list[str]
    figures: list[list[int]]
    """Numbers of figures, ordered by body, year, value."""


class Graph(TypedDict):
    """The block that is read at once."""

    format: int
    settings: Settings
    types: list[list[str]]
    """Each: the broad class, then the narrower ones, as local names."""
    predicates: list[str]
    values: list[str]
    nodes: Nodes
    statements: Statements
    figures: Figures
    charts: Charts
    evidence: list[int]
    """The source of each evidence, -1 where the graph does not describe it; parallel to the columns of `Texts`."""
    sources: Sources
    views: list[View]


class Names(TypedDict):
    """Sounds to search by: syllables parted by a space, lower case, without tones; what is not Chinese as written."""

    pinyin: list[str]
    """Of each node's label: "liu zhou shi di 8 zhong xue"."""
    aliases: dict[str, list[str]]
    """Of each alias, parallel to `Nodes.aliases`."""


class Texts(TypedDict):
    """The words of every evidence, what stands before and after, and where; `page` counts from 1, 0 where untold."""

    exact: list[str]
    prefix: list[str]
    suffix: list[str]
    start: list[int]
    end: list[int]
    page: list[int]
