"""Between the path of a request and the IRI that it looks up."""

import re
from urllib.parse import quote, unquote_to_bytes, urlsplit

LOCAL = "/id/"
"""Where IRIs of a build answer on every server, whatever their base."""
ENCODED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._!$&'()*+,;=:")
"""Signs that a minted IRI never encodes: a client that encodes them means the same IRI."""
SAFE = "-._!$&'()*+,;=:/@~%"


def decode_run(match: re.Match[str]) -> str:
    """What a run of percent-encoded bytes stands for in an IRI: letters that need no encoding there, the rest as it is."""
    try:
        text = unquote_to_bytes(match[0]).decode()
    except UnicodeDecodeError:
        return match[0].upper()
    return "".join(
        char
        if (ord(char) < 128 and ord(char) in PLAIN) or (ord(char) >= 160 and char.isprintable())
        else quote(char, safe="")
        for char in text
    )


def read_iri(raw_path: str, base: str) -> str:
    """The IRI under `base` that a path below LOCAL, or below the path of `base` itself, looks up; "" for another path.

    >>> read_iri("/id/school/%E6%9F%B3%E5%B7%9E%E5%B8%82/%E5%B1%B1%20%28%E5%8C%97%29", "https://kg.example.org/id/")
    'https://kg.example.org/id/school/柳州市/山%20(北)'
    """
    for start in (LOCAL, urlsplit(base).path):
        if raw_path.startswith(start) and len(raw_path) > len(start):
            return base + ENCODED.sub(decode_run, raw_path[len(start) :])
    return ""


def local_path(iri: str, base: str) -> str:
    """The path of this server that answers for an IRI of the build; the IRI itself where it is another's.

    >>> local_path("https://kg.example.org/id/source/工作%20总结.docx", "https://kg.example.org/id/")
    '/id/source/%E5%B7%A5%E4%BD%9C%20%E6%80%BB%E7%BB%93.docx'
    """
    if not iri.startswith(base):
        return iri
    return LOCAL + quote(iri[len(base) :], safe=SAFE)


def kind_of(iri: str, base: str) -> str:
    """The first part of an IRI below the base: school, source, evidence, statement, …"""
    return iri.removeprefix(base).partition("/")[0]
