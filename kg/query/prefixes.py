"""The prefixes that a query may use without declaring them."""

import re

from kg.vocabulary import PREFIXES

DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
LOCAL = re.compile(r"[^\W_][\w-]*")


def declare_prefixes(sparql: str) -> str:
    """`sparql` with the prefixes it does not declare put before it, on its first line so that line numbers hold."""
    own = set(DECLARED.findall(sparql))
    return "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name not in own) + sparql


def shorten_iri(iri: str) -> str:
    """The IRI as a prefixed name where a prefix fits, else in angle brackets.

    >>> shorten_iri("https://w3id.org/edukg/ontology#memberOf")
    'edu:memberOf'
    >>> shorten_iri("https://w3id.org/edukg/id/school/柳州市/箭盘山小学")
    '<https://w3id.org/edukg/id/school/柳州市/箭盘山小学>'
    """
    for name, space in PREFIXES.items():
        if iri.startswith(space) and LOCAL.fullmatch(iri, len(space)):
            return f"{name}:{iri[len(space) :]}"
    return f"<{iri}>"
