"""When statements hold: years that one document tells and another does not, intervals, and ends told elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Ending, Evidence, Modality, Predicate, Qualifiers, Statement
from kg.record import record

AGAIN = frozenset({Predicate.RECEIVED, Predicate.TAKES_PART_IN, Predicate.HOLDS, Predicate.BUILDS})
"""What may happen in one year and again in another."""
LASTING = frozenset(
    {
        Predicate.MEMBER_OF,
        Predicate.MANAGES,
        Predicate.PARTNERS_WITH,
        Predicate.AFFILIATED_WITH,
        Predicate.CAMPUS_OF,
    }
)
"""What begins, goes on for years, and may end."""
Years = Mapping[str, int | None]
"""The year that each document reports on, by its path."""
Time = tuple[int | None, int | None]
"""The year told, and the year in which it began."""
Claim = tuple[str, Predicate, str, Modality, Qualifiers]
"""All that a statement says but for its years; the two ends of a partnership in one order."""


@record
class End:
    """An ending between global keys, and the year by which it is told: its own, else that of the document."""

    ending: Ending
    by: int | None


def merge_statements(statements: Iterable[Statement], endings: Iterable[Ending], years: Years) -> tuple[Statement, ...]:
    """One statement a claim and time, with the evidence of all documents, the highest confidence, and its end.

    A statement that leaves years untold is the same as one that says the same and tells them, where there is only one
    such; of what may happen again (an honour, an event), only where its document does not report on another year.
    """
    groups: dict[Claim, dict[Time, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        groups[name_claim(one)][one.qualifiers.year, one.qualifiers.since].append(one)
    ends = gather_ends(endings, years)
    merged = (
        end_statement(join_parts(parts), ends, parts, years)
        for claim in groups
        for parts in join_times(claim[1], groups[claim], years)
    )
    return tuple(sorted(merged, key=order_statement))


def name_claim(one: Statement) -> Claim:
    """The claim of a statement."""
    ends = (one.subject, one.object)
    if one.predicate is Predicate.PARTNERS_WITH:
        ends = (min(ends), max(ends))
    return ends[0], one.predicate, ends[1], one.modality, replace(one.qualifiers, year=None, since=None, until=None)


def order_statement(one: Statement) -> tuple[str, ...]:
    """All that a statement says as a key to sort by."""
    said = one.qualifiers
    years = (f"{year:04d}" if year is not None else "" for year in (said.year, said.since))
    rest = (said.grade, str(said.level or ""), said.role, said.construction, said.stage, one.modality)
    return (one.subject, one.predicate, one.object, *rest, *years)


def join_times(
    predicate: Predicate, times: Mapping[Time, Sequence[Statement]], years: Years
) -> Iterator[list[Statement]]:
    """The statements of one claim, put together where their times are one."""
    joined: dict[Time, list[Statement]] = {time: [] for time in times}
    for time, parts in times.items():
        for part in parts:
            fuller = [other for other in times if tells_more(predicate, time, other, part, years)]
            fullest = [
                one for one in fuller if not any(tells_more(predicate, one, other, part, years) for other in fuller)
            ]
            joined[fullest[0] if len(fullest) == 1 else time].append(part)
    for parts in joined.values():
        if parts:
            yield parts


def fills(one: Time, other: Time) -> bool:
    """Whether a time says all that another does, and more."""
    return one != other and all(mine in {None, theirs} for mine, theirs in zip(one, other, strict=True))


def tells_more(predicate: Predicate, time: Time, other: Time, part: Statement, years: Years) -> bool:
    """Whether `other` is the time of a part that leaves something of it untold."""
    if time == other:
        return False
    if predicate in LASTING and time[0] is not None and time[1] is None and other[1] is not None:
        return other[1] <= time[0]
    if not fills(time, other):
        return False
    told = {years.get(evidence.path) for evidence in part.evidence} - {None}
    return predicate not in AGAIN or not told or other[0] in told


def join_parts(parts: Sequence[Statement]) -> Statement:
    """One statement of several that say the same, with the fullest time of them."""
    first = min(
        parts, key=lambda one: (one.qualifiers.since is None, one.qualifiers.year is None, order_statement(one))
    )
    began = [one for one in parts if one.qualifiers.since is not None]
    year = min((one.qualifiers.year for one in began or parts if one.qualifiers.year is not None), default=None)
    return replace(
        first,
        qualifiers=replace(first.qualifiers, year=year),
        evidence=join_evidence(one.evidence for one in parts),
        confidence=max(one.confidence for one in parts),
    )


def join_evidence(many: Iterable[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    """All evidences once, sorted."""
    return tuple(sorted({evidence for some in many for evidence in some}))


def gather_ends(endings: Iterable[Ending], years: Years) -> dict[tuple[Predicate, str], list[End]]:
    """The ends by what they are an end of: predicate and object, of partnerships also the subject."""
    found: dict[tuple[Predicate, str], list[End]] = defaultdict(list)
    for one in endings:
        by = one.year if one.year is not None else years.get(one.evidence.path)
        found[one.predicate, one.object].append(End(one, by))
        if one.predicate is Predicate.PARTNERS_WITH and one.subject:
            found[one.predicate, one.subject].append(End(one, by))
    return found


def end_statement(
    one: Statement, ends: Mapping[tuple[Predicate, str], Sequence[End]], parts: Sequence[Statement], years: Years
) -> Statement:
    """The statement with the year in which it ended and where that is told, where a document tells it.

    What a later document still tells, or tells to have begun later, has not ended.
    """
    if one.modality is not Modality.REALISED:
        return one
    near = [*ends.get((one.predicate, one.object), ())]
    last = max((year for part in parts if (year := tell_last(part, years)) is not None), default=None)
    met = [end for end in near if ends_it(end.ending, one) and (last is None or end.by is None or last <= end.by)]
    if not met:
        return one
    told = [end.ending.year for end in met if end.ending.year is not None]
    evidence = tuple(sorted({end.ending.evidence for end in met}))
    return replace(one, qualifiers=replace(one.qualifiers, until=max(told, default=None)), ended=evidence)


def tell_last(part: Statement, years: Years) -> int | None:
    """The last year for which a part of a statement is told: its own, else that of its documents."""
    own = [year for year in (part.qualifiers.year, part.qualifiers.since) if year is not None]
    return max(own or [year for one in part.evidence if (year := years.get(one.path)) is not None], default=None)


def ends_it(ending: Ending, one: Statement) -> bool:
    """Whether an ending is one of what a statement says: of its two ends and, where it names one, its post."""
    pair = {one.subject, one.object}
    if ending.subject and pair != {ending.subject, ending.object}:
        return False
    return not ending.role or bool(split_posts(ending.role) & split_posts(one.qualifiers.role))


def split_posts(role: str) -> frozenset[str]:
    """The posts of one role.

    >>> sorted(split_posts("党支部书记、校长"))
    ['党支部书记', '校长']
    """
    return frozenset(part for part in role.replace("兼", "、").split("、") if part)
