"""Tables of building projects: the school of a row, and what its other cells tell of kind and stage."""

import re
from collections.abc import Iterator, Sequence

from kg.columns import NATURE, NOTE, STATUS, tell_columns
from kg.headers import list_cells, squeeze_cell
from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.claims import Claim, Setting
from kg.relate.construction import KIND, name_kind, read_kind, read_site
from kg.relate.site_items import CALLED_OFF

PROJECT = re.compile(r"项目|工程|学校|单位|校名|园名|名称")
BUILDER = re.compile(r"(?:项目|工程)?(?:建设|实施|业主|法人|责任)(?:单位|主体|业主|方|法人)|(?:项目)?业主|项目法人")
"""The title of a column of those who build."""
SAME = re.compile(r"[该本][校园]|学校|同左|自建")
DOERS = frozenset({Kind.SCHOOL, Kind.AUTHORITY, Kind.ORGANISATION})
PROGRESS = re.compile(
    r"进度|进展|完成情况|建设(?:内容|性质|类型|情况|类别|阶段)|实施(?:内容|情况)|改造内容|工程(?:状态|内容|进度)|推进情况|形象进度|开竣工"
)
LONGEST = 160


def read_site_rows(rows: Sequence[tuple[Sentence, Sequence[Linked]]], setting: Setting) -> Iterator[Claim]:
    """The constructions of one table: none unless its header has a column of projects or schools and one of contents or progress."""
    doer = setting.area if setting.voice_kind is Kind.SCHOOL else setting.builder
    if not rows or not doer or not is_site_header(rows[0][0]):
        return
    titles = list_cells(rows[0][0])
    kinds = tell_columns(titles)
    for sentence, links in rows[1:]:
        schools, builder = part_builder(sentence, list_schools(links), links, titles)
        cells = list_cells(sentence) if len(sentence.cells) == len(kinds) else []
        told = [words for words, kind in zip(cells, kinds, strict=False) if kind in {STATUS, NOTE}]
        if len(schools) == 1 and not any(map(CALLED_OFF.search, told)):
            nature = [words for words, kind in zip(cells, kinds, strict=False) if kind == NATURE]
            status = [words for words, kind in zip(cells, kinds, strict=False) if kind == STATUS]
            yield claim_site(sentence, schools[0], builder or doer, "".join(nature), ",".join(status))


def list_schools(links: Sequence[Linked]) -> list[Linked]:
    """The schools that a row names."""
    return [link for link in links if link.mention.kind is Kind.SCHOOL and not link.mention.rule.startswith("pronoun")]


def part_builder(
    sentence: Sentence, schools: list[Linked], links: Sequence[Linked], titles: Sequence[str]
) -> tuple[list[Linked], str]:
    """The schools that a row builds at, and who builds where a column tells that: 项目名称 建设单位."""
    place = next((at for at, title in enumerate(titles) if BUILDER.fullmatch(title)), -1)
    if place < 0 or len(sentence.cells) != len(titles):
        return schools, ""
    cells = [cell for at, cell in enumerate(sentence.cells) if at != place and PROJECT.search(titles[at])]
    sites = [link for link in schools if cells and cells[0].covers(link.mention.span)]
    if not sites:
        return schools, ""
    told = [link for link in links if sentence.cells[place].covers(link.mention.span) and link.mention.kind in DOERS]
    whole = told[:1] if len(told) == 1 and len(told[0].keys) == 1 else []
    itself = SAME.fullmatch(squeeze_cell(sentence.cells[place], sentence))
    return sites[:1], sites[0].keys[0] if itself else whole[0].keys[0] if whole else ""


def is_site_header(sentence: Sentence) -> bool:
    """Whether a row heads a table of projects."""
    words = list_cells(sentence)
    return (
        any(PROGRESS.search(word) for word in words)
        and any(PROJECT.search(word) and not PROGRESS.search(word) for word in words)
        and all(len(word) < 12 for word in words)
    )


def claim_site(sentence: Sentence, school: Linked, doer: str, nature: str, status: str) -> Claim:
    """The construction of one row: its cells are read like clauses one behind the other, the school's first; `nature` tells the kind, `status` how far it is."""
    home = next(cell for cell in sentence.cells if cell.overlaps(school.mention.span))
    others = [sentence.words_at(cell).strip() for cell in sentence.cells if cell != home]
    words = sentence.words_at(home) + "".join(other + "," for other in others if not other.isdecimal())
    start = school.mention.span.start - home.start
    target = Span(start, start + len(school.mention.span))
    site = read_site(words, target, (), "New", planned=False)
    alone = read_site(f"{sentence.words_at(home)},{status}", target, (), "New", planned=False) if status else site
    site = alone if alone.stage else site
    told = KIND.search(nature)
    planned = site.stage == "PlannedStage"
    quote = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + LONGEST))
    kind = name_kind(told) if told else read_kind(words, target, (), "New")
    qualifiers = Qualifiers(construction=kind, stage=site.stage)
    return Claim(
        doer,
        Predicate.BUILDS,
        school.keys[0],
        qualifiers,
        Modality.PLANNED if planned else Modality.REALISED,
        quote,
        "row-site",
        0.85,
    )
