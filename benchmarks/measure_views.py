"""How fast pages open and move, in Debian's chromium without a graphics card, beside those of others, in one run.

    python benchmarks/measure_views.py [--sizes 200,2000,20000,100000] [--builds FOLDER] [--kg-gen FOLDER --d3 FILE]

Builds come from `make_graphs.py` and are kept in FOLDER. For each size the whole graph is drawn by `kg view --saved all`,
by pyvis as it writes pages itself (physics on), and, where it is given, by kg-gen: `pip install --no-deps --target FOLDER
kg-gen` with pydantic, and d3.v7.min.js from the npm package d3, which its page would take from a server. docling-graph
cannot stand beside them: its package comes without the template of its viewer.

Milliseconds from the start of the navigation: `picture` is the first one with anything of the graph in it, `ready` is when
the page has answered for a frame after that, so that it can be used; `frame` is the median and the slowest twentieth of
frames while the picture is dragged for two seconds. `draw` is the processor time, in seconds, that Python takes
to write the page. Below each size stand the ratios: how many times as long as ours the others take, at least so many
times (≥) where one had not come so far when the patience was at an end.
"""

import argparse
import importlib
import os
import signal
import sys
import time
import types
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from make_graphs import make_build
from playwright.sync_api import Page, Route, ViewportSize, sync_playwright
from pyvis.network import Network

import kg
from kg.query import scan_turtle
from kg.view.picture import read_scene
from kg.view.picture.choose import join_ends
from kg.view.picture.record import Scene

Writer = Callable[[kg.Build, Scene, Path], None]
MOMENTS = ("picture", "ready", "frame", "slow frame")
DRAGGED = 40
SIZE: ViewportSize = {"width": 1280, "height": 800}
OURS = "document.body?.dataset.ready !== undefined"
PYVIS = "typeof network !== 'undefined' && network.drawn"
SETTLED = "network.settled"
CANVAS = """[...document.querySelectorAll('canvas')].some((one) => one.width && one.getContext('2d')
  .getImageData(0, 0, one.width, one.height).data.some((byte, at) => at % 4 === 3 && byte))"""
FRAMES = """() => { window.frames = []; let last = performance.now();
  const step = (now) => { window.frames.push(now - last); last = now; requestAnimationFrame(step); };
  requestAnimationFrame(step); }"""
NEXT = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"


def write_ours(build: kg.Build, _: Scene, file: Path) -> None:
    """The whole graph as `kg view` draws it."""
    file.write_text(build.draw("all"), encoding="utf-8")


def write_pyvis(_: kg.Build, scene: Scene, file: Path) -> None:
    """The whole graph as pyvis writes it by itself, with its library inside."""
    network = Network(directed=True, cdn_resources="in_line")
    # add_node and add_edge look through all that is there, which takes minutes where there are thousands.
    network.nodes = [{"id": thing.iri, "label": thing.label, "shape": "dot"} for thing in scene.things.values()]
    network.edges = [{"from": claim.subject, "to": claim.object} for claim, _, _ in join_ends(scene)]
    html = network.generate_html()
    watch = "network.on('afterDrawing', () => { network.drawn = true; }); network.once('stabilizationIterationsDone', () => { network.settled = true; });"
    file.write_text(html.replace("return network;", f"{watch} return network;"), encoding="utf-8")


def write_kg_gen(folder: Path) -> Writer:
    """What writes the whole graph as kg-gen does, which stands in `folder`."""
    sys.path.append(str(folder))
    package = types.ModuleType("kg_gen")
    package.__path__ = [str(folder / "kg_gen")]  # so that what calls language models is not loaded
    sys.modules["kg_gen"] = package
    models, pages = (importlib.import_module(f"kg_gen.{name}") for name in ("models", "utils.visualize_kg"))

    def write(_: kg.Build, scene: Scene, file: Path) -> None:
        told = {(claim.subject, claim.predicate, claim.object) for claim, _, _ in join_ends(scene)}
        graph = models.Graph(entities=set(scene.things), edges={edge for _, edge, _ in told}, relations=told)
        pages.visualize(graph, str(file))

    return write


def measure(page: Page, file: Path, shown: str, usable: str) -> Iterator[tuple[str, float]]:
    """Milliseconds until the picture, until it can be used, and of frames while it is dragged."""
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_function(shown, polling=20)
    yield "picture", page.evaluate("performance.now()")
    page.wait_for_function(usable, polling=20)
    yield "ready", page.evaluate(NEXT)
    page.evaluate(FRAMES)
    page.mouse.move(SIZE["width"] / 2, SIZE["height"] / 2)
    page.mouse.down()
    end = time.monotonic() + 2
    step = 0
    while time.monotonic() < end:
        step += 1
        page.mouse.move(SIZE["width"] / 2 + step % DRAGGED * 4, SIZE["height"] / 2 + step % DRAGGED * 2)
    page.mouse.up()
    frames = sorted(page.evaluate("window.frames"))
    yield "frame", frames[len(frames) // 2]
    yield "slow frame", frames[len(frames) * 19 // 20]


def show(size: int, name: str, file: Path, took: float, told: dict[str, float], patience: int) -> None:
    """One line of the table."""
    figures = "  ".join(f"{word} {value:8,.0f} ms" for word, value in told.items())
    late = next((f"  no {word} in {patience} s" for word in MOMENTS if word not in told), "")
    print(f"{size:8,}  {name:7} {file.stat().st_size / 1e6:7.2f} MB  draw {took:6.1f} s  {figures}{late}", flush=True)


def show_ratios(size: int, name: str, told: dict[str, float], ours: dict[str, float], patience: int) -> None:
    """How many times as long as ours another takes for each moment."""
    waited = patience * 1000.0
    parts = [
        f"{word} {told[word] / ours[word]:.1f}x" if word in told else f"{word} ≥ {waited / ours[word]:.0f}x"
        for word in MOMENTS[: next((at + 1 for at, word in enumerate(MOMENTS) if word not in told), len(MOMENTS))]
        if ours.get(word)
    ]
    print(f"{size:8,}  {name} : edukg  {'  '.join(parts)}", flush=True)


def serve_d3(path: Path | None) -> Callable[[Route], Any]:
    """What answers for the network: d3 for kg-gen's page, nothing for all else."""

    def answer(route: Route) -> None:
        if path and "d3.v7" in route.request.url:
            route.fulfill(path=path, content_type="text/javascript")
        else:
            route.abort()

    return answer


def run(options: argparse.Namespace) -> None:
    """Write and open every page."""
    writers: dict[str, tuple[Writer, str, str]] = {
        "edukg": (write_ours, OURS, OURS),
        "pyvis": (write_pyvis, PYVIS, SETTLED),
    }
    if options.kg_gen:
        writers["kg-gen"] = (write_kg_gen(options.kg_gen), CANVAS, CANVAS)
    for size in map(int, options.sizes.split(",")):
        folder = options.builds / f"g{size}"
        if not folder.exists():
            make_build(size, folder)
        scene = read_scene(scan_turtle(folder / "graph.ttl"))
        measured: dict[str, dict[str, float]] = {}
        for name, (write, shown, usable) in writers.items():
            file, start = folder.with_name(f"{folder.name}-{name}.html"), time.process_time()
            write(kg.open_build(folder), scene, file)
            took = time.process_time() - start
            measured[name] = open_page(file, shown, usable, options)
            show(size, name, file, took, measured[name], options.patience)
        for name in list(measured)[1:]:
            show_ratios(size, name, measured[name], measured["edukg"], options.patience)


def open_page(file: Path, shown: str, usable: str, options: argparse.Namespace) -> dict[str, float]:
    """What was measured of a page, as far as it came within the patience.

    It is opened by a process of its own, with a browser of its own: a page that hangs can hold both of them.
    """
    start = get_context("spawn")
    receiver, sender = start.Pipe(duplex=False)
    child = start.Process(target=open_alone, args=(sender, file, shown, usable, options.browser, options.d3))
    child.start()
    sender.close()
    told: dict[str, float] = {}
    end = time.monotonic() + options.patience
    with suppress(EOFError):
        while receiver.poll(max(0.0, end - time.monotonic())):
            told.update([receiver.recv()])
    with suppress(ProcessLookupError):
        os.killpg(child.pid or 0, signal.SIGKILL)
    child.join()
    return told


def open_alone(sender: Connection, file: Path, shown: str, usable: str, chromium: str, d3: Path | None) -> None:
    """Open a page and send what is measured as it comes."""
    os.setsid()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=SIZE, bypass_csp=True)
        page.set_default_timeout(0)
        page.route("http**", serve_d3(d3))
        for told in measure(page, file, shown, usable):
            sender.send(told)
        sender.close()
        browser.close()


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="200,2000,20000,100000")
    parser.add_argument("--builds", type=Path, default=Path("build-graphs"))
    parser.add_argument("--patience", type=int, default=90, help="seconds that a page is waited for")
    parser.add_argument("--kg-gen", type=Path)
    parser.add_argument("--d3", type=Path)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    run(parser.parse_args())


if __name__ == "__main__":
    main()
