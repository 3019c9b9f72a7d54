"""Honours that nobody receives: a bare 骨干教师 of which no statement speaks is a word for a kind of people, no entity."""

from collections.abc import Iterable

from kg.model import Entity, Kind, Mention, Statement
from kg.relate.qualify import level_of

CONFERRED = frozenset({"honour-conferred", "honour-passed", "quoted-award"})
SURE = 0.9


def drop_lone_honours(
    entities: Iterable[Entity], statements: Iterable[Statement], mentions: Iterable[Mention]
) -> tuple[Entity, ...]:
    """The entities without those honours that stand in no statement, whose names tell no level and that no verb confers."""
    told = {one.name for one in mentions if one.kind is Kind.AWARD and one.rule in CONFERRED and one.score >= SURE}
    used = {key for one in statements for key in (one.subject, one.object)}
    return tuple(
        one
        for one in entities
        if one.kind is not Kind.AWARD or one.key in used or level_of(one.name) or one.name in told
    )
