"""What the sequence model sees of every character of a sentence: its neighbours, its word, and what stands around it.

A sign is a column: its name and one value for each character, "" where it tells nothing. `benchmarks/train_tagger.py`
learns a weight for each value of each column, so a change here asks for training anew.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from operator import add

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.mention.person_model import load_model
from kg.mention.posts import find_posts
from kg.name_places import scan_places, scan_towns
from kg.rules import Rules, read_cues
from kg.tokens import cut_words

Column = Sequence[str]
PAD = 3
MARKS = frozenset("、,，;；:：。.!！?？()（）[]【】\t\n|/—·“”‘’\"'《》「」 -")
ENDS = frozenset("。;；\n")
"""Behind these nothing is told any more of what stood before."""
PARTS = frozenset("、,，;；:：。!！?？\t\n ")
"""Across these no class word ends a name."""
FAR = (4, 6, 10, 16)
OPENING, CLOSING = {"“": "q", "「": "q", "《": "b"}, {"”": "q", "」": "q", "》": "b"}
AHEAD = 4
"""So many characters ahead a post is seen."""
LEAST, MOST = -6, 3
"""Logits of a name's characters beyond these are alike."""


def read_signs(folded: str, rules: Rules) -> dict[str, Column]:
    """The columns of a sentence, by their names; each has as many values as the sentence has characters.

    >>> from kg.rules import load_rules
    >>> signs = read_signs("校长李明", load_rules())
    >>> signs["char"], signs["word"], signs["post"]
    ('校长李明', ['B校长', 'E校长', 'B李明', 'E李明'], ['B', 'E', 'A', ''])
    """
    return {
        **read_chars(folded),
        **read_words(folded, rules),
        **read_class_words(folded, rules),
        **read_spans(folded),
        **read_cue_words(folded),
        **read_marks(folded),
        **read_surnames(folded),
    }


def read_chars(folded: str) -> dict[str, Column]:
    """The character, those beside it, and their pairs."""
    size = len(folded)
    padded = "#" * PAD + folded + "#" * PAD
    third, second, first, one, two = (padded[PAD + at : PAD + at + size] for at in (-3, -2, -1, 1, 2))
    before = list(map(add, second, first))
    return {
        "char": folded,
        "char-1": first,
        "char+1": one,
        "chars-3": list(map(add, third, before)),
        "chars-2": before,
        "chars-1": list(map(add, first, folded)),
        "chars0": list(map(add, folded, one)),
        "chars+1": list(map(add, one, two)),
    }


def read_words(folded: str, rules: Rules) -> dict[str, Column]:
    """The word that a character stands in and where (B, M, E or S), the words beside it, their tags, and whether they part names."""
    words = cut_words(folded)
    chars = ["#", *(folded[word.start : word.end] for word in words), "#"]
    tags = ["#", *(word.tag[:2] for word in words), "#"]
    breaks = [rules.breaks.get(word, "") for word in chars]
    pairs = list(map("/".join, pairwise(tags)))
    told = {
        "word-1": chars,
        "word": chars[1:],
        "word+1": chars[2:],
        "tags-1": pairs,
        "tags+1": pairs[1:],
        "break-1": breaks,
        "break": breaks[1:],
        "break+1": breaks[2:],
    }
    places = ["S" if word.end - word.start == 1 else f"B{'M' * (word.end - word.start - 2)}E" for word in words]
    return {
        name: [at + value if value else "" for value, place in zip(values, places, strict=False) for at in place]
        for name, values in told.items()
    }


def read_class_words(folded: str, rules: Rules) -> dict[str, Column]:
    """The class word that a character stands in, that which ended right before it, and the next one to its right."""
    size = len(folded)
    held, coming = [""] * size, [""] * size
    found = [(start, end, suffix.kind) for suffix, start, end in rules.find_suffixes(folded)]
    found = sorted(one for one in found if rules.closes(rules.suffixes[folded[one[0] : one[1]]], folded, one[1]))
    for start, end, kind in found:
        held[start:end] = [f"I{kind}"] * (end - start - 1) + [f"E{kind}"]
    starts = [start for start, _, _ in found]
    edges = [at for at, char in enumerate(folded) if char in PARTS]
    for at in range(size if found else 0):
        place = bisect_left(starts, at)
        if place == len(found):
            break
        edge = bisect_left(edges, at)
        start, end, kind = found[place]
        if edge == len(edges) or edges[edge] >= start:
            coming[at] = f"{kind}{tell_distance(end - at)}"
    return {"class": mark_ends(held), "coming": coming}


def mark_ends(column: Sequence[str]) -> Column:
    """The values, each with what ended right before it (A)."""
    return [
        f"A{before[1:]}{value}" if before[:1] == "E" else value
        for before, value in zip(["", *column], column, strict=False)
    ]


def tell_distance(chars: int) -> str:
    """How far away something is, the farther the rougher."""
    return str(chars) if chars < FAR[0] else str(FAR[bisect_right(FAR, chars) - 1])


def read_spans(folded: str) -> dict[str, Column]:
    """The place or town, and the post, that a character stands in; what ended right before it; a post right ahead."""
    size = len(folded)
    places = [""] * size
    for span in (*(match.span for match in scan_places(folded)), *scan_towns(folded)):
        mark_span(places, span.start, span.end)
    posts = [""] * size
    for post in find_posts(folded):
        start = post.span.start
        mark_span(posts, start, post.span.end)
        for at in range(max(0, start - AHEAD), start):
            posts[at] = posts[at] or str(start - at)
    return {"place": mark_ends(places), "post": mark_ends(posts)}


def mark_span(column: list[str], start: int, end: int) -> None:
    """Write B, I and E into a column where a span stands."""
    column[start:end] = ["B", *"I" * (end - start - 2), "E"][: end - start]


@cache
def load_cues() -> tuple[AhoCorasick, tuple[str, ...]]:
    """The scanner for the cue words of `terms/cues.csv`, and the cue of each of its words."""
    cues = {word: cue for cue, words in sorted(read_cues("terms/cues.csv").items(), reverse=True) for word in words}
    words = sorted(cues)
    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest), tuple(cues[word] for word in words)


def read_cue_words(folded: str) -> dict[str, Column]:
    """The cue that a character stands in, and the nearest on either side of it in the sentence, with how far it is."""
    scanner, cues = load_cues()
    found = [(start, end, cues[index]) for index, start, end in scanner.find_matches_as_indexes(folded)]
    size = len(folded)
    inside = [""] * size
    for start, end, cue in found:
        inside[start:end] = [cue] * (end - start)
    edges = [at for at, char in enumerate(folded) if char in ENDS]
    left, right = (
        list(find_nearest(size, found, edges)),
        list(find_nearest(size, flip(found, size), flip_at(edges, size))),
    )
    return {
        "cue": inside,
        "left": left,
        "right": right[::-1],
    }


def flip(found: Sequence[tuple[int, int, str]], size: int) -> list[tuple[int, int, str]]:
    """Spans as they lie when the sentence is read backwards."""
    return [(size - end, size - start, cue) for start, end, cue in reversed(found)]


def flip_at(places: Sequence[int], size: int) -> list[int]:
    """Places as they lie when the sentence is read backwards."""
    return [size - 1 - at for at in reversed(places)]


def find_nearest(size: int, found: Sequence[tuple[int, int, str]], edges: Sequence[int]) -> Iterator[str]:
    """For each character the last cue that ended before it, with its distance; an edge makes it forgotten."""
    ends = {end: cue for _, end, cue in found}
    stops = frozenset(edges)
    cue, since = "", 0
    for at in range(size):
        if at in stops:
            cue = ""
        if at in ends:
            cue, since = ends[at], at
        yield f"{cue}{tell_distance(at - since)}" if cue else ""


def read_marks(folded: str) -> dict[str, Column]:
    """Whether a character stands in quotation marks or in those of a title, and the last mark before it."""
    quoted: list[str] = []
    last: list[str] = []
    within, mark, since = "", "^", 0
    for at, char in enumerate(folded):
        within = OPENING.get(char, "" if CLOSING.get(char) == within else within)
        quoted.append(within)
        last.append(mark + tell_distance(at - since))
        if char in MARKS:
            mark, since = char, at + 1
    return {"quoted": quoted, "mark": last}


def read_surnames(folded: str) -> dict[str, Column]:
    """How much a name of two or three characters that begins here, or one or two characters before, looks like a person's."""
    model = load_model()
    size = len(folded)
    signs: dict[str, list[str]] = {
        f"{sign}{at}": [""] * size for sign, most in (("name", 2), ("long", 3)) for at in range(most)
    }
    plain = [""] * size
    for match in model.finder.finditer(folded):
        start = match.start()
        middle = start + 2 if folded[start : start + 2] in model.surnames else start + 1
        surname, given = folded[start:middle], folded[middle : middle + 2]
        if surname not in model.surnames or not given:
            continue
        plain[start] = str(model.surnames[surname].plain)
        for sign, part in (("name", given[:1]), ("long", given)):
            if len(part) > (sign == "long") and all("一" <= char <= "鿿" for char in part):
                logit = round(model.score(surname, part, alone=False))
                value = f"{len(surname)}{min(MOST, max(LEAST, logit))}"
                for at in range(min(1 + len(part), size - start)):
                    signs[f"{sign}{at}"][start + at] = value
    return {**signs, "plain": plain}
