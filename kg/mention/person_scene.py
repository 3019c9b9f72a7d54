"""What surrounds the names in a sentence: posts, schools, marks, cells and the words of the dictionary."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.mention.posts import find_posts
from kg.model import Sentence, SentenceKind, Span
from kg.tokens import cut_words, dictionary_tag

# What may stand between a post and a name: 校长:李明, 园长 林雪梅; 李明(校长).
GAP_BEFORE = re.compile(r"[: ]{1,2}$|[\d一二三两][名人位][((]$|(?<=[长记任师])[是为]$|[((]$|(?<=[师员长任])[“\"]$")
GAP_END = frozenset(': (“"是为\n')
"""The last character of every match of GAP_BEFORE, which most names have not before them."""
GAP_AFTER = re.compile(r" ?\(|[“\"”]| ")
TAKES_POST = re.compile(r"(?:同志)?(?:担|出|继|接|兼|调)?任(?:学校|我校|该校|新任)?")
DELIMITER = re.compile(r"[^一-鿿a-z0-9·]")
SCHOOL_BEFORE = re.compile(
    r"(?:小学|完小|教学点|中学|学校|幼儿园|校区|学院|大学|[一二三四五六七八九十]中|[一二三四五六七八九十]小|实小|中心校|总校|教育局|工作室)[的 ]?$"
)
# Roles that stand before a name (学生王小五), hardly ever behind one: 关爱|学生, 常有|家长.
NOT_BEHIND = frozenset(
    "教师 学生 家长 成员 组员 代表 学员 队员 职工 员工 作者 选手 团员 委员 志愿者 评委 专家 骨干教师 优秀教师 青年教师".split()  # noqa: SIM905
)


class Scene:
    """A sentence with what surrounds names in it; all offsets are relative to the sentence."""

    def __init__(self, sentence: Sentence, anchors: Sequence[Span]) -> None:
        self.folded = folded = sentence.folded
        base = sentence.span.start
        self.words = cut_words(folded)
        self.starts = [word.start for word in self.words]
        self.anchors = [Span(anchor.start - base, anchor.end - base) for anchor in anchors]
        self.cells = {(cell.start - base, cell.end - base) for cell in self._trim_cells(sentence)}
        posts = find_posts(folded)
        behind = [post for post in posts if post.core.of(folded) not in NOT_BEHIND]
        self.post_starts = {post.span.start for post in behind} | {post.core.start for post in behind}
        self.post_ends = {post.core.end for post in posts}
        self.anchor_starts = {anchor.start for anchor in self.anchors}
        self.anchor_ends = {anchor.end for anchor in self.anchors}
        self.taken = bytearray(len(folded))
        for span in (*(post.core for post in posts), *self.anchors):
            self.taken[max(0, span.start) : span.end] = b"\x01" * (min(span.end, len(folded)) - max(0, span.start))
        self.is_row = sentence.kind is SentenceKind.ROW

    @staticmethod
    def _trim_cells(sentence: Sentence) -> Iterator[Span]:
        for cell in sentence.cells:
            words = Span(cell.start - sentence.span.start, cell.end - sentence.span.start).of(sentence.folded)
            left = len(words) - len(words.lstrip())
            yield Span(cell.start + left, cell.start + left + len(words.strip()))

    def word_at(self, at: int) -> tuple[int, int, str]:
        """Start, end and dictionary tag ("" where unlisted) of the word that holds the character `at`."""
        word = self.words[bisect_right(self.starts, at) - 1]
        return word.start, word.end, dictionary_tag(self.folded[word.start : word.end])

    def marks(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether a mark, a blank or the sentence's edge stands before and after a stretch."""
        folded = self.folded
        before = start == 0 or bool(DELIMITER.match(folded, start - 1)) or (self.is_row and folded[start - 1].isdigit())
        return before, end == len(folded) or DELIMITER.match(folded, end) is not None

    def title_before(self, start: int) -> bool:
        """Whether a post ends right before, at most a colon, a blank or a bracket between."""
        if start in self.post_ends:
            return True
        if not start or self.folded[start - 1] not in GAP_END:
            return False
        gap = GAP_BEFORE.search(self.folded, max(0, start - 3), start)
        return gap is not None and gap.start() in self.post_ends

    def title_after(self, end: int) -> bool:
        """Whether a post begins right behind, at most a bracket or a blank between."""
        if end in self.post_starts:
            return True
        gap = TAKES_POST.match(self.folded, end) or GAP_AFTER.match(self.folded, end)
        return gap is not None and gap.end() in self.post_starts

    def school_before(self, start: int) -> bool:
        """Whether a school or body stands right before, 的 or a blank between at most; a class word will do (二中万学军)."""
        if start in self.anchor_ends or (start - 1 in self.anchor_ends and self.folded[start - 1] in "的 :("):
            return True
        return bool(SCHOOL_BEFORE.search(self.folded, max(0, start - 6), start))

    def tag_at(self, at: int) -> str:
        """The tokenizer's own tag of the word that holds the character `at`, a guess where the word is unlisted."""
        return self.words[bisect_right(self.starts, at) - 1].tag
