"""Waits for documents to change."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import Change, watch

from kg.built import is_build

QUIET = 2.0
"""Seconds without a change after which a folder is taken to be whole: long enough for a copy of many files."""
LONGEST = 600.0
"""Seconds after which changes are told though there are ever more."""
FIRST = 100
"""Milliseconds until the first word where nothing changes."""


def follow_folders(paths: Sequence[Path], out: Path, quiet: float = QUIET) -> Iterator[frozenset[Path]]:
    """The files that changed below `paths`: none at once, then some whenever nothing more has changed for `quiet` seconds.

    What is built, hidden or out of sight does not count. What changes while the caller is at work is told afterwards.
    """
    roots = [path.resolve() for path in paths]
    out = out.resolve()

    def counts(_change: Change, name: str) -> bool:
        path = Path(name)
        inside = next((path.relative_to(root) for root in roots if path.is_relative_to(root)), Path(path.name))
        hidden = any(part.startswith(".") for part in inside.parts)
        return not hidden and not path.is_relative_to(out) and not any(map(is_build, path.parents))

    step, longest = max(int(quiet * 1000), 1), int(LONGEST * 1000)
    begun = False
    for changes in watch(
        *roots, watch_filter=counts, step=step, debounce=longest, rust_timeout=FIRST, yield_on_timeout=True
    ):
        # The first word comes when the folders are being watched, with or without changes; then only changes count.
        if changes or not begun:
            begun = True
            yield frozenset(Path(name) for _, name in changes)
