"""The work on one document: read and extract it, and turn whatever goes wrong into a finding."""

import errno
import tempfile
import traceback
from dataclasses import replace
from pathlib import Path

from kg.errors import BuildError, ReadError, RulesError
from kg.extract import extract_source
from kg.model import Extract, Finding, FindingLevel
from kg.read import read_source, unpack_file
from kg.record import record

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What the system says where nothing more can be written."""


@record
class Task:
    """A document to be read: where it lies, and the name it is known by.

    With a `folder`, the file is not read: the documents in it are taken out and put there.
    """

    path: str
    name: str
    folder: str = ""


@record
class Means:
    """By what tasks are run: how many `jobs` at once, the `seconds` that one may take, and a cluster's `scheduler`, as an address."""

    jobs: int
    seconds: float
    scheduler: str = ""


@record
class Outcome:
    """What became of a task: what the document says, or why it could not be read.

    `parts` are the documents that were taken out of a file that holds several, `troubles` what could not be.
    """

    extract: Extract | None = None
    finding: Finding | None = None
    parts: tuple[Task, ...] = ()
    troubles: tuple[Finding, ...] = ()


def run_task(task: Task) -> Outcome:
    """Read and extract one document; what no document is to blame for is raised: RulesError, BuildError for a full disk."""
    try:
        if task.folder:
            return open_container(task)
        source = read_source(Path(task.path), task.name)
        extract = add_notes(extract_source(source))
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
    return Outcome(slim_extract(extract))


def open_container(task: Task) -> Outcome:
    """The documents in a file, each a task by itself, and a finding for each thing in it that cannot be one."""
    members, troubles = unpack_file(Path(task.path), task.name, Path(task.folder))
    return Outcome(
        parts=tuple(Task(one.path, one.name) for one in members),
        troubles=tuple(Finding(FindingLevel.ERROR, "read", one.reason, one.name, cure=one.cure) for one in troubles),
    )


def lose_document(name: str, reason: str, cure: str) -> Outcome:
    """The outcome of a document on which the program failed."""
    return Outcome(finding=Finding(FindingLevel.ERROR, "extract", f"extraction failed: {reason}", name, cure=cure))


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
