"""Where a body that may speak stands: at the head of a line, alone in it, in a signature, or told as a venue or as the maker."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from kg.model import Kind, Mention, Sentence, Span

LONGEST_TITLE = 40
"""A title line has no more characters."""
UNDER_BEFORE = re.compile(r"在[^,。;在]{0,24}$")
UNDER_AFTER = re.compile(r"[^,。;在]{0,24}?(?:领导|指导|支持|关怀|关心|帮助|重视)下")
"""Around the bodies above who speaks: 在|县教育局|的正确领导下."""
VENUE_BEFORE = re.compile(r"[在于]$")
VENUE_AFTER = re.compile(r"[^,，。;；]{0,8}?(?:举[行办]|召开|开幕|落幕|闭幕|开赛|开考|进行|揭牌|拉开)")
MADE = re.compile(r"(?:[一-鿿]{1,4}[股科室处])?(?:制|编[制印]|整理|供稿|汇编)(?=[,，。)）;；\s]|$)")
ROLL_REST, ROLL_LEAST = 8, 2
"""How many other characters a line of a roll holds at most, and how many schools a roll has at least."""
SIGNING = re.compile(r"(?:[(【]|—+)\s*$")
SIGNED = re.compile(r"[^,。;!?()]{0,14}[)】]?。?\s*$")
"""What stands before and behind a body that signs at the very end of a text: ……。(望江中学2021年总结)."""


def heads_line(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a mention begins a line that is as short as a title."""
    return any(
        sentence.span.covers(mention.span)
        and sentence.chars.strip().startswith(mention.name)
        and len(sentence.chars) <= LONGEST_TITLE
        for sentence in sentences
    )


def said_before(mention: Mention, sentences: Sequence[Sentence]) -> str:
    """The few words of its sentence right before a mention."""
    place = bisect_right(sentences, mention.span.start, key=lambda sentence: sentence.span.start) - 1
    if place < 0:
        return ""
    start = mention.span.start - sentences[place].span.start
    return sentences[place].folded[max(0, start - 6) : max(0, start)]


def is_venue(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a body is told as where something takes place: 在望江中学举行."""
    if not VENUE_BEFORE.search(said_before(mention, sentences)):
        return False
    place = bisect_right(sentences, mention.span.start, key=lambda sentence: sentence.span.start) - 1
    sentence = sentences[place]
    return VENUE_AFTER.match(sentence.folded, mention.span.end - sentence.span.start) is not None


def is_above(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a body is told as one under whose guidance the work is done: 在县委、|县教育局|的正确领导下."""
    place = bisect_right(sentences, mention.span.start, key=lambda sentence: sentence.span.start) - 1
    if place < 0:
        return False
    folded, shift = sentences[place].folded, sentences[place].span.start
    if not UNDER_AFTER.match(folded, mention.span.end - shift):
        return False
    return UNDER_BEFORE.search(folded, max(0, mention.span.start - shift - 26), mention.span.start - shift) is not None


def is_maker(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a body is told to have made what follows: (市教体局基教股|制,8月29日)."""
    place = bisect_right(sentences, mention.span.start, key=lambda sentence: sentence.span.start) - 1
    return MADE.match(sentences[place].folded, mention.span.end - sentences[place].span.start) is not None


def stands_alone(mention: Mention, sentences: Sequence[Sentence]) -> bool:
    """Whether a mention stands alone in its line, as a signature or a masthead does, and is not who the text is addressed to."""
    return any(
        sentence.span.covers(mention.span)
        and len(sentence.chars.strip()) <= len(mention.name) + 14
        and sentence.chars.strip()[-1] not in ":："
        for sentence in sentences
    )


def closes_text(mention: Mention, last: Sentence) -> bool:
    """Whether a mention signs at the end of the last sentence, in brackets or behind a dash."""
    if not last.span.covers(mention.span):
        return False
    start, end = mention.span.start - last.span.start, mention.span.end - last.span.start
    return bool(SIGNING.search(last.folded[:start]) and SIGNED.match(last.folded, end))


def list_rolled(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> frozenset[Span]:
    """Where the schools of a roll stand, of which none speaks: several lines of a person and a school each (李晓兰　望江中学)."""
    named = [one for one in mentions if one.kind in {Kind.PERSON, Kind.SCHOOL}]
    found: dict[Span, str] = {}
    for sentence in sentences if len(named) > ROLL_LEAST else ():
        place = bisect_left(named, sentence.span.start, key=lambda one: one.span.start)
        here = [one for one in named[place : place + 2] if sentence.span.covers(one.span)]
        rest = len(sentence.chars.strip()) - sum(len(one.span) for one in here)
        if len({one.kind for one in here}) > 1 and rest <= ROLL_REST:
            found.update({one.span: one.name for one in here if one.kind is Kind.SCHOOL})
    return frozenset(found) if len({*found.values()}) >= ROLL_LEAST else frozenset()
