"""Occasions that an ordinal marks, whatever they are called: 首届歌唱节, 第三届“家校周”."""

import re
from functools import cache

from kg.gate import gated
from kg.mention.candidate import Candidate
from kg.mention.quoted import reach_left
from kg.model import Kind, Sentence, Span
from kg.record import record
from kg.rules import alternate, read_table, require_known

ROLES = ("class", "body")
SCORE = 0.8


@record
class EditionWords:
    """What finds an occasion that is counted, and what its words hold if it is none."""

    found: re.Pattern[str]
    none: re.Pattern[str]


@cache
def load_edition_words() -> EditionWords:
    """The patterns of `ontology/terms/editions.csv`; RulesError for a role that is not known."""
    rows = read_table("terms/editions.csv", ("word", "role", "unless"))
    for row in rows:
        require_known("editions.csv", row["word"], row["role"], ROLES)
    bodies = alternate(row["word"] for row in rows if row["role"] == "body")
    classes = "|".join(
        re.escape(row["word"]) + (f"(?!{alternate(row['unless'].split())})" if row["unless"] else "")
        for row in sorted(rows, key=lambda row: (-len(row["word"]), row["word"]))
        if row["role"] == "class"
    )
    return EditionWords(
        found=re.compile(
            r"(?:第[0-9零一二三四五六七八九十百]{1,4}|首)届[“\"]?"
            rf"(?P<core>[^,;。:!?()、“”\"《》的了在由获被于对和与及\s]{{1,14}}?)[”\"]?(?P<class>{classes})"
        ),
        none=re.compile(rf"(?:{bodies})会$|[一-鿿]届|毕业"),
    )


@gated(lambda: load_edition_words().found)
def propose_editions(sentence: Sentence) -> tuple[Candidate, ...]:
    """The occasions of a sentence that are counted by 届."""
    shift = sentence.span.start
    words = load_edition_words()
    found = []
    for match in words.found.finditer(sentence.folded):
        if not words.none.search(match["core"] + match["class"]):
            start = reach_left(sentence.folded, match.start())
            found.append(Candidate(Kind.EVENT, Span(start + shift, match.end() + shift), SCORE, "counted-event"))
    return tuple(found)
