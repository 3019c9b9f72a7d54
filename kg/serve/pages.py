"""Pages for people."""

import json
from dataclasses import asdict
from itertools import pairwise
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from kg.query import list_questions
from kg.serve.address import kind_of, local_path
from kg.serve.answers import OPEN, run_task
from kg.serve.layout import COOKIE, LANGUAGES, read_asset, render_page
from kg.serve.media import HTML, SHORT, choose_media
from kg.serve.place import Place, read_text
from kg.serve.record import Task, TaskError
from kg.serve.terms import describe_terms

ASSETS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
VIEW_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""A view is one file with all it needs inside; it may load and send nothing."""
MOST_HITS = 50
MOST_ROWS = 1000
"""Rows of an answer that stand in a page; downloads hold all."""
AROUND = 400
"""Characters on each side of a quotation that its context holds."""
FIRST_QUERY = """SELECT ?name ?group WHERE {
  ?school edu:memberOf ?of ; rdfs:label ?name .
  ?of rdfs:label ?group .
} LIMIT 20"""


def send_page(request: Request, name: str, **values: Any) -> Response:
    """A page, whose language is remembered when it was asked for."""
    response = Response(render_page(request, name, **values), media_type=HTML, headers={"Vary": "Accept, Cookie"})
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        response.set_cookie(COOKIE, asked, max_age=31_536_000, samesite="strict", httponly=True)
    return response


async def show_home(request: Request) -> Response:
    """What the build holds, and where to begin."""
    return send_page(request, "home.html", report=request.app.state.place.report, questions=list_questions())


async def show_search(request: Request) -> Response:
    """Entities, of the class `type` if that is given, by part of a name, as a page or as JSON."""
    words = request.query_params.get("q", "")[:200]
    most = request.query_params.get("limit", "")
    wanted = {
        "words": words,
        "most": read_number(most, MOST_HITS, 10**6),
        "kind": request.query_params.get("type", "")[:50],
    }
    # A search takes milliseconds: it is finished though the client left, where `run_task` would end the one that knows the names.
    hits = json.loads((await request.app.state.finder.run(Task("search", wanted))).body)
    accept = SHORT.get(request.query_params.get("format", ""), "") or request.headers.get("accept")
    if choose_media(accept, [HTML, "application/json", "application/sparql-results+json"]) != HTML:
        base = request.app.state.place.base
        words = json.dumps([{**hit, "page": local_path(hit["iri"], base)} for hit in hits], ensure_ascii=False)
        return Response(words, media_type="application/json", headers={**OPEN, "Vary": "Accept"})
    return send_page(request, "search.html", words=words, hits=hits)


async def show_node(request: Request, iri: str) -> Response:
    """The card of what an IRI names: an entity, a statement, a passage or a source with its text."""
    number = read_number(request.query_params.get("page", ""), 0, 10**6)
    card = json.loads((await run_task(request, "card", iri=iri, page=number)).body)
    place = request.app.state.place
    if kind_of(iri, place.base) == "source":
        told = json.loads((await run_task(request, "source", iri=iri)).body)
        return send_page(
            request,
            "source.html",
            card=card,
            passages=told["passages"],
            pieces=cut_text(read_text(place, iri), told["passages"]),
        )
    set_context(place, card)
    return send_page(request, "card.html", card=card)


def read_number(words: str, otherwise: int, most: int) -> int:
    """A whole number that a request names, at most `most`.

    >>> read_number("7", 1, 5), read_number("²", 1, 5), read_number("9" * 5000, 1, 5)
    (5, 1, 5)
    """
    return min(int(words[:9]), most) if words.isascii() and words.isdigit() else otherwise


def set_context(place: Place, card: dict[str, Any]) -> None:
    """Give every quotation of a card the words that stand before and after it in its document."""
    texts: dict[str, str] = {}
    told = (*card["names"], *card["claims"], *card["figures"])
    for quote in (one for row in told for one in (*row["quotes"], *row.get("ended", ()))):
        if quote["source"] not in texts:
            texts[quote["source"]] = read_text(place, quote["source"])
        quote["before"], quote["after"] = cut_context(texts[quote["source"]], quote["start"], quote["end"])


def cut_context(text: str, start: int, end: int) -> tuple[str, str]:
    r"""The rest of the lines that a stretch of text stands in and the lines beside them, at most AROUND characters each.

    >>> cut_context("标题\n一、集团\n翠桐小学牵头。其余略。\n完", 8, 12)
    ('一、集团\n', '牵头。其余略。\n完')
    """
    first = text.rfind("\n", 0, max(0, text.rfind("\n", 0, start))) + 1
    last = text.find("\n", end)
    last = text.find("\n", last + 1) if last >= 0 else -1
    last = len(text) if last < 0 else last
    before, after = text[max(first, start - AROUND) : start], text[end : min(last, end + AROUND)]
    return "…" * (start - AROUND > first) + before, after + "…" * (end + AROUND < last)


def cut_text(text: str, passages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The text in pieces, each with the numbers of the passages it lies in.

    >>> [(one["words"], one["in"]) for one in cut_text("甲乙丙丁", [{"start": 1, "end": 3}, {"start": 2, "end": 4}])]
    [('甲', []), ('乙', [0]), ('丙', [0, 1]), ('丁', [1])]
    """
    ends = sorted({0, len(text), *(min(one[end], len(text)) for one in passages for end in ("start", "end"))})
    return [
        {
            "words": text[start:end],
            "start": start,
            "in": [number for number, one in enumerate(passages) if one["start"] <= start and end <= one["end"]],
        }
        for start, end in pairwise(ends)
    ]


async def show_editor(request: Request) -> Response:
    """Where people write SPARQL."""
    return send_editor(request, FIRST_QUERY, None)


def send_editor(request: Request, query: str, told: dict[str, Any] | None) -> Response:
    """The editor with a query, and with what was `told` in answer to it."""
    return send_page(request, "editor.html", questions=list_questions(), query=query, told=told, most=MOST_ROWS)


async def show_builder(request: Request) -> Response:
    """Where people put a question together who write no SPARQL."""
    return send_page(request, "builder.html")


async def show_terms(_request: Request) -> Response:
    """The terms of the vocabulary as JSON."""
    return Response(json.dumps(describe_terms(), ensure_ascii=False), media_type="application/json", headers=OPEN)


async def show_questions(_request: Request) -> Response:
    """The saved questions as JSON."""
    words = json.dumps([asdict(one) for one in list_questions()], ensure_ascii=False)
    return Response(words, media_type="application/json", headers=OPEN)


async def show_view(request: Request) -> Response:
    """A view of the build as the page that `kg view` writes."""
    asked = request.query_params
    depth = asked.get("depth", "1")
    result = await run_task(
        request,
        "view",
        view=request.path_params["name"],
        focus=asked.get("focus", ""),
        depth=max(1, read_number(depth, 1, 5)),
        sparql=asked.get("query", ""),
        limits=asdict(request.app.state.settings.limits),
    )
    return Response(result.body, media_type=HTML, headers={"Content-Security-Policy": VIEW_POLICY})


async def send_asset(request: Request) -> Response:
    """A script or a style sheet."""
    name = request.path_params["name"]
    try:
        content = read_asset(name)
    except KeyError as error:
        raise TaskError(404, "there is no such file") from error
    kind = ASSETS.get(f".{name.rpartition('.')[2]}", "application/octet-stream")
    return Response(content, headers={"Cache-Control": "max-age=3600", "Content-Type": kind})


async def send_robots(_request: Request) -> Response:
    """Robots may read cards; asking and drawing cost too much."""
    return Response("User-agent: *\nDisallow: /sparql\nDisallow: /view/\nDisallow: /search\n", media_type="text/plain")
