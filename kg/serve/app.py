"""The web application: which address is answered by what."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
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
from kg.serve.record import ServeSettings, TaskError

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


def make_app(folder: Path, settings: ServeSettings | None = None) -> Starlette:
    """The application that serves the build in `folder`; BuildError if there is none."""
    settings = settings or ServeSettings()
    place: Place = open_place(folder)

    @asynccontextmanager
    async def open_pool(app: Starlette) -> AsyncIterator[None]:
        pool = Pool(folder, settings)
        await pool.open()
        app.state.pool = pool
        yield
        await pool.close()

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
    return app
