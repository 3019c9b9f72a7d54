"""Rows of the term tables that hold a word which the program does not know are refused, and named."""

from types import ModuleType

import pytest

from kg import pronouns, rules
from kg.errors import RulesError
from kg.mention import acts, contests, editions, posts
from kg.rules import read_shapes

PRONOUN = {"word": "该校", "kind": "School", "refers": "last", "unless": "", "common": "", "ends": ""}


@pytest.mark.parametrize(
    ("module", "load", "row", "named"),
    [
        (pronouns, "load_pronouns", PRONOUN | {"kind": "Ship"}, "该校 is Ship"),
        (pronouns, "load_pronouns", PRONOUN | {"refers": "someone"}, "该校 is School, someone"),
        (pronouns, "load_pronouns", PRONOUN | {"common": "tail"}, "该校 is School, last, 'tail'"),
        (editions, "load_edition_words", {"word": "节", "role": "feast", "unless": ""}, "节 is 'feast'"),
        (acts, "load_act_words", {"word": "主体", "role": "part", "class": "工程"}, "主体 is 'part'"),
        (contests, "load_contest_words", {"word": "足球", "role": "ball", "unless": ""}, "足球 is 'ball'"),
        (posts, "load_posts", {"post": "校长", "class": "Boss", "prefixable": ""}, "Boss"),
    ],
)
def test_an_unknown_word_is_refused(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, load: str, row: dict[str, str], named: str
) -> None:
    monkeypatch.setattr(module, "read_table", lambda *_: (row,))
    with pytest.raises(RulesError, match=named):
        getattr(module, load).__wrapped__()


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([("body", "^[原我]", "我校"), ("bodies", "部$", "高中部")], "bodies is not known"),
        ([("body", "^[原我]", "我校")], "before has no row"),
        ([("body", "^[原我", "我校"), ("before", "届$", "首届")], r"\^\[原我: unterminated"),
        ([("body", "^[原我]", "该校"), ("before", "届$", "首届")], "does not match '该校'"),
    ],
)
def test_shapes_that_are_not_understood_are_refused(
    monkeypatch: pytest.MonkeyPatch, rows: list[tuple[str, str, str]], named: str
) -> None:
    told = tuple(dict(zip(("shape", "pattern", "example"), row, strict=True)) for row in rows)
    monkeypatch.setattr(rules, "read_table", lambda *_: told)
    with pytest.raises(RulesError, match=named):
        read_shapes("terms/no_names.csv", ("before", "body"))
