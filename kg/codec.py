"""Records as JSON and back: what processes hand each other and what a later build finds again."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache, partial
from operator import attrgetter, call, index, mul
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Step = Callable[[Any], Any]
Row = list[Any]
"""A record as the list of its fields, in plain values: what JSON holds of it."""

LISTS = (list, tuple)
"""What a record may be packed as: JSON knows the first alone."""

encode = json.JSONEncoder(separators=(",", ":")).encode


def pack_record(record: object) -> str:
    """One line of JSON: a record is the list of its fields, a tuple a list.

    >>> from kg.model import Evidence, Span
    >>> unpack_record(Evidence, pack_record(Evidence("总结.txt", Span(0, 4), "member.list")))
    Evidence(path='总结.txt', span=Span(start=0, end=4), rule='member.list')
    """
    pack = find_packer(type(record))  # type: ignore[arg-type] # a class is hashable, as mypy does not know
    return encode(record if pack is None else pack(record))


def unpack_record(kind: type[Record], line: str | bytes) -> Record:
    """The record that `pack_record` wrote; ValueError for a line that holds anything else.

    >>> from kg.model import Span
    >>> unpack_record(Span, "[3, 7]")
    Span(start=3, end=7)
    """
    value = json.loads(line)
    try:
        record: Record = find_unpacker(kind)(value)  # type: ignore[arg-type] # a class is hashable, as mypy does not know
    except (KeyError, TypeError) as error:
        raise ValueError(f"{value!r:.40} is no {kind}") from error
    return record


def make_row(record: object) -> Row:
    """A record as `pack_record` writes it.

    >>> from kg.model import Evidence, Span
    >>> make_row(Evidence("总结.txt", Span(0, 4), "member.list"))
    ['总结.txt', [0, 4], 'member.list']
    """
    row: Row = json.loads(pack_record(record))
    return row


@cache
def find_places(kind: Any) -> Any:
    """Where in the row of a record each of its fields stands.

    >>> from kg.model import Evidence, Span
    >>> make_row(Evidence("总结.txt", Span(0, 4), "member.list"))[find_places(Evidence).rule]
    'member.list'
    """
    return SimpleNamespace(**{field.name: place for place, field in enumerate(fields(kind))})


@cache
def find_packer(kind: Any) -> Step | None:
    """What turns a value of the type `kind` into lists and plain values; None for what JSON takes as it is.

    Packers are made of the declared types, so that of a plain field nothing is asked when it is packed.
    """
    if is_dataclass(kind):
        return _pack_dataclass(kind)
    if get_origin(kind) is tuple:
        return _pack_tuple(get_args(kind))
    if get_origin(kind) in (Union, UnionType):
        part = find_packer(_drop_none(kind))
        return None if part is None else lambda value: None if value is None else part(value)
    return None


def _pack_dataclass(kind: Any) -> Step:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    deep = [(place, part) for place, name in enumerate(names) if (part := find_packer(hints[name]))]
    read: Step = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)

    def pack(value: Any) -> Any:
        row = list(read(value))
        for place, part in deep:
            row[place] = part(row[place])
        return row

    return pack if deep else read


def _pack_tuple(kinds: tuple[Any, ...]) -> Step | None:
    if kinds[-1] is Ellipsis:
        part = find_packer(kinds[0])
        return None if part is None else lambda value: [*map(part, value)]
    parts = [find_packer(one) for one in kinds]
    if not any(parts):
        return None
    return lambda value: [part(one) if part else one for part, one in zip(parts, value, strict=True)]


@cache
def find_unpacker(kind: Any) -> Step:
    """What turns parsed JSON into a value of the type `kind`; ValueError, KeyError or TypeError where it is none."""
    if is_dataclass(kind):
        return _unpack_dataclass(kind)
    if get_origin(kind) is tuple:
        return _unpack_tuple(get_args(kind))
    if get_origin(kind) in (Union, UnionType):
        part = find_unpacker(_drop_none(kind))
        return lambda value: None if value is None else part(value)
    return _unpack_plain(kind)


def _drop_none(kind: Any) -> Any:
    (one,) = (one for one in get_args(kind) if one is not NoneType)
    return one


def _unpack_dataclass(kind: Any) -> Step:
    hints = get_type_hints(kind)
    parts = [find_unpacker(hints[field.name]) for field in fields(kind)]
    length = len(parts)

    def unpack(value: Any) -> Any:
        if type(value) not in LISTS or len(value) != length:
            raise _refuse(value, length)
        return kind(*map(call, parts, value))

    return unpack


def _unpack_tuple(kinds: tuple[Any, ...]) -> Step:
    if kinds[-1] is Ellipsis:
        part = find_unpacker(kinds[0])

        def unpack(value: Any) -> Any:
            if type(value) not in LISTS:
                raise _refuse(value)
            return tuple(map(part, value)) if value else ()

        return unpack
    parts = [find_unpacker(one) for one in kinds]

    def unpack_parts(value: Any) -> Any:
        if type(value) not in LISTS or len(value) != len(parts):
            raise _refuse(value, len(parts))
        return tuple(map(call, parts, value))

    return unpack_parts


def _unpack_plain(kind: Any) -> Step:
    if issubclass(kind, StrEnum):
        members: Mapping[str, Any] = {one.value: one for one in kind}
        return members.__getitem__
    if kind is str:
        return sys.intern  # a path stands in every evidence: kept once, not a thousand times
    numbers: Mapping[Any, Step] = {int: index, float: partial(mul, 1.0)}
    return numbers.get(kind) or partial(_expect, kind)


def _refuse(value: Any, length: int | None = None) -> ValueError:
    return ValueError(f"{value!r:.40} is no list of {length}")


def _expect(kind: Any, value: Any) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"{value!r:.40} is no {kind}")  # noqa: TRY004 - a wrong line is a wrong value to the caller
    return value
