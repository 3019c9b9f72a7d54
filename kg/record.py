"""The one way to declare a record: frozen for the type checker, plain at run time; records make no rings."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform, overload

Made = TypeVar("Made")


@overload
def record(cls: type[Made]) -> type[Made]: ...


@overload
def record(*, order: bool = False) -> Callable[[type[Made]], type[Made]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Any = None, *, order: bool = False) -> Any:
    """Make a class a record with slots, equality and a hash; mypy refuses whoever assigns to its fields.

    A dataclass that is frozen at run time too sets every field by a call, which makes it three times as slow to make:
    a tenth of what a document takes.

    >>> @record(order=True)
    ... class Step:
    ...     first: int
    ...     last: int
    >>> Step(1, 2) < Step(1, 3), len({Step(1, 2), Step(1, 2)})
    (True, 1)
    """
    make = dataclass(slots=True, unsafe_hash=True, order=order)
    return make if cls is None else make(cls)


@contextmanager
def pause_collector() -> Iterator[None]:
    """Let nothing look for cycles among records, which have none: where there are many, that takes a sixth to a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
