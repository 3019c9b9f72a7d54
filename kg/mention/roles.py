"""The roles of persons as written beside their names, whatever their body: 听障部教师某某, 某某副校长, 某某(教务主任), 某某、某某2位同学."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.mention.person_lists import COUNTED, NUMERALS
from kg.mention.role_words import load_role_words
from kg.model import BODIES, Kind, Linked, Sentence, SentenceKind, ToldRole
from kg.tokens import cut_words

CELL = re.compile(r"[^\s|]+")
CELLS = 3
"""Number, name and body at least stand beside a role in a line of its own."""
REACH = 26
"""So many characters before a name its role may begin."""
FLOORS = BODIES | {Kind.PERSON, Kind.AREA}
"""No role begins inside a name of these."""
EDGE = re.compile(r"[^一-鿿()\d]|的|[和与及]")
NOMINAL = re.compile(r"^(?:n(?![rst])|b|j|l|vn|g|eng|a$)")
SECTION = re.compile(r"[一-鿿]{2,5}(?:[处部室组科系股办]|专业)")
LONGEST_MORE = 6
"""So many characters that no table knows may stand before a role and belong to it: 幼师系|主任."""
JOINED = re.compile(r"(?:\([^()]{1,16}\))?(?:[、和与及]|以及|[ \t]{1,3})")
LINKS = (
    re.compile(r"[同均都也就正便]?(?:是|为|系|叫)(?:[^,;。:、(]{0,8}的)?$"),
    re.compile(r"(?:\d{1,2}|[一二两三四五六七八九十])[名位人](?:\(|,其中)$"),
    re.compile(r"老[一-鿿]\($"),
)
"""What stands between a role and a name: 教练是体育组的, 副校长2名(, 炊事班长老周(."""
SAID = re.compile(
    r",?(?:[她他其])?(?:原|原本|本|现|曾|就|也|都)?(?:是|为|系|任|担任)(?P<said>[^,;。:]{4,30}?)(?=[,;。]|$)"
)
"""What somebody is told to be, behind the name."""
LEADS = re.compile(r"(?:老师|教师|校长|园长|同志)?(?P<role>领衔|主持)(?=的|[,;。]|$)")
MANY = re.compile(
    r"等(?:\d{1,3}|[两二三四五六七八九十]+)[名位](?:优秀|青年|骨干|年轻)?(教师|老师|同学|学生|选手|队员|校长|园长|幼儿)"
)


def read_roles(links: Sequence[Linked], sentences: Sequence[Sentence]) -> Mapping[str, tuple[ToldRole, ...]]:
    """The roles that stand beside the mentions of each person, by the person's key."""
    ordered = sorted(links, key=lambda one: one.mention.span)
    starts = [one.mention.span.start for one in ordered]
    told: dict[str, list[ToldRole]] = defaultdict(list)
    columns: Mapping[int, str] = {}
    for sentence in sentences:
        here = ordered[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        if any(one.mention.kind is Kind.PERSON for one in here):
            for person, role in (*Beside(sentence, here).read(), *read_columns(sentence, here, columns)):
                for key in person.keys:
                    told[key].append(role)
        else:
            columns = find_columns(sentence) if sentence.kind is SentenceKind.ROW else {}
    return {key: tuple(roles) for key, roles in told.items()}


def find_columns(row: Sentence) -> Mapping[int, str]:
    """The columns of a table by their places whose titles are roles: 选手 | 学校 | 指导教师."""
    shift = row.span.start
    titles = [(at, row.chars[cell.start - shift : cell.end - shift].strip()) for at, cell in enumerate(row.cells)]
    return {
        at: title
        for at, title in titles
        if match_role().fullmatch(row.folded, row.cells[at].start - shift, row.cells[at].end - shift)
    }


def read_columns(
    row: Sentence, links: Sequence[Linked], columns: Mapping[int, str]
) -> Iterator[tuple[Linked, ToldRole]]:
    """The persons of a row who stand alone in a cell below a role."""
    for at, title in columns.items():
        cell = row.cells[at] if at < len(row.cells) else None
        for one in links if cell else ():
            if one.mention.kind is Kind.PERSON and one.mention.span == cell:
                yield one, ToldRole(title, one.mention.span)


class Beside:
    """One sentence with its names, read for the roles beside those of persons."""

    def __init__(self, sentence: Sentence, links: Sequence[Linked]) -> None:
        self.folded, self.chars, self.shift = sentence.folded, sentence.chars, sentence.span.start
        self.links = links
        self.people = [one for one in links if one.mention.kind is Kind.PERSON]

    def read(self) -> Iterator[tuple[Linked, ToldRole]]:
        """Each person with each role told, what counts and cells tell first."""
        yield from self.read_counts()
        yield from self.read_cells()
        shared: ToldRole | None = None
        last: Linked | None = None
        for person in self.people:
            before = self.read_before(person)
            joined = last is not None and JOINED.fullmatch(self.folded, self.end(last), self.start(person))
            shared = before or (shared if joined else None)
            own = self.read_behind(person)
            led = LEADS.match(self.folded, self.end(person))
            headed = self.tell(person, *led.span("role")) if led else None
            yield from ((person, told) for told in (own, shared, headed) if told)
            last = person

    def start(self, one: Linked) -> int:
        """Where a name begins in the sentence."""
        return one.mention.span.start - self.shift

    def end(self, one: Linked) -> int:
        """Where a name ends in the sentence."""
        return one.mention.span.end - self.shift

    def tell(self, person: Linked, start: int, end: int, body: tuple[str, ...] = ()) -> ToldRole:
        """A role as written."""
        return ToldRole(self.chars[start:end], person.mention.span, body)

    def read_behind(self, person: Linked) -> ToldRole | None:
        """What stands behind a person: 某某副校长, 某某(教务主任), 某某,八年级学生,; with the class before him: 五(2)班某某同学."""
        words, end = load_role_words(), self.end(person)
        if called := words.behind.match(self.folded, end):
            form = words.form.search(self.folded, max(0, self.start(person) - REACH), self.start(person))
            if form and called["role"] in {"同学", "小朋友"}:
                role = self.chars[form.start() : form.end()] + called["role"]
                return ToldRole(role, person.mention.span)
            return self.tell(person, *called.span("role"))
        if aside := match_aside().match(self.folded, end):
            return self.tell(person, *aside.span("role"))
        if told := self.read_apposed(person):
            return told
        said = SAID.match(self.folded, end)
        post = load_role_words().before.search(self.folded[: said.end()], said.start("said")) if said else None
        if post:
            floor, body = self.find_floor(post.start())
            return (
                self.tell(person, self.widen(post.start(), floor), post.end(), body) if floor > end and body else None
            )
        return None

    def read_apposed(self, person: Linked) -> ToldRole | None:
        """The role at a body between commas behind a person: 某某,望江中学教师,."""
        end = self.end(person)
        body = next((one for one in self.links if one.mention.kind in BODIES and self.start(one) == end + 1), None)
        if body is None or self.folded[end] != ",":
            return None
        role = match_apposed().match(self.folded, self.end(body))
        return self.tell(person, *role.span("role"), body.keys) if role else None

    def read_before(self, person: Linked) -> ToldRole | None:
        """The role right before a person, in a label before a colon or blank, or said of him: 教练是某某, 副校长2名(某某."""
        start = self.start(person)
        floor, body = self.find_floor(start)
        edge = start
        for pattern in LINKS:
            if found := pattern.search(self.folded, max(floor, start - REACH), start):
                edge = found.start()
                break
        else:
            edge = floor + len(self.folded[floor:start].rstrip(" :\t　"))
        match = load_role_words().before.search(self.folded[:edge], max(floor, edge - REACH))
        if match is None:
            return None
        first = self.widen(match.start(), floor)
        gap = self.folded[floor:first]
        return self.tell(person, first, edge, body if gap in {"", "的"} else ())

    def find_floor(self, place: int) -> tuple[int, tuple[str, ...]]:
        """The end of the name before a place, and its keys where it is a body."""
        near = [one for one in self.links if one.mention.kind in FLOORS and self.end(one) <= place]
        last = max(near, key=self.end, default=None)
        if last is None:
            return 0, ()
        return self.end(last), last.keys if last.mention.kind in BODIES else ()

    def widen(self, start: int, floor: int) -> int:
        """Where a role begins with the nouns before it, if they are few and reach to the name or mark before: 女生|辅导员."""
        edge = max([floor, *(match.end() for match in EDGE.finditer(self.folded, floor, start))])
        owner = load_role_words().owner.match(self.folded, edge, start)
        edge = owner.end() if owner else edge
        more = self.folded[edge:start].removeprefix("校").removeprefix("园")
        epithet = load_role_words().epithet.match(more)
        more = more[epithet.end() :] if epithet else more
        nouns = SECTION.fullmatch(more) or all(NOMINAL.match(word.tag) for word in cut_words(more))
        fits = nouns and 0 < len(more) <= LONGEST_MORE
        return start - len(more) if fits else start

    def read_counts(self) -> Iterator[tuple[Linked, ToldRole]]:
        """The role of as many persons as are counted right behind the last of them, and of those told before 等5名教师."""
        for count in COUNTED.finditer(self.folded):
            number = int(count[1]) if count[1].isdigit() else NUMERALS.index(count[1].replace("两", "二"))
            before = [one for one in self.people if self.end(one) <= count.start()][-number:]
            if len(before) == number and self.end(before[-1]) == count.start():
                role = re.sub(r"^[^位名]*[位名]|优秀|青年|骨干|年轻", "", self.chars[count.start() : count.end()])
                yield from ((one, ToldRole(role, one.mention.span)) for one in before)
        for place, person in enumerate(self.people):
            if many := MANY.match(self.folded, self.end(person)):
                yield person, self.tell(person, *many.span(1))
                yield from ((one, self.tell(one, *many.span(1))) for one in self.list_joined(place))

    def list_joined(self, place: int) -> Iterator[Linked]:
        """The persons before one in a list that goes on to him."""
        while place and JOINED.fullmatch(self.folded, self.end(self.people[place - 1]), self.start(self.people[place])):
            place -= 1
            yield self.people[place]

    def read_cells(self) -> Iterator[tuple[Linked, ToldRole]]:
        """The role in a cell of its own behind the cell of a person (苏俊 | 望江中学 | 语文教师), before the next person's."""
        cells = [*CELL.finditer(self.folded)]
        named = {cell.span(): at for at, cell in enumerate(cells)}
        for one in self.people if len(cells) > CELLS else ():
            for cell in cells[named.get((self.start(one), self.end(one)), len(cells)) :]:
                if any(cell.start() <= self.start(other) < cell.end() for other in self.people if other is not one):
                    break
                role = match_cell().match(cell.group())
                if role and self.widen(cell.start() + role.start("role"), cell.start()) == cell.start():
                    yield one, self.tell(one, cell.start(), cell.start() + role.end())
                    break


@cache
def match_role() -> re.Pattern[str]:
    """What matches a role and nothing else."""
    return re.compile(load_role_words().role)


@cache
def match_apposed() -> re.Pattern[str]:
    """What finds a role behind a body that ends a clause."""
    return re.compile(rf"的?(?P<role>{load_role_words().role})(?=[,;。)]|$)")


@cache
def match_cell() -> re.Pattern[str]:
    """What matches a cell that tells a role first: 语文教师, 教务主任、师德标兵."""
    return re.compile(rf"[一-鿿]{{0,{LONGEST_MORE}}}?(?P<role>{load_role_words().role})(?=[、,;(]|$)")


@cache
def match_aside() -> re.Pattern[str]:
    """What finds a role in brackets or between commas behind a name."""
    role = load_role_words().role
    return re.compile(rf"(?:\((?={role}[,;、)])|,(?={role}[,;。]))(?P<role>{role})")
