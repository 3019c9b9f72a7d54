"""Columns of names: where most cells of a column are persons, the others are too, whatever they look like (成功, 拓万里)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.mention.candidate import Candidate
from kg.mention.posted import weigh_shape
from kg.mention.posts import find_posts
from kg.model import Kind, Sentence, SentenceKind, Span

NAME = re.compile(r"[一-鿿](?: {0,3}[一-鿿]){1,3}|[一-鿿]{2,6}·[一-鿿]{2,6}|[一-鿿]{4,6}")
HEADED = re.compile(
    r"^(?:姓名|教师|学生|作者|选手|指导教师|获奖者|负责人|校长|园长|主持人|执教人?|获奖教师|教师姓名|学生姓名|作者姓名)$"
)
LEAST, SHARE, SCORE, LIKELY = 2, 0.6, 0.9, -4.0


def propose_columns(sentences: Sequence[Sentence], found: Sequence[Sequence[Candidate]]) -> dict[int, list[Candidate]]:
    """The persons that only their column tells, by the number of their sentence."""
    proposed: dict[int, list[Candidate]] = defaultdict(list)
    for rows in list_tables(sentences):
        width = max(len(sentences[row].cells) for row in rows)
        for column in range(width):
            cells = {row: trim_cell(sentences[row], column) for row in rows if column < len(sentences[row].cells)}
            for row, cell in find_rest(cells, sentences, found):
                proposed[row].append(Candidate(Kind.PERSON, cell, SCORE, "person-column"))
    return proposed


def list_tables(sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """The runs of table rows, as numbers of sentences."""
    run: list[int] = []
    for place, sentence in enumerate(sentences):
        if sentence.kind is SentenceKind.ROW and len(sentence.cells) > 1:
            run.append(place)
        elif run:
            yield run
            run = []
    if run:
        yield run


def trim_cell(sentence: Sentence, column: int) -> Span:
    """A cell without the blanks around it."""
    cell = sentence.cells[column]
    words = Span(cell.start - sentence.span.start, cell.end - sentence.span.start).of(sentence.folded)
    start = cell.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def find_rest(
    cells: dict[int, Span], sentences: Sequence[Sentence], found: Sequence[Sequence[Candidate]]
) -> Iterator[tuple[int, Span]]:
    """The cells of a column of persons in which none was found and that may hold one."""
    words = {
        row: Span(cell.start - sentences[row].span.start, cell.end - sentences[row].span.start).of(
            sentences[row].folded
        )
        for row, cell in cells.items()
    }
    header = next((row for row in words if HEADED.match(words[row])), None)
    named = {row for row, cell in cells.items() if any(one.span == cell for one in found[row])}
    rest = [row for row in cells if row not in named and row != header and words[row]]
    if header is None and (len(named) < LEAST or len(named) < SHARE * (len(named) + len(rest))):
        return
    for row in rest:
        name = "".join(words[row].split())
        spaced = name != words[row]
        if (
            NAME.fullmatch(words[row])
            and not find_posts(name)
            and ("·" in name or (spaced and len(name) == LEAST) or weigh_shape(name) > LIKELY)
        ):
            yield row, cells[row]
