"""The school or group that a passage goes on about: 滦河镇中学始建于1956年。学校占地58亩。现有教学班24个。"""

import re
from collections.abc import Sequence

from kg.model import SCHOOLING, Heading, Kind, Linked, Sentence, Span
from kg.relate.figure_context import OWN, describes_site
from kg.relate.figure_home import describes_plan, names_doer
from kg.relate.figures import Figure
from kg.relate.indicator import leading_verb, skip_lead
from kg.relate.led import LISTED as LISTED_AS

OWNERS = SCHOOLING | {Kind.AREA, Kind.AUTHORITY}
"""Kinds that a figure can be about."""
DEFINITE = re.compile(
    r"\s*(?:据(?:了解|悉|介绍)[,，]?)?(?:截至目前|目前|现在|如今)?[,，]?(?:(?P<house>(?:该|这所)?(?:学校|[校园]区|幼儿园|校园)|新建的(?:学校|校园))|(?P<works>(?:该|此)?(?:项目|工程))|(?P<group>该?(?:教育)?集团))"
    r"(?=[现共有占设总拥辖规办估概投拟用建教在班面可全])"
)
"""At the head of a sentence: the house, works or group that the passage told of before."""
SCHOOLS = re.compile(r"各级各类|\d\s?所")
"""Before a figure: that schools are counted, as only an area does."""
GOES_ON = re.compile(
    r"\s*(?:目前|现在|如今)?[,，]?(?:现?(?:有|设有|拥有)|开设|占地|总?建筑面积|总投资|办学规模|规划|(?:项目|工程)?(?:全部)?建成(?:投用|使用)?后)"
)
"""At the head of a sentence without a subject: that it tells how large the house before it is."""
LISTED = re.compile(r"\s*(?:、|和|与|及|以及|等)")
"""Behind a name that does not stand alone."""
INVENTORY = re.compile(
    r"(?:教师|教职工|教职员工|职工|学生|幼儿|在校生|住校生|寄宿生|教学班|班级?|学历|职称|特级|名师|骨干|学科带头人|人数|藏书|图书|面积|占地|用地|[楼栋]|教室|实验室|功能室|床位|学位|跑道|投资|规模)$"
)
"""The end of what a house has or is to have."""
WORKS = re.compile(
    r"\s?(?:新校区?|新园区?|[一二三]期)?(?:新建|改扩建|迁建|扩建|建设|改造){0,2}(?:项目|工程)?(?:实景图|效果图|规划图)?(?:\([^()]{1,12}\))?[\s:]*"
)
"""Behind a name that is all of a line: the works on it (城东小学|迁建项目)."""
SHORT = 30
FIELD = re.compile(
    r"\s*(?:[一-鿿]{2,8}:|位于|坐落|地处|占地|总投资|总?建筑面积|规划|办学规模|项目|工程|为[^,。]{2,16},)"
)
"""At the head of a paragraph: that it tells of what the line above it names."""
OF_AREAS = frozenset({"%", "次", "人次"})
"""What an area rather than one house is told of, where no word says that the house is meant."""
ACTS = re.compile(r"招聘|培训|选派|组织|参[加与赛]|新招|录用|引进|评|获|调|交流|补充|资助|补助|发放|惠及|受益|覆盖")
"""What is done with people, by whoever."""


class Topic:
    """The house that the sentences before went on about; `key` is "" where they tell of none, or of several."""

    def __init__(self) -> None:
        self.key, self.group, self.meant = "", "", ""
        self.block = -1
        self.headings: tuple[Heading, ...] = ()
        self.going = self.definite = self.led = self.field = False

    def enter(self, sentence: Sentence, links: Sequence[Linked]) -> None:
        """Begin a sentence; under another heading nobody is told of yet, and in another paragraph only whom it names by a definite word."""
        if sentence.headings != self.headings and not self.led:
            self.key = self.group = ""
        self.headings = sentence.headings
        near = sentence.block == self.block
        self.going = self.going and near
        opened = DEFINITE.match(sentence.folded)
        self.field = self.led and FIELD.match(sentence.folded) is not None
        self.definite = self.field or opened is not None
        if self.field:
            self.meant = self.key
        elif opened is None:
            goes_on = self.going or (near and GOES_ON.match(sentence.folded) is not None)
            others = any(link.mention.kind in OWNERS and link.keys != (self.key,) for link in links)
            self.meant = self.key if goes_on and not others else ""
        elif opened["group"]:
            self.meant = self.group
        else:
            self.meant = self.key if near or opened["house"] else ""

    def leave(self, sentence: Sentence, links: Sequence[Linked]) -> None:
        """Take note of whom a sentence opens with; of the only one that it names, where nobody was told of."""
        start = sentence.span.start + skip_lead(sentence.folded, Span(0, len(sentence.folded)))
        bodies = [link for link in links if link.mention.kind in OWNERS]
        opening = next((link for link in bodies if link.mention.span.start <= start < link.mention.span.end), None)
        houses = {link.keys for link in bodies if link.mention.kind in SCHOOLING}
        still = self.led and (self.meant or (len(sentence.folded) < SHORT and not houses))
        self.led = bool(still) or is_line(sentence, bodies)
        self.block = sentence.block
        groups = [link.keys[0] for link in bodies if link.mention.kind is Kind.GROUP and len(link.keys) == 1]
        self.group = groups[-1] if groups else self.group
        if opening and opening.mention.kind in SCHOOLING:
            alone = len(opening.keys) == 1 and not LISTED.match(
                sentence.words_at(Span(opening.mention.span.end, sentence.span.end))
            )
            self.key, self.going = opening.keys[0] if alone else "", alone
        elif self.led and self.meant:
            self.key, self.going = self.meant, True
        elif opening or opens_own(sentence):
            self.key, self.going = "", False
        elif self.meant:
            self.key, self.going = self.meant, True
        elif houses:
            (keys, *others) = houses
            self.key, self.going = "" if others or len(keys) > 1 else keys[0], False

    def find(self, sentence: Sentence, figure: Figure) -> str:
        """The house of a figure that names nobody, "" for none."""
        if not self.meant or figure.unit == "所" or names_doer(figure):
            return ""
        before = sentence.folded[: figure.number.start - sentence.span.start]
        if ";" in before or OWN.search(before) or SCHOOLS.search(before) or ACTS.search(figure.indicator):
            return ""
        if not self.definite and (figure.unit in OF_AREAS or leading_verb(figure.indicator)):
            return ""
        sized = describes_site(figure.indicator) or describes_plan(figure.indicator)
        return self.meant if sized or INVENTORY.search(figure.indicator) else ""


def is_line(sentence: Sentence, bodies: Sequence[Linked]) -> bool:
    """Whether a line names one school, or works on it, and tells no more."""
    if len(bodies) != 1 or bodies[0].mention.kind not in SCHOOLING or len(bodies[0].keys) != 1:
        return False
    span = bodies[0].mention.span
    before, behind = (
        sentence.folded[: span.start - sentence.span.start],
        sentence.folded[span.end - sentence.span.start :],
    )
    return LISTED_AS.fullmatch(before) is not None and WORKS.fullmatch(behind) is not None


def opens_own(sentence: Sentence) -> bool:
    """Whether a sentence begins with the whole area or house of the document."""
    return OWN.match(sentence.folded, skip_lead(sentence.folded, Span(0, len(sentence.folded)))) is not None
