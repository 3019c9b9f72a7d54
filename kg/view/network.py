"""A picture's network, built with pyvis: places, sizes and labels, but no colours (those belong to the page's style)."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from pyvis.network import Network

from kg.model import Kind, Predicate
from kg.record import record
from kg.view.choose import FAINT, Choice, count_degrees
from kg.view.layout import FLAT, Link, Spot, place_spots
from kg.view.record import Claim, Thing

SHAPES = {
    Kind.AREA: "triangleDown",
    Kind.AUTHORITY: "square",
    Kind.SCHOOL: "dot",
    Kind.GROUP: "hexagon",
    Kind.ORGANISATION: "square",
    Kind.PERSON: "triangle",
    Kind.PROGRAMME: "diamond",
    Kind.EVENT: "diamond",
    Kind.AWARD: "star",
    Kind.DOCUMENT: "square",
}
FEW, MANY = 3, 8
"""Neighbours from which an entity is drawn larger, and largest."""
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 10**9, "hideEdgesOnDrag": False, "keyboard": False},
    "nodes": {"borderWidth": 1, "scaling": {"label": {"drawThreshold": 6}}},
    "edges": {"smooth": False, "scaling": {"label": {"drawThreshold": 8}}, "selectionWidth": 2},
}


@record
class Look:
    """How large an entity is drawn: dot radius and font size in pixels, label columns (of a Chinese character)."""

    size: int
    font: int
    columns: int


def draw_network(choice: Choice, numbers: Mapping[str, int]) -> dict[str, Any]:
    """The nodes, edges and options of one picture; `numbers` gives the page's number of each entity and statement."""
    degrees = count_degrees(claim for claim in choice.claims if claim.predicate not in FAINT)
    leads = {claim.subject for claim in choice.claims if is_lead(claim)}
    places = place_things(choice, degrees, leads)
    network = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    for thing in choice.things:
        add_thing(network, thing, find_look(thing, degrees[thing.iri]), places[thing.iri], numbers[thing.iri])
    for claim, bend in bend_parallels(choice.claims):
        add_claim(network, claim, bend, numbers)
    return {"nodes": network.nodes, "edges": network.edges, "options": network.options}


def is_lead(claim: Claim) -> bool:
    """Whether a statement names the school that leads a group."""
    return claim.predicate == Predicate.MEMBER_OF and claim.qualifier("role") == "Lead"


def place_things(choice: Choice, degrees: Counter[str], leads: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Coordinates of every entity of a picture."""
    first = set(leads)
    spots = [
        Spot(thing.iri, find_reach(thing, find_look(thing, degrees[thing.iri])), int(thing.iri not in first))
        for thing in choice.things
    ]
    joined = {end for claim in choice.claims if claim.predicate not in FAINT for end in (claim.subject, claim.object)}
    links = [
        Link(claim.subject, claim.object)
        for claim in choice.claims
        if claim.predicate not in FAINT or claim.subject not in joined
    ]
    return place_spots(spots, links)


def find_look(thing: Thing, degree: int) -> Look:
    """Larger for what has more neighbours, and for groups."""
    if degree >= MANY or (thing.kind == Kind.GROUP and degree > 0):
        return Look(22, 19, 12)
    return Look(14, 15, 9) if degree >= FEW else Look(9, 13, 7)


def find_reach(thing: Thing, look: Look) -> float:
    """The radius that an entity's dot and the label under it need."""
    label = wrap_label(thing.label, look.columns).split("\n")
    wide = max(count_columns(line) for line in label) * look.font / 2
    high = look.size + len(label) * look.font * 1.2
    return max(wide + 6, (high / 2 + 6) / FLAT)


def count_columns(words: str) -> float:
    """The width of a label in Chinese characters.

    >>> count_columns("第17届")
    3.2
    """
    return round(sum(0.6 if char < "\u2000" else 1.0 for char in words), 1)


def wrap_label(label: str, columns: int, lines: int = 3) -> str:
    r"""A label in at most `lines` lines of about equal width.

    >>> wrap_label("柳州市柳石路第四小学教育集团", 9)
    '柳州市柳石路第\n四小学教育集团'
    """
    clean = " ".join(label.split())
    rows = min(lines, max(1, math.ceil(count_columns(clean) / columns)))
    target = min(float(columns), count_columns(clean) / rows)
    found = [""]
    for char in clean:
        if len(found) < rows and count_columns(found[-1]) >= target - 0.01:
            found.append("")
        found[-1] += char
    last = found[-1]
    while count_columns(last) > columns + 1:
        last = last[:-1]
    found[-1] = last if last == found[-1] else f"{last}…"
    return "\n".join(found)


def add_thing(network: Network, thing: Thing, look: Look, place: tuple[int, int], number: int) -> None:
    """Add one entity to the network."""
    network.add_node(
        number,
        label=wrap_label(thing.label, look.columns) or "?",
        shape=SHAPES[Kind(thing.kind)],
        group=thing.kind,
        size=look.size,
        font={"size": look.font},
        x=place[0],
        y=place[1],
    )


def bend_parallels(claims: Iterable[Claim]) -> list[tuple[Claim, float]]:
    """Every statement with the bend of its line, so that those between the same two entities lie apart."""
    seen: Counter[tuple[str, ...]] = Counter()
    bent = []
    for claim in claims:
        pair = tuple(sorted((claim.subject, claim.object)))
        sign = 1 if claim.subject == pair[0] else -1
        step = (seen[pair] + 1) // 2 * (1 if seen[pair] % 2 else -1)
        bent.append((claim, round(0.18 * step * sign, 2)))
        seen[pair] += 1
    return bent


def add_claim(network: Network, claim: Claim, bend: float, numbers: Mapping[str, int]) -> None:
    """Add one statement to the network: dashed when planned, heavier when it names the lead."""
    extra: dict[str, Any] = {}
    if bend:
        extra["smooth"] = {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": abs(bend)}
    if claim.planned:
        extra["dashes"] = [7, 5]
    network.add_edge(
        numbers[claim.subject],
        numbers[claim.object],
        id=numbers[claim.iri],
        arrows="" if claim.predicate == Predicate.PARTNERS_WITH else "to",
        width=4 if is_lead(claim) else 1.3,
        **extra,
    )
