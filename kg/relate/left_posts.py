"""Ends of posts, told in signs: who was relieved, moved on or retired, and who held a post before."""

import re
from collections.abc import Iterator, Sequence

from kg.model import Kind, Linked, Mention, Predicate, Sentence, Span
from kg.relate.claims import Setting
from kg.relate.left_ties import SPENT, Met
from kg.relate.operators import Worth
from kg.relate.passage import SIGNS, Passage, list_parts
from kg.relate.skeleton import make_skeleton

POST = "J"
"""The sign of a post."""
POSTS = rf"(?P<role>{POST}(?:[、兼]{POST})*)"
BODY = r"R?(?P<body>[SUGO])的?"
TITLE = r"(?:同志|老师|先生|女士|教授|博士)?"
GAP = r"[^SGUOP;。]"
MOVED = r"调离|调往|调到|调至|调出|调任|转任|改任|离任|卸任|离职|退休|辞职|辞世|逝世|病逝|另有任用|另有安排|另行安排"
WORDINGS = (
    re.compile(rf"(?P<verb>免去|免除)了?原?P{TITLE}的?{BODY}{POSTS}"),
    re.compile(rf"(?P<verb>免去|免除)了?原?{BODY}{POSTS}P"),
    re.compile(rf"P{TITLE}[^P;。]{{0,40}}?(?P<verb>免去|免除)其(?:原|所任|兼任)?的?{BODY}{POSTS}"),
    re.compile(
        rf"P{TITLE}{GAP}{{0,10}}?(?P<verb>不再(?:担任|兼任|任)|辞去|卸任|卸下|卸去|离任)了?(?:原|所任|兼任)?的?{BODY}{POSTS}"
    ),
    re.compile(
        rf"原?{BODY}原?{POSTS}P{TITLE}{GAP}{{0,12}}?(?P<verb>{MOVED}|不再(?:担任|兼任|任)(?![^,;。]{{0,4}}[SUGO]))"
    ),
    re.compile(
        rf"P{TITLE}[^SGUOP;。]{{0,14}}?(?:从|由){BODY}(?:{POSTS})?(?:位[置子]上)?{GAP}{{0,4}}?(?P<verb>调到|调任|调至|调往|调入|转任|交流到)"
    ),
    re.compile(rf"P{TITLE}[^SGUOP;。]{{0,14}}?(?P<former>曾任|原任|历任|曾担任|原是|原为|曾是)了?{BODY}{POSTS}"),
    re.compile(rf"(?P<former>原|前任){BODY}{POSTS}P"),
    re.compile(rf"{BODY}(?P<former>原|前任|前){POSTS}P"),
)
RANGE = re.compile(r"\d{4}年?[^,;。]{0,6}?(?:至|到|[-—~–－])[^,;。]{0,3}?\d{4}年?[^;。SGUO]{0,6}$")
"""Years from and to, before a former post."""
EPITHET = re.compile(r"^(?:原|前任|前|现任|时任)")
"""What is no part of a post."""
MOVES = re.compile("调任|转任|调入|交流到")
WHOLLY = re.compile(r"调离|调往|调到|调至|调出|离职|退休|辞职|辞世|逝世|病逝")
"""What ends every post at a body."""
ELSEWHERE = re.compile(r"[^,;。]{0,10}?([SUGO])")


def read_words(sentence: Sentence, span: Span) -> str:
    """The words at a place of the clean text."""
    return sentence.chars[span.start - sentence.span.start : span.end - sentence.span.start]


def mark_posts(sentence: Sentence, setting: Setting, links: Sequence[Linked], posts: Sequence[Span]) -> Passage:
    """The passage of a sentence whose posts are signs too."""
    fit = [link for link in links if link.mention.kind in SIGNS and link.keys]
    names = [link.mention.span for link in fit]
    free = [Span(max([span.start, *(one.end for one in names if one.overlaps(span))]), span.end) for span in posts]
    free = [span for span in free if span.start < span.end]
    free = [Span(span.end - len(EPITHET.sub("", read_words(sentence, span))), span.end) for span in free]
    fake = [Linked(Mention(Kind.AWARD, read_words(sentence, span), span, "post"), ()) for span in free if len(span)]
    skeleton = make_skeleton(sentence, [*fit, *fake], {**SIGNS, Kind.AWARD: POST})
    return Passage(sentence, setting, skeleton.words, skeleton.links, skeleton.starts)


def meet_posts(passage: Passage) -> Iterator[Met]:
    """The ends of posts that a passage of marked posts tells, each person and body once."""
    taken: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for part in list_parts(passage):
        for wording in WORDINGS:
            for match in wording.finditer(passage.words, part.start(), part.end()):
                person = passage.words.index("P", match.start())
                pair = (passage.keys(person), passage.keys(match.start("body")))
                if pair not in taken and is_told(passage, match):
                    taken.add(pair)
                    yield from make_met(passage, match, pair[0][0], pair[1][0])


def is_told(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a post is told to have ended, and not planned, wished or denied to."""
    verb = find_verb(match)
    worth, _ = passage.weigh(verb, verb + 1, ignored=SPENT)
    return worth is Worth.FACT


def find_verb(match: re.Match[str]) -> int:
    """Where the word stands that tells of the end."""
    groups = match.groupdict()
    return match.start("verb" if groups.get("verb") else "former")


def make_met(passage: Passage, match: re.Match[str], person: str, body: str) -> Iterator[Met]:
    """One ending for each post, or one for all where somebody left the body itself."""
    verb, words = find_verb(match), passage.words
    former = match.groupdict().get("former") is not None
    elsewhere = ELSEWHERE.match(words, match.end())
    gone = elsewhere is not None and passage.keys(elsewhere.start(1))[0] != body
    wholly = match["role"] is None or (
        not former and (WHOLLY.match(words, verb) or (MOVES.match(words, verb) and gone))
    )
    dated = not former or RANGE.search(words[:verb]) is not None
    roles = [read_role(passage, at) for at in range(*match.span("role")) if words[at] == POST]
    if match["role"] is None and not gone:
        return
    for role in [""] if wholly else roles:
        yield Met(Predicate.AFFILIATED_WITH, ((person, body),), match.start(), match.end(), verb, role, dated)


def read_role(passage: Passage, at: int) -> str:
    """The post at a sign."""
    return passage.links[at].mention.name
