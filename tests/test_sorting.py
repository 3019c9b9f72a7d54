"""Text that is sorted in runs, in files where memory would not hold it."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.sorting import Sorter, pair_sorted

LINES = st.lists(st.text(st.characters(exclude_characters="\n"), max_size=4))


@given(LINES, st.integers(0, 12))
def test_runs_are_merged_as_the_whole_would_be_sorted(lines: list[str], run: int) -> None:
    sorter = Sorter(run=run)
    for line in lines:
        sorter.add(line)
    assert list(sorter) == sorted(set(lines))
    assert list(sorter) == sorted(set(lines))


def test_what_a_damaged_name_holds_is_sorted_too() -> None:
    sorter = Sorter(run=1)
    for line in ("\ud800甲", "\U00010000", "甲\x00", "甲\x00a", "甲"):
        sorter.add(line)
    assert list(sorter) == ["甲", "甲\x00", "甲\x00a", "\ud800甲", "\U00010000"]


def test_runs_leave_nothing_behind(tmp_path: Path) -> None:
    sorter = Sorter(tmp_path, run=1)
    for line in ("小学", "初中"):
        sorter.add(line)
    assert list(sorter) == ["初中", "小学"]
    del sorter
    assert not list(tmp_path.iterdir())


ROWS = st.dictionaries(st.integers(0, 12), st.sampled_from("甲乙"))


@given(ROWS, ROWS)
def test_two_rows_are_walked_side_by_side(old: dict[int, str], new: dict[int, str]) -> None:
    paired = list(pair_sorted(iter(sorted(old.items())), iter(sorted(new.items())), lambda item: item[0]))
    keys = [(one or other or (-1, ""))[0] for one, other in paired]
    assert keys == sorted(old.keys() | new.keys())
    assert paired == [
        ((key, old[key]) if key in old else None, (key, new[key]) if key in new else None) for key in keys
    ]
