"""Groups called by the words before their class word alone: 紫阳 for 紫阳教育共同体, where a clause tells what it does."""

import re
from collections.abc import Iterator, Sequence

from kg.mention.shared import split_mentions
from kg.model import BODIES, Kind, Mention, Sentence, Span

CLASS = re.compile(r"(?P<stem>[一-鿿]{2,3})(?:教育)?(?:共同体|集团|联盟)")
DOES = r"(?=(?:今年|去年|还|也|则|又|已|就|率先|那边|这边)*(?:办起|办了|举办|开设|推行|推出|搞起|搞了|组建|有[“\"]|设了|实行|启动|那边|这边|[两三四五六七八九]校))"
"""What stands behind a group that is the subject of its clause."""


def find_group_stems(sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """A mention for each group called by its stem at the head of a clause; no other body of the document is called so."""
    stems = {
        match["stem"]: one.name
        for one in mentions
        if one.kind is Kind.GROUP and (match := CLASS.fullmatch(one.name)) is not None
    }
    names = {one.name for one in mentions if one.kind in BODIES}
    unique = [
        stem for stem, full in sorted(stems.items()) if all(not name.startswith(stem) or name == full for name in names)
    ]
    if not unique:
        return
    called = re.compile(rf"(?:^|(?<=[,;。:]))(?:{'|'.join(map(re.escape, unique))}){DOES}")
    for sentence, here in zip(sentences, split_mentions(sentences, mentions), strict=True):
        for match in called.finditer(sentence.folded):
            span = Span(match.start() + sentence.span.start, match.end() + sentence.span.start)
            if not any(one.span.overlaps(span) and one.kind is not Kind.AREA for one in here):
                yield Mention(Kind.GROUP, stems[match.group()], span, "group-stem", 0.7)
