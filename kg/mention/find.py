"""All mentions of a document: every finder proposes, the lattice settles, short forms follow in a second pass."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.gate import Readers
from kg.mention.areas import propose_areas
from kg.mention.boundary import propose_names
from kg.mention.branches import name_branches
from kg.mention.candidate import Candidate
from kg.mention.columns import propose_columns, propose_headed
from kg.mention.committees import propose_committees
from kg.mention.contests import split_contests
from kg.mention.coordinated import split_coordinated
from kg.mention.counted import split_counted
from kg.mention.documents import propose_documents
from kg.mention.editions import propose_editions
from kg.mention.fused_offices import part_offices
from kg.mention.group_stems import find_group_stems
from kg.mention.honour_fields import split_titles
from kg.mention.honour_lists import (
    propose_announced,
    propose_between,
    propose_cells,
    propose_closed,
    propose_line_heads,
    propose_opened,
    propose_tallied,
)
from kg.mention.honours import propose_contests, propose_honours, propose_passed, propose_results
from kg.mention.hosts import part_hosts
from kg.mention.initiatives import propose_initiatives
from kg.mention.joined_groups import propose_joined
from kg.mention.lattice import choose_names
from kg.mention.led_groups import find_called, name_led_groups
from kg.mention.level_edges import set_edges
from kg.mention.masks import MASK, propose_masked
from kg.mention.named_anew import propose_named_anew
from kg.mention.numbered import propose_numbered
from kg.mention.parties import name_parties
from kg.mention.person_lists import propose_listed
from kg.mention.persons import propose_persons
from kg.mention.posted import collect_people, propose_appointed, propose_known, propose_posted
from kg.mention.pronouns import propose_pronouns
from kg.mention.quoted_honours import propose_quoted
from kg.mention.school_parts import name_wholes
from kg.mention.school_stems import find_school_stems
from kg.mention.section_heads import find_section_heads
from kg.mention.sections import propose_sections
from kg.mention.shared import split_shared
from kg.mention.shorts import find_definitions, propose_shorts, shorten_school
from kg.mention.site_lists import name_sites
from kg.mention.studio_leads import find_studio_leads, vouch_studio
from kg.mention.surnames import find_surnamed
from kg.mention.tagged import add_tagged
from kg.model import BODIES, Kind, Mention, Sentence, SentenceKind, Span
from kg.names import leave_near
from kg.rules import Rules

SEVERAL = 2
"""A name that runs across so many members of a coordination is none (足球、排球和乒乓球比赛)."""
FINDERS = Readers(
    propose_areas,
    propose_documents,
    propose_honours,
    propose_contests,
    propose_editions,
    propose_passed,
    propose_results,
    propose_quoted,
    propose_announced,
    propose_between,
    propose_tallied,
    propose_closed,
    propose_line_heads,
    propose_opened,
    propose_cells,
    propose_committees,
    propose_numbered,
    propose_named_anew,
    propose_masked,
    propose_pronouns,
    propose_appointed,
    propose_initiatives,
    propose_joined,
)
QUOTES = str.maketrans("", "", '“”"‘’《》〈〉「」')
FORMER = re.compile(r"[(（]原(?!州|平|阳)")
"""A former name in brackets: 原 is no part of it, but for the places whose names begin with it."""


ONCE = {
    Kind.GROUP: re.compile(r"原(?![州平阳种野点乡著])[一-鿿]{3}"),
    Kind.SCHOOL: re.compile(
        r"(?<=[由将把])原(?![州平阳种野点乡著本来])[一-鿿]{2,12}(?:小学|中学|学校|幼儿园|教学点|初中|高中)"
        r"|(?<![一-鿿])原(?![州平阳种野点乡著本来])[一-鿿]{2,10}(?:小学|中学|学校|幼儿园|教学点|初中|高中)[^,。;]{0,8}?(?:停办|停招|撤|并|改|更名|关停|划归|迁|移交)"
    ),
}
"""A body that was: 原 is no part of its name (由原胜利桥学区、原北肖墙学区合并)."""
OF_SCHOOL = re.compile(r"(?:[一二三四五六七八九十]|附|实)[小中幼]集团$")
"""A group called by the short name of its school is no company (师范附小集团)."""
FORMERLY = re.compile(r"原(?![州平阳种野点乡著])[一-鿿]{3}")
HEADED = re.compile(r"(?:党[委总支部]*书记、?)?副?(?:校长|园长|教师|老师)")
"""Of 原望江中学校长 it is the post that is of the past: 原 is no part of the school's name."""
OFFICE = re.compile(r"[一-鿿]{2,14}(?:学区|集团|联盟|共同体)(?:管理委员会|管委会|理事会)")
"""The office of a group is no authority."""


def find_mentions(sentences: Sequence[Sentence], rules: Rules) -> tuple[Mention, ...]:
    """Every mention of a document's sentences, in order of text, without overlaps."""
    headed, nobody = propose_headed(sentences)
    proposed = [
        [
            vouch_studio(sentence, set_edges(sentence, one))
            for one in (*names, *headed.get(place, ()), *FINDERS.read(sentence))
        ]
        for place, (sentence, names) in enumerate(zip(sentences, propose_names(sentences, rules), strict=True))
    ]
    proposed = [[*part_hosts(sentence, found)] for sentence, found in zip(sentences, proposed, strict=True)]
    first = [choose_names(found) for found in proposed]
    settled = settle_names(sentences, proposed, first, rules)
    mentions = [
        mention
        for sentence, chosen in zip(sentences, settled, strict=True)
        for mention in to_mentions(sentence, chosen)
        if mention.kind is not Kind.PERSON or mention.span not in nobody
    ]
    mentions = find_called(sentences, list(name_wholes(sentences, part_offices(mentions))))
    for found in (
        split_counted(sentences, mentions, rules),
        split_coordinated(sentences, mentions, rules),
        split_contests(sentences),
    ):
        mentions = put_members(mentions, list(found))
    sites = name_sites(sentences, mentions)
    mentions = [sites.get(one, one) for one in mentions]
    titles = list(split_titles(sentences, mentions))
    if titles:
        shared = {one.title for one in titles}
        mentions = [one for one in mentions if one not in shared] + [
            one for told in titles for one in (*told.fields, told.instead)
        ]
    branches = list(name_branches(sentences, mentions))
    said = {
        one for one in mentions if one.rule.startswith("pronoun") and any(one.span.overlaps(b.span) for b in branches)
    }
    mentions = [one for one in mentions if one not in said] if said else mentions
    places = list(find_school_stems(sentences, mentions))
    mentions = [one for one in mentions if not any(one.span.overlaps(place.span) for place in places)]
    return tuple(
        sorted(
            (
                *mentions,
                *split_shared(sentences, mentions),
                *name_led_groups(sentences, mentions),
                *name_parties(sentences, mentions),
                *branches,
                *places,
                *find_section_heads(sentences, mentions),
                *find_surnamed(sentences, mentions),
                *find_group_stems(sentences, mentions),
                *find_studio_leads(mentions),
            ),
            key=lambda one: (one.span, one.kind),
        )
    )


def put_members(mentions: list[Mention], members: Sequence[tuple[Mention, Span]]) -> list[Mention]:
    """The mentions with the members of coordinations in place of what stands in their spans, and of names across several of them."""
    if not members:
        return mentions
    spans = [span for one, tail in members for span in (one.span, tail)]
    kept = [
        one
        for one in mentions
        if not any(span.covers(one.span) for span in spans)
        and sum(one.kind is member.kind and one.span.overlaps(member.span) for member, _ in members) < SEVERAL
    ]
    return kept + sorted({one for one, _ in members}, key=lambda one: one.span)


def settle_names(
    sentences: Sequence[Sentence],
    proposed: Sequence[Sequence[Candidate]],
    first: Sequence[Sequence[Candidate]],
    rules: Rules,
) -> list[tuple[Candidate, ...]]:
    """The second pass: with short forms of the names found, with persons, who need to know the bodies around them, and with the model."""
    mentions = [
        mention for sentence, chosen in zip(sentences, first, strict=True) for mention in to_mentions(sentence, chosen)
    ]
    shorts = collect_shorts(sentences, mentions, rules)
    extra: Mapping[int, list[Candidate]] = group_by_sentence(sentences, propose_shorts(sentences, shorts))
    settled: list[tuple[Candidate, ...]] = []
    anchored = [[one.span for one in chosen if one.kind in BODIES] for chosen in first]
    found = [propose_persons(sentence, anchors) for sentence, anchors in zip(sentences, anchored, strict=True)]
    known = collect_people(sentences, found)
    columns = propose_columns(sentences, found)
    for place, sentence in enumerate(sentences):
        anchors = anchored[place]
        people = [*found[place], *columns.get(place, ()), *propose_known(sentence, known, found[place])]
        people += propose_listed(sentence, anchors, [one.span for one in people])
        posted = propose_posted(sentence, anchors, [one.span for one in people])
        sections = propose_sections(sentence, [one.span for one in first[place] if one.kind is Kind.AUTHORITY])
        further = [*extra.get(place, ()), *people, *posted, *sections]
        settled.append(choose_names([*proposed[place], *further]) if further else tuple(first[place]))
    return [
        tuple(set_edges(sentence, one) for one in chosen)
        for sentence, chosen in zip(sentences, add_tagged(sentences, settled), strict=True)
    ]


def collect_shorts(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], rules: Rules
) -> dict[str, tuple[str, Kind]]:
    """Short forms to look for, each with the full name and kind it stands for; one that two names share is left out."""
    kinds = {mention.name: mention.kind for mention in mentions}
    defined = find_definitions(sentences, mentions)
    found: dict[str, set[str]] = defaultdict(set)
    for name, kind in sorted(kinds.items()):
        if kind is Kind.SCHOOL:
            for form in shorten_school(name):
                found[form].add(name)
    unique = {
        form: min(leave_near(names))
        for form, names in found.items()
        if len(leave_near(names)) == 1 and form not in kinds and form not in rules.suffixes
    }
    return {form: (full, kinds.get(full, Kind.SCHOOL)) for form, full in {**unique, **defined}.items()}


def group_by_sentence(sentences: Sequence[Sentence], candidates: Iterable[Candidate]) -> dict[int, list[Candidate]]:
    """Candidates by the number of the sentence they stand in."""
    starts = {sentence.span.start: place for place, sentence in enumerate(sentences)}
    ordered = sorted(starts)
    grouped: dict[int, list[Candidate]] = defaultdict(list)
    place = 0
    for one in sorted(candidates, key=lambda one: one.span):
        while place + 1 < len(ordered) and ordered[place + 1] <= one.span.start:
            place += 1
        grouped[starts[ordered[place]]].append(one)
    return grouped


def to_mentions(sentence: Sentence, chosen: Iterable[Candidate]) -> Iterable[Mention]:
    """The mentions that the chosen candidates stand for, named in the author's characters without quotation marks."""
    for one in chosen:
        span = Span(one.span.start - sentence.span.start, one.span.end - sentence.span.start)
        place = one.span
        former = (one.kind in ONCE and ONCE[one.kind].match(sentence.folded, span.start)) or (
            one.kind is Kind.SCHOOL
            and FORMERLY.match(sentence.folded, span.start)
            and HEADED.match(sentence.folded, span.end)
        )
        if one.kind in BODIES and (former or FORMER.match(sentence.folded[max(0, span.start - 1) :])):
            span, place = Span(span.start + 1, span.end), Span(place.start + 1, place.end)
        words = span.of(sentence.chars)
        name = "".join(words.split()) if one.kind is Kind.PERSON or sentence.kind is SentenceKind.ROW else words.strip()
        name = name if one.kind is Kind.DOCUMENT else name.translate(QUOTES)
        kind = Kind.ORGANISATION if one.kind is Kind.AUTHORITY and OFFICE.fullmatch(name) else one.kind
        kind = Kind.GROUP if kind is Kind.ORGANISATION and OF_SCHOOL.search(name) else kind
        past = one.kind is Kind.GROUP and bool(former or sentence.folded[max(0, span.start - 1) : span.start] == "原")
        yield Mention(
            kind,
            name,
            place,
            "former-group" if past else one.rule,
            one.score,
            masked=MASK.admits(sentence.folded) and bool(MASK.pattern.search(span.of(sentence.folded))),
        )
