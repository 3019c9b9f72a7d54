"""Roles that stand beside nobody's name and are told all the same: by a class (八年级逄昊然), a heading (学生方面), a post behind the body."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from kg.model import Kind, Linked, Sentence, SentenceKind, Span, Statement
from kg.relate.surroundings import Surroundings

PUPIL, TEACHER, HEAD_OF_STUDIO = "学生", "教师", "主持人"
BY_RULE = {"pupil-of-class": PUPIL, "studio-named": HEAD_OF_STUDIO}
"""What the reader that found somebody's place says of him: whose class is told is a pupil, whom a studio is called after leads it."""
PARTED = re.compile(
    r"(?P<who>学生|教师|老师)(?:方面|里头|当中|获奖(?:情况|名单)?|竞赛(?:成绩|获奖)?|类|篇|荣誉|名单)(?=[,，。:：;；、)》】\s]|$)"
)
"""What parts a text that tells of pupils from one that tells of teachers: (一)学生方面。 参赛老师名单:"""
LISTED = re.compile(
    r"^(?:(?P<who>学生|教师|老师|幼儿)(?:篇|类|方面|荣誉|获奖)?|.*(?P<listed>学生|教师|老师|同学|园长|校长)名单(?:如下)?)$"
)
"""The heading of a roll of whom it says what they are: 教师, 参加说课比赛老师名单."""
TOLD_OF = re.compile(
    r"[\s|]+|\s*(?:现|兼|担|出|升|调|接|续|聘)?(?:任|为)|[\s、和及]*[,，]?(?:现|分别|同|均|都|皆){0,2}(?:是|系|为)"
)
"""What stands between somebody and the body whose post he has: 崔顺姬 任|渤海镇中心小学校长, 许传明、余小芳,均为|永和高级中学教师."""
ASIDE = re.compile(
    r"[(][^()]{1,12}[)]|(?<=[\s|,，、])(?:[男女]|[一-鿿]{1,5}族|\d{4}[年./-]?\d{0,2}月?)(?=[\s|,，、])|(?<=[,，])(?:[两二三四五六七八九十]|\d)[人位名]"
)
"""What is said between somebody and his post and is neither: 念小兰 女 罗平县幼儿园园长, 高一帆、苏阿妹,两人都是我校学生."""
OURS = re.compile(
    r"[,，]?(?:[两二三四五六七八九十\d][人位名])?(?:现|同|均|都|皆){0,2}(?:是|系|为)(?:我|本|该)[校园院局]"
)
"""Behind somebody's name, what begins the post that he has here: 冀晓红、雷国强|,两位都是我校|教研员."""
NOTE = re.compile(r"[(][^()]{1,12}[)]")
"""Between a body and the post at it: 市招生考试委员会办公室|(市招办)|主任."""


class UntoldRoles:
    """Finds the roles of persons at bodies that no word beside their names tells."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around

    def find(self, one: Statement) -> str:
        """The role of a person at a body by what tells of his place there; "" where nothing does."""
        for evidence in one.evidence:
            sentence = self.around.find_sentence(evidence.span)
            role = (
                BY_RULE.get(evidence.rule, "")
                or self.find_post(one, sentence, evidence.span)
                or self.find_part(one, sentence, evidence.span)
            )
            if role:
                return role
        return ""

    def find_post(self, one: Statement, sentence: Sentence, span: Span) -> str:
        """The post behind the name of a body that follows somebody named before it, alone or among others: 念小兰 女 罗平县幼儿园|园长."""
        inside = self.around.list_links(span)
        shift = sentence.span.start
        for at, person in enumerate(inside):
            others = [person, *takewhile(is_person, inside[at + 1 :])]
            body = next(iter(inside[at + len(others) :]), None)
            if one.subject not in person.keys or (body and one.object not in body.keys):
                continue
            behind = OURS.match(sentence.folded, others[-1].mention.span.end - shift)
            end = body.mention.span.end if body else behind.end() + shift if behind else 0
            ends = [link.mention.span.end - shift for link in others]
            starts = [link.mention.span.start - shift for link in others[1:]]
            starts += [body.mention.span.start - shift] if body else []
            between = "".join(sentence.folded[end:start] for end, start in zip(ends, starts, strict=False))
            note = NOTE.match(sentence.folded, end - shift)
            post = self.around.find_post(sentence, note.end() + shift if note else end)
            if post and (behind or TOLD_OF.fullmatch(ASIDE.sub("", between))) and not self.is_called(sentence, post):
                return sentence.words_at(post)
        return ""

    def is_called(self, sentence: Sentence, post: Span) -> bool:
        """Whether a post is of somebody named behind it: 秦芳 雪堰中心小学|校长|周静芝."""
        after = next(iter(self.around.list_links(Span(post.end, sentence.span.end))), None)
        if after is None or not is_person(after):
            return False
        words = sentence.folded[post.end - sentence.span.start : after.mention.span.start - sentence.span.start]
        return not words.strip(" ") and "\n" not in words

    def find_part(self, one: Statement, sentence: Sentence, span: Span) -> str:
        """Pupil or teacher, by the last words before a name, in its paragraph or headings, that part the one from the other."""
        inside = self.around.list_links(span)
        if sentence.kind is SentenceKind.ROW:
            return "" if shares_row(sentence, inside) else self.find_list(sentence)
        at = next((link.mention.span.start for link in inside if one.subject in link.keys), span.start)
        before = [
            *(head.words for head in sentence.headings),
            *(other.folded for other in self.around.list_before(sentence)),
        ]
        words = "\n".join([*before, sentence.folded[: at - sentence.span.start]])
        last = max(PARTED.finditer(words), key=lambda match: match.start(), default=None)
        return last["who"] if last else ""

    def find_list(self, sentence: Sentence) -> str:
        """What the heading of a roll says of all whom it lists."""
        told = next(filter(None, (LISTED.match(head.words) for head in reversed(sentence.headings))), None)
        return told["who"] or told["listed"] if told else ""


def shares_row(row: Sentence, links: Sequence[Linked]) -> bool:
    """Whether two persons stand in two cells of a row side by side, of whom one may be a pupil and one a teacher."""
    pairs = [(one, two) for one, two in pairwise(links) if is_person(one) and is_person(two)]
    return any("\t" in row.words_at(Span(one.mention.span.end, two.mention.span.start)) for one, two in pairs)


def is_person(link: Linked) -> bool:
    """Whether a name is somebody's."""
    return link.mention.kind is Kind.PERSON
