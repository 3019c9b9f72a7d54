"""Entities across documents: one school one node, namesakes apart, masked names never merged, whatever the order."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import read

from kg.model import Entity, Kind, Knowledge
from kg.resolve import resolve_extracts

TEXTS = {
    "liuzhou.txt": "柳州市教育局2022年工作总结\n一年来,柳州市第八中学荣获柳州市文明校园称号。我市八中教师陆晓岚获评广西壮族自治区特级教师。",
    "liuzhou-2.txt": "柳州市2023年教育工作情况\n柳州市第8中学承办全市教学现场会。八中教师陆晓岚作经验介绍。",
    "guilin.txt": "桂林市教育局2022年工作总结\n一年来,桂林市第八中学荣获桂林市文明校园称号。桂林市第八中学教师陆晓岚参加培训。",
    "masked-1.txt": "XX区教育局2022年工作总结\n我区xx小学荣获XX区先进集体称号。我区实验小学荣获XX区先进集体称号。",
    "masked-2.txt": "XX区教育局2022年工作总结\n我区xx小学荣获XX区先进集体称号。我区实验小学荣获XX区先进集体称号。",
    "traditional.txt": "柳州市教育局2021年工作總結\n柳州市第八中學榮獲柳州市綠色學校稱號。",
}


FIVE = ("柳州市", "桂林市", "南宁市", "玉林市", "百色市")
EXTRACTS = {path: read(text, path) for path, text in TEXTS.items()}


def resolve_paths(paths: Sequence[str]) -> Knowledge:
    return resolve_extracts([EXTRACTS[path] for path in paths])


def find_named(knowledge: Knowledge, kind: Kind, words: str) -> list[Entity]:
    return [
        one
        for one in knowledge.entities
        if one.kind is kind and any(words in name for name in (one.name, *one.aliases))
    ]


def test_forms_of_one_schools_name_are_one_node_over_documents() -> None:
    schools = find_named(resolve_paths(["liuzhou.txt", "liuzhou-2.txt"]), Kind.SCHOOL, "中")
    assert len(schools) == 1
    assert schools[0].paths == ("liuzhou-2.txt", "liuzhou.txt")
    assert {"柳州市第八中学", "柳州市第8中学"} <= {schools[0].name, *schools[0].aliases}


def test_traditional_and_simplified_script_name_one_school() -> None:
    schools = find_named(resolve_paths(["liuzhou.txt", "traditional.txt"]), Kind.SCHOOL, "第八中")
    assert len(schools) == 1
    assert "柳州市第八中學" in {schools[0].name, *schools[0].aliases}


def test_namesakes_of_two_cities_stay_apart() -> None:
    schools = find_named(resolve_paths(["liuzhou.txt", "guilin.txt"]), Kind.SCHOOL, "第八中学")
    assert len(schools) == 2
    assert len({school.key for school in schools}) == 2


def test_persons_merge_only_where_their_body_agrees() -> None:
    people = find_named(resolve_paths(["liuzhou.txt", "liuzhou-2.txt", "guilin.txt"]), Kind.PERSON, "陆晓岚")
    assert sorted(person.paths for person in people) == [("guilin.txt",), ("liuzhou-2.txt", "liuzhou.txt")]


def test_masked_names_and_schools_of_masked_areas_never_merge() -> None:
    knowledge = resolve_paths(["masked-1.txt", "masked-2.txt"])
    for words in ("xx小学", "实验小学"):
        assert [school.paths for school in find_named(knowledge, Kind.SCHOOL, words)] == [
            ("masked-1.txt",),
            ("masked-2.txt",),
        ]
    assert len(find_named(knowledge, Kind.AREA, "XX区")) == 2


@settings(max_examples=25)
@given(st.permutations(sorted(TEXTS)))
def test_the_order_of_documents_does_not_matter(paths: list[str]) -> None:
    assert resolve_paths(paths) == resolve_paths(sorted(TEXTS))


@settings(max_examples=25)
@given(st.sets(st.sampled_from(sorted(TEXTS)), min_size=1))
def test_taking_a_document_out_takes_only_its_contribution(paths: set[str]) -> None:
    whole, part = resolve_paths(sorted(TEXTS)), resolve_paths(sorted(paths))
    assert {one.key for one in part.entities} <= {one.key for one in whole.entities}
    for entity in whole.entities:
        kept = tuple(path for path in entity.paths if path in paths)
        assert kept == next((one.paths for one in part.entities if one.key == entity.key), ())


def test_of_very_many_who_bear_one_name_and_honour_each_is_held_against_the_next_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [f"{place}教育局2022年工作总结\n{place}第八中学教师陆晓岚获2022年全国优秀教师称号。" for place in FIVE]
    extracts = [read(text, f"{number}.txt") for number, text in enumerate(texts)]

    def count_doubts() -> int:
        judged = resolve_extracts(extracts).resolution.judgements
        return sum("不止一个单位" in one.reason for one in judged)

    assert count_doubts() == 10
    monkeypatch.setattr("kg.resolve.people.MOST", 2)
    assert count_doubts() == 7
