"""Puts what all documents say together: one entity a key, one statement a claim, whatever the order of the documents."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.codec import Row, find_unpacker, make_row
from kg.model import Decision, Document, Entity, Extract, Finding, Frame, Knowledge, Observation, Statement, Text
from kg.resolve.copies import Copied, tell_copies
from kg.resolve.evidence import Quotes
from kg.resolve.matching import Identity, identify, tell_reasons
from kg.resolve.rows import ENTITY, EXTRACT, FRAME, TEXT
from kg.resolve.said import Said
from kg.resolve.survey import Survey, survey_documents
from kg.shelf import Room

unpack_text, unpack_frame = find_unpacker(Text), find_unpacker(Frame)


def resolve_extracts(extracts: Sequence[Extract], decisions: Sequence[Decision] = ()) -> Knowledge:
    """The knowledge of all documents, as `decisions` of people want it; sorted, so that the order of `extracts` does not matter."""
    return join_documents(sorted(extracts, key=lambda one: one.text.source.path), decisions)


def join_documents(
    extracts: Sequence[Extract],
    decisions: Sequence[Decision] = (),
    room: Room | None = None,
    surveyed: Iterable[Row] | None = None,
    rows: Iterable[Row] | None = None,
) -> Knowledge:
    """The same of extracts that are sorted by path; they are walked over twice, so that none has to be held.

    What the first walk takes from each may be `surveyed` already, and packed as they are `rows`. What is said of everything is kept in `room`: in memory, or on disk where it may be more than memory holds.
    """
    room = room or Room()
    survey = survey_documents(extracts, room, surveyed)
    identity = identify(survey, decisions, room)
    said, quotes = Said(room), Quotes(identity.list_shown())
    packed = map(make_row, extracts) if rows is None else rows
    documents = room.keep(Document, walk(extracts, packed, survey, identity, said, quotes))
    entities = room.keep_rows(Entity, said.merge_entities(identity.areas))
    statements = room.keep_rows(Statement, said.claims.merge())
    observations = room.keep_rows(Observation, said.merge_figures())
    resolution = tell_reasons(identity, quotes.tell(), room)
    findings = (*said.findings, *identity.gathered.findings, *list_copies(survey))
    return Knowledge(documents, entities, statements, observations, findings, resolution)


def walk(
    extracts: Sequence[Extract], rows: Iterable[Row], survey: Survey, identity: Identity, said: Said, quotes: Quotes
) -> Iterator[Document]:
    """Every document, with its words; what it says is taken up on the way, packed as it comes in `rows`."""
    copies: dict[int, list[int]] = {}
    for copy, original in survey.copies.items():
        copies.setdefault(original, []).append(copy)
    made: dict[int, Document] = {}
    find_key = lru_cache(maxsize=4096)(identity.keys.find)
    for place, row in enumerate(rows):
        if place in survey.copies:
            yield make_copy(row, made[survey.copies[place]])
            continue
        numbers = identity.gathered.numbers[place]
        keys = {one[ENTITY.key]: find_key(number) for one, number in zip(row[EXTRACT.entities], numbers, strict=True)}
        quotes.take(row, numbers)
        alike = (extracts[copy].text for copy in copies.get(place, ()))
        copied = Copied(row[EXTRACT.text][TEXT.chars], tuple((text.source.path, text.chars) for text in alike))
        document = make_document(row, keys)
        said.take(row, keys, copied)
        if copied.copies:
            made[place] = replace(document, chars="")
        yield document


def list_copies(survey: Survey) -> Iterator[Finding]:
    """A finding for each copy, by its original."""
    pairs = sorted((original, copy) for copy, original in survey.copies.items())
    return tell_copies((survey.paths[copy], survey.paths[original]) for original, copy in pairs)


def make_document(extract: Row, keys: Mapping[str, str]) -> Document:
    """The source document of an extract, its frame in global keys."""
    text, frame = unpack_text(extract[EXTRACT.text]), unpack_frame(extract[EXTRACT.frame])
    source = text.source
    cut: Counter[str] = Counter()
    for dropped in text.dropped:
        cut[dropped.reason] += len(dropped.span)
    return Document(
        source.path, source.sha256, source.size, source.media_type, frame.title, text.chars,
        keys.get(frame.area, ""), keys.get(frame.voice, ""), frame.year,
        pages=text.pages, cut=tuple(sorted(cut.items())),
    )  # fmt: skip


def make_copy(extract: Row, original: Document) -> Document:
    """The source document of a copy, with the area, voice and year of its original."""
    text = unpack_text(extract[EXTRACT.text])
    return replace(
        original,
        path=text.source.path,
        sha256=text.source.sha256,
        size=text.source.size,
        media_type=text.source.media_type,
        title=extract[EXTRACT.frame][FRAME.title],
        chars=text.chars,
        copy_of=original.path,
        pages=text.pages,
    )
