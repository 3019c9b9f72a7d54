"""The bureau of whoever heads a section of it: 区教体局基教科科长许斌 is the bureau's too, as its 基教科科长."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Entity, Kind, Predicate
from kg.relate.claims import Claim

SECTION = re.compile(r"(?P<section>(?:(?![局委厅])[一-鿿]){2,5}[股科处])$")
BUREAU = re.compile(r"[局委厅]$")
LEVELS = "省市区县旗州"
"""By which of them alone a bureau is called that the document names in full elsewhere (县教体局)."""
HEADS = re.compile(r"^副?[股科处]?长$|^(?:负责人|副?主任)$")
"""Posts of a section that are an officer's of the bureau."""


def add_bureaus(claims: Sequence[Claim], by_key: Mapping[str, Entity], voice: str) -> Iterator[Claim]:
    """A claim of the bureau for each head of a section who has no other claim of it; `voice` is the body that speaks."""
    told = {(one.subject, one.object) for one in claims if one.predicate is Predicate.AFFILIATED_WITH}
    for one in claims:
        if one.predicate is not Predicate.AFFILIATED_WITH or not HEADS.search(one.qualifiers.role):
            continue
        bureau = find_bureau(by_key[one.object], by_key, voice) if one.object in by_key else None
        if bureau is not None and (one.subject, bureau.key) not in told:
            section = SECTION.search(strip_bureau(by_key[one.object].name, bureau))
            role = (section["section"] if section else "") + one.qualifiers.role
            told.add((one.subject, bureau.key))
            yield replace(
                one,
                object=bureau.key,
                qualifiers=replace(one.qualifiers, role=role),
                rule="section-bureau",
                confidence=min(one.confidence, 0.75),
            )


def find_bureau(section: Entity, by_key: Mapping[str, Entity], voice: str) -> Entity | None:
    """The bureau that a section is named after, else the one that speaks; None for what is no section."""
    if section.kind is not Kind.AUTHORITY or not SECTION.search(section.name):
        return None
    bureaus = [one for one in by_key.values() if one.kind is Kind.AUTHORITY and BUREAU.search(one.name)]
    for one in sorted(bureaus, key=lambda one: one.key):
        if any(BUREAU.search(name) and section.name.startswith(name) for name in (one.name, *one.aliases)):
            return one
    spoken = by_key.get(voice)
    owner = SECTION.sub("", section.name).lstrip(LEVELS)
    own = spoken is not None and spoken in bureaus and spoken.name.endswith(owner)
    return spoken if own else None


def strip_bureau(name: str, bureau: Entity) -> str:
    """The name of a section without its bureau's."""
    called = max(
        (one for one in (bureau.name, *bureau.aliases) if BUREAU.search(one) and name.startswith(one)),
        key=len,
        default="",
    )
    return name.removeprefix(called)
