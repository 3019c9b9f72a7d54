"""Constructions told in free wording: sites under a head that tells their stage, parts of buildings, and who builds for whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.gate import lead
from kg.model import Predicate, Qualifiers, Span
from kg.record import record
from kg.relate.builders import settle_builder
from kg.relate.claims import Claim
from kg.relate.construction import BUILDING, read_facts, read_site
from kg.relate.operators import Worth
from kg.relate.passage import NOTE, Passage, list_parts
from kg.relate.site_signs import NOT_SITE, tells_work

CUE = lead(
    rf"{BUILDING}|[新改扩迁重修兴援捐代共翻拆加]建|建[设成]|改造|维修|加固|翻[新修]|盖|工地|动工|开工|封顶|竣工|完工|项目|工程|动土|选址|用地|投资|交付|投用|概算|立项|落成|启用|添|大修|还在|正赶|[再又还要]建|新学?校(?![长服训])|新开[办园]|新办"
)
DONE_HEAD = r"竣工|完工|建成|投用|投入使用|交付|使上|用上|启用|落成|干完|完成|通过[^,;。]{0,4}验收"
RUNNING_HEAD = r"在建|续建|没干完|没完工|未完工|正在?建|开工|动工|新开工|跨年|施工"
COMING_HEAD = r"拟建|前期|储备|没动土|未动工|未开工|没开工|待建|规划|计划|筹建|拟开工|尚在|谋划"
NEW_HEAD = r"新建|兴建|新增|新校(?![长服训])|这些学校|新学校|新(?:开[办园]|办)的?(?:公办|民办|普惠性?)?(?:幼儿园|中小学|学校|小学|中学|园所)"
STAGE_HEAD = re.compile(
    rf"(?P<coming>没动土|未动|未开|没开|{COMING_HEAD})|(?P<running>没干完|没完|未完|{RUNNING_HEAD})|(?P<done>{DONE_HEAD})|(?P<new>{NEW_HEAD})"
)
STAGES = {"coming": "PlannedStage", "running": "Underway", "done": "Completed", "new": ""}
HEADED = re.compile(
    r"^(?P<head>[^SGOP;。]{2,36}?)(?P<open>:|\(|(?:,|的|,?分别|,?其中)?(?:是|为|有|包括|涉及|即)|,?分别(?:是|为))[^SGUOP,;。]{0,6}$"
)
COUNTED = re.compile(r"[\d一两二三四五六七八九十]+\s?[个所项处座栋]|项目|工程|学校|的$|校舍|中小学|幼儿园")
LABEL = re.compile(
    rf"\W*(?:[一二三四五六七八九十\d]+[、.)])?(?:本[周月年季度]{{1,2}}|今年|[上下]半年|目前|现已?|已经?|正在?|新|尚)?(?:{DONE_HEAD}|{RUNNING_HEAD}|{COMING_HEAD}|交钥匙|浇筑|封顶)(?:一批|类|的|项目|中)?"
)
"""A head that is nothing but a stage: 本周开工, 续建一批."""
ALONE = re.compile(r"^\W{0,2}(?:[一二三四五六七八九十\d]+[、.)]\s?)?(?P<head>[^SGUOP,;。:]{2,12})[。:]?\s*$")
NOT_SITES = re.compile(
    r"荣誉|课题|获|评[为选]|示范|特色|先进|集团|联盟|成员|比赛|课程|学位|招生|试点|名师|社团|结对|托管|帮扶|党|文明|达标|认定|命名|挂牌|撤|捐|借|研学|改[称名]|更名"
)
RANKED = re.compile(r"[省市县区州]级|国家级|星级|绿色|平安|书香|健康|传承|实验校")
"""What of schools that are counted tells of a title, not of walls: 新增省级绿色学校三所."""
BESIDE = re.compile(
    rf"{NOTE}的?(?:[东西南北](?:面|侧|边)|旁|对面|附近|旧址|原址|隔壁|门口|门前|投资|要求|申请|提出|拿出)"
)
FOUNDED = re.compile(
    r"(?:共建|合建|合作(?:办|建|举办|建设|共建|创办)|联合(?:办|建|举办|建设)|共同(?:建设|举办|兴办|创办))R*(?P<site>S)"
)
GROUND = re.compile(r"选址|开工|动工|用地|征地|占地|立项|奠基|封顶|竣工|个班|校舍")
"""What tells that a school which bodies found together is built, and not only run by them."""
PARTNER = re.compile(r"(?:与|和|同|跟|携手|联合)R*(?P<who>[SU])(?=[^S;。]*(?:双方|两家|共建|共同|合作|联合))")
NAMED_SITE = re.compile(
    r"(?:定名|取名|命名|校名|园名|名称|名)[^SGUOP,;。]{0,4}(?P<site>S)|(?:,|叫)(?:叫|名叫)(?P<called>S)"
)
STARTED = re.compile(r"动了?土|开了?工|动了?工|奠基|破土|封了?顶|新建|兴建|修建|筹建|项目(?:总)?投资|总投资|用地|占地")
NOT_STARTED = re.compile(r"合并|并入|更名|改名|改称|撤|托管|命名为[^,;。]{0,12}(?:学校|单位|基地)")
GIVEN = re.compile(
    r"(?:给|为|替|帮)R?S(?:[、和与]S)*(?:[^SGUOP,;。]{0,6})(?:盖|换|修|建|添|打|翻|装|铺|改|增|扩|加)[了上起好]?(?P<what>[^SGUOP;。]{0,16})"
)
GOODS = re.compile(r"图书|书[角屋架]|课桌|电脑|设备|器材|网络|空调|一体机|档案|文化|队伍")
"""What a school is given that is no building."""
FIXED = re.compile(r"换|修|翻|铺|装|改")
ADDED = re.compile(r"新[楼校]|盖|添|建")
BY = re.compile(
    r"由R?(?P<doer>[URO])[^SGUOP,;。援捐]{0,12}?(?:投资|出资|建|改造|实施|统筹|投入|翻修|筹资|修|盖|拿出|各?出|立项|报批)"
)
PAYS = re.compile(
    r"(?:^|[,:;(])[^SGUOP,;:。]{0,10}(?P<doer>[UR])(?:[^SGUOP;。,]{0,14})(?:拿出|投资|出资|投入|在建|负责建|筹[资集]|自筹|挤出|掏了|另?拨(?:[了付来]|款|\d)|给|替|又给|还给|要给|新建|改建|扩建|改扩建|迁建|重建|修建|兴建|改造|盖|添|加建)"
)
AIDED = (
    re.compile(r"(?P<doer>[RU])(?:对口)?(?:援建|援助建设|捐建)的?R*(?P<site>S)"),
    re.compile(
        rf"(?P<site>S){NOTE}[^SGUOP,;。]{{0,6}}(?:由|系|是|为)R*?(?P<doer>[RU])(?:对口|全额|整体)?(?:援建|援助建设|捐建)"
    ),
)
"""A school that an area or office elsewhere builds for this one."""
ELSE = re.compile(r"自己|[市县区镇乡村]里|自筹|社会|企业|校友|援建|捐")
OWNER = re.compile(
    r"(?:投资方|业主(?:单位)?|建设单位|掏钱的|出资方|项目甲方|甲方)(?:均|都)?(?:是|为|:)?R?(?P<doer>[UR])"
)


@dataclass(slots=True)
class Memory:
    """What a paragraph has told so far: who builds, and the stage that a head gives to the sites below it."""

    block: int = -1
    doer: str = ""
    stage: str | None = None


@record
class Told:
    """A site, its place among the signs, the stage its head gives (None for none) and the rule that read it."""

    at: int
    stage: str | None
    rule: str


def read_sites(passage: Passage, memory: Memory) -> Iterator[Claim]:
    """The constructions that a passage tells freely."""
    if memory.block != passage.sentence.block:
        memory.block, memory.doer, memory.stage = passage.sentence.block, "", None
    if "S" not in passage.words:
        keep_head(passage, memory)
    elif CUE.search(passage.words) or memory.stage is not None:
        for part in list_parts(passage):
            doer = find_doer(passage, *part.span())
            if doer and not BY.search(part.group()):
                memory.doer = doer
            aided = dict(find_aided(passage, *part.span()))
            for at, builder in aided.items():
                yield from claim_site(passage, Told(at, None, "site-aided"), builder, part.span())
            for one in find_sites(passage, *part.span(), memory):
                if one.at not in aided:
                    yield from claim_site(
                        passage, one, doer or ("" if ELSE.search(part.group()) else memory.doer), part.span()
                    )
                    if one.rule == "site-founded" and (partner := PARTNER.search(passage.words, part.start(), one.at)):
                        yield from claim_site(passage, one, passage.keys(partner.start("who"))[0], part.span())


def keep_head(passage: Passage, memory: Memory) -> None:
    """Keep the stage that a line of its own tells: 没干完的。"""
    alone = ALONE.match(passage.words)
    told = STAGE_HEAD.search(alone["head"]) if alone else None
    head = alone["head"] if alone else ""
    if told and COUNTED.search(head) and not NOT_SITES.search(head) and not RANKED.search(head):
        memory.stage = STAGES[str(told.lastgroup)]


def find_doer(passage: Passage, start: int, end: int) -> str:
    """Who builds by the words of a part; "" where they name nobody."""
    for pattern in (BY, OWNER, PAYS):
        match = pattern.search(passage.words, start, end)
        if match:
            return passage.keys(match.start("doer"))[0]
    return ""


def find_aided(passage: Passage, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The places of the schools of a part that others build, each with who does."""
    for pattern in AIDED:
        for match in pattern.finditer(passage.words, start, end):
            yield match.start("site"), passage.keys(match.start("doer"))[0]


def find_sites(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Told]:
    """The sites of a part, each by the first way that tells it."""
    words = passage.words
    first = words.find("S", start, end)
    if first < 0:
        return
    stage = read_head(words[start:first], memory)
    last = first
    for at in range(first, end):
        if words[at] != "S" or len(passage.keys(at)) != 1 or in_note(words, at):
            continue
        stage, last = read_further(words[last + 1 : at], stage), at
        behind = words[at + 1 : end]
        clause = re.split(r"[,、S]", behind, maxsplit=1)[0]
        if stage is not None and not NOT_SITE.search(clause):
            yield Told(at, stage, "site-listed")
        elif find_given(words, start, at):
            yield Told(at, None, "site-given")
        elif founded := tell_founded(words, start, at, end):
            yield Told(at, None, founded)
        elif not (NOT_SITE.search(clause) or BESIDE.match(behind)) and tells_work(words, start, at, end):
            yield Told(at, None, "site-told")


def tell_founded(words: str, start: int, at: int, end: int) -> str:
    """The rule by which a school is one that bodies found and build (双方共建|望江附属学校,正在选址), or a site told before is called by its name; "" for none."""
    lead = max(start, at - 14)
    if NOT_STARTED.search(words, start, end):
        return ""
    if any(one.end() == at + 1 for one in FOUNDED.finditer(words, lead, at + 1)) and GROUND.search(words, at, end):
        return "site-founded"
    named = any(one.end() == at + 1 for one in NAMED_SITE.finditer(words, lead, at + 1))
    return "site-named" if named and STARTED.search(words, start, at) else ""


def find_given(words: str, start: int, at: int) -> re.Match[str] | None:
    """The words that tell what a school is given with the others of its list (为甲校、乙校各建周转房)."""
    while at - 2 > start and words[at - 2] == "S" and words[at - 1] in "、和与":
        at -= 2
    given = GIVEN.match(words, max(start, at - 1 - (words[at - 1] == "R")))
    return None if given and GOODS.search(given["what"]) else given


def read_head(lead: str, memory: Memory) -> str | None:
    """The stage that the words before the first site of a list give to all of it; None where they head no list of sites."""
    headed = HEADED.match(lead)
    if headed and not NOT_SITES.search(lead):
        told = STAGE_HEAD.search(headed["head"])
        if told and (COUNTED.search(headed["head"]) or LABEL.fullmatch(headed["head"])):
            return STAGES[str(told.lastgroup)]
    return memory.stage if not re.search(r"[,。]", lead) and len(lead) <= 8 else None


def in_note(words: str, at: int) -> bool:
    """Whether a school stands in brackets right behind another, whose second name or parent it is: 东岭小学(望江小学东岭校区)."""
    opened = words.rfind("(", max(0, at - 20), at)
    return opened > 0 and ")" not in words[opened:at] and words[opened - 1] == "S"


def read_further(between: str, stage: str | None) -> str | None:
    """The stage of the list that begins behind another in the same sentence: 新开办的幼儿园有S、S,新投用的中小学包括|S."""
    headed = HEADED.match(between.rpartition(",")[2]) if "," in between else None
    if headed is None:
        return stage
    told = None if NOT_SITES.search(between) else STAGE_HEAD.search(headed["head"])
    return STAGES[str(told.lastgroup)] if told and COUNTED.search(headed["head"]) else None


def claim_site(passage: Passage, one: Told, doer: str, part: tuple[int, int]) -> Iterator[Claim]:
    """The claim of a site, unless the words deny it."""
    worth, acting = passage.weigh(one.at, one.at + 1)
    if worth is Worth.NONE and not acting & {"negated", "ended", "former"}:
        return
    target = passage.keys(one.at)[0]
    doer = doer if doer and doer != target else settle_builder(passage.setting.builder, target, passage.setting)
    if not doer:
        return
    told = qualify_site(passage, one, part[0], planned=worth is Worth.PLAN or passage.setting.headed)
    yield passage.claim(
        (doer, Predicate.BUILDS, target), (max(part[0], one.at - 10), min(part[1], one.at + 30)), one.rule,
        planned=told.stage == "PlannedStage", qualifiers=told,
    )  # fmt: skip


def qualify_site(passage: Passage, one: Told, start: int, *, planned: bool) -> Qualifiers:
    """Kind and stage of a construction by the words around it, and by the head of its list."""
    others = [Span(at, at + 1) for at, sign in enumerate(passage.words) if sign == "S" and at != one.at]
    site = read_site(passage.words, Span(one.at, one.at + 1), others, "New", planned=planned)
    kind, stage = site.kind, site.stage
    if one.stage:
        stage = one.stage if stage in {"", "Completed"} or one.stage == "Completed" else stage
    if one.rule == "site-named":
        facts = list(read_facts(passage.words[start : one.at]))
        stage = next((known for known in ("Completed", "Underway") if known in facts), stage)
    if one.rule == "site-given":
        given = find_given(passage.words, start, one.at)
        fixed = given and FIXED.search(given.group()) and not ADDED.search(given.group())
        kind = "Renovation" if fixed else ""
    return Qualifiers(construction=kind, stage=stage)
