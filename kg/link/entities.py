"""The entities of one document: which mentions are the same thing, where it stands, what a pronoun means."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence

from kg.link.aliases import find_aliases, join_aliases
from kg.link.clusters import Cluster, label_branches
from kg.link.company import list_merged, list_strangers, place_by_company
from kg.link.distinct import find_distinct
from kg.link.forms import is_same
from kg.link.frame import Scene
from kg.link.headed import head_areas
from kg.link.marks import Index
from kg.link.namesakes import Namesakes
from kg.link.nesting import provinces_of, same_place
from kg.link.placing import PlaceBook
from kg.link.pronouns import resolve_pronouns
from kg.link.quoted import add_dated, add_quoted
from kg.link.renamed import Renaming, date_names, find_own_names, find_renamings, join_renamed, pick_newest
from kg.model import BODIES, DatedName, Entity, Kind, Linked, Mention, Sentence, Span
from kg.name_places import MASKED_AREA, split_places
from kg.names import CAMPUS, DIVISION, leave_near, parse_name
from kg.places import load_places
from kg.record import record
from kg.rules import Rules

BRANCH = re.compile(
    r"(?P<parent>(?:[一-鿿]{2,12})(?:小学|中学|学校|幼儿园|[一二三四五六七八九十][中小]))(?:党[总支]支?部|党总支|党委|团委|工会)$"
)
"""The party branch or the like of a school, called by its school."""
OWN_OFFICES = frozenset({"教研室", "教科室", "督导室", "工会", "团委", "党委", "党总支", "党支部"})
"""Units that every school has one of."""
TITLED = frozenset({Kind.AWARD, Kind.EVENT})
AREA_KINDS = {
    "街道": "Township",
    "社区": "Village",
    "省": "Province",
    "市": "City",
    "区": "County",
    "县": "County",
    "旗": "County",
    "镇": "Township",
    "乡": "Township",
    "村": "Village",
}
"""The class of an area by the end of its name, longer ends first."""


@record
class Linking:
    """What linking gives: entities, mentions with their keys, the keys of the reporting area and body."""

    entities: tuple[Entity, ...]
    links: tuple[Linked, ...]
    area: str
    voice: str


def link_mentions(
    path: str, scene: Scene, sentences: Sequence[Sentence], mentions: Sequence[Mention], rules: Rules
) -> Linking:
    """The entities of the document at `path`, and for every mention the key of what it stands for."""
    mentions = drop_strays(drop_own_offices(mentions, scene.voice))
    named = [mention for mention in mentions if not mention.rule.startswith("pronoun")]
    if scene.voice and scene.voice not in named:
        named.append(scene.voice)  # a 我校 without a name
    namesakes = Namesakes(named, scene.area)
    keys, renamed = join_renamed(
        join_aliases(
            cluster_mentions(named, scene, namesakes, find_distinct(sentences, named)), find_aliases(sentences, named)
        ),
        [
            *find_renamings(sentences, named, scene.year),
            *find_own_names(sentences, named, scene.voice, owned=scene.owned, document=scene.year),
        ],
    )
    clusters = gather(named, keys)
    add_wide_names(clusters, keys, namesakes)
    label_renamed(clusters, renamed)
    area = add_scope(clusters, scene, mentions)
    add_parents(clusters)
    voice = keys.get(scene.voice, "") if scene.voice else ""
    label_branches(clusters, {keys[one] for one in named if one.rule == "branch"}, voice)
    places = PlaceBook(clusters, area, scene, namesakes)
    headed = head_areas(sentences, named, keys, area)
    for _, cluster in sorted(clusters.items(), key=lambda item: (item[1].first, item[0])):
        if cluster.kind in BODIES:
            cluster.area = places.locate(cluster, headed.get(cluster.first, ""))
    strangers, merged = (listing(sentences, named, keys) for listing in (list_strangers, list_merged))
    place_by_company(clusters, strangers, merged, area)
    places.areas.add_honouring(mention.name for mention in named if mention.kind in TITLED)
    places.areas.write_full()
    add_quoted(clusters, keys, sentences, named)
    add_dated(clusters, keys, sentences, named)
    spoken = {
        name: places.place_spoken(name)
        for name in sorted({one.name for one in mentions if one.rule == "pronoun-scope"})
    }
    links = resolve_pronouns(mentions, keys, clusters, spoken, voice, sentences)
    entities = tuple(
        make_entity(key, cluster, rules, date_names(renamed.get(key, ()), path))
        for key, cluster in sorted(clusters.items())
    )
    return Linking(entities, links, area, voice)


def add_wide_names(clusters: Mapping[str, Cluster], keys: Mapping[Mention, str], namesakes: Namesakes) -> None:
    """Name what stands behind an area by both, where the area tells it from a namesake."""
    for mention, wide in namesakes.before.items():
        if namesakes.tell(mention.name, wide.name):
            clusters[keys[mention]].names.setdefault(f"{wide.name}{mention.name}", 0)


def label_renamed(clusters: Mapping[str, Cluster], renamed: Mapping[str, Sequence[Renaming]]) -> None:
    """Call what was renamed by its newest name, and its others former ones."""
    for key, told in renamed.items():
        newest = pick_newest(told)
        clusters[key].label = max((one for one in clusters[key].names if one.endswith(newest)), key=len, default=newest)
        clusters[key].former = frozenset(one.old.name for one in told) - {clusters[key].label}


def drop_own_offices(mentions: Sequence[Mention], voice: Mention | None) -> Sequence[Mention]:
    """The mentions without those of an office by its bare class word, where a school speaks: its 教研室 is a part of it."""
    if voice is None or voice.kind is not Kind.SCHOOL:
        return mentions
    return [one for one in mentions if one.kind is not Kind.AUTHORITY or one.name not in OWN_OFFICES]


def drop_strays(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the counties that are called by a short name only and lie in no province of the document (山城 of Chongqing)."""
    firm = {
        code
        for one in mentions
        for place in (*split_places(one.name)[0], *([one.name] if one.kind is Kind.AREA else []))
        if len(place) > 2
        for code in provinces_of(place)
    }

    def strays(one: Mention) -> bool:
        listed = load_places().find(one.name)
        return (
            one.rule == "area-short"
            and bool(firm)
            and all(place.kind == "County" for place in listed)
            and not provinces_of(one.name) & firm
        )

    return [one for one in mentions if not strays(one)]


def cluster_mentions(
    mentions: Sequence[Mention], scene: Scene, namesakes: Namesakes, distinct: Container[frozenset[str]]
) -> dict[Mention, str]:
    """A local key for every named mention; two mentions of one thing share theirs, those of `distinct` names do not."""
    keys: dict[Mention, str] = {}
    seen = Index()
    ordered = sorted(mentions, key=lambda one: (-len(one.name), one.span, one.kind))
    for mention in ordered:
        key = ""
        before = namesakes.before.get(mention)
        wide = namesakes.tell(mention.name, before.name) if before and mention.kind is Kind.AREA else ""
        if wide:
            keys[mention] = f"{Kind.AREA}:{wide}{mention.name}"
            continue
        if not mention.masked:
            key = find_same(
                mention,
                [
                    name
                    for name in seen.list_near(mention.kind, mention.name)
                    if (mention.kind is not Kind.AUTHORITY or fits_scope(mention.name, name, scene))
                    and frozenset((mention.name, name)) not in distinct
                ],
                scene.area,
            )
        elif is_telling(mention, scene):
            key = f"{mention.kind}:{mention.name.lower()}"
        if not key:
            key = f"{mention.kind}:{mention.name}" + (f"@{mention.span.start}" if mention.masked else "")
            seen.add(mention.kind, mention.name)
        keys[mention] = key
    return keys


def is_telling(mention: Mention, scene: Scene) -> bool:
    """Whether a masked name tells enough to be one thing throughout its document: the reporting area, xx市 above it, xx县实验中学."""
    if mention.kind is Kind.AREA:
        return (
            mention.name == scene.area
            or mention.name.endswith(("市", "省"))
            or mention.name.lower() == scene.area.lower()
        )
    if mention.kind is not Kind.SCHOOL:
        return True
    _, rest = split_places(mention.name)
    return rest != mention.name and len(rest) > 3


def fits_scope(short: str, long: str, scene: Scene) -> bool:
    """Whether a bureau without a place (区教育局, 教育局) can be the one of the place that `long` names: only the reporting area's can."""
    near, far = split_places(short)[0], split_places(long)[0]
    if near or not far:
        return short == long or not (short[0] not in "省市" and long[0] in "省市" and scene.level != long[0])
    return not scene.area or same_place(far[-1], scene.area) or short[:1] == far[-1][-1] != scene.level


def find_same(mention: Mention, names: Iterable[str], area: str = "") -> str:
    """The key of a name already met that `mention` is a form of; "" where there is none, or where two could be meant."""
    fits = [name for name in names if is_same(mention.kind, mention.name, name)]
    fits = leave_near(fits, area) if mention.kind is Kind.SCHOOL and not parse_name(mention.name).places else fits
    exact = [name for name in fits if name == mention.name]
    if exact or len(fits) == 1:
        return f"{mention.kind}:{(exact or fits)[0]}"
    return ""


def gather(mentions: Sequence[Mention], keys: Mapping[Mention, str]) -> dict[str, Cluster]:
    """The clusters of mentions by key."""
    clusters: dict[str, Cluster] = {}
    for mention in sorted(mentions, key=lambda one: one.span):
        cluster = clusters.setdefault(
            keys[mention], Cluster(mention.kind, first=mention.span.start, inferred=mention.inferred)
        )
        cluster.add(mention)
    return clusters


def add_scope(clusters: dict[str, Cluster], scene: Scene, mentions: Sequence[Mention]) -> str:
    """The key of the reporting area, made where the text only says 我区; its pronouns become names of it."""
    spoken = [
        mention.name
        for mention in mentions
        if mention.rule == "pronoun-scope" and (not scene.level or scene.level in {mention.name[1:], mention.name[:-1]})
    ]
    if not scene.area and not spoken:
        return ""
    key = (
        find_same(
            Mention(Kind.AREA, scene.area, Span(0, 0), ""),
            [name for cluster in clusters.values() if cluster.kind is Kind.AREA for name in cluster.names],
        )
        if scene.area
        else ""
    )
    key = next(
        (
            one
            for one, cluster in sorted(clusters.items(), key=lambda item: item[0] != f"{Kind.AREA}:{scene.area}")
            if cluster.kind is Kind.AREA and (scene.area in cluster.names or key == one)
        ),
        "",
    )
    if not key:
        name = scene.area or min(spoken, key=lambda one: (one[0] not in "我本", spoken.index(one)))
        key = f"{Kind.AREA}:{name}"
        clusters[key] = Cluster(Kind.AREA, {name: 1}, masked=bool(MASKED_AREA.search(name)))
    for name in spoken:
        clusters[key].names.setdefault(name, 0)
    return key


def add_parents(clusters: dict[str, Cluster]) -> None:
    """A school for every campus, division or party branch that bears its school's name, where the text does not name it alone."""
    parted = {Kind.SCHOOL: CAMPUS, Kind.ORGANISATION: BRANCH}
    for cluster in [one for _, one in sorted(clusters.items()) if one.kind in parted]:
        longest = sorted(cluster.names, key=lambda name: (-len(name), name))
        match = next(filter(None, map(parted[cluster.kind].match, longest)), None) or (
            DIVISION.fullmatch(longest[0]) if cluster.kind is Kind.SCHOOL else None
        )
        if match and not any(
            is_same(Kind.SCHOOL, match["parent"], name)
            for one in clusters.values()
            if one.kind is Kind.SCHOOL and one is not cluster
            for name in one.names
        ):
            clusters[f"{Kind.SCHOOL}:{match['parent']}"] = Cluster(
                Kind.SCHOOL, {match["parent"]: 1}, cluster.first, cluster.masked
            )


def make_entity(key: str, cluster: Cluster, rules: Rules, names: tuple[DatedName, ...] = ()) -> Entity:
    """The entity of a cluster: its fullest name, the other forms, its narrower class."""
    real = [name for name, count in cluster.names.items() if count]
    name = max(
        real or list(cluster.names),
        key=lambda one: (len(one) if cluster.kind is not Kind.AREA else cluster.names[one] * 10 + len(one), one),
    )
    name = cluster.label or name
    aliases = tuple(sorted(one for one in cluster.names if one != name))
    return Entity(
        key,
        cluster.kind,
        name,
        aliases,
        narrow=narrow_class(cluster.kind, name, rules),
        area=cluster.area,
        silent=cluster.silent,
        masked=cluster.masked,
        inferred=cluster.inferred,
        names=names,
    )


def narrow_class(kind: Kind, name: str, rules: Rules) -> tuple[str, ...]:
    """The narrower class by the class word of the name."""
    if kind is Kind.AREA:
        level = next((level for end, level in AREA_KINDS.items() if name.endswith(end)), "")
        listed = {place.kind for place in load_places().find(name)}
        return (listed.pop(),) if len(listed) == 1 else ((level,) if level else ())
    for start in range(len(name)):
        suffix = rules.suffixes.get(name[start:])
        if suffix and suffix.kind is kind and suffix.narrow:
            return (suffix.narrow,)
    if kind is Kind.SCHOOL:
        return {
            "小": ("PrimarySchool",),
            "中": ("SecondarySchool",),
            "幼": ("Kindergarten",),
            "园": ("Kindergarten",),
        }.get(name[-1:], ())
    return ()
