"""What many tests share: the samples, built once."""

from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def samples_build(tmp_path_factory: pytest.TempPathFactory) -> kg.Build:
    """The build of samples/."""
    return kg.build(ROOT / "samples", tmp_path_factory.mktemp("samples") / "out")
