"""Words of the dictionary: offsets are exact, and both taggers cut alike."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.tokens import Word, cut_words, dictionary_count, dictionary_tag, find_cutter, load_fallback

SAMPLES = [
    "校长李明荣获柳州市教育改革创新奖一等奖。",
    "2023年,全区财政总投入445万元,入学率97.5%。",
    "一、教师队伍\n徐凌\t南京市拉萨路小学   一等奖\n",
    "xx小学与abc-d公司共建“steam”课程(3.0版)",
    "五(3)班班主任王琪、欧阳小龙等12人参加",
    "",
    " ",
    "\n\n",
]


@pytest.mark.parametrize("folded", SAMPLES)
def test_words_tile_the_text(folded):
    words = cut_words(folded)
    assert "".join(folded[w.start : w.end] for w in words) == folded
    assert all(left.end == right.start for left, right in pairwise(words))
    assert all(w.start < w.end and w.tag for w in words)


@given(st.text(alphabet="校长李明获奖 \n\t0.5%a-é😀·、(“々〇", max_size=40))
def test_words_tile_any_text(folded):
    assert "".join(folded[w.start : w.end] for w in cut_words(folded)) == folded


@pytest.mark.parametrize("folded", SAMPLES)
def test_fallback_cuts_as_rjieba_does(folded):
    pytest.importorskip("rjieba")
    fast, slow = find_cutter(), load_fallback()
    assert [word for word, _ in slow.tag(folded)] == [word for word, _ in fast.tag(folded)]
    listed = [(word, tag) for word, tag in fast.tag(folded) if fast.knows(word)]
    assert [(word, tag) for word, tag in slow.tag(folded) if slow.knows(word)] == listed


def test_jieba_stands_in_where_rjieba_is_missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "rjieba", None)
    find_cutter.cache_clear()
    cut_words.cache_clear()
    try:
        assert find_cutter() is load_fallback()
        assert cut_words("校长李明")[0] == Word(0, 2, "n")
    finally:
        find_cutter.cache_clear()
        cut_words.cache_clear()


@pytest.mark.parametrize(("word", "tag"), [("评为", "v"), ("校长", "n"), ("校长李", ""), ("", ""), ("吴权利峰", "")])
def test_dictionary_tag(word, tag):
    assert dictionary_tag(word) == tag


@pytest.mark.parametrize("word", ["安全", "高洁", "校长", "吴权利峰", ""])
def test_both_cutters_count_alike(word):
    pytest.importorskip("rjieba")
    slow = load_fallback()
    assert abs(dictionary_count(word) - (slow.count(word) if slow.knows(word) else 0)) <= 1
