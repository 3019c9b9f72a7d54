"""Tables of persons and honours read by their columns: who won, who helped, what for, of which grade, level and year."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.columns import (
    DONOR,
    EMPTY,
    EVENT,
    FORMER,
    GRADE,
    GRADED,
    GUIDE,
    HONOUR,
    LEVEL,
    MIXED,
    NOTE,
    NUMBER,
    PARTNER,
    PERSON,
    POST,
    SCHOOL,
    STATUS,
    VISITED,
    YEAR,
    place_cells,
    tell_columns,
)  # fmt: skip
from kg.model import BODIES, Kind, Level, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate import chunks
from kg.relate.bearers import is_title
from kg.relate.claims import Claim, Setting
from kg.relate.qualify import find_level
from kg.relate.rolls import MADE_BY, in_brackets
from kg.years import find_year

KNOWN = 2 / 3
PRIZES = frozenset({Kind.AWARD, Kind.EVENT})
HANDED_ON = frozenset({HONOUR, EVENT, GRADE, LEVEL, YEAR})
"""Columns whose cells, where they are merged, hold for the rows below."""
TELLING_NOTHING = frozenset({GUIDE, DONOR, SCHOOL, VISITED, FORMER, NUMBER, PERSON, MIXED})
"""Columns in which no honour is told."""
OWN_WORDS = frozenset({"学校", "本校", "我校", "校", "集体", "学校集体"})
NOT_WON = re.compile(r"未获|没有获|无奖|落选|未入围|未进")
PENDING = re.compile(
    r"暂缓|弃权|缺[席赛]|缓[授评发]|申报中|已申报|待[批定核评]|未[批公授评]|公示中|取消|撤销|放弃|空缺|入围[,(].*未|候选|拟[授推评]|不予|落选|参评|结果(?:待|未|尚)|未(?:出|揭晓)|不作[一-鿿]{0,4}统计"
)
REVOKED = re.compile(r"(?:取消|撤销|收回|暂缓|不予|落选|未[获入通评]|候补|备选)")
"""A heading of those who have not, or no longer, what the table tells."""
ONLY_SOUGHT = re.compile(r"拟|候选|推荐|公示|申报|参评")
NAME_LIKE = re.compile("[一-鿿]{2,3}")
DITTO = re.compile(r"(?:同上|〃|″|\"|''|“|”)(?:[/、,].*)?")
ROLE = re.compile(
    r"[一-鿿]{0,10}(?:校长|园长|书记|主任|教师|老师|组长|部长|处长|科长|院长|教研员|辅导员|班主任|主席|干事|秘书|学生|站长|局长|股长|督学|支教)"
)
ARRIVED, LENT = re.compile(r"接收|流入|调入|现|任职|就读|工作|所在"), re.compile(r"派出|选派")
"""Columns of schools to which somebody went, and from which he is only lent."""
NOT_ITSELF = re.compile(r"工作室|基地|培[训养]|研修|候选|申报|推荐|评委")
"""Behind an honour in a caption: the table is of something else (名师|工作室一览)."""
PUPIL = re.compile(r"(?:所[带教]|指导|辅导)的?(?:学生|徒弟|选手)")
NOTED_YEAR = re.compile(r"[(]((?:19|20)\d\d)[)]")
QUOTES = re.compile('[“”"《》]')
LONGEST = 160
CAPTION = 60


@record
class Slot:
    """A cell under its title: what its column holds, its words, and the names in it."""

    kind: str
    words: str
    links: Sequence[Linked] = ()


def read_kinds(header: Mapping[int, str]) -> tuple[str, ...]:
    """What the columns of a header hold; none where it tells of no persons and prizes, or too few of its titles are known."""
    kinds = tell_columns([header.get(place, "") for place in range(max(header, default=-1) + 1)])
    if len(kinds) < 2 or sum(map(bool, kinds)) < KNOWN * len(kinds):
        return ()
    doers, prizes = {PERSON, MIXED, SCHOOL} & set(kinds), {HONOUR, EVENT, GRADE} & set(kinds)
    return kinds if {PERSON, GUIDE, MIXED, PARTNER} & set(kinds) or (doers and prizes) else ()


class ColumnTable:
    """One table as it is read: the kinds and titles of its columns, and the cells of the row above."""

    def __init__(
        self, kinds: Sequence[str], header: Mapping[int, str], setting: Setting, captions: Sequence[str]
    ) -> None:
        self.kinds, self.header, self.setting = kinds, header, setting
        self.above: dict[int, Slot] = {}
        self.told = [*captions, *reversed(setting.heads)]

    def read(
        self,
        sentence: Sentence,
        cells: Sequence[tuple[Span, str, Sequence[Linked]]],
        context: Sequence[Linked],
        grade: str,
    ) -> Iterator[Claim]:
        """The homes of the persons of a row, and who received what; `context` and `grade` are told above the table."""
        slots = self.place(cells)
        if MADE_BY.search(sentence.folded):
            return
        people = list_people(slots)
        slots = self.hand_on(slots, people)
        self.above = slots
        yield from self.claim_homes(sentence, slots, people)
        winners = people or self.list_bodies(slots)
        if not winners or (not people and self.misses_name(slots)):
            return
        yield from self.claim_prizes(sentence, slots, winners, context, grade)

    def place(self, cells: Sequence[tuple[Span, str, Sequence[Linked]]]) -> dict[int, Slot]:
        """The cells of a row by their columns."""
        kept = cells if len(cells) == len(self.kinds) else [cell for cell in cells if cell[1]]
        places = place_cells([words for _, words, _ in kept], self.kinds).places
        slots: dict[int, Slot] = {}
        for place, (_, words, links) in zip(places, kept, strict=True):
            own = slots.get(place, Slot(self.kinds[place], ""))
            slots[place] = Slot(own.kind, own.words + words, [*own.links, *links])
        return slots

    def hand_on(self, slots: dict[int, Slot], people: Sequence[Linked]) -> dict[int, Slot]:
        """The cells with those of the row above where one says that it is the same, or is merged with it."""
        filled = dict(slots)
        for place, above in self.above.items():
            own = slots.get(place)
            merged = own is None or not own.words
            if own is not None and DITTO.fullmatch(own.words):
                filled[place] = Slot(own.kind, above.words, [*above.links, *own.links])
            elif merged and (above.kind in HANDED_ON or (above.kind == SCHOOL and people)) and slots:
                filled[place] = above
        return filled

    def misses_name(self, slots: Mapping[int, Slot]) -> bool:
        """Whether a row has words as long as a name in a column of persons, and nobody was found there."""
        return any(one.kind == PERSON and NAME_LIKE.fullmatch(one.words) and not one.links for one in slots.values())

    def list_bodies(self, slots: Mapping[int, Slot]) -> Sequence[Linked] | Sequence[str]:
        """The bodies that a row without persons tells of: those of its first column that has any, or who speaks."""
        for kinds in ({MIXED, PERSON}, {SCHOOL}):
            cells = [one for one in slots.values() if one.kind in kinds]
            if any(one.words in OWN_WORDS for one in cells) and self.setting.voice_kind is Kind.SCHOOL:
                return [self.setting.voice]
            found = [link for one in cells for link in one.links if link.mention.kind in BODIES and is_named(link)]
            if found:
                return found
        return []

    def claim_homes(self, sentence: Sentence, slots: Mapping[int, Slot], people: Sequence[Linked]) -> Iterator[Claim]:
        """The persons of a row at its school, and those who guide them there."""
        home = self.find_home(sentence, slots)
        if not home:
            return
        posts = [drop_names(one) for one in slots.values() if one.kind == POST and not any(map(is_prize, one.links))]
        role = next((words for words in posts if ROLE.fullmatch(words)), "")
        for person in people:
            yield from self.claim(person.keys, Predicate.AFFILIATED_WITH, home, Qualifiers(role=role), sentence)
        notes = [one for one in slots.values() if one.kind == NOTE and PUPIL.search(one.words)]
        for pupil in [link for one in notes for link in list_named(one)]:
            yield from self.claim(pupil.keys, Predicate.AFFILIATED_WITH, home, Qualifiers(), sentence)
        if MIXED in self.kinds or (SCHOOL in self.kinds and not people):
            return
        for place, one in slots.items():
            title = self.header.get(place, "")
            if one.kind == GUIDE and title.endswith(("教师", "老师", "教练")):
                for link in one.links:
                    if link.mention.kind is Kind.PERSON:
                        told = Qualifiers(role="" if SCHOOL in self.kinds else title)
                        yield from self.claim(link.keys, Predicate.AFFILIATED_WITH, home, told, sentence)

    def find_home(self, sentence: Sentence, slots: Mapping[int, Slot]) -> Sequence[str]:
        """The keys of the body that the persons of a row are at: the only one of its column, else the school that speaks."""
        for kinds in ({SCHOOL}, {MIXED}, {POST}, {""}):
            cells = self.choose_homes([(place, one) for place, one in slots.items() if one.kind in kinds])
            found = [link for one in cells for link in one.links if link.mention.kind in BODIES and is_named(link)]
            found = [link for link in found if not in_brackets(sentence, link)] or found
            if self.setting.led and not {SCHOOL, MIXED} & kinds:
                found = [link for link in found if link.mention.kind is Kind.SCHOOL]
            schools = [link for link in found if link.mention.kind is Kind.SCHOOL]
            if len(schools) == 1 or len(found) == 1:
                return (schools or found)[0].keys
            if found:
                return ()
        none = not {SCHOOL, VISITED} & set(self.kinds)
        if none and self.setting.led:
            return self.setting.led[0].keys
        return (self.setting.voice,) if none and self.setting.voice_kind is Kind.SCHOOL else ()

    def choose_homes(self, cells: Sequence[tuple[int, Slot]]) -> list[Slot]:
        """Of the cells of several columns of schools that where somebody now is: where he went, else whence he is lent."""
        titles = {place: self.header.get(place, "") for place, _ in cells}
        for sign in (ARRIVED, LENT) if len(cells) > 1 else ():
            fit = [one for place, one in cells if sign.search(titles[place])]
            if fit:
                return fit
        return [one for _, one in cells]

    def claim_prizes(
        self,
        sentence: Sentence,
        slots: Mapping[int, Slot],
        winners: Sequence[Linked] | Sequence[str],
        context: Sequence[Linked],
        above: str,
    ) -> Iterator[Claim]:
        """What the winners of a row received: the honours of its cells, else the one told over the table."""
        keys = [key for one in winners for key in ([one] if isinstance(one, str) else one.keys)]
        telling = [one for one in slots.values() if one.kind not in TELLING_NOTHING]
        lost = any(NOT_WON.search(one.words) for one in telling)
        if any(REVOKED.search(head) for head in self.setting.heads[-1:]):
            return
        if lost or any(PENDING.search(one.words) for one in telling):
            for link in [link for one in telling for link in one.links] if lost else ():
                if link.mention.kind is Kind.EVENT:
                    yield from self.claim(keys, Predicate.TAKES_PART_IN, link.keys, Qualifiers(), sentence)
            return
        found = [(one, link) for one in telling for link in one.links if is_prize(link)]
        main = [(one, link) for one, link in found if one.kind not in {NOTE, STATUS}]
        if not main and not self.lacks_honour(slots):
            found += [(Slot("", ""), link) for link in context if above or self.heads_table(link)]
        for slot, link in found:
            grade = read_grade(slots, slot, link) or ("" if slot.words else above)
            if grade or link.mention.kind is Kind.AWARD:
                told = Qualifiers(
                    grade=grade, level=self.tell_level(slots, slot, link), year=self.tell_year(slots, slot, link)
                )
                others = [key for one in list_named(slot) for key in one.keys] if slot.kind == NOTE else []
                yield from self.claim(others or keys, Predicate.RECEIVED, link.keys, told, sentence)

    def heads_table(self, link: Linked) -> bool:
        """Whether what is named above a table is what its persons received: in its caption, or where the table has grades."""
        if {GRADE, EVENT, HONOUR} & set(self.kinds):
            return True
        named = (QUOTES.sub("", words).partition(link.mention.name) for words in self.told)
        return any(name and not NOT_ITSELF.match(rest) for _, name, rest in named)

    def lacks_honour(self, slots: Mapping[int, Slot]) -> bool:
        """Whether a row has a cell for its honour and this names none nor a grade: 缓授."""
        cells = [one for one in slots.values() if one.kind == HONOUR and one.words]
        return bool(cells) and not any(chunks.GRADE.search(one.words) for one in cells)

    def tell_level(self, slots: Mapping[int, Slot], slot: Slot, link: Linked) -> Level | None:
        """The level of an honour: as its own column tells it, else its name, else what stands over the table."""
        own = [] if slot.kind == NOTE else [one.words for one in slots.values() if one.kind == LEVEL]
        over = [] if slot.kind == NOTE else self.told
        return find_level([*own, link.mention.name, *over])

    def tell_year(self, slots: Mapping[int, Slot], slot: Slot, link: Linked) -> int | None:
        """The year of an honour: as its cell or its column tells it, else its name, else what stands over the table."""
        if slot.kind == NOTE:
            return find_year([slot.words, link.mention.name], None)
        own = [f"{one.words}年" if one.words.isdigit() else one.words for one in slots.values() if one.kind == YEAR]
        noted = [f"{match[1]}年" for match in [NOTED_YEAR.search(slot.words)] if match]
        return find_year([*own, *noted, slot.words, link.mention.name, *self.told], self.setting.year)

    def claim(
        self,
        subjects: Sequence[str],
        predicate: Predicate,
        objects: Sequence[str],
        told: Qualifiers,
        sentence: Sentence,
    ) -> Iterator[Claim]:
        """A claim for every subject and object, quoted by the whole row."""
        won = predicate is Predicate.RECEIVED and not any(ONLY_SOUGHT.search(head) for head in self.setting.heads)
        modality = Modality.PLANNED if self.setting.planned and not won else Modality.REALISED
        span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + LONGEST))
        rule = "row-person" if predicate is Predicate.AFFILIATED_WITH else "row-honour"
        for subject in subjects:
            for target in objects:
                if subject != target:
                    yield Claim(subject, predicate, target, told, modality, span, rule, 0.85)


def list_people(slots: Mapping[int, Slot]) -> list[Linked]:
    """The persons of a row that it is about: in columns of persons, or of persons and bodies."""
    return [
        link
        for one in slots.values()
        if one.kind in {PERSON, MIXED}
        for link in one.links
        if link.mention.kind is Kind.PERSON
    ]


def list_named(slot: Slot) -> list[Linked]:
    """The persons that a cell names."""
    return [link for link in slot.links if link.mention.kind is Kind.PERSON]


def drop_names(slot: Slot) -> str:
    """The words of a cell without its names: 富岭中学|副校长."""
    words = slot.words
    for link in slot.links:
        words = words.replace(link.mention.name, "")
    return words


def is_prize(link: Linked) -> bool:
    """Whether a mention is an honour or an occasion."""
    return link.mention.kind in PRIZES


def is_named(link: Linked) -> bool:
    """Whether a mention is a name and no pronoun."""
    return not link.mention.rule.startswith("pronoun")


def read_grade(slots: Mapping[int, Slot], slot: Slot, honour: Linked) -> str:
    """The grade of an honour: in its own cell, or in the columns of grades and honours where it stands in no remark; behind it where its cell holds several."""
    prizes = [one for one in slot.links if is_prize(one)]
    if len(prizes) > 1 and honour in prizes and slot.kind not in {NOTE, GRADE}:
        behind = slot.words.partition(honour.mention.name)[2]
        ends = [at for one in prizes if one is not honour and (at := behind.find(one.mention.name)) >= 0]
        match = chunks.GRADE.search(behind[: min(ends, default=len(behind))])
        return match.group() if match and not is_title(honour.mention.name) else ""
    cells = [slot] if slot.kind == NOTE else [slot, *(one for one in slots.values() if one.kind in {GRADE, HONOUR})]
    for one in cells:
        if one.kind == GRADE and GRADED.fullmatch(one.words) and not EMPTY.fullmatch(one.words):
            return one.words
        rest = one.words
        for link in one.links:
            rest = rest.replace(link.mention.name, "") if link.mention.kind is Kind.AWARD else rest
        if match := chunks.GRADE.search(rest):
            return match.group()
    return ""
