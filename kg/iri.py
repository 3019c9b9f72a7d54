"""Mints every IRI of a build from what it names: readable, the same in every run, never from a counter or an order."""

import hashlib
import json
import re
from functools import lru_cache
from urllib.parse import quote

from kg.errors import KgError
from kg.model import DatedName, Evidence, Kind, Observation, Predicate, Qualifiers, Statement

DEFAULT_BASE = "https://w3id.org/edukg/id/"

# What RFC 3987 lets stand in a path, without "@" and "~" (which mark parts of a key, see below) and without signs that
# nobody sees (blanks, direction marks, joiners): two names that look alike must not get IRIs that look alike.
_VISIBLE = (
    r"A-Za-z0-9\-._!$&'()*+,;=:"
    r"\u00a1-\u00ac\u00ae-\u061b\u061d-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff"
    r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\uff00-\uffef"
    r"\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd"
)
_HIDDEN = re.compile(f"[^{_VISIBLE}]")
_NOT_IRI = re.compile(f"[^{_VISIBLE}/@~%]|%(?![0-9A-Fa-f]{{2}})")
_BASE = re.compile(f"https?://[{_VISIBLE}@\\[\\]]+/(?:[{_VISIBLE}@~%]+/)*")


def normalise_base(base: str) -> str:
    """End `base` with a slash; KgError where no IRI can be minted under it.

    >>> normalise_base("https://kg.example.org/柳州")
    'https://kg.example.org/柳州/'
    """
    ended = base if base.endswith("/") else f"{base}/"
    if not _BASE.fullmatch(ended):
        raise KgError(f"{base!r} is no base for IRIs", "give an absolute one such as https://example.org/id/")
    return ended


def mint_entity_key(kind: Kind, area: str | tuple[str, ...], name: str, mention: str = "") -> str:
    """Mint the key of an entity: folder of its kind, areas from wide to narrow, canonical name, all readable.

    `area` parts namesakes of two places ("" where untold). `mention` parts masked names, which are never merged: give
    it whatever finds that one mention again, such as ``000.txt:412``.

    >>> mint_entity_key(Kind.SCHOOL, "柳州市", "箭盘山小学")
    'school/柳州市/箭盘山小学'
    >>> mint_entity_key(Kind.SCHOOL, ("石家庄市", "新华区"), "第八中学")
    'school/石家庄市/新华区/第八中学'
    >>> mint_entity_key(Kind.SCHOOL, "", "xx小学", "总结/000.txt:412")
    'school/xx小学@总结%2F000.txt:412'
    """
    areas = ((area,) if area else ()) if isinstance(area, str) else area
    last = _segment(name) + (f"@{_segment(mention)}" if mention else "")
    return "/".join((kind.value.lower(), *map(_segment, areas), last))


@lru_cache(maxsize=65536)
def entity_iri(key: str, base: str = DEFAULT_BASE) -> str:
    """Put a key under `base`; what an IRI forbids in a key minted elsewhere is percent-encoded.

    >>> entity_iri("school/柳州市/箭盘山小学")
    'https://w3id.org/edukg/id/school/柳州市/箭盘山小学'
    """
    return base + _NOT_IRI.sub(_encode, key)


def name_iri(key: str, name: DatedName, base: str = DEFAULT_BASE) -> str:
    """Name the use of one name by what it names, the name, and the years it was borne, as far as they are told.

    >>> name_iri("school/柳州市/滨江小学", DatedName("城北小学", None, 2019, True, ()))
    'https://w3id.org/edukg/id/name/school/柳州市/滨江小学/城北小学@-2019'
    """
    years = f"@{name.since or ''}-{name.until or ''}" if name.since or name.until else ""
    return entity_iri(f"name/{key}/{_segment(name.name)}{years}", base)


@lru_cache(maxsize=4096)
def source_iri(path: str, base: str = DEFAULT_BASE) -> str:
    """Name a source document by its path below the folder that was built.

    >>> source_iri("2023/工作 总结.docx")
    'https://w3id.org/edukg/id/source/2023/工作%20总结.docx'
    """
    return f"{base}source/{_path(path)}"


def evidence_iri(evidence: Evidence, base: str = DEFAULT_BASE) -> str:
    """Name a passage by its document and its span; one passage is one evidence whichever rule read it."""
    return f"{base}evidence/{_path(evidence.path)}/{evidence.span.start}-{evidence.span.end}"


@lru_cache(maxsize=4096)
def extractor_iri(rule: str, base: str = DEFAULT_BASE) -> str:
    """Name the rule that read something."""
    return f"{base}extractor/{_segment(rule)}"


def statement_iri(statement: Statement, base: str = DEFAULT_BASE) -> str:
    """Name a claim by all it says but its evidence, confidence and end; partnersWith reads the same both ways."""
    ends = [statement.subject, statement.object]
    if statement.predicate is Predicate.PARTNERS_WITH:
        ends.sort()
    said = [*ends, statement.predicate, statement.modality, *_qualifier_fields(statement.qualifiers)]
    return f"{base}statement/{_digest(said)}"


def observation_iri(observation: Observation, base: str = DEFAULT_BASE) -> str:
    """Name a figure by all it says but its evidence and confidence."""
    o = observation
    said = [o.about, o.indicator, repr(float(o.value)), o.unit, o.year, o.modality]
    return f"{base}observation/{_digest(said)}"


def _qualifier_fields(q: Qualifiers) -> list[str | int | None]:
    fields: list[str | int | None] = [q.grade, q.level, q.year, q.role, q.construction, q.stage]
    return fields if q.since is None else [*fields, q.since]


def _digest(fields: list[str | int | None]) -> str:
    """Hash to 128 bits in hexadecimal; JSON keeps the fields apart, so that no two lists of fields are one text."""
    return hashlib.sha256(json.dumps(fields).encode()).hexdigest()[:32]


@lru_cache(maxsize=4096)
def _path(path: str) -> str:
    return "/".join(map(_segment, path.split("/")))


def _segment(words: str) -> str:
    """Make one path segment, never empty: no two texts share one, and none is a dot segment, which clients would resolve away."""
    if not words.strip("."):
        return f"~{words}"
    return _HIDDEN.sub(_encode, words)


def _encode(match: re.Match[str]) -> str:
    # Surrogates have no UTF-8; a damaged file name may hold them all the same.
    # "~" marks an empty segment here, and `quote` lets it stand.
    return quote(match[0].encode("utf-8", "surrogatepass"), safe="").replace("~", "%7E")
