"""A sheet with one table: its caption, its frozen headings, its figures, then its charts and texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as ListObject
from openpyxl.worksheet.table import TableColumn, TableStyleInfo

from fokusmanad.office import styles
from fokusmanad.office.xml_text import writable
from fokusmanad.render.report import words
from fokusmanad.render.values import Sign
from fokusmanad.render.workbook.charts import draw
from fokusmanad.render.workbook.frame import CHART_COLUMNS, figure, height, paragraph, text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.render.report.blocks import Row, Table
    from fokusmanad.render.workbook.contents import Page
    from fokusmanad.render.workbook.frame import Frame

_CAPTION_ROW, HEADING_ROW = 2, 4
_NARROWEST, _WIDEST, _WIDEST_NAME = 12, 20, 40
_MANY = 10
"""With more columns than this the page is landscape."""
_HEADING = Alignment(horizontal="right", vertical="bottom", wrap_text=True)
_FIRST_HEADING = Alignment(vertical="bottom", wrap_text=True)
_TOTAL = Border(top=Side(style="medium", color="FF1F4E5F"))


def write_table_sheet(book: Workbook, frame: Frame, page: Page) -> list[str]:
    """Write the sheet; return the text alternative of each of its charts."""
    sheet = frame.add(book, page.name)
    columns = max(len(page.table.headings), CHART_COLUMNS)
    text(sheet, _CAPTION_ROW, 1, page.table.caption, styles.SECTION)
    _table(sheet, page.table, frame)
    _declare_table(sheet, page.table, len(book.worksheets) - 1)
    frame.fill_banner(sheet, columns)
    row = HEADING_ROW + len(page.table.rows) + 2
    for words_under in (_signs(page.table, frame), *page.texts):
        if words_under:
            paragraph(sheet, row, words_under, min(columns, _MANY))
            row += 1
    # Rows that belong together are on one page.
    sheet.page_setup.fitToHeight = 1
    alternatives = []
    for chart in page.charts:
        row, alternative = draw(sheet, row + 1, chart, frame)
        alternatives.append(alternative)
    return alternatives


def _table(sheet: Worksheet, table: Table, frame: Frame) -> None:
    _widths(sheet, table)
    for column, heading in enumerate(table.headings, start=1):
        titled = text(sheet, HEADING_ROW, column, heading, styles.HEADING)
        titled.fill, titled.alignment = styles.HEADING_FILL, _HEADING if column > 1 else _FIRST_HEADING
    for number, row in enumerate(table.rows, start=HEADING_ROW + 1):
        _row(sheet, number, row, frame)
    sheet.freeze_panes = f"B{HEADING_ROW + 1}"
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    if len(table.headings) > _MANY:
        sheet.page_setup.orientation = "landscape"


def _row(sheet: Worksheet, number: int, row: Row, frame: Frame) -> None:
    text(sheet, number, 1, row.name).alignment = styles.WRAPPED
    width = sheet.column_dimensions["A"].width - 1
    if len(row.name) > width:
        sheet.row_dimensions[number].height = height(row.name, width)
    for column, value in enumerate(row.cells, start=2):
        figure(sheet, number, column, value, frame)
    for column in range(1, len(row.cells) + 2):
        cell = sheet.cell(number, column)
        cell.border = _TOTAL if row.is_total else styles.UNDERLINE
        if row.is_total:
            cell.font = styles.STRONG


def _widths(sheet: Worksheet, table: Table) -> None:
    """Set the columns as wide as their figures and the longest word of their headings."""
    rows = [(row.name, *row.cells) for row in table.rows]
    for column, heading in enumerate(table.headings):
        cells = [len(value) for row in rows if isinstance(value := row[column], str)]
        longest = max([*cells, *map(len, heading.split())], default=0) + (2 if column else 5)
        limits = (_NARROWEST, _WIDEST) if column else (_WIDEST, _WIDEST_NAME)
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(max(longest, limits[0]), limits[1])
    for column in range(len(table.headings) + 1, CHART_COLUMNS + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _NARROWEST
    widths = [sheet.column_dimensions[get_column_letter(column + 1)].width for column in range(len(table.headings))]
    sheet.row_dimensions[HEADING_ROW].height = 4 + max(
        height(heading, width - 1) for heading, width in zip(table.headings, widths, strict=True)
    )


def _declare_table(sheet: Worksheet, table: Table, place: int) -> None:
    """Make it a table of the program too, so that a screen reader announces the heading of each cell."""
    headings = [writable(heading) for heading in table.headings]
    if len(set(headings)) < len(headings) or not table.rows:
        return
    last = f"{get_column_letter(len(headings))}{HEADING_ROW + len(table.rows)}"
    named = ListObject(displayName=f"Tabell{place}", ref=f"A{HEADING_ROW}:{last}")
    # Named here, since openpyxl would add buttons for sorting over the headings.
    named.tableColumns = [TableColumn(id=number, name=heading) for number, heading in enumerate(headings, start=1)]
    named.tableStyleInfo = TableStyleInfo(showRowStripes=False)
    sheet.add_table(named)


def _signs(table: Table, frame: Frame) -> str:
    """Explain the signs in the table."""
    values = {value for row in table.rows for value in row.cells}
    meanings = ((Sign.HIDDEN, words.HIDDEN_ALOUD), (Sign.NOT_AVAILABLE, words.NOT_AVAILABLE_ALOUD))
    return ", ".join(
        f"{sign.value} = {meaning.to(frame.lang)}" for sign, meaning in meanings if values & {sign, sign.value}
    )
