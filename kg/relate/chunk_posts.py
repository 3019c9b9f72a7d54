"""Chunks of persons with the body and the post that stand beside them: 望江中学教师李晓兰."""

import re
from collections.abc import Collection, Sequence

from kg.model import Linked, Sentence, Span
from kg.relate.chunk import Chunk, Post
from kg.relate.offices import LEADING, SCHOOL_HEAD

LISTING = frozenset("、和与及")
JOINING = frozenset("和与及")
LONGEST_NOTE, LONGEST_SECTION = 10, 6
POSTED = frozenset("USGO")
PARTING = frozenset(" .、0123456789")
FUSING = {"r": (re.compile("r[、兼]$"), 2), ")": (re.compile(r"r[(（]r$"), 3)}
"""What stands before a chunk of a code that makes one post with so many chunks before it."""
SECTION = re.compile(r"[一-鿿]{1,4}[所室处科股部组系]")
PAIR = r"P(?: ?r)? {1,4}S(?: ?[rg]){0,3}"
PERSON_FIRST = re.compile(
    rf"(?<![SrP .、\d])[ .、\d]{{0,5}}{PAIR}(?:[ .、\d]{{1,6}}{PAIR}){{1,200}}(?![ .、\d]{{0,6}}P)"
)
"""A run of persons with their bodies behind them, parted by blanks alone, as coded by `code_row`: 沈佳琪 城北小学 马晓东 东湖中学."""


def join_roles(row: Sequence[Chunk], sentence: Sentence) -> list[Chunk]:
    """Two leading posts that one person holds become one: 党组书记、局长, 书记兼校长."""
    joined: list[Chunk] = []
    for chunk in row:
        fused = 0
        if chunk.code in FUSING:
            before = "".join("r" if one.code == "r" else one.words or one.code for one in joined[-3:])
            pattern, count = FUSING[chunk.code]
            fused = count if pattern.search(before) else 0
        shift = sentence.span.start
        posts = [one.span for one in (*joined[-fused:], chunk) if one.code == "r"] if fused else []
        if fused and all(LEADING.search(sentence.folded, post.start - shift, post.end - shift) for post in posts):
            span = Span(joined[-fused].span.start, chunk.span.end)
            words = sentence.chars[span.start - shift : span.end - shift]
            joined[-fused:] = [Chunk("r", span, words=words)]
        else:
            joined.append(chunk)
    return joined


def join_posts(row: Sequence[Chunk]) -> list[Chunk]:
    """A body, a role and persons that stand side by side become one chunk of persons, who keep the body as their post."""
    joined: list[Chunk] = []
    place = 0
    behind = find_behind(row)
    while place < len(row):
        if place in behind:
            joined.append(post_behind(row, place, behind[place]))
            place += 1
            continue
        taken = take_post(row, place) if row[place].code in POSTED and place not in behind.values() else None
        if taken is None:
            joined.append(row[place])
            place += 1
        else:
            joined.append(taken[0])
            place = taken[1]
    return joined


def find_behind(row: Sequence[Chunk]) -> dict[int, int]:
    """The places of the bodies that stand behind their persons in a run-on roll, by those of the persons."""
    if sum(chunk.code == "P" for chunk in row) < 2 or not any(chunk.words == " " for chunk in row):
        return {}
    codes = code_row(row)
    return {
        place: codes.index("S", place)
        for run in PERSON_FIRST.finditer(codes)
        for place in range(*run.span())
        if codes[place] == "P"
    }


def code_row(row: Sequence[Chunk]) -> str:
    """One character for each chunk: P for a single person, S for a body, its word for what parts a list, else its code."""
    return "".join(
        "S"
        if chunk.code in POSTED
        else chunk.code
        if chunk.members or chunk.code in "rg"
        else chunk.words
        if chunk.words in PARTING
        else "x"
        for chunk in row
    )


def post_behind(row: Sequence[Chunk], place: int, home: int) -> Chunk:
    """The person at `place` as a chunk that keeps the body behind it as a post."""
    role = next((chunk.words for chunk in row[place + 1 : home + 3] if chunk.code == "r"), "")
    span, person = Span(row[place].span.start, row[home].span.end), row[place].members[0]
    return row[place]._replace(posts=(Post(person, row[home].members[0], role, span),))


def take_post(row: Sequence[Chunk], place: int) -> tuple[Chunk, int] | None:
    """The persons right behind the body at `place` as one chunk, and the place after them; None where none are."""
    body, after, role = row[place], skip_section(row, place + 1), ""
    first, section = after, "".join([one.words for one in row[place + 1 : after]])
    while after < len(row) and (
        row[after].words in {"的", " ", "原"} or row[after].code == "r" or is_award_before(row, after)
    ):
        role = role or (section + row[after].words if row[after].code == "r" else "")
        after += 1
        if after - first >= 5:
            return None
    if after >= len(row) or row[after].code != "P":
        return None
    if any(chunk.words == "原" for chunk in row[place + 1 : after]):
        return None
    people, last = [row[after]], after
    listed = place > 1 and row[place - 1].words in LISTING and row[place - 2].code == row[place].code
    shared = frozenset("、") if SCHOOL_HEAD.search(role) and not listed else LISTING
    while (further := find_further(row, last, shared)) is not None:
        last = further
        people.append(row[last])
    behind = row[last + 1] if last + 1 < len(row) and row[last + 1].code == "r" else None
    told = [role or (behind.words if behind else "")] * sum(len(chunk.members) for chunk in people)
    last += behind is not None
    if (called := find_called(row, last, role)) is not None:
        people, told, last = [*people, row[called]], [*told, row[called + 1].words], called + 1
    elif behind and role and len(people) > 1 and row[last - 2].words in JOINING:
        told[-1] = behind.words
    span = Span(body.span.start, row[last].span.end)
    members = tuple(member for chunk in people for member in chunk.members)
    homes = list_homes(row, place, len(members)) or pair_homes(body.members[0], len(members))
    posts = tuple(Post(*one, span) for one in zip(members, homes, told, strict=True))
    return Chunk("P", span, members, posts=posts), last + 1


def find_called(row: Sequence[Chunk], last: int, role: str) -> int | None:
    """The place of somebody called by another post of the same house, behind one with a post of his own: 望江中学书记李晓兰同志和|王思远校长; None where there is none."""
    fits = (
        last + 3 < len(row)
        and row[last + 1].words in JOINING
        and (row[last + 2].code, row[last + 3].code) == ("P", "r")
        and len(row[last + 2].members) == 1
    )
    heads = LEADING.search(role) and fits and SCHOOL_HEAD.search(row[last + 3].words)
    return last + 2 if heads and row[last + 3].words != role else None


def find_further(row: Sequence[Chunk], last: int, shared: Collection[str]) -> int | None:
    """The place of the next person who has the same post, behind a mark of a list and a note that names nothing (李晓兰(8月任职)、|王思远); None where there is none."""
    at = last + 1
    if at < len(row) and row[at].code == "(":
        end = next((place for place in range(at, min(at + LONGEST_NOTE, len(row))) if row[place].code == ")"), None)
        if end is None or any(chunk.members for chunk in row[at:end]):
            return None
        at = end + 1
    fits = at + 1 < len(row) and row[at].words in shared and row[at + 1].code == "P"
    if (
        fits and at > last + 1 and at + 2 < len(row) and row[at + 2].code == "("
    ):  # a note of its own tells of another body
        fits = not any(chunk.members for chunk in row[at + 3 : at + 3 + LONGEST_NOTE])
    return at + 1 if fits else None


def list_homes(row: Sequence[Chunk], place: int, count: int) -> Sequence[Linked]:
    """The bodies of a list that ends at `place`, one for each of so many persons: 望江中学、云桥小学|校长李晓兰、王思远; none where they are not as many."""
    homes, first = [row[place].members[0]], place
    while first > 1 and row[first - 1].words in LISTING and row[first - 2].code == row[place].code:
        first -= 2
        homes.insert(0, row[first].members[0])
    return homes if len(homes) == count > 1 else ()


def pair_homes(body: Linked, count: int) -> Sequence[Linked]:
    """The body of each of so many persons: one for all, or one each where it stands for as many (两校校长李晓兰、王思远)."""
    if len(body.keys) == count:
        return [Linked(body.mention, (key,)) for key in body.keys]
    return [body] * count


def skip_section(row: Sequence[Chunk], place: int) -> int:
    """The place behind a word that is a part of the body before it and stands before the post of who heads that (县教科院|发展所|所长李晓兰), else the same."""
    words = ""
    for after in range(place, min(place + LONGEST_SECTION, len(row))):
        if row[after].code == "r":
            return after if SECTION.fullmatch(words) else place
        if row[after].members or not row[after].words:
            break
        words += row[after].words
    return place


def is_award_before(row: Sequence[Chunk], place: int) -> bool:
    """Whether an honour that a person bears stands between body and person: 政治教研员、陕西省特级教师杨晓兰."""
    return row[place].code == "A" or (row[place].code == "、" and place + 1 < len(row) and row[place + 1].code == "A")
