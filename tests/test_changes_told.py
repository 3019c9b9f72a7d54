"""Mergers, ties, trusteeships and constructions told in free wording, in invented passages: what they say, and what they do not."""

import pytest
from texts import read

from kg.model import Kind, Modality, Predicate

FAMILY = (Predicate.MERGED_INTO, Predicate.PARTNERS_WITH, Predicate.MANAGES, Predicate.BUILDS)
HEAD = "青陵县教育局2021年工作总结\n\n"
"""Stands above every passage: who speaks, and so who builds where nobody else is told to."""
MERGERS = {
    "柳湾小学撤了,三十来个孩子转到石桥小学。": {"柳湾小学 mergedInto 石桥小学"},
    "柳湾小学停办,学生由石桥小学接收。": {"柳湾小学 mergedInto 石桥小学"},
    "石桥小学去年吃下了停办的柳湾小学。": {"柳湾小学 mergedInto 石桥小学"},
    "柳湾小学、板桥小学合二为一,取名东渡小学。": {"柳湾小学 mergedInto 东渡小学", "板桥小学 mergedInto 东渡小学"},
    "柳湾小学和板桥小学两校合一,取名东渡小学。": {"柳湾小学 mergedInto 东渡小学", "板桥小学 mergedInto 东渡小学"},
    "柳湾小学拟于明年撤并,学生整体转入石桥小学。": {"柳湾小学 mergedInto 石桥小学 planned"},
    "柳湾小学的孩子暂时借读在石桥小学,新楼盖好就回去。": set(),
    "柳湾小学六年级毕业生升入石桥中学。": set(),
    "柳湾小学教师全部到石桥小学参加教研活动。": set(),
    "网传柳湾小学撤销、学生并入石桥小学,系谣言。": set(),
    "柳湾小学撤销后,旧校舍腾给石桥小学使用。": set(),
    "柳湾小学和板桥小学合并开展了一次研学。": set(),
}
TIES = {
    "石桥中学去年又同白沙中学签了结对协议。": {"石桥中学 partnersWith 白沙中学"},
    "石桥中学、柳湾中学分别与白沙中学、红岩中学结对。": {
        "石桥中学 partnersWith 白沙中学",
        "柳湾中学 partnersWith 红岩中学",
    },
    "石桥中学和白沙中学来往多年。今年,两校签订了共建协议。": {"石桥中学 partnersWith 白沙中学"},
    "结对名单如下:石桥小学—白沙小学,柳湾小学—红岩小学。": {
        "石桥小学 partnersWith 白沙小学",
        "柳湾小学 partnersWith 红岩小学",
    },
    "石桥中学打算明年同白沙中学签结对协议。": {"石桥中学 partnersWith 白沙中学 planned"},
    "石桥中学与白沙中学相邻。": set(),
    "石桥中学同白沙中学谈过结对,没有谈成。": set(),
    "石桥中学与白沙中学联合举办了一场足球赛。": set(),
    "石桥中学去年与白沙中学、红岩中学结成了三色教育联盟。": set(),
    "石桥中学与白沙中学的结对协议到期后没有续签。": set(),
}
TRUSTS = {
    "柳湾小学今年委托石桥小学全面托管。": {"石桥小学 manages 柳湾小学"},
    "柳湾小学、板桥小学由石桥小学统一代管。": {"石桥小学 manages 柳湾小学", "石桥小学 manages 板桥小学"},
    "石桥小学眼下代管着柳湾小学和板桥小学两所村校。": {"石桥小学 manages 柳湾小学", "石桥小学 manages 板桥小学"},
    "柳湾小学去年底换了当家人,领办单位是石桥小学。": {"石桥小学 manages 柳湾小学"},
    "城西的柳湾小学领办单位是石桥小学。": {"石桥小学 manages 柳湾小学"},
    "柳湾小学的托管学校为石桥小学。": {"石桥小学 manages 柳湾小学"},
    "柳湾小学拟明年由石桥小学托管。": {"石桥小学 manages 柳湾小学 planned"},
    "柳湾小学的食堂由石桥小学代管。": set(),
    "石桥小学不再托管柳湾小学。": set(),
    "石桥小学承办了柳湾小学的现场会。": set(),
    "网传柳湾小学由石桥小学托管,并无此事。": set(),
    "石桥小学开设课后托管班,柳湾小学派人来看。": set(),
}
SITES = {
    "在建项目三个:石桥小学、柳湾小学、板桥小学。": {
        "* builds 石桥小学",
        "* builds 柳湾小学",
        "* builds 板桥小学",
    },
    "石桥小学的综合楼五月封了顶。": {"* builds 石桥小学"},
    "县里给柳湾小学盖了新教学楼。": {"* builds 柳湾小学"},
    "储备项目两个,分别是石桥小学、柳湾小学。": {"* builds 石桥小学 planned", "* builds 柳湾小学 planned"},
    "石桥小学旁的商场竣工了。": set(),
    "石桥小学加强校园文化建设。": set(),
    "石桥小学的旧校舍划拨给柳湾小学使用。": set(),
    "为石桥小学、柳湾小学等九所学校建设图书角。": set(),
    "石桥小学请求增建一栋实验楼。": set(),
    "新增省二级幼儿园两所(石桥幼儿园、柳湾幼儿园)。": set(),
    "青禾教育集团今年新增柳湾小学。": set(),
    "青禾教育集团拟吸收在建的柳湾小学入团。": set(),
}
TABLES = {
    "原校名\t并入学校\n柳湾小学\t石桥小学\n板桥小学\t双桥小学\n": {
        "柳湾小学 mergedInto 石桥小学",
        "板桥小学 mergedInto 双桥小学",
    },
    "原校名\t并入学校\t备注\n柳湾小学\t石桥小学\t暂缓\n板桥小学\t双桥小学\t已完成\n": {"板桥小学 mergedInto 双桥小学"},
    "校名\t结对学校\n柳湾小学\t石桥小学\n板桥小学\t双桥小学\n": set(),
}
SAYS = {
    (predicate, text): says
    for predicate, table in (
        (Predicate.MERGED_INTO, MERGERS | TABLES),
        (Predicate.PARTNERS_WITH, TIES),
        (Predicate.MANAGES, TRUSTS),
        (Predicate.BUILDS, SITES),
    )
    for text, says in table.items()
}


def read_changes(text: str, predicate: Predicate) -> set[str]:
    """The changes of one predicate that a text tells; the office and its area are both *, and partners stand in order of text."""
    extract = read(HEAD + text)
    names = {one.key: "*" if one.kind in {Kind.AREA, Kind.AUTHORITY} else one.name for one in extract.entities}
    found = set()
    for one in extract.statements:
        if one.predicate is predicate:
            sides = [names[one.subject], names[one.object]]
            if predicate is Predicate.PARTNERS_WITH:
                sides.sort(key=text.find)
            tail = " planned" if one.modality is Modality.PLANNED else ""
            found.add(f"{sides[0]} {predicate.value} {sides[1]}{tail}")
    return found


@pytest.mark.parametrize(("predicate", "text"), SAYS)
def test_free_words_tell_these_changes_and_no_others(predicate: Predicate, text: str) -> None:
    assert read_changes(text, predicate) == SAYS[predicate, text]


@pytest.mark.parametrize("text", [text for _, text in SAYS])
def test_a_change_of_one_kind_is_none_of_another(text: str) -> None:
    told = {predicate for predicate in FAMILY if read_changes(text, predicate)}
    assert told <= {predicate for predicate, other in SAYS if other == text and SAYS[predicate, other]}


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("望江中学教学楼改造拖了两个月，至今没完工。", "Underway"),
        ("望江中学综合楼尚未竣工，比预期晚。", "Underway"),
        ("望江中学综合楼已经建成，尚未投入使用。", "Completed"),
        ("望江中学综合楼如期竣工，没有拖延。", "Completed"),
    ],
)
def test_what_is_not_yet_done_is_under_way(told: str, stage: str) -> None:
    found = read(f"临川市教育局2022年工作总结\n{told}").statements
    assert {one.qualifiers.stage for one in found if one.predicate is Predicate.BUILDS} == {stage}
