"""What people decided about pairs of names: obeyed by every later build, reported where documents say otherwise."""

from collections.abc import Iterator, Sequence

from kg.fold import fold_text
from kg.model import Choice, Decision, Finding, FindingLevel, Kind
from kg.record import record
from kg.resolve.nodes import Node
from kg.resolve.union import Union

FILE = "decisions.csv"
PERSON = "人工决定是同一个 · a person decided that they are one"
PARTED = "人工决定不是同一个 · a person decided that they are two"
Name = tuple[Kind, str]
Entry = tuple[int, str, bool]
"""A node by its number, with its place in words and whether it is masked."""
UNSURE = "有人看过，不能确定 · a person looked and could not tell"


def write_area(node: Node) -> str:
    """The place of a node in words, as decisions name it: what is masked or untold stands in its document alone.

    >>> write_area(Node(Kind.SCHOOL, "第八中学", ("第八中学",), ("广西壮族自治区", "柳州市")))
    '广西壮族自治区/柳州市'
    """
    return node.mention or "/".join(node.area)


@record
class Settled:
    """A decision with the nodes, by number, that it speaks of."""

    decision: Decision
    left: tuple[int, ...]
    right: tuple[int, ...]


class Register:
    """The nodes by what decisions call them; of others nothing is noted."""

    def __init__(self, union: Union, decisions: Sequence[Decision]) -> None:
        self.named: dict[Name, list[Entry]] = {(one.kind, name): [] for one in decisions for name in list_names(one)}
        self.called: dict[Name, list[Entry]] = {name: [] for name in self.named}
        for number, node in enumerate(union.nodes):
            entry = number, write_area(node), bool(node.mention)
            self.named.get((node.kind, fold_text(node.name)), []).append(entry)
            for name in {fold_text(name) for name in union.aliases.get(number, ())}:
                self.called.get((node.kind, name), []).append(entry)

    def find(self, kind: Kind, name: str, area: str) -> tuple[int, ...]:
        """The nodes of that name and place, of an unmasked name alone where no place is given; else those that are also called so."""
        for names in (self.named, self.called):
            if found := tuple(
                number
                for number, place, masked in names[kind, fold_text(name)]
                if area == place or not (area or masked)
            ):
                return found
        return ()


def list_names(one: Decision) -> tuple[str, str]:
    """The names of a decision as they are looked up."""
    return fold_text(one.left), fold_text(one.right)


def settle_decisions(union: Union, decisions: Sequence[Decision], kinds: frozenset[Kind]) -> list[Settled]:
    """The decisions on some kinds with the nodes that they speak of."""
    wanted = [one for one in sorted(decisions) if one.kind in kinds]
    if not wanted:
        return []
    register = Register(union, wanted)
    return [
        Settled(
            one, register.find(one.kind, one.left, one.left_area), register.find(one.kind, one.right, one.right_area)
        )
        for one in wanted
    ]


def part_nodes(union: Union, settled: Sequence[Settled]) -> None:
    """Keep apart what is decided to be two, before anything is joined."""
    for one in settled:
        if one.decision.choice is Choice.DIFFERENT and not set(one.left) & set(one.right):
            for left in one.left:
                for right in one.right:
                    union.part(left, right)


def join_nodes(union: Union, settled: Sequence[Settled]) -> Iterator[Finding]:
    """Join what is decided to be one; what documents say against a decision, and what decisions cannot mean."""
    for one in settled:
        yield from report_missing(union, one)
        if not (one.left and one.right):
            continue
        if one.decision.choice is Choice.SAME:
            yield from report_contradiction(union, one)
            if not union.join(one.left[0], one.right[0], PERSON):
                yield report(
                    one.decision,
                    "与另一条决定（不同）相矛盾，没有合并",
                    "another decision says that they are two",
                    "改掉其中一条 · change one of them",
                )
        elif one.decision.choice is Choice.DIFFERENT and set(one.left) & set(one.right):
            yield report(
                one.decision,
                "有文件把两个名称说成同一个，无法分开",
                "a document tells both names of one, so they cannot be parted",
                "核对文件 · check the document",
            )


def report_missing(union: Union, one: Settled) -> Iterator[Finding]:
    """What a decision names and no document tells, or documents tell in several places."""
    for name, area, found in (
        (one.decision.left, one.decision.left_area, one.left),
        (one.decision.right, one.decision.right_area, one.right),
    ):
        if not found:
            yield report(
                one.decision,
                f"现有文件里没有“{name}”（{area or '未写地区'}）",
                f"no document tells of {name}",
                "不影响其他决定 · other decisions are not touched",
                FindingLevel.NOTE,
            )
        elif len({union.root(number) for number in found}) > 1 and not area:
            yield report(
                one.decision,
                f"“{name}”不止一个，取了第一个",
                f"several are called {name}; the first was taken",
                "写上地区 · give its place",
            )


def report_contradiction(union: Union, one: Settled) -> Iterator[Finding]:
    """What documents say against two being one."""
    left, right = one.left[0], one.right[0]
    if union.lie_apart(left, right):
        yield report(
            one.decision,
            f"决定说是同一个，文件说一个在{write_area(union.nodes[left])}，一个在{write_area(union.nodes[right])}",
            "documents tell them in two places",
            "核对后修改决定 · check and change the decision",
        )
    elif union.share_document(left, right) and left != right and not union.is_one(left, right):
        yield report(
            one.decision,
            "决定说是同一个，却有文件把它们当两个来说",
            "a document tells of both as two",
            "核对后修改决定 · check and change the decision",
        )


def report(decision: Decision, zh: str, en: str, cure: str, level: FindingLevel = FindingLevel.WARNING) -> Finding:
    """The finding that a decision cannot be obeyed, or is contradicted, and what helps."""
    pair = f"{decision.left} {decision.choice.value} {decision.right}"
    return Finding(level, "decision", f"{pair}：{zh} · {en}", FILE, cure=cure)
