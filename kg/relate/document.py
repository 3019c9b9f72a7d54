"""All statements of one document."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from kg.headers import carry_headers
from kg.model import (
    Entity,
    Frame,
    Kind,
    Linked,
    Predicate,
    Sentence,
    SentenceKind,
    Span,
    Statement,
)  # fmt: skip
from kg.relate.acts_told import read_acts
from kg.relate.appointments import find_appointments, is_carried
from kg.relate.attendance import find_attendance
from kg.relate.bearers import drop_misfits
from kg.relate.builders import settle_sites
from kg.relate.campuses import drop_denied, read_campuses
from kg.relate.changes_told import drop_told, read_changes
from kg.relate.chunk import Chunk
from kg.relate.chunks import chunk_sentence
from kg.relate.claims import Claim, Setting, heads_clause
from kg.relate.column_rows import read_kinds
from kg.relate.derive import derive_statements
from kg.relate.directories import read_directories
from kg.relate.doc_builders import find_builder, find_headed_builders
from kg.relate.frames import find_claims
from kg.relate.heads import Headings, split_links
from kg.relate.homes import find_homes
from kg.relate.house import find_house
from kg.relate.led import find_headed, find_led
from kg.relate.likely import find_likely
from kg.relate.line_lists import read_line_lists
from kg.relate.memberships import read_memberships
from kg.relate.merger_rows import read_merger_rows
from kg.relate.merging import (
    add_campuses,
    add_memberships,
    drop_weaker,
    merge_claims,
    prefer_pairs,
    prefer_posts,
    prefer_records,
)
from kg.relate.needs import load_checked_patterns
from kg.relate.notes import read_notes
from kg.relate.own_honours import read_own_honours
from kg.relate.pair_rows import read_pair_rows
from kg.relate.paper_rows import read_papers
from kg.relate.paragraph_leads import date_sentences, find_leads
from kg.relate.partner_rows import read_partner_rows
from kg.relate.parts_told import read_parts
from kg.relate.plain_honours import read_plain_honours
from kg.relate.plan_headings import find_label, is_planned_section
from kg.relate.posts_paired import find_paired
from kg.relate.posts_told import find_posts_told
from kg.relate.prizes import read_prizes
from kg.relate.profiled import follow_profile
from kg.relate.rolls import Roll, find_rolls, read_line
from kg.relate.rosters import read_rosters
from kg.relate.rows import read_header, read_rows
from kg.relate.seats import Told
from kg.relate.section_posts import add_bureaus
from kg.relate.site_items import prefer_items, read_site_items
from kg.relate.site_rows import read_site_rows
from kg.relate.standing import settle_areas
from kg.relate.told_homes import find_told_homes
from kg.relate.works import read_works

TOLD = frozenset({Kind.PERSON, Kind.EVENT})
"""Names whose sentences, and those behind them in the paragraph, are read again for homes and for who takes part."""
RUNNING = re.compile(r"[^|]{12,}[。;].|[^|]{16,}。$|(?=[^|]{24}).*[^|]{6},[^|]{6}")
CAPTIONS, CAPTION = 3, 60
"""So many lines above a table, of so many characters at most, tell when and by whom what it holds was given."""
STUDIO_LEAD = "studio-lead"
"""Who proposes somebody inside the name of a studio, who says nothing in the sentence."""
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
    inside = split_links(sentences, [one for one in links if one.mention.rule != STUDIO_LEAD])
    settings = Settings(by_key, frame, sentences, inside)
    prose_alone = [sentence for sentence in sentences if not is_table_row(sentence)]
    scenes: list[Told] = []
    told = read_told(sentences, prose_alone, inside, settings, posts, scenes)
    claims = drop_misfits(told, by_key)
    house = find_house(sentences, links, by_key.get(frame.voice))
    headings = Headings(inside)

    def describe(sentence: Sentence) -> Setting:
        setting = settings.make(sentence, (), headings.list_links(sentence))
        return replace(setting, led=headings.find_school(sentence))

    prizes = read_prizes(prose_alone, inside, describe, claims)
    claims += drop_misfits(prizes, by_key)
    claims += read_own_honours(prose_alone, inside, settings.make, by_key, frame.voice, list(claims))
    claims += list(read_plain_honours(prose_alone, inside, describe, by_key, list(claims)))
    claims += list(read_works(prose_alone, inside, settings.make, list(claims)))
    appointed = list(find_appointments(scenes, house))
    claims = [one for one in claims if not is_carried(one, appointed)] + appointed
    claims += find_paired(scenes, inside, posts)
    claims += read_directories(sentences, inside, posts, settings.make)
    claims = prefer_posts(claims, list(find_posts_told(scenes, inside, posts, house, sentences)))
    claims += find_told_homes(scenes, {one.subject for one in claims if one.predicate is Predicate.AFFILIATED_WITH})
    claims += find_homes(scenes, claims, by_key, house)
    claims += list(add_bureaus(claims, by_key, frame.voice))
    hosts = {(one.subject, one.object) for one in claims if one.predicate is Predicate.HOLDS}
    claims += find_attendance(scenes, hosts, house)
    claims = prefer_pairs([*claims, *drop_told(claims, read_changes(prose_alone, inside, settings.make))])
    claims = prefer_items(claims, list(read_site_items(prose_alone, inside, settings.make, headings.find_school)))
    claims += add_memberships(claims, read_memberships(prose_alone, inside, by_key, frame))
    claims = prefer_records(claims, list(read_line_lists(sentences, inside)))
    claims += add_campuses(claims, read_campuses(sentences, inside, by_key, frame))
    claims += [*read_papers(sentences, inside, settings.make), *read_acts(prose_alone, inside, by_key, frame, claims)]
    claims += read_parts(prose_alone, inside, by_key, frame, list(claims))
    untold = list(drop_told_rows(sentences))
    claims += drop_misfits(find_likely(untold, inside, by_key, frame, settings.make, list(claims)), by_key)
    merged = tuple(merge_claims(path, settle_sites(drop_weaker(claims), frame), by_key))
    known = {(one.subject, one.predicate, one.object) for one in merged}
    placed = {one.key: one for one in settle_areas(entities, merged, frozenset({frame.area}))}
    derived = drop_denied(derive_statements(placed, links, path), sentences)
    return (*merged, *(one for one in derived if (one.subject, one.predicate, one.object) not in known))


class Settings:
    """What the sentences of a document inherit; what all those under the same headings share is made out once."""

    def __init__(
        self,
        by_key: Mapping[str, Entity],
        frame: Frame,
        sentences: Sequence[Sentence],
        inside: Mapping[int, Sequence[Linked]],
    ) -> None:
        voice = by_key.get(frame.voice)
        self.by_key = by_key
        self.frame = frame
        self.voice_kind = voice.kind if voice else None
        self.builder = find_builder(by_key, frame)
        self.headed = find_headed_builders(sentences, inside, by_key.get(frame.area))
        self.leads = find_leads(sentences)
        self.dated = date_sentences(sentences)
        self.known: dict[tuple[object, ...], tuple[bool, tuple[str, ...], bool]] = {}

    def make(self, sentence: Sentence, topic: Sequence[Linked] = (), recent: Sequence[Linked] = ()) -> Setting:
        """What a sentence inherits from its headings, the document's frame and the sentence before."""
        frame = self.frame
        lead = self.leads.get(sentence.block, ())
        dated = self.dated.get(sentence.span.start, ())
        above: tuple[object, ...] = (
            find_label(sentence),
            lead,
            dated,
            *[(heading.level, heading.words) for heading in sentence.headings],
        )
        if above not in self.known:
            planned, headed = is_planned_section(sentence, frame.title), is_planned_section(sentence, "")
            heads = (*(heading.words for heading in sentence.headings), *lead, *dated)
            self.known[above] = planned, heads, headed
        planned, heads, headed = self.known[above]
        return Setting(
            frame.area, frame.voice, self.voice_kind, frame.year, planned, heads, tuple(topic), tuple(recent), headed,
            builder=self.headed.get(sentence.span.start, self.builder),
        )  # fmt: skip


def read_told(
    sentences: Sequence[Sentence],
    prose: Sequence[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    settings: Settings,
    posts: Posts,
    scenes: list[Told],
) -> list[Claim]:
    """The claims that patterns, tables, rosters, rolls and notes tell; `scenes` takes up what is read again."""
    rolls = find_rolls(sentences, inside)
    return [
        *read_prose(prose, inside, settings, posts, scenes),
        *read_tables(sentences, inside, settings, rolls),
        *read_rosters(sentences, inside, settings.by_key, settings.frame),
        *read_lines(prose, inside, settings, rolls),
        *read_notes(sentences, inside, posts),
        *read_pair_rows(sentences, inside),
    ]


def read_prose(
    sentences: Sequence[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    settings: Settings,
    posts: Posts,
    scenes: list[Told],
) -> Iterator[Claim]:
    """The claims of sentences that are no rows; the head of one sentence is the topic of the next in its paragraph.

    `scenes` takes up the sentences of persons and occasions, with their chunks and settings.
    """
    book = load_checked_patterns()
    topic: tuple[Linked, ...] = ()
    led: tuple[Linked, ...] = ()
    before: deque[Sequence[Linked]] = deque(maxlen=REACH)
    block = -1
    profiled: tuple[Linked, ...] = ()
    headings = Headings(inside)
    headed = False
    for sentence in sentences:
        here = inside.get(sentence.span.start, ())
        if sentence.block != block or headed:
            topic, block = headings.find_school(sentence), sentence.block
            led = topic or find_led(sentence, here)
            about, profiled = follow_profile(sentence, here, profiled)
            topic = topic or about
        elif sentence.kind is SentenceKind.ROW:  # each row of a yearbook is a paragraph of its own
            led = find_led(sentence, here) or led
            topic = find_led(sentence, here) or topic
        if here:  # no pattern matches without a name
            chunks = chunk_sentence(sentence, here, posts.get(sentence.span.start, ()), book.lexicon)
            recent = [*headings.list_links(sentence), *(link for links in before for link in links)]
            setting = replace(settings.make(sentence, topic, recent), led=led)
            if any(link.mention.kind in TOLD for link in here) or (scenes and scenes[-1].sentence.block == block):
                scenes.append(Told(sentence, chunks, setting))
            yield from find_claims(sentence, chunks, book, setting)
            topic = led or find_topic(chunks) or topic
        before.append([link for link in here if link.mention.rule != "former-group"])
        headed = sentence.kind is SentenceKind.HEADING


def is_table_row(sentence: Sentence) -> bool:
    """Whether a sentence is a row of a table; one with a cell of running text (a date and what was done) is prose."""
    if sentence.kind is not SentenceKind.ROW or len(sentence.cells) < 2:
        return False
    shift = sentence.span.start
    return not any(
        RUNNING.search(Span(cell.start - shift, cell.end - shift).of(sentence.folded)) for cell in sentence.cells
    )


def is_caption(sentence: Sentence) -> bool:
    """Whether a line above a table belongs to it: a short one that is no sentence."""
    return len(sentence.folded) <= CAPTION and not sentence.folded.rstrip().endswith("。")


def drop_told_rows(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences without the rows of tables whose columns tell all that is to be read of them."""
    carried = carry_headers(sentences)
    for is_row, run in groupby(sentences, key=is_table_row):
        lines = list(run)
        if not is_row or not read_kinds(read_header(carried.get(lines[0].span.start, lines[0]))):
            yield from lines


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
    settings: Settings,
    rolls: Mapping[int, Roll],
) -> Iterator[Claim]:
    """The claims of the lines of rolls that are no rows."""
    for sentence in sentences:
        if sentence.span.start in rolls:
            setting = settings.make(sentence)
            yield from read_line(sentence, inside.get(sentence.span.start, ()), rolls[sentence.span.start], setting)


def read_tables(
    sentences: Sequence[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    settings: Settings,
    rolls: Mapping[int, Roll],
) -> Iterator[Claim]:
    """The claims of runs of rows, each with the honours named in the line above it."""
    above: Sequence[Linked] = ()
    captions: Sequence[str] = ()
    led: tuple[Linked, ...] = ()
    headings = Headings(inside)
    carried = carry_headers(sentences)
    for is_row, run in groupby(sentences, key=is_table_row):
        lines = list(run)
        if is_row:
            setting = replace(settings.make(lines[0]), led=led or headings.find_school(lines[0]))
            roll = rolls.get(lines[0].span.start, Roll())
            context = [roll.honour] if roll.honour else above
            header = carried.get(lines[0].span.start)
            table = [(line, inside.get(line.span.start, ())) for line in ([header] if header else []) + lines]
            yield from read_rows(table, setting, context, roll.grade, captions)
            yield from read_site_rows(table, setting)
            yield from read_merger_rows(table, setting)
            yield from read_partner_rows(table, setting)
        else:
            captions = [line.folded for line in reversed(lines[-CAPTIONS:]) if is_caption(line)]
            led = find_headed(lines[-1], inside.get(lines[-1].span.start, ()))
            near = [
                *headings.list_links(lines[-1]),
                *(link for line in lines[-4:] for link in inside.get(line.span.start, ())),
            ]
            above = [link for link in near if link.mention.kind in {Kind.AWARD, Kind.EVENT}][-1:]
