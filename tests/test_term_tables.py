"""Rows of the term tables that hold a word which the program does not know are refused, and named."""

from pathlib import Path
from types import ModuleType

import pytest

from kg import columns, pronouns, rules
from kg.clean import noise
from kg.errors import RulesError
from kg.mention import acts, contests, editions, posts
from kg.relate import indicator, numbers, operators
from kg.rules import read_cues, read_shapes

PRONOUN = {"word": "该校", "kind": "School", "refers": "last", "unless": "", "common": "", "ends": ""}
UNIT = {"unit": "里", "canonical": "米", "factor": "500", "kind": "measure", "han": "no", "unless": ""}
NOISE = {"scope": "line", "reason": "navigation", "pattern": "下载", "example": "下载", "why": "按钮"}


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
        (operators, "load_operators", {"word": "拟", "operator": "plan", "scope": "chain"}, "拟 is 'plan'"),
        (operators, "load_operators", {"word": "拟", "operator": "planned", "scope": "line"}, "拟 is 'line'"),
        (indicator, "load_words", {"word": "目前", "role": "first"}, "目前 is 'first'"),
        (numbers, "load_units", UNIT | {"kind": "length"}, "里 is 'length'"),
        (numbers, "load_units", UNIT | {"han": "maybe"}, "里 is 'maybe'"),
        (numbers, "load_units", UNIT | {"factor": "half"}, "里 is worth 'half'"),
        (numbers, "load_units", UNIT | {"factor": "0.0"}, "里 is worth '0.0'"),
        (noise, "load_noise", NOISE | {"scope": "page"}, "下载 is 'page'"),
        (noise, "load_noise", NOISE | {"reason": "dull"}, "下载 is 'dull'"),
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


@pytest.mark.parametrize(
    ("table", "row", "named"),
    [
        ("terms/breaks.csv", {"word": "开展", "strength": "firm"}, "开展 is 'firm'"),
        ("terms/closings.csv", {"suffix": "!蹴学", "follows": "生"}, "生 is '蹴学'"),
        ("terms/plain.csv", {"word": "教研", "before": "some"}, "教研 is 'some'"),
        ("terms/placed.csv", {"word": "中心", "with": "name"}, "中心 is 'name'"),
    ],
)
def test_a_word_about_names_that_is_unknown_is_refused(
    monkeypatch: pytest.MonkeyPatch, table: str, row: dict[str, str], named: str
) -> None:
    monkeypatch.setattr(rules, "read_table", lambda name, _: (row,) if name == table else ())
    with pytest.raises(RulesError, match=named):
        rules.load_rules.__wrapped__()


@pytest.mark.parametrize(
    ("cues", "named"), [(("host",), "run is not known"), (("host", "run", "write"), "write has no row")]
)
def test_cues_that_the_program_does_not_know_are_refused(
    monkeypatch: pytest.MonkeyPatch, cues: tuple[str, ...], named: str
) -> None:
    monkeypatch.setattr(
        rules, "read_table", lambda *_: ({"cue": "host", "word": "举办"}, {"cue": "run", "word": "实施"})
    )
    with pytest.raises(RulesError, match=named):
        read_cues("terms/acts.csv", cues)


TABLE = "# 词\ncue,word\nhost,举办\n\n,\n"


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (TABLE.replace("cue,word", "word,cue").encode(), r"x\.csv:2: columns"),
        (f"{TABLE}host,\n".encode(), r"x\.csv:6: the word is empty"),
        (f"{TABLE}host\n".encode(), r"x\.csv:6: 1 cells"),
        (TABLE.encode("gb18030"), r"x\.csv: is not UTF-8"),
        (f"{TABLE}host,{'办' * 200_000}\n".encode(), r"x\.csv: field larger"),
    ],
)
def test_what_is_no_table_is_refused_by_file_and_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes, named: str
) -> None:
    monkeypatch.setattr(rules, "find_ontology", lambda: tmp_path)
    with pytest.raises(RulesError, match=r"x\.csv: .*No such file"):
        rules.read_table("x.csv", ("cue", "word"))
    (tmp_path / "x.csv").write_text(TABLE, encoding="utf-8-sig")
    assert rules.read_table("x.csv", ("cue", "word")) == ({"cue": "host", "word": "举办"},)
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(RulesError, match=named):
        rules.read_table("x.csv", ("cue", "word"))


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ({"kind": "grade", "pattern": "(名次", "example": "名次"}, "名次"),
        ({"kind": "grade", "pattern": "名次", "example": "姓名"}, "does not fit '姓名'"),
        ({"kind": "colour", "pattern": "颜色", "example": "颜色"}, "colour is not known"),
    ],
)
def test_titles_of_columns_that_are_not_understood_are_refused(
    monkeypatch: pytest.MonkeyPatch, row: dict[str, str], named: str
) -> None:
    rest = tuple(
        one for one in rules.read_table(columns.TABLE, ("kind", "pattern", "example")) if one["kind"] != "grade"
    )
    kept = () if row["kind"] == "grade" else ({"kind": "grade", "pattern": "名次", "example": "名次"},)
    monkeypatch.setattr(columns, "read_table", lambda *_: (*rest, *kept, row))
    with pytest.raises(RulesError, match=named):
        columns.load_titles.__wrapped__()
