"""Honours that nobody receives: a bare 骨干教师 of which no statement speaks is a word for a kind of people, no entity."""

from collections.abc import Iterable

from kg.model import Entity, Kind, Statement
from kg.relate.qualify import level_of


def drop_lone_honours(entities: Iterable[Entity], statements: Iterable[Statement]) -> tuple[Entity, ...]:
    """The entities without those honours that stand in no statement and whose names tell no level."""
    used = {key for one in statements for key in (one.subject, one.object)}
    return tuple(one for one in entities if one.kind is not Kind.AWARD or one.key in used or level_of(one.name))
