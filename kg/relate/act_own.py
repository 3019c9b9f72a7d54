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
SAYS_WHO = re.compile(
    r"[由被为让请给]|委托|名单|所$|的$|[教家]研[中室]|集团|联盟|协会|学区|[总分支]部|团委|工会|少先队|科$|室$|学生|教师|家长|孩子|他们"
)
"""That another does it, or that it is no more than spoken of."""
LONGEST_LEAD = 16
"""How many characters stand at most before a thing in the clause that tells how it gets on."""
IN_PASSING = re.compile(r"的?(?:契机|机会|安排|时候|前夕|期间|筹备|准备|名次|成绩)|[后前时上中]")
"""What stands behind an occasion that tells when something else was done."""
TAKES_PLACE = re.compile(
    r"(?:在[^,;。:]{1,14}?|如期|隆重|顺利|成功|圆满|胜利|今日|已|也|就)?(?:召开|举行|举办|开幕|开赛|落幕|闭幕)"
)
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
    if scene.words[at] != "E" or SPOKEN_OF.match(scene.words, at + 1) or IN_PASSING.match(scene.words, at + 1):
        return -1
    verb = cues.silent.search(clause)
    if verb is None or SAYS_WHO.search(clause):
        return -1
    return len(clause) - verb.start("verb")


def convenes_all(scene: Scene, at: int, area: str, by_key: Mapping[str, Entity]) -> bool:
    """Whether an occasion is one of the whole area of the document and takes place: 全县运动会在一中举行."""
    wide = WIDE.match(scene.links[at].mention.name) if scene.words[at] == "E" else None
    return (
        wide is not None
        and area in by_key
        and by_key[area].name.endswith(wide.group(1))
        and TAKES_PLACE.match(scene.words, at + 1) is not None
    )
