"""Schools and groups called by less than their names, in invented sentences: 云湖园 for 云湖幼儿园, 东坪校 for 东坪小学."""

import pytest
from texts import list_kind, list_pairs, read

HEAD = "临江市教育局2021年工作总结\n"
SCHOOLS = "我市有云湖幼儿园、临江市机关幼儿园、东坪小学、石塘中学。"


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        ("石塘校校长王思远到会。", {("王思远", "石塘中学")}),
        ("云湖园副园长李晓兰到会。", {("李晓兰", "云湖幼儿园")}),
        ("机关园园长赵一鸣到会。", {("赵一鸣", "临江市机关幼儿园")}),
        ("东坪校长期缺水。", set()),
        ("云湖园区已经竣工。", set()),
        ("东坪校园安静。", set()),
    ],
)
def test_a_school_is_known_by_the_head_of_its_name_and_its_sort(text: str, posts: set[tuple[str, str]]) -> None:
    assert list_pairs(f"{HEAD}{SCHOOLS}\n{text}", "affiliatedWith") == posts
    known = list_kind(read(HEAD + SCHOOLS), "School")
    assert {name for name in list_kind(read(f"{HEAD}{SCHOOLS}\n{text}"), "School") if name.startswith("东坪")} <= known


def test_a_short_name_that_two_schools_share_is_neither() -> None:
    text = f"{HEAD}我市有东坪小学、东坪中学。\n东坪校获评临江市文明校园。"
    assert list_pairs(text, "received") <= {("东坪校", "临江市文明校园")}


@pytest.mark.parametrize("paper", ["简报", "章程已经通过。", "大事记"])
def test_a_group_of_a_field_is_called_by_its_place(paper: str) -> None:
    assert list_kind(read(f"松滋市学前教育联盟{paper}\n"), "Group") == {"松滋市学前教育联盟"}


def test_figures_of_an_office_that_says_who_it_is_are_its_own() -> None:
    found = read("固始县教学研究室2021年工作总结\n我室现有教研员12人。一年来共听课306节。")
    names = {entity.key: entity.name for entity in found.entities}
    assert {names[one.about] for one in found.observations} == {"固始县教学研究室"}


def test_a_short_name_means_the_school_that_is_told_without_another_place() -> None:
    text = "集团由顺德机关幼儿园、红岗幼儿园组成，同云浮市新兴县机关幼儿园结对。\n机关园副园长李晓兰到会。"
    assert list_pairs(text, "affiliatedWith") == {("李晓兰", "顺德机关幼儿园")}


def test_a_school_that_was_taken_in_never_bore_the_name_of_the_one_that_took_it_in() -> None:
    text = "松口镇中心小学大事记\n1949年 私立溪南小学并入，始称松口镇中心小学，首任校长梁伯群。"
    assert list_pairs(text, "mergedInto") == {("私立溪南小学", "松口镇中心小学")}
    assert list_pairs(text, "affiliatedWith") == {("梁伯群", "松口镇中心小学")}
