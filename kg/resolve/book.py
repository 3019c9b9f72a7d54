"""The book of a resolution in a build: which names are one, which are in doubt, and why."""

import json
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import BuildError, NotFoundError
from kg.fold import fold_text
from kg.model import SCHOOLING, Choice, Decision, Evidence, Form, Judgement, Kind, Resolution, Span, Tie
from kg.record import record
from kg.resolve.compare import Told, compare_names
from kg.resolve.decision_file import name_pair, order_decision
from kg.resolve.parts import part_name

FILE = "resolution.json"
MOST = 4
"""Forms of one name whose pairs are explained."""


@record
class Reason:
    """Two forms, whether they are one, and why: one sentence a step."""

    left: Form
    right: Form
    is_one: bool
    steps: tuple[str, ...]


def write_book(resolution: Resolution) -> Iterator[bytes]:
    """The book as JSON, piece by piece, one form or judgement a line."""
    judged = ([one.left, one.right, one.tie.value, one.reason, one.score] for one in resolution.judgements)
    yield b'{\n"forms": [\n'
    yield from join_rows(map(pack_form, resolution.forms))
    yield b'\n],\n"judgements": [\n'
    yield from join_rows(judged)
    yield b"\n]\n}\n"


def join_rows(rows: Iterable[object]) -> Iterator[bytes]:
    """Rows as JSON, a comma and a line end between them."""
    between = b""
    for row in rows:
        yield between + write_line(row).encode("utf-8", "replace")
        between = b",\n"


def write_line(row: object) -> str:
    """A row as JSON on one line."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def pack_form(form: Form) -> list[object]:
    """A form as plain values."""
    quotes = [[one.path, one.span.start, one.span.end] for one in form.evidence]
    return [form.kind.value, form.name, form.area, form.entity, list(form.aliases), list(form.paths), quotes]


def read_book(folder: Path) -> Resolution:
    """The book of the build in `folder`; BuildError where it has none or a damaged one."""
    path = folder / FILE
    try:
        book = json.loads(path.read_bytes())
        forms = tuple(unpack_form(row) for row in book["forms"])
        judged = tuple(
            Judgement(left, right, Tie(tie), reason, score) for left, right, tie, reason, score in book["judgements"]
        )
    except OSError as error:
        raise BuildError(f"{path}: {error.strerror}", "build again: kg build FOLDER -o OUT") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BuildError(f"{path}: is damaged", "build again: kg build FOLDER -o OUT") from error
    return Resolution(forms, judged)


def unpack_form(row: Sequence[Any]) -> Form:
    """The form that `pack_form` packed."""
    kind, name, area, entity, aliases, paths, quotes = row
    evidence = tuple(Evidence(path, Span(start, end), "resolve") for path, start, end in quotes)
    return Form(Kind(kind), name, area, entity, tuple(aliases), tuple(paths), evidence)


def list_doubts(resolution: Resolution, decisions: Sequence[Decision]) -> list[Judgement]:
    """The pairs that are in doubt and not decided, the likeliest first, one for each pair of entities."""
    decided = {name_pair(one) for one in decisions}
    forms, seen, listed = resolution.forms, set[tuple[str, str]](), []
    for one in sorted(resolution.judgements, key=lambda one: (-one.score, one)):
        if one.tie is not Tie.DOUBTFUL or name_pair(decide(resolution, one, Choice.UNSURE)) in decided:
            continue
        pair = forms[one.left].entity, forms[one.right].entity
        if pair not in seen:
            seen |= {pair, pair[::-1]}
            listed.append(one)
    return listed


def decide(resolution: Resolution, one: Judgement, choice: Choice) -> Decision:
    """What somebody decided about a pair of the book, as a decision that every later build obeys."""
    left, right = resolution.forms[one.left], resolution.forms[one.right]
    return order_decision(Decision(left.kind, left.name, left.area, right.name, right.area, choice))


def explain(resolution: Resolution, left: str, right: str) -> tuple[Reason, ...]:
    """Why two names are or are not one, for each pair of their forms; NotFoundError for a name that is not there.

    A name may have places before it, parted by slashes (鱼峰区/实验小学).
    """
    ones, others = (find_forms(resolution, name) for name in (left, right))
    pairs = [(one, other) for one in ones for other in others if one != other or left == right]
    alike = [pair for pair in pairs if resolution.forms[pair[0]].kind is resolution.forms[pair[1]].kind]
    ties = gather_ties(resolution)
    return tuple(explain_pair(resolution, one, other, ties) for one, other in alike or pairs)


def find_forms(resolution: Resolution, words: str) -> list[int]:
    """The forms of a name, by number, the first of each entity first; NotFoundError where there are none."""
    area, _, name = fold_text(words.strip()).rpartition("/")
    found = [
        number
        for number, form in enumerate(resolution.forms)
        if name in {fold_text(one) for one in (form.name, *form.aliases)}
        and f"/{fold_text(form.area)}".endswith(f"/{area}" if area else "")
    ]
    if not found:
        raise NotFoundError(
            f"no documents tell of {words}", "kg show OUT NAME tells names alike; places go before: 鱼峰区/实验小学"
        )
    called = [number for number in found if fold_text(resolution.forms[number].name) == name]
    found = called or found
    first = {resolution.forms[number].entity: number for number in reversed(found)}
    return sorted(found, key=lambda number: (first[resolution.forms[number].entity] != number, number))[:MOST]


def gather_ties(resolution: Resolution) -> Mapping[int, list[tuple[int, str]]]:
    """For each form those that it was joined with, and why."""
    ties: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for one in resolution.judgements:
        if one.tie is Tie.JOINED:
            ties[one.left].append((one.right, one.reason))
            ties[one.right].append((one.left, one.reason))
    return ties


def explain_pair(
    resolution: Resolution, left: int, right: int, ties: Mapping[int, Sequence[tuple[int, str]]]
) -> Reason:
    """Why two forms are one, step by step, or why they are not."""
    one, other = resolution.forms[left], resolution.forms[right]
    if one.entity == other.entity:
        return Reason(one, other, is_one=True, steps=tuple(trace(resolution, left, right, ties)))
    ends = {one.entity, other.entity}
    told = [
        judged.reason
        for judged in resolution.judgements
        if {resolution.forms[judged.left].entity, resolution.forms[judged.right].entity} == ends
    ]
    return Reason(one, other, is_one=False, steps=tuple(dict.fromkeys(told)) or (tell_difference(one, other),))


def trace(
    resolution: Resolution, left: int, right: int, ties: Mapping[int, Sequence[tuple[int, str]]]
) -> Iterator[str]:
    """The steps by which one form was joined with another, the fewest there are."""
    came: dict[int, tuple[int, str]] = {left: (left, "")}
    queue = deque([left])
    while queue and right not in came:
        here = queue.popleft()
        for there, reason in sorted(ties.get(here, ())):
            if there not in came:
                came[there] = (here, reason)
                queue.append(there)
    steps = []
    while right != left and right in came:
        before, reason = came[right]
        steps.append(f"{tell_form(resolution.forms[before])} = {tell_form(resolution.forms[right])}：{reason}")
        right = before
    yield from reversed(steps) if steps else ["写法和地区都相同 · written alike in one place"]


def tell_form(form: Form) -> str:
    """A form of a name with the area it was met in, as people are shown it.

    >>> tell_form(Form(Kind.SCHOOL, "第八中学", "广西壮族自治区/柳州市", ""))
    '第八中学（广西壮族自治区/柳州市）'
    """
    return f"{form.name}（{form.area or '未写地区'}）"


def tell_difference(one: Form, other: Form) -> str:
    """Why two forms that nothing was made of are two: by class, by the parts of their names, or by name and place."""
    if one.kind is not other.kind:
        return f"类别不同：{one.kind.value}、{other.kind.value} · they are of two classes"
    if one.kind in SCHOOLING:
        return compare_names(*(tell_parts(form) for form in (one, other))).words
    if one.area != other.area:
        return f"不在一处：{one.area or '未写'}、{other.area or '未写'} · they are told in two places"
    return f"名称不同：{one.name}、{other.name} · their names differ"


def tell_parts(form: Form) -> Told:
    """The name of a form, taken apart where it stands."""
    area = tuple(filter(None, form.area.split("/")))
    parts = part_name(form.name, area)
    return Told(parts, area, bool(parts.places or parts.level))
