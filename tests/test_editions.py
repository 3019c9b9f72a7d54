"""What 首届 and 第三届 count: occasions by their class words, no bodies, and rows of the table that are refused."""

import pytest

from kg.errors import RulesError
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


def test_a_row_of_an_unknown_role_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editions, "read_table", lambda *_: ({"word": "节", "role": "feast", "unless": ""},))
    with pytest.raises(RulesError, match="feast"):
        editions.load_edition_words.__wrapped__()
