"""The table of confidences that gold gives to rules."""

import json
import runpy
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "calibrate.py"
PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix edu: <https://w3id.org/edukg/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <urn:x/> .
:d a edu:SourceDocument ; dcterms:identifier "a.txt" .
:g a edu:Group ; rdfs:label "箭盘山教育集团"@zh ; edu:mentionedIn :d .
"""


def write_set(folder: Path, told: dict[str, tuple[int, int]]) -> tuple[str, str]:
    """A build and its gold in which each rule says so many memberships that are right, and so many that are wrong."""
    (folder / "gold").mkdir(parents=True)
    graph, names = PREFIXES, []
    for rule, counts in told.items():
        for verdict, count in zip(("right", "wrong"), counts, strict=True):
            for number in range(count):
                one, name = f"{rule}-{verdict}-{number}", f"{rule}{verdict}{number}小学"
                names += [name] if verdict == "right" else []
                graph += (
                    f':s-{one} a edu:School ; rdfs:label "{name}"@zh ; edu:mentionedIn :d .\n'
                    f":c-{one} a edu:Statement ; rdf:subject :s-{one} ; rdf:predicate edu:memberOf ; rdf:object :g ; "
                    f"edu:modality edu:Realised ; prov:wasGeneratedBy <urn:x/extractor/{rule}> ; prov:wasDerivedFrom :e-{one} .\n"
                    f':e-{one} a edu:Evidence ; oa:hasSource :d ; oa:hasSelector [ oa:exact "加入集团" ] .\n'
                )
    schools = [{"id": f"s{number}", "type": "School", "names": [name]} for number, name in enumerate(names)]
    gold = {
        "doc": "a.txt",
        "entities": [{"id": "g", "type": "Group", "kind": "EducationGroup", "names": ["箭盘山教育集团"]}, *schools],
        "statements": [{"s": one["id"], "p": "memberOf", "o": "g", "quote": "加入集团"} for one in schools],
        "observations": [],
    }
    (folder / "graph.ttl").write_text(graph, encoding="utf-8")
    (folder / "gold" / "a.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return str(folder), str(folder / "gold")


def make_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> dict[str, tuple[float, int, int]]:
    monkeypatch.setattr(sys, "argv", [str(SCRIPT), *arguments])
    runpy.run_path(str(SCRIPT), run_name="__main__")
    rows = [line.split(",") for line in capsys.readouterr().out.splitlines() if not line.startswith("#")]
    assert rows[0] == ["predicate", "rule", "confidence", "right", "judged"]
    assert {row[0] for row in rows[1:]} == {"memberOf"}
    return {rule: (float(confidence), int(right), int(judged)) for _, rule, confidence, right, judged in rows[1:]}


def test_a_rule_seldom_judged_is_drawn_towards_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = write_set(tmp_path / "seen", {"firm": (40, 0), "rare": (1, 0), "weak": (4, 16), "slip": (0, 1)})
    table = make_table(monkeypatch, capsys, "--seen", *seen)
    assert {rule: row[1:] for rule, row in table.items()} == {
        "": (45, 62),
        "firm": (40, 40),
        "rare": (1, 1),
        "weak": (4, 20),
        "slip": (0, 1),
    }
    # Part (45 + 8 · ½) / 70 = 0.7; predicate (45 + 8 · 0.7) / 70 = 0.7229; the rules are drawn towards that.
    assert table[""][0] == 0.72
    assert table["firm"][0] == round((40 + 8 * 0.722857) / 48, 2)
    assert table["rare"][0] == round((1 + 8 * 0.722857) / 9, 2)
    assert table["weak"][0] == round((4 + 8 * 0.722857) / 28, 2)
    assert table["slip"][0] == round(8 * 0.722857 / 9, 2)


def test_texts_no_rule_was_written_for_lower_all_confidences_alike_and_never_raise_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = write_set(tmp_path / "seen", {"firm": (40, 0), "weak": (10, 10)})
    poor = write_set(tmp_path / "poor", {"firm": (14, 6), "weak": (3, 7)})
    fine = write_set(tmp_path / "fine", {"firm": (40, 0), "weak": (30, 0)})
    alone = make_table(monkeypatch, capsys, "--seen", *seen)
    lowered = make_table(monkeypatch, capsys, "--seen", *seen, "--unseen", *poor)
    assert all(lowered[rule][0] < row[0] and lowered[rule][1:] == row[1:] for rule, row in alone.items())
    # 17 of 30 are right, and may be 12.5 of 30: the 20 of the firm rule and the 10 of the weak one are expected to make that many.
    assert 20 * lowered["firm"][0] + 10 * lowered["weak"][0] == pytest.approx(12.5, abs=0.2)
    assert make_table(monkeypatch, capsys, "--seen", *seen, "--unseen", *fine) == alone
