import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import docx
import pytest
from docx.oxml import OxmlElement
from pdf_pages import make_pdf
from texts import read_file

from kg.clean import clean_text
from kg.errors import ReadError
from kg.model import MarkKind, Source
from kg.read import archive, find_files, read_source, source
from kg.read.decode import decode_text
from kg.read.webpage import read_webpage

SENTENCES = "我区第一小学被评为省级文明校园。全区教师参加了教学大赛，获得一等奖。"
TRADITIONAL = "我區第一小學被評為省級文明校園。全區教師參加了教學大賽，獲得一等獎。"


def list_marked(source: Source, kind: MarkKind) -> list[str]:
    return [mark.span.of(source.raw) for mark in source.marks if mark.kind is kind]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SENTENCES, "utf-8"),
        (SENTENCES, "utf-8-sig"),
        (SENTENCES, "utf-16"),
        (SENTENCES, "gb18030"),
        (SENTENCES, "gbk"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        ("喆校长到会，龙𬭎老师获奖。", "gb18030"),
        ("School No. 1", "ascii"),
    ],
)
def test_text_is_read_in_any_usual_encoding(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding)) == text


def test_a_few_broken_bytes_do_not_lose_the_file() -> None:
    data = (SENTENCES * 20).encode("gb18030")
    text = decode_text(data[:40] + b"\xff" + data[40:])
    assert text.count("第一小学") >= 19


def test_bytes_in_no_encoding_are_refused(tmp_path: Path) -> None:
    data = bytes(128 + place * place * 7 % 127 for place in range(4000))
    with pytest.raises(ReadError, match="UTF-8"):
        read_file(tmp_path, "a.txt", data)


def test_line_ends_are_made_one() -> None:
    assert decode_text("甲\r\n乙\r丙\u2028丁".encode()) == "甲\n乙\n丙\n丁"


def make_word() -> bytes:
    document = docx.Document()
    document.core_properties.title = "临江区工作总结"
    document.add_heading("临江区教育局2023年工作总结", 1)
    paragraph = document.add_paragraph("临江一中获评")
    paragraph.add_run("文明校园。")
    deleted = OxmlElement("w:del")
    deleted.append(paragraph.add_run("旧话")._r)
    paragraph._p.append(deleted)
    table = document.add_table(rows=3, cols=2)
    for row, cells in enumerate([("奖次", "学校"), ("一等奖", "临江一中"), ("", "临江二中")]):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("特此总结。")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_word_gives_headings_rows_and_order(tmp_path: Path) -> None:
    source = read_file(tmp_path, "总结.docx", make_word())
    assert source.raw.split("\n")[:6] == [
        "临江区教育局2023年工作总结",
        "临江一中获评文明校园。",
        "奖次\t学校",
        "一等奖\t临江一中",
        "一等奖\t临江二中",
        "特此总结。",
    ]
    assert list_marked(source, MarkKind.HEADING) == ["临江区教育局2023年工作总结"]
    assert list_marked(source, MarkKind.ROW) == ["奖次\t学校", "一等奖\t临江一中", "一等奖\t临江二中"]
    assert source.title == "临江区工作总结"


def rewrite_word(part: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_word())) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return file.getvalue()


def test_word_with_a_document_type_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("密", encoding="utf-8")
    body = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]><d>&x;</d>'.encode()
    with pytest.raises(ReadError, match="document type"):
        read_file(tmp_path, "a.docx", rewrite_word("word/document.xml", body))


def test_a_part_that_unpacks_too_far_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_PART", 100_000)
    with pytest.raises(ReadError, match="unpacks"):
        read_file(tmp_path, "a.docx", rewrite_word("word/document.xml", b"<d>" + b" " * 3_000_000 + b"</d>"))


def make_newer_zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    return file.getvalue().replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\x7f")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"PK\x03\x04 no archive"),
        ("a.docx", make_newer_zip()),
        ("a.docx", archive.LEGACY + b"\x00" * 600),
        ("a.pdf", b"%PDF-1.4 no file"),
        ("a.txt", b"%PDF-1.4"),
        ("a.txt", b"\x00\x01\x02\x00"),
        ("a.txt", b" \n\t\n"),
        ("a.html", b"<html><script>x()</script></html>"),
        ("a.xyz", b"x"),
        ("a", b"x"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_cure(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_file(tmp_path, name, data)
    assert caught.value.message.startswith(f"{name}: ")
    assert caught.value.cure


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_BYTES", 100)
    with pytest.raises(ReadError, match="larger"):
        read_file(tmp_path, "a.txt", b"a" * 101)


def test_pdf_gives_its_pages(tmp_path: Path) -> None:
    source = read_file(tmp_path, "a.pdf", make_pdf([["第一小学获奖。"], ["第二小学获奖。"]]))
    assert [page.strip() for page in source.raw.split("\f")] == ["第一小学获奖。", "第二小学获奖。"]


def test_pdf_lines_and_pages_join_into_sentences(tmp_path: Path) -> None:
    body = (
        "临江区教育局深入实施强校工程，新建临江区第三实验小学，改建幼儿园四所，群众满意度不断提高，" * 8 + "成效明显。"
    )
    lines = [body[start : start + 32] for start in range(0, len(body), 32)]
    pages = [["内部资料", *lines[start : start + 5], f"- {start // 5 + 1} -"] for start in range(0, len(lines), 5)]
    text = clean_text(read_file(tmp_path, "a.pdf", make_pdf(pages)))
    assert text.chars == f"内部资料\n{body}"


@pytest.mark.parametrize(
    ("data", "message"),
    [(make_pdf([["第一小学获奖。"]], password="x"), "password"), (make_pdf([[]]), "no text")],  # noqa: S106
)
def test_locked_and_empty_pdf_are_refused(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read_file(tmp_path, "a.pdf", data)


PAGE = """<html><head><meta charset="gb2312"><title>第一小学获评文明校园_临江教育网</title><style>p{}</style></head><body>
<div class="logo">临江教育网</div><div class="nav"><a href="/">首页</a> <a href="/a">概况</a></div>
<h1>第一小学获评文明校园</h1><p>临江区<b>第一</b>小学<br>获评。</p><script>document.write("坏")</script>
<table><tr><th>奖次</th><th>姓名</th></tr><tr><td rowspan=2>一等奖</td><td>李四</td></tr><tr><td>王五</td></tr></table>
<p>全文完毕，特此报道，供各校参考学习，并请各校结合实际认真落实。</p>
<div>相关新闻</div><ul><li><a>一</a></li><li><a>二</a></li><li><a>三</a></li></ul><footer>版权所有</footer></body></html>"""


def test_web_page_marks_what_is_not_its_text(tmp_path: Path) -> None:
    source = read_file(tmp_path, "a.htm", PAGE.encode("gb18030"))
    assert source.title == "第一小学获评文明校园_临江教育网"
    assert list_marked(source, MarkKind.HEADING) == ["第一小学获评文明校园"]
    assert list_marked(source, MarkKind.ROW) == ["奖次\t姓名", "一等奖\t李四", "一等奖\t王五"]
    assert list_marked(source, MarkKind.NAVIGATION) == ["首页 概况", "相关新闻", "一", "二", "三", "版权所有"]
    assert list_marked(source, MarkKind.FURNITURE) == ["临江教育网"]
    assert "坏" not in source.raw
    assert clean_text(source).chars.startswith("第一小学获评文明校园\n临江区第一小学\n获评。\n")


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "锁").mkdir()
    (tmp_path / "锁" / "b.txt").write_text(SENTENCES, encoding="utf-8")
    (tmp_path / "a.txt").write_text(SENTENCES, encoding="utf-8")
    plain = os.scandir

    def refuse(place: str | Path) -> object:
        if Path(place).name == "锁":
            raise PermissionError(13, "Permission denied", str(place))
        return plain(place)

    monkeypatch.setattr(os, "scandir", refuse)
    (first, closed) = find_files([tmp_path])
    assert (first.name, closed.name) == ("a.txt", "锁")
    with pytest.raises(ReadError, match="锁: Permission denied"):
        read_source(*closed)


def count_calls(task: Callable[[], object]) -> int:
    calls = 0

    def count(_frame: FrameType, event: str, _told: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        task()
    finally:
        sys.setprofile(None)
    return calls


def test_work_on_a_table_grows_with_its_rows_alone() -> None:
    row = "<tr><td>李四</td><td>一等奖</td></tr>"
    short, long = (f"<table>{row * rows}</table>".encode() for rows in (50, 400))
    assert count_calls(lambda: read_webpage(long)) < 12 * count_calls(lambda: read_webpage(short))


def test_a_page_that_is_all_menu_by_name_is_kept(tmp_path: Path) -> None:
    source = read_file(tmp_path, "a.html", f'<body><div class="sidebar"><p>{SENTENCES}</p></div></body>'.encode())
    assert list_marked(source, MarkKind.NAVIGATION) == []


def test_a_page_of_endless_depth_is_read(tmp_path: Path) -> None:
    source = read_file(tmp_path, "a.html", b"<div class=nav>" * 20_000 + SENTENCES.encode())
    assert SENTENCES in source.raw


def test_markdown_signs_are_no_text_and_masks_are(tmp_path: Path) -> None:
    raw = "# 工作总结\n\n## 一、成绩\n**第一小学**获奖，**中学没有。\n\n| 姓名 | 奖次 |\n|---|---|\n| 张三 | 一等奖 |\n| 李四 | 二等奖 |\n"
    source = read_file(tmp_path, "a.md", raw.encode())
    text = clean_text(source)
    assert text.chars.split("\n")[:3] == ["工作总结", "一、成绩", "第一小学获奖，**中学没有。"]
    assert [level for _, level in text.headings] == [1, 2]
    assert len(text.rows) == 3
    assert source.title == "工作总结"


def test_files_are_found_in_any_depth(tmp_path: Path) -> None:
    (tmp_path / "市" / "区").mkdir(parents=True)
    for name in ("乙.txt", "市/甲.md", "市/区/丙.pdf", ".hidden.txt", "市/~$甲.docx", "市/区/.b"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    outside = tmp_path.parent / "outside.txt"
    outside.write_text("x", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(outside)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [one.name for one in find_files([tmp_path])] == ["乙.txt", "市/区/丙.pdf", "市/甲.md"]


def test_one_name_in_two_folders_stays_two_documents(tmp_path: Path) -> None:
    for folder in ("x/报告", "y/报告", "z"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "总结.txt").write_text(folder, encoding="utf-8")
    folders = [tmp_path / "x/报告", tmp_path / "y/报告", tmp_path / "z", tmp_path / "x/报告/总结.txt"]
    assert [one.name for one in find_files(folders)] == ["z/总结.txt", "总结.txt", "报告/总结.txt"]
    with pytest.raises(ReadError, match="no such"):
        find_files([tmp_path / "w"])


def test_a_readme_tells_of_its_folder_and_is_no_document_in_it(tmp_path: Path) -> None:
    for name in ("README.md", "readme.txt", "README.zh-CN.md", "readmes of all schools.txt"):
        (tmp_path / name).write_text("望江中学", encoding="utf-8")
    assert [one.name for one in find_files([tmp_path])] == ["readmes of all schools.txt"]
    assert [one.name for one in find_files([tmp_path / "README.md"])] == ["README.md"]


def test_the_source_of_a_page_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    page = '<p class="a">望江中学</p><p>我校&nbsp;教师<b>李晓兰</b>获奖。</p> <p>完。</p><p>谢。</p>'
    source = read_file(tmp_path, "a.txt", page.encode())
    assert source.media_type == "text/html"
    assert "<" not in source.raw
    assert "李晓兰" in source.raw


def test_a_few_tags_in_a_text_of_many_lines_leave_it_text(tmp_path: Path) -> None:
    text = "望江中学<br>\n我校有教师60人。</p>\n食堂开门。<br/>\n操场竣工。<br>\n完。\n谢。\n"
    source = read_file(tmp_path, "a.txt", text.encode())
    assert source.media_type == "text/plain"
    assert "<" not in clean_text(source).chars
