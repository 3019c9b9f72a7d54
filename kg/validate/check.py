"""Holds a graph to the SHACL shapes of `ontology/`, and to the one rule that SHACL cannot say without slow queries."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import shacl

from kg.errors import BuildError, RulesError
from kg.model import Predicate, Scan
from kg.record import record
from kg.rules import find_ontology
from kg.vocabulary import EDU, PREFIXES

TYPE, SUBJECT, _PREDICATE, _OBJECT = (f"{PREFIXES['rdf']}{name}" for name in ("type", "subject", "predicate", "object"))
SHAPES = "shapes.ttl"
_SH = "http://www.w3.org/ns/shacl#"
_MODALITY, _ENDED = f"{EDU}modality", f"{EDU}endDerivedFrom"
_STATEMENT, _REALISED = f"{EDU}Statement", f"{EDU}Realised"
PLAIN = {f"{EDU}{predicate.value}" for predicate in Predicate}
_PART_OF = f"{EDU}{Predicate.PART_OF.value}"
_UNTOLD = "已实现的陈述缺少直接的三元组 / a realised statement without its plain triple"
_LOOSE = "直接的三元组没有已实现的陈述（或陈述已终止） / a plain triple without a realised statement, which a plan or what has ended must not have"
_ASKED = PLAIN | {TYPE, SUBJECT, _PREDICATE, _OBJECT, _MODALITY, _ENDED}
_IRI = re.compile(r"<([^>]*)>")
_LINE = 200  # characters of a library's reason that an error repeats
_SHOWN = 80  # characters of a value that a line of the report shows
_MOST = 10_000  # breaches of the shapes that are told: a rule that every statement breaks must not fill the memory


@record(order=True)
class Violation:
    """One place where the graph breaks a rule: focus IRI, path in prefixed names, the rule in words, the value at fault."""

    focus: str
    path: str
    message: str
    value: str


@record
class ValidationReport:
    """Whether the graph conforms, and where it does not, sorted."""

    conforms: bool
    violations: tuple[Violation, ...]


def validate_graph(data: Path | bytes, shapes: Path | None = None, scan: Scan | None = None) -> ValidationReport:
    """Check Turtle (a file or its bytes) against `shapes`, by default those of `ontology/`.

    Time is linear: about half a second per 100,000 triples, and half a kilobyte of memory a triple. `scan` goes over the
    same graph, where that is known to be quicker than to parse it. Raises BuildError if the graph cannot be read,
    RulesError if the shapes cannot. At most _MOST breaches of the shapes are told.
    """
    loose = set(compare_plain_triples(scan or _scan_triples(data)))
    rules = _load_shapes(shapes or find_ontology() / SHAPES)
    violations = {*_apply_shapes(data, rules), *loose}
    return ValidationReport(not violations, tuple(sorted(violations)))


def describe_report(report: ValidationReport) -> str:
    """Say a report in words, Chinese first, one line a violation.

    >>> print(describe_report(ValidationReport(True, ())))
    图符合全部规定。 The graph keeps to all shapes.
    """
    if report.conforms:
        return "图符合全部规定。 The graph keeps to all shapes."
    count = len(report.violations)
    lines = [f"有 {count} 处不符合规定。 The graph breaks the shapes in {count} place(s)."]
    for one in report.violations:
        value = f": {_shorten(one.value)}" if one.value else ""
        place = " ".join(filter(None, (_shorten(one.focus, 4 * _SHOWN), one.path)))
        lines.append(f"- {place}: {one.message}{value}")
    return "\n".join(lines)


def _scan_triples(data: Path | bytes) -> Scan:
    triples = _read_triples(data)
    return lambda _: (
        (_IRI.sub(r"\1", str(one.subject)), one.predicate.value, getattr(one.object, "value", "")) for one in triples
    )


def _read_triples(data: Path | bytes) -> Iterator[ox.Triple]:
    try:
        quads = (
            ox.parse(data, ox.RdfFormat.TURTLE)
            if isinstance(data, bytes)
            else ox.parse(path=data, format=ox.RdfFormat.TURTLE)
        )
        for quad in quads:
            if isinstance(quad.object, ox.Triple):
                raise BuildError("the graph holds a triple within a triple", "build it again with kg build")
            yield quad.triple
    except (OSError, SyntaxError) as error:
        name = "the graph" if isinstance(data, bytes) else str(data)
        reason = error.strerror if isinstance(error, OSError) else error
        raise BuildError(f"{name} cannot be read: {reason}", "build it again with kg build") from error


def _load_shapes(path: Path) -> shacl.Shapes:
    cure = "check the file given as --shapes"
    try:
        content = path.read_bytes()
        triples = [quad.triple for quad in ox.parse(content, ox.RdfFormat.TURTLE)]
    except OSError as error:
        raise RulesError(f"{path}: {error.strerror}", cure) from error
    except SyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise RulesError(f"{path}: is no Turtle: line {error.lineno}: {reason[:_LINE]}", cure) from error
    # The engine would pass over a property that it cannot find.
    properties = {one.object for one in triples if one.predicate.value == f"{_SH}property"}
    if properties - {one.subject for one in triples if one.predicate.value == f"{_SH}path"}:
        raise RulesError(f"{path}: the shapes cannot be applied: a property has no sh:path", cure)
    try:
        rules = shacl.Shapes.from_turtle(content.decode())
    except ValueError as error:
        raise RulesError(f"the shapes cannot be applied: {' '.join(str(error).split())[:_LINE]}", cure) from error
    if not len(rules):
        raise RulesError(f"{path}: holds no shapes", cure)
    return rules


def _apply_shapes(data: Path | bytes, rules: shacl.Shapes) -> Iterator[Violation]:
    try:
        if isinstance(data, bytes):
            report = rules.validate_turtle(data.decode(), max_results=_MOST)
        else:
            report = rules.validate_file(str(data), max_results=_MOST)
    except ValueError as error:
        reason = " ".join(str(error).split())
        raise RulesError(
            f"the shapes cannot be applied: {reason[:_LINE]}", "check the file given as --shapes"
        ) from error
    for result in report.results:
        yield Violation(
            focus=_IRI.sub(r"\1", result.focus_node),
            path=_format_path(result.path or ""),
            message=" / ".join(sorted(result.messages, key=lambda words: (words.isascii(), words))) or result.component,
            value=result.value_plain or "",
        )


def _format_path(path: str) -> str:
    """A property path of SPARQL with the prefixes of builds.

    >>> _format_path("(^<http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate>/<https://w3id.org/edukg/ontology#role>)")
    '^rdf:predicate/edu:role'
    """
    inner = path[1:-1] if path.startswith("(") and path.endswith(")") else path
    return _IRI.sub(lambda match: _prefix_iri(match[1]), inner)


def _prefix_iri(iri: str) -> str:
    prefix = next((short for short, space in PREFIXES.items() if iri.startswith(space)), None)
    return f"{prefix}:{iri[len(PREFIXES[prefix]) :]}" if prefix else f"<{iri}>"


def compare_plain_triples(scan: Scan) -> Iterator[Violation]:
    """Match the plain triples with the realised statements that have not ended; partOf the gazetteer tells too."""
    plain: set[tuple[str, str, str]] = set()
    ends: dict[str, dict[str, str]] = {}
    statements, realised, ended = set(), set(), set()
    for subject, predicate, obj in scan(_ASKED):
        if predicate in PLAIN:
            plain.add((subject, predicate, obj))
        elif predicate in (SUBJECT, _PREDICATE, _OBJECT):
            ends.setdefault(subject, {})[predicate] = obj
        elif predicate == TYPE and obj == _STATEMENT:
            statements.add(subject)
        elif predicate == _MODALITY and obj == _REALISED:
            realised.add(subject)
        elif predicate == _ENDED:
            ended.add(subject)
    parts = (ends.get(claim, {}) for claim in (statements & realised) - ended)
    said = {(one.get(SUBJECT, ""), one.get(_PREDICATE, ""), one.get(_OBJECT, "")) for one in parts}
    loose = {triple for triple in plain - said if triple[1] != _PART_OF}
    for triples, message in ((said - plain, _UNTOLD), (loose, _LOOSE)):
        for subject, predicate, obj in triples:
            yield Violation(subject, _prefix_iri(predicate), message, obj)


def _shorten(words: str, most: int = _SHOWN) -> str:
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in words)
    return shown if len(shown) <= most else f"{shown[:most]}…"
