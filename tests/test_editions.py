"""What 首届 and 第三届 count: occasions by their class words, and no bodies."""

import pytest

from kg.mention import editions
from kg.model import Sentence, SentenceKind, Span

FOUND = {
    "学校举办首届踏青节": ["首届踏青节"],
    "第三届“家校”周开幕": ["第三届“家校”周"],
    "首届保留节目": [],
    "选出第三届家长委员会": [],
    "第十二届毕业生大会": [],
}


@pytest.mark.parametrize("words", FOUND)
def test_an_ordinal_marks_occasions_and_no_bodies(words: str) -> None:
    sentence = Sentence(Span(0, len(words)), words, words, SentenceKind.PROSE)
    assert [one.span.of(words) for one in editions.propose_editions(sentence)] == FOUND[words]
