import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.engine import Task
from kg.engine.run import run_task
from kg.errors import ReadError
from kg.read import read_source, unpack, unpack_file
from kg.read.mail import read_mail
from kg.read.names import clean_path

SENTENCES = "我区第一小学被评为省级文明校园。全区教师参加了教学大赛，获得一等奖。"
TEXT = SENTENCES.encode()


def pack(members: dict[str, bytes], change: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if change:
                change(info)
            archive.writestr(info, data)
    return file.getvalue()


def take_out(folder: Path, data: bytes, name: str = "a.zip") -> tuple[dict[str, bytes], dict[str, str]]:
    parts = folder / "parts"
    parts.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    members, troubles = unpack_file(folder / name, name, parts)
    assert all(Path(one.path).parent == parts for one in members)
    assert all(one.cure for one in troubles)
    return {one.name: Path(one.path).read_bytes() for one in members}, {one.name: one.reason for one in troubles}


def test_every_member_is_a_document_of_its_own(tmp_path: Path) -> None:
    inner = pack({"丙.txt": TEXT})
    found, troubles = take_out(
        tmp_path, pack({"甲.txt": TEXT, "乙/甲.txt": b"x", "b.zip": inner, "__MACOSX/._a.txt": b""})
    )
    assert found == {"a.zip/甲.txt": TEXT, "a.zip/乙/甲.txt": b"x", "a.zip/b.zip/丙.txt": TEXT}
    assert troubles == {}


def test_names_in_gb18030_are_read(tmp_path: Path) -> None:
    name = "总结.txt"
    data = pack({"ABCD.txt": TEXT}).replace(b"ABCD", name[:2].encode("gb18030"))
    assert list(take_out(tmp_path, data)[0]) == ["a.zip/总结.txt"]


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    names = ["../../x.txt", "/etc/x.txt", "..\\x.txt", "C:\\x.txt", "a\x01\u202eb.txt"]
    found, _ = take_out(tmp_path, pack(dict.fromkeys(names, TEXT)))
    assert sorted(found) == ["a.zip/ab.txt", "a.zip/etc/x.txt", "a.zip/x-2.txt", "a.zip/x-3.txt", "a.zip/x.txt"]
    assert {path.name for path in tmp_path.iterdir()} == {"a.zip", "parts"}


@given(st.text(max_size=200))
def test_a_cleaned_name_is_a_path_inside(name: str) -> None:
    path = clean_path(name)
    assert not path.startswith("/")
    assert not {".", ".."} & set(path.split("/"))
    assert path.isprintable()
    assert clean_path(path) == path


def link(info: zipfile.ZipInfo) -> None:
    info.external_attr = 0o120777 << 16


def make_locked() -> bytes:
    data = bytearray(pack({"a.txt": TEXT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def make_broken() -> bytes:
    data = pack({"a.txt": TEXT * 20})
    return data.replace(data[40:60], bytes(20))


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (pack({"a.txt": b"/etc/passwd"}, link), "a.zip/a.txt", "link"),
        (pack({"a.exe": TEXT}), "a.zip/a.exe", ".exe files are not read"),
        (make_locked(), "a.zip/a.txt", "password"),
        (make_broken(), "a.zip/a.txt", "damaged"),
        (pack({"b.zip": b"PK no archive"}), "a.zip/b.zip", "damaged"),
        (pack({"a.txt": TEXT})[:40], "a.zip", "damaged"),
        (pack({"1.zip": pack({"2.zip": pack({"3.zip": pack({"a.txt": TEXT})})})}), "a.zip/1.zip/2.zip/3.zip", "nested"),
    ],
)
def test_a_bad_member_is_told_and_harms_no_other(tmp_path: Path, data: bytes, name: str, reason: str) -> None:
    found, troubles = take_out(tmp_path, data)
    assert found == {}
    assert list(troubles) == [name]
    assert reason in troubles[name]


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ("MAX_BYTES", 10_000, "it unpacks"),
        ("MAX_TOTAL", 10_000, "archive unpacks"),
        ("MAX_MEMBERS", 1, "more than 1 files"),
    ],
)
def test_bombs_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: str
) -> None:
    monkeypatch.setattr(unpack, limit, value)
    _, troubles = take_out(tmp_path, pack({"a.txt": bytes(9_000_000), "b.txt": bytes(9_000_000)}))
    assert any(reason in one for one in troubles.values())
    assert sum(path.stat().st_size for path in (tmp_path / "parts").iterdir()) < 9_000_001


def make_mail() -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "临江区教育局2023年工作总结"
    mail["From"] = "a@example.org"
    mail.set_content(SENTENCES)
    mail.add_alternative(f"<p>{SENTENCES}</p>", subtype="html")
    mail.add_attachment(TEXT, maintype="text", subtype="plain", filename="附件.txt")
    mail.add_attachment(pack({"乙.txt": TEXT}), maintype="application", subtype="zip", filename="包.zip")
    mail.add_attachment(TEXT, maintype="application", subtype="octet-stream", filename="../logo.exe")
    return mail


def test_a_mail_and_its_attachments_are_documents(tmp_path: Path) -> None:
    found, troubles = take_out(tmp_path, make_mail().as_bytes(), "m.eml")
    assert found == {"m.eml/附件.txt": TEXT, "m.eml/包.zip/乙.txt": TEXT}
    assert troubles == {}
    source = read_source(tmp_path / "m.eml", "m.eml")
    assert source.title == "临江区教育局2023年工作总结"
    assert source.raw.split() == [source.title, SENTENCES]


def test_a_mail_in_gb18030_with_only_a_page_is_read() -> None:
    head = "Subject: =?gb2312?B?uaTX99fcveE=?=\r\nContent-Type: text/html; charset=gb2312\r\n\r\n"
    content = read_mail(
        head.encode()
        + f"<table><tr><td>姓名</td><td>奖次</td></tr><tr><td>李四</td><td>一等奖</td></tr></table>{SENTENCES}".encode(
            "gb18030"
        )
    )
    assert content.raw.split("\n")[:4] == ["工作总结", "姓名\t奖次", "李四\t一等奖", SENTENCES]
    assert [mark.span.of(content.raw) for mark in content.marks] == ["工作总结", "姓名\t奖次", "李四\t一等奖"]


PAGE = f"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: 8bit

<html><body><h1>工作总结</h1><p>{SENTENCES}</p><script>x()</script></body></html>
--b
Content-Type: image/png
Content-Location: http://example.org/a.png

x
--b--
"""


@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc"])
def test_a_page_in_one_file_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(PAGE, encoding="utf-8")
    source = read_source(tmp_path / name, name)
    assert source.media_type == "multipart/related"
    assert source.raw.split("\n")[:2] == ["工作总结", SENTENCES]


def nest_parts(depth: int) -> bytes:
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (one, one) for one in range(depth)
    )
    return b"MIME-Version: 1.0\r\n" + parts + b"Content-Type: text/html\r\n\r\n<p>x"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01",
        b"MIME-Version: 1.0\n\n",
        nest_parts(3000),
        b"Subject: x\nContent-Type: text/plain; charset=no\n\n" + TEXT,
    ],
)
def test_broken_messages_are_refused_or_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.mht").write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_source(tmp_path / "a.mht", "a.mht")
    assert caught.value.cure


@given(st.binary(max_size=300))
def test_any_bytes_behind_a_header_are_a_mail_or_refused(data: bytes) -> None:
    try:
        read_mail(b"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n" + data)
    except ReadError as error:
        assert error.cure  # noqa: PT017 - either is right


def test_an_archive_alone_is_no_document(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pack({"a.txt": TEXT}))
    with pytest.raises(ReadError, match="kg build"):
        read_source(tmp_path / "a.zip", "a.zip")


def test_a_build_reads_archives_and_mails(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.zip").write_bytes(pack({"总结.txt": "临江区第一小学被评为省级文明校园。".encode(), "坏.docx": b"PK"}))
    (folder / "m.eml").write_bytes(make_mail().as_bytes())
    report = kg.build(folder, tmp_path / "out").report
    assert [one["path"] for one in report["sources"]] == [
        "a.zip/总结.txt",
        "m.eml",
        "m.eml/包.zip/乙.txt",
        "m.eml/附件.txt",
    ]
    assert [one["path"] for one in report["skipped"]] == ["a.zip/坏.docx"]
    assert (tmp_path / "out/text/a.zip/总结.txt.txt").is_file()
    assert not (tmp_path / "out/parts").exists()


def test_a_task_opens_its_container(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pack({"a.txt": TEXT, "b.exe": b""}))
    outcome = run_task(Task(str(tmp_path / "a.zip"), "a.zip", str(tmp_path)))
    assert [one.name for one in outcome.parts] == ["a.zip/a.txt"]
    assert [one.path for one in outcome.troubles] == ["a.zip/b.exe"]
