"""Joins the lines that a page's width, not the author, has parted."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from kg.clean.headed import find_headed_rows
from kg.clean.ledger import Cut, View
from kg.clean.lines import Line, is_ended, is_opener, list_lines, measure_width
from kg.clean.ragged import find_ragged
from kg.model import Mark, MarkKind

MIN_WIDTH = 40
MAX_WIDTH = 160
"""Columns of a printed line: a narrower one is a list item, a wider one a paragraph."""
MIN_WRAPPED = 3
FULL = 0.93
FULL_PROSE = 0.82
"""The share of the full width from which a line is full; a line with a comma in it is no title or signature."""
SOFT_ENDS = "；;"
"""A stop at which a list inside a sentence may go on in the next line."""
LEFT, RIGHT = 4, 3
"""Characters before and behind a line end that show, where they recur side by side, that they are one name."""
NAMES = 3
"""A line of so many words is a list of names, which breaks inside one."""
SEARCHED = 50_000
"""In a longer text the search would take too long, and chance would find too much."""
NAME_LEFT, NAME_RIGHT, OFTEN = 3, 2, 3
OPEN_ENDS = "，、,(（《“‘〈「『"
OF = "的"
"""A line of prose that ends so has its noun in the next."""
HALF_NAME = re.compile(r"(?:中心|实验|民族|完全|初级|高级|九年制|第[一二三四五六七八九十]{1,3})$")
CLASS_WORD = re.compile(r"(?:初级|高级)?(?:小学|中学|学校|幼儿园)(?=[\s、，,]|$)")
"""The halves of a school's name that a narrow column has cut: 三思镇中心 | 小学 二等奖."""
HANGING = "，。、；：！？）》”’〉」』,;:!?)%％"
CONTINUERS = "了的着过们地得"
"""Particles that begin no sentence."""
LABEL = re.compile("[^，。；、：:]{1,8}[：:]")
"""How a line opens that is no more of a sentence: 地点:."""
PROSE = 20
"""A line so long is no title."""
COMMAS = "，、；,;。"
COLUMNS = "  "
"""What stands between the columns of a row."""
SCHOOL_ITEM = re.compile(
    r"[\u3400-\u9fff\d]{2,14}?(?:小学|中学|学校|幼儿园|中心校|校区|园区|分校|分园|完小|初中)(?:[（(][^（()）]{1,10}[）)])?"
)
ITEM_EDGE = re.compile(r"[、，,；;\s]")
MIN_TABS = 2
"""A line with so many tabs is a row, whose width tells nothing of the page's."""
MIN_BARS = 2
"""A row of a table has at least so many bars, and at most so many more than one of its lines."""
MAX_WRAPS = 8


def cut_wraps(view: View) -> list[Cut]:
    """The line ends inside sentences; those between paragraphs come to one each."""
    lines = list_lines(view.chars)
    running = [line for line in lines if line.words.count("\t") < MIN_TABS]
    full = measure_full_width(view.chars, running)
    held = sorted(mark for mark in view.marks if mark.kind in {MarkKind.HEADING, MarkKind.ROW})
    cuts = [Cut(0, lines[0].start, "layout-space")] if lines and lines[0].start else []
    drawn = find_drawn_rows(lines)
    ragged = find_ragged(running, view.chars)
    headed = find_headed_rows(lines)
    for first, second in pairwise(lines):
        if first.start in headed:
            joint = headed[first.start]
            reason, between = ("line-wrap", "\t" * joint.cell) if joint else ("layout-space", "\n")
            cuts.append(Cut(first.end, second.start, reason, between))
        elif first.start in drawn:
            cuts.append(
                Cut(first.end, second.start, *(("line-wrap",) if drawn[first.start] else ("layout-space", "\n")))
            )
        elif is_cut_name(view.chars, first, second) and not is_held(first, second, held):
            cuts.append(Cut(first.end - 1, second.start, "line-wrap"))
        elif goes_on(view.chars, first, second, full, ragged) and not is_held(first, second, held):
            latin = first.words[-1].isascii() and first.words[-1].isalpha() and second.words[0].isascii()
            cuts.append(Cut(first.end, second.start, "line-wrap", " " if latin else ""))
        else:
            cuts.append(Cut(first.end, second.start, "layout-space", "\n"))
    end = lines[-1].end if lines else 0
    return [*cuts, Cut(end, len(view.chars), "layout-space")]


def find_drawn_rows(lines: list[Line]) -> dict[int, bool]:
    """For the start of each line of a table drawn with bars, whether its row goes on in the next line."""
    drawn: dict[int, bool] = {}
    for run in list_barred(lines):
        bars = [count_bars(line) for line in run]
        for whole in range(max(MIN_BARS, *bars), max(bars) + MAX_WRAPS):
            places = part_rows(bars, whole)
            if places is not None:
                drawn.update({line.start: place in places for place, line in enumerate(run)})
                break
    return drawn


def list_barred(lines: list[Line]) -> Iterator[list[Line]]:
    """Runs of three and more lines with bars; a line without any belongs to a run that goes on behind it."""
    run: list[Line] = []
    for place, line in enumerate(lines):
        nearby = any(count_bars(other) for other in lines[place + 1 : place + 3])
        if count_bars(line) or (run and nearby):
            run.append(line)
        else:
            if len(run) >= MIN_WRAPPED:
                yield run
            run = []
    if len(run) >= MIN_WRAPPED:
        yield run


def part_rows(bars: list[int], whole: int) -> list[int] | None:
    """The places of lines that go on if every row has `whole` bars; None where that does not come out even.

    >>> part_rows([3, 2, 1, 3], 3), part_rows([3, 2, 2], 3), part_rows([3, 3], 3)
    ([1], None, [])
    """
    places: list[int] = []
    seen = 0
    for place, count in enumerate(bars):
        if seen and (seen < whole or count == 0):
            places.append(place - 1)
        elif seen == whole:
            seen = 0
        seen += count
        if seen > whole:
            return None
    return places if seen == whole else None


def count_bars(line: Line) -> int:
    """How many bars part the cells of a line."""
    return line.words.count("|") + line.words.count("｜")


def is_held(first: Line, second: Line, marks: list[Mark]) -> bool:
    """Whether the format says that one of two lines is, or ends, a heading or a row of its own.

    `marks` are sorted; a line end inside one mark is a wrap of it.
    """
    held = [find_mark(line.start, marks) for line in (first, second)]
    return held != [None, None] and held[0] is not held[1]


def find_mark(place: int, marks: list[Mark]) -> Mark | None:
    """The last of the sorted `marks` to begin before `place`, if it still lasts there."""
    index = bisect_right(marks, place, key=lambda mark: mark.span.start)
    return marks[index - 1] if index and place < marks[index - 1].span.end else None


def goes_on(chars: str, first: Line, second: Line, full: float, ragged: frozenset[int]) -> bool:
    """Whether a sentence goes on from one line to the next, be it broken by width or by hand (`ragged`)."""
    return first.start in ragged or is_broken(chars, first, second, full)


def is_broken(chars: str, first: Line, second: Line, full: float) -> bool:
    """Whether a sentence goes on from one line to the next."""
    if "\t" in first.words or "\t" in second.words:
        return is_cut_cell(first, second)
    if second.words[0] in HANGING and not second.words.startswith(("...", ":", "：")):
        return True
    if is_opener(second.words):
        return False
    if is_ended(first.words):
        return first.words[-1] in SOFT_ENDS and fills_width(chars, first, second, full)
    particle = second.words[0] in CONTINUERS and not LABEL.match(second.words)
    if first.words[-1] in OPEN_ENDS or (particle and len(first.words) >= PROSE):
        return True
    if HALF_NAME.search(first.words) and CLASS_WORD.match(second.words):
        return True
    if first.words[-1] == OF and len(first.words) >= PROSE and chars.count("\n", first.end, second.start) == 1:
        return True
    names = len(first.words.split()) >= NAMES
    return fills_width(chars, first, second, full) or ((full > 0 or names) and recurs(chars, first, second))


def is_cut_cell(first: Line, second: Line) -> bool:
    """Whether the last cell of a row, a list of schools, goes on in a line of its own: …、黄 / 沙小学、沙口小学."""
    cell = first.words.rpartition("\t")[2]
    if "\t" in second.words or "\t" not in first.words or is_opener(second.words):
        return False
    if cell.endswith("、"):
        return SCHOOL_ITEM.match(second.words) is not None
    left, right = cell.rpartition("、"), ITEM_EDGE.split(second.words, maxsplit=1)[0]
    whole = SCHOOL_ITEM.fullmatch(left[2]) is not None
    return bool(left[1]) and not whole and SCHOOL_ITEM.fullmatch(left[2] + right) is not None


def fills_width(chars: str, first: Line, second: Line, full: float) -> bool:
    """Whether a line is as wide as the page of `full` columns allows, and the next follows at once."""
    between = chars[first.end : second.start]
    if not full or COLUMNS in second.words or (between.count("\n") > 1 and "\f" not in between):
        return False
    return is_wide(first, full)


def is_wide(line: Line, full: float) -> bool:
    """Whether a line is about as wide as the page; one of prose, without columns, may end earlier, before a word or a bracket."""
    prose = any(comma in line.words for comma in COMMAS) and COLUMNS not in line.words
    return measure_width(line.words) >= full * (FULL_PROSE if prose else FULL)


def recurs(chars: str, first: Line, second: Line) -> bool:
    """Whether the characters on both sides of a line end stand side by side elsewhere in the text."""
    joined = first.words[-LEFT:] + second.words[:RIGHT]
    if len(chars) > SEARCHED:
        return False
    return len(joined) == LEFT + RIGHT and all("\u3400" <= char <= "\u9fff" for char in joined) and joined in chars


def is_cut_name(chars: str, first: Line, second: Line) -> bool:
    """Whether a site has set a stop and a new paragraph into a name: 高桥初级。中学.

    So it is where the characters before the stop stand elsewhere too, and always with those behind it.
    """
    left, right = first.words[-NAME_LEFT - 1 : -1], second.words[:NAME_RIGHT]
    han = all("\u3400" <= char <= "\u9fff" for char in left + right)
    if first.words[-1] != "。" or not han or len(left + right) < NAME_LEFT + NAME_RIGHT or len(chars) > SEARCHED:
        return False
    return chars.count(left + right) >= OFTEN and chars.count(left) == chars.count(left + right) + 1


def list_continued(chars: str, lines: list[Line]) -> Iterator[Line]:
    """The lines that another follows at once which may go on with them: all but the last ones of paragraphs."""
    for first, second in pairwise(lines):
        if chars.count("\n", first.end, second.start) < 2 and not is_opener(second.words) and not is_ended(first.words):
            yield first


def measure_full_width(chars: str, lines: list[Line]) -> float:
    """The columns of a full line, 0 where lines are not broken by width.

    Broken text has many lines of about the greatest width, and most of these end inside a sentence.
    """
    widths = sorted(measure_width(line.words) for line in lines)
    if not widths:
        return 0
    # A few overlong lines (addresses, a site's own) must not hide the width of the rest.
    full = widths[int(len(widths) * 0.9)]
    if not MIN_WIDTH <= full <= MAX_WIDTH:
        return 0
    narrow = [line for line in lines if measure_width(line.words) <= full * 1.05]
    even = [line for line in narrow if measure_width(line.words) >= full * FULL]
    uneven = [line for line in narrow if is_wide(line, full)]
    running = sum("。" in line.words for line in uneven if not is_ended(line.words)) >= MIN_WRAPPED
    long = [line for line in list_continued(chars, lines) if measure_width(line.words) > full / 2]
    fits = fills_page(even, long) or (running and fills_page(uneven, long))
    return full if fits else 0


def fills_page(wide: list[Line], long: list[Line]) -> bool:
    """Whether enough of the `wide` lines end inside a sentence, and enough of the `long` ones that go on are wide."""
    open_ended = [line for line in wide if not is_ended(line.words)]
    return len(open_ended) >= MIN_WRAPPED and len(open_ended) * 2 >= len(wide) and len(wide) * 2 >= len(long)
