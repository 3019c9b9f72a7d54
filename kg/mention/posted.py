"""Persons that only their place tells: behind a body and a post (永安路小学教师起正荣), whatever their surname."""

import re
from collections.abc import Iterator, Sequence

from kg.mention.candidate import Candidate
from kg.mention.posts import find_posts
from kg.mention.tokens import dictionary_count
from kg.model import Kind, Sentence, Span

NAME = re.compile(r"[一-鿿]{2,3}?(?=老师|同学|同志|被|获|荣|双双|分别|同时|说|参加|到场|到会|作|撰写|入选|当选|主持|出席|喜|代表|等|带|执教|指导|夺|斩|摘|捧|、|,|。|;|\(|$|\t|和|与|及)")
TITLED = re.compile(r"(?:校长|园长|教师|老师|学生|同学|书记|主任|局长|理事长|教研员|科长)$")
LIKELY = 0.78
COMMON = 60
SURE = 0.9


def propose_posted(sentence: Sentence, anchors: Sequence[Span], people: Sequence[Span]) -> Iterator[Candidate]:
    """Two or three characters between a post behind a body and a verb or mark, unless they are a common word or a person is found there."""
    shift = sentence.span.start
    ends = {anchor.end - shift for anchor in anchors}
    for post in find_posts(sentence.folded):
        start = post.span.end
        if not TITLED.search(post.span.of(sentence.folded)) or not any(post.span.start <= end <= start for end in ends):
            continue
        match = NAME.match(sentence.folded, start)
        if match and dictionary_count(match.group()) < COMMON:
            span = Span(match.start() + shift, match.end() + shift)
            if not any(span.overlaps(other) for other in people):
                yield Candidate(Kind.PERSON, span, LIKELY, "person-posted")


def collect_people(sentences: Sequence[Sentence], found: Sequence[Sequence[Candidate]]) -> frozenset[str]:
    """The names of three or more characters that are persons for sure somewhere in the document, and rare ones of two."""
    names = {
        sentence.folded[one.span.start - sentence.span.start : one.span.end - sentence.span.start] for sentence, people in zip(sentences, found, strict=True) for one in people if one.score >= SURE and one.rule == "person"
    }
    return frozenset(name for name in names if name.isalpha() and (len(name) > 2 or dictionary_count(name) < COMMON))


def propose_known(sentence: Sentence, names: frozenset[str], people: Sequence[Candidate]) -> Iterator[Candidate]:
    """Where a person named elsewhere in the document is named again, with no sign of a person around."""
    taken = [one.span for one in people]
    shift = sentence.span.start
    for name in sorted(names):
        start = sentence.folded.find(name)
        while start >= 0:
            span = Span(start + shift, start + len(name) + shift)
            if not any(span.overlaps(other) for other in taken):
                yield Candidate(Kind.PERSON, span, LIKELY, "person-again")
            start = sentence.folded.find(name, start + 1)
