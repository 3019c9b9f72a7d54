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
