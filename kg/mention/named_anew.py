"""Names of schools right behind the verb that gives them: what stands between it and the class word is the name, whatever its words."""

import re
from collections.abc import Iterator

from kg.gate import gated
from kg.mention.candidate import Candidate
from kg.model import Kind, Sentence, Span

CLASS = r"(?:中心小学|小学|中学|学校|幼儿园|初中|高中)"
NAMED = re.compile(
    rf"(?:整合|合并|撤并|合校|重组|更名|改名|改称|定名|易名)(?:更名|改名|组建|成立)?为[“\"]?(?P<name>(?:(?!{CLASS})[一-鿿]){{2,12}}{CLASS})[”\"]?(?=[,。;(]|$)"
)
NO_NAME = re.compile(r"[一两三四五六七八九十几]所|所|一个|九年一?贯|完全|寄宿制|公办|民办|新的?")
"""What begins a kind of school, and no name (整合为一所九年一贯制学校)."""
TITLED = re.compile(r"示范|特色|先进|文明|优质|标准化|达标|窗口")
"""What tells of a title."""
SCORE = 0.99


@gated(NAMED)
def propose_named_anew(sentence: Sentence) -> Iterator[Candidate]:
    """The school that others become or that is renamed, by its whole name (整合为|人和对川小学)."""
    for match in NAMED.finditer(sentence.folded):
        if not NO_NAME.match(match["name"]) and not TITLED.search(match["name"]):
            start, end = (at + sentence.span.start for at in match.span("name"))
            yield Candidate(Kind.SCHOOL, Span(start, end), SCORE, "name-given")
