"""Headers of tables of pairs: which column helps, runs or works with which, on one line, over several, or a column a line."""

import re
from collections.abc import Sequence

from kg.gate import Gate
from kg.record import record
from kg.relate.group_rows import GROUP_COLUMN

UNIT = r"(?:学校|幼儿园|小学|中学|单位|[校园方])"
ADDED = r"(?:名称|名单)?(?:[(].{0,6}[)])?"
HELPED = re.compile(
    r"受援|受帮|被帮|被扶|受扶|受托|被托|受助|对象[校园]|(?:帮扶|结对|托管|支援)对象|^(?:薄弱|农村|乡镇|乡村|边远)(?:学校|校|园)"
)
SECOND = re.compile(rf"^(?:结对|帮扶|托管|支援){UNIT}{ADDED}$")
"""Heads of those who are helped, where another column tells who helps."""
HELPER = re.compile(
    rf"^(?:帮扶|支援|援助|派出|派驻|输出|托管|领办|牵头|龙头|主体|优质|强|名|城区|县城|城市|结对|甲方){UNIT}?{ADDED}$"
)
PARTNER = re.compile(
    rf"^(?:(?:校企)?合作|共建|签约|友好|姊妹|协作|联办|对口)(?:办学)?(?:企业|高校|院校|机构|公司|{UNIT}){ADDED}$"
)
ONE = re.compile(rf"^(?:(?:我|本)?[市县区州省校]|[一-鿿]{{2,4}}[市县区])?(?:学校|单位|校|园|方|职校|院校){ADDED}$")
"""A column of schools, told by no more than where they are."""
NO_PAIR = re.compile(r"姓名|教师姓名|主队|客队|^原|并入|撤|毕业|获奖|名次|班次")
"""A column of a table that tells of something else: who was sent, who plays whom."""
WIDE = re.compile(r"企业|单位|机构|公司")
PAIRED = re.compile(r"结对|帮扶|支援|协作|手拉手|姊妹|友好|共建|合作|托管")
SIGN = re.compile(r"受援|帮扶|结对|托管|对象|支援|受帮|薄弱|农村|乡镇|乡村|合作|协作|共建|友好|姊妹|签约|对口")
GATE = Gate(SIGN)
LONGEST_HEAD, LONGEST_LINE, MOST_LINES = 12, 60, 8
COLUMN_EDGE = re.compile(r"[\s|,]+|(?<=\))(?=[一-鿿])")


@record
class Columns:
    """What a header tells: its words, whether those who are helped stand first, and which bodies its columns hold."""

    words: str
    turned: bool = False
    kinds: str = "SG"


def find_columns(lines: Sequence[str], title: str) -> Columns | None:
    """The columns that the last lines above a row name; one may be cut by the end of a line.

    >>> find_columns(["序号 帮扶校(园)受帮扶校(园)方式 派出教", "师 备注"], "").words
    '序号 帮扶校(园) 受帮扶校(园) 方式 派出教 师 备注'
    >>> find_columns(["序号", "主队", "客队"], "篮球赛对阵表") is None
    True
    """
    if not any(GATE.admits(line) for line in (*lines, title)):
        return None
    for count in range(1, min(MOST_LINES, len(lines)) + 1):
        for joint in (" ", ""):
            found = read_columns(joint.join(lines[-count:]), title)
            if found:
                return found if count == 1 or joint else widen_columns(found, lines[-count - 1 : -count], title)
    return None


def widen_columns(found: Columns, above: Sequence[str], title: str) -> Columns:
    """The columns with those of the line above, where that adds some."""
    return (read_columns("".join(above) + found.words, title) or found) if above else found


def read_columns(words: str, title: str) -> Columns | None:
    """The columns of a header; None for every other line. One with a column of groups is read elsewhere."""
    heads = [head for head in COLUMN_EDGE.split(words) if head]
    if any(len(head) > LONGEST_HEAD or GROUP_COLUMN.search(head) or NO_PAIR.search(head) for head in heads):
        return None
    helped = find_place(heads, HELPED)
    helper = next((at for at, head in enumerate(heads) if HELPER.search(head) and at != helped), -1)
    if helped < 0 and helper >= 0:
        helped = next((at for at, head in enumerate(heads) if SECOND.search(head) and at > helper), -1)
    plain = [at for at, head in enumerate(heads) if ONE.search(head)]
    partner = find_place(heads, PARTNER)
    told = " ".join(heads)
    kinds = "SGOU" if WIDE.search(told) else "SG"
    if helper >= 0 and helped >= 0:
        return Columns(told, helped < helper, kinds)
    if (plain and partner >= 0) or (len(plain) == 2 and PAIRED.search(title)):
        return Columns(f"{told} {'' if partner >= 0 else title}", kinds=kinds)
    return None


def find_place(heads: Sequence[str], pattern: re.Pattern[str]) -> int:
    """The first of the columns that a pattern finds; -1 for none."""
    return next((at for at, head in enumerate(heads) if pattern.search(head)), -1)
