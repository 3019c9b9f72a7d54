"""Reads mails (.eml) and web pages saved in one file (.mht): both are messages of several parts."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage

from kg.errors import ReadError
from kg.model import MarkKind
from kg.read.builder import Builder
from kg.read.content import Content
from kg.read.decode import decode_text
from kg.read.webpage import read_webpage

MAX_PARTS = 2_000
MAX_BOUNDARIES = 10_000
"""Boundaries that a message may declare; an honest one has one for each level of its parts."""
DAMAGED = ("the message is damaged", "open it in a mail program or browser and save it again")
FAULTS = (ValueError, LookupError, TypeError, AttributeError, IndexError, KeyError, RecursionError, AssertionError)
"""What the library raises over headers and encodings that keep no rule."""


def parse_mail(data: bytes) -> EmailMessage:
    """The message in `data`; ReadError if it is none."""
    if data.lower().count(b"boundary=") > MAX_BOUNDARIES:
        raise ReadError("the message has too many parts", "save its text as .html or .txt")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except FAULTS as error:
        raise ReadError(*DAMAGED) from error
    if not isinstance(message, EmailMessage) or not message.keys():
        raise ReadError(*DAMAGED)
    return message


def list_parts(message: EmailMessage) -> list[EmailMessage]:
    """The parts that hold no others, in order; those of a message that is attached are not among them."""
    found: list[EmailMessage] = []
    pending: list[EmailMessage] = [message]
    while pending and len(found) < MAX_PARTS:
        part = pending.pop()
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            pending += [one for one in reversed(list(part.iter_parts())) if isinstance(one, EmailMessage)]
        else:
            found.append(part)
    return found


def list_attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The name and bytes of each attachment that has a name."""
    for part in list_parts(message):
        name = read_name(part)
        if name:
            yield name, load_part(part)


def read_name(part: EmailMessage) -> str:
    """The file name that a part declares, "" if it has none or a broken one; an attached message is called after its subject."""
    try:
        name = part.get_filename() or ""
        if not name and part.get_content_type() == "message/rfc822":
            return "attached.eml"
    except FAULTS:
        return ""
    return name


def load_part(part: EmailMessage) -> bytes:
    """The bytes of a part as they were before they were encoded for the way, b"" where they are beyond repair."""
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        data = part.get_payload(decode=True)
    except FAULTS:
        return b""
    return data if isinstance(data, bytes) else b""


def read_header(message: EmailMessage, name: str) -> str:
    """The words of a header in one line, "" where there is none or a broken one."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except FAULTS:
        return ""


def read_body(message: EmailMessage) -> Content | None:
    """The text of a message, as plain text if it has that, else its web page; None if it has neither."""
    texts = [part for part in list_parts(message) if not read_name(part)]
    plain = [load_part(part) for part in texts if part.get_content_type() == "text/plain"]
    pages = [part for part in texts if part.get_content_type() == "text/html"]
    if any(words.strip() for words in plain):
        return Content("\n".join(decode_text(words) for words in plain))
    return read_webpage(load_page(pages[0])) if pages else None


def load_page(part: EmailMessage) -> bytes:
    """A web page with the encoding that the message tells of it, where the page declares none."""
    data = load_part(part)
    charset = part.get_content_charset("")
    if not charset.isascii() or b"charset" in data[:4096].lower():
        return data
    return b'<meta charset="' + charset.encode() + b'">' + data if charset else data


def read_mail(data: bytes) -> Content:
    """The subject of a mail and its text; its attachments are documents by themselves."""
    message = parse_mail(data)
    subject = read_header(message, "Subject")
    body = read_body(message)
    builder = Builder()
    builder.add_line(subject, MarkKind.HEADING, 1)
    if body is None:
        return builder.finish(subject)
    return builder.add_content(body).finish(subject or body.title)


def read_archived_page(data: bytes) -> Content:
    """The page of a .mht file; its pictures and frames are left out."""
    pages = [part for part in list_parts(parse_mail(data)) if part.get_content_type() == "text/html"]
    if not pages:
        raise ReadError("the file holds no web page", "open it in a browser and save it as .html")
    return read_webpage(load_page(pages[0]))
