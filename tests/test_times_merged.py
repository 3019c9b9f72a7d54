"""Statements of several documents made one: years told in one of them only, posts that end, and no order asked for."""

from collections.abc import Mapping, Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import YEARS

from kg.codec import find_unpacker, make_row
from kg.iri import statement_iri
from kg.model import Ending, Evidence, Modality, Predicate, Qualifiers, Span, Statement
from kg.resolve.times import Claims, order_statement, split_posts
from kg.shelf import Room

unpack_statement = find_unpacker(Statement)


def say(path: str, year: int | None, since: int | None = None, predicate: Predicate = Predicate.MEMBER_OF) -> Statement:
    evidence = (Evidence(path, Span(0, 4), "test"),)
    return Statement("s", predicate, "o", Qualifiers(year=year, since=since), Modality.REALISED, evidence, 0.9)


def merge_statements(
    said: Sequence[Statement], endings: Sequence[Ending], years: Mapping[str, int | None]
) -> list[Statement]:
    claims = Claims(Room(), years)
    for one in said:
        claims.add(make_row(one))
    for end in endings:
        claims.end(end, (end.evidence,))
    return [*map(unpack_statement, claims.merge())]


def times(statements: Sequence[Statement], years: dict[str, int | None]) -> list[tuple[int | None, int | None, int]]:
    merged = merge_statements(statements, [], years)
    return [(one.qualifiers.year, one.qualifiers.since, len(one.evidence)) for one in merged]


@pytest.mark.parametrize(
    ("statements", "years", "told"),
    [
        ([say("a", 2021), say("b", None)], {}, [(2021, None, 2)]),
        ([say("a", 2021), say("b", 2022), say("c", None)], {}, [(2021, None, 1), (2022, None, 1), (None, None, 1)]),
        ([say("a", 2021, 2021), say("b", 2023), say("c", None)], {}, [(2021, 2021, 3)]),
        ([say("a", 2021, 2021), say("b", 2019)], {}, [(2019, None, 1), (2021, 2021, 1)]),
        (
            [say("a", None, 2019), say("b", None, 2020), say("c", None)],
            {},
            [(None, 2019, 1), (None, 2020, 1), (None, None, 1)],
        ),
        (
            [say("a", 2021, None, Predicate.RECEIVED), say("b", None, None, Predicate.RECEIVED)],
            {"b": 2021},
            [(2021, None, 2)],
        ),
        (
            [say("a", 2021, None, Predicate.RECEIVED), say("b", None, None, Predicate.RECEIVED)],
            {"b": 2023},
            [(2021, None, 1), (None, None, 1)],
        ),
        (
            [say("a", 2021, None, Predicate.ISSUED), say("b", None, None, Predicate.ISSUED)],
            {"b": 2023},
            [(2021, None, 2)],
        ),
    ],
)
def test_an_untold_year_is_the_only_one_that_is_told(
    statements: list[Statement], years: dict[str, int | None], told: list[tuple[int | None, int | None, int]]
) -> None:
    for order in permutations(statements):
        assert sorted(times(order, years), key=repr) == sorted(told, key=repr)


def test_a_plan_takes_no_year_from_a_fact() -> None:
    fact, plan = say("a", 2021), say("b", None)
    plan = Statement(
        *(getattr(plan, name) for name in ("subject", "predicate", "object", "qualifiers")),
        Modality.PLANNED,
        plan.evidence,
    )
    assert len(merge_statements([fact, plan], [], {})) == 2


@pytest.mark.parametrize(
    ("role", "ended"), [("校长", True), ("党支部书记、校长", True), ("副校长", False), ("", False)]
)
def test_the_end_of_a_post_ends_that_post_alone(role: str, ended: bool) -> None:
    evidence = Evidence("b", Span(0, 4), "ended-affiliatedWith")
    post = Statement("p", Predicate.AFFILIATED_WITH, "o", Qualifiers(role=role), Modality.REALISED, (evidence,))
    (merged,) = merge_statements([post], [Ending("p", Predicate.AFFILIATED_WITH, "o", "校长", 2022, evidence)], {})
    assert (merged.qualifiers.until == 2022) is ended
    assert split_posts("党支部书记兼校长") == {"党支部书记", "校长"}


@given(
    st.lists(st.tuples(YEARS, YEARS, st.sampled_from("abc")), min_size=1, max_size=6),
    st.lists(st.tuples(YEARS, st.sampled_from("abc")), max_size=3),
    st.dictionaries(st.sampled_from("abc"), YEARS),
    st.randoms(),
)
def test_merging_statements_asks_for_no_order_and_loses_no_evidence(rows, ends, years, random) -> None:
    said = [say(path, year, since) for year, since, path in rows]
    endings = [
        Ending("s", Predicate.MEMBER_OF, "o", "", year, Evidence(path, Span(5, 9), "end")) for year, path in ends
    ]
    merged = merge_statements(said, endings, years)
    random.shuffle(said)
    random.shuffle(endings)
    assert merge_statements(said, endings, years) == merged
    assert {one for statement in merged for one in statement.evidence} == {e for one in said for e in one.evidence}
    assert all(one.ended or one.qualifiers.until is None for one in merged)


ENDS = st.sampled_from(["a", "b", "c", "d"])


@given(
    st.lists(
        st.tuples(ENDS, st.sampled_from([Predicate.PARTNERS_WITH, Predicate.MANAGES]), ENDS, YEARS, YEARS), max_size=12
    ),
    st.integers(0, 3),
)
def test_statements_come_sorted_each_once_whichever_end_of_a_partnership_tells_it(rows, held) -> None:
    def merge(claims: Claims) -> list[Statement]:
        for place, (one, predicate, other, year, since) in enumerate(rows):
            evidence = (Evidence("a", Span(place, place + 1), "r"),)
            said = Qualifiers(year=year, since=since)
            claims.add(make_row(Statement(one, predicate, other, said, Modality.REALISED, evidence)))
        return [*map(unpack_statement, claims.merge())]

    merged = merge(Claims(Room(), {}))
    assert merged == sorted(merged, key=order_statement)
    assert len({statement_iri(one) for one in merged}) == len(merged)
    parted = Claims(Room(), {})
    parted.pile.held = held
    assert merge(parted) == merged
