"""Persons that a list tells: as many as 两位老师 or 4位同学 counts, or each behind a body of its own like those around.

There a name may look like a word of the dictionary: 甲小学吴非、乙小学章程2位同学.
"""

import re
from collections.abc import Iterator, Sequence

from kg.gate import Seldom
from kg.mention.candidate import Candidate
from kg.mention.foreign_names import SYLLABLES
from kg.mention.person_model import load_model
from kg.mention.posts import find_posts
from kg.model import Kind, Sentence, Span

COUNTED = Seldom(
    r"(?<![第\d])(\d{1,2}|[两二三四五六七八九十])[位名](?:优秀|青年|骨干|年轻)?(?:老师|同学|教师|同志|学生|选手|队员|[校园]长|小朋友|班主任)"
)
FOLLOWED = Seldom(
    r"(?<![第\d])(\d{1,2}|[两二三四五六七八九十])[位名][一-鿿]{2,14}[,:](?P<names>[一-鿿]{2,4}(?:、[一-鿿]{2,4})*[、和与及][一-鿿]{2,4})(?=[。;,]|$)"
)
"""So many of a kind, and their names behind it: 两位特级教师,周丽君和古月."""
NAMED = Seldom(r"(?:授予|表彰|聘任|推荐|评选|吸收)([一-鿿]{2,4})等\d{1,4}[名位人]")
LISTED = Seldom(
    r"(?:(?<=[,;:(])|(?<=授予)|(?<=表彰)|(?<=[另还]有)|^)(?P<names>[一-鿿]{2,4}(?:、[一-鿿]{2,4})+)(?:同志|老师)?(?=为(?:成员|组员|委员|队员|副组长)|[“\"][^”\"]{2,20}(?:奖|称号|标兵|能手)|记[一二三]等功)"
)
"""Several of a commission, or who are honoured together: 周丽君、古月为成员."""
OF_PERSONS = re.compile(
    r"(?:成员|组员|委员|理事|学员|教师|老师|学生|同学|选手|队员|徒弟|获奖者|评委|名单|人员|校长|园长|骨干|标兵|能手|新秀)(?:名单)?(?P<told>(?:[有为是:]|包括|分别[为是])*)"
    r"(?P<names>[一-鿿]{2,4}(?:[、 ][一-鿿]{2,4}){2,60})(?=[。;,)等共]|$)"
)
"""A list of three and more behind a word for persons: 成员有周丽君、古月、于洋."""
JOINED = re.compile(r"[、,]|以及|[和与及]")
OPENED = re.compile(r"(?:^|[,，。;；:：(（ ]|[)\d一二三四五六七八九十]班的?|[由请是为有])$")
BETWEEN = re.compile(r"[、,，;；。和与及(（]|\d{1,2}[位名]|荣?获|夺得|摘得|$")
NO_NAME = re.compile(
    r"[组部班社团处科室会楼校区园路镇乡村级段队处场员]$|[的了]|期|等$|^(?:学生|教师|老师|同学|校长|园长|主任|均|分别|各|也|都)"
)
HAN = re.compile(r"[一-鿿]{2,4}")
NUMERALS = "零一二三四五六七八九十"
LEAST_PAIRS, PAIRED, COUNTED_SCORE = 2, 0.75, 0.8


def propose_listed(sentence: Sentence, anchors: Sequence[Span], people: Sequence[Span]) -> Iterator[Candidate]:
    """The persons of counted lists and of lists of bodies with a person each, who are not among `people`."""
    shift = sentence.span.start
    ends = {anchor.end - shift for anchor in anchors}
    taken = [Span(one.start - shift, one.end - shift) for one in people]
    found = [(span, COUNTED_SCORE) for span in find_counted(sentence.folded, ends)]
    found += [(span, COUNTED_SCORE) for span in find_followed(sentence.folded)]
    found += [(Span(*one.span(1)), COUNTED_SCORE) for one in NAMED.finditer(sentence.folded) if looks_named(one[1])]
    found += [(span, COUNTED_SCORE) for span in find_listed(sentence.folded)]
    found += [(span, PAIRED) for span in find_paired(sentence.folded, ends, taken)]
    found += [(span, COUNTED_SCORE) for span in find_among(sentence.folded, taken)]
    for span, score in found:
        if not any(span.overlaps(other) for other in taken):
            yield Candidate(Kind.PERSON, Span(span.start + shift, span.end + shift), score, "person-listed")
            taken.append(span)


def find_counted(folded: str, ends: set[int]) -> Iterator[Span]:
    """The members of a list that 两位老师 closes, where they are as many as it counts.

    >>> text = "古月、周丽君两位老师"
    >>> [span.of(text) for span in find_counted(text, set())]
    ['古月', '周丽君']
    """
    for count in COUNTED.finditer(folded):
        number = read_count(count[1])
        members: list[Span] = []
        edge = count.start()
        while len(members) < number:
            joint = max((mark.end() for mark in JOINED.finditer(folded, 0, edge)), default=0)
            last = len(members) + 1 == number
            span = cut_name(folded, joint, edge, ends, first=last)
            if span is None:
                break
            members.append(span)
            edge = joint - 1
        if len(members) == number:
            yield from reversed(members)


def find_followed(folded: str) -> Iterator[Span]:
    """The names behind a count of people, where they are as many as it counts.

    >>> text = "走出过两位特级教师,周丽君和古月。"
    >>> [span.of(text) for span in find_followed(text)]
    ['周丽君', '古月']
    """
    for told in FOLLOWED.finditer(folded):
        spans = [Span(*one.span()) for one in HAN.finditer(JOINED.sub(" ", folded), *told.span("names"))]
        if len(spans) == read_count(told[1]) and all(looks_named(span.of(folded)) for span in spans):
            yield from spans


def find_listed(folded: str) -> Iterator[Span]:
    """The names of a list that is one of persons by what stands behind it.

    >>> text = "由张文任组长,周丽君、古月为成员"
    >>> [span.of(text) for span in find_listed(text)]
    ['周丽君', '古月']
    """
    for told in LISTED.finditer(folded):
        spans = [Span(*one.span()) for one in HAN.finditer(folded, *told.span("names"))]
        if all(looks_named(span.of(folded)) for span in spans):
            yield from spans


def read_count(words: str) -> int:
    """How many people a numeral counts."""
    return int(words) if words.isdigit() else NUMERALS.index(words.replace("两", "二"))


def find_paired(folded: str, ends: set[int], people: Sequence[Span]) -> Iterator[Span]:
    """Who stands behind a body between marks, where two others of the sentence do."""
    posts = {post.span.start: post.span.end for post in find_posts(folded)} if ends else {}
    starts = {posts.get(end, end) for end in ends}
    if sum(one.start in starts for one in people) < LEAST_PAIRS:
        return
    for start in sorted(starts):
        for length in (2, 3, 4):
            span = Span(start, start + length)
            if BETWEEN.match(folded, span.end) and span.end <= len(folded) and looks_named(span.of(folded)):
                yield span
                break


def find_among(folded: str, people: Sequence[Span]) -> Iterator[Span]:
    """The names of a list behind a word for persons, half of which are those of `people`, or one where 有 or a colon opens the list.

    >>> text = "成员有周丽君、高峰、田野、陈敏。"
    >>> [span.of(text) for span in find_among(text, [Span(3, 6), Span(13, 15)])]
    ['高峰', '田野']
    """
    for told in OF_PERSONS.finditer(folded) if people else ():
        spans = [Span(*one.span()) for one in HAN.finditer(JOINED.sub(" ", folded), *told.span("names"))]
        rest = [span for span in spans if span not in people]
        known = len(spans) - len(rest)
        if (known if told["told"] else 2 * known >= len(spans)) and all(looks_named(span.of(folded)) for span in rest):
            yield from rest


def cut_name(folded: str, start: int, end: int, ends: set[int], *, first: bool) -> Span | None:
    """The name at the end of a list's member: the whole of it, or what stands behind a body or class; None for no name."""
    begins = [place for place in ends if start < place < end]
    begins += [start + mark.end() for mark in re.finditer(r"[)\d一二三四五六七八九十]班的?", folded[start:end])]
    at = max(begins, default=start)
    while not begins and first and at < end and not HAN.fullmatch(folded, at, end):
        at += 1
    if not begins and first and not OPENED.search(folded, 0, at):
        return None
    return Span(at, end) if looks_named(folded[at:end]) else None


def looks_named(name: str) -> bool:
    """Whether two to four characters begin with a surname, or are written with the syllables of other peoples' names."""
    surnames = load_model().surnames
    if not HAN.fullmatch(name) or NO_NAME.search(name):
        return False
    if len(name) > 3 or (name[:1] not in surnames and name[:2] not in surnames):
        return name[:2] in surnames or all(char in SYLLABLES for char in name)
    return True
