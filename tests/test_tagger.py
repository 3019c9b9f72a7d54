"""The sequence model of names: what it sees, how it reckons, and which of its names stand beside those of the rules."""

import math
import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import RulesError
from kg.mention import tagged, tagger
from kg.mention.candidate import Candidate
from kg.mention.label_shares import OUTSIDE, share_labels, weigh_steps
from kg.mention.sign_numbers import make_index, number_spans, number_word
from kg.mention.sign_sheet import Sheet
from kg.mention.tagger import LABELS, LETTERS, Tagged, load_tagger, may_follow, tag_names
from kg.mention.tagger_signs import read_signs
from kg.model import Kind, Sentence, SentenceKind, Span

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from tagger_copies import exchange_names, make_stock
from tagger_gold import Marked, locate, read_case

WORDS = "张三李晓兰欧阳望江小学第二中学教育集团校长老师荣获被评为加入省优秀奖北京市《》“”、，。；的和在 2021\t|#"
LINES = st.lists(st.text(alphabet=WORDS, max_size=40), min_size=1, max_size=4)
NUMBERS = st.lists(st.integers(1, 2**64 - 2), min_size=1, unique=True, max_size=50)


def sentence(folded: str, start: int = 0) -> Sentence:
    return Sentence(Span(start, start + len(folded)), folded, folded, SentenceKind.PROSE)


@settings(max_examples=60)
@given(LINES)
def test_signs_of_a_sentence_are_the_same_among_others(lines: list[str]) -> None:
    together = read_signs(Sheet(lines))
    alone = [read_signs(Sheet([line])) for line in lines]
    for name, column in together.items():
        assert column.tolist() == [number for signs in alone for number in signs[name].tolist()], name


@settings(max_examples=60)
@given(LINES)
def test_names_stand_apart_inside_the_sentence(lines: list[str]) -> None:
    found = tag_names(lines)
    for line, names in zip(lines, found, strict=True):
        reached = 0
        for one in names:
            assert reached <= one.start < one.end <= len(line)
            assert 0 < one.chance <= 1
            reached = one.end
    assert found == [tag_names([line])[0] for line in lines]


def test_long_documents_are_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["校长李晓兰说。", "", "望江小学获评省文明校园。"] * 3
    whole = tag_names(lines)
    monkeypatch.setattr(tagger, "MOST", 10)
    assert tag_names(lines) == whole
    assert any(whole)


@given(st.text(alphabet=WORDS, min_size=1, max_size=40), st.data())
def test_words_have_one_number_wherever_they_stand(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    chars = np.array([*map(ord, text)], np.uint64)
    assert number_spans(chars, np.array([start]), np.array([end])).tolist() == [number_word(text[start:end])]


@given(NUMBERS, st.lists(st.integers(0, 2**64 - 2), max_size=20))
def test_numbers_are_found_where_they_stand(numbers: list[int], others: list[int]) -> None:
    numbers = sorted([*numbers, *range(2**40, 2**40 + 9)])  # some share their first bits
    found = make_index(np.array(numbers, np.uint64)).find(np.array([*numbers, *others], np.uint64))
    assert found.tolist() == [numbers.index(one) + 1 if one in numbers else 0 for one in [*numbers, *others]]


def reckon_shares(weights: Sequence[Sequence[int]], steps: Sequence[Sequence[int]]) -> list[list[float]]:
    """The shares of labels by every path there is."""
    paths: list[tuple[tuple[int, ...], int]] = [((), 0)]
    for row in weights:
        paths = [
            ((*path, at), whole + weight + steps[path[-1] if path else OUTSIDE][at])
            for path, whole in paths
            for at, weight in enumerate(row)
        ]
    likely = [(path, math.exp((whole + steps[path[-1]][OUTSIDE]) / 100)) for path, whole in paths]
    every = sum(share for _, share in likely)
    return [
        [sum(share for path, share in likely if path[place] == at) / every for at in range(len(weights[0]))]
        for place in range(len(weights))
    ]


CHAINS = st.lists(st.lists(st.integers(-300, 300), min_size=3, max_size=3), min_size=1, max_size=5)


@given(st.lists(CHAINS, min_size=1, max_size=4), st.lists(st.integers(-200, 200), min_size=9, max_size=9))
def test_shares_are_those_of_all_paths(chains: list[list[list[int]]], told: list[int]) -> None:
    steps = np.array(told, np.int32).reshape(3, 3)
    weights = np.array([row for chain in chains for row in chain], np.int32)
    fresh = np.array([not place for chain in chains for place in range(len(chain))])
    found = share_labels(weights, fresh, weigh_steps(steps, np.ones((3, 3), bool)))
    wanted = [row for chain in chains for row in reckon_shares(chain, steps.tolist())]
    assert np.abs(found - np.array(wanted)).max() < 1e-5


def test_what_may_not_follow_has_no_share() -> None:
    factors = weigh_steps(np.zeros((2, 2), np.int32), np.array([[True, False], [True, True]]))
    assert share_labels(np.array([[0, 500], [0, 500]], np.int32), np.array([True, False]), factors)[:, 1].tolist() == [
        0,
        0,
    ]


def test_a_table_not_understood_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tagger, "find_ontology", lambda: tmp_path)
    for data in (None, b"", b"PK\x03\x04", b"weights"):
        if data is not None:
            (tmp_path / tagger.FILE).write_bytes(data)
        with pytest.raises(RulesError, match="train_tagger"):
            load_tagger.__wrapped__()


def test_every_sign_of_the_model_is_listed_once_and_weighs_something() -> None:
    model = load_tagger()
    signs = model.signs.numbers[:-1]
    assert (signs[1:] > signs[:-1]).all()
    assert model.weights[1:-1].any(axis=1).all()
    assert not model.weights[[0, -1]].any()
    assert (model.factors > 0).tolist() == [[may_follow(after, before) for after in LABELS] for before in LABELS]


def rule(kind: Kind, start: int, end: int) -> Candidate:
    return Candidate(kind, Span(start, end), 0.8, "rule")


DOUBTED = rule(Kind.SCHOOL, 0, 2)
SURE = Candidate(Kind.AWARD, Span(6, 8), 0.97, "rule")
LED = Candidate(Kind.SCHOOL, Span(2, 10), 0.93, "name-school")


@pytest.mark.parametrize(
    ("found", "chosen", "kept"),
    [
        ((Kind.AWARD, 4, 8, 0.95), [], [(4, 8, "tagger")]),
        ((Kind.AWARD, 4, 8, 0.95), [DOUBTED], [(0, 2, "rule"), (4, 8, "tagger")]),
        ((Kind.AWARD, 4, 8, 0.55), [DOUBTED], [(0, 2, "rule")]),
        ((Kind.DOCUMENT, 4, 8, 0.99), [DOUBTED], [(0, 2, "rule")]),
        ((Kind.AWARD, 4, 8, 0.95), [rule(Kind.AWARD, 4, 8)], [(4, 8, "rule")]),
        ((Kind.AWARD, 4, 8, 0.95), [rule(Kind.AWARD, 6, 8)], [(4, 8, "tagger")]),
        ((Kind.AWARD, 4, 8, 0.95), [DOUBTED, SURE], [(0, 2, "rule"), (6, 8, "rule")]),
        ((Kind.PERSON, 4, 7, 0.9), [rule(Kind.SCHOOL, 4, 10)], [(4, 10, "rule")]),
        ((Kind.EVENT, 4, 10, 0.99), [rule(Kind.SCHOOL, 4, 7)], [(4, 7, "rule")]),
        ((Kind.EVENT, 4, 10, 0.99), [rule(Kind.SCHOOL, 5, 7)], [(4, 10, "tagger")]),
        ((Kind.EVENT, 2, 10, 0.99), [rule(Kind.EVENT, 2, 4), rule(Kind.EVENT, 5, 9)], [(2, 4, "rule"), (5, 9, "rule")]),
        ((Kind.SCHOOL, 4, 10, 0.96), [DOUBTED, rule(Kind.AREA, 4, 6)], [(0, 2, "rule"), (4, 10, "tagger")]),
        ((Kind.SCHOOL, 0, 4, 0.96), [Candidate(Kind.GROUP, Span(0, 8), 0.92, "rule")], [(0, 8, "rule")]),
        ((Kind.SCHOOL, 4, 8, 0.96), [DOUBTED], [(0, 2, "rule")]),
        ((Kind.AWARD, 4, 8, 0.98), [DOUBTED, SURE], [(0, 2, "rule"), (4, 8, "tagger")]),
        ((Kind.EVENT, 4, 8, 0.98), [Candidate(Kind.EVENT, Span(4, 10), 0.95, "rule")], [(4, 8, "tagger")]),
        ((Kind.EVENT, 4, 8, 0.98), [Candidate(Kind.AWARD, Span(4, 10), 0.95, "rule")], [(4, 10, "rule")]),
        ((Kind.SCHOOL, 4, 10, 0.9), [LED], [(4, 10, "tagger")]),
        ((Kind.SCHOOL, 5, 10, 0.75), [LED], [(5, 10, "tagger")]),
        ((Kind.SCHOOL, 6, 10, 0.75), [LED], [(2, 10, "name-school")]),
        ((Kind.SCHOOL, 4, 9, 0.8), [LED], [(2, 10, "name-school")]),
        ((Kind.ORGANISATION, 4, 10, 0.95), [LED], [(2, 10, "name-school")]),
        ((Kind.SCHOOL, 4, 10, 0.8), [rule(Kind.SCHOOL, 2, 10)], [(2, 10, "rule")]),
        ((Kind.ORGANISATION, 4, 10, 0.96), [rule(Kind.AREA, 4, 6)], [(4, 6, "rule")]),
        ((Kind.ORGANISATION, 4, 10, 0.98), [rule(Kind.AREA, 4, 6)], [(4, 10, "tagger")]),
    ],
)
def test_sure_names_of_the_model_stand_in(
    monkeypatch: pytest.MonkeyPatch,
    found: tuple[Kind, int, int, float],
    chosen: list[Candidate],
    kept: list[tuple[int, int, str]],
) -> None:
    monkeypatch.setattr(tagged, "tag_names", lambda lines: [[Tagged(*found)] for _ in lines])
    (told,) = tagged.add_tagged([sentence("今年获评青石好好小学了。")], [chosen])
    assert [(one.span.start, one.span.end, one.rule) for one in told] == kept


@pytest.mark.parametrize(
    ("words", "chance", "named"),
    [
        ("木垒县幼儿园", 0.97, True),
        ("镇中心幼儿园", 0.99, True),
        ("县中职学校", 0.96, True),
        ("木垒县幼儿园", 0.9, False),
        ("一乡一初中", 0.99, False),
        ("麻雀小学", 0.99, False),
        ("全县中小学", 0.99, False),
        ("受援学校", 0.99, False),
        ("成都市中学", 0.99, False),
    ],
)
def test_what_is_generic_but_for_its_place_is_a_school_where_the_model_is_sure(
    words: str, chance: float, *, named: bool
) -> None:
    assert tagged.is_no_name(words, Kind.SCHOOL, chance) is not named


def test_names_in_copies_stand_where_they_are_marked() -> None:
    kinds = {"柏坡小学": Kind.SCHOOL, "李晓兰": Kind.PERSON}
    text = "柏坡小学李晓兰获评省优秀教师，李晓兰是柏坡小学教师。"
    document = Marked(((text, tuple(locate(text, kinds))),))
    others = Marked((("石浦小学放假。", ((0, 4, Kind.SCHOOL),)),))
    copy = exchange_names(document, make_stock([others]), random.Random(5))  # noqa: S311 - nothing is kept secret
    (folded, names) = copy.sentences[0]
    assert [kind for *_, kind in names] == [kind for *_, kind in document.sentences[0][1]]
    told = [folded[start:end] for start, end, _ in names]
    assert told[0] == told[3] != "柏坡小学"
    assert told[1] == told[2] != "李晓兰"
    assert folded == f"{told[0]}{told[1]}获评省优秀教师，{told[1]}是{told[0]}教师。"


def test_what_a_passage_says_and_the_rules_find_is_marked() -> None:
    case = {"text": "城南中学的田小禾拿了“园丁之星”。", "says": ["田小禾 received 园丁之星 level=city"]}
    ((folded, names),) = read_case(case).sentences
    assert {(folded[start:end], kind) for start, end, kind in names} >= {
        ("田小禾", Kind.PERSON),
        ("园丁之星", Kind.AWARD),
        ("城南中学", Kind.SCHOOL),
    }


def test_letters_of_labels_are_their_own() -> None:
    assert len(set(LABELS)) == 2 * len(LETTERS) + 1 == len(LABELS)
