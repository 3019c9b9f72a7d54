"""Takes documents out of the files that hold several: archives, and mails with attachments."""

import hashlib
import io
import stat
import zipfile
from pathlib import Path, PurePosixPath

from kg.errors import ReadError
from kg.files import write_whole
from kg.read.archive import BROKEN, CHUNK
from kg.read.find import SKIPPED
from kg.read.mail import list_attachments, parse_mail
from kg.read.names import clean_path, decode_member
from kg.read.source import MAX_BYTES, READERS, load_bytes
from kg.record import record

ARCHIVES = frozenset({".zip"})
MAILS = frozenset({".eml"})
CONTAINERS = ARCHIVES | MAILS
"""Endings of files that are opened for the documents in them."""
MAX_DEPTH = 3
"""An archive in an archive in an archive is opened, one in that is not."""
MAX_MEMBERS = 20_000
MAX_TOTAL = 2 * 1024**3
"""Bytes that one file may unpack to, with all that lies in it at any depth."""
NO_DOCUMENTS = ("__MACOSX",)
"""Folders in archives that hold what a system keeps for itself."""
SPLIT = "split it into smaller archives"


@record
class Member:
    """A document that was taken out: the file it now lies in and the name it is known by, with its archive's before it."""

    path: str
    name: str


@record
class Trouble:
    """What could not be taken out, why, and what helps."""

    name: str
    reason: str
    cure: str


class Unpacker:
    """Opens one file and what lies in it, and puts the documents into `folder` under names made of their bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.members: list[Member] = []
        self.troubles: list[Trouble] = []
        self.names: set[str] = set()
        self.count = self.total = 0

    def open_file(self, path: Path, name: str) -> None:
        """Take everything out of the file at `path`; what goes wrong becomes a trouble."""
        try:
            if path.suffix.lower() in MAILS:
                self.open_mail(load_bytes(path, name), name, 1)
                return
            with zipfile.ZipFile(path) as archive:
                self.open_archive(archive, name, 1)
        except ReadError as error:
            self.note(name, error)
        except BROKEN:
            self.note(name, ReadError("the archive is damaged or no zip archive", "pack it anew as .zip"))

    def note(self, name: str, error: ReadError) -> None:
        """Keep why a member or archive could not be taken out, for the report."""
        self.troubles.append(Trouble(name, error.message.removeprefix(f"{name}: "), error.cure))

    def open_archive(self, archive: zipfile.ZipFile, name: str, depth: int) -> None:
        """Take out every member, in the order of names; ReadError when the whole grows too large."""
        listed = [(clean_path(decode_member(info)), info) for info in archive.infolist() if not info.is_dir()]
        for inner, info in sorted(listed, key=lambda pair: (pair[0], pair[1].header_offset)):
            if not is_skipped(inner):
                self.open_member(archive, info, self.find_name(f"{name}/{inner}"), depth)

    def open_member(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, depth: int) -> None:
        """Take out one member; one that is no document, locked or damaged is a trouble and harms no other."""
        self.count += 1
        if self.count > MAX_MEMBERS:
            raise ReadError(f"the archive holds more than {MAX_MEMBERS:,} files", SPLIT)
        try:
            check_member(info, name)
            data = self.unpack(archive, info)
        except ReadError as error:
            self.note(name, error)
        except BROKEN:
            self.note(name, ReadError("this file in the archive is damaged", "pack the archive anew"))
        else:
            if self.total > MAX_TOTAL:
                raise ReadError(f"the archive unpacks to more than {MAX_TOTAL // 2**20:,} MB", SPLIT)
            self.take(data, name, depth)

    def unpack(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
        """The bytes of a member, counted while they unpack; ReadError if they are too many."""
        chunks: list[bytes] = []
        size = 0
        with archive.open(info) as part:
            while chunk := part.read(CHUNK):
                size += len(chunk)
                self.total += len(chunk)
                if size > MAX_BYTES or self.total > MAX_TOTAL:
                    break
                chunks.append(chunk)
        if size > MAX_BYTES:
            raise ReadError(f"it unpacks to more than {MAX_BYTES // 2**20} MB", "split the file")
        return b"".join(chunks)

    def take(self, data: bytes, name: str, depth: int) -> None:
        """Put a document into the folder, and open it in its turn if it holds others."""
        ending = PurePosixPath(name).suffix.lower()
        if ending in ARCHIVES:
            self.open_inner(data, name, depth + 1)
            return
        path = self.folder / f"{hashlib.sha256(data).hexdigest()}{ending}"
        if not path.exists():
            write_whole(path, data)
        self.members.append(Member(str(path), name))
        if ending in MAILS:
            self.open_mail(data, name, depth + 1)

    def open_inner(self, data: bytes, name: str, depth: int) -> None:
        """Open an archive that lies in another file."""
        if depth > MAX_DEPTH:
            self.note(
                name, ReadError(f"archives are nested more than {MAX_DEPTH} deep", "unpack it and pack its files anew")
            )
            return
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN:
            self.note(name, ReadError("the archive is damaged or no zip archive", "pack it anew as .zip"))
            return
        with archive:
            self.open_archive(archive, name, depth)

    def open_mail(self, data: bytes, name: str, depth: int) -> None:
        """Take the attachments out of a mail, which is a document by itself too."""
        if depth > MAX_DEPTH:
            self.note(
                name, ReadError(f"mails are nested more than {MAX_DEPTH} deep", "save the attachments by themselves")
            )
            return
        for given, content in list_attachments(parse_mail(data)):
            self.count += 1
            self.total += len(content)
            if self.count > MAX_MEMBERS or self.total > MAX_TOTAL:
                raise ReadError("the mail holds too much", "save the attachments by themselves")
            inner = clean_path(given)
            if inner and PurePosixPath(inner).suffix.lower() in READERS.keys() | ARCHIVES:
                self.take(content, self.find_name(f"{name}/{inner}"), depth)

    def find_name(self, name: str) -> str:
        """`name`, with a number before its ending where another member has it already."""
        free, count = name, 1
        path = PurePosixPath(name)
        while free in self.names:
            count += 1
            free = str(path.with_name(f"{path.stem}-{count}{path.suffix}"))
        self.names.add(free)
        return free


def is_skipped(name: str) -> bool:
    """Whether a member is hidden, a lock file or a system's own, as in folders."""
    parts = name.split("/")
    return not name or any(part.startswith((*SKIPPED, *NO_DOCUMENTS)) for part in parts)


def check_member(info: zipfile.ZipInfo, name: str) -> None:
    """Raises ReadError for what is no readable document: a link, what has a password, an unknown format."""
    if stat.S_ISLNK(info.external_attr >> 16):
        raise ReadError("this is a link, which is not followed", "put the file itself into the archive")
    if info.flag_bits & 1:
        raise ReadError("this file in the archive has a password", "pack it without password")
    ending = PurePosixPath(name).suffix.lower()
    if ending not in READERS.keys() | CONTAINERS:
        kind = f"{ending} files" if ending else "files without an ending"
        raise ReadError(f"{kind} are not read", f"known are {' '.join((*READERS, *sorted(ARCHIVES)))}")


def unpack_file(path: Path, name: str, folder: Path) -> tuple[tuple[Member, ...], tuple[Trouble, ...]]:
    """The documents in the file at `path`, known as `name`, put into `folder`, and what could not be taken out."""
    unpacker = Unpacker(folder)
    unpacker.open_file(path, name)
    return tuple(unpacker.members), tuple(unpacker.troubles)


def holds_documents(name: str) -> bool:
    """Whether a file of this name is opened for the documents in it.

    >>> holds_documents("通知/附件.ZIP"), holds_documents("总结.docx")
    (True, False)
    """
    return PurePosixPath(name).suffix.lower() in CONTAINERS


def is_document(name: str) -> bool:
    """Whether a file of this name is a document by itself: all but archives, which only hold some."""
    return PurePosixPath(name).suffix.lower() not in ARCHIVES
