"""The table of pronouns: what a word stands for where it is a common noun too."""

import pytest
from texts import list_pairs, read

from kg.mention.pronouns import propose_pronouns
from kg.model import Kind, Predicate, Sentence, SentenceKind, Span

FOUND = {
    "学校获得市级文明单位称号": ["学校"],
    "学校的操场已经建好": [],
    "这所学校获得称号": ["这所学校"],
    "他校获得称号": [],
    "我区三所学校获得称号": ["我区"],
    "三所学校获得称号": ["三所学校"],
    "三校区获得称号": [],
    "集团化办学": [],
    "集团召开年会": ["集团"],
    "另两校获得称号": [],
    "我区两校获得称号": ["我区", "两校"],
}


@pytest.mark.parametrize("words", FOUND)
def test_a_common_noun_counts_at_the_head_of_a_clause_alone(words: str) -> None:
    sentence = Sentence(Span(0, len(words)), words, words, SentenceKind.PROSE)
    assert [one.span.of(words) for one in propose_pronouns(sentence)] == FOUND[words]


def test_a_class_word_means_the_group_met_last_that_is_called_so() -> None:
    text = "临川市城东学区2022年工作总结\n石桥教育集团成立。\n临川市柳湾小学加入集团。\n"
    assert list_pairs(text, Predicate.MEMBER_OF) == {("临川市柳湾小学", "石桥教育集团")}


def test_the_former_of_two_is_met_in_the_other_script_too() -> None:
    text = "荊門市東寶區象山小學加入東寶區象山教育集團、東寶區白雲教育集團，前者由象山小學牽頭。"
    groups = {one.name for one in read(text).entities if one.kind is Kind.GROUP}
    assert groups == {"東寶區象山教育集團", "東寶區白雲教育集團"}
