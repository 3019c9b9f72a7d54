"""Who takes part where the doer is not named, or stands behind: a team of the school that speaks, 某赛我校派出两队, 某课题…甲、乙参加."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.gate import Gate
from kg.model import SCHOOLING, Entity, Frame, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate.act_own import PART
from kg.relate.act_scene import Scene, make_scene
from kg.relate.claims import Claim, widen
from kg.relate.operators import Worth, find_operators, weigh_claim
from kg.relate.plan_headings import is_planned_section

NAMES = "SGUOPRHEMDA"
WAY = rf"[^{NAMES},;。:]"
COUNT = r"[\d一二两三四五六七八九十]{1,3}[名位个支人]"
GOES = r"(?:参加|参与|参评|参赛|参演|参展|出席|亮相|出战|出征|征战|角逐|登上|站上|踏上|登台|踢[进入到]|闯[进入到]|杀[进入到]|挺进|打[进入到]?|上|走[进上]|止步|晋级|赴)了?"
TEAM = rf"(?:[一-鿿]{{0,8}}(?:队|社团?|[乐舞艺诗剧唱]团|(?<![一-鿿])[男女][篮排足]|师生|学生|选手|(?<=[^出])节目|作品)|{COUNT}(?:学生|教师|老师|同学|选手|孩子))"
OWN = re.compile(
    rf"(?:^|[,:])[^{NAMES},;。:一-鿿]{{0,8}}(?:[一-鿿]{{1,3}}月[上中下]?[旬底初]?|[今去]年|当[年月]|[上下本]半?学?[年期月]|[春夏秋冬][季天])?(?P<team>{TEAM})(?:[^SGUOPHEMDA,;。:]{{0,12}}?)(?P<verb>{GOES}){WAY}{{0,6}}(?P<thing>E)"
)
"""A team without a name of its own: ,女子排球队代表全市登上|全省中学生排球锦标赛|的赛场."""
OTHERS = re.compile(
    r"邻|友(?:好|[校队])|对手|兄弟|各|其他|其它|外|专家|领导|部队|消防|志愿|医疗|宣讲|工作|督导|考察|评审|检查|县|区|市|省|州|旗|镇|乡|一队|他们|她们|得|获|该|有的"
)
"""What makes a team another's, or none."""
STANDS_FOR = re.compile(r"^(?:我?[省市县区州旗镇乡])?代表[队团]$")
"""The team of an area, whose bureau speaks."""
BEHIND = re.compile(
    rf"(?P<thing>E){WAY}{{0,3}},?(?P<who>[SGR]){WAY}{{0,8}}?(?P<verb>派出|选派了?|派了|去了|出动了?|报了|组队|选送了?|有{COUNT})(?!{WAY}{{0,12}}(?:观摩|听课|担任|当评委|裁判|学习))"
)
"""An occasion told first: 全市教师技能大赛|我县去了19人."""
AMONG = re.compile(
    rf"(?P<who>[SG](?:[、和与及][SG]){{0,6}}){WAY}{{0,4}}?(?P<verb>(?:位列|名列|跻身|列|在)其[中列]|也?在列|参与其中)"
)
WORKS = re.compile(
    rf"(?P<who>P(?:[、和与]P){{0,6}}){WAY}{{0,12}}(?:作品|论文|课例|节目|D){WAY}{{0,4}}(?P<verb>入围|入选|入展|参展|参评)了?{WAY}{{0,4}}(?P<thing>E)"
)
HELPS = re.compile(
    rf"(?P<thing>M)[^MEDA;。]{{0,24}},(?P<who>P(?:[、和与]P){{0,9}}){WAY}{{0,4}}(?P<verb>参加|参与|协助|[为是任]成员)(?=[,;。)]|$)"
)
"""Who helps with a project that another leads: 课题…由校长主持,|李晓兰、王思远参加."""
CHOSEN = re.compile(
    rf"(?:^|[,:])[^{NAMES},;。:一-鿿]{{0,8}}(?:(?:学校|全[校园]|幼儿园)?(?:先后|又|还|也|已|均|再次|成功|首批)?|(?P<who>[SG](?:[、和与及][SG]){{0,6}}){WAY}{{0,6}})(?:被(?:[UR]|{WAY}){{0,8}})?(?P<verb>列为|列入|确定为|定为|选为|遴选为|纳入|入选)了?{WAY}{{0,6}}(?P<thing>M){WAY}{{0,8}}(?:学校|单位|试点|名单|行列|对象|校|园)"
)
"""Who is chosen for a programme: 学校被列为|现代学徒制试点|单位."""
WORDINGS = (BEHIND, AMONG, WORKS, HELPS, CHOSEN)
GATE = Gate(
    re.compile(GOES.removesuffix("了?")),
    re.compile(
        r"派出|选派|派了|去了|出动|报了|组队|选送|有|其[中列]|在列|入[围选展]|协助|成员|列为|列入|确定为|定为|选为|遴选为|纳入"
    ),
)
DOING = frozenset({Predicate.HOLDS, Predicate.CARRIES_OUT})
CONFIDENCE = 0.72


@record
class Part:
    """Those who take part, in what, and the stretch of the scene that tells so, with the place of its verb."""

    doers: tuple[str, ...]
    thing: tuple[str, ...]
    start: int
    end: int
    verb: int


def read_parts(
    sentences: Iterable[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    by_key: Mapping[str, Entity],
    frame: Frame,
    told: Sequence[Claim],
) -> Iterator[Claim]:
    """The claims of taking part that clauses make in free wording, but for those who hold or carry out the same by what is `told`."""
    doing = {(one.subject, one.object) for one in told if one.predicate in DOING}
    voice = by_key.get(frame.voice)
    last: Linked | None = None
    block = -1
    for sentence in sentences:
        links = [link for link in inside.get(sentence.span.start, ()) if link.keys]
        things = [link for link in links if link.mention.kind in {Kind.EVENT, Kind.PROGRAMME, Kind.AWARD}]
        last = last if sentence.block == block else None
        block = sentence.block
        if links and (things or last) and GATE.admits(sentence.folded):
            scene = make_scene(sentence, links)
            for part in list_parts(scene, last, voice, frame):
                yield from claim_part(part, scene, frame, doing)
        last = things[-1] if things else last


def list_parts(scene: Scene, last: Linked | None, voice: Entity | None, frame: Frame) -> Iterator[Part]:
    """What the parts of a sentence tell; `last` is the occasion, initiative or honour that the sentences before name last."""
    for part in PART.finditer(scene.words):
        bounds = part.span()
        for hit in OWN.finditer(scene.words, *bounds):
            owner = find_owner(hit["team"], voice, frame)
            if owner:
                yield make_part(scene, hit, (owner,))
        for wording in WORDINGS:
            for hit in wording.finditer(scene.words, *bounds):
                named = hit.groupdict().get("who")
                doers = scene.keys(*hit.span("who"), NAMES) if named else own_school(voice)
                if "thing" in hit.groupdict():
                    yield make_part(scene, hit, doers)
                elif (thing := find_thing(scene, hit.start(), last)) is not None:
                    yield Part(doers, thing.keys, hit.start(), hit.end(), hit.start("verb"))


def make_part(scene: Scene, hit: re.Match[str], doers: tuple[str, ...]) -> Part:
    """What one wording tells."""
    return Part(doers, scene.links[hit.start("thing")].keys, hit.start(), hit.end(), hit.start("verb"))


def own_school(voice: Entity | None) -> tuple[str, ...]:
    """The key of the school or group that speaks."""
    return (voice.key,) if voice is not None and voice.kind in SCHOOLING else ()


def find_owner(team: str, voice: Entity | None, frame: Frame) -> str:
    """Whose a team without a name is: the school's that speaks, or the area's whose bureau speaks; none where it is another's."""
    if voice is not None and voice.kind in SCHOOLING:
        return "" if OTHERS.search(team) else voice.key
    return frame.area if STANDS_FOR.match(team) else ""


def find_thing(scene: Scene, place: int, last: Linked | None) -> Linked | None:
    """The occasion or initiative told last before a place; none where it is an honour."""
    at = max(scene.words.rfind(sign, 0, place) for sign in "EMA")
    thing = scene.links[at] if at >= 0 else last
    return None if thing is None or thing.mention.kind is Kind.AWARD else thing


def claim_part(part: Part, scene: Scene, frame: Frame, doing: set[tuple[str, str]]) -> Iterator[Claim]:
    """The claims of one part, unless it is denied."""
    sentence, shift = scene.sentence, scene.sentence.span.start
    operators = find_operators(sentence, [link.mention.span for link in scene.links.values()])
    worth, acting = weigh_claim(sentence, operators, scene.starts[part.verb] - shift, scene.starts[part.end] - shift)
    if worth is Worth.NONE:
        return
    planned = worth is Worth.PLAN or (is_planned_section(sentence, frame.title) and "settled" not in acting)
    span = widen(Span(scene.starts[part.start], scene.starts[part.end]), sentence)
    modality = Modality.PLANNED if planned else Modality.REALISED
    for doer in part.doers:
        for thing in part.thing:
            if (doer, thing) not in doing:
                yield Claim(doer, Predicate.TAKES_PART_IN, thing, Qualifiers(), modality, span, "part-told", CONFIDENCE)
