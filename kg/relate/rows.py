"""Tables and rolls: the columns of a row are the slots of a statement, told by their header or by what they hold."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.columns import FIGURE, SITE, tell_column
from kg.headers import list_cells, squeeze_cell
from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.chunks import GRADE
from kg.relate.claims import Claim, Setting
from kg.relate.column_rows import ColumnTable, read_kinds
from kg.relate.group_rows import DITTO, GROUP_COLUMN, MEMBER_COLUMN, GroupTable, part_rows, read_group_columns
from kg.relate.qualify import find_level
from kg.relate.rolls import MADE_BY
from kg.years import find_year

NOMINATED = re.compile(r"拟|候选|推荐|公示|申报|参评")
"""Headings of tables whose honours are only sought."""
TITLE = re.compile(
    r"^(?:序号|编号|名称|备注|说明|年份|时间|等[次级]|奖次|性别|职务|职称|学科|得分|名次|类[型别]|联系人|电话|.{0,6}(?:姓名|单位|学校|校名|园所|集团|联盟|学区|共同体|成员校?|牵头校?|总校|核心校|龙头校|荣誉|称号|奖项|项目|名称|所数|校数|数量|校长|园长|时间|等次|情况))$"
)
MEMBERS = re.compile(r"姓名|成员|学员")
MEMBER = "成员"
"""The role of those in the roster of a studio."""
REPRESENTS = re.compile(r"(?:代表|代表人|负责人|签字|签名)(?:[(][^()]{0,8}[)])?\s*:")
LONGEST_TITLE = 12
PERSON_LIKE = re.compile("[一-鿿]{2,3}")
HONOUR_COLUMN = re.compile(r"荣誉|称号|奖项|表彰")
HELPER_COLUMN = re.compile(
    r"指导|辅导|教练|评委|推荐人|联系人|负责人|校对|审核|填表|(?:授予|颁发|颁奖|授奖|表彰|发证|评定|认定|主办|批准)(?:单位|部门|机关|机构)"
)
"""A column of those who help, or confer, and win nothing."""


def read_rows(
    rows: Sequence[tuple[Sentence, Sequence[Linked]]],
    setting: Setting,
    context: Sequence[Linked],
    grade: str = "",
    captions: Sequence[str] = (),
) -> Iterator[Claim]:
    """The claims of one table: memberships where its header names a group, else persons, schools and honours of each row.

    `context` are the honours and occasions named right above the table or in its caption, `grade` the one told there.
    """
    yield from read_group_columns(rows, setting)
    header = find_header(rows)
    table = GroupTable(header, setting)
    columns = begin_columns(header, setting, captions)
    above: list[Sequence[Linked]] = []
    named = find_person_columns(rows)
    for place, (sentence, links) in enumerate(rows):
        if place and heads_anew(sentence, links):
            header, above = read_header(sentence), []
            table = GroupTable(header, setting)
            columns = begin_columns(header, setting, captions)
            continue
        if columns and not tells_groups(header):
            if place:
                yield from claim_studio(sentence, links, setting, header)
                yield from columns.read(sentence, split_cells(sentence, links), context, grade)
            continue
        cells = fill_dittos(sentence, links, above)
        cells = lend_school(cells, above, header)
        above = [found for _, found in cells]
        if tells_groups(header):
            if place or not is_label_row(links):
                told = [(squeeze_cell(cell, sentence), found) for cell, found in cells]
                for row in part_rows(told, len(header)):
                    yield from table.read(sentence, row)
        else:
            yield from claim_studio(sentence, links, setting, header)
            if SITE in map(tell_column, header.values()):
                continue
            doers = [pair for at, pair in enumerate(cells) if not HELPER_COLUMN.search(header.get(at, ""))]
            if names_unknown(sentence, cells, named):
                continue
            below = () if lacks_honour(sentence, cells, header) else context
            yield from read_award_row(sentence, doers, setting, below, grade)


def begin_columns(header: Mapping[int, str], setting: Setting, captions: Sequence[str]) -> ColumnTable | None:
    """The table of persons and honours that a header begins, None where its titles tell of none."""
    kinds = read_kinds(header)
    return ColumnTable(kinds, header, setting, captions) if kinds else None


def split_cells(sentence: Sentence, links: Sequence[Linked]) -> list[tuple[Span, str, Sequence[Linked]]]:
    """The cells of a row with their words and names."""
    return [
        (cell, squeeze_cell(cell, sentence), [link for link in links if cell.covers(link.mention.span)])
        for cell in sentence.cells
    ]


def claim_studio(
    sentence: Sentence, links: Sequence[Linked], setting: Setting, header: Mapping[int, str]
) -> Iterator[Claim]:
    """The persons of a roster in the paper of a studio, who belong to it: 姓名|单位|身份."""
    if setting.voice_kind is not Kind.ORGANISATION or not any(MEMBERS.search(words) for words in header.values()):
        return
    people = [link for link in links if link.mention.kind is Kind.PERSON]
    for person in people[:1]:
        yield from claim(
            person.keys,
            Predicate.AFFILIATED_WITH,
            (setting.voice,),
            Qualifiers(role=MEMBER),
            sentence,
            "row-member",
            setting,
        )


def fill_dittos(
    sentence: Sentence, links: Sequence[Linked], above: Sequence[Sequence[Linked]]
) -> list[tuple[Span, Sequence[Linked]]]:
    """The cells of a row with their names, those of the row above where a cell says that it is the same."""
    shift = len(above) - len(sentence.cells)  # a row whose first cell is left blank is aligned at its end
    return [
        (cell, above[place + shift])
        if is_ditto(cell, sentence) and 0 <= place + shift < len(above)
        else (cell, [link for link in links if cell.covers(link.mention.span)])
        for place, cell in enumerate(sentence.cells)
    ]


def lend_school(
    cells: list[tuple[Span, Sequence[Linked]]], above: Sequence[Sequence[Linked]], header: Mapping[int, str]
) -> list[tuple[Span, Sequence[Linked]]]:
    """The cells of a row that tells only one more honour of the school above it, with that school before them."""
    kinds = {link.mention.kind for _, found in cells for link in found}
    schools = [found for found in above if any(link.mention.kind is Kind.SCHOOL for link in found)]
    people = any(link.mention.kind is Kind.PERSON for found in above for link in found)
    if kinds != {Kind.AWARD} or len(schools) != 1 or people or len(schools[0]) != 1 or not is_honour_header(header):
        return cells
    return [(Span(cells[0][0].start, cells[0][0].start), schools[0]), *cells]


def is_honour_header(header: Mapping[int, str]) -> bool:
    """Whether a header has a column of schools before one of honours."""
    school = [place for place, words in header.items() if re.search(r"学校|单位|校名", words)]
    honour = [place for place, words in header.items() if HONOUR_COLUMN.search(words)]
    return bool(school and honour) and school[0] < honour[0]


def find_person_columns(rows: Sequence[tuple[Sentence, Sequence[Linked]]]) -> frozenset[int]:
    """The columns of a table that hold nothing but a person's name in some row."""
    return frozenset(
        place
        for sentence, links in rows
        for place, cell in enumerate(sentence.cells)
        if any(link.mention.kind is Kind.PERSON and link.mention.span == cell for link in links)
    )


def names_unknown(sentence: Sentence, cells: Sequence[tuple[Span, Sequence[Linked]]], columns: frozenset[int]) -> bool:
    """Whether a row names nobody, though where others name a person it has a word as long as a name: a person not found."""
    people = any(link.mention.kind is Kind.PERSON for _, found in cells for link in found)
    return not people and any(
        PERSON_LIKE.fullmatch(squeeze_cell(cells[place][0], sentence)) and not cells[place][1]
        for place in columns
        if place < len(cells)
    )


def lacks_honour(sentence: Sentence, cells: Sequence[tuple[Span, Sequence[Linked]]], header: Mapping[int, str]) -> bool:
    """Whether a table has a column of honours and the row's cell in it tells neither one nor a grade: 缓授."""
    columns = [place for place, words in header.items() if HONOUR_COLUMN.search(words) and place < len(cells)]
    told = any(cells[place][1] or GRADE.search(squeeze_cell(cells[place][0], sentence)) for place in columns)
    return bool(columns) and len(header) == len(cells) and not told


def tells_groups(header: Mapping[int, str]) -> bool:
    """Whether a header is that of a table of groups."""
    return any(
        GROUP_COLUMN.search(words) or ("成员" in words and tell_column(words) != FIGURE) for words in header.values()
    )


def heads_anew(sentence: Sentence, links: Sequence[Linked]) -> bool:
    """Whether a row inside a table names columns again, as behind a page's end or where another table begins."""
    return (
        is_label_row(links)
        and len(sentence.cells) > 1
        and all(len(words) < LONGEST_TITLE and TITLE.search(words) for words in list_cells(sentence))
    )


def is_label_row(links: Sequence[Linked]) -> bool:
    """Whether a row holds no name but words like 集团."""
    return not any(len(link.mention.name) > 2 for link in links)


def find_header(rows: Sequence[tuple[Sentence, Sequence[Linked]]]) -> Mapping[int, str]:
    """The header of a table: its first row, or the second where that alone names the columns of a group."""
    headers = [{} if names_people(links) else read_header(sentence) for sentence, links in rows[:2]]
    if len(headers) == 2 and not rows[1][1] and tells_members(headers[1]) and not tells_members(headers[0]):
        return headers[1]
    return headers[0] if headers else {}


def names_people(links: Sequence[Linked]) -> bool:
    """Whether a row names somebody and what they received, and so heads no columns."""
    return {Kind.PERSON, Kind.AWARD} <= {link.mention.kind for link in links}


def tells_members(header: Mapping[int, str]) -> bool:
    """Whether a header names a column of groups and one of their schools."""
    words = header.values()
    return any(GROUP_COLUMN.search(one) for one in words) and any(MEMBER_COLUMN.search(one) for one in words)


def is_ditto(cell: Span, sentence: Sentence) -> bool:
    """Whether a cell says that it is the same as the one above."""
    return squeeze_cell(cell, sentence) in DITTO


def read_header(sentence: Sentence) -> Mapping[int, str]:
    """The words of a header's cells by column; none where the row holds figures or grades."""
    words = dict(enumerate(list_cells(sentence)))
    if any(GRADE.search(word) or len(word) > 12 for word in words.values()):
        return {}
    return words


def read_award_row(
    sentence: Sentence,
    cells: Sequence[tuple[Span, Sequence[Linked]]],
    setting: Setting,
    context: Sequence[Linked],
    above: str = "",
) -> Iterator[Claim]:
    """Persons at their schools, and who of them received what, of the grade told in the row or `above` it."""
    links = [link for _, found in cells for link in found]
    people = [link for link in links if link.mention.kind is Kind.PERSON]
    named = [link for link in links if not link.mention.rule.startswith("pronoun")]
    schools = [link for link in named if link.mention.kind is Kind.SCHOOL]
    honours = [link for link in links if link.mention.kind in {Kind.AWARD, Kind.EVENT}] or list(context)
    home = find_home(schools, setting) if schools else find_represented(sentence, links) or find_home(schools, setting)
    for person in people if home else ():
        yield from claim(person.keys, Predicate.AFFILIATED_WITH, home, Qualifiers(), sentence, "row-person", setting)
    if MADE_BY.search(sentence.folded):
        return
    grade = next((match.group() for match in [GRADE.search(sentence.folded)] if match), above)
    others = [link for link in named if link.mention.kind is Kind.AUTHORITY or setting.voice in link.keys]
    for doer in people or schools or others[:1]:
        for honour in honours:
            if not grade and honour.mention.kind is not Kind.AWARD:
                continue
            level = find_level([honour.mention.name, *reversed(setting.heads)])
            year = find_year([sentence.folded, honour.mention.name, *reversed(setting.heads)], setting.year)
            told = Qualifiers(grade=grade, level=level, year=year)
            yield from claim(doer.keys, Predicate.RECEIVED, honour.keys, told, sentence, "row-honour", setting)


def find_represented(sentence: Sentence, links: Sequence[Linked]) -> Sequence[str]:
    """The keys of the only office or group of a row that tells who stands for it: 甲方:县教育局 代表:李明."""
    bodies = [link for link in links if link.mention.kind in {Kind.AUTHORITY, Kind.GROUP, Kind.ORGANISATION}]
    return bodies[0].keys if len(bodies) == 1 and REPRESENTS.search(sentence.folded) else ()


def find_home(schools: Sequence[Linked], setting: Setting) -> Sequence[str]:
    """The keys of the school that the persons of a row are at: its only one, or the one that speaks where it names none."""
    if len(schools) == 1:
        return schools[0].keys
    return (setting.voice,) if not schools and setting.voice_kind is Kind.SCHOOL else ()


def claim(
    subjects: Sequence[str],
    predicate: Predicate,
    objects: Sequence[str],
    qualifiers: Qualifiers,
    sentence: Sentence,
    rule: str,
    setting: Setting,
) -> Iterator[Claim]:
    """A claim for every subject and object, quoted by the whole row."""
    told = predicate is Predicate.RECEIVED and not any(NOMINATED.search(head) for head in setting.heads)
    modality = Modality.PLANNED if setting.planned and not told else Modality.REALISED
    end = min(sentence.span.end, sentence.span.start + 160)
    for subject in subjects:
        for target in objects:
            yield Claim(subject, predicate, target, qualifiers, modality, Span(sentence.span.start, end), rule, 0.85)
