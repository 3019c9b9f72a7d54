"""Sections of a bureau named as bodies of their own: the 基教股 of 县教育局基教股, where no post of that section follows."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.mention.candidate import Candidate
from kg.model import Kind, Sentence, Span
from kg.rules import alternate, read_table

SECTION = (
    r"(?:{named}|[一-鿿]{{2,4}}处(?=$|[,。;、:()\s])|[一-鿿]{{2,5}}(?:股(?=股长)|科(?=科长)|[股科]))"
    r"(?=$|[股科]长|[,。;、:()\s”]|(?<=[股科])(?:依据|根据|按照)|[的与和在]|牵头|负责|组织|会同|联合|统计|通报|共同|被|获|荣获|印发|下发|召开|举办|打造|推出|选送|开展|创建|推荐|承办|(?<!办公室)(?:主办|供稿|编|整理|汇总|制|据|报送|提供)|全体|集体|(?<=办)副?主任)"
)
OF_PARTY = re.compile(
    r"(?:组织|宣传|统战|社会工作)部|政法委(?:员会)?|编办|老干部局|教育工(?:作)?委(?:员会)?(?!员)|直属机关工委"
)
"""The departments of a committee of the party, whatever stands behind them (县委组织部表彰了…)."""
BUREAU = frozenset("局委厅")
NOT_SECTION = re.compile(
    r"到处|多处|各处|[好长短益害用]处|办事处|[和与及等的在向把被对]|学科|专科|本科|百科|文科|理科|小学|中学|教师|同志"
)


def propose_sections(sentence: Sentence, bodies: Sequence[Span]) -> Iterator[Candidate]:
    """A bureau's name with its section right behind; `bodies` are the spans of authorities found."""
    shift = sentence.span.start
    for body in bodies:
        end = body.end - shift
        if sentence.folded[end - 1] not in BUREAU:
            continue
        section = find_pattern().match(sentence.folded, end)
        if sentence.folded[end - 1] == "委" and (section is None or len(section.group()) < len("组织部")):
            section = OF_PARTY.match(sentence.folded, end) or section
        if section and not NOT_SECTION.search(section.group()):
            yield Candidate(Kind.AUTHORITY, Span(body.start, section.end() + shift), 0.97, "section")


@cache
def find_pattern() -> re.Pattern[str]:
    """A section, of `ontology/terms/sections.csv` or by its last character, with what may stand behind it."""
    return re.compile(
        SECTION.format(named=alternate(row["word"] for row in read_table("terms/sections.csv", ("word",))))
    )
