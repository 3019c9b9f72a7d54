"""Trains the sequence model of names: writes `ontology/tagger.tsv`.

    python benchmarks/train_tagger.py            # needs python-crfsuite (pip install '.[train]'); about ten minutes

Data: the documents of tests/gold/open and tests/gold/samples, the passages and sentences of tests/gold that are not kept
back, and COPIES of each with other names, drawn with SEED. tests/gold/held is not read. The model is a linear-chain
conditional random field over characters, fitted by L-BFGS with both penalties; weights below LEAST are left out. The
same data, seed and release of python-crfsuite give the same file.
"""

import argparse
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pycrfsuite
from tagger_copies import exchange_names, make_stock
from tagger_gold import Marked, Name, read_gold

from kg.mention.tagger import LETTERS, UNIT
from kg.mention.tagger_signs import read_signs
from kg.model import Kind
from kg.rules import load_rules

ROOT = Path(__file__).parents[1]
SEED, COPIES, STEPS = 7, 3, 80
PENALTIES = {"c1": 0.3, "c2": 0.05, "feature.minfreq": 3}
LONGEST = 600
"""Longer sentences are tables or lists; they are left out."""
PLAIN_KEPT = 0.7
"""The share of sentences without a name that is learned from."""
LEAST = 0.03
LETTER = {kind: letter for letter, kind in LETTERS.items()}
HEADER = f"""\
# What signs of a character (kg/mention/tagger_signs.py) weigh for the labels of names, in hundredths: a column's name, then its values.
# The column `step` tells what a label weighs behind another. Made by benchmarks/train_tagger.py from tests/gold (seed {SEED}).
"""


def main() -> None:
    """Train, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "ontology" / "tagger.tsv")
    out = parser.parse_args().out
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({**PENALTIES, "max_iterations": STEPS})
    size = 0
    for folded, names in list_sentences(read_gold(ROOT), random.Random(SEED)):
        trainer.append(list_rows(folded), list_labels(folded, names))
        size += len(folded)
    print(f"{size} characters", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/model")
        told = tagger.info()
    out.write_text(render_table(told.state_features, told.transitions), encoding="utf-8")


def list_sentences(documents: Sequence[Marked], rng: random.Random) -> Iterator[tuple[str, Sequence[Name]]]:
    """The sentences of some documents and of their copies."""
    stock = make_stock(documents)
    for copy in range(COPIES + 1):
        for document in documents:
            for folded, names in (exchange_names(document, stock, rng) if copy else document).sentences:
                if 0 < len(folded) <= LONGEST and (names or rng.random() < PLAIN_KEPT):
                    yield folded, names


def list_rows(folded: str) -> list[list[str]]:
    """The signs of each character, as column=value."""
    rows: list[list[str]] = [[] for _ in folded]
    for name, column in read_signs(folded, load_rules()).items():
        for row, value in zip(rows, column, strict=True):
            if value:
                row.append(f"{name}={value}")
    return rows


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


def render_table(states: Mapping[tuple[str, str], float], steps: Mapping[tuple[str, str], float]) -> str:
    """The table of weights, sorted; values that hold a line break or tab are left out."""
    columns: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    told = [(f"step={after}", before, weight) for (before, after), weight in steps.items()]
    told += [(sign, label, weight) for (sign, label), weight in states.items() if abs(weight) >= LEAST]
    for sign, label, weight in sorted(told):
        name, _, value = sign.partition("=")
        if value.isprintable():
            columns[name][value].append(f"{label}{round(weight * UNIT)}")
    lines = [
        line
        for name, values in sorted(columns.items())
        for line in (name, *(f"{value}\t{''.join(weights)}" for value, weights in sorted(values.items())))
    ]
    return HEADER + "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
