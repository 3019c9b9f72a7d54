"""Groups on pages as they stand: headings of groups over lists that say 集团, campuses named after a group, old names that join, guests of the school that speaks."""

import pytest
from texts import read, tell_links

LISTS = """临川有哪些教育集团?
临川晚报讯 去年，临川凤山教育集团成立。凤山教育集团以临川凤山中学为龙头。
下面来看看。
临川市望江中学教育集团
集团主要成员：
1、临川市望江中学东门校区
2、西山校区
临川市樟溪小学教育集团
集团成员校：
1、樟溪小学
2、白庙河小学
"""
RENAMED = """青陵县教育局2023年总结
组建了望江中学教育集团、樟溪小学教育集团2个教育集团。
望江中学教育集团
以青陵县望江中学为集团龙头校，原青陵大源学校更名为望江中学云和分校（加挂“望江中学教育集团云和学校”），成为该教育集团成员校。
樟溪小学教育集团
以青陵县樟溪小学为集团龙头校，原青陵新城小学更名为樟溪小学润和校区，成为该教育集团成员校。
"""
CASES = [
    (
        LISTS,
        [
            "临川凤山中学 memberOf 凤山教育集团",
            "临川市望江中学东门校区 memberOf 临川市望江中学教育集团",
            "临川市望江中学西山校区 memberOf 临川市望江中学教育集团",
            "樟溪小学 memberOf 临川市樟溪小学教育集团",
            "白庙河小学 memberOf 临川市樟溪小学教育集团",
        ],
        ["临川市望江中学西山校区 memberOf 凤山教育集团", "白庙河小学 memberOf 凤山教育集团", "白庙河小学 memberOf 临川市望江中学教育集团"],
    ),
    (
        RENAMED,
        [
            "青陵县望江中学 memberOf 望江中学教育集团",
            "望江中学云和分校 memberOf 望江中学教育集团",
            "青陵大源学校 memberOf 望江中学教育集团",
            "樟溪小学润和校区 memberOf 樟溪小学教育集团",
        ],
        ["樟溪小学润和校区 memberOf 望江中学教育集团"],
    ),
    (
        "仪式上，临川市石桥小学教育集团行知校区揭牌，石桥小学教育集团上徐校区校长王永强致辞。临川市石桥小学教育集团有三个校区。",
        [
            "临川市石桥小学教育集团行知校区 memberOf 临川市石桥小学教育集团",
            "石桥小学教育集团上徐校区 memberOf 临川市石桥小学教育集团",
            "石桥小学教育集团上徐校区 campusOf 临川市石桥小学",
        ],
        [],
    ),
    (
        "本学期起，三河小学加入樟溪小学教联体，成为该教联体第四所成员校。",
        ["三河小学 memberOf 樟溪小学教联体"],
        [],
    ),
    (
        "樟溪小学与三河小学签约揭牌仪式在临川举行，两校签约结对。",
        ["樟溪小学 partnersWith 三河小学"],
        [],
    ),
    (
        "一、临川区未来教育集团成立\n临川区未来教育集团下设临川区石桥中学、临川区石井中学。\n二、未来打算\n吸收三河小学加入凤山教育集团。",
        ["临川区石桥中学 memberOf 临川区未来教育集团"],
        [],
    ),
    (
        "樟溪小学教联体是樟溪小学与白庙河小学组建成融合型教联体。",
        ["白庙河小学 memberOf 樟溪小学教联体"],
        ["青陵县 builds 樟溪小学", "青陵县 builds 白庙河小学"],
    ),
]  # fmt: skip
VOICES = [
    (
        "我校与三溪县横山初中举行结对帮扶签字仪式\n5月26日，我校与三溪县横山初中签订结对协议。横山初中左璟校长一行来校。临川五中副校长吕建国介绍了方案，临川五中党支部书记沐扬发言。\n",
        "三溪县横山初中",
    ),
    (
        "托管帮扶\n9月4日，我校与青河县建民中学、三溪县永康中学签订托管帮扶协议。青河县建民中学校长孙文浩、三溪县永康中学书记张广林先后介绍情况。\n青河县建民中学党总支书记孙文浩\n三溪县永康中学党总支书记张广林\n",
        "青河县建民中学",
    ),
]


@pytest.mark.parametrize(("text", "says", "never"), CASES)
def test_pages_of_groups_are_read_as_a_reader_does(text: str, says: list[str], never: list[str]) -> None:
    told = tell_links(text + "\n")
    assert set(says) <= told
    assert not set(never) & told


@pytest.mark.parametrize(("text", "guest"), VOICES)
def test_whom_a_school_signs_with_does_not_speak(text: str, guest: str) -> None:
    found = read(text)
    assert guest not in {
        name for one in found.entities if one.key == found.frame.voice for name in (one.name, *one.aliases)
    }


def test_what_a_group_is_called_after_is_no_plan() -> None:
    found = read("一、临川区未来教育集团成立\n临川区未来教育集团下设临川区石桥中学、临川区石井中学。\n")
    assert {one.modality.value for one in found.statements if one.predicate == "memberOf"} == {"Realised"}
