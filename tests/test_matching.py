"""What is found, paired with what gold asks for, and names and units compared."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.matching import match_items
from kg.evaluate.words import fold_unit, fold_words, measure_likeness

rows = st.lists(st.dictionaries(st.integers(0, 3), st.integers(0, 2), max_size=4), max_size=4)


@given(rows, st.integers(0, 4))
def test_matching_serves_the_required_first_and_as_many_as_can_be(edges: list[dict[int, int]], first: int) -> None:
    first = min(first, len(edges))
    pairs = match_items(edges, first)
    assert len(set(pairs.values())) == len(pairs)
    assert all(right in edges[left] for left, right in pairs.items())

    def count(part: range) -> int:
        return sum(left in pairs for left in part)

    def best(part: range) -> int:
        orders = permutations([*range(4), *[None] * len(part)], len(part))
        return max(sum(right in edges[left] for left, right in zip(part, order, strict=True)) for order in orders)

    assert count(range(first)) == best(range(first))
    assert len(pairs) == best(range(len(edges)))


def test_higher_rank_is_paired_first() -> None:
    assert match_items([{0: 1, 1: 2}, {1: 1}], 2) == {0: 0, 1: 1}
    assert match_items([{0: 1, 1: 2}, {0: 0, 1: 0}], 2) == {0: 1, 1: 0}
    assert match_items([{0: 0}, {0: 9}], 1) == {0: 0}


@pytest.mark.parametrize(
    ("unit", "folded"), [("所", ""), ("平方米", "m2"), ("㎡", "m2"), ("％", "%"), ("元", "元"), ("個", "")]
)
def test_units_that_only_count_are_none(unit: str, folded: str) -> None:
    assert fold_unit(unit) == folded


@given(st.text("学校在生数", max_size=6), st.text("学校在生数", max_size=6))
def test_likeness_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    assert measure_likeness(one, other) == measure_likeness(other, one)
    assert 0 <= measure_likeness(one, other) <= measure_likeness(one, one) == 1


@given(st.text())
def test_folding_leaves_no_blanks_or_quotation_marks(text: str) -> None:
    assert not set(fold_words(text)) & set("“”《》「」· \n")
