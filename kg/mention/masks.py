"""Masked names: xx小学, **中学, XX区特教学校, 某校."""

import re

from kg.gate import Seldom, gated
from kg.mention.candidate import Candidate
from kg.model import Kind, Sentence, Span
from kg.rules import load_rules
from kg.tokens import cut_words

MASK = Seldom(r"x{2,}|\*{2,}|[×✕〇○□]{2,}|某(?<!少某)(?!些|种|个|项|一)|x(?<=[一-鿿]x)(?=[校县区市])")
SIGN = re.compile(r"xx|\*\*|[×○]{2}|某")
"""One of these stands in every masked name of a school."""
SCHOOL = re.compile(
    r"(?:(?:x{2,4}|\*{2,4}|[×○]{2,4}|某某?)[省市区县镇乡街道]{0,2})?[一-鿿]{0,6}?(?:x{2,4}|\*{2,4}|[×○]{2,4}|某某?)(?![年月日])[一-鿿]{0,8}?"
    r"(?:幼儿园|小学(?!生)|中学(?!生)|学校|教学点|初中(?!生)|高中(?!生)|学院|大学(?!生)|校(?!长|园|区|级|内|外|本)"
    r"|(?<=[x*×○县市区镇乡某])(?:第?[一二三四五六七八九十]{1,3}|实验)[中小](?![学心级年]))"
)
PLAIN = re.compile(
    r"(?:[省市区县镇乡]|街道)(?:各|全体|所有|公办|民办|城区|农村|部分)*(?:中小学校?|大中小学|中学|小学|学校|幼儿园)$"
)
TITLED = re.compile(r"(?:示范|特色|基地|试点|实验|达标|先进)校$")
"""How masked honours end, not schools (xx省红领巾示范校)."""
COUNTED = re.compile(r"(?:x{1,4}|\*{1,4}|[×○]{2,4})(?:余|多|来)?(?:[所间家个名位次]|万?[元人名])")
"""A figure that is masked, which counts schools and names none (xx所学校, **个民办学校)."""
SITE = re.compile(r"(?![的与和及等])[一-鿿]{1,3}(?:校区|分校|园区)")
BREAK = re.compile(r"去年|今年|月份|[那这之的在由被与和及对向从到将把让给使是有等其该各每我也还都又已曾就不未至赴、]")


@gated(SIGN)
def propose_masked(sentence: Sentence) -> tuple[Candidate, ...]:
    """The masked schools of a sentence."""
    if not SIGN.search(sentence.folded):
        return ()
    shift = sentence.span.start
    found = []
    for match in SCHOOL.finditer(sentence.folded):
        start = match.start()
        cut = [hit.end() for hit in BREAK.finditer(match.group())]
        start += max(cut, default=0)
        if TITLED.search(match.group()):
            continue
        start = skip_clause(sentence.folded, start, match.end())
        if COUNTED.match(sentence.folded, start):
            continue
        if MASK.search(sentence.folded, start, match.end()) and not PLAIN.search(sentence.folded[start : match.end()]):
            site = SITE.match(sentence.folded, match.end())
            end = site.end() if site else match.end()
            found.append(
                Candidate(Kind.SCHOOL, Span(start + shift, end + shift), 0.95 if site else 0.84, "masked-school")
            )
    return tuple(found)


def skip_clause(folded: str, start: int, end: int) -> int:
    """Where a masked name begins: behind the last verb, time or unit before its mask (9|月起接手管理|xx中学)."""
    mask = MASK.search(folded, start, end)
    rules = load_rules()
    for word in cut_words(folded):
        if start < word.end <= (mask.start() if mask else start) and (
            word.tag in {"v", "vn", "vd", "t", "m", "d", "p", "f", "q"}
            or rules.breaks.get(folded[word.start : word.end]) == "hard"
        ):
            start = word.end
    return start
