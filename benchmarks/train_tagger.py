"""Trains the sequence model of names: writes `ontology/tagger.npz`.

    python benchmarks/train_tagger.py            # needs python-crfsuite (pip install '.[train]'); about twenty minutes

Data: the documents of tests/gold/open and tests/gold/samples, the passages and sentences of tests/gold that are not kept
back, and COPIES of each with other names, drawn with SEED. tests/gold/held is not read. The model is a linear-chain
conditional random field over characters, fitted by L-BFGS with both penalties; weights below LEAST are left out. The
same data, rules, seed and release of python-crfsuite give the same file.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pycrfsuite
from tagger_copies import exchange_names, make_stock
from tagger_gold import Marked, Name, read_gold

from kg.mention.sign_sheet import Sheet
from kg.mention.tagger import FILE, LABELS, LETTERS, number_signs
from kg.model import Kind

ROOT = Path(__file__).parents[1]
SEED, COPIES, STEPS = 7, 3, 80
PENALTIES = {"c1": 0.3, "c2": 0.05, "feature.minfreq": 3}
LONGEST = 600
"""Longer sentences are tables or lists; they are left out."""
PLAIN_KEPT = 0.7
"""The share of sentences without a name that is learned from."""
LEAST, UNIT = 0.03, 100
LETTER = {kind: letter for letter, kind in LETTERS.items()}
EDGE = "edge"
"""The one sign of what stands before and behind a sentence."""


def main() -> None:
    """Train, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "ontology" / FILE)
    out = parser.parse_args().out
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({**PENALTIES, "max_iterations": STEPS})
    size = 0
    for sentences in list_sentences(read_gold(ROOT), random.Random(SEED)):
        for (folded, names), rows in zip(sentences, list_rows([one for one, _ in sentences]), strict=True):
            trainer.append([[EDGE], *rows, [EDGE]], ["O", *list_labels(folded, names), "O"])
            size += len(folded)
    print(f"{size} characters", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/model")
        told = tagger.info()
    signs, weights, steps = lay_out(told.state_features, told.transitions)
    np.savez_compressed(out, signs=signs, weights=weights, steps=steps)


def list_sentences(documents: Sequence[Marked], rng: random.Random) -> Iterator[Sequence[tuple[str, Sequence[Name]]]]:
    """The sentences of some documents and of their copies, by document."""
    stock = make_stock(documents)
    for copy in range(COPIES + 1):
        for document in documents:
            marked = (exchange_names(document, stock, rng) if copy else document).sentences
            yield [
                (folded, names)
                for folded, names in marked
                if 0 < len(folded) <= LONGEST and (names or rng.random() < PLAIN_KEPT)
            ]


def list_rows(sentences: Sequence[str]) -> Iterator[list[list[str]]]:
    """The signs of each character of each sentence."""
    rows = [[str(sign) for sign in signs if sign] for signs in number_signs(Sheet(sentences)).T.tolist()]
    start = 0
    for sentence in sentences:
        yield rows[start : start + len(sentence)]
        start += len(sentence)


def list_labels(folded: str, names: Sequence[tuple[int, int, Kind]]) -> list[str]:
    """The label of each character; of names that overlap the first stands."""
    labels = ["O"] * len(folded)
    reached = 0
    for start, end, kind in names:
        if start >= reached:
            letter = LETTER[kind]
            labels[start:end] = [letter, *letter.lower() * (end - start - 1)]
            reached = end
    return labels


def lay_out(states: Mapping[tuple[str, str], float], steps: Mapping[tuple[str, str], float]) -> Iterator[np.ndarray]:
    """The arrays of the model: the numbers of signs in order, their weights by label, and the weights of one label behind another."""
    told: dict[int, dict[str, int]] = {}
    for (sign, label), weight in states.items():
        if sign != EDGE and abs(weight) >= LEAST:
            told.setdefault(int(sign), {})[label] = round(weight * UNIT)
    rows = [[told[sign].get(label, 0) for label in LABELS] for sign in sorted(told)]
    after = [[round(steps.get((before, label), 0.0) * UNIT) for label in LABELS] for before in LABELS]
    yield np.array(sorted(told), np.uint64)
    yield np.array(rows, np.int16)
    yield np.array(after, np.int16)


if __name__ == "__main__":
    main()
