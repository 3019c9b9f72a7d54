"""Posts and roles as written: 副校长, 数学教师, 党总支副书记, 五(3)班班主任."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.model import Span
from kg.record import record
from kg.rules import read_table, require_known
from kg.tokens import Word, cut_words, dictionary_tag

CLASSES = frozenset({"Principal", "Teacher", "Student", "Official", "", "Prefix"})
FORM = re.compile(r"(?:[一二三四五六七八九高初中大小]{1,2}(?:\(\d{1,2}\)|\d{1,2})?|\d{1,4}级?)(?:班|年级)$")
LEADING = "校长|园长|书记|主任|局长|院长|所长|科长|组长|学区长|理事长|会长|队长|主席|教师|委员|成员"
APPOINTED = re.compile(
    rf"(?:(?<=[、,。;:()\t ])|(?<=其中)|(?<=[派由])|(?<=[校园局]长)|(?<=[教老]师)|(?<=主任)|(?<=书记)|^)(?P<name>[一-鿿]{{2,4}}?)(?:同志)?(?P<verb>现任|担任|出任|接任|继任|兼任|调任|升任|现系|系|任)(?![教命课务职期])(?=[一-鿿()]{{0,24}}(?:{LEADING}))"
)
SECTION = re.compile(
    r"(?:(?<=[局校院委厅府团])|(?<=[,，。;；:：、\n ])|^)(?![由请经在与和及向据对])[一-鿿]{2,4}[科股处系]$"
)
"""A section of a bureau or school whose head a post is: the 基教科 of 教体局基教科科长."""
SECTION_HEADS = frozenset({"科长", "股长", "处长", "主任", "系主任"})
BITTEN = frozenset(
    {"长官", "长符", "长乐", "师傅", "长安", "长孙", "长沙", "长春", "长白", "长宁", "长丰", "长江", "任何", "任平"}
)
"""Words made of the last character of a post and a surname; those of time and length (长期, 长远) are none."""
LONGEST_PREFIX = 6
LONGEST_FORM = 8


@record(order=True)
class Post:
    """A post met in a text: `span` the role as written, `core` its class word, `narrow` the class of Person it tells."""

    span: Span
    core: Span
    narrow: str


@record
class PostWords:
    """The rows of `posts.csv`: posts with their classes and own prefixes, words that may stand before any of them."""

    narrow: Mapping[str, str]
    own: Mapping[str, tuple[str, ...]]
    before: frozenset[str]
    scanner: AhoCorasick


@cache
def load_posts() -> PostWords:
    """Read `ontology/terms/posts.csv`; RulesError for a class that is unknown."""
    rows = read_table("terms/posts.csv", ("post", "class", "prefixable"))
    for row in rows:
        require_known("posts.csv", row["post"], row["class"], CLASSES)
    posts = [row for row in rows if row["class"] != "Prefix"]
    return PostWords(
        {row["post"]: row["class"] for row in posts},
        {row["post"]: tuple(row["prefixable"].split("|")) if row["prefixable"] else () for row in posts},
        frozenset(row["post"] for row in rows if row["class"] == "Prefix"),
        AhoCorasick([row["post"] for row in posts], matchkind=MatchKind.LeftmostLongest),
    )


@lru_cache(maxsize=4096)
def find_posts(folded: str) -> tuple[Post, ...]:
    """Every post in a folded text, each with the words before it that belong to the role; spans are relative to it.

    >>> text = "党总支副书记、五(3)班班主任王芳和数学教师李明"
    >>> [post.span.of(text) for post in find_posts(text)]
    ['党总支副书记', '五(3)班班主任', '数学教师']
    """
    words = load_posts()
    matches = words.scanner.find_matches_as_indexes(folded)
    if not matches:
        return ()
    cut = cut_words(folded)
    starts = [word.start for word in cut]
    posts: list[Post] = []
    floor = 0
    for _, first, end in matches:
        left, right = (_word_around(folded, cut[bisect_right(starts, at) - 1], at) for at in (first, end))
        # 任|教导主任, 兼|学区长
        taken_up = left is not None and left.start == first - 1 and folded[left.start] in "任兼"
        # 年级组长 behind 七: 七年级 is the word and 组长 the post.
        start = left.end if left and not taken_up and folded[left.end : end] in words.narrow else first
        bites = not taken_up and ((right and right.start != start) or (start == first and left and left.end != end))
        if bites and not (right and goes_on_in_name(folded, right, end)):
            continue
        name = folded[start:end]
        posts.append(Post(Span(_extend_left(folded, start, floor, name), end), Span(start, end), words.narrow[name]))
        floor = end
    return tuple(posts)


def goes_on_in_name(folded: str, word: Word, end: int) -> bool:
    """Whether a word that a post bites into is the post's last character and a surname (校|长官|桂芳, 教|师傅|清源, 校|长阳|建军)."""
    if (word.start, word.end) != (end - 1, end + 1):
        return False
    return folded[word.start : word.end] in BITTEN or word.tag == "ns"


def find_appointed(folded: str) -> Iterator[tuple[Span, Span]]:
    """Who may be said to take up a post, and the verb behind: the 江超 and the 任 of 江超任大石小学校长."""
    if "任" not in folded and "系" not in folded:
        return
    for found in APPOINTED.finditer(folded):
        yield Span(*found.span("name")), Span(*found.span("verb"))


def _word_around(folded: str, word: Word, at: int) -> Word | None:
    """The word, where it is of the dictionary and `at` lies strictly inside it: 会长 cuts 长期 in 会|长期."""
    return word if word.start < at < word.end and dictionary_tag(folded[word.start : word.end]) else None


def _extend_left(folded: str, start: int, floor: int, name: str) -> int:
    """Where the role as written begins: prefixes are taken one after another, not past `floor`."""
    words = load_posts()
    own = words.own[name]
    if name in SECTION_HEADS and (section := SECTION.search(folded[:start], max(floor, start - LONGEST_FORM))):
        return section.start()
    while True:
        if form := FORM.search(folded, max(floor, start - LONGEST_FORM), start):
            start = form.start()
        for length in range(min(LONGEST_PREFIX, start - floor), 0, -1):
            piece = folded[start - length : start]
            if piece in words.before or piece in own:
                start -= length
                break
        else:
            return start
