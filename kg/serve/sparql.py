"""The SPARQL endpoint and the reading half of the Graph Store Protocol (W3C Recommendations of 21 March 2013)."""

import hmac
import json
from dataclasses import asdict
from typing import Any

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response

from kg.query.answer import bind_term
from kg.query.term import from_oxigraph
from kg.serve.answers import OPEN, read_body, run_task, tell_error
from kg.serve.linked import describe_service
from kg.serve.media import GRAPHS, HTML, SHORT, TABLES, choose_media
from kg.serve.pages import send_editor, show_editor
from kg.serve.protocol import Operation, read_operation
from kg.serve.record import Result, TaskError
from kg.serve.update import run_update

ALLOWED = {
    **OPEN,
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


async def answer_protocol(request: Request) -> Response:
    """Answer a request of the SPARQL Protocol; a bare one is told of the service, or shown the editor."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=ALLOWED | {"Allow": "GET, HEAD, POST, OPTIONS"})
    body = await read_body(request) if request.method == "POST" else b""
    method = "POST" if request.method == "POST" else "GET"
    operation = read_operation(method, request.url.query, request.headers.get("content-type", ""), body)
    if operation is None:
        accept = SHORT.get(request.query_params.get("format", ""), "") or request.headers.get("accept")
        kind = choose_media(accept, [*GRAPHS, HTML])
        return await (show_editor(request) if kind == HTML else describe_service(request))
    if operation.update:
        return await answer_update(request, operation)
    return await answer_query(request, operation)


async def answer_query(request: Request, operation: Operation) -> Response:
    """The answer to a query, in the form the client likes best."""
    accept = SHORT.get(operation.form, operation.form) or request.headers.get("accept")
    table, graph = choose_media(accept, [*TABLES, HTML]), choose_media(accept, [*GRAPHS, HTML])
    if HTML in (table, graph):
        return await show_results(request, operation)
    if not table and not graph:
        raise TaskError(406, "no form of an answer is acceptable", f"ask for one of {', '.join([*TABLES, *GRAPHS])}")
    limits = request.app.state.settings.limits
    result = await ask_worker(request, operation, table, graph)
    more = {"X-SPARQL-MaxRows": str(limits.rows)} if result.facts["cut"] else {}
    return Response(result.body, headers={**OPEN, **more, "Vary": "Accept"}, media_type=name_charset(result.media_type))


async def show_results(request: Request, operation: Operation) -> Response:
    """The answer to a query as a page."""
    result = await ask_worker(request, operation, "application/sparql-results+json", "text/turtle")
    graph = result.media_type == "text/turtle"
    told = tabulate_turtle(result.body) if graph else json.loads(result.body)
    rows = told.get("results", {}).get("bindings", [])
    base = request.app.state.place.base
    answer = {
        "drawable": any(cell["value"].startswith(base) for row in rows for cell in row.values()),
        "cut": result.facts["cut"],
        "turtle": result.body.decode() if graph else None,
        "truth": told.get("boolean"),
        "variables": told["head"].get("vars", []),
        "rows": rows,
        "forms": ("turtle", "jsonld", "rdfxml", "ntriples") if graph else ("csv", "json", "tsv", "xml"),
    }
    return send_editor(request, operation.words, answer)


def tabulate_turtle(turtle: bytes) -> dict[str, Any]:
    """Triples as a table of results with a column for each of their terms."""
    names = ("subject", "predicate", "object")
    rows = [
        {name: bind_term(from_oxigraph(term)) for name, term in zip(names, quad.triple, strict=True)}
        for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)
    ]
    return {"head": {"vars": names}, "results": {"bindings": rows}}


async def ask_worker(request: Request, operation: Operation, table: str | None, graph: str | None) -> Result:
    """The answer of a worker, a table as `table`, a graph as `graph`."""
    return await run_task(
        request,
        "query",
        sparql=operation.words,
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
        base=name_endpoint(request),
        limits=asdict(request.app.state.settings.limits),
        table=[TABLES.get(table or "", ""), table],
        graph=[GRAPHS.get(graph or "", ""), graph],
    )


async def answer_update(request: Request, operation: Operation) -> Response:
    """Do an update where the server was started for it and the client holds its token."""
    token = request.app.state.settings.token
    if not token:
        return tell_error(request, 403, "updates are off: the build is for reading only", "start with --writable")
    given = request.headers.get("authorization", "").removeprefix("Bearer ").strip()
    if not hmac.compare_digest(given.encode(), token.encode()):
        response = tell_error(request, 401, "the token is missing or wrong", "send Authorization: Bearer TOKEN")
        response.headers["WWW-Authenticate"] = 'Bearer realm="edukg"'
        return response
    state = request.app.state
    await run_update(state.pool, operation, name_endpoint(request))
    await state.finder.refresh()
    return Response(status_code=204, headers=OPEN)


def name_endpoint(request: Request) -> str:
    """The address that relative IRIs of a query or an update are relative to."""
    return f"{request.base_url}sparql"


async def read_graph_store(request: Request) -> Response:
    """One graph whole: `?default`, or `?graph=IRI` for what one source says."""
    asked = request.query_params
    names = [name for name in ("default", "graph") if name in asked]
    if len(names) != 1:
        raise TaskError(400, "name one graph", "?default or ?graph=IRI")
    kind = choose_media(request.headers.get("accept"), [*GRAPHS])
    if not kind:
        raise TaskError(406, "no form of a graph is acceptable", f"ask for one of {', '.join(GRAPHS)}")
    iri = asked.get("graph", "")
    limits = asdict(request.app.state.settings.limits)
    result = await run_task(request, "graph", iri=iri, form=GRAPHS[kind], media_type=kind, limits=limits)
    return Response(result.body, headers={**OPEN, "Vary": "Accept"}, media_type=name_charset(kind))


def name_charset(kind: str) -> str:
    """The media type with its charset where it is text."""
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
