"""Answers that several addresses give: errors in the form that was asked for, bodies from workers, whole requests."""

import asyncio
import contextlib
import json
from collections.abc import Coroutine

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from kg.serve.layout import render_page
from kg.serve.media import HTML, choose_media
from kg.serve.record import Result, Task, TaskError

OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Link, X-SPARQL-MaxRows"}
"""Reading is open to pages of other servers."""


def tell_error(request: Request, status: int, message: str, cure: str = "") -> Response:
    """An error as a page, as JSON or as plain text, whichever the client likes."""
    kind = choose_media(request.headers.get("accept"), ["text/plain", "application/json", HTML])
    head = dict(OPEN)
    if status == 503:
        head["Retry-After"] = "5"
    if kind == HTML:
        page = render_page(request, "error.html", status=status, message=message, cure=cure)
        return Response(page, status, head, HTML)
    if kind == "application/json":
        words = json.dumps({"status": status, "message": message, "cure": cure}, ensure_ascii=False)
        return Response(words, status, head, "application/json")
    return Response(f"{message}{f' ({cure})' if cure else ''}\n", status, head, "text/plain; charset=utf-8")


async def read_body(request: Request) -> bytes:
    """The body of the request; TaskError 413 if it is too large, 408 if it comes too slowly."""
    settings = request.app.state.settings
    said = request.headers.get("content-length", "")
    if said.isascii() and said.isdigit() and (len(said) > 12 or int(said) > settings.body):
        raise TaskError(413, f"the request is larger than {settings.body} bytes", "send less")
    body = bytearray()
    try:
        async with asyncio.timeout(settings.body_seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > settings.body:
                    raise TaskError(413, f"the request is larger than {settings.body} bytes", "send less")
    except TimeoutError as error:
        raise TaskError(408, "the request came too slowly", "send it again") from error
    except ClientDisconnect as error:
        raise TaskError(400, "the request broke off") from error
    return bytes(body)


async def run_task(request: Request, name: str, **arguments: object) -> Result:
    """The answer of a worker; the task is ended when the client goes away."""
    return await end_with_client(request, request.app.state.pool.run(Task(name, arguments)))


async def end_with_client(request: Request, work: Coroutine[object, object, Result]) -> Result:
    """What `work` gives; TaskError 499 (nobody is there to read it) and an end to the work if the client leaves."""
    doing = asyncio.ensure_future(work)
    watching = asyncio.ensure_future(wait_for_end(request))
    try:
        await asyncio.wait({doing, watching}, return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            raise TaskError(499, "the client went away")
        return doing.result()
    finally:
        for one in (doing, watching):
            if not one.done():
                one.cancel()
                with contextlib.suppress(asyncio.CancelledError, TaskError):
                    await one


async def wait_for_end(request: Request) -> None:
    """Come back when the client has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
