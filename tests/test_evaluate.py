"""Measuring a build against gold: what counts as found, and how much of it is."""

import json
from pathlib import Path

import pytest
from gold_case import ENTITIES, GOLD, SOURCE, entity, figure, measure, statement, write_files

from kg.evaluate import Share, Tally, evaluate_graph, render_scores, to_json


def test_all_found(tmp_path: Path) -> None:
    turtle = ENTITIES + "".join(
        [
            statement("1", "s1", "memberOf", "g1", "edu:role edu:Lead"),
            statement(
                "2",
                "s1",
                "received",
                "w1",
                'edu:grade "一等奖"',
                "edu:level edu:CityLevel",
                'edu:year "2022"^^xsd:gYear',
            ),
            statement("3", "s2", "partnersWith", "s1").replace("Realised", "Planned"),
            statement("4", "b1", "carriesOut", "p1"),
            *(statement(f"in-{one}", one, "locatedIn", "a1") for one in ("b1", "s1", "s2")),
            figure("5", "a1", "在校学生", "91968", "人"),
            figure("6", "b1", "财政投入", "4450000.0", "元").replace(
                " ; edu:modality", ' ; edu:year "2023"^^xsd:gYear ; edu:modality'
            ),
        ]
    )
    scores = measure(tmp_path, turtle)
    assert scores.tallies["entity"] == Tally(7, 0, 0)
    assert scores.tallies["entity (core types)"] == Tally(6, 0, 0)
    assert scores.tallies["statement"] == Tally(4, 0, 0)
    assert scores.tallies["statement (links)"] == Tally(3, 0, 0)
    assert scores.tallies["statement/locatedIn"] == Tally(3, 0, 0)
    assert scores.tallies["observation"] == Tally(2, 0, 0)
    assert all(share.share == 1 for share in scores.shares.values())
    assert set(scores.shares) >= {
        "qualifier/role",
        "qualifier/grade",
        "qualifier/about",
        "qualifier/figure year",
        "evidence",
    }


def test_nothing_built(tmp_path: Path) -> None:
    scores = measure(tmp_path, ':d a edu:SourceDocument ; dcterms:identifier "b.txt" .')
    assert scores.missing == ("a.txt",)
    assert scores.tallies["entity"] == Tally(0, 0, 7)
    assert scores.tallies["statement"] == Tally(0, 0, 4)
    assert scores.tallies["observation"] == Tally(0, 0, 2)
    assert scores.tallies["entity"].f1 == 0


@pytest.mark.parametrize("path", ["a.txt", "2023/a.txt", "2023/a.docx"])
def test_document_is_found_by_the_end_of_its_path(tmp_path: Path, path: str) -> None:
    assert measure(tmp_path, ENTITIES.replace("2023/a.txt", path)).missing == ()


def test_wrong_and_missed_entities(tmp_path: Path) -> None:
    turtle = (
        SOURCE
        + entity("s1", "School", "箭盘山小学")
        + entity("x", "Person", "景行小学")
        + entity("y", "Event", "联欢会")
    )
    scores = measure(tmp_path, turtle)
    assert scores.tallies["entity/School"] == Tally(1, 0, 1)
    assert scores.tallies["entity/Person"] == Tally(0, 1, 0)
    assert scores.tallies["entity"] == Tally(1, 2, 6)
    assert scores.tallies["entity (core types)"] == Tally(1, 1, 5)


def test_names_are_compared_folded(tmp_path: Path) -> None:
    turtle = SOURCE + entity("s1", "School", "“箭盤山 小學”") + entity("s2", "School", "景行 小学")
    assert measure(tmp_path, turtle).tallies["entity/School"] == Tally(2, 0, 0)


def test_optional_counts_neither_way(tmp_path: Path) -> None:
    with_it = measure(
        tmp_path, ENTITIES + statement("1", "s3", "memberOf", "g1") + statement("2", "s3", "memberOf", "s1")
    )
    without = measure(tmp_path, ENTITIES)
    assert with_it.tallies["statement"] == without.tallies["statement"] == Tally(0, 0, 4)


def test_area_and_authority_count_as_one(tmp_path: Path) -> None:
    one = measure(tmp_path, ENTITIES + statement("1", "a1", "carriesOut", "p1"))
    both = measure(
        tmp_path, ENTITIES + statement("1", "a1", "carriesOut", "p1") + statement("2", "b1", "carriesOut", "p1")
    )
    assert one.tallies["statement/carriesOut"] == both.tallies["statement/carriesOut"] == Tally(1, 0, 0)


def test_other_subject_or_predicate_is_wrong(tmp_path: Path) -> None:
    turtle = ENTITIES + statement("1", "s2", "received", "w1") + statement("2", "s1", "manages", "s2")
    scores = measure(tmp_path, turtle)
    assert scores.tallies["statement/received"] == Tally(0, 1, 1)
    assert scores.tallies["statement/manages"] == Tally(0, 1, 0)


def test_qualifiers_are_judged_where_the_statement_is_found(tmp_path: Path) -> None:
    turtle = ENTITIES + statement("1", "s1", "received", "w1", 'edu:grade "二等奖"', "edu:level edu:CityLevel")
    shares = measure(tmp_path, turtle).shares
    assert shares["qualifier/grade"] == Share(0, 1)
    assert shares["qualifier/level"] == Share(1, 1)
    assert shares["qualifier/year"] == Share(0, 1)
    assert shares["qualifier/modality"] == Share(1, 1)
    assert "qualifier/role" not in shares


def test_of_two_readings_the_one_that_agrees_is_taken(tmp_path: Path) -> None:
    turtle = ENTITIES + statement("1", "s1", "memberOf", "g1", "edu:role edu:Member")
    turtle += statement("2", "s1", "memberOf", "g1", "edu:role edu:Lead")
    scores = measure(tmp_path, turtle)
    assert scores.tallies["statement/memberOf"] == Tally(1, 0, 0) + Tally(0, 1, 0)
    assert scores.shares["qualifier/role"] == Share(1, 1)


@pytest.mark.parametrize(
    ("indicator", "value", "unit", "tally"),
    [
        ("在校学生", "91968", "名", Tally(1, 0, 1)),
        ("在校生", "91968", "人", Tally(1, 0, 1)),
        ("在校学生", "91967", "人", Tally(0, 1, 2)),
        ("在校学生", "91968", "%", Tally(0, 1, 2)),
        ("食堂", "91968", "人", Tally(0, 1, 2)),
        ("在校学生", '"很多"', "人", Tally(0, 1, 2)),
    ],
)
def test_figures(tmp_path: Path, indicator: str, value: str, unit: str, tally: Tally) -> None:
    assert measure(tmp_path, ENTITIES + figure("1", "a1", indicator, value, unit)).tallies["observation"] == tally


def test_whom_a_figure_is_about_is_judged_apart(tmp_path: Path) -> None:
    scores = measure(tmp_path, ENTITIES + figure("1", "s1", "在校学生", "91968", "人"))
    assert scores.tallies["observation"] == Tally(1, 0, 1)
    assert scores.shares["qualifier/about"] == Share(0, 1)


def test_statement_without_quote_has_no_evidence(tmp_path: Path) -> None:
    bare = ":2 a edu:Statement ; rdf:subject :s1 ; rdf:predicate edu:memberOf ; rdf:object :g1 ."
    scores = measure(tmp_path, ENTITIES + statement("1", "s1", "memberOf", "g1") + bare)
    assert scores.shares["evidence"] == Share(1, 2)


def test_scores_are_rendered_and_plain(tmp_path: Path) -> None:
    scores = measure(tmp_path, ENTITIES)
    plain = to_json(scores)
    assert plain["entity"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "tp": 7, "fp": 0, "fn": 0}
    assert plain["evidence"] == {"share": 0.0, "right": 0, "of": 0}
    assert plain["missing"] == []
    assert json.dumps(plain)
    assert any(
        line.split() == ["entity", "1.000", "1.000", "1.000", "7", "0", "0"]
        for line in render_scores(scores).splitlines()
    )


def test_several_documents_are_summed(tmp_path: Path) -> None:
    other = {
        "doc": "b.txt",
        "entities": [{"id": "x", "type": "Person", "names": ["张三"]}],
        "statements": [],
        "observations": [],
    }
    scores = evaluate_graph(*write_files(tmp_path, ENTITIES, GOLD, other))
    assert scores.tallies["entity"] == Tally(7, 0, 1)
    assert scores.missing == ("b.txt",)
