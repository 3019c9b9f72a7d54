"""Reads the rows of tables in web pages, and tells tables of data from those that only lay out a page."""

from collections.abc import Iterator

from resiliparse.parse.html import ElementNode

MAX_CELL = 300
"""A cell with more text is a column of the page's layout."""
MAX_SPAN = 1000
MAX_DATA_CELLS = 200_000


def is_data_table(table: ElementNode) -> bool:
    """Whether a table holds data: two rows or more, several columns, short cells, no table inside."""
    if table.query_selector("table") is not None:
        return False
    rows = list(list_own_rows(table))
    cells = [cell for row in rows for cell in row]
    return (
        len(rows) > 1
        and max(len(row) for row in rows) > 1
        and len(cells) <= MAX_DATA_CELLS
        and all(len(squeeze(cell)) <= MAX_CELL for cell in cells)
    )


def list_own_rows(table: ElementNode) -> Iterator[list[ElementNode]]:
    """The cells of each row."""
    # A slice, since the collection is made anew for each step of a loop over it.
    for row in table.get_elements_by_tag_name("tr")[:]:
        cells = []
        cell = row.first_element_child
        while cell is not None:
            if cell.tag in {"td", "th"}:
                cells.append(cell)
            cell = cell.next_element_sibling
        if cells:
            yield cells


def list_table_rows(table: ElementNode) -> Iterator[list[str]]:
    """The texts of each row; a cell that spans rows is said again in each, so that every row says all."""
    held: dict[int, tuple[int, str, int]] = {}
    for caption in table.get_elements_by_tag_name("caption")[:]:
        yield [squeeze(caption)]
    for row in list_own_rows(table):
        cells = iter(row)
        words: list[str] = []
        column = 0
        while True:
            rows, text, width = held.get(column, (0, "", 1))
            if not rows:
                cell = next(cells, None)
                if cell is None:
                    break
                rows, text, width = read_span(cell, "rowspan"), squeeze(cell), read_span(cell, "colspan")
            held[column] = (rows - 1, text, width)
            words.append(text)
            column += width
        yield words


def squeeze(node: ElementNode) -> str:
    """The text of an element in one line."""
    return " ".join((node.text or "").split())


def read_span(cell: ElementNode, name: str) -> int:
    """How many rows or columns a cell spans."""
    value = (cell.getattr(name) or "").strip()
    return min(int(value), MAX_SPAN) if value.isascii() and value.isdigit() and 0 < len(value) < 6 and int(value) else 1
