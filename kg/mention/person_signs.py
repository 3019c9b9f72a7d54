"""How much the characters from each place of a text on look like a person's name, as arrays."""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.mention.person_model import BASE, ONE_GIVEN, PLAIN_COST, THREE, UNLISTED, load_model
from kg.mention.sign_numbers import Index, Numbers, make_index, number_word
from kg.mention.sign_sheet import CODES, MIX, Held, Sheet, is_han, join, shift

TENTHS = 10
LEAST, MOST = -6, 3
"""Logits of a name's characters beyond these are alike."""
NONE = -1000
Tenths = NDArray[np.int64]


class Weights(NamedTuple):
    """The figures of the model of names in whole tenths, by character; compound surnames by their numbers."""

    surname: Tenths
    plain: Numbers
    first: Tenths
    second: Tenths
    compound: Index
    pair: Tenths


def to_tenths(figure: float) -> int:
    """A figure in whole tenths."""
    return round(figure * TENTHS)


@cache
def load_weights() -> Weights:
    """Lay out the model of names by character."""
    model = load_model()
    surname, plain = np.full(CODES, NONE), np.zeros(CODES, np.uint64)
    first, second = (np.full(CODES, to_tenths(UNLISTED)) for _ in range(2))
    for given, listed in ((first, model.first), (second, model.second)):
        for char, logit in listed.items():
            given[ord(char)] = to_tenths(logit)
    compound: dict[int, int] = {}
    for name, told in model.surnames.items():
        logit = to_tenths(BASE + told.logit - PLAIN_COST * told.plain)
        if len(name) > 1:
            compound[number_word(name)] = logit
        else:
            surname[ord(name)], plain[ord(name)] = logit, told.plain + 1
    pairs = sorted(compound)
    index = make_index(np.array(pairs, np.uint64))
    return Weights(surname, plain, first, second, index, np.array([NONE, *(compound[one] for one in pairs)]))


def read_surnames(sheet: Sheet) -> dict[str, Numbers]:
    """How much a name of a surname and one or two characters that begins here, or a little before, looks like a person's."""
    weights = load_weights()
    chars = np.minimum(sheet.chars, CODES - 1)
    pair = weights.compound.find(join(shift(sheet.chars, 1), sheet.chars) * MIX)  # as number_word does
    double = pair > 0
    logit = np.where(double, weights.pair[pair], weights.surname[chars])
    one, two = (np.where(double, shift(chars, by + 1), shift(chars, by)) for by in (1, 2))
    short = logit + to_tenths(ONE_GIVEN) + np.maximum(weights.first[one], weights.second[one])
    long = logit + to_tenths(THREE) + weights.first[one] + weights.second[two]
    begun = (logit > NONE) & is_han(one)
    told = {
        "name": weigh_names(short, double, begun),
        "long": weigh_names(long, double, begun & is_han(two)),
    }
    signs = {f"{name}{at}": shift(column, -at) for name, column in told.items() for at in range(3)}
    return {**signs, "plain": weights.plain[chars]}


def weigh_names(tenths: Tenths, double: Held, begun: Held) -> Numbers:
    """A number for the rounded logit of each name and for whether its surname is a double one, 0 where none begins."""
    logits = np.clip((tenths + TENTHS // 2) // TENTHS, LEAST, MOST) - LEAST + 1
    return np.where(begun, logits * 2 + double, 0).astype(np.uint64)
