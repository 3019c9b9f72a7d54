"""Opens the parts of a Word file, which is a zip archive of XML, and refuses what is built to do harm."""

import io
import struct
import zipfile
import zlib

from lxml import etree

from kg.errors import ReadError

MAX_PART = 64 * 1024 * 1024
"""Bytes that one part may unpack to; the text of a long report takes a hundredth of it."""
CHUNK = 1024 * 1024
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the archive library raises, depending on which bytes are wrong."""
DAMAGED = ("the file is damaged or no Word document", "open it in Word and save it again as .docx")
LEGACY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The first bytes of the older format of Office, which encrypted files of the newer one are wrapped in too."""


def open_archive(data: bytes) -> zipfile.ZipFile:
    """The archive in `data`; ReadError if it is none, or is encrypted."""
    if data.startswith(LEGACY):
        raise ReadError("the file has a password or is in the older Word format", "save it without password as .docx")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise ReadError(*DAMAGED) from error


def load_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one part, b"" if the archive has none of that name; ReadError if it is damaged or unpacks too far.

    The bytes are counted while they unpack, since the size an archive declares may be a lie.
    """
    try:
        info = archive.getinfo(name)
        if info.flag_bits & 1:
            raise ReadError("the file is encrypted", "save it without password")
        return unpack_part(archive, info)
    except KeyError:
        return b""
    except BROKEN as error:
        raise ReadError(*DAMAGED) from error


def unpack_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, at most MAX_PART of them, else ReadError."""
    chunks: list[bytes] = []
    size = 0
    with archive.open(info) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if size > MAX_PART:
                raise ReadError(f"a part unpacks to more than {MAX_PART // 2**20} MB", "split the file")
            chunks.append(chunk)
    return b"".join(chunks)


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML part; ReadError for what is no XML, and for a document type, which no Word file has."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(*DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise ReadError("the file declares a document type, which no Word file does", "save it again in Word")
    return root
