"""Tables of pairs: the school of one column helps, runs or takes in those of another (帮扶校 受援校 方式), whatever became of their lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.model import SCHOOLING, Linked, Modality, Predicate, Qualifiers, Sentence, SentenceKind, Span
from kg.relate.claims import Claim
from kg.relate.merging import ROW_PAIR
from kg.relate.pair_heads import LONGEST_LINE, MOST_LINES, ONE, Columns, find_columns
from kg.relate.pair_tokens import Token, is_named, list_tokens
from kg.relate.plan_headings import is_planned_section

TAKEN_IN = re.compile(r"融入|并入|合并|撤并|整合")
RUN = re.compile(r"托管|领办|代管|委托管理|接管|直管")
TIED = re.compile(
    r"结对|帮扶|支援|援助|受援|送教|支教|联谊|手拉手|共建|协作|牵手|帮带|合作|友好|姊妹|签约|订单|跟岗|对口"
)
TIES = ((RUN, Predicate.MANAGES), (TAKEN_IN, Predicate.MERGED_INTO), (TIED, Predicate.PARTNERS_WITH))
UNSURE = re.compile(r"拟|征求意见|待定|待签|待批|意向|计划|未定|暂定")
ENDED = re.compile(r"终止|已?到期(?!日|时间)|解除|废止|退出|停止|取消|不再|已撤")
DUE = re.compile(r"\d\s?[年月日]?(?:到期|终止)")
"""The end of a term that is still to come: 2025年8月到期."""
LAST = re.compile(
    r"\W*(?:[合总共]计|说\s?明|备?注(?:\s*[:]|\s*$|\s*\d)|附注|填报?表|审核|制表|审批|联系人\s*:|报送|抄送)"
)
"""The line behind a table that belongs to it no more."""
STRANGE = re.compile(r"(?:小学|中学|学校|幼儿园|中心校|分校)")
NOTED = re.compile(
    r"(?:序号|编号)为?(?P<numbers>\d{1,3}(?:[、,和及](?:序号|编号)?\d{1,3}){0,6})(?:号|项|行|对|组)?(?P<rest>[^;。\n]{0,40})"
)
EARLIER = re.compile(r"[^,]{0,4}(?:前一轮|上一轮|前一批|首轮|此前|以前|曾|原)")
TURNED = re.compile(r"(?:转|改|调整|变更|升级|过渡)(?:为|成|到)(?P<tie>[^,]{0,10})")
DENIED = re.compile(r"(?:不属于?|并?不是|并?非|不再?算|有别于)(?:全面|整体)?(?:托管|结对|帮扶|合并)")
COMING = re.compile(r"将|下(?:学|一|半)?学?年|明年|年底前|待")
LONGEST, IDLE = 160, 12


@dataclass(slots=True)
class Row:
    """One pair of a table: its cells of bodies, its other words, its number, and where it stands."""

    span: Span
    number: int = 0
    cells: list[list[str]] = field(default_factory=list)
    words: str = ""
    soon: Predicate | None = None
    """What its pair is to become."""


@dataclass(slots=True)
class Table:
    """A table as it is read, token by token."""

    columns: Columns
    planned: bool
    rows: list[Row] = field(default_factory=list)
    idle: int = 0
    """How many lines have told no body."""

    def add_line(self, tokens: Sequence[Token], span: Span) -> None:
        """Put a line to the rows: a row begins with the next number, or where the one before is whole."""
        lone = sum(one.kind == "body" and not one.joined for one in tokens)
        self.idle = 0 if lone else self.idle + 1
        for place, one in enumerate(tokens):
            first = place == 0
            if one.kind == "number":
                if self.opens(one, first=first):
                    self.rows.append(Row(Span(one.at, span.end), int(one.words)))
                continue
            if one.kind in {"body", "ditto"} and (not self.rows or (first and self.is_whole(lone))):
                self.rows.append(Row(Span(one.at, span.end)))
            if self.rows:
                self.put(self.rows[-1], one, span)

    def opens(self, number: Token, *, first: bool) -> bool:
        """Whether a number is that of the next row: one before a body, or at the head of a line."""
        last = self.rows[-1].number if self.rows else 0
        return int(number.words) == last + 1 and (number.joined or first)

    def is_whole(self, lone: int) -> bool:
        """Whether the last row is whole, so that a line which begins with a body, of `lone` cells, begins another."""
        last = self.rows[-1]
        if last.number and lone < 2:
            return False
        return len(last.cells) > 1 and (lone > 1 or bool(last.words.strip()))

    def put(self, row: Row, one: Token, span: Span) -> None:
        """Put a token into a row; a body behind other words of a whole row is one that a remark names."""
        whole = len(row.cells) > 1
        if one.kind == "word" or (whole and row.words.strip()):
            row.words += one.words
        elif one.kind == "ditto":
            above = self.rows[-2].cells if len(self.rows) > 1 else []
            if not whole and len(above) > len(row.cells):
                row.cells.append(list(above[len(row.cells)]))
            else:
                row.words += one.words
        elif one.joined and row.cells:
            row.cells[-1].extend(one.keys)
        else:
            row.cells.append(list(one.keys))
        row.span = Span(row.span.start, min(span.end, row.span.start + LONGEST))


def read_pair_rows(sentences: Sequence[Sentence], inside: Mapping[int, Sequence[Linked]]) -> Iterator[Claim]:
    """The ties of all tables whose header has a column of schools that help and one of those that are helped."""
    tables: list[Table] = []
    table: Table | None = None
    above: list[str] = []
    for sentence in sentences:
        links = inside.get(sentence.span.start, ())
        if ends_table(sentence):
            table, above = None, []
            if tables:
                correct_rows(tables[-1].rows, sentence, links)
            continue
        head, tokens = read_line(sentence, links, above, table)
        if head:
            table = Table(head, is_planned(sentence))
            tables.append(table)
        above = [] if head or any(map(is_body, tokens)) else [*above[1 - MOST_LINES :], sentence.folded.strip()]
        if table and tokens:
            table.add_line(tokens, sentence.span)
            table = table if table.idle <= IDLE else None
    for one in tables:
        yield from claim_rows(one)


def is_body(token: Token) -> bool:
    """Whether a token is a body."""
    return token.kind == "body"


def read_line(
    sentence: Sentence, links: Sequence[Linked], above: Sequence[str], table: Table | None
) -> tuple[Columns | None, list[Token]]:
    """The header that a line is, or that ends right before its first body, and the tokens of rows that are left."""
    title = "".join(heading.words for heading in sentence.headings[-2:])
    tokens = list_tokens(sentence, links, table.columns.kinds if table else "SGOU")
    bodies = [link for link in links if link.mention.kind in SCHOOLING and is_named(link)]
    heads = all(ONE.search(link.mention.name) for link in bodies)
    if heads and (whole := find_columns([sentence.folded.strip()], "" if table else title)):
        return whole, []
    if table or not any(map(is_body, tokens)):
        return None, tokens if table else []
    place = next(at for at, one in enumerate(tokens) if one.kind in {"body", "number"})
    own = " ".join(one.words for one in tokens[:place]).strip()
    head = find_columns([*above, own] if own else above, title)
    return head, list_tokens(sentence, links, head.kinds)[place:] if head else []


def is_planned(sentence: Sentence) -> bool:
    """Whether the headings of a table tell that its pairs are yet to be made: 拟结对学校名单."""
    return is_planned_section(sentence, "") or any(UNSURE.search(one.words) for one in sentence.headings)


def ends_table(sentence: Sentence) -> bool:
    """Whether a line is prose or a note, with which a table ends."""
    if LAST.match(sentence.folded):
        return True
    return sentence.kind is not SentenceKind.ROW and (
        (len(sentence.folded) > LONGEST_LINE and sentence.folded.count(" ") < LONGEST_LINE // 10)
        or sentence.folded.rstrip().endswith(("。", ":"))
    )


def correct_rows(rows: Sequence[Row], sentence: Sentence, links: Sequence[Linked]) -> None:
    """Let a note below a table tell of its rows: what they are to become, or that they are no more."""
    for match in NOTED.finditer(sentence.folded):
        rest = match["rest"]
        if EARLIER.match(rest):
            continue
        numbers = {int(number) for number in re.findall(r"\d+", match["numbers"])}
        span = Span(match.start() + sentence.span.start, match.end() + sentence.span.start)
        named = {key for link in links if span.covers(link.mention.span) for key in link.keys}
        for row in rows:
            if row.number in numbers:
                correct_row(row, rest, named)


def correct_row(row: Row, rest: str, named: set[str]) -> None:
    """Let the words of a note tell of a row, or of those of its schools that it names."""
    turn = TURNED.search(rest)
    if turn:
        row.soon = tell_tie(turn["tie"]) if UNSURE.search(rest) or COMING.search(rest) else row.soon
    elif named and ENDED.search(rest):
        row.cells = [[key for key in cell if key not in named] for cell in row.cells]
    elif not named:
        row.words += DENIED.sub("", rest)


def tell_tie(words: str) -> Predicate | None:
    """What the words of a row or a header make of its two schools: the first of them that tells a tie.

    >>> tell_tie("全面托管3年"), tell_tie("教研结对,原为托管"), tell_tie("2年")
    (<Predicate.MANAGES: 'manages'>, <Predicate.PARTNERS_WITH: 'partnersWith'>, None)
    """
    hits = [(match.start(), predicate) for sign, predicate in TIES if (match := sign.search(words))]
    return min(hits, key=lambda hit: hit[0])[1] if hits else None


def claim_rows(table: Table) -> Iterator[Claim]:
    """The claims of one table."""
    tie: Predicate | None = None
    ones: list[str] = []
    for told_row in table.rows:
        row, words = told_row, "".join(told_row.words.split())
        if len(row.cells) == 1 and row.number and ones and not STRANGE.search(words):
            row = replace(row, cells=[ones, *row.cells])
        ones = row.cells[0] if row.cells else []
        told = tell_tie(words)
        tie = told or (tie if "同上" in words else None) or tell_tie(table.columns.words)
        if tie and not ENDED.search(DUE.sub("", words)):
            yield from claim_row(row, tie, table, planned=UNSURE.search(words) is not None)
        if row.soon:
            yield from claim_row(row, row.soon, table, planned=True)


def claim_row(row: Row, tie: Predicate, table: Table, *, planned: bool) -> Iterator[Claim]:
    """The claims of one row, for the first cell with all others; two lists that face each other tell nothing."""
    first, rest = row.cells[:1], row.cells[1:]
    ones, others = ([key for cell in part for key in cell] for part in (first, rest))
    if min(len(ones), len(others)) > 1:
        return
    modality = Modality.PLANNED if table.planned or planned else Modality.REALISED
    for one in ones:
        for other in others:
            back = table.columns.turned != (tie is Predicate.MERGED_INTO)
            ends = (other, one) if back else (one, other)
            if one != other:
                yield Claim(ends[0], tie, ends[1], Qualifiers(), modality, row.span, ROW_PAIR, 0.82)
