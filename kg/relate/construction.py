"""Kind and stage of a construction, read from the stretch of a sentence that speaks of one school."""

import re
from collections.abc import Iterator, Sequence

from kg.gate import lead
from kg.model import Span
from kg.record import record

BUILDING = (
    r"教学(?:综合|辅助|副)?楼|副楼|综合楼|康复楼|艺体楼|图文楼|实训中心|宿舍楼?|实验楼|实训楼|食堂|餐厅|运动场|操场|体育[馆场]|图书[馆楼]|艺术楼|公寓楼?|科技楼|跑道|厨房|厕所|旱厕|围墙|屋面|屋顶|"
    r"实训基地|(?:室[内外]|附属|主体|土建|装修)+工程(?!现场)|功能室|校舍|教室|看台|报告厅|周转房|浴室|锅炉房?|[东西南北]楼|办公楼|[一二三四]期|球场|园舍|校门|大门|供暖|电路"
)
KIND_WORDS = {
    "Relocation": r"迁建|搬迁|迁入|迁至|迁往|迁到|搬入|搬到|搬进|搬往|搬至|挪[到至往]|[异易]地(?:新建|建设)",
    "Extension": r"改扩建|扩建|扩园|扩校|增建|扩容|加[盖建层]",
    "Renovation": r"改建|改造|维修|加固|翻修|翻建|翻新|大修|修缮|整修|硬化|重砌|粉刷",
    "": r"(?:拆除|原址|就地)?重建|拆旧建新|拆建|推倒重[来建盖]",
    "New": r"新建|兴建|新办|创办|新开办|新增|新设|增设|筹建|建设|(?<![组搭共创])建成|建起|落成",
}
KIND = re.compile("|".join(f"(?P<k{place}>{words})" for place, words in enumerate(KIND_WORDS.values())))
KINDS = tuple(KIND_WORDS)
GROUND = re.compile(r"[“\"]?[三五七]通一平[”\"]?(?:工程|工作)?(?:已经?|全部|基本|均)*完成|加快建成")
"""What is done before anything is built, or to come, completes nothing: “三通一平”工程已完成."""
UNFINISHED = re.compile(
    r"(?:没有?|没能|未能?|不能|无法)(?:如期|按期|按时|全部|完全|最终|正式|及时)?(?:完工|竣工|建成|建好|交付|投用|投入使用|封顶|通过验收|验收|开园|启用|完成)"
)
"""What is told as not yet done is under way: 至今没完工, 尚未竣工."""
HELD = re.compile(
    r"原定|推迟|搁置|延期|暂缓|缓建|[未没]能(?:启动|开工|动工|如期)|(?:至今|仍|还|尚|均|都)?未(?:动工|开工|开标|启动)|没(?:有)?(?:动[土工]|[排列][入进])|[没未](?:有)?开工|还没(?:有)?列"
)
INTENDED = re.compile(
    r"立项|比选|[列排][入进]了?(?:到)?(?:明年|后年|下一?年)|选址|前期|可研|报批|报审|审批|征地|划拨|摘牌|招标|招投标|征收|批复|论证|初步设计|规划(?:建设|新建|中|设计|手续)|已规划|(?:建设|年度)计划|拟建|待建|筹建|筹备|图纸|送审|在审|审[核查]中|[评预]审|红线|用地手续|土地手续|批文|控制价|流标|项目建议书|储备|环评|勘察|地勘|勘探|勘测"
)
MAIN_WORKS = r"(?:主体|基础|地基|桩基|土石?方|土建|框架|二次结构)[一-鿿]{0,6}?(?:封顶|完工|竣工|完成|验收)|完成(?:了)?(?:主体|基础)[一-鿿]{0,4}|完成[^,;。]{0,60}?(?:主体|桩基|土石?方|二次结构)(?:工程|结构)?(?:施工|建设|浇筑|开挖|封顶|封闭|砌筑)|完成(?:了)?[^,;。]{0,60}(?:场平|回填|平整|基坑|抗滑桩|支护)(?:工程)?(?:施工|建设|开挖)*"
PARTLY = r"完成(?:了)?[^,;。率]{0,16}?(?:百分之[一二三四五六七八九]|(?<![\d.])\d{1,2}(?:\.\d+)?%)"
"""Work of which so much is done, and no more: 完成场平工程量的70%."""
UNDERWAY = re.compile(
    rf"{PARTLY}|完成(?:了)?(?:第?[一二三四五六七八九十\d]+层|基础(?![设教]))|加快建成|[墙装]修中|{MAIN_WORKS}|在建|续建|开工|动工|土建|动了?土|完成(?:了)?(?:总?工程量|形象进度)(?:的|约|近)?\d|做到[^,;。]{{0,3}}层|正赶?着?(?:贴|刷|铺|砌|浇)|[还仍]在(?:翻[新修建]|[修改扩重]建|改造|加固|维修|修缮|贴|刷|铺|砌|浇)|封的?了?顶|施工(?!图|许可|招标)|奠基|进场|收尾|破土|建设中|加紧|正(?:在)?(?:进行)?(?:室内|外墙|内部)?装修|装修阶段|打[了下]?桩|桩基|桩机|围挡|脚手架|支模|浇筑|封了顶|结了?顶|砌|正在铺|铺设|装饰装修|做到第|到了[一二三四五六]层|外墙保温|土方|吊顶|复工|地下室|正负零|停工"
)
STILL = re.compile(
    r",(?:目前|现)?正在(?:进行|开展|实施|推进|抓紧|加紧)[^,;。]{2,16}(?:工程|建设|施工|安装|铺设|绿化|装修|粉刷)"
)
OPENED = re.compile(r"竣工|投入使用|投用|启用|交付|开园|开学|落成|建成")
"""What a site goes on with, unless it is in use already: 室内已全部做完,|正在做室外的场地."""
PUSHED = re.compile(
    r"[^,;。]{0,12}(?:加快|继续|积极|大力|全力|稳步|扎实|有序|同步|着力)推进[^,、;。]{2,40}(?:项目|工程)[,、](?:[^,、;。]{2,40}(?:项目|工程)[,、]){0,12}"
)
PROJECT = re.compile(r"[^,;。]{0,12}(?:项目|工程)")
SOFT = re.compile(r"正在|实施(?!了|完)|推进|进展|有序|启动|进行中|进行(?:室内|外墙)|仍在|尚在|进行之中")
COMPLETED = re.compile(
    r"(?<!可)竣工|交工|迎来(?:了)?(?:首|第一)批|首次招生|[搬迁]到了|(?<![组搭共创])建成(?!后|以后|之后|以来)|投入使用|交付|投用|启用|落成|(?<!可)完工|开园|开学|完成(?!了?(?:第?[一二三四五六七八九十\d]+层|基础(?![设教])|招投标|(?:项目)?可行性|(?:土地)?征收|(?:总)?工程量|(?:主体|总)?(?:工程)?的?\d+%|投资的|[^,，。；;]{0,6}封顶|立项|选址|前期|可研|规划|征地|土地|招标|设计|报批|投资|审批|用地|情况))|"
    r"通过[一-鿿]{0,4}验收|完毕|移交|搬入|迁入|迁至|搬进|建起|建好|交了?钥匙|交的钥匙|使上|用上|供餐|亮灯|盖好|盖成|修好|铺好|验收合格|收尾完毕|画好|换上了|进行了[一-鿿]{0,4}(?:改造|维修|翻新|修缮|加固|改建|扩建)"
)
EXPECTED = re.compile(r"预计[^,，]{0,8}(?:完工|竣工|封顶|收尾)|即将(?:完工|竣工|收尾|封顶)")
PREPARATION = r"立项|可研|可行性|选址|勘[察界测探]|地勘|测绘|预审|评审|审[查核批图]|划拨|摘牌|征[地迁收拆用]|拆迁|红线|招投?标|设计|报[批建审]|批复|论证|[环能]评|用地|摸底|公示|前期|规划(?!建设|新建|的)|图纸|施工图|许可证?|意见书|预算|概算|控制价"
PREPARED = re.compile(
    rf"完成(?:了)?(?:(?!(?:建设|施工|改造|维修|安装|[新改扩迁]建|任务|装修|封顶)[、和及与并])[^,;。完成]){{0,60}}(?:{PREPARATION})(?!任务|目标|投资)"
)
"""What is done where only preparations are: 已完成项目立项、用地预审、方案设计及审查等前期工作."""
TO_COME = re.compile(
    r"将(?!军|近)|拟|计划(?!生育)|预计|力争|有望|争取|确保|届时|明年|下一步|今后|年底前|准备|打算|尽快|即将|尚未|未(?!来)|没有|待(?!遇)"
)
TO_START = re.compile(
    r"(?:将|拟|计划|预计|力争|争取|准备|打算|有望|尽快|明年|年底前|下半年|\d月底?前)[^,，。；;]{0,12}(?:开工|动工|破土|进场|开建|启动建设)"
)
CLAUSE_END = lead(r"[,，](?!\d{3})|[;；。?？!！\n]")
SENTENCE_END = re.compile(r"[;；。?？!！\n]")
SEPARATOR = re.compile(r"、|和|与|及")


@record
class Site:
    """What a sentence tells of one construction; `planned` where nothing but preparation is told, None where stage tells nothing."""

    kind: str
    stage: str
    planned: bool


def read_site(words: str, target: Span, others: Sequence[Span], default: str, *, planned: bool) -> Site:
    """Kind and stage of the construction of the school at `target`, beside the `others` that the sentence names.

    Spans are relative to `words`; `default` is the kind where the words tell none; `planned` says that the claim is a plan by the words before it.

    >>> words = "白果树小学竣工投用,青石沟幼儿园主体封顶,第七中学教学楼改造已完成立项"
    >>> spans = [Span(0, 5), Span(10, 16), Span(21, 25)]
    >>> for one in spans:
    ...     read_site(words, one, [other for other in spans if other != one], "New", planned=False)
    Site(kind='New', stage='Completed', planned=False)
    Site(kind='New', stage='Underway', planned=False)
    Site(kind='Renovation', stage='PlannedStage', planned=True)
    """
    kind = read_kind(words, target, others, default)
    stage, intended = read_stage(words, target, others, planned=planned)
    return Site(kind, stage, intended)


def bound_clause(words: str, target: Span) -> tuple[int, int]:
    """Where the clause around `target` begins and ends."""
    start = max((match.end() for match in CLAUSE_END.finditer(words, 0, target.start)), default=0)
    end = next((match.start() for match in CLAUSE_END.finditer(words, target.end)), len(words))
    return start, end


def bound_part(words: str, target: Span, others: Sequence[Span], sign: re.Pattern[str]) -> tuple[int, int]:
    """The part of the clause that speaks of `target`: up to a neighbour that has a sign of its own, else the whole clause."""
    start, end = bound_clause(words, target)
    before = max((other.end for other in others if start <= other.start and other.end <= target.start), default=None)
    after = min((other.start for other in others if target.end <= other.start and other.end <= end), default=None)
    if before is not None and sign.search(words, before, target.start):
        start = last_separator(words, before, target.start, before)
    if after is not None and sign.search(words, target.end, after):
        end = last_separator(words, target.end, after, after)
    return start, end


def last_separator(words: str, start: int, end: int, other: int) -> int:
    """Where the last 、 or 和 between two places stands, `other` where there is none."""
    return max((match.start() for match in SEPARATOR.finditer(words, start, end)), default=other)


def read_kind(words: str, target: Span, others: Sequence[Span], default: str) -> str:
    """The kind told nearest behind the school, else before it; a building of a standing school has none of its own."""
    start, end = bound_part(words, target, others, KIND)
    behind = list(KIND.finditer(words, target.end, end))
    ahead = list(KIND.finditer(words, start, target.start))
    told = [name_kind(match) for match in (*behind[:2], *reversed(ahead[-1:]))]
    for kind in told:
        if kind != "New":
            return kind
    building = re.search(BUILDING, words[target.end : end])
    if building and building.start() <= 12:
        return ""
    return "New" if told else default


def name_kind(match: re.Match[str]) -> str:
    """The kind that a word tells."""
    return next(kind for place, kind in enumerate(KINDS) if match[f"k{place}"])


def read_stage(words: str, target: Span, others: Sequence[Span], *, planned: bool) -> tuple[str, bool]:
    """The furthest stage that is told as a fact, and whether the whole is still a plan."""
    told = list(list_parts(words, target, others))
    parts = [UNFINISHED.sub("", part) for part in told]
    whole = "".join(parts)
    if HELD.search(whole):
        return "PlannedStage", True
    if EXPECTED.search(whole) and not COMPLETED.search(EXPECTED.sub("", whole)):
        return "Underway", False
    if planned:
        return "PlannedStage", True
    if parts != told and not COMPLETED.search(whole):
        return "Underway", False
    firm = [SOFT.sub("", part) for part in parts] if TO_START.search(whole) else parts
    stages = [stage for part in firm for stage in read_facts(part)]
    going_on = STILL.search(",".join(part.removeprefix(",") for part in told)) and not OPENED.search(whole)
    for stage in ("Underway",) if going_on else ("Completed", "Underway"):
        if stage in stages:
            return stage, False
    if INTENDED.search(whole) or PREPARED.search(whole) or TO_START.search(whole):
        return "PlannedStage", True
    return ("Underway", False) if is_pushed(words, target) else ("", False)


def is_pushed(words: str, target: Span) -> bool:
    """Whether a school stands in a list of projects that a shared head tells to get on: 加快推进东关小学扩建项目,|西关小学|扩建项目."""
    head = max(words.rfind(mark, 0, target.start) for mark in ";。") + 1
    return PUSHED.fullmatch(words, head, target.start) is not None and PROJECT.match(words, target.end) is not None


def list_parts(words: str, target: Span, others: Sequence[Span]) -> Iterator[str]:
    """The part of the school's own clause, then the clauses behind it that name no other school, within the sentence."""
    signs = re.compile(f"{COMPLETED.pattern}|{UNDERWAY.pattern}|{INTENDED.pattern}")
    start, end = bound_part(words, target, others, signs)
    yield words[start : target.start] + words[target.end : end]
    _, place = bound_clause(words, target)
    while place < len(words) and not SENTENCE_END.match(words, place):
        stop = next((match.start() for match in CLAUSE_END.finditer(words, place + 1)), len(words))
        if any(place <= other.start < stop for other in others):
            return
        yield words[place + 1 : stop]
        place = stop


def read_facts(part: str) -> Iterator[str]:
    """The stages that one clause tells as facts: what stands behind 预计 or 将 is none, nor is what is only prepared."""
    coming = TO_COME.search(part)
    part = part[: coming.start()] if coming else part
    main = UNDERWAY.search(part)
    rest = PREPARED.sub("", GROUND.sub("", re.sub(f"{PARTLY}|{MAIN_WORKS}", "", part)))
    if COMPLETED.search(rest):
        yield "Completed"
    if main or (SOFT.search(part) and not INTENDED.search(part)):
        yield "Underway"
