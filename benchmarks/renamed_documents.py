"""The same document of another place: names changed throughout text and gold, kind by kind.

Every name is changed wherever it stands, the longest first, in one pass over the text and over every name and quote of the
gold, so that the two stay one. What would break a name, make two bodies one or could not be read any more is drawn again.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from random import Random
from typing import Any

from renamed_found import (
    DIRECTION,
    FREQUENT,
    HAN,
    NUMBERS,
    TRADITIONAL,
    Document,
    Names,
    add_areas,
    add_initiatives,
    add_numbers,
    add_own,
    add_persons,
    add_towns,
)

from kg.evaluate import check_gold
from kg.fold import fold_text
from kg.tokens import dictionary_count, dictionary_tag

KINDS = ("persons", "areas", "towns", "own words", "numbers", "initiatives")
TRIES = 40
END = re.compile("[。;；:：!！?？)）”…、,，]$")
FIELDS = ("names", "quote", "indicator")


def spell(old: str) -> str:
    """The pattern of an old name, which a line's end may break; a short one may be set apart by blanks."""
    number = rf"(?<![第{NUMBERS}十百])" if old[0] in NUMBERS else ""
    gap = "[ 　\n]{0,2}" if len(old) == 2 else "\n?"
    return number + gap.join(map(re.escape, old))


class Renaming:
    """Old names with their new ones; changes a text in one pass, the longest name first."""

    def __init__(self, pairs: Mapping[str, str]) -> None:
        self.pairs = dict(pairs)
        olds = sorted(pairs, key=lambda one: (-len(one), one))
        self.pattern = re.compile("|".join(map(spell, olds)) or "(?!)")

    def change(self, text: str) -> str:
        """The text with the new names; two characters set apart stay so."""

        def renew(match: re.Match[str]) -> str:
            old = re.sub(r"\s", "", match.group())
            new = self.pairs[old]
            if len(old) == len(new) and len(match.group()) > len(old):
                chars = iter(new)
                return "".join(char if char.isspace() else next(chars) for char in match.group())
            return new

        return self.pattern.sub(renew, text)

    def change_gold(self, item: Any, *, told: bool = False) -> Any:
        """The content of a gold file with the new names in names, quotes and indicators."""
        if isinstance(item, dict):
            return {key: self.change_gold(value, told=key in FIELDS) for key, value in item.items()}
        if isinstance(item, list):
            return [self.change_gold(one, told=told or isinstance(one, dict)) for one in item]
        return self.change(item) if told and isinstance(item, str) else item

    def list_neighbours(self, text: str) -> dict[str, set[tuple[str, str]]]:
        """The letters before and behind each old name, "" beside another name."""
        matches = list(self.pattern.finditer(text))
        edges = {match.end() for match in matches} | {match.start() for match in matches}
        around: dict[str, set[tuple[str, str]]] = {}
        for match in matches:
            before = (
                ""
                if match.start() in edges and any(one.end() == match.start() for one in matches)
                else text[match.start() - 1 : match.start()]
            )
            behind = "" if any(one.start() == match.end() for one in matches) else text[match.end() : match.end() + 1]
            around.setdefault(re.sub(r"\s", "", match.group()), set()).add((before, behind))
        return around


def reads_well(new: str, around: Iterable[tuple[str, str]], kind: str) -> bool:
    """Whether a reader can tell where a name begins and ends: no word across its edges (上|海南州, 范伟|强调), no word itself."""
    new = fold_text(new)
    if kind == "persons" and dictionary_count(new) and not dictionary_tag(new).startswith("nr"):
        return False
    if kind not in {"persons", "areas"}:
        return True
    before = any(
        dictionary_count(fold_text(one) + new[: at + 1]) >= FREQUENT for one, _ in around if one for at in range(2)
    )
    behind = kind == "persons" and any(dictionary_count(new[-1] + fold_text(one)) for _, one in around if one)
    return not before and not behind


def draw_names(names: Names, text: str, kinds: Iterable[str], dice: Random, *, same: bool) -> dict[str, str] | None:
    """A new name for each old one of some kinds, and the old one for others, which it keeps whole; None for a bad draw.

    One that cannot be told from another or from the words around is drawn again.
    """
    around = Renaming({old: old for _, olds, _ in names.entries for old in olds}).list_neighbours(text)
    foreign = sum(a != b for a, b in zip(text, fold_text(text), strict=True) if "㐀" < a < "鿿") > len(text) / 20
    convert = TRADITIONAL.convert if foreign else str
    pairs: dict[str, str] = {}
    for kind, olds, draw in names.entries:
        fixed = kind in {"numbers", "areas"} or bool(DIRECTION.fullmatch(olds[0]))
        if kind not in kinds:
            pairs |= {old: old for old in olds}
            continue
        for _ in range(1 if fixed else TRIES):
            news = list(map(convert, draw(dice, same)))
            fresh = fixed or (news[0] not in text and news[0] not in pairs.values())
            if fresh and all(reads_well(new, around.get(old, ()), kind) for old, new in zip(olds, news, strict=True)):
                pairs |= dict(zip(olds, news, strict=True))
                break
        else:
            if kind == "areas":
                return None
            pairs |= {old: old for old in olds}
    return pairs


def list_strings(gold: Mapping[str, Any]) -> Iterator[str]:
    """Every name and quote of a gold file."""
    for item in chain(gold["entities"], gold["statements"], gold["observations"]):
        yield from item.get("names", ())
        yield item.get("quote", "")


def find_broken(old: Document, new: Document) -> list[str]:
    """The names and quotes that stood in the text and do so no more."""
    both = zip(list_strings(old.gold), list_strings(new.gold), strict=True)
    return sorted({one for one, other in both if one in old.text and other not in new.text})


def find_breaking(old: Document, broken: Sequence[str], renaming: Renaming) -> set[str]:
    """The old names to leave as they are: those that cross the edge of what is broken, else those in it."""
    crossing: set[str] = set()
    inside: set[str] = set()
    for one in broken:
        at = [match.start() for match in re.finditer(re.escape(one), old.text)]
        for match in renaming.pattern.finditer(old.text):
            for start in at:
                if match.start() < start < match.end() or match.start() < start + len(one) < match.end():
                    crossing.add(re.sub(r"\s", "", match.group()))
        inside |= {name for name in renaming.pairs if name in one}
    return crossing or inside


def shares_names(old: Document, new: Document) -> bool:
    """Whether two bodies have come to share a name that had none in common."""

    def count(gold: Mapping[str, Any]) -> int:
        named = [
            {(item["type"], name) for name in item["names"]} for item in gold["entities"] if not item.get("masked")
        ]
        return sum(map(len, named)) - len(set().union(*named)) if named else 0

    return count(new.gold) > count(old.gold)


def rename_document(document: Document, kinds: Sequence[str], seed: int, *, same: bool) -> tuple[Document, Renaming]:
    """The document with other names of some kinds, of the same length or of another; unchanged where no draw stays right."""
    left: set[str] = set()
    for attempt in range(TRIES):
        dice = Random(f"{seed} {attempt} {document.name} {same}")
        names = find_names(document, dice, same=same or is_wrapped(document.text))
        names.entries = [entry for entry in names.entries if not left & set(entry[1])]
        pairs = draw_names(names, document.text, kinds, dice, same=same or is_wrapped(document.text))
        if pairs is None:
            continue
        renaming = Renaming(pairs)
        gold = renaming.change_gold(json.loads(json.dumps(document.gold)))
        new = Document(document.name, renaming.change(document.text), gold)
        if broken := find_broken(document, new):
            left |= find_breaking(document, broken, renaming)
        elif not shares_names(document, new) and not check_gold(new.gold):
            return new, renaming
    return document, Renaming({})


def is_wrapped(text: str) -> bool:
    """Whether sentences are broken over lines, which names of another length would undo."""
    long = [line.rstrip() for line in text.splitlines() if len(line.rstrip()) > 18]
    return sum(not END.search(line) and bool(re.search(HAN + "$", line)) for line in long) > len(long) / 4


def find_names(document: Document, dice: Random, *, same: bool) -> Names:
    """Every name of a document that can be changed."""
    names = Names()
    add_persons(names, document.gold)
    chosen = add_areas(names, document.text, document.gold, dice, same=same)
    add_towns(names, document.gold, chosen)
    add_numbers(names, document.text, document.gold, dice)
    add_own(names, document.text, document.gold)
    add_initiatives(names, document.text, document.gold)
    return names
