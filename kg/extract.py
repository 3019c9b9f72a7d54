"""The per-document half: one source becomes what it says, with keys that hold inside it."""

from dataclasses import replace

from kg.clean import clean_text
from kg.confidence import weigh_observations, weigh_statements
from kg.link import join_entities, link_parts
from kg.mention import find_mentions
from kg.mention.people import narrow_people
from kg.mention.posts import find_posts
from kg.mention.roles import read_roles
from kg.model import Ending, Extract, Frame, Observation, Sentence, Source, Span, Statement
from kg.record import pause_collector
from kg.relate import (
    Surroundings,
    date_statements,
    drop_left,
    drop_lone_honours,
    find_endings,
    find_observations,
    find_statements,
    settle_areas,
    settle_qualifiers,
)
from kg.rules import load_rules
from kg.segment import split_sentences


@pause_collector()
def extract_source(source: Source) -> Extract:
    """Clean, segment, find names, link them, relate them."""
    rules = load_rules()
    text = clean_text(source)
    sentences = split_sentences(text)
    mentions = find_mentions(sentences, rules)
    parts = link_parts(text, sentences, mentions, rules)
    frames = [Frame(part.scene.title, part.linking.area, part.linking.voice, part.scene.year) for part in parts]
    posts = {sentence.span.start: place_posts(sentence) for sentence in sentences}
    statements: list[Statement] = []
    observations: list[Observation] = []
    endings: list[Ending] = []
    for part, frame in zip(parts, frames, strict=True):
        found = part.linking
        claims = find_statements(source.path, part.sentences, found.links, found.entities, frame, posts)
        ended, spent = find_endings(source.path, part.sentences, found.links, found.entities, frame, posts)
        endings += ended
        claims = add_spent(drop_left(claims, ended), spent)
        roles = read_roles(found.links, part.sentences)
        around = Surroundings(found.links, part.sentences, posts)
        settled = settle_qualifiers(claims, found.entities, around, frame, roles)
        statements += date_statements(settled, around, frame.title)
        observations += find_observations(source.path, part.sentences, found.links, found.entities, frame)
    doers = tuple((frame.area, frame.voice) for frame in frames) if len(frames) > 1 else ()
    whole = replace(frames[0], doers=doers) if frames else Frame()
    links = [link for part in parts for link in part.written.links]
    joined = settle_areas(join_entities(parts), statements, frozenset(frame.area for frame in frames))
    entities = narrow_people(drop_lone_honours(joined, statements, mentions), statements, links, sentences)
    told, counted = tuple(weigh_statements(statements, links)), tuple(weigh_observations(observations))
    return Extract(text, whole, entities, told, counted, (), mentions, tuple(endings))


def add_spent(claims: tuple[Statement, ...], spent: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements, with those of what began and ended that no other says."""
    told = {(one.subject, one.predicate, one.object) for one in claims}
    return (*claims, *(one for one in spent if (one.subject, one.predicate, one.object) not in told))


def place_posts(sentence: Sentence) -> list[Span]:
    """The post words of a sentence, in clean text."""
    shift = sentence.span.start
    return [Span(post.span.start + shift, post.span.end + shift) for post in find_posts(sentence.folded)]
