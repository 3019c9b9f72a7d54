"""Groups called after two places or schools with a dash between them: 横市—大坪学区联盟, “沙湖-杨林”教育联盟."""

import re

from kg.gate import gated
from kg.mention.candidate import Candidate
from kg.model import Kind, Sentence, Span

JOINED = re.compile(
    r"(?:^|(?<=[、,;:(“\"\s])|(?<=[与和的为])|(?<=成立)|(?<=组建)|(?<=建立)|(?<=加入)|(?<=组成)|(?<=牵头)|(?<=推进))"
    r"(?P<name>[一-鿿]{2,5}[—–-](?![—–-])[一-鿿]{2,8}?[”\"]?(?:(?:学区|教育|办学|教研|发展|协作|共建)?联盟|(?:教育|办学|发展)?共同体|学区|教育集团))"
    r"(?![一-鿿]?(?:化|制|杯|赛))"
)
NO_NAME = re.compile(r"[年月日级届]|小学|中学|学校|校长|第")
"""What tells of years, of levels, or of a school before the dash, which lists rather than names."""


@gated(JOINED)
def propose_joined(sentence: Sentence) -> tuple[Candidate, ...]:
    """The groups of a sentence whose names hold a dash."""
    shift = sentence.span.start
    return tuple(
        Candidate(Kind.GROUP, Span(match.start("name") + shift, match.end("name") + shift), 0.97, "joined-group")
        for match in JOINED.finditer(sentence.folded)
        if not NO_NAME.search(re.split("[—–-]", match["name"])[0])
    )
