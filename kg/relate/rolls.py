"""Rolls of honour: a line that names an honour, an occasion or a grade, and below it lines of nothing but names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import BODIES, SCHOOLING, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, SentenceKind, Span
from kg.record import record
from kg.relate.bearers import is_title
from kg.relate.chunks import GRADE
from kg.relate.claims import Claim, Setting
from kg.relate.qualify import find_level
from kg.years import find_year

HEAD = re.compile(
    r"^(?:附件?\d*|附?表[一二三四五六七八九十\d]*|第[一二三四五六七八九十\d]+[名类组]|[(]?[一二三四五六七八九十\d]+[)、.．]|[*★●◆·▲])?[:、]?\s*|的|等|称号|荣誉|结果|名单|名册|人员|学生|教师|选手|一览表?|通报|通知|公告|决定|表彰|公布|关于|获奖|光荣榜|喜报|共?[\d一二三四五六七八九十]+[名人个所位项篇件]|[()《》“”\":、\s]"
)
ROLL_WORDS = re.compile(r"奖|表彰|名单|光荣榜|结果|一览|喜报|如下")
PENDING = re.compile(r"拟|候选|公示|推荐|参评|参赛|参加|评委|专家|申报|入围")
MADE_BY = re.compile(
    r"责任编辑|责编|编辑[:\s]|编校|核稿|审稿|审核[:\s]|校对|供稿|撰稿|投稿|排版|联系人|主送|抄送|印数|共印|主办[:\s]|填表|制表|录入"
)
"""A line that tells who made a paper or whom it goes to: nobody in it receives anything."""
LIKE_SCHOOL = re.compile(r"(?:小学|中学|学校|幼儿园|高中|初中)$")
SOUGHT = re.compile(r"推荐|推选|候选|申报|拟评|参评|落选|未获")
"""That those of a line are still to be chosen, or were not."""
NOTE = re.compile(r"[(][^()]*[)]")
GLUE = re.compile(
    r"[\s、,;:。()\d.．—–\-|/“”\"《》+]|同上|〃|等|和|与|及|同学|老师|同志|教师|学生|校长|园长|[一二三四五六七八九十]+[)、]|(?:[一二三四五六七八九]|初|高|小|大|中)[一二三四五六七八九]?[(]?\d*[)]?班|[一二三四五六七八九]年级|[小初高]中?[组部]|[小初高]中|小学|幼儿园?[组部]?|语文|数学|英语|物理|化学|生物|历史|地理|政治|道德与法治|音乐|体育|美术|科学|信息技术|思想品德"
)
DATE = re.compile(r"\W*(?:(?:19|20)\d\d|二[〇零○oO])")
CORPORATE_PRIZE = re.compile(r"(?:单位|集体|组织奖)$")
"""A title that offices have too, so that lines of nothing but offices may stand under it."""
APART = re.compile(r"(?:组织|指导|辅导|创作|风尚|进步|达标|鼓励|优秀)奖$")
"""A prize that is given beside the grades of a contest."""
SHORT = 12
"""A line of no more characters is a caption."""
NAMED = BODIES | {Kind.PERSON}
"""What stands in the lines of a roll."""
BARE = 6
"""The name of an honour of no more characters tells none by itself: 先进集体, 优秀教师."""
PARTED = re.compile(r"[一-鿿]{2,8}(?:[(][^()]{1,16}[)])?")
"""What is left of a line that opens the winners of one field and grade of a contest: 声乐|一等奖."""
HELPERS = re.compile(r"\W*(?:指导|辅导)(?:教师|老师|师)|\W*(?:领队|教练员?|主办|承办)[:\s]")
"""A line of those who taught the winners, not of these."""
SHOWN = re.compile(r"展示|合影|风采|链接|掠影|花絮|推荐阅读|相关")
"""A short line with which a page goes on to pictures and other pages."""
ANNOUNCES = re.compile(r"[奖优胜]|结果|成绩|名次|光荣榜|表彰")
"""Behind an occasion, that those who won something there are listed below."""
CHOOSING = re.compile(r"拟|候选|公示|推荐|申报")
LONGEST_HEAD, LONGEST_LINE, REST = 46, 160, 3
"""How long a line above a roll and a line of a roll may be, and how much of it may be other words than names."""


@record
class Roll:
    """What lines of names stand under: an honour or occasion, and a grade."""

    honour: Linked | None = None
    grade: str = ""


def find_rolls(sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]]) -> dict[int, Roll]:
    """The roll that each sentence stands in, by its start; sentences of prose stand in none."""
    found: dict[int, Roll] = {}
    roll, title = Roll(), Roll()
    honours: dict[str, Linked] = {}
    for place, sentence in enumerate(sentences):
        links = inside.get(sentence.span.start, ())
        honours.update({one.mention.name: one for one in links if one.mention.kind is Kind.AWARD})
        if MADE_BY.search(sentence.folded) or (
            not links and len(sentence.folded) <= SHORT and SHOWN.search(sentence.folded)
        ):
            roll = Roll()
            continue
        if is_signed(sentence, links, sentences[place + 1 : place + 2]):
            roll = Roll()
            continue
        opened = open_roll(sentence, links, roll, title)
        if opened is not None:
            roll = replace(opened, honour=opened.honour and find_whole(opened.honour, honours))
            title = roll if sentence.kind is SentenceKind.TITLE else title
        elif is_line(sentence, links) or (sentence.kind is SentenceKind.ROW and len(sentence.cells) > 1):
            found[sentence.span.start] = roll
        elif sentence.kind is not SentenceKind.TITLE and (
            len(sentence.folded) > LONGEST_HEAD or sentence.folded.rstrip().endswith("。")
        ):
            roll = Roll()
    return found


def open_roll(sentence: Sentence, links: Sequence[Linked], roll: Roll, title: Roll) -> Roll | None:
    """The roll that a line opens: the honour or occasion it names, or its grade under the one before; None for other lines."""
    words = sentence.folded.strip()
    if announced := announce_roll(sentence, links):
        return announced
    if (
        len(words) > LONGEST_HEAD
        or words.endswith(("。", ";", ","))
        or (sentence.kind is SentenceKind.ROW and len(sentence.cells) > 1)
    ):
        return None
    if PENDING.search(words):
        return Roll() if sentence.kind in {SentenceKind.HEADING, SentenceKind.TITLE} else None
    things = [link for link in links if link.mention.kind in {Kind.AWARD, Kind.EVENT}]
    others = [link for link in links if link.mention.kind in {Kind.PERSON, Kind.SCHOOL, Kind.GROUP}]
    grade = next((match.group() for match in GRADE.finditer(words)), "")
    if things and (not others or sentence.kind is SentenceKind.TITLE) and is_head(sentence, links):
        return Roll(things[-1], grade)
    rest = HEAD.sub("", GRADE.sub("", NOTE.sub("", words)))
    if not links and grade and words.endswith(grade) and PARTED.fullmatch(rest):
        return replace(roll if is_graded(roll) else title, grade=grade)
    if not others and grade and not rest:
        return replace(roll if roll.honour else title, grade=grade)
    if not others and sentence.kind is SentenceKind.HEADING:
        return title if ROLL_WORDS.search(words) else Roll()
    return None


def announce_roll(sentence: Sentence, links: Sequence[Linked]) -> Roll | None:
    """The roll that a sentence of prose announces at its end: …举办第四届教学大赛,评出一等奖6人,名单如下:."""
    words = sentence.folded.rstrip()
    things = [link for link in links if link.mention.kind in {Kind.AWARD, Kind.EVENT}]
    if not things or not words.endswith((":", "—", "如下。")) or len(words) > LONGEST_LINE:
        return None
    tail = words[things[-1].mention.span.end - sentence.span.start :]
    listed = ANNOUNCES.search(tail) or (things[-1].mention.kind is Kind.AWARD and "名单" in tail)
    if not listed or PENDING.search(tail) or CHOOSING.search(words) or any(is_behind(things[-1], one) for one in links):
        return None
    grades = {match.group() for match in GRADE.finditer(tail)}
    return Roll(things[-1], grades.pop() if len(grades) == 1 else "")


def is_behind(thing: Linked, link: Linked) -> bool:
    """Whether somebody is named behind an honour or occasion."""
    return link.mention.kind in NAMED and link.mention.span.start >= thing.mention.span.end


def is_signed(sentence: Sentence, links: Sequence[Linked], behind: Sequence[Sentence]) -> bool:
    """Whether a line is the name of the office that signs: the date stands behind it, or nothing."""
    offices = links and all(link.mention.kind in {Kind.AUTHORITY, Kind.AREA} for link in links)
    return (
        bool(offices)
        and not blank(sentence, links).strip()
        and (not behind or DATE.match(behind[0].folded) is not None)
    )


def is_graded(roll: Roll) -> bool:
    """Whether a roll is of an occasion or prize whose grades are won, and not of a title beside them (优秀组织奖)."""
    return (
        roll.honour is not None
        and not is_title(roll.honour.mention.name)
        and not APART.search(roll.honour.mention.name)
    )


def find_whole(honour: Linked, honours: Mapping[str, Linked]) -> Linked:
    """The honour that the bare name over a roll (先进集体名单) means: the only one told before whose name ends so (教育工作先进集体)."""
    name = honour.mention.name
    longer = {one.keys: one for words, one in honours.items() if words != name and words.endswith(name)}
    return next(iter(longer.values())) if len(name) <= BARE and len(longer) == 1 else honour


def is_head(sentence: Sentence, links: Sequence[Linked]) -> bool:
    """Whether a line says little more than the names in it: a title of a document, or the head of a list."""
    if sentence.kind is SentenceKind.TITLE:
        return bool(ROLL_WORDS.search(sentence.folded)) or len(blank(sentence, links)) <= REST
    return len(HEAD.sub("", GRADE.sub("", NOTE.sub("", blank(sentence, links))))) <= REST


def blank(sentence: Sentence, links: Sequence[Linked]) -> str:
    """The words of a sentence without its names."""
    shift = sentence.span.start
    taken = {place for link in links for place in range(link.mention.span.start - shift, link.mention.span.end - shift)}
    return "".join(char for place, char in enumerate(sentence.folded) if place not in taken)


def is_line(sentence: Sentence, links: Sequence[Linked]) -> bool:
    """Whether a line holds names of persons or schools and next to nothing else."""
    named = [link for link in links if link.mention.kind in {Kind.PERSON, Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY}]
    if not named or len(sentence.folded) > LONGEST_LINE or sentence.kind is SentenceKind.TITLE:
        return False
    rest = blank(sentence, links)
    for pattern in (NOTE, GRADE, GLUE):
        rest = pattern.sub("", rest)
    things = [
        link
        for link in links
        if link.mention.kind in {Kind.AWARD, Kind.EVENT, Kind.PROGRAMME} and not LIKE_SCHOOL.search(link.mention.name)
    ]
    told = rest and sentence.folded.rstrip().endswith("。")
    return len(rest) <= REST and not things and not told


def read_line(sentence: Sentence, links: Sequence[Linked], roll: Roll, setting: Setting) -> Iterator[Claim]:
    """Who receives the honour of the roll that a line of prose stands in: the persons outside brackets, else the schools."""
    if roll.honour is None or setting.planned or SOUGHT.search(sentence.folded) or HELPERS.match(sentence.folded):
        return
    outside = [link for link in links if not in_brackets(sentence, link)]
    people = [link for link in outside if link.mention.kind is Kind.PERSON]
    bodies = [
        link for link in outside if link.mention.kind in SCHOOLING and not link.mention.rule.startswith("pronoun")
    ]
    name = roll.honour.mention.name
    level = find_level([name, *reversed(setting.heads)])
    year = find_year([name, *reversed(setting.heads)], setting.year)
    offices = [link for link in outside if link.mention.kind in {Kind.AUTHORITY, Kind.ORGANISATION}]
    corporate = CORPORATE_PRIZE.search(name) is not None
    bodies += [
        link
        for link in offices
        if (bodies and link.mention.kind is Kind.AUTHORITY) or (corporate and setting.voice not in link.keys)
    ]
    doers = people or bodies
    ends = [*(one.mention.span.start - sentence.span.start for one in doers), len(sentence.folded)][1:]
    span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + LONGEST_LINE))
    for one, end in zip(doers, ends, strict=True):
        grade = find_grade(sentence.folded, one.mention.span.end - sentence.span.start, end) or roll.grade
        if not grade and roll.honour.mention.kind is not Kind.AWARD:
            continue
        qualifiers = Qualifiers(grade=grade, level=level, year=year)
        for subject in one.keys:
            for target in roll.honour.keys:
                yield Claim(subject, Predicate.RECEIVED, target, qualifiers, Modality.REALISED, span, "roll-line", 0.84)


def find_grade(folded: str, start: int, end: int) -> str:
    """The grade told between a name and the next one, else the last one told before it.

    >>> find_grade("李晓兰 一等奖;王思远 二等奖", 3, 8), find_grade("一等奖:李晓兰、王思远", 7, 8)
    ('一等奖', '一等奖')
    """
    told = [*GRADE.finditer(folded)]
    behind = next((match.group() for match in told if start <= match.start() < end), "")
    return behind or next((match.group() for match in reversed(told) if match.end() <= start), "")


def in_brackets(sentence: Sentence, link: Linked) -> bool:
    """Whether a name stands in brackets."""
    before = sentence.folded[: link.mention.span.start - sentence.span.start]
    return before.count("(") > before.count(")")
