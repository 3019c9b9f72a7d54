"""Keeps pictures from build to build: a view in which nothing changed is not drawn again."""

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from typing import Any

from kg.memo import Memo, name_work
from kg.view.picture.choose import Choice
from kg.view.picture.clusters import Cluster
from kg.view.picture.place import Disc, Picture, draw_picture
from kg.view.picture.record import Scene
from kg.view.picture.regions import BANDED, Ground

Areas = Mapping[str, tuple[str, Sequence[str], Sequence[str], Sequence[str]]]


def recall_picture(scene: Scene, choice: Choice, areas: Areas, memo: Memo) -> Picture:
    """The picture of a choice, as `memo` has it, or drawn; `areas` are told by `tell_areas`."""
    key = name_work("picture", *list_seen(choice, areas))
    told = memo.find(key)
    if told is not None:
        parts, packed = told
        for part in parts:  # they are wanted again when something changes
            memo.find(part)
        return unpack_picture(choice, packed)
    own = Memo(ChainMap(memo.used, dict(memo.older)))
    picture = draw_picture(scene, choice, own)
    memo.used.update(own.used)
    memo.keep(key, (sorted(own.used), pack_picture(picture)))
    return picture


def tell_areas(scene: Scene) -> Areas:
    """What pictures ask of what is an area of something: its name and classes, its own areas, those that its sources are about."""
    around = {area for one in scene.things.values() for area in one.areas} | {one.area for one in scene.papers.values()}
    papers = scene.papers
    return {
        iri: (one.label, one.narrow, one.areas, sorted({papers[paper].area for paper in one.papers if paper in papers}))
        for iri in around
        if (one := scene.things.get(iri))
    }


def list_seen(choice: Choice, areas: Areas) -> Iterator[object]:
    """All that the picture of a choice depends on; where statements make the grounds, areas do not count."""
    yield choice.view
    yield choice.centre
    yield [(*one.ends, one.predicate, one.planned, one.qualifiers) for one in choice.claims]
    if choice.view in BANDED:
        yield [(one.iri, one.kind, one.label) for one in choice.things]
        return
    yield [(one.iri, one.kind, one.label, one.areas) for one in choice.things]
    around: dict[str, object] = {}
    pending = sorted({area for one in choice.things for area in one.areas})
    while pending:
        area = pending.pop()
        if area in areas and area not in around:
            around[area] = told = areas[area]
            pending += [*told[2], *told[3]]
    yield around


def pack_picture(picture: Picture) -> Any:
    """The places, radii and grounds of things in their order, and the discs, as plain values."""
    names = [one.iri for one in picture.choice.things]
    numbers = {name: number for number, name in enumerate(names)}
    grounds = {ground: number for number, ground in enumerate(sorted(set(picture.ground.values())))}
    discs = [
        (one.cluster.label, one.cluster.iri, [numbers[name] for name in one.cluster.members], one.x, one.y, one.radius)
        for one in picture.discs
    ]
    return (
        [picture.place[name] for name in names],
        [picture.radius[name] for name in names],
        [grounds[picture.ground[name]] if name in picture.ground else -1 for name in names],
        [astuple(ground) for ground in grounds],
        discs,
    )


def unpack_picture(choice: Choice, packed: Any) -> Picture:
    """The picture that was packed."""
    places, radii, grounded, grounds, discs = packed
    names = [one.iri for one in choice.things]
    known = [Ground(band, tuple(path), tuple(label), iri) for band, path, label, iri in grounds]
    return Picture(
        choice,
        {name: tuple(place) for name, place in zip(names, places, strict=True)},
        dict(zip(names, radii, strict=True)),
        {name: known[number] for name, number in zip(names, grounded, strict=True) if number >= 0},
        tuple(
            Disc(Cluster(tuple(label), iri, tuple(names[number] for number in members)), *where)
            for label, iri, members, *where in discs
        ),
    )
