"""Where the per-document half runs, and what it remembers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from kg.engine.cache import Cache, Extracts, hash_file, measure_file
from kg.engine.cluster import run_cluster
from kg.engine.local import run_local
from kg.engine.stamp import stamp_build, stamp_ontology
from kg.engine.task import Means, Outcome, Task

Engine = Callable[[Sequence[Task], Means], Iterator[Outcome]]
"""Runs tasks; the outcomes come in their order."""

ENGINES: Mapping[str, Engine] = MappingProxyType({"local": run_local, "dask": run_cluster})
"""Every engine by the name that `kg build --engine` knows it by."""

__all__ = [
    "ENGINES",
    "Cache",
    "Engine",
    "Extracts",
    "Means",
    "Outcome",
    "Task",
    "hash_file",
    "measure_file",
    "run_cluster",
    "run_local",
    "stamp_build",
    "stamp_ontology",
]
