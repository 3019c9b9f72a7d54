"""Reads one file of any known format."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from kg.errors import ReadError
from kg.model import Source
from kg.read.content import MAX_CHARS, Content
from kg.read.kinds import find_kind
from kg.read.legacy import read_legacy
from kg.read.mail import read_archived_page, read_mail
from kg.read.opendocument import read_opendocument
from kg.read.pdf import read_pdf
from kg.read.pictures import read_picture
from kg.read.plain import read_markdown, read_text
from kg.read.richtext import read_richtext
from kg.read.separated import read_separated
from kg.read.webpage import read_webpage
from kg.read.word import read_word
from kg.read.workbook import read_workbook

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read; reports of schools and bureaus are a thousand times smaller."""

Reader = Callable[[bytes], Content]
READERS: dict[str, tuple[str, Reader]] = {
    ".txt": ("text/plain", read_text),
    ".md": ("text/markdown", read_markdown),
    ".html": ("text/html", read_webpage),
    ".htm": ("text/html", read_webpage),
    ".mht": ("multipart/related", read_archived_page),
    ".mhtml": ("multipart/related", read_archived_page),
    ".eml": ("message/rfc822", read_mail),
    ".csv": ("text/csv", read_separated),
    ".tsv": ("text/tab-separated-values", read_separated),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", read_word),
    ".doc": ("application/msword", read_legacy),
    ".wps": ("application/vnd.ms-works", read_legacy),
    ".rtf": ("application/rtf", read_richtext),
    ".odt": ("application/vnd.oasis.opendocument.text", read_opendocument),
    ".xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", read_workbook),
    ".xls": ("application/vnd.ms-excel", read_workbook),
    ".et": ("application/vnd.ms-excel", read_workbook),
    ".pdf": ("application/pdf", read_pdf),
    ".png": ("image/png", read_picture),
    ".jpg": ("image/jpeg", read_picture),
    ".jpeg": ("image/jpeg", read_picture),
    ".tif": ("image/tiff", read_picture),
    ".tiff": ("image/tiff", read_picture),
    ".bmp": ("image/bmp", read_picture),
}
"""Suffix to media type and reader."""
QUICK = frozenset({".txt", ".md", ".csv", ".tsv"})
"""Endings of files that are read as fast as what is kept of them would be."""


def read_source(path: Path, name: str) -> Source:
    """The file at `path`, to be known as `name`; ReadError says what is wrong with it and what helps."""
    ending = find_ending(path, name)
    data = load_bytes(path, name)
    kind = find_kind(data, ending)
    if kind not in READERS:
        raise ReadError(f"{name}: this is a {kind} file, which is not read", f"known are {' '.join(READERS)}")
    media_type, reader = READERS[kind]
    try:
        content = reader(data)
        check_content(content)
    except ReadError as error:
        raise ReadError(f"{name}: {error.message}", error.cure) from error
    return Source(
        path=name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=media_type,
        raw=content.raw,
        marks=content.marks,
        title=content.title,
        notes=content.notes,
    )


def takes_time(name: str) -> bool:
    """Whether it is worth while to keep what a file of this name holds."""
    return Path(name).suffix.lower() not in QUICK


def find_ending(path: Path, name: str) -> str:
    """The ending of a file; ReadError if it is missing or of no known ending."""
    check_file(path, name)
    if (ending := path.suffix.lower()) in READERS:
        return ending
    if ending == ".zip":
        raise ReadError(f"{name}: an archive holds several documents", "give it to kg build, or unpack it")
    kind = f"{path.suffix} files" if path.suffix else "files without an ending"
    raise ReadError(f"{name}: {kind} are not read", f"known are {' '.join(READERS)}")


def check_file(path: Path, name: str) -> None:
    """Raises ReadError for what is missing or no regular file, such as a folder or a pipe."""
    try:
        if path.is_dir():
            os.scandir(path).close()
            raise ReadError(f"{name}: is a folder", "name a file; kg build reads folders")
        if not path.is_file():
            missing = "is no regular file" if path.exists() else "there is no such file"
            raise ReadError(f"{name}: {missing}", "check the path")
    except OSError as error:
        raise ReadError(f"{name}: {error.strerror}", "check that the file may be read") from error


def load_bytes(path: Path, name: str) -> bytes:
    """The bytes of a file; ReadError if it is closed to us, larger than MAX_BYTES, or written to while it is read."""
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read(MAX_BYTES + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise ReadError(f"{name}: {error.strerror}", "check that the file may be read") from error
    if len(data) > MAX_BYTES:
        raise ReadError(f"{name}: larger than {MAX_BYTES // 2**20} MB", "split the file")
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise ReadError(f"{name}: it changed while it was read", "build again when nobody writes to it any more")
    return data


def check_content(content: Content) -> None:
    """Raises ReadError for a file without text, or with more of it than MAX_CHARS."""
    if not content.raw.strip():
        raise ReadError("the file holds no text", "check that it is the right file")
    if len(content.raw) > MAX_CHARS:
        raise ReadError(f"more than {MAX_CHARS:,} characters", "split the file")
