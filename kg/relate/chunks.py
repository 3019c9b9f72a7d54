"""A sentence as a row of typed chunks: names, lists of names, cue words, grades, figures, punctuation and the rest."""

import re
from collections.abc import Collection, Iterator, Sequence

from kg.gate import lead
from kg.model import Kind, Linked, Sentence, Span
from kg.relate.chunk import MAKE_CHUNK, Chunk
from kg.relate.chunk_posts import join_posts, join_roles
from kg.relate.construction import BUILDING
from kg.relate.lexicon import Lexicon

CODES = {
    Kind.AREA: "R", Kind.AUTHORITY: "U", Kind.SCHOOL: "S", Kind.GROUP: "G", Kind.ORGANISATION: "O",
    Kind.PERSON: "P", Kind.PROGRAMME: "M", Kind.EVENT: "E", Kind.AWARD: "A", Kind.DOCUMENT: "D",
}  # fmt: skip
BODIES = frozenset("RUSGO")
THINGS = frozenset("MEAD")
MIXED_BODIES, MIXED_THINGS = "B", "T"
GRADE = lead(
    r"(?:团体|综合|总分|组织|单项|个人|集体|最佳){0,2}"
    r"(?:(?:特|[一二三四优])(?:[、和及]?[一二三四])*、?(?:[一二三四])?等奖|[金银铜][、金银铜]*(?:奖|牌)(?!章)|[冠亚季殿](?:、?[冠亚季殿])*军|[一二三]等次|优胜奖|优秀奖|入围奖|鼓励奖|提名奖?|总分第[一二三四五六七八九十]{1,3}名?|第(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:、(?:[一二三四五六七八九十]|[0-9]{1,2})){0,5}名|第[一二三四五六七八九十](?=[,，。;；、])|特别奖|擂主|榜眼|探花|最佳[一-鿿]{2,4}奖|一等|二等|三等)"
)
COUNT = re.compile(
    r"(?:[0-9][0-9,.]*|[零〇一二三四五六七八九十百千两几多数]+)[多余来]?(?:所|个|名|位|家|项|人|对|批|件|支|园|校|间|篇)"
)
YEAR = re.compile(r"(?:19|20)\d{2}(?:年度?|-|学年)?")
TAIL = re.compile(
    r"(?:(?:等|共(?=[0-9一二三四五六七八九十百两几多])|这(?=[0-9一二三四五六七八九十两几]))(?:(?:[0-9]+|[一二三四五六七八九十百两几]+)[多余]?[所个名位家人]|多[所名位家]|一批|一些)?(?:园|校|人|地|市|县|区)?"
    r"|(?:(?:[0-9]+|[一二三四五六七八九十百两几]+)[多余]?[所个名位家人]|多[所名位家]|一批|一些)(?:园|校|人|地|市|县|区)?)?"
    r"(?:中小学校?|幼儿园|学校|单位|教师|老师|同志|同学|学生|校长|集体|班级|园所|小学|中学|部门|选手|师生|老师|两校|三校)?"
)
"""What ends a list: 等11所学校, 3所学校, 老师; a 共 with no count behind it begins a verb (县一中与县二中|共建)."""
TOLD = re.compile(r"[两二三四五六七八九\d]+[位名人个所]|老师|同学|同志|教师|[两三四五]校")
JOIN = re.compile(
    r"^(?:本部)?(?:[(（][^()（）。]{1,16}[)）])?(?:、|和|与|及|以及|及其|暨|,以及|、和|同|\+|/)?(?:原|[本我][县区市镇乡])?[“”\"]*$"
)
QUOTES_MEET = re.compile(r"[”\"’》][“\"‘《].?$")
"""Two names in quotation marks need nothing else between them: “文明单位”“平安校园”."""
PEOPLE_JOIN = re.compile(
    r"^(?:老师|教师|同志|同学)?(?:[(（][^()（）。]{1,16}[)）])?(?:、|和|与|及|以及)(?:[一-鿿]{1,5}组)?$"
)
SITE_JOIN = re.compile(
    rf"^的?(?:(?:教学|学生|师生|教师|学校|塑胶|新|旧|老|大)*(?:{BUILDING})(?:(?:及|和|与|、)(?:[一-鿿]{{0,2}}(?:{BUILDING})))?)?(?:改扩建|新建|扩建|迁建|改造|维修|加固|重建|翻新|修缮|建设|工程|项目)*(?:、|和|与|及|以及)(?:[一-鿿]{{2,5}}(?:[镇乡县区]|街道)的)?$"
)
HOME_NOTE = re.compile(
    r"[(（](?![原曾前])[^()（）]*(?:学校|小学|中学|幼儿园|[一二三四五六七八九十]中|[一-鿿]园|校区|局|室|中心|同上)[)）]"
)
"""A note behind a person that names a body: each person of such a list has their own."""
FORMER_NOTE = re.compile(r"[(（][原曾前][^()（）。]{1,16}[)）]")
"""A note that tells what somebody was before: another person of the list may follow it."""
LONGEST_VERB = 7
QUOTE = set('“”"‘’「」')
FILLING = {char: char for char in "、,;:()。+"} | {
    "!": "。", "?": "。", "\t": ",", "|": ",", "—": ":", "\n": "。", "-": "x",
}  # fmt: skip
"""The codes of characters that stand between units; all others are "x"."""


def chunk_sentence(
    sentence: Sentence, links: Sequence[Linked], posts: Sequence[Span], lexicon: Lexicon
) -> tuple[Chunk, ...]:
    """The chunks of a sentence, lists of names put together; spans are in clean text."""
    shift = sentence.span.start
    units = sorted(pick_units(sentence, links, posts, lexicon), key=lambda chunk: chunk.span)
    bodies = {unit.span.start for unit in units if unit.code in "SG"}
    units = [unit for unit in units if unit.code != "R" or not is_home(unit.span.end, bodies, sentence)]
    row: list[Chunk] = []
    edge = 0
    for unit in units:
        row.extend(fill(sentence.folded, edge, unit.span.start - shift, shift))
        row.append(unit)
        edge = unit.span.end - shift
    row.extend(fill(sentence.folded, edge, len(sentence.folded), shift))
    codes = {unit.code for unit in units}
    row = join_roles(row, sentence) if "r" in codes else row
    row = join_posts(row) if "P" in codes else row
    return tuple(group_lists(row, sentence))


def is_home(end: int, bodies: Collection[int], sentence: Sentence) -> bool:
    """Whether an area that ends at a place only tells where the school or group behind it stands, of which the clause tells (龙华区|的万安学校)."""
    return end + 1 in bodies and sentence.folded[end - sentence.span.start] == "的"


def trim_post(post: Span, taken: Sequence[Span]) -> Span | None:
    """A post without the name that its first words belong to: of 初中物理教师 behind 望洲岗初中 only 物理教师 is left."""
    start = max((span.end for span in taken if span.overlaps(post) and span.start <= post.start), default=post.start)
    rest = Span(start, post.end)
    return rest if start < post.end and not any(span.overlaps(rest) for span in taken) else None


def pick_units(sentence: Sentence, links: Sequence[Linked], posts: Sequence[Span], lexicon: Lexicon) -> Iterator[Chunk]:
    """Names first, then grades, counts, years, posts and cue words where nothing longer stands."""
    shift = sentence.span.start
    taken: list[Span] = []
    mask = bytearray(len(sentence.folded))
    for chunk in offer_units(sentence, links, posts, lexicon, taken):
        start, end = chunk.span.start - shift, chunk.span.end - shift
        if not any(mask[start:end]):
            mask[start:end] = b"\1" * (end - start)
            taken.append(chunk.span)
            yield chunk


def offer_units(
    sentence: Sentence, links: Sequence[Linked], posts: Sequence[Span], lexicon: Lexicon, taken: Sequence[Span]
) -> Iterator[Chunk]:
    """Every unit that may stand in a sentence, the surest first; `taken` grows while they are asked for."""
    shift = sentence.span.start
    schools = {link.mention.span.start for link in links if link.mention.kind is Kind.SCHOOL}
    for link in links:
        if link.mention.rule != "pronoun-scope" or link.mention.span.end not in schools:
            yield Chunk(CODES[link.mention.kind], link.mention.span, (link,))
    cues = [
        Chunk(lexicon.codes[lexicon.words[which]], Span(start + shift, end + shift), words=lexicon.words[which])
        for which, start, end in lexicon.scanner.find_matches_as_indexes(blank_names(sentence, taken))
    ]
    inside = {place for post in posts for place in range(post.start + 1, post.end)}
    # A cue that ends inside a post is none: 集团|总校长.
    yield from (cue for cue in cues if len(cue.words) > 2 and cue.span.end not in inside)
    for post in posts:
        rest = trim_post(post, taken)
        if rest:
            yield Chunk("r", rest, words=sentence.chars[rest.start - shift : rest.end - shift])
    yield from find_lexical(sentence)
    yield from cues


def find_lexical(sentence: Sentence) -> Iterator[Chunk]:
    """The grades, counts and years of a sentence."""
    shift = sentence.span.start
    for code, pattern in (("g", GRADE), ("n", COUNT), ("y", YEAR)):
        for match in pattern.finditer(sentence.folded):
            span = Span(match.start() + shift, match.end() + shift)
            yield Chunk(code, span, words=sentence.chars[match.start() : match.end()])


def blank_names(sentence: Sentence, names: Sequence[Span]) -> str:
    """The folded words of a sentence with its names blanked out, so that no cue begins inside a name (集团|成员校)."""
    chars = list(sentence.folded)
    for span in names:
        chars[span.start - sentence.span.start : span.end - sentence.span.start] = "\0" * len(span)
    return "".join(chars)


def fill(folded: str, start: int, end: int, shift: int) -> Iterator[Chunk]:
    """The characters between two units, one chunk each; quotation marks are left out, the rest keeps its length."""
    for place, char in enumerate(folded[start:end], start + shift):
        if char not in QUOTE:
            yield MAKE_CHUNK((FILLING.get(char, "x"), Span(place, place + 1), (), char, None, ()))


def group_lists(row: Sequence[Chunk], sentence: Sentence) -> Iterator[Chunk]:
    """Names of like kinds with nothing but 、和与 between them become one chunk, with the 等11所学校 that ends them."""
    place = 0
    while place < len(row):
        chunk = row[place]
        if not chunk.members:
            yield chunk
            place += 1
            continue
        members, posts, codes, last = [*chunk.members], [*chunk.posts], {chunk.code}, place
        while (after := next_member(row, last, codes, sentence)) is not None:
            last = after
            members += row[last].members
            posts += row[last].posts
            codes.add(row[last].code)
        end = row[last].span.end
        tail = find_tail(sentence, end)
        yield Chunk(list_code(codes), Span(chunk.span.start, end), tuple(members), tail=tail, posts=tuple(posts))
        place = last + 1
        if tail:
            while place < len(row) and row[place].span.start < tail.end:
                place += 1


def list_code(codes: set[str]) -> str:
    """The code of a list by those of its members."""
    if len(codes) == 1:
        return next(iter(codes))
    return MIXED_BODIES if codes <= BODIES else MIXED_THINGS


def next_member(row: Sequence[Chunk], last: int, codes: set[str], sentence: Sentence) -> int | None:
    """The place of the next member of the list that `last` belongs to, None where the list ends."""
    former = FORMER_NOTE.match(sentence.folded, row[last].span.end - sentence.span.start)
    skipped = former.end() + sentence.span.start if former else 0
    for after in range(last + 1, min(last + 24, len(row))):
        if row[after].members and row[after].span.start >= skipped:
            between = sentence.folded[
                row[last].span.end - sentence.span.start : row[after].span.start - sentence.span.start
            ]
            alike = {row[after].code} | codes
            fits = len(alike) == 1 or alike <= BODIES or alike <= THINGS
            behind = row[after].span.end - sentence.span.start
            noted = between[:1] in {"(", "（"} and HOME_NOTE.match(sentence.folded, behind)
            if (row[after].code == "P" and (noted or HOME_NOTE.match(between))) or runs_parallel(
                row, last, after, sentence
            ):
                return None
            sites = codes | {row[after].code} == {"S"} and SITE_JOIN.match(between)
            people = codes | {row[after].code} == {"P"} and PEOPLE_JOIN.match(between)
            edge = row[after].span.start - sentence.span.start
            apart = between.strip('“”"‘’') or QUOTES_MEET.search(sentence.folded, 0, edge + 1)
            joined = JOIN.match(between.removeprefix("》").removesuffix("《"))
            return after if fits and apart and (sites or people or joined) else None
    return None


def runs_parallel(row: Sequence[Chunk], last: int, after: int, sentence: Sentence) -> bool:
    """Whether the same verb stands before one name and behind the next, which heads a clause of its own (甲托管乙、丙托管丁)."""
    edge = row[last].span.start - sentence.span.start
    before = next((row[place].span.end for place in range(last - 1, max(-1, last - 8), -1) if row[place].members), None)
    verb = sentence.folded[before - sentence.span.start : edge] if before is not None else ""
    behind = row[after].span.end - sentence.span.start
    return 1 < len(verb) < LONGEST_VERB and verb.isalpha() and sentence.folded.startswith(verb, behind)


def find_tail(sentence: Sentence, end: int) -> Span | None:
    """The 等11所学校 right behind a list, None where there is none."""
    place = end - sentence.span.start
    while place < len(sentence.folded) and sentence.folded[place] in QUOTE:
        place += 1
    match = TAIL.match(sentence.folded, place)
    if match and match.group() and (match.group()[0] in "等共多这一" or TOLD.match(match.group())):
        return Span(end, match.end() + sentence.span.start)
    return None
