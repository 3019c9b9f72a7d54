"""Reads the graphs that a build wrote, as text: three times faster than a parser that must know all of Turtle; changes them."""

import json
import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from kg.model import Passage, Scan
from kg.sorting import pair_sorted
from kg.vocabulary import PREFIXES

PIECE = 4 << 20
"""Bytes that are read at once."""
SMALL = 1 << 16
"""The same where most of what is read stays as it is."""
END, NEXT = " .\n\n", " ;\n    "
"""How a block ends, and what stands between two predicates in it; words in it hold no line end."""
LANGUAGE = '"@zh'
TERM = re.compile(r'"(?:[^"\\]|\\.)*"[^\s,]*|<[^>]*>|[^\s,]+')
ENDING, STARTING = f"#position> a oa:TextPositionSelector{NEXT}oa:end ", f"{NEXT}oa:start "
QUOTED = '"@zh'
EXACT, PREFIX, SUFFIX = f'{NEXT}oa:exact "', f'{QUOTED}{NEXT}oa:prefix "', f'{QUOTED}{NEXT}oa:suffix "'
PAGE, SOURCE = "edu:page ", f"{NEXT}oa:hasSource <"
"""What stands in the blocks of an evidence before its end, start, words, page and source."""
BLOCK, OPENING, GRAPH = END.encode(), b" {", b"}\n\n"
"""How the block of a subject ends, and how the line ends that opens a named graph; how that ends."""
Key = tuple[bytes, bytes]
"""The graph (b"" for the default one) and subject of a block; blocks are sorted by both in a file."""
Block = tuple[Key, bytes]
"""A block without its end."""
KEY = itemgetter(0)
NONE: Block = ((b"", b""), b"")
Change = tuple[Key, bytes, bytes]
"""What a block was and what it is now; b"" where there was or is none."""
RDF_TYPE = f"{PREFIXES['rdf']}type"


def scan_graph(file: Path, passages: list[Passage] | None = None) -> Scan:
    """What goes over a graph.ttl that `kg.blocks` wrote and nobody has changed since.

    The blocks of evidences, which are most, are gone over as `passages` where these are wanted: left out and put there.
    """

    def scan(predicates: Collection[str]) -> Iterable[tuple[str, str, str]]:
        wanted = {write_name(one): one for one in predicates}
        known: dict[str, str] = {}  # of terms that are no IRI and no words there are few, but for positions
        for block in read_subjects(file, passages):
            subject, _, said = block.partition("> ")
            subject = subject[1:]
            for some in said.split(NEXT):
                name, _, terms = some.partition(" ")
                if (predicate := wanted.get(name)) is None:
                    continue
                for term in (terms,) if ", " not in terms else TERM.findall(terms):
                    if term[0] == "<":
                        yield subject, predicate, term[1:-1]
                    elif (value := known.get(term)) is not None:
                        yield subject, predicate, value
                    elif term[-4:] != LANGUAGE:
                        yield subject, predicate, known.setdefault(term, read_term(term))
                    else:
                        yield subject, predicate, term[1:-4] if "\\" not in term else read_term(term)

    return scan


def read_subjects(file: Path, passages: list[Passage] | None = None) -> Iterator[str]:
    """The blocks of the subjects, in their order, without their ends; those of evidences go to `passages` if that is given."""
    for piece in read_pieces(file):
        blocks = iter(piece.decode().split(END))
        yield from blocks if passages is None else pick_passages(blocks, passages)


def pick_passages(blocks: Iterator[str], passages: list[Passage]) -> Iterator[str]:
    """Blocks but for those of evidences, three for each, which go to `passages`."""
    for block in blocks:
        if ENDING not in block:
            yield block
            continue
        three = (block, *islice(blocks, 2))
        told = read_passage(*three) if len(three) == 3 else None
        if told:
            passages.append(told)
        else:
            yield from three


def read_passage(position: str, quote: str, evidence: str) -> Passage | None:
    """The evidence that three blocks tell, None where they tell anything else."""
    iri, _, ends = position[1:].partition(ENDING)
    end, _, start = ends.partition(STARTING)
    exact, _, around = quote.partition(EXACT)[2].partition(PREFIX)
    prefix, _, suffix = around.removesuffix(QUOTED).partition(SUFFIX)
    head, _, source = evidence[:-1].rpartition(SOURCE)
    page = head.partition(PAGE)[2].partition(NEXT)[0]
    told = (iri, end, start, exact, prefix, suffix, page, source)
    if not f"{end}{start}{page}".isdecimal() or write_passage(told) != (position, quote, evidence):
        return None
    return tuple(map(read_words, told)) if "\\" in quote else told


def write_passage(told: Passage) -> tuple[str, str, str]:
    """The three blocks that tell an evidence, its words as they are written."""
    iri, end, start, exact, prefix, suffix, page, source = told
    told_page = f"{NEXT}{PAGE}{page}" if page else ""
    selectors = f"{NEXT}oa:hasSelector <{iri}#position>, <{iri}#quote>"
    return (
        f"<{iri}{ENDING}{end}{STARTING}{start}",
        f"<{iri}#quote> a oa:TextQuoteSelector{EXACT}{exact}{PREFIX}{prefix}{SUFFIX}{suffix}{QUOTED}",
        f"<{iri}> a edu:Evidence, oa:SpecificResource{told_page}{selectors}{SOURCE}{source}>",
    )


def read_words(written: str) -> str:
    """Words as they were before they were written between quotation marks."""
    return str(json.loads(f'"{written}"'))


def read_pieces(file: Path, size: int = 0) -> Iterator[bytes]:
    """What stands behind the prefixes, so many bytes at once, each piece up to the end of a block and without it."""
    rest = b""
    with file.open("rb") as source:
        source.seek(len(read_prefixes(file)) + 1)
        while chunk := source.read(size or PIECE):
            rest += chunk
            cut = rest.rfind(BLOCK)
            if cut >= 0:
                yield rest[:cut]
                rest = rest[cut + len(BLOCK) :]


def write_name(predicate: str) -> str:
    """A predicate as it is written.

    >>> write_name("https://w3id.org/edukg/ontology#about"), write_name(RDF_TYPE)
    ('edu:about', 'a')
    """
    if predicate == RDF_TYPE:
        return "a"
    prefix, space = next(pair for pair in PREFIXES.items() if predicate.startswith(pair[1]))
    return f"{prefix}:{predicate[len(space) :]}"


def read_term(term: str) -> str:
    r"""The IRI or text of a term as it is written.

    >>> read_term('"他说“好”\\n"@zh'), read_term("edu:School"), read_term('"2023"^^xsd:gYear'), read_term("0.9")
    ('他说“好”\n', 'https://w3id.org/edukg/ontology#School', '2023', '0.9')
    """
    if term[0] == "<":
        return term[1:-1]
    if term[0] == '"':
        words = term[: term.rindex('"') + 1]
        return read_words(words[1:-1]) if "\\" in words else words[1:-1]
    prefix, colon, local = term.partition(":")
    return PREFIXES[prefix] + local if colon else term


def read_prefixes(file: Path) -> bytes:
    """The lines that a graph which we wrote begins with."""
    prefixes = b""
    with file.open("rb") as source:
        while (line := source.readline()).startswith(b"@prefix"):
            prefixes += line
    return prefixes


def write_blocks(prefixes: bytes, change: Change) -> tuple[bytes, bytes]:
    """What a block was and what it is now, each as Turtle."""
    old, new = (prefixes + block + BLOCK if block else b"" for block in change[1:])
    return old, new


def tell_changes(turtle: Path, changes: Iterable[Change]) -> Iterator[tuple[bytes, bytes]]:
    """What the blocks of the whole graph were and are now, each as Turtle; `turtle` is that graph."""
    prefixes = read_prefixes(turtle)
    return (write_blocks(prefixes, change) for change in changes if not change[0][0])


def read_blocks(file: Path) -> Iterator[Block]:
    """The blocks of a graph that we wrote, in their order."""
    graph = b""
    for piece in read_pieces(file):
        for block in split_blocks(piece, graph):
            graph = block[0][0]
            yield block


def split_blocks(piece: bytes, graph: bytes) -> Iterator[Block]:
    """The blocks of a piece, in the first of which a graph may go on."""
    for block in piece.split(BLOCK):
        inner = block
        if inner.startswith(GRAPH):
            graph, inner = b"", inner[len(GRAPH) :]
        first, _, after = inner.partition(b"\n")
        if first.endswith(OPENING):
            graph, inner = first[: -len(OPENING)], after
        yield (graph, inner[: inner.index(b" ")]), inner


def find_last(piece: bytes, graph: bytes) -> Key:
    """The key of the last block of a piece, in the first of which a graph may go on."""
    opening = piece.rfind(OPENING + b"\n")
    if opening >= 0:
        graph = piece[piece.rfind(b"\n", 0, opening) + 1 : opening]
    ((_, subject), _) = next(split_blocks(piece[piece.rfind(BLOCK) + len(BLOCK) :] if BLOCK in piece else piece, b""))
    return graph, subject


def compare_blocks(olds: Iterator[Block], news: Iterator[Block]) -> Iterator[Change]:
    """What changed between two graphs."""
    for old, new in pair_sorted(olds, news, KEY):
        if old != new:
            yield (old or new or NONE)[0], (old or NONE)[1], (new or NONE)[1]


def rewrite(old: Path, new: Path, told: Mapping[Key, bytes]) -> list[Change]:
    """Write a graph as another is but for what is `told` of some blocks, b"" where there is none any more; what changed.

    Pieces of which nothing is told are copied.
    """
    changes: list[Change] = []
    news = deque(sorted(told.items()))
    graph = known = b""  # that is being written, and read
    with new.open("wb", PIECE) as target:
        target.write(read_prefixes(old) + b"\n")
        for piece in read_pieces(old, SMALL):
            last, due = find_last(piece, known), []
            while news and news[0][0] <= last:
                due.append(news.popleft())
            if due or graph != known:
                graph = write_changed(target, graph, replace_blocks(split_blocks(piece, known), due, changes))
            else:
                target.write(piece + BLOCK)
                graph = last[0]
            known = last[0]
        graph = write_changed(target, graph, replace_blocks((), news, changes))
        target.write(GRAPH if graph else b"")
    return changes


def write_changed(target: BinaryIO, graph: bytes, blocks: Iterable[Block]) -> bytes:
    """Write blocks behind those of a graph; the graph of the last."""
    for (name, _), block in blocks:
        if name != graph:
            target.write((GRAPH if graph else b"") + (name + OPENING + b"\n" if name else b""))
            graph = name
        target.write(block + BLOCK)
    return graph


def replace_blocks(olds: Iterable[Block], told: Iterable[Block], changes: list[Change]) -> Iterator[Block]:
    """The blocks of a graph with those that are told, sorted, in their places; what changed is noted."""
    for old, new in pair_sorted(iter(olds), iter(told), KEY):
        if old and not new:
            yield old
        elif new:
            before = (old or NONE)[1]
            if before != new[1]:
                changes.append((new[0], before, new[1]))
            if new[1]:
                yield new
