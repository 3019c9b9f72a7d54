"""What many tests share: the samples, built once, and pages in a browser."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_page import CHROMIUM, SIZE, Reader
from few_documents import write_documents
from hypothesis import HealthCheck, settings

import kg

ROOT = Path(__file__).parents[1]

# What is made up depends on no clock: a machine that does much else fails no test.
settings.register_profile("edukg", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("edukg")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores, as many tests wait for programs that they start."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def samples_build(tmp_path_factory: pytest.TempPathFactory) -> kg.Build:
    """The build of samples/."""
    return kg.build(ROOT / "samples", tmp_path_factory.mktemp("samples") / "out")


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of five documents, which no test changes."""
    return write_documents(tmp_path_factory.mktemp("documents"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's chromium without a window; tests that need it are skipped where it is missing."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def overview(samples_build: kg.Build) -> Path:
    """The page of the samples."""
    return samples_build.folder / "graph.html"


@pytest.fixture
def reader(browser: Any) -> Iterator[Reader]:
    """An empty page that must log nothing, open no dialog and ask nothing of any network."""
    context = browser.new_context(viewport=SIZE, accept_downloads=True)
    made = Reader(context.new_page())
    yield made
    context.close()
    assert made.troubles == []


@pytest.fixture
def groups(reader: Reader, overview: Path) -> Reader:
    """The page of the samples as a visitor first has it."""
    return reader.open(overview)


@pytest.fixture(scope="session")
def served(samples_build: kg.Build) -> Iterator[str]:
    """The address of a `kg serve` of the samples, without the last slash."""
    run = "import sys; from kg.cli import main; main()"
    command = [sys.executable, "-c", run, "serve", str(samples_build.folder), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        yield "http://" + process.stderr.readline().partition("http://")[2].partition("/")[0]
        process.terminate()
        assert process.wait(30) in (0, -15)
