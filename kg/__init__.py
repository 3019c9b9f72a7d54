"""edukg: a folder of Chinese education work summaries becomes a knowledge graph.

What a script or notebook needs stands here; it is loaded when first asked for, so that ``import kg`` costs nothing.

>>> import kg
>>> knowledge = kg.extract_text("2023年，泰和县樟塘中心小学获得全国文明校园称号。")
>>> [entity.name for entity in knowledge.entities if entity.kind == "School"]
['泰和县樟塘中心小学']
"""

from importlib import import_module
from typing import TYPE_CHECKING

from kg.errors import KgError

if TYPE_CHECKING:
    from kg.api import Build, build, evaluate_identity, extract_file, extract_text, open_build
    from kg.config import Settings

__version__ = "0.1.0"
__all__ = ["Build", "KgError", "Settings", "build", "evaluate_identity", "extract_file", "extract_text", "open_build"]

_HOMES = {"Settings": "kg.config"}


def __getattr__(name: str) -> object:
    """A public name, from the module that holds it."""
    if name not in __all__:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "kg.api")), name)


def __dir__() -> list[str]:
    """The public names."""
    return [*__all__, "__version__"]
