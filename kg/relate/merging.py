"""Puts the claims that the readers of one document make together: one for each thing told, the surest."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Entity, Evidence, Modality, Predicate, Span, Statement
from kg.relate.claims import Claim

ROW_PAIR = "row-pair"
TIES = frozenset({Predicate.MANAGES, Predicate.MERGED_INTO, Predicate.PARTNERS_WITH})
STAGES = ("", "PlannedStage", "Underway", "Completed")


def add_memberships(claims: Sequence[Claim], free: Iterable[Claim]) -> list[Claim]:
    """Of memberships told freely those that no pattern has told already."""
    told = {(one.subject, one.object) for one in claims if one.predicate is Predicate.MEMBER_OF}
    return [one for one in free if (one.subject, one.object) not in told]


def is_membership(claim: Claim) -> bool:
    """Whether a claim gives a school to a group."""
    return claim.predicate is Predicate.MEMBER_OF


def prefer_records(claims: Sequence[Claim], records: Sequence[Claim]) -> list[Claim]:
    """All claims without memberships that give a school of a record another group than the record does."""
    groups: dict[tuple[str, int], set[str]] = defaultdict(set)
    for one in records:
        groups[one.subject, one.span.start].add(one.object)
    plans = {(one.subject, one.object): one.span for one in records if one.modality is Modality.PLANNED}
    spans = sorted({one.span for one in records})
    kept = []
    for one in claims:
        at = next((span for span in spans if span.covers(one.span)), None) if is_membership(one) else None
        if at is None or one.object in groups.get((one.subject, at.start), {one.object}):
            planned = at is not None and plans.get((one.subject, one.object)) == at
            kept.append(replace(one, modality=Modality.PLANNED) if planned else one)
    return kept + add_memberships(kept, records)


def prefer_posts(claims: Sequence[Claim], told: Sequence[Claim]) -> list[Claim]:
    """All claims, of those that give somebody to a body at which a clause tells of a post only the one `told`."""
    posts = {(one.subject, one.object) for one in told if one.qualifiers.role}
    known = {(one.subject, one.object) for one in claims if one.predicate is Predicate.AFFILIATED_WITH}
    kept = [
        one
        for one in claims
        if one.predicate is not Predicate.AFFILIATED_WITH or (one.subject, one.object) not in posts
    ]
    return kept + [one for one in told if one.qualifiers.role or (one.subject, one.object) not in known]


def prefer_pairs(claims: Sequence[Claim]) -> list[Claim]:
    """All claims without the ties that others than the reader of tables of pairs tell out of one of their rows."""
    rows = sorted({(one.span.start, one.span.end) for one in claims if one.rule == ROW_PAIR})
    starts = [start for start, _ in rows]

    def is_in_row(span: Span) -> bool:
        place = bisect_left(starts, span.end) - 1
        return place >= 0 and span.start < rows[place][1]

    return [one for one in claims if one.rule == ROW_PAIR or one.predicate not in TIES or not is_in_row(one.span)]


def add_campuses(claims: Sequence[Claim], bare: Iterable[Claim]) -> list[Claim]:
    """Of bare campuses those that no pattern has given to a school, each to the school of its first mention."""
    known = {one.subject for one in claims if one.predicate is Predicate.CAMPUS_OF}
    first: dict[str, Claim] = {}
    for one in bare:
        if one.subject not in known:
            first.setdefault(one.subject, one)
    return list(first.values())


def drop_weaker(claims: Iterable[Claim]) -> list[Claim]:
    """Of claims that one stretch of text makes of the same subject and object, the surest; a lead is not a member too."""
    best: dict[tuple[str, Predicate, str, str], Claim] = {}
    for claim in sorted(claims, key=lambda one: (-one.confidence, one.span, one.rule)):
        grade = claim.qualifiers.grade if claim.predicate is Predicate.RECEIVED else ""
        one, two = (
            sorted((claim.subject, claim.object))
            if claim.predicate is Predicate.PARTNERS_WITH
            else (claim.subject, claim.object)
        )
        key = (one, claim.predicate, two, grade)
        kept = best.get(key)
        if kept is not None and claim.predicate is Predicate.BUILDS:
            best[key] = join_sites(kept, claim)
        elif kept is None or (
            kept.modality is Modality.PLANNED and claim.modality is Modality.REALISED and kept.span != claim.span
        ):
            best[key] = claim
        elif claim.qualifiers.role == "Lead" and kept.qualifiers.role == "Member":
            best[key] = replace(kept, qualifiers=replace(kept.qualifiers, role="Lead"))
    return prefer_told(best.values())


def join_sites(kept: Claim, other: Claim) -> Claim:
    """One construction told twice: a fact before a plan, and the kind and stage that only one of the two tells."""
    if kept.modality is Modality.PLANNED and other.modality is Modality.REALISED and kept.span != other.span:
        kept, other = other, kept
    if kept.modality is not other.modality:
        return kept
    one, two = kept.qualifiers, other.qualifiers
    kind = (
        two.construction
        if one.construction in {"", "New"} and two.construction not in {"", "New"}
        else one.construction
    )
    stage = two.stage if STAGES.index(two.stage) > STAGES.index(one.stage) else one.stage
    return replace(kept, qualifiers=replace(one, construction=kind, stage=stage))


def prefer_told(claims: Iterable[Claim]) -> list[Claim]:
    """Without the claims of an award that lack the grade which another claim of the same award tells."""
    kept = list(claims)
    graded = {(one.subject, one.object) for one in kept if one.predicate is Predicate.RECEIVED and one.qualifiers.grade}
    return [
        one
        for one in kept
        if one.predicate is not Predicate.RECEIVED or one.qualifiers.grade or (one.subject, one.object) not in graded
    ]


def merge_claims(path: str, claims: Iterable[Claim], by_key: Mapping[str, Entity]) -> Iterator[Statement]:
    """Statements of claims whose ends are two entities of the document."""
    for one in sorted(claims, key=lambda one: (one.span, one.predicate, one.subject, one.object, one.qualifiers.grade)):
        itself = one.subject == one.object and one.rule != "row-site"  # a school may build at itself, as a column tells
        if one.subject in by_key and one.object in by_key and not itself:
            evidence = Evidence(path, one.span, one.rule)
            yield Statement(
                one.subject, one.predicate, one.object, one.qualifiers, one.modality, (evidence,), one.confidence
            )
