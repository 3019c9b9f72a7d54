"""The year of a text whose title tells none: of its signature, not of the plans that it tells of."""

import pytest
from texts import read

TOLD = [
    (
        "关于全县校点布局情况的报告\n2023年9月,良塘学校建成投入使用。预计2026年8月交付青石学校。\n桃源县教育局\n2024年10月22日",
        2024,
    ),
    ("感谢信\n2018年10月,两地结对。协议到期后,续签至2027年。\n芦花潭中学\n2021年11月9日", 2021),
    ("学校工作总结\n2020年,我校获评文明校园。2020年秋,新楼启用。\n芦花潭中学\n2021年1月8日", 2020),
    ("通知\n名单如下,有效期至2027年。2024年,共认定示范校3所。", 2024),
]


@pytest.mark.parametrize(("text", "year"), TOLD)
def test_a_signature_tells_the_year_that_no_title_does(text: str, year: int) -> None:
    assert read(text).frame.year == year
