"""Measures what holds a build to its rules: python benchmarks/measure_checks.py OUT [--reason]

Prints the seconds that `kg validate` takes on the graph of OUT, with its statements and triples; with --reason also
whether a reasoner of OWL 2 RL finds vocabulary and graph without contradiction (half an hour for a million triples).
"""

import argparse
import time
from pathlib import Path

import owlrl
from rdflib import Graph

from kg.rules import find_ontology
from kg.validate import describe_report, validate_graph

ERROR = "http://www.daml.org/2002/03/agents/agent-ont#error"
"""What owlrl says of a contradiction."""


def measure_shapes(graph: Path) -> None:
    """Print how long the shapes take."""
    text = graph.read_text("utf-8")
    begin = time.perf_counter()
    report = validate_graph(graph)
    took = time.perf_counter() - begin
    print(f"{text.count(' a edu:Statement'):,} statements, {text.count(chr(10)):,} lines: {took:.1f} s")
    print(describe_report(report)[:2000])


def measure_reasoner(graph: Path) -> None:
    """Print what contradicts itself, and how long that takes to find out."""
    whole = Graph().parse(find_ontology() / "edu.ttl").parse(graph)
    before, begin = len(whole), time.perf_counter()
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(whole)
    wrong = sorted(str(words) for _, predicate, words in whole if str(predicate) == ERROR)
    print(f"{before:,} triples, {len(whole):,} with what follows: {time.perf_counter() - begin:.1f} s")
    print("\n".join(wrong) if wrong else "no contradiction")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--reason", action="store_true")
    options = parser.parse_args()
    measure_shapes(options.out / "graph.ttl")
    if options.reason:
        measure_reasoner(options.out / "graph.ttl")


if __name__ == "__main__":
    main()
