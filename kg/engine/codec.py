"""Records as JSON and back: what processes hand each other and what a later build finds again."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
Unpacker = Callable[[Any], Any]


def pack_record(record: object) -> str:
    """One line of JSON: a record is the list of its fields, a tuple a list.

    >>> from kg.model import Evidence, Span
    >>> unpack_record(Evidence, pack_record(Evidence("总结.txt", Span(0, 4), "member.list")))
    Evidence(path='总结.txt', span=Span(start=0, end=4), rule='member.list')
    """
    return json.dumps(_pack(record), separators=(",", ":"))


def unpack_record(kind: type[Record], line: str | bytes) -> Record:
    """The record that `pack_record` wrote; ValueError for a line that holds anything else.

    >>> from kg.model import Span
    >>> unpack_record(Span, "[3, 7]")
    Span(start=3, end=7)
    """
    unpack: Unpacker = find_unpacker(kind)  # type: ignore[arg-type] # a class is hashable, as mypy does not know
    record: Record = unpack(json.loads(line))
    return record


def _pack(value: object) -> object:
    if isinstance(value, tuple):
        return [_pack(one) for one in value]
    if is_dataclass(value):
        return [_pack(getattr(value, field.name)) for field in fields(value)]
    return value


@cache
def find_unpacker(kind: Any) -> Unpacker:
    """What turns parsed JSON into a value of the type `kind`, and raises ValueError where it is none."""
    if is_dataclass(kind):
        return _unpack_dataclass(kind)
    if get_origin(kind) is tuple:
        return _unpack_tuple(get_args(kind))
    if get_origin(kind) in (Union, UnionType):
        return _unpack_union(get_args(kind))
    return _unpack_plain(kind)


def _unpack_dataclass(kind: Any) -> Unpacker:
    hints = get_type_hints(kind)
    parts = [find_unpacker(hints[field.name]) for field in fields(kind)]

    def unpack(value: Any) -> Any:
        return kind(*(part(one) for part, one in zip(parts, _expect(list, value), strict=True)))

    return unpack


def _unpack_tuple(kinds: tuple[Any, ...]) -> Unpacker:
    if kinds[-1] is Ellipsis:
        part = find_unpacker(kinds[0])
        return lambda value: tuple(map(part, _expect(list, value)))
    parts = [find_unpacker(one) for one in kinds]
    return lambda value: tuple(part(one) for part, one in zip(parts, _expect(list, value), strict=True))


def _unpack_union(kinds: tuple[Any, ...]) -> Unpacker:
    (kind,) = (one for one in kinds if one is not NoneType)
    part = find_unpacker(kind)
    return lambda value: None if value is None else part(value)


def _unpack_plain(kind: Any) -> Unpacker:
    if issubclass(kind, StrEnum):
        return lambda value: kind(_expect(str, value))
    if kind is float:
        return lambda value: float(_expect((int, float), value))
    return lambda value: _expect(kind, value)


def _expect(kind: Any, value: Any) -> Any:
    if not isinstance(value, kind):
        raise ValueError(f"{value!r:.40} is no {kind}")  # noqa: TRY004 - a wrong line is a wrong value to the caller
    return value
