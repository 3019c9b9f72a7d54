"""Names that a text says are one body's old and new name: 更名为, 原名, 前身, 现名."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.model import Kind, Mention, Sentence
from kg.record import record

RENAMED = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION})
DATE = r"(?:[于在自从]?(?:[0-9零〇一二三四五六七八九十]+[年月日]?(?:[春夏秋冬]季?)?|今年|去年|同年|后来?|随后|又|再次|再|正式|重新|现|现已|曾|先后|经[^,，。;；]{1,10}(?:批准|同意)|起|,|，)){0,8}"
NEWER = re.compile(
    rf"{DATE}(?:整体)?(?:改制|升格|扩建|搬迁)?(?:后|并|,)?{DATE}(?:更名|改名|易名|改称|更校名|更改校名|定名|改校名|取名|启用新校名|复名|恢复校名|恢复原名)(?:为|成|作|叫)?$"
    r"|[(（](?:现名|现为|现称|今名|今|现|即今|今称|后更名为|后改名|现更名为)(?:为|是|:|：)?$|,?(?:即|就是)(?:今天|现在|如今)的?$|,?现名(?:为|是)?$"
)
OLDER = re.compile(
    rf"[(（]?,?(?:该校|其|学校|它)?(?:的)?(?:原名|原称|旧称|旧名|曾用名|前身|原校名|初名|始称|始名|原为|起初叫|最初叫)(?:叫|是|为|系|:|：|即)?(?:{DATE}(?:创办|创建|建|始建|成立|设立)[于在]?{DATE}的?)?$"
    r"|[(（]原$"
)
SIGN = re.compile(r"名|称|前身|原|现|叫|今")
DOUBTED = re.compile(
    r"网传|不实|谣言|[拟将]更名|[拟将]改名|计划更名|建议更名|申请更名|是否|未更名|不更名|分别(?:更名|改名)|合并|整合|合[二三而]为一|合一(?!中)|合在一|[并合]到一|并作|合成|合校|撤销|分设|分为|一分为二|合署|[?？]"
)


QUOTES = str.maketrans("", "", '“”"‘’「」 ')
LONGEST = 40
"""How many characters may stand between two names of one body."""


@record
class Renaming:
    """Two mentions of one body; `holds` where the text says that the new name is the one it bears (原名, 前身)."""

    old: Mention
    new: Mention
    holds: bool


def find_renamings(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Renaming]:
    """The renamings a text tells, in its order; names of a merger, a plan or a rumour make none."""
    bodies = sorted((one for one in mentions if one.kind in RENAMED), key=lambda one: one.span)
    starts = [one.span.start for one in bodies]
    for sentence in sentences:
        if not SIGN.search(sentence.folded) or DOUBTED.search(sentence.folded):
            continue
        shift = sentence.span.start
        near = bodies[bisect_left(starts, shift) : bisect_left(starts, sentence.span.end)]
        for before, after in pairwise(one for one in near if sentence.span.covers(one.span)):
            between = sentence.folded[before.span.end - shift : after.span.start - shift].translate(QUOTES)
            if before.kind is not after.kind or len(between) > LONGEST:
                continue
            if NEWER.search(between):
                yield Renaming(before, after, holds=False)
            elif OLDER.search(between):
                yield Renaming(after, before, holds=True)


def join_renamed(
    keys: Mapping[Mention, str], renamings: Sequence[Renaming]
) -> tuple[dict[Mention, str], dict[str, str]]:
    """The keys with those of renamed bodies made one, and by key the name that such a body bears now."""
    same: dict[str, str] = {}

    def root(key: str) -> str:
        while key in same:
            key = same[key]
        return key

    for one in renamings:
        first, last = root(keys[one.old]), root(keys[one.new])
        if first != last:
            same[first] = last
    told: dict[str, list[Renaming]] = defaultdict(list)
    for one in renamings:
        told[root(keys[one.old])].append(one)
    return {mention: root(key) for mention, key in keys.items()}, {
        key: pick_newest(found) for key, found in sorted(told.items())
    }


def pick_newest(renamings: Sequence[Renaming]) -> str:
    """The name that is nobody's old name: the one said to hold, else the last told."""
    old = {one.old.name for one in renamings}
    fit = [one for one in renamings if one.new.name not in old] or list(renamings)
    return next((one.new.name for one in fit if one.holds), fit[-1].new.name)
