"""Reads older formats of Word and WPS through a converter, where one is installed: antiword, else LibreOffice."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.errors import ReadError
from kg.read.content import Content
from kg.read.decode import decode_text
from kg.read.word import read_word

SECONDS = 120
"""The longest that a converter may take."""
NONE = (
    "older Word and WPS files need a converter, and none is installed",
    "install antiword or LibreOffice, or save the file as .docx",
)
FAILED = (
    "the file cannot be converted: it is damaged, or has a password",
    "open it in Word or WPS and save it as .docx",
)
OFFICES = ("soffice", "libreoffice")
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""Settings of LibreOffice: no macro runs, and nothing that a document links to is fetched."""
NOWHERE = "http://127.0.0.1:9"
"""A proxy that answers nobody, so that no converter reaches the network."""


def read_legacy(data: bytes) -> Content:
    """The text of a .doc or .wps file; ReadError if no converter is installed or none can read it."""
    antiword = shutil.which("antiword")
    office = next((found for name in OFFICES if (found := shutil.which(name))), None)
    if not antiword and not office:
        raise ReadError(*NONE)
    with tempfile.TemporaryDirectory(prefix="edukg-") as folder:
        if antiword and (words := convert_plainly(antiword, data, Path(folder))):
            return Content(decode_text(words))
        if office:
            return read_word(convert_to_word(office, data, Path(folder)))
    raise ReadError(*FAILED)


def convert_plainly(program: str, data: bytes, folder: Path) -> bytes:
    """What antiword makes of a file, b"" where it makes nothing of it; each paragraph is one line."""
    (folder / "in.doc").write_bytes(data)
    run_program([program, "-w", "0", "-m", "UTF-8.txt", str(folder / "in.doc")], folder)
    words = (folder / "stdout").read_bytes()
    return words if words.strip() else b""


def convert_to_word(program: str, data: bytes, folder: Path) -> bytes:
    """What LibreOffice makes of a file, with a profile of its own that is thrown away; ReadError if it is nothing."""
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE, encoding="utf-8")
    (folder / "in.doc").write_bytes(data)
    options = ["--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = ["--convert-to", "docx", "--outdir", str(folder), str(folder / "in.doc")]
    run_program([program, *options, profile, *target], folder)
    made = folder / "in.docx"
    if not made.is_file():
        raise ReadError(*FAILED)
    return made.read_bytes()


def run_program(command: Sequence[str], folder: Path) -> None:
    """Run a converter to its end, with its output in `folder`; ReadError if it takes too long, and nothing of it stays."""
    with (folder / "stdout").open("wb") as out:
        process = subprocess.Popen(  # noqa: S603 - the program is one of two, and no word of it is a document's
            command, cwd=folder, env=make_environment(folder), stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired as error:
            raise ReadError(f"converting it takes longer than {SECONDS} seconds", FAILED[1]) from error
        finally:
            end_group(process)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    except (ProcessLookupError, PermissionError):
        pass
    process.wait()


def make_environment(folder: Path) -> Mapping[str, str]:
    """What a converter is told of the machine: where programs are, a home of its own, and a proxy that leads nowhere."""
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), NOWHERE)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "ANTIWORDHOME") if name in os.environ}
    return {**kept, **proxies, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
