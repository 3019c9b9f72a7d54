"""Keeps what was worked out once, from one build to the next: results that depend on what they are asked for, and on nothing else."""

import hashlib
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.files import write_whole


class Memo:
    """Plain values by their keys; what a build does not ask for is forgotten with it.

    >>> memo = Memo({"一中": "yi zhong", "二中": "er zhong"})
    >>> memo.find("一中"), memo.find("三中"), memo.keep("三中", "san zhong"), memo.used
    ('yi zhong', None, 'san zhong', {'一中': 'yi zhong', '三中': 'san zhong'})
    """

    def __init__(self, older: Mapping[str, Any] | None = None) -> None:
        self.older = older or {}
        self.used: dict[str, Any] = {}

    def find(self, key: str) -> Any:
        """What is kept under a key, None where nothing is."""
        value = self.used.get(key)
        if value is None and (value := self.older.get(key)) is not None:
            self.used[key] = value
        return value

    def keep(self, key: str, value: Any) -> Any:
        """Keep a value, which is handed back."""
        self.used[key] = value
        return value


def name_work(*parts: Any) -> str:
    """The key of work on so many plain values.

    >>> len(name_work("places", [1, 2.5])) == 64, name_work("places", [1]) == name_work("places", [2])
    (True, False)
    """
    said = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def read_memo(file: Path, stamp: str) -> Memo:
    """The memo in a file, an empty one where it is missing, damaged, or of a program of another `stamp`."""
    try:
        told, values = json.loads(zlib.decompress(file.read_bytes()))
    except (OSError, ValueError, zlib.error):
        return Memo()
    return Memo(values if told == stamp else None)


def write_memo(memo: Memo, file: Path, stamp: str) -> None:
    """Write what was used of a memo; BuildError where there is no room."""
    said = json.dumps([stamp, memo.used], separators=(",", ":"))
    write_whole(file, zlib.compress(said.encode(), 1))
