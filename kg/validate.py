"""Holds a graph to the SHACL shapes of `ontology/`, and to the one rule that SHACL cannot say without slow queries."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pyshacl
from pyparsing import ParseBaseException
from pyshacl.errors import ReportableRuntimeError
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from kg.errors import BuildError, RulesError
from kg.model import Predicate
from kg.record import record
from kg.rules import find_ontology
from kg.vocabulary import EDU, PREFIXES

_STATEMENT, _REALISED, _MODALITY = URIRef(f"{EDU}Statement"), URIRef(f"{EDU}Realised"), URIRef(f"{EDU}modality")
_ENDED = URIRef(f"{EDU}endDerivedFrom")
_PART_OF = URIRef(f"{EDU}{Predicate.PART_OF.value}")
_UNTOLD = "已实现的陈述缺少直接的三元组 / a realised statement without its plain triple"
_LOOSE = "直接的三元组没有已实现的陈述（或陈述已终止） / a plain triple without a realised statement, which a plan or what has ended must not have"
_LINE = 200  # characters of a library's reason that an error repeats
_SHOWN = 80  # characters of a value that a line of the report shows


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


def validate_graph(data: Path | bytes, shapes: Path | None = None) -> ValidationReport:
    """Check Turtle (a file or its bytes) against `shapes`, by default those of `ontology/`.

    Time is linear: five to ten seconds per 100,000 triples. Raises BuildError if the graph cannot be read, RulesError
    if the shapes cannot.
    """
    # A literal that is not of its type becomes a violation; rdflib would also print a traceback for it.
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)
    graph = _load_graph(data)
    rules = _load_shapes(shapes or find_ontology() / "shapes.ttl")
    results = _apply_shapes(graph, rules)
    violations = {*_read_results(results, rules), *_compare_plain_triples(graph)}
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


def _apply_shapes(graph: Graph, rules: Graph) -> Graph:
    try:
        _, results, _ = pyshacl.validate(graph, shacl_graph=rules, inplace=True)
    except (ReportableRuntimeError, ParseBaseException, re.error) as error:
        results = error
    if isinstance(results, Graph):
        return results
    reason = " ".join(str(results).split())
    raise RulesError(f"the shapes cannot be applied: {reason[:_LINE]}", "check the file given as --shapes")


def _load_graph(data: Path | bytes) -> Graph:
    """Read with Oxigraph, which parses Turtle many times faster, into rdflib, which pySHACL walks many times faster."""
    graph = Graph()
    memo: dict[object, Node] = {}
    try:
        chars = data if isinstance(data, bytes) else data.read_bytes()
        for quad in pyoxigraph.parse(chars, format=pyoxigraph.RdfFormat.TURTLE):
            subject, predicate, obj = (
                memo.get(term) or memo.setdefault(term, _convert_term(term)) for term in quad.triple
            )
            graph.add((subject, predicate, obj))
    except (OSError, SyntaxError) as error:
        name = "the graph" if isinstance(data, bytes) else str(data)
        reason = error.strerror if isinstance(error, OSError) else error
        raise BuildError(f"{name} cannot be read: {reason}", "build it again with kg build") from error
    return graph


def _convert_term(term: object) -> Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return BNode(term.value)
    if not isinstance(term, pyoxigraph.Literal):
        raise BuildError("the graph holds a triple within a triple", "build it again with kg build")
    if term.language:
        return Literal(term.value, lang=term.language)
    return Literal(term.value, datatype=URIRef(term.datatype.value))


def _tell_place(error: Exception) -> str:
    """Where and why Turtle is not understood, on one line, without the bytes that the library shows.

    >>> _tell_place(ValueError("at line 3 of <>: Bad syntax (expected '.') at ^ in: b'x^y'"))
    "line 3: expected '.'"
    """
    line = " ".join(str(error).split())
    match = re.match(r"at line (\d+) of <.*?>: Bad syntax \((.*?)\) at \^", line)
    return f"line {match[1]}: {match[2]}" if match else line[:_LINE]


def _load_shapes(path: Path) -> Graph:
    try:
        return Graph().parse(data=path.read_bytes(), format="turtle")
    except (OSError, UnicodeDecodeError, BadSyntax, ParserError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"is no Turtle: {_tell_place(error)}"
        raise RulesError(f"{path}: {reason}", "check the file given as --shapes") from error


def _read_results(results: Graph, rules: Graph) -> Iterator[Violation]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        words = [word for word in results.objects(result, SH.resultMessage) if isinstance(word, Literal)]
        # "zh" sorts before "en" and before messages in no language
        said = sorted(words, key=lambda word: (word.language != "zh", str(word.language), str(word)))
        yield Violation(
            focus=str(results.value(result, SH.focusNode) or ""),
            path=_format_path(rules, results.value(result, SH.resultPath)),
            message=" / ".join(map(str, said)),
            value=str(results.value(result, SH.value) or ""),
        )


def _format_path(rules: Graph, path: Node | None) -> str:
    """Write a property path as SPARQL would, with the prefixes of builds."""
    if path is None:
        return ""
    if isinstance(path, URIRef):
        prefix = next((short for short, space in PREFIXES.items() if path.startswith(space)), None)
        return f"{prefix}:{path[len(PREFIXES[prefix]) :]}" if prefix else f"<{path}>"
    inverse = rules.value(path, SH.inversePath)
    if inverse is not None:
        return f"^{_format_path(rules, inverse)}"
    return "/".join(_format_path(rules, step) for step in rules.items(path))


def _compare_plain_triples(graph: Graph) -> Iterator[Violation]:
    """Match the plain triples with the realised statements that have not ended; partOf the gazetteer tells too."""
    said = {
        (graph.value(claim, RDF.subject), graph.value(claim, RDF.predicate), graph.value(claim, RDF.object))
        for claim in graph.subjects(_MODALITY, _REALISED)
        if (claim, RDF.type, _STATEMENT) in graph and (claim, _ENDED, None) not in graph
    }
    plain = {
        triple for predicate in Predicate for triple in graph.triples((None, URIRef(f"{EDU}{predicate.value}"), None))
    }
    loose = {triple for triple in plain - said if triple[1] != _PART_OF}
    for triples, message in ((said - plain, _UNTOLD), (loose, _LOOSE)):
        for subject, predicate, obj in triples:
            yield Violation(str(subject), _format_path(graph, predicate), message, str(obj))


def _shorten(words: str, most: int = _SHOWN) -> str:
    shown = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in words)
    return shown if len(shown) <= most else f"{shown[:most]}…"
