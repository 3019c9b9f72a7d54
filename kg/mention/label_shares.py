"""How likely each label of each character is, by all that stands before and behind it: many short chains at once.

Shares are whole parts of UNIT. Sums of whole numbers of that size are exact in any order, so every machine reckons the same.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

OUTSIDE = 0
"""The label of what is in no name; chains begin and end beside it."""
UNIT = float(1 << 24)
"""The product of two whole numbers up to this, and the sum of such products over all labels, are exact."""
HUNDREDTH = 0.9900498337491681
"""The factor of a weight of one hundredth less: e to the power of -0.01."""
LEAST = 3000
"""What weighs so many hundredths less than another is as likely as if it weighed still less."""
COLD = -800
"""Where every other label weighs so many hundredths less than OUTSIDE, there is no name."""
Weights = NDArray[np.int32]
Shares = NDArray[np.float64]
Places = NDArray[np.int64]


@cache
def list_factors() -> Shares:
    """How likely a label is that weighs 0, 1, 2 … hundredths less than another, by products alone: not all machines have one `exp`."""
    factors = np.full(LEAST + 1, HUNDREDTH)
    factors[0] = 1.0
    return np.multiply.accumulate(factors)


def weigh_steps(steps: Weights, allowed: NDArray[np.bool_]) -> Shares:
    """The factors of some weights of one label behind another, `[before, after]`; 0 for what is not allowed."""
    less = np.clip(steps.max() - steps, 0, LEAST)
    factors: Shares = np.maximum(np.rint(list_factors()[less] * UNIT), 1.0) * allowed
    return factors


def find_warm(weights: Weights, fresh: NDArray[np.bool_]) -> tuple[Places, Places]:
    """Where stretches begin that may hold names, and how long they are, the longest first; none runs across a `fresh` begin."""
    warm = weights[:, OUTSIDE + 1 :].max(axis=1) - weights[:, OUTSIDE] > COLD
    edges = np.append(fresh, True)
    held = np.concatenate(([False], warm, [False]))
    first = np.flatnonzero(warm & (edges[:-1] | ~held[:-2]))
    last = np.flatnonzero(warm & (edges[1:] | ~held[2:]))
    sizes = last - first + 1
    order = np.argsort(-sizes, kind="stable")
    return first[order], sizes[order]


def share_labels(weights: Weights, fresh: NDArray[np.bool_], factors: Shares) -> Shares:
    """The share of each label of each character, `[character, label]`; sentences begin where it is `fresh`."""
    shares = np.zeros(weights.shape)
    shares[:, OUTSIDE] = 1.0
    firsts, sizes = find_warm(weights, fresh)
    if firsts.size:
        numbers = np.searchsorted(-sizes, -np.arange(sizes[0] + 1))
        rows = np.concatenate([firsts[:number] + step for step, number in enumerate(numbers)])
        told = weights[rows]
        own = list_factors()[np.minimum(told.max(axis=1, keepdims=True) - told, LEAST)]
        stops = np.cumsum(numbers)
        both = go_forward(own, stops, factors) * go_back(own, stops, factors)
        shares[rows] = both / np.maximum(both.sum(axis=1, keepdims=True), 1.0)
    return shares


def scale(shares: Shares) -> Shares:
    """The same in whole parts, the largest of each row UNIT."""
    scaled: Shares = shares * (UNIT / np.maximum.reduce(shares, axis=1, keepdims=True))
    return np.rint(scaled, out=scaled)


def go_forward(own: Shares, stops: Places, factors: Shares) -> Shares:
    """The shares by what stands before; the rows of a step lie behind those of the step before, in the same order."""
    ahead = np.empty_like(own)
    ahead[: stops[0]] = scale(own[: stops[0]] * factors[OUTSIDE])
    for before, start, stop in zip((0, *stops), stops, stops[1:], strict=False):
        came = ahead[before : before + stop - start] @ factors
        ahead[start:stop] = scale(came * own[start:stop])
    return ahead


def go_back(own: Shares, stops: Places, factors: Shares) -> Shares:
    """The shares by what stands behind."""
    behind = np.empty_like(own)
    behind[:] = scale(factors[np.newaxis, :, OUTSIDE])
    steps = list(zip((0, *stops), stops, stops[1:], strict=False))
    for before, start, stop in reversed(steps):
        come = scale(behind[start:stop] * own[start:stop])
        behind[before : before + stop - start] = scale(come @ factors.T)
    return behind
