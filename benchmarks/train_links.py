"""Trains the model of links: writes `ontology/links.tsv`.

    python benchmarks/train_links.py            # needs python-crfsuite (pip install '.[train]'); about two minutes

Data: the documents of tests/gold/open and tests/gold/samples, and the passages and sentences of tests/gold that are not
kept back (`links_gold.py`). tests/gold/held is not read. For each predicate a logistic regression over the signs of a pair,
fitted by L-BFGS with both penalties (a conditional random field over sequences of one); weights below LEAST are left out.
The names are those that the extractor finds: the same data, rules and release of python-crfsuite give the same file.
"""

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pycrfsuite
from links_gold import Labelled, read_links

from kg.relate.link_model import UNIT

ROOT = Path(__file__).parents[1]
STEPS = 100
PENALTIES = {"c1": 0.02, "c2": 0.5, "feature.minfreq": 3}
LEAST = 0.04
LINKED, APART = "1", "0"
HEADER = """\
# What signs of a pair of names (kg/relate/link_signs.py) weigh for a link between them, in hundredths: a predicate, then its signs.
# Made by benchmarks/train_links.py from tests/gold.
"""


def main() -> None:
    """Train, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--out", type=Path, default=ROOT / "ontology" / "links.tsv")
    out = parser.parse_args().out
    pairs: dict[str, list[Labelled]] = defaultdict(list)
    for pair in read_links(ROOT):
        pairs[pair.predicate.value].append(pair)
    tables = []
    for predicate, labelled in sorted(pairs.items()):
        print(f"{predicate}: {len(labelled)} pairs, {sum(one.linked for one in labelled)} linked", file=sys.stderr)
        tables.append(render_table(predicate, fit_weights(labelled)))
    out.write_text(HEADER + "".join(tables), encoding="utf-8")


def fit_weights(pairs: Sequence[Labelled]) -> Mapping[str, float]:
    """What each sign weighs for a link."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({**PENALTIES, "max_iterations": STEPS})
    for pair in pairs:
        trainer.append([list(pair.signs)], [LINKED if pair.linked else APART])
    with tempfile.TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/model")
        told = tagger.info().state_features
    weights: dict[str, float] = defaultdict(float)
    for (sign, label), weight in told.items():
        weights[sign] += weight if label == LINKED else -weight
    return weights


def render_table(predicate: str, weights: Mapping[str, float]) -> str:
    """The lines of one predicate, sorted; signs that hold a line break or tab are left out."""
    kept = [
        f"{sign}\t{round(weight * UNIT)}"
        for sign, weight in sorted(weights.items())
        if abs(weight) >= LEAST and sign.isprintable()
    ]
    return "\n".join([predicate, *kept]) + "\n"


if __name__ == "__main__":
    main()
