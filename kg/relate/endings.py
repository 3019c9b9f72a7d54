"""The ends that a document tells: of memberships, trusteeships, partnerships and posts; no statements by themselves."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import (
    Ending,
    Entity,
    Evidence,
    Frame,
    Kind,
    Linked,
    Modality,
    Predicate,
    Qualifiers,
    Sentence,
    Span,
    Statement,
)
from kg.relate.claims import Setting, widen
from kg.relate.left_posts import mark_posts, meet_posts
from kg.relate.left_ties import Memory, Met, meet_ties
from kg.relate.passage import Passage, make_passage
from kg.relate.surroundings import Surroundings
from kg.relate.times import Times

TIE_CUE = re.compile(
    r"退出|退盟|退团|撤出|脱离|脱钩|离开|转出|调出|移出|除名|清退|剥离|解散|撤销|注销|不再|不复|终止|停止|解除|结束|到期|期满|届满|废止|收回|没有续签"
)
POST_CUE = re.compile(r"[免辞卸离调转改退原前另]|不再|曾|历任|世")

GUESSED = ("home-", "model-")
"""How the rules begin that place a person by what is told around them."""


def find_endings(
    path: str,
    sentences: Sequence[Sentence],
    links: Sequence[Linked],
    entities: Sequence[Entity],
    frame: Frame,
    posts: Mapping[int, Sequence[Span]],
) -> tuple[tuple[Ending, ...], tuple[Statement, ...]]:
    """The ends that a document tells, and the memberships that it tells whole: 2021年加入,2023年退出."""
    by_key = {entity.key for entity in entities}
    times = Times(Surroundings(links, sentences, posts), frame.year)
    endings: dict[tuple[str, Predicate, str, str], Ending] = {}
    whole: list[Statement] = []
    for passage, met in meet_all(sentences, links, frame, posts):
        span = widen(Span(passage.starts[met.start], passage.starts[met.end]), passage.sentence)
        year = times.tell_quote(place_sign(passage, met.verb)) if met.dated else None
        since = times.tell_quote(place_sign(passage, met.began)) if met.began >= 0 else None
        evidence = Evidence(path, span, f"ended-{met.predicate}")
        for subject, target in met.pairs:
            if subject != target and target in by_key and (not subject or subject in by_key):
                one = Ending(subject, met.predicate, target, met.role, year, evidence)
                endings.setdefault((subject, met.predicate, target, met.role), one)
                if since is not None and year is not None and since <= year:
                    whole.append(make_whole(subject, target, since, evidence))
    return tuple(endings[key] for key in sorted(endings)), tuple(whole)


def drop_left(claims: Sequence[Statement], ended: Sequence[Ending]) -> tuple[Statement, ...]:
    """The statements without homes that no clause tells in so many words of persons who are told to have left them."""
    left = {(one.subject, one.object) for one in ended if one.predicate is Predicate.AFFILIATED_WITH}
    return tuple(
        one
        for one in claims
        if one.predicate is not Predicate.AFFILIATED_WITH
        or (one.subject, one.object) not in left
        or not all(said.rule.startswith(GUESSED) for said in one.evidence)
    )


def place_sign(passage: Passage, at: int) -> Span:
    """Where a sign of a passage stands in the clean text."""
    return Span(passage.starts[at], passage.starts[at] + 1)


def make_whole(subject: str, target: str, since: int, evidence: Evidence) -> Statement:
    """The membership of which one sentence tells beginning and end."""
    told = Qualifiers(role="Member", year=since, since=since)
    evidence = replace(evidence, rule="member-ended")
    return Statement(subject, Predicate.MEMBER_OF, target, told, Modality.REALISED, (evidence,), 0.74)


def meet_all(
    sentences: Sequence[Sentence], links: Sequence[Linked], frame: Frame, posts: Mapping[int, Sequence[Span]]
) -> Iterator[tuple[Passage, Met]]:
    """Every ending of a document with the passage that tells it."""
    memory = Memory()
    setting = Setting(frame.area, frame.voice, None, frame.year, planned=False, heads=())
    place, ordered = 0, sorted(links, key=lambda one: one.mention.span)
    for sentence in sentences:
        inside: list[Linked] = []
        while place < len(ordered) and ordered[place].mention.span.start < sentence.span.end:
            inside += [ordered[place]] if sentence.span.covers(ordered[place].mention.span) else []
            place += 1
        ties = TIE_CUE.search(sentence.folded) and (inside or memory.groups)
        people = any(link.mention.kind is Kind.PERSON for link in inside)
        passage = make_passage(sentence, inside, setting) if ties else None
        if passage:
            yield from ((passage, met) for met in meet_ties(passage, memory))
        if people and POST_CUE.search(sentence.folded):
            marked = mark_posts(sentence, setting, inside, posts.get(sentence.span.start, ()))
            yield from ((marked, met) for met in meet_posts(marked))
        memory.keep(inside)
