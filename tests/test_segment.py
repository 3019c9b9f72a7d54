from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clean import clean_text
from kg.model import Mark, MarkKind, Sentence, SentenceKind, Source, Span
from kg.segment import split_sentences


def split(raw: str, *marks: Mark, title: str = "") -> tuple[Sentence, ...]:
    source = Source("a.txt", "", len(raw), "text/plain", raw, marks, title)
    return split_sentences(clean_text(source))


def list_words(raw: str) -> list[str]:
    return [one.chars for one in split(raw)]


def list_kinds(raw: str) -> str:
    return "".join(one.kind.value[0] for one in split(raw))


def find_above(raw: str, words: str) -> list[str]:
    """The headings above the sentence that begins with `words`, each as its level and words."""
    found = next(one for one in split(raw) if one.chars.startswith(words))
    return [f"{heading.level} {heading.words}" for heading in found.headings]


PROSE = "全区教育系统围绕中心工作，扎实推进各项改革，取得了新的成绩，受到了群众好评，办学水平有了提高。"


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        ("我校获奖。全校欢庆！好吗?好；很好。", ["我校获奖。", "全校欢庆！", "好吗?", "好；很好。"]),
        ("投入1.5亿元。覆盖率66.86%。", ["投入1.5亿元。", "覆盖率66.86%。"]),
        ("他说：“办好教育。”大家鼓掌。", ["他说：“办好教育。”", "大家鼓掌。"]),
        ("以“我能行！”为主题开展活动。", ["以“我能行！”为主题开展活动。"]),
        ("《谁来教我们？》一文获奖。", ["《谁来教我们？》一文获奖。"]),
        ("见http://a.cn/x?id=3页面。", ["见http://a.cn/x?id=3页面。"]),
        ("成立集团(含三校。另有一园。)特此说明。", ["成立集团(含三校。", "另有一园。)", "特此说明。"]),
        ("语文、数学……等学科。体育……", ["语文、数学……等学科。", "体育……"]),
    ],
)
def test_sentences_end_where_they_end(raw: str, sentences: list[str]) -> None:
    assert list_words(f"{PROSE}\n{raw}")[1:] == sentences


REPORT = f"""某区教育局工作总结
某区教育局
{PROSE}
一、主要成绩
（一）抓建设。新建学校两所。
1.德育工作。开展活动。
2.教学工作。举办比赛。
（二）抓改革
集团化办学有进展。
二、明年打算
1、拟建学校一所。
2、拟招教师十人。
某区教育局
2022年12月1日"""


@pytest.mark.parametrize(
    ("words", "above"),
    [
        ("全区教育", []),
        ("新建学校", ["1 主要成绩", "2 抓建设"]),
        ("开展活动", ["1 主要成绩", "2 抓建设", "3 德育工作"]),
        ("2.教学", ["1 主要成绩", "2 抓建设"]),
        ("集团化", ["1 主要成绩", "2 抓改革"]),
        ("1、拟建", ["1 明年打算"]),
        ("2022年", ["1 明年打算"]),
    ],
)
def test_a_sentence_knows_the_headings_above_it(words: str, above: list[str]) -> None:
    assert find_above(REPORT, words) == ["0 某区教育局工作总结", *above]


def test_each_part_of_a_report_has_its_kind() -> None:
    assert list_kinds(REPORT) == "tpphhphphphphpppp"


def test_headings_inside_one_huge_paragraph_are_found() -> None:
    raw = (
        f"某局工作总结 {PROSE}一、取得的成绩 上半年，我区获奖。二、做法 (一)基建再推进 新建学校。(二)质量再提升 成绩提高。"
        "三、下一步1.抓德育工作。要立德树人。2.抓教学工作。要提高质量。"
    )
    headings = [one.chars for one in split(raw) if one.kind is SentenceKind.HEADING]
    assert headings[:4] == ["一、取得的成绩", "二、做法", "(一)基建再推进", "(二)质量再提升"]
    assert headings[4:] == ["三、下一步", "1.抓德育工作。", "2.抓教学工作。"]
    assert split(raw)[0].kind is SentenceKind.TITLE
    assert find_above(raw, "成绩提高") == ["0 某局工作总结", "1 做法", "2 质量再提升"]


def test_a_heading_of_the_shape_of_those_before_it_is_cut_off() -> None:
    raw = f"{PROSE}(一)加快推进,学校建设有新进展1.抓建设。好。(二)循序建设,优质品牌添新实力1.抓品牌。好。(三)扩大开放,交流合作有新活力国际交流加强。"
    assert "(三)扩大开放,交流合作有新活力" in list_words(raw)


@pytest.mark.parametrize(
    "item",
    [
        "1.总园长由实验幼儿园园长兼任，二幼设执行园长1名。",
        "1.武进区中心幼儿园教育集团 中心幼儿园 艺术园",
        "一是抓德育。二是抓教学。",
        "第三件事，是守住底线。我常说安全第一。",
        "其一，二附中开题。",
        "一、二等奖各三名。",
        "3.5万平方米的校舍建成。",
        "问：校名定了吗？",
        "仲广群:全国先进工作者",
    ],
)
def test_an_item_is_no_heading(item: str) -> None:
    kinds = {one.kind for one in split(f"某校工作总结\n{PROSE}\n{item}\n2.另一件事已完成。")[2:]}
    assert kinds == {SentenceKind.PROSE}


@pytest.mark.parametrize(
    "heading",
    [
        "★ 一串奖牌(均由特等奖教师取得)",
        "▍鼓楼区 首届“最美班主任”(2022年公布,共10人)",
        "之一 雷山县：教师节表彰（2011年）",
        "第二部分 2017年工作计划",
        "四、实践中学习和思考。",
        "填表说明",
        "【一句话新闻】",
        "2014年展望",
    ],
)
def test_a_line_of_its_own_is_a_heading(heading: str) -> None:
    raw = f"某校工作总结\n{PROSE}\n{heading}\n{PROSE}"
    assert [one.kind.value[0] for one in split(raw)] == ["t", "p", "h", "p"]
    assert len(split(raw)[-1].headings) == 2


def test_items_of_a_list_are_no_headings() -> None:
    assert list_kinds(f"某校工作总结\n{PROSE}\n1.第一小学\n2.第二小学\n3.第三小学\n{PROSE}") == "tppppp"


def test_nesting_is_learnt_from_the_text() -> None:
    raw = (
        f"某校总结\n{PROSE}\n(一)今年\n一、德育\n好。\n二、教学\n好。\n(二)明年\n一、基建\n好。\n二、人事\n要抓好人事。"
    )
    assert find_above(raw, "要抓好") == ["0 某校总结", "1 明年", "2 人事"]


def test_format_headings_are_wider_than_numbers() -> None:
    raw = f"某校总结\n德育\n1.活动。开展活动。\n教学\n{PROSE}"
    marks = [Mark(Span(raw.index(words), raw.index(words) + 2), MarkKind.HEADING, 2) for words in ("德育", "教学")]
    found = split(raw, *marks)
    assert [one.kind.value[0] for one in found] == ["t", "h", "h", "p", "h", "p"]
    assert [heading.words for heading in found[-1].headings] == ["某校总结", "教学"]


@pytest.mark.parametrize("joint", ["，", "、", " ", "\t", "园"])
def test_a_page_that_lost_its_marks_is_cut_into_pieces(joint: str) -> None:
    raw = "开头。" + joint.join(f"第{number}小学参加活动" for number in range(2_000))
    pieces = split(raw)[1:]
    assert len(pieces) > 8
    assert max(len(piece.chars) for piece in pieces) <= 2_000
    assert "".join("".join(piece.chars.split()) for piece in pieces) == "".join(raw[3:].split())


def test_rows_have_cells_and_one_block() -> None:
    raw = f"光荣榜\n{PROSE}\n徐  凌  拉萨路小学    带班19年\n沈锋英  特教学校    教龄24年\n{PROSE}"
    rows = [one for one in split(raw) if one.kind is SentenceKind.ROW]
    assert [[cell.of(row.chars) for cell in shift(row)] for row in rows] == [
        ["徐凌", "拉萨路小学", "带班19年"],
        ["沈锋英", "特教学校", "教龄24年"],
    ]
    assert len({row.block for row in rows}) == 1


def shift(row: Sentence) -> list[Span]:
    return [Span(cell.start - row.span.start, cell.end - row.span.start) for cell in row.cells]


def test_bars_part_cells_too() -> None:
    rows = [one for one in split("姓名|学校|奖次\n李明|一中|一等奖") if one.kind is SentenceKind.ROW]
    assert [len(row.cells) for row in rows] == [3, 3]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("附件2\n某市教育集团汇总表", "某市教育集团汇总表"),
        ("守住一方田\n某小学2015年工作总结", "某小学2015年工作总结"),
        ("某县教育局关于表彰2008年度\n先进单位的决定", "某县教育局关于表彰2008年度"),
        ("一水相連 兩校同窗\n——姊妹學校側記", "一水相連 兩校同窗"),
        ("【金陵班主任】光荣榜", "【金陵班主任】光荣榜"),
    ],
)
def test_the_title_is_found(head: str, title: str) -> None:
    found = split(f"{head}\n{PROSE}")
    assert next(one.chars for one in found if one.kind is SentenceKind.TITLE) == title
    assert found[-1].headings[0].level == 0


def test_the_declared_title_comes_first() -> None:
    found = split(f"某市政务网\n入学热点问答\n{PROSE}", title="入学热点问答_某市")
    assert [one.chars for one in found if one.kind is SentenceKind.TITLE] == ["入学热点问答"]


def test_a_second_report_has_its_own_title() -> None:
    raw = f"学区工作总结\n{PROSE}\n一、德育。\n{PROSE}\n工作总结范文。\n{PROSE}"
    assert [heading.words for heading in split(raw)[-1].headings] == ["工作总结范文"]


MARKS = [
    "一、",
    "（二）",
    "1.",
    "2、",
    "⑴",
    "①",
    "★",
    "第一部分 ",
    "\n",
    "。",
    "！”",
    "？",
    " ",
    "\t",
    "|",
    "抓建设",
    "工作总结",
    "《",
    "》",
    "……",
]


@given(st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=5)), max_size=40).map("".join))
def test_sentences_hold_all_that_is_no_blank(raw: str) -> None:
    source = Source("a.txt", "", len(raw), "text/plain", raw.replace("\r", "\n"))
    text = clean_text(source)
    found = split_sentences(text)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert "".join("".join(one.chars.split()) for one in found) == "".join(text.chars.split())
    for one in found:
        assert one.chars == one.span.of(text.chars)
        assert one.folded == one.span.of(text.folded)
        assert all(one.span.covers(cell) for cell in one.cells)
        levels = [heading.level for heading in one.headings]
        assert levels == sorted(set(levels))


@pytest.mark.parametrize(
    "words",
    [
        "下半年重点抓好以下工作：\n1.举办读书节。\n2.出台办法。\n",
        "下半年，我们打算做好三件事。一是举办读书节。二是出台办法。\n",
    ],
)
def test_a_sentence_that_announces_plans_stands_above_them(words: str) -> None:
    raw = f"上半年各项工作进展顺利。\n{words}食堂上周开门。\n"
    item = "2.出台" if "2." in words else "二是出台"
    assert [one[:5] for one in find_above(raw, item)] == ["1 下半年"]
    assert find_above(raw, "上半年各项") == []


@pytest.mark.parametrize(
    ("lead", "is_head"),
    [
        ("下学期，我想干四件事：", True),
        ("明年的话不多说，贴个单子在这里：", True),
        ("年后怎么干？", True),
        ("明年。", True),
        ("新学期开学典礼上，校长宣布：", False),
        ("下学期的三件事已经办妥。", False),
        ("明年的名单如下公布了：", False),
    ],
)
def test_what_is_ahead_heads_the_items_behind_it_and_ends_with_them(lead: str, *, is_head: bool) -> None:
    raw = f"望江中学工作总结\n今年的账交完了。\n{lead}\n一是办读书节。\n二是修操场。\n请大家指正。\n"
    assert any(lead[:2] in one for one in find_above(raw, "二是修")) is is_head
    assert not any(lead[:2] in one for one in find_above(raw, "请大家"))


@pytest.mark.parametrize(
    "years",
    [("2018年", "2019年"), ("○二〇一八年", "○二〇一九年"), ("【2018年】", "【2019年】"), ("2018年：", "2019年：")],
)
def test_years_that_make_lines_stand_above_what_happened_in_them(years: tuple[str, str]) -> None:
    raw = f"望江中学大事记\n\n{years[0]}\n8月27日 清溪小学并入。\n\n{years[1]}\n7月4日 李晓兰夺魁。\n二、荣誉\n"
    above = [find_above(raw, words)[-1] for words in ("8月", "7月")]
    assert above == [f"1 {year.rstrip('：')}" for year in years]


def test_a_single_year_heads_nothing() -> None:
    assert all("2018" not in one for one in find_above("望江中学大事记\n\n2018年\n8月27日 清溪小学并入。\n", "8月"))


def test_a_label_in_black_brackets_heads_its_paragraph_and_no_other() -> None:
    raw = (
        "临川年鉴\n\n【望江中学】  1946年建校。校长李晓兰。\n【更名】清溪小学更名桃溪小学。\n另有两校停办。\n"
        "【清溪小学】\n占地十亩。\n"
    )
    above = {words: find_above(raw, words) for words in ("校长", "清溪小学更名", "另有", "占地")}
    assert [above["校长"][-1], above["清溪小学更名"][-1]] == ["1 望江中学", "1 更名"]
    assert all("更名" not in one for one in above["另有"])
    assert above["占地"][-1] == "1 【清溪小学】"


def test_a_row_of_cells_begins_behind_no_label() -> None:
    raw = "【望江中学】  1946年建校，有教师90人。\n【清溪小学】  1950年建校，有教师30人。\n"
    assert "r" not in list_kinds(raw)


def test_a_text_of_one_line_is_no_title() -> None:
    raw = "团结奋进 一、2021年工作回顾 2021年,我镇建成石塘中学,投入资金20万元。学校条件不断改善"
    assert "t" not in list_kinds(raw)
