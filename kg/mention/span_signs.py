"""Signs of what stands around a character: class words, cues, places, posts and marks, and how far away they are."""

from collections.abc import Iterable
from functools import cache

import numpy as np
from ahocorasick_rs import AhoCorasick, MatchKind

from kg.mention.posts import find_posts
from kg.mention.sign_numbers import Numbers, number_word
from kg.mention.sign_sheet import (
    CODES,
    END,
    MARK,
    PAD,
    PART,
    QUOTE,
    Sheet,
    add_distance,
    join,
    look_ahead,
    look_back,
    shift,
)
from kg.name_places import scan_places, scan_towns
from kg.rules import load_rules, read_cues

OPENING = {"“": 1, "「": 1, "《": 2}
FIRST, WITHIN, LAST = 1, 2, 3
"""Where in a span a character stands."""
BEHIND = np.uint64(4)
"""Right behind a span."""


def read_class_words(sheet: Sheet) -> dict[str, Numbers]:
    """The class word that a character stands in, those right beside it, and the next one to its right."""
    rules = load_rules()
    held, last, coming = (np.zeros(sheet.size, np.uint64) for _ in range(3))
    stops = np.arange(sheet.size)
    events = sheet.holds(PART)
    found = [
        (start, end, number_word(suffix.kind))
        for suffix, start, end in rules.find_suffixes(sheet.text)
        if rules.closes(suffix, sheet.text, end)
    ]
    for start, end, kind in sorted(found):
        held[start:end] = kind
        last[start:end] = 0
        last[end - 1] = kind
    for start, end, kind in sorted(found, reverse=True):
        events[start], coming[start], stops[start] = True, kind, end
    next_at = look_ahead(events)
    ahead, far = coming[next_at], stops[next_at] - np.arange(sheet.size)
    return {
        "class": join(shift(last, -1), held, last),
        "class-1": shift(last, -1),
        "class+1": join(shift(held, 1), shift(last, 1)),
        "coming": ahead,
        "coming far": add_distance(ahead, far),
    }


@cache
def load_cues() -> tuple[AhoCorasick, tuple[int, ...]]:
    """The scanner for the cue words of `terms/cues.csv`, and the number of the cue of each of its words."""
    cues = {word: cue for cue, words in sorted(read_cues("terms/cues.csv").items(), reverse=True) for word in words}
    words = sorted(cues)
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), tuple(number_word(cues[word]) for word in words)


def read_cue_words(sheet: Sheet) -> dict[str, Numbers]:
    """The cue that a character stands in, and the nearest on either side of it in the sentence, with how far it is."""
    scanner, cues = load_cues()
    inside, ended, coming = (np.zeros(sheet.size, np.uint64) for _ in range(3))
    behind, ahead = sheet.holds(END), sheet.holds(END)
    for index, start, end in scanner.find_matches_as_indexes(sheet.text):
        inside[start:end] = ended[end] = coming[start - 1] = cues[index]
        behind[end] = ahead[start - 1] = True
    last_at, next_at, here = look_back(behind), look_ahead(ahead), np.arange(sheet.size)
    left, right = ended[last_at], coming[next_at]
    return {
        "cue": inside,
        "left": left,
        "left far": add_distance(left, here - last_at),
        "right": right,
        "right far": add_distance(right, next_at - here),
    }


def read_spans(sheet: Sheet) -> dict[str, Numbers]:
    """The place or town, and the post, that a character stands in or right behind; how far ahead the next post is."""
    places: list[tuple[int, int]] = []
    posts: list[tuple[int, int]] = []
    for at, sentence in zip(sheet.starts, sheet.sentences, strict=True):
        spans = [*(match.span for match in scan_places(sentence)), *scan_towns(sentence)]
        places += [(at + span.start, at + span.end) for span in spans]
        posts += [(at + post.span.start, at + post.span.end) for post in find_posts(sentence)]
    coming = np.zeros(sheet.size, np.uint64)
    starts = np.array([start for start, _ in posts], np.int64)
    for far in range(len(PAD), 0, -1):
        coming[starts - far] = far
    return {"place": mark_spans(sheet, places), "post": mark_spans(sheet, posts), "post ahead": coming}


def mark_spans(sheet: Sheet, spans: Iterable[tuple[int, int]]) -> Numbers:
    """Where in a span each character stands, and whether one ended right before it."""
    held = np.zeros(sheet.size, np.uint64)
    for start, end in spans:
        held[start:end] = WITHIN
        held[end - 1] = LAST
        held[start] = FIRST
    held[shift(held, -1) == LAST] += BEHIND
    return held


@cache
def load_quotes() -> Numbers:
    """What each quotation mark opens; 0 for those that close."""
    opens = np.zeros(CODES, np.uint64)
    for char, number in OPENING.items():
        opens[ord(char)] = number
    return opens


def read_marks(sheet: Sheet) -> dict[str, Numbers]:
    """Whether a character stands in quotation marks or in those of a title, and the last mark before it."""
    quote = look_back(sheet.holds(QUOTE))
    before = look_back(sheet.holds(MARK)[:-1])
    mark = np.append(np.uint64(0), sheet.chars[before])
    return {
        "quoted": load_quotes()[np.minimum(sheet.chars[quote], CODES - 1)],
        "mark": mark,
        "mark far": add_distance(mark, np.arange(sheet.size) - np.append(0, before)),
    }
