"""Honours of the body that speaks, told without naming it: a line of a year and an honour, 学校另获…, 送来一面锦旗, 自编早操获金奖."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.model import Entity, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate.bearers import may_bear
from kg.relate.claims import Claim, Setting, widen
from kg.relate.operators import Operator, Worth, find_operators, weigh_claim
from kg.relate.own_contests import BEARERS, find_entered, list_entered, tells_win
from kg.relate.prize_titles import BEHIND, HELD_THING, is_barred, is_part
from kg.relate.prize_units import TOLD_GRADE, Scene, Unit, read_scene, tell_grade
from kg.relate.prize_winners import clause_end, clause_start
from kg.relate.qualify import find_level, list_dated
from kg.relate.receivers import OF_WORK, RELATIVE
from kg.years import find_year

SPEAKERS = {
    Kind.SCHOOL: r"学校|[我本该全][校园]|幼儿园|全园|中心|党[总]?支部",
    Kind.AUTHORITY: r"[我本全]局|局机关|局里|[我本]委|[我本]室",
    Kind.GROUP: r"[我本]?集团|[我本]?联盟|[我本]?学区",
}
"""How a body of each kind calls itself."""
WHEN = r"(?:(?:19|20)?\d{2}年|\d{1,2}[月日]|同?[月年日]|[初底末中]|[上下]半年|今年|去年|前年|当年|年内|本学年|本学期|本届|随后|后来|此后|日前|近日)"
PASSING = r"(?:又|还|也|都|均|再次|再度|首次|第[一二三四]次|成功|顺利|已经?|另|并|更|刚|被|由|经|正式|光荣|先后|连续[一二三四五六七八九十两\d]+年|一举|喜|在|[省市县区州国]里|于)"
YEAR_LINE = re.compile(r"[^一-鿿\w]*(?:\d{1,2}[.、)]\s*)?(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[\s:,]*[“\"]?")
YEAR_NOTE = re.compile(r"[”\"]?[(]((?:19|20)\d\d)年?(?:\d{1,2}月)?[)](?:[;。、]|$)")
"""Behind an honour that stands alone in its clause: 湖南省示范性中等职业学校(2013);"""
GIFT = re.compile(
    r"(?:给了?|送来?了?|发来?了?|颁来?了?|授予?了?|奖给?了?)(?:我们|[我本][校园局])?(?:一?[面块个张座])?[“”\"]*$"
)
ADDED = re.compile(
    r"(?:^|[墙楼口厅室上里面前]|(?:学校|我们|我[校园]))(?:上|里|又|还|也|就|新|今年|去年)*(?:多|添|新增|增加|挂|钉|悬|有|捧回|迎来|换上)[了着出上]?[^,，。;；\0]{0,3}[块个面张]?[“\"]?$"
)
"""Before a plate that the house of the speaker has got: 门楼上多了一块|“温馨校园”的铜牌."""
PLATE = re.compile(r"牌子?|匾|[一两三四五六]块|[墙壁]上?|陈列|奖状|证书")
GAVE = re.compile(r"(?<!被)(?:颁发|颁授|授予|命名|表彰|授牌|评出|评选出|发放)了(?![我本])")
"""What a bureau that speaks has done with honours: it gave them."""
EXHIBIT = re.compile(r"(?:请看)?(?:[这那]|[左右]边|[上下]面|[旁身]边|中间|墙上|最[早新])[^,;。]{0,4}[一两二三四]块")
"""One of the plates that are shown, whoever has had the one before it."""
DATED = re.compile(r"(?:19|20)\d\d年的[“\"]?$")
SHOWN = re.compile(r"墙|匾|荣誉|陈列|奖牌|牌子")
"""What is spoken of where honours of the speaker are shown, one by one."""
THEIRS = re.compile(r"老师|教师|同学|学生|校长|园长|学校|幼儿园|[小中]学")
"""Who may have the plates that a bureau speaks of."""
APPOSED = re.compile(r"[一-鿿]{2,8},[“\"]?")
"""Before a plate: somebody without a known name who has it (龙泽本部,|…这块牌子是五月到的)."""
HUNG = re.compile(r"挂|到手|领[回到]|捧|拿[到回]|送|授|颁|得")
OWN_LIST = r"[^,。;]{0,12}(?:捧回|获得|拿到|获|荣获|得到|收获|领回)的?(?:主要)?(?:奖牌|荣誉|称号|奖项|奖励|牌匾|牌子)(?:有|是|包括|如下)?:?"
WORK = re.compile(
    r"(?:(?:自编|自创|自排|选送|报送|编排|原创|创编|师生|学生|幼儿|小朋友|教工|教师|的)*(?:[一-鿿]{0,3}(?:操|舞|舞蹈|合唱|节目|表演|团|队|社团|乐团|代表队|小朋友|师生|学生|幼儿))?(?:《[^《》]*》)?)"
)
"""What the speaker sends in: its win is the speaker's."""
TEAM = re.compile(r"(?:^|[,;:。])(?:孩子们|小朋友们?|同学们|师生|教职工)")
SCOPE = r"在[^,。;:]{0,24}的[“\"]?"
NEAR = 14
LEVEL = re.compile(r"[\0国省市县区州镇校咱]")
REACH = 5
"""So many sentences behind one that speaks of honours they may still be told off."""
HONOURS = re.compile(r"荣誉|奖|肯定|牌子|奖状|表彰|殊荣|称号|获评")
"""What a heading, or the sentence before, speaks of where honours are told off level by level."""
CONFERRED_BY = re.compile(r"\0[、和与\0]*(?:联合)?(?:授予|颁发|颁给|命名为|评为|表彰为|给)(?:了|我[校园局])?[“\"]*$")
"""Who conferred an honour, right before it: 县级:|县委、县政府授予."""
BY_LEVEL = re.compile(
    r"(?:[(]?[\d一二三四五六七八九十]{1,2}[)、.]|[^一-鿿\0(])*+(?:\0|[一-鿿]{2,3}(?=给的)|国家|全国|中央|自治区|[省市区县州镇校]|咱|我们|[一-鿿]{2,4}[市县区州])*+(?:一?级|一层|层面|里|上|自己)?(?:给|颁|授|评|发|奖励)?的?"
    r"(?:这一级)?(?:共?有?(?:俩|仨|(?:\d+|[一二三四五六七八九十两几])[项个块张面枚]))?(?:,?(?:都|均)是(?:今年|去年|本学年|20\d\d年)的)?(?:有)?[,:]?\0*"
)
"""What opens a clause of honours by the level that gave them: 省级3项:, 省里给的有俩:, 松滋市一级,."""
"""How many words may stand between a verb of winning and what is won."""


@record
class Speaker:
    """The body that speaks: its kind, key and how it calls itself."""

    kind: Kind
    key: str
    words: re.Pattern[str]
    whole: re.Pattern[str]
    listed: re.Pattern[str]


def make_speaker(voice: Entity | None) -> Speaker | None:
    """The speaker of a document, where it is of a kind that honours go to."""
    if voice is None or voice.kind not in SPEAKERS:
        return None
    words = SPEAKERS[voice.kind]
    lead = rf"(?:{words}|{WHEN}|{SCOPE}|{PASSING}|[\0\s,、“”\":()\d.○●·①-⑳*-])*+"
    return Speaker(
        voice.kind,
        voice.key,
        re.compile(words),
        re.compile(lead),
        re.compile(rf"(?:{words}){OWN_LIST}"),
    )


SINCE = re.compile(
    r"[”\"]*(?:(?:称号|牌子|铜牌)?,(?:我们|学校|[我本][校园])?|,)?(?:[也还都]?是)?(?:19|20)\d\d年(?:\d{1,2}月)?(?:由[\0一-鿿]{1,10}|就|才|刚|已)?"
    r"(?:命名|认定|授予|评上|评定|创成|获评|挂牌|授牌|拿到|得到)的?(?=[,。;]|$)"
)
"""Behind an honour: when it was conferred, of nobody but the school that speaks."""


def read_own_honours(
    sentences: Iterable[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    describe: Callable[[Sentence], Setting],
    by_key: Mapping[str, Entity],
    voice: str,
    told: Sequence[Claim],
) -> Iterator[Claim]:
    """The claims of the honours that go to the body that speaks (key `voice`) and that no claim of `told` has given to a person or body."""
    speaker = make_speaker(by_key.get(voice))
    if speaker is None:
        return
    given = [
        (one.span, one.object)
        for one in told
        if one.predicate is Predicate.RECEIVED and one.subject in by_key and by_key[one.subject].kind in BEARERS
    ]
    age = REACH + 1
    shown = ""
    entered: Linked | None = None
    for sentence in sentences:
        before, shown = shown, sentence.folded
        links = inside.get(sentence.span.start, ())
        headed = age < REACH or any(HONOURS.search(heading.words) for heading in sentence.headings)
        age = 0 if HONOURS.search(sentence.folded) else age + 1
        contest, entered = entered, find_entered(sentence, links, speaker.key) if speaker.kind is Kind.SCHOOL else None
        if not any(link.mention.kind in {Kind.AWARD, Kind.EVENT} for link in links):
            if contest is not None:
                yield from claim_entered(sentence, links, contest, describe(sentence), speaker)
            continue
        taken = {key for span, key in given if sentence.span.covers(span)}
        setting = describe(sentence)
        if setting.planned:
            continue
        scene = read_scene(sentence, links)
        operators = find_operators(sentence, [link.mention.span for link in links])
        if speaker.kind is Kind.SCHOOL:
            for whole in list_entered(scene, taken, operators):
                yield from claim_own(scene, whole, whole.links[0], setting, speaker)
        for unit, target in list_free(scene, taken):
            levelled = headed and is_levelled(scene, unit, operators, speaker)
            if (
                levelled
                or is_confirmed(scene, unit, operators, speaker)
                or is_own(scene, unit, operators, speaker)
                or is_shown(scene, unit, operators, before)
            ):
                yield from claim_own(scene, unit, target, setting, speaker)


def claim_entered(
    sentence: Sentence, links: Sequence[Linked], contest: Linked, setting: Setting, speaker: Speaker
) -> Iterator[Claim]:
    """The claim of the grade that the sentence behind a contest tells of those whom the speaker sent there."""
    scene = read_scene(sentence, links)
    grades = [unit for unit in scene.units if unit.sort == "grade"]
    if setting.planned or len(grades) != 1 or any(unit.sort == "who" for unit in scene.units):
        return
    unit = grades[0]
    behind = scene.bare[unit.end : unit.end + 1]
    worth, _ = weigh_claim(sentence, find_operators(sentence, []), unit.start, unit.end)
    if worth is Worth.FACT and tells_win(scene.bare[: unit.start]) and behind in {"", ",", "。", ";", "的", "("}:
        whole = Unit("grade", unit.start, unit.end, unit.start, (contest,), unit.grade)
        yield from claim_own(scene, whole, contest, setting, speaker)


def list_free(scene: Scene, taken: set[str]) -> Iterator[tuple[Unit, Linked]]:
    """The titles of a sentence, and the grades with the contest right before them, that nobody has received."""
    for place, unit in enumerate(scene.units):
        if unit.aside:
            continue
        if unit.sort == "title" and not taken.intersection(unit.links[0].keys):
            yield unit, unit.links[0]
        before = scene.units[place - 1] if place else None
        if (
            unit.sort == "grade"
            and before is not None
            and before.sort == "contest"
            and not taken.intersection(before.links[0].keys)
            and not set(scene.bare[before.end : unit.start]) & set(",;。:、")
        ):
            yield Unit("grade", before.start, unit.end, before.start, before.links, unit.grade), before.links[0]


def is_own(scene: Scene, unit: Unit, operators: Sequence[Operator], speaker: Speaker) -> bool:
    """Whether an honour of a sentence is the speaker's."""
    worth, _ = weigh_claim(scene.sentence, operators, unit.start, unit.end)
    if worth is not Worth.FACT or is_part(scene, unit) or RELATIVE.match(scene.bare[unit.end :]):
        return False
    if unit.sort == "title" and not may_bear(speaker.kind, unit.links[0].mention.name):
        return False
    start = clause_start(scene.bare, unit.start)
    clause = scene.bare[start : unit.start]
    floor = start if speaker.words.search(clause) else begin_exhibit(scene, unit)
    gave = speaker.kind is Kind.AUTHORITY and GAVE.search(clause)
    if gave or any(is_other(one, speaker) and floor <= one.start < unit.start for one in scene.units):
        return False
    lead = scene.bare[: unit.start]
    if OF_WORK.search(scene.sentence.folded, 0, start + len("被")):
        return False
    if speaker.listed.search(lead):
        return True
    return not is_barred(scene, [unit], operators) and (
        is_handed(scene, unit, clause, speaker) or is_won(scene, unit, clause, speaker)
    )


def is_confirmed(scene: Scene, unit: Unit, operators: Sequence[Operator], speaker: Speaker) -> bool:
    """Whether the clause behind an honour of a school that speaks tells since when it has it: 市级示范园,|我们是2018年评上的."""
    if unit.sort != "title" or speaker.kind is not Kind.SCHOOL or is_part(scene, unit):
        return False
    told = SINCE.match(scene.bare, unit.end)
    start = max(scene.bare.rfind(mark, 0, unit.start) for mark in "。;!?") + 1
    if not told or any(one.sort == "who" and not one.giver and start <= one.start < unit.start for one in scene.units):
        return False
    worth, _ = weigh_claim(scene.sentence, operators, unit.start, unit.end)
    return worth is Worth.FACT and may_bear(speaker.kind, unit.links[0].mention.name)


def is_levelled(scene: Scene, unit: Unit, operators: Sequence[Operator], speaker: Speaker) -> bool:
    """Whether an honour stands in a list of those that one level gave, with nobody named in it: 省级3项:甲称号、乙称号."""
    worth, _ = weigh_claim(scene.sentence, operators, unit.start, unit.end)
    if worth is not Worth.FACT or unit.sort != "title" or is_part(scene, unit):
        return False
    start = max(scene.bare.rfind(mark, 0, unit.start) for mark in "。;!?") + 1
    first = next((one.start for one in scene.units if one.sort == "title" and one.start >= start), unit.start)
    named = any(one.sort == "who" and not one.giver and start <= one.start < unit.end for one in scene.units)
    return (
        not named
        and may_bear(speaker.kind, unit.links[0].mention.name)
        and opens_level(scene.bare[start:first], shared=unit.links[0].mention.rule == "pronoun-shared")
        and not is_barred(scene, [unit], operators)
    )


def opens_level(lead: str, *, shared: bool) -> bool:
    """Whether words before the first honour of a list tell whose level gave it; fields that share a title may stand between (`shared`)."""
    lead = CONFERRED_BY.sub("", lead)
    opening = BY_LEVEL.match(lead)
    if opening is None or not LEVEL.search(opening.group()) or not opening.group().rstrip("\0").endswith((":", ",")):
        return False
    rest = lead[opening.end() :]
    return not set(",;:") & set(rest) if shared else not rest


def is_handed(scene: Scene, unit: Unit, clause: str, speaker: Speaker) -> bool:
    """Whether an honour is told without a verb of winning: on a line of its year, as a gift, by its plate on the wall."""
    if is_plated(scene, unit, speaker):
        return True
    if speaker.kind is not Kind.SCHOOL:
        return False
    held = HELD_THING.match(scene.bare, unit.end)
    if held and ADDED.search(clause):
        return True
    after = scene.bare[unit.end : clause_end(scene.bare, unit.end)]
    return bool(
        YEAR_LINE.fullmatch(scene.bare[: unit.start])
        or (stands_alone(scene, unit) and YEAR_NOTE.match(scene.bare, unit.end))
        or GIFT.search(clause)
        or (held and HUNG.search(after) and speaker.whole.fullmatch(clause))
    )


def is_shown(scene: Scene, unit: Unit, operators: Sequence[Operator], before: str) -> bool:
    """Whether an honour is told by its year alone, of nobody, behind a sentence about the wall where they hang."""
    dated = unit.sort == "title" and DATED.search(scene.bare[: unit.start]) is not None
    if not dated or not SHOWN.search(before) or any(one.sort == "who" for one in scene.units):
        return False
    worth, _ = weigh_claim(scene.sentence, operators, unit.start, unit.end)
    return worth is Worth.FACT and not is_barred(scene, [unit], operators)


def is_plated(scene: Scene, unit: Unit, speaker: Speaker) -> bool:
    """Whether a sentence speaks of plates or certificates and of nobody who could have them but the speaker."""
    piece = begin_exhibit(scene, unit)
    begin = piece or max(scene.bare.rfind(mark, 0, unit.start) for mark in "。!?") + 1
    words = re.split("[。;]" if piece else "。", scene.bare[begin:])[0]
    named = any(one.sort == "who" and not one.giver and begin <= one.start < begin + len(words) for one in scene.units)
    if speaker.kind is not Kind.SCHOOL:
        named = (
            named or THEIRS.search(words) is not None or APPOSED.fullmatch(scene.bare[begin : unit.start]) is not None
        )
    return not named and PLATE.search(words) is not None


def stands_alone(scene: Scene, unit: Unit) -> bool:
    """Whether nothing stands before an honour in its clause, nor a colon behind words of something else (毕业去向:)."""
    lead = scene.bare[: unit.start].rstrip('“"·- ')
    return not lead or lead[-1] in ";。" or (lead[-1] == ":" and HONOURS.search(lead) is not None)


def begin_exhibit(scene: Scene, unit: Unit) -> int:
    """Where the part of a sentence begins that shows one more plate (…;这一块是…), 0 for none."""
    piece = scene.bare.rfind(";", 0, unit.start) + 1
    return piece if piece and EXHIBIT.match(scene.bare, piece) else 0


def is_won(scene: Scene, unit: Unit, clause: str, speaker: Speaker) -> bool:
    """Whether the speaker, or what it sends in, is the subject of a verb of winning right before an honour."""
    told = clause
    if unit.sort == "grade":
        contest = unit.links[0].mention.span.end - scene.sentence.span.start
        told += scene.bare[contest : unit.end]
    verb = BEHIND.search(told)
    if verb is None or BEHIND.search(told.replace("\0", "")[-NEAR:]) is None:
        return False
    subject = clause[: verb.start()]
    named = speaker.words.search(scene.bare[: unit.start]) or TEAM.search(scene.bare[: unit.start])
    if speaker.whole.fullmatch(subject) and (named or not subject.strip()):
        return unit.sort == "title" or bool(named)
    return is_sent(unit, subject, speaker)


def is_sent(unit: Unit, subject: str, speaker: Speaker) -> bool:
    """Whether what wins is something that the school that speaks has sent in: its exercises, its dancers, its team."""
    if speaker.kind is not Kind.SCHOOL or unit.sort != "grade":
        return False
    words = re.sub(rf"^(?:{SPEAKERS[Kind.SCHOOL]}|{WHEN}|[\d.、()\s])*(?:的)?", "", subject.removesuffix("在"))
    return bool(words.strip()) and bool(WORK.fullmatch(words.replace("\0", "")))


def is_other(unit: Unit, speaker: Speaker) -> bool:
    """Whether somebody but the speaker and who gives is named."""
    if unit.sort != "who" or unit.giver:
        return False
    link = unit.links[0]
    return speaker.key not in link.keys and link.mention.kind not in {Kind.AUTHORITY, Kind.ORGANISATION}


def claim_own(scene: Scene, unit: Unit, target: Linked, setting: Setting, speaker: Speaker) -> Iterator[Claim]:
    """The claims of one honour of the speaker's."""
    shift = scene.sentence.span.start
    name = target.mention.name
    behind = TOLD_GRADE.match(scene.bare, unit.end)
    grade = tell_grade(unit.grade) if unit.grade else tell_grade(behind.group()) if behind else ""
    lead = scene.sentence.folded[: unit.start]
    noted = [f"{note[1]}年" for note in [YEAR_NOTE.match(scene.bare, unit.end)] if note]
    qualifiers = Qualifiers(
        grade=grade,
        level=find_level([name, lead[-8:], *reversed(setting.heads)]),
        year=find_year([*noted, name, *list_dated(lead), *reversed(setting.heads)], setting.year),
    )
    span = widen(Span(unit.start + shift, unit.end + shift), scene.sentence)
    for key in target.keys:
        yield Claim(speaker.key, Predicate.RECEIVED, key, qualifiers, Modality.REALISED, span, "own-honour", 0.74)
