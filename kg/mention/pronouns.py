"""Words that stand for an entity named elsewhere: 我区, 我校, 该校, 两校."""

import re
from functools import cache

from kg.gate import Seldom, gated
from kg.mention.candidate import Candidate
from kg.model import Kind, Sentence, Span
from kg.pronouns import load_pronouns
from kg.rules import alternate

NOTED = re.compile(r"[(（]总[校园][)）]")
"""In brackets behind a school this is its role and no second mention of it."""
OTHERS = ("另", "另外", "其余", "其他", "余下", "剩下")
"""What makes of 两校 two schools that are not those named before."""
COUNTED = Seldom(
    r"(?<![一-鿿、\d)”\"])(?:这|以上|上述)?[两二三四五六七八](?:所(?:学校|小学|中学|高中|初中|幼儿园|园)|家幼儿园|[校园](?![区长门舍外内医车园联]))(?![一-鿿]{0,2}[)）])"
    r"|(?:(?<=对)|(?<=将)|(?<=把))(?:这|以上|上述)?[三四五六七八](?:所(?:学校|小学|中学|幼儿园)|[校园](?![区长门舍外内医车园联]))"
)
"""So many schools, told before one by one."""
TIMES = "月年来今初"
"""The last characters of words of time that open a clause before 她 (五月她调到…, 后来他…)."""
SCORE = 0.6
ENDED_BY_ALL = "安健齐保完周"
"""Behind these 全 ends a word (健全|校规, 安全|办)."""


@cache
def compile_pronouns() -> re.Pattern[str]:
    """One pattern for all pronouns; words that are also common nouns (学校, 集团) count at the head of a clause only."""
    parts = []
    for word, pronoun in sorted(load_pronouns().items(), key=lambda item: (-len(item[0]), item[0])):
        # The look back stands behind the word: what begins with its letters is found faster.
        head = f"(?<![一-鿿、]{re.escape(word)})" if pronoun.common else ""
        if word[0] == "全":
            head += f"(?<![{ENDED_BY_ALL}]{re.escape(word)})"
        if pronoun.kind is Kind.PERSON and head:
            head = f"(?:{head}|(?<=[{TIMES}]{re.escape(word)}))"
        after = f"(?!{alternate(pronoun.unless)})" if pronoun.unless else ""
        parts.append(re.escape(word) + head + after)
    return re.compile("|".join(parts))


@gated(compile_pronouns, COUNTED.pattern)
def propose_pronouns(sentence: Sentence) -> tuple[Candidate, ...]:
    """The pronouns of a sentence; their rule is "pronoun-" and what they refer to."""
    shift = sentence.span.start
    found = []
    for match in compile_pronouns().finditer(sentence.folded):
        pronoun = load_pronouns()[match.group()]
        if pronoun.refers == "lead" and NOTED.match(sentence.folded, match.start() - 1):
            continue
        if pronoun.refers == "both" and sentence.folded.endswith(OTHERS, 0, match.start()):
            continue
        span = Span(match.start() + shift, match.end() + shift)
        found.append(Candidate(pronoun.kind, span, SCORE, f"pronoun-{pronoun.refers}"))
    found += [
        Candidate(Kind.SCHOOL, Span(match.start() + shift, match.end() + shift), SCORE, "pronoun-near")
        for match in COUNTED.finditer(sentence.folded)
        if match.group() not in load_pronouns()
    ]
    return tuple(found)
