"""Linked data: every IRI of the build answers here, as a page or as RDF, and so do dataset, service and vocabulary."""

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from kg.ontology_page import describe_ontology as write_ontology_page
from kg.ontology_page import read_ontology
from kg.query import convert_turtle
from kg.serve.address import SAFE, read_iri
from kg.serve.answers import OPEN, run_task
from kg.serve.media import GRAPHS, HTML, SHORT, choose_media
from kg.serve.pages import show_node
from kg.serve.record import TaskError
from kg.serve.void import write_dataset, write_service

MOST = 20_000
"""Triples of one description."""


async def look_up(request: Request) -> Response:
    """What an IRI of the build names: a card for people, triples for programs, by Accept or `?format=`."""
    raw = request.scope.get("raw_path", b"").decode("ascii", "replace")
    iri = read_iri(raw, request.app.state.place.base)
    if not iri:
        raise TaskError(404, "there is no such page", "begin at /")
    kind = negotiate(request)
    if kind == HTML:
        return await show_node(request, iri)
    result = await run_task(request, "describe", iri=iri, most=MOST, form=GRAPHS[kind], media_type=kind)
    return send_graph(request, result.body, kind)


def negotiate(request: Request) -> str:
    """The form wanted, pages first; TaskError 406 if it is none of ours."""
    asked = request.query_params.get("format", "")
    accept = SHORT.get(asked, asked) or request.headers.get("accept")
    kind = choose_media(accept, [HTML, *GRAPHS])
    if kind is None or (asked and kind not in (HTML, *GRAPHS)):
        raise TaskError(406, "no form of a description is acceptable", f"ask for one of {', '.join([HTML, *GRAPHS])}")
    return kind


def send_graph(request: Request, body: bytes, kind: str) -> Response:
    """Triples, with links to the other forms of the same."""
    # As it was sent: a header holds no letters beyond ASCII.
    path = quote(request.scope["raw_path"], safe=SAFE)
    others = ", ".join(
        f'<{path}?format={name}>; rel="alternate"; type="{SHORT[name]}"' for name in ("turtle", "jsonld", "html")
    )
    media = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    return Response(body, headers={**OPEN, "Vary": "Accept", "Link": others}, media_type=media)


async def send_turtle(request: Request, turtle: str) -> Response:
    """A description that we write ourselves, in the form asked for."""
    kind = choose_media(request.headers.get("accept"), [*GRAPHS])
    if kind is None:
        raise TaskError(406, "no form of a description is acceptable", f"ask for one of {', '.join(GRAPHS)}")
    return Response(
        convert_turtle(turtle.encode(), GRAPHS[kind]),
        headers={**OPEN, "Vary": "Accept"},
        media_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
    )


async def describe_service(request: Request) -> Response:
    """The SPARQL 1.1 Service Description of the endpoint."""
    state = request.app.state
    triples = await count_triples(request)
    words = write_service(state.place, str(request.base_url), triples, writable=bool(state.settings.token))
    return await send_turtle(request, words)


async def describe_dataset(request: Request) -> Response:
    """The dataset by VoID and DCAT."""
    state = request.app.state
    triples = await count_triples(request)
    return await send_turtle(
        request, write_dataset(state.place, str(request.base_url), triples, state.settings.licence)
    )


async def count_triples(request: Request) -> int:
    """How many triples the build holds; counted once, and again after an update."""
    state = request.app.state
    if state.pool.age not in state.counts:
        state.counts[state.pool.age] = int((await run_task(request, "count")).body)
    return int(state.counts[state.pool.age])


async def describe_ontology(request: Request) -> Response:
    """The vocabulary, as a page or as RDF."""
    kind = negotiate(request)
    if kind == HTML:
        headers = {"Vary": "Accept", "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
        return Response(write_ontology_page(), headers=headers, media_type=HTML)
    return Response(
        convert_turtle(read_ontology(), GRAPHS[kind]),
        headers={**OPEN, "Vary": "Accept"},
        media_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
    )
