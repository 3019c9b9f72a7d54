from collections.abc import Iterator

import pytest

from kg.errors import RulesError
from kg.name_parts import load_name_parts
from kg.names import fold_body, parse_name
from kg.resolve.parts import part_name


@pytest.fixture
def fresh() -> Iterator[None]:
    load_name_parts.cache_clear()
    yield
    load_name_parts.cache_clear()


def test_longer_endings_are_found_before_the_shorter_ones_they_end_in() -> None:
    words = list(load_name_parts().stages)
    assert words.index("九年一贯制学校") < words.index("学校")
    assert part_name("城北九年一贯制学校").qualities == ("九年",)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    "row",
    [
        {"word": "学堂", "part": "stage", "means": "堂", "tells": "", "number": ""},
        {"word": "学堂", "part": "stages", "means": "校", "tells": "", "number": ""},
        {"word": "学堂", "part": "stage", "means": "校", "tells": "", "number": "yes"},
    ],
)
def test_a_row_that_is_not_understood_is_refused(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.name_parts.read_table", lambda *_: (row,))
    with pytest.raises(RulesError, match="学堂"):
        load_name_parts()


@pytest.mark.parametrize(
    ("name", "stage", "core"),
    [
        ("柳河县教师进修学校", "进修", ""),
        ("樟塘中心小学", "小", "樟塘"),
        ("旗职教中心", "职", "旗"),
        ("第三实小", "小", "第三"),
    ],
)
def test_every_stage_of_the_table_takes_a_name_apart(name: str, stage: str, core: str) -> None:
    parts = parse_name(name)
    assert (parts.stage, parts.core) == (stage, core)


def test_a_full_form_stays_as_it_is() -> None:
    assert fold_body("沛县人民政府") == fold_body("沛县政府") == "沛县人民政府"
    assert fold_body("教育科技局") == fold_body("教育和科技局")
