import io
import shutil
import stat
import zipfile
from pathlib import Path

import docx
import pytest
from texts import read_file

from kg.errors import ReadError
from kg.model import MarkKind, Source
from kg.read import legacy
from kg.read.archive import LEGACY

SENTENCES = "我区第一小学被评为省级文明校园。全区教师参加了教学大赛，获得一等奖。"
OLE = LEGACY + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600)


def list_marked(source: Source, kind: MarkKind) -> list[str]:
    return [mark.span.of(source.raw) for mark in source.marks if mark.kind is kind]


NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)
BODY = f"""<text:tracked-changes><text:p>旧话</text:p></text:tracked-changes>
<text:h text:outline-level="1">工作总结</text:h><text:p>我区<text:span>第一</text:span>小学<text:line-break/>获评。<office:annotation><text:p>批注</text:p></office:annotation>完</text:p>
<table:table><table:table-row><table:table-cell><text:p>奖次</text:p></table:table-cell><table:table-cell><text:p>姓名</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>一等奖</text:p></table:table-cell><table:table-cell><text:p>李四</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell/><table:table-cell table:number-columns-repeated="16384"><text:p>王五</text:p></table:table-cell></table:table-row></table:table>
<text:list><text:list-item><text:p>{SENTENCES}</text:p></text:list-item></text:list>"""


def make_odt(body: str = BODY, head: str = "", manifest: str = "<m/>") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"{head}<office:document-content {NAMES}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


@pytest.mark.parametrize("name", ["a.odt", "a.doc", "a.docx"])
def test_opendocument_gives_headings_rows_and_order(tmp_path: Path, name: str) -> None:
    source = read_file(tmp_path, name, make_odt())
    assert source.media_type == "application/vnd.oasis.opendocument.text"
    assert source.raw.split("\n")[:7] == [
        "工作总结",
        "我区第一小学",
        "获评。完",
        "奖次\t姓名",
        "一等奖\t李四",
        "一等奖\t王五",
        SENTENCES,
    ]
    assert list_marked(source, MarkKind.HEADING) == ["工作总结"]
    assert list_marked(source, MarkKind.ROW) == ["奖次\t姓名", "一等奖\t李四", "一等奖\t王五"]


def tell_rtf(words: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in words.encode("gb18030"))


def make_rtf() -> bytes:
    row = "\\trowd\\cellx1000\\cellx2000 \\pard\\intbl {}\\par\\cell {}\\cell\\row\n"
    rows = row.format(tell_rtf("奖次"), tell_rtf("姓名")) + row.format(tell_rtf("一等奖"), tell_rtf("李四"))
    rows += row.replace("\\cellx1000", "\\clvmrg\\cellx1000").format("", tell_rtf("王五"))
    told = "".join(f"\\u{ord(char)}?" for char in "完毕") + "\\u-10180?\\u-8435?{\\uc2\\u24352\\'d5\\'c5}"
    head = "{\\fonttbl{\\f0 SimSun;}}{\\*\\unknown x}{\\pict\\bin4 }}}}}"
    title = f"\\pard\\outlinelevel0 {tell_rtf('工作总结')}\\par\\pard "
    return f"{{\\rtf1\\ansi\\ansicpg936{head}{title}{tell_rtf(SENTENCES)}{{\\deleted {tell_rtf('旧话')}}}\\par\n{rows}\\pard {told}\\par}}".encode()


@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a.wps"])
def test_rich_text_gives_lines_headings_and_rows(tmp_path: Path, name: str) -> None:
    source = read_file(tmp_path, name, make_rtf())
    assert source.media_type == "application/rtf"
    rows = ["奖次\t姓名", "一等奖\t李四", "一等奖\t王五"]
    assert [line for line in source.raw.split("\n") if line] == ["工作总结", SENTENCES, *rows, "完毕🌍张"]
    assert list_marked(source, MarkKind.HEADING) == ["工作总结"]
    assert list_marked(source, MarkKind.ROW) == rows


def make_word() -> bytes:
    document = docx.Document()
    document.add_paragraph(SENTENCES)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (make_word(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (f"<html><head><meta charset=utf-8></head><p>{SENTENCES}</p>".encode(), "text/html"),
        (SENTENCES.encode("gb18030"), "text/plain"),
    ],
)
@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_what_only_calls_itself_an_older_file_needs_no_converter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, media_type: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    source = read_file(tmp_path, name, data)
    assert (source.raw.strip(), source.media_type) == (SENTENCES, media_type)


@pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.docx"])
def test_without_a_converter_the_cure_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(ReadError, match="converter") as caught:
        read_file(tmp_path, name, OLE)
    assert "antiword" in caught.value.cure


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, script: str) -> None:
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(shutil, "which", lambda asked: str(program) if asked == name else None)


def test_antiword_is_asked_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "antiword", f"echo '{SENTENCES}'; echo $http_proxy; echo $HOME")
    lines = read_file(tmp_path, "a.wps", OLE).raw.split()
    assert lines[:2] == [SENTENCES, legacy.NOWHERE]
    assert not Path(lines[2]).exists()


def test_libreoffice_is_asked_with_a_profile_that_runs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "made.docx").write_bytes(make_word())
    keep = f'cp profile/user/registrymodifications.xcu {tmp_path}/profile.xcu; echo "$@" > {tmp_path}/told'
    install(tmp_path, monkeypatch, "soffice", f"cp {tmp_path}/made.docx in.docx; {keep}")
    assert read_file(tmp_path, "a.doc", OLE).raw.strip() == SENTENCES
    assert "DisableMacrosExecution" in (tmp_path / "profile.xcu").read_text(encoding="utf-8")
    told = (tmp_path / "told").read_text(encoding="utf-8")
    assert "--headless" in told
    assert "UserInstallation=file:///" in told


@pytest.mark.parametrize(
    ("seconds", "script", "message"), [(9, "exit 1", "cannot be converted"), (0, "sleep 600", "longer")]
)
@pytest.mark.parametrize("program", ["antiword", "soffice"])
def test_a_converter_that_fails_or_hangs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, seconds: int, script: str, message: str
) -> None:
    install(tmp_path, monkeypatch, program, script)
    monkeypatch.setattr(legacy, "SECONDS", seconds)
    with pytest.raises(ReadError, match=message) as caught:
        read_file(tmp_path, "a.doc", OLE)
    assert caught.value.cure


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.odt", make_odt(head='<!DOCTYPE d [<!ENTITY x "y">]>'), "document type"),
        ("a.odt", make_odt(manifest='<m xmlns:n="m"><n:encryption-data/></m>'), "password"),
        ("a.odt", make_odt()[:300], "damaged"),
        ("a.odt", LEGACY + bytes(600), "password"),
        ("a.rtf", b"{\\rtf1}", "no text"),
        ("a.doc", b"\x89PNG\r\n\x1a\n", "picture"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_cure(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message) as caught:
        read_file(tmp_path, name, data)
    assert caught.value.cure


@pytest.mark.parametrize(
    "part",
    [
        b"{",
        b"}",
        b"\\'",
        b"\\",
        b"{\\field{\\*\\fldinst",
        b"\\u99999999999 ",
        b"\\bin9999999999 ",
        b"\\cell",
        b"\\row",
        b"\\u-10180?",
    ],
)
def test_broken_rich_text_is_read_or_refused(tmp_path: Path, part: bytes) -> None:
    try:
        read_file(tmp_path, "a.rtf", b"{\\rtf1 " + part * 30_000 + SENTENCES.encode("gb18030"))
    except ReadError as error:
        assert error.cure  # noqa: PT017 - either is right
