"""What runs too long is ended, what is too many waits or is told so, and only a server started for it takes updates."""

import asyncio
import json
import signal
import struct
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from shutil import copytree

import pytest
from starlette.testclient import TestClient

import kg
from kg.errors import BuildError
from kg.python import command_python
from kg.query import Limits
from kg.serve.app import make_app
from kg.serve.pool import Pool
from kg.serve.record import ServeSettings, Task

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER(STR(?a) > STR(?g)) }"
TOKEN = "a-long-enough-token"  # noqa: S105 -- of this test alone


def test_updates_are_off(samples_build: kg.Build) -> None:
    with TestClient(make_app(samples_build.folder, ServeSettings(workers=1))) as client:
        answer = client.post("/sparql", data={"update": "CLEAR ALL"}, headers={"authorization": "Bearer "})
        assert answer.status_code == 403


def test_a_runaway_is_ended(samples_build: kg.Build) -> None:
    settings = ServeSettings(limits=Limits(seconds=0.5, rows=1000, memory=2 << 30), workers=1)
    with TestClient(make_app(samples_build.folder, settings)) as client:
        answer = client.get("/sparql", params={"query": RUNAWAY})
        assert answer.status_code == 503
        assert "longer than 0.5 seconds" in answer.text
        assert answer.headers["retry-after"]


def ask(words: str) -> Task:
    table, graph = ["json", "application/sparql-results+json"], ["turtle", "text/turtle"]
    limits = asdict(Limits(seconds=600, rows=10, memory=2 << 30))
    return Task(
        "query",
        {
            "sparql": words,
            "default_graphs": [],
            "named_graphs": [],
            "limits": limits,
            "table": table,
            "graph": graph,
            "base": "",
        },
    )


def test_a_runaway_holds_nobody_up_and_ends_when_nobody_waits_for_it(samples_build: kg.Build) -> None:
    async def run() -> None:
        limits = Limits(seconds=600, rows=10, memory=2 << 30)
        pool = Pool(samples_build.folder, ServeSettings(limits=limits, workers=1, most_workers=3, patience=0.05))
        await pool.open()
        runaways = [asyncio.create_task(pool.run(ask(RUNAWAY))) for _ in range(2)]
        answers = await asyncio.gather(*(pool.run(ask(COUNT)) for _ in range(3)))
        assert {answer.body for answer in answers} == {answers[0].body}
        assert not any(one.done() for one in runaways)
        for one in runaways:
            one.cancel()
        await asyncio.wait(runaways)
        assert all(one.cancelled() for one in runaways)
        await pool.run(ask(COUNT))
        assert pool.count <= 2
        await pool.close()
        assert pool.count == 0

    asyncio.run(run())


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no alarm")
def test_a_worker_that_nobody_ends_ends_itself(samples_build: kg.Build) -> None:
    settings = json.dumps({"folder": str(samples_build.folder), "memory": 2 << 30, "seconds": 0.5})
    task = ask(RUNAWAY)
    words = json.dumps([task.name, task.arguments]).encode()
    command = command_python("kg.serve.worker", settings)
    done = subprocess.run(
        command, input=struct.pack("!I", len(words)) + words, capture_output=True, check=False, timeout=120
    )
    assert done.returncode == -signal.SIGALRM
    assert done.stdout == b""


def test_a_full_line_is_told(samples_build: kg.Build) -> None:
    settings = ServeSettings(limits=Limits(seconds=5, rows=10, memory=2 << 30), workers=1, most_workers=1, waiting=1)
    with TestClient(make_app(samples_build.folder, settings)) as client, ThreadPoolExecutor(1) as threads:
        runaway = threads.submit(client.get, "/sparql", params={"query": RUNAWAY})
        while not client.app.state.pool.line.locked():  # type: ignore[attr-defined]
            time.sleep(0.01)
        assert client.get("/sparql", params={"query": COUNT}).status_code == 503
        assert runaway.result().status_code == 503


def test_an_update_needs_its_token_and_is_seen_by_all(samples_build: kg.Build, tmp_path: Path) -> None:
    folder = copytree(samples_build.folder, tmp_path / "out")
    settings = ServeSettings(limits=Limits(seconds=20, rows=1000, memory=2 << 30), workers=2, token=TOKEN)
    with TestClient(make_app(folder, settings)) as client:
        update = {"update": 'INSERT DATA { <a:a> rdfs:label "新" }'}
        assert client.post("/sparql", data=update).status_code == 401
        assert client.post("/sparql", data=update, headers={"authorization": "Bearer wrong"}).status_code == 401
        right = {"authorization": f"Bearer {TOKEN}"}
        assert client.post("/sparql", data=update, headers=right).status_code == 204
        for _ in range(4):
            assert client.get("/sparql", params={"query": "ASK { <a:a> ?p ?o }"}).json()["boolean"]
        for words in ("LOAD <http://127.0.0.1:9/x>", "INSERT { ?s ?p 1 } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "DROP"):  # fmt: skip
            assert client.post("/sparql", data={"update": words}, headers=right).status_code == 400, words
        assert "SPARQL11Update" in client.get("/sparql", headers={"accept": "text/turtle"}).text


def test_a_folder_without_a_build_is_told(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="is no build"):
        make_app(tmp_path)
