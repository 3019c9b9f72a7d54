"""A text says the same whatever a page, a program or a typist left in it: blank lines, names of characters, dots for full stops, tags."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from texts import name_each, read, read_file

from kg.extract import extract_source
from kg.fold import fold_text
from kg.model import Extract

OPEN = Path(__file__).parent / "gold" / "open"
SAME = 0.93
"""The share of what is said by either that both must say."""
WIDE = {ord("0") + digit: ord("０") + digit for digit in range(10)}
LEFT: dict[str, Callable[[str], str]] = {
    "blank lines": lambda text: re.sub(r"\n+", "\n\n\n", text),
    "names of blanks": lambda text: text.replace(" ", "&nbsp;").replace("，", "，&nbsp;"),
    "names of quotation marks": lambda text: text.replace("“", "&ldquo;").replace("”", "&rdquo;"),
    "dots": lambda text: text.replace("。", "."),
    "wide digits": lambda text: text.translate(WIDE),
    "indents": lambda text: "\n".join(f"\u3000\u3000{line}" for line in text.split("\n")),
    "line ends": lambda text: text.replace("\n", "\r\n"),
}


def list_said(extract: Extract) -> set[tuple[str, str, str]]:
    """What a text says, by names without blanks, folded."""
    names = {key: fold_text(name).replace(" ", "") for key, name in name_each(extract).items()}
    return {(names[one.subject], one.predicate.value, names[one.object]) for one in extract.statements}


def share_alike(one: Extract, other: Extract) -> float:
    """The share of what either of two texts says that both say."""
    first, second = list_said(one), list_said(other)
    return len(first & second) / len(first | second)


@pytest.mark.parametrize("name", ["o42", "o200"])
def test_what_was_left_in_a_text_changes_nothing_it_says(name: str, tmp_path: Path) -> None:
    text = (OPEN / f"{name}.txt").read_text(encoding="utf-8")
    plain = read(text)
    alike = {left: share_alike(plain, read(change(text).replace("\r\n", "\n"))) for left, change in LEFT.items()}
    page = "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line.strip())
    alike["tags"] = share_alike(plain, extract_source(read_file(tmp_path, "a.txt", page.encode())))
    assert min(alike.values()) >= SAME, alike


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("我校&nbsp;&nbsp;有&ldquo;书香&rdquo;校园。", "我校 有“书香”校园。"),
        ("&nbsp;&ldquo;书香&rdquo;&nbsp;校园，&#19968;&#x4E2D;&#65306;获奖。", "“书香” 校园，一中：获奖。"),
        ("第一&#8203;中学&#8238;获奖。", "第一中学获奖。"),
        ("AT&T公司与R&D中心，A&BC;D。", "AT&T公司与R&D中心，A&BC;D。"),
        (
            "一.工作\n建成学校.招生.开学.毕业.离校.返校.\n1.5亿元。甲。乙。",
            "一.工作\n建成学校.招生.开学.毕业.离校.返校.\n1.5亿元。甲。乙。",
        ),
        (
            "一.工作\n建成学校.招生.开学.毕业.离校.投入1.5亿元.",
            "一.工作\n建成学校。招生。开学。毕业。离校。投入1.5亿元。",
        ),
    ],
)
def test_what_stands_for_a_character_is_shown_as_it(text: str, clean: str) -> None:
    assert read(text).text.chars == clean
