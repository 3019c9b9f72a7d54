"""Masked names: xx小学, **中学, XX区特教学校, 某校."""

import re

from kg.mention.candidate import Candidate
from kg.model import Kind, Sentence, Span

MASK = re.compile(r"x{2,}|\*{2,}|[×✕〇○□]{2,}|(?<!少)某(?!些|种|个|项|一)|(?<=[一-鿿])x(?=[校县区市])")
SIGN = re.compile(r"xx|\*\*|[×○]{2}|某")
"""One of these stands in every masked name of a school."""
SCHOOL = re.compile(
    r"(?:(?:x{2,4}|\*{2,4}|[×○]{2,4}|某某?)[省市区县镇乡街道]{0,2})?[一-鿿]{0,6}?(?:x{2,4}|\*{2,4}|[×○]{2,4}|某某?)[一-鿿]{0,8}?"
    r"(?:幼儿园|小学(?!生)|中学(?!生)|学校|初中(?!生)|高中(?!生)|学院|大学(?!生)|校(?!长|园|区|级|内|外|本))"
)
PLAIN = re.compile(
    r"(?:[省市区县镇乡]|街道)(?:各|全体|所有|公办|民办|城区|农村|部分)*(?:中小学校?|大中小学|中学|小学|学校|幼儿园)$"
)
BREAK = re.compile(r"去年|今年|[那这的在由被与和及对向从到将把让给使是有等其该各每我也还都又已曾就不未至赴、]")


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
        if MASK.search(sentence.folded, start, match.end()) and not PLAIN.search(sentence.folded[start : match.end()]):
            found.append(Candidate(Kind.SCHOOL, Span(start + shift, match.end() + shift), 0.72, "masked-school"))
    return tuple(found)
