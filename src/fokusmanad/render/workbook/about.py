"""The first sheet: what the report is, its main findings, who took part, and how to read its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fokusmanad.form.layout import REPORT_SHEET
from fokusmanad.render.office import looks
from fokusmanad.render.office.book import height_of, pieces_of
from fokusmanad.render.report import key_figures, made_line, words
from fokusmanad.render.report.blocks import Bullets, Paragraph, Subheading, Terms
from fokusmanad.render.workbook.contents import has_pages
from fokusmanad.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.publishing.publication import Publication
    from fokusmanad.render.office.book import Book, Sheet
    from fokusmanad.render.office.looks import Look
    from fokusmanad.render.report.blocks import Block, Section
    from fokusmanad.render.workbook.contents import Page

_SHEETS = Text("Bladen", "The sheets")
_WIDTHS = (26, 24, 50)
_LAST = len(_WIDTHS) - 1
_LARGE = 1.65
"""How many times as large as other text the title is."""


def write_about_sheet(book: Book, publication: Publication, sections: Sequence[Section], pages: Sequence[Page]) -> None:
    """Write the sheet, with links to the others."""
    lang, options = book.frame.lang, book.frame.options
    lines = _Lines(book.add_sheet(REPORT_SHEET.to(lang), book.frame.banner))
    lines.write_title(book.frame.title)
    for line in words.ABOUT:
        lines.write_paragraph(line.to(lang))
    lines.write_heading(words.KEY_FIGURES.to(lang))
    for each in key_figures(publication, options):
        lines.write_term(each.figure, " – ".join((each.label, *each.details)))
    for section in sections:
        if not has_pages(section):
            lines.write_heading(section.heading)
            for block in section.blocks:
                lines.write_block(block)
    lines.write_heading(_SHEETS.to(lang))
    for page in pages:
        lines.write_link(page)
    lines.write_heading(made_line(options), looks.HINT)


class _Lines:
    """The sheet, line by line."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._row = 1
        sheet.set_widths(*_WIDTHS)
        sheet.fill_banner(len(_WIDTHS))

    def write_title(self, words: str) -> None:
        self._sheet.write_across(self._row, 0, _LAST, words, looks.TITLE)
        self._sheet.sheet.set_row(self._row, _LARGE * height_of(words, sum(_WIDTHS) / _LARGE))
        self._row += 1

    def write_paragraph(self, words: str) -> None:
        for piece in pieces_of(words, sum(_WIDTHS)):
            self._sheet.write_paragraph(self._row, piece, len(_WIDTHS))
            self._row += 1

    def write_heading(self, words: str, look: Look = looks.SECTION) -> None:
        self._row += 1
        self._sheet.write_text(self._row, 0, words, look)
        self._row += 1

    def write_block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self.write_paragraph(block.text)
            case Subheading():
                self.write_heading(block.text, looks.STRONG)
            case Terms():
                for term, meaning in block.pairs:
                    self.write_term(term, meaning)
            case Bullets():
                for item in block.items:
                    self.write_paragraph(f"• {item}")
            case _:
                raise TypeError(block)

    def write_link(self, page: Page) -> None:
        self.write_term(page.table.name, page.table.caption)
        look = self._sheet.book.format_of(looks.LINK | looks.WRAPPED)
        self._sheet.sheet.write_url(self._row - 1, 0, f"internal:'{page.table.name}'!A1", look, page.table.name)

    def write_term(self, term: str, meaning: str) -> None:
        """Write a term and its meaning, in cells of their own; a long meaning goes on below."""
        self._sheet.write_text(self._row, 0, term, looks.STRONG | looks.WRAPPED)
        least = height_of(term, _WIDTHS[0])
        for piece in pieces_of(meaning, sum(_WIDTHS[1:])):
            self._sheet.sheet.set_row(self._row, max(least, self._sheet.write_across(self._row, 1, _LAST, piece)))
            self._row += 1
