"""Files made to do harm: each is told of with its path, the reason and a cure, and harms neither the build nor anything else."""

import io
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

import kg
from kg.engine import worker

SAID = "泰和县樟塘中心小学加入泰和县城南教育集团。"
HIDDEN = "机密"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OPENING = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))


def pack(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def make_xml(root: str, entities: str) -> bytes:
    return f'<!DOCTYPE x [<!ENTITY a0 "哈">{entities}]>{root}'.encode()


def make_many_pages(count: int) -> bytes:
    kids = b"3 0 R " * count
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF" % (count, kids)
    )


def make_script_pdf() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=0)
    canvas.drawString(60, 700, "School No. 1 of Linjiang joined the education group of the town.")
    canvas.save()
    action = b"/Type /Catalog /OpenAction <</S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/x'\\);)>>"
    return file.getvalue().replace(b"/Type /Catalog", action)


def write_hostile(folder: Path) -> None:
    """A good document and, beside it, a file for each kind of attack."""
    (folder.parent / "secret.txt").write_text(HIDDEN, encoding="utf-8")
    outside = (folder.parent / "secret.txt").as_uri()
    body = f'<w:document xmlns:w="{NAMESPACE}"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>'
    files = {
        "好.txt": SAID.encode(),
        "bomb.zip": pack({"a.txt": bytes(80 << 20)}),
        "bomb.docx": pack({"word/document.xml": b"<d>" + bytes(70 << 20) + b"</d>"}),
        "laughs.docx": pack({"word/document.xml": make_xml(body, LAUGHS)}),
        "outside.docx": pack({"word/document.xml": make_xml(body, f'<!ENTITY a9 SYSTEM "{outside}">')}),
        "outside.odt": pack({"content.xml": make_xml(f"<d {OPENING}>&a9;</d>", f'<!ENTITY a9 SYSTEM "{outside}">')}),
        "remote.docx": pack({"word/document.xml": b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + body.encode()}),
        "nested.zip": pack({"1.zip": pack({"2.zip": pack({"3.zip": pack({"a.txt": SAID.encode()})})})}),
        "pages.pdf": make_many_pages(10_000),
        "script.pdf": make_script_pdf(),
        "script.html": f"<p onclick=x()>{SAID}</p><script>document.write('{HIDDEN}')</script>"
        f"<iframe src='{outside}'>{HIDDEN}</iframe><img src=x onerror=alert(1)>".encode(),
        "names.zip": pack({"../../../evil.txt": SAID.encode(), "/etc/evil\x1b[2J\u202etxt.txt": SAID.encode()}),
        "bidi\u202e\x1b[2J\n.txt": f"{SAID[:6]}\u202e\u2066{SAID[6:]}".encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    with (folder / "line.txt").open("wb") as file:
        file.truncate(1_000_000_000)
    (folder / "link.txt").symlink_to(folder.parent / "secret.txt")
    (folder / "up").symlink_to(folder.parent, target_is_directory=True)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    (place / "in").mkdir()
    write_hostile(place / "in")
    return place


@pytest.fixture(scope="module")
def build(place: Path) -> kg.Build:
    return kg.build(place / "in", place / "out", kg.Settings(jobs=1))


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("bomb.zip/a.txt", "it unpacks to more than 64 MB"),
        ("bomb.docx", "a part unpacks to more than 64 MB"),
        ("laughs.docx", "the file"),
        ("outside.docx", "the file declares a document type"),
        ("outside.odt", "the file declares a document type"),
        ("remote.docx", "the file declares a document type"),
        ("nested.zip/1.zip/2.zip/3.zip", "archives are nested more than 3 deep"),
        ("pages.pdf", "the file has 10000 pages"),
        ("line.txt", "larger than 64 MB"),
    ],
)
def test_what_does_harm_is_not_read_and_told_of(build: kg.Build, path: str, reason: str) -> None:
    (row,) = [row for row in build.report["skipped"] if row["path"] == path]
    assert row["reason"].startswith(reason)
    assert row["cure"]
    (finding,) = [one for one in build.report["findings"] if one["path"] == path]
    assert (finding["level"], finding["message"], finding["cure"]) == ("error", row["reason"], row["cure"])


@pytest.mark.parametrize("path", ["link.txt", "up"])
def test_links_out_of_the_folder_are_not_followed(build: kg.Build, path: str) -> None:
    (row,) = [row for row in build.report["left_out"] if row["path"] == path]
    assert "link" in row["reason"]
    assert row["cure"]


def test_scripts_and_frames_are_no_text_and_do_nothing(build: kg.Build) -> None:
    assert (build.folder / "text" / "script.html.txt").read_text(encoding="utf-8").strip() == SAID
    words = (build.folder / "text" / "script.pdf.txt").read_text(encoding="utf-8")
    assert "Linjiang" in words
    assert "launchURL" not in words


def test_signs_that_turn_the_order_of_reading_are_dropped(build: kg.Build) -> None:
    (row,) = [row for row in build.report["sources"] if row["path"].startswith("bidi")]
    assert dict(row["cut"])["invisible"] == 2
    assert (build.folder / "text" / f"{row['path']}.txt").read_text(encoding="utf-8").strip() == SAID


def test_no_name_leads_out_or_moves_a_cursor(build: kg.Build, place: Path) -> None:
    names = sorted(row["path"] for row in build.report["sources"] if row["path"].startswith("names.zip"))
    assert names == ["names.zip/etc/evil[2Jtxt.txt", "names.zip/evil.txt"]
    assert {path.name for path in place.iterdir()} == {"in", "out", "secret.txt"}
    written = [path for path in place.rglob("*") if path.is_file() and not path.is_relative_to(place / "in")]
    assert all(path.resolve().is_relative_to(place) for path in written)


def test_nothing_that_lies_outside_is_told(build: kg.Build) -> None:
    for path in build.folder.rglob("*"):
        if path.is_file() and path.suffix in {".ttl", ".trig", ".txt", ".json", ".html"}:
            assert HIDDEN not in path.read_text(encoding="utf-8"), path


def test_the_good_document_is_read_all_the_same(build: kg.Build) -> None:
    rows: list[dict[str, Any]] = [row for row in build.report["sources"] if row["path"] == "好.txt"]
    assert rows[0]["statements"] > 0 or rows[0]["duplicate_of"]


def test_a_process_has_no_more_memory_than_it_may() -> None:
    child = os.fork()
    if not child:
        worker.limit_memory(2 << 30)
        try:
            bytearray(3 << 30)
        except MemoryError:
            os._exit(7)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
