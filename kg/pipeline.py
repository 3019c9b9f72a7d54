"""The journey, told once: files are read and extracted one by one, resolved together, and written as a build."""

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

from kg import __version__
from kg.built import is_build
from kg.changes import SAID, write_graphs, write_pieces
from kg.codec import pack_record
from kg.config import Settings, count_jobs
from kg.engine import ENGINES, Cache, Extracts, Means, Task, hash_file, measure_file, stamp_build
from kg.errors import BuildError
from kg.folder import Workplace, open_workplace
from kg.manifest import write_manifest, write_texts
from kg.memo import Memo, name_work
from kg.model import Decision, Finding, Knowledge, Passage
from kg.query import look_up, renew_store, write_store
from kg.read import holds_documents, is_document, survey_files
from kg.record import pause_collector, record
from kg.report import Files, Report, Shacl, SkippedRow, make_report, write_report
from kg.resolve import BOOK, DECISIONS, join_documents, merge_decisions, read_decisions, write_book, write_decisions
from kg.seal import GRAPHS, Seal, digest_making, is_left, read_seal, seal_build, take_over
from kg.shelf import Room
from kg.surveys import SURVEYED, Fresh, recall_surveys
from kg.triples import Change, scan_graph, tell_changes
from kg.validate import still_conforms, validate_graph
from kg.view import draw_notice, draw_overview

Progress = Callable[[int, int, str], None]
"""Told after each document: how many are done, of how many, and the name of the last."""

DRAWN = 96 << 20
"""Bytes of the largest graph that is drawn as one page: some forty thousand entities, which a browser still opens."""
CHECKED = 64 << 20
"""Bytes of the largest graph that a build holds to the shapes by itself: some ten seconds of work, and half a gigabyte."""
BUILT = ("a build, whose texts were read when it was made", "name its files by themselves if they are documents")
DRAWN_BEFORE = "drawn"
"""Where places and sounds of the page are kept, among what is remembered."""
WORKED = (DRAWN_BEFORE, SAID, SURVEYED)
"""What is remembered of a build as a whole."""
PARTS = "parts"
"""The folder of a workplace for documents that are taken out of archives and mails."""


def build_folder(
    paths: Sequence[Path], out: Path, settings: Settings | None = None, progress: Progress | None = None
) -> Report:
    """Build what the documents in `paths` say into the folder `out`, and report on it.

    Raises BuildError if there is nothing to build or `out` cannot be written, ReadError if a path is missing.
    """
    settings = settings or Settings()
    clock = Clock()
    with open_workplace(out) as place:
        found = learn(paths, place, settings, progress, clock)
        seal = read_seal(place.out)
        if seal and seal.made_of == found.made_of and is_left(place.out, seal):
            take_over(seal, place.out, place.folder)
            place.cache.pass_on(WORKED)
            report = replace(seal.report, timings=tuple(clock.took.items()))
        else:
            with pause_collector():
                left = seal if seal and is_left(place.out, seal, GRAPHS) else None
                report = make_build(found, place, settings, left, clock)
        write_report(report, place.folder)
        seal_build(place.folder, place.cache, found.made_of, report)
    return report


def make_build(found: "Found", place: Workplace, settings: Settings, seal: Seal | None, clock: "Clock") -> Report:
    """Write all but the report of what was found; graphs and database are made of those of the last build if it is as it was sealed."""
    surveyed = recall_surveys(found.extracts, place.cache, found.stamp, found.fresh)
    rows = found.extracts.read_rows()
    joined = join_documents(found.extracts, found.decisions, Room(place.folder), surveyed, rows)
    knowledge = add_findings(joined, found.lost)
    write_pieces(place.folder / BOOK, write_book(knowledge.resolution))
    clock.mark("resolve")
    said = [name_work(found.stamp, settings.base, one) for one in (seal.made_of if seal else "", found.made_of)]
    changes = write_graphs(knowledge, place, settings.base, said[0] if seal else "", said[1])
    write_texts(knowledge.documents, place.folder)
    clock.mark("write")
    with load_beside(place.folder, count_jobs(settings.jobs), place.out if seal else None, changes):
        clock.mark("load")
        # What the library of shapes holds goes back to the system; what drawing holds stays with Python.
        kept = seal is not None and seal.report.shacl.conforms
        shacl = check_graph(place.folder, changes if kept else None)
        clock.mark("validate")
        with place.cache.recall(DRAWN_BEFORE, found.stamp) as memo:
            write_page(knowledge, place.folder, memo)
        clock.mark("draw")
    clock.mark("load")
    write_manifest(knowledge, place.folder, settings)
    told = {"base": settings.base, "engine": settings.engine}
    return make_report(knowledge, __version__, settings=told, timings=clock.took, shacl=shacl, files=found.files)


@record
class Found:
    """What documents say, each by itself, and people decided; what was lost; the files; the digests of the program and of all."""

    extracts: Extracts
    fresh: Fresh
    lost: Sequence[Finding]
    decisions: tuple[Decision, ...]
    files: Files
    stamp: str
    made_of: str


def learn(
    paths: Sequence[Path], place: Workplace, settings: Settings, progress: Progress | None, clock: "Clock"
) -> Found:
    """What the documents in `paths` say, each by itself; BuildError, with the first reason, if none could be read."""
    found, left_out = find_tasks(paths, place)
    tasks, troubles = open_containers(found, place.folder / PARTS, settings)
    files = Files(measure_files([*found, *tasks]), name_opened(found, tasks), left_out)
    fresh = Fresh(place.folder)
    extracts, lost = extract_all(tasks, place.cache, settings, progress, fresh)
    shutil.rmtree(place.folder / PARTS, ignore_errors=True)
    lost += troubles
    if not extracts:
        raise BuildError(f"none of {len(lost)} files could be read; {lost[0].path}: {lost[0].message}", lost[0].cure)
    decisions = carry_decisions(place, settings)
    told = (extracts.names, [*map(pack_record, lost)], [*map(pack_record, decisions)])
    seen = (dict(files.sizes), files.opened, [*map(pack_record, files.left_out)])
    stamp = stamp_build()
    made_of = digest_making([stamp, *told, *seen, settings.base, settings.engine])
    clock.mark("extract")
    return Found(extracts, fresh, lost, decisions, files, stamp, made_of)


class Clock:
    """Takes the seconds of each step, for the report alone."""

    def __init__(self) -> None:
        self.last = time.perf_counter()
        self.took: dict[str, float] = {}

    def mark(self, step: str) -> None:
        """Say that `step` has ended, or a further part of it."""
        now = time.perf_counter()
        self.took[step], self.last = round(self.took.get(step, 0.0) + now - self.last, 3), now


def find_tasks(paths: Sequence[Path], place: Workplace) -> tuple[list[Task], tuple[SkippedRow, ...]]:
    """The documents in `paths`, without what a build wrote, and what is left out; BuildError if there are none."""
    builds: dict[Path, Path | None] = {place.out: place.out, place.folder: place.folder}

    def find_build(folder: Path) -> Path | None:
        if folder not in builds:
            builds[folder] = (
                folder if is_build(folder) else find_build(folder.parent) if folder != folder.parent else None
            )
        return builds[folder]

    survey = survey_files(paths)
    inside = {one: find_build(one.path.resolve().parent) for one in survey.found}
    located = [one for one, build in inside.items() if not build]
    if not located:
        names = ", ".join(map(str, paths))
        raise BuildError(
            f"{names}: no documents there",
            "name a folder with documents: text, web pages, Word, Excel, PDF, mails or .zip archives of them",
        )
    built = {build.name for build in inside.values() if build}
    outside = (one for one in survey.left if not find_build(one.path.absolute().parent))
    left = [*(SkippedRow(*one[:3]) for one in outside), *(SkippedRow(name, *BUILT) for name in built)]
    return [Task(str(path.absolute()), name) for path, name in located], tuple(sorted(left, key=lambda row: row.path))


def measure_files(tasks: Iterable[Task]) -> dict[str, int]:
    """The bytes of each file by its name, 0 where it cannot be looked at."""
    return {task.name: measure_file(Path(task.path)) for task in tasks}


def name_opened(found: Sequence[Task], tasks: Sequence[Task]) -> tuple[str, ...]:
    """The files that are no documents by themselves and were opened for those in them."""
    kept = {task.name for task in tasks}
    return tuple(task.name for task in found if task.name not in kept)


def open_containers(tasks: Sequence[Task], folder: Path, settings: Settings) -> tuple[list[Task], list[Finding]]:
    """The tasks with the documents in archives and mails among them, put into `folder`, and what could not be taken out."""
    closed = [replace(task, folder=str(folder)) for task in tasks if holds_documents(task.name)]
    if closed:
        folder.mkdir()
    opened = list(ENGINES[settings.engine](closed, find_means(settings))) if closed else []
    kept = [task for task in tasks if is_document(task.name)]
    parts = [part for outcome in opened for part in outcome.parts]
    lost = [one for outcome in opened for one in (outcome.finding, *outcome.troubles) if one]
    if not kept and not parts and not lost:
        raise BuildError(f"{tasks[0].name}: no documents in it", "pack documents into it")
    return sorted([*kept, *parts], key=lambda task: task.name), lost


def find_means(settings: Settings) -> Means:
    """With how many processes, how many seconds a document and which scheduler documents are read."""
    return Means(count_jobs(settings.jobs), settings.seconds, settings.scheduler)


def extract_all(
    tasks: Sequence[Task], cache: Cache, settings: Settings, progress: Progress | None, fresh: Fresh
) -> tuple[Extracts, list[Finding]]:
    """What the documents of all tasks say, in their order, left in the cache, and why some of them could not be read.

    What was extracted before is not extracted again. What was surveyed while documents were read is put into `fresh`.
    """
    digests = {task: hash_file(Path(task.path)) for task in tasks}
    names = {task: name for task, digest in digests.items() if (name := cache.find(task, digest))}
    lost: dict[Task, Finding] = {}
    todo = [task for task in tasks if task not in names]
    run = ENGINES[settings.engine]([cache.prepare(task, digests[task]) for task in todo], find_means(settings))
    for task, outcome in zip(todo, run, strict=True):
        if outcome.packed:
            names[task] = cache.keep(task, digests[task], outcome.packed, outcome.sha256)
            fresh.keep(names[task], outcome.surveyed)
        if outcome.finding:
            lost[task] = outcome.finding
        if progress:
            progress(len(names) + len(lost), len(tasks), task.name)
    found = [task for task in tasks if task in names]
    return Extracts(cache, [names[task] for task in found], [task.name for task in found]), [*lost.values()]


def carry_decisions(place: Workplace, settings: Settings) -> tuple[Decision, ...]:
    """The decisions of the build that is replaced and of a file that is given, kept in the new build; DecisionError for a wrong row."""
    kept = place.out / DECISIONS
    older = read_decisions(kept) if kept.is_file() else ()
    decisions = merge_decisions(older, read_decisions(Path(settings.decisions)) if settings.decisions else ())
    if decisions or kept.is_file():
        write_decisions(place.folder / DECISIONS, decisions)
    return decisions


def add_findings(knowledge: Knowledge, findings: Sequence[Finding]) -> Knowledge:
    """The knowledge with further findings, in the order of documents."""
    joined = sorted({*knowledge.findings, *findings}, key=lambda one: (one.path, one.level, one.rule, repr(one)))
    return replace(knowledge, findings=tuple(joined))


@contextmanager
def load_beside(
    folder: Path, jobs: int, before: Path | None = None, changes: Sequence[Change] | None = None
) -> Iterator[None]:
    """Make the database, beside what is done meanwhile if there may be several at once: of that of the build `before`, or anew.

    `changes` are those of the graphs, where they are known.
    """
    stopped = Event()

    def load() -> None:
        if not before or not renew_store(before, folder, stopped.is_set, changes):
            write_store(folder / "graph.ttl", folder, folder / "graph.trig", stopped.is_set)

    with ThreadPoolExecutor(1) as pool:
        loading = pool.submit(load)
        try:
            if jobs == 1 or changes is not None:
                loading.result()
            yield
            loading.result()
        finally:
            stopped.set()


def write_page(knowledge: Knowledge, folder: Path, memo: Memo) -> None:
    """Write graph.html, the overview, or what shows a graph that is too large for one page."""
    turtle = folder / "graph.ttl"
    if turtle.stat().st_size > DRAWN:
        page = draw_notice(len(knowledge.entities), len(knowledge.statements))
    else:
        passages: list[Passage] = []
        page = draw_overview(scan_graph(turtle, passages), memo=memo, passages=passages)
    (folder / "graph.html").write_text(page, encoding="utf-8", newline="\n")


def check_graph(folder: Path, changes: Sequence[Change] | None = None) -> Shacl:
    """What the shapes say of the graph, or of its `changes` since it kept to them; left open for one that is too large."""
    turtle = folder / "graph.ttl"
    if turtle.stat().st_size > CHECKED:
        return Shacl()
    if changes is not None and still_conforms(look_up(folder), tell_changes(turtle, changes)):
        return Shacl(conforms=True)
    checked = validate_graph(turtle, scan=scan_graph(turtle))
    breaches = (f"{one.focus} {one.path} {one.message} {one.value}".strip() for one in checked.violations)
    return Shacl(checked.conforms, tuple(breaches))
