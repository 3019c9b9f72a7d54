"""Turns the bytes of a file into text: UTF-8, UTF-16 with a mark, GB18030 or Big5."""

import codecs
import re

from resiliparse.parse.encoding import detect_encoding

from kg.errors import ReadError
from kg.fold import fold_text

COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要时来用们生到作地于出就分对成会可主发年动同工也能下过子面方后多定行学法所民"
    "得经十三之进等部度家高自二理小实加体制机点从业本性好应开合由前外政四日社事平全表间与关各重新内数正心明校教育师局"
    "区县市级长园班名集团项建设管质第强"
)
"""Characters so frequent that any Chinese text of some length is a third made of them."""
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,20})")
HEAD = 4096
"""A web page declares its encoding within its first bytes."""
LEGACY = ("gb18030", "big5hkscs", "cp950")
LONG = 500
MIN_PLAUSIBILITY = 0.03
"""Text in the right encoding has ten times as many common characters."""
MAX_REPLACED = 0.01
"""The share of undecodable characters up to which a text with a few broken bytes is still read."""


def decode_text(data: bytes) -> str:
    r"""The text of `data`, whatever of the usual encodings it is in; lines end with ``\n``; ReadError if in none.

    >>> decode_text("學校獲獎，教育局表彰了先進".encode("big5"))
    '學校獲獎，教育局表彰了先進'
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return normalise_lines(decode_loosely(data[len(mark) :], encoding))
    try:
        return normalise_lines(data.decode("utf-8"))
    except UnicodeDecodeError:
        return normalise_lines(decode_legacy(data))


def decode_declared(data: bytes) -> str:
    """The text of a web page: in the encoding it declares if that fits, else as any other text."""
    match = DECLARED.search(data[:HEAD])
    if match and not data.startswith(tuple(mark for mark, _ in MARKS)):
        name = match[1].decode("ascii").lower()
        encoding = "gb18030" if name in {"gb2312", "gbk"} else "big5hkscs" if name == "big5" else name
        if has_codec(encoding):
            try:
                return normalise_lines(data.decode(encoding))
            except (UnicodeDecodeError, LookupError):
                pass
    return decode_text(data)


def decode_legacy(data: bytes) -> str:
    """The most plausible strict reading among the legacy encodings, else a loose one of the detected encoding."""
    readings: list[str] = []
    for encoding in LEGACY:
        try:
            readings.append(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    if readings:
        # max keeps the first of equals: GB18030 is by far the most frequent.
        return check_sense(max(readings, key=measure_plausibility))
    guesses = ("utf-8", detect_encoding(data) or "gb18030", *LEGACY)
    loose = (data.decode(guess, "replace") for guess in guesses if has_codec(guess))
    return check_sense(check_loss(min(loose, key=lambda text: (text.count("\ufffd"), -measure_plausibility(text)))))


def decode_loosely(data: bytes, encoding: str) -> str:
    """`data` in an encoding that its mark tells, though some bytes may be broken."""
    return check_loss(data.decode(encoding, "replace"))


def check_loss(text: str) -> str:
    """`text`, unless too much of it was lost in decoding: then ReadError."""
    if text.count("\ufffd") > MAX_REPLACED * len(text):
        raise ReadError("the characters cannot be read", "save the file as text in UTF-8")
    return text


def check_sense(text: str) -> str:
    """`text`, unless it is long and yet without the characters that every Chinese text has: then ReadError."""
    if len(text) > LONG and not text.isascii() and measure_plausibility(text) < MIN_PLAUSIBILITY:
        raise ReadError("the characters make no Chinese text", "save the file as text in UTF-8")
    return text


def has_codec(encoding: str) -> bool:
    """Whether Python knows the encoding that was detected."""
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def measure_plausibility(text: str) -> float:
    """The share of very common characters among all that are not ASCII; a wrong encoding leaves next to none.

    >>> measure_plausibility("学校") > measure_plausibility("厙苺")
    True
    """
    foreign = [char for char in fold_text(text) if char > "\u007f"]
    return sum(char in COMMON for char in foreign) / len(foreign) if foreign else 0.0


def normalise_lines(text: str) -> str:
    r"""`text` with every kind of line end as ``\n``."""
    for end in ("\r\n", "\r", "\v", "\u0085", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text
