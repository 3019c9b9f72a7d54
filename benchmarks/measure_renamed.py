"""What extraction owes to the names it has been tried on: scores of gold documents as they are and with other names.

    python benchmarks/measure_renamed.py [--seeds N] [--kinds KIND,KIND…] [--errors N] [TEXTS GOLD]…

Persons, divisions, towns, own words of schools and groups, their numbers, own words of programmes are changed for others
throughout a document and its gold, kind by kind and all at once, for names of the same length and of another (see
renamed_documents.py). Told is how much each score falls; with --errors, the mistakes made only with other names, in the old ones.
"""

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from renamed_documents import KINDS, Renaming, rename_document
from renamed_found import Document

from kg.evaluate import Evaluation, compare_graph, list_mistakes, sum_scores
from kg.extract import extract_source
from kg.fold import fold_text
from kg.graph import build_graph, write_turtle
from kg.read import read_source
from kg.resolve import resolve_extracts

ROOT = Path(__file__).resolve().parent.parent
SETS = (
    ("tests/gold/open", "tests/gold/open"),
    ("samples", "tests/gold/samples"),
    ("../shared/corpus", "../shared/gold"),
)
TOLD = {
    "core": "entity (core types)",
    "links": "statement (links)",
    "placed": "statement/locatedIn",
    "statements": "statement",
    "figures": "observation",
}
READABLE = {".txt", ".html"}
LONGEST = 60


@dataclass(frozen=True)
class Trial:
    """Documents under other names, scored; `mistakes` are told in the old names."""

    scores: dict[str, float]
    mistakes: Counter[tuple[str, ...]]
    changed: int


def read_documents(texts: Path, gold: Path) -> Iterator[Document]:
    """The documents of a folder that are plain text or a page, with their gold."""
    for file in sorted(gold.glob("*.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        path = texts / content["doc"]
        if path.suffix in READABLE and path.exists():
            yield Document(content["doc"], decode(path.read_bytes()), content)


def decode(raw: bytes) -> str:
    """A text in UTF-8 or else in GB 18030, with the encoding that a page tells of itself set right."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return re.sub(r"(?i)(charset=[\"']?)gb\w+", r"\1utf-8", raw.decode("gb18030"))


def evaluate(documents: Sequence[Document]) -> Evaluation:
    """Build a graph of the documents and set it beside their gold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        extracts, golds = [], []
        for number, document in enumerate(documents):
            path = folder / document.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(document.text, encoding="utf-8")
            golds.append(folder / f"{number:04}.json")
            golds[-1].write_text(json.dumps(document.gold, ensure_ascii=False), encoding="utf-8")
            extracts.append(extract_source(read_source(path, document.name)))
        graph = folder / "graph.ttl"
        graph.write_bytes(write_turtle(build_graph(resolve_extracts(extracts))))
        return compare_graph(graph, golds)


def restore(renamings: dict[str, Renaming], document: str, words: str) -> str:
    """Words of a mistake in the old names, the names of an entity in order."""
    back = {fold_text(new): fold_text(old) for old, new in renamings[document].pairs.items()}
    pattern = re.compile("|".join(map(re.escape, sorted(back, key=lambda one: (-len(one), one)))) or "(?!)")
    restored = pattern.sub(lambda match: back[match.group()], fold_text(words))
    return " -> ".join("/".join(sorted(part.split("/"))) for part in restored.split(" -> "))


def try_names(documents: Sequence[Document], kinds: Sequence[str], seed: int, *, same: bool) -> Trial:
    """The scores of the documents with other names of some kinds; of none, as they are."""
    both = [rename_document(document, kinds, seed, same=same) for document in documents]
    renamings = {old.name: renaming for old, (_, renaming) in zip(documents, both, strict=True)}
    evaluation = evaluate([new for new, _ in both])
    tallies = sum_scores(evaluation).tallies
    mistakes: Counter[tuple[str, ...]] = Counter(
        (one.part, one.sign, one.doc, one.kind, restore(renamings, one.doc, one.words), one.words, one.quote)
        for one in list_mistakes(evaluation)
    )
    return Trial(
        {name: tallies[key].f1 for name, key in TOLD.items()},
        mistakes,
        sum(old != new for _, renaming in both for old, new in renaming.pairs.items()),
    )


def count_new(plain: Trial, trials: Iterable[Trial]) -> list[tuple[int, tuple[str, ...]]]:
    """The mistakes that are made only with other names, the most frequent first."""
    known = {mistake[:5] for mistake in plain.mistakes}
    counts: Counter[tuple[str, ...]] = Counter()
    shown: dict[tuple[str, ...], tuple[str, ...]] = {}
    for mistake in (mistake for trial in trials for mistake in trial.mistakes if mistake[:5] not in known):
        counts[mistake[:5]] += 1
        shown.setdefault(mistake[:5], mistake)
    return sorted(((count, shown[key]) for key, count in counts.items()), key=lambda one: (-one[0], one[1]))


def measure(documents: Sequence[Document], groups: Sequence[Sequence[str]], seeds: int, errors: int) -> None:
    """Measure and print a table, then the new mistakes."""
    plain = try_names(documents, (), 0, same=True)
    print(f"{'names':28} {'changed':>7}  " + "  ".join(f"{name:>10}" for name in TOLD))
    print(f"{'as they are':28} {0:7}  " + "  ".join(f"{value:10.3f}" for value in plain.scores.values()))
    for kinds in groups:
        for same in (True, False):
            trials = [try_names(documents, kinds, seed, same=same) for seed in range(seeds)]
            falls = [sum(one.scores[name] for one in trials) / seeds - plain.scores[name] for name in TOLD]
            label = (kinds[0] if len(kinds) == 1 else "all") + (", same length" if same else ", other length")
            changed = sum(one.changed for one in trials) // seeds
            print(f"{label:28} {changed:7}  " + "  ".join(f"{fall:+10.3f}" for fall in falls), flush=True)
            for count, mistake in count_new(plain, trials)[:errors]:
                print("\t".join((str(count), *mistake[:6], mistake[6][:LONGEST])))


def main(arguments: Sequence[str]) -> None:
    """Read the command line and measure every set together."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", help="a folder of texts and one of gold, in turn")
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--kinds", default=",".join((*KINDS, "all")))
    parser.add_argument("--errors", type=int, default=0)
    told = parser.parse_args(arguments)
    pairs = list(zip(told.sets[::2], told.sets[1::2], strict=True)) or [
        (ROOT / texts, ROOT / gold) for texts, gold in SETS
    ]
    documents = [one for texts, gold in pairs for one in read_documents(Path(texts), Path(gold))]
    groups = [KINDS if kind == "all" else (kind,) for kind in told.kinds.split(",")]
    measure(documents, groups, told.seeds, told.errors)


if __name__ == "__main__":
    main(sys.argv[1:])
