"""The lines of a clean text, and which of them are titles or headings without a number."""

import re

from kg.model import Span, Text
from kg.places import load_places
from kg.record import record
from kg.segment.marks import Opening, list_openings
from kg.towns import load_towns

LINE = re.compile(r"[^\n]+")
TITLE_WORD = re.compile(
    r"(?:总结|报告|汇报|计划|要点|回顾|安排|打算|盘点|方案|情况|汇总表|一览表|名单|光荣榜|光荣册|荣誉榜|发言|讲话|材料|简报"
    r"|决定|意见|通告|公告|办法|思路|通报|喜报|公示|问一答|简介|通知|述职|综述|侧记|纪实|事迹|大事记|年报|公报|白皮书)(?:范文|\d{0,2}篇)?(?:[（(][^（()）]{0,20}[)）])?[。]?$"
)
REPORT = re.compile(r"(?:总结|汇报|报告)(?:范文)?(?:。|\d{0,2})$")
"""What a second report on one page is called."""
DATE = re.compile(r"[（(]?\s*(?:\d{4}|二\S{3})\s*年(?:\s*\S{1,3}\s*月)?(?:\s*\S{1,3}\s*日)?\s*[)）]?")
YEAR = re.compile(
    r"[○◎●◇◆■□▲△【\[(（—\s]{0,3}(?:(?:19|20)\d\d|[一二][九〇零○O0][〇零○O0一二三四五六七八九]{2})\s?年度?[】\])）：:—\s]{0,3}"
)
"""A year that makes a line: 【2018年】, ○二〇一八年."""
PLACED = re.compile(
    r"[○◎●◇◆■□▲△★☆【\[\s]{0,3}(?:(?P<area>[一-鿿]{1,12}(?:[省市区县旗州盟镇乡]|街道|苏木))|(?P<direct>[省市区县旗州]?(?:直属|[直属]|本级)(?:各?学?校|单位|园)?))"
    r"[】\]]?\s?(?:[（(][^（()）]{1,12}[)）])?[】\]：:\s]{0,3}(?P<tally>(?:[一-鿿]{0,6}\d{1,3}(?:所|个|家|校|园)[、，,；;。]?){0,4})"
)
"""A place that makes a line, be it with how many there are, or the schools that are no district's: 茅箭区(4所), 市直属学校, 【长安区】新增学区1个、学校3所."""
STOP = re.compile(r"[。！？!?；;]")
PUNCTUATED = re.compile(r"[，。；：、,;:!?！？《》“”—|]")
BEGUN = re.compile(r"关于(?!.*(?:决定|通知|意见|公告|通报|报告)$)")
"""A title that goes on in the next line."""
APPENDIX = re.compile(r"附[件表录：:]")
BRACKETED = re.compile(r"【[^【】]{2,20}】")
SEVERAL = 2
TITLE_LENGTH = (4, 60)
HEAD_LINES = 8
PLAIN_LENGTH = 18
PROSE_LENGTH = 40


@record
class Line:
    """A line: its span, its words, whether it is a table row, and the marks in it that may open headings."""

    span: Span
    words: str
    row: bool
    openings: tuple[Opening, ...]

    def opens(self) -> Opening | None:
        """The mark that the line begins with."""
        first = self.openings[0] if self.openings else None
        return first if first and first.start == self.span.start else None


def list_lines(text: Text) -> list[Line]:
    """The lines of `text` that hold anything."""
    rows = {span.start for span in text.rows}
    lines: list[Line] = []
    for match in LINE.finditer(text.chars):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words[0])
            span = Span(start, start + len(words))
            row = start in rows
            openings = () if row else tuple(list_openings(text.chars, span.start, span.end))
            lines.append(Line(span, words, row, openings))
    return lines


def is_prose(line: Line) -> bool:
    """Whether a line is running text: long, and with a sentence that ends."""
    return not line.row and len(line.words) >= PROSE_LENGTH and STOP.search(line.words) is not None


def find_title(lines: list[Line], declared: str) -> int:
    """The index of the title among the lines above the text, -1 if there is none.

    The line that the file declares as its title comes first, then one that ends as titles do, then the first at all.
    """
    least, most = TITLE_LENGTH
    head: list[int] = []
    for index, line in enumerate(lines[:HEAD_LINES]):
        if is_prose(line) or line.row or (line.opens() and line.words[0] != "【"):
            break
        if least <= len(line.words) <= most and not APPENDIX.match(line.words) and not DATE.fullmatch(line.words):
            head.append(index)
    said = [index for index in head if lines[index].words in declared]
    if said:
        return max(said, key=lambda index: len(lines[index].words))
    named = [
        index
        for index in head
        if TITLE_WORD.search(lines[index].words) and not STOP.search(lines[index].words.rstrip("。"))
    ]
    if named and named[0] - 1 in head and BEGUN.search(lines[named[0] - 1].words):
        return named[0] - 1
    open_ended = [index for index in head if not lines[index].words.endswith(("。", "：", ":", "；", "，"))]
    return (named or [index for index in open_ended if lines[index].words[0] not in "(（"] or [-1])[0]


def is_subtitle(lines: list[Line], index: int, title: int) -> bool:
    """Whether a line goes on with the title above it: ——在…上的发言, or says it again."""
    words = lines[index].words
    if title < 0 or index != title + 1 or lines[index].row:
        return False
    again = lines[title].words.removesuffix("范文").endswith(words.rstrip("。").removesuffix("范文"))
    rest = TITLE_WORD.search(words) is not None and BEGUN.search(lines[title].words) is not None
    return words.startswith("——") or rest or (again and len(words) >= TITLE_LENGTH[0])


def is_report_title(lines: list[Line], index: int) -> bool:
    """Whether a line in the midst of a page is the title of another report."""
    line = lines[index]
    if line.row or line.openings or len(line.words) > PROSE_LENGTH or not REPORT.search(line.words):
        return False
    bare = line.words.rstrip("。")
    return index + 1 < len(lines) and not STOP.search(bare) and not any(mark in bare for mark in "，,：:")


def find_years(lines: list[Line]) -> frozenset[int]:
    """The lines, by their places, that are years above what happened in each of them, if there are several."""
    years = [index for index, line in enumerate(lines) if not line.row and YEAR.fullmatch(line.words)]
    return frozenset(years if len(years) > 1 else ())


def find_place_lines(lines: list[Line]) -> dict[int, Span]:
    """The lines, by their places, that are areas above what is told of each of them, if there are several and other words below each (no menu); where each area stands, without the sum behind it."""
    made = [index for index, line in enumerate(lines[:-1]) if not line.row and len(line.words) <= PLAIN_LENGTH]
    named = {index: match for index in made if (match := PLACED.fullmatch(lines[index].words))}
    areas = {index: match["area"] for index, match in named.items() if is_listed(match["area"])}
    told = [index for index in areas if index - 1 not in areas and index + 1 not in areas]
    direct = [index for index, match in named.items() if match["direct"]]
    if len({areas[index] for index in told}) < SEVERAL:
        return {}
    ends = {index: lines[index].span.start + named[index].start("tally") for index in (*told, *direct)}
    return {index: Span(lines[index].span.start, end) for index, end in sorted(ends.items())}


def is_listed(name: str | None) -> bool:
    """Whether a division or a town is called so in full."""
    return bool(name and (load_places().find(name) or load_towns().find(name)))


def is_plain_heading(lines: list[Line], index: int) -> bool:
    """Whether a short line without number or stop names what comes below it."""
    line = lines[index]
    if not line.row and BRACKETED.fullmatch(line.words):
        return True
    if line.row or line.openings or len(line.words) > PLAIN_LENGTH or index + 1 == len(lines):
        return False
    words = re.sub(r"[（(][^（()）]*[)）]$", "", line.words.rstrip("：:"))
    after = lines[index + 1]
    if not words or PUNCTUATED.search(words) or DATE.fullmatch(line.words) or DATE.fullmatch(after.words):
        return False
    opened = after.opens()
    return after.row or is_prose(after) or (opened is not None and opened.number <= 1)
