"""Whether a person is a teacher, a principal, a student or an official: told by the posts that stand beside the name."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.mention.posts import Post, find_posts
from kg.model import SCHOOLING, Entity, Kind, Linked, Predicate, Sentence, Statement

ORDER = ("Principal", "Official", "Teacher", "Student")
"""Who bears several posts is told by the first of these."""
# Contestants and members of a team may be teachers as well as pupils.
VAGUE = re.compile(r"选手|队员|学员|团员|运动员|队长|主持人|教练|师傅|导师|代表")


def narrow_people(
    entities: Sequence[Entity], statements: Iterable[Statement], links: Sequence[Linked], sentences: Sequence[Sentence]
) -> tuple[Entity, ...]:
    """The entities, persons with the narrower class that their posts tell, where one is told."""
    kinds = {entity.key: entity.kind for entity in entities}
    told: dict[str, set[str]] = defaultdict(set)
    for key, narrow in (*read_roles(statements, kinds), *read_beside(links, sentences)):
        told[key].add(narrow)
    return tuple(
        replace(entity, narrow=tuple(one for one in ORDER if one in told[entity.key])[:1])
        if entity.kind is Kind.PERSON and told[entity.key]
        else entity
        for entity in entities
    )


def read_roles(statements: Iterable[Statement], kinds: Mapping[str, Kind]) -> Iterator[tuple[str, str]]:
    """The classes told by the roles of statements; every post at an authority is an official's."""
    for one in statements:
        if one.predicate is not Predicate.AFFILIATED_WITH or not one.qualifiers.role:
            continue
        posts = find_posts(one.qualifiers.role)
        if posts and kinds.get(one.object) is Kind.AUTHORITY:
            yield one.subject, "Official"
        elif kinds.get(one.object) in SCHOOLING:
            yield from ((one.subject, narrow) for narrow in read_posts(posts, one.qualifiers.role))


def read_beside(links: Sequence[Linked], sentences: Sequence[Sentence]) -> Iterator[tuple[str, str]]:
    """The classes told by posts right before or behind a name, whether or not its body is known."""
    people = sorted((link for link in links if link.mention.kind is Kind.PERSON), key=lambda link: link.mention.span)
    starts = [link.mention.span.start for link in people]
    for sentence in sentences:
        here = people[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        if not here:
            continue
        shift = sentence.span.start
        posts = find_posts(sentence.folded)
        for link in here:
            near = [
                post
                for post in posts
                if link.mention.span.start == post.span.end + shift or link.mention.span.end == post.span.start + shift
            ]
            yield from ((key, narrow) for key in link.keys for narrow in read_posts(near, sentence.folded))


def read_posts(posts: Iterable[Post], folded: str) -> Iterator[str]:
    """The classes of some posts of a folded text, but for those that say too little."""
    for post in posts:
        if post.narrow in {"Principal", "Teacher", "Student"} and not VAGUE.search(post.core.of(folded)):
            yield post.narrow
