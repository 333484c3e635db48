"""A sheet with one table: its caption, its frozen headings, its figures, then its texts and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.office.xml_text import writable
from fokusmanad.render.office import looks
from fokusmanad.render.office.book import height_of
from fokusmanad.render.office.charts import draw_chart, rows_under, write_figures
from fokusmanad.render.office.plot import alternative_text, plot_of
from fokusmanad.render.report import words
from fokusmanad.render.values import Percent, Sign

if TYPE_CHECKING:
    from fokusmanad.render.office.book import Book, Sheet
    from fokusmanad.render.office.frame import Frame
    from fokusmanad.render.office.looks import Look
    from fokusmanad.render.report.blocks import Chart, Row, Table
    from fokusmanad.render.values import Value
    from fokusmanad.render.workbook.contents import Page

CAPTION_ROW, HEADING_ROW = 1, 3
_CHART_COLUMNS = 6
"""A sheet has so many columns at least, and a chart is as wide as they are."""
_NARROWEST, _WIDEST, _WIDEST_NAME = 12, 20, 40
_MANY = 10
"""With more columns than this the page is landscape."""
_ON_ONE_PAGE = 60
"""A table of so many rows, with its texts and charts, is printed on one page."""


def write_table_sheet(book: Book, page: Page, number: int) -> None:
    """Write a sheet, the report's so and so many, with the charts drawn from figures below the table."""
    sheet, table = book.add_sheet(page.table.name, book.frame.named), page.table
    columns = max(len(table.headings), _CHART_COLUMNS)
    sheet.set_widths(*_widths(table))
    sheet.fill_banner(columns)
    sheet.write_text(CAPTION_ROW, 0, table.caption, looks.SECTION)
    _write_table(sheet, table, number)
    row = HEADING_ROW + len(table.rows) + 2
    for words_under in (_explain_signs(table, book.frame), *page.texts):
        if words_under:
            sheet.write_paragraph(row, words_under, min(columns, _MANY))
            row += 1
    for chart in page.charts:
        row = _write_chart(sheet, row + 1, chart)


def _write_table(sheet: Sheet, table: Table, number: int) -> None:
    for column, heading in enumerate(table.headings):
        sheet.write_text(HEADING_ROW, column, heading, _heading_look(column))
    for row, cells in enumerate(table.rows, start=HEADING_ROW + 1):
        _write_row(sheet, row, cells)
    _declare_table(sheet, table, number)
    sheet.sheet.set_row(HEADING_ROW, _heading_height(sheet, table))
    sheet.sheet.freeze_panes(HEADING_ROW + 1, 1)
    sheet.sheet.repeat_rows(HEADING_ROW)
    # Rows that belong together are on one page, unless that would make them too small to read.
    sheet.sheet.fit_to_pages(1, 1 if len(table.rows) <= _ON_ONE_PAGE else 0)
    if len(table.headings) > _MANY:
        sheet.sheet.set_landscape()


def _write_row(sheet: Sheet, number: int, row: Row) -> None:
    line = looks.TOTAL if row.is_total else looks.UNDERLINED
    sheet.write_text(number, 0, row.name, looks.PLAIN | looks.WRAPPED | line)
    width = sheet.width(0, 0) - 1
    if len(row.name) > width:
        sheet.sheet.set_row(number, height_of(row.name, width))
    for column, value in enumerate(row.cells, start=1):
        _write_value(sheet, number, column, value, looks.PLAIN | looks.RIGHT | line)


def _write_value(sheet: Sheet, row: int, column: int, value: Value, look: Look) -> None:
    """Write a figure as a number with its format, a sign or a text as text."""
    match value:
        case Sign():
            sheet.write_text(row, column, value.value, look)
        case Percent():
            sheet.write_number(row, column, value.value / 100, look | {"num_format": sheet.book.frame.percent})
        case int():
            sheet.write_number(row, column, value, look | {"num_format": looks.COUNT_FORMAT})
        case str():
            sheet.write_text(row, column, value, look)


def _write_chart(sheet: Sheet, row: int, chart: Chart) -> int:
    """Write a chart from `row` on, its note and its figures below it; return the row after them.

    A crowded chart is left out: the table above it has every figure.
    """
    plot = plot_of(chart, sheet.book.frame)
    if plot.is_crowded:
        return row
    first = row + rows_under(plot) + (1 if chart.note else 0)
    write_figures(sheet, first, plot)
    described = {"description": alternative_text(chart, sheet.book.frame)}
    sheet.sheet.insert_chart(row, 0, draw_chart(sheet, first, plot), described)
    if chart.note:
        sheet.write_paragraph(first - 1, chart.note, _CHART_COLUMNS)
    return first + len(plot.names) + 3


def _widths(table: Table) -> list[float]:
    """Return columns as wide as their figures and the longest word of their headings."""
    rows = [(row.name, *row.cells) for row in table.rows]
    widths: list[float] = []
    for column, heading in enumerate(table.headings):
        cells = [len(value) for row in rows if isinstance(value := row[column], str)]
        longest = max([*cells, *map(len, heading.split())], default=0) + (2 if column else 5)
        least, most = (_NARROWEST, _WIDEST) if column else (_WIDEST, _WIDEST_NAME)
        widths.append(min(max(longest, least), most))
    return widths + [_NARROWEST] * (_CHART_COLUMNS - len(widths))


def _heading_height(sheet: Sheet, table: Table) -> float:
    heights = (height_of(heading, sheet.width(column, column) - 1) for column, heading in enumerate(table.headings))
    return 4 + max(heights)


def _heading_look(column: int) -> Look:
    return looks.HEADING | looks.RIGHT if column else looks.HEADING


def _declare_table(sheet: Sheet, table: Table, number: int) -> None:
    """Make it a table of the program too, so that a screen reader announces the heading of each cell."""
    headings = [writable(heading) for heading in table.headings]
    if len({heading.lower() for heading in headings}) < len(headings) or not table.rows:
        return
    formats = [sheet.book.format_of(_heading_look(column)) for column in range(len(headings))]
    columns = [{"header": heading, "header_format": look} for heading, look in zip(headings, formats, strict=True)]
    options = {"name": f"Tabell{number}", "columns": columns, "autofilter": False, "style": None, "banded_rows": False}
    sheet.sheet.add_table(HEADING_ROW, 0, HEADING_ROW + len(table.rows), len(headings) - 1, options)


def _explain_signs(table: Table, frame: Frame) -> str:
    """Explain the signs in the table."""
    values = {value for row in table.rows for value in row.cells}
    meanings = ((Sign.HIDDEN, words.HIDDEN_ALOUD), (Sign.NOT_AVAILABLE, words.NOT_AVAILABLE_ALOUD))
    return ", ".join(
        f"{sign.value} = {meaning.to(frame.lang)}" for sign, meaning in meanings if values & {sign, sign.value}
    )
