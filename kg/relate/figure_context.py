"""What stands around a figure: its year, whether it is planned or denied, and whom it is about."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.gate import lead
from kg.model import Kind, Span
from kg.record import record
from kg.relate.indicator import load_words, skip_lead

HAN_YEAR = dict(zip("\u3007○零一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
YEAR = lead(
    r"(?<!\d)(?P<first>(?:19|20)\d{2})年?[-—~至到](?:(?:19|20)?\d{2})\s?(?:年|学年)"
    r"|(?<!\d)(?<![\d.]\d\.)(?<!\d\d\d\.)(?P<full>(?:19|20)\d{2})\s?(?=年|学年|秋|春|届)"
    r"|(?<!\d)(?P<short>[012]\d)年(?!一贯|制|级|来|以|间|内|前|后|多|的|教|里|[,;。、])"
    r"|(?P<han>[一二][\u3007○零一二三四五六七八九]{3})年"
    r"|(?P<masked>(?:20)?[x×*]{2})年"
    r"|(?P<relative>全年(?!级)|截[至止]到?(?=\d{1,2}月|目前|今日)|(?:(?<![一-鿿\d])|(?<=[全我本][市县区旗校园]))年内|今年|本年度?|去年|上年|前年|明年|来年|次年|翌年|第二年)"
)
# A year of two digits is only taken for one that lies near the document's own.
NEAR_YEARS = 10
COMPARED = re.compile(r"(?:较|比|与|同|跟|自|从|由|包括|年、|建于|办于|立于|建成于|始于)\s?$")
FOUNDED = re.compile(r"(?:\d+月)?(?:\d+日)?(?:建校|创办|建制|创建|成立|始建|由\w{2,10}(?:创办|开办))|相比")
SINCE = re.compile(r"(?:以来|至今|起(?!草|步|点))")
"""Behind a year from which on something is counted, which is none in which it was."""
RELATIVE = {"全": 0, "截": 0, "年": 0, "今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1}
INTENDED = lead(
    r"争取(?=[在于到年达把实建完创新])|(?:^|[,;:。我们还也共原园校区局县市年底])(?:计划|规划)(?![一-鿿]{0,6}:)(?=[\s新改扩迁增再用在到于投招引培建完设创总班占办\d])|计划(?=总投资)|规划(?=(?:办学规模|总投资)(?!:))|估算(?=总?(?:投资|造价|金额)|[\s\d为约])"
    r"|(?:还|也|又|均|都|即|就|必|仍)将|将(?=全面|陆续|继续|逐步|再|于|在|达|新|投|启|开|建|扩|招|引|有|完|实现|实施|组织|举办|参|安排|不少|增)"
)
DONE = re.compile(r"已|目前|现有|截至|完成了|实际")
SUBJECTS = {Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.AREA, Kind.ORGANISATION, Kind.PERSON}
OWN = re.compile(r"(?:我|全|本)(?:省|自治区|州|市|县|区|旗|镇|乡|街道|办|校|园|局|系统|集团|学区)")
OWN_LED = re.compile(rf"[对为向在]?{OWN.pattern}")
POINTED = re.compile(r"(?<![收与同对向给到和助])(?:该[校园]|本校)")
WITH_US = re.compile(r"[^,;。\d]{0,6}[与同和跟](?:我们|我[校园县区市局镇]|咱|本[校园]|学校|集团|学区)")
"""Behind a body that does something with the house that speaks."""
PARTNER = re.compile(r"[与同跟向对给从]\s*$")
"""Before a body with which, or for which, others do what a clause tells."""
JOINT = re.compile(r"\s*(?:、|和|与|及|以及)\s*")
ALLIED = re.compile(r"[^,;。]{0,24}?(?:签|结[为成对缔]|缔结|联合|合作|共建|协作|对口|携手|帮扶)")
"""Behind two bodies joined by 与: that the second is only whom the first does something with."""
OWNED = re.compile(r"(?:[新改扩迁兴修筹]?建)?的")
"""Between a figure and the school it is told of: 总投资1.2亿元的县第二中学, 投资96万元建的城南小学."""
PREFIX = re.compile(
    r"(?:其中|另)?(?:[一二三四两]所|[一二三四]家|其[一二三])[是为叫]"
    r"|(?:原|新|另一个?|[集团联盟学区共同体]{2,3}){0,3}(?:成员(?:校|园|单位)?|龙头[校园]|牵头[校园]|核心[校园]|总[校园]|盟校)"
    r"|[^,;:。、“”《》\d]{1,16}的|[^,;:。、“”《》\d]{0,8}[\d.]{1,9}[^,;:。、“”《》\d]{1,5}的"
)
"""What may stand before the school that a clause is about: 新建的城南小学, 原成员越河小学, 一所是市六中."""
PAYS = re.compile(
    r"财政局?$|^[区县市旗州]?(?:人民政府|政府|教育局|教体局|教育和体育局|教育体育局|教委|教科局|教科体局|文教局|教文体局|教育科技局|教育科技体育局|教育文化和旅游局)$"
    r"|党(?:总?支部?|委)$|党组织$|工会$|团委$|团支部$|少先队$|大队部$|督导[室团]$"
)
"""The purse and the offices of an area, and the branches of a house: what these pay and do is told of the area, or of the house that speaks."""
LATTER = re.compile(r"后者")
JOINED = re.compile(r"[^,;:。]{0,8}(?:、|[跟同与和](?:我|本|[市县区旗镇乡]))")
"""Behind a school that does not stand alone: it is one of a list, or with whom others do something."""
INSIDE = re.compile(
    r"(?:下面|下设|所属|所辖|管辖|所在|附近|旁边?)?的|的?(?:另一个?|新|原)?(?:成员|盟员|龙头|牵头|核心)[校园]?"
)
"""Between a body and the school beside or below it that a clause is about: 五星小学下面的|田沟教学点."""
KEPT = re.compile(r"有\s*$")
RECAP = re.compile(r"(?:[、和与][一-鿿]{2,4})?[两二三四五六七八九]\s?[个所家]")
"""Around sites that are only listed: 现有|长桥、沙湾|两个园区."""
UNDENIED = re.compile(r"无(?=[证障线烟纸偿锡尘土臂])")
"""A character of denial that is part of a noun (无证办学点)."""
MODIFIED = re.compile(r"级|属|籍|系统|直属|范围|一级")
WORK_OF_SCHOOLS = re.compile(r"校园(?!总?面积|占地|内|用地|建筑|绿化)(?=.)|师生(?=互|代表|参|作品|获|演|往来|交流)")
"""What is done in schools and tells nothing of their size (校园网覆盖率, 师生互访)."""


@record
class Years:
    """What relative years are reckoned from: the document's year, None where untold; `told` is that of a sentence that names none."""

    document: int | None = None
    told: int | None = None


def find_year(folded: str, at: int, names: Sequence[Span], years: Years) -> int | None:
    """The year that the sentence gives to what stands at `at`: the last one named before it that nothing is compared with.

    >>> find_year("截至2012年底完成投资1.7亿元,次年又续建4000万元", 26, (), Years())
    2013
    """
    year = years.told
    for match in YEAR.finditer(folded, 0, at):
        span = Span(match.start(), match.end())
        if any(name.covers(span) and name.start < span.start for name in names) or COMPARED.search(
            folded, max(0, span.start - 4), span.start
        ):
            continue
        behind = span.end + folded.startswith("年", span.end)
        if FOUNDED.match(folded, behind) or SINCE.match(folded, behind):
            continue
        year = reckon_year(match, year, years)
    return year


def reckon_year(match: re.Match[str], before: int | None, years: Years) -> int | None:
    """The year of one expression; `before` is the year named last (次年), None stands for a masked one or a range."""
    if match["full"]:
        return int(match["full"])
    if match["han"]:
        return int("".join(str(HAN_YEAR[digit]) for digit in match["han"]))
    if match["short"]:
        year = 2000 + int(match["short"])
        near = abs(year - years.document) <= NEAR_YEARS if years.document else match["short"] < "10"
        return year if near else before
    if match["relative"]:
        if match["relative"][0] in "次翌第":
            return None if before is None else before + 1
        return None if years.document is None else years.document + RELATIVE[match["relative"][0]]
    return None


@cache
def compile_planned() -> re.Pattern[str]:
    """The words that tell of what is to come."""
    return re.compile("|".join(re.escape(word) for word in load_words()["planned"]))


def is_planned(folded: str, clause: Span, number: Span) -> bool:
    """Whether the clause, or what leads up to it in the same sentence, tells of what is to come."""
    start = folded.rfind(";", 0, number.start) + 1
    done = [match.end() for match in DONE.finditer(folded, start, number.start)]
    before = folded[done[-1] if done else start : number.start]
    if compile_planned().search(before) or INTENDED.search(before):
        return True
    return INTENDED.search(folded[number.end : clause.end]) is not None


def is_denied(folded: str, clause: Span, number: Span) -> bool:
    """Whether a word of denial takes the number back (没有发生1起)."""
    before = UNDENIED.sub("", folded[clause.start : number.start])
    return any(map(before.__contains__, load_words()["denied"]))


def find_subjects(
    folded: str, clauses: Sequence[Span], number: Span, subjects: Sequence[tuple[Span, Kind]]
) -> tuple[Span, ...]:
    """The mentions that open the clause of a number, or an earlier one of its sentence that no other subject ends."""
    heads = sorted(span for span, kind in subjects if kind in SUBJECTS)
    people = {span for span, kind in subjects if kind is Kind.PERSON}
    sites = [span for span in heads if (span, Kind.SCHOOL) in subjects]
    owner = next((span for span in sites if OWNED.fullmatch(folded, number.end, span.start)), None)
    if owner:
        return (owner,)
    for clause in reversed([one for one in clauses if one.start <= number.start and not is_aside(folded, one, number)]):
        far = clause.end <= number.start
        start = skip_lead(folded, Span(clause.start, min(clause.end, number.start)))
        opening = find_opening(folded, Span(clause.start, start), heads, sites)
        if far and ";" in folded[clause.end : number.start]:
            break
        meant = follow_word(folded, Span(clause.start, min(clause.end, number.start)), start, opening, sites)
        if meant is not None:
            return meant
        if opening and (PARTNER.search(folded, clause.start, opening.start) or (opening in people and far)):
            continue
        if opening is None or is_modifier(folded, opening.end):
            if OWN_LED.match(folded, start) or OWN.match(folded, skip_blank(folded, clause.start)):
                return ()
            continue
        if (
            far
            and opening in sites
            and any(begins_other(folded, opening, span) for span in sites if span.end <= clause.end)
        ):
            return ()
        if folded[: number.start].rstrip().endswith("等") or is_for_others(folded, opening):
            return ()
        return choose_opening(folded, clause, opening, heads)
    return ()


def is_aside(folded: str, clause: Span, number: Span) -> bool:
    """Whether a clause before a number is what a pair of brackets holds (两个集团|(一小+二小)|,覆盖8个校区)."""
    return (
        folded[clause.start - 1 : clause.start] == "("
        and ")" in folded[clause.start : min(clause.end + 1, number.start)]
    )


def follow_word(
    folded: str, clause: Span, start: int, opening: Span | None, sites: Sequence[Span]
) -> tuple[Span, ...] | None:
    """The school that 该校 or 后者 stands for in a clause whose own words begin at `start`; nothing where it stands for none, None without such a word."""
    pointed = POINTED.search(folded, clause.start, clause.end)
    latter = LATTER.match(folded, start) if opening is None else None
    itself = next((span for span in sites if pointed and span.start == pointed.start()), None)
    if itself:
        return (itself,)
    schools = [span for span in sites if (pointed and span.end <= pointed.start()) or (latter and span.end <= start)]
    return tuple(schools[-1:]) if schools or latter else None


def is_for_others(folded: str, opening: Span) -> bool:
    """Whether what a body does is told of another: a purse, a branch, or who does something with the house that speaks."""
    return PAYS.search(opening.of(folded)) is not None or WITH_US.match(folded, opening.end) is not None


def begins_other(folded: str, opening: Span, site: Span) -> bool:
    """Whether another school than the one a clause opens with has a part of it to itself (甲校迁建、|乙校|综合楼竣工)."""
    between = folded[opening.end : site.start]
    return site.start > opening.end and between.endswith("、") and len(between) > 1


def find_opening(folded: str, lead: Span, heads: Sequence[Span], sites: Sequence[Span]) -> Span | None:
    """The mention that a clause begins with behind its `lead`, or the school behind what modifies it (新建的|城南小学)."""
    opening = next((span for span in heads if lead.start <= span.start <= lead.end < span.end), None)
    if opening:
        inner = next((span for span in sites if INSIDE.fullmatch(folded, opening.end, span.start)), None)
        return inner or opening
    found = next((span for span in sites if PREFIX.fullmatch(folded, lead.end, span.start)), None)
    return None if found is None or JOINED.match(folded, found.end) else found


def choose_opening(folded: str, clause: Span, opening: Span, heads: Sequence[Span]) -> tuple[Span, ...]:
    """The mentions that a clause is about, of the list that it begins with: of two allied bodies the first, of sites summed up none."""
    listed = follow_list(folded, opening, heads)
    behind = listed[-1].end
    if re.match(r"等(?:\s?[\d一二三四五六七八九十百]|单位|学校|老师|教师|人)", folded[behind:]):
        return ()
    if KEPT.search(folded, clause.start, opening.start) and RECAP.match(folded, behind):
        return ()
    joints = [folded[one.end : other.start].strip() for one, other in pairwise(listed)]
    allied = joints[:1] == ["与"] and set(joints[1:]) <= {"、"}
    return listed[:1] if allied and ALLIED.match(folded, behind) else listed


def is_modifier(folded: str, end: int) -> bool:
    """Whether a name that ends at `end` only qualifies the word after it (自治区级, 段纯镇籍, 工会系统)."""
    return MODIFIED.match(folded, end) is not None


def follow_list(folded: str, opening: Span, heads: Sequence[Span]) -> tuple[Span, ...]:
    """The mentions joined to the first one by 、 or 和."""
    listed = [opening]
    for span in heads:
        if span.start >= listed[-1].end and JOINT.fullmatch(folded, listed[-1].end, span.start):
            listed.append(span)
    return tuple(listed)


def skip_blank(folded: str, start: int) -> int:
    """The first position from `start` on that is no blank."""
    while start < len(folded) and folded[start].isspace():
        start += 1
    return start


def describes_site(indicator: str) -> bool:
    """Whether a figure describes a school itself, so that without a subject it belongs to the one spoken of last.

    >>> describes_site("建筑面积"), describes_site("招聘教师")
    (True, False)
    """
    words = WORK_OF_SCHOOLS.sub("", indicator)
    return any(map(words.__contains__, load_words()["site"])) and not indicator.startswith(load_words()["governs"])
