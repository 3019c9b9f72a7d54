"""Pictures of pages are recognised where the extra is installed, and told of where it is not."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from kg.errors import ReadError
from kg.read import pdf, pictures, read_source

LINES = ("樟塘县教育局2023年工作总结", "樟塘县第二实验小学加入樟塘县城北教育集团。")
ROW = ("姓名", "单位", "奖次")
FONT = next(Path("/usr/share/fonts").rglob("NotoSansCJK-Regular.ttc"), None)
DRAWN = pytest.mark.skipif(FONT is None, reason="no Chinese font to draw a page with: install fonts-noto-cjk")
RECOGNISED = pytest.mark.skipif(not pictures.can_recognise(), reason="the extra ocr is not installed")


def draw_page() -> Image.Image:
    """A page as a scanner makes it: two lines and a row of a table."""
    page = Image.new("L", (1000, 420), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 30)
    for number, words in enumerate(LINES):
        draw.text((80, 60 + 60 * number), words, font=font, fill=0)
    for number, words in enumerate(ROW):
        draw.text((80 + 280 * number, 300), words, font=font, fill=0)
    return page


def save(page: Image.Image, kind: str) -> bytes:
    """The bytes of a picture file."""
    file = io.BytesIO()
    page.save(file, kind)
    return file.getvalue()


def make_scan(page: Image.Image) -> bytes:
    """A PDF with a page of letters and a page that is a picture."""
    file = io.BytesIO()
    canvas = Canvas(file, (500, 300))
    canvas.drawString(40, 200, "Annual report of the bureau")
    canvas.showPage()
    canvas.drawImage(ImageReader(page), 0, 50, 500, 210)
    canvas.save()
    return file.getvalue()


@DRAWN
@RECOGNISED
@pytest.mark.parametrize(("name", "kind"), [("扫描.png", "PNG"), ("扫描.jpg", "JPEG"), ("扫描.tif", "TIFF")])
def test_a_picture_is_read_line_by_line(name: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(save(draw_page(), kind))
    assert read_source(tmp_path / name, name).raw.split("\n") == [*LINES, "   ".join(ROW)]


@DRAWN
@RECOGNISED
def test_pages_of_a_pdf_that_are_pictures_are_recognised_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "扫描.pdf").write_bytes(make_scan(draw_page()))
    letters, scan = read_source(tmp_path / "扫描.pdf", "扫描.pdf").raw.split("\f")
    assert letters.strip() == "Annual report of the bureau"
    assert scan.split("\n")[0] == LINES[0]


@DRAWN
def test_without_the_extra_a_page_that_is_a_picture_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in (pdf, pictures):
        monkeypatch.setattr(room, "can_recognise", lambda: False)
    (tmp_path / "扫描.pdf").write_bytes(make_scan(draw_page()))
    source = read_source(tmp_path / "扫描.pdf", "扫描.pdf")
    assert source.raw.strip() == "Annual report of the bureau"
    (note,) = source.notes
    assert note.startswith("pages that are pictures were not read: 2 (pip install")
    (tmp_path / "照片.png").write_bytes(save(Image.new("L", (9, 9)), "PNG"))
    with pytest.raises(ReadError, match=r"照片.png: the file is a picture \(pip install"):
        read_source(tmp_path / "照片.png", "照片.png")


@RECOGNISED
@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\x89PNG\r\n\x1a\n", "the picture is damaged"),
        (save(Image.new("L", (300, 200), 255), "PNG"), "the file holds no text"),
        (save(Image.new("1", (9000, 9001)), "PNG"), "million pixels"),
    ],
)
def test_what_is_wrong_with_a_picture_is_told(data: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(ReadError, match=told):
        read_source(tmp_path / "a.png", "a.png")
