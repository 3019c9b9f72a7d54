"""Terms of the vocabularies that profiles are written in."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from kg.export.facts import ObservationRow, Passage, StatementRow
from kg.vocabulary import PREFIXES as OURS

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        **OURS,
        "interval": "http://reference.data.gov.uk/id/gregorian-year/",
        "np": "http://www.nanopub.org/nschema#",
        "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
        "sdmx-dimension": "http://purl.org/linked-data/sdmx/2009/dimension#",
        "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
        "time": "http://www.w3.org/2006/time#",
    }
)
"""Prefix to namespace, ours among them."""
Row = StatementRow | ObservationRow
TYPE = NamedNode(PREFIXES["rdf"] + "type")
GYEAR = NamedNode(PREFIXES["xsd"] + "gYear")


def name_term(short: str) -> NamedNode:
    """The IRI of a prefixed name.

    >>> name_term("org:Membership").value
    'http://www.w3.org/ns/org#Membership'
    """
    prefix, _, local = short.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def below(iri: str, part: str) -> NamedNode:
    """A node of a statement or figure's own, named after it."""
    return NamedNode(f"{iri}/{part}")


def base_of(iri: str) -> str:
    """The base under which an IRI of a build was minted, told from that of a statement or observation."""
    return iri.rpartition("/")[0].rpartition("/")[0] + "/"


def name_role(row: StatementRow) -> NamedNode:
    """The role of a membership or post: a term of ours, or one minted from the words."""
    if row.role in ("Lead", "Member"):
        return name_term(f"edu:{row.role}")
    return NamedNode(f"{base_of(row.iri)}role/{quote(row.role, safe='')}")


def tell(subject: NamedNode, predicate: str, value: NamedNode | Literal | str) -> Triple:
    """A triple; text is Chinese, a name with a prefix that we know is a term."""
    if isinstance(value, str):
        value = name_term(value) if value.partition(":")[0] in PREFIXES else Literal(value, language="zh")
    return Triple(subject, TYPE if predicate == "a" else name_term(predicate), value)


def tell_passages(subject: NamedNode, passages: tuple[Passage, ...]) -> Iterator[Triple]:
    """The sentences that say so, as quotations."""
    for passage in passages:
        yield Triple(subject, name_term("prov:value"), Literal(passage.quote, language="zh"))


def year_literal(year: str) -> Literal:
    """A year as xsd:gYear."""
    return Literal(year, datatype=GYEAR)
