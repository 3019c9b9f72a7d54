"""Occasions that an ordinal marks, whatever they are called: 首届歌唱节, 第三届“家校周”."""

import re

from kg.gate import gated
from kg.mention.candidate import Candidate
from kg.mention.honours import reach_left
from kg.model import Kind, Sentence, Span

EDITION = re.compile(
    r"(?:第[0-9零一二三四五六七八九十百]{1,4}|首)届[“\"]?(?P<core>[^,;。:!?()、“”\"《》的了在由获被于对和与及\s]{1,14}?)[”\"]?"
    r"(?P<kind>节(?![课目日奏约能点假水])|会(?![员长计考展场同议])|赛(?![课程事场区道点])|周(?![年末边])|展(?![示开评演望]))"
)
BODY = re.compile(r"(?:委员|理事|监事|董事|协|学|研究|工|家委|联合|校友|基金|联谊|学生|常委|代表|机)$|[一-鿿]届|毕业")
"""What an ordinal counts that is no occasion: 第三届理事会, 首届毕业生."""
SCORE = 0.8


@gated(EDITION)
def propose_editions(sentence: Sentence) -> tuple[Candidate, ...]:
    """The occasions of a sentence that are counted by 届."""
    shift = sentence.span.start
    found = []
    for match in EDITION.finditer(sentence.folded):
        if not BODY.search(match["core"]):
            start = reach_left(sentence.folded, match.start())
            found.append(Candidate(Kind.EVENT, Span(start + shift, match.end() + shift), SCORE, "counted-event"))
    return tuple(found)
