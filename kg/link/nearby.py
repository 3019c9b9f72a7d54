"""What words stand for that only the sentence before explains: 三所学校, 学校 in the report of a bureau, 她."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from kg.model import BODIES, Kind, Linked, Mention, Sentence, Span
from kg.names import DIGITS

REACH = 2
"""How many sentences back in its paragraph that may stand which a word means."""
ACTS = re.compile(
    r"(?:也|还|又|再次?|均|并|现|已|曾|先后|连续|多次|同时|近年来?|每年|今年|去年|当年|\d{4}年|成功|积极|[a-z0-9月日年,、])*+"
    r"(?:[被获荣]|评为|入选|成为|捧|夺|喜|与|同|和|加入|举办|举行|召开|组织|承办|开展|实施|推行|推进|启动|参加|参与|印发|制定|出台|编写|编印|新建|扩建|改建|迁建|投入|由|校长|党支部|[一-鿿]{0,4}队|先后|教师|学生|成立|创建|牵头|领办|托管|并入)"
)
"""What follows 学校 where it is the one that the sentence before tells of, and no school in general."""
SALUTATION = 5
"""The line that names whom a letter is written to is one of so many at its head."""
GREETED = re.compile(r"各位|全体|尊敬|敬爱|亲爱|老师|同志|领导|[校园局]:$|学:$")
COLLEGES = ("大学", "学院")
PARTNER = re.compile(r"[与同和跟](?:[一-鿿]{2,12}[、和与]){0,4}$")
"""What stands before a partner."""
PERSONAL = re.compile(
    r"(?:已|也|仍|还|现|今年|去年|暑期|[\d年月]{2,8}|本?学期|则|均)*+(?:[去到赴任教]|[调转改升留]|现?担任|主讲|执教|辅导|毕业|来自|荣?获|当选|退休|[是为系][^,;。]{0,12}(?:教师|老师|校长|主任|学生|教研员)|[从由][^,;。]{0,14}[调来])(?!动|整|校)"
)
"""What is told of 前者 and 后者 where they are persons."""
TWO = 2
NUMBERED = re.compile(r"^\s*[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.]|[:。;?!,]\s*$")
"""What stands before and behind the name in a heading."""
HEADED = 12
"""So many sentences below a heading that names a group 集团 may mean that group."""
AHEAD = re.compile(r"[^。;]{0,8}(?:是|为|即|有|:)")
"""Between a count of schools and their names: these are yet to come."""


class Nearby:
    """Finds what was named shortly before a word, in its own paragraph."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.starts = [sentence.span.start for sentence in sentences]

    def locate(self, mention: Mention) -> int:
        """The place of the sentence that holds a mention."""
        return max(0, bisect_right(self.starts, mention.span.start) - 1)

    def meet(self, mention: Mention, links: Sequence[Linked], later: Sequence[Mention]) -> tuple[str, ...]:
        """The keys that a word stands for, by the `links` before it and the mention right behind it."""
        refers = mention.rule.removeprefix("pronoun-")
        if refers == "near":
            count = next((DIGITS[char] for char in mention.name if DIGITS.get(char, 0) > 1), 1)
            return () if self.is_ahead(mention, later) else self.find_last(mention, links, count)
        if refers == "voice" and mention.name == "学校" and self.acts(mention):
            return self.find_last(mention, links, 1)
        return ()

    def meet_person(self, mention: Mention, links: Sequence[Linked], *, first: bool) -> tuple[str, ...]:
        """Whom 前者 or 后者 means: one of the only two persons of its sentence, where no body stands between them and the word."""
        sentence = self.sentences[self.locate(mention)]
        here = [one for one in links if sentence.span.covers(one.mention.span)]
        told = {one.keys: one for one in reversed(here) if one.mention.kind is Kind.PERSON}
        people = sorted(told.values(), key=lambda one: one.mention.span)
        if len(people) != TWO or PERSONAL.match(sentence.folded, mention.span.end - sentence.span.start) is None:
            return ()
        after = people[1].mention.span.end
        later = [one for one in here if one.mention.span.start >= after and one.mention.kind in BODIES]
        paired = not first and "前者" in sentence.words_at(Span(after, mention.span.start))
        return () if later and not paired else people[0 if first else 1].keys

    def meet_own(self, mention: Mention, links: Sequence[Linked], own: str) -> tuple[str, ...]:
        """Who speaks and the only other of its kind that the paragraph has named, for 两校; whom a letter is written to, for 贵校."""
        if mention.rule == "pronoun-addressee":
            return next((one.keys for one in links if one.mention.kind is mention.kind and self.is_addressed(one)), ())
        if mention.rule == "pronoun-voice" and mention.kind is Kind.GROUP:
            return self.meet_headed(mention, links)
        if mention.rule != "pronoun-both" or not own:
            return ()
        here = self.sentences[self.locate(mention)].block
        others: dict[str, None] = {}
        for link in reversed(links):
            if self.sentences[self.locate(link.mention)].block != here:
                break
            if link.mention.kind is mention.kind:
                others.update(dict.fromkeys(key for key in link.keys if key != own))
        return (own, *others) if len(others) == 1 else ()

    def meet_headed(self, mention: Mention, links: Sequence[Linked]) -> tuple[str, ...]:
        """The group named last, where its name is a line of its own above the word (望江中学教育集团 / 集团主要成员:); none elsewhere."""
        last = next((one for one in reversed(links) if one.mention.kind is Kind.GROUP), None)
        if last is None or last.mention.rule.startswith("pronoun"):
            return last.keys if last and self.locate(mention) - self.locate(last.mention) <= REACH else ()
        place, here = self.locate(last.mention), self.locate(mention)
        alone = NUMBERED.sub("", self.sentences[place].folded).strip() == last.mention.name.lower()
        return last.keys if 0 < here - place <= HEADED and alone else ()

    def are_apart(self, one: Mention, other: Mention) -> bool:
        """Whether a semicolon or the end of a sentence stands between two names: …并入甲校;|乙校与丙校整合."""
        sentence = self.sentences[self.locate(one)]
        gap = sentence.words_at(Span(one.span.end, other.span.start))
        return not sentence.span.covers(other.span) or ";" in gap or "。" in gap

    def is_addressed(self, link: Linked) -> bool:
        """Whether a name stands in the line that a letter begins with: 望江小学的各位老师:."""
        place = self.locate(link.mention)
        line = self.sentences[place].folded.rstrip()
        return place <= SALUTATION and line.endswith(":") and GREETED.search(line) is not None

    def is_partner(self, mention: Mention) -> bool:
        """Whether a college is told as the partner of somebody, of whom the text goes on to tell (与某某学院签约,|该校…)."""
        if not mention.name.endswith(COLLEGES):
            return False
        sentence = self.sentences[self.locate(mention)]
        return PARTNER.search(sentence.folded, 0, mention.span.start - sentence.span.start) is not None

    def acts(self, mention: Mention) -> bool:
        """Whether the words behind a mention tell what somebody does or gets."""
        sentence = self.sentences[self.locate(mention)]
        return ACTS.match(sentence.folded, mention.span.end - sentence.span.start) is not None

    def is_ahead(self, mention: Mention, later: Sequence[Mention]) -> bool:
        """Whether the names that a count speaks of follow it."""
        sentence = self.sentences[self.locate(mention)]
        if not later or later[0].kind is not mention.kind or not sentence.span.covers(later[0].span):
            return False
        gap = sentence.folded[mention.span.end - sentence.span.start : later[0].span.start - sentence.span.start]
        return AHEAD.fullmatch(gap) is not None or not gap.strip("()")

    def goes_on(self, place: int, here: int) -> bool:
        """Whether a sentence stands in the paragraph of another or is the question that this paragraph answers."""
        paragraph = self.sentences[here].block
        if self.sentences[place].block == paragraph:
            return True
        asked = self.sentences[place].folded.rstrip("”\"' ").endswith("?")
        return asked and self.sentences[place + 1].block == paragraph

    def find_last(self, mention: Mention, links: Sequence[Linked], count: int) -> tuple[str, ...]:
        """The keys of the only so many of its kind that the nearest sentences name; none where there are more or fewer."""
        here = self.locate(mention)
        found: dict[str, None] = {}
        at = here
        for link in reversed(links):
            place = self.locate(link.mention)
            if here - place > REACH or not self.goes_on(place, here):
                break
            if place != at and len(found) >= count:
                break
            at = place
            if link.mention.kind is mention.kind:
                found.update(dict.fromkeys(reversed(link.keys)))
        return tuple(reversed(found)) if len(found) == count else ()
