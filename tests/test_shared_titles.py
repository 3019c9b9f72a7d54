"""Honours that fields share or levels tell off, names that end in time, and who is meant by a group's office, a bracket or a surname."""

import pytest
from texts import list_kind, list_pairs, read

BUREAU = "临川区教育局2021年工作总结\n\n"
SCHOOL = "望江中学2021年工作总结\n\n"
GROUP = "滨河大学区管理委员会2021年工作总结\n\n"
AWARD, PERSON = "Award", "Person"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "我局党建、普法、综治工作均被市委评为先进单位。",
            {"党建工作先进单位", "普法工作先进单位", "综治工作先进单位"},
        ),
        (
            "一年来,我局捧回的牌子有两个层面:省级的,有省文明单位;市级的,有招生、勤工俭学、图书发行、人防教育等4个工作先进单位称号。",
            {"招生工作先进单位", "人防教育工作先进单位", "图书发行工作先进单位"},
        ),
        ("我局获得省国防教育、省招考两项工作的先进单位。", {"省国防教育工作先进单位", "省招考工作先进单位"}),
    ],
)
def test_fields_that_share_a_title_are_as_many_honours(text: str, titles: set[str]) -> None:
    found = read(BUREAU + text)
    assert titles <= list_kind(found, AWARD)
    assert {title for _, title in list_pairs(found, "received")} >= titles


@pytest.mark.parametrize("text", ["青石小学、望江中学双双被评为先进单位。", "李晓兰、王思远都被评为先进个人。"])
def test_schools_and_persons_are_no_fields(text: str) -> None:
    assert not any(
        name.endswith(("小学先进单位", "中学先进单位", "兰先进个人")) for name in list_kind(read(BUREAU + text), AWARD)
    )


def test_a_list_of_honours_may_hold_what_looks_like_schools() -> None:
    found = read(SCHOOL + "我校获得的荣誉有两项:现代教育技术实验学校、家庭教育示范学校。")
    assert {"现代教育技术实验学校", "家庭教育示范学校"} <= list_kind(found, AWARD)


@pytest.mark.parametrize(
    "text", ["北苑学区有滨河实验学校、向阳路小学两所学校。", "改造项目两项:滨河实验学校、向阳示范幼儿园。"]
)
def test_a_list_of_schools_holds_no_honours(text: str) -> None:
    assert not list_kind(read(BUREAU + text), AWARD)


def test_honours_told_off_by_level_are_the_speakers() -> None:
    found = read(SCHOOL + "一、获得的荣誉\n\n省里给的有俩:省文明校园、省游戏活动实践试点园。咱区自己的,三八红旗集体。")
    assert {("望江中学", "省文明校园"), ("望江中学", "三八红旗集体")} <= list_pairs(found, "received")


def test_a_numbered_heading_of_a_roll_is_nobodys_honour() -> None:
    found = read(BUREAU + "现予以表彰。\n\n一、教育教学先进单位(6个)\n\n青石小学 望江中学\n")
    assert ("临川区教育局", "教育教学先进单位") not in list_pairs(found, "received")


def test_the_office_of_a_group_speaks_for_the_group() -> None:
    found = read(GROUP + "青石小学自本学期起加入大学区。江南大学区没有变动。")
    assert ("青石小学", "滨河大学区") in list_pairs(found, "memberOf")


@pytest.mark.parametrize(
    "text",
    [
        "1.第一大学区(滨河大学区)。含青石小学、望江中学。学区长学校:望江中学。",
        "滨河实验小学教育集团,简称“滨实教育集团”,由青石小学牵头。滨实教育集团现有学校5所。",
    ],
)
def test_a_name_in_brackets_or_a_short_one_is_the_groups_too(text: str) -> None:
    assert len(list_kind(read(BUREAU + text), "Group")) == 1


def test_a_group_that_was_gives_nobody_members() -> None:
    found = read(BUREAU + "1.第一大学区。由原滨河学区、原江南学区合并组成。学区长学校:望江中学。")
    assert list_pairs(found, "memberOf") == {("望江中学", "第一大学区")}


def test_a_surname_with_a_title_is_the_one_person_of_that_surname() -> None:
    found = read(BUREAU + "望江中学校长阎建军出席。\n\n阎校长获“优秀学区工作者”称号。")
    assert ("阎建军", "优秀学区工作者") in list_pairs(found, "received")
    doubtful = read(BUREAU + "望江中学校长阎建军、教师阎小敏出席。\n\n阎校长获“优秀学区工作者”称号。")
    assert not list_pairs(doubtful, "received")


@pytest.mark.parametrize(
    "text",
    ["有人反映要把青石小学交给望江中学托管,没有的事。", "外面说望江中学托管青石小学,没这回事。"],
)
def test_talk_that_is_denied_gives_nothing(text: str) -> None:
    assert not list_pairs(read(BUREAU + text), "manages")


def test_a_denial_takes_back_the_talk_alone() -> None:
    text = "望江中学托管青石小学,有学校反映“还要再并两所”,并无此事。"
    assert ("望江中学", "青石小学") in list_pairs(read(BUREAU + text), "manages")


def test_pupils_of_closed_schools_go_over_in_order() -> None:
    found = read(BUREAU + "水沟教学点、长沟教学点自本学期起停办,学生分别到青石小学和望江中学就读。")
    assert list_pairs(found, "mergedInto") == {("水沟教学点", "青石小学"), ("长沟教学点", "望江中学")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("刚退休的宋佳老校长来了。", "宋佳"),
        ("任命宋佳佳为望江中学校长。", "宋佳佳"),
        ("望江中学于海洋荣获二等奖。", "于海洋"),
        ("区教育局派李晓兰到望江中学任校长。", "李晓兰"),
    ],
)
def test_names_of_persons_end_in_time(text: str, name: str) -> None:
    assert name in list_kind(read(BUREAU + text), PERSON)


def test_a_row_and_a_clause_tell_where_their_schools_stand() -> None:
    text = (
        "镇江市教育局总结\n\n1 松盛路小学教育集团 松盛路小学 禹山路小学 2016.9 京口区\n\n丹阳市今年新建云阳实验小学。\n"
    )
    found = list_pairs(read(text), "locatedIn")
    assert {("松盛路小学", "京口区"), ("云阳实验小学", "丹阳市")} <= found


def test_a_school_called_by_its_countys_level_stands_in_the_county() -> None:
    found = list_pairs(read("唐河县教育局总结\n\n桐寨铺镇:县二小对口帮扶。\n"), "locatedIn")
    assert ("县二小", "唐河县") in found
