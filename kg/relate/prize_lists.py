"""Lists that are announced: an honour or a grade, what leads up to the names (今年评出3人:, 作者依次为), and one name after another."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.gate import lead
from kg.model import SCHOOLING, Kind, Linked
from kg.record import record
from kg.relate.bearers import may_bear
from kg.relate.prize_units import NOTE, Scene, Unit

COUNT = r"[\d一二三四五六七八九十两几]+(?:余|多)?[人名位篇所个席件项节家]"
OPENED = lead(
    r":|(?:依次|分别)(?:为|是|有)|(?:得主|主人|获得者|获奖者|获评者|者|的)(?:有|是|为)|[是为有]:|(?<=[中里]),\0{0,4}[一-鿿]{0,2}有(?=\0)"
)
"""What stands right before the first name of a list."""
LEAD = re.compile(
    rf"(?:[”\"\s,]|得主|教师组|学生组|第[一二三四五六七八九十\d]+[届批次]|评到|(?:今年|本届|本次|这次|去年|全[市县区省州旗]|我[市县区省局校园]|该[县市区校])"
    rf"|共|又|也|已|[当之]?中|里|最终|评选?出|选出|产生|揭晓|公布|[入当]选|[占拿得]了?|到|有|各|{COUNT}|称号|荣誉|获[得评奖]?|奖项?|奖励|表彰|对象"
    rf"|组合|者|主人|作者|名单|人员|老?教?师|选手|学生|同学|学校|单位|个人|集体|的|依次|分别|[是为]|如下|[小初高]中?学?组)*+"
)
"""What may stand between an honour or grade and the names of those who bear it."""
BARRED = re.compile(
    r"候选|拟|推荐|申报|公示|提名|入围|未|没|落选|目标|计划|评委|评审|专家|名额|标准|条件|创建|争创|培养|学习|参[加评赛]|承办|主办|嘉宾|主持"
)
ITEM_VERB = re.compile(
    r"获|被|将|参加|带|说|代表|另|其中|还|并|也|在|到|由|是|为|对|与|各|共|该|此|他|她|我|举|评|授|均|都|指导|辅导|未|没"
)
UNKNOWN_NAME = re.compile(r"[\s\0]*[一-鿿*xX某]{2,4}[\s]*(?:等)?")
SOUGHT = re.compile(
    r"将|拟|计划|争[创取当]|力争|申报|推荐|参评|候选|公示|提名|目标|未|没有|迎接|创建(?!成)|标准|验收|评审|培养"
)
SAME_BATCH = re.compile(
    r"(?:^|[,;。])(?:与之|与此)?(?:同一?(?:批|时|期|年|天)(?:获[奖评得选]?|入选|上榜|当选|挂牌|命名)?|(?:一[同起道]|同样?|也)(?:获[奖评得选]?|入选|上榜|当选|挂牌|得到?|拿到?))的?,?(?:全[县市区省州]|我[县市区省])?(?:还|也)?有"
)
TOLD_OFF = re.compile(
    rf"\W*(?:(?:其中|此次|本次|今年|目前)?,?(?:[我全本该][市县区省州旗校镇]|[\0]+|[一-鿿]{{2,3}}[市县区])?(?:共|有|共有|的)?(?:{COUNT})(?:的)?(?:学校|单位|教师|老师|集体|个人|幼儿园|小学|中学|校园|学生)?"
    rf"(?:[入当]选|上榜|榜上有名|在列|名列其中|位列其中|获[评批得]|获此(?:殊荣|荣誉|称号)|被?命名|被?认定)了?,?(?:它们|他们)?|[它他她]们)(?:分别|依次)?(?:[是为有]|:)+"
)
"""How a sentence opens that tells off who bears the title told in the one before: 我市三所学校入选,分别是…."""
LONGEST_ITEM, LONGEST_LEAD = 12, 40


@record
class Listed:
    """Somebody in a list; `title` is the honour told before it, none where it is the one told last, `grade` the unit of a grade."""

    who: Linked
    title: Linked | None
    grade: int | None
    place: int


def read_lists(scene: Scene, last: Linked | None, announced: Linked | None) -> Iterator[Listed]:
    """Who is named in the announced lists of a sentence; `last` is the honour told before it, `announced` that of the sentence right before."""
    for match in OPENED.finditer(scene.bare):
        told = find_told(scene, match.start())
        if told is not None:
            yield from list_bearers(scene, match.end(), told)
    off = TOLD_OFF.match(scene.bare) if announced is not None else None
    if off and announced is not None and not any(one.sort == "title" for one in scene.units):
        yield from name_bearers(scene, off.end(), announced)
    same = SAME_BATCH.search(scene.bare)
    here = [unit for unit in scene.units if same and unit.sort == "title" and unit.end <= same.start()]
    last = here[-1].links[0] if here else last
    if same and last is not None:
        yield from name_bearers(scene, same.end(), last)


def find_announced(folded: str, links: Sequence[Linked]) -> Linked | None:
    """The honour that a sentence tells as conferred, whose bearers the next one may tell off."""
    awards = [link for link in links if link.mention.kind is Kind.AWARD]
    return awards[-1] if awards and not SOUGHT.search(folded) else None


def name_bearers(scene: Scene, start: int, title: Linked) -> Iterator[Listed]:
    """Who is named from `start` on and can bear a title told before."""
    if BARRED.search(scene.bare):
        return
    for unit in list_names(scene, start):
        for link in unit.links:
            if may_bear(link.mention.kind, title.mention.name):
                yield Listed(link, title, None, unit.start)


def find_told(scene: Scene, place: int) -> int | None:
    """The place of the title or grade that leads up to a list which opens at `place`: nobody else is named between."""
    for at in range(len(scene.units) - 1, -1, -1):
        unit = scene.units[at]
        if unit.end > place or unit.aside:
            continue
        if unit.sort not in {"title", "grade"}:
            return None
        gap = NOTE.sub("", scene.bare[unit.end : place])
        floor = max(scene.bare.rfind(mark, 0, unit.start) for mark in "。;!?") + 1
        lead = scene.bare[floor : unit.start]
        fits = len(gap) <= LONGEST_LEAD and LEAD.fullmatch(gap) and not BARRED.search(lead[-LONGEST_LEAD:] + gap)
        return at if fits else None
    return None


def list_bearers(scene: Scene, start: int, told: int) -> Iterator[Listed]:
    """Who is named from `start` on, and can bear the title or grade at `told`."""
    unit = scene.units[told]
    names = list_names(scene, start)
    for one in names:
        for link in one.links:
            if unit.sort == "grade":
                yield Listed(link, None, told, one.start)
                continue
            for honour in unit.links:
                if may_bear(link.mention.kind, honour.mention.name):
                    yield Listed(link, honour, None, one.start)


def is_row_of_names(scene: Scene, units: Sequence[Unit]) -> bool:
    """Whether several persons stand one behind another with nothing but blanks between: 李晓兰 王思远 赵一鸣."""
    people = all(one.links[0].mention.kind is Kind.PERSON for one in units)
    return people and all(
        one.end < two.start and not scene.bare[one.end : two.start].strip() for one, two in pairwise(units)
    )


def are_joined(scene: Scene, units: Sequence[Unit]) -> bool:
    """Whether bodies stand one behind another with nothing but 和 between: 望江中学和后山小学."""
    bodies = all(one.links[0].mention.kind is not Kind.PERSON for one in units)
    return bodies and all(scene.bare[one.end : two.start] in {"和", "与", "及", "以及"} for one, two in pairwise(units))


def list_names(scene: Scene, start: int) -> list[Unit]:
    """The names of a list that begins at `start`, up to the end of the clause that tells something else; persons before bodies."""
    found: list[Unit] = []
    end = min((at for mark in "。;!?\n" if (at := scene.bare.find(mark, start)) >= 0), default=len(scene.bare))
    for item in re.finditer(r"(?:[(][^()]*[)]?|[^、,()])++", scene.bare[start:end]):
        left, right = item.start() + start, item.end() + start
        units = [one for one in scene.units if one.sort == "who" and not one.aside and left <= one.start < right]
        if not units:
            if not UNKNOWN_NAME.fullmatch(item.group()):
                break
            continue
        words = scene.between(left, right).replace("\0", "").strip()
        other = any(one.sort != "who" and not one.aside and left <= one.start < right for one in scene.units)
        if other or len(words) > LONGEST_ITEM or ITEM_VERB.search(words):
            break
        found += units if is_row_of_names(scene, units) or are_joined(scene, units) else units[-1:]
    people = [one for one in found if one.links[0].mention.kind is Kind.PERSON]
    return people or [one for one in found if one.links[0].mention.kind in SCHOOLING]
