"""A sentence as what a reader of prizes looks at: who may receive, contests, titles and grades, in order of text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.gate import lead
from kg.model import BODIES, Kind, Linked, Mention, Sentence, Span
from kg.record import record
from kg.relate.chunks import GRADE
from kg.relate.claims import is_teacher

ORDER = r"[一二三四五六七八九十]"
TOLD_GRADE = lead(
    rf"(?:团体|综合|总分|个人|集体|并列)*(?:前(?:[两二三四五六八]|十[一二五六]?)名|{GRADE.pattern}|第?{ORDER}(?:[、和及]第?{ORDER})+(?:名|等奖?|位)|(?:第{ORDER}(?:名|位)?|第\d{{1,2}}名)(?![年届个批轮次期节章所中小幼项天季阶段组课实条点回趟遍度代任套道是,、]?[一-鿿]?[届批轮次期])"
    r"|夺冠|夺魁|摘冠|折桂|登顶|问鼎|捧杯|夺杯|居首|居于?榜首|登上榜首|头名|次名|头筹|头奖|魁首|桂冠|冠军|[夺摘斩][金银铜](?![一-鿿]?[章])|[两一二三四五六七八九\d]+[金银铜](?![属杏色])|特等(?!教师)|[一二三]等(?!功))"
)
WON = {
    "夺冠": "冠军", "夺魁": "冠军", "摘冠": "冠军", "折桂": "冠军", "登顶": "冠军", "问鼎": "冠军", "捧杯": "冠军", "夺杯": "冠军",
    "头名": "第一名", "次名": "第二名", "桂冠": "冠军", "魁首": "冠军", "居首": "第一名", "居榜首": "第一名", "居于榜首": "第一名", "登上榜首": "第一名", "头筹": "第一名",
}  # fmt: skip
MEDAL = re.compile(r"^(?:[夺摘斩]|[两一二三四五六七八九\d]+)([金银铜])$")
NO_CONTEST = re.compile(
    r"[退弃]赛|参赛$|领奖|预选|站上|名单|评委|(?<!运动)(?<!朗诵)(?<!音乐)(?<!歌)会$|会议|论坛|仪式|典礼|讲座|培训|接力|计划|工程"
)
"""Occasions that are no contest, names found by mistake that only tell of one, and contests before the contest."""
CONTEST = re.compile(
    r"(?:会议|论坛|讲座|培训|接力|计划|工程)[一-鿿]{0,8}(?:[大比竞联]赛|评比|评选|展演)$|(?:体育|运动|诗词|成语|听写|朗诵|才艺|汉字|比武|技能|知识)大会$"
)
"""A contest all the same: 教师培训微课程大赛."""
GONE = re.compile(r"(?:到|赴|去|往)[一-鿿]{2,4}(?:比赛|参赛)$")
"""A place that somebody goes to for a contest is no contest: 到云城比赛."""
HOME = re.compile(
    r"^(?:[(][^()]*[)])?[ \t]*(?:的|原|[一-鿿]{0,10}(?:教师|老师|学生|同学|校长|园长|主任|书记|选手|队员|教练|组长|干事|局长|教研员|专业|幼儿|小朋友|毕业生|校友|班)|[高初][一二三]|[一二三四五六七八九\d]年级)*+[“”\"]*$"
)
HELPER = re.compile(r"(?:指导|辅导)(?:教师|老师|员)?[:是为]?$|教练(?:是|分别是|员)?$|评委|裁判|颁奖嘉宾|由$|家长$")
GIVER = re.compile(
    r"(?:[被经由在于到赴向对从与跟同据受]|代表|来自|通过|联合|承办[方校单位]*|主办[方单位]*|邻校|不敌|战胜|负于|击败|输给|超过)$"
)
SENDS = re.compile(r"[^,;。\0]{0,4}(?:选送|报送|推选|编排|创作|表演|演出|演唱)的")
"""Behind a body whose work wins: 由|望江中学|选送的合唱获特等奖."""
HOSTING = re.compile(
    r"[“”\"]*(?:[、和与][一-鿿\0]{2,8})?(?:联合|共同|主动|印发|日前|近日|今年|等)*(?:主办|举办|举行|承办|组织|授予|公布|表彰|颁[发布授]?的?|给的|发的|评出|命名|下发|通报|宣布|发文|开幕|落幕|闭幕|评选|送|派(?!出的)|做?评委|担任|的操场|内?(?:举行|开赛))"
)
WINS = re.compile(r"(?:老师|同志)?[也还均都双另,]{0,2}(?:[被获得荣]|评为|当选|入选|取得|夺|摘|斩|拿)")
"""Behind somebody who coaches and now receives something too."""
LEADS_TEAM = re.compile(
    r"(?:老师|教练|同志)?(?:(?:带着|带领|率领?)(?:学校|[我本]?校)?[一-鿿]{0,6}(?:队|社团|[唱乐舞艺诗剧]团)|(?:带队|率队|领队|挂帅|执教)(?=,))"
)
"""Behind somebody whose team wins, and not he."""
PLACE = re.compile(r"(?:从|来到|来自|走出|前往|位于|毕业于|毕业到|调[入到任]|选了|走进)[^,;。]{0,6}$")
"""Before a body where somebody comes from or goes to."""
NOTE = re.compile(r"[(][^()]*[)]|[《“\"][^《》“”\"]*[》”\"]|《\0*》|\0+")
TEAMS = {
    Kind.SCHOOL: re.compile(
        r"(?<![让给送带])(?:我们|咱们?)(?:的?[男女][子队篮足排]{1,2})?(?=[报选送派拿捧得获参列夺摘居以是又也还\d一两三四五六七八九])|(?<![一-鿿\0])[男女](?:[篮足排]球?|子?[篮足排]?球?队)(?![员长伍])|(?<![一-鿿\0“])(?![省市县区州全各两对客双别他其本该])[一-鿿]{2,6}[队团](?=(?:参加|亮相|唱响|登上|站上|走上|奔?赴|应邀|出战|代表)[^,。;]{0,3}\0)|(?:(?<![一-鿿\0])(?:学校|[我本]?[校园])|(?<=带着)|(?<=带领)|(?<=率领))(?:[男女]子?|小学部|初中部|高中部|学生|教工|师生)?[一-鿿]{0,4}(?:队|代表团|合唱团|乐团|舞蹈团|民乐团|社团|社|[男女][排篮足])(?=[一-鿿]?[^员长伍])"
        r"|(?<![一-鿿\0])(?:学生|师生|教工|教师)[一-鿿]{0,4}(?:队|团|社团)(?=[一-鿿]?[^员长伍])|(?<=[导练]的)[一-鿿]{2,4}(?:社团|队|[唱乐舞艺诗剧]团)(?![员长])"
    ),
    Kind.AREA: re.compile(r"(?<![一-鿿\0])我?[省市县区旗州乡镇](?:教育系统)?代表[队团](?![员长])"),
}
"""Teams without a name, by the kind of whose they are."""
PAIR = {"pronoun-former": -2, "pronoun-latter": -1}
JOINT = re.compile(
    r"^(?:的[一-鿿]{1,4}|(?:教师|学生|少儿|[男女]子?)?(?:合唱|器乐|舞蹈|民乐|朗诵|[足篮排]球|乒乓球|田径)(?:队|团)?|代表队|[男女][篮排足]|(?:选送|报送|执教|指导|撰写)的[一-鿿]{0,4})?(?:[、和与及以]|的|[“”\"]|同学|老师|教师|小朋友|\s)*(?:[大中小高初]?[一二三四五六七八九十\d]{1,4}班|[一二三四五六七八九\d]年级[一二三四五六七八九十\d]*班?|[一-鿿]{2,4}专业)?的?$"
    r"|^[、和与及][一-鿿]{0,4}(?:教师|老师|教练员?|班主任|主任|副?[校园]长|[学研]生|同学)$"
    r"|^,?(?:还有|以及)(?:[一-鿿]{2,4}(?:单位|学校|方|东道主))?$"
    r"|^[、和与及]+(?:(?!她|他|所带|所教|指导|辅导|培养|带出|教过)[一-鿿]{2,5}的)(?:大学生|青年|年轻|老师|教师|同学|校长|园长|主任|同事|搭档){0,2}$"
)
"""Between two names of one list, without notes and works: also what each of the bodies sent in (的合唱、), and the classes of pupils."""


@record
class Unit:
    """Something a sentence names or tells; places are relative to the sentence, `head` where a body before a person begins.

    `sort` is who, contest, title or grade; `aside` is in brackets, `giver` behind 被, 在 or 与, or before 主办.
    """

    sort: str
    start: int
    end: int
    head: int
    links: tuple[Linked, ...] = ()
    grade: str = ""
    aside: bool = False
    giver: bool = False


@record
class Scene:
    """The units of a sentence and its words, names blanked out."""

    sentence: Sentence
    bare: str
    units: tuple[Unit, ...]

    def between(self, left: int, right: int) -> str:
        """The words between two places, without names, notes in brackets and works."""
        return NOTE.sub("", self.bare[left:right])


def read_scene(sentence: Sentence, links: Sequence[Linked], doers: Sequence[tuple[Kind, str]] = ()) -> Scene:
    """The units of a sentence whose names are linked; `doers` are the kinds and keys of those whose teams go without a name (校女排, 县代表队)."""
    shift = sentence.span.start
    chars = list(sentence.folded)
    for link in links:
        start, end = link.mention.span.start - shift, link.mention.span.end - shift
        chars[start:end] = "\0" * (end - start)
    bare = "".join(chars)
    named = find_named(bare, shift, name_pair(sorted(links, key=lambda link: link.mention.span)))
    graded = [
        Unit(
            "grade", match.start(), match.end(), match.start(), grade=match.group(), aside=is_aside(bare, match.start())
        )
        for match in TOLD_GRADE.finditer(bare)
    ]
    teams = find_teams(bare, shift, doers) if graded else ()
    return Scene(sentence, bare, tuple(sorted((*named, *graded, *teams), key=lambda unit: unit.start)))


def find_teams(bare: str, shift: int, doers: Sequence[tuple[Kind, str]]) -> Iterator[Unit]:
    """The teams that a sentence tells as those of the school or area that speaks."""
    for kind, key in doers:
        for match in TEAMS[kind].finditer(bare):
            span = Span(match.start() + shift, match.end() + shift)
            link = Linked(Mention(kind, match.group(), span, "team"), (key,))
            aside = is_aside(bare, match.start())
            yield Unit("who", match.start(), match.end(), match.start(), (link,), aside=aside)


def name_pair(links: Sequence[Linked]) -> list[Linked]:
    """The links of a sentence, 前者 and 后者 those of the two persons before them where no school stands between."""
    named: list[Linked] = []
    for link in links:
        which = PAIR.get(link.mention.rule)
        last = [one for one in named if one.mention.kind in {Kind.PERSON, Kind.SCHOOL} and one.mention.rule not in PAIR]
        people = which is not None and len(last) > 1 and all(one.mention.kind is Kind.PERSON for one in last[-2:])
        named.append(Linked(replace(link.mention, kind=Kind.PERSON), last[which].keys) if people and which else link)
    return named


def find_named(bare: str, shift: int, links: Sequence[Linked]) -> Iterator[Unit]:
    """The units of names: a body right before a person is where they belong and receives nothing itself."""
    head = -1
    for place, link in enumerate(links):
        start, end = link.mention.span.start - shift, link.mention.span.end - shift
        kind = link.mention.kind
        after = links[place + 1] if place + 1 < len(links) else None
        if kind in {Kind.EVENT, Kind.AWARD}:
            sort = "title" if kind is Kind.AWARD else "contest"
            gone = GONE.search(bare[max(0, start - 2) : start] + link.mention.name)
            if sort == "title" or (is_contest(link) and not gone):
                yield Unit(sort, start, end, start, (link,), aside=is_aside(bare, start))
        elif kind in BODIES and after and is_home(bare, end, after, shift):
            head = start if head < 0 else head
            continue
        elif (
            kind is Kind.PERSON or kind in BODIES or (kind is Kind.AREA and bare.startswith(("代表队", "代表团"), end))
        ):
            first = start if head < 0 else head
            giver = is_giver(bare, kind, (first, start, end))
            yield Unit("who", start, end, first, (link,), aside=is_aside(bare, start), giver=giver)
        head = -1


def is_giver(bare: str, kind: Kind, places: tuple[int, int, int]) -> bool:
    """Whether a name (its clause part, start and end in `places`) stands where nobody receives: behind 被 or 与, before 主办 or 指导的学生."""
    first, start, end = places
    lead = bare[max(0, first - 8) : first]
    return bool(
        (GIVER.search(lead) and not (lead.endswith("由") and SENDS.match(bare, end)))
        or (HELPER.search(bare[max(0, start - 8) : start]) and not WINS.match(bare, end))
        or (kind is Kind.PERSON and (is_teacher(bare, end) or LEADS_TEAM.match(bare, end)))
        or (kind is Kind.AREA and lead.endswith(("是", "为")))
        or (kind is not Kind.PERSON and (HOSTING.match(bare, end) or PLACE.search(lead)))
    )


def is_contest(link: Linked) -> bool:
    """Whether a name is of an occasion at which prizes are won."""
    name = link.mention.name
    return link.mention.kind is Kind.EVENT and (CONTEST.search(name) is not None or not NO_CONTEST.search(name))


def is_home(bare: str, end: int, after: Linked, shift: int) -> bool:
    """Whether a body that ends at `end` is where the person or body named next belongs."""
    start = after.mention.span.start - shift
    near = after.mention.kind is Kind.PERSON and 0 <= start - end <= 14 and "由" not in bare[end:start]
    return near and bool(HOME.match(bare[end:start]))


def is_aside(bare: str, place: int) -> bool:
    """Whether a place stands in brackets."""
    return bare.count("(", 0, place) > bare.count(")", 0, place)


def list_run(scene: Scene, place: int, way: int) -> list[Unit]:
    """The units of who receives that stand in one list with the one at `place`, looking left (-1) or right (1), in order of text."""
    run = [scene.units[place]]
    others = scene.units[:place][::-1] if way < 0 else scene.units[place + 1 :]
    for other in others:
        if other.sort != "who" or other.aside:
            if other.aside:
                continue
            break
        left, right = (other, run[-1]) if way < 0 else (run[-1], other)
        gap = scene.between(left.end, right.head)
        if not gap or not JOINT.match(gap) or (right.links[0].mention.rule == "team" and gap.endswith("的")):
            break
        if gap == "的" and right.links[0].mention.kind is not Kind.PERSON:
            break
        run.append(other)
    return run[::way]


def tell_grade(words: str) -> str:
    """A grade as it is recorded: a verb of winning as what is won.

    >>> tell_grade("夺冠"), tell_grade("摘银"), tell_grade("团体一等奖")
    ('冠军', '银奖', '团体一等奖')
    """
    medal = MEDAL.match(words)
    return medal.group(1) + "奖" if medal else WON.get(words, words)
