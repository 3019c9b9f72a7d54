"""What a build read, skipped and found, counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Finding, FindingLevel, Kind, Knowledge, Modality, Predicate
from kg.record import record
from kg.report.ledger import Ledger, make_ledger


@record
class SourceRow:
    """One document that was read; `size` in bytes, `chars` in code points, `statements` and `figures` found in it.

    `cut` counts the characters that were dropped, by reason; with `chars` they are all that the file holds.
    """

    path: str
    media_type: str
    size: int
    chars: int
    title: str = ""
    year: int | None = None
    area: str = ""
    voice: str = ""
    statements: int = 0
    figures: int = 0
    duplicate_of: str = ""
    cut: tuple[tuple[str, int], ...] = ()


@record
class SkippedRow:
    """One file that was not read or is left out, why, and what helps."""

    path: str
    reason: str
    cure: str = ""


@record
class Files:
    """What was found in the folders: the bytes of each file by its path, which of them hold others, and what is left out."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    opened: tuple[str, ...] = ()
    left_out: tuple[SkippedRow, ...] = ()


@record
class CountRow:
    """How often a class or predicate occurs; entities are never planned; `broad` is the class that a narrow one is under."""

    name: str
    realised: int
    planned: int = 0
    broad: str = ""


@record
class Shacl:
    """What the shapes say of the graph: None where they were not asked, and each breach in words."""

    conforms: bool | None = None
    breaches: tuple[str, ...] = ()


@record
class Report:
    """All that a build tells of itself; `timings` are seconds and stand apart, since they differ from run to run."""

    version: str
    sources: tuple[SourceRow, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    left_out: tuple[SkippedRow, ...] = ()
    ledger: Ledger = Ledger()
    classes: tuple[CountRow, ...] = ()
    predicates: tuple[CountRow, ...] = ()
    figures: CountRow = CountRow("Observation", 0)
    shacl: Shacl = Shacl()
    findings: tuple[Finding, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()
    timings: tuple[tuple[str, float], ...] = ()


def make_report(
    knowledge: Knowledge,
    version: str,
    *,
    settings: Mapping[str, object] | None = None,
    timings: Mapping[str, float] | None = None,
    shacl: Shacl | None = None,
    files: Files | None = None,
) -> Report:
    """Count what `knowledge` holds; a file that an error is reported for, and that was not read, is skipped."""
    files, tally = files or Files(), count_all(knowledge)
    read = {document.path for document in knowledge.documents}
    lost = [one for one in knowledge.findings if one.level == FindingLevel.ERROR and one.path and one.path not in read]
    return Report(
        version=version,
        sources=count_sources(knowledge, tally),
        skipped=tuple(sorted({SkippedRow(one.path, one.message, one.cure) for one in lost}, key=lambda row: row.path)),
        left_out=files.left_out,
        ledger=make_ledger(knowledge, files.sizes, {one.path for one in lost}, files.opened, len(files.left_out)),
        classes=count_classes(tally),
        predicates=count_predicates(tally),
        figures=count_figures(tally),
        shacl=shacl or Shacl(),
        findings=tuple(sorted(knowledge.findings, key=order_finding)),
        settings=tuple(sorted((name, str(value)) for name, value in (settings or {}).items())),
        timings=tuple((timings or {}).items()),
    )


def order_finding(finding: Finding) -> tuple[int, str, int, str, str]:
    """The gravest first, then as the documents go."""
    start = finding.span.start if finding.span else -1
    return list(FindingLevel).index(finding.level), finding.path, start, finding.rule, finding.message


@dataclass(slots=True)
class Tally:
    """What is counted in one walk over all records, which may lie on disk.

    `said` and `told` are the statements and figures of each document, `names` those of its area and voice.
    """

    names: dict[str, str] = field(default_factory=dict)
    said: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    classes: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    predicates: Counter[tuple[Predicate, Modality]] = field(default_factory=Counter)
    figures: Counter[Modality] = field(default_factory=Counter)


def count_all(knowledge: Knowledge) -> Tally:
    """Count entities, statements and figures."""
    tally = Tally()
    named = {key for document in knowledge.documents for key in (document.area, document.voice)}
    for entity in knowledge.entities:
        tally.classes.update((entity.kind, name) for name in ("", *entity.narrow))
        if entity.key in named:
            tally.names[entity.key] = entity.name
    for claim in knowledge.statements:
        tally.predicates[claim.predicate, claim.modality] += 1
        tally.said.update({one.path for one in claim.evidence})
    for figure in knowledge.observations:
        tally.figures[figure.modality] += 1
        tally.told.update({one.path for one in figure.evidence})
    return tally


def count_sources(knowledge: Knowledge, tally: Tally) -> tuple[SourceRow, ...]:
    """Every document with what was found in it, by path."""
    rows = (
        SourceRow(
            path=document.path,
            media_type=document.media_type,
            size=document.size,
            chars=len(document.chars),
            title=document.title,
            year=document.year,
            area=tally.names.get(document.area, ""),
            voice=tally.names.get(document.voice, ""),
            statements=tally.said[document.path],
            figures=tally.told[document.path],
            duplicate_of=document.copy_of,
            cut=document.cut,
        )
        for document in knowledge.documents
    )
    return tuple(sorted(rows, key=lambda row: row.path))


def count_classes(tally: Tally) -> tuple[CountRow, ...]:
    """Entities by broad class, each followed by its narrower classes; classes without any are left out."""
    told = tally.classes
    return tuple(
        CountRow(name or str(kind), told[kind, name], broad=str(kind) if name else "")
        for kind in Kind
        for name in sorted(name for one, name in told if one == kind)
    )


def count_predicates(tally: Tally) -> tuple[CountRow, ...]:
    """Statements by predicate, those without any too: a nought is news."""
    told = tally.predicates
    return tuple(CountRow(str(one), told[one, Modality.REALISED], told[one, Modality.PLANNED]) for one in Predicate)


def count_figures(tally: Tally) -> CountRow:
    """Figures, realised and planned."""
    return CountRow("Observation", tally.figures[Modality.REALISED], tally.figures[Modality.PLANNED])


def count_totals(report: Report) -> dict[str, int]:
    """The numbers at the top of the page."""
    return {
        "sources": len(report.sources),
        "skipped": len(report.skipped),
        "entities": sum(row.realised for row in report.classes if not row.broad),
        "statements": sum(row.realised + row.planned for row in report.predicates),
        "planned": sum(row.planned for row in report.predicates),
        "figures": report.figures.realised + report.figures.planned,
    }
