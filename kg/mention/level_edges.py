"""Where honours begin and contests end: at the level or place that is told, with nothing but a year before it, and behind 赛区."""

import re
from dataclasses import replace

from kg.mention.candidate import Candidate
from kg.model import Kind, Sentence, Span
from kg.places import load_places
from kg.rules import Rules, load_rules
from kg.tokens import cut_words

MARKS = frozenset('“"(:;,、。—>》 ')
LEVEL = re.compile(r"全[国省市区县州旗](?!性)|国家级|自治区|[部省市县州旗]级|(?<!校)区级")
DATED = re.compile(r"(?:(?:19|20)\d\d[年学度—-]{0,4}){0,2}(?:(?:首|第?[一二三四五六七八九十\d]{1,3})[届批])?[“\"]?$")
"""What of the words before its level belongs to the name of an honour: 2022年|省级文明校园, 第二届|贵州省文明校园."""
PART = re.compile(r"[一-鿿]{2,4}?(?:分|选拔)?赛区|[(][一-鿿]{2,4}(?:分|选拔)?赛区[)]")
"""Where of the country a contest was held, behind its name: 全国作文大赛|江西赛区."""
AGAIN = re.compile(
    r"(?:(?:19|20)\d\d年度?)?(?:[再两二三四五六]度|连续[\d一二三四五六七八九十]{1,3}[年届次]|蝉联|再次|首次)(?=[一-鿿]{4})"
)
"""How often an honour was received, before its name: 2021年三度|教育质量优秀学校."""
BEING = re.compile(r"[系是为乃成晋]$")
"""At the end of whatever stands before a level: who is what the honour says (李晓兰系|江西省特级教师)."""
LEADING = ("v", "d", "p", "u", "q", "m", "c", "r")
"""Beginnings of the parts of speech of words that lead to a name and begin none."""
PLACE = 3
"""So many characters a place has that tells where an honour is from."""


def set_edges(sentence: Sentence, one: Candidate) -> Candidate:
    """An honour without the words that lead to its level or place (保持|市级文明单位), a contest with its part of the country; any other name as it is."""
    start, end = one.span.start - sentence.span.start, one.span.end - sentence.span.start
    if one.kind is Kind.EVENT:
        part = PART.match(sentence.folded, end)
        return replace(one, span=Span(one.span.start, one.span.end + len(part.group()))) if part else one
    if one.kind is not Kind.AWARD:
        return one
    cut = measure_lead(sentence.folded[start:end])
    particle = sentence.folded[start:end].endswith("的")
    return replace(one, span=Span(one.span.start + cut, one.span.end - particle)) if cut or particle else one


def measure_lead(words: str) -> int:
    """How many characters before the level or place of an honour are no part of its name.

    >>> told = ("局机关保持市级文明单位", "个县级优秀团干部", "2022年省级文明校园", "平安校园省级示范县", "省级名师")
    >>> [one[measure_lead(one) :] for one in told]
    ['市级文明单位', '县级优秀团干部', '2022年省级文明校园', '平安校园省级示范县', '省级名师']
    """
    if again := AGAIN.match(words):
        return again.end()
    level = LEVEL.search(words)
    listed = [place.span.start for place in load_places().scan(words) if len(place.span) >= PLACE]
    start = min([*listed, *([level.start()] if level else [])], default=0)
    if not start:
        return 0
    dated = DATED.search(words, 0, start)
    lead = words[: dated.start()] if dated else words[:start]
    if not lead:
        return 0
    last = cut_words(lead)[-1]
    return (
        len(lead)
        if len(lead) == 1
        or BEING.search(lead)
        or last.tag.startswith(LEADING)
        or lead[last.start :] in load_rules().breaks
        else 0
    )


def is_whole(start: int, end: int, folded: str, rules: Rules) -> bool:
    """Whether a place is one word: with its level, or behind a mark where its first character parts names elsewhere (“|于都中学教育集团”)."""
    if end - start > 2 and folded[end - 1] in "省市区县州旗盟":
        return True
    return rules.breaks.get(folded[start]) == "hard" and (start == 0 or folded[start - 1] in MARKS)
