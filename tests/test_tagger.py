"""The sequence model of names: what it sees, how it reckons, and which of its names stand beside those of the rules."""

import random
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import RulesError
from kg.mention import tagged, tagger
from kg.mention.candidate import Candidate
from kg.mention.tagger import BITS, FIELD, LABELS, LETTERS, Tagged, load_tagger, pack, tag_names
from kg.mention.tagger_signs import read_signs
from kg.model import Kind, Sentence, SentenceKind, Span
from kg.rules import find_ontology, load_rules

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from tagger_copies import exchange_names, make_stock
from tagger_gold import Marked, locate, read_case

WORDS = "张三李晓兰望江小学第二中学教育集团校长老师荣获被评为加入省优秀奖《》“”、，。；的和在 2021\t|"
LINES = st.text(alphabet=WORDS, min_size=1, max_size=60)


def sentence(folded: str, start: int = 0) -> Sentence:
    return Sentence(Span(start, start + len(folded)), folded, folded, SentenceKind.PROSE)


@settings(max_examples=60)
@given(LINES)
def test_every_column_tells_of_every_character(folded: str) -> None:
    signs = read_signs(folded, load_rules())
    assert {len(column) for column in signs.values()} == {len(folded)}
    assert set(load_tagger().columns) <= set(signs)


@settings(max_examples=60)
@given(LINES)
def test_names_stand_apart_inside_the_sentence(folded: str) -> None:
    reached = 0
    for one in tag_names(folded):
        assert reached <= one.start < one.end <= len(folded)
        assert 0 < one.chance <= 1
        reached = one.end


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.sampled_from(LABELS), st.integers(-900, 900)), max_size=30))
def test_packed_weights_add_up_by_label(told: list[dict[str, int]]) -> None:
    whole = tagger.BIAS + sum(pack("".join(f"{label}{weight}" for label, weight in one.items())) for one in told)
    sums = [sum(one.get(label, 0) for one in told) for label in LABELS]
    assert [got - (1 << BITS - 1) for got in FIELD.unpack(whole.to_bytes(FIELD.size, "little"))] == sums


def test_a_table_not_understood_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tagger, "find_ontology", lambda: tmp_path)
    for text in (None, "char\n校\tZ12\n"):
        if text:
            (tmp_path / tagger.FILE).write_text(text, encoding="utf-8")
        with pytest.raises(RulesError, match="train_tagger"):
            load_tagger.__wrapped__()


def test_the_table_is_sorted_and_says_how_it_was_made() -> None:
    lines = (find_ontology() / tagger.FILE).read_text(encoding="utf-8").splitlines()
    assert "benchmarks/train_tagger.py" in "".join(lines[:2])
    values: list[str] = []
    for line in lines[2:]:
        value, mark, _ = line.rpartition("\t")
        values = [*values[-1:], value] if mark else []
        assert values == sorted(set(values))


def rule(kind: Kind, start: int, end: int) -> Candidate:
    return Candidate(kind, Span(start, end), 0.8, "rule")


DOUBTED = rule(Kind.SCHOOL, 0, 2)
SURE = Candidate(Kind.AWARD, Span(6, 8), 0.97, "rule")


@pytest.mark.parametrize(
    ("found", "chosen", "kept"),
    [
        ((Kind.AWARD, 4, 8, 0.95), [], []),
        ((Kind.AWARD, 4, 8, 0.95), [DOUBTED], [(0, 2, "rule"), (4, 8, "tagger")]),
        ((Kind.AWARD, 4, 8, 0.55), [DOUBTED], [(0, 2, "rule")]),
        ((Kind.DOCUMENT, 4, 8, 0.99), [DOUBTED], [(0, 2, "rule")]),
        ((Kind.AWARD, 4, 8, 0.95), [rule(Kind.AWARD, 4, 8)], [(4, 8, "rule")]),
        ((Kind.AWARD, 4, 8, 0.95), [rule(Kind.AWARD, 6, 8)], [(4, 8, "tagger")]),
        ((Kind.AWARD, 4, 8, 0.95), [DOUBTED, SURE], [(0, 2, "rule"), (6, 8, "rule")]),
        ((Kind.PERSON, 4, 7, 0.99), [rule(Kind.SCHOOL, 4, 10)], [(4, 10, "rule")]),
        ((Kind.SCHOOL, 4, 10, 0.96), [DOUBTED, rule(Kind.AREA, 4, 6)], [(0, 2, "rule"), (4, 10, "tagger")]),
        ((Kind.SCHOOL, 4, 8, 0.96), [DOUBTED], [(0, 2, "rule")]),
    ],
)
def test_sure_names_of_the_model_stand_in(
    monkeypatch: pytest.MonkeyPatch,
    found: tuple[Kind, int, int, float],
    chosen: list[Candidate],
    kept: list[tuple[int, int, str]],
) -> None:
    monkeypatch.setattr(tagged, "tag_names", lambda _: (Tagged(*found),))
    told = tagged.add_tagged(sentence("今年获评青石好好小学了。"), chosen)
    assert [(one.span.start, one.span.end, one.rule) for one in told] == kept


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
