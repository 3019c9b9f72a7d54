"""Ends of memberships, trusteeships and partnerships, told in signs: who left which group, which agreement ran out."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Kind, Linked, Predicate
from kg.record import record
from kg.relate.operators import Worth
from kg.relate.passage import RUN, Passage, list_parts

GAP = r"[^SGUOP,;。:]"
LEFT = r"(?:退出|退盟|退团|撤出|脱离|离开|转出|脱钩|不再(?:是|作为|担任|属于|隶属于?|参加|加入|为|列入|归属))"
LEAVES = re.compile(rf"(?P<verb>{LEFT})了?(?:R|原来?|所在|该)?{GAP}{{0,6}}?(?P<group>G)?")
PUT_OUT = re.compile(
    rf"G[^;。]{{0,24}}?(?:将|把|对)?(?P<ones>{RUN.pattern}){GAP}{{0,8}}?(?P<verb>移出|调出|除名|清退|剥离)"
)
DISSOLVED = re.compile(
    rf"(?P<group>G){GAP}{{0,14}}?(?P<verb>解散|撤销|注销|不复存在|停止运[行作]|终止运[行作])|(?P<verb2>解散|撤销|注销)了?原?(?P<group2>G)"
)
RUNS = r"(?:托管|代管|领办|管理|承办|接管|委托管理|受托管理|直管)"
OVER = r"(?:到期|期满|届满|终止|解除|结束|废止|收回)"
UNTRUSTED = (
    re.compile(rf"(?P<one>[SGU]){GAP}{{0,10}}?(?P<verb>不再)(?:负责)?{RUNS}了?R?(?P<other>S)"),
    re.compile(rf"(?P<other>S){GAP}{{0,10}}?(?P<verb>不再|结束|脱离)(?:委托)?由?R?(?P<one>[SGU])的?{RUNS}"),
    re.compile(rf"(?P<one>[SGU])(?:结束|终止|解除)了?对?R?(?P<other>S)的?{GAP}{{0,4}}?(?P<verb>{RUNS})"),
    re.compile(
        rf"(?P<one>[SGU])(?:(?:与|和|对|同)?R?(?P<other>S)的?{GAP}{{0,4}}?{RUNS}|{RUNS}R?(?P<run>S)的?(?:协议|合同))[^SGUOP;。]{{0,14}}?(?P<verb>{OVER})"
    ),
)
TIE = r"(?:结对|合作|帮扶|共建|联谊|友好|联合办学|手拉手|协作|对口)"
UNTIED = (
    re.compile(
        rf"(?P<one>[SGUO]){GAP}{{0,6}}?(?:与|和|跟|同)R?(?P<other>[SGUO])的?{GAP}{{0,8}}?{TIE}[^SGUOP;。]{{0,16}}?(?P<verb>{OVER}|不再续签|没有续签)"
    ),
    re.compile(
        rf"(?P<one>[SGUO]){GAP}{{0,8}}?(?P<verb>解除|终止|结束)了?(?:与|和|跟|同)R?(?P<other>[SGUO])的?{GAP}{{0,8}}?{TIE}"
    ),
    re.compile(
        rf"(?P<one>[SGUO]){GAP}{{0,6}}?(?:与|和|跟|同)R?(?P<other>[SGUO])(?P<verb>解除|终止|结束|不再){GAP}{{0,8}}?{TIE}"
    ),
)
GOES_ON = re.compile(r"(?<!不再)(?<!没有)(?<!未再)(?<!未)(?<!不)(?:续签|续约|续期|延长|延期|重新签|顺延)")
WISHED = re.compile(
    r"(?:申请|要求|请求|提出|考虑|想|可以?|允许|不得|擅自|自愿|未经[^,;]{0,6}|加入[和与或]|谈|准|劝|倡议|建议|说|称)$"
)
IN_GENERAL = re.compile(r"(?:的)?(?:机制|程序|办法|制度|标准|条件|申请|评选|现场|赛场|评比|竞争|比赛|历史)")
OTHERS = re.compile("者|教师|老师|家长|学生|职工|员工|人员|选手|同志|代表|资金|资本")
"""Others than schools that leave something."""
JOINED = re.compile(r"(?:加入|加盟|入盟|入团|并入|成为|进入|纳入)")
SPENT = "退出|退盟|撤出|脱离|不再|终止|解除|废止|期满|到期|停止|取消|曾任|原任|前任|时任|原校长|没有续签|不再续签"
"""Operators that tell of the end itself, and so say nothing against it."""
REACH = 3
"""How many sentences behind its last mention a group or school is still the one at hand."""


@record
class Met:
    """An ending met in a passage: between which signs it is told, where its verb begins, and the claim of its beginning."""

    predicate: Predicate
    pairs: tuple[tuple[str, str], ...]
    start: int
    end: int
    verb: int
    role: str = ""
    dated: bool = True
    began: int = -1


class Memory:
    """The group and the schools told last, for clauses that leave them out."""

    def __init__(self) -> None:
        self.groups: tuple[str, ...] = ()
        self.schools: tuple[str, ...] = ()
        self.age = 0

    def keep(self, links: Sequence[Linked]) -> None:
        """Take over what a sentence names: the last group and the first school."""
        groups = [link.keys for link in links if link.mention.kind is Kind.GROUP and link.keys]
        schools = [link.keys for link in links if link.mention.kind is Kind.SCHOOL and link.keys]
        self.age = 0 if groups or schools else self.age + 1
        if self.age > REACH:
            self.groups, self.schools = (), ()
        self.groups = groups[-1] if groups else self.groups
        self.schools = schools[0] if schools else self.schools


def meet_ties(passage: Passage, memory: Memory) -> Iterator[Met]:
    """The ends of ties that a passage tells; `memory` holds what is told before it."""
    for part in list_parts(passage):
        for met in (
            *meet_leavers(passage, part, memory),
            *meet_dissolved(passage, part),
            *meet_pairs(passage, part, UNTRUSTED, Predicate.MANAGES),
            *meet_pairs(passage, part, UNTIED, Predicate.PARTNERS_WITH),
        ):
            if is_told(passage, met):
                yield met


def is_told(passage: Passage, met: Met) -> bool:
    """Whether an ending is told as a fact: neither a plan nor a wish, nor denied, nor told of what goes on after all."""
    worth, _ = passage.weigh(met.verb, met.verb + 1, ignored=SPENT)
    words = passage.words
    return (
        worth is Worth.FACT
        and not WISHED.search(words[max(0, met.verb - 8) : met.verb])
        and not GOES_ON.search(words[met.verb : met.end + 16])
    )


def meet_leavers(passage: Passage, part: re.Match[str], memory: Memory) -> Iterator[Met]:
    """Schools that left a group: by themselves, or put out of it."""
    words = passage.words
    for match in LEAVES.finditer(words, part.start(), part.end()):
        behind = words.rfind("G", part.start(), match.start())
        at = match.start("group") if match["group"] else behind
        groups = passage.keys(at) if at >= 0 else memory.groups
        if not groups or IN_GENERAL.match(words, match.end()):
            continue
        runs = [*RUN.finditer(words, part.start(), match.start())]
        if OTHERS.search(words, runs[-1].end() if runs else part.start(), match.start()):
            continue
        schools = passage.list_keys(*runs[-1].span()) if runs else memory.schools[:1]
        joined = [*JOINED.finditer(words, part.start(), match.start())] if runs else []
        began = joined[-1].start() if joined and joined[-1].start() > runs[-1].start() else -1
        pairs = tuple((school, groups[0]) for school in schools)
        first = runs[-1].start() if runs else match.start()
        yield Met(Predicate.MEMBER_OF, pairs, first, match.end(), match.start(), began=began)
    for match in PUT_OUT.finditer(words, part.start(), part.end()):
        group = passage.keys(match.start())[0]
        pairs = tuple((school, group) for school in passage.list_keys(*match.span("ones")))
        yield Met(Predicate.MEMBER_OF, pairs, match.start(), match.end(), match.start("verb"))


def meet_dissolved(passage: Passage, part: re.Match[str]) -> Iterator[Met]:
    """Groups that are no more, and with them all memberships."""
    for match in DISSOLVED.finditer(passage.words, part.start(), part.end()):
        first = match["group"] is not None
        group, verb = ("group", "verb") if first else ("group2", "verb2")
        pairs = (("", passage.keys(match.start(group))[0]),)
        yield Met(Predicate.MEMBER_OF, pairs, match.start(), match.end(), match.start(verb))


def meet_pairs(
    passage: Passage, part: re.Match[str], wordings: tuple[re.Pattern[str], ...], predicate: Predicate
) -> Iterator[Met]:
    """Two bodies that are bound no more."""
    for wording in wordings:
        for match in wording.finditer(passage.words, part.start(), part.end()):
            name = "other" if match["other"] else "run"
            one, other = passage.keys(match.start("one"))[0], passage.keys(match.start(name))[0]
            yield Met(predicate, ((one, other),), match.start(), match.end(), match.start("verb"))
