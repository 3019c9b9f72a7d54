"""Figures read out of invented sentences of many hands: value, unit and what is counted."""

import pytest
from figure_cases import ABOUT, NOTHING, PLANNED, SENTENCES, YEARS
from hypothesis import given
from hypothesis import strategies as st

from kg.fold import fold_text
from kg.model import Kind, Sentence, SentenceKind, Span
from kg.relate.figure_context import describes_site
from kg.relate.figure_rows import find_row_figures
from kg.relate.figures import Figure, Years, find_figures

COUNTS = dict.fromkeys(("个", "所", "人", "名", "位", "项", "次", "家", "件", "人次"), "")


def read(text: str, names: dict[str, Kind] | None = None, year: int | None = None) -> tuple[Figure, ...]:
    """The figures of one sentence that starts at 100, as if a document stood before it."""
    base = 100
    sentence = Sentence(Span(base, base + len(text)), text, fold_text(text), SentenceKind.PROSE)
    subjects = [
        (Span(base + text.index(name), base + text.index(name) + len(name)), kind)
        for name, kind in (names or {}).items()
    ]
    return find_figures(sentence, subjects, Years(document=year))


def grams(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)} or {words}


def agree(found: str, wanted: str) -> bool:
    """Whether two wordings of an indicator name the same thing: one holds the other, or half of their bigrams agree."""
    if min(len(found), len(wanted)) > 1 and (found in wanted or wanted in found):
        return True
    left, right = grams(found), grams(wanted)
    return 2 * len(left & right) / (len(left) + len(right)) >= 0.5


def same(figure: Figure, wanted: tuple[float, str, str]) -> bool:
    value, unit, indicator = wanted
    plain = figure.indicator.translate(str.maketrans("", "", "“”《》 "))
    return (
        figure.value == value
        and COUNTS.get(figure.unit, figure.unit) == COUNTS.get(unit, unit)
        and agree(plain, indicator)
    )


@pytest.mark.parametrize(("text", "wanted"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentences_yield_every_figure_and_no_other(text: str, wanted: list[tuple[float, str, str]]) -> None:
    found = list(read(text))
    missed = []
    for item in wanted:
        hit = next((figure for figure in found if same(figure, item)), None)
        if hit is None:
            missed.append(item)
        else:
            found.remove(hit)
    assert (missed, [(f.value, f.unit, f.indicator) for f in found if not optional_base(text, f)]) == ([], [])


def optional_base(text: str, figure: Figure) -> bool:
    """Whether a figure is the former value of a change or a sight that readers differ on: neither asked for nor blamed."""
    return (text, figure.value) in {
        ("义务教育学校大班额比例由12.5%下降到3.1%。", 12.5),
        ("塑胶运动场已铺设6片，安装监控探头1100个。", 6),
    }


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_count_nothing_are_left(text: str) -> None:
    assert [(f.value, f.unit, f.indicator) for f in read(text) if not f.negated] == []


@pytest.mark.parametrize(("text", "document", "wanted"), YEARS)
def test_year_comes_from_the_same_sentence(text: str, document: int | None, wanted: list[int | None]) -> None:
    assert [f.year for f in read(text, year=document)] == wanted


@pytest.mark.parametrize(("text", "wanted"), PLANNED)
def test_what_is_to_come_is_planned(text: str, wanted: bool) -> None:
    figures = read(text, year=2021)
    assert figures
    assert {f.planned for f in figures} == {wanted}


@pytest.mark.parametrize(("text", "names", "wanted"), ABOUT)
def test_a_figure_is_about_the_subject_of_its_clause(
    text: str, names: dict[str, Kind], wanted: list[str | None]
) -> None:
    found = [f.subject and text[f.subject.start - 100 : f.subject.end - 100] for f in read(text, names)]
    assert found == wanted


def test_a_number_inside_a_name_is_no_figure() -> None:
    assert read("启动“百所名校带千名教师”工程。") == ()
    assert read("2020年12所名校联合体成立。", {"12所名校联合体": Kind.GROUP}) == ()


EXACT = [
    ("公办小学61所、初级中学12所。", ["公办小学", "初级中学"]),
    ("全区小学教师的学历提高率达到84.61%。", ["小学教师的学历提高率"]),
    ("共有182名中小学生在竞赛中获奖。", ["在竞赛中获奖的中小学生"]),
    ("新增3600个学位。", ["新增学位"]),
    ("校园网、视频会议终端覆盖率均实现100%。", ["校园网覆盖率", "视频会议终端覆盖率"]),
]


@pytest.mark.parametrize(("text", "wanted"), EXACT)
def test_indicator_reads_as_a_phrase(text: str, wanted: list[str]) -> None:
    assert [f.indicator for f in read(text)] == wanted


@given(
    st.text(
        alphabet="全区新建投入学校教师名所人元%万亿多余约3、，。；（）0 12一二十百两第年月.-分别均达到其中等个的",
        max_size=60,
    )
)
def test_any_text_gives_figures_that_point_into_it(text: str) -> None:
    for figure in read(text):
        assert Span(100, 100 + len(text)).covers(figure.span)
        assert figure.span.covers(figure.number)
        assert len(figure.span) <= 80
        assert figure.indicator
        assert 0 < figure.confidence <= 1


def test_a_huge_run_of_digits_ends_soon() -> None:
    assert read("9" * 5000 + "所学校" + "一" * 3000 + "个" + "、3所" * 500) is not None


def table(lines: list[str], at: int, names: dict[str, Kind] | None = None) -> tuple[Figure, ...]:
    rows = []
    start = 100
    for line in lines:
        cells, place = [], start
        for cell in line.split("\t"):
            cells.append(Span(place, place + len(cell)))
            place += len(cell) + 1
        rows.append(Sentence(Span(start, start + len(line)), line, line, SentenceKind.ROW, cells=tuple(cells)))
        start = place
    base = rows[at].span.start
    subjects = [
        (Span(base + lines[at].index(n), base + lines[at].index(n) + len(n)), k) for n, k in (names or {}).items()
    ]
    return find_row_figures(rows[at], rows[0], subjects)


def test_bare_numbers_of_a_row_count_what_their_column_says() -> None:
    lines = ["序号\t学校\t在校生数(人)\t经费(万元)\t达标率", "3\t和平小学\t1,240\t36.5\t98%"]
    found = table(lines, 1, {"和平小学": Kind.SCHOOL})
    assert [(f.indicator, f.value, f.unit) for f in found] == [
        ("在校生数", 1240, "人"),
        ("经费", 365000, "元"),
        ("达标率", 98, "%"),
    ]
    base = 100 + len(lines[0]) + 1
    assert {f.subject for f in found} == {Span(base + 2, base + 6)}


def test_a_row_without_a_name_gives_its_label_to_what_is_counted() -> None:
    found = table(["类别\t学校数(所)\t备注", "初中\t28\t5"], 1)
    assert [(f.indicator, f.value, f.unit, f.subject) for f in found] == [("初中学校数", 28, "所", None)]


def test_a_page_without_marks_is_read_in_time_and_in_whole() -> None:
    figures = read("全区新建学校3所" * 4000)
    assert len(figures) > 3000


@pytest.mark.parametrize(
    ("indicator", "wanted"), [("占地", True), ("在校学生", True), ("新建校舍", False), ("交流教师", False)]
)
def test_what_describes_a_school_itself(indicator: str, wanted: bool) -> None:
    assert describes_site(indicator) is wanted
