"""How fast, in how much memory and how rightly documents are resolved together: on a made-up corpus of any size.

    python benchmarks/measure_resolution.py [DOCUMENTS]

The corpus is of records, ten names a document (10,000 documents unless told), see made_up_corpus.py: no text is read. A tenth,
the half and the whole are each resolved in a process of their own, so that time and memory can be compared with n log n
within one run; then the whole once more with tracers, which tell where each name went, for B³. Ratios are of processor time,
which other work on the machine disturbs less.
"""

import math
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from made_up_corpus import write_corpus

from kg.evaluate.clusters import Likeness, measure_b_cubed, measure_pairs
from kg.evaluate.identity import add_tracers, read_tracers
from kg.resolve import resolve_extracts

DOCUMENTS = 10_000


@dataclass(frozen=True)
class Cost:
    """What resolution of a corpus took; memory is the peak of the process in MB, with the records themselves."""

    documents: int
    names: int
    entities: int
    seconds: float
    processor: float
    before: float
    peak: float


def read_peak() -> float:
    """The most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure_cost(documents: int) -> Cost:
    """Resolve a corpus and measure."""
    extracts = [extract for extract, _ in write_corpus(documents)]
    resolve_extracts(extracts[:1])  # loads what is loaded once
    before, start, spent = read_peak(), time.perf_counter(), time.process_time()
    knowledge = resolve_extracts(extracts)
    seconds, processor = time.perf_counter() - start, time.process_time() - spent
    names = sum(len(extract.entities) for extract in extracts)
    return Cost(documents, names, len(knowledge.entities), seconds, processor, before, read_peak())


def measure_likeness(documents: int) -> tuple[Likeness, Likeness, int]:
    """B³, pairs, and how many entities hold a masked name and another."""
    corpus = list(write_corpus(documents))
    gold = {(extract.text.source.path, key): one for extract, own in corpus for key, one in own.items()}
    knowledge = resolve_extracts([add_tracers(extract) for extract, _ in corpus])
    told = read_tracers(knowledge)
    masked = sum(entity.masked and len(entity.paths) > 1 for entity in knowledge.entities)
    return measure_b_cubed(gold, told), measure_pairs(gold, told), masked


def main(documents: int) -> None:
    """Measure a tenth, the half and the whole, and print."""
    sizes = [max(documents // 10, 10), documents // 2, documents]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        costs = list(pool.map(measure_cost, sizes))
        b_cubed, pairs, masked = pool.submit(measure_likeness, documents).result()
    for one in costs:
        print(
            f"{one.documents:7,} documents {one.names:8,} names {one.entities:7,} entities {one.seconds:7.2f} s"
            f" ({one.processor:.2f} s of processor)"
            f" {one.peak:6.0f} MB ({one.before:.0f} MB before)"
        )
    whole = costs[-1]
    for one in costs[:-1]:
        grown = whole.names * math.log(whole.names) / (one.names * math.log(one.names))
        print(
            f"  {whole.processor / one.processor:6.2f} times the time of {one.documents:,}; n log n: {grown:.2f} times"
        )
    for name, likeness in (("B³", b_cubed), ("pairs", pairs)):
        print(f"{name:6} P {likeness.precision:.4f} R {likeness.recall:.4f} F1 {likeness.f1:.4f}")
    print(f"{masked} masked entities in several documents")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
