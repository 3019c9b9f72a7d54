"""Makes names that a file gives to what it holds safe to show and to put into paths."""

import re
import unicodedata
import zipfile

UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that are not shown, or turn the reading order of those that are."""
PARTS = re.compile(r"[/\\]+")
DRIVE = re.compile(r"^[A-Za-z]:$")
LONGEST_PART = 60
UNICODE_FLAG = 0x800
"""Set where an archive says that a name is in UTF-8."""


def clean_path(name: str) -> str:
    r"""A relative POSIX path of harmless parts: no way up, no root, no character that hides; "" where nothing is left.

    >>> clean_path("../../etc/总结.txt"), clean_path("C:\\甲\\乙.doc"), clean_path("a\u202etxt.exe\x00")
    ('etc/总结.txt', '甲/乙.doc', 'atxt.exe')
    """
    shown = "".join(char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char) not in UNSAFE)
    parts = (" ".join(part.split()) for part in PARTS.split(shown))
    return "/".join(shorten(part) for part in parts if part.strip(". ") and not DRIVE.match(part))


def shorten(part: str) -> str:
    """A part of a path short enough for any file system, its ending kept."""
    stem, dot, ending = part.rpartition(".")
    if len(part) <= LONGEST_PART or not dot or len(ending) > 10:
        return part[:LONGEST_PART].rstrip()
    return f"{stem[: LONGEST_PART - len(ending) - 1]}.{ending}"


def decode_member(info: zipfile.ZipInfo) -> str:
    """The name of a member: archives made on Chinese systems hold it in GB18030 and do not say so."""
    if info.flag_bits & UNICODE_FLAG:
        return info.filename
    try:
        data = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", "replace")
