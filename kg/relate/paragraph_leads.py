"""What the first sentence of a paragraph tells of all of it: the year of a line of a chronicle, the level of honours."""

import re
from collections.abc import Mapping, Sequence

from kg.model import Sentence, SentenceKind
from kg.relate.qualify import find_level_lead

LED_YEAR = re.compile(r"\W{0,3}((?:19|20)\d\d)年(?!以?来|起|[之以]?前|底前|至)")
OTHER_TIME = re.compile(r"年前|年来|以来|历年|当年|早年|此前|先后|累计|至今|现有|十年间")
"""In a sentence of another time than its paragraph opens with: 2013年,建校十周年。十年前,两校合并."""
CHRONICLE = 3
"""So many paragraphs that open with a year make a chronicle."""


def date_sentences(sentences: Sequence[Sentence]) -> Mapping[int, tuple[str]]:
    """The year that opens a paragraph of a chronicle, for its later sentences by where they begin: 2021年 开课。李晓兰获奖。"""
    if sum(LED_YEAR.match(one.folded) is not None for one in sentences) < CHRONICLE:
        return {}
    found: dict[int, tuple[str]] = {}
    block, year = -1, ""
    for sentence in sentences:
        if sentence.kind is not SentenceKind.PROSE:
            block = -1
            continue
        year = year if sentence.block == block else ""
        block = sentence.block
        if led := LED_YEAR.match(sentence.folded):
            year = f"{led[1]}年"
        elif year and not OTHER_TIME.search(sentence.folded):
            found[sentence.span.start] = (year,)
    return found


def find_leads(sentences: Sequence[Sentence]) -> Mapping[int, tuple[str]]:
    """The levels of honours of which paragraphs tell, as their first sentences say (省一级共六项), by paragraph."""
    firsts = {sentence.block: sentence for sentence in reversed(sentences) if sentence.kind is not SentenceKind.ROW}
    leads = {block: find_level_lead(sentence.folded) for block, sentence in firsts.items()}
    return {block: (lead,) for block, lead in leads.items() if lead}
