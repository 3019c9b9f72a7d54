"""The work on one document: read and extract it, and turn whatever goes wrong into a finding."""

import tempfile
import traceback
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kg.codec import pack_record, unpack_record
from kg.engine.task import FULL, Outcome, Task, lose_document
from kg.errors import BuildError, ReadError, RulesError
from kg.extract import extract_source
from kg.files import write_whole
from kg.model import Extract, Finding, FindingLevel, Source
from kg.read import read_source, unpack_file


def leave_out(extract: Extract) -> str:
    """Survey nothing of a document."""
    del extract
    return ""


def run_task(task: Task, survey: Callable[[Extract], str] = leave_out) -> Outcome:
    """Read and extract one document, and `survey` it; what no document is to blame for is raised: RulesError, BuildError for a full disk."""
    try:
        if task.folder:
            return open_container(task)
        source = load_source(task)
        extract = slim_extract(add_notes(extract_source(source)))
        return Outcome(pack_record(extract), sha256=source.sha256, surveyed=survey(extract))
    except ReadError as error:
        message = error.message.removeprefix(f"{task.name}: ")
        return Outcome(finding=Finding(FindingLevel.ERROR, "read", message, task.name, cure=error.cure))
    except (BuildError, RulesError):
        raise
    except OSError as error:
        if error.errno in FULL:
            room = "make room on the disk, and let it be written"
            raise BuildError(f"{error.filename or tempfile.gettempdir()}: {error.strerror}", room) from error
        return lose_document(task.name, describe_crash(error), "please report this, with the file if you can")
    except MemoryError:
        return lose_document(task.name, "it needs more memory than one document may use", "split the file")
    except Exception as error:  # noqa: BLE001 - a flaw met in one document must not lose the others
        return lose_document(task.name, describe_crash(error), "please report this, with the file if you can")


def load_source(task: Task) -> Source:
    """The source of a task, from where it is kept if it was read before; ReadError as `read_source` raises it."""
    kept = Path(task.kept)
    if task.kept and kept.exists():
        try:
            return unpack_record(Source, zlib.decompress(kept.read_bytes()))
        except (OSError, ValueError, RecursionError, zlib.error):
            pass
    source = read_source(Path(task.path), task.name)
    if task.kept and source.sha256 == task.digest:
        write_whole(kept, zlib.compress(pack_record(source).encode(), 1))
    return source


def open_container(task: Task) -> Outcome:
    """The documents in a file, each a task by itself, and a finding for each thing in it that cannot be one."""
    members, troubles = unpack_file(Path(task.path), task.name, Path(task.folder))
    return Outcome(
        parts=tuple(Task(one.path, one.name) for one in members),
        troubles=tuple(Finding(FindingLevel.ERROR, "read", one.reason, one.name, cure=one.cure) for one in troubles),
    )


def describe_crash(error: Exception) -> str:
    """The error and the place in our code where it arose, the same on every machine."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "kg" in Path(frame.filename).parts] or frames
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{place}: {' '.join(str(error).split())[:200]}"


def add_notes(extract: Extract) -> Extract:
    """The extract with a finding for each thing that its reader left out."""
    source = extract.text.source
    found = (Finding(FindingLevel.NOTE, "read", note, source.path) for note in source.notes)
    return replace(extract, findings=(*extract.findings, *found))


def slim_extract(extract: Extract) -> Extract:
    """The extract without what leads back into the raw file: nothing after it asks, and it is most of the weight."""
    source = replace(extract.text.source, raw="", marks=())
    return replace(extract, text=replace(extract.text, source=source, origin=()))
