"""What stands around a place of a document: its sentence, the names and posts in it, the sentences before it in its paragraph."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from kg.model import Linked, Sentence, Span

BACK = 3
"""So many sentences before it in its paragraph go on in a sentence."""
NAME = "#"
"""Stands for a name, of which a year may be a part."""


class Surroundings:
    """The sentences, names and posts of a document, by their places in its clean text; `posts` by where their sentences begin."""

    def __init__(
        self, links: Sequence[Linked], sentences: Sequence[Sentence], posts: Mapping[int, Sequence[Span]]
    ) -> None:
        self.sentences = sentences
        self.starts = [sentence.span.start for sentence in sentences]
        self.links = sorted(links, key=lambda one: one.mention.span)
        self.places = [one.mention.span.start for one in self.links]
        self.posts = posts

    def find_sentence(self, span: Span) -> Sentence:
        """The sentence in which a quote begins."""
        return self.sentences[self._place(span.start)]

    def list_links(self, span: Span) -> Sequence[Linked]:
        """The names that begin inside a quote, in order."""
        return self.links[bisect_left(self.places, span.start) : bisect_left(self.places, span.end)]

    def find_post(self, sentence: Sentence, at: int) -> Span | None:
        """The post behind a body that ends at a place, of which its words may hold the end (中心小学|校长, met as 小学校长); None without one."""
        posts = (Span(at, post.end) for post in self.posts.get(sentence.span.start, ()) if post.start <= at < post.end)
        return next(posts, None)

    def list_before(self, sentence: Sentence) -> list[Sentence]:
        """The last sentences before one, in its paragraph."""
        at = self._place(sentence.span.start)
        return [one for one in self.sentences[max(0, at - BACK) : at] if one.block == sentence.block]

    def blank_names(self, sentence: Sentence, end: int) -> str:
        """The folded words of a sentence up to a place of the clean text, with a mark for each name."""
        shift, at, words = sentence.span.start, 0, ""
        for link in self.list_links(Span(shift, max(shift, end))):
            span = link.mention.span
            if span.start - shift >= at:
                words += sentence.folded[at : span.start - shift] + NAME
                at = span.end - shift
        return words + sentence.folded[at : end - shift]

    def _place(self, at: int) -> int:
        """Where the sentence stands that goes over a place."""
        return max(0, bisect_right(self.starts, at) - 1)
