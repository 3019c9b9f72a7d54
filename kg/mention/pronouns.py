"""Words that stand for an entity named elsewhere: 我区, 我校, 该校, 两校."""

import re
from collections.abc import Mapping
from functools import cache

from kg.gate import gated
from kg.mention.candidate import Candidate
from kg.model import Kind, Sentence, Span
from kg.rules import read_table

AFTER = {
    "学校": "(?![的生名里内外间和、与])",
    "幼儿园": "(?![的里内外间和、与])",
    "集团": "(?!化|式|公司|办)",
    "学区": "(?!制|房|化|内|长|管|划|联盟|之)",
    "大学区": "(?!制|化|内|长|管|之)",
    "联盟": "(?!杯|赛|化|校)",
    "共同体": "(?!化)",
    "全局": "(?!性|意|观)",
    "全市": "",
    "全区": "",
}


OTHERS = ("另", "另外", "其余", "其他", "余下", "剩下")
"""What makes of 两校 two schools that are not those named before."""


@cache
def load_pronouns() -> Mapping[str, tuple[Kind, str]]:
    """Each word of `ontology/terms/pronouns.csv` with the kind it stands for and what it refers to."""
    rows = read_table("terms/pronouns.csv", ("word", "kind", "refers"))
    return {row["word"]: (Kind(row["kind"]), row["refers"]) for row in rows}


@cache
def compile_pronouns() -> re.Pattern[str]:
    """One pattern for all pronouns; words that are also common nouns (学校, 集团) count at the head of a clause only."""
    parts = []
    for word in sorted(load_pronouns(), key=lambda word: (-len(word), word)):
        common = word in {"学校", "幼儿园", "集团", "学区", "联盟", "共同体", "大学区"}
        after = AFTER.get(word, "")
        head = (
            f"(?<![一-鿿、]{word})" if common else ""
        )  # behind the word: what begins with its letters is found faster
        parts.append(re.escape(word) + head + (f"(?={after})" if after.startswith("[") else after))
    return re.compile("|".join(parts))


@gated(compile_pronouns)
def propose_pronouns(sentence: Sentence) -> tuple[Candidate, ...]:
    """The pronouns of a sentence; their rule is "pronoun-" and what they refer to."""
    shift = sentence.span.start
    found = []
    for match in compile_pronouns().finditer(sentence.folded):
        kind, refers = load_pronouns()[match.group()]
        if refers == "both" and sentence.folded.endswith(OTHERS, 0, match.start()):
            continue
        found.append(Candidate(kind, Span(match.start() + shift, match.end() + shift), 0.6, f"pronoun-{refers}"))
    return tuple(found)
