"""Runs the web application."""

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.errors import BuildError
from kg.serve.app import make_app
from kg.serve.record import ServeSettings

CONNECTIONS = 512
"""Connections at once; those beyond are told to come again."""
KEEP_ALIVE = 10


class PatientProtocol(H11Protocol):
    """HTTP that hangs up on a client which does not bring its request within `seconds`."""

    seconds = 15.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the request."""
        super().connection_made(transport)
        self.waiting = self.loop.call_later(self.seconds, self.hang_up)

    def hang_up(self) -> None:
        """End the connection if no request has come whole by now."""
        if self.scope is None and not self.transport.is_closing():
            self.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self.waiting.cancel()
        super().connection_lost(exc)


class Server(uvicorn.Server):
    """A server that tells when it answers."""

    started_words: Callable[[], None] = staticmethod(lambda: None)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the build and begin to answer."""
        await super().startup(sockets)
        if self.started:
            self.started_words()


def make_server(folder: Path, host: str, port: int, settings: ServeSettings) -> tuple[Server, socket.socket]:
    """A server and the socket it listens on; BuildError if `folder` is no build or the address is taken."""
    protocol: Any = type("Protocol", (PatientProtocol,), {"seconds": settings.header_seconds})
    config = uvicorn.Config(
        make_app(folder, settings), host=host, port=port, log_level="warning", access_log=False, server_header=False,
        http=protocol, ws="none", limit_concurrency=CONNECTIONS, timeout_keep_alive=KEEP_ALIVE,
        h11_max_incomplete_event_size=64 << 10, timeout_graceful_shutdown=5,
    )  # fmt: skip
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise BuildError(f"{host}:{port}: cannot listen there: {error.strerror}", "choose another --port") from error
    return Server(config), listener


def serve_build(
    folder: Path,
    host: str = "127.0.0.1",
    port: int = 8000,
    settings: ServeSettings | None = None,
    started: Callable[[str], None] | None = None,
) -> None:
    """Serve the build in `folder` until it is stopped; BuildError if there is none or the address is taken.

    `started` is told the address once requests are answered.
    """
    server, listener = make_server(folder, host, port, settings or ServeSettings())
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listener.getsockname()[1]}/"
    if started:
        server.started_words = lambda: started(address)
    server.run(sockets=[listener])
