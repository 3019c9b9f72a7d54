"""The records of serving: settings, tasks for the workers, and what comes back."""

from dataclasses import field
from typing import Any

from kg.query import Limits
from kg.record import record

UNKNOWN_LICENCE = "http://rightsstatements.org/vocab/CNE/1.0/"
"""Copyright not evaluated: what is said of data whose licence nobody has told."""


@record
class ServeSettings:
    """How a build is served.

    `limits` hold for each query; `body` is the largest request in bytes; `workers` is how many processes answer at
    rest and `most_workers` how many there may be while some are busy with long queries; a query is long after
    `patience` seconds; `waiting` is how many requests may stand in line. An update needs `token`; "" refuses all. `licence` is the
    IRI of the terms that the data may be used on; unless told otherwise it says that nobody has looked into them.
    """

    limits: Limits = field(default_factory=lambda: Limits(seconds=30.0, rows=100_000, memory=1 << 30))
    body: int = 1 << 20
    workers: int = 4
    most_workers: int = 16
    patience: float = 0.5
    waiting: int = 500
    header_seconds: float = 15.0
    body_seconds: float = 15.0
    token: str = ""
    licence: str = UNKNOWN_LICENCE


@record
class Task:
    """One piece of work for a worker: the name of a function of `kg.serve.tasks` and its arguments, plain JSON values."""

    name: str
    arguments: dict[str, Any]


@record
class Result:
    """What a worker answers: bytes of a media type, and plain facts about them such as whether rows were left out."""

    body: bytes
    media_type: str = "application/json"
    facts: dict[str, Any] = field(default_factory=dict)


class TaskError(Exception):
    """A task that could not be done: `status` is that of HTTP, `message` and `cure` are for the one who asked."""

    def __init__(self, status: int, message: str, cure: str = "") -> None:
        super().__init__(f"{message} ({cure})" if cure else message)
        self.status = status
        self.message = message
        self.cure = cure
