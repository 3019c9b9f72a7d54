"""Every pattern reads its own example and keeps away from its counterexample; an officer who adds one learns at once whether it works."""

from dataclasses import replace

import pytest
from texts import list_names, read

from kg.errors import RulesError
from kg.relate.needs import load_checked_patterns
from kg.relate.patterns import Pattern, load_patterns

PATTERNS = load_patterns().patterns


def read_claims(words: str, rule: str | None = None) -> set[str]:
    """What a text of one line says, as "subject predicate object", by one rule or by any."""
    extract = read(words + "。")
    names = list_names(extract)
    return {
        f"{subject} {statement.predicate} {target}"
        for statement in extract.statements
        if rule is None or any(evidence.rule == rule for evidence in statement.evidence)
        for subject in names[statement.subject]
        for target in names[statement.object]
    }


@pytest.mark.parametrize("pattern", [one for one in PATTERNS if one.gives], ids=lambda one: one.name)
def test_example_gives_what_the_pattern_says(pattern: Pattern) -> None:
    assert set(pattern.gives) <= read_claims(pattern.example)


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda one: one.name)
def test_counterexample_gives_nothing_by_the_pattern(pattern: Pattern) -> None:
    assert read_claims(pattern.counterexample, pattern.name) == set()


def test_names_of_patterns_are_unique() -> None:
    names = [pattern.name for pattern in PATTERNS]
    assert len(names) == len(set(names))


def test_a_pattern_with_an_unknown_need_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    book = load_patterns()
    wrong = replace(book, patterns=(replace(book.patterns[0], needs="luck"),))
    monkeypatch.setattr("kg.relate.needs.load_patterns", lambda: wrong)
    with pytest.raises(RulesError, match="needs 'luck'"):
        load_checked_patterns.__wrapped__()
