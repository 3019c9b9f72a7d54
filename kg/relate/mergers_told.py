"""Mergers told in free wording: pupils who move over from a closed school, schools that become one, schools taken in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Kind, Predicate
from kg.record import record
from kg.relate.claims import Claim
from kg.relate.operators import Worth
from kg.relate.passage import RUN, Passage, list_parts

CUE = re.compile(
    r"并|合|撤|停办|关停|摘|注销|牌|归|纳入|接[收纳走]|吸[收纳]|整体|不再|终止|变成|最后|转|划|定名|吃下|收了|搬"
)
CLOSED = (
    r"撤(?![回诉离])|停办|停招|关停|关了|关闭|摘牌|摘掉|摘下|摘的|注销|终止办学|不再(?:单设|招生|办学|保留|设)|建制|合并|并校|"
    r"归并|并入|撤并|合校|校名.{0,4}(?:取消|不再)|取消.{0,4}校名|消失|划掉|不复存在|最后一(?:次|节|课)|越合越少|空壳|生源枯竭|拆并|牌子"
)
CLOSING = re.compile(CLOSED)
WHOLE = re.compile(r"整体|全部|全员|整建制|成建制|一并|统统|连同|所有|悉数")
STRONG = r"并[入到进给归至]|归并[到入至进]?|撤并[到入至进]?|合并[到入进至]|整合(?:到|进|入)|整体(?:搬[进入到]|转[入到至]|归[入到])|并归"
WEAK = (
    r"转[到入至往]|归[到入至属]|划[到入给归至]|纳入|合[到入进至]|搬[进入到]|走进|分流(?:到|至|进|入)|安置(?:到|在|进)|"
    r"[进入去读归]了|(?<=[生娃子])(?:分别|都|全部|统一|改)*[到去](?=R?S(?:[、和与]R?S)*(?:就读|上学|读书|住读|寄宿|入学|念书))|转(?=R?S)|归(?=R?S)|进(?=R?S)|去(?=R?S)|就近(?:入|到)|插班(?:到|进)?|接到|接进|迁[入到至]|搬去|送[到进]|全部到"
)
MOVE = re.compile(rf"(?:(?P<strong>{STRONG})|(?P<weak>{WEAK}))(?:了|给)?(?P<gap>[^SGUOP,;。:()、]{{0,7}}?)R?(?P<to>S)")
GROUNDS = re.compile(
    r"\s?(?:的)?(?:旧址|原址|新址|校舍|附近|上课|校区|教育集团|集团|联盟|借读|就餐|参观|参加|学习|跟岗|食堂|门口|捐|讲|送教|支教|指导|开展|举行|观摩|交流|走访|看|调研|任|当|做|管理|托管|旁|对面|读书|挂职|过渡|使用|所有|任教|[一二三四五六七八九]年级)"
)
NOT_MOVED = re.compile(
    r"[一二三四五六七八九\d]至?[一二三四五六七八九\d]?年级|借读|暂借|借用|过渡|临时|暂时|周转|参观|跟岗|交流|轮岗|研学|升入|升学|毕业|参加|捐|活动|培训|支教|送教|调[任入到]|课程|P|G|分校|集团|网传|谣|传闻|误|部分|主任|校长|书记|老师|校舍|原址|旧址|产权|资产|^教师|[,]教师|提议|适龄|片区儿童|动议|第一次说|第二次说|有人问|是不是"
)
PUPILS = re.compile(
    r"学生|师生|孩子|娃|人马|生源|教师|其|全部|所有|幼儿|初中[段部]|小学[段部]|初[一二三]|一并|统一|[两三]所|整体"
)
TAKEN = re.compile(r"(?:由|被)R?(?P<to>S)(?P<gap>[^SGUO,;。]{0,6})(?:接收|接纳|接走|吸收|承接|合并|接了过去|接过去)")
TAKES = re.compile(
    rf"(?:接收|接纳|吸收|吸纳|吃下|收|收下|收编|合并|兼并)了?(?P<gap>[^SGUOP,;。]{{0,8}})(?P<from>{RUN.pattern})(?P<after>[^,;。S]{{0,8}})"
)
TAKEN_WHOLE = re.compile(r"撤|停办|关|全部|所有|整体|消|合并")
COMES_IN = re.compile(
    rf"(?P<from>{RUN.pattern})(?P<gap>[^SGUO,;。]{{0,10}}?(?:,[^SGUO,;。]{{0,6}}(?:整个|整体|全部))?)(?:并入|并进来|并了进来|合并进来|并过来|并了过来|并进|整建制[划并合归](?:了)?[过进]来|[划归合][了]?[过进]来)(?=$|[,;。])"
)
FUSED = re.compile(
    r"合并(?!班|入|到|进|至)|整合(?!资源)|合一|合[二三而]为一|合在一|合到一|并作|并为|并成|合成|合为|合组|重组|变成|并到一|归到一|合校|合署(?!办公)|组成一所|成建制合"
)
NOT_FUSED = re.compile(
    r"集团|联盟|共同体|教研|资源|课程|科室|部门|活动|会昌|班|社团|体育课|网传|谣|传闻|是否|提议|动议|尚在|没有合"
)
NAMED = re.compile(
    r"(?:取名|定名|命名|更名|改名|名为|名叫|名称|叫|称|校名|组建|组成|设立|成立|建立|新设|沿用|保留|挂|使用|仍用|暂用|启用|用|作|成|为|一所|有了)[^SGUO;。]{0,10}R?(?P<to>S)"
)
OURS = re.compile(
    r"(?:有了|成了|就是|变成|便是)(?:今天|现在|如今|眼下)的?(?:这所[^SGUO,;。]{0,8}|我们|我们学校)(?=$|[,;。])"
)
"""That the school which speaks is what others became: 合到一处,才|有了今天这所九年制学校."""
ABOLISHED = re.compile(r"(?:撤销|取消|注销)(?:了)?R?(?P<gone>S)的?(?:建制|法人|校名|编制|机构)")
"""Which of two schools that are put together is no more."""
LATER = re.compile(r"(?:新校|新学校|合并后|合校后|合并的学校|新校名|校名|学校)[^S;。]{0,14}(?P<to>S)")
FRONT = re.compile(r"(?:前|头)(?P<count>[一两二三四五六七八\d])[所处个家]")
BACK = re.compile(r"后(?P<count>[一两二三四五六七八\d])[所处个家]")
DIGITS = {word: place for place, word in enumerate("零一二三四五六七八")} | {"两": 2}
LATTER = re.compile(r"^[^,]{0,4}后者")
OWN_SUBJECT = re.compile(r"学校|小学(?![段部一二三四五六])|中学|幼儿园|[校园村].?小|[将把](?![于在全整其并一])|由")
JOINED = re.compile(r"集团|联盟|共同体|加入|G")
PUT_OFF = r"撤销|停办|取消|不再"
CAMPUS = re.compile(r"校区|分部|分园|分校|教学点|教学部")
HEAD = re.compile(r"(?:^|[,:;])[^,:;SGU]{0,8}S(?![、和与及])")
PLAN = re.compile(r"拟|名单|设想|计划|决定|打算|考虑|谋划|远期|将(?!原|S|R)")


@dataclass(slots=True)
class Memory:
    """What a paragraph has told so far: schools said to close, schools fused without a name yet, who took others in, the school it is about."""

    block: int = -1
    closed: tuple[str, ...] = ()
    fused: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    joined: bool = False
    final: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()


@record
class Merger:
    """Schools that go into another, and where that is told."""

    sources: tuple[str, ...]
    target: tuple[str, ...]
    told: tuple[int, int]
    trigger: int
    rule: str


def read_mergers(passage: Passage, memory: Memory) -> Iterator[Claim]:
    """The mergers that a passage tells freely."""
    if memory.block != passage.sentence.block:
        voice = passage.setting.voice if passage.setting.voice_kind is Kind.SCHOOL else ""
        memory.block, memory.closed, memory.fused = passage.sentence.block, (), ()
        memory.pair, memory.final, memory.topic = (), (), (voice,) if voice else ()
        memory.into = memory.topic
    for part in list_parts(passage):
        start, end = part.span()
        if CUE.search(part.group()):
            for one in find_mergers(passage, start, end, memory):
                memory.into = one.target
                yield from claim_merger(passage, one)
            remember(passage, start, end, memory)
        if start == 0 and (head := HEAD.search(passage.words, start, end)):
            memory.topic = passage.keys(head.end() - 1)
    if "S" in passage.words:
        memory.final = passage.keys(passage.words.rindex("S"))
    memory.joined = FUSED.search(passage.words) is not None and not NOT_FUSED.search(passage.words)
    memory.pair = max((passage.list_keys(*run.span()) for run in RUN.finditer(passage.words)), key=len, default=())


def find_mergers(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """The mergers of one part, by each way of telling one."""
    yield from find_moves(passage, start, end, memory)
    yield from find_taken(passage, start, end, memory)
    yield from find_takers(passage, start, end, memory)
    yield from find_comers(passage, start, end, memory)
    yield from find_fused(passage, start, end, memory)


def remember(passage: Passage, start: int, end: int, memory: Memory) -> None:
    """Keep the schools of a part that tells of closing."""
    words = passage.words[start:end]
    closing = CLOSING.search(words)
    runs = list(RUN.finditer(passage.words, start, end))
    if not closing or not runs:
        return
    longest = max(runs, key=lambda run: len(run.group()))
    memory.closed = passage.list_keys(*longest.span())
    if FUSED.search(words) and len(memory.closed) > 1 and not NOT_FUSED.search(words):
        memory.fused = memory.closed


def find_moves(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools whose pupils go over to another: 后山小学撤销,学生转到望江小学."""
    edge = start
    last: tuple[str, ...] = ()
    for move in MOVE.finditer(passage.words, start, end):
        if GROUNDS.match(passage.words, move.end()):
            continue
        at = move.start("to")
        sources = choose_sources(passage, (start, edge, move.start()), move["strong"] is not None, memory, last)
        target = passage.keys(at)
        if passage.links[at].mention.rule.startswith("pronoun") and set(target) & set(sources):
            target = memory.topic
        sources = tuple(key for key in sources if key not in target)
        run = RUN.match(passage.words, at)
        places = [spot for spot in range(*run.span()) if passage.words[spot] == "S"] if run else []
        if len(places) == len(sources) > 1 and "分别" in passage.words[edge : move.end()]:
            for source, spot in zip(sources, places, strict=True):
                yield Merger((source,), passage.keys(spot), (max(edge, start), spot + 1), move.start(), "merger-moved")
            edge = places[-1] + 1
            continue
        if sources:
            yield Merger(
                sources,
                target,
                (max(edge, passage.words.rfind("S", edge, move.start()), start), at + 1),
                move.start(),
                "merger-moved",
            )
            last = sources
        edge = move.end()


def choose_sources(
    passage: Passage,
    stretch: tuple[int, int, int],
    strong: bool,
    memory: Memory,
    last: tuple[str, ...],
) -> tuple[str, ...]:
    """The schools that go over where a verb of moving ends a stretch of words; `stretch` is its part's start, its own, and its end."""
    part, edge, end = stretch
    before = passage.words[edge:end]
    clause = re.split(r"[,:]", before)[-1]
    listed = [
        passage.list_keys(*run.span()) for run in RUN.finditer(passage.words, part, edge + len(before) - len(clause))
    ]
    if counted := count_off(clause, max((*listed, memory.closed), key=len)):
        return counted
    runs = list(RUN.finditer(before))
    if runs:
        goes = goes_over(passage.words[:end], before, runs[-1].span(), strong=strong)
        return passage.list_keys(edge + runs[-1].start(), edge + runs[-1].end()) if goes else ()
    if LATTER.search(before) and memory.final:
        return memory.final
    loose = NOT_MOVED.search(clause) or OWN_SUBJECT.search(clause) or not PUPILS.search(clause)
    return () if loose else last or memory.closed


def goes_over(words: str, before: str, run: tuple[int, int], *, strong: bool) -> bool:
    """Whether the run of schools in the stretch `before` a verb of moving goes over; `words` are all of the passage up to the verb."""
    clause, between = re.split(r"[,:]", before)[-1], before[run[1] :]
    if NOT_MOVED.search(between) or before[: run[0]].endswith(("从", "自", "离开")):
        return False
    if "," in between and (len(clause) > 24 or OWN_SUBJECT.search(clause)):
        return False
    if strong and len(clause) <= 10 and len(between) <= 40:
        return True
    near = len(between) <= (14 if strong else 24) and "," not in between
    if near and (strong or WHOLE.search(between)):
        return True
    return CLOSING.search(words) is not None and not JOINED.search(words)


def count_off(clause: str, listed: Sequence[str]) -> tuple[str, ...]:
    """Of the schools listed before those that 前两所 or 后两所 means."""
    if front := FRONT.search(clause):
        return tuple(listed[: read_count(front["count"])])
    if back := BACK.search(clause):
        return tuple(listed[-read_count(back["count"]) :])
    return ()


def read_count(word: str) -> int:
    """The number a figure or a Chinese word of one sign tells."""
    return int(word) if word.isdigit() else DIGITS[word]


def find_taken(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools that another takes in: 后山小学停办,由望江小学接收."""
    words = passage.words
    for taken in TAKEN.finditer(words, start, end):
        before = words[start : taken.start()]
        runs = list(RUN.finditer(before))
        sources = passage.list_keys(start + runs[-1].start(), start + runs[-1].end()) if runs else memory.closed
        if sources and (CLOSING.search(before) or PUPILS.search(before)) and not NOT_MOVED.search(before):
            yield Merger(sources, passage.keys(taken.start("to")), (start, taken.end()), taken.start(), "merger-taken")


def find_takers(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools that take in others: 望江小学吃下撤销的后山小学."""
    words = passage.words
    for takes in TAKES.finditer(words, start, end):
        before = words.rfind("S", start, takes.start())
        target = passage.keys(before) if before >= 0 else memory.topic
        barred = NOT_MOVED.search(words[max(before, start) : takes.start()])
        if target and TAKEN_WHOLE.search(takes["gap"] + takes["after"]) and not barred:
            sources = passage.list_keys(*takes.span("from"))
            yield Merger(sources, target, (start, takes.end()), takes.start(), "merger-takes")


def find_comers(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools that come into the one spoken of: 2011年后山小学并入,校舍扩了一倍."""
    for comes in COMES_IN.finditer(passage.words, start, end):
        sources = passage.list_keys(*comes.span("from"))
        head = HEAD.match(passage.words, start, comes.start())
        earlier = passage.list_keys(0, start)
        alone = earlier if len(earlier) == 1 else ()
        heads = head is not None and not MOVE.search(passage.words, head.end(), comes.start())
        target = passage.keys(head.end() - 1) if head and heads else memory.into or memory.topic or alone
        if target and not NOT_MOVED.search(comes["gap"]):
            yield Merger(sources, target, comes.span(), comes.start() + 1, "merger-comes")


def find_fused(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools that become one: 后山小学与前坪小学合并,取名望江小学."""
    words = passage.words
    if NOT_FUSED.search(words, start, end):
        return
    for fused in FUSED.finditer(words, start, end):
        sources = list_fused(passage, start, fused.start(), memory)
        named = NAMED.search(words, fused.end() - 1, end)
        if len(sources) > 1 and named and named.start() - fused.end() <= 30:
            target = match_source(passage, named.start("to"), start)
            if (
                target
                and not GROUNDS.match(words, named.end())
                and not CAMPUS.search(passage.links[named.start("to")].mention.name)
            ):
                yield Merger(sources, target, (start, named.end()), fused.start(), "merger-fused")
            return
        if len(sources) > 1 and passage.setting.voice_kind is Kind.SCHOOL and OURS.search(words, fused.end(), end):
            yield Merger(sources, (passage.setting.voice,), (start, end), fused.start(), "merger-fused")
            return
        gone = ABOLISHED.search(words, fused.end(), end)
        dropped = passage.keys(gone.start("gone")) if gone else ()
        kept = tuple(key for key in sources if key not in dropped)
        if len(kept) == 1 and len(sources) == len(kept) + len(dropped):
            yield Merger(dropped, kept, (start, fused.end()), fused.start(), "merger-fused")
            return
    later = LATER.search(words, start, end)
    sources = memory.fused or (memory.pair if later and (memory.joined or later.group().startswith("合")) else ())
    if later and len(sources) > 1 and not GROUNDS.match(words, later.end()):
        yield Merger(sources, passage.keys(later.start("to")), later.span(), later.start(), "merger-named-later")
        memory.fused = ()


def list_fused(passage: Passage, start: int, end: int, memory: Memory) -> tuple[str, ...]:
    """The schools that a verb of fusing joins: those of its clause, else of the clause before, else what is with another."""
    before = passage.words[start:end]
    clauses = before.split(",")
    for width in range(1, len(clauses) + 1):
        first = end - len(",".join(clauses[-width:]))
        sources = passage.list_keys(first, end)
        if len(sources) > 1:
            return sources
        if sources:
            with_other = re.search(r"(?:与|和|同|跟)R?S[^S,;。]{0,6}$", before)
            return tuple(dict.fromkeys((*sources, *memory.topic))) if with_other and width == 1 and memory.topic else ()
    return ()


def match_source(passage: Passage, at: int, start: int) -> tuple[str, ...]:
    """The school at a sign, or that of the same part whose name it bears with a letter more (沿用望江中学校名)."""
    name = passage.links[at].mention.name
    for place in range(start, at):
        if passage.words[place] == "S" and name in {passage.links[place].mention.name + tail for tail in ("校", "园")}:
            return passage.keys(place)
    return passage.keys(at)


def claim_merger(passage: Passage, one: Merger) -> Iterator[Claim]:
    """A claim for every school of a merger, unless an operator forbids it."""
    worth, _ = passage.weigh(one.trigger, one.told[1], ignored=PUT_OFF)
    if worth is Worth.NONE or len(one.target) != 1:
        return
    clause = re.split(r"[,;]", passage.words[: one.trigger])[-1]
    planned = worth is Worth.PLAN or passage.setting.headed or PLAN.search(clause) is not None
    for source in one.sources:
        if source != one.target[0]:
            yield passage.claim((source, Predicate.MERGED_INTO, one.target[0]), one.told, one.rule, planned=planned)
