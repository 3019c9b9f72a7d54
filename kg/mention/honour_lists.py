"""Honours told off in lists: what stands behind 荣誉有: or 省级的有, and between the marks of a list of titles."""

import re
from collections.abc import Iterator

from kg.gate import gated
from kg.mention.candidate import Candidate
from kg.mention.honour_words import load_honour_words
from kg.mention.honours import CONFERRED
from kg.mention.quoted_honours import LEVELLED
from kg.model import Kind, Sentence, SentenceKind, Span

NUMBER = r"(?:\d+|[一二三四五六七八九十两几多]+)"
LEAD = re.compile(
    rf"(?:{NUMBER}(?:[项个块枚张面])(?:荣誉|称号|奖项|牌子|奖牌|牌匾|证书|奖状)?|(?:荣誉|称号|奖项|奖牌|牌子|牌匾|头衔)(?:主要)?(?:[有为是]|包括|如下|分别[是为])?):"
    r"|(?:国家|[省市区县州校镇])(?:(?:一?级|里)的?|的),?(?:则|还|又|也|共)?有(?=[一-鿿“])"
    r"|(?:[里上市县区省州]|[一-鿿]{2})(?:给|颁|授|评|发)的[^:。;]{0,12}:|(?:国家|[省市区县州])一?级:|自己的[,:]"
)
"""What announces honours: so many of them, what they are called, or by whose level they are told."""
OTHER = re.compile(
    r"项目|工程|新建|改建|扩建|迁建|建设|改造|任务|措施|课题|成员|名单|报名|提名|候选|申报|争创|拟|将|计划|学校|问题|不足|编者|单位有"
)
"""Words before the mark that make a list one of other things, or of what is only sought."""
ITEM = re.compile(r"[“\"]?[一-鿿A-Za-z0-9·“”\"—-]{3,28}?[”\"]?")
JOINTS = re.compile(r"、|,?(?:还有|以及|和|及)(?=[一-鿿“]{4})|,")
TITLE = re.compile(
    r"(?:(?:先进|优秀|优胜|模范|文明|示范|特色|达标|标兵|重点|立项|实验|红旗)(?:单位|集体|学校|校园|幼儿园|团体|校|园|家庭|支部|工作单位|基地|[县区市乡镇])|(?<![等金银铜])奖|(?:平安|绿色|书香|健康|花园式|园林式|依法治校示范|无烟|语言文字规范化示范)(?:学校|校园|单位|校|园)|(?:示范性?|重点)(?:普通|中等|高级|职业)+(?:高中|中学|学校|职校))$"
)
"""How the surest titles of bodies end."""
TRIAL = re.compile(r"实验(?:学校|幼儿园|园|校)$")
"""How schools end as often as honours."""
CLAUSED = re.compile(r"[的了在被获为是]|以及|等\d|\d[个项]|[两三四五六七八九十][个项块]")
BETWEEN = re.compile(
    r"(?<=[、])[“\"]?([一-鿿A-Za-z0-9·]{4,24}?)[”\"]?(?=[、。;,]|(?:等)?"
    + NUMBER
    + r"[项个块]|等(?:荣誉|称号|奖项)|称号|荣誉|$)"
)
FIRST = re.compile(r"[^、,;。:]{2,24}$")
TALLIED = re.compile(
    rf"(?<=、)[^,;。:]{{2,12}}?等?{NUMBER}[项个](?:的)?工作(?:的)?[“\"]?((?:先进|优秀|优胜|模范|示范)(?:单位|集体|学校))"
)
"""A title that so many fields of work share: 招生、人防教育等5个工作|先进单位."""
CLOSED = re.compile(
    rf"([“\"]?(?:[一-鿿A-Za-z0-9·]{{4,26}}[”\"]?、[“\"]?)+[一-鿿A-Za-z0-9·]{{4,26}}?[”\"]?)(?:等)(?:多|{NUMBER})?[项个块]?(?:光荣|荣誉|集体|县?[国省市]?级?){{0,2}}(?:称号|荣誉|奖项|殊荣|牌匾|牌子)"
)
"""A list that its end says to be one of honours: 甲校、乙园等荣誉称号."""
OPENED = re.compile(
    r"(?:获得?|荣获|评选?[上为]|授予|命名为|认定为|表彰为|确定为|取得|创建为|成为|赢得|(?:学校|该校|幼儿园|该园|现)[是为])了?(?=[^,。;:、]{4,30}、)"
)
"""What opens a list of honours by its verb: 先后被评为|省文明校园、省和谐幼儿园."""
BARE_LEVEL = re.compile(
    r"[“\"]?(?:全国|国家级?|中国|[省市区县州旗]级?|自治区级?)(?:首批|首届|第[一二三四五六七八九十]+批)?(?![直机属级]|第|中心|[一二三四五六七八九十\d]+[小中幼]|(?:实验|示范)(?:小学|中学|幼儿园|学校|高中)$)"
)
"""How an honour begins by its level alone; a school of which as much stands before its class word has a name (省第二实验幼儿园)."""
CUT = re.compile(r"(?<=[学园校中])(?:等|和|及).*$|[(].*$")
HEADED = re.compile(
    r"\W*(?:附?表[一二三四五六七八九十\d]{1,3}[、.:\s]{0,3}|[一二三四五六七八九十]{1,2}、|[(][一二三四五六七八九十]{1,2}[)])?\s*"
    r"(?P<title>[“\"]?(?:[一-鿿]{0,14}(?:优秀|先进|优胜|模范|最佳|示范性?|功勋)[一-鿿]{0,4}(?:单位|集体|个人|教师|辅导员|教练员|班主任|工作者|学校|教联体|教共体|联合体|集团)|[一-鿿]{2,8}(?:组织|进步|贡献|创新|指导|辅导)奖)[”\"]?)"
    r"(?:获奖|获得者|人员|表彰)?(?:名单)?(?:[(][^()]{1,20}[)])?(?:共?\d+[个名人所])?[::]?\s*"
)
"""A line that is the head of those who have a title, and nothing else: 表三 优秀组织单位(每区1个)."""
NO_TITLE = re.compile(
    r"评选|争|创建|培养|打造|建设|评比|表彰|推荐|学习|做|关于|授予|获|奖励|宣传|认真|加强|落实|推进|发挥|的|设|树"
)
CELL = re.compile(r"[“\"]?[一-鿿A-Za-z0-9·“”\"]{4,20}[”\"]?")
CELL_JOINT = re.compile(r"[、,;]")
LEVEL_FIRST = re.compile(
    r"(?:全[国省市区县州旗校]|国家级?|[省市区县州旗校]级?|自治区级?|[一-鿿]{2,4}[省市区县州旗])(?:(?:19|20)\d\d年度?|首届|第[一二三四五六七八九十]+[届批])?"
)
RANK = re.compile(r"[十百]佳|最美|骨干|杰出|首席|名(?:师|教师|校长)|新时代|三好|教[学坛]|学科带头|特级|好|师德|美德")
"""What makes a title of words behind a level: 县|十佳小队长."""
LEAST_CELLS = 2


@gated(LEAD)
def propose_announced(sentence: Sentence) -> tuple[Candidate, ...]:
    """Awards that a list announced as one of honours tells off, whatever else their names could be (实验幼儿园)."""
    found: list[Candidate] = []
    for lead in LEAD.finditer(sentence.folded):
        clause = re.split(r"[。;]", sentence.folded[max(0, lead.start() - 24) : lead.start()])[-1]
        if OTHER.search(clause) or OTHER.search(lead.group()):
            continue
        end = min(
            (place for mark in ";。" if (place := sentence.folded.find(mark, lead.end())) >= 0),
            default=len(sentence.folded),
        )
        found += list_titles(sentence, lead.end(), end, known=lead.group().endswith(":"))
    return tuple(found)


def list_titles(sentence: Sentence, start: int, end: int, *, known: bool) -> Iterator[Candidate]:
    """The titles of a list that stands from `start` to `end`; `known` says that it is one of honours for sure.

    A list of which an item could be no honour is none, so that schools told off stay schools.
    """
    items = [*cut_items(sentence.folded, start, end)]
    told = [is_title(item.of(sentence.folded), known=known) for item in items]
    if known and not all(told):
        first = told.index(False)
        if sentence.folded[items[first].start - 1] != ",":
            return
        items, told = items[:first], told[:first]
    for item, fits in zip(items, told, strict=True):
        if fits and not CLAUSED.search(item.of(sentence.folded)):
            shift = sentence.span.start
            yield Candidate(Kind.AWARD, Span(item.start + shift, item.end + shift), 0.97, "honour-listed")


def cut_items(folded: str, start: int, end: int) -> Iterator[Span]:
    """The items of a list between two places."""
    edge = start
    for joint in [*JOINTS.finditer(folded, start, end), None]:
        stop = joint.start() if joint else end
        if stop > edge:
            yield Span(edge, stop)
        edge = joint.end() if joint else end


def is_title(words: str, *, known: bool) -> bool:
    """Whether an item of a list of honours is one.

    >>> is_title("现代教育技术实验学校", known=True), is_title("望江中学", known=True), is_title("实验小学", known=False)
    (True, False, False)
    """
    bare = words.strip('“”" ')
    if not ITEM.fullmatch(words) or len(bare) < 4 or (not known and TRIAL.search(bare)):
        return False
    worth = load_honour_words().worth.search(bare) or (known and "实验" in bare[2:])
    return bool(TITLE.search(bare)) or (
        known
        and bool(load_honour_words().honour.search(bare))
        and bool(worth or not load_honour_words().body.search(bare))
    )


@gated(TITLE)
def propose_between(sentence: Sentence) -> tuple[Candidate, ...]:
    """Awards that stand between the marks of a list behind another title: there all between the marks is the name."""
    shift = sentence.span.start
    found: list[Candidate] = []
    for match in BETWEEN.finditer(sentence.folded):
        left = FIRST.search(sentence.folded, 0, match.start() - 1)
        before = left.group().strip('“”"') if left else ""
        if TITLE.search(match.group(1)) and TITLE.search(before) and not CLAUSED.search(match.group(1)):
            found.append(
                Candidate(Kind.AWARD, Span(match.start() + shift, match.end() + shift), 0.95, "honour-between")
            )
    return tuple(found)


@gated(TALLIED)
def propose_tallied(sentence: Sentence) -> tuple[Candidate, ...]:
    """The titles that a number of fields of work share."""
    shift = sentence.span.start
    return tuple(
        Candidate(Kind.AWARD, Span(match.start(1) + shift, match.end(1) + shift), 0.9, "honour-tallied")
        for match in TALLIED.finditer(sentence.folded)
    )


@gated(CLOSED)
def propose_closed(sentence: Sentence) -> tuple[Candidate, ...]:
    """The items of a list of honours that begin with a level or place, whatever else their names could be (浙江省现代化学校)."""
    shift = sentence.span.start
    found: list[Candidate] = []
    for match in CLOSED.finditer(sentence.folded):
        verb = max(
            (one.end() for one in CONFERRED.finditer(sentence.folded, match.start(), match.end(1))),
            default=match.start(1),
        )
        for item in cut_items(sentence.folded, verb, match.end(1)):
            words = item.of(sentence.folded).strip('“”"')
            if (
                LEVELLED.match(words)
                and load_honour_words().honour.search(words)
                and not CLAUSED.search(words)
                and not load_honour_words().none.match(words)
            ):
                found.append(Candidate(Kind.AWARD, Span(item.start + shift, item.end + shift), 0.97, "honour-closed"))
    return tuple(found)


@gated(OPENED)
def propose_opened(sentence: Sentence) -> tuple[Candidate, ...]:
    """The items behind the first of a list that a verb of receiving opens, which would be schools elsewhere: 省和谐幼儿园."""
    shift = sentence.span.start
    words = load_honour_words()
    found: list[Candidate] = []
    for match in OPENED.finditer(sentence.folded):
        listed = re.split(r"[,。;:]", sentence.folded[match.end() :])[0]
        starts = [match.end(), *(match.end() + mark.end() for mark in re.finditer("、", listed))]
        items = [CUT.sub("", words_of) for words_of in listed.split("、")]
        if not words.honour.search(items[0].strip('“”"')):
            continue
        found += [
            Candidate(Kind.AWARD, Span(start + shift, start + len(item) + shift), 0.97, "honour-opened")
            for start, item in zip(starts[1:], items[1:], strict=True)
            if BARE_LEVEL.match(item) and words.body.search(item.strip('”"')) and words.worth.search(item)
        ]
    return tuple(found)


@gated(re.compile(r"优秀|先进|优胜|模范|最佳|示范|功勋|奖"))
def propose_line_heads(sentence: Sentence) -> tuple[Candidate, ...]:
    """The title that heads those who have it, where it fills a line."""
    match = HEADED.fullmatch(sentence.folded)
    if match is None or NO_TITLE.search(match["title"]):
        return ()
    shift = sentence.span.start
    return (Candidate(Kind.AWARD, Span(match.start("title") + shift, match.end("title") + shift), 0.94, "honour-head"),)


def propose_cells(sentence: Sentence) -> tuple[Candidate, ...]:
    """The honours that fill cells of a row, one or several: 晏子墨|第一中学|市新时代好少年、县十佳小队长."""
    if sentence.kind is not SentenceKind.ROW or len(sentence.cells) < LEAST_CELLS:
        return ()
    shift = sentence.span.start
    found: list[Candidate] = []
    for cell in sentence.cells[1:]:
        items = [*cut_cell(sentence.folded, cell.start - shift, cell.end - shift)]
        if items and all(is_cell_title(item.of(sentence.folded)) for item in items):
            found += [
                Candidate(Kind.AWARD, Span(one.start + shift, one.end + shift), 0.97, "honour-cell") for one in items
            ]
    return tuple(found)


def cut_cell(folded: str, start: int, end: int) -> Iterator[Span]:
    """The items of a cell without the blanks around them."""
    edge = start
    for joint in [*CELL_JOINT.finditer(folded, start, end), None]:
        stop = joint.start() if joint else end
        words = folded[edge:stop]
        left = edge + len(words) - len(words.lstrip())
        if words.strip():
            yield Span(left, left + len(words.strip()))
        edge = joint.end() if joint else end


def is_cell_title(words: str) -> bool:
    """Whether an item of a cell is a title.

    >>> is_cell_title("县十佳小队长"), is_cell_title("省优秀辅导员"), is_cell_title("县第三实验小学"), is_cell_title("优秀学生")
    (True, True, False, False)
    """
    bare = words.strip('“”"')
    level = LEVEL_FIRST.match(bare)
    if (
        level is None
        or not CELL.fullmatch(words)
        or not load_honour_words().honour.search(bare)
        or CLAUSED.search(bare)
    ):
        return False
    rest = bare[level.end() :].lstrip('“"')
    if load_honour_words().body.search(bare):
        return bool(load_honour_words().worth.search(rest)) and "实验" not in rest
    return bool(load_honour_words().worth.search(rest) or RANK.match(rest))
