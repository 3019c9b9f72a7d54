"""Honours that are told without a verb of winning, where the sentence names one who can bear them: 名册里写进了后山中学, 也有它, 花落三家."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.model import SCHOOLING, Entity, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.bearers import may_bear
from kg.relate.claims import Claim, Setting, widen
from kg.relate.led import find_led
from kg.relate.operators import Operator, find_operators
from kg.relate.prize_titles import is_barred, is_part, list_titles
from kg.relate.prize_units import Scene, Unit, list_run, read_scene
from kg.relate.qualify import find_level, list_dated
from kg.years import find_year

TOLD = re.compile(
    r"牌子?(?![照匾坊])|匾|榜|名[单册]|揭晓|公布|名头|名号|证书|奖状|锦旗|红旗|花落|入列|落户|有[它他她]|名字|居其|占了?[一两三]|在[里上其]头?[中面]?|写[进入]|添了|归了?|把[^,。;]{2,30}[捧抱拿领带扛](?:了?[回到走上]|了)"
)
"""One of these tells that an honour was given: its plate, its list, and who is on it."""
NOT_GIVEN = re.compile(
    r"申[报请创]|争|[盼想冲拟待]|[希有渴指]望|公示|材料|标准|要求|参照|对照|对标|[创]建(?!成)|培育|培养|建设|启动|试点|[承主举协]办|仪式|典礼|现场会|推进会|学习|参观|取经|观摩|邀|请|培训|结对|擦肩|无缘|落选|刷下|差[一二两几\d]"
    r"|收[走回]|榜上无|整改|复查|摘[掉牌走去]|撤|到期|原来|原有|过期|取消|失去|丢|目标|打算|准备|明年|来年|下[学半一]|候选|推荐|提名|宣传|表扬|慰问|评委|评审|名额|条件|讲座|作报告|上课|工作室|研究|论坛|如果|若|假如|才能|[吗呢？?]"
)
"""None of these stands in the sentence of an honour that was given."""
NAMED = re.compile(
    r"^(?:首|第[一二三四五六七八九十\d]+)[批届]|^[“\"]?(?:全[国省市区县州]|国家|[省市区县州]级?|[一-鿿]{2,6}?[省市区县州旗镇])"
)
PLACED = re.compile(r"(?:[省市区县旗州镇乡校][里上级内]?|\0)的?[“\"]$")
"""A level before an honour in quotation marks: 区里的|“书香校园”."""
GOES_ON = re.compile(
    r"(?:居其[一中首]|[也都]?在[列内]|上榜|入列|入选)?[,、和](?:另外?|还有|其余|以及|其他)?[一两二三四]?[家所个位]?(?:分别)?[为是有]?"
)
"""Between two who bear an honour of which so many were given: 本校居其一,另一家为|后山中学."""
SPOKEN = re.compile(r"我们|咱|[我本][校园]")
HARD = "。;!?"
SHORT = 10
"""So many characters at most part two honours of one list."""
BEARERS = frozenset({Kind.SCHOOL, Kind.PERSON, Kind.GROUP, Kind.ORGANISATION})
RULE = "plain-honour"
CONFIDENCE = 0.72


def read_plain_honours(
    sentences: Iterable[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    describe: Callable[[Sentence], Setting],
    by_key: Mapping[str, Entity],
    told: Sequence[Claim],
) -> Iterator[Claim]:
    """The claims of honours that no claim of `told` has given to a body or person in their sentence."""
    given = [
        (one.span, one.object)
        for one in told
        if one.predicate is Predicate.RECEIVED and one.subject in by_key and by_key[one.subject].kind is not Kind.AREA
    ]
    led: tuple[Linked, ...] = ()
    block = -1
    for sentence in sentences:
        links = inside.get(sentence.span.start, ())
        led = find_led(sentence, links) or (led if sentence.block == block else ())
        block = sentence.block
        awards = [link for link in links if link.mention.kind is Kind.AWARD]
        if not awards:
            continue
        taken = {key for span, key in given if sentence.span.covers(span)}
        if all(taken.intersection(link.keys) for link in awards):
            continue
        setting = describe(sentence)
        setting = replace(setting, led=led or setting.led)
        if not setting.planned and (setting.led or TOLD.search(sentence.folded)):
            yield from read_sentence(sentence, links, setting, taken)


def read_sentence(sentence: Sentence, links: Sequence[Linked], setting: Setting, taken: set[str]) -> Iterator[Claim]:
    """The claims of one sentence, of the honours whose keys are not `taken`."""
    scene = read_scene(sentence, links)
    operators = find_operators(sentence, [link.mention.span for link in links])
    for place, unit in enumerate(scene.units):
        if unit.sort != "title" or unit.aside or is_part(scene, unit) or taken.intersection(unit.links[0].keys):
            continue
        if is_given(scene, place, operators, led=bool(setting.led)):
            for key in find_bearers(scene, unit, setting):
                yield from claim_honour(scene, unit, key, setting)


def is_given(scene: Scene, place: int, operators: Sequence[Operator], *, led: bool) -> bool:
    """Whether an honour with a name of its own is told as given, by what its sentence says of plates, lists and names."""
    unit = scene.units[place]
    start, end = bound_stretch(scene, unit)
    words = scene.bare[start:end]
    name = unit.links[0].mention.name
    level = NAMED.match(name) or find_level([name]) or PLACED.search(scene.bare[: unit.start].rstrip('“"') + '"')
    return (
        level is not None
        and (TOLD.search(words) is not None or (led and fills_clause(scene, unit)))
        and NOT_GIVEN.search(words) is None
        and not is_barred(scene, list_titles(scene, place), operators)
    )


def bound_stretch(scene: Scene, unit: Unit) -> tuple[int, int]:
    """Where the stretch between full stops and semicolons that holds a unit begins and ends."""
    start = max(scene.bare.rfind(mark, 0, unit.start) for mark in HARD) + 1
    ends = [at for mark in HARD if (at := scene.bare.find(mark, unit.end)) >= 0]
    return start, min(ends, default=len(scene.bare))


def find_bearers(scene: Scene, unit: Unit, setting: Setting) -> list[str]:
    """The keys of the one, or the one list, that can bear an honour and stands in its stretch; else of who speaks."""
    start, end = bound_stretch(scene, unit)
    title = unit.links[0].mention.name
    fit = [
        one
        for one in scene.units
        if one.sort == "who" and start <= one.start < end and not one.aside and not one.giver
        and one.links[0].mention.kind in BEARERS and may_bear(one.links[0].mention.kind, title)
    ]  # fmt: skip
    if not fit and setting.led and fills_clause(scene, unit) and may_bear(Kind.SCHOOL, title):
        return list(setting.led[0].keys)
    if fit and are_one_list(scene, fit) and not tells_another(scene, fit[-1], unit):
        return [key for one in fit for link in one.links for key in link.keys]
    kind = setting.voice_kind
    spoken = not fit and kind in SCHOOLING and SPOKEN.search(scene.bare, start, end)
    return [setting.voice] if spoken and kind and may_bear(kind, title) else []


def fills_clause(scene: Scene, unit: Unit) -> bool:
    """Whether a title is all of its clause, as of a school that a whole paragraph is about: 1946年建校,|省级重点高中|。"""
    lead, behind = scene.bare[: unit.start].rstrip('“"'), scene.bare[unit.end :].lstrip('”"')
    return lead.endswith((",", "。", ";", "\t")) and behind.startswith((",", "。", ";"))


def tells_another(scene: Scene, who: Unit, unit: Unit) -> bool:
    """Whether between somebody and an honour stand another one and the words of a clause: 甲校挂上了A,祥富里不甘落后,区里的|B|也有它."""
    before = [one for one in scene.units if one.sort in {"title", "grade"} and who.end <= one.start < unit.start]
    return bool(before) and unit.start - before[-1].end > SHORT


def are_one_list(scene: Scene, units: Sequence[Unit]) -> bool:
    """Whether names stand in one list, or are told off one after the other (本校居其一,另一家为后山中学)."""
    run = list_run(scene, scene.units.index(units[0]), 1)
    return all(one in run for one in units) or all(
        GOES_ON.fullmatch(scene.between(one.end, two.head)) for one, two in pairwise(units)
    )


def claim_honour(scene: Scene, unit: Unit, subject: str, setting: Setting) -> Iterator[Claim]:
    """The claims of one honour that somebody bears."""
    shift = scene.sentence.span.start
    name, lead = unit.links[0].mention.name, scene.sentence.folded[: unit.start]
    qualifiers = Qualifiers(
        level=find_level([name, lead[-8:], *reversed(setting.heads)]),
        year=find_year([name, *list_dated(lead), *reversed(setting.heads)], setting.year),
    )
    span = widen(Span(unit.start + shift, unit.end + shift), scene.sentence)
    for key in unit.links[0].keys:
        if key != subject:
            yield Claim(subject, Predicate.RECEIVED, key, qualifiers, Modality.REALISED, span, RULE, CONFIDENCE)
