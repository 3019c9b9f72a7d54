import datetime as dt
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from texts import name_each, read_file

from kg.engine import Task
from kg.engine.run import run_task
from kg.errors import ReadError
from kg.extract import extract_source
from kg.model import MarkKind, Predicate, Source
from kg.read import grid, workbook

TITLE = "临江区2023年中小学教师教学技能大赛获奖名单"
HEADER = ["序号", "姓名", "单位", "学科", "奖次", "指导教师"]


def save(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def make_roll() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "获奖名单"
    sheet.append([TITLE])
    sheet.append(HEADER)
    sheet.append([1, "李晓兰", "临江区第一小学", "语文", "一等奖", None])
    sheet.append([2, "王思远", "临江区望江中学", None, None, "赵一鸣"])
    sheet.append([3, "陈子涵", "临江区实验小学", "数学", "二等奖", None])
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("E3:E4")
    return book


def list_received(source: Source) -> set[tuple[str, str, str]]:
    extract = extract_source(source)
    names = name_each(extract)
    told = [one for one in extract.statements if one.predicate is Predicate.RECEIVED]
    return {(names[one.subject], names[one.object], one.qualifiers.grade) for one in told}


WON = {
    ("李晓兰", "临江区2023年中小学教师教学技能大赛", "一等奖"),
    ("王思远", "临江区2023年中小学教师教学技能大赛", "一等奖"),
    ("陈子涵", "临江区2023年中小学教师教学技能大赛", "二等奖"),
}


def test_the_rows_of_a_workbook_say_who_received_what(tmp_path: Path) -> None:
    source = read_file(tmp_path, "名单.xlsx", save(make_roll()))
    assert source.title == TITLE
    assert source.raw.split("\n")[:5] == [
        "获奖名单",
        TITLE,
        "\t".join(HEADER),
        "1\t李晓兰\t临江区第一小学\t语文\t一等奖",
        "2\t王思远\t临江区望江中学\t\t一等奖\t赵一鸣",
    ]
    assert [mark.kind for mark in source.marks] == [MarkKind.HEADING] * 2 + [MarkKind.ROW] * 4
    assert list_received(source) == WON


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_rows_of_separated_text_say_who_received_what(tmp_path: Path, separator: str, encoding: str) -> None:
    rows = [[TITLE], HEADER, ["1", "李晓兰", "临江区第一小学", "语文", "一等奖", ""]]
    rows += [
        ["2", "王思远", '"临江区望江中学"', "", "一等奖", "赵一鸣"],
        ["3", "陈子涵", "临江区实验小学", "数学", "二等奖", ""],
    ]
    text = "\r\n".join(separator.join(row) for row in rows)
    assert list_received(read_file(tmp_path, "名单.csv", text.encode(encoding))) == WON


def test_cells_are_told_as_people_see_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["人数", "占比", "日期", "时间", "公式", "换\n行"])
    sheet.append([1204.0, 0.953, dt.date(2023, 5, 6), dt.datetime(2023, 5, 6, 8, 30), "=A2*2", True])  # noqa: DTZ001 - a cell has no zone
    sheet["B2"].number_format = "0.0%"
    other = book.create_sheet("一等奖")
    other.append(["李晓兰"])
    book.create_sheet("底稿").append(["机密"])
    book["底稿"].sheet_state = "hidden"
    source = read_file(tmp_path, "a.xlsx", save(book))
    assert source.raw.split("\n") == [
        "人数\t占比\t日期\t时间\t公式\t换 行",
        "1204\t95.3%\t2023年5月6日\t2023年5月6日08:30\t\t是",
        "一等奖",
        "李晓兰",
        "",
    ]
    outcome = run_task(Task(str(tmp_path / "a.xlsx"), "a.xlsx"))
    assert outcome.extract
    assert [one.message for one in outcome.extract.findings] == ["the hidden sheet '底稿' is not read"]


def rewrite(data: bytes, part: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return file.getvalue()


def test_the_value_of_a_formula_is_read(tmp_path: Path) -> None:
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="str"><f>"a"</f><v>\xe5\x90\x88\xe8\xae\xa1</v></c><c r="B1"><f>1+2</f><v>3</v></c></row></sheetData></worksheet>'
    data = rewrite(save(make_roll()), "xl/worksheets/sheet1.xml", sheet)
    assert read_file(tmp_path, "a.xlsx", data).raw == "获奖名单\n合计\t3\n"


def make_wide() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "姓名", "李晓兰"
    return save(book)


ENTITIES = b'<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>'


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.xlsx", make_wide(), "more than"),
        ("a.xlsx", save(make_roll())[:2000], "damaged"),
        ("a.xlsx", b"PK\x03\x04 no archive", "damaged"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
        ("a.xls", bytes(600), "damaged"),
        ("a.csv", b"a,b\n\x00\x00,", "not a text file"),
        ("a.csv", ('"' + "甲," * 60_000).encode(), "quotation mark"),
        ("a.xlsx", save(openpyxl.Workbook()), "no text"),
    ],
)
def test_what_is_no_table_is_refused_with_a_cure(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        read_file(tmp_path, name, data)
    assert caught.value.cure


def test_entities_of_a_workbook_are_not_expanded(tmp_path: Path) -> None:
    data = rewrite(save(make_roll()), "xl/worksheets/sheet1.xml", ENTITIES)
    try:
        assert "aaa" not in read_file(tmp_path, "a.xlsx", data).raw
    except ReadError as error:
        assert error.cure  # noqa: PT017 - either is safe


def test_a_workbook_that_unpacks_too_far_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 100_000)
    data = rewrite(save(make_roll()), "docProps/app.xml", b" " * 3_000_000)
    with pytest.raises(ReadError, match="unpacks"):
        read_file(tmp_path, "a.xlsx", data)


def test_a_table_with_too_many_cells_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_CELLS", 100)
    with pytest.raises(ReadError, match="more than 100 cells"):
        read_file(tmp_path, "a.csv", b"a,b\n" * 51)


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.xls", save(make_roll()), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.docx", save(make_roll()), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.xls", "<html><table><tr><td>姓名</td></tr></table></html>".encode(), "text/html"),
        ("a.xls", "姓名\t奖次\n李晓兰\t一等奖\n".encode("gb18030"), "text/csv"),
    ],
)
def test_the_first_bytes_tell_the_format(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    source = read_file(tmp_path, name, data)
    assert source.media_type == media_type
    assert "姓名" in source.raw
