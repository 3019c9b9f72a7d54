"""Tables of changes to schools: the school of the first column goes into that of the second."""

import re
from collections.abc import Iterator, Sequence

from kg.headers import list_cells
from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.claims import Claim, Setting

GONE = re.compile(r"原|撤|停办|被并|合并前|调整前|^学校(?:名称)?$|^校名$|^单位$")
GOAL = re.compile(r"并入|去向|归并|接收|现校|现名|合并后|撤并后|调整后|整合后|新校名|并往")
SURE = re.compile(r"并入|归并|接收|撤并|撤销|停办|被并|并往")
MERGED = re.compile(r"撤(?!回)|并(?!列|非)|整合|转入|归入|停办|接收")
KEPT = re.compile(r"暂缓|保留|不再并|缓撤|取消撤")
COMING = re.compile(r"拟|计划|待|将于|方案")
LONGEST = 160


def read_merger_rows(rows: Sequence[tuple[Sentence, Sequence[Linked]]], setting: Setting) -> Iterator[Claim]:
    """The mergers of one table: none unless its header has a column of schools that were and one of where they went."""
    columns = find_columns(rows[0][0]) if len(rows) > 1 else None
    if columns is None:
        return
    gone, goal, sure = columns
    for sentence, links in rows[1:]:
        whole = sentence.folded
        if len(sentence.cells) <= max(gone, goal) or KEPT.search(whole) or not (sure or MERGED.search(whole)):
            continue
        sources, targets = (list_schools(links, sentence.cells[place]) for place in (gone, goal))
        if len(targets) == 1:
            yield from claim_row(sentence, [one for one in sources if one != targets[0]], targets[0], setting)


def find_columns(sentence: Sentence) -> tuple[int, int, bool] | None:
    """The columns of schools that were and of where they went, and whether the header alone tells of merging."""
    heads = list_cells(sentence)
    goal = next((place for place, head in enumerate(heads) if GOAL.search(head)), -1)
    gone = next((place for place, head in enumerate(heads) if place != goal and GONE.search(head)), -1)
    if goal < 0 or gone < 0 or any(len(head) > 12 for head in heads):
        return None
    return gone, goal, bool(SURE.search(heads[goal] + heads[gone]))


def list_schools(links: Sequence[Linked], cell: Span) -> list[str]:
    """The keys of the schools in one cell."""
    inside = [one for one in links if one.mention.kind is Kind.SCHOOL and cell.covers(one.mention.span)]
    return list(dict.fromkeys(key for one in inside for key in one.keys))


def claim_row(sentence: Sentence, sources: Sequence[str], target: str, setting: Setting) -> Iterator[Claim]:
    """The claims of one row."""
    planned = setting.headed or COMING.search(sentence.folded) is not None
    modality = Modality.PLANNED if planned else Modality.REALISED
    quote = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + LONGEST))
    for source in sources:
        yield Claim(source, Predicate.MERGED_INTO, target, Qualifiers(), modality, quote, "row-merger", 0.8)
