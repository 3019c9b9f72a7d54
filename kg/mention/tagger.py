"""A sequence model of names: a linear-chain conditional random field over characters, learned by `benchmarks/train_tagger.py`.

It knows a name by what stands around it where no class word or rule gives it away. Its weights are whole hundredths, so
that their sums are the same on every machine.
"""

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat
from math import exp
from operator import add

from kg.errors import RulesError
from kg.mention.tagger_signs import read_signs
from kg.model import Kind
from kg.record import record
from kg.rules import find_ontology, load_rules

FILE = "tagger.tsv"
LETTERS = {
    "A": Kind.AWARD,
    "D": Kind.DOCUMENT,
    "E": Kind.EVENT,
    "G": Kind.GROUP,
    "L": Kind.AREA,
    "N": Kind.ORGANISATION,
    "P": Kind.PERSON,
    "R": Kind.PROGRAMME,
    "S": Kind.SCHOOL,
    "U": Kind.AUTHORITY,
}
"""A capital begins a name of its kind, the small letter goes on with it; all else is O."""
LABELS = ("O", *LETTERS, *map(str.lower, LETTERS))
OUTSIDE = 0
PLACE = {label: at for at, label in enumerate(LABELS)}
WEIGHT = re.compile(r"([A-Za-z])(-?\d+)")
UNIT = 100.0
"""Weights are told in hundredths."""
NAME = re.compile("|".join(f"{letter}{letter.lower()}*" for letter in LETTERS))
FIRST, LAST = 1, len(LETTERS) + 1
STARTS = range(FIRST, LAST)
GO_ON = len(STARTS)
"""The labels that begin a name; the one that goes on with it stands as many places behind it."""
UNLIKELY = 0
"""A name begins nowhere where its label is so much behind O by the signs of the character alone."""
LIGHT = 0.001
"""Labels of a smaller share go on, and nothing else begins behind them."""
Shares = Mapping[int, float]
"""How likely labels are."""
ALONE: Shares = {OUTSIDE: 1.0}
LEAST = 0.0001
"""Labels of a smaller share than this, by all that stands before, are given up."""
FIELD = struct.Struct(f"<{len(LABELS)}H")
"""The weights of all labels lie side by side in one whole number, so that one addition adds them all."""
BITS = 16
BIAS = sum(1 << (BITS * at + BITS - 1) for at in range(len(LABELS)))
"""Keeps the sum of each label above zero; only their differences mean anything."""


@record
class Model:
    """Weights by column and value, packed; by what factor a label is likelier behind another, 0 where it cannot stand.

    `factors[after][before]`, 21 by 21.
    """

    columns: Mapping[str, Mapping[str, int]]
    factors: Sequence[Sequence[float]]


@record
class Tagged:
    """A name as the model sees it, in the sentence's own offsets, with how likely its least likely character is part of it."""

    kind: Kind
    start: int
    end: int
    chance: float


@cache
def load_tagger() -> Model:
    """Read `ontology/tagger.tsv`; RulesError for a file that is missing or not understood."""
    path = find_ontology() / FILE
    columns: dict[str, dict[str, int]] = {}
    steps: dict[str, dict[str, int]] = {label: {} for label in LABELS}
    name = ""
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            value, mark, told = line.rpartition("\t")
            if not mark:
                name = name if line.startswith("# ") else line
            elif name == "step":
                steps[value] = {label: int(weight) for label, weight in WEIGHT.findall(told)}
            else:
                columns.setdefault(name, {})[value] = pack(told)
    except (OSError, KeyError, ValueError) as error:
        raise RulesError(f"{FILE}: {error}", "train it anew: python benchmarks/train_tagger.py") from error
    factors = [
        [exp(steps[after].get(before, 0) / UNIT) if may_follow(after, before) else 0.0 for before in LABELS]
        for after in LABELS
    ]
    return Model(columns, factors)


def pack(told: str) -> int:
    """The weights of labels (O-12S40) in one whole number."""
    return sum(int(weight) << (BITS * PLACE[label]) for label, weight in WEIGHT.findall(told))


def may_follow(after: str, before: str) -> bool:
    """Whether a label may stand behind another: only a name of its kind goes on.

    >>> may_follow("s", "S"), may_follow("s", "s"), may_follow("s", "O"), may_follow("S", "p")
    (True, True, False, True)
    """
    return not after.islower() or before.upper() == after.upper()


def tag_names(folded: str) -> tuple[Tagged, ...]:
    """The names each of whose characters is more likely than not part of it, in order of text and apart."""
    model = load_tagger()
    rows = weigh_labels(folded, model)
    ahead = go_forward(rows, model)
    if all(len(shares) == 1 for shares in ahead):
        return ()
    return tuple(list_names(go_back(rows, ahead, model)))


def weigh_labels(folded: str, model: Model) -> list[tuple[int, ...]]:
    """What its signs say for each label of each character; only differences mean anything."""
    sums = [BIAS] * len(folded)
    for name, column in read_signs(folded, load_rules()).items():
        told = model.columns.get(name)
        if told:
            sums = list(map(add, sums, map(told.get, column, repeat(0))))
    return [FIELD.unpack(one.to_bytes(FIELD.size, "little")) for one in sums]


def go_forward(rows: Sequence[Sequence[int]], model: Model) -> list[Shares]:
    """The shares of the labels of each character by all that stands before it."""
    shares: Shares = ALONE
    ahead: list[Shares] = []
    for row in rows:
        outside = row[OUTSIDE]
        if shares is not ALONE or max(row[FIRST:LAST]) > outside - UNLIKELY:
            starts = [at for at in STARTS if row[at] > outside - UNLIKELY]
            heavy = [(at, share) for at, share in shares.items() if share > LIGHT]
            sums: dict[int, float] = {}
            for label in (OUTSIDE, *starts):
                factor = model.factors[label]
                came = sum([share * factor[at] for at, share in heavy])
                sums[label] = came * exp((row[label] - outside) / UNIT)
            for before, share in shares.items():
                if before:
                    label = before + GO_ON if before < LAST else before
                    grown = share * model.factors[label][before] * exp((row[label] - outside) / UNIT)
                    sums[label] = sums.get(label, 0.0) + grown
            shares = scale(sums)
        ahead.append(shares)
    return ahead


def go_back(rows: Sequence[Sequence[int]], ahead: Sequence[Shares], model: Model) -> list[Shares]:
    """How likely each label of each character is, by all that stands before and behind it."""
    chances: list[Shares] = []
    sums: Shares = dict.fromkeys(ahead[-1], 1.0)
    for at in range(len(rows) - 1, -1, -1):
        own, before = ahead[at], ahead[at - 1] if at else ALONE
        chances.append(
            own if own is ALONE else scale({label: share * sums.get(label, 0.0) for label, share in own.items()})
        )
        if before is ALONE:
            sums = ALONE
            continue
        row = rows[at]
        told = {label: one * exp((row[label] - row[OUTSIDE]) / UNIT) for label, one in sums.items()}
        begun = [(model.factors[label], one) for label, one in told.items() if label < LAST]
        gathered: dict[int, float] = {}
        for label, share in before.items():
            after = label + GO_ON if FIRST <= label < LAST else label
            whole = model.factors[after][label] * told[after] if after >= LAST and after in told else 0.0
            if share > LIGHT:
                whole += sum([factor[label] * one for factor, one in begun])
            gathered[label] = whole
        sums = scale(gathered)
    return chances[::-1]


def scale(sums: Mapping[int, float]) -> Shares:
    """The same as shares of one, without the least of them."""
    whole = sum(sums.values())
    least = whole * LEAST
    kept = {label: one / whole for label, one in sums.items() if one >= least}
    return kept if len(kept) > 1 or OUTSIDE not in kept else ALONE


def list_names(chances: Sequence[Shares]) -> Iterator[Tagged]:
    """The names that the labels tell which are more likely than not."""
    letters = "".join(LABELS[max(shares, key=lambda at: (shares[at], -at))] for shares in chances)
    for match in NAME.finditer(letters):
        start, end = match.span()
        begun = PLACE[letters[start]]
        chance = min(chances[start][begun], *(chances[at][begun + GO_ON] for at in range(start + 1, end)), 1.0)
        if end < len(chances):
            chance = min(chance, 1 - chances[end].get(begun + GO_ON, 0.0))
        yield Tagged(LETTERS[letters[start]], start, end, round(chance, 4))
