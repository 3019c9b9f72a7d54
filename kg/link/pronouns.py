"""What pronouns stand for: 我区, 该校, 两校, and titles that several fields of work share."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.link.clusters import Cluster
from kg.link.nearby import Nearby
from kg.model import SCHOOLING, Kind, Linked, Mention, Sentence
from kg.pronouns import Pronoun, load_pronouns

PAIRED = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION})
TWO = 2
BESIDE = 4
"""Between the two of a pair so many characters may stand: a mark or 和, and the verb that governs the second (甲园、迁建|乙校)."""
NAMED_AFTER = re.compile(r"(?:小学|中学|学校|幼儿园|[一二三四五六七八九十][中小])教?育?(?:集团|联盟)")
"""A group that bears the name of the school which leads it."""


def resolve_pronouns(
    mentions: Sequence[Mention],
    keys: Mapping[Mention, str],
    clusters: Mapping[str, Cluster],
    spoken: Mapping[str, str],
    voice: str,
    sentences: Sequence[Sentence],
) -> tuple[Linked, ...]:
    """Every mention with the keys of what it stands for; a pronoun that nothing fits is left out."""
    nearby = Nearby(sentences)
    met = Met(nearby)
    ordered = sorted(mentions, key=lambda one: (one.span, one.kind))
    for place, mention in enumerate(ordered):
        if not mention.rule.startswith("pronoun"):
            met.add(mention, keys[mention], aside=nearby.is_partner(mention))
        elif not met.stand_for(mention):
            own = voice if voice and clusters[voice].kind is mention.kind else ""
            meant = (
                nearby.meet_own(mention, met.links, own)
                or meet_pronoun(mention, met.recent, clusters, spoken, voice)
                or nearby.meet(mention, met.links, ordered[place + 1 : place + 2])
            )
            if meant:
                met.links.append(Linked(mention, meant))
    return tuple(met.links)


class Met:
    """The names met so far, from the start of a text: those of each kind with the last one last, pairs, parties, honours of fields."""

    def __init__(self, nearby: Nearby) -> None:
        self.links: list[Linked] = []
        self.recent: dict[Kind, dict[str, None]] = defaultdict(dict)
        self.fields: list[Linked] = []
        self.nearby = nearby
        self.pairs = Pairs(nearby)
        self.parties: dict[str, None] = {}

    def add(self, mention: Mention, key: str, *, aside: bool) -> None:
        """Take note of the next name; one told `aside` is not the last one met, if another was."""
        if mention.rule == "party":
            self.parties[key] = None
        link = Linked(mention, (key,))
        self.pairs.add(link)
        self.links.append(link)
        if mention.kind is Kind.AWARD:
            self.fields = [*self.fields, link] if mention.rule == "shared-title" else []
        recent = self.recent[mention.kind]
        before = next(reversed(recent), None) if aside else None
        recent.pop(key, None)  # to stand last again
        recent[key] = None
        if before is not None:
            recent.pop(before)
            recent[before] = None

    def stand_for(self, mention: Mention) -> bool:
        """Whether a pronoun is one for several names that were met, which is then told with them, if there are such names."""
        pairs = mention.rule in {"pronoun-former", "pronoun-latter"}
        first = mention.rule == "pronoun-former"
        if pairs and (person := self.nearby.meet_person(mention, self.links, first=first)):
            self.links.append(Linked(replace(mention, kind=Kind.PERSON), person))
        elif pairs and self.pairs.pair:
            self.links.extend(self.pairs.meet(mention))
        elif mention.rule == "pronoun-parties":
            self.links += [Linked(mention, tuple(self.parties))] if len(self.parties) > 1 else []
        elif mention.rule == "pronoun-shared":
            # The title behind the verb stands for the honours of all fields before it.
            self.links = [one for one in self.links if one not in self.fields]
            self.links.append(Linked(mention, tuple(key for one in self.fields for key in one.keys)))
            self.fields = []
        else:
            return False
        return True


class Pairs:
    """What 前者 and 后者 stand for: the two bodies of one kind that were named last beside each other, and no third with them."""

    def __init__(self, nearby: Nearby) -> None:
        self.nearby = nearby
        self.run: list[Linked] = []
        self.pair: list[Linked] = []
        self.told: list[Linked] = []

    def add(self, link: Linked) -> None:
        """Take note of the next name of the text."""
        if link.mention.kind not in PAIRED:
            return
        last = self.run[-1].mention if self.run else None
        beside = (
            last is not None
            and last.kind is link.mention.kind
            and link.mention.span.start - last.span.end <= BESIDE
            and not self.nearby.are_apart(last, link.mention)
        )
        self.run = [*self.run, link] if beside else [link]
        if len(self.run) >= TWO:
            self.pair = self.run

    def meet(self, mention: Mention) -> tuple[Linked, ...]:
        """The pronoun with what it stands for, if two stand beside each other and not three; 后者 goes with the 前者 before it."""
        first = mention.rule == "pronoun-former"
        pair = self.pair if first or not self.told else self.told
        self.told = pair if first else []
        if len(pair) != TWO:
            return ()
        meant = pair[0] if first else pair[1]
        return (Linked(replace(mention, kind=meant.mention.kind), meant.keys),)


def meet_pronoun(
    mention: Mention,
    recent: Mapping[Kind, Iterable[str]],
    clusters: Mapping[str, Cluster],
    spoken: Mapping[str, str],
    voice: str,
) -> tuple[str, ...]:
    """The keys a pronoun stands for, by `recent` mentions of its kind, the last one last, and the document's frame."""
    refers = mention.rule.removeprefix("pronoun-")
    last = list(recent.get(mention.kind, ()))
    if refers == "scope":
        area = spoken.get(mention.name, "")
        return (area,) if area else ()
    if refers == "voice":
        return meet_voice(mention, last, clusters, voice)
    if refers == "lead":
        return meet_lead(clusters)
    if refers in {"former", "latter"}:
        pair = [key for kind in (Kind.SCHOOL, Kind.GROUP) for key in list(recent.get(kind, ()))[-2:]]
        return (pair[-2] if refers == "former" else pair[-1],) if len(pair) == 2 else ()
    if refers == "surname":
        return tuple(
            key
            for key, cluster in sorted(clusters.items())
            if cluster.kind is Kind.PERSON
            and any(name[: len(mention.name) - 2] == mention.name[:-2] for name in cluster.names)
        )[:1]
    if refers in {"near", "addressee"}:
        return ()
    size = 2 if refers == "both" else 1
    named = load_pronouns().get(mention.name)
    last = fit_end(named.ends, last, clusters) or last if named else last  # 该园 is a 幼儿园
    return tuple(last[-size:]) if len(last) >= size else ()


def meet_lead(clusters: Mapping[str, Cluster]) -> tuple[str, ...]:
    """The key of the school that leads the group a document tells of: whose name the group bears, else the first one named."""
    groups = [name for one in clusters.values() if one.kind is Kind.GROUP for name in one.names]
    schools = [(one.first, key, one.names) for key, one in clusters.items() if one.kind is Kind.SCHOOL]
    named = [(first, key) for first, key, names in schools if any(name in group for name in names for group in groups)]
    if not named and any(NAMED_AFTER.search(group) for group in groups):
        return ()
    return (min(named or [(first, key) for first, key, _ in schools])[1],) if schools else ()


def meet_voice(mention: Mention, last: Sequence[str], clusters: Mapping[str, Cluster], voice: str) -> tuple[str, ...]:
    """The key that a word of the body that speaks stands for, `last` being the entities of its kind met so far."""
    pronoun = load_pronouns().get(mention.name, Pronoun(mention.kind, "voice"))
    if mention.kind is Kind.GROUP and voice and clusters[voice].kind is Kind.GROUP:
        return tuple(fit_end(pronoun.ends, [*last, voice], clusters)[-1:]) or (voice,)
    if pronoun.ends and mention.kind is Kind.SCHOOL and not fit_end(pronoun.ends, [voice] if voice else [], clusters):
        return ()
    if voice and (mention.kind is Kind.AUTHORITY or clusters[voice].kind is mention.kind):
        return (voice,)
    return tuple(last[-1:]) if pronoun.common != "own" and mention.kind in SCHOOLING else ()


def fit_end(end: str, keys: Sequence[str], clusters: Mapping[str, Cluster]) -> list[str]:
    """Of some entities those whose names end so: 集团 in a district's report means a group met in it."""
    return [key for key in keys if end and any(name.endswith(end) for name in clusters[key].names)]
