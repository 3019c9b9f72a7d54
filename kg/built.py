"""Tells a folder that `kg build` wrote from any other."""

import json
from pathlib import Path

MANIFEST = "manifest.json"
TOOL = "edukg"


def is_build(folder: Path) -> bool:
    """Whether `folder` holds what `kg build` writes."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(manifest, dict) and manifest.get("tool") == TOOL


def read_base(folder: Path) -> str:
    """What the IRIs of a build's data begin with."""
    manifest = json.loads((folder / MANIFEST).read_bytes())
    return str(manifest.get("settings", {}).get("base", ""))
