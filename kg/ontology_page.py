"""The vocabulary as a page to read: classes, predicates, properties and values, in Chinese with a switch to English."""

from collections import defaultdict
from collections.abc import Iterable
from html import escape
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from kg.errors import RulesError
from kg.model import Predicate
from kg.rules import find_ontology
from kg.vocabulary import EDU, PREFIXES

Term = NamedNode | BlankNode | Literal
Terms = dict[str, dict[str, list[Term]]]
"""What the ontology says: subject to predicate (both as IRIs) to objects, in the order of the file."""

_RDFS, _OWL, _RDF, _SCHEMA = (PREFIXES[name] for name in ("rdfs", "owl", "rdf", "schema"))
_ONTOLOGY = EDU.rstrip("#")
_STYLE = """
body { font: 16px/1.6 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #ddd; }
th { background: #f4f4f4; } code { color: #064; } td:first-child { white-space: nowrap; } main { overflow-x: auto; } tr:target { background: #fff6d0; } label { cursor: pointer; margin-right: 1rem; }
#english:not(:checked) ~ main [lang=en], #english:checked ~ main [lang=zh] { display: none; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818; } th { background: #282828; } th, td { border-color: #444; } code { color: #7d9; } a { color: #8bf; } tr:target { background: #443a10; } }
"""


def read_ontology() -> bytes:
    """Read the ontology as the Turtle it is kept in."""
    return (find_ontology() / "edu.ttl").read_bytes()


def describe_ontology() -> str:
    """Lay out the ontology as one HTML page that needs nothing from the network; RulesError if its Turtle is damaged."""
    terms = _read_terms(find_ontology() / "edu.ttl")
    classes = _list_terms(terms, f"{_OWL}Class")
    values = _list_terms(terms, f"{_OWL}NamedIndividual")
    predicates = [f"{EDU}{predicate.value}" for predicate in Predicate]
    others = [iri for iri in terms if iri.startswith(EDU) and iri not in {*classes, *values, *predicates}]
    sections = (
        _format_section("类", "Classes", ("属于", "Kind of"), classes, terms),
        _format_section("谓词", "Predicates", ("从 → 到", "From → to"), predicates, terms),
        _format_section("限定语与属性", "Qualifiers and properties", ("从 → 到", "From → to"), others, terms),
        _format_section("取值", "Values", ("类", "Class"), values, terms),
    )
    return _format_page(terms, "\n".join(sections))


def _read_terms(file: Path) -> Terms:
    terms: Terms = defaultdict(lambda: defaultdict(list))
    try:
        for quad in parse(path=file, format=RdfFormat.TURTLE):
            subject, obj = quad.subject, quad.object
            if isinstance(subject, NamedNode | BlankNode) and isinstance(obj, NamedNode | BlankNode | Literal):
                terms[subject.value][quad.predicate.value].append(obj)
    except SyntaxError as error:
        raise RulesError(f"{file.name} is not Turtle: {error}", "mend the line it names") from error
    return terms


def _list_terms(terms: Terms, kind: str) -> list[str]:
    return [
        iri for iri, said in terms.items() if iri.startswith(EDU) and NamedNode(kind) in said.get(f"{_RDF}type", ())
    ]


def _format_page(terms: Terms, body: str) -> str:
    ontology = terms[_ONTOLOGY]
    version = _literal(ontology.get(f"{_OWL}versionInfo", ()))
    title = _format_words(ontology, "label", "span")
    return f"""<!DOCTYPE html>
<html lang="zh">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(_literal(ontology.get(f"{_RDFS}label", ()), "zh"))}</title>
<style>{_STYLE}</style></head>
<body>
<input type="checkbox" id="english"> <label for="english">English</label>
<main>
<h1>{title}</h1>
{_format_words(ontology, "comment", "p")}
<p><code>{escape(EDU)}</code> · {escape(version)}</p>
{body}
</main>
</body>
</html>
"""


def _format_section(chinese: str, english: str, relation: tuple[str, str], iris: Iterable[str], terms: Terms) -> str:
    heads = (("词", "Term"), ("名称", "Name"), relation, ("说明", "Meaning"))
    cells = "".join(f"<th>{_both(*head)}</th>" for head in heads)
    rows = "\n".join(_format_row(iri, terms) for iri in iris)
    return f"<h2>{_both(chinese, english)}</h2>\n<table>\n<tr>{cells}</tr>\n{rows}\n</table>"


def _format_row(iri: str, terms: Terms) -> str:
    said, name = terms[iri], escape(iri.removeprefix(EDU))
    cells = (
        f"<code>edu:{name}</code>",
        _format_words(said, "label", "span"),
        _format_relation(said, terms),
        _format_words(said, "comment", "span"),
    )
    return f'<tr id="{name}">' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _format_relation(said: dict[str, list[Term]], terms: Terms) -> str:
    """Tell what a class is under, what a property leads from and to, or what a value is of."""
    above = said.get(f"{_RDFS}subClassOf", [])
    domains = [*said.get(f"{_RDFS}domain", []), *said.get(f"{_SCHEMA}domainIncludes", [])]
    if domains:
        ranges = [*said.get(f"{_RDFS}range", []), *said.get(f"{_SCHEMA}rangeIncludes", [])]
        under = said.get(f"{_RDFS}subPropertyOf", [])
        arrow = f"{_format_terms(domains, terms)} → {_format_terms(ranges, terms)}"
        return f"{arrow}<br>⊂ {_format_terms(under, terms)}" if under else arrow
    kinds = [kind for kind in said.get(f"{_RDF}type", []) if not kind.value.startswith(_OWL)]
    return _format_terms(above or kinds, terms)


def _format_terms(found: Iterable[Term], terms: Terms) -> str:
    return ", ".join(_format_link(term.value) for one in found for term in _expand_union(one, terms))


def _expand_union(term: Term, terms: Terms) -> list[Term]:
    if not isinstance(term, BlankNode):
        return [term]
    members: list[Term] = []
    nodes = terms[term.value].get(f"{_OWL}unionOf", [])
    while nodes and nodes[0].value != f"{_RDF}nil":
        step = terms[nodes[0].value]
        members += step[f"{_RDF}first"]
        nodes = step[f"{_RDF}rest"]
    return members


def _format_link(iri: str) -> str:
    short = next((f"{name}:{iri[len(space) :]}" for name, space in PREFIXES.items() if iri.startswith(space)), iri)
    target = f"#{iri.removeprefix(EDU)}" if iri.startswith(EDU) else iri
    return f'<a href="{escape(target)}"><code>{escape(short)}</code></a>'


def _format_words(said: dict[str, list[Term]], predicate: str, tag: str) -> str:
    words = said.get(f"{_RDFS}{predicate}", [])
    return "".join(f'<{tag} lang="{tongue}">{escape(_literal(words, tongue))}</{tag}>' for tongue in ("zh", "en"))


def _both(chinese: str, english: str) -> str:
    return f'<span lang="zh">{escape(chinese)}</span><span lang="en">{escape(english)}</span>'


def _literal(words: Iterable[Term], tongue: str | None = None) -> str:
    return next((word.value for word in words if isinstance(word, Literal) and word.language == tongue), "")
