"""Tables of pairs: the school of one column helps, runs or takes in those of another (帮扶校 受援校 方式), whatever became of their lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.gate import Gate
from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, SentenceKind, Span
from kg.relate.claims import Claim
from kg.relate.group_rows import GROUP_COLUMN
from kg.relate.plan_headings import is_planned_section

HELPED = re.compile(
    r"受援|受帮|被帮|被扶|受扶|受托|被托|受助|对象[校园]|(?:帮扶|结对|托管|支援)对象|^(?:薄弱|农村|乡镇|乡村|边远)(?:学校|校|园)"
)
SECOND = re.compile(r"^(?:结对|帮扶|托管|支援)(?:学校|校|园)$")
"""Heads of those who are helped, where another column tells who helps."""
HELPER = re.compile(
    r"^(?:帮扶|支援|援助|派出|派驻|输出|托管|领办|牵头|龙头|主体|优质|强|名|城区|县城|城市|结对|甲方)"
    r"(?:学校|幼儿园|单位|[校园方])?(?:[(].{0,6}[)])?$"
)
SIGN = re.compile(r"受援|帮扶|结对|托管|对象|支援|受帮|薄弱|农村|乡镇|乡村")
GATE = Gate(SIGN)
TAKEN_IN = re.compile(r"融入|并入|合并|撤并|整合")
RUN = re.compile(r"托管|领办|代管|委托管理|接管|直管")
TIED = re.compile(r"结对|帮扶|支援|援助|受援|送教|支教|联谊|手拉手|共建|协作|牵手|帮带")
UNSURE = re.compile(r"拟|征求意见|待定|待签|待批|意向|计划|未定|暂定")
ENDED = re.compile(r"终止|到期|解除|废止|退出|停止|取消|不再|已撤")
DITTO = re.compile(r"^\s*(?:\d{1,3}[.、)]?\s*)?(?:同上|〃|″)")
LONGEST_HEAD, LONGEST_LINE = 12, 60


@dataclass(slots=True)
class Row:
    """One pair of a table as its lines tell it: who helps, who is helped, the other words, and where it stands."""

    one: str
    others: list[str]
    span: Span
    words: list[str] = field(default_factory=list)


def read_pair_rows(sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]]) -> Iterator[Claim]:
    """The ties of all tables whose header has a column of schools that help and one of those that are helped."""
    head, rows, planned = "", list[Row](), False
    for sentence in sentences:
        told = read_head(sentence)
        if told or ends_table(sentence):
            yield from claim_rows(rows, head, planned=planned)
            head, rows, planned = told, [], is_planned_section(sentence, "")
        elif head:
            add_line(rows, sentence, inside.get(sentence.span.start, ()))
    yield from claim_rows(rows, head, planned=planned)


def read_head(sentence: Sentence) -> str:
    """The words of a header that names who helps before who is helped; "" for every other line.

    A header with a column of groups is read elsewhere.
    """
    if not GATE.admits(sentence.folded) or len(sentence.folded) > LONGEST_LINE or "。" in sentence.folded:
        return ""
    heads = sentence.folded.split()
    if any(len(head) > LONGEST_HEAD or GROUP_COLUMN.search(head) for head in heads):
        return ""
    helper = next((place for place, head in enumerate(heads) if HELPER.search(head)), -1)
    rest = heads[helper + 1 :] if helper >= 0 else []
    return " ".join(heads) if any(HELPED.search(head) or SECOND.search(head) for head in rest) else ""


def ends_table(sentence: Sentence) -> bool:
    """Whether a line is prose, with which a table ends."""
    return sentence.kind is not SentenceKind.ROW and (
        len(sentence.folded) > LONGEST_LINE or sentence.folded.rstrip().endswith(("。", ":"))
    )


def add_line(rows: list[Row], sentence: Sentence, links: Sequence[Linked]) -> None:
    """Put a line to the rows: one with a school begins a row, any other goes on with the last."""
    schools = list(dict.fromkeys(key for link in links if link.mention.kind is Kind.SCHOOL for key in link.keys))
    if DITTO.match(sentence.folded) and rows:
        schools.insert(0, rows[-1].one)
    if len(schools) > 1:
        rows.append(Row(schools[0], schools[1:], sentence.span))
    if rows:
        shift = sentence.span.start
        names = {at - shift for link in links for at in range(link.mention.span.start, link.mention.span.end)}
        rows[-1].words += (char for at, char in enumerate(sentence.folded) if at not in names)


def tell_tie(words: str) -> Predicate | None:
    """What the words of a row or a header make of its two schools.

    >>> tell_tie("全面托管3年"), tell_tie("教研结对"), tell_tie("2年")
    (<Predicate.MANAGES: 'manages'>, <Predicate.PARTNERS_WITH: 'partnersWith'>, None)
    """
    ties = (
        (RUN, Predicate.MANAGES),
        (TAKEN_IN, Predicate.MERGED_INTO),
        (TIED, Predicate.PARTNERS_WITH),
    )
    return next((predicate for sign, predicate in ties if sign.search(words)), None)


def claim_rows(rows: Sequence[Row], head: str, *, planned: bool) -> Iterator[Claim]:
    """The claims of one table."""
    for row in rows:
        words = "".join("".join(row.words).split())
        tie = tell_tie(words) or tell_tie(head)
        if not tie or ENDED.search(words):
            continue
        modality = Modality.PLANNED if planned or UNSURE.search(words) else Modality.REALISED
        for other in row.others:
            ends = (other, row.one) if tie is Predicate.MERGED_INTO else (row.one, other)
            yield Claim(ends[0], tie, ends[1], Qualifiers(), modality, row.span, "row-pair", 0.82)
