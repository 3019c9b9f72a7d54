"""What the body that speaks does without being named: 5月办第十届风筝节, 章程已经印发, 全县运动会在一中举行."""

import re
from collections.abc import Iterator, Mapping

from kg.model import SCHOOLING, Entity, Frame, Kind
from kg.names import parse_name
from kg.record import record
from kg.relate.act_cues import PREDICATES, ActCues, load_act_cues
from kg.relate.act_scene import Scene
from kg.relate.needs import SPOKEN_OF

PART = re.compile(r"[^;。!?\n]+")
"""What a sentence tells in one go."""
OTHERS = re.compile(r"[SGUOPH]")
LONGEST_LEAD = 16
"""How many characters stand at most before a thing in the clause that tells how it gets on."""
OURS_IT_IS = re.compile(r"(?:^|[^一-鿿])(?:\d{1,2}月(?:\d{1,2}日)?的|[^,;。:A-Z]{0,8}(?:我们|学校|我园|园里|校园)的)$")
"""Before an occasion of a school's own: 4月23日是我们的|第四届读书节, 5月的|第四届教职工运动会."""
NOT_OURS = re.compile(r"(?:上|中|里|期间)?[^,;。]{0,12}(?:获|夺|荣|捧|奖|名次|冠军|亚军|季军|参加|代表)")
GOES_OFF = re.compile(
    r"(?:(?:拟|将|定|计划|预计)?[于在]?(?:[明今]年)?[\d月日上中下旬]{2,8})?(?=(?P<well>圆满|胜利|顺利|历时)?)"
)
"""What may stand between an occasion and how it went."""
OWN_OCCASION = re.compile(
    r"(?:学区|集团|联盟|校园|学校|本校|全校|园)|(?:第[一二三四五六七八九十\d]{1,3}|首)届(?:校园|集团|学区|学校|园|[^市县区省]{0,6}(?:读书|艺术|科技|体育|技能|文化|书香|数学|英语|语文|戏剧|音乐)节|[^市县区省]{0,6}运动会$)"
)
WIDER = re.compile(r"全[国省市县区州旗]|国际|自治区|[省市州县]级|校园足球|[省市州县](?=第|首|中小?学|青少年)")
"""That an occasion is one of more than a school."""
OF_PLACE = re.compile(r"[省市县区州](?:[小中]学生?|幼儿园?|中小学|教育系统|青少年|教师)?$")
"""Right before an occasion that it is of a wider place: 祁阳市幼儿园|“教育能手”竞赛."""
EDITION = re.compile(r"^(?:第[一二三四五六七八九十\d]{1,3}|首)届")
PLACED = re.compile(
    r"[一-鿿]{0,6}(?:[国省市县州旗镇乡]|(?<![学校园])区|(?<!联)盟)(?!歌|旗|花)|中华|中国|教师节|高考|中考|开学$|国庆|元旦$"
)
"""That an occasion bears a place's name, or is everybody's."""
BESIDE = {sign: re.compile(rf"(?:[、和与及]?{sign})+") for sign in PREDICATES}
"""Further things of one list: 《甲》《乙》相继出台."""
WIDE = re.compile(r"全([省市县区旗州镇乡])")
BUREAU = re.compile(r"(?P<area>[省市县区旗州镇乡])(?:教育|教体|教科|教委|文教|体育)")
"""The level of a bureau by its name."""
DATED = re.compile(r"[◎◆●■▲·\s]*(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上下]午|晚上?|当天|当晚)?[\s:,]*")
CLOSES = frozenset(("", "。", "(", ";"))
"""What stands before and behind an entry of a chronicle: 5月17日 第十一届科技节。"""
WITH_BODY = re.compile(r"(?:与|和|同|跟|从|向|由|对|给|为|到|在|于|赴|至|请)[SGUO]")
"""A body before an initiative that is no doer of it by itself: 和S的“云上结对”."""
NOT_DONE = re.compile(
    r"(?:实施|工作|具体|推进|管理)*(?:方案|办法|细则|意见|通知|精神|文件|资金缺口|[一二三四]等奖|[金银铜]奖|冠军)|的(?:老师|教师|学员|成员|孩子|学生|校长|专家|名单|人选|志愿者)|的?(?:要求|规定|思想|理念|口号|说法|遴选|评审)|没|未|不|尚|议了|还[没不]|先进|示范|优秀"
)
"""What stands behind an initiative that is cited, or not done."""
ENDOWED = re.compile(r"捐|资助|出资")
"""Before an initiative that another has given the money for."""
NAMED_AFTER = re.compile(r"(?<=[举承筹主协]办|召开|组织|开展)[GR]$")
"""A group or area at the head of an occasion's name: 举办|湖东教育联盟|首届教师论坛."""
QUOTED = re.compile(r"[“\"「《]")
HEADS = re.compile(
    r"[^A-Z在对向由被给让请因从与和同跟]{0,8}[SGUO](?P<gap>[^A-Z在对向由被给让请因从与和同跟为获成]{1,8})"
)
"""The one body that heads a clause about an initiative: 望江中学坚持“周三共备”."""


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
            named = NAMED_AFTER.search(clause)
            clause = clause[: named.start()] if named else clause
            if OTHERS.search(clause) or cues.bars.search(clause):
                continue
            if gets_on(scene, cues, part, at) and not OTHERS.search(lead) and len(clause) <= LONGEST_LEAD:
                yield Own(at, voice, at, at + 1, "doer-own")
            elif (start := find_verb(scene, cues, clause, at)) >= 0:
                yield Own(at, voice, at - start - (named is not None), at + 1, "doer-silent")
            elif holds_own(scene, at, by_key.get(voice)):
                yield Own(at, voice, at, at + 1, "doer-wide")
            elif convenes_all(scene, at, frame.area, by_key):
                yield Own(at, frame.area, at, at + 1, "doer-wide")


def list_left(scene: Scene, frame: Frame) -> Iterator[Own]:
    """The initiatives that a sentence names without telling who carries them out: the body that speaks does, or the one that heads the clause."""
    cues = load_act_cues()
    voice = frame.voice or frame.area
    for part in PART.finditer(scene.words):
        for at in range(part.start(), part.end()):
            if scene.words[at] != "M" or not is_named(scene, at):
                continue
            lead = scene.words[part.start() : at]
            clause = lead[max(lead.rfind(","), lead.rfind(":")) + 1 :]
            if NOT_DONE.match(scene.words, at + 1) or cues.bars.search(clause) or cues.sought.search(clause):
                continue
            if not OTHERS.search(WITH_BODY.sub("", clause)) and not ENDOWED.search(lead):
                yield Own(at, voice, at, at + 1, "doer-left")
            elif head := HEADS.fullmatch(clause):
                start = at - len(head["gap"]) - 1
                yield from (Own(at, key, start, at + 1, "doer-head") for key in scene.links[start].keys)


def is_named(scene: Scene, at: int) -> bool:
    """Whether an initiative stands in quotation marks: what does not is as often spoken of as done."""
    span, shift = scene.links[at].mention.span, scene.sentence.span.start
    return QUOTED.search(scene.sentence.folded[max(0, span.start - 1 - shift) : span.end - shift]) is not None


def gets_on(scene: Scene, cues: ActCues, part: re.Match[str], at: int) -> bool:
    """Whether a thing of which no doer is told before it gets on by itself."""
    beside = BESIDE[scene.words[at]].match(scene.words, at + 1, part.end())
    after = cues.goes_on[scene.words[at]].match(scene.words, beside.end() if beside else at + 1, part.end())
    return after is not None and not re.search("被|由|为|是|名单|[先暂仍]不|未|没|暂缓", after.group())


def find_verb(scene: Scene, cues: ActCues, clause: str, at: int) -> int:
    """How many characters before an occasion the verb begins by which nobody else but who speaks holds it, -1 if none does."""
    if scene.words[at] != "E" or SPOKEN_OF.match(scene.words, at + 1) or cues.passing.match(scene.words, at + 1):
        return -1
    verb = cues.silent.search(clause)
    if verb is None or cues.others.search(clause):
        return -1
    return len(clause) - verb.start("verb")


def holds_own(scene: Scene, at: int, voice: Entity | None) -> bool:
    """Whether an occasion that takes place, or is an entry of a chronicle, is its own whose document this is: 第五届读书节圆满落幕."""
    if voice is None or scene.words[at] != "E" or not is_own_occasion(scene.links[at].mention.name, voice):
        return False
    if voice.kind in SCHOOLING and OF_PLACE.search(scene.words, 0, at):
        return False
    behind = GOES_OFF.match(scene.words, at + 1)
    if behind is None:
        return False
    lead = scene.words[max(0, at - LONGEST_LEAD) : at]
    named = scene.links[at].mention.name
    if OWN_OCCASION.match(named) and OURS_IT_IS.search(lead) and not NOT_OURS.match(scene.words, at + 1):
        return True
    goes_on = behind["well"] is not None or load_act_cues().held.match(scene.words, behind.end()) is not None
    entry = DATED.fullmatch(scene.words, 0, at) and scene.words[at + 1 : at + 2] in CLOSES
    return goes_on or bool(entry)


def is_own_occasion(name: str, voice: Entity) -> bool:
    """Whether an occasion is of the level of the body that speaks: a school's or group's own, or one of a bureau's area."""
    if voice.kind in SCHOOLING:
        own = OWN_OCCASION.match(name) is not None or PLACED.match(name) is None
        return own and WIDER.search(name) is None and not parse_name(EDITION.sub("", name)).places
    level = BUREAU.search(voice.name)
    if voice.kind is not Kind.AUTHORITY or level is None:
        return False
    return (
        re.match(
            rf"(?:全?{level['area']}(?=第|首|中小?学|青少年|教育|校园)|(?:第[一二三四五六七八九十\d]{{1,3}}|首)届(?!全|[国省市县区州]))",
            name,
        )
        is not None
    )


def convenes_all(scene: Scene, at: int, area: str, by_key: Mapping[str, Entity]) -> bool:
    """Whether an occasion is one of the whole area of the document and takes place: 全县运动会在一中举行."""
    wide = WIDE.match(scene.links[at].mention.name) if scene.words[at] == "E" else None
    return (
        wide is not None
        and area in by_key
        and by_key[area].name.endswith(wide.group(1))
        and load_act_cues().held.match(scene.words, at + 1) is not None
    )
