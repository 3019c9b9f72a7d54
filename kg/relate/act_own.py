"""What the body that speaks does without being named: 5月办第十届风筝节, 章程已经印发, 全县运动会在一中举行."""

import re
from collections.abc import Iterator, Mapping

from kg.model import Entity, Frame
from kg.record import record
from kg.relate.act_cues import PREDICATES, ActCues, load_act_cues
from kg.relate.act_scene import Scene
from kg.relate.needs import SPOKEN_OF

PART = re.compile(r"[^;。!?\n]+")
"""What a sentence tells in one go."""
OTHERS = re.compile(r"[SGUOPH]")
LONGEST_LEAD = 16
"""How many characters stand at most before a thing in the clause that tells how it gets on."""
WIDE = re.compile(r"全([省市县区旗州镇乡])")


@record
class Own:
    """A thing at a place of a scene, who does it, the stretch that says so, and by which rule."""

    at: int
    doer: str
    start: int
    end: int
    rule: str


def list_own(scene: Scene, frame: Frame, by_key: Mapping[str, Entity]) -> Iterator[Own]:
    """The things in a sentence that the body that speaks, or its area, does."""
    cues = load_act_cues()
    voice = frame.voice or frame.area
    for part in PART.finditer(scene.words):
        for at in range(part.start(), part.end()):
            if scene.words[at] not in PREDICATES:
                continue
            lead = scene.words[part.start() : at]
            clause = lead[max(lead.rfind(","), lead.rfind(":")) + 1 :]
            if OTHERS.search(clause) or cues.bars.search(clause):
                continue
            if gets_on(scene, cues, part, at) and not OTHERS.search(lead) and len(clause) <= LONGEST_LEAD:
                yield Own(at, voice, at, at + 1, "doer-own")
            elif (start := find_verb(scene, cues, clause, at)) >= 0:
                yield Own(at, voice, at - start, at + 1, "doer-silent")
            elif convenes_all(scene, at, frame.area, by_key):
                yield Own(at, frame.area, at, at + 1, "doer-wide")


def gets_on(scene: Scene, cues: ActCues, part: re.Match[str], at: int) -> bool:
    """Whether a thing of which no doer is told before it gets on by itself."""
    after = cues.goes_on[scene.words[at]].match(scene.words, at + 1, part.end())
    return after is not None and not re.search("被|由|为|是|名单", after.group())


def find_verb(scene: Scene, cues: ActCues, clause: str, at: int) -> int:
    """How many characters before an occasion the verb begins by which nobody else but who speaks holds it, -1 if none does."""
    if scene.words[at] != "E" or SPOKEN_OF.match(scene.words, at + 1) or cues.passing.match(scene.words, at + 1):
        return -1
    verb = cues.silent.search(clause)
    if verb is None or cues.others.search(clause):
        return -1
    return len(clause) - verb.start("verb")


def convenes_all(scene: Scene, at: int, area: str, by_key: Mapping[str, Entity]) -> bool:
    """Whether an occasion is one of the whole area of the document and takes place: 全县运动会在一中举行."""
    wide = WIDE.match(scene.links[at].mention.name) if scene.words[at] == "E" else None
    return (
        wide is not None
        and area in by_key
        and by_key[area].name.endswith(wide.group(1))
        and load_act_cues().held.match(scene.words, at + 1) is not None
    )
