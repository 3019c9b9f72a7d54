"""What a reader of memberships holds while it walks over a document: clauses, runs of schools, the group at hand."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.model import Entity, Kind, Linked, Mention, Sentence, Span
from kg.record import record
from kg.relate.membership_cues import HEADED, LEAVING, NUMBER, RUN, TAIL, TALLIED, WE, Cues
from kg.relate.numbers import parse_han
from kg.relate.skeleton import GROUP, SCHOOL, Skeleton

REACH = 3
"""How many sentences behind its last mention a group is still the one at hand."""
SORT = r"(?:学校|小学|中学|初中|高中|完小|村小|教学点|幼儿园|校|园|单位)"
HOLDS = re.compile(rf"{NUMBER}(?:所|家|个)[^,;。]{{0,4}}{SORT}|{SORT}{NUMBER}(?:所|家|个)")
COVERS = re.compile(r"覆盖|涵盖|包括|包含|组成|下设|下辖|现有|共有|拥有|管着|管辖")
POINTS = re.compile(
    rf"^\W?(?:(?:这|以上)?{NUMBER}(?:所|家|个){SORT}|它们|[他它]们)?(?:分别|依次)?(?:[是为即]|包括|有)?:?(?<=[是为即有:括]){SCHOOL}"
)
"""How a sentence opens that tells off what the one before has counted."""


US = re.compile(r"我们|咱们?")
BESIDE_US = re.compile(r"(?:、|和|与|及|以及|还有)(?:[一-鿿]{1,8}的)?$")


KINDS = frozenset({Kind.GROUP, Kind.SCHOOL, Kind.PERSON})
COMMA = re.compile(f"{TAIL.pattern},")
CALLED = re.compile(r"联盟|共同体|联合体|协作体|教联体")


TOGETHER = ("一起", "一道", "一同", "共同", "共建")
"""These count nothing, though they begin so."""


@record
class Told:
    """Schools of one run in one clause with the part they play, and where they stand in the sentence."""

    sentence: Sentence
    skeleton: Skeleton
    members: tuple[tuple[Linked, str], ...]
    start: int
    end: int
    rule: str
    free: bool


@dataclass(slots=True)
class Hand:
    """What the walk over a document holds: the group at hand, its age in sentences, and what waits for a group."""

    group: tuple[str, ...] = ()
    age: int = REACH + 1
    block: int = -1
    open: bool = False
    led: bool = False
    asks: bool = False
    listing: bool = False
    counts: bool = False
    told_off: bool = False
    tallied: int = 0
    """Where the list begins in which a sentence tells off by kinds the schools it has counted; 0 for no such list."""

    def turn(self, words: str, cues: Cues) -> None:
        """Note whether a sentence tells off the schools counted in the one before, and whether it counts those of a group and names none."""
        self.told_off = self.counts and POINTS.match(words) is not None
        counted = GROUP in words and HOLDS.search(words)
        told = counted and (COVERS.search(words) or cues.loose.search(words))
        self.counts = bool(told) and not cues.bars.search(words)
        tally = TALLIED.search(words)
        self.tallied = tally.end() if tally else 0

    def goes_on(self, clause: "Clause") -> bool:
        """Whether a clause stands in the list that its sentence tells off by kinds."""
        return 0 < self.tallied <= clause.start

    def heads(self, clause: "Clause") -> bool:
        """Whether a clause lists whom the group told right before has: 教育集团包括|后山小学."""
        headed = HEADED.match(clause.plain)
        if not headed:
            return False
        return self.age <= REACH if headed["body"] else self.age == 1 and clause.joint in ("", ".", ")")

    waiting: list[Told] = field(default_factory=list)
    schools: list[Told] = field(default_factory=list)


@record
class Clause:
    """A clause of a skeleton, without its notes in `plain`; `part` is the stretch between full stops and semicolons."""

    skeleton: Skeleton
    part: re.Match[str]
    start: int
    words: str
    plain: str
    barred: bool
    visits: bool
    joint: str

    @property
    def free(self) -> bool:
        """Whether nothing in the clause speaks against memberships or of something else."""
        return not (self.barred or self.visits)


def skip_tail(after: str) -> str:
    """What stands behind a run of schools and its 等三所学校."""
    match = None if after.startswith(TOGETHER) else TAIL.match(after)
    return after[match.end() :] if match else after


def is_list(clause: Clause) -> bool:
    """Whether a clause does little but list schools."""
    bare = strip_run(clause)
    return len(bare) <= 6 or (
        len(bare) <= 16 and bare.startswith(("是", "有", "即", "分别", "一个", "一家", "一所", "另"))
    )


def ends_list(clause: Clause, run: re.Match[str]) -> bool:
    """Whether a run of schools is all that a clause which goes on with a list has (以及去年建成的|后山小学)."""
    before = clause.words[: run.start()]
    return not skip_tail(clause.words[run.end() :]).strip() and (
        before.endswith("的") or len(before) <= len("以及位于山区")
    )


def strip_run(clause: Clause) -> str:
    """What a clause says besides its schools, their notes and 等三所学校."""
    bare = RUN.sub(SCHOOL, clause.plain).replace("\0", "")
    return re.sub(rf"{SCHOOL}(?:{TAIL.pattern})", "", bare)


def read_number(words: str) -> int:
    """A small numeral in digits or characters."""
    return int(words) if words.isdecimal() else parse_han(words)


def find_called(before: str, by_key: Mapping[str, Entity]) -> tuple[str, ...]:
    """The group that the words before a run call by its class word, where just one of the document ends so (扩大共同体,吸收甲校)."""
    word = CALLED.search(before)
    found = [
        key
        for key, one in sorted(by_key.items())
        if word and one.kind is Kind.GROUP and one.name.endswith(word.group())
    ]
    return tuple(found) if len(found) == 1 else ()


def tell_us(voice: Sequence[str], keys: Collection[str], sentence: Sentence, clause: Clause) -> Iterator[Told]:
    """The school that speaks, where it counts itself with those of a part whose names do not say so (与我们来往最多的是…,三家…)."""
    mention = next(iter(clause.skeleton.links.values())).mention
    for key in voice:
        if key not in keys and WE.search(clause.part.group()):
            members = ((Linked(mention, (key,)), "Member"),)
            end = clause.start + len(clause.words)
            yield Told(sentence, clause.skeleton, members, clause.start, end, "together", free=True)


def list_us(voice: Sequence[str], sentence: Sentence, links: Sequence[Linked]) -> Iterator[Linked]:
    """The school that speaks, wherever it counts itself in a list of schools: 跟着走的有|我们|、县第三幼儿园."""
    shift = sentence.span.start
    schools = [one.mention.span for one in links if one.mention.kind is Kind.SCHOOL]
    for us in US.finditer(sentence.folded) if voice and schools else ():
        before = [span for span in schools if span.end - shift <= us.start()]
        behind = [span for span in schools if span.start - shift >= us.end()]
        near = (
            *((span.end - shift, us.start()) for span in before[-1:]),
            *((us.end(), span.start - shift) for span in behind[:1]),
        )
        if any(BESIDE_US.fullmatch(sentence.folded, *gap) for gap in near):
            yield Linked(
                Mention(Kind.SCHOOL, us.group(), Span(us.start() + shift, us.end() + shift), "us"), tuple(voice)
            )


def goes_over(last: Told, clause: Clause) -> bool:
    """Whether a clause tells where the schools right before it go: 龙美小学划出,|改归清水学区."""
    between = clause.skeleton.words, last.end, clause.start
    return bool(LEAVING.fullmatch(*between) or (last.free and COMMA.fullmatch(*between)))


def is_named(link: Linked) -> bool:
    """Whether a link counts as a name here; 总园 alone is the word for the first school of a group."""
    return link.mention.kind in KINDS and bool(link.keys) and link.mention.rule != "pronoun-lead"
