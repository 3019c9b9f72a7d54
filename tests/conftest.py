"""What many tests share: the samples, built once."""

from pathlib import Path

import pytest
from few_documents import write_documents

import kg

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def samples_build(tmp_path_factory: pytest.TempPathFactory) -> kg.Build:
    """The build of samples/."""
    return kg.build(ROOT / "samples", tmp_path_factory.mktemp("samples") / "out")


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of five documents, which no test changes."""
    return write_documents(tmp_path_factory.mktemp("documents"))
