"""How sure claims are: by their rule's share on gold and by their names."""

import pytest

from kg.confidence import find_confidence, load_confidences, weigh_names, weigh_statements
from kg.errors import RulesError
from kg.model import Evidence, Kind, Linked, Mention, Modality, Predicate, Qualifiers, Span, Statement


def name(key: str, start: int, score: float, rule: str = "name-school") -> Linked:
    return Linked(Mention(Kind.SCHOOL, "望江中学", Span(start, start + 4), rule, score), (key,))


def manages(rule: str) -> Statement:
    evidence = (Evidence("a.txt", Span(0, 9), rule),)
    return Statement("a", Predicate.MANAGES, "b", Qualifiers(), Modality.REALISED, evidence, 0.8)


def test_every_share_of_the_table_is_one_and_every_predicate_has_a_row():
    table = load_confidences()
    assert all(0 <= share <= 1 for share in table.values())
    assert {predicate for predicate, _ in table} <= {*Predicate, "observation"}
    assert {predicate for predicate, rule in table if rule == ""} == {predicate for predicate, _ in table}


def test_a_rule_that_the_table_does_not_know_has_its_predicates_share():
    assert find_confidence("memberOf", "no-such-rule", 0.1) == load_confidences()["memberOf", ""]
    assert find_confidence("no-such-predicate", "no-such-rule", 0.1) == 0.1


def test_a_name_met_again_is_surer_and_a_pronoun_is_no_name():
    names = weigh_names([name("a", 0, 0.8), name("b", 9, 0.8), name("b", 20, 0.8), name("c", 30, 0.9, "pronoun-voice")])
    assert names["a"] == pytest.approx(0.8)
    assert names["a"] < names["b"] < 1
    assert "c" not in names


def test_a_claim_is_as_sure_as_its_less_sure_name():
    sure, unsure = (
        next(weigh_statements([manages("manages")], [name("a", 0, 0.98), name("b", 9, score)])).confidence
        for score in (0.98, 0.6)
    )
    assert unsure < sure <= load_confidences()["manages", "manages"]


def test_a_share_that_is_none_is_refused(monkeypatch):
    row = {"predicate": "manages", "rule": "", "confidence": "viel", "right": "1", "judged": "1"}
    monkeypatch.setattr("kg.confidence.read_table", lambda *_: (row,))
    load_confidences.cache_clear()
    try:
        with pytest.raises(RulesError, match="is no share"):
            load_confidences()
    finally:
        load_confidences.cache_clear()
