"""All statements and observations of one document."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from kg.model import (
    Entity,
    Evidence,
    Frame,
    Kind,
    Linked,
    Modality,
    Observation,
    Predicate,
    Sentence,
    SentenceKind,
    Span,
    Statement,
)  # fmt: skip
from kg.relate.acts_told import read_acts
from kg.relate.appointments import find_appointments
from kg.relate.attendance import find_attendance
from kg.relate.bearers import drop_misfits
from kg.relate.campuses import read_campuses
from kg.relate.changes_told import drop_told, read_changes
from kg.relate.chunks import Chunk, chunk_sentence
from kg.relate.claims import Claim, Setting, heads_clause
from kg.relate.derive import derive_statements
from kg.relate.figure_context import describes_site
from kg.relate.figure_rows import find_row_figures
from kg.relate.figures import Figure, Years, find_figures
from kg.relate.frames import find_claims
from kg.relate.homes import Told, find_homes
from kg.relate.house import find_house
from kg.relate.line_lists import read_line_lists
from kg.relate.memberships import read_memberships
from kg.relate.merger_rows import read_merger_rows
from kg.relate.needs import load_checked_patterns
from kg.relate.notes import read_notes
from kg.relate.operators import is_planned_section
from kg.relate.own_honours import read_own_honours
from kg.relate.prizes import read_prizes
from kg.relate.rolls import Roll, find_rolls, read_line
from kg.relate.rosters import read_rosters
from kg.relate.rows import read_rows
from kg.relate.site_rows import read_site_rows

SUBJECTS = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.PERSON, Kind.ORGANISATION, Kind.AREA})
FIGURED = frozenset({Kind.AREA, Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.PERSON, Kind.ORGANISATION})
TOLD = frozenset({Kind.PERSON, Kind.EVENT})
"""Names whose sentences, and those behind them in the paragraph, are read again for homes and for who takes part."""
STAGES = ("", "PlannedStage", "Underway", "Completed")
RUNNING = re.compile(r"[^|]{12,}[。;].|[^|]{16,}。$|(?=[^|]{24}).*[^|]{6},[^|]{6}")
REACH = 3
"""How many sentences back the object of a clause without one may stand."""
Posts = Mapping[int, Sequence[Span]]


def find_statements(
    path: str,
    sentences: Sequence[Sentence],
    links: Sequence[Linked],
    entities: Sequence[Entity],
    frame: Frame,
    posts: Posts,
) -> tuple[Statement, ...]:
    """The statements of a document; `posts` are the post words of each sentence by its start, in clean text."""
    by_key = {entity.key: entity for entity in entities}
    inside = split_links(sentences, links)
    scenes: list[Told] = []
    prose = read_prose(sentences, inside, by_key, frame, posts, scenes)
    rolls = find_rolls(sentences, inside)
    claims = [
        *prose,
        *read_tables(sentences, inside, by_key, frame, rolls),
        *read_rosters(sentences, inside, by_key, frame),
        *read_lines(sentences, inside, by_key, frame, rolls),
    ]
    house = find_house(sentences, links, by_key.get(frame.voice))
    claims += read_notes(sentences, inside, posts)
    headings = Headings(inside)
    claims = drop_misfits(claims, by_key)
    prizes = read_prizes(
        [sentence for sentence in sentences if not is_table_row(sentence)],
        inside,
        lambda sentence: make_setting(sentence, by_key, frame, (), headings.list_links(sentence)),
        claims,
    )
    claims += drop_misfits(prizes, by_key)
    claims += read_own_honours(
        [sentence for sentence in sentences if not is_table_row(sentence)],
        inside,
        lambda sentence: make_setting(sentence, by_key, frame, ()),
        by_key,
        frame.voice,
        list(claims),
    )
    claims += find_appointments(scenes, house)
    claims += find_homes(scenes, claims, by_key, house)
    hosts = {(one.subject, one.object) for one in claims if one.predicate is Predicate.HOLDS}
    claims += find_attendance(scenes, hosts, house)
    told_freely = read_changes(
        [sentence for sentence in sentences if not is_table_row(sentence)],
        inside,
        lambda sentence: make_setting(sentence, by_key, frame, ()),
    )
    claims += list(drop_told(claims, told_freely))
    prose_alone = [sentence for sentence in sentences if not is_table_row(sentence)]
    claims += add_memberships(claims, read_memberships(prose_alone, inside, by_key, frame))
    claims = prefer_records(claims, list(read_line_lists(sentences, inside)))
    claims += add_campuses(claims, read_campuses(sentences, inside, by_key, frame))
    claims += read_acts((one for one in sentences if not is_table_row(one)), inside, by_key, frame, claims)
    told = merge_claims(path, drop_weaker(claims), by_key)
    return (*told, *derive_statements(by_key, links, path))


def add_memberships(claims: Sequence[Claim], free: Iterable[Claim]) -> list[Claim]:
    """Of memberships told freely those that no pattern has told already."""
    told = {(one.subject, one.object) for one in claims if one.predicate is Predicate.MEMBER_OF}
    return [one for one in free if (one.subject, one.object) not in told]


def is_membership(claim: Claim) -> bool:
    """Whether a claim gives a school to a group."""
    return claim.predicate is Predicate.MEMBER_OF


def prefer_records(claims: Sequence[Claim], records: Sequence[Claim]) -> list[Claim]:
    """All claims without memberships that give a school of a record another group than the record does."""
    groups: dict[tuple[str, int], set[str]] = defaultdict(set)
    for one in records:
        groups[one.subject, one.span.start].add(one.object)
    plans = {(one.subject, one.object): one.span for one in records if one.modality is Modality.PLANNED}
    spans = sorted({one.span for one in records})
    kept = []
    for one in claims:
        at = next((span for span in spans if span.covers(one.span)), None) if is_membership(one) else None
        if at is None or one.object in groups.get((one.subject, at.start), {one.object}):
            planned = at is not None and plans.get((one.subject, one.object)) == at
            kept.append(replace(one, modality=Modality.PLANNED) if planned else one)
    return kept + add_memberships(kept, records)


def add_campuses(claims: Sequence[Claim], bare: Iterable[Claim]) -> list[Claim]:
    """Of bare campuses those that no pattern has given to a school, each to the school of its first mention."""
    known = {one.subject for one in claims if one.predicate is Predicate.CAMPUS_OF}
    first: dict[str, Claim] = {}
    for one in bare:
        if one.subject not in known:
            first.setdefault(one.subject, one)
    return list(first.values())


def split_links(sentences: Sequence[Sentence], links: Sequence[Linked]) -> dict[int, list[Linked]]:
    """The links of each sentence, by the sentence's start."""
    inside: dict[int, list[Linked]] = defaultdict(list)
    ordered = sorted(links, key=lambda link: link.mention.span)
    place = 0
    for sentence in sentences:
        while place < len(ordered) and ordered[place].mention.span.start < sentence.span.end:
            if sentence.span.covers(ordered[place].mention.span):
                inside[sentence.span.start].append(ordered[place])
            place += 1
    return inside


def make_setting(
    sentence: Sentence,
    by_key: Mapping[str, Entity],
    frame: Frame,
    topic: Sequence[Linked],
    recent: Sequence[Linked] = (),
) -> Setting:
    """What a sentence inherits from its headings, the document's frame and the sentence before."""
    voice = by_key.get(frame.voice)
    heads = tuple(heading.words for heading in sentence.headings)
    planned = is_planned_section(sentence, frame.title)
    return Setting(
        frame.area,
        frame.voice,
        voice.kind if voice else None,
        frame.year,
        planned,
        heads,
        tuple(topic),
        tuple(recent),
        is_planned_section(sentence, ""),
    )


def read_prose(
    sentences: Sequence[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    by_key: Mapping[str, Entity],
    frame: Frame,
    posts: Posts,
    scenes: list[Told],
) -> Iterator[Claim]:
    """The claims of sentences that are no rows; the head of one sentence is the topic of the next in its paragraph.

    `scenes` takes up the sentences of persons and occasions, with their chunks and settings.
    """
    book = load_checked_patterns()
    topic: tuple[Linked, ...] = ()
    before: deque[Sequence[Linked]] = deque(maxlen=REACH)
    block = -1
    headings = Headings(inside)
    for sentence in sentences:
        if is_table_row(sentence):
            continue
        if sentence.block != block:
            topic, block = (), sentence.block
        here = inside.get(sentence.span.start, ())
        if here:  # no pattern matches without a name
            chunks = chunk_sentence(sentence, here, posts.get(sentence.span.start, ()), book.lexicon)
            recent = [*headings.list_links(sentence), *(link for links in before for link in links)]
            setting = make_setting(sentence, by_key, frame, topic, recent)
            if any(link.mention.kind in TOLD for link in here) or (scenes and scenes[-1].sentence.block == block):
                scenes.append(Told(sentence, chunks, setting))
            yield from find_claims(sentence, chunks, book, setting)
            topic = find_topic(chunks) or topic
        before.append(here)


def is_table_row(sentence: Sentence) -> bool:
    """Whether a sentence is a row of a table; one with a cell of running text (a date and what was done) is prose."""
    if sentence.kind is not SentenceKind.ROW or len(sentence.cells) < 2:
        return False
    shift = sentence.span.start
    return not any(
        RUNNING.search(Span(cell.start - shift, cell.end - shift).of(sentence.folded)) for cell in sentence.cells
    )


class Headings:
    """The links that stand in headings; each heading is searched once, for many sentences stand below it."""

    def __init__(self, inside: Mapping[int, Sequence[Linked]]) -> None:
        self.inside = inside
        self.starts = sorted(inside)
        self.known: dict[Span, list[Linked]] = {}

    def list_links(self, sentence: Sentence) -> list[Linked]:
        """The links in the headings above a sentence, in order of text."""
        return [link for heading in sentence.headings for link in self.search_heading(heading.span)]

    def search_heading(self, span: Span) -> list[Linked]:
        """The links inside one heading."""
        if span not in self.known:
            first = max(0, bisect_right(self.starts, span.start) - 1)
            near = self.starts[first : bisect_left(self.starts, span.end)]
            self.known[span] = [link for start in near for link in self.inside[start] if span.covers(link.mention.span)]
        return self.known[span]


def find_topic(chunks: Sequence[Chunk]) -> tuple[Linked, ...]:
    """The body or person that heads a sentence: what the next sentence without a subject is about."""
    for place, chunk in enumerate(chunks):
        if not chunk.members:
            continue
        fit = tuple(one for one in chunk.members if one.mention.kind in {Kind.SCHOOL, Kind.PERSON, Kind.GROUP})
        if fit and heads_clause(chunks, place):
            return fit
    return ()


def read_lines(
    sentences: Sequence[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    by_key: Mapping[str, Entity],
    frame: Frame,
    rolls: Mapping[int, Roll],
) -> Iterator[Claim]:
    """The claims of the lines of rolls that are no rows."""
    for sentence in sentences:
        if sentence.span.start in rolls and not is_table_row(sentence):
            setting = make_setting(sentence, by_key, frame, ())
            yield from read_line(sentence, inside.get(sentence.span.start, ()), rolls[sentence.span.start], setting)


def read_tables(
    sentences: Sequence[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    by_key: Mapping[str, Entity],
    frame: Frame,
    rolls: Mapping[int, Roll],
) -> Iterator[Claim]:
    """The claims of runs of rows, each with the honours named in the line above it."""
    above: Sequence[Linked] = ()
    headings = Headings(inside)
    for is_row, run in groupby(sentences, key=is_table_row):
        lines = list(run)
        if is_row:
            setting = make_setting(lines[0], by_key, frame, ())
            roll = rolls.get(lines[0].span.start, Roll())
            context = [roll.honour] if roll.honour else above
            table = [(line, inside.get(line.span.start, ())) for line in lines]
            yield from read_rows(table, setting, context, roll.grade)
            yield from read_site_rows(table, setting)
            yield from read_merger_rows(table, setting)
        else:
            near = [
                *headings.list_links(lines[-1]),
                *(link for line in lines[-4:] for link in inside.get(line.span.start, ())),
            ]
            above = [link for link in near if link.mention.kind in {Kind.AWARD, Kind.EVENT}][-1:]


def drop_weaker(claims: Iterable[Claim]) -> list[Claim]:
    """Of claims that one stretch of text makes of the same subject and object, the surest; a lead is not a member too."""
    best: dict[tuple[str, Predicate, str, str], Claim] = {}
    for claim in sorted(claims, key=lambda one: (-one.confidence, one.span, one.rule)):
        grade = claim.qualifiers.grade if claim.predicate is Predicate.RECEIVED else ""
        one, two = (
            sorted((claim.subject, claim.object))
            if claim.predicate is Predicate.PARTNERS_WITH
            else (claim.subject, claim.object)
        )
        key = (one, claim.predicate, two, grade)
        kept = best.get(key)
        if kept is not None and claim.predicate is Predicate.BUILDS:
            best[key] = join_sites(kept, claim)
        elif kept is None or (
            kept.modality is Modality.PLANNED and claim.modality is Modality.REALISED and kept.span != claim.span
        ):
            best[key] = claim
        elif claim.qualifiers.role == "Lead" and kept.qualifiers.role == "Member":
            best[key] = replace(kept, qualifiers=replace(kept.qualifiers, role="Lead"))
    return prefer_told(best.values())


def join_sites(kept: Claim, other: Claim) -> Claim:
    """One construction told twice: a fact before a plan, and the kind and stage that only one of the two tells."""
    if kept.modality is Modality.PLANNED and other.modality is Modality.REALISED and kept.span != other.span:
        kept, other = other, kept
    if kept.modality is not other.modality:
        return kept
    one, two = kept.qualifiers, other.qualifiers
    kind = (
        two.construction
        if one.construction in {"", "New"} and two.construction not in {"", "New"}
        else one.construction
    )
    stage = two.stage if STAGES.index(two.stage) > STAGES.index(one.stage) else one.stage
    return replace(kept, qualifiers=replace(one, construction=kind, stage=stage))


def prefer_told(claims: Iterable[Claim]) -> list[Claim]:
    """Without the claims of an award that lack the grade which another claim of the same award tells."""
    kept = list(claims)
    graded = {(one.subject, one.object) for one in kept if one.predicate is Predicate.RECEIVED and one.qualifiers.grade}
    return [
        one
        for one in kept
        if one.predicate is not Predicate.RECEIVED or one.qualifiers.grade or (one.subject, one.object) not in graded
    ]


def merge_claims(path: str, claims: Iterable[Claim], by_key: Mapping[str, Entity]) -> Iterator[Statement]:
    """Statements of claims whose ends are both entities of the document."""
    for one in sorted(claims, key=lambda one: (one.span, one.predicate, one.subject, one.object, one.qualifiers.grade)):
        if one.subject in by_key and one.object in by_key:
            evidence = Evidence(path, one.span, one.rule)
            yield Statement(
                one.subject, one.predicate, one.object, one.qualifiers, one.modality, (evidence,), one.confidence
            )


def find_observations(
    path: str, sentences: Sequence[Sentence], links: Sequence[Linked], entities: Sequence[Entity], frame: Frame
) -> tuple[Observation, ...]:
    """The figures of a document, each about the body its clause names, else the school spoken of last, else the document's."""
    kinds = {entity.key: entity.kind for entity in entities}
    inside = split_links(sentences, links)
    fallback = frame.voice if kinds.get(frame.voice) in {Kind.SCHOOL, Kind.GROUP} else frame.area or frame.voice
    found = []
    block, spoken = -1, ""
    for header, sentence in zip(find_headers(sentences), sentences, strict=True):
        here = inside.get(sentence.span.start, ())
        block, spoken = sentence.block, spoken if sentence.block == block else ""
        for figure in read_figures(sentence, header, here, frame):
            named = [
                key
                for link in here
                if link.mention.span == figure.subject
                for key in link.keys
                if kinds.get(key) in FIGURED
            ]
            about = named[0] if named else (spoken if describes_site(figure.indicator) else "") or fallback
            if about and not figure.negated:
                planned = figure.planned or is_planned_section(sentence, frame.title)
                modality = Modality.PLANNED if planned else Modality.REALISED
                evidence = Evidence(path, figure.span, f"figure-{figure.rule}")
                found.append(
                    Observation(
                        about,
                        figure.indicator,
                        figure.value,
                        figure.unit,
                        figure.year,
                        modality,
                        (evidence,),
                        figure.confidence,
                    )
                )
        schools = [key for link in here for key in link.keys if kinds.get(key) is Kind.SCHOOL]
        spoken = schools[-1] if schools else spoken
    return tuple(found)


def find_headers(sentences: Sequence[Sentence]) -> Iterator[Sentence | None]:
    """For each sentence the first row of the table it stands in; None for prose, and for a first row itself."""
    header: Sentence | None = None
    for sentence in sentences:
        is_row = sentence.kind is SentenceKind.ROW and len(sentence.cells) > 1
        yield header if is_row else None
        header = (header or sentence) if is_row else None


def read_figures(
    sentence: Sentence, header: Sentence | None, links: Sequence[Linked], frame: Frame
) -> tuple[Figure, ...]:
    """The figures of a sentence or of a table row under its header."""
    subjects = [(link.mention.span, link.mention.kind) for link in links]
    years = Years(frame.year)
    return find_row_figures(sentence, header, subjects, years) if header else find_figures(sentence, subjects, years)
