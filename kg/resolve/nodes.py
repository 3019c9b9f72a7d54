"""What documents tell of, one node for all that tell it in the same words and place: the units that are joined to entities."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from kg.fold import fold_text
from kg.model import SCHOOLING, Entity, Extract, Kind, Level
from kg.name_parts import LEVELS
from kg.name_places import split_places
from kg.names import fold_body
from kg.record import record
from kg.resolve.compare import Places, Told, are_two
from kg.resolve.parts import part_name
from kg.resolve.titles import (
    FREE,
    TITLED,
    find_area,
    is_cited,
    lift,
    place_title,
    read_editions,
    read_issued,
    read_levels,
)

HIGHER = ("大学", "学院")
LOCAL = "~"
"""Stands before the document's path in the place of what belongs to no place but its document."""


@record(order=True)
class Node:
    """A name and place that documents tell: `names` are the fullest one and those that a document tells beside it.

    `named` says that the name itself tells the place; `mention` finds what is masked; `edition` is the year
    of an occasion whose name tells none.
    """

    kind: Kind
    name: str
    names: tuple[str, ...]
    area: Places
    named: bool = False
    mention: str = ""
    edition: str = ""


Order = tuple[str, str, tuple[str, ...], Places, bool, str, str]
order_node: Callable[[Node], Order] = attrgetter(*(field.name for field in fields(Node)))
"""All that a node is, as a key to sort by."""


def remake_node(order: Sequence[Any]) -> Node:
    """The node of such a key, which may have been written as JSON.

    >>> node = Node(Kind.SCHOOL, "第八中学", ("第八中学",), ("广西壮族自治区", "柳州市"))
    >>> remake_node(["School", "第八中学", ["第八中学"], ["广西壮族自治区", "柳州市"], False, "", ""]) == remake_node(order_node(node)) == node
    True
    """
    kind, name, names, area, *rest = order
    return Node(Kind(kind), name, tuple(names), tuple(area), *rest)


@record
class Scene:
    """A document as its nodes need it: its path, its areas by local key, its own area, the levels of its awards."""

    path: str
    areas: Mapping[str, Places]
    home: Places
    levels: Mapping[str, Level]
    editions: Mapping[str, str]
    issued: frozenset[str]


def read_nodes(extract: Extract, areas: Mapping[str, Places]) -> Iterator[tuple[str, Node]]:
    """The node of every entity of a document but its persons, with the entity's local key; `areas` are settled by it too."""
    scene = Scene(
        extract.text.source.path,
        areas,
        areas.get(extract.frame.area, ()),
        read_levels(extract),
        read_editions(extract),
        read_issued(extract),
    )
    for entity in extract.entities:
        if entity.kind is Kind.AREA:
            path = areas[entity.key]
            yield entity.key, Node(Kind.AREA, path[-1], (path[-1],), path[:-1])
        elif entity.kind is not Kind.PERSON:
            yield entity.key, place_node(entity, scene)


def place_node(entity: Entity, scene: Scene) -> Node:
    """The node of one entity: its place by its name, its level, the area it is told to stand in, or the document's."""
    if entity.masked:
        return Node(entity.kind, entity.name, (entity.name,), (), mention=find_mention(entity, scene.path))
    if entity.kind in TITLED:
        return place_titled(entity, scene)
    if is_free(entity):
        return Node(entity.kind, entity.name, (fold_text(entity.name),), (), named=True)
    area, named = place_body(entity, scene)
    if entity.kind in SCHOOLING:
        return Node(entity.kind, entity.name, keep_names(entity, area), area, named)
    told = canonise_office(entity.name, area)
    other = sorted({canonise_office(name, area) for name in entity.aliases} - {told}) if entity.names else []
    return Node(entity.kind, entity.name, (told, *other), area, named)


def place_titled(entity: Entity, scene: Scene) -> Node:
    """The node of an honour, occasion, initiative or text: a long title that a document only cites is one text everywhere."""
    title = place_title(entity.name, scene.home, scene.levels.get(entity.key))
    area = title.area if title.area or title.told else (LOCAL + scene.path,)
    if entity.kind is Kind.DOCUMENT and not title.told and entity.key not in scene.issued and is_cited(entity.name):
        area = ()
    return Node(entity.kind, entity.name, (title.rest,), area, title.told, edition=scene.editions.get(entity.key, ""))


def is_free(entity: Entity) -> bool:
    """Whether a name is one body's in the whole country: 教育部, 华中师范大学."""
    if entity.kind in SCHOOLING:
        name = fold_text(entity.name)
        return name.endswith(HIGHER) and not name.endswith("进修学院") and len(name) > 3
    return bool(FREE.match(entity.name))


def find_mention(entity: Entity, path: str) -> str:
    """What finds a masked name again: its document, and its place there where that makes it one of several."""
    return f"{path}:{entity.key.rpartition('@')[2] if '@' in entity.key else ''}"


def place_body(entity: Entity, scene: Scene) -> tuple[Places, bool]:
    """The area of a body and whether its own name tells it: 市八中 of a district's report stands in the city."""
    told = scene.areas.get(entity.area, ())
    places, rest = split_places(fold_text(entity.name))
    level = next((level for level in LEVELS if rest.startswith(level)), "") if not places else ""
    if entity.kind is Kind.ORGANISATION and not told and places:
        told = find_area(places, scene.home) or ()
    near = told or scene.home
    if level and part_name(entity.name, near).level:
        lifted = lift(level, near) or find_level(level, scene, near)
        return (lifted, True) if lifted else ((LOCAL + scene.path, level), True)
    return near or (LOCAL + scene.path,), bool(places)


def find_level(level: str, scene: Scene, near: Places) -> Places | None:
    """The only area of a level that a document names in the area that it reports on (区教育局 where just one 区 is named)."""
    found = {area for area in scene.areas.values() if area[-1].endswith(level) and area[: len(near)] == near != area}
    return found.pop() if len(found) == 1 else None


def keep_names(entity: Entity, area: Places) -> tuple[str, ...]:
    """The name of a school or group, and its further names that are no short forms of it (its old name)."""
    main = Told(part_name(entity.name, area), area, named=True)
    other = sorted({fold_text(name) for name in entity.aliases})
    kept = [
        name for name in other
        if are_two(main, Told(part_name(name, area), area, named=True))
    ]  # fmt: skip
    return (fold_text(entity.name), *kept)


@lru_cache(maxsize=16384)
def canonise_office(name: str, area: Places) -> str:
    """The name of an authority or another body without its place and level, in the longer of the forms that offices have.

    >>> canonise_office("鱼峰区教体局", ("广西壮族自治区", "柳州市", "鱼峰区")), canonise_office("市政府", ("柳州市",))
    ('教育体育局', '人民政府')
    """
    rest = fold_text(name)
    places, tail = split_places(rest)
    if places and tail:
        rest = tail
    for place in area:
        rest = rest.removeprefix(place) or rest
    if rest[:1] in "省市州区县旗镇乡我" and len(rest) > 2:
        rest = rest[1:]
    return fold_body(rest)


def tell_name(node: Node, name: str) -> Told:
    """A name of a school or group, taken apart where it stands."""
    return Told(part_name(name, node.area), node.area, node.named)
