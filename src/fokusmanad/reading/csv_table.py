"""A text with separators, as Excel and survey tools save it, becomes a book with one sheet."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from contextlib import suppress

from fokusmanad.reading.book import Book, CellValue, Sheet, SheetFacts
from fokusmanad.reading.limits import LIMITS, refuse, refuse_size

SHEET = "csv"
"""The name of the sheet in messages; a csv has none."""

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What Excel calls CSV, CSV (Macintosh) and CSV (MS-DOS); the likeliest first.
_CODE_PAGES = ("cp1252", "mac_roman", "cp850")
_SEPARATORS = ";,\t"
_NAMED_SEPARATOR = re.compile(r"sep=(.)[;,\t ]*\n", re.IGNORECASE)
_SEARCHED_LINES = 20
# Error values as spreadsheets write them into a csv, in Swedish and English: #SAKNAS!, #N/A.
_ERROR = re.compile(r"#(?:[A-ZÅÄÖ]+[!?]|DIV(?:ISION)?/0!|N/A)")


def read_csv(data: bytes) -> Book:
    """Read a csv in UTF-8, UTF-16 or a Swedish code page, separated by semicolons, commas or tabs, a record a row.

    Rows are numbered as a spreadsheet numbers them: a quoted line break makes no new row.

    Raises:
        RefusalError: It is no text (FM103), its quotation marks do not match (FM101), or it is too large (FM104).
    """
    text = re.sub("\r\n?", "\n", _decoded(data))
    named = _NAMED_SEPARATOR.match(text)
    body = text[named.end() :] if named else text
    separator = named[1] if named else _separator(body)
    rows = [[cell.strip() for cell in row] for row in _records(body, separator)]
    width = max((len(row) for row in rows), default=0)
    if any(_holds_rows(cell, separator, width) for row in rows for cell in row if "\n" in cell):
        refuse("FM101", "csv_quotes")
    while width and not any(len(row) == width and row[-1] for row in rows):
        # A separator at the end of each line.
        rows = [row[: width - 1] for row in rows]
        width -= 1
    first_row = 2 if named else 1
    errors = frozenset(
        (number, column)
        for number, row in enumerate(rows, start=first_row)
        for column, cell in enumerate(row, start=1)
        if cell.startswith("#") and _ERROR.fullmatch(cell)
    )
    for number, column in errors:
        rows[number - first_row][column - 1] = ""
    cells: list[list[CellValue]] = [[*row, *[""] * (width - len(row))] for row in rows]
    facts = SheetFacts(error_cells=errors)
    return Book(
        (Sheet(SHEET, hidden=False, first_row=first_row, first_column=1, rows=cells, facts=facts),), is_table=True
    )


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF_16_MARKS):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:200] and not data[:200].count(b"\0") % 2 and len(data) % 2 == 0:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace")
    if b"\0" in data:
        refuse("FM103")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The same byte is another letter in each: the right one gives the letters that Swedish has.
        texts = [data.decode(page, errors="replace") for page in _CODE_PAGES]
        return max(texts, key=lambda text: sum(map(text.count, "åäöÅÄÖ")))


def _separator(text: str) -> str:
    """Return the separator that gives most of the first lines the same number of cells, more than one."""
    start = "".join(text.splitlines(keepends=True)[:_SEARCHED_LINES])
    return max(_SEPARATORS, key=lambda separator: _evenness(start, separator))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    """Return how many lines have the commonest number of cells, and that number; nothing for a single cell."""
    widths: Counter[int] = Counter()
    with suppress(csv.Error):
        widths.update(len(row) for row in csv.reader(io.StringIO(text), delimiter=separator) if len(row) > 1)
    return max(((lines, width) for width, lines in widths.items()), default=(0, 0))


def _holds_rows(cell: str, separator: str, width: int) -> bool:
    """Return whether a cell has lines that look like rows: two stray quotation marks would hide them."""
    return any(line.count(separator) >= max(2, width - 2) for line in cell.split("\n"))


def _records(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        # Strict, since what follows an unmatched quotation mark would be read as one cell, and its rows be lost.
        for row in csv.reader(io.StringIO(text), delimiter=separator, strict=True):
            rows.append(row)
            if len(rows) > LIMITS.rows:
                refuse_size("rows")
            if len(row) > LIMITS.columns:
                refuse_size("columns")
    except csv.Error:
        refuse("FM101", "csv_quotes")
    return rows
