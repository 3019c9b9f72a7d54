"""When statements hold: years that one document tells and another does not, intervals, and ends told elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import heappop, heappush
from operator import itemgetter

from kg.codec import Row
from kg.model import Ending, Evidence, Modality, Predicate, Statement
from kg.record import record
from kg.resolve.rows import STATEMENT
from kg.shelf import Packer, Room

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
SUBJECT: int = STATEMENT.subject
pack_statement, unpack_statement = Packer(Statement).pack, Packer(Statement).unpack


@record
class End:
    """An ending between global keys, the year by which it is told: its own, else that of the document; where it is told."""

    ending: Ending
    by: int | None
    evidence: tuple[Evidence, ...]


class Claims:
    """Statements of all documents and what ends them; `years` are those that the documents report on."""

    def __init__(self, room: Room, years: Years) -> None:
        self.pile = room.row_pile()
        self.ends: dict[tuple[Predicate, str], list[End]] = defaultdict(list)
        self.years = years

    def add(self, one: Row) -> None:
        """Take up a statement, which is packed."""
        self.pile.add(order_claim(one), one)

    def end(self, one: Ending, evidence: tuple[Evidence, ...]) -> None:
        """Take up an ending, by what it is an end of: predicate and object, of partnerships also the subject."""
        end = End(one, one.year if one.year is not None else self.years.get(one.evidence.path), evidence)
        self.ends[one.predicate, one.object].append(end)
        if one.predicate is Predicate.PARTNERS_WITH and one.subject:
            self.ends[one.predicate, one.subject].append(end)

    def merge(self) -> Iterator[Row]:
        """One statement a claim and time, packed and sorted, with the evidence of all documents, the highest confidence, and its end.

        A statement that leaves years untold is the same as one that says the same and tells them, where there is only one
        such; of what may happen again (an honour, an event), only where its document does not report on another year.
        """
        turned: list[
            tuple[tuple[str, ...], Statement]
        ] = []  # partnerships told from their later end, which stand there
        for rows in self.pile.groups():
            if len(rows) == 1 and self.is_lone(rows[0]) and (not turned or rows[0][SUBJECT] < turned[0][0][0]):
                yield rows[0]
                continue
            for order, one in sorted(self.merge_claim([*map(unpack_statement, rows)]), key=itemgetter(0)):
                if one.predicate is Predicate.PARTNERS_WITH and one.subject > one.object:
                    heappush(turned, (order, one))
                    continue
                while turned and turned[0][0] < order:
                    yield pack_statement(heappop(turned)[1])
                yield pack_statement(one)
        while turned:
            yield pack_statement(heappop(turned)[1])

    def is_lone(self, one: Row) -> bool:
        """Whether a statement that one document makes is as it stands in its row, and where it stands."""
        predicate, target = one[STATEMENT.predicate], one[STATEMENT.object]
        is_turned = predicate == Predicate.PARTNERS_WITH and one[SUBJECT] > target
        return len(one[STATEMENT.evidence]) == 1 and not is_turned and (predicate, target) not in self.ends

    def merge_claim(self, parts: Sequence[Statement]) -> Iterator[tuple[tuple[str, ...], Statement]]:
        """The statements that parts of one claim come to, each with what it is sorted by."""
        times: dict[Time, list[Statement]] = defaultdict(list)
        for one in parts:
            times[one.qualifiers.year, one.qualifiers.since].append(one)
        for joined in join_times(parts[0].predicate, times, self.years) if len(parts) > 1 else (parts,):
            made = end_statement(join_parts(joined), self.ends, joined, self.years)
            yield order_statement(made), made


def order_claim(one: Row) -> tuple[str, ...]:
    """What is the same of statements that say the same but for their years, by a row; the ends of a partnership in one order."""
    said, first, last = one[STATEMENT.qualifiers], one[SUBJECT], one[STATEMENT.object]
    if one[STATEMENT.predicate] == Predicate.PARTNERS_WITH and first > last:
        first, last = last, first
    grade, level, _, role, construction, stage, *_ = said
    told = (grade, level or "", role, construction, stage, one[STATEMENT.modality])
    return (first, one[STATEMENT.predicate], last, *told)


def order_statement(one: Statement) -> tuple[str, ...]:
    """All that a statement says as a key to sort by."""
    said = one.qualifiers
    years = (f"{year:04d}" if year is not None else "" for year in (said.year, said.since))
    rest = (said.grade, said.level or "", said.role, said.construction, said.stage, one.modality)
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
    if len(parts) == len(parts[0].evidence) == 1:
        return parts[0]
    first = min(
        parts, key=lambda one: (one.qualifiers.since is None, one.qualifiers.year is None, order_statement(one))
    )
    began = [one for one in parts if one.qualifiers.since is not None]
    year = min((one.qualifiers.year for one in began or parts if one.qualifiers.year is not None), default=None)
    said = first.qualifiers
    return replace(
        first,
        qualifiers=said if said.year == year else replace(said, year=year),
        evidence=join_evidence(one.evidence for one in parts),
        confidence=max(one.confidence for one in parts),
    )


def join_evidence(many: Iterable[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    """All evidences once, sorted."""
    return tuple(sorted({evidence for some in many for evidence in some}))


def end_statement(
    one: Statement, ends: Mapping[tuple[Predicate, str], Sequence[End]], parts: Sequence[Statement], years: Years
) -> Statement:
    """The statement with the year in which it ended and where that is told, where a document tells it.

    What a later document still tells, or tells to have begun later, has not ended.
    """
    near = ends.get((one.predicate, one.object))
    if not near or one.modality is not Modality.REALISED:
        return one
    last = max((year for part in parts if (year := tell_last(part, years)) is not None), default=None)
    met = [end for end in near if ends_it(end.ending, one) and (last is None or end.by is None or last <= end.by)]
    if not met:
        return one
    told = [end.ending.year for end in met if end.ending.year is not None]
    evidence = tuple(sorted({evidence for end in met for evidence in end.evidence}))
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
