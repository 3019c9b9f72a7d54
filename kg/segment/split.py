"""Splits clean text into sentences, each with the headings above it."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from kg.model import Heading, Sentence, SentenceKind, Span, Text
from kg.segment.lines import (
    TITLE_WORD,
    Line,
    find_place_lines,
    find_title,
    find_years,
    is_plain_heading,
    is_prose,
    is_report_title,
    is_subtitle,
    list_lines,
)
from kg.segment.marks import MARK, Opening, rank_kind
from kg.segment.outline import FORMAT_RANK, PLAIN_RANK, Outline, learn_nesting
from kg.segment.sentences import LONGEST, cut_sentences, trim_span
from kg.segment.topics import Topic, announces, find_topic, measure_shape

RUN_IN_TITLE = re.compile(r"[^。，,：:\s]{4,40}(?:总结|报告|汇报|计划|要点)(?:范文)?(?=\s)")
REPEATED_TITLE = 6
"""So many last characters of the title at the head of the text are the title again."""
LABEL_RANK = 40.0
"""A label in black brackets heads its paragraph alone: 【望江中学】 1946年建校。"""
LABEL = re.compile(r"【(?P<words>[^【】。；]{2,20})】[ \t\u3000]*(?=[^\s【】])")
LEAD_RANK = 41.0
"""A sentence that announces the rest of its paragraph is narrower than all headings."""
ITEM = re.compile(r"[一二三四五六七八九]是")
"""What opens an item of a list that goes on over paragraphs, below the sentence that announced it."""
COLON = re.compile("[:：]")
SHORT_HEAD = 14
"""A numbered line of so many characters at most, with a list that begins below it, heads that list."""
LIST_GAP = 4
"""A list follows a sentence if it begins within so many characters."""
PART_RANK = 5.5
"""The years of a chronicle and the areas of a list stand below a numbered part (一、) and above its items."""
SHAPES = 2
"""So many headings of one shape foretell the shape of the next."""


def split_sentences(text: Text) -> tuple[Sentence, ...]:
    """The sentences, headings and table rows of `text`, in order."""
    return Splitter(text).split()


class Splitter:
    """Walks the lines of one text and keeps the outline, the title and the shapes of headings met so far."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.lines = list_lines(text)
        self.title = find_title(self.lines, text.source.title)
        years = {index: self.lines[index].span for index in find_years(self.lines)}
        self.parts = years | find_place_lines(self.lines)
        self.given = {span.start: level for span, level in text.headings}
        self.openings = [one for line in self.lines for one in line.openings]
        ranks = {one.kind: rank_kind(one.kind) for one in self.openings}
        self.ranks = learn_nesting([(one.kind, one.number) for one in self.openings], ranks)
        self.plain_rank = self.find_plain_rank()
        self.outline = Outline()
        self.shapes: dict[str, list[tuple[int, ...]]] = {}
        self.found: list[Sentence] = []
        self.block = -1
        self.started = False

    def find_plain_rank(self) -> float:
        """The rank of headings without numbers: just wider than the numbers that start anew below one."""
        below = [
            self.ranks[opening.kind] - 0.5
            for index, line in enumerate(self.lines[:-1])
            if (opening := self.lines[index + 1].opens())
            and opening.number == 1
            and is_plain_heading(self.lines, index)
            and not line.row
        ]
        return min(below, default=PLAIN_RANK)

    def split(self) -> tuple[Sentence, ...]:
        """All sentences of the text."""
        body = next((index for index, line in enumerate(self.lines) if is_prose(line) or line.row or line.opens()), 0)
        for index, line in enumerate(self.lines):
            if not (line.row and index and self.lines[index - 1].row):
                self.block += 1
                self.outline.close(LEAD_RANK + 1 if ITEM.match(line.words) else LABEL_RANK)
            if len(line.span) > LONGEST:
                self.split_line(index)
            elif line.row:
                self.add(SentenceKind.ROW, line.span, cells=self.list_cells(line.span))
            elif index in self.parts:
                part = self.parts[index]
                self.add_heading(PART_RANK, part.of(self.text.chars).rstrip("：: \u3000"), part)
                self.add_prose(part.end, line.span.end)
            elif index == self.title or is_subtitle(self.lines, index, self.title):
                self.add_title(line.span, line.words, again=index != self.title)
            elif line.span.start in self.given:
                rank = FORMAT_RANK + self.given[line.span.start]
                self.add_heading(rank, MARK.sub("", line.words, count=1) if line.opens() else line.words, line.span)
            elif is_report_title(self.lines, index):
                again = bool(self.found) and self.found[-1].kind is SentenceKind.TITLE
                self.add_title(line.span, line.words, again=again)
            elif (index > body or line.words[0] == "【") and is_plain_heading(self.lines, index):
                self.add_heading(self.plain_rank, line.words.rstrip("：:"), line.span)
            else:
                self.split_line(index)
        return tuple(self.found)

    def split_line(self, index: int) -> None:
        """Add the headings and sentences of a line of running text."""
        line = self.lines[index]
        start = self.split_label(self.split_title(line), line.span.end)
        stops = [*(one.start for one in line.openings), line.span.end]
        self.add_prose(start, stops[0])
        for opening, stop in zip(line.openings, stops[1:], strict=True):
            topic = find_topic(self.text.chars, line, opening, stop, listed=self.is_listed(index, opening))
            topic = topic or self.guess_topic(opening, stop)
            rank = self.ranks[opening.kind]
            if topic is None:
                self.outline.close(rank)
                self.add_prose(opening.start, stop)
            elif topic.end:
                self.shapes.setdefault(opening.kind, []).append(measure_shape(topic.words))
                self.add_heading(rank, topic.words, Span(opening.start, topic.end))
                self.add_prose(topic.end, stop)
            else:
                words_end = opening.end + self.text.chars[opening.end : stop].index(topic.words) + len(topic.words)
                self.outline.enter(rank, topic.words, Span(opening.start, words_end))
                self.add_prose(opening.start, stop)

    def split_title(self, line: Line) -> int:
        """Add the title that runs into the first line of text; the position behind it, or the line's start."""
        start = line.span.start
        if self.started or not is_prose(line):
            return start
        self.started = True
        known = self.lines[self.title].words if self.title >= 0 else ""
        for cut in range(len(known) - REPEATED_TITLE + 1 if TITLE_WORD.search(known) else 0):
            if line.words.startswith(known[cut:]):
                end = start + len(known) - cut
                self.add_title(Span(start, end), known, again=True)
                return end
        if not known and (match := RUN_IN_TITLE.match(line.words)):
            self.add_title(Span(start, start + match.end()), match[0], again=False)
            return start + match.end()
        return start

    def split_label(self, start: int, end: int) -> int:
        """Add the label that a paragraph opens with as its heading; the position behind it, or `start`."""
        label = LABEL.match(self.text.chars, start, end)
        if label is None:
            return start
        self.add_heading(LABEL_RANK, label["words"], Span(start, start + len(label["words"]) + 2))
        return label.end()

    def is_listed(self, index: int, opening: Opening) -> bool:
        """Whether the line before or after begins with the number before or after, as items of a list do."""
        below = self.lines[index + 1].opens() if index + 1 < len(self.lines) else None
        short = len(self.lines[index].words) <= SHORT_HEAD
        if short and below and below.number == 1 and self.ranks[below.kind] > self.ranks[opening.kind]:
            return False
        near = ((index - 1, opening.number - 1), (index + 1, opening.number + 1))
        others = [(self.lines[place].opens(), number) for place, number in near if 0 <= place < len(self.lines)]
        return any(
            other is not None and other.kind == opening.kind and (other.number == number or not opening.number)
            for other, number in others
        )

    def guess_topic(self, opening: Opening, stop: int) -> Topic | None:
        """The heading that runs into its text without any mark, if those before it all had one shape with a comma."""
        shapes = self.shapes.get(opening.kind, [])[-SHAPES:]
        if len(shapes) < SHAPES or len(set(shapes)) > 1 or len(shapes[0]) == 1:
            return None
        words = self.text.chars[opening.end : opening.end + shapes[0][-1]]
        end = opening.end + len(words)
        return Topic(words, end) if end < stop and measure_shape(words) == shapes[0] else None

    def list_cells(self, span: Span) -> tuple[Span, ...]:
        """The cells of a row, empty ones as empty spans where a tab parts them."""
        cells: list[Span] = []
        start = span.start
        for part in re.split(r"[\t|｜│┃┆┊]", span.of(self.text.chars)):
            cells += list(trim_span(self.text.chars, start, start + len(part))) or [Span(start, start)]
            start += len(part) + 1
        return tuple(cells)

    def add_title(self, span: Span, words: str, *, again: bool) -> None:
        """Add a title; one said `again` does not replace the first."""
        if not again or self.outline.title is None:
            self.outline.entitle(words.rstrip("。"), span)
        self.add(SentenceKind.TITLE, span, headings=())

    def add_heading(self, rank: float, words: str, span: Span) -> None:
        """Add a heading, which stands below the wider ones that are open."""
        self.outline.close(rank)
        self.add(SentenceKind.HEADING, span)
        self.outline.enter(rank, words.strip(), span)

    def add_prose(self, start: int, end: int) -> None:
        """Add the sentences from `start` to `end`."""
        for span in cut_sentences(self.text.chars, start, end):
            self.add(SentenceKind.PROSE, span)
            if announces(span.of(self.text.chars)):
                self.announce(span)

    def announce(self, span: Span) -> None:
        """Let a sentence that tells what is to be done stand above the list that it begins, else above the rest of its paragraph."""
        place = bisect_left(self.openings, span.end, key=lambda one: one.start)
        following = self.openings[place] if place < len(self.openings) else None
        begun = 1 if COLON.search(self.text.chars, span.start, span.end - 1) else 0
        near = following is not None and following.number in {1, 1 + begun} and following.start - span.end <= LIST_GAP
        rank = self.ranks[following.kind] - 0.5 if following and near else LEAD_RANK
        self.outline.enter(rank, COLON.split(span.of(self.text.chars))[0].rstrip("。"), span)

    def add(
        self,
        kind: SentenceKind,
        span: Span,
        cells: Iterable[Span] = (),
        headings: tuple[Heading, ...] | None = None,
    ) -> None:
        """Add one sentence with the headings above it."""
        above = self.outline.above() if headings is None else headings
        folded = span.of(self.text.folded)
        self.found.append(Sentence(span, span.of(self.text.chars), folded, kind, above, tuple(cells), self.block))
