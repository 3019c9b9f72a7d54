"""Tables and rolls: the columns of a row are the slots of a statement, told by their header or by what they hold."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.chunks import GRADE
from kg.relate.claims import Claim, Setting
from kg.relate.qualify import find_level, find_year
from kg.relate.rolls import MADE_BY
from kg.relate.skeleton import OUTSIDE

LEAD_COLUMN = re.compile(r"核心校|核心园|龙头|牵头|总校|总园|盟主|领航|学区长|理事长|领办|集团校|组长|中心校|片长校")
MEMBER_COLUMN = re.compile(
    r"成员|分校|分园|加盟|联盟校|协作校|会员|校区|^(?:所含|下辖|所辖|包含|组成|覆盖|其他|其余|片内)?(?:学校|单位|园所|幼儿园|中小学|校名)(?:名称|名单|[(]园[)])?$"
)
NOMINATED = re.compile(r"拟|候选|推荐|公示|申报|参评")
"""Headings of tables whose honours are only sought."""
POST_COLUMN = re.compile(r"学区长|理事长|总校长|负责人|盟主|集团长|组长$")
GROUP_COLUMN = re.compile(r"集团|联盟|学区|共同体|协作区")
HELPER_COLUMN = re.compile(r"指导|辅导|教练|评委|推荐人|联系人|负责人|校对|审核|填表")
NOTE = re.compile(r"\s?[(][^()]*[)]")


def read_rows(
    rows: Sequence[tuple[Sentence, Sequence[Linked]]], setting: Setting, context: Sequence[Linked], grade: str = ""
) -> Iterator[Claim]:
    """The claims of one table: memberships where its header names a group, else persons, schools and honours of each row.

    `context` are the honours and occasions named right above the table or in its caption, `grade` the one told there.
    """
    header = find_header(rows)
    above: list[Sequence[Linked]] = []
    groups: list[tuple[str, ...]] = [(setting.voice,)] if setting.voice_kind is Kind.GROUP else []
    for sentence, links in rows:
        cells: list[tuple[Span, Sequence[Linked]]] = [
            (cell, [link for link in links if cell.covers(link.mention.span)]) for cell in sentence.cells
        ]
        shift = len(above) - len(cells)  # a row whose first cell is left blank is aligned at its end
        cells = [
            (cell, above[place + shift] if is_ditto(cell, sentence) and 0 <= place + shift < len(above) else found)
            for place, (cell, found) in enumerate(cells)
        ]
        above = [found for _, found in cells]
        groups = [link.keys for _, found in cells for link in found if link.mention.kind is Kind.GROUP][:1] or groups
        if header and any(GROUP_COLUMN.search(words) or "成员" in words for words in header.values()):
            yield from read_group_row(sentence, cells, header, setting, groups)
        else:
            doers = [pair for place, pair in enumerate(cells) if not HELPER_COLUMN.search(header.get(place, ""))]
            yield from read_award_row(sentence, doers, setting, context, grade)


def find_header(rows: Sequence[tuple[Sentence, Sequence[Linked]]]) -> Mapping[int, str]:
    """The header of a table: its first row, or the second where that alone names the columns of a group."""
    headers = [read_header(sentence) for sentence, _ in rows[:2]]
    if len(headers) == 2 and not rows[1][1] and tells_members(headers[1]) and not tells_members(headers[0]):
        return headers[1]
    return headers[0] if headers else {}


def tells_members(header: Mapping[int, str]) -> bool:
    """Whether a header names a column of groups and one of their schools."""
    words = header.values()
    return any(GROUP_COLUMN.search(one) for one in words) and any(MEMBER_COLUMN.search(one) for one in words)


def is_ditto(cell: Span, sentence: Sentence) -> bool:
    """Whether a cell says that it is the same as the one above."""
    return "".join(cell.of(pad(sentence)).split()) in {"同上", "〃", "″", "''"}


def read_header(sentence: Sentence) -> Mapping[int, str]:
    """The words of a header's cells by column; none where the row holds figures or grades."""
    words = {place: "".join(cell.of(pad(sentence)).split()) for place, cell in enumerate(sentence.cells)}
    if any(GRADE.search(word) or len(word) > 12 for word in words.values()):
        return {}
    return words


def pad(sentence: Sentence) -> str:
    """The sentence's folded text with as many blanks before it as make its spans those of the clean text."""
    return " " * sentence.span.start + sentence.folded


def read_group_row(
    sentence: Sentence,
    cells: Sequence[tuple[Span, Sequence[Linked]]],
    header: Mapping[int, str],
    setting: Setting,
    groups: Sequence[Sequence[str]],
) -> Iterator[Claim]:
    """The memberships of a row whose columns are a group, its lead and its members, or a label and what it tells of the group above.

    `groups` holds the keys of the group named in the row, else in a row above it, else of the group that speaks.
    """
    if not groups:
        return
    label = "".join(cells[0][0].of(pad(sentence)).split()) if len(cells) == 2 else ""
    named = any(link.mention.kind is Kind.GROUP for link in cells[0][1])
    numbered = len(cells) == len(header) + 1 and "".join(cells[0][0].of(pad(sentence)).split()).isdecimal()
    shift = (
        -1 if numbered else 0 if named else max(0, len(header) - len(cells))
    )  # the cell of a group that spans rows is not said again
    if any(
        hides_group(sentence, cell, links, header.get(place + shift, "")) for place, (cell, links) in enumerate(cells)
    ):
        return
    for place, (_, links) in enumerate(cells):
        title = label if place and label and not cells[0][1] else header.get(place + shift, "")
        role = "Lead" if LEAD_COLUMN.search(title) else "Member" if MEMBER_COLUMN.search(title) else ""
        for link in links:
            if POST_COLUMN.search(title) and link.mention.kind is Kind.PERSON:
                yield from claim(
                    link.keys,
                    Predicate.AFFILIATED_WITH,
                    groups[0],
                    Qualifiers(role=title),
                    sentence,
                    "row-post",
                    setting,
                )
            note = NOTE.match(pad(sentence), link.mention.span.end)
            if role and link.mention.kind is Kind.SCHOOL and not (note and OUTSIDE.search(note.group())):
                yield from claim(
                    link.keys, Predicate.MEMBER_OF, groups[0], Qualifiers(role=role), sentence, "row-group", setting
                )


def hides_group(sentence: Sentence, cell: Span, links: Sequence[Linked], title: str) -> bool:
    """Whether a cell under the title of groups holds words in which no group was found: the group above is not meant."""
    titled = GROUP_COLUMN.search(title) and not (LEAD_COLUMN.search(title) or MEMBER_COLUMN.search(title))
    told = len("".join(cell.of(pad(sentence)).split())) > 2 and not is_ditto(cell, sentence)
    return bool(titled) and told and not any(link.mention.kind is Kind.GROUP for link in links)


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
    schools = [
        link for link in links if link.mention.kind is Kind.SCHOOL and not link.mention.rule.startswith("pronoun")
    ]
    honours = [link for link in links if link.mention.kind in {Kind.AWARD, Kind.EVENT}] or list(context)
    homes = (
        [schools[0].keys]
        if len(schools) == 1
        else [(setting.voice,)]
        if not schools and setting.voice_kind is Kind.SCHOOL
        else []
    )
    for person in people if homes else ():
        yield from claim(
            person.keys, Predicate.AFFILIATED_WITH, homes[0], Qualifiers(), sentence, "row-person", setting
        )
    if MADE_BY.search(sentence.folded):
        return
    grade = next((match.group() for match in [GRADE.search(sentence.folded)] if match), above)
    for doer in people or schools:
        for honour in honours:
            if not grade and honour.mention.kind is not Kind.AWARD:
                continue
            level = find_level([honour.mention.name, *reversed(setting.heads)])
            year = find_year([sentence.folded, honour.mention.name, *reversed(setting.heads)], setting.year)
            yield from claim(
                doer.keys,
                Predicate.RECEIVED,
                honour.keys,
                Qualifiers(grade=grade, level=level, year=year),
                sentence,
                "row-honour",
                setting,
            )


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
