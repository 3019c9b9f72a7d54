"""Starts this package in a Python of its own."""

import sys
from pathlib import Path

START = "import sys; sys.path[:] = sys.argv[2:]; from {} import main; main()"


def command_python(module: str, settings: str = "") -> list[str]:
    """The command that runs `main()` of `module` with our own search path; `settings` are its `sys.argv[1]`.

    The folder where the user happens to stand is not on that path, so that nothing in it is imported.

    >>> command_python("kg.engine.worker")[1:4]
    ['-P', '-c', 'import sys; sys.path[:] = sys.argv[2:]; from kg.engine.worker import main; main()']
    """
    package = str(Path(__file__).resolve().parents[1])
    paths = [one for one in sys.path if Path(one).is_absolute()]
    return [sys.executable, "-P", "-c", START.format(module), settings, *paths, package]
