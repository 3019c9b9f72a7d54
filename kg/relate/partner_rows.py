"""Tables of those with whom the school that speaks works: 合作方 | 内容 | 状态, one a row."""

import re
from collections.abc import Iterator, Sequence

from kg.columns import GROUP, PARTNER, PERSON, SCHOOL, tell_columns
from kg.model import BODIES, SCHOOLING, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.claims import Claim, Setting

TITLE = re.compile(
    r"(?:校企|校际|校校|城乡|国际|对外)?(?:合作|共建|签约|结对|友好|协作|姊妹|联办|帮扶|支援|受援|对口|手拉手)(?:办学|交流|帮扶)?(?:方|对象|单位|学校|企业|院校|高校|机构|校|园)(?:名称)?"
)
"""A column of partners."""
NO_TIE = re.compile(
    r"无(?:实质)?合作|未(?:签|达成|合作)|仅|只(?:是|有)|参观|考察|终止|期满|解除|未续|不再|取消|中止|已(?:到期|结束|退出)"
)
TO_COME = re.compile(r"拟|待签|待定|意向|洽谈|计划|将于|筹备|商谈|下(?:学|半)?年")
RUN = re.compile(r"托管|领办|委托管理|并入|合并")
"""What is more than a tie of equals."""
LONGEST = 160


def read_partner_rows(rows: Sequence[tuple[Sentence, Sequence[Linked]]], setting: Setting) -> Iterator[Claim]:
    """The ties of the school or group that speaks with the bodies in the only column of partners of one table."""
    if setting.voice_kind not in SCHOOLING or not rows:
        return
    header = rows[0][0]
    titles = [header.words_at(cell).strip() for cell in header.cells]
    kinds = tell_columns(titles)
    places = [at for at, title in enumerate(titles) if TITLE.fullmatch(title)]
    bodies = [at for at, kind in enumerate(kinds) if kind in {SCHOOL, PARTNER}]
    if len(places) != 1 or {PERSON, GROUP} & set(kinds) or set(bodies) - set(places):
        return
    for sentence, links in rows[1:]:
        if len(sentence.cells) == len(titles):
            yield from claim_row(sentence, links, sentence.cells[places[0]], setting)


def claim_row(sentence: Sentence, links: Sequence[Linked], cell: Span, setting: Setting) -> Iterator[Claim]:
    """The tie of one row, unless its other cells tell that there is none, or no more."""
    before, after = Span(sentence.span.start, cell.start), Span(cell.end, sentence.span.end)
    rest = sentence.words_at(before) + sentence.words_at(after)
    partners = [link for link in links if cell.covers(link.mention.span) and link.mention.kind in BODIES]
    if len(partners) != 1 or NO_TIE.search(rest) or RUN.search(rest):
        return
    modality = Modality.PLANNED if setting.planned or TO_COME.search(rest) else Modality.REALISED
    span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + LONGEST))
    for key in partners[0].keys:
        if key != setting.voice:
            yield Claim(setting.voice, Predicate.PARTNERS_WITH, key, Qualifiers(), modality, span, "row-partner", 0.82)
