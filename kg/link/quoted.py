"""What stands in quotation marks inside a longer name is a name too: “教坛新秀” of 全市“教坛新秀”, “双师课堂” of “双师课堂”项目."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.link.clusters import Cluster
from kg.model import Kind, Mention, Sentence

QUOTED = re.compile(r"[“\"「]([^“”\"「」]{3,})[”\"」]")
KINDS = frozenset({Kind.AWARD, Kind.EVENT, Kind.PROGRAMME})
DATED = frozenset({Kind.AWARD, Kind.EVENT})
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年度?$")
LEVEL = 8
"""So many characters at most stand before the quotation marks, a place, a level or an ordinal."""


def add_quoted(
    clusters: Mapping[str, Cluster],
    keys: Mapping[Mention, str],
    sentences: Sequence[Sentence],
    mentions: Iterable[Mention],
) -> None:
    """Give honours, occasions and initiatives the quoted part of their names as a name, where it tells one of them from all others."""
    found: dict[tuple[Kind, str], set[str]] = defaultdict(set)
    for key, cluster in clusters.items():
        for name in cluster.names:
            found[cluster.kind, name].add(key)
    quoted = list(find_quoted(sentences, mentions))
    for mention, inner in quoted:
        found[mention.kind, inner].add(keys[mention])
    for mention, inner in quoted:
        if len(found[mention.kind, inner]) == 1:
            clusters[keys[mention]].names.setdefault(inner, 0)


def add_dated(
    clusters: Mapping[str, Cluster],
    keys: Mapping[Mention, str],
    sentences: Sequence[Sentence],
    mentions: Iterable[Mention],
) -> None:
    """Give occasions and honours told right behind a year the name with the year too: 2018年全省中学生柔道锦标赛."""
    starts = [sentence.span.start for sentence in sentences]
    for mention in mentions:
        if mention.kind not in DATED:
            continue
        sentence = sentences[bisect_right(starts, mention.span.start) - 1]
        at = mention.span.start - sentence.span.start
        year = YEAR.search(sentence.folded, max(0, at - LEVEL), at)
        if year:
            clusters[keys[mention]].names.setdefault(year.group() + mention.name, 0)


def find_quoted(sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> Iterator[tuple[Mention, str]]:
    """The mentions that hold one name in quotation marks and more, each with that name."""
    starts = [sentence.span.start for sentence in sentences]
    for mention in mentions:
        if mention.kind not in KINDS:
            continue
        sentence = sentences[bisect_right(starts, mention.span.start) - 1]
        chars = sentence.chars[mention.span.start - sentence.span.start : mention.span.end - sentence.span.start]
        inside = QUOTED.findall(chars)
        if len(inside) == 1 and chars.find(inside[0]) <= LEVEL and inside[0] != mention.name:
            yield mention, inside[0]
