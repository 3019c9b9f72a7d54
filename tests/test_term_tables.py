"""Rows of the term tables that hold a word which the program does not know are refused, and named."""

from types import ModuleType

import pytest

from kg import pronouns
from kg.errors import RulesError
from kg.mention import acts, contests, editions, posts

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
