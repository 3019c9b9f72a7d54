"""Editions of an award: several awards, each under one series (`skos:broader`), never one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kg.fold import fold_text
from kg.iri import mint_entity_key
from kg.model import Entity, Kind
from kg.resolve.minting import canonical_name
from kg.resolve.titles import cut_edition

SERIES = "AwardSeries"


def add_series(entities: Sequence[Entity], areas: dict[str, tuple[str, ...]]) -> tuple[Entity, ...]:
    """The entities, editions of one award put under their series; `areas` are the places of awards by key.

    The series is the award of that name without edition where documents tell one, else one of its own.
    """
    by_series: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.kind is Kind.AWARD and not entity.masked and entity.key in areas:
            name = cut_edition(entity.name)
            if name != fold_text(entity.name):
                by_series[name_series(name, areas[entity.key])].append(entity)
    known = {entity.key: entity for entity in entities}
    for key, editions in sorted(by_series.items()):
        if len(editions) < 2 and key not in known:
            continue
        name = max(cut_edition(edition.name) for edition in editions)
        head = known.get(key) or Entity(key, Kind.AWARD, name, area=editions[0].area, inferred=True)
        known[key] = replace(head, narrow=tuple(sorted({*head.narrow, SERIES})))
        known.update({edition.key: replace(edition, broader=key) for edition in editions if edition.key != key})
    return tuple(entity for _, entity in sorted(known.items()))


def name_series(name: str, area: tuple[str, ...]) -> str:
    """The key of a series by its name without edition and its place.

    >>> name_series("柳州市园丁奖", ("广西壮族自治区", "柳州市"))
    'award/广西壮族自治区/柳州市/园丁奖'
    """
    return mint_entity_key(Kind.AWARD, area, canonical_name(name, area))
