"""Records that are kept and sorted on disk, and the joining of documents that is done with them."""

import json
import weakref
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import read, write_trig

from kg import shelf
from kg.codec import pack_record, unpack_record
from kg.engine.run import slim_extract
from kg.graph import build_graph
from kg.model import Extract, Span, Text
from kg.report import make_report
from kg.resolve import join_documents, write_book
from kg.shelf import Pile, Room, Shelf

ROWS = st.lists(st.tuples(st.text(max_size=3), st.integers(0, 3), st.floats(allow_nan=False)), max_size=12)


@given(ROWS, st.integers(0, 4))
def test_records_of_one_key_stay_as_they_came_however_often_they_were_put_away(rows, held: int) -> None:
    pile = Pile(Span, held=held)
    for place, key in enumerate(rows):
        pile.add(key, Span(place, place))
    places = sorted(range(len(rows)), key=lambda place: rows[place])
    for _ in range(2):
        assert [(key, one.start) for key, one in pile.sort()] == [(rows[place], place) for place in places]
    assert len(list(pile.groups())) == len(set(rows))


@given(st.lists(st.text(), max_size=5))
def test_a_shelf_is_what_was_put_on_it(words: list[str]) -> None:
    kept = Shelf(str, words)
    assert list(kept) == words == [kept[place] for place in range(len(words))]
    assert list(zip(kept, kept, strict=True)) == list(zip(words, words, strict=True))
    assert kept[-2:] == words[-2:]
    with pytest.raises(IndexError):
        kept[len(words)]


class Packed(Sequence[Extract]):
    """Documents that are unpacked whenever they are asked for."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines

    def __len__(self) -> int:
        return len(self.lines)

    def __getitem__(self, place):
        return unpack_record(Extract, self.lines[place])


SIGNS = "东西南北金银红绿"
TEXT = (
    "临江区教育局2019年工作总结\n"
    "2019年，临江区教育局在东城小学举办第三届园丁节。临江区西城小学王南芳老师获2019年自治区园丁奖。"
    "北城小学有学生800人。金城小学与银城小学结对。临江区红城小学加入临江区绿江教育集团，东城小学退出该集团。"
    + "全区教师认真学习贯彻党的教育方针，扎实开展师德师风建设，群众满意度不断提高，各校严格落实课后服务要求。\n"
    * 20
)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Documents of one text under other names, a few of them copies of others, packed and sorted by path."""
    model = json.dumps(json.loads(pack_record(slim_extract(read(TEXT, "@.txt")))), ensure_ascii=False)
    made = []
    for number in range(48):
        turn = number % 20
        moved = str.maketrans(SIGNS, SIGNS[turn % 8 :] + SIGNS[: turn % 8]) | str.maketrans(
            "三", "一二三四五六七"[turn % 7]
        )
        made.append(model.translate(moved).replace("@.txt", f"{number:04}.txt"))
    return made


def test_documents_joined_on_disk_are_those_joined_in_memory(
    lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = join_documents(list(Packed(lines)))
    assert 0 < sum(bool(document.copy_of) for document in whole.documents) < len(lines)
    monkeypatch.setattr(shelf, "HELD", 7)
    parted = join_documents(Packed(lines), room=Room(tmp_path))
    assert isinstance(parted.statements, Shelf)
    for name in ("documents", "entities", "statements", "observations", "findings"):
        assert tuple(getattr(parted, name)) == tuple(getattr(whole, name)), name
    assert list(write_book(parted.resolution)) == list(write_book(whole.resolution))
    assert write_trig(build_graph(parted, folder=tmp_path)) == write_trig(build_graph(whole))
    assert make_report(parted, "1") == make_report(whole, "1")


def test_joining_holds_no_documents(lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "HELD", 7)
    documents = Watched(lines)
    assert len(join_documents(documents, room=Room(tmp_path)).documents) == len(lines)
    assert 0 < documents.most < 5


class Watched(Packed):
    """Documents that are unpacked whenever they are asked for, and the `most` of them, or of their texts, that were held at once."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(lines)
        self.held = {Seen: [], SeenText: []}
        self.most = 0

    def __getitem__(self, place):
        extract = super().__getitem__(place)
        return self.watch(Seen, replace(extract, text=self.watch(SeenText, extract.text)))

    def watch(self, kind: type, one: object):
        seen = kind(**{field.name: getattr(one, field.name) for field in fields(one)})
        self.held[kind] = [held for held in self.held[kind] if held() is not None] + [weakref.ref(seen)]
        self.most = max(self.most, len(self.held[kind]))
        return seen


class Seen(Extract):
    __slots__ = ("__weakref__",)


class SeenText(Text):
    __slots__ = ("__weakref__",)
