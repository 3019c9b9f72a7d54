"""Where bodies stand by the company they keep: a campus by its school, a school by the group called after it, by a list that begins elsewhere."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from kg.link.clusters import Cluster
from kg.link.nesting import TOWN_ENDS, find_branch_place, lies_in, nest_places, same_place
from kg.model import BODIES, Kind, Mention, Sentence, Span
from kg.name_parts import LEVELS
from kg.name_places import AREA_ENDS, split_places
from kg.names import CAMPUS
from kg.places import load_places

WITH = re.compile(r"(?:与|同|和|跟|对口|结对)$")
"""Before a list: those with whom something is done."""
CALLED = re.compile(
    r"(?P<school>.*?(?:[中小]学|学校|幼儿园|[中小]))(?:教育|集团|联盟|学区|共同体|附属|[^校园]{0,4}(?:[校园]区|分校|分园|本部))"
)
"""The name of a body that is called after a school."""

MERGED = re.compile(
    r"(?![^;。]{25})[^;。]*(?:并[入到至进]|[转归][入并]|撤到|撤并[到至]|整合[到入进]|合并[到入至进])(?:到|至|了)?"
)
"""Between village schools and the school of their town that takes them in."""
JOINTS = frozenset("、和与及")


def split_own(cluster: Cluster) -> tuple[list[str], str]:
    """The places at the head of the fullest name of a body, and the rest of it."""
    places, rest = split_places(max(cluster.names, key=lambda name: (len(name), name)))
    return nest_places(places), rest


def tells_place(name: str) -> bool:
    """Whether a school's name begins with a place, or with the level of one."""
    return name.startswith(LEVELS) or bool(split_places(name)[0])


def list_called(clusters: Mapping[str, Cluster]) -> dict[str, Cluster]:
    """For what stands between the place and the tail in the name of a body, that body: 崇实小学 for 三明市崇实小学教育集团."""
    found: dict[str, Cluster] = {}
    for _, one in sorted(clusters.items()):
        if one.kind in BODIES and not one.masked:
            places, rest = split_own(one)
            tail = CALLED.match(rest) if places else None
            if tail:
                found.setdefault(tail["school"], one)
    return found


def list_schools(clusters: Mapping[str, Cluster]) -> dict[str, Cluster]:
    """Every school by its names, and by them without the place they begin with."""
    schools = [one for _, one in sorted(clusters.items()) if one.kind is Kind.SCHOOL and not one.masked]
    bare = {split_places(name)[1]: one for one in reversed(schools) for name in one.names}
    return bare | {name: one for one in reversed(schools) for name in one.names}


def list_strangers(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], keys: Mapping[Mention, str]
) -> dict[str, str]:
    """For the key of each school that stands in a list behind one with a place in its name, the key of that one (武进区甲小学、|乙中学)."""
    begins = [sentence.span.start for sentence in sentences]
    found: dict[str, str] = {}
    head, end, asked = "", -1, False
    for mention in sorted(mentions, key=lambda one: one.span):
        if mention.kind is not Kind.SCHOOL:
            continue
        sentence = sentences[bisect_right(begins, mention.span.start) - 1]
        shift = sentence.span.start
        between = sentence.folded[max(0, end - shift) : mention.span.start - shift] if end >= shift else ""
        if tells_place(mention.name) or mention.masked:
            places = split_places(mention.name)[0]
            head = keys[mention] if places and places[-1][-1] in AREA_ENDS else ""
            asked = WITH.search(sentence.folded, 0, mention.span.start - shift) is not None
        elif head and (between == "、" or (asked and between in {"和", "及", "与"})):
            found.setdefault(keys[mention], head)
        else:
            head = ""
        end = mention.span.end
    return found


def list_merged(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], keys: Mapping[Mention, str]
) -> dict[str, str]:
    """For the key of each school that is merged into that of a town, the key of that one (星火小学、渔洲小学并入|曹营镇中心小学)."""
    begins = [sentence.span.start for sentence in sentences]
    found: dict[str, str] = {}
    run: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: one.span):
        if mention.kind is not Kind.SCHOOL:
            continue
        sentence = sentences[bisect_right(begins, mention.span.start) - 1]
        end = run[-1].span.end if run and run[-1].span.start >= sentence.span.start else -1
        between = sentence.words_at(Span(end, mention.span.start)) if 0 <= end <= mention.span.start else ""
        if MERGED.fullmatch(between) and (places := split_places(mention.name)[0]) and places[-1].endswith(TOWN_ENDS):
            found.update({keys[one]: keys[mention] for one in run})
        run = [*run, mention] if between in JOINTS else [mention]
    return found


def place_by_company(
    clusters: Mapping[str, Cluster], strangers: Mapping[str, str], merged: Mapping[str, str], scope: str
) -> None:
    """Give each school without a place in its name the area of the list, the group or the school that it belongs to, where that tells it better."""
    scoped = scope.removeprefix(f"{Kind.AREA}:")
    called, schools = list_called(clusters), list_schools(clusters)
    bare = [
        (key, one)
        for key, one in sorted(clusters.items())
        if one.kind is Kind.SCHOOL and not one.masked and not any(map(tells_place, one.names))
    ]
    for key, cluster in bare:
        if cluster.area not in {scope, ""}:
            continue
        head = clusters[strangers[key]].area if key in strangers else ""
        body = next((called[name] for name in sorted(cluster.names) if name in called), None)
        if head and is_abroad(head.removeprefix(f"{Kind.AREA}:"), scoped):
            cluster.area = head
        elif key in merged:
            cluster.area = clusters[merged[key]].area
        elif body and is_outside(body.area.removeprefix(f"{Kind.AREA}:"), scoped):
            cluster.area = body.area or cluster.area
    for _, cluster in bare:
        match = CAMPUS.match(max(cluster.names, key=len))
        school = schools.get(match["parent"]) if match else None
        if school and school is not cluster and not any(map(find_branch_place, cluster.names)):
            cluster.area = school.area or cluster.area


def is_outside(name: str, scope: str) -> bool:
    """Whether a school called by a place is none of the reporting area: of a city a district has schools, a county has none.

    >>> is_outside("三明市", "尤溪县"), is_outside("肇庆市", "端州区")
    (True, False)
    """
    return is_abroad(name, scope) or (scope.endswith(("县", "旗")) and lies_in(scope, name))


def is_abroad(name: str, scope: str) -> bool:
    """Whether a listed place neither is the reporting area nor lies in it or around it.

    >>> is_abroad("长乐区", "临洮县"), is_abroad("安定区", "定西市"), is_abroad("衙下集镇", "临洮县")
    (True, False, False)
    """
    known = load_places().find(name) and load_places().find(scope)
    return bool(known) and not (same_place(name, scope) or lies_in(name, scope) or lies_in(scope, name))
