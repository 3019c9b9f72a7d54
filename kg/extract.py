"""The per-document half: one source becomes what it says, with keys that hold inside it."""

from kg.clean import clean_text
from kg.link import link_mentions, read_scene
from kg.mention import find_mentions
from kg.mention.posts import find_posts
from kg.model import Extract, Frame, Sentence, Source, Span
from kg.relate import find_observations, find_statements
from kg.rules import load_rules
from kg.segment import split_sentences


def extract_source(source: Source) -> Extract:
    """Clean, segment, find names, link them, relate them."""
    rules = load_rules()
    text = clean_text(source)
    sentences = split_sentences(text)
    mentions = find_mentions(sentences, rules)
    scene = read_scene(text, sentences, mentions)
    linking = link_mentions(scene, sentences, mentions, rules)
    frame = Frame(scene.title, linking.area, linking.voice, scene.year)
    posts = {sentence.span.start: place_posts(sentence) for sentence in sentences}
    statements = find_statements(source.path, sentences, linking.links, linking.entities, frame, posts)
    observations = find_observations(source.path, sentences, linking.links, linking.entities, frame)
    return Extract(text, frame, linking.entities, statements, observations, (), mentions)


def place_posts(sentence: Sentence) -> list[Span]:
    """The post words of a sentence, in clean text."""
    shift = sentence.span.start
    return [Span(post.span.start + shift, post.span.end + shift) for post in find_posts(sentence.folded)]
