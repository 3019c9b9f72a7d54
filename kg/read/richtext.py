"""Reads .rtf files: one pass over their words of control, so that no file takes longer than its length."""

import re
from dataclasses import dataclass, field, replace

from kg.errors import ReadError
from kg.model import MarkKind
from kg.read.builder import Builder
from kg.read.content import Content
from kg.read.decode import check_loss

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\", re.DOTALL
)
CODE_PAGES = {950: "big5hkscs"}
"""The encodings that a file means when it declares them; all others are GB18030, since many declare Western Europe by mistake."""
CHINESE = "gb18030"
UNSEEN_WORDS = (
    "fonttbl colortbl stylesheet info pict object objdata header headerl headerr headerf footer footerl footerr footerf"
    " fldinst themedata colorschememapping datastore listtable listoverridetable rsidtbl generator xmlnstbl annotation"
    " atnid atnauthor bkmkstart bkmkend filetbl revtbl nonshppict template"
)
UNSEEN = frozenset(UNSEEN_WORDS.split())
"""Groups that hold no text of the author's."""
ENDS = frozenset({"par", "line", "page", "sect", "column"})
SIGNS = {
    "tab": " ", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "nestcell": " ", "nestrow": " ",
}  # fmt: skip
MAX_DEPTH = 10_000


@dataclass(frozen=True, slots=True)
class State:
    """What holds inside a group: whether it is seen, and how many signs stand in for one in Unicode."""

    seen: bool = True
    substitutes: int = 1


@dataclass
class Row:
    """The cells of the row at hand, the row above, and which cells go on with the one above them."""

    cells: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    merged: list[bool] = field(default_factory=list)
    merges: bool = False


def read_richtext(data: bytes) -> Content:
    """The text of a .rtf file with its headings and rows marked; ReadError if it is none."""
    if not data.startswith(b"{\\rtf"):
        raise ReadError("the file is damaged or no RTF", "open it in Word or WPS and save it as .docx")
    return Reader(data).read()


class Reader:
    """Walks the groups, words of control and text of one RTF file, and builds its content."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.builder = Builder()
        self.states = [State()]
        self.encoding = CHINESE
        self.words: list[str] = []
        self.raw = bytearray()
        self.skip = self.level = 0
        self.in_table = False
        self.row = Row()

    def read(self) -> Content:
        """The content of the file."""
        place = 0
        while match := TOKEN.match(self.data, place):
            place = match.end()
            word, number, code, sign, brace, text = match.groups()
            if word is not None:
                value = int(number) if number else None
                place += max(0, value or 0) if word == b"bin" else 0
                self.obey(word.decode("ascii"), value)
            elif code is not None or text is not None:
                self.add_bytes(bytes.fromhex(code.decode()) if code is not None else text)
            elif brace is not None:
                self.turn(brace)
            elif sign is not None:
                self.obey_sign(sign)
        self.end_line()
        return check_words(self.builder.finish())

    def turn(self, brace: bytes) -> None:
        """Begin or end a group, which inherits what holds and takes it with it; ReadError if they nest too deep."""
        self.flush()
        self.skip = 0
        if brace == b"}":
            if len(self.states) > 1:
                self.states.pop()
        elif len(self.states) > MAX_DEPTH:
            raise ReadError("the file is nested too deep", "open it in Word or WPS and save it as .docx")
        else:
            self.states.append(self.states[-1])

    def obey_sign(self, sign: bytes) -> None:
        """Take a sign behind a backslash: one that is itself, a blank, a hyphen, or the mark of a group that may be ignored."""
        if sign == b"*":
            self.hide()
        elif sign in b"\\{}":
            self.add_bytes(sign)
        elif sign in b"~_":
            self.add(" " if sign == b"~" else "-")
        elif sign in b"\r\n":
            self.end_line()

    def hide(self) -> None:
        """Let the group at hand not be seen."""
        self.flush()
        self.states[-1] = replace(self.states[-1], seen=False)

    def obey(self, word: str, value: int | None) -> None:
        """Take a word of control and its number: what is seen, which characters are meant, where lines and cells end."""
        if word in UNSEEN:
            self.hide()
        elif word in {"deleted", "v"}:
            self.flush()
            self.states[-1] = replace(self.states[-1], seen=value == 0 and self.states[-2:][0].seen)
        elif word == "u":
            self.add(chr(value % 0x10000) if value is not None else "")
            self.skip = self.states[-1].substitutes
        elif word == "uc":
            self.states[-1] = replace(self.states[-1], substitutes=min(max(value or 0, 0), 9))
        elif word == "ansicpg":
            self.encoding = CODE_PAGES.get(value or 0, CHINESE)
        elif word in SIGNS:
            self.add(SIGNS[word])
        elif self.states[-1].seen:
            self.lay_out(word, value)

    def lay_out(self, word: str, value: int | None) -> None:
        """Take a word that parts lines, cells and rows, or tells what a paragraph is."""
        if word == "pard":
            self.in_table, self.level = False, 0
        elif word == "intbl":
            self.in_table = True
        elif word == "outlinelevel":
            self.level = value + 1 if value is not None and 0 <= value < 9 else 0
        elif word in ENDS:
            self.end_line()
        elif word == "cell":
            self.row.cells.append(" ".join(self.take_words().split()))
        elif word == "row":
            self.end_row()
        elif word == "trowd":
            self.row.merged, self.row.merges = [], False
        elif word == "clvmrg":
            self.row.merges = True
        elif word == "cellx":
            self.row.merged.append(self.row.merges)
            self.row.merges = False

    def end_row(self) -> None:
        """Add a row; a cell that goes on with the one above says its words again."""
        row, above = self.row, self.row.above
        goes_on = [*row.merged, *([False] * len(row.cells))]
        cells = [
            above[place] if goes_on[place] and not words and place < len(above) else words
            for place, words in enumerate(row.cells)
        ]
        self.builder.add_line("\t".join(cells), MarkKind.ROW)
        row.above, row.cells = cells, []

    def end_line(self) -> None:
        """Put the line at hand into the text; inside a cell a line is no more than a blank."""
        if self.in_table:
            self.add(" ")
            return
        self.builder.add_line(self.take_words(), MarkKind.HEADING if self.level else None, self.level)

    def take_words(self) -> str:
        """The words since the last line or cell, pairs of surrogates joined."""
        self.flush()
        words = "".join(self.words)
        self.words.clear()
        return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def add(self, words: str) -> None:
        """Add characters to the line at hand."""
        self.flush()
        if self.states[-1].seen:
            self.words.append(words)

    def add_bytes(self, data: bytes) -> None:
        """Add bytes, less those that stand in for a character that was given in Unicode."""
        dropped = min(self.skip, len(data))
        self.skip -= dropped
        if self.states[-1].seen:
            self.raw += data[dropped:]

    def flush(self) -> None:
        """Turn the bytes at hand into characters."""
        if self.raw:
            self.words.append(self.raw.decode(self.encoding, "replace"))
            self.raw.clear()


def check_words(content: Content) -> Content:
    """`content`, unless too much of it was lost in decoding: then ReadError."""
    check_loss(content.raw)
    return content
