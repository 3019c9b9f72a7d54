"""Editions of an award: several awards, each under one series (`skos:broader`), never one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from operator import attrgetter

from kg.fold import fold_text
from kg.iri import mint_entity_key
from kg.model import Entity, Kind
from kg.resolve.minting import canonical_name
from kg.resolve.titles import cut_edition

SERIES = "AwardSeries"


def add_series(awards: Sequence[Entity], areas: Mapping[str, tuple[str, ...]]) -> Iterator[Entity]:
    """The awards, which are sorted by key, editions of one put under their series; they are gone over again and again.

    `areas` are the places of awards by key. The series is the award of that name without edition where documents tell
    one, else one of its own.
    """
    by_series: dict[str, list[Entity]] = defaultdict(list)
    for entity in awards:
        if not entity.masked and entity.key in areas:
            name = cut_edition(entity.name)
            if name != fold_text(entity.name):
                by_series[name_series(name, areas[entity.key])].append(entity)
    known = {entity.key: entity for entity in awards if entity.key in by_series}
    changed: dict[str, Entity] = {}
    for key, editions in sorted(by_series.items()):
        if len(editions) < 2 and key not in known:
            continue
        name = max(cut_edition(edition.name) for edition in editions)
        head = changed.get(key) or known.get(key) or Entity(key, Kind.AWARD, name, area=editions[0].area, inferred=True)
        changed[key] = replace(head, narrow=tuple(sorted({*head.narrow, SERIES})))
        changed.update({edition.key: replace(edition, broader=key) for edition in editions if edition.key != key})
    made = [one for key, one in sorted(changed.items()) if key in by_series and key not in known]
    yield from merge((changed.get(one.key, one) for one in awards), made, key=attrgetter("key"))


def name_series(name: str, area: tuple[str, ...]) -> str:
    """The key of a series by its name without edition and its place.

    >>> name_series("柳州市园丁奖", ("广西壮族自治区", "柳州市"))
    'award/广西壮族自治区/柳州市/园丁奖'
    """
    return mint_entity_key(Kind.AWARD, area, canonical_name(name, area))
