"""Measures `kg serve` under load, beside the same queries asked of the database in process.

    python benchmarks/measure_service.py OUT [--clients 50] [--seconds 60] [--runaways 10]

First one client alone gives the idle latency; then all clients ask mixed queries, with a pause of a second or so between two,
while runaways, which would never end by themselves, come in over the whole time. Printed are latencies, the ratio of the 95th
percentiles, errors, the most memory that the server and its workers took, and the same queries by pyoxigraph in process. Where
other programs share the machine, times of waiting tell of them too; times of processor do not.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import httpx2
import pyoxigraph as ox

from kg.vocabulary import PREFIXES

QUERIES = (
    "SELECT ?name ?group { ?s edu:memberOf ?g ; rdfs:label ?name . ?g rdfs:label ?group } LIMIT 50",
    "SELECT ?class (COUNT(?x) AS ?n) { ?x a ?class . FILTER(STRSTARTS(STR(?class), STR(edu:))) } GROUP BY ?class ORDER BY DESC(?n) LIMIT 20",
    "SELECT ?who ?award ?grade { ?c rdf:subject/rdfs:label ?who ; rdf:predicate edu:received ; rdf:object/rdfs:label ?award ; edu:grade ?grade } LIMIT 50",
    "SELECT ?words { ?c rdf:predicate edu:builds ; prov:wasDerivedFrom/oa:hasSelector/oa:exact ?words } LIMIT 20",
    "ASK { ?c edu:modality edu:Planned }",
    "CONSTRUCT { ?s edu:affiliatedWith ?o } { ?s edu:affiliatedWith ?o } LIMIT 100",
)
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STR(?a) > STR(?g)) }"


def rank(values: Sequence[float], share: float) -> float:
    """The value that `share` of all lie under."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


async def ask(client: httpx2.AsyncClient, query: str, seen: Counter[int], took: list[float]) -> None:
    """Ask one query and note its status and seconds."""
    begin = time.perf_counter()
    answer = await client.get("/sparql", params={"query": query})
    took.append(time.perf_counter() - begin)
    seen[answer.status_code] += 1


async def visit(client: httpx2.AsyncClient, end: float, seed: int, seen: Counter[int], took: list[float]) -> None:
    """Ask mixed queries, with pauses, until `end`."""
    chance = random.Random(seed)
    await asyncio.sleep(chance.random())
    while time.perf_counter() < end:
        await ask(client, chance.choice(QUERIES), seen, took)
        await asyncio.sleep(chance.expovariate(1.0))


async def measure(address: str, process: int, clients: int, seconds: float, runaways: int) -> None:
    """Print what one client alone and what all of them see."""
    limits = httpx2.Limits(max_connections=clients + runaways)
    async with httpx2.AsyncClient(base_url=address, timeout=120, limits=limits) as client:
        for query in QUERIES * 3:
            await ask(client, query, Counter(), [])
        idle: list[float] = []
        before = read_processor(process)
        for query in QUERIES * 20:
            await ask(client, query, Counter(), idle)
        spent = (read_processor(process) - before) / len(idle)
        end, seen, took = time.perf_counter() + seconds, Counter[int](), list[float]()
        bad, waited = Counter[int](), list[float]()

        async def run_away(number: int) -> None:
            await asyncio.sleep(seconds * number / max(runaways, 1))
            await ask(client, RUNAWAY, bad, waited)

        visits = [visit(client, end, seed, seen, took) for seed in range(clients)]
        await asyncio.gather(*visits, *(run_away(number) for number in range(runaways)))
    print(f"alone:  median {statistics.median(idle) * 1e3:7.1f} ms, p95 {rank(idle, 0.95) * 1e3:7.1f} ms")
    print(f"processor of server and workers: {spent * 1e3:.1f} ms an answer")
    print(
        f"loaded: median {statistics.median(took) * 1e3:7.1f} ms, p95 {rank(took, 0.95) * 1e3:7.1f} ms, {len(took)} answers, statuses {dict(seen)}"
    )
    print(f"ratio of p95: {rank(took, 0.95) / rank(idle, 0.95):.2f}; runaways: statuses {dict(bad)}")


def measure_in_process(out: Path) -> tuple[float, float]:
    """The median seconds of the same queries on the database itself, and the processor's seconds of one."""
    store = ox.Store.read_only(str(out / "store"))
    took, before = [], time.process_time()
    for query in QUERIES * 20:
        begin = time.perf_counter()
        answer = store.query(query, prefixes=dict(PREFIXES))
        if isinstance(answer, ox.QuerySolutions):
            answer.serialize(format=ox.QueryResultsFormat.JSON)
        elif isinstance(answer, ox.QueryTriples):
            answer.serialize(format=ox.RdfFormat.TURTLE)
        took.append(time.perf_counter() - begin)
    return statistics.median(took), (time.process_time() - before) / len(took)


def read_family(process: int, name: str) -> list[str]:
    """The file `name` of a process and of its children, none where the system does not tell."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1]
            if process in (int(folder.name), int(parent)):
                found.append((folder / name).read_text(encoding="utf-8"))
        except OSError:
            continue
    return found


def read_memory(process: int) -> int:
    """Resident bytes of a process and its children."""
    return sum(
        int(status.partition("VmRSS:")[2].split()[0]) << 10
        for status in read_family(process, "status")
        if "VmRSS:" in status
    )


def read_processor(process: int) -> float:
    """Seconds of processor that a process and its children have had."""
    fields = (stat.rpartition(")")[2].split() for stat in read_family(process, "stat"))
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


async def watch_memory(process: int, most: list[int]) -> None:
    """Keep the most memory that was seen in `most`."""
    while True:
        most[0] = max(most[0], read_memory(process))
        await asyncio.sleep(0.5)


async def measure_watched(address: str, process: int, options: argparse.Namespace) -> None:
    """Measure, and print the most memory that the server took meanwhile."""
    most = [0]
    watching = asyncio.create_task(watch_memory(process, most))
    await measure(address, process, options.clients, options.seconds, options.runaways)
    watching.cancel()
    print(f"most memory of server and workers: {most[0] / 2**20:.0f} MiB")


def main() -> None:
    """Read the options and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--runaways", type=int, default=10)
    options = parser.parse_args()
    start = [sys.executable, "-c", "import sys; from kg.cli import main; main()", "serve", str(options.out)]
    begin = time.perf_counter()
    with subprocess.Popen([*start, "--port", "0", "--seconds", "10"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = "http://" + process.stderr.readline().partition("http://")[2].split()[0]
        print(f"start: {time.perf_counter() - begin:.2f} s")
        asyncio.run(measure_watched(address, process.pid, options))
        process.terminate()
    median, spent = measure_in_process(options.out)
    print(f"in process: median {median * 1e3:.1f} ms, processor {spent * 1e3:.1f} ms an answer")


if __name__ == "__main__":
    main()
