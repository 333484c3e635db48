"""The first sheet: what the report is, its main findings, who took part, and how to read its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.hyperlink import Hyperlink

from fokusmanad import __version__
from fokusmanad.form.layout import REPORT_SHEET
from fokusmanad.office import styles
from fokusmanad.render.report import key_figures, words
from fokusmanad.render.report.blocks import Bullets, Paragraph, Subheading, Terms
from fokusmanad.render.workbook.contents import has_pages
from fokusmanad.render.workbook.frame import height, paragraph, text
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.report.blocks import Block, KeyFigure, Section
    from fokusmanad.render.workbook.contents import Page
    from fokusmanad.render.workbook.frame import Frame

_SHEETS = Text("Bladen", "The sheets")
_WIDTHS = (26, 24, 50)
_LARGE = 1.65
"""How many times as large as other text the title is."""


def write_first_sheet(
    book: Workbook,
    frame: Frame,
    publication: Publication,
    sections: Sequence[Section],
    pages: Sequence[Page],
) -> None:
    """Write the sheet, with links to the others."""
    lang = frame.lang
    lines = _Lines(frame.first(book, REPORT_SHEET.to(lang)))
    frame.fill_banner(lines.sheet, len(_WIDTHS))
    lines.across(frame.title, styles.TITLE)
    for line in words.ABOUT:
        lines.across(line.to(lang))
    lines.heading(words.KEY_FIGURES.to(lang))
    for each in key_figures(publication, frame.options):
        lines.key_figure(each)
    for section in sections:
        if not has_pages(section):
            lines.heading(section.heading)
            for block in section.blocks:
                lines.block(block)
    lines.heading(_SHEETS.to(lang))
    for page in pages:
        lines.link(page)
    lines.row += 1
    lines.across(words.MADE.to(lang).format(date=frame.options.made.isoformat(), version=__version__), styles.HINT)


class _Lines:
    """The sheet, line under line."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.row = 2
        for letter, width in zip("ABC", _WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width

    def across(self, line: str, font: Font = styles.PLAIN) -> None:
        paragraph(self.sheet, self.row, line, len(_WIDTHS), font)
        if font is styles.TITLE:
            self.sheet.row_dimensions[self.row].height = _LARGE * height(line, sum(_WIDTHS) / _LARGE)
        self.row += 1

    def heading(self, words: str) -> None:
        self.row += 1
        text(self.sheet, self.row, 1, words, styles.SECTION)
        self.row += 1

    def key_figure(self, key_figure: KeyFigure) -> None:
        self._beside(key_figure.figure, " – ".join((key_figure.label, *key_figure.details)))

    def block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self.across(block.text)
            case Subheading():
                self.row += 1
                text(self.sheet, self.row, 1, block.text, styles.STRONG)
                self.row += 1
            case Terms():
                for term, said in block.pairs:
                    self._beside(term, said)
            case Bullets():
                for item in block.items:
                    self.across(f"• {item}")
            case _:
                raise TypeError(block)

    def link(self, page: Page) -> None:
        self._beside(page.name, page.table.caption)
        cell = self.sheet.cell(self.row - 1, 1)
        cell.font = styles.LINK
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{page.name}'!A1", display=page.name)

    def _beside(self, first: str, rest: str) -> None:
        """Write a term and its explanation, in cells of their own."""
        text(self.sheet, self.row, 1, first, styles.STRONG).alignment = styles.WRAPPED
        cell = text(self.sheet, self.row, 2, rest)
        cell.alignment = styles.WRAPPED
        self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=2, end_column=3)
        self.sheet.row_dimensions[self.row].height = max(height(rest, sum(_WIDTHS[1:])), height(first, _WIDTHS[0]))
        self.row += 1
