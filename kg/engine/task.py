"""What is handed to those who read documents, and what comes back."""

import errno

from kg.codec import unpack_record
from kg.model import Extract, Finding, FindingLevel
from kg.record import record

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What the system says where nothing more can be written."""
READY = b"ready\n"
"""The line with which a process says that it waits for tasks."""
REFUSED = b"!"
"""How a line begins that holds an error no document is to blame for."""


@record
class Task:
    """A document to be read: where it lies, and the name it is known by.

    With a `folder`, the file is not read: the documents in it are taken out and put there. What a file of the SHA-256
    `digest` holds is kept at `kept`, if that is given, or is put there once it is read.
    """

    path: str
    name: str
    folder: str = ""
    kept: str = ""
    digest: str = ""


@record
class Means:
    """By what tasks are run: how many `jobs` at once, the `seconds` that one may take, and a cluster's `scheduler`, as an address."""

    jobs: int
    seconds: float
    scheduler: str = ""


@record
class Outcome:
    """What became of a task: what the document says, packed, or why it could not be read.

    `sha256` is that of the file as it was read; `surveyed` is what joining takes first from the document, "" where that
    was not asked for; `parts` are the documents that were taken out of a file that holds several, `troubles` what could not be.
    """

    packed: str = ""
    finding: Finding | None = None
    parts: tuple[Task, ...] = ()
    troubles: tuple[Finding, ...] = ()
    sha256: str = ""
    surveyed: str = ""

    @property
    def extract(self) -> Extract | None:
        """What the document says."""
        return unpack_record(Extract, self.packed) if self.packed else None


def lose_document(name: str, reason: str, cure: str) -> Outcome:
    """The outcome of a document on which the program failed."""
    return Outcome(finding=Finding(FindingLevel.ERROR, "extract", f"extraction failed: {reason}", name, cure=cure))
