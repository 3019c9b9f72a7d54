"""Roles that stand beside nobody's name and are told all the same: by a class (八年级逄昊然), a heading (学生方面), a post behind the body."""

import re
from itertools import pairwise

from kg.model import Sentence, SentenceKind, Span, Statement
from kg.relate.surroundings import Surroundings

PUPIL, TEACHER, HEAD_OF_STUDIO = "学生", "教师", "主持人"
BY_RULE = {"pupil-of-class": PUPIL, "studio-named": HEAD_OF_STUDIO}
"""What the reader that found somebody's place says of him: whose class is told is a pupil, whom a studio is called after leads it."""
PARTED = re.compile(
    r"(?P<who>学生|教师)(?:方面|里头|当中|获奖(?:情况|名单)?|竞赛(?:成绩|获奖)?|类|篇|荣誉)(?=[,，。:：;；、)》】\s]|$)"
)
"""What parts a text that tells of pupils from one that tells of teachers: (一)学生方面。"""
APPOINTED = re.compile(r"\s*(?:[(][^()]{1,12}[)])?\s*(?:现|兼|担|出|升|调|接|续|聘)?(?:任|为)")
"""What stands between somebody and the body whose post he is given: 崔顺姬(女,朝鲜族) 任|渤海镇中心小学校长."""
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
        """The post behind the name of a body to which somebody named right before it is appointed."""
        inside = self.around.list_links(span)
        shift = sentence.span.start
        for person, body in pairwise(inside):
            if one.subject in person.keys and one.object in body.keys:
                between = sentence.folded[person.mention.span.end - shift : body.mention.span.start - shift]
                note = NOTE.match(sentence.folded, body.mention.span.end - shift)
                post = self.around.find_post(sentence, note.end() + shift if note else body.mention.span.end)
                if post and APPOINTED.fullmatch(between):
                    return sentence.words_at(post)
        return ""

    def find_part(self, one: Statement, sentence: Sentence, span: Span) -> str:
        """Pupil or teacher, by the last words before a name, in its paragraph or headings, that part the one from the other."""
        if sentence.kind is SentenceKind.ROW:
            return ""
        inside = self.around.list_links(span)
        at = next((link.mention.span.start for link in inside if one.subject in link.keys), span.start)
        before = [
            *(head.words for head in sentence.headings),
            *(other.folded for other in self.around.list_before(sentence)),
        ]
        words = "\n".join([*before, sentence.folded[: at - sentence.span.start]])
        last = max(PARTED.finditer(words), key=lambda match: match.start(), default=None)
        return last["who"] if last else ""
