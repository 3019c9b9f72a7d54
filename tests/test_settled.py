"""What a power cut leaves: a build is on the disk before it takes the place of the last one, and that before the last is removed."""

import errno
import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from kg import files, folder
from kg.errors import BuildError
from kg.folder import open_workplace


def make_build(out: Path, words: str) -> None:
    with open_workplace(out) as place:
        (place.folder / "text").mkdir()
        (place.folder / "text" / "a.txt").write_text(words, encoding="utf-8")
        (place.cache.folder / "x").write_text(words, encoding="utf-8")
        (place.folder / "manifest.json").write_text(json.dumps({"tool": "edukg", "x": words}), encoding="utf-8")


def read_words(out: Path) -> str:
    return (out / "text" / "a.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("in_one_step", [True, False])
def test_every_file_is_settled_before_the_swap_and_the_swap_before_the_removal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    out = tmp_path / "out"
    make_build(out, "old")
    settled: list[tuple[int, bool, str]] = []
    removed: list[str] = []
    settle, remove = os.fsync, shutil.rmtree

    def note(handle: int) -> None:
        told = os.fstat(handle)
        settled.append((told.st_ino, stat.S_ISDIR(told.st_mode), read_words(out)))
        settle(handle)

    def note_removal(path: Path, **more: bool) -> None:
        removed.append(read_words(out) if settled and settled[-1][0] == tmp_path.stat().st_ino else "too early")
        remove(path, **more)

    monkeypatch.setattr(files, "settle_disk", lambda _: False)
    if not in_one_step:
        monkeypatch.setattr(folder, "exchange_folders", lambda *_: False)
    monkeypatch.setattr(os, "fsync", note)
    monkeypatch.setattr(shutil, "rmtree", note_removal)
    make_build(out, "new")
    monkeypatch.undo()
    *before, last = settled
    kept = {path for path in out.rglob("*") if ".cache" not in path.relative_to(out).parts} | {out}
    assert {one[:2] for one in before} == {(path.stat().st_ino, path.is_dir()) for path in kept}
    assert {words for _, _, words in before} == {"old"}
    assert last == (tmp_path.stat().st_ino, True, "new")
    assert removed == ["new"]


def test_a_disk_that_does_not_take_the_build_leaves_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_build(tmp_path / "out", "old")

    def fail(place: Path) -> bool:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(place))

    monkeypatch.setattr(files, "settle_disk", fail)
    with pytest.raises(BuildError, match=os.strerror(errno.EIO)):
        make_build(tmp_path / "out", "new")
    assert read_words(tmp_path / "out") == "old"


def test_a_system_that_settles_no_disk_at_once_is_told_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(files.ctypes, "CDLL", refuse)
    assert not files.settle_disk(tmp_path)
