"""A chunk: one unit of a sentence that relations are read from."""

from functools import partial
from typing import NamedTuple

from kg.model import Linked, Span
from kg.record import record


class Chunk(NamedTuple):
    """One unit of a sentence; `code` is one character, `members` the links of a name or list of names, `words` of a cue.

    A named tuple and no dataclass: nearly every character of a document is one, and they cost half as much.
    """

    code: str
    span: Span
    members: tuple[Linked, ...] = ()
    words: str = ""
    tail: Span | None = None
    posts: tuple["Post", ...] = ()


MAKE_CHUNK = partial(tuple.__new__, Chunk)
"""Makes a chunk of all its fields without a call of Python."""


@record
class Post:
    """A person who stands right behind a body, with the role between or behind them ("" for none): 望江中学教师李晓兰."""

    person: Linked
    body: Linked
    role: str
    span: Span
