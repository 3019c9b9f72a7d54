"""Who wrote the papers of a table, whose titles fill a column: 《让算理看得见》|严慧|京山小学|一等奖."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.headers import list_cells
from kg.model import Kind, Linked, Predicate, Qualifiers, Sentence, SentenceKind
from kg.relate.chunks import GRADE
from kg.relate.claims import Claim, Setting
from kg.relate.rows import claim

TITLE = "《"
WRITERS = re.compile(r"作者|姓名|撰[写稿]人|执笔|编者|主编|著者|编著|获奖(?:者|人|教师|学生)|学生|教师|参赛者")
"""The title of the column of those who wrote the papers."""
HELPERS = re.compile(r"指导|辅导|评委|推荐|负责|责任|联系|审核|审定|填报|经办|主持")
TITLES = re.compile(r"题目|题名|标题|名称|篇名|论文|作品|案例")
SHOWN = re.compile(
    r"绘画|书画|书法|美术|摄影|画展|舞|唱|歌|乐|曲|剧|节目|演讲|诵|艺术|小品|手工|剪纸|发明|制作|科幻|创客|机器人|视频"
)
"""Works that are shown or played and no papers: 绘画大赛, 节目."""
NUMBER = re.compile(r"[\s\da-z.、()()第号-]*")
"""What else may stand in the cell of a title."""


def read_papers(
    sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]], make: Callable[[Sentence], Setting]
) -> Iterator[Claim]:
    """The claims of every table that tells papers and their writers in cells of their own."""
    header: list[str] = []
    shown = False
    for sentence in sentences:
        if sentence.kind is not SentenceKind.ROW:
            header, shown = [], False
        elif TITLE not in sentence.folded:
            header = list_cells(sentence) if WRITERS.search(sentence.folded) else header
            shown = shown or SHOWN.search(sentence.folded) is not None
        elif not (shown or any(SHOWN.search(heading.words) for heading in sentence.headings)):
            links = inside.get(sentence.span.start, ())
            for title in [link for link in links if fills_cell(link, sentence)][:1]:
                for writer in find_writers(sentence, links, title, header):
                    yield from claim_paper(writer, title, sentence, make(sentence))


def claim_paper(writer: Linked, title: Linked, sentence: Sentence, setting: Setting) -> Iterator[Claim]:
    """The claim that a person of a row wrote its paper."""
    yield from claim(writer.keys, Predicate.ISSUED, title.keys, Qualifiers(), sentence, "row-paper", setting)


def fills_cell(link: Linked, sentence: Sentence) -> bool:
    """Whether a title in its marks, with a number at most, is all that its cell holds."""
    if link.mention.kind is not Kind.DOCUMENT:
        return False
    cell = next((one for one in sentence.cells if one.covers(link.mention.span)), None)
    if cell is None:
        return False
    span = link.mention.span
    rest = f"{cut(sentence, cell.start, span.start)}{cut(sentence, span.end, cell.end)}"
    return NUMBER.fullmatch(rest.replace("《", "").replace("》", "")) is not None


def cut(sentence: Sentence, start: int, end: int) -> str:
    """The folded words of a sentence between two places of the text."""
    return sentence.folded[start - sentence.span.start : end - sentence.span.start]


def find_writers(sentence: Sentence, links: Sequence[Linked], title: Linked, header: Sequence[str]) -> Sequence[Linked]:
    """The persons of the column that is the writers' by its title, without one those right beside a paper that has a grade."""
    cells = list(sentence.cells)
    people = [
        [one for one in links if one.mention.kind is Kind.PERSON and cell.covers(one.mention.span)] for cell in cells
    ]
    at = next(place for place, cell in enumerate(cells) if cell.covers(title.mention.span))
    if len(header) == len(cells) or (len(header) > len(cells) and TITLES.search(header[at])):
        told = [place for place, words in enumerate(header) if WRITERS.search(words) and not HELPERS.search(words)]
        return people[told[0]] if told else ()
    if not GRADE.search(sentence.folded):
        return ()
    return next((people[place] for place in (at + 1, at - 1) if 0 <= place < len(cells) and people[place]), ())
