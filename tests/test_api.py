"""The names that scripts and notebooks use."""

import subprocess
import sys
from pathlib import Path

import pytest
from texts import name_each

import kg
from kg.errors import BuildError, NotFoundError, QueryError, ReadError
from kg.query import Table

ROOT = Path(__file__).parents[1]
WORDS = "2023年，泰和县樟塘中心小学获得江西省文明校园称号。"


def test_every_public_name_is_there_and_documented() -> None:
    assert {name for name in dir(kg) if not name.startswith("_")} == set(kg.__all__)
    assert all((getattr(kg, name).__doc__ or "").strip() for name in kg.__all__)
    assert all(
        method.__doc__ for name, method in vars(kg.Build).items() if not name.startswith("_") and name != "folder"
    )


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = kg.nonsense  # type: ignore[attr-defined]


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, kg; print(sorted({'pyoxigraph', 'lxml', 'rdflib', 'jieba', 'click'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_asking_a_build_loads_nothing_that_makes_one() -> None:
    code = "import sys, kg.api, kg.cli.query, kg.cli.show; print([name for name in ('kg.extract', 'kg.relate', 'kg.view') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_making_a_build_loads_nothing_that_its_processes_load() -> None:
    code = "import sys, kg.pipeline; print([name for name in ('kg.extract', 'kg.mention', 'kg.relate', 'pyvis') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_a_text_is_extracted_with_its_evidence() -> None:
    knowledge = kg.extract_text(WORDS, "消息.txt")
    received = next(one for one in knowledge.statements if one.predicate == "received")
    names = name_each(knowledge)
    assert names[received.subject].endswith("樟塘中心小学")
    assert received.evidence[0].path == "消息.txt"
    assert "文明校园" in received.evidence[0].span.of(knowledge.documents[0].chars)


def test_a_text_and_a_file_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "消息.txt").write_text(WORDS, encoding="utf-8")
    assert kg.extract_file(tmp_path / "消息.txt") == kg.extract_text(WORDS, "消息.txt")


def test_a_build_is_made_opened_asked_and_drawn(tmp_path: Path) -> None:
    (tmp_path / "消息.txt").write_text(WORDS, encoding="utf-8")
    made = kg.build([tmp_path / "消息.txt"], str(tmp_path / "out"))
    build = kg.open_build(tmp_path / "out")
    assert build == made == kg.Build(tmp_path / "out")
    answer = build.ask("awards-by-level")
    assert isinstance(answer, Table)
    assert len(answer.rows) == 1
    assert build.show("泰和县樟塘中心小学")[0].claims
    assert "樟塘中心小学" in build.draw("awards")
    assert "樟塘中心小学" in build.draw("all", focus="樟塘中心小学", depth=2)
    assert "樟塘中心小学" in build.draw_answer("CONSTRUCT WHERE { ?s a edu:School }")
    assert build.validate().conforms
    assert build.export("ntriples", tmp_path / "graph.nt") == (tmp_path / "graph.nt",)


def test_mistakes_are_told_by_their_kind(tmp_path: Path) -> None:
    (tmp_path / "消息.txt").write_text(WORDS, encoding="utf-8")
    build = kg.build(tmp_path / "消息.txt", tmp_path / "out")
    with pytest.raises(BuildError):
        kg.open_build(tmp_path)
    with pytest.raises(ReadError):
        kg.extract_file(tmp_path / "missing.txt")
    with pytest.raises(QueryError):
        build.ask("nonsense")
    with pytest.raises(NotFoundError):
        build.draw_answer("ASK { ?s ?p ?o }")
    with pytest.raises(NotFoundError):
        build.show("不存在的学校名")
