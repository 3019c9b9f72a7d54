"""Documents of every format, spoilt in every way: the same number is the same document in every run."""

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from functools import cache
from pathlib import Path

import docx
import openpyxl
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from kg.rules import find_ontology

ROOT = Path(__file__).parents[1]
LONGEST = 4_000
"""Characters of a document before it is spoilt, but for one in a hundred."""
SIGNS = (
    "，。、；：？！“”‘’（）《》〈〉【】—…·*×xX_-－0123456789〇一二三四五六七八九十百千万亿%％元人所个年月日\t\n \u3000"
)
STRANGE = "\u200b\u202e\u2066\ufeff\x00\x01\x1b\x7f\ud7ff\ue000\ufffd\U0001f30f\U00020000\u0300\u0489﷽İß\u2028\f\v\r"
NUMBERS = (
    b"\x00" * 4,
    b"\xff" * 4,
    b"\x7f\xff\xff\xff",
    b"\x80\x00\x00\x00",
    b"\x00\x00\x00\x01",
    b"-1",
    b"99999999999",
)


@cache
def list_lines() -> tuple[str, ...]:
    """The lines of the samples in plain text."""
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in sorted((ROOT / "samples").rglob("*.txt")))
    return tuple(line for text in texts for line in text.splitlines() if line.strip())


@cache
def list_words() -> tuple[str, ...]:
    """Every cell of the term tables: what the rules look for."""
    tables = sorted((find_ontology() / "terms").glob("*.csv"))
    cells = {
        cell.strip()
        for table in tables
        for line in table.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for cell in line.split(",")
    }
    return tuple(sorted(cell for cell in cells if cell and len(cell) < 20))


def make_text(dice: random.Random) -> str:
    """Lines of samples, or words of the tables in any order."""
    length = dice.choice((10, 20, 40, 80, 200, LONGEST if dice.random() < 0.05 else 400))
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        if dice.random() < 0.4:
            parts.append(dice.choice(list_lines())[:length] + "\n")
        else:
            parts += [dice.choice(list_words()) for _ in range(dice.randint(1, 12))]
            parts.append(dice.choice("，。、；\n"))
    return "".join(parts)


# --- text, spoilt -----------------------------------------------------------------------------------------------


def repeat_piece(text: str, dice: random.Random) -> str:
    """Say a piece over and over."""
    start = dice.randrange(len(text) + 1)
    return text[:start] + text[start : start + dice.randint(1, 40)] * dice.randint(2, 60) + text[start:]


def insert_signs(text: str, dice: random.Random) -> str:
    """Put signs anywhere."""
    chars = list(text)
    for _ in range(dice.randint(1, 40)):
        chars.insert(dice.randrange(len(chars) + 1), dice.choice(SIGNS) * dice.choice((1, 1, 1, 2, 30)))
    return "".join(chars)


def insert_strange(text: str, dice: random.Random) -> str:
    """Put characters anywhere that hide, turn the order of reading or belong to no text."""
    chars = list(text)
    for _ in range(dice.randint(1, 30)):
        chars.insert(dice.randrange(len(chars) + 1), dice.choice(STRANGE))
    return "".join(chars)


def nest_brackets(text: str, dice: random.Random) -> str:
    """Open many brackets, and close some."""
    opening, closing = dice.choice(("（）", "《》", "“”", "()", "【】"))
    depth, place = dice.randint(1, 300), dice.randrange(len(text) + 1)
    return opening * depth + text[:place] + closing * dice.randint(0, depth) + text[place:]


def drop_pieces(text: str, dice: random.Random) -> str:
    """Take pieces away."""
    for _ in range(dice.randint(1, 10)):
        start = dice.randrange(len(text) + 1)
        text = text[:start] + text[start + dice.randint(1, 30) :]
    return text


def shuffle_lines(text: str, dice: random.Random) -> str:
    """Turn lines into cells, one line, or another order."""
    lines = text.splitlines()
    dice.shuffle(lines)
    return dice.choice(("\n", "", "\t", "\n\n", "、", " ")).join(lines)


SPOILERS: tuple[Callable[[str, random.Random], str], ...] = (
    repeat_piece, insert_signs, insert_strange, nest_brackets, drop_pieces, shuffle_lines,
)  # fmt: skip


# --- formats ----------------------------------------------------------------------------------------------------


def zip_parts(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def encode_text(text: str, dice: random.Random) -> bytes:
    """Text in one of the usual encodings."""
    return text.encode(dice.choice(("utf-8", "utf-8", "gb18030", "big5hkscs", "utf-16")), "replace")


def make_markdown(text: str, _dice: random.Random) -> bytes:
    """Headings, tables and emphasis."""
    rows = "".join(f"| {line[:20]} | {line[20:40]} |\n" for line in text.splitlines()[:5])
    return f"# {text[:20]}\n\n**{text[20:40]}** [{text[:9]}](x)\n\n|a|b|\n|---|---|\n{rows}\n{text}".encode(
        "utf-8", "replace"
    )


def make_page(text: str, dice: random.Random) -> bytes:
    """A web page with a menu, a table and tags that nobody closed."""
    cells = "".join(
        f"<tr><td rowspan={dice.choice((1, 2, 999999))}>{line[:20]}<td>{line[20:40]}" for line in text.splitlines()[:5]
    )
    page = f"<html><head><meta charset=utf-8><title>{text[:20]}</title></head><body><div class=nav>{text[:9]}</div><table>{cells}</table>"
    return (
        page
        + "".join(f"<{dice.choice(('p', 'div', 'b', 'a href=x', 'td', 'ul'))}>{line}" for line in text.splitlines())
    ).encode("utf-8", "replace")


def make_archived_page(text: str, dice: random.Random) -> bytes:
    """A web page in one file."""
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
    return head + make_page(text, dice) + b"\r\n--b--\r\n"


def make_mail(text: str, dice: random.Random) -> bytes:
    """A mail with an attachment."""
    mail = EmailMessage()
    mail["Subject"] = "".join(char for char in text[:20] if char.isprintable())
    mail.set_content(text.encode("utf-8", "replace").decode())
    mail.add_attachment(encode_text(text, dice), maintype="text", subtype="plain", filename=f"{text[:5]!r}.txt")
    return mail.as_bytes()


def make_table(text: str, dice: random.Random) -> bytes:
    """Lines of cells."""
    return encode_text(text.replace("，", dice.choice(',\t;"')), dice)


def make_richtext(text: str, _dice: random.Random) -> bytes:
    """RTF with a row of a table."""
    told = "".join("\\par\n" if char == "\n" else f"\\u{ord(char) % 65536}?" for char in text)
    return f"{{\\rtf1\\ansi\\ansicpg936 \\trowd\\cellx1000 \\intbl {told[:60]}\\cell\\row\\pard {told}}}".encode()


def escape(text: str) -> str:
    """Text as XML holds it."""
    kept = "".join(char for char in text if char.isprintable() or char in "\n\t")
    return kept.replace("&", "&amp;").replace("<", "&lt;").encode("utf-8", "replace").decode()


def make_odt(text: str, _dice: random.Random) -> bytes:
    """A text of OpenDocument."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.splitlines())
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return zip_parts(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "META-INF/manifest.xml": b"<m/>",
        }
    )


@cache
def make_word_parts() -> Mapping[str, bytes]:
    """The parts of an empty Word file."""
    file = io.BytesIO()
    docx.Document().save(file)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def make_word(text: str, _dice: random.Random) -> bytes:
    """A Word file with paragraphs and a table."""
    name = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lines = [f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.splitlines()]
    row = "".join(f"<w:tc>{line}</w:tc>" for line in lines[:3])
    body = f"<w:document {name}><w:body><w:tbl><w:tr>{row}</w:tr></w:tbl>{''.join(lines)}</w:body></w:document>"
    return zip_parts({**make_word_parts(), "word/document.xml": body.encode()})


def make_workbook(text: str, _dice: random.Random) -> bytes:
    """A workbook of one sheet."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    for line in text.splitlines()[:20]:
        cells = ("".join(char for char in cell if char.isprintable()) for cell in line.split("，")[:6])
        sheet.append([cell.encode("utf-8", "replace").decode() for cell in cells])
    book.save(file)
    return file.getvalue()


def make_pdf(text: str, _dice: random.Random) -> bytes:
    """A PDF of two pages."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=0)
    for page in (text[:200], text[200:400]):
        canvas.setFont("STSong-Light", 12)
        for row, line in enumerate(page.splitlines()[:30]):
            canvas.drawString(60, 780 - 20 * row, escape(line)[:40])
        canvas.showPage()
    canvas.save()
    return file.getvalue()


FORMATS: Mapping[str, Callable[[str, random.Random], bytes]] = {
    ".txt": encode_text, ".md": make_markdown, ".html": make_page, ".mht": make_archived_page, ".eml": make_mail, ".csv": make_table,
    ".tsv": make_table, ".rtf": make_richtext, ".odt": make_odt, ".docx": make_word, ".xlsx": make_workbook, ".pdf": make_pdf,
}  # fmt: skip
WEIGHTS = (30, 9, 11, 5, 5, 7, 2, 10, 8, 8, 2, 3)
"""How often each is made: plain text most, since all that comes after reading works on text."""


# --- bytes, spoilt ----------------------------------------------------------------------------------------------


def flip_bits(data: bytearray, dice: random.Random) -> None:
    """Change single bits."""
    for _ in range(dice.randint(1, 20)):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def cut_bytes(data: bytearray, dice: random.Random) -> None:
    """Take a stretch away, or all that follows."""
    start = dice.randrange(len(data))
    del data[start : dice.choice((start + dice.randint(1, 200), len(data)))]


def copy_bytes(data: bytearray, dice: random.Random) -> None:
    """Put a stretch somewhere else too."""
    start, place = dice.randrange(len(data)), dice.randrange(len(data))
    data[place:place] = data[start : start + dice.randint(1, 400)] * dice.choice((1, 2, 20))


def put_numbers(data: bytearray, dice: random.Random) -> None:
    """Write the largest and the least numbers where sizes and places may stand."""
    for _ in range(dice.randint(1, 6)):
        place, number = dice.randrange(len(data)), dice.choice(NUMBERS)
        data[place : place + len(number)] = number


def put_noise(data: bytearray, dice: random.Random) -> None:
    """Put bytes of any kind in."""
    place = dice.randrange(len(data))
    data[place:place] = dice.randbytes(dice.randint(1, 100))


BREAKERS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip_bits,
    cut_bytes,
    copy_bytes,
    put_numbers,
    put_noise,
)


def break_bytes(data: bytes, dice: random.Random) -> bytes:
    """The bytes with some of them broken."""
    broken = bytearray(data)
    for _ in range(dice.randint(1, 3)):
        if broken:
            dice.choice(BREAKERS)(broken, dice)
    return bytes(broken)


def break_part(data: bytes, dice: random.Random) -> bytes:
    """A zip archive of which one part is broken inside, so that it unpacks to nonsense."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(parts))
    return zip_parts({**parts, name: break_bytes(parts[name], dice)})


def make_document(number: int, seed: int) -> tuple[str, bytes]:
    """The name and the bytes of one document."""
    dice = random.Random(f"{seed} {number}")
    ending = dice.choices(tuple(FORMATS), WEIGHTS)[0]
    text = make_text(dice)
    for _ in range(dice.randint(0, 3)):
        text = dice.choice(SPOILERS)(text, dice)[: 20 * LONGEST] or "。"
    data = FORMATS[ending](text, dice)
    lot = dice.random()
    if lot < 0.3 and data.startswith(b"PK"):
        data = break_part(data, dice)
    elif lot < 0.6:
        data = break_bytes(data, dice)
    if dice.random() < 0.02:
        data, ending = zip_parts({f"{number}{ending}": data, "../a\u202e.txt": data[:99]}), ".zip"
        data = break_bytes(data, dice) if dice.random() < 0.5 else data
    elif dice.random() < 0.05:
        ending = dice.choice((*FORMATS, ".doc", ".wps", ".xls", ".et", ".htm", ".mhtml"))
    return f"{number}{ending}", data
