"""The report as a page without script, in Chinese and English."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from importlib.resources import files

from kg.model import Finding, FindingLevel
from kg.report.count import CountRow, Report, Shacl, SkippedRow, SourceRow, count_totals
from kg.report.ledger import Ledger

Pair = tuple[str, str]
"""The same words in Chinese and in English."""
Cell = str | int | float | Pair

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
SHOWN = 1_000
"""Findings on the page: nobody reads more, and a browser still opens it at once."""
LEVELS: Mapping[FindingLevel, Pair] = {
    FindingLevel.ERROR: ("错误", "error"),
    FindingLevel.WARNING: ("存疑", "warning"),
    FindingLevel.NOTE: ("提示", "note"),
}
TOTALS: Mapping[str, Pair] = {
    "sources": ("篇文档已读", "documents read"),
    "skipped": ("个文件未读", "files skipped"),
    "entities": ("个实体", "entities"),
    "statements": ("条陈述", "statements"),
    "planned": ("条为计划", "of them planned"),
    "figures": ("条数据", "figures"),
}
SOURCE_COLUMNS: tuple[Pair, ...] = (
    ("文档", "Document"),
    ("标题", "Title"),
    ("类型", "Type"),
    ("字节", "Bytes"),
    ("字数", "Characters"),
    ("年份", "Year"),
    ("地区", "Area"),
    ("发言单位", "Voice"),
    ("陈述", "Statements"),
    ("数据", "Figures"),
    ("重复于", "Duplicate of"),
    ("去掉的字数", "Characters dropped"),
)
SKIPPED_COLUMNS: tuple[Pair, ...] = (("文件", "File"), ("原因", "Reason"), ("怎么办", "What helps"))
FATES: Mapping[str, Pair] = {
    "used": ("已采用", "used"),
    "duplicate": ("与另一篇重复", "duplicate of another"),
    "opened": ("已打开，其中的文件另计", "opened for the files in it"),
    "unreadable": ("读不了", "unreadable"),
    "left out": ("不算文档", "left out as no document"),
    "unaccounted for": ("没有着落", "unaccounted for"),
    "advertisement": ("去掉：广告", "dropped: advertisement"),
    "copyright": ("去掉：版权说明", "dropped: copyright"),
    "invisible": ("去掉：看不见的字符", "dropped: invisible characters"),
    "layout-rule": ("去掉：表格线", "dropped: ruled lines"),
    "layout-space": ("去掉：排版空白", "dropped: blanks of the layout"),
    "line-wrap": ("去掉：折行", "dropped: wraps of lines"),
    "navigation": ("去掉：导航", "dropped: navigation"),
    "page-info": ("去掉：页面信息", "dropped: facts of the page"),
    "page-mark": ("去掉：页码、页眉、页脚", "dropped: page numbers, heads and feet"),
    "reading-aid": ("去掉：阅读工具", "dropped: reading aids"),
    "site-header": ("去掉：网站的文字", "dropped: words of the site"),
    "teaser": ("去掉：他文摘要", "dropped: teasers of other pages"),
}
"""What the fates of files and characters are called."""
COUNT_COLUMNS: tuple[Pair, ...] = (("名称", "Name"), ("已实现", "Realised"), ("计划中", "Planned"))


def format_html(report: Report) -> str:
    """The report as a page without script; every word of a document is escaped."""
    parts = [
        f"<ul class=tiles>{''.join(format_tile(name, number) for name, number in count_totals(report).items())}</ul>",
        format_skipped(report.skipped),
        format_shacl(report.shacl),
        format_counts(report),
        format_section(("已读文档", "Documents read"), format_table(SOURCE_COLUMNS, source_cells(report.sources))),
        format_ledger(report.ledger),
        format_section(
            ("不算文档的文件", "Files left out"), format_table(SKIPPED_COLUMNS, skipped_cells(report.left_out))
        ),
        format_findings(report.findings),
        format_section(("设置", "Settings"), format_table((("名称", "Name"), ("值", "Value")), report.settings)),
        format_section(
            ("用时(秒)", "Time in seconds"),
            format_table(
                (("步骤", "Step"), ("秒", "Seconds")), [(name, round(took, 3)) for name, took in report.timings]
            ),
        ),
    ]
    return (
        '<!DOCTYPE html>\n<html lang="zh">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
        f"<title>构建报告 Build report</title>\n<style>{read_asset('report.css')}</style>\n</head>\n<body>\n"
        '<input class=switch type=radio name=language id=zh checked aria-label="中文">'
        '<input class=switch type=radio name=language id=en aria-label="English">\n'
        '<div class=languages><label for="zh">中文</label> <label for="en">English</label></div>\n'
        f"<main>\n<h1>{format_pair(('构建报告', 'Build report'))} <small class=quiet>edukg {escape(report.version)}</small></h1>\n"
        + "\n".join(part for part in parts if part)
        + "\n</main>\n</body>\n</html>\n"
    )


def read_asset(name: str) -> str:
    """One of the page's parts."""
    return (files("kg.report") / "assets" / name).read_text(encoding="utf-8")


def format_pair(words: Pair) -> str:
    """Words in both languages, of which the switch shows one.

    >>> format_pair(("学校", "School"))
    '<span class=zh lang=zh>学校</span><span class=en lang=en>School</span>'
    """
    return f"<span class=zh lang=zh>{escape(words[0])}</span><span class=en lang=en>{escape(words[1])}</span>"


def format_tile(name: str, number: int) -> str:
    """One of the numbers at the top."""
    grave = " class=bad" if name == "skipped" and number else ""
    return f"<li><b{grave}>{number:,}</b>{format_pair(TOTALS[name])}</li>"


def format_section(title: Pair, body: str) -> str:
    """A titled part of the page, nothing where there is no body."""
    return f"<section><h2>{format_pair(title)}</h2>\n{body}</section>" if body else ""


def format_table(columns: Sequence[Pair], rows: Iterable[Sequence[Cell]], style: str = "wide") -> str:
    """A table whose numbers stand right, nothing where there are no rows."""
    lines = list(rows)
    if not lines:
        return ""
    head = "".join(
        f"<th scope=col{' class=number' if isinstance(cell, int | float) else ''}>{format_pair(column)}</th>"
        for column, cell in zip(columns, lines[0], strict=True)
    )
    body = "\n".join(f"<tr>{''.join(map(format_cell, line))}</tr>" for line in lines)
    return f"<div class=scroll><table class={style}><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"


def format_cell(cell: Cell) -> str:
    """One cell of a table.

    >>> format_cell(1204), format_cell("甲 & 乙")
    ('<td class=number>1,204</td>', '<td>甲 &amp; 乙</td>')
    """
    if isinstance(cell, int | float):
        return f"<td class=number>{cell:,}</td>"
    return f"<td>{format_pair(cell) if isinstance(cell, tuple) else escape(cell)}</td>"


def name_term(row: CountRow, terms: Mapping[str, Sequence[str]]) -> Pair:
    """What people call a class or predicate; a narrower class is set in under its broad one."""
    words = terms.get(row.name, (row.name, row.name))
    indent = "\u3000" if row.broad else ""
    return (indent + words[0], indent + words[1])


def format_counts(report: Report) -> str:
    """The tables of classes and of predicates, the figures last."""
    terms = json.loads(read_asset("terms.json"))
    classes = [(name_term(row, terms), row.realised) for row in report.classes]
    claims = [(name_term(row, terms), row.realised, row.planned) for row in (*report.predicates, report.figures)]
    return format_section(
        ("按类型", "By class"), format_table((COUNT_COLUMNS[0], ("数量", "Number")), classes, "slim")
    ) + format_section(("按关系", "By predicate"), format_table(COUNT_COLUMNS, claims, "slim"))


def source_cells(sources: Iterable[SourceRow]) -> list[Sequence[Cell]]:
    """Rows of the table of documents; a year is no quantity."""
    return [
        (
            row.path,
            row.title,
            row.media_type,
            row.size,
            row.chars,
            str(row.year or ""),
            row.area,
            row.voice,
            row.statements,
            row.figures,
            row.duplicate_of,
            sum(count for _, count in row.cut),
        )
        for row in sources
    ]


def skipped_cells(skipped: Iterable[SkippedRow]) -> list[Sequence[Cell]]:
    """Rows of a table of files that were not read."""
    return [(row.path, row.reason, row.cure) for row in skipped]


def format_ledger(ledger: Ledger) -> str:
    """Two tables: files by their fate, characters by theirs, each with its sum."""
    total: Pair = ("合计", "all")
    files = [(FATES[row.fate], row.files, row.size) for row in ledger.files]
    files.append((total, sum(row.files for row in ledger.files), sum(row.size for row in ledger.files)))
    chars = [(FATES.get(name, (name, name)), count) for name, count in ledger.characters]
    chars.append((total, sum(count for _, count in ledger.characters)))
    fate: Pair = ("去向", "What became of them")
    tables = format_table((fate, ("文件数", "Files"), ("字节", "Bytes")), files, "slim")
    tables += format_table((fate, ("字数", "Characters")), chars, "slim")
    return format_section(("总账", "Ledger"), tables if ledger.files else "")


def format_skipped(skipped: Sequence[SkippedRow]) -> str:
    """The files that were not read, or that none was skipped."""
    table = format_table(SKIPPED_COLUMNS, skipped_cells(skipped))
    good = f"<p class=good>{format_pair(('全部文件都已读取。', 'Every file was read.'))}</p>"
    return format_section(("未读文件", "Files skipped"), table or good)


def format_shacl(shacl: Shacl) -> str:
    """What the shapes say, in words."""
    if shacl.conforms is None:
        words, tone = ("没有检查。", "Not checked."), "quiet"
    elif shacl.conforms:
        words, tone = ("图谱符合全部规则。", "The graph keeps every rule."), "good"
    else:
        words, tone = (
            (f"有 {len(shacl.breaches)} 处不符合规则。", f"{len(shacl.breaches)} breaches of the rules."),
            "bad",
        )
    breaches = "".join(f"<li>{escape(breach)}</li>" for breach in shacl.breaches)
    body = f"<p class={tone}>{format_pair(words)}</p>" + (f"<ul>{breaches}</ul>" if breaches else "")
    return format_section(("规则检查 (SHACL)", "Rules kept (SHACL)"), body)


def format_findings(findings: Sequence[Finding]) -> str:
    """How many findings of each level, then the gravest of them; the rest is in `report.json`."""
    counts = Counter(finding.level for finding in findings)
    columns = (("程度", "Level"), ("文档", "Document"), ("内容", "Message"), ("怎么办", "What helps"), ("规则", "Rule"))
    rows = [
        (LEVELS[one.level], one.path + (f" [{one.span.start}]" if one.span else ""), one.message, one.cure, one.rule)
        for one in findings[:SHOWN]
    ]
    tiles = [
        f"<li><b>{counts[level]:,}</b>{format_pair(words)}</li>" for level, words in LEVELS.items() if counts[level]
    ]
    rest = len(findings) - len(rows)
    more: Pair = (f"另有 {rest:,} 条见 report.json。", f"{rest:,} more are in report.json.")
    body = f"<ul class=tiles>{''.join(tiles)}</ul>{format_table(columns, rows)}" if rows else ""
    return format_section(("发现的问题", "Findings"), body + (f"<p>{format_pair(more)}</p>" if rest else ""))
