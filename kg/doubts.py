"""The doubtful pairs of a build as people are asked about them, with what documents say of both, and what they answer."""

import json
from pathlib import Path

from kg.built import MANIFEST
from kg.errors import BuildError
from kg.model import Choice, Decision, Evidence, Form
from kg.record import record
from kg.resolve import DECISIONS, decide, merge_decisions, read_book, read_decisions, write_decisions
from kg.resolve import list_doubts as list_judgements


@record
class Side:
    """One name of a doubtful pair with the sentences that name it, each with its document."""

    form: Form
    quotes: tuple[tuple[str, str], ...]


@record
class Doubt:
    """Two names that may be one: why they may be, how likely, and the decision that leaves it open."""

    left: Side
    right: Side
    reason: str
    score: float
    open: Decision


def list_doubts(folder: Path) -> tuple[Doubt, ...]:
    """The doubtful pairs of the build in `folder` that nobody decided yet, the likeliest first."""
    book, texts = read_book(folder), Texts(folder)
    return tuple(
        Doubt(
            texts.show(book.forms[one.left]),
            texts.show(book.forms[one.right]),
            one.reason,
            one.score,
            decide(book, one, Choice.UNSURE),
        )
        for one in list_judgements(book, read_kept(folder))
    )


def read_kept(folder: Path) -> tuple[Decision, ...]:
    """The decisions that a build holds."""
    file = folder / DECISIONS
    return read_decisions(file) if file.is_file() else ()


def keep_decision(folder: Path, doubt: Doubt, choice: Choice) -> None:
    """Add a decision to those of a build, whole or not at all."""
    one = doubt.open
    decision = Decision(one.kind, one.left, one.left_area, one.right, one.right_area, choice)
    write_decisions(folder / DECISIONS, merge_decisions(read_kept(folder), [decision]))


class Texts:
    """The stored texts of a build, read when a sentence of theirs is shown."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            sources = json.loads((folder / MANIFEST).read_bytes())["sources"]
            self.names: dict[str, str] = {one["path"]: one["text"] for one in sources}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise BuildError(f"{folder / MANIFEST}: is damaged", "build again: kg build FOLDER -o OUT") from error
        self.read: dict[str, str] = {}

    def show(self, form: Form) -> Side:
        """A form with the sentences that name it."""
        return Side(form, tuple((self.quote(one), one.path) for one in form.evidence))

    def quote(self, evidence: Evidence) -> str:
        """The words of a passage, on one line."""
        path = evidence.path
        if path not in self.read:
            try:
                self.read[path] = (self.folder / self.names[path]).read_bytes().decode()
            except (OSError, KeyError, UnicodeDecodeError) as error:
                raise BuildError(
                    f"{path}: its stored text is missing", "build again: kg build FOLDER -o OUT"
                ) from error
        return " ".join(evidence.span.of(self.read[path]).split())
