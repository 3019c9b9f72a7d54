"""What the reader of one format hands over."""

from kg.model import Mark
from kg.record import record

MAX_CHARS = 5_000_000
"""The longest text that is read."""


@record
class Content:
    """The text of a file, what its format says about stretches of it, the title it declares, and what was not read and why."""

    raw: str
    marks: tuple[Mark, ...] = ()
    title: str = ""
    notes: tuple[str, ...] = ()
