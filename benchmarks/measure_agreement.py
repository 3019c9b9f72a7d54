"""How far two readers agree who annotated the same texts, each without seeing the other's work.

    python benchmarks/measure_agreement.py tests/gold/second tests/gold/open tests/gold/held

Each document of the first folder that another folder annotates too is compared, both ways round, by the matching of `kg eval`;
what either reader calls optional is no mistake. Entities and claims are told by F1, qualifiers by the share of like ones
among the claims that both make.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from kg.evaluate import Gold, measure_agreement, read_gold, render_agreement


def read_folder(folder: Path) -> dict[str, Gold]:
    """The gold files of a folder by their document."""
    golds = [read_gold(path) for path in sorted(folder.glob("*.json"))]
    return {gold.doc: gold for gold in golds}


def main(folders: Sequence[str]) -> int:
    """Print the table, and to stderr what stands in one folder only."""
    if len(folders) < 2:
        sys.exit("usage: measure_agreement.py FOLDER FOLDER…")
    second, *others = (read_folder(Path(folder)) for folder in folders)
    first = {doc: gold for other in others for doc, gold in other.items()}
    alone = sorted(second.keys() - first.keys())
    if alone:
        print(f"annotated once: {', '.join(alone)}", file=sys.stderr)
    both = sorted(second.keys() & first.keys())
    print(f"{len(both)} documents: {', '.join(both)}")
    print(render_agreement(measure_agreement([(first[doc], second[doc]) for doc in both])), end="")
    return 0 if both else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
