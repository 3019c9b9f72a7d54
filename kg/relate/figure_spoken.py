"""The school that a passage speaks of, for figures whose sentence names none: 占地62亩, 分校现有62个班, 新学校设48个班."""

import re
from collections.abc import Mapping, Sequence

from kg.model import SCHOOLING, Kind, Linked, Sentence, SentenceKind
from kg.relate.figure_context import describes_site
from kg.relate.figure_home import BUILT, counts_whole, describes_plan, is_held, names_doer, opens_own
from kg.relate.figure_topic import Topic
from kg.relate.figures import Figure
from kg.relate.heads import AREA, Headings
from kg.relate.led import find_led

DEFINITE = re.compile(
    r"\s*(?:目前|现在|如今|眼下|今年)?[,，]?(?:(?P<new>新(?:学校|校区?|园区?|校园))|(?P<branch>分校|分园|校区))(?=[现共有占设招已总计按预将可拟由,，])"
)
"""At the head of a sentence: a school of that sort, which the passage named before."""
OPENED = re.compile(r"(?:建成|投用|启用|落成|开办|开学|竣工|交付)[^,，。;；]{0,4}的$")
OTHER = re.compile(r"\s*对方(?!学校|单位|地区)")
"""Whom a school has told of as its partner."""
BRANCH = re.compile(r"(?:分校|分园|校区|园区)$")
WHOLE = re.compile(r"(?:全[校园]|[校园]里)(?![长区])")
"""Words for all of a school, which in the report of a bureau is the one spoken of."""
GONE = re.compile(
    r"[^,;。、与和]{0,14}(?:撤了|撤销|撤掉|停办|并[了]?(?:过来|进来)|划(?:了)?(?:过来|进来)|合到一|整合|合并|两校)|[两二三四五六七]\s?[个处]?(?:[校园]区|[校园]址)"
)
"""Behind a school that was taken in, or behind the last of all sites: what follows tells of the whole."""
ASKED = re.compile(r"[?？][”\"]?\s*$")


class Spoken:
    """The schools that a paragraph has named, up to where the reading stands; an answer goes on from its question.

    `head` is the school that stands above the paragraph or heads it (【望江中学】占地40亩), of which all of it tells; `firm`
    tells whether the last figure was told of it, or of a definite one (新学校, 分校). `area` is the area that heads the
    part of a list (茅箭区 / 新建学校1所).
    """

    def __init__(self, kinds: Mapping[str, Kind], inside: Mapping[int, Sequence[Linked]], *, housed: bool) -> None:
        self.kinds, self.housed = kinds, housed
        self.headings = Headings(inside)
        self.topic = Topic()
        self.block, self.asked, self.firm = -1, False, False
        self.occasion = self.head = self.area = self.last = self.built = self.branch = self.carried = ""

    def enter(self, sentence: Sentence, links: Sequence[Linked]) -> None:
        """Begin a sentence; a new paragraph speaks of nobody yet, or of the school that heads it."""
        self.carried = ""
        self.topic.enter(sentence, links)
        if sentence.block != self.block:
            self.last = self.last if self.asked else ""
            self.built = self.branch = self.occasion = ""
            heads = self.headings.find_school(sentence, SCHOOLING) or find_led(sentence, links, SCHOOLING)
            self.head = heads[0].keys[0] if heads else ""
            areas = () if heads or self.housed else self.headings.find_school(sentence, AREA)
            self.area = areas[0].keys[0] if areas else ""
        self.block = sentence.block

    def leave(self, sentence: Sentence, links: Sequence[Linked]) -> None:
        """Take note of the schools that a sentence named."""
        for link in links:
            if link.mention.kind is Kind.EVENT and is_held(sentence, link.mention.span):
                self.occasion = link.keys[0]
            schools = [key for key in link.keys if self.kinds.get(key) is Kind.SCHOOL]
            if schools:
                place = link.mention.span.start - sentence.span.start
                gone = GONE.match(sentence.folded, place + len(link.mention.span))
                self.last = "" if gone and self.housed else schools[-1]
                if BUILT.search(sentence.folded, 0, place) or OPENED.search(sentence.folded, 0, place):
                    self.built = schools[-1]
                if BRANCH.search(link.mention.name):
                    self.branch = schools[-1]
        self.topic.leave(sentence, links)
        self.asked = ASKED.search(sentence.folded) is not None and sentence.kind is SentenceKind.PROSE

    def find(self, sentence: Sentence, figure: Figure) -> str:
        """The school that a figure without a subject is told of, "" for none."""
        self.firm = False
        before = sentence.folded[: figure.span.start - sentence.span.start]
        if self.housed and OTHER.match(sentence.folded) and ";" not in before:
            return self.last
        definite = DEFINITE.match(sentence.folded)
        if definite and not names_doer(figure) and not opens_own(sentence, figure):
            meant = self.built if definite["new"] else self.branch
            if meant:
                self.firm = True
                return meant
        if self.head and not opens_own(sentence, figure):
            self.firm = True
            return self.head
        if self.housed and counts_whole(sentence):
            return ""
        topic = "" if self.housed and not self.topic.field else self.topic.find(sentence, figure)
        if topic:
            self.firm = True
            return topic
        start = figure.span.start - sentence.span.start
        whole = not self.housed and WHOLE.search(sentence.folded, start, figure.number.start - sentence.span.start)
        if describes_site(figure.indicator) or whole:
            self.carried = self.last
            return self.last
        return self.carried if describes_plan(figure.indicator) else ""
