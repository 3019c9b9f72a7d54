"""Persons that only their place tells: behind a body and a post, before a body in brackets, in a list of persons.

There a surname needs not be common (永安路小学教师起正荣), nor a name be Chinese (白音仓(和平小学)).
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from kg.gate import Gate, Opening, gated, lead
from kg.mention.candidate import Candidate
from kg.mention.foreign_names import SHORT, SPELLING, is_foreign
from kg.mention.not_named import is_of_clause, load_person_words
from kg.mention.person_model import load_model
from kg.mention.persons import CLASS_BEFORE
from kg.mention.posts import APPOINTED, find_appointed, find_posts
from kg.model import Kind, Sentence, Span
from kg.places import load_places
from kg.tokens import cut_words, dictionary_count, dictionary_tag

HAN = "一-鿿"
EDGE = r"[、,。;:()\t +—☆★◆◇●○■▲※·]"
TITLED = re.compile(
    r"(?:校长|园长|院长|教师|老师|学生|同学|书记|主任|局长|县长|区长|市长|理事长|教研员|科长|学区长|会长|组长|教练|主持人|领衔人|助理|委员|主席|督学|所长|站长|部长|队长|领队|门将|前锋|后卫|博士生|硕士生|研究生|毕业生|选手|师傅|把式|校友|炊事员|保育员|辅导员|保安|校医|司机|作者|采写|撰稿|供稿|执笔|通讯员)$"
)
CALLED = re.compile(r"(?:同学|老师|同志|校长|园长|主任|局长|书记)(?![们员的])")
CUT = re.compile(
    r"的?(?:书法|绘画|征文)(?:作品|获)|的?作品|的(?=[《“\"]|论文|课[例题]|案例|作品)|名下|名(?:师|校长|班主任|园长)[^,，。]{0,4}工作室|[晋列](?:[升入为级]|[一-鿿]{1,2}奖)|退了?休|(?:[一二三四五六七八九十]{1,2}|1?\d)月|20\d\d年|[今去前]年|上月|双双|喜|代表|撰写|执教|带|夺|斩|摘|捧|[一二两三四五]人|同获|连任|当选|被|扎根|坚守|守[校着在]|受到|执笔|记(?=[一二三]等功|大?功)|为(?:成员|组员|委员|副?组长|队员|理事|顾问)|\d{2,4}米|[男女]子|[两二三四五六七八九十][位名](?:老师|教师|同学|学生)|作(?=现场|示范|专题|报告|主题|典型|经验|交流|发言|了)|到(?=场|会|校|任|职)|[两三四五]个"
)
SHAPE = re.compile(f"[{HAN}]{{2,8}}")
MARKED = re.compile(EDGE)
BODY_BEHIND = re.compile(r"\(")
DASHED = re.compile(r" ?[—-]{1,2} ?")
STARTED = re.compile(EDGE + "|^|[和与及]|另有|还有|授予|表彰了?")
CLASSED = re.compile(r"[)\d一二三四五六七八九十]班")
JOINED = re.compile(r"[和与及]")
QUOTED = re.compile('[“"]')
CAME = lead(
    r"(?<=[一-鿿])(?:来|过来|[选派调][来出]|毕业|提拔|接任|带队|执教|领衔|留任|[教管带](?:语文|数学|英语|物理|化学|生物|历史|地理|政治|体育|音乐|美术|科学|信息|毕业班|[一二三四五六]年级|德育|后勤|教学))的(?=[一-鿿]{2,4})"
)
"""What somebody did who is named behind it: 从县一中交流过来的|阙小满."""
GRADED = re.compile(
    r"(?:[特一二三]等奖|[金银铜优胜]奖|[冠亚季]军|第[一二三四五六]名)(?:获得者|得主)?[: ]?(?=[一-鿿]{2,4}[、(])"
)
"""Behind a grade who won it: 特等奖|阳朝霞(花溪路小学)."""
GRADE_GATE = Gate(GRADED)
OFFICE = re.compile(r"(?:办公室|[一-鿿][科股室处])[ \t]+")
GOES_SOFTLY = re.compile(r"[在以凭由从因将向跟随曾又还已都均也](?![校园职任岗编籍年])")
"""Words that go on a clause after whoever is spoken of."""
LED = re.compile(r"[长记任师]$")
IS = frozenset("是为")
TOWARDS = frozenset("向从往在到赴对于给与和及同")
"""Before a place, what the clause does there (向|广东)."""
# Words that end so are bodies, groups of people or things; no name of this place ends so.
NO_END = frozenset(
    "队组部班社团处科室会馆楼校区片级届年县市庄屯前后上下中内小幼校镇乡村路号名人员师委办股站厅系所课奖赛项的了等们个位"
)
ANCHORED, POSTED, BODY, CLASS, LIST = 4.2, 1.6, 1.8, 2.2, 1.6
MARK, VERB, CALL, JOIN, BRACKET, DASH, OF, BACK = 0.9, 1.6, 2.4, 0.6, 3.2, 2.8, 0.5, 1.2
SOFT, NAMED, SURNAMED, GUESSED = 0.4, 3.0, 1.0, 1.0
BIAS, STRANGE, DOUBTFUL, FOREIGN, WORD, BEGUN, LEAST = -2.6, -1.6, -0.4, 1.2, 0.7, -2.0, -1.0
COMPOUND, GIVEN = 2.0, 1.6
LEAST_FOREIGN, LONGER, LONGEST, LONGEST_OWN = 3, 0.8, 8, 4
ODD = 2
COMMON, WORDLIKE, SURE, KNOWN = 60, 200, 0.9, 0.78
DEED = 10_000
"""A verb so common is nobody's given name (城西小学区|成立)."""


class Slot(NamedTuple):
    """A place where a name may begin, in the sentence's own offsets, and what it speaks for one."""

    start: int
    logit: float


def propose_posted(sentence: Sentence, anchors: Sequence[Span], people: Sequence[Span]) -> Iterator[Candidate]:
    """Two to four characters in the place of a person that are no words; `people` are those found, which stay as they are."""
    shift = sentence.span.start
    bodies = [Span(anchor.start - shift, anchor.end - shift) for anchor in anchors]
    taken = [Span(one.start - shift, one.end - shift) for one in people]
    starts = frozenset(body.start for body in bodies)
    named = {one.start for one in taken}
    roles = [post.span for post in find_posts(sentence.folded)]
    for slot in sorted(set(find_slots(sentence.folded, bodies, taken)), key=lambda one: (one.start, -one.logit)):
        for end in list_ends(sentence.folded, slot.start):
            if end < len(sentence.folded) and not load_behind().admits(sentence.folded, end):
                continue
            words = sentence.folded[slot.start : end]
            if words[0] == "班" and CLASS_BEFORE.search(sentence.folded, max(0, slot.start - 3), slot.start + 1):
                continue
            logit = BIAS + slot.logit + weigh_shape(words)
            logit += SURNAMED * (slot.logit == ANCHORED and bears_surname(words))
            logit += GUESSED * (slot.logit > LIST and is_guessed(sentence.folded, slot.start, end))
            if logit + BRACKET <= 0:
                continue
            span = Span(slot.start, end)
            if any(span.overlaps(other) for other in (*bodies, *roles)) or is_of_clause(
                sentence.folded, slot.start + 1, end
            ):
                continue
            verb = load_person_words().match_behind(sentence.folded, end - 1)
            right = None if verb and len(verb.group()) > 1 else weigh_right(sentence.folded, end, starts)
            if right is not None and sentence.folded.startswith("、", end) and end + 1 in named:
                right += BACK
            if right is not None and logit + right > 0 and is_free(span, sentence.folded, taken):
                score = round(1 / (1 + math.exp(-logit - right)), 4)
                yield Candidate(Kind.PERSON, Span(span.start + shift, span.end + shift), score, "person-posted")


def is_guessed(folded: str, start: int, end: int) -> bool:
    """Whether the tokenizer takes a stretch that is no word of its dictionary for a name."""
    words = cut_words(folded)
    word = words[bisect_right(words, start, key=lambda word: word.start) - 1]
    return (word.start, word.end) == (start, end) and word.tag == "nr" and not dictionary_tag(folded[start:end])


def list_ends(folded: str, start: int) -> Iterator[int]:
    """Where a name that begins at `start` may end: behind two Chinese characters or more, behind five and more only in syllables."""
    spelt = True
    for end in range(start + 1, min(start + LONGEST, len(folded)) + 1):
        char = folded[end - 1]
        spelt = spelt and char in SPELLING
        if not "一" <= char <= "鿿" or (end - start > LONGEST_OWN and not spelt):
            return
        if end > start + 1:
            yield end


def is_free(span: Span, folded: str, taken: Sequence[Span]) -> bool:
    """Whether no person found overlaps a stretch, unless the stretch is a longer name of another people (那顺|乌力吉)."""
    over = [other for other in taken if span.overlaps(other)]
    return not over or (
        len(span) >= LEAST_FOREIGN
        and is_foreign(span.of(folded))
        and all(span.covers(other) and len(other) < len(span) for other in over)
    )


def find_slots(folded: str, bodies: Sequence[Span], people: Sequence[Span]) -> Iterator[Slot]:
    """Where a name may begin: behind posts, bodies, classes, in a list behind another person, at the edge of a clause."""
    ends = {body.end for body in bodies}
    for post in find_posts(folded):
        if TITLED.search(post.span.of(folded)):
            anchored = any(post.span.start <= end <= post.span.end for end in ends)
            yield Slot(skip(folded, post.span.end, ":"), ANCHORED if anchored else POSTED)
        if LED.search(folded, post.span.start, post.span.end) and folded[post.span.end : post.span.end + 1] in IS:
            yield Slot(post.span.end + 1, NAMED)
    for end in sorted(ends):
        yield Slot(skip(folded, end, "的( :\t"), BODY + OF * folded.startswith("的", end))
    listed_ends = {person.end for person in people}
    for mark in STARTED.finditer(folded):
        listed = mark.start() in listed_ends
        behind = CLASS_BEFORE.search(folded, max(0, mark.start() - 4), mark.start())
        yield Slot(mark.end(), CLASS if behind else LIST if listed else 0.0)
    for came in CAME.finditer(folded) if "的" in folded else ():
        yield Slot(came.end(), BODY)
    for grade in GRADED.finditer(folded) if GRADE_GATE.admits(folded) else ():
        yield Slot(grade.end(), POSTED)
    for office in OFFICE.finditer(folded) if " " in folded or "\t" in folded else ():
        yield Slot(office.end(), CLASS)
    for form in CLASSED.finditer(folded) if "班" in folded else ():
        yield Slot(skip(folded, form.end(), "的 :"), CLASS)


def skip(folded: str, place: int, chars: str) -> int:
    """The place behind one of `chars`, where it stands at `place`, and behind the blanks around it."""
    while place < len(folded) and folded[place] == " ":
        place += 1
    return place + 1 if place < len(folded) and folded[place] in chars else place


@cache
def load_behind() -> Opening:
    """What may stand behind a name of this place: all that `weigh_right` knows."""
    return Opening(BODY_BEHIND, DASHED, CALLED, load_person_words().behind, CUT, MARKED, JOINED, QUOTED, GOES_SOFTLY)


def weigh_right(folded: str, end: int, starts: frozenset[int]) -> float | None:
    """What stands behind speaks for a name: its body in brackets or behind a dash, a verb of persons, a mark; None where it goes on."""
    if BODY_BEHIND.match(folded, end) and end + 1 in starts:
        return BRACKET
    dash = DASHED.match(folded, end)
    if dash and dash.end() in starts:
        return DASH
    if CALLED.match(folded, end):
        return CALL
    if load_person_words().match_behind(folded, end) or CUT.match(folded, end):
        return VERB
    if end == len(folded) or MARKED.match(folded, end):
        return MARK
    if JOINED.match(folded, end):
        return JOIN
    if QUOTED.match(folded, end):
        return JOIN
    return SOFT if GOES_SOFTLY.match(folded, end) else None


@lru_cache(maxsize=65536)
def weigh_shape(name: str) -> float:
    """How much a stretch looks like a name by its characters, whatever its surname; a word of the dictionary loses.

    >>> weigh_shape("起正荣") > 0 > weigh_shape("教学楼")
    True
    """
    model = load_model()
    if name[0] == "兼" or (name[0] in TOWARDS and load_places().find(name[1:])):
        return -math.inf
    if name[-1] in NO_END or name in model.banned or not SHAPE.fullmatch(name):
        return -math.inf
    if is_foreign(name):
        return (
            FOREIGN
            + LONGER * min(len(name) - LEAST_FOREIGN, 3)
            - (WORD * math.log10(dictionary_count(name)) if dictionary_count(name) else 0.0)
        )
    if name in SHORT:
        return GIVEN
    surname = name[:2] if name[:2] in model.surnames else name[0] if name[0] in model.surnames else ""
    given = name[len(surname) :]
    if not given or len(given) > (2 if surname else 3):
        return -math.inf
    if dictionary_tag(given) == "v" and dictionary_count(given) > DEED:
        return -math.inf
    logit = DOUBTFUL * (model.surnames[surname].plain > 2) if surname else STRANGE
    logit += model.first.get(given[0], -1.6) + (model.second.get(given[-1], -1.6) if len(given) > 1 else 0.0)
    if len(surname) > 1 and not model.surnames[surname].plain and not dictionary_tag(name):
        return max(logit, COMPOUND)
    if len(name) > len(surname) + 1 and dictionary_count(name[:2]) > WORDLIKE:
        logit += BEGUN
    count = dictionary_count(name)
    return logit - WORD * math.log10(count) * (1 if count < WORDLIKE else 2) if count else logit


def bears_surname(name: str) -> bool:
    """Whether a name of three begins with a surname that is hardly ever an ordinary word."""
    surname = load_model().surnames.get(name[:1])
    return len(name) == LEAST_FOREIGN and surname is not None and surname.plain <= ODD


@gated(APPOINTED)
def propose_appointed(sentence: Sentence) -> Iterator[Candidate]:
    """Who stands before 任 and a post: 江超任大石小学校长; sure enough to part the name from the school's."""
    shift = sentence.span.start
    for name, _ in find_appointed(sentence.folded):
        words = name.of(sentence.folded)
        if (
            any(words.startswith(surname) for surname in (words[:2], words[:1]) if surname in load_model().surnames)
            and weigh_shape(words) > LEAST
        ):
            yield Candidate(Kind.PERSON, Span(name.start + shift, name.end + shift), SURE + 0.02, "person-appointed")


def collect_people(sentences: Sequence[Sentence], found: Sequence[Sequence[Candidate]]) -> frozenset[str]:
    """The names of three or more characters that are persons for sure somewhere in the document, and rare ones of two."""
    names = {
        sentence.words_at(one.span)
        for sentence, people in zip(sentences, found, strict=True)
        for one in people
        if one.score >= SURE and one.rule == "person"
    }
    return frozenset(name for name in names if name.isalpha() and (len(name) > 2 or dictionary_count(name) < COMMON))


def propose_known(sentence: Sentence, names: frozenset[str], people: Sequence[Candidate]) -> Iterator[Candidate]:
    """Where a person named elsewhere in the document is named again, with no sign of a person around."""
    taken = [one.span for one in people]
    shift = sentence.span.start
    for _, start, end in scan_names(names).find_matches_as_indexes(sentence.folded, overlapping=True):
        span = Span(start + shift, end + shift)
        if not any(span.overlaps(other) for other in taken):
            yield Candidate(Kind.PERSON, span, KNOWN, "person-again")


@lru_cache(maxsize=4)
def scan_names(names: frozenset[str]) -> AhoCorasick:
    """What finds all names of a document at once."""
    return AhoCorasick(sorted(names), implementation=Implementation.NoncontiguousNFA)  # soonest made
