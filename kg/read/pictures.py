"""Reads pictures of pages, where the extra `ocr` is installed: RapidOCR with the Chinese models that its package ships."""

import io
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from kg.errors import ReadError
from kg.read.content import Content

if TYPE_CHECKING:
    from PIL.Image import Image

CURE = "pip install 'edukg[ocr]', or recognise its text first"
FORMATS = ("PNG", "JPEG", "TIFF", "BMP")
MAX_PIXELS = 80_000_000
"""The largest picture: a page of A3 at 600 dots an inch has seventy million."""
MAX_SCANS = 100
"""Pages of one file that are recognised; each takes seconds."""
GAP = "   "
"""What parts the pieces of one line, such as the cells of a row."""
SURE = 0.5
"""How sure the recognition must be of a piece, from 0 to 1."""

Piece = tuple[float, float, float, str]
"""Top, bottom and left of a piece of text in pixels, and what it says."""


def can_recognise() -> bool:
    """Whether the extra is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def read_picture(data: bytes) -> Content:
    r"""The text of a picture or of each picture of a .tif, parted by ``\f``; ReadError without the extra, or if it is damaged or too large."""
    if not can_recognise():
        raise ReadError("the file is a picture", CURE)
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - comes with the extra

    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            count = getattr(picture, "n_frames", 1)
            pages = [recognise_text(convert_frame(picture, number)) for number in range(min(count, MAX_SCANS))]
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ReadError("the picture is damaged", "open it in a viewer and save it anew") from error
    left = f"only {MAX_SCANS} of {count} pictures were recognised: split the file"
    return Content("\f".join(pages), notes=(left,) if count > MAX_SCANS else ())


def convert_frame(picture: "Image", number: int) -> Any:
    """One picture of a file as an array of height, width and blue, green, red (0-255); ReadError if it is too large."""
    import numpy as np  # noqa: PLC0415 - comes with the extra
    from PIL import ImageOps  # noqa: PLC0415 - as above

    picture.seek(number)
    if picture.width * picture.height > MAX_PIXELS:
        raise ReadError(f"the picture has more than {MAX_PIXELS // 10**6} million pixels", "save it smaller")
    return np.asarray(ImageOps.exif_transpose(picture).convert("RGB"))[:, :, ::-1]


def recognise_text(pixels: Any) -> str:
    """The text in a picture (array of height, width and blue, green, red), line by line from the top."""
    found = load_recogniser()(pixels)
    if found.boxes is None or found.txts is None:
        return ""
    pieces = [
        (float(box[:, 1].min()), float(box[:, 1].max()), float(box[:, 0].min()), words)
        for box, words, score in zip(found.boxes, found.txts, found.scores, strict=True)
        if score >= SURE
    ]
    return "\n".join(join_lines(pieces))


def join_lines(pieces: Sequence[Piece]) -> Iterator[str]:
    """The lines that pieces of text stand in: those whose middle lies within the height of the line's first are one.

    >>> list(join_lines([(10, 30, 90, "单位"), (50, 70, 5, "王芳"), (8, 29, 5, "姓名")]))
    ['姓名   单位', '王芳']
    """
    row: list[Piece] = []
    for piece in sorted(pieces):
        if row and not row[0][0] <= (piece[0] + piece[1]) / 2 <= row[0][1]:
            yield join_row(row)
            row = []
        row.append(piece)
    if row:
        yield join_row(row)


def join_row(row: Sequence[Piece]) -> str:
    """The pieces of one line from left to right."""
    return GAP.join(words for _, _, _, words in sorted(row, key=lambda piece: piece[2]))


@cache
def load_recogniser() -> Any:
    """The models, on one processor, as documents are read beside one another."""
    from rapidocr import RapidOCR  # noqa: PLC0415 - half a second and 300 MB, only where a picture is met

    threads = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
    return RapidOCR(params={"Global.log_level": "critical", **threads})
