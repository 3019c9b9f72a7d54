"""Words that stand for an entity named elsewhere, and what is known of each: `ontology/terms/pronouns.csv`."""

from collections.abc import Mapping
from functools import cache

from kg.errors import RulesError
from kg.model import Kind
from kg.record import record
from kg.rules import read_table

COLUMNS = ("word", "kind", "refers", "unless", "common", "ends")
REFERS = frozenset({"scope", "voice", "last", "both", "former", "latter", "lead", "near", "addressee"})
COMMON = frozenset({"", "head", "own"})


@record
class Pronoun:
    """What a word stands for: an entity of `kind` that `refers` finds, whose name ends in `ends`.

    It is another word before any of `unless`; `common` tells of a common noun: "head" one that counts at the head of a
    clause only, "own" one that besides never stands for another than who speaks, "" none.
    """

    kind: Kind
    refers: str
    unless: tuple[str, ...] = ()
    common: str = ""
    ends: str = ""


@cache
def load_pronouns() -> Mapping[str, Pronoun]:
    """Each word of the table; RulesError for a kind, `refers` or `common` that is not known.

    >>> load_pronouns()["共同体"]
    Pronoun(kind=<Kind.GROUP: 'Group'>, refers='voice', unless=('化', '意识', '理念', '内'), common='head', ends='共同体')
    """
    found = {}
    for row in read_table("terms/pronouns.csv", COLUMNS):
        if row["kind"] not in set(Kind) or row["refers"] not in REFERS or row["common"] not in COMMON:
            raise RulesError(
                f"pronouns.csv: {row['word']} is {row['kind']}, {row['refers']}, {row['common']!r}",
                "see the head of the file",
            )
        found[row["word"]] = Pronoun(
            Kind(row["kind"]), row["refers"], tuple(row["unless"].split()), row["common"], row["ends"]
        )
    return found
