"""Guesses at persons in one sentence: what names of a list do for each other, and which of them go together."""

import re
from bisect import bisect_right
from dataclasses import replace

from kg.record import record

NAME, MASKED = "person", "masked-person"
LISTED, LISTED_STEP, LISTED_MOST = 1.5, 0.3, 3.0
"""What a name gains in logits beside a likely one of its list, more for each logit of that one up to so many."""
NEARLY, LISTED_NEARLY = -1.0, 0.7
"""Two guesses of a list above the first gain the second of each other."""
LIST_GAP = re.compile(r"[、,和与及; \t\n]|(?:\([^()]{1,12}\))?[、,;]|(?: ?\d{1,2}[.、])")
LONGEST_GAP = 15
"""So many characters the longest mark of a list has: a note in brackets and a comma."""


@record
class Guess:
    """A possible name, in the sentence's own offsets, with its logit."""

    start: int
    end: int
    logit: float
    rule: str = NAME


def weigh_lists(folded: str, guesses: list[Guess]) -> list[Guess]:
    """Raise the guesses that stand in a list beside other likely names, 和 and blanks counting as marks of a list.

    Two that are nearly likely raise each other.
    """
    ends: dict[int, float] = {}
    starts: dict[int, float] = {}
    for guess in guesses:
        if guess.logit > NEARLY:
            ends[guess.end] = max(guess.logit, ends.get(guess.end, NEARLY))
            starts[guess.start] = max(guess.logit, starts.get(guess.start, NEARLY))
    raised: list[Guess] = []
    for guess in guesses:
        near = range(max(0, guess.start - LONGEST_GAP), guess.start + 1)
        before = [ends[end] for end in near if end in ends and LIST_GAP.fullmatch(folded, end, guess.start)]
        gap = LIST_GAP.match(folded, guess.end)
        behind = starts.get(gap.end()) if gap else None
        gain = sum(
            gain_listed(logit, guess.logit) for logit in (max(before) if before else None, behind) if logit is not None
        )
        raised.append(replace(guess, logit=guess.logit + gain) if gain else guess)
    return raised


def gain_listed(beside: float, own: float) -> float:
    """What a name gains by another one of its list, by the logit of that; what is likely lends nothing to what is not nearly so."""
    if beside > 0:
        return LISTED + LISTED_STEP * min(beside, LISTED_MOST)
    return LISTED_NEARLY if own > NEARLY else 0.0


def choose_best(guesses: list[Guess]) -> list[Guess]:
    """The guesses above even odds that do not overlap and have the greatest sum of logits."""
    likely = sorted((guess for guess in guesses if guess.logit > 0), key=lambda guess: (guess.end, guess.start))
    best: list[tuple[float, list[Guess]]] = [(0.0, [])]
    ends = [0]
    for guess in likely:
        total, chosen = best[bisect_right(ends, guess.start) - 1]
        taken = (total + guess.logit, [*chosen, guess])
        best.append(max(best[-1], taken, key=lambda pair: pair[0]))
        ends.append(guess.end)
    return best[-1][1]
