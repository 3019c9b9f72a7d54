"""What stands around a figure: its year, whether it is planned or denied, and whom it is about."""

import re
from collections.abc import Sequence
from functools import cache

from kg.model import Kind, Span
from kg.record import record
from kg.relate.indicator import load_words, skip_lead

HAN_YEAR = dict(zip("\u3007○零一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
YEAR = re.compile(
    r"(?<!\d)(?P<first>(?:19|20)\d{2})年?[-—~至到](?:(?:19|20)?\d{2})\s?(?:年|学年)"
    r"|(?<![\d.])(?P<full>(?:19|20)\d{2})\s?(?=年|学年|秋|春|届)"
    r"|(?<!\d)(?P<short>[012]\d)年(?!一贯|制|级|来|以|间|内|前|后|多|的|教|里|[,;。、])"
    r"|(?P<han>[一二][\u3007○零一二三四五六七八九]{3})年"
    r"|(?P<masked>(?:20)?[x×*]{2})年"
    r"|(?P<relative>全年(?!级)|截[至止]到?(?=\d{1,2}月|目前|今日)|(?<![一-鿿\d])年内|今年|本年度?|去年|上年|前年|明年|来年|次年|翌年|第二年)"
)
# A year of two digits is only taken for one that lies near the document's own.
NEAR_YEARS = 10
COMPARED = re.compile(r"(?:较|比|与|同|跟|自|从|由|包括|年、|建于|办于|立于|建成于|始于)\s?$")
FOUNDED = re.compile(r"(?:\d+月)?(?:\d+日)?(?:建校|创办|建制|创建|成立|始建|由\w{2,10}(?:创办|开办))|相比")
SINCE = re.compile(r"(?:以来|至今|起(?!草|步|点))")
"""Behind a year from which on something is counted, which is none in which it was."""
RELATIVE = {"全": 0, "截": 0, "年": 0, "今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "来": 1}
INTENDED = re.compile(
    r"争取(?=[在于到年达把实建完创新])|(?:^|[,;:。我们还也共原园校区局县市年底])(?:计划|规划)(?=[\s新改扩迁增再用在到于投招引培建完设创\d])"
    r"|(?:还|也|又|均|都|即|就|必|仍)将|将(?=全面|陆续|继续|逐步|再|于|在|达|新|投|启|开|建|扩|招|引|有|完|实现|实施|组织|举办|参|安排|不少|增)"
)
DONE = re.compile(r"已|目前|现有|截至|完成了|实际")
SUBJECTS = {Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.AREA, Kind.ORGANISATION, Kind.PERSON}
OWN = re.compile(r"(?:我|全|本)(?:省|自治区|州|市|县|区|旗|镇|乡|街道|办|校|园|局|系统|集团|学区)")
POINTED = re.compile(r"该[校园]|本校")
PARTNER = re.compile(r"[与同跟向对给从]\s*$")
"""Before a body with which, or for which, others do what a clause tells."""
JOINT = re.compile(r"\s*(?:、|和|与|及|以及)\s*")


@record
class Years:
    """What relative years are reckoned from: the document's year, None where untold."""

    document: int | None = None


def find_year(folded: str, at: int, names: Sequence[Span], years: Years) -> int | None:
    """The year that the sentence gives to what stands at `at`: the last one named before it that nothing is compared with.

    >>> find_year("截至2012年底完成投资1.7亿元,次年又续建4000万元", 26, (), Years())
    2013
    """
    year: int | None = None
    for match in YEAR.finditer(folded, 0, at):
        span = Span(match.start(), match.end())
        if any(name.covers(span) for name in names) or COMPARED.search(folded, max(0, span.start - 4), span.start):
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


UNDENIED = re.compile(r"无(?=[证障线烟纸偿锡尘土臂])")
"""A character of denial that is part of a noun (无证办学点)."""


def is_denied(folded: str, clause: Span, number: Span) -> bool:
    """Whether a word of denial takes the number back (没有发生1起)."""
    before = UNDENIED.sub("", folded[clause.start : number.start])
    return any(word in before for word in load_words()["denied"])


def find_subjects(
    folded: str, clauses: Sequence[Span], number: Span, subjects: Sequence[tuple[Span, Kind]]
) -> tuple[Span, ...]:
    """The mentions that open the clause of a number, or an earlier one of its sentence that no other subject ends."""
    heads = sorted(span for span, kind in subjects if kind in SUBJECTS)
    people = {span for span, kind in subjects if kind is Kind.PERSON}
    for clause in reversed([clause for clause in clauses if clause.start <= number.start]):
        far = clause.end <= number.start
        start = skip_lead(folded, Span(clause.start, min(clause.end, number.start)))
        opening = next((span for span in heads if clause.start <= span.start <= start < span.end), None)
        pointed = POINTED.search(folded, clause.start, min(clause.end, number.start))
        schools = [span for span, kind in subjects if kind is Kind.SCHOOL and pointed and span.end <= pointed.start()]
        if schools:
            return (max(schools),)
        if opening and (PARTNER.search(folded, clause.start, opening.start) or (opening in people and far)):
            continue
        if opening is None or is_modifier(folded, opening.end):
            if re.match(r"[对为向在]?" + OWN.pattern, folded[start:]) or OWN.match(
                folded, skip_blank(folded, clause.start)
            ):
                return ()
            continue
        if folded[: number.start].rstrip().endswith("等"):
            return ()
        listed = follow_list(folded, opening, heads)
        if re.match(r"等(?:\s?[\d一二三四五六七八九十百]|单位|学校|老师|教师|人)", folded[listed[-1].end :]):
            return ()
        return listed
    return ()


def is_modifier(folded: str, end: int) -> bool:
    """Whether a name that ends at `end` only qualifies the word after it (自治区级, 段纯镇籍, 工会系统)."""
    return re.match(r"级|属|籍|系统|直属|范围|一级", folded[end:]) is not None


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
    return any(word in indicator for word in load_words()["site"]) and not indicator.startswith(load_words()["governs"])
