"""A sentence with its names put into signs, so that the shape of a roster shows: G:S(note)、S、S."""

import re
from collections.abc import Mapping, Sequence

from kg.model import Kind, Linked, Sentence, Span
from kg.record import record

SIGNS = {Kind.GROUP: "\ue001", Kind.SCHOOL: "\ue002", Kind.PERSON: "\ue003"}
GROUP, SCHOOL, PERSON, OTHER = "\ue001", "\ue002", "\ue003", "\ue004"
OUTSIDE = re.compile(r"观察|协作单位|结对|非成员|列席|特邀|退出|转出|调出|已撤|撤出|未加入")
TO_JOIN = re.compile(r"拟|待(?:批|加入|吸纳)|申请加入|意向|筹备|筹建")
"""Words in brackets behind a school of a roster: no member, or not yet one."""
QUOTES = str.maketrans("", "", '“”"‘’')
QUOTE = re.compile('[“”"‘’]')
HAN = re.compile(r"[一-鿿]")


@record
class Skeleton:
    """A sentence with every name put into one sign; `links` are the names by their place among the signs."""

    words: str
    links: Mapping[int, Linked]
    starts: tuple[int, ...]

    def place(self, at: int) -> int:
        """Where a place of the skeleton lies in the clean text."""
        return self.starts[min(at, len(self.starts) - 1)]


def make_skeleton(sentence: Sentence, links: Sequence[Linked], signs: Mapping[Kind, str] = SIGNS) -> Skeleton:
    """The skeleton of a sentence, without quotation marks; a kind without one of the `signs` is put as another."""
    shift = sentence.span.start
    words: list[str] = []
    starts: list[int] = []
    found: dict[int, Linked] = {}
    edge = shift
    quoted = QUOTE.search(sentence.folded) is not None
    for link in sorted(links, key=lambda one: (one.mention.span.start, -len(one.mention.span))):
        span = link.mention.span
        if span.start < edge:
            continue
        keep_words(sentence, Span(edge, span.start), words, starts, quoted=quoted)
        found[len(starts)] = link
        words.append(OTHER if link.mention.rule == "former-group" else signs.get(link.mention.kind, OTHER))
        starts.append(span.start)
        edge = span.end
    keep_words(sentence, Span(edge, sentence.span.end), words, starts, quoted=quoted)
    return Skeleton("".join(words), found, (*starts, sentence.span.end))


def keep_words(sentence: Sentence, span: Span, words: list[str], starts: list[int], *, quoted: bool) -> None:
    """Take over the characters of a span of the clean text, and where each stands, without quotation marks."""
    start, shift = span.start, sentence.span.start
    chars = sentence.folded[start - shift : span.end - shift]
    if quoted and QUOTE.search(chars):
        words.append(chars.translate(QUOTES))
        edge = start
        for mark in QUOTE.finditer(chars):
            starts.extend(range(edge, start + mark.start()))
            edge = start + mark.end()
        starts.extend(range(edge, span.end))
    else:
        words.append(chars)
        starts.extend(range(start, start + len(chars)))


def list_members(skeleton: Skeleton, match: re.Match[str], part: str = "list") -> list[tuple[Linked, str]]:
    """The schools of a roster with the words in brackets behind each."""
    found = []
    for place in range(match.start(part), match.end(part)):
        if skeleton.words[place] == SCHOOL and not HAN.match(skeleton.words[place + 1 : match.end(part)]):
            note = re.match(r"\s?\(([^()]*)\)", skeleton.words[place + 1 :])
            found.append((skeleton.links[place], note.group(1) if note else ""))
    return found
