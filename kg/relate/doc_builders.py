"""Who builds where no clause tells: the area or body of the document, or the county under whose name its projects are listed."""

import re
from collections.abc import Mapping, Sequence

from kg.model import Entity, Frame, Kind, Linked, Sentence, SentenceKind
from kg.relate.led import LISTED

WIDE = re.compile(r"(?:[市省州盟]|地区|自治区)$|^[全我本][市省州]$")
"""How areas end that are made up of counties."""
COUNTY = re.compile(r"[县区市旗]$")
ONCE = 1
"""A county that alone has a line of its own heads no list of counties."""


def find_builder(by_key: Mapping[str, Entity], frame: Frame) -> str:
    """Who builds where nobody is told to: an office or group, or a paper that quotes it, reports what its area builds; a school speaks for itself."""
    voice, area = by_key.get(frame.voice), by_key.get(frame.area)
    if voice is None or voice.kind is Kind.SCHOOL:
        return frame.voice or frame.area
    known = area is not None and not area.silent
    return frame.area if known else frame.voice if voice.kind is Kind.AUTHORITY else ""


def find_headed_builders(
    sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]], area: Entity | None
) -> Mapping[int, str]:
    """The county that builds what the lines below its name tell, by where each begins, in what a city tells of several of its counties."""
    if area is None or not WIDE.search(area.name):
        return {}
    found: dict[int, str] = {}
    heads: set[str] = set()
    county = ""
    for sentence in sentences:
        links = inside.get(sentence.span.start, ())
        told = tell_county(sentence, links, area.key)
        if told:
            county = told
            heads.add(told)
        elif sentence.kind is not SentenceKind.PROSE or any(area.key in link.keys for link in links):
            county = ""
        elif county:
            found[sentence.span.start] = county
    return found if len(heads) > ONCE else {}


def tell_county(sentence: Sentence, links: Sequence[Linked], area: str) -> str:
    """The key of the county or district that a line names and nothing else, but for a number before it; "" for other lines."""
    places = [one for one in links if one.mention.kind is Kind.AREA and len(one.keys) == 1 and area not in one.keys]
    if sentence.kind is SentenceKind.ROW or len(links) != 1 or not places:
        return ""
    name = places[0].mention.name
    rest = sentence.chars.strip().replace(name, "", 1)
    return places[0].keys[0] if COUNTY.search(name) and LISTED.fullmatch(rest.rstrip(":：。")) else ""
