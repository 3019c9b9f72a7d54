"""Who bears a title where the wording is free: titles that are given away, carried home, held, or told of in lists."""

import re
from collections.abc import Iterator, Sequence

from kg.gate import lead
from kg.model import Kind, Linked
from kg.record import record
from kg.relate.bearers import PERSONAL, may_bear
from kg.relate.operators import Operator, Worth, weigh_claim
from kg.relate.prize_units import Scene, Unit, list_run
from kg.relate.prize_winners import clause_end, clause_start, find_behind, opens, take_spoken
from kg.relate.receivers import GAVE, MATTER, PRESENTED

TO_HER = re.compile(r"(?:给|授予?|颁[给发]?|送|奖)(?:了|给了?)?[她他](?:颁发|授予|送上|戴上)?了?(?:一[个块枚])?[“\"]*$")
HANDED_HER = re.compile(r"[”\"]*(?:称号|荣誉)?(?:给|授予?|颁给|发给|奖给)了?[她他](?!们)")
"""Behind a title that is handed to who was told before: 市里把“师德标兵”|给了他."""
POSTED = re.compile(
    r"^[”\"]*,(?:\0+的?)?[一-鿿]{0,8}(?:[园校局组院处科股站所]长|教师|老师|主任|书记|教研员|辅导员|班主任|医生|保育员)[、,]$"
)
"""Between a person and a title: where they work and as what."""
CLOSED = re.compile(r"[”\"]*(?:称号)?(?:[,;。、(]|$)")
GRANTED = re.compile(r"授予|颁授")
NEXT_PAIR = re.compile(r"[”\"]*(?:荣誉)?(?:称号)?[、,]")
KEEPSAKE = r"(?:的)?(?:光荣|荣誉)?(?:称号|荣誉|头衔|牌匾|牌子|奖牌|奖杯|奖状|奖章|徽章|证书|锦旗|铜牌|金匾|匾额?|桂冠|殊荣|名单|名册|榜单|代表)?"
HOW_MANY = re.compile(r"[”\"]?\d{1,4}[余多]?[所名位人家]")
COUNT = r"(?:[\d一二三四五六七八九十两几多]+(?:多)?[名位人所个家项席块件份篇])?"
AHEAD = re.compile(
    rf"^[”\"\s]*{KEEPSAKE}(?:[一-鿿]{{0,6}}?{COUNT})?,?(?:最终|今年|全[市县区省旗州校]|我[省市区县校]|只|都|则|也|就|里|中|上|剩下的?|共有?)*{COUNT}"
    r"(?:[:(—]+|(?:授予|颁给|发给|授给|颁予|送给|给)了?|归(?:了|属)?|属于|花落|落[到在]|落户|(?:分别|依次)(?:是|为|有)|(?:的)?(?:获得者|得主|主人)(?:里|中)?,?(?:恰?有|是|为|:)|[挂别戴][在到]了?|,?[是为]|[中里]?有|里面有)"
    r"[:\s]*(?:分别|依次)?(?:是|为|有)?[一-鿿]{0,2}?[“”\"]*$"
)
"""What stands between a title and who bears it: 称号授予, 的牌子挂在, 3名(, 分别是."""
RELATIVE = re.compile(
    rf"^[”\"\s]*{KEEPSAKE}的(?:[一-鿿]{{0,4}}(?:是|有|为|老师|教师|同学|同志)|[两二三四五]位)?[“”\"]*$"
)
LISTED = re.compile(r"(?:依次为|依次是|分别是|分别为|它们是|他们是|名单如下|各得一个|分别有)[:\s]*[“”\"]*$")
BEHIND = re.compile(
    r"获|得[过了到]?|拿[到过下了]|捧|领[到回走取了]|抱回|夺|摘|荣|授|颁|评[上为成]|入选|入列|列[为入]|定为|确认|认定|命名|晋[升级为]|升[为格]|跨[入进]|创成|通过|当选|当上|成[为了]|成长为|挂[上着起]|戴[上着]|换上|添|收获|跻身|记|保[住持留]|带回|接过|赢|选为|推选|揽|斩|收到|[也还又]有一[张块个枚]|保有|[里局府][发给颁奖]的|颁来|颁发|送来|入了|进了|拥有|享有|[只仅]有|[两三四五六\d]张(?:证书|奖状)"
)
BORNE = re.compile(
    r"^[“”\"]*(?:老师|同志|校长|园长)?(?:本人|自己)?(?:(?:19|20)\d\d年[起后]?|[去今前当同]年起?|目前|如今)?"
    r"(?:还|也|都|均|现|曾|同时?|则|又|仍|更|却|正|先后|同样|双双|一直)*(?:是|为|系|乃|新晋|同列)了?"
    r"(?:(?:\d{4}年|本[届次年]度?|[去今当前]年|全[场市县区省州校]|老牌|唯一|首批)的?)?[“”\"]*$"
)
"""Between who bears a title and the title, where nothing else stands there."""
YET = re.compile(r"(?:却|还|也|更|又|仍|现|正|同时)+(?:是|为)")
"""How a clause goes on about the person told at the head of the one before."""
HELD_THING = re.compile(
    r"[”\"\s]*(?:的)?(?:荣誉)?(?:那个|那块|那张|这块)?(?:称号|牌匾|牌子|奖牌|奖杯|奖状|奖章|徽章|证书|锦旗|铜牌|金匾|匾|红本本)"
)
TESTED = re.compile(r"^[”\"\s]*(?:的)?(?:三类|一类|二类|省级|国家|市级)?(?:评估|验收|复评|复查|评审|复核|复验|认定)")
BLOCKED = lead(
    r"申报|推荐|候选|人选|拟|争创|冲[刺击]|没|未|无缘|落选|止步|公示|参评|摘牌|被[^,，]{0,8}摘|收[回走缴]|吊销|不再|被?撤|取消|请|学习|邀|入围|提名|培养资格|考察对象|报了|标准|办法|培训|工作室|评选|评委|目标|有待|整改|的?(?:申报)?材料|争一|争[取个下]|榜上无|尚|不是|并非|鼓励|表扬|宣传|走访|慰问|采访|座谈|名额|[创建]建(?![成为])"
)
SAME_TITLE = re.compile(
    r"(?:获|得|有|拿|授)[^,。;]{0,4}?(?:此|该|这[一个项块])(?:称号|荣誉|殊荣|奖项?|牌子|奖牌)|各[得占获](?:了)?一|榜上有名|(?:名|位)列其[中间]|在列|上榜"
    r"|同一?[榜批](?:次)?(?:挂牌|获评|入选|上榜|获此殊荣|受表彰|者)?的?[^,。;\0]{0,4},?[^,。;\0]{0,4}(?:还有|尚有|另有|也有)(?=[^,。;\0]{0,3}\0)"
)
ANOTHER = re.compile(r"[,;](?:另[一外]|还有|其余)[一两二三]?[位名所家个]?(?:则?[是为])?[一-鿿]{0,2}")
"""Between two who bear one title: 一位是李晓兰|,另一位是|…."""
SAME_ROLL = re.compile(r"同一?[榜批].*有")
OTHER_ONE = re.compile(r"的[^,。;]{0,10}[,:]另[一外][^,。;]{0,2}(?:是|为)[^,。;]{0,2}")
"""Between a title spoken of before and the other one who bears it: 得这个称号|的只有两人,另一位是|李晓兰."""
NEAR = 8
"""So many characters stand between such words and who bears the title."""
RESUME = re.compile(r"^[“”\"\s]*[\0 ]+(?:[(][^()]{4,16}[)])?[,(](?:男|女)[,)]")
GIVES = re.compile(r"授|颁|命名|认定|确认|评|表彰|公布|宣读|发|给|送")
GIVERS = frozenset({Kind.AUTHORITY, Kind.ORGANISATION})
SHARED = re.compile(r"分[获别]|依次|各自")
FOR_WINNERS = re.compile(r"[对向给为][^,。;]{0,2}(?:获得?|荣获|取得)[^,。;]{0,4}$")
OF_WINNERS = re.compile(r"[“”\"]*(?:称号|荣誉)?的")
NUMBERED = re.compile(rf"(?:等{COUNT}(?:同志|教师|老师|学校|单位|集体)?)?[“\"]*")
MADE = re.compile(
    rf"(?:等{COUNT}(?:同志|教师|老师|同学|学校|单位|集体)?)?(?:表彰|命名|评|评定|评选|认定|确定|授牌|选树)为了?[“\"]*"
)
COMMENDS = re.compile(r"(?:予以|给予|进行|作出)[^,。;]{0,4}(?:表彰|嘉奖|表扬|奖励)")
"""What is between those named and their title where many are commended, and the verb at the end of it all."""
HERSELF = re.compile(r"(?:^|,)[她他]?本人(?:也|还|则|又|被|获|荣|得|评|为|当|选|授|予|入|一并|同时)+[“\"]?$")
"""Before the title of the person whose pupils were told of: …获一等奖,本人获|优秀指导教师."""
UNKNOWN = re.compile(
    r"我(?![们校园县市区省局])|(?!今年|去年|前年|同年|当年|后来|最近|年底|年初)[一-鿿]{2,3}(?:[也还又则另都]|今年|去年)"
)
"""How a clause begins whose subject was not found, so that it is not the person told before: 曲艳|还添了个名头."""
REACH = 40
"""How many characters may stand between a title and a list of who bears it."""


@record
class Title:
    """Somebody's title and where it is told."""

    who: Linked
    honour: Linked
    place: int


def read_titles(scene: Scene, operators: Sequence[Operator], people: Sequence[Linked]) -> Iterator[Title]:
    """The titles that a sentence tells of those it names, and of the persons spoken of before it (`people`)."""
    resume = bool(RESUME.match(scene.bare))
    done = -1
    for place, unit in enumerate(scene.units):
        if unit.sort != "title" or unit.aside or place <= done or is_part(scene, unit):
            continue
        titles = list_titles(scene, place)
        done = place + len(titles) - 1
        if is_barred(scene, titles, operators):
            continue
        who = (
            find_commended(scene, place)
            or find_granted(scene, place)
            or find_bearers(scene, place, titles, people)
            or (find_owner(scene, titles) if resume else [])
        )
        yield from pair_titles(scene, who, titles)


def find_commended(scene: Scene, place: int) -> list[Linked]:
    """Who stands right before a title that is conferred on many in turn: 对甲等26个“A”、乙等2名“B”予以表彰, 将甲、乙表彰为“A”."""
    if not place or scene.units[place - 1].sort != "who" or scene.units[place - 1].aside:
        return []
    run = list_run(scene, place - 1, -1)
    before, gap = scene.bare[: run[0].head], scene.bare[run[-1].end : scene.units[place].start]
    made = MADE.fullmatch(gap)
    listed = NUMBERED.fullmatch(gap) and COMMENDS.search(scene.bare, scene.units[place].end)
    fits = (made and before.endswith(("将", "把"))) or (listed and before.endswith(("对", "、", "为", "和", "及")))
    return [link for unit in run for link in unit.links] if fits else []


def find_granted(scene: Scene, place: int) -> list[Linked]:
    """Who stands right before a title that is conferred after another one: 授予甲“A”、|乙“B”."""
    if place < len("AB") or scene.units[place - 1].sort != "who" or scene.units[place - 1].aside:
        return []
    run = list_run(scene, place - 1, -1)
    first = scene.units.index(run[0])
    before = scene.units[first - 1] if first else None
    if before is None or before.sort != "title" or not GRANTED.search(clause_before(scene, before.start)):
        return []
    joint, gap = scene.bare[before.end : run[0].head], scene.bare[run[-1].end : scene.units[place].start]
    return [link for unit in run for link in unit.links] if NEXT_PAIR.fullmatch(joint) and not gap.strip('“"') else []


def clause_before(scene: Scene, place: int) -> str:
    """The words of a sentence before a place, back to its last full stop."""
    return re.split(r"[;。!?]", scene.bare[:place])[-1]


def is_part(scene: Scene, unit: Unit) -> bool:
    """Whether a title is part of a longer name: 《关于命名市级示范学校的决定》, 先进教研组|长."""
    return scene.bare.startswith(("长", "办"), unit.end) or scene.bare.rfind("《", 0, unit.start) > scene.bare.rfind(
        "》", 0, unit.start
    )


def list_titles(scene: Scene, place: int) -> list[Unit]:
    """The titles of one enumeration that begins at `place`."""
    run = [scene.units[place]]
    for other in scene.units[place + 1 :]:
        if other.sort != "title" or not re.fullmatch(
            r"[、和及与“”\"]*(?:以及)?[“”\"]*", scene.bare[run[-1].end : other.start]
        ):
            break
        run.append(other)
    return run


def pair_titles(scene: Scene, who: Sequence[Linked], titles: Sequence[Unit]) -> Iterator[Title]:
    """Each title with each who bears it; 分获 gives as many titles as there are bearers one each, and is left alone where they do not match."""
    lead = scene.bare[max(0, titles[0].start - 12) : titles[0].start]
    honours = [link for unit in titles for link in unit.links]
    if len(honours) > 1 and SHARED.search(lead):
        pairs = list(zip(who, honours, strict=True)) if len(who) == len(honours) else []
    else:
        pairs = [(one, honour) for one in who for honour in honours]
    yield from (Title(one, honour, titles[0].start) for one, honour in pairs)


def is_barred(scene: Scene, titles: Sequence[Unit], operators: Sequence[Operator]) -> bool:
    """Whether titles are the matter of a choice, are only sought, or are denied."""
    first, last = titles[0], titles[-1]
    behind = re.split(r"[,;。:(]", scene.bare[last.end :])[0]
    before = re.split(r"[,;。:]", scene.bare[: first.start])[-1]
    matter = MATTER.match(behind.strip('”"')) and not (TESTED.match(behind) and "通过" in before)
    worth, _ = weigh_claim(scene.sentence, operators, first.start, last.end)
    return bool(matter or BLOCKED.search(before) or BLOCKED.search(behind[:12])) or worth is not Worth.FACT


def find_bearers(scene: Scene, place: int, titles: Sequence[Unit], people: Sequence[Linked]) -> list[Linked]:
    """Who bears the titles that begin at `place`: told behind them, else before them with a verb of receiving."""
    if HANDED_HER.match(scene.bare, titles[-1].end):
        return [one for one in people if one.mention.kind is Kind.PERSON][-1:]
    if her := find_given_her(scene, place, people):
        return her
    last = place + len(titles) - 1
    ahead = find_beside(scene, last) or find_given(scene, last) or find_filled(scene, last)
    if ahead:
        return ahead
    first, end = scene.units[place], scene.units[last].end
    clause = re.split(r"[;。!?]", scene.bare[: first.start])[-1]
    name = first.links[0].mention.name
    if HERSELF.search(clause):
        met = [one for unit in scene.units[:place] if unit.sort == "who" for one in unit.links]
        return [one for one in [*people, *met] if one.mention.kind is Kind.PERSON][-1:]
    told = find_behind(scene, place, lambda link: may_bear(link.mention.kind, name))
    gap = scene.bare[told[-1].end : first.start] if told else clause
    if PRESENTED.match(scene.bare, end) or HOW_MANY.match(scene.bare, end):
        return []
    if told and (
        GAVE.search(gap) or is_giver(told, gap) or (FOR_WINNERS.search(gap) and OF_WINNERS.match(scene.bare, end))
    ):
        return []
    if told and (BORNE.match(gap) or is_last_told(told, gap) or (POSTED.match(gap) and CLOSED.match(scene.bare, end))):
        return [link for unit in told for link in unit.links]
    verb = BEHIND.search(gap[-14:]) or (HELD_THING.match(scene.bare, end) and len(gap) <= REACH)
    if not verb:
        return []
    if told:
        return [link for unit in told for link in unit.links]
    tail = re.split(r"[,:]", clause)[-1]
    lone = len(people) == 1 and not any(unit.sort == "who" for unit in scene.units)
    alone = lone and PERSONAL.search(name) and not UNKNOWN.match(tail)
    return list(people) if alone else take_spoken(tail, people)


def is_last_told(told: Sequence[Unit], gap: str) -> bool:
    """Whether a person is told a clause later to be what a title says: 李晓兰才教了两年书,却是|“最佳教练”."""
    *clauses, last = gap.split(",")
    return (
        bool(clauses) and told[-1].links[0].mention.kind is Kind.PERSON and bool(YET.match(last) and BORNE.match(last))
    )


def is_giver(told: Sequence[Unit], gap: str) -> bool:
    """Whether the body before a title is who gives it: 市教育局命名, 省妇联颁的."""
    return told[-1].links[0].mention.kind in GIVERS and bool(GIVES.search(gap)) and "被" not in gap


def find_given(scene: Scene, last: int) -> list[Linked]:
    """Who is told behind a title to bear it: right behind it (授予望江中学), or in a list that is announced (依次为…)."""
    unit = scene.units[last]
    for at in range(last + 1, len(scene.units)):
        other = scene.units[at]
        if other.sort in {"title", "contest", "grade"}:
            return []
        gap = scene.bare[unit.end : other.head]
        relative = RELATIVE.match(gap) and BEHIND.search(scene.bare[max(0, unit.start - 14) : unit.start])
        near = (AHEAD.match(gap) or relative) and not (set(gap) & set(";。"))
        if near or (LISTED.search(gap) and len(gap) <= REACH and "。" not in gap):
            run = list_run(scene, at, 1) if not other.aside else list_aside(scene, at)
            return [] if leads_title(scene, run[-1]) else [link for one in add_other(scene, run) for link in one.links]
        return []
    return []


def add_other(scene: Scene, run: list[Unit]) -> list[Unit]:
    """Those named right behind a title with the one that the next clause tells to be the other: 一位是甲,|另一位是乙."""
    at = scene.units.index(run[-1]) + 1
    if at == len(scene.units) or scene.units[at].sort != "who" or scene.units[at].aside:
        return run
    gap = scene.bare[run[-1].end : scene.units[at].head]
    return [*run, *list_run(scene, at, 1)] if ANOTHER.fullmatch(gap) else run


def find_given_her(scene: Scene, place: int, people: Sequence[Linked]) -> list[Linked]:
    """The person told before whom a clause means to whom a title is given: 县里给了她|“最美教师”称号."""
    first = scene.units[place]
    if not TO_HER.search(scene.bare, 0, first.start):
        return []
    met = [one for unit in scene.units[:place] if unit.sort == "who" for one in unit.links]
    return [one for one in [*people, *met] if one.mention.kind is Kind.PERSON][-1:]


def find_beside(scene: Scene, last: int) -> list[Linked]:
    """The person right behind a title, or behind 、 and the body where they belong: 特级教师李晓兰, 劳动模范、望江中学教师李晓兰."""
    unit = scene.units[last]
    other = scene.units[last + 1] if last + 1 < len(scene.units) else None
    if (
        other is None
        or other.sort != "who"
        or other.aside is not unit.aside
        or other.links[0].mention.kind is not Kind.PERSON
    ):
        return []
    gap = scene.bare[unit.end : other.head].strip('”"')
    won = BEHIND.search(scene.bare, clause_start(scene.bare, unit.start), unit.start)
    listed = other.head < other.start and gap in {"、", ",、"} and not won
    return list(other.links) if gap in {"", "获得者", "得主"} or listed else []


def find_filled(scene: Scene, last: int) -> list[Linked]:
    """Who fills the clause behind a title that fills its own: 全国文明校园,望江中学(2017年);…."""
    unit = scene.units[last]
    other = scene.units[last + 1] if last + 1 < len(scene.units) else None
    if other is None or other.sort != "who" or other.aside or scene.bare[unit.end : other.head].strip('”"') != ",":
        return []
    alone = re.search(r"(?:^|[,;:。①-⑳)])[“\"\s]*$", scene.bare[: unit.start])
    run = list_run(scene, last + 1, 1)
    closed = re.match(r"[(;。]|$", scene.bare[run[-1].end :].strip())
    return [link for one in run for link in one.links] if alone and closed else []


def leads_title(scene: Scene, unit: Unit) -> bool:
    """Whether another title stands right behind a name, which then bears that one: 授予望江中学“文明校园”."""
    after = next((other for other in scene.units if other.start >= unit.end), None)
    return (
        after is not None and after.sort == "title" and not re.search(r"[,;。:)]", scene.bare[unit.end : after.start])
    )


def list_aside(scene: Scene, place: int) -> list[Unit]:
    """The names inside the same brackets as the one at `place`, the last of body and person where they alternate."""
    close = scene.bare.find(")", scene.units[place].start)
    inside = [
        unit
        for unit in scene.units[place:]
        if unit.sort == "who" and unit.start < (close if close >= 0 else len(scene.bare))
    ]
    people = [unit for unit in inside if unit.links[0].mention.kind is Kind.PERSON]
    return people or inside


def find_owner(scene: Scene, titles: Sequence[Unit]) -> list[Linked]:
    """The person whom a line of a life tells of (王淑珍,女,…), for titles that fill a clause of it."""
    first, last = titles[0], titles[-1]
    alone = scene.bare[: first.start].rstrip('“" ').endswith((",", "、")) and re.match(
        r"[”\"\s]*(?:[,;。、]|$)", scene.bare[last.end :]
    )
    head = next((unit for unit in scene.units if unit.sort == "who"), None)
    return list(head.links) if alone and head and head.links[0].mention.kind is Kind.PERSON else []


def find_same(scene: Scene) -> Iterator[tuple[Linked, int]]:
    """Who is told to have got the title spoken of before (获此称号的李晓兰, 望江中学获该称号)."""
    for match in SAME_TITLE.finditer(scene.bare):
        if BLOCKED.search(scene.bare, clause_start(scene.bare, match.start()), clause_end(scene.bare, match.end())):
            continue
        after = next(
            (at for at, unit in enumerate(scene.units) if unit.sort == "who" and unit.start >= match.end()), None
        )
        relative = re.match(r"的", scene.bare[match.end() :])
        gap = scene.bare[match.end() : scene.units[after].head] if after is not None else ""
        if after is not None and (
            (relative and (len(gap) <= NEAR or OTHER_ONE.fullmatch(gap))) or SAME_ROLL.fullmatch(match.group())
        ):
            yield from ((link, match.start()) for unit in list_run(scene, after, 1) for link in unit.links)
        elif not relative:
            before = [at for at, unit in enumerate(scene.units) if unit.sort == "who" and unit.end <= match.start()]
            if before and opens(scene, before[-1]):
                yield from ((link, match.start()) for unit in list_run(scene, before[-1], -1) for link in unit.links)
