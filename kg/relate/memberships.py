"""Memberships told freely: each clause that speaks of leading, joining or belonging gives its schools to the group at hand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Entity, Frame, Kind, Linked, Sentence
from kg.relate.claims import Claim
from kg.relate.membership_claims import claim_members
from kg.relate.membership_clauses import (
    REACH,
    Clause,
    Hand,
    Told,
    ends_list,
    find_called,
    goes_over,
    is_list,
    is_named,
    list_us,
    read_number,
    skip_tail,
    tell_us,
)
from kg.relate.membership_cues import (
    ADDED,
    AWAY,
    BARRED,
    BODY,
    BRACKETS,
    CAME,
    CLAUSE,
    COUNTED,
    FOLLOWS,
    FORMER,
    HARMLESS,
    LED,
    LISTED,
    LISTED_GROUP,
    MADE_OF,
    MOVED,
    OF_GROUP,
    OF_KIND,
    OF_THESE,
    OF_UNKNOWN,
    ON_ROLL,
    OPENS,
    OWNING,
    PART,
    PAST,
    PLUS,
    POSTED,
    QUALITY,
    RENAMED,
    REST,
    RUN,
    SHARED_LEAD,
    SISTER,
    TOGETHER,
    UNKNOWN_GROUP,
    UNSAID,
    Cues,
    load_membership_cues,
)  # fmt: skip
from kg.relate.membership_founders import find_head, join_founder
from kg.relate.skeleton import GROUP, PERSON, SCHOOL, Skeleton, make_skeleton

BODIES = re.compile(f"{GROUP}|{BODY}")
ASKED = re.compile(r"(?:(?:仍然?|还|依旧|就|便|都|一直)*(?:是|由))?$")
HAVING = re.compile(r"(?:^|[一-鿿]{0,3})有[一-鿿]{0,4}的?$")
OTHERS = re.compile(rf"\W?(?:另外?|其余|余下)[一两二三四五六几]|\W?{PERSON}(?:还|也|又|现|则)?[是任为]")
APART = re.compile(r"分别(?:是|为|由|以)?$")
"""Before schools that lead one group each."""
SURE = frozenset({"lead-before", "lead-open", "beside"})


def read_memberships(
    sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]], by_key: Mapping[str, Entity], frame: Frame
) -> Iterator[Claim]:
    """The memberships that clauses tell freely; none where a document names no group."""
    if not any(one.kind is Kind.GROUP for one in by_key.values()):
        return
    reader = Reader(by_key, frame)
    for sentence in sentences:
        links = [link for link in inside.get(sentence.span.start, ()) if is_named(link)]
        yield from reader.read(sentence, links)


class Reader:
    """Walks over a document, sentence by sentence, with the group at hand."""

    def __init__(self, by_key: Mapping[str, Entity], frame: Frame) -> None:
        self.by_key = by_key
        voice = by_key.get(frame.voice)
        self.voice = (frame.voice,) if voice and voice.kind is Kind.SCHOOL else ()
        self.cues: Cues = load_membership_cues()
        self.hand = Hand()
        groups = sorted(one.key for one in by_key.values() if one.kind is Kind.GROUP)
        self.only = tuple(groups) if len(groups) == 1 else ()
        self.home = (frame.voice,) if voice and voice.kind is Kind.GROUP else ()

    def read(self, sentence: Sentence, links: Sequence[Linked]) -> Iterator[Claim]:
        """The claims of one sentence."""
        hand = self.hand
        if sentence.block != hand.block:
            hand.block, hand.open, hand.led = sentence.block, False, False
            hand.waiting, hand.schools, hand.counts = [], [], False
        hand.age += 1
        if not links:
            return
        skeleton = make_skeleton(sentence, [*links, *list_us(self.voice, sentence, links)])
        hand.turn(skeleton.words, self.cues)
        if hand.told_off or self.cues.any.search(skeleton.words):
            for part in PART.finditer(skeleton.words):
                for told, group in self.read_part(sentence, skeleton, part):
                    hand.group, hand.age = group, 0
                    yield from claim_members(told, group)
        groups = [at for at, char in enumerate(skeleton.words) if char == GROUP and skeleton.words[at - 1 : at] != "原"]
        if groups:
            last = groups[0] if RENAMED.search(skeleton.words) else groups[-1]
            hand.group, hand.age = skeleton.links[last].keys, 0

    def read_part(
        self, sentence: Sentence, skeleton: Skeleton, part: re.Match[str]
    ) -> Iterator[tuple[Told, tuple[str, ...]]]:
        """The runs of schools that the clauses of a part give to a group, and those before that it names at last."""
        self.hand.open = self.hand.asks = self.hand.listing = False
        for match in CLAUSE.finditer(skeleton.words, *part.span()):
            clause = self.make_clause(skeleton, part, match)
            for told in self.read_clause(sentence, clause):
                group = self.choose_group(clause, told)
                if group:
                    yield told, group
                else:
                    self.hand.waiting.append(told)
            yield from self.name_together(sentence, clause)
            yield from self.join_unsaid(sentence, clause)
            yield from join_founder(sentence, clause, self.cues.named, self.voice)

    def make_clause(self, skeleton: Skeleton, part: re.Match[str], match: re.Match[str]) -> Clause:
        """A clause with what speaks against it."""
        words = match.group()
        plain = BRACKETS.sub(lambda one: "\0" * len(one.group()), words)
        told = HARMLESS.sub("", plain)
        barred = bool(BARRED.search(told) or self.cues.bars.search(told)) or self.is_denied(skeleton, match.end())
        visits = self.cues.visits.search(QUALITY.sub("", plain)) is not None
        return Clause(
            skeleton,
            part,
            match.start(),
            words,
            plain,
            barred,
            visits,
            skeleton.words[match.start() - 1 : match.start()],
        )

    def is_denied(self, skeleton: Skeleton, end: int) -> bool:
        """Whether words before the next school take back what a clause says, or it tells who is on a roll of honour."""
        full = re.compile(rf"[^。!?\n{SCHOOL}{GROUP}]*").match(skeleton.words, end)
        return bool(ON_ROLL.search(skeleton.words, 0, end) or (full and self.cues.denies.search(full.group())))

    def read_clause(self, sentence: Sentence, clause: Clause) -> Iterator[Told]:
        """The runs of schools of a clause that play a part in a group; opens or closes the list that clauses go on with."""
        loose = self.is_loose(clause)
        counted = self.is_counted(clause, loose=loose)
        runs = list(RUN.finditer(clause.words))
        role = ""
        for run in runs:
            role, rule = self.find_role(clause, run, loose=loose, counted=counted)
            self.hand.led = self.hand.led or role == "Lead"
            loose = loose or (role == "Lead" and self.is_loose(clause))
            told = Told(
                sentence,
                clause.skeleton,
                self.list_run(clause, run, role or "Member"),
                clause.start + run.start(),
                clause.start + run.end(),
                rule or "together",
                clause.free,
            )
            self.hand.schools.append(told)
            if role:
                yield told
        self.hand.listing = role == "Member"
        self.hand.open = clause.free and (counted or (loose and not runs) or (self.hand.open and is_list(clause)))
        self.hand.asks = not runs and self.cues.lead_opens.search(clause.plain) is not None

    def is_counted(self, clause: Clause, *, loose: bool) -> bool:
        """Whether a clause counts schools of a group, so that those it or the next ones list belong to it."""
        words = clause.plain.strip()
        if REST.search(words) or OPENS.match(words) or (self.hand.goes_on(clause) and OF_KIND.fullmatch(words)):
            return True
        return COUNTED.search(clause.plain) is not None and (loose or BODIES.search(clause.plain) is not None)

    def is_loose(self, clause: Clause) -> bool:
        """Whether a clause speaks of joining or taking in; weak words only beside a group or the first school of one."""
        near = self.is_beside(clause) and self.cues.near.search(clause.plain) is not None
        return near or self.cues.loose.search(clause.plain) is not None

    def is_beside(self, clause: Clause) -> bool:
        """Whether a group, its first school or 1+N is told in the part of a sentence that a clause stands in."""
        return self.hand.led or PLUS.search(clause.part.group()) is not None or self.hand.heads(clause)

    def find_role(self, clause: Clause, run: re.Match[str], *, loose: bool, counted: bool) -> tuple[str, str]:
        """The part that a run of schools plays, and by what; empty for none."""
        before, after = clause.words[: run.start()], clause.words[run.end() :]
        if AWAY.search(after) or AWAY.search(before + SCHOOL) or PAST.search(before) or OWNING.match(after):
            return "", ""
        if rule := self.find_lead(clause, before, after, loose=loose):
            return ("", "") if len(run.group()) > 1 and APART.search(before) else ("Lead", rule)
        if not clause.barred and self.is_said_beside(clause, before, after):
            return "Member", "beside"
        if self.hand.listing and clause.free and ADDED.match(clause.words) and ends_list(clause, run):
            return "Member", "list"
        if not clause.free or self.cues.elsewhere.search(before):
            return "", ""
        made = MADE_OF.match(skip_tail(after)) if not before.strip() else before.endswith("由") and MADE_OF.match(after)
        if (loose and not POSTED.match(after)) or made:
            return "Member", "clause"
        if (
            counted
            or self.hand.told_off
            or (self.hand.open and is_list(clause))
            or ((self.hand.led or self.hand.goes_on(clause)) and HAVING.match(before))
        ):
            return "Member", "list"
        if self.hand.led and (LED.search(before) or CAME.match(skip_tail(after))):
            return "Member", "led"
        if (len(run.group()) > 1 and self.cues.named.match(skip_tail(after))) or LISTED.search(before):
            return "Member", "named"
        return "", ""

    def is_said_beside(self, clause: Clause, before: str, after: str) -> bool:
        """Whether the words right beside a run of schools make members of them."""
        if self.cues.member_before.search(before) or self.cues.into.match(after):
            return True
        if PERSON not in before and MOVED.match(after):
            return True
        told = clause.skeleton.words[clause.part.start() : clause.start] + before
        if OF_THESE.search(told) or SISTER.search(before):
            return True
        return GROUP in clause.part.group() and FOLLOWS.search(before) is not None

    def find_lead(self, clause: Clause, before: str, after: str, *, loose: bool) -> str:
        """By what a run of schools with these words before and after it leads a group; empty where it does not."""
        cues = self.cues
        if cues.lead_before.search(before) and not cues.bars.search(before) and not UNSAID.match(after):
            return "lead-before"
        if BARRED.search(clause.plain):
            return ""
        hit = cues.lead_after.match(skip_tail(after))
        alone = hit and not SHARED_LEAD.search(hit.group())
        if hit and alone and not cues.bars.search(before + hit.group()) and not clause.visits:
            return "lead-after"
        if self.hand.asks and ASKED.match(before) and (before or clause.joint in ":—"):
            return "lead-open"
        if clause.free and (cues.leads_along.match(after) or (loose and cues.along_with.match(after))):
            return "leads-along"
        if clause.free and self.is_beside(clause) and cues.along.match(after):
            return "leads-along"
        return ""

    def list_run(self, clause: Clause, run: re.Match[str], role: str) -> tuple[tuple[Linked, str], ...]:
        """The schools of a run outside brackets with their parts: that of the run, or the lead where a note says so."""
        found: list[tuple[Linked, str]] = []
        for one in re.finditer(rf"{SCHOOL}(?:\s?\((?P<note>[^()]{{0,24}})\))?", run.group()):
            lead = one["note"] is not None and self.cues.noted.search(one["note"]) is not None
            found.append((clause.skeleton.links[clause.start + run.start() + one.start()], "Lead" if lead else role))
        return tuple(found)

    def choose_group(self, clause: Clause, told: Told) -> tuple[str, ...]:
        """The group that a run of schools goes to.

        One that its clause or part names behind it, else the last before it in the sentence, else that at hand.
        """
        words, links, part = told.skeleton.words, told.skeleton.links, clause.part
        if OF_UNKNOWN.match(words, told.end):
            return ()
        if own := OF_GROUP.match(words, told.end):
            return links[own.end() - 1].keys
        end = clause.start + len(clause.words)
        unknown = max((one.end() for one in UNKNOWN_GROUP.finditer(words, 0, told.start)), default=-1)
        words = LISTED_GROUP.sub("\0", FORMER.sub("原\0", words))
        before = words.rfind(GROUP, max(part.start(), unknown), told.start)
        into = re.compile(rf"[^{SCHOOL}]*({GROUP})").match(words, told.end, end)
        if into and (before < clause.start or self.cues.loose.search(words, told.end, into.start(1))):
            return links[into.start(1)].keys
        naming = self.cues.named.search(words, told.end, part.end())
        if naming and before < 0:
            return links[naming.start("group")].keys
        if before < 0:
            before = words.rfind(GROUP, max(0, unknown), told.start)
        if before >= 0:
            return links[before].keys
        if called := find_called(words[part.start() : told.start], self.by_key):
            return called
        if unknown < 0 and self.hand.age <= REACH:
            return self.hand.group
        alone = self.home or (() if self.hand.group else self.only)
        return alone if unknown < 0 and (told.rule in SURE or BODIES.search(words)) else ()

    def name_together(self, sentence: Sentence, clause: Clause) -> Iterator[tuple[Told, tuple[str, ...]]]:
        """The schools told before that a clause without a school puts together under the name of a group."""
        naming = self.cues.named.search(clause.words)
        if not naming or SCHOOL in clause.words or clause.barred:
            return
        group = clause.skeleton.links[clause.start + naming.start("group")].keys
        near = [
            told for told in self.hand.schools if told.skeleton is clause.skeleton and told.start >= clause.part.start()
        ]
        if naming.start() <= 8 and sum(len(told.members) for told in near) > 1 and all(told.free for told in near):
            yield from ((told, group) for told in near)
        together = TOGETHER.search(clause.part.group()[: clause.start - clause.part.start() + naming.start()])
        keys = {key for told in self.hand.schools for link, _ in told.members for key in link.keys}
        count = read_number(together["count"]) if together and together["count"] else 0
        us = list(tell_us(self.voice, keys, sentence, clause)) if count else []
        if count and count == len(keys) + len(us):
            yield from ((told, group) for told in [*self.hand.schools, *us])
        elif together:
            yield from ((told, group) for told in self.hand.waiting)
        self.hand.waiting = []

    def join_unsaid(self, sentence: Sentence, clause: Clause) -> Iterator[tuple[Told, tuple[str, ...]]]:
        """The schools that join in a clause which leaves them out.

        Those that the clause before ends with, else the head of the sentence, else the school that speaks.
        """
        if SCHOOL in clause.words or clause.barred or OTHERS.match(clause.words):
            return
        skeleton = clause.skeleton
        into = self.cues.into.match(clause.words)
        last = self.hand.schools[-1] if self.hand.schools else None
        silent = last is not None and last.skeleton is skeleton and last.rule == "together"
        if into and last and silent and goes_over(last, clause):
            yield replace(last, rule="carried"), skeleton.links[clause.start + into.end() - 1].keys
            return
        hit = self.cues.joined.search(clause.words)
        keys = find_head(clause, self.voice) if hit else ()
        if not hit or not keys:
            return
        link = Linked(next(iter(skeleton.links.values())).mention, keys[:1])
        members = ((link, "Lead" if hit["lead"] or hit["head"] else "Member"),)
        told = Told(
            sentence, skeleton, members, clause.start + hit.start(), clause.start + hit.end(), "unsaid", free=True
        )
        way = next(name for name in ("joined", "lead", "taken", "part") if hit[name])
        named = [skeleton.links.get(clause.start + at) for at in range(hit.start(way), hit.end(way))]
        groups = [one.keys for one in named if one] or [self.choose_group(clause, told)]
        yield from ((told, group) for group in groups if group)
