"""Rows of tables whose columns are a group, its first school and its members, told by their titles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate.claims import Claim, Setting
from kg.relate.skeleton import OUTSIDE, TO_JOIN

LEAD_COLUMN = re.compile(
    r"核心校|核心园|龙头|牵头|总校(?!长)|总园(?!长)|盟主|领航|领衔|学区长|理事长|领办|集团校|组长|中心校|片长校|片长(?:学校|单位)|主体校|主体学校|主体单位|主导校|首席校|发起校|本部校|主校"
)
MEMBER_COLUMN = re.compile(
    r"成员|分校|分园|加盟|联盟校|协作校|会员|校区|^(?:所含|下辖|所辖|包含|组成|覆盖|其他|其余|片内|片区)?(?:学校|单位|园所|幼儿园|中小学|校名)(?:名称|名单|[(]园[)])?$"
)
POST_COLUMN = re.compile(r"学区长$|理事长$|总校长|负责人|盟主$|集团长|组长$")
GROUP_COLUMN = re.compile(r"集团|联盟|学区|共同体|协作区|片区")
FIELD = re.compile(
    r"法人|负责|校长|人$|类[型别]|性质|[数量]$|模式|时间|身份|级别|特色|说明|备注|形式|变动|情况|等次|结果"
)
"""Titles of columns that tell something of a group, not its name."""
FORMER = re.compile(r"^(?:原|曾|前|调整前|变更前)")
TO_FOUND = re.compile(r"拟(?:组|成|新|筹)?(?:建|立)|拟成立|筹建|筹备")
REMARK = re.compile(r"备注|说明|变动|状态|情况|附注|^注$")
PART_TOLD = re.compile(r"身份|角色|类别|职责|备注|说明|性质|作用")
LEADS = re.compile(
    r"^(?:集团|联盟)?(?:核心校?|龙头校?|主体(?:学?校|单位)|主校|本部|首席校?|牵头(?:学?校|单位)?|总校|总园|盟主校?|领航校?|领衔校?|领办校?|(?:学区|片|组)长(?:学?校|单位)?)$"
)
NUMBER_TITLE = re.compile(r"序号|编号|^号$")
NOTE = re.compile(r"\s?[(][^()]*[)]")
DITTO = frozenset({"同上", "〃", "″", "''", '"', "“", "”"})
LONGEST = 160
CONFIDENCE = 0.85


@record
class Cell:
    """A cell of a row: its words without blanks, its names, and the title of its column."""

    words: str
    links: Sequence[Linked]
    title: str = ""

    @property
    def role(self) -> str:
        """The part that schools under its title play."""
        if LEAD_COLUMN.search(self.title):
            return "Lead"
        return "Member" if MEMBER_COLUMN.search(self.title) and not REMARK.search(self.title) else ""

    @property
    def names_group(self) -> bool:
        """Whether its title is that of groups' names."""
        return is_group_title(self.title)


def is_group_title(title: str) -> bool:
    """Whether a column holds the names of groups.

    >>> is_group_title("所属学区"), is_group_title("集团法人")
    (True, False)
    """
    other = any(pattern.search(title) for pattern in (LEAD_COLUMN, MEMBER_COLUMN, FIELD, FORMER))
    return bool(GROUP_COLUMN.search(title)) and not other


@dataclass(slots=True)
class GroupTable:
    """A table of groups as it is read: its header, and the group that a row without one belongs to."""

    header: Mapping[int, str]
    setting: Setting
    group: tuple[str, ...] = ()
    begun: bool = False
    merged: bool = False
    """Whether the name of a group stands in the first of its rows, so that rows without one go on with it."""

    def read(self, sentence: Sentence, found: Sequence[tuple[str, Sequence[Linked]]]) -> Iterator[Claim]:
        """The memberships and posts of one row, given the words and links of its cells."""
        cells = self.align(found)
        group = self.find_group(cells)
        if not group:
            return
        remark = find_remark(cells)
        for cell in cells:
            for link in cell.links:
                if POST_COLUMN.search(cell.title) and link.mention.kind is Kind.PERSON:
                    yield from self.claim(link, Predicate.AFFILIATED_WITH, group, Qualifiers(role=cell.title), sentence)
                elif cell.role and link.mention.kind is Kind.SCHOOL:
                    yield from self.claim_member(link, cell, cells, group, sentence, remark)

    def align(self, found: Sequence[tuple[str, Sequence[Linked]]]) -> list[Cell]:
        """The cells of a row under the titles of their columns, or behind the label that a row of two begins with."""
        if len(found) == 2 and not found[0][1] and is_label(found[0][0]):
            return [Cell(*found[0]), Cell(*found[1], found[0][0])]
        width = max(self.header, default=0) + 1
        lone = [place for place, title in self.header.items() if Cell("", (), title).role == "Member"]
        if len(found) == 1 and lone:
            return [Cell(*found[0], self.header[lone[-1]])]  # what is left of a row whose other cells are merged
        named = any(link.mention.kind is Kind.GROUP for link in found[0][1])
        likely = 0 if named else max(0, width - len(found))
        shifts = sorted({0, likely, -1 if len(found) == width + 1 and found[0][0].isdecimal() else 0})
        best = max(shifts, key=lambda shift: (self.measure_fit(found, shift), shift == likely))
        return [Cell(words, links, self.header.get(place + best, "")) for place, (words, links) in enumerate(found)]

    def measure_fit(self, found: Sequence[tuple[str, Sequence[Linked]]], shift: int) -> int:
        """How well the cells of a row fit the titles `shift` columns on: numbers, groups and schools under their own."""
        fit = 0
        for place, (words, links) in enumerate(found):
            cell = Cell(words, links, self.header.get(place + shift, ""))
            kinds = {link.mention.kind for link in links}
            if NUMBER_TITLE.search(cell.title) and words:
                fit += 1 if words.isdecimal() else -1
            if Kind.GROUP in kinds:
                fit += 2 if cell.names_group else -1
            if Kind.SCHOOL in kinds and Kind.GROUP not in kinds:
                fit += 1 if cell.role else -1
        return fit

    def find_group(self, cells: Sequence[Cell]) -> tuple[str, ...]:
        """The group of a row: the one it names under the title of groups, else that of the rows above where it goes on."""
        titled = [cell for cell in cells if cell.names_group]
        told = [cell for cell in titled if cell.words and cell.words not in DITTO]
        holders = told or [cell for cell in cells if not titled and not FIELD.search(cell.title)]
        links = [link for cell in holders for link in cell.links if link.mention.kind is Kind.GROUP and is_whole(link)]
        keys = list(dict.fromkeys(link.keys for link in links))
        first, self.begun = not self.begun, True
        if len(keys) == 1:
            self.group, self.merged = keys[0], self.merged or first
            return self.group
        if told or keys:
            self.group = ()
        if first and self.setting.voice_kind is Kind.GROUP and not self.has_column():
            self.group, self.merged = (self.setting.voice,), True
        same = any(cell.words in DITTO for cell in titled)
        return self.group if same or (self.merged and self.goes_on()) else ()

    def has_column(self) -> bool:
        """Whether the table has a column of groups."""
        return any(map(is_group_title, self.header.values()))

    def goes_on(self) -> bool:
        """Whether a blank in the column of groups means the one above: only at the left can that be told from one set in the middle."""
        places = [place for place, title in self.header.items() if is_group_title(title)]
        numbers = [place for place, title in self.header.items() if NUMBER_TITLE.search(title)]
        return not places or min(places) <= len(numbers)

    def claim_member(
        self, link: Linked, cell: Cell, cells: Sequence[Cell], group: Sequence[str], sentence: Sentence, remark: str
    ) -> Iterator[Claim]:
        """The membership of one school, unless a note or remark says that it is none."""
        note = NOTE.match(sentence.folded, link.mention.span.end - sentence.span.start)
        words = (note.group() if note else "") + cell.title
        concerned = concerns(link, cell, cells)
        words += remark if concerned else ""
        if OUTSIDE.search(words):
            return
        lone = bool(note and LEADS.match(note.group().strip(" ()"))) or (
            concerned and any(PART_TOLD.search(one.title) and LEADS.match(one.words) for one in cells)
        )
        role = "Lead" if lone and cell.role == "Member" else cell.role
        planned = bool(TO_JOIN.search(words))
        yield from self.claim(link, Predicate.MEMBER_OF, group, Qualifiers(role=role), sentence, planned=planned)

    def claim(
        self,
        link: Linked,
        predicate: Predicate,
        group: Sequence[str],
        qualifiers: Qualifiers,
        sentence: Sentence,
        *,
        planned: bool = False,
    ) -> Iterator[Claim]:
        """A claim for every key of a name in a row, quoted by the whole of it."""
        headed = self.setting.planned or any(map(TO_FOUND.search, self.setting.heads))
        modality = Modality.PLANNED if planned or headed else Modality.REALISED
        quote = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + LONGEST))
        rule = "row-group" if predicate is Predicate.MEMBER_OF else "row-post"
        for key in link.keys:
            yield Claim(key, predicate, group[0], qualifiers, modality, quote, rule, CONFIDENCE)


Found = Sequence[tuple[str, Sequence[Linked]]]


def part_rows(found: Found, width: int) -> Iterator[Found]:
    """The rows of a table that run together in one line: one begins with the next number before a name (… 2021年|3|清水联盟|…)."""
    number = int(found[0][0]) if found and len(found) > width and found[0][0].isdecimal() else -1
    start = 0
    for place in range(1, len(found) - 1):
        if number >= 0 and found[place][0] == str(number + 1) and found[place + 1][1]:
            yield found[start:place]
            start, number = place, number + 1
    yield found[start:]


def is_label(words: str) -> bool:
    """Whether the first cell of a row names what the second one holds: 总校, 成员单位, 集团名称."""
    return bool(words) and (bool(Cell("", (), words).role) or is_group_title(words) or FIELD.search(words) is not None)


def is_whole(link: Linked) -> bool:
    """Whether a link is the name of a group, not the mere word."""
    return len(link.mention.name) > 2 and bool(link.keys)


def find_remark(cells: Sequence[Cell]) -> str:
    """The words of the cells of remarks."""
    return "".join(cell.words for cell in cells if REMARK.search(cell.title))


def concerns(link: Linked, cell: Cell, cells: Sequence[Cell]) -> bool:
    """Whether the remark of a row is told of a school: of the one it names, else of the only member in the row."""
    named = {key for one in cells if REMARK.search(one.title) for other in one.links for key in other.keys}
    members = [
        other for one in cells if one.role == "Member" for other in one.links if other.mention.kind is Kind.SCHOOL
    ]
    if named & {key for one in cells if one.role for other in one.links for key in other.keys}:
        return bool(named & set(link.keys))
    return cell.role == "Member" and len(members) == 1


def read_group_columns(rows: Sequence[tuple[Sentence, Sequence[Linked]]], setting: Setting) -> Iterator[Claim]:
    """The memberships of a table whose titles are groups themselves, with their schools one below the other."""
    heads = [find_lone(cell, rows[0][1], Kind.GROUP) for cell in rows[0][0].cells] if rows else []
    if len(heads) < 2 or not all(heads) or len({head.keys for head in heads if head}) < len(heads):
        return
    for sentence, links in rows[1:]:
        if len(sentence.cells) != len(heads):
            continue
        table = GroupTable({}, setting)
        for head, cell in zip(heads, sentence.cells, strict=True):
            school = find_lone(cell, links, Kind.SCHOOL)
            if head and school:
                role = Qualifiers(role="Member")
                yield from table.claim(school, Predicate.MEMBER_OF, head.keys, role, sentence)


def find_lone(cell: Span, links: Sequence[Linked], kind: Kind) -> Linked | None:
    """The name of a kind that alone fills a cell."""
    found = [link for link in links if cell.covers(link.mention.span)]
    whole = [link for link in found if link.mention.kind is kind and len(cell) - len(link.mention.span) <= 2]
    return whole[0] if len(whole) == 1 and is_whole(whole[0]) else None
