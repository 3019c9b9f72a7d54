"""Puts what all documents say together: one entity a key, one statement a claim, whatever the order of the documents."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import (
    Decision,
    Document,
    Ending,
    Entity,
    Extract,
    Knowledge,
    Modality,
    Observation,
    Statement,
)
from kg.resolve.copies import part_copies
from kg.resolve.dated import choose_label, merge_names
from kg.resolve.divisions import complete_areas
from kg.resolve.matching import identify
from kg.resolve.series import add_series
from kg.resolve.times import join_evidence, merge_statements


def resolve_extracts(extracts: Sequence[Extract], decisions: Sequence[Decision] = ()) -> Knowledge:
    """The knowledge of all documents, as `decisions` of people want it; sorted, so that the order of `extracts` does not matter."""
    ordered, copies = part_copies(sorted(extracts, key=lambda one: one.text.source.path))
    identity = identify(ordered, decisions)
    keyed = list(zip(ordered, identity.keys, strict=True))
    entities = add_series(complete_areas(merge_entities(keyed)), identity.areas)
    years = {extract.text.source.path: extract.frame.year for extract in ordered}
    said = [one for extract, keys in keyed for one in move_statements(extract, keys)]
    statements = merge_statements(said, [one for extract, keys in keyed for one in move_endings(extract, keys)], years)
    observations = merge_observations(one for extract, keys in keyed for one in move_observations(extract, keys))
    findings = (*(finding for extract in ordered for finding in extract.findings), *identity.findings)
    knowledge = Knowledge(
        tuple(make_document(extract, keys) for extract, keys in keyed),
        entities,
        statements,
        observations,
        findings,
        identity.resolution,
    )
    return copies.add_to(knowledge)


def make_document(extract: Extract, keys: Mapping[str, str]) -> Document:
    """The source document of an extract, its frame in global keys."""
    source, frame = extract.text.source, extract.frame
    cut: Counter[str] = Counter()
    for dropped in extract.text.dropped:
        cut[dropped.reason] += len(dropped.span)
    return Document(
        source.path, source.sha256, source.size, source.media_type, frame.title, extract.text.chars,
        keys.get(frame.area, ""), keys.get(frame.voice, ""), frame.year,
        pages=extract.text.pages, cut=tuple(sorted(cut.items())),
    )  # fmt: skip


def merge_entities(keyed: Iterable[tuple[Extract, Mapping[str, str]]]) -> tuple[Entity, ...]:
    """One entity a key: the fullest name, every other form as an alias, the documents that mention it."""
    parts: dict[str, list[Entity]] = defaultdict(list)
    for extract, keys in keyed:
        for entity in extract.entities:
            moved = replace(
                entity,
                key=keys[entity.key],
                area=keys.get(entity.area, ""),
                paths=() if entity.silent else (extract.text.source.path,),
            )
            parts[moved.key].append(moved)
    return tuple(merge_parts(parts[key]) for key in sorted(parts))


def merge_parts(parts: Sequence[Entity]) -> Entity:
    """One entity of all that has its key; of its present names the longest is the label."""
    forms = {form for part in parts for form in (part.name, *part.aliases)}
    names = merge_names(name for part in parts for name in part.names)
    name = choose_label(names, (part.name for part in parts))
    narrow = tuple(sorted({kind for part in parts for kind in part.narrow}))
    return replace(
        parts[0],
        name=name,
        aliases=tuple(sorted(forms - {name})),
        narrow=narrow if len(narrow) == 1 or not narrow else choose_narrow(narrow),
        area=max((part.area for part in parts), key=lambda key: (len(key), key)),
        silent=all(part.silent for part in parts),
        masked=any(part.masked for part in parts),
        inferred=all(part.inferred for part in parts),
        code=max(part.code for part in parts),
        paths=tuple(sorted({path for part in parts for path in part.paths})),
        names=names,
    )


def choose_narrow(narrow: Sequence[str]) -> tuple[str, ...]:
    """The tellingest of several narrower classes: SecondarySchool gives way to junior and senior high schools."""
    telling = [kind for kind in narrow if kind != "SecondarySchool"]
    return tuple(telling[:1]) or tuple(narrow[:1])


def move_statements(extract: Extract, keys: Mapping[str, str]) -> Iterable[Statement]:
    """The statements of a document between global keys; what then says something of itself is left out."""
    for one in extract.statements:
        subject, target = keys[one.subject], keys[one.object]
        if subject != target:
            yield replace(one, subject=subject, object=target)


def move_endings(extract: Extract, keys: Mapping[str, str]) -> Iterable[Ending]:
    """The endings that a document tells, between global keys."""
    for one in extract.endings:
        yield replace(one, subject=keys[one.subject] if one.subject else "", object=keys[one.object])


def move_observations(extract: Extract, keys: Mapping[str, str]) -> Iterable[Observation]:
    """The observations of a document about global keys."""
    for one in extract.observations:
        yield replace(one, about=keys[one.about])


def merge_observations(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """One observation a figure, with the evidence of all documents that give it."""
    parts: dict[tuple[str, str, float, str, int, Modality], list[Observation]] = defaultdict(list)
    for one in observations:
        parts[one.about, one.indicator, one.value, one.unit, one.year or 0, one.modality].append(one)
    return tuple(
        replace(
            parts[key][0],
            evidence=join_evidence(part.evidence for part in parts[key]),
            confidence=max(part.confidence for part in parts[key]),
        )
        for key in sorted(parts)
    )
