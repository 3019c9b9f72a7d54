"""`kg extract`: what one document says."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli.console import ANY_PATH, write_result
from kg.extract import extract_source
from kg.graph import build_graph, write_turtle
from kg.model import Evidence, Extract, Knowledge, Mention, Modality, Observation, Qualifiers, Statement
from kg.read import read_source
from kg.resolve import resolve_extracts

INSIDE = "inside a longer name, or from the document as a whole"


@click.command(name="extract")
@click.argument("file", type=ANY_PATH)
@click.option("--format", "form", type=click.Choice(["table", "json", "turtle"]), default="table", show_default=True)
@click.option(
    "--explain", is_flag=True, help="say which rule found each name and read each claim, how sure it is, and where"
)
def command(file: Path, form: str, explain: bool) -> None:
    """抽取一份文档里的陈述和数据，附原句。

    Prints what one document says, with the words that say so.

    \b
    kg extract samples/schools/一水相連兩校同窗.txt
    kg extract report.docx --explain
    kg extract report.pdf --format json
    """
    extract = extract_source(read_source(file, file.name))
    knowledge = resolve_extracts([extract])
    if form == "turtle":
        write_result(write_turtle(build_graph(knowledge)).decode())
    elif form == "json":
        found = {"mentions": [record_mention(one) for one in extract.mentions]} if explain else {}
        write_result(json.dumps(list_records(knowledge) | found, ensure_ascii=False, indent=1))
    else:
        names = list_names(extract) if explain else ()
        write_result("\n".join((*names, *list_lines(knowledge, explain=explain))))


def record_mention(one: Mention) -> dict[str, object]:
    """A name met in the text as plain values."""
    return {
        "kind": one.kind,
        "name": one.name,
        "start": one.span.start,
        "end": one.span.end,
        "rule": one.rule,
        "score": round(one.score, 4),
    }


def list_names(extract: Extract) -> Iterator[str]:
    """A line a name met in the text, then those that only stand inside another or follow from the document as a whole."""
    for one in extract.mentions:
        place = f"({one.rule}, {one.score:.2g}, {one.span.start}–{one.span.end})"
        yield f"{one.kind} {' '.join(one.name.split())}  {place}"
    met = {one.name for one in extract.mentions}
    for entity in extract.entities:
        if met.isdisjoint((entity.name, *entity.aliases)):
            yield f"{entity.kind} {entity.name}  ({INSIDE})"
    yield ""


def list_records(knowledge: Knowledge) -> dict[str, object]:
    """The knowledge as plain values for JSON; entities stand by their names, everything with its evidence."""
    names = {entity.key: entity.name for entity in knowledge.entities}
    return {
        "documents": [
            {
                "path": one.path,
                "title": one.title,
                "area": names.get(one.area, ""),
                "voice": names.get(one.voice, ""),
                "year": one.year,
            }
            for one in knowledge.documents
        ],
        "entities": [
            {"key": one.key, "class": [one.kind, *one.narrow], "name": one.name, "aliases": one.aliases}
            for one in knowledge.entities
        ],
        "statements": [record_statement(one, knowledge, names) for one in knowledge.statements],
        "observations": [record_observation(one, knowledge, names) for one in knowledge.observations],
    }


def record_statement(one: Statement, knowledge: Knowledge, names: dict[str, str]) -> dict[str, object]:
    """One statement as plain values."""
    return {
        "subject": names[one.subject],
        "predicate": one.predicate,
        "object": names[one.object],
        **dict(list_qualifiers(one.qualifiers)),
        "modality": one.modality,
        "confidence": one.confidence,
        "evidence": [record_evidence(evidence, knowledge) for evidence in one.evidence],
    }


def record_observation(one: Observation, knowledge: Knowledge, names: dict[str, str]) -> dict[str, object]:
    """One figure as plain values."""
    return {
        "about": names[one.about],
        "indicator": one.indicator,
        "value": one.value,
        "unit": one.unit,
        "year": one.year,
        "modality": one.modality,
        "confidence": one.confidence,
        "evidence": [record_evidence(evidence, knowledge) for evidence in one.evidence],
    }


def record_evidence(evidence: Evidence, knowledge: Knowledge) -> dict[str, object]:
    """Where something is said, as plain values; positions count code points of the clean text."""
    return {
        "quote": quote_evidence(evidence, knowledge),
        "page": page_evidence(evidence, knowledge) or None,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "rule": evidence.rule,
    }


def page_evidence(evidence: Evidence, knowledge: Knowledge) -> int:
    """The page that a passage begins on, 0 where untold."""
    return next((one.page_of(evidence.span.start) for one in knowledge.documents if one.path == evidence.path), 0)


def quote_evidence(evidence: Evidence, knowledge: Knowledge) -> str:
    """The words of a passage."""
    return next((evidence.span.of(one.chars) for one in knowledge.documents if one.path == evidence.path), "")


def list_qualifiers(said: Qualifiers) -> list[tuple[str, str | int]]:
    """What qualifies a statement, by name."""
    pairs = [
        ("grade", said.grade),
        ("level", said.level),
        ("year", said.year),
        ("role", said.role),
        ("construction", said.construction),
        ("stage", said.stage),
    ]
    return [(name, value) for name, value in pairs if value]


def list_lines(knowledge: Knowledge, *, explain: bool) -> Iterator[str]:
    """The table: a line a claim, below it the words that say so."""
    names = {entity.key: entity.name for entity in knowledge.entities}
    for statement in knowledge.statements:
        words = [str(value) for _, value in list_qualifiers(statement.qualifiers)]
        line = f"{names[statement.subject]} → {statement.predicate} → {names[statement.object]}"
        yield from list_claim(line, words, statement, knowledge, explain=explain)
    for figure in knowledge.observations:
        line = f"{names[figure.about]} · {figure.indicator} = {figure.value:.12g}{figure.unit}"
        yield from list_claim(line, [str(figure.year)] if figure.year else [], figure, knowledge, explain=explain)
    if not knowledge.statements and not knowledge.observations:
        yield "没有抽取到陈述和数据 · neither statements nor figures"


def list_claim(
    line: str, words: list[str], claim: Statement | Observation, knowledge: Knowledge, *, explain: bool
) -> Iterator[str]:
    """One claim with what qualifies it, and its passages."""
    said = [*words, *(["计划 planned"] if claim.modality is Modality.PLANNED else [])]
    yield line + (f"  [{', '.join(said)}]" if said else "")
    for evidence in claim.evidence:
        place = (
            f"  ({evidence.rule}, {claim.confidence:g}, {evidence.span.start}–{evidence.span.end})" if explain else ""
        )
        yield f"    “{' '.join(quote_evidence(evidence, knowledge).split())}”{place}"
