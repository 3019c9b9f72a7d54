"""Lists of occasions, initiatives or documents of which only the first has been given to a doer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.relate.act_cues import PREDICATES, THINGS
from kg.relate.act_scene import Scene
from kg.relate.claims import Claim

JOINT = {
    "E": re.compile(r"(?:等?[^,;。:()A-Z]{0,12}?(?:、|,?和|与|,?以?及|暨)[^,;。:()A-Z]{0,14})"),
    "M": re.compile(r"(?=M)|(?:[^,;。:()A-Z]{0,8}?(?:、|,?和|与|,?以?及|暨)[^,;。:()A-Z]{0,8})"),
    "D": re.compile(r"(?:\([^()]*\))?(?:、|和|与|及|以及|以及|)(?:[^,;。:()A-Z]{0,6})"),
}
BOTH = frozenset("EM")
AFRESH = re.compile(
    r"[举召承主协筹]办|召开|开展|实施|参加|参与|获|由|印发|出台|制定|启动|推进|落实|在|于|对|将|被|让|使|因|入选|按|依|根据|的"
)


def extend_lists(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Claims of the things that go on a list behind one that is claimed."""
    keys = {key: at for at, link in scene.links.items() if scene.words[at] in PREDICATES for key in link.keys}
    told = {(one.subject, one.object) for one in claims}
    for claim in claims:
        at = keys.get(claim.object)
        if claim.predicate not in THINGS or at is None or PREDICATES[scene.words[at]] is not claim.predicate:
            continue
        for further in follow_list(scene, at):
            for key in scene.links[further].keys:
                if (claim.subject, key) not in told:
                    yield replace(
                        claim,
                        object=key,
                        predicate=PREDICATES[scene.words[further]],
                        rule="doer-listed",
                        confidence=round(claim.confidence - 0.04, 2),
                    )


def follow_list(scene: Scene, at: int) -> Iterator[int]:
    """The places of things of the same sort that stand in one list behind the one at a place; occasions and initiatives are listed together."""
    sort = BOTH if scene.words[at] in BOTH else frozenset(scene.words[at])
    while True:
        gap = JOINT[scene.words[at]].match(scene.words, at + 1)
        if gap is None or scene.words[gap.end() : gap.end() + 1] not in sort or AFRESH.search(gap.group()):
            return
        at = gap.end()
        yield at
