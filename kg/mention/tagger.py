"""A sequence model of names: a linear-chain conditional random field over characters, learned by `benchmarks/train_tagger.py`.

It knows a name by what stands around it where no class word or rule gives it away. It reads the sentences of a document at
once, as arrays.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from kg.errors import RulesError
from kg.mention.label_shares import Shares, share_labels, weigh_steps
from kg.mention.sign_numbers import Index, Numbers, make_index, number_word
from kg.mention.sign_sheet import MIX, Sheet
from kg.mention.tagger_signs import read_signs
from kg.model import Kind
from kg.record import record
from kg.rules import find_ontology

FILE = "tagger.npz"
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
LABELS = "".join(("O", *LETTERS, *map(str.lower, LETTERS)))
GO_ON = len(LETTERS)
"""The label that goes on with a name stands as many places behind that which begins it."""
NAME = re.compile("|".join(f"{letter}{letter.lower()}*" for letter in LETTERS))
MOST = 20_000
"""So many characters are read at once."""


class Model(NamedTuple):
    """Where the signs' weights stand, by their numbers; the weights by label; the factor of a label behind another.

    `weights[sign]` has 21 hundredths, the first and last row none; `factors[before, after]`, see `weigh_steps`;
    no weight is more than `heaviest` below or above nothing.
    """

    signs: Index
    weights: NDArray[np.int16]
    factors: Shares
    heaviest: int


@record
class Tagged:
    """A name as the model sees it, in the sentence's own offsets, with how likely its least likely character is part of it."""

    kind: Kind
    start: int
    end: int
    chance: float


@cache
def load_tagger() -> Model:
    """Read `ontology/tagger.npz`; RulesError for a file that is missing or not understood."""
    try:
        with np.load(find_ontology() / FILE) as told:
            signs, weights, steps = told["signs"], told["weights"], told["steps"]
        none = np.zeros((1, len(LABELS)), np.int16)
        allowed = np.array([[may_follow(after, before) for after in LABELS] for before in LABELS])
        factors = weigh_steps(steps.astype(np.int32), allowed)
        heaviest = int(np.abs(weights.astype(np.int32)).max())
        return Model(make_index(signs), np.concatenate([none, weights, none]), factors, heaviest)
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise RulesError(f"{FILE}: {error}", "train it anew: python benchmarks/train_tagger.py") from error


def may_follow(after: str, before: str) -> bool:
    """Whether a label may stand behind another: only a name of its kind goes on.

    >>> may_follow("s", "S"), may_follow("s", "s"), may_follow("s", "O"), may_follow("S", "p")
    (True, True, False, True)
    """
    return not after.islower() or before.upper() == after.upper()


def tag_names(sentences: Sequence[str]) -> list[list[Tagged]]:
    """The names of each of some folded sentences, each character of which is more likely than not part of it, in order and apart."""
    found: list[list[Tagged]] = []
    start = size = 0
    for place, sentence in enumerate(sentences):
        size += len(sentence)
        if size > MOST or place == len(sentences) - 1:
            found += tag_sheet(sentences[start : place + 1])
            start, size = place + 1, 0
    return found


def tag_sheet(sentences: Sequence[str]) -> list[list[Tagged]]:
    """The same, of sentences that are read at once."""
    model = load_tagger()
    weights = weigh_labels(number_signs(Sheet(sentences)), model)
    ends = np.cumsum([len(sentence) for sentence in sentences])
    fresh = np.zeros(len(weights) + 1, bool)
    fresh[[0, *ends]] = True
    found: list[list[Tagged]] = [[] for _ in sentences]
    for one in list_names(share_labels(weights, fresh[:-1], model.factors)):
        place = int(np.searchsorted(ends, one.start, side="right"))
        before = int(ends[place]) - len(sentences[place])
        found[place].append(Tagged(one.kind, one.start - before, one.end - before, one.chance))
    return found


def number_signs(sheet: Sheet) -> Numbers:
    """A number for each sign of each character, by column, 0 where a column tells nothing."""
    columns = read_signs(sheet)
    told = np.stack(list(columns.values()))
    nothing = told == 0
    told *= MIX
    told += np.array([[number_word(name)] for name in columns], np.uint64)
    told[nothing] = 0
    return told


def weigh_labels(signs: Numbers, model: Model) -> NDArray[np.int32]:
    """What its signs say for each label of each character, in hundredths; only differences mean anything."""
    rows = model.signs.find(signs.ravel()).reshape(signs.shape)
    short = len(rows) * model.heaviest < 1 << 15  # so that no sum needs more than 16 bits
    sums = np.zeros((signs.shape[1], len(LABELS)), np.int16 if short else np.int32)
    for row in rows:
        sums += model.weights.take(row, axis=0)  # twice as fast as by brackets
    return sums.astype(np.int32)


def list_names(shares: Shares) -> Iterator[Tagged]:
    """The names that the labels tell which are more likely than not."""
    labels = shares.argmax(axis=1)
    letters = np.frombuffer(LABELS.encode(), np.uint8)[labels].tobytes().decode()
    sure = shares.max(axis=1).tolist()
    for match in NAME.finditer(letters):
        start, end = match.span()
        chance = min(sure[start:end])
        if end < len(sure):
            chance = min(chance, 1.0 - float(shares[end, labels[start] + GO_ON]))
        yield Tagged(LETTERS[letters[start]], start, end, round(chance, 4))
