"""Loads `ontology/`, what an education officer may change, and refuses what it does not know."""

import csv
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from kg.errors import RulesError
from kg.model import Kind
from kg.record import record

STRENGTHS = ("hard", "title", "soft", "act")
BARE = ("name", "area", "none")
BEFORE = ("all", "weak")
WITH = ("place", "level", "group")

MOST_NAMED = 20
"""A message names so many of the words that would have been understood."""


@record
class Suffix:
    """A class word: names that end in it are of `kind` and of the narrower class `narrow` ("" for none).

    `bare` is what must stand before it: "name" a word of its own, "area" a place or 市/区/县, "none" nothing.
    """

    suffix: str
    kind: Kind
    narrow: str
    bare: str


@record
class Rules:
    """The terms of `ontology/terms`, ready for the stages."""

    suffixes: Mapping[str, Suffix]
    breaks: Mapping[str, str]
    generic: frozenset[str]
    name_verbs: frozenset[str]
    plain: Mapping[str, frozenset[str]]
    placed: Mapping[str, frozenset[str]]
    closings: Mapping[str, tuple[str, ...]]
    scanner: AhoCorasick
    scanned: tuple[str, ...]

    def find_suffixes(self, folded: str) -> Iterator[tuple[Suffix, int, int]]:
        """Every class word in `folded` as (class word, start, end), but for those that a longer one with the same end hides."""
        hits = [
            (end, start, index) for index, start, end in self.scanner.find_matches_as_indexes(folded, overlapping=True)
        ]
        longest: dict[int, tuple[int, int]] = {}
        for end, start, index in sorted(hits):
            longest.setdefault(end, (start, index))
        for end, (start, index) in longest.items():
            yield self.suffixes[self.scanned[index]], start, end

    def closes(self, suffix: Suffix, folded: str, end: int) -> bool:
        """Whether the class word that ends at `end` really ends there (小学 in 小学生 does not)."""
        open_words = self.closings.get(f"!{suffix.suffix}", ())
        return folded.startswith(open_words, end) or not folded.startswith(self.closings.get(suffix.suffix, ()), end)

    def is_generic(self, words: str) -> bool:
        """Whether `words` are nothing but generic words one after another (农村公办)."""
        return are_words(words, self.generic)

    def is_plain(self, words: str, before: str) -> bool:
        """Whether `words` are nothing but words that name no initiative before a class word that is `before` (all or weak)."""
        return are_words(words, self.plain[before])


def consists_of(words: str, vocabulary: Collection[str]) -> bool:
    """Whether `words` are nothing but words of a vocabulary one after another.

    >>> consists_of("农村公办", {"农村", "公办"}), consists_of("农村小学", {"农村", "公办"})
    (True, False)
    """
    reach = {0}
    for start in range(len(words)):
        if start in reach:
            reach |= {end for end in range(start + 1, len(words) + 1) if words[start:end] in vocabulary}
    return len(words) in reach


are_words: Callable[[str, frozenset[str]], bool] = lru_cache(maxsize=16384)(consists_of)
"""The same, remembered: the cores of names are asked about from each of their left edges."""


@cache
def load_rules() -> Rules:
    """The rules of `ontology/`; RulesError, naming file and line, for anything not understood."""
    suffixes = {
        row["suffix"]: read_suffix(row)
        for row in read_table("terms/suffixes.csv", ("suffix", "kind", "narrow", "bare"))
    }
    breaks = {row["word"]: row["strength"] for row in read_table("terms/breaks.csv", ("word", "strength"))}
    for word, strength in breaks.items():
        require_known("breaks.csv", word, strength, STRENGTHS)
    closings: dict[str, tuple[str, ...]] = {}
    for row in read_table("terms/closings.csv", ("suffix", "follows")):
        require_known("closings.csv", row["follows"], row["suffix"].removeprefix("!"), suffixes)
        closings[row["suffix"]] = (*closings.get(row["suffix"], ()), *row["follows"].split())
    scanned = tuple(sorted(suffixes))
    plain = read_table("terms/plain.csv", ("word", "before"))
    for row in plain:
        require_known("plain.csv", row["word"], row["before"], BEFORE)
    placed = read_table("terms/placed.csv", ("word", "with"))
    for row in placed:
        require_known("placed.csv", row["word"], row["with"], WITH)
    return Rules(
        suffixes=suffixes,
        breaks=breaks,
        generic=frozenset(row["word"] for row in read_table("terms/generic.csv", ("word",))),
        name_verbs=frozenset(row["word"] for row in read_table("terms/name_verbs.csv", ("word",))),
        plain={
            "weak": frozenset(row["word"] for row in plain),
            "all": frozenset(row["word"] for row in plain if row["before"] == "all"),
        },
        placed={by: frozenset(row["word"] for row in placed if row["with"] == by) for by in WITH},
        closings=closings,
        scanner=AhoCorasick(scanned),
        scanned=scanned,
    )


def read_suffix(row: Mapping[str, str]) -> Suffix:
    """One row of suffixes.csv; RulesError for a kind or `bare` that is not known."""
    if row["kind"] not in set(Kind) or row["bare"] not in BARE:
        raise RulesError(f"suffixes.csv: {row['suffix']} is {row['kind']}, {row['bare']}", "see ontology/README.md")
    return Suffix(row["suffix"], Kind(row["kind"]), row["narrow"], row["bare"])


@cache
def find_ontology() -> Path:
    """The folder `ontology/`: inside the installed package, else beside it in a clone; RulesError if neither is there."""
    here = Path(__file__).resolve().parent
    for folder in (here / "ontology", here.parent / "ontology"):
        if (folder / "terms").is_dir():
            return folder
    raise RulesError("the folder ontology/ is missing", "install edukg again, or clone it whole")


def read_table(name: str, columns: Sequence[str]) -> tuple[dict[str, str], ...]:
    """The rows of `ontology/<name>` (CSV, UTF-8, one header line), each with exactly `columns`.

    Lines that start with ``#`` are comments. Raises RulesError, naming the file and where it can the line, for what is
    no such table, another header, or a row with too few or too many cells or with an empty `word`.
    """
    path = find_ontology() / name
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            return tuple(list_rows(path.name, ((reader.line_num, cells) for cells in reader), list(columns)))
    except UnicodeDecodeError as error:
        raise RulesError(f"{path.name}: is not UTF-8", "save it as CSV UTF-8") from error
    except (OSError, csv.Error) as error:
        raise RulesError(f"{path.name}: {error}", "put back the table that came with edukg") from error


def list_rows(name: str, lines: Iterable[tuple[int, list[str]]], columns: list[str]) -> Iterator[dict[str, str]]:
    """The rows of the table `name` behind its header, of its lines as (number, cells); RulesError as of `read_table`."""
    header: list[str] = []
    for number, cells in lines:
        if not any(cells) or cells[0].startswith("#"):
            continue
        if not header:
            header = cells
            if header != columns:
                raise RulesError(f"{name}:{number}: columns {header}", f"expected {columns}")
            continue
        if len(cells) != len(header):
            raise RulesError(f"{name}:{number}: {len(cells)} cells", f"the header has {len(header)}")
        row = dict(zip(header, (cell.strip() for cell in cells), strict=True))
        if row.get("word") == "":
            raise RulesError(f"{name}:{number}: the word is empty", "an empty word would be met everywhere")
        yield row


def require_known(table: str, word: str, told: str, known: Collection[str]) -> None:
    """RulesError where a row tells of a word what is none of the things known."""
    if told not in known:
        raise RulesError(f"{table}: {word} is {told!r}", f"use one of {', '.join(sorted(known)[:MOST_NAMED])}")


def read_cues(name: str, cues: Collection[str] = ()) -> dict[str, frozenset[str]]:
    """The words of each cue of `ontology/<name>`, a table of `cue,word`; RulesError as of `read_table`.

    Where the program names the cues, each of them must have a word, and no other may stand in the table.
    """
    found: dict[str, set[str]] = {}
    for row in read_table(name, ("cue", "word")):
        found.setdefault(row["cue"], set()).add(row["word"])
    require_sorts(name, found, cues or found)
    return {cue: frozenset(words) for cue, words in found.items()}


def read_alternatives(name: str, cues: Collection[str]) -> dict[str, str]:
    """A regular expression of the words of each of some cues of `ontology/<name>`; RulesError as of `read_cues`."""
    return {cue: alternate(words) for cue, words in read_cues(name, cues).items()}


def read_shapes(name: str, shapes: Collection[str]) -> dict[str, re.Pattern[str]]:
    """The regular expressions of each of some shapes in `ontology/<name>`, a table of `shape,pattern,example`, as one.

    Raises RulesError for another shape, one without a row, and a pattern that is none or does not match its example.
    """
    found: dict[str, list[str]] = {}
    for row in read_table(name, ("shape", "pattern", "example")):
        try:
            matches = re.search(row["pattern"], row["example"])
        except re.error as error:
            raise RulesError(f"{name}: {row['pattern']}: {error}", "see the patterns around it") from error
        if not matches:
            raise RulesError(f"{name}: {row['pattern']} does not match {row['example']!r}", "mend either of them")
        found.setdefault(row["shape"], []).append(row["pattern"])
    require_sorts(name, found, shapes)
    return {shape: re.compile("|".join(patterns)) for shape, patterns in found.items()}


def require_sorts(name: str, told: Iterable[str], known: Collection[str]) -> None:
    """RulesError where the rows of a table are of other sorts than those known, or a sort has none."""
    unknown, missing = set(told) - set(known), set(known) - set(told)
    if unknown or missing:
        said = f"{min(unknown)} is not known" if unknown else f"{min(missing)} has no row"
        raise RulesError(f"{name}: {said}", f"use all of {', '.join(sorted(known))}")


def alternate(words: Iterable[str]) -> str:
    """A regular expression that any of some words matches, the longest first.

    >>> alternate({"加入", "加入了"})
    '加入了|加入'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
