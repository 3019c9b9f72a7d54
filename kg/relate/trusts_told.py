"""Trusteeships told in free wording: who takes over, runs or looks after a school, in either order."""

import re
from collections.abc import Iterator

from kg.model import SCHOOLING, Predicate
from kg.record import record
from kg.relate.claims import Claim
from kg.relate.operators import Worth
from kg.relate.passage import AND, COUNT, NOTE, RUN, Passage, list_parts

CUE = re.compile(r"管|打理|托|领办|承办|接手|交[由给]|委托|归")
BODY = r"[SGU]"
BODIES = rf"{BODY}{NOTE}(?:{COUNT}{AND}{BODY}{NOTE})*"
HOLD = r"代为打理|打理|照管|全面托管|托管(?:帮扶)?|代管|代为管理|领办|统管|接管|直管|直接管理|接手(?:管理)?|托着|管着|受托管理|委托管理|承办|统一管理|全面管理|接去管|带管|兼管"
GAP = r"[^SGUOP,;。:]"
ACTIVE = re.compile(
    rf"(?P<one>(?<![受经应])(?<![受经应]R){BODIES}){GAP}{{0,18}}?(?P<verb>{HOLD}|(?:继续|仍|统|也)管)(?!方|单位|者|[学园]?校(?:则|仍)?[是为:系])(?:着|了|的(?:还|就)?有?|{GAP}{{0,3}})?(?:R|辖区的?|我[州市县]R?|{GAP}{{1,8}}的){{0,2}}(?P<others>{RUN.pattern})"
)
LISTED = re.compile(
    rf"(?<![由被])(?P<one>{BODY}){NOTE}{GAP}{{0,12}}?(?:{HOLD}|管着|(?<![主分监尽])管(?!理))(?!单位|方|者|学校|[校园])(?:着|了)?[^SGUOP;。]{{0,24}}?(?:有|还有|计有|是|为|:|,即){GAP}{{0,4}}(?P<others>{RUN.pattern})"
)
PASSIVE = re.compile(
    rf"(?P<others>{RUN.pattern})(?P<gap>(?!的(?!管理|日常|教育|教学|校务|经营|全部))[^SGUO;。]{{0,22}}?)(?:仍由|改由|转由|均由|由|委托(?:给)?|交由|交给了?|移交给?|归|划给了?|划归)R?(?P<one>{BODY})(?!附属)(?P<rest>{GAP}{{0,16}}?(?:{HOLD}|管理|管|派驻团队|统管))"
)
FOR = re.compile(
    rf"由R?(?P<one>{BODY})对R?(?P<others>{RUN.pattern})(?:的[^SGUOP,;。]{{0,4}})?(?:进行|实行|实施|予以|开展)?{GAP}{{0,6}}?(?:托管|代管|接管|领办|管理)"
)
"""A school that another is told to run: 由望江中学对后山小学实行托管."""
ENTRUSTED = re.compile(
    rf"(?:委托|交由|请|引进|由)R?(?P<one>{BODY}){GAP}{{0,8}}?(?:管理|托管|代管|领办|承办|直管)(?:的|,名为|,取名|,定名|,即){GAP}{{0,8}}(?P<others>{RUN.pattern})"
)
CLEFT = re.compile(
    rf"(?<!不再)(?:{HOLD}|(?<![主分监尽])管)着?R?(?P<others>{RUN.pattern})的(?:学校|单位|[校园])?,?(?:则|现在?|已经?|如今|目前|眼下|也)?(?:仍?是|换成了?|换作了?|改为了?|改成了?|变成了?|换为|为|轮到)R?(?P<one>{BODY})(?!教师|老师|校长|派)"
)
"""Who runs a school, told as news: 如今管后山小学的,换成了前坪小学."""
TURNED = re.compile(
    rf"(?P<others>{RUN.pattern})[^SGUOP;。]{{0,10}}(?:原|原来|此前|过去|以前|先前|起初|先)(?:本)?由R?{BODY}[^SGUO;。]{{0,16}}?[,;](?:[^SGUOP,;。]{{0,12}})(?:改由|转由|现由|改交|转交给?|交由|移交给?|换成|由)R?(?P<one>{BODY}){GAP}{{0,8}}?(?:{HOLD}|管理|管)"
)
"""Who runs a school now that another ran before: 原由甲校托管,今年改由乙校接管."""
GIVEN = re.compile(
    rf"(?P<others>{RUN.pattern})(?:整体|全部|一并|都)?(?:交给|交由|托付给|委托给|托给|交到)了?R?(?P<one>S)(?=手[上里中]?|来?(?:托|代|领|接|管|照管|打理)|,(?=[^;。]{{0,24}}(?:{HOLD})))"
)
"""A school that is given to another to run: 郭河小学交给中心小学,托管四年."""
TO_US = re.compile(
    rf"(?P<others>{RUN.pattern})(?!的)(?:[^SGUO;。]|U(?!P)){{0,40}}?(?:[转移]?交给?|委托给?|托付给?|归|由)(?:我们|咱们)(?:园|校|集团)?(?:来|去)?(?:托管|代管|接管|管理|打理|管)"
)
"""A school that the body which speaks runs: 分园主体封顶,明年交给|我们来管."""
SPENT = "终止|到期|解除|废止|解约|结束"
SPENT_BEFORE = re.compile(
    rf"(?:原来?|原先|原有|此前|以前|先前)的?[^,;。SGU]{{0,6}}?(?:协议|合同|约定)[^,;。SGU]{{0,8}}?(?:{SPENT})|到期(?:验收|考核|评估|再议)"
)
"""That it is the former agreement which has ended, or that one is to be judged at its end."""
RUNNER = re.compile(
    rf"(?:领办|托管|代管|管理|举办|承办|受托)(?:单位|方|学校|校|园)(?:则|仍)?(?:是|为|:|系)R?(?P<one>{BODY})"
)
WORDINGS = (
    ("trust-turned", TURNED),
    ("trust-is", CLEFT),
    ("trust-given", GIVEN),
    ("trust-given", ENTRUSTED),
    ("trust-by", FOR),
    ("trust-by", PASSIVE),
    ("trust-held", ACTIVE),
    ("trust-listed", LISTED),
)
HELD_BEFORE = re.compile(rf"(?:{HOLD}|隶属)(?:了|的)?$")
NOT_GIVEN = re.compile(r"剥离|分出|转交|由R?[SGU]交|[,(](?:另)?一[所家个]")
NOT_HELD = re.compile(
    r"不再|网传|传闻|谣|误传|没有这|婉拒|拒绝|合作[^,;。]{0,6}终止|撤出|到期后|解除|归还|谈过|想|没谈拢|不是|并非|不属|课后|延时|午托|暑托|食堂|后勤|物业|保安|校车|比赛|论坛|会议|活动|赛事|研讨|培训班|承办的|承办了|现场会|展演"
)


@record
class Trust:
    """Pairs of who runs and who is run, where that is told, and the rule that read it."""

    pairs: tuple[tuple[str, str], ...]
    told: tuple[int, int]
    trigger: int
    rule: str


def read_trusts(passage: Passage) -> Iterator[Claim]:
    """The trusteeships that a passage tells freely."""
    if not CUE.search(passage.words):
        return
    for part in list_parts(passage):
        if not NOT_HELD.search(part.group()):
            for one in find_trusts(passage, *part.span()):
                yield from claim_trust(passage, one)


def find_trusts(passage: Passage, start: int, end: int) -> Iterator[Trust]:
    """The trusteeships of one part; a school that is run by one body is not run by another in the same part."""
    taken: set[str] = set()
    for rule, pattern in WORDINGS:
        for match in pattern.finditer(passage.words, start, end):
            held = rule == "trust-by" and HELD_BEFORE.search(
                passage.words[max(start, match.start() - 6) : match.start()]
            )
            if held or NOT_GIVEN.search(match.group()):
                continue
            pairs = pair_off(passage, match, taken)
            taken.update(other for _, other in pairs)
            yield Trust(pairs, match.span(), match.start("one"), rule)
    for match in TO_US.finditer(passage.words, start, end) if passage.setting.voice_kind in SCHOOLING else ():
        others = [key for key in passage.list_keys(*match.span("others")) if key not in taken]
        voice = passage.setting.voice
        yield Trust(tuple((voice, one) for one in others if one != voice), match.span(), match.end() - 2, "trust-own")
    yield from find_runners(passage, start, end, taken)


def find_runners(passage: Passage, start: int, end: int, taken: set[str]) -> Iterator[Trust]:
    """Who runs the first schools of a part by what they are called: 领办单位是望江中学."""
    for match in RUNNER.finditer(passage.words, start, end):
        runs = list(RUN.finditer(passage.words, start, match.start()))
        others = passage.list_keys(*runs[0].span()) if runs else ()
        if len(others) == 1 and others[0] not in taken:
            taken.update(others)
            pair = (passage.keys(match.start("one"))[0], others[0])
            yield Trust((pair,), match.span(), match.start(), "trust-runner")


def pair_off(passage: Passage, match: re.Match[str], taken: set[str]) -> tuple[tuple[str, str], ...]:
    """One body with each school, or two lists of one length that pair off; a list with a list of another length says nothing."""
    ones = [key for at in range(*match.span("one")) if passage.words[at] in "SGU" for key in passage.keys(at)]
    others = [key for key in passage.list_keys(*match.span("others")) if key not in taken]
    if len(ones) == 1:
        return tuple((ones[0], other) for other in others if other != ones[0])
    if len(ones) == len(others):
        return tuple(zip(ones, others, strict=True))
    return ()


def claim_trust(passage: Passage, one: Trust) -> Iterator[Claim]:
    """A claim for every pair of a trusteeship, unless an operator forbids it."""
    spent = SPENT if SPENT_BEFORE.search(passage.words) else ""
    worth, _ = passage.weigh(one.trigger, one.told[1], ignored=spent)
    if worth is Worth.NONE:
        return
    planned = worth is Worth.PLAN or passage.setting.headed
    for first, second in one.pairs:
        if first.endswith("学区"):
            continue
        yield passage.claim((first, Predicate.MANAGES, second), one.told, one.rule, planned=planned)
