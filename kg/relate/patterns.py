"""Reads `ontology/patterns/` and compiles each pattern to a regular expression over the codes of chunks."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from kg.errors import RulesError
from kg.model import Kind, Modality, Predicate
from kg.record import record
from kg.relate.chunks import CODES, MIXED_BODIES, MIXED_THINGS
from kg.relate.lexicon import Lexicon, load_cues, make_lexicon
from kg.rules import find_ontology

TOKEN = re.compile(
    r"\{(?P<slot>\w+)(?::(?P<kinds>[\w|]+))?\}(?P<slotopt>\?)?|<(?P<cue>[\w|]+)>(?P<cueopt>\?)?|'(?P<words>[^']+)'(?P<wordopt>\?)?"
    r"|~(?P<wide>,)?(?P<gap>\d+)|(?P<mark>[\^$()、:;,+])(?P<markopt>\?)?|(?P<group>\[|\]\??|\|)"
)
CLASS = re.compile(r"^(?:\(\?P<\w+>)?\[([^\]^]+)\]\)?$")
"""A piece of a compiled pattern that stands for one chunk of some codes."""
NAMES = frozenset("RUSGOPMEADBT")
FILLER = "[^RUSGOPMEADBT、,;:()。]"
WIDE = "[^;。]"
LEXICAL = {"grade": "g", "grade2": "g", "role": "r", "role2": "r", "count": "n", "year": "y"}
KEYS = {
    "name",
    "predicate",
    "match",
    "carryo",
    "example",
    "gives",
    "counterexample",
    "carry",
    "fallback",
    "qualifiers",
    "modality",
    "each",
    "confidence",
    "needs",
}
NEEDED = {"name", "predicate", "match", "example", "counterexample"}


@record
class Pattern:
    """One way to say a relation.

    `expression` runs over chunk codes; `kinds` are the kinds each slot takes; `carry` the kinds of a subject that is
    taken over from earlier in the sentence, `carryo` those of an object met before; `fallback` whether the document's frame may be the subject.
    `needed` are classes of codes of which each match holds one each.
    """

    name: str
    predicate: Predicate
    expression: re.Pattern[str]
    needed: tuple[frozenset[str], ...]
    kinds: Mapping[str, frozenset[Kind]]
    qualifiers: Mapping[str, str]
    example: str
    gives: tuple[str, ...]
    counterexample: str
    carry: frozenset[Kind] = frozenset()
    carryo: frozenset[Kind] = frozenset()
    fallback: str = ""
    modality: Modality = Modality.REALISED
    each: bool = False
    needs: str = ""
    confidence: float = 0.8


@record
class PatternBook:
    """All patterns with the lexicon they are written in.

    `keyed` are their numbers by the codes of the class each is known by; a bit stands for each class that patterns need:
    `bits` tell of which classes a code is, `asked` which classes a pattern needs.
    """

    patterns: tuple[Pattern, ...]
    lexicon: Lexicon
    keyed: Mapping[str, Sequence[int]]
    bits: Mapping[str, int]
    asked: Sequence[int]

    def list_fitting(self, codes: frozenset[str]) -> list[Pattern]:
        """The patterns that chunks of these codes can match, in order; most sentences leave a few of them."""
        held, likely = 0, set[int]()
        for code in self.bits.keys() & codes:
            held |= self.bits[code]
            likely.update(self.keyed.get(code, ()))
        return [self.patterns[number] for number in sorted(likely) if self.asked[number] & held == self.asked[number]]


@cache
def load_patterns() -> PatternBook:
    """The patterns of `ontology/patterns/*.toml`, file by file; RulesError names the pattern that is not understood."""
    rows = [row for path in sorted((find_ontology() / "patterns").glob("*.toml")) for row in read_rows(path)]
    literals = {
        word
        for row in rows
        for match in TOKEN.finditer(str(row.get("match", "")))
        if is_literal(match["words"])
        for word in match["words"].split("|")
    }
    lexicon = make_lexicon(frozenset(literals))
    patterns = tuple(read_pattern(row, lexicon) for row in rows)
    return PatternBook(patterns, lexicon, key_patterns(patterns), *number_classes(patterns))


def key_patterns(patterns: Sequence[Pattern]) -> dict[str, list[int]]:
    """The numbers of patterns by each code of the class that fewest texts will hold; RulesError for one that needs no name.

    That is a class of words, or where a pattern needs none, one of names.
    """
    keyed: dict[str, list[int]] = defaultdict(list)
    for number, pattern in enumerate(patterns):
        if all(needed.isdisjoint(NAMES) for needed in pattern.needed):
            raise RulesError(f"patterns: pattern {pattern.name} needs no name", "give it a slot that is no option")
        for code in min(pattern.needed, key=lambda needed: (not needed.isdisjoint(NAMES), len(needed), sorted(needed))):
            keyed[code].append(number)
    return keyed


def number_classes(patterns: Sequence[Pattern]) -> tuple[dict[str, int], list[int]]:
    """The bits of the classes that each code is of, and of those that each pattern needs."""
    bits: dict[str, int] = defaultdict(int)
    known: dict[frozenset[str], int] = {}
    for needed in (needed for pattern in patterns for needed in pattern.needed):
        if needed not in known:
            known[needed] = 1 << len(known)
            for code in needed:
                bits[code] |= known[needed]
    return dict(bits), [sum({known[needed] for needed in pattern.needed}) for pattern in patterns]


def read_rows(path: Path) -> list[dict[str, object]]:
    """The tables of one file of patterns; RulesError where it is no TOML or holds none."""
    try:
        rows: list[dict[str, object]] = tomllib.loads(path.read_text(encoding="utf-8"))["pattern"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise RulesError(f"{path.name}: {error}", "see ontology/README.md for the form") from error
    return rows


def is_literal(words: str | None) -> bool:
    """Whether a quoted token names words; one that begins with a blank stands for blanks."""
    return bool(words) and not str(words).startswith(" ")


def read_pattern(row: Mapping[str, object], lexicon: Lexicon) -> Pattern:
    """One table of a file of patterns; RulesError for keys, kinds, cues or predicates that are not known."""
    name = str(row.get("name", "?"))
    unknown, missing = set(row) - KEYS, NEEDED - set(row)
    if unknown or missing:
        raise RulesError(
            f"patterns: pattern {name}: unknown {sorted(unknown)}, missing {sorted(missing)}", "see ontology/README.md"
        )
    try:
        kinds, expression, needed = compile_match(str(row["match"]), lexicon)
        return Pattern(
            name=name,
            predicate=Predicate(str(row["predicate"])),
            expression=expression,
            needed=needed,
            kinds=kinds,
            qualifiers={str(key): str(value) for key, value in as_table(row.get("qualifiers", {})).items()},
            example=str(row["example"]),
            gives=tuple(map(str, as_list(row.get("gives", [])))),
            counterexample=str(row["counterexample"]),
            carry=frozenset(Kind(str(kind)) for kind in as_list(row.get("carry", []))),
            carryo=frozenset(Kind(str(kind)) for kind in as_list(row.get("carryo", []))),
            fallback=str(row.get("fallback", "")),
            modality=Modality(str(row.get("modality", "Realised"))),
            each=bool(row.get("each", False)),
            needs=str(row.get("needs", "")),
            confidence=float(str(row.get("confidence", 0.8))),
        )
    except (ValueError, KeyError, re.error) as error:
        raise RulesError(
            f"patterns: pattern {name}: {error}", "see ontology/README.md for kinds, cues and predicates"
        ) from error


def as_table(value: object) -> Mapping[object, object]:
    """`value` as a table of TOML; ValueError for anything else."""
    if not isinstance(value, dict):
        raise ValueError(f"{value!r} is no table")  # noqa: TRY004 - told to the officer as a RulesError
    return value


def as_list(value: object) -> list[object]:
    """`value` as a list of TOML; ValueError for anything else."""
    if not isinstance(value, list):
        raise ValueError(f"{value!r} is no list")  # noqa: TRY004 - told to the officer as a RulesError
    return value


def compile_match(
    match: str, lexicon: Lexicon
) -> tuple[dict[str, frozenset[Kind]], re.Pattern[str], tuple[frozenset[str], ...]]:
    """The kinds of each slot, the regular expression over codes and the classes it needs; ValueError where it cannot be read."""
    kinds: dict[str, frozenset[Kind]] = {}
    parts: list[str] = []
    needed: list[frozenset[str]] = []
    place = depth = 0
    for token in TOKEN.finditer(match):
        if match[place : token.start()].strip():
            raise ValueError(f"cannot read {match[place : token.start()]!r}")
        place = token.end()
        parts.append(compile_token(token, kinds, lexicon))
        depth += (token["group"] == "[") - (token["group"] or "").startswith("]")
        if token["group"] == "|" and not depth:
            raise ValueError("alternatives stand in square brackets")
        if not depth and (codes := CLASS.search(parts[-1])) and not parts[-1].endswith("?"):
            needed.append(frozenset(codes[1]))
    if match[place:].strip():
        raise ValueError(f"cannot read {match[place:]!r}")
    return kinds, re.compile("".join(parts)), tuple(needed)


def compile_token(token: re.Match[str], kinds: dict[str, frozenset[Kind]], lexicon: Lexicon) -> str:
    """One token of a pattern as a piece of regular expression."""
    if slot := token["slot"]:
        if slot in LEXICAL:
            return f"(?P<{slot}>[{LEXICAL[slot]}]){token['slotopt'] or ''}"
        kinds[slot] = frozenset(Kind(kind) for kind in (token["kinds"] or "").split("|"))
        return f"(?P<{slot}>[{slot_codes(kinds[slot])}]){token['slotopt'] or ''}"
    if cue := token["cue"]:
        chars = "".join(lexicon.klass(name) for name in cue.split("|") if load_cues()[name])
        return f"(?P<cue_{token.start()}>[{chars}]){token['cueopt'] or ''}"
    if words := token["words"]:
        if words.startswith(" "):
            return f"[x,]{{0,2}}{token['wordopt'] or ''}"
        chars = "".join(lexicon.codes[word] for word in words.split("|"))
        return f"[{chars}]{token['wordopt'] or ''}"
    if token["gap"]:
        return f"{WIDE if token['wide'] else FILLER}{{0,{token['gap']}}}?"
    if token["group"]:
        return {"[": "(?:", "|": "|"}.get(token["group"], ")" + token["group"][1:])
    mark = token["mark"]
    edge = {"^": "(?:^|(?<=[,;:。()、]))", "$": "(?=$|[,;:。)])"}.get(mark, f"[{mark}]" if mark != "、" else "、")
    return edge + (token["markopt"] or "")


def slot_codes(kinds: frozenset[Kind]) -> str:
    """The codes of chunks that may fill a slot of these kinds; mixed lists fill it too and are sorted out later."""
    codes = {CODES[kind] for kind in kinds}
    if len(codes & set("RUSGO")) > 1:
        codes.add(MIXED_BODIES)
    if len(codes & set("MEAD")) > 1:
        codes.add(MIXED_THINGS)
    return "".join(sorted(codes))
