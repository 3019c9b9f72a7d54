"""Columns of names and honours: what stands in a column of persons is one, whatever it looks like (成功, 拓万里), and so are honours."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.columns import (
    BARE_POST,
    DONOR,
    FIGURE,
    GENDER,
    GRADE,
    GRADED,
    GUIDE,
    HONOUR,
    LEVEL,
    NATURE,
    NUMBER,
    PERSON,
    STATUS,
    YEAR,
    place_cells,
    tell_column,
    tell_columns,
)  # fmt: skip
from kg.headers import carry_headers
from kg.mention.candidate import Candidate
from kg.mention.foreign_names import SYLLABLES
from kg.mention.posted import weigh_shape
from kg.mention.posts import find_posts
from kg.model import Kind, Sentence, SentenceKind, Span

NAME = re.compile(r"[一-鿿](?: {0,3}[一-鿿]){1,3}|[一-鿿]{2,6}·[一-鿿]{2,6}|[一-鿿]{4,6}")
PEOPLE = frozenset({PERSON, GUIDE})
NOBODY = frozenset({NUMBER, GENDER, DONOR, HONOUR, GRADE, LEVEL, YEAR, FIGURE, NATURE, STATUS})
"""Columns in which nobody is named alone."""
KNOWN, LEAST_COLUMNS = 2 / 3, 3
TITLE = re.compile(
    r"(?!.*(?:赛|展演|评比|评选|\d[人名个元])(?:[特一二三四]等奖|[金银铜]奖)?(?:[(].*[)])?$)[一-鿿“”·、\d]{2,28}(?:[(][一-鿿]{1,4}[)][一-鿿]{1,6})?"
)
"""What an honour of a column of honours looks like: 优秀校(园)长, no contest and no sum."""
UNSURE = re.compile(r"暂缓|缓授|待定|申报|入围|公示|无|空|同上|未")
HONOUR_SCORE = 0.98
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


def read_cells(sentences: Sequence[Sentence]) -> Iterator[tuple[int, str, Span]]:
    """The cells of tables with a header that is known: the number of their row, what their column holds, and their place."""
    for rows in list_tables(sentences):
        kinds: tuple[str, ...] = ()
        for row in rows:
            cells = [trim_cell(sentences[row], column) for column in range(len(sentences[row].cells))]
            words = [sentences[row].words_at(cell) for cell in cells]
            told = tell_columns(words) if len(words) >= LEAST_COLUMNS else ()
            if told and sum(map(bool, told)) >= KNOWN * len(told):
                kinds = told
            elif kinds:
                kept = [at for at, one in enumerate(words) if one or len(words) == len(kinds)]
                for at, place in zip(kept, place_cells([words[at] for at in kept], kinds).places, strict=True):
                    yield row, kinds[place], cells[at]


def propose_headed(sentences: Sequence[Sentence]) -> tuple[dict[int, list[Candidate]], frozenset[Span]]:
    """The honours of columns that hold them, by the number of their sentence, and the cells that are nobody's name."""
    proposed: dict[int, list[Candidate]] = defaultdict(list)
    nobody: set[Span] = set()
    for row, kind, cell in read_cells(sentences):
        words = sentences[row].words_at(cell)
        if kind in NOBODY:
            nobody.add(cell)
        if (
            kind == HONOUR
            and TITLE.fullmatch(words)
            and not GRADED.fullmatch(words)
            and not UNSURE.match(words)
            and not BARE_POST.fullmatch(words)
            and "、" not in words
        ):
            proposed[row].append(Candidate(Kind.AWARD, cell, HONOUR_SCORE, "honour-column"))
    return proposed, frozenset(nobody)


def spells_foreign(name: str) -> bool:
    """Whether the name of a cell is written as names of other peoples are: 乌云其木格, 阿不都热合曼.

    >>> spells_foreign("乌云其木格"), spells_foreign("三年级组")
    (True, False)
    """
    return len(name) > 4 and sum(char in SYLLABLES for char in name) > len(name) / 2


def list_tables(sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """The runs of table rows, as numbers of sentences; a part under a heading of its own (一、望江中学) goes on with the one before."""
    run: list[int] = []
    carried = carry_headers(sentences)
    for place, sentence in enumerate(sentences):
        if sentence.kind is not SentenceKind.ROW or len(sentence.cells) < 2:
            continue
        if run and place - run[-1] > 1 and sentence.span.start not in carried:
            yield run
            run = []
        run.append(place)
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
    header = next((row for row in words if tell_column(words[row]) in PEOPLE), None)
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
            and ("·" in name or (spaced and len(name) == LEAST) or weigh_shape(name) > LIKELY or spells_foreign(name))
        ):
            yield row, cells[row]
