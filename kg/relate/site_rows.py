"""Tables of building projects: the school of a row, and what its other cells tell of kind and stage."""

import re
from collections.abc import Iterator, Sequence

from kg.columns import NATURE, NOTE, STATUS, tell_columns
from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.claims import Claim, Setting
from kg.relate.construction import KIND, name_kind, read_site
from kg.relate.rows import squeeze
from kg.relate.site_items import CALLED_OFF

PROJECT = re.compile(r"项目|工程|学校|单位|校名|园名|名称")
PROGRESS = re.compile(
    r"进度|进展|完成情况|建设(?:内容|性质|类型|情况|类别|阶段)|实施(?:内容|情况)|改造内容|工程(?:状态|内容|进度)|推进情况|形象进度|开竣工"
)
LONGEST = 160


def read_site_rows(rows: Sequence[tuple[Sentence, Sequence[Linked]]], setting: Setting) -> Iterator[Claim]:
    """The constructions of one table: none unless its header has a column of projects or schools and one of contents or progress."""
    doer = setting.area if setting.voice_kind is Kind.SCHOOL else setting.builder
    if not rows or not doer or not is_site_header(rows[0][0]):
        return
    kinds = tell_columns(list_words(rows[0][0]))
    for sentence, links in rows[1:]:
        schools = [
            link for link in links if link.mention.kind is Kind.SCHOOL and not link.mention.rule.startswith("pronoun")
        ]
        cells = list_words(sentence) if len(sentence.cells) == len(kinds) else []
        told = [words for words, kind in zip(cells, kinds, strict=False) if kind in {STATUS, NOTE}]
        if len(schools) == 1 and not any(map(CALLED_OFF.search, told)):
            nature = [words for words, kind in zip(cells, kinds, strict=False) if kind == NATURE]
            yield claim_site(sentence, schools[0], doer, "".join(nature))


def list_words(sentence: Sentence) -> list[str]:
    """The words of the cells of a row."""
    return [squeeze(cell, sentence) for cell in sentence.cells]


def is_site_header(sentence: Sentence) -> bool:
    """Whether a row heads a table of projects."""
    words = list_words(sentence)
    return (
        any(PROGRESS.search(word) for word in words)
        and any(PROJECT.search(word) and not PROGRESS.search(word) for word in words)
        and all(len(word) < 12 for word in words)
    )


def claim_site(sentence: Sentence, school: Linked, doer: str, nature: str) -> Claim:
    """The construction of one row: its cells are read like clauses one behind the other, the school's first; `nature` tells the kind."""
    home = next(cell for cell in sentence.cells if cell.overlaps(school.mention.span))
    others = [sentence.words_at(cell).strip() for cell in sentence.cells if cell != home]
    words = sentence.words_at(home) + "".join(other + "," for other in others if not other.isdecimal())
    start = school.mention.span.start - home.start
    site = read_site(words, Span(start, start + len(school.mention.span)), (), "New", planned=False)
    told = KIND.search(nature)
    planned = site.stage == "PlannedStage"
    quote = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + LONGEST))
    qualifiers = Qualifiers(construction=name_kind(told) if told else site.kind, stage=site.stage)
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
