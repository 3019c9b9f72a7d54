"""What scripts, notebooks and the commands themselves use: extract a text, build a folder, open, ask and draw a build.

Whatever makes a build is imported where it is used: to ask one must not wait for what reads documents and finds names.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.built import is_build, read_base
from kg.config import Settings
from kg.errors import BuildError
from kg.model import Choice, Knowledge, Source
from kg.query import (
    Answer,
    Difference,
    EntityCard,
    Limits,
    Table,
    Triples,
    compare_builds,
    describe_entity,
    find_question,
    open_store,
    run_isolated,
    scan_turtle,
)
from kg.record import record

if TYPE_CHECKING:
    from kg.doubts import Doubt
    from kg.evaluate import Evaluation, IdentityScores
    from kg.pipeline import Progress
    from kg.resolve import Reason
    from kg.validate import ValidationReport

AnyPath = str | PathLike[str]


def extract_text(text: str, name: str = "text.txt") -> Knowledge:
    """What a plain text says: entities, statements and figures, each with where it is said; ReadError if it is no text.

    >>> knowledge = extract_text("泰和县樟塘中心小学加入泰和县城南教育集团。")
    >>> [statement.predicate.value for statement in knowledge.statements if statement.predicate == "memberOf"]
    ['memberOf']
    """
    from kg.extract import extract_source
    from kg.read.plain import read_text
    from kg.resolve import resolve_extracts

    data = text.encode("utf-8", "replace")
    raw = read_text(data).raw
    digest = hashlib.sha256(data).hexdigest()
    return resolve_extracts([extract_source(Source(name, digest, len(data), "text/plain", raw))])


def extract_file(path: AnyPath) -> Knowledge:
    """What one document of any known format says; ReadError if it cannot be read."""
    from kg.extract import extract_source
    from kg.read import read_source
    from kg.resolve import resolve_extracts

    return resolve_extracts([extract_source(read_source(Path(path), Path(path).name))])


def evaluate_identity(folder: AnyPath) -> "IdentityScores":
    """Build each scenario of a folder and compare which names became one thing; GoldError for a wrong scenario."""
    from kg.evaluate import read_scenarios, score_identity
    from kg.extract import extract_source
    from kg.resolve import resolve_extracts

    return score_identity(read_scenarios(Path(folder)), extract_source, resolve_extracts)


def build(
    paths: AnyPath | Iterable[AnyPath],
    out: AnyPath,
    settings: Settings | None = None,
    progress: "Progress | None" = None,
) -> "Build":
    """Build what the documents in one or more folders or files say into the folder `out`, and open it.

    `progress` is called after each document with how many are done, of how many, and its name. Raises ReadError for a
    path that is missing and BuildError for a build that cannot be made; a file that cannot be read is reported in the
    build and raises nothing.
    """
    from kg.pipeline import build_folder

    given = [paths] if isinstance(paths, str | PathLike) else paths
    build_folder([Path(path) for path in given], Path(out), settings, progress)
    return open_build(out)


def open_build(out: AnyPath) -> "Build":
    """The build in the folder `out`; BuildError if there is none."""
    folder = Path(out)
    if not is_build(folder):
        missing = "is no build" if folder.is_dir() else "there is no such folder"
        raise BuildError(f"{out}: {missing}", "make one: kg build FOLDER -o OUT")
    return Build(folder)


@record
class Build:
    """A folder that `kg build` wrote, to be asked and drawn; make one with `build` or `open_build`."""

    folder: Path

    @property
    def report(self) -> Mapping[str, Any]:
        """What was read, skipped and found: the content of report.json."""
        report: Mapping[str, Any] = json.loads((self.folder / "report.json").read_bytes())
        return report

    @property
    def graph(self) -> Path:
        """The whole graph as Turtle."""
        return self.folder / "graph.ttl"

    def query(self, sparql: str, limits: Limits | None = None) -> Answer:
        """The answer to a SPARQL query, the usual prefixes being known; QueryError if it is wrong or takes too long."""
        return run_isolated(self.folder, sparql, limits)

    def ask(self, name: str) -> Answer:
        """The answer to a saved question of `ontology/queries/`; QueryError if there is none of that name."""
        return self.query(find_question(name).sparql)

    def show(self, name: str) -> tuple[EntityCard, ...]:
        """All that is known of the entities of that name; NotFoundError, with names alike, if there is none."""
        return describe_entity(open_store(self.folder), name)

    def compare(self, later: "Build") -> Difference:
        """What a later build tells that this one does not, tells no longer, and tells otherwise.

        BuildError if their data have not the same base: then no IRI is in both.
        """
        bases = {read_base(one.folder) for one in (self, later)}
        if len(bases) > 1:
            raise BuildError(
                f"the builds have different bases: {', '.join(sorted(bases))}", "build both with one --base"
            )
        return compare_builds(self.folder, later.folder)

    def draw(self, view: str = "", focus: str = "", depth: int = 1, engine: str = "web") -> str:
        """A saved view (groups) as an HTML page, or the `depth` steps around `focus` in one (all).

        NotFoundError for what is not there.
        """
        from kg.view import Request, draw_page

        view = view or ("all" if focus else "groups")
        request = Request(view=view, focus=focus, depth=depth, engine=engine)
        return draw_page(scan_turtle(self.graph), request)

    def draw_answer(self, sparql: str, engine: str = "web") -> str:
        """What a SELECT names or a CONSTRUCT makes, as an HTML page; NotFoundError if there is no entity in it."""
        from kg.view import Request, draw_page

        answer = self.query(sparql)
        rows, triples = list_values(answer), isinstance(answer, Triples)
        request = Request(query=sparql, rows=rows, triples=triples, engine=engine)
        return draw_page(scan_turtle(self.graph), request)

    def explain(self, left: str, right: str) -> tuple["Reason", ...]:
        """Why two names are or are not one; places may go before a name (鱼峰区/实验小学). NotFoundError for an unknown one."""
        from kg.resolve import explain, read_book

        return explain(read_book(self.folder), left, right)

    def list_doubts(self) -> tuple["Doubt", ...]:
        """The pairs of names that may be one and that nobody decided yet, the likeliest first."""
        from kg.doubts import list_doubts

        return list_doubts(self.folder)

    def decide(self, doubt: "Doubt", choice: str) -> None:
        """Keep a decision (same, different or unsure) on a doubtful pair in decisions.csv, which the next build obeys."""
        from kg.doubts import keep_decision

        keep_decision(self.folder, doubt, Choice(choice))

    def export(self, form: str, file: AnyPath, profile: str = "") -> tuple[Path, ...]:
        """Write the graph to `file` in another form (ntriples, jsonld, graphml, csv, …), or by a profile (org, qb, …)."""
        from kg.export import export_graph, export_profile

        if profile:
            return export_profile(self.folder, profile, form, Path(file))
        return export_graph(self.folder, form, Path(file))

    def validate(self, shapes: AnyPath | None = None) -> "ValidationReport":
        """Hold the graph to the shapes of `ontology/`, or to others."""
        from kg.validate import validate_graph

        return validate_graph(self.graph, Path(shapes) if shapes else None)

    def evaluate(self, gold: Sequence[AnyPath]) -> "Evaluation":
        """Lay the build beside gold files; GoldError for one that does not follow its format."""
        from kg.evaluate import compare_graph

        return compare_graph(self.graph, [Path(path) for path in gold])


def list_values(answer: Answer) -> list[list[str]]:
    """The values of every row that an answer holds."""
    if isinstance(answer, Table | Triples):
        return [[term.value for term in row if term is not None] for row in answer.rows]
    return []
