"""Gates refuse no text that a pattern matches."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.mention
import kg.relate
from kg.gate import GATES, Gate, Opening, Readers, Seldom, find_needed, gated, lead
from kg.model import Sentence, SentenceKind, Span

OPEN = Path(__file__).parent / "gold" / "open"
LINES = [line for path in sorted(OPEN.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines() if line]
SEARCHED = 8
"""Of the lines every n-th is searched for each pattern, for time."""

leaves = st.sampled_from(
    ["甲", "乙丙", "[甲丁]", "[^甲]", ".", r"\d", "^", "$", "(?<=甲)", "(?=乙)", "(?!丁)", "丙{2}"]
)


def widen(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    rows = st.lists(parts, min_size=1, max_size=3)
    ends = st.sampled_from(["", "?", "*", "{1,2}", "+?", "{0,2}"])
    grouped = st.tuples(rows, ends).map(lambda one: f"(?:{'|'.join(one[0])}){one[1]}")
    named = st.tuples(rows, ends).map(lambda one: f"({''.join(one[0])}){one[1]}")
    return st.one_of(rows.map("".join), grouped, named)


patterns = st.recursive(leaves, widen, max_leaves=8)
texts = st.text("甲乙丙丁1", max_size=8)


@given(pattern=patterns, text=texts)
def test_every_match_holds_a_needed_word(pattern: str, text: str) -> None:
    needed = find_needed(pattern)
    found = re.search(pattern, text)
    assert found is None or needed is None or any(word in text for word in needed)


@given(pattern=patterns, text=texts)
def test_a_pattern_that_is_led_finds_the_same(pattern: str, text: str) -> None:
    found = [match.span() for match in re.finditer(pattern, text)]
    assert [match.span() for match in lead(pattern).finditer(text)] == found


@given(pattern=patterns, text=texts)
def test_no_match_begins_where_an_opening_admits_none(pattern: str, text: str) -> None:
    opening, compiled = Opening(re.compile(pattern)), re.compile(pattern)
    assert all(opening.admits(text, at) for at in range(len(text) + 1) if compiled.match(text, at))


def test_a_pattern_that_seldom_matches_finds_the_same() -> None:
    seldom, plain = Seldom("(?<=[与和])[^,。]{2,9}(?=学校)"), re.compile("(?<=[与和])[^,。]{2,9}(?=学校)")
    told = [[match.span() for match in one.finditer(line)] for one in (seldom, plain) for line in LINES]
    assert told[: len(LINES)] == told[len(LINES) :]
    assert any(told)
    assert [seldom.search(line) is None for line in LINES] == [plain.search(line) is None for line in LINES]


def test_all_digits_open_a_pattern_of_digits() -> None:
    opening = Opening(re.compile(r"[\d甲]乙"))
    assert [opening.admits("1२甲乙", at) for at in range(4)] == [True, True, True, False]


def test_readers_are_asked_in_their_order_and_only_where_admitted() -> None:
    asked: list[str] = []

    @gated(re.compile("托管"))
    def read_trusts(sentence: Sentence) -> list[str]:
        asked.append(sentence.folded)
        return ["trust"]

    readers = Readers(read_trusts, lambda sentence: [sentence.folded])
    texts = ("全面托管", "全面管理")
    told = [readers.read(Sentence(Span(0, 4), text, text, SentenceKind.PROSE)) for text in texts]
    assert told == [["trust", "全面托管"], ["全面管理"]]
    assert asked == ["全面托管"]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("结对|签约", {"结对", "签约"}),
        ("[甲乙]校", {"甲校", "乙校"}),
        ("由.{0,9}承办", {"承办"}),
        ("(?:拟|将).*(?:新建)?", {"拟", "将"}),
        ("(?:省|市)?局", {"局"}),
        ("(?:获|得)+奖牌?", {"奖"}),
        ("校(?=长)", {"长"}),
        ("[^甲]校?(?=局长)", {"局长"}),
        ("(?:一)?[^,]*", None),
        ("甲|.", None),
        ("(?i)abc", None),
        (r"\d校", {"校"}),
    ],
)
def test_the_words_that_a_pattern_needs(pattern: str, words: set[str] | None) -> None:
    assert find_needed(pattern) == words


def test_a_gate_opens_for_any_of_its_patterns() -> None:
    gate = Gate(re.compile("托管"), lambda: re.compile("领办|代管"))
    assert [gate.admits(text) for text in ("由乙校领办", "全面托管", "全面管理", "")] == [True, True, False, False]


def test_a_gate_of_a_pattern_without_words_is_always_open() -> None:
    assert Gate(re.compile("托管"), re.compile(".")).admits("全面管理")


def list_patterns() -> Iterator[re.Pattern[str]]:
    for package in (kg.mention, kg.relate):
        for module in pkgutil.iter_modules(package.__path__):
            rooms = vars(importlib.import_module(f"{package.__name__}.{module.name}"))
            yield from (one for one in rooms.values() if isinstance(one, re.Pattern))
            yield from (one.pattern for one in rooms.values() if isinstance(one, Seldom))


def test_no_pattern_of_ours_matches_a_line_without_its_words() -> None:
    for pattern in {one.pattern: one for one in list_patterns()}.values():
        needed = find_needed(pattern.pattern)
        bare = [line for line in LINES[::SEARCHED] if needed is not None and not any(word in line for word in needed)]
        assert [line for line in bare if pattern.search(line)] == [], pattern.pattern


def test_our_gates_spare_work() -> None:
    named = [gate for gate in GATES if gate.list_words() != {""}]
    assert named
    assert all(sum(map(gate.admits, LINES)) < len(LINES) for gate in named)
