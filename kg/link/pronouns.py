"""What pronouns stand for: 我区, 该校, 两校, and titles that several fields of work share."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.link.clusters import Cluster
from kg.model import Kind, Linked, Mention


def resolve_pronouns(
    mentions: Sequence[Mention],
    keys: Mapping[Mention, str],
    clusters: Mapping[str, Cluster],
    spoken: Mapping[str, str],
    voice: str,
) -> tuple[Linked, ...]:
    """Every mention with the keys of what it stands for; a pronoun that nothing fits is left out."""
    links: list[Linked] = []
    recent: dict[Kind, dict[str, None]] = defaultdict(dict)
    fields: list[Linked] = []
    for mention in sorted(mentions, key=lambda one: (one.span, one.kind)):
        if not mention.rule.startswith("pronoun"):
            key = keys[mention]
            links.append(Linked(mention, (key,)))
            if mention.kind is Kind.AWARD:
                fields = [*fields, links[-1]] if mention.rule == "shared-title" else []
            recent[mention.kind].pop(key, None)  # to stand last again
            recent[mention.kind][key] = None
            continue
        if mention.rule == "pronoun-shared":
            # The title behind the verb stands for the honours of all fields before it.
            links = [one for one in links if one not in fields]
            links.append(Linked(mention, tuple(key for one in fields for key in one.keys)))
            fields = []
            continue
        meant = meet_pronoun(mention, recent, clusters, spoken, voice)
        if meant:
            links.append(Linked(mention, meant))
    return tuple(links)


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
        if mention.name == "幼儿园" and not any(
            name.endswith("园") for name in (clusters[voice].names if voice else ())
        ):
            return ()
        if voice and clusters[voice].kind is mention.kind:
            return (
                (voice,)
                if mention.kind is not Kind.GROUP
                else tuple(fit_class(mention.name, [*last, voice], clusters)[-1:]) or (voice,)
            )
        common = mention.name in {"学校", "幼儿园", "联盟", "共同体"}
        return (
            tuple(last[-1:])
            if not common and mention.kind in {Kind.SCHOOL, Kind.GROUP}
            else ((voice,) if mention.kind is Kind.AUTHORITY and voice else ())
        )
    if refers == "lead":
        schools = [(cluster.first, key) for key, cluster in clusters.items() if cluster.kind is Kind.SCHOOL]
        return (min(schools)[1],) if schools else ()
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
    size = 2 if refers == "both" else 1
    return tuple(last[-size:]) if len(last) >= size else ()


def fit_class(pronoun: str, keys: Sequence[str], clusters: Mapping[str, Cluster]) -> list[str]:
    """Of some groups those whose names end in the class word of a pronoun: 集团 in a district's report means a group met in it."""
    ends = next((end for end in ("集团", "学区", "联盟", "共同体") if pronoun.endswith(end)), "")
    return [key for key in keys if ends and any(name.endswith(ends) for name in clusters[key].names)]
