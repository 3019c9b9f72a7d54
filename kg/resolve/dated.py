"""The names that something bore one after the other, put together over documents: which one held in which year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from kg.fold import fold_text
from kg.model import DatedName, Entity

ALWAYS = 9999
"""Stands for the end of what has none."""


def merge_names(told: Iterable[DatedName]) -> tuple[DatedName, ...]:
    """Each name once for every time that it was borne, with the evidence of all who tell of it, the oldest first.

    A year that only one document tells holds for what the others tell of the name; sources that differ stay side by side.
    """
    groups: dict[str, list[DatedName]] = defaultdict(list)
    for one in told:
        groups[fold_text(one.name)].append(one)
    return tuple(sorted(chain.from_iterable(map(join_uses, groups.values())), key=order_name))


def order_name(one: DatedName) -> tuple[int, int, bool, str]:
    """The oldest name first; of names without a year the former ones."""
    first = one.since if one.since is not None else (one.until or ALWAYS) - 1
    return first, one.until or ALWAYS, not one.former, one.name


def join_uses(told: Sequence[DatedName]) -> list[DatedName]:
    """The times of one name: each year in which it ended with the last before it in which it began."""
    name = min(one.name for one in told)
    starts = sorted({one.since for one in told if one.since is not None})
    times: list[tuple[int | None, int | None]] = []
    for end in sorted({one.until for one in told if one.until is not None}):
        start = max((year for year in starts if year <= end), default=None)
        starts = [year for year in starts if year != start]
        times.append((start, end))
    times += [(start, None) for start in starts]
    if not times:
        times = [(None, None)]
    open_times = [time for time in times if time[1] is None]
    bare = [one for one in told if one.since is one.until is None]
    return [make_use(name, time, told, bare, last=time == (open_times or times)[-1]) for time in times]


def make_use(
    name: str, time: tuple[int | None, int | None], told: Sequence[DatedName], bare: Sequence[DatedName], *, last: bool
) -> DatedName:
    """The name over one time; what tells of it without a year belongs to the `last` one."""
    start, end = time
    saying = [one for one in told if one not in bare and (start in {one.since} - {None} or end in {one.until} - {None})]
    ended = any(one.until is not None or one.former for one in told if one not in bare)
    saying += bare if last else []
    former = end is not None or any(one.former for one in saying if one not in bare or not ended)
    evidence = tuple(sorted({passage for one in saying for passage in one.evidence}))
    return DatedName(name, start, end, former, evidence)


def tell_name(entity: Entity, year: int) -> str:
    """The name that an entity bore in a year, its present one where no other is told for it.

    >>> from kg.model import Kind
    >>> names = (DatedName("城北小学", None, 2019, True, ()), DatedName("滨江小学", 2019, None, False, ()))
    >>> school = Entity("", Kind.SCHOOL, "滨江小学", names=names)
    >>> tell_name(school, 2015), tell_name(school, 2019)
    ('城北小学', '滨江小学')
    """
    held = [
        one
        for one in entity.names
        if (one.since or 0) <= year < (one.until or ALWAYS) and (one.until is not None or not one.former)
    ]
    return min(held, key=lambda one: (-(one.since or 0), one.until or ALWAYS, one.name)).name if held else entity.name


def choose_label(names: Sequence[DatedName], forms: Iterable[str]) -> str:
    """The name to show of some `forms`: of the present name, where a renaming is told, else of any the fullest."""
    said = list(forms)
    present = [one for one in names if not one.former]
    if present:
        newest = max(present, key=lambda one: (one.since or 0, len(one.name), one.name)).name
        said = [newest, *(form for form in said if form.endswith(newest))]
    return max(said, key=lambda form: (len(form), form))
