"""Documents under other names, as `benchmarks/measure_renamed.py` makes them: text and gold stay one, and are read as before."""

import json
import sys
from pathlib import Path

import pytest

from kg.evaluate import check_gold

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "benchmarks"))

from measure_renamed import evaluate  # noqa: E402 - lies beside the package
from renamed_documents import KINDS, Renaming, find_broken, rename_document  # noqa: E402
from renamed_found import Document, find_own, split_person  # noqa: E402

GOLD = ROOT / "tests" / "gold" / "open"
NAMES = ("o18", "o33")


def read_document(name: str) -> Document:
    content = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return Document(content["doc"], (GOLD / f"{name}.txt").read_text(encoding="utf-8"), content)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("same", [True, False])
def test_text_and_gold_are_changed_alike(name: str, same: bool) -> None:
    old = read_document(name)
    new, renaming = rename_document(old, KINDS, 1, same=same)
    assert new.text != old.text
    assert not find_broken(old, new)
    assert not check_gold(new.gold)
    changed = [before for before, after in renaming.pairs.items() if before != after and before in old.text]
    assert len(changed) > len(NAMES)
    assert rename_document(old, KINDS, 1, same=same)[0] == new
    assert rename_document(old, KINDS, 2, same=same)[0] != new


def test_other_kinds_stay_as_they_are() -> None:
    old = read_document("o33")
    new, _ = rename_document(old, ("persons",), 1, same=True)
    persons = {name for entity in old.gold["entities"] if entity["type"] == "Person" for name in entity["names"]}
    assert not any(name in new.text for name in persons if len(name) > len("文校长"))
    assert "醴陵市江源小学教育集团" in new.text


def test_a_name_is_changed_whole_and_in_one_pass() -> None:
    renaming = Renaming({"白云": "红旗", "白云山": "白云", "李明": "王芳"})
    assert renaming.change("白云小学、白云山小学,李 明") == "红旗小学、白云小学,王 芳"


@pytest.mark.parametrize(
    ("name", "own"),
    [("柳州市红岩实验小学", "红岩"), ("城南小学教育集团", "城南"), ("第三小学", ""), ("市机关幼儿园", "")],
)
def test_own_words_are_what_places_and_class_words_leave(name: str, own: str) -> None:
    assert find_own(name, ["柳州市"]) == own


def test_compound_surnames_are_whole() -> None:
    assert (split_person("欧阳国栋"), split_person("文校长")) == (("欧阳", "国栋"), ("文", "校长"))


def test_a_renamed_document_is_read_nearly_as_well() -> None:
    old = read_document("o33")
    new, _ = rename_document(old, KINDS, 1, same=True)
    found = [len(evaluate([one]).comparisons[0].entities.hits) for one in (old, new)]
    assert found[1] >= found[0] - 3
