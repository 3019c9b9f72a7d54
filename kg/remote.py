"""Talks to servers elsewhere: over http and https alone, without following redirections, within limits."""

from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx2

from kg.errors import KgError
from kg.record import record

AUTHENTICATIONS = ("basic", "digest", "bearer")
LARGEST = 256 << 20
"""Bytes of an answer that are read."""


@record
class Login:
    """How a client says who it is: one of AUTHENTICATIONS; a bearer's token is its secret. Without a user, none."""

    authentication: str = "basic"
    user: str = ""
    secret: str = ""


@record
class Reply:
    """What a server answered: its media type in lower case, without parameters, and its body."""

    media_type: str
    content: bytes


def check_address(address: str, fault: type[KgError]) -> None:
    """Raise `fault` for an address that no server can have.

    >>> check_address("file:///etc/passwd", KgError)
    Traceback (most recent call last):
    kg.errors.KgError: file:///etc/passwd: is no address of a server (it begins with http:// or https://)
    """
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        known = False
    if not known:
        raise fault(f"{address}: is no address of a server", "it begins with http:// or https://")


class Remote:
    """A client whose failures are raised as `fault`, in plain words; what it sends goes where the user sent it alone.

    `cure` is what helps where no answer comes.
    """

    def __init__(self, fault: type[KgError], seconds: float, login: Login | None = None, cure: str = "") -> None:
        self.fault = fault
        self.cure = cure or "is the server running, the address right?"
        auth, headers = write_login(login or Login())
        headers["User-Agent"] = "edukg"
        self.client = httpx2.Client(auth=auth, headers=headers, timeout=seconds, follow_redirects=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.client.close()

    def send(self, method: str, address: str, **options: Any) -> Reply:
        """The server's answer to a request (`options` are those of httpx2); `fault` for everything that fails."""
        content = bytearray()
        try:
            with self.client.stream(method, address, **options) as answer:
                for part in answer.iter_bytes():
                    content += part
                    if len(content) > LARGEST:
                        raise self.fault(f"{address}: the answer is larger than {LARGEST >> 20} MiB", "ask for less")
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise self.fault(f"{address}: no answer: {error}", self.cure) from error
        if not answer.is_success:
            moved = answer.headers.get("location", "")
            said = f"moved to {moved}" if moved else " ".join(content[:300].decode(errors="replace").split())
            cure = "may you do that there?" if answer.status_code in (401, 403, 405) else ""
            raise self.fault(f"{address}: the server answered {answer.status_code}: {said}", cure)
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Reply(kind, bytes(content))


def write_login(login: Login) -> tuple[Any, dict[str, str]]:
    """What makes a client of httpx2 say who it is: its `auth` and its headers."""
    if login.authentication == "bearer" and login.secret:
        return None, {"Authorization": f"Bearer {login.secret}"}
    if not login.user:
        return None, {}
    kind = httpx2.DigestAuth if login.authentication == "digest" else httpx2.BasicAuth
    return kind(login.user, login.secret), {}
