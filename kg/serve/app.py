"""The web application: which address is answered by what."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.serve import answers, linked, pages, sparql
from kg.serve.headers import SafeHeaders
from kg.serve.place import Place, open_place
from kg.serve.pool import Pool
from kg.serve.record import ServeSettings, Task, TaskError

READ = ["GET", "HEAD"]
ROUTES = (
    Route("/", pages.show_home, methods=READ),
    Route("/search", pages.show_search, methods=READ),
    Route("/sparql", sparql.answer_protocol, methods=[*READ, "POST", "OPTIONS"]),
    Route("/graphs", sparql.read_graph_store, methods=READ),
    Route("/view/{name}", pages.show_view, methods=READ),
    Route("/questions", pages.show_questions, methods=READ),
    Route("/builder", pages.show_builder, methods=READ),
    Route("/terms", pages.show_terms, methods=READ),
    Route("/void", linked.describe_dataset, methods=READ),
    Route("/.well-known/void", linked.describe_dataset, methods=READ),
    Route("/ontology", linked.describe_ontology, methods=READ),
    Route("/static/{name}", pages.send_asset, methods=READ),
    Route("/robots.txt", pages.send_robots, methods=READ),
    Route("/{path:path}", linked.look_up, methods=READ),
)


def keep_finder(settings: ServeSettings) -> ServeSettings:
    """Settings of the process that finds names: it reads all of them once, which may take seconds, and is kept."""
    return replace(settings, workers=1, most_workers=1, patience=settings.limits.seconds)


async def read_names(finder: Pool) -> None:
    """Have the names read before the first search."""
    with contextlib.suppress(TaskError):
        await finder.run(Task("search", {"words": "", "most": 0}))


def make_app(folder: Path, settings: ServeSettings | None = None) -> Starlette:
    """The application that serves the build in `folder`; BuildError if there is none."""
    settings = settings or ServeSettings()
    place: Place = open_place(folder)

    @asynccontextmanager
    async def open_pool(app: Starlette) -> AsyncIterator[None]:
        app.state.pool, app.state.finder = Pool(folder, settings), Pool(folder, keep_finder(settings))
        await app.state.pool.open()
        app.state.finder.begin()
        reading = asyncio.create_task(read_names(app.state.finder))
        yield
        reading.cancel()
        await asyncio.gather(reading, app.state.pool.close(), app.state.finder.close(), return_exceptions=True)

    async def tell_mistake(request: Request, error: Exception) -> Response:
        if not isinstance(error, TaskError):
            raise error
        return answers.tell_error(request, error.status, error.message, error.cure)

    async def tell_status(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            raise error
        response = answers.tell_error(request, error.status_code, str(error.detail))
        response.headers.update(error.headers or {})
        return response

    app = Starlette(
        routes=list(ROUTES),
        lifespan=open_pool,
        middleware=[Middleware(SafeHeaders)],
        exception_handlers={TaskError: tell_mistake, HTTPException: tell_status},
    )
    app.state.settings = settings
    app.state.place = place
    app.state.counts = {}
    return app
