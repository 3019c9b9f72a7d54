"""What the sequence model sees of every character: its neighbours, its word, and what stands around it.

Sentences are read side by side, as arrays. A sign is a column of numbers, one for each character, 0 where it tells
nothing. `benchmarks/train_tagger.py` learns a weight for each number of each column, so a change here asks for training
anew.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np

from kg.mention.person_signs import read_surnames
from kg.mention.sign_numbers import Index, Numbers, make_index, number_spans, number_word
from kg.mention.sign_sheet import CODES, MARK, MIX, NUMERAL, PAD, Sheet, is_han, join, load_flags, shift
from kg.mention.span_signs import read_class_words, read_cue_words, read_marks, read_spans
from kg.rules import load_rules
from kg.tokens import cut_words


def read_signs(sheet: Sheet) -> Mapping[str, Numbers]:
    """The columns of a sheet, by their names; each has a number for each character that is no pad.

    >>> signs = read_signs(Sheet(["校长", "李明"]))
    >>> signs["char+1"].tolist() == [ord(char) for char in "长#明#"]
    True
    """
    columns = {
        **read_chars(sheet),
        **read_words(sheet),
        **read_class_words(sheet),
        **read_cue_words(sheet),
        **read_spans(sheet),
        **read_marks(sheet),
        **read_surnames(sheet),
    }
    columns["between"] = join(columns["left"], columns["coming"])
    own = np.flatnonzero(sheet.own)
    return {name: column.take(own) for name, column in columns.items()}


def read_chars(sheet: Sheet) -> dict[str, Numbers]:
    """The character, those beside it, their pairs and triples, and what classes they are of."""
    chars = sheet.chars
    third, second, first, one, two, three = (shift(chars, by) for by in (-3, -2, -1, 1, 2, 3))
    classes = load_classes()[np.minimum(chars, CODES - 1)]
    return {
        "char": chars,
        "char-2": second,
        "char-1": first,
        "char+1": one,
        "char+2": two,
        "chars-3": join(third, second, first),
        "chars-2": join(second, first),
        "chars-1": join(first, chars),
        "chars": join(first, chars, one),
        "chars0": join(chars, one),
        "chars+1": join(one, two),
        "chars+3": join(one, two, three),
        "classes": join(shift(classes, -1), classes, shift(classes, 1)),
    }


@cache
def load_classes() -> Numbers:
    """The class of each character: a mark by itself, Chinese numerals, other Chinese ones, digits, and all else."""
    codes, flags = np.arange(CODES, dtype=np.uint64), load_flags()
    classes = np.where(is_han(codes), np.uint64(2), np.uint64(4))
    classes[(flags & NUMERAL) > 0] = 1
    classes[ord("0") : ord("9") + 1] = 3
    return np.where(flags & MARK, codes, classes)


@cache
def number_tag(tag: str) -> int:
    """The number of a word's part of speech."""
    return number_word(tag[:2])


def read_words(sheet: Sheet) -> dict[str, Numbers]:
    """The word that a character stands in and where in it, the words beside it, their tags, and whether they part names."""
    ends = [*range(1, len(PAD) + 1)]
    tags = [number_word("#")] * len(PAD)
    for start, sentence in zip(sheet.starts, sheet.sentences, strict=True):
        cut, after = cut_words(sentence), start + len(sentence)
        ends += [start + word.end for word in cut]
        ends += range(after + 1, after + len(PAD) + 1)
        tags += [number_tag(word.tag) for word in cut]
        tags += tags[: len(PAD)]
    stops = np.array(ends)
    starts = np.concatenate([[0], stops[:-1]])
    word, tag = number_spans(sheet.chars, starts, stops), np.array(tags, np.uint64)
    index, strengths = load_breaks()
    parting = strengths[index.find(word)]
    before, behind = shift(tag, -1), shift(tag, 1)
    told = {
        **{f"word{by:+}": shift(word, by) for by in (-2, -1, 0, 1, 2)},
        **{f"break{by:+}": shift(parting, by) for by in (-1, 0, 1)},
        "tag": tag,
        "tags-1": join(before, tag),
        "tags+1": join(tag, behind),
        "tags": join(before, tag, behind),
    }
    place = np.ones(sheet.size, np.uint64)
    place[starts] += np.uint64(1)
    place[stops - 1] += np.uint64(2)
    spread = {name: values.repeat(stops - starts) for name, values in told.items()}
    return {name: np.where(values, values * MIX + place, 0) for name, values in spread.items()}


@cache
def load_breaks() -> tuple[Index, Numbers]:
    """Words that part names, to be found by their numbers, and how strongly each does (0 for a word that is none)."""
    breaks = {number_word(word): number_word(strength) for word, strength in load_rules().breaks.items()}
    words = sorted(breaks)
    return make_index(np.array(words, np.uint64)), np.array([0, *map(breaks.__getitem__, words)], np.uint64)
