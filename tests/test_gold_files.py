"""Gold files that are wrong, or none at all."""

from pathlib import Path
from typing import Any

import pytest
from gold_case import GOLD, write_files

from kg.errors import BuildError, GoldError
from kg.evaluate import evaluate_graph, read_gold


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"doc": None}, "“doc” is missing"),
        ({"entities": None}, "needs the lists"),
        ({"scope": "zz"}, "scope, voice or doers name no entity: zz"),
        ({"voice": 3}, "“voice” is missing or wrong"),
        ({"doers": "ab"}, "doers must be"),
        ({"doers": [["a1", "q"]]}, "name no entity: q"),
        ({"entities": [{"id": "a1", "type": "Area", "names": []}]}, "“names” is missing"),
        ({"entities": [{"id": "a1", "type": "Area", "names": [1]}]}, "names that are no text"),
        ({"entities": [*GOLD["entities"], {"id": "a1", "type": "Area", "names": ["x"]}]}, "id twice: a1"),
        ({"entities": [*GOLD["entities"], {"id": "x", "type": "Planet", "names": ["x"]}]}, "unknown type Planet"),
        ({"entities": [*GOLD["entities"], {"id": "x", "type": "Group", "names": ["x"]}]}, "a Group needs a kind"),
        (
            {"entities": [*GOLD["entities"], {"id": "x", "type": "School", "names": ["x"], "in": "s1"}]},
            "“in” names no Area",
        ),
        ({"statements": [{"s": "s1", "p": "memberOf", "o": "g1"}]}, "“quote” is missing"),
        ({"statements": ["s1"]}, "no object"),
        ({"statements": [{"s": "s1", "p": "memberOf", "o": "zz", "quote": "x"}]}, "unknown entity"),
        ({"statements": [{"s": "s1", "p": "likes", "o": "g1", "quote": "x"}]}, "unknown predicate"),
        ({"statements": [{"s": "s1", "p": "locatedIn", "o": "a1", "quote": "x"}]}, "written as “in”"),
        ({"statements": [{"s": "g1", "p": "memberOf", "o": "s1", "quote": "x"}]}, "does not lead from Group to School"),
        ({"statements": [GOLD["statements"][0]] * 2}, "said twice"),
        ({"statements": [{"s": "s3", "p": "memberOf", "o": "g1", "quote": "x"}]}, "rests on an optional entity"),
        (
            {"statements": [{"s": "s1", "p": "received", "o": "w1", "level": "town", "quote": "x"}]},
            "level “town” is none of",
        ),
        ({"observations": [{"about": "zz", "indicator": "x", "value": 1, "quote": "x"}]}, "unknown entity: zz"),
        (
            {"observations": [{"about": "a1", "indicator": "x", "value": "1", "quote": "x"}]},
            "“value” is missing or wrong",
        ),
        (
            {"observations": [{"about": "a1", "indicator": "x", "value": True, "quote": "x"}]},
            "“value” is missing or wrong",
        ),
    ],
)
def test_wrong_gold_is_refused(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    _, (file,) = write_files(tmp_path, "", GOLD | change)
    with pytest.raises(GoldError, match=said) as caught:
        read_gold(file)
    assert "gold0.json" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b"[" * 100_000, b"[]", b"3"])
def test_what_is_no_gold_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    with pytest.raises(GoldError, match=r"x\.json"):
        read_gold(file)


def test_missing_files_are_named(tmp_path: Path) -> None:
    graph, files = write_files(tmp_path, "这不是图", GOLD)
    with pytest.raises(GoldError, match="nowhere"):
        read_gold(tmp_path / "nowhere.json")
    with pytest.raises(BuildError, match="no Turtle"):
        evaluate_graph(graph, files)
    with pytest.raises(BuildError, match="cannot be read"):
        evaluate_graph(tmp_path / "none.ttl", files)
