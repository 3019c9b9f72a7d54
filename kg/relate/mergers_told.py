"""Mergers told in free wording: pupils who move over from a closed school, schools that become one, schools taken in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Kind, Predicate
from kg.record import record
from kg.relate.claims import Claim
from kg.relate.merger_signs import (
    ABOLISHED,
    BASE,
    CAMPUS,
    CLOSING,
    COMES_IN,
    CUE,
    FUSED,
    GROUNDS,
    HEAD,
    JOINED,
    KEPT,
    LATER,
    LATTER,
    MOVE,
    NAMED,
    NOT_FUSED,
    NOT_MOVED,
    OURS,
    OURSELVES,
    OWN_SUBJECT,
    PLAN,
    PUPILS,
    PUT_OFF,
    SPLIT,
    TAKEN,
    TAKEN_WHOLE,
    TAKES,
    TO_US,
    WHOLE,
    WITH_STAFF,
    count_off,
)  # fmt: skip
from kg.relate.operators import Worth
from kg.relate.passage import RUN, Passage, list_parts


@dataclass(slots=True)
class Memory:
    """What a paragraph has told so far: schools said to close, schools fused without a name yet, who took others in, the school it is about."""

    block: int = -1
    closed: tuple[str, ...] = ()
    fused: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    joined: bool = False
    final: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()


@record
class Merger:
    """Schools that go into another, and where that is told."""

    sources: tuple[str, ...]
    target: tuple[str, ...]
    told: tuple[int, int]
    trigger: int
    rule: str


def read_mergers(passage: Passage, memory: Memory) -> Iterator[Claim]:
    """The mergers that a passage tells freely."""
    if memory.block != passage.sentence.block:
        voice = passage.setting.voice if passage.setting.voice_kind is Kind.SCHOOL else ""
        memory.block, memory.closed, memory.fused = passage.sentence.block, (), ()
        memory.pair, memory.final, memory.topic = (), (), (voice,) if voice else ()
        memory.into = memory.topic
    for part in list_parts(passage):
        start, end = part.span()
        if CUE.search(part.group()):
            for one in find_mergers(passage, start, end, memory):
                memory.into = one.target
                yield from claim_merger(passage, one)
            remember(passage, start, end, memory)
        if start == 0 and (head := HEAD.search(passage.words, start, end)):
            memory.topic = passage.keys(head.end() - 1)
    if "S" in passage.words:
        memory.final = passage.keys(passage.words.rindex("S"))
    memory.joined = FUSED.search(passage.words) is not None and not NOT_FUSED.search(passage.words)
    memory.pair = max((passage.list_keys(*run.span()) for run in RUN.finditer(passage.words)), key=len, default=())


def find_mergers(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """The mergers of one part, by each way of telling one."""
    yield from find_moves(passage, start, end, memory)
    yield from find_taken(passage, start, end, memory)
    yield from find_takers(passage, start, end, memory)
    yield from find_comers(passage, start, end, memory)
    yield from find_fused(passage, start, end, memory)
    yield from find_ours(passage, start, end, memory)
    yield from find_split(passage, start, end)


def remember(passage: Passage, start: int, end: int, memory: Memory) -> None:
    """Keep the schools of a part that tells of closing."""
    words = passage.words[start:end]
    closing = CLOSING.search(words)
    runs = list(RUN.finditer(passage.words, start, end))
    if not closing or not runs:
        return
    longest = max(runs, key=lambda run: len(run.group()))
    memory.closed = passage.list_keys(*longest.span())
    if FUSED.search(words) and len(memory.closed) > 1 and not NOT_FUSED.search(words):
        memory.fused = memory.closed


def find_moves(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools whose pupils go over to another: 后山小学撤销,学生转到望江小学."""
    edge = start
    last: tuple[str, ...] = ()
    for move in MOVE.finditer(passage.words, start, end):
        if GROUNDS.match(passage.words, move.end()):
            continue
        at = move.start("to")
        sources = choose_sources(passage, (start, edge, move.start()), move["strong"] is not None, memory, last)
        target = passage.keys(at)
        said = passage.links[at].mention
        if said.rule.startswith("pronoun") and set(target) & set(sources) and not OURSELVES.match(said.name):
            target = memory.topic
        sources = tuple(key for key in sources if key not in target)
        run = RUN.match(passage.words, at)
        places = [spot for spot in range(*run.span()) if passage.words[spot] == "S"] if run else []
        if len(places) == len(sources) > 1 and "分别" in passage.words[edge : move.end()]:
            for source, spot in zip(sources, places, strict=True):
                yield Merger((source,), passage.keys(spot), (max(edge, start), spot + 1), move.start(), "merger-moved")
            edge = places[-1] + 1
            continue
        if sources:
            yield Merger(
                sources,
                target,
                (max(edge, passage.words.rfind("S", edge, move.start()), start), at + 1),
                move.start(),
                "merger-moved",
            )
            last = sources
        edge = move.end()


def choose_sources(
    passage: Passage,
    stretch: tuple[int, int, int],
    strong: bool,
    memory: Memory,
    last: tuple[str, ...],
) -> tuple[str, ...]:
    """The schools that go over where a verb of moving ends a stretch of words; `stretch` is its part's start, its own, and its end."""
    part, edge, end = stretch
    before = passage.words[edge:end]
    clause = re.split(r"[,:]", before)[-1]
    listed = [
        passage.list_keys(*run.span()) for run in RUN.finditer(passage.words, part, edge + len(before) - len(clause))
    ]
    if counted := count_off(clause, max((*listed, memory.closed), key=len)):
        return counted
    runs = list(RUN.finditer(before))
    if runs:
        goes = goes_over(passage.words[:end], before, runs[-1].span(), strong=strong)
        return passage.list_keys(edge + runs[-1].start(), edge + runs[-1].end()) if goes else ()
    if LATTER.search(before) and memory.final:
        return memory.final
    loose = NOT_MOVED.search(clause) or OWN_SUBJECT.search(clause) or not PUPILS.search(clause)
    return () if loose else last or memory.closed


def goes_over(words: str, before: str, run: tuple[int, int], *, strong: bool) -> bool:
    """Whether the run of schools in the stretch `before` a verb of moving goes over; `words` are all of the passage up to the verb."""
    before = before[: run[1]] + WITH_STAFF.sub("", before[run[1] :])
    clause, between = re.split(r"[,:]", before)[-1], before[run[1] :]
    if NOT_MOVED.search(between) or before[: run[0]].endswith(("从", "自", "离开")):
        return False
    if "," in between and (len(clause) > 24 or OWN_SUBJECT.search(clause)):
        return False
    if strong and len(clause) <= 10 and len(between) <= 40:
        return True
    near = len(between) <= (14 if strong else 24) and "," not in between
    if near and (strong or WHOLE.search(between)):
        return True
    return CLOSING.search(words) is not None and not JOINED.search(words)


def find_taken(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools that another takes in: 后山小学停办,由望江小学接收."""
    words = passage.words
    for taken in TAKEN.finditer(words, start, end):
        before = words[start : taken.start()]
        runs = list(RUN.finditer(before))
        sources = passage.list_keys(start + runs[-1].start(), start + runs[-1].end()) if runs else memory.closed
        if sources and (CLOSING.search(before) or PUPILS.search(before)) and not NOT_MOVED.search(before):
            yield Merger(sources, passage.keys(taken.start("to")), (start, taken.end()), taken.start(), "merger-taken")


def find_takers(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools that take in others: 望江小学吃下撤销的后山小学."""
    words = passage.words
    for takes in TAKES.finditer(words, start, end):
        before = words.rfind("S", start, takes.start())
        target = passage.keys(before) if before >= 0 else memory.topic
        barred = NOT_MOVED.search(words[max(before, start) : takes.start()])
        if target and TAKEN_WHOLE.search(takes["gap"] + takes["after"]) and not barred:
            sources = passage.list_keys(*takes.span("from"))
            yield Merger(sources, target, (start, takes.end()), takes.start(), "merger-takes")


def find_comers(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools that come into the one spoken of: 2011年后山小学并入,校舍扩了一倍."""
    for comes in COMES_IN.finditer(passage.words, start, end):
        sources = passage.list_keys(*comes.span("from"))
        head = HEAD.match(passage.words, start, comes.start())
        earlier = passage.list_keys(0, start)
        alone = earlier if len(earlier) == 1 else ()
        heads = head is not None and not MOVE.search(passage.words, head.end(), comes.start())
        target = passage.keys(head.end() - 1) if head and heads else memory.into or memory.topic or alone
        if target and not NOT_MOVED.search(comes["gap"]):
            yield Merger(sources, target, comes.span(), comes.start() + 1, "merger-comes")


def find_fused(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools that become one: 后山小学与前坪小学合并,取名望江小学."""
    words = passage.words
    if NOT_FUSED.search(words, start, end):
        return
    for fused in FUSED.finditer(words, start, end):
        sources = list_fused(passage, start, fused.start(), memory)
        named = NAMED.search(words, fused.end() - 1, end)
        if len(sources) > 1 and named and named.start() - fused.end() <= 30:
            target = match_source(passage, named.start("to"), start)
            if (
                target
                and not GROUNDS.match(words, named.end())
                and not CAMPUS.search(passage.links[named.start("to")].mention.name)
            ):
                yield Merger(sources, target, (start, named.end()), fused.start(), "merger-fused")
            return
        if len(sources) > 1 and passage.setting.voice_kind is Kind.SCHOOL and OURS.search(words, fused.end(), end):
            yield Merger(sources, (passage.setting.voice,), (start, end), fused.start(), "merger-fused")
            return
        dropped = find_dropped(passage, sources, fused.end(), end)
        kept = tuple(key for key in sources if key not in dropped)
        if len(kept) == 1 and len(sources) == len(kept) + len(dropped):
            yield Merger(dropped, kept, (start, fused.end()), fused.start(), "merger-fused")
            return
    later = LATER.search(words, start, end)
    sources = memory.fused or (memory.pair if later and (memory.joined or later.group().startswith("合")) else ())
    if later and len(sources) > 1 and not GROUNDS.match(words, later.end()):
        yield Merger(sources, passage.keys(later.start("to")), later.span(), later.start(), "merger-named-later")
        memory.fused = ()


def find_dropped(passage: Passage, sources: tuple[str, ...], start: int, end: int) -> tuple[str, ...]:
    """The schools of those put together that are no more, by which is closed or which stays (以后者为主体)."""
    if gone := ABOLISHED.search(passage.words, start, end):
        return passage.keys(gone.start("gone"))
    kept = KEPT.search(passage.words, start, end)
    if kept is None or not sources:
        return ()
    stays = passage.keys(kept.start("kept")) if kept["kept"] else sources[-1:] if kept["latter"] else sources[:1]
    return tuple(key for key in sources if key not in stays)


def find_ours(passage: Passage, start: int, end: int, memory: Memory) -> Iterator[Merger]:
    """Schools that go over to the one that speaks, told by a word for it, and those that a school was made of."""
    words = passage.words
    for base in BASE.finditer(words, start, end):
        yield Merger(
            passage.list_keys(*base.span("from")),
            passage.keys(base.start("to")),
            base.span(),
            base.start(),
            "merger-base",
        )
    if passage.setting.voice_kind is not Kind.SCHOOL:
        return
    for ours in TO_US.finditer(words, start, end):
        runs = list(RUN.finditer(words, start, ours.start()))
        before = WITH_STAFF.sub("", words[start : ours.start()])
        voice = passage.setting.voice
        sources = tuple(key for key in passage.list_keys(*runs[-1].span()) if key != voice) if runs else memory.closed
        closing = CLOSING.search(words, start, end) or WHOLE.search(before)
        if sources and closing and not NOT_MOVED.search(before):
            yield Merger(sources, (voice,), (start, ours.end()), ours.start(), "merger-ours")


def find_split(passage: Passage, start: int, end: int) -> Iterator[Merger]:
    """The school whose classes go to more than one other when it closes."""
    words = passage.words
    parts = list(SPLIT.finditer(words, start, end))
    runs = list(RUN.finditer(words, start, parts[0].start())) if len(parts) > 1 else []
    if runs and CLOSING.search(words, start, end):
        for part in parts:
            to = part.start("to") if part["to"] else part.start("other")
            yield Merger(
                passage.list_keys(*runs[-1].span()), passage.keys(to), (start, to + 1), part.start(), "merger-split"
            )


def list_fused(passage: Passage, start: int, end: int, memory: Memory) -> tuple[str, ...]:
    """The schools that a verb of fusing joins: those of its clause, else of the clause before, else what is with another."""
    before = passage.words[start:end]
    clauses = before.split(",")
    for width in range(1, len(clauses) + 1):
        first = end - len(",".join(clauses[-width:]))
        sources = passage.list_keys(first, end)
        if len(sources) > 1:
            return sources
        if sources:
            with_other = re.search(r"(?:与|和|同|跟)R?S[^S,;。]{0,6}$", before)
            return tuple(dict.fromkeys((*sources, *memory.topic))) if with_other and width == 1 and memory.topic else ()
    return ()


def match_source(passage: Passage, at: int, start: int) -> tuple[str, ...]:
    """The school at a sign, or that of the same part whose name it bears with a letter more (沿用望江中学校名)."""
    name = passage.links[at].mention.name
    for place in range(start, at):
        if passage.words[place] == "S" and name in {passage.links[place].mention.name + tail for tail in ("校", "园")}:
            return passage.keys(place)
    return passage.keys(at)


def claim_merger(passage: Passage, one: Merger) -> Iterator[Claim]:
    """A claim for every school of a merger, unless an operator forbids it."""
    worth, _ = passage.weigh(one.trigger, one.told[1], ignored=PUT_OFF)
    if worth is Worth.NONE or len(one.target) != 1:
        return
    clause = re.split(r"[,;]", passage.words[: one.trigger])[-1]
    planned = worth is Worth.PLAN or passage.setting.headed or PLAN.search(clause) is not None
    for source in one.sources:
        if source != one.target[0]:
            yield passage.claim((source, Predicate.MERGED_INTO, one.target[0]), one.told, one.rule, planned=planned)
