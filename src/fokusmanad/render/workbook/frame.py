"""What every sheet has: its first rows, its page setup, and cells that hold a figure or a text as itself."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from fokusmanad.office import styles
from fokusmanad.office.xml_text import writable
from fokusmanad.render.report import title, words
from fokusmanad.render.values import Percent, Sign
from fokusmanad.text import NO_BREAK_SPACE, Lang, Text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.options import ReportOptions
    from fokusmanad.render.values import Value

# A space between thousands and before %, in whatever language the program that opens it speaks.
COUNT = f'[>=1000000]0"{NO_BREAK_SPACE}"000"{NO_BREAK_SPACE}"000;[>=1000]0"{NO_BREAK_SPACE}"000;0'
_PERCENT = {Lang.SV: f'0"{NO_BREAK_SPACE}"%', Lang.EN: "0%"}
CHART_COLUMNS = 6
"""A sheet has so many columns at least, and a chart is as wide as they are."""
_LINE = 15.5
"""The height of a line in points."""
_BANNER = Font(name="Calibri", size=12, bold=True, color="FFFFFFFF")
_BANNER_FILL = PatternFill("solid", fgColor="FF9B1C10")
_RIGHT = Alignment(horizontal="right", vertical="top")


@dataclass(frozen=True)
class Frame:
    """What every sheet repeats: the options, the report's title, and the banner of an internal one."""

    options: ReportOptions
    title: str
    banner: str = ""

    @property
    def lang(self) -> Lang:
        """The language."""
        return self.options.lang

    @property
    def named(self) -> str:
        """The title in the document's properties and page headers."""
        return f"{self.banner}: {self.title}" if self.banner else self.title

    @property
    def percent(self) -> str:
        """The format of a share."""
        return _PERCENT[self.lang]

    def add(self, book: Workbook, name: str) -> Worksheet:
        """Add a sheet to the book, with the title or the banner in its first row and the page set up for A4."""
        sheet: Worksheet = book.create_sheet(name)
        sheet.sheet_view.showGridLines = False
        styles.page(sheet, landscape=False)
        _print_around(sheet, self.named, self.lang)
        text(sheet, 1, 1, self.named, _BANNER if self.banner else styles.HINT)
        return sheet

    def first(self, book: Workbook, name: str) -> Worksheet:
        """Add the sheet that has the title large; its first row has the banner alone."""
        sheet = self.add(book, name)
        text(sheet, 1, 1, self.banner, _BANNER)
        return sheet

    def fill_banner(self, sheet: Worksheet, columns: int) -> None:
        """Let the banner be seen across the sheet."""
        for column in range(1, columns + 1) if self.banner else ():
            sheet.cell(1, column).fill = _BANNER_FILL


def framed(publication: Publication, options: ReportOptions) -> Frame:
    """Return what every sheet of the report repeats."""
    banner = words.INTERNAL.to(options.lang) if publication.is_internal else ""
    return Frame(options, writable(title(publication, options)), banner)


_PAGE = Text("Sida &P av &N", "Page &P of &N")


def _print_around(sheet: Worksheet, words: str, lang: Lang) -> None:
    """Set the page header, and the sheet's name and page number in the footer."""
    top, foot = sheet.oddHeader, sheet.oddFooter
    for item, printed in (
        # & begins a code there.
        (top.center if top is not None else None, words.replace("&", "&&")),
        (foot.left if foot is not None else None, "&A"),
        (foot.right if foot is not None else None, _PAGE.to(lang)),
    ):
        # Not as a truth value: an empty item counts as false.
        if item is not None:
            item.text = printed


def text(sheet: Worksheet, row: int, column: int, words: str, font: Font = styles.PLAIN) -> Cell | MergedCell:
    """Write words that stay words, also where they begin with =, + or @."""
    cell = sheet.cell(row, column)
    cell.value = writable(words)
    cell.data_type = "s"
    cell.font = font
    cell.alignment = Alignment(vertical="top")
    return cell


def paragraph(sheet: Worksheet, row: int, words: str, columns: int, font: Font = styles.PLAIN) -> None:
    """Write running text across the columns from the first, with the height that its lines take."""
    cell = text(sheet, row, 1, words, font)
    cell.alignment = styles.WRAPPED
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    width = sum(sheet.column_dimensions[get_column_letter(column)].width for column in range(1, columns + 1))
    sheet.row_dimensions[row].height = height(words, width)


def height(words: str, width: float) -> float:
    """Return how high a cell with these words is, in points, where it is so many characters wide."""
    return _LINE * max(1, len(wrap(words, max(1, int(width)))))


def figure(sheet: Worksheet, row: int, column: int, value: Value, frame: Frame) -> None:
    """Write a figure as a number with its format, a sign or a text as text."""
    cell = sheet.cell(row, column)
    match value:
        case Sign():
            text(sheet, row, column, value.value)
        case Percent():
            cell.value, cell.number_format = value.value / 100, frame.percent
        case int():
            cell.value, cell.number_format = value, COUNT
        case str():
            text(sheet, row, column, value)
    cell.font, cell.alignment = styles.PLAIN, _RIGHT
