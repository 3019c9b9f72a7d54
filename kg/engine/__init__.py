"""Where the per-document half runs, and what it remembers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from kg.engine.cache import Cache, fingerprint_ontology, hash_file
from kg.engine.local import run_local
from kg.engine.task import Outcome, Task, run_task

Engine = Callable[[Sequence[Task], int, float], Iterator[Outcome]]
"""Tasks, how many at once and seconds for each; the outcomes come in the order of the tasks."""

ENGINES: Mapping[str, Engine] = MappingProxyType({"local": run_local})
"""Every engine by the name that `kg build --engine` knows it by."""

__all__ = [
    "ENGINES",
    "Cache",
    "Engine",
    "Outcome",
    "Task",
    "fingerprint_ontology",
    "hash_file",
    "run_local",
    "run_task",
]
