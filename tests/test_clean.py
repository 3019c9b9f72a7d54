from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clean import clean_text
from kg.clean.noise import load_noise, match_line
from kg.fold import fold_text
from kg.model import Mark, MarkKind, Source, Span, Text
from kg.read import find_files, read_source

SAMPLES = Path(__file__).parent.parent / "samples"


def make_source(raw: str, *marks: Mark) -> Source:
    return Source("a.txt", "", len(raw), "text/plain", raw, marks)


def clean(raw: str) -> Text:
    return clean_text(make_source(raw))


def check_account(text: Text) -> None:
    raw = text.source.raw
    counts = [0] * len(raw)
    for place in text.origin:
        counts[place] += 1
    for dropped in text.dropped:
        assert dropped.reason
        for place in range(dropped.span.start, dropped.span.end):
            counts[place] += 1
    assert set(counts) <= {1}
    assert len(text.chars) == len(text.folded) == len(text.origin)
    assert all(first < second for first, second in pairwise(text.origin))
    for char, place in zip(text.chars, text.origin, strict=True):
        assert char == raw[place] or (char.isspace() and raw[place].isspace())
    assert all("\n" not in span.of(text.chars) for span in text.rows)


PIECES = st.sampled_from(
    [
        *"一二三学校区教育局。，；：！、（）()“”《》 \t\n\f　12.-—|·",
        "第1页共3页",
        "\n\n2、",
        "\n\n3、",
        "\n\n— 2 —\n\n",
        "展开阅读全文\n",
        "版权所有 某网\n",
        "上一页 1 2 下一页",
        "徐  凌  拉萨路小学\n",
        "教育局2022年工作总结.docx_第1页\n",
        "全区中小学教师参加了各级各类培训并取得了优异的成绩受到了上级的表彰",
        "您可能关注的文档\n",
        "\u200b",
        "\u200b𠮷",
    ],
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_character_is_kept_or_dropped_once(raw: str) -> None:
    check_account(clean(raw))


@given(st.text(max_size=200), st.data())
def test_every_character_is_accounted_for_under_any_marks(raw: str, data: st.DataObject) -> None:
    places = st.integers(0, len(raw))
    marks = data.draw(st.lists(st.builds(make_mark, places, places, st.sampled_from(MarkKind)), max_size=4))
    raw = raw.replace("\r", "\n")
    check_account(clean_text(make_source(raw, *marks)))


def make_mark(start: int, end: int, kind: MarkKind) -> Mark:
    return Mark(Span(min(start, end), max(start, end)), kind, 1)


@given(st.text(max_size=100))
def test_folding_keeps_the_length(raw: str) -> None:
    assert len(fold_text(raw)) == len(raw)


@pytest.mark.parametrize("path", find_files([SAMPLES]) if SAMPLES.is_dir() else [], ids=lambda one: one.name)
def test_every_character_of_the_samples_is_accounted_for(path) -> None:
    if path.path.suffix != ".json" and path.path.name != "README.md":
        check_account(clean_text(read_source(path.path, path.name)))


@pytest.mark.parametrize("noise", load_noise(), ids=lambda noise: noise.example)
def test_every_noise_pattern_matches_its_example(noise) -> None:
    example = fold_text(noise.example.replace("\\n", "\n"))
    assert noise.pattern.search(example) if noise.scope == "inline" else noise.pattern.fullmatch(example)


@pytest.mark.parametrize(
    "line",
    [
        "来源于生活的教育最有力量",
        "编辑部主任李明获评先进个人。",
        "下载中心建设稳步推进",
        "本站学校共有教师30人",
        "首页设计大赛获一等奖",
        "相关学校积极参与，成效明显。",
        "第3页记录本校荣誉",
        "时间：2022年9月10日",
        "地点：第三中学阶梯教室",
        "分享经验，共同成长",
        "2017年12月30日",
        "广告设计专业招生60人。",
        "版权教育进校园",
        "声明：以上数据由各校提供",
        "作者：李明",
    ],
)
def test_an_authors_line_is_no_noise(line: str) -> None:
    kept = clean(f"工作总结\n{line}\n全区教育系统围绕中心工作，扎实推进各项改革，取得了新的成绩，受到了群众好评。")
    assert line in kept.chars


BODY = "全区教育系统围绕中心工作扎实推进各项改革，深入实施教育惠民工程，组织开展了丰富多彩的主题活动，办学水平有了提高，其中"


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        (f"{BODY}今年2\n\n2、5所学校获奖。", f"{BODY}今年25所学校获奖。"),
        (
            f"1、{BODY}以青\n\n2、蓝工程为抓手，{BODY}完成。\n\n3、二是抓质量。",
            f"{BODY}以青蓝工程为抓手，{BODY}完成。\n二是抓质量。",
        ),
        (f"{BODY}完成。\n\n1、抓德育。\n\n2、抓教学。", f"{BODY}完成。\n1、抓德育。\n2、抓教学。"),
        ("名校第1页共3页集团成立。", "名校集团成立。"),
        (f"{BODY}\n- 2 -\n第二小学获奖。", f"{BODY[:-2]}其中\n第二小学获奖。"),
        (f"{BODY}有\n\n— 1 —\n\n，第二小学。", f"{BODY}有，第二小学。"),
        ("各位老师，\n\n大家好。", "各位老师，大家好。"),
        (
            "全年投入 1240 万元，学校 9 所。\n2、县第一中学实验楼 8 月启用。",
            "全年投入1240万元，学校9所。\n2、县第一中学实验楼8月启用。",
        ),
        (
            "全年投入 1240 万元，学校 9 所。\n一、招生情况 2022 年招生九百人。",
            "全年投入1240万元，学校9所。\n一、招生情况 2022年招生九百人。",
        ),
        ("投入 2010 年 8316 万元。", "投入2010年8316万元。"),
        ("  我校  \n\n\n  获奖。 ", "我校\n获奖。"),
        ("工\u200b作总结", "工作总结"),
        ("徐  凌  拉萨路小学\n沈锋英  特教学校", "徐凌\t拉萨路小学\n沈锋英\t特教学校"),
        ("查 静:全国模范教师", "查静:全国模范教师"),
        ("工 作 总 结", "工作总结"),
        ("优秀教师 李明", "优秀教师 李明"),
        (
            "选手 赛事 奖次\n李明 技能大赛 一等奖\n王芳 同上 二等奖",
            "选手\t赛事\t奖次\n李明\t技能大赛\t一等奖\n王芳\t同上\t二等奖",
        ),
    ],
)
def test_layout_is_undone(raw: str, cleaned: str) -> None:
    assert clean(raw).chars == cleaned


WRAPPED = """全县教育系统以科学发展观统揽全局，爬坡过坎，真抓实干，较
好地完成了年初确定的各项任务，其中县第一中学、县第二中学
和县实验小学被评为先进单位；县职业中专与县教师进修学校联
合办学，新建校舍两栋。
（一）经费面前看保障。全年教育投入八千多万元，较上年有较
大增长。
县教育局"""


def test_printed_lines_join_and_headings_and_signatures_stay_apart() -> None:
    lines = clean(WRAPPED).chars.split("\n")
    assert [line[:6] for line in lines] == ["全县教育系统", "（一）经费面", "县教育局"]
    assert "较好地完成" in lines[0]
    assert "联合办学" in lines[0]


UNEVEN = """望江县青石镇初级中学2022年工作总结
2022年，我校在县教育局和镇党委、镇政府领导下，以质量为本，
以安全为底，平稳收官。全校14个教学班，学生612人，教职工
58人。王思远校长去年8月到龄离任，县教育局任命李晓兰接
任校长，此前她是我校教导主任；教导主任由语文教师赵一鸣兼
任，副校长周建国交流去了白沙镇初级中学。
学生食堂项目3月开工，总投资312万元，其中县级配套资
金200万元，计划9月投用。"""
CUT_NAMES = """小学科学 李晓兰 望江县三溪镇中心
小学 二等奖
初中物理 王思远 望江县育红中学
一等奖
参加培训的青年教师里，青石镇中心小学的赵一鸣、白沙镇中学的
周建国分获一、二等奖。"""
ROWS = """望江县第六幼儿园  新建  2860万元，县级资金，去年就建成
望江县职业中专  迁建  2.1亿元，专项债券，地已摘牌
望江县云谷小学  改造  76万元，县级资金，两次流标
望江县白沙小学  扩建  76万元，县级资金，已经动工"""


def test_lines_of_uneven_width_join_where_a_sentence_goes_on() -> None:
    assert clean(UNEVEN).chars.count("\n") == 2
    assert "接任校长" in clean(UNEVEN).chars


def test_a_name_cut_in_a_narrow_column_is_joined() -> None:
    lines = clean(CUT_NAMES).chars.split("\n")
    assert lines[0] == "小学科学 李晓兰 望江县三溪镇中心小学 二等奖"
    assert lines[-1].endswith("白沙镇中学的周建国分获一、二等奖。")


def test_rows_with_columns_stay_apart() -> None:
    assert clean(ROWS).chars.count("\n") == 3


ROLL = "2019年荣获江苏省教育厅颁发的德育先进集体\n2020年荣获南京市教育局颁发的文明校园称号\n2021年荣获玄武区教育局颁发的优秀学校"


def test_the_lines_of_a_list_stay_apart() -> None:
    assert clean(ROLL).chars == ROLL


def test_a_stop_set_into_a_name_is_taken_out() -> None:
    names = "高桥初级中学是学区长学校。高桥初级中学建成了教室，高桥初级中学有三个校区。"
    assert clean(f"{names}学区长学校高桥初级。\n\n中学主动开放。").chars == f"{names}学区长学校高桥初级中学主动开放。"
    apart = f"{names}学区搞好学校建设。\n学校建设很重要，抓学校建设要快。\n工作要实。"
    assert clean(apart).chars == apart


SITE = """首页 > 工作总结
教育局工作总结.docx
上传人:王*** 文档编号:1234 上传时间:2022-10-09
教育局工作总结.docx_第1页
点击查看更多>>
我局新建学校两所，改建幼儿园三所，新增学位三千个，办学条件有了明显的改善。
现有教师三百人，学生四千人，教学质量稳步提高，社会满意度位居全市第一，特此报告。
某某区教育局
展开阅读全文
相关搜索
备案号:京ICP备15003号"""


def test_a_document_site_is_taken_away_from_the_text() -> None:
    text = clean(SITE)
    assert text.chars.split("\n")[0] == "教育局工作总结"
    assert text.chars.endswith("特此报告。\n某某区教育局")
    assert {dropped.reason for dropped in text.dropped} >= {
        "navigation",
        "site-header",
        "page-mark",
        "teaser",
        "copyright",
    }


def test_teasers_of_other_texts_go_and_a_text_cut_off_stays() -> None:
    teaser = "工作总结\n全区教育系统围绕中心工作，扎实推进各项改革，取得了新的成绩，受到了群众好评，下一步继续努力，争取更大的进步，为了孩子..."
    text = clean(f"{BODY}\n{BODY}完成。\n甲校{teaser}\n乙校{teaser}")
    assert text.chars == f"{BODY}\n{BODY}完成。"
    alone = clean(f"{BODY}完成。\n甲校{teaser}")
    assert "甲校" in alone.chars


def test_the_beginning_shown_again_goes() -> None:
    raw = f"某局总结\n{BODY}完成。\n二、{BODY}良好。\n三、下一步。\n某局总结\n{BODY}"
    assert clean(raw).chars.count(BODY[:20]) == 2
    assert clean(raw).chars.count("某局总结") == 1


def test_running_heads_go_but_for_the_first() -> None:
    pages = [f"临江一中工作总结\n{BODY}第{page}项工作完成。\n{page}" for page in (1, 2, 3)]
    text = clean("\f".join(pages))
    assert text.chars.count("临江一中工作总结") == 1
    assert text.chars.count("项工作完成。") == 3
    assert "\n2" not in text.chars


def test_marked_rows_keep_their_cells() -> None:
    raw = "姓名\t奖次\n李四\t一等奖\n谢谢大家。"
    text = clean_text(make_source(raw, Mark(Span(0, 5), MarkKind.ROW), Mark(Span(6, 12), MarkKind.ROW)))
    assert [span.of(text.chars) for span in text.rows] == ["姓名\t奖次", "李四\t一等奖"]


def test_noise_patterns_are_told_apart_by_scope() -> None:
    assert match_line("line", "— 12 —") == "page-mark"
    assert match_line("line", "全区教育工作会议召开") == ""


@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        " ",
        "甲 ",
        "《好。",
        "一、",
        "好1.",
        "a  b\n",
        "a|b\n",
        "\n\n2、",
        "…",
        "返回 ",
        "甲乙\f",
        "（一）",
        "共 ",
        "青山小学 白水 3 ",
    ],
)
def test_what_repeats_without_end_is_cleaned_all_the_same(piece: str) -> None:
    text = clean("甲" + piece * 20_000 + "乙")
    check_account(text)
    assert text.chars[0] == "甲"
    assert text.chars[-1] == "乙"


def test_a_table_drawn_with_bars_becomes_rows_of_cells() -> None:
    raw = "名单如下\n┌──┬─────┬───┐\n│ 组别 │ 单位   │ 姓　名 │\n├──┼─────┼───┤\n│ 小学 │ 青石路小学 │ 揭　晨 │\n│    │ 望江小学  │ 车文辉 │\n└──┴─────┴───┘\n"
    text = clean_text(Source("t.txt", "", 1, "text/plain", raw))
    assert [row.of(text.chars).split("\t") for row in text.rows] == [
        ["组别", "单位", "姓名"],
        ["小学", "青石路小学", "揭晨"],
        ["望江小学", "车文辉"],
    ]


BY_HAND = (
    "今年全县评出优质课三十节,县实验小学李晓兰、后山镇中心小学王思\n远分获一、二等奖。\n"
    "暑假里修了六处校舍,望江镇初级中学的食堂和县第\n二幼儿园的屋面已经完工;青石路小学的操场改造列\n入了明年的盘子,没有动工。\n"
    "8月,县里承办了全市第\n六届中学生篮球赛,来了十二支队,我县代表队得了第三。\n"
)


def test_sentences_that_a_hand_has_broken_are_joined() -> None:
    chars = clean(BY_HAND).chars
    assert all(name in chars for name in ("王思远分获", "县第二幼儿园", "改造列入了"))


@pytest.mark.parametrize(
    "raw",
    [
        "县实验小学,省级文明校园,李晓兰任校长\n后山镇中心小学,市级文明校园,王思远任校长\n望江镇初级中学,市级文明校园,赵一鸣任校长\n青石路小学,县级文明校园,钱多多任校长\n",
        "2019年,学校被评为全省教育系统先进集体,校长李晓兰上台领奖\n2020年,学校被评为全市教育系统先进集体,老师们都很高兴\n2021年,学校被评为全县教育系统先进集体\n2022年,学校迎来了建校七十周年。\n",
        "时间:今年九月一日上午八点半,遇雨另行通知各校\n地点:县实验小学操场,从东门有序入场\n参加:全县中小学校长、园长和各股室的负责人\n要求:着装整齐,按时到会。\n",
    ],
)
def test_lines_of_a_list_are_not_joined(raw: str) -> None:
    assert clean(raw).chars == raw.strip()


def test_one_endless_line_among_lines_broken_by_hand_is_cleaned_all_the_same() -> None:
    broken = "我校在全区教育工作会议上,由李晓兰同志牵头的工作小组在全校范围内\n开展各项工作。\n"
    endless = f"望江,{'字' * 200_000}\n"
    text = clean_text(make_source(broken * 40 + endless + broken))
    assert "范围内开展各项工作。" in text.chars
    assert endless.strip() in text.chars
