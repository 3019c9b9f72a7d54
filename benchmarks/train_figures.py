"""Trains the model of whom figures are told: writes `ontology/figures.tsv`.

    python benchmarks/train_figures.py            # about a minute; needs numpy alone

Data: the documents of tests/gold/open and tests/gold/samples. tests/gold/held is not read. For each figure that gold tells too, the candidates of `kg/relate/whose.py` are weighed by
their signs against each other (a conditional logit with a penalty, fitted by L-BFGS); weights below LEAST are left out. What
the rules tell is no sign: they were written by the same documents, and are trusted more there than they should be elsewhere.
`--folds 5` tells how often rules and model are right on documents that the model was not trained on.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from links_gold import read_parts

from kg.evaluate.build import ToldObservation
from kg.evaluate.compare import Names, compare_observations
from kg.evaluate.gold import Gold, build_gold
from kg.evaluate.words import fold_unit, fold_words
from kg.model import Observation
from kg.read import read_source
from kg.relate import find_observations
from kg.relate.whose import Asked
from kg.relate.whose_model import CLEARLY

ROOT = Path(__file__).parents[1]
UNIT, LEAST, RARE, PENALTY, STEPS = 100.0, 0.04, 2, 1.0, 120
MEMORY = 8
HEADER = "# What signs of a candidate (kg/relate/whose_signs.py) weigh for a figure to be told of it, in hundredths.\n# Made by benchmarks/train_figures.py from tests/gold.\n"
Vector = np.ndarray[Any, np.dtype[np.float64]]


class Known(NamedTuple):
    """A figure of a document, whom gold tells it of (none where gold does not tell it) and the signs of the candidates."""

    document: str
    asked: Asked
    truth: frozenset[str]


def main() -> None:
    """Train, and write the table or tell how good it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "ontology" / "figures.tsv")
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    known = list(read_known(ROOT))
    if given.folds:
        for fold in range(given.folds):
            weights = fit_weights([one for one in known if crc32(one.document.encode()) % given.folds != fold])
            test_weights([one for one in known if crc32(one.document.encode()) % given.folds == fold], weights)
        return
    weights = fit_weights(known)
    kept = [
        f"{sign}\t{round(weight * UNIT)}\n"
        for sign, weight in sorted(weights.items())
        if abs(weight) >= LEAST and sign.isprintable()
    ]
    given.out.write_text(HEADER + "".join(kept), encoding="utf-8")


def read_known(root: Path) -> Iterator[Known]:
    """The figures of all documents below `root`, in a fixed order."""
    gold = root / "tests" / "gold"
    for texts, told in ((gold / "open",) * 2, (root / "samples", gold / "samples")):
        paths = {path.name: path for path in sorted(texts.rglob("*.*"))}
        for path in sorted(told.glob("*.json")):
            raw = json.loads(path.read_text(encoding="utf-8"))
            name = Path(raw["doc"]).name
            yield from read_document(paths[name], build_gold(raw))


def read_document(path: Path, gold: Gold) -> Iterator[Known]:
    """The figures of one document; each is asked for as if the one before had been told as gold tells it."""
    names = Names(gold)
    for part in read_parts(read_source(path, path.name), frozenset()):
        labels = {key: frozenset(map(fold_words, (one.name, *one.aliases))) for key, one in part.by_key.items()}
        doers = frozenset[str]().union(*(labels.get(one, frozenset()) for one in (part.frame.area, part.frame.voice)))

        def tell(choose: Any, part: Any = part) -> Sequence[Observation]:
            return find_observations("", part.sentences, part.links, tuple(part.by_key.values()), part.frame, choose)

        first: list[Asked] = []
        seen = tell(lambda asked, first=first: first.append(asked) or asked.told)
        spans = {(one.evidence[0].span, one.value, one.indicator): one for one in seen}
        told = [describe(one, str(at), labels) for at, one in enumerate(spans.values())]
        hits = {
            list(spans)[int(found.iri)]: names.acting[item.about]
            for item, found in compare_observations(told, gold).hits
        }
        found: list[Known] = []

        def teach(asked: Asked, hits: Any = hits, labels: Any = labels, doers: Any = doers, found: Any = found) -> str:
            wanted = hits.get((asked.figure.span, asked.figure.value, asked.figure.indicator), frozenset())
            right = [
                key
                for key in asked.candidates
                if wanted & (labels.get(key, frozenset()) | (doers if key == asked.speaker else frozenset()))
            ]
            found.append(Known(path.name, asked, frozenset(right)))
            return asked.told if not right or asked.key in right else right[0]

        tell(teach)
        yield from found


def describe(one: Observation, iri: str, labels: Mapping[str, frozenset[str]]) -> ToldObservation:
    """An observation as a build tells it."""
    return ToldObservation(
        iri,
        labels.get(one.about, frozenset()),
        fold_words(one.indicator),
        one.value,
        fold_unit(one.unit),
        {"modality": frozenset({one.modality.value}), "year": frozenset({str(one.year)} if one.year else ())},
        (),
        (),
        None,
    )


def fit_weights(known: Sequence[Known]) -> Mapping[str, float]:
    """What each sign weighs for a candidate."""
    asked = [one for one in known if one.truth and len(one.asked.candidates) > 1]
    count = Counter(sign for one in asked for signs in one.asked.candidates.values() for sign in signs)
    place = {sign: at for at, sign in enumerate(sorted(sign for sign, often in count.items() if often >= RARE))}
    rows: list[int] = []
    columns: list[int] = []
    groups: list[int] = []
    right: list[float] = []
    for group, one in enumerate(asked):
        for key, signs in one.asked.candidates.items():
            inside = [place[sign] for sign in signs if sign in place]
            rows += [len(groups)] * len(inside)
            columns += inside
            groups.append(group)
            right.append(float(key in one.truth))
    problem = Logit(np.array(rows), np.array(columns), np.array(groups), np.array(right), len(asked), len(place))
    return dict(zip(place, descend(problem), strict=True))


class Logit(NamedTuple):
    """Candidates as rows of signs, in groups of one figure each; `right` are those that gold tells."""

    rows: np.ndarray[Any, Any]
    columns: np.ndarray[Any, Any]
    groups: np.ndarray[Any, Any]
    right: Vector
    size: int
    width: int

    def measure(self, weights: Vector) -> tuple[float, Vector]:
        """The loss of some weights, and its slope."""
        sums = np.bincount(self.rows, weights[self.columns], minlength=len(self.groups))
        top = np.full(self.size, -np.inf)
        np.maximum.at(top, self.groups, sums)
        shares = np.exp(sums - top[self.groups])
        whole = np.bincount(self.groups, shares, minlength=self.size)
        good = np.maximum(np.bincount(self.groups, shares * self.right, minlength=self.size), 1e-12)
        pull = shares / whole[self.groups] - shares * self.right / good[self.groups]
        slope = np.bincount(self.columns, pull[self.rows], minlength=self.width) + PENALTY * weights
        return float(-np.log(good / whole).sum() + PENALTY / 2 * weights @ weights), slope


def descend(problem: Logit) -> Vector:
    """The weights of the least loss, by L-BFGS."""
    weights = np.zeros(problem.width)
    loss, slope = problem.measure(weights)
    steps: list[tuple[Vector, Vector]] = []
    for _ in range(STEPS):
        move = slope.copy()
        kept = []
        for step, turn in reversed(steps):
            kept.append((step @ move) / (turn @ step))
            move -= kept[-1] * turn
        move *= (steps[-1][0] @ steps[-1][1]) / (steps[-1][1] @ steps[-1][1]) if steps else 10 / np.abs(slope).sum()
        for (step, turn), share in zip(steps, reversed(kept), strict=True):
            move += step * (share - (turn @ move) / (turn @ step))
        size = 1.0
        while True:
            later = weights - size * move
            less, there = problem.measure(later)
            if less <= loss - 1e-4 * size * (slope @ move) or size < 1e-4:
                break
            size /= 2
        if (later - weights) @ (there - slope) > 0:
            steps = [*steps, (later - weights, there - slope)][-MEMORY:]
        gain, weights, loss, slope = loss - less, later, less, there
        if gain < 1e-5 * abs(loss):
            break
    return weights


def test_weights(known: Sequence[Known], weights: Mapping[str, float]) -> None:
    """Tell how often the rules, the likeliest candidate, and the rules but for clear cases are right, and what was mended and broken."""
    right: Counter[str] = Counter()
    for one in known:
        if not one.truth:
            continue
        sums = {key: sum(weights.get(sign, 0.0) for sign in signs) for key, signs in one.asked.candidates.items()}
        best = max(sums, key=sums.__getitem__)
        chosen = best if sums[best] - sums[one.asked.key] > CLEARLY / UNIT else one.asked.key
        told = (one.asked.key in one.truth, chosen in one.truth)
        right.update(
            {"all": 1, "rules": told[0], "model": best in one.truth, "both": told[1],
             "mended": told == (False, True), "broken": told == (True, False)}
        )  # fmt: skip
    print(dict(right), file=sys.stderr)


if __name__ == "__main__":
    main()
