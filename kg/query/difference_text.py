"""Writes what two builds tell differently, in Chinese for a terminal and as JSON."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from kg.query.answer import flatten_text
from kg.query.names import name_term
from kg.query.record import Difference, Paired, Quote, Renamed, Said, Thing

Item = TypeVar("Item")
LABELS = {"sentences": "原句", "ended": "终止", "value": "数值", "modality": "情态"}
VALUES = {"": "（未说明）", "true": "是"}
MOST = 20
"""Lines of one list that are shown, unless told otherwise."""


def render_difference(told: Difference, most: int = MOST) -> str:
    """The difference in words, at most `most` entries of each list."""
    lines = [*write_sources(told, most), *write_entities(told, most)]
    lines += write_claims("陈述 statements", told.statements, most)
    lines += write_claims("数据 figures", told.figures, most)
    if not lines:
        lines = ["两次构建所说相同。 The two builds say the same."]
    return "\n".join(map(flatten_text, lines)) + "\n"


def write_list(items: Sequence[Item], most: int, write: Callable[[Item], Iterator[str]]) -> Iterator[str]:
    """The lines of the first items, and how many more there are."""
    for item in items[:most]:
        yield from write(item)
    if len(items) > most:
        yield f"  … 还有 {len(items) - most} 项"


def write_sources(told: Difference, most: int) -> Iterator[str]:
    """Which documents are new, gone or changed."""
    parts = ((told.sources_added, "+"), (told.sources_removed, "-"), (told.sources_changed, "~"))
    added, removed, changed = (len(paths) for paths, _ in parts)
    if added + removed + changed:
        yield f"来源 sources：新增 {added}，去掉 {removed}，改动 {changed}"
    for paths, sign in parts:
        yield from write_list(paths, most, lambda path, sign=sign: iter((f"  {sign} {path}",)))  # type: ignore[misc]


def write_entities(told: Difference, most: int) -> Iterator[str]:
    """Which entities are new, gone, renamed or one with another."""
    counts = (told.entities_added, told.entities_removed, told.entities_renamed, told.entities_joined)
    if any(counts):
        added, removed, renamed, joined = map(len, counts)
        yield f"实体 entities：新增 {added}，去掉 {removed}，改名 {renamed}，合一 {joined}"
    yield from write_list(told.entities_added, most, lambda one: iter((f"  + {write_thing(one)}",)))
    yield from write_list(told.entities_removed, most, lambda one: iter((f"  - {write_thing(one)}",)))
    yield from write_list(told.entities_renamed, most, write_renamed)
    yield from write_list(
        told.entities_joined, most, lambda one: iter((f"  ~ {write_thing(one.before)} 现与 {one.after.name} 为同一个",))
    )


def write_thing(one: Thing) -> str:
    """An entity by name and class."""
    return f"{one.name}（{name_term(one.kind)}）"


def write_renamed(one: Renamed) -> Iterator[str]:
    """What is otherwise about an entity: name, other names, classes, else only what it is known by."""
    before, after = one.before, one.after
    parts = [f"改名为 {after.name}"] if before.name != after.name else []
    for label, old, new in (
        ("又名", before.aliases, after.aliases),
        ("类", tuple(map(name_term, before.types)), tuple(map(name_term, after.types))),
    ):
        parts += [f"{label} +{name}" for name in new if name not in old]
        parts += [f"{label} -{name}" for name in old if name not in new]
    parts += [f"标识 {before.iri} → {after.iri}"] if before.iri != after.iri else []
    yield f"  ~ {write_thing(before)}：{'；'.join(parts)}"


def write_claims(title: str, pairs: Sequence[Paired], most: int) -> Iterator[str]:
    """What is said anew, no longer, or otherwise; what came true comes first."""
    added = [pair.after for pair in pairs if pair.before is None and pair.after]
    removed = [pair.before for pair in pairs if pair.after is None and pair.before]
    changed = [pair for pair in pairs if pair.before and pair.after]
    if not pairs:
        return
    came_true = [pair for pair in changed if pair.came_true]
    yield f"{title}：新增 {len(added)}，去掉 {len(removed)}，改变 {len(changed)}（其中计划落实 {len(came_true)}）"
    changed.sort(key=lambda pair: not pair.came_true)
    yield from write_list(changed, most, write_changed)
    yield from write_list(added, most, lambda one: write_said("+", one))
    yield from write_list(removed, most, lambda one: write_said("-", one))


def write_said(sign: str, one: Said) -> Iterator[str]:
    """A statement or figure with its sentences."""
    more = [f"{name_label(name)} {name_value(value)}" for name, value in one.told if value != "Realised"]
    yield f"  {sign} {write_ends(one)}" + (f"（{'；'.join(more)}）" if more else "")
    yield from write_quotes(one.quotes)


def write_ends(one: Said) -> str:
    """Subject, predicate and object, or whom a figure is about and what it counts."""
    return " ".join(name_term(word) for word in one.words if word)


def write_quotes(quotes: Sequence[Quote]) -> Iterator[str]:
    """One line a sentence, with its document."""
    return (f"      “{quote.words}”  {quote.path}" for quote in quotes)


def write_changed(pair: Paired) -> Iterator[str]:
    """A statement or figure that is told otherwise, with what is other about it and the sentences that say so now."""
    if pair.before is None or pair.after is None:
        return
    parts = [
        f"{name_label(name)} {name_value(old)} → {name_value(new)}"
        for name, old, new in pair.changes
        if name not in {"sentences", "ended"}
    ]
    parts += ["已终止"] if pair.after.ended and not pair.before.ended else []
    parts += ["原句有变"] if any(name == "sentences" for name, _, _ in pair.changes) else []
    came_true = "【计划落实】" if pair.came_true else ""
    yield f"  ~ {came_true}{write_ends(pair.after)}：{'；'.join(parts)}"
    yield from write_quotes((*pair.after.quotes, *pair.after.ended))


def name_label(name: str) -> str:
    """What a property is called."""
    return LABELS.get(name) or name_term(name)


def name_value(value: str) -> str:
    """What a value is called."""
    return VALUES.get(value) or name_term(value)


def write_difference(told: Difference) -> str:
    """The difference as one JSON object."""
    return json.dumps(pack_difference(told), ensure_ascii=False, indent=1) + "\n"


def pack_difference(told: Difference) -> Mapping[str, Any]:
    """The difference as plain values."""
    renamed, joined = ([pack_renamed(one) for one in part] for part in (told.entities_renamed, told.entities_joined))
    return {
        "sources": {
            "added": told.sources_added,
            "removed": told.sources_removed,
            "changed": told.sources_changed,
        },
        "entities": {
            "added": [pack_thing(one) for one in told.entities_added],
            "removed": [pack_thing(one) for one in told.entities_removed],
            "renamed": renamed,
            "joined": joined,
        },
        "statements": pack_claims(told.statements),
        "figures": pack_claims(told.figures),
    }


def pack_thing(one: Thing) -> Mapping[str, Any]:
    """An entity as plain values."""
    return {"iri": one.iri, "name": one.name, "aliases": one.aliases, "types": one.types}


def pack_renamed(one: Renamed) -> Mapping[str, Any]:
    """An entity before and after."""
    return {"before": pack_thing(one.before), "after": pack_thing(one.after)}


def pack_claims(pairs: Sequence[Paired]) -> Mapping[str, Any]:
    """What is said anew, no longer, or otherwise."""
    return {
        "added": [pack_said(pair.after) for pair in pairs if pair.before is None and pair.after],
        "removed": [pack_said(pair.before) for pair in pairs if pair.after is None and pair.before],
        "changed": [
            {
                "before": pack_said(pair.before),
                "after": pack_said(pair.after),
                "changes": [{"name": name, "before": old, "after": new} for name, old, new in pair.changes],
                "came_true": pair.came_true,
            }
            for pair in pairs
            if pair.before and pair.after
        ],
    }


def pack_said(one: Said) -> Mapping[str, Any]:
    """A statement or figure as plain values: its subject and object, or whom it is about and what it counts."""
    subject, predicate, target = one.words
    ends = (
        {"subject": subject, "predicate": predicate, "object": target}
        if target
        else {"about": subject, "indicator": predicate}
    )
    return {
        "iri": one.iri,
        **ends,
        **dict(one.told),
        "sentences": [pack_quote(quote) for quote in one.quotes],
        **({"ended": [pack_quote(quote) for quote in one.ended]} if one.ended else {}),
    }


def pack_quote(quote: Quote) -> Mapping[str, str]:
    """A sentence and its document."""
    return {"path": quote.path, "words": quote.words}
