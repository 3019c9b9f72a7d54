"""Measuring a build against gold: matching, scores, mistakes, rules, and gold files that are wrong."""

import json
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BuildError, GoldError
from kg.evaluate import (
    Scores,
    Share,
    Tally,
    calibrate,
    compare_graph,
    evaluate_graph,
    list_calibrations,
    list_mistakes,
    list_rule_scores,
    measure_calibration,
    read_gold,
    render_calibrations,
    render_mistakes,
    render_rules,
    render_scores,
    score_rules,
    to_json,
)
from kg.evaluate.matching import match_items
from kg.evaluate.words import fold_unit, fold_words, measure_likeness

PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix edu: <https://w3id.org/edukg/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:x/> .
"""
SOURCE = ':d a edu:SourceDocument ; dcterms:identifier "2023/a.txt" .\n'


def entity(name: str, kind: str, *labels: str, source: str = "d") -> str:
    first, *others = labels
    more = "".join(f' ; skos:altLabel "{label}"@zh' for label in others)
    return f':{name} a edu:{kind} ; rdfs:label "{first}"@zh{more} ; edu:mentionedIn :{source} .\n'


def claim(name: str, quote: str, rule: str, source: str = "d") -> str:
    return (
        f":{name} prov:wasGeneratedBy <urn:x/extractor/{rule}> ; prov:wasDerivedFrom :{name}-e .\n"
        f':{name}-e a edu:Evidence ; oa:hasSource :{source} ; oa:hasSelector :{name}-q . :{name}-q oa:exact "{quote}"@zh .\n'
    )


def statement(name: str, s: str, p: str, o: str, *qualifiers: str, quote: str = "某句", rule: str = "one") -> str:
    said = "".join(f" ; {one}" for one in ("edu:modality edu:Realised", *qualifiers))
    return f":{name} a edu:Statement ; rdf:subject :{s} ; rdf:predicate edu:{p} ; rdf:object :{o}{said} .\n" + claim(
        name, quote, rule
    )


def figure(name: str, about: str, indicator: str, value: str, unit: str) -> str:
    return (
        f':{name} a edu:Observation ; edu:about :{about} ; edu:indicator "{indicator}"@zh ; edu:value {value} ; '
        f'edu:unit "{unit}" ; edu:modality edu:Realised .\n' + claim(name, "某句", "figure")
    )


GOLD: dict[str, Any] = {
    "doc": "a.txt",
    "scope": "a1",
    "voice": "b1",
    "entities": [
        {"id": "a1", "type": "Area", "names": ["柳州市", "我市"]},
        {"id": "b1", "type": "Authority", "names": ["柳州市教育局", "我局"], "in": "a1"},
        {"id": "s1", "type": "School", "names": ["箭盘山小学"], "in": "a1"},
        {"id": "s2", "type": "School", "names": ["景行小学"], "in": "a1"},
        {"id": "s3", "type": "School", "names": ["城东小学"], "optional": True},
        {"id": "g1", "type": "Group", "names": ["箭盘山教育集团"], "kind": "EducationGroup"},
        {"id": "w1", "type": "Award", "names": ["教育改革创新奖"]},
        {"id": "p1", "type": "Programme", "names": ["青蓝工程"]},
    ],
    "statements": [
        {"s": "s1", "p": "memberOf", "o": "g1", "role": "lead", "quote": "箭盘山小学领办箭盘山教育集团"},
        {"s": "s1", "p": "received", "o": "w1", "grade": "一等奖", "level": "city", "year": 2022, "quote": "获一等奖"},
        {"s": "s1", "p": "partnersWith", "o": "s2", "modality": "planned", "quote": "拟与景行小学结对"},
        {"s": "b1", "p": "carriesOut", "o": "p1", "quote": "我局实施青蓝工程"},
        {"s": "s3", "p": "memberOf", "o": "g1", "role": "member", "optional": True, "quote": "城东小学加入"},
    ],
    "observations": [
        {"about": "a1", "indicator": "在校学生", "value": 91968, "unit": "人", "quote": "在校学生91968人"},
        {
            "about": "a1",
            "indicator": "财政投入",
            "value": 4450000,
            "unit": "元",
            "quote": "财政投入445万元",
            "year": 2023,
        },
    ],
}
ENTITIES = "".join(
    [
        SOURCE,
        entity("a1", "Area", "柳州市"),
        entity("b1", "Authority", "柳州市教育局"),
        entity("s1", "School", "箭盘山小学"),
        entity("s2", "School", "景行小学"),
        entity("s3", "School", "城东小学"),
        entity("g1", "Group", "箭盘山教育集团"),
        entity("w1", "Award", "教育改革创新奖"),
        entity("p1", "Programme", "青蓝工程"),
    ]
)


def write_files(folder: Path, turtle: str, *golds: dict[str, Any]) -> tuple[Path, list[Path]]:
    graph = folder / "graph.ttl"
    graph.write_text(PREFIXES + turtle, encoding="utf-8")
    files = [folder / f"gold{i}.json" for i in range(len(golds))]
    for file, gold in zip(files, golds, strict=True):
        file.write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return graph, files


def measure(folder: Path, turtle: str, gold: dict[str, Any] | None = None) -> Scores:
    return evaluate_graph(*write_files(folder, turtle, gold or GOLD))


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


def test_mistakes_are_listed(tmp_path: Path) -> None:
    turtle = (
        ENTITIES + statement("1", "s2", "received", "w1", quote="景行小学获奖") + figure("2", "a1", "食堂", "3", "个")
    )
    mistakes = list_mistakes(compare_graph(*write_files(tmp_path, turtle, GOLD)))
    lines = render_mistakes(mistakes).splitlines()
    assert "statement+\ta.txt\treceived\t景行小学 -> 教育改革创新奖\t景行小学获奖" in lines
    assert "statement-\ta.txt\treceived\t箭盘山小学 -> 教育改革创新奖\t获一等奖" in lines
    assert "observation+\ta.txt\t3\t食堂\t某句" in [line.replace(" \t", "\t") for line in lines]
    assert "observation-\ta.txt\t4450000\t财政投入 元\t财政投入445万元" in lines
    assert not [line for line in lines if "城东小学" in line]


def test_rules_are_scored(tmp_path: Path) -> None:
    turtle = ENTITIES + "".join(
        [
            statement("1", "s1", "memberOf", "g1", rule="members"),
            statement("2", "s2", "memberOf", "g1", rule="members"),
            statement("3", "s3", "memberOf", "g1", rule="members"),
            statement("4", "b1", "carriesOut", "p1", rule="programme"),
            figure("5", "a1", "在校学生", "91968", "人"),
        ]
    )
    rules = score_rules(compare_graph(*write_files(tmp_path, turtle, GOLD)))
    assert [(one.rule, one.right, one.wrong, one.neither) for one in rules] == [
        ("members", 1, 1, 1),
        ("figure", 1, 0, 0),
        ("programme", 1, 0, 0),
    ]
    assert rules[0].precision == 0.5
    assert list_rule_scores(rules)[0] == {"rule": "members", "right": 1, "wrong": 1, "neither": 1, "precision": 0.5}
    assert [line.split() for line in render_rules(rules).splitlines()[1:3]] == [
        ["members", "0.500", "1", "1", "1"],
        ["figure", "1.000", "1", "0", "0"],
    ]


def test_the_rule_with_most_mistakes_comes_first_and_one_never_judged_has_no_precision(tmp_path: Path) -> None:
    turtle = ENTITIES + "".join(
        [
            statement("1", "s1", "memberOf", "g1", rule="fine"),
            statement("2", "s2", "memberOf", "g1", rule="weak"),
            statement("3", "s2", "received", "w1", rule="weak"),
            statement("4", "s2", "manages", "s1", rule="so-so"),
            statement("5", "s3", "memberOf", "g1", rule="untold"),
        ]
    )
    rules = score_rules(compare_graph(*write_files(tmp_path, turtle, GOLD)))
    assert [one.rule for one in rules] == ["weak", "so-so", "untold", "fine"]
    assert list_rule_scores(rules)[2]["precision"] is None
    assert render_rules(rules).splitlines()[3].split() == ["untold", "–", "0", "0", "1"]


def sure(claimed: str, confidence: str) -> str:
    """A claim as it is made, with a confidence."""
    return claimed.replace(" ; edu:modality", f" ; edu:confidence {confidence} ; edu:modality")


def test_confidence_is_held_against_gold(tmp_path: Path) -> None:
    turtle = ENTITIES + "".join(
        [
            sure(statement("1", "s1", "memberOf", "g1"), "0.95"),
            sure(statement("2", "s1", "received", "w1"), "0.9"),
            sure(statement("3", "s2", "memberOf", "g1"), "0.94"),
            sure(statement("4", "b1", "carriesOut", "p1"), "0.6"),
            sure(statement("5", "s3", "memberOf", "g1"), "0.9"),
            statement("6", "s2", "manages", "s1"),
            sure(statement("7", "s1", "locatedIn", "a1"), "0.8"),
            sure(figure("8", "a1", "在校学生", "91968", "人"), "0.7"),
            sure(figure("9", "a1", "食堂", "3", "个"), "0.7"),
        ]
    )
    parts = calibrate(compare_graph(*write_files(tmp_path, turtle, GOLD)))
    assert list(parts) == ["observation", "statement", "statement/locatedIn", "together"]
    held = {(one.low, one.high): one.share for one in parts["statement"].bins if one.share.of}
    assert held == {(0.6, 0.7): Share(1, 1), (0.9, 0.95): Share(1, 2), (0.95, 1.0): Share(1, 1)}
    assert parts["statement"].sure == Share(2, 3)
    assert parts["statement"].brier == pytest.approx((0.05**2 + 0.1**2 + 0.94**2 + 0.4**2) / 4)
    assert parts["statement"].error == pytest.approx((0.4 + 2 * (0.92 - 0.5) + 0.05) / 4)
    assert parts["observation"].sure == Share(0, 0)
    assert parts["together"].sure.of == 3
    plain = list_calibrations(parts)
    assert json.loads(json.dumps(plain))["statement"]["sure"] == {"from": 0.9, "count": 3, "right": 2}
    lines = [line.split() for line in render_calibrations(parts).splitlines()]
    assert ["[0.9,", "0.95)", "2", "1", "0.500", "0.920"] in lines
    assert ["[0.95,", "1]", "1", "1", "1.000", "0.950"] in lines
    assert [">=", "0.9", "3", "2", "0.667"] in lines


@pytest.mark.parametrize("confidence", ["1.5", '"sehr"', "-0.1"])
def test_a_confidence_that_is_none_is_not_held_against_gold(tmp_path: Path, confidence: str) -> None:
    turtle = ENTITIES + sure(statement("1", "s1", "memberOf", "g1"), confidence)
    parts = calibrate(compare_graph(*write_files(tmp_path, turtle, GOLD)))
    assert parts["together"].brier == 0
    assert not any(one.share.of for one in parts["together"].bins)


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_every_forecast_falls_into_one_bin(forecasts: list[tuple[float, bool]]) -> None:
    measured = measure_calibration(forecasts)
    assert sum(one.share.of for one in measured.bins) == len(forecasts)
    assert sum(one.share.right for one in measured.bins) == sum(right for _, right in forecasts)
    assert measured.sure.of == sum(one.share.of for one in measured.bins if one.low >= 0.9)
    assert 0 <= measured.brier <= 1
    assert -1e-9 <= measured.error <= 1 + 1e-9


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


rows = st.lists(st.dictionaries(st.integers(0, 3), st.integers(0, 2), max_size=4), max_size=4)


@settings(deadline=None)
@given(rows, st.integers(0, 4))
def test_matching_serves_the_required_first_and_as_many_as_can_be(edges: list[dict[int, int]], first: int) -> None:
    first = min(first, len(edges))
    pairs = match_items(edges, first)
    assert len(set(pairs.values())) == len(pairs)
    assert all(right in edges[left] for left, right in pairs.items())

    def count(part: range) -> int:
        return sum(left in pairs for left in part)

    def best(part: range) -> int:
        orders = permutations([*range(4), *[None] * len(part)], len(part))
        return max(sum(right in edges[left] for left, right in zip(part, order, strict=True)) for order in orders)

    assert count(range(first)) == best(range(first))
    assert len(pairs) == best(range(len(edges)))


def test_higher_rank_is_paired_first() -> None:
    assert match_items([{0: 1, 1: 2}, {1: 1}], 2) == {0: 0, 1: 1}
    assert match_items([{0: 1, 1: 2}, {0: 0, 1: 0}], 2) == {0: 1, 1: 0}
    assert match_items([{0: 0}, {0: 9}], 1) == {0: 0}


@pytest.mark.parametrize(
    ("unit", "folded"), [("所", ""), ("平方米", "m2"), ("㎡", "m2"), ("％", "%"), ("元", "元"), ("個", "")]
)
def test_units_that_only_count_are_none(unit: str, folded: str) -> None:
    assert fold_unit(unit) == folded


@given(st.text("学校在生数", max_size=6), st.text("学校在生数", max_size=6))
def test_likeness_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    assert measure_likeness(one, other) == measure_likeness(other, one)
    assert 0 <= measure_likeness(one, other) <= measure_likeness(one, one) == 1


@settings(deadline=None)
@given(st.text())
def test_folding_leaves_no_blanks_or_quotation_marks(text: str) -> None:
    assert not set(fold_words(text)) & set("“”《》「」· \n")
