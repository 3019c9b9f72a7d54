"""The bank of invented documents on names: what is found, what it stands in, and whose report it is."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from texts import name_each, read

from kg.model import Entity, Extract, Kind

BANK = Path(__file__).parent / "gold" / "sentences" / "names.toml"
BODIES = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION})
Case = Mapping[str, Any]
Mistake = tuple[str, str]


def load_cases() -> list[Case]:
    cases: list[Case] = tomllib.loads(BANK.read_text(encoding="utf-8"))["case"]
    return cases


def extract_case(case: Case) -> Extract:
    return read(case["text"], case.get("file", "报送.txt"))


def name_entities(extract: Extract) -> dict[str, Entity]:
    """Every entity by "Kind name", for each of its names."""
    return {f"{one.kind} {name.lower()}": one for one in extract.entities for name in (one.name, *one.aliases)}


def judge(case: Case) -> Iterator[Mistake]:
    """("hit", "missed" or "wrong", what) for every body and area, every place and the frame of one case."""
    extract = extract_case(case)
    by_name = name_entities(extract)
    by_key = {one.key: one for one in extract.entities}
    expected: dict[str, str] = {}
    for words in case["names"]:
        kind, _, names = words.partition(" ")
        found = {
            by_name[f"{kind} {name.lower()}"].key for name in names.split("/") if f"{kind} {name.lower()}" in by_name
        }
        whole = len(found) == 1 and all(f"{kind} {name.lower()}" in by_name for name in names.split("/"))
        yield "hit" if whole else "missed", f"name {words}"
        expected.update(dict.fromkeys(found, names))
    yield from judge_excess(case, extract, expected)
    yield from judge_places(case, by_key, expected)
    for part, key in (("voice", extract.frame.voice), ("scope", extract.frame.area)):
        if part in case:
            names = {name.lower() for name in (by_key[key].name, *by_key[key].aliases)} if key else set()
            yield "hit" if case[part].lower() in names else "missed", f"{part} {case[part]} {sorted(names)}"


def judge_excess(case: Case, extract: Extract, expected: Mapping[str, str]) -> Iterator[Mistake]:
    """The bodies that nobody expects, and whatever the case forbids."""
    maybe = {words.lower() for words in case.get("maybe", ())}
    forbidden = {words.lower() for words in case.get("not", ())}
    for one in extract.entities:
        names = {f"{one.kind} {name}".lower() for name in (one.name, *one.aliases)}
        if names & forbidden or (one.kind in BODIES and one.key not in expected and not names & maybe):
            yield "wrong", f"name {one.kind} {one.name}"


def judge_places(case: Case, by_key: Mapping[str, Entity], expected: Mapping[str, str]) -> Iterator[Mistake]:
    """Which bodies stand where they should."""
    wanted = dict(pair.rsplit(" ", 1) for pair in case.get("in", ()))
    free = set(case.get("in_maybe", ()))
    for key, names in expected.items():
        one = by_key[key]
        if one.kind not in BODIES or free & set(names.split("/")):
            continue
        want = next((wanted[name] for name in names.split("/") if name in wanted), "")
        area = by_key.get(one.area)
        have = {name.lower() for name in (area.name, *area.aliases)} if area else set()
        if want:
            yield "hit" if want.lower() in have else "missed", f"in {one.name} {want}"
        if have and want.lower() not in have:
            yield "wrong", f"in {one.name} {sorted(have)}"


@cache
def count_half(half: int) -> Counter[str]:
    """Hits, misses and wrong ones in the even (0) or the odd (1) cases."""
    counts: Counter[str] = Counter()
    for case in load_cases()[half::2]:
        counts.update(
            f"{what.split(' ')[0] if what.split(' ')[0] == 'in' else 'name'} {verdict}" for verdict, what in judge(case)
        )
    return counts


FLOORS = [("name", 0, 0.96, 0.97), ("name", 1, 0.86, 0.91), ("in", 0, 0.94, 0.93), ("in", 1, 0.88, 0.93)]
"""Part, half, least recall and precision: a little below what is reached."""


@pytest.mark.parametrize(("part", "half", "recall", "precision"), FLOORS)
def test_names_hold_their_floor(part: str, half: int, recall: float, precision: float) -> None:
    counts = count_half(half)
    hits = counts[f"{part} hit"]
    assert hits / (hits + counts[f"{part} missed"]) >= recall
    assert hits / (hits + counts[f"{part} wrong"]) >= precision


def test_two_reports_of_a_page_have_an_area_and_a_voice_each() -> None:
    chars = "第一篇：榆阳区教育局2018年工作总结\n我区榆阳小学改造完成。\n第二篇：横山区教育局2018年工作总结\n我区怀远小学改造完成。"
    extract = read(chars)
    names = name_each(extract)
    assert [(names[area], names[voice]) for area, voice in extract.frame.doers] == [
        ("榆阳区", "榆阳区教育局"),
        ("横山区", "横山区教育局"),
    ]


def test_one_report_with_a_teaser_behind_it_is_one() -> None:
    chars = (
        "榆阳区教育局2018年工作总结\n"
        + "我区榆阳小学改造完成，师生都很满意。" * 15
        + "\n横山区教育局2019年工作总结\n我区怀远小学改造完成。"
    )
    assert not read(chars).frame.doers
