"""The blocks of the report in Word's own built-in styles, by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt

from fokusmanad.office.xml_text import writable
from fokusmanad.render.office.chart_workbook import embed_chart
from fokusmanad.render.report.blocks import (
    Bullets,
    CountChart,
    DotChart,
    LineChart,
    PairChart,
    Paragraph,
    ShareChart,
    Subheading,
    Table,
    Terms,
)
from fokusmanad.render.values import written
from fokusmanad.render.word import charts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.table import Table as Drawn
    from docx.table import _Cell, _Row

    from fokusmanad.render.office.frame import Frame
    from fokusmanad.render.report.blocks import Block, Chart, KeyFigure

_TABLE_STYLE = "Light List Accent 1"
_TIGHT = Pt(1)
_WIDTH = Cm(16.4)
_HIGHEST = 22.0
"""A chart of so many centimetres has a page to itself, with its caption and its note."""
_LONGEST = 30
"""A cell with more characters than this is broken."""
_ON_ONE_PAGE = 30
"""A table of so many rows is not parted between two pages."""


class Writer:
    """A document that is written from its beginning to its end."""

    def __init__(self, document: Document, frame: Frame) -> None:
        self._document = document
        self._frame = frame
        self._lang = frame.lang
        self._charts = 0

    def title(self, words: str) -> None:
        """Write the title."""
        self._document.add_paragraph(writable(words), "Title")

    def heading(self, words: str, level: int = 1) -> None:
        """Write a heading, which Word lists among its contents."""
        self._document.add_paragraph(writable(words), f"Heading {level}")

    def paragraph(self, words: str) -> None:
        """Write running text."""
        self._document.add_paragraph(writable(words))

    def important(self, words: str) -> None:
        """Write an emphasized sentence."""
        self._document.add_paragraph().add_run(writable(words)).bold = True

    def key_figures(self, figures: Iterable[KeyFigure]) -> None:
        """Write the figures that are read first."""
        for figure in figures:
            self._write_term(
                f"{figure.figure} {figure.label}",
                " · ".join(detail.rstrip(".") for detail in figure.details),
                "List Bullet",
            )

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Write blocks one after the other."""
        shown = list(blocks)
        for block, following in zip(shown, [*shown[1:], None], strict=True):
            self._block(block)
            if isinstance(block, Paragraph) and isinstance(following, (Paragraph, Table)):
                # The text about a table is on the table's page, and so is what comes before it.
                self._document.paragraphs[-1].paragraph_format.keep_with_next = True

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                (self.important if block.important else self.paragraph)(block.text)
            case Subheading():
                self.heading(block.text, 2)
            case Bullets():
                for item in block.items:
                    self._document.add_paragraph(writable(item), "List Bullet")
            case Terms():
                for term, explanation in block.pairs:
                    self._write_term(term, explanation, "Normal")
            case Table():
                self._table(block)
            case ShareChart() | CountChart() | PairChart() | LineChart():
                self._chart(block)
            case DotChart():
                pass  # The table below it has every figure; Word has no such chart.
            case _:
                raise TypeError(block)

    def _write_term(self, term: str, explanation: str, style: str) -> None:
        """Write a term and its explanation: "**71 % fick frågan.** 667 av 936 vuxna"."""
        paragraph = self._document.add_paragraph(style=style)
        paragraph.paragraph_format.space_after = Pt(3)
        ending = "" if term.endswith(".") else "."
        paragraph.add_run(writable(f"{term}{ending}")).bold = True
        paragraph.add_run(writable(f" {explanation}"))

    def _chart(self, chart: Chart) -> None:
        drawn = embed_chart(chart, self._frame, _HIGHEST)
        if drawn is None:
            return  # The table below it has every figure.
        if drawn.height < _HIGHEST:
            # The text about a chart is on the chart's page, if that has room for it.
            self._document.paragraphs[-1].paragraph_format.keep_with_next = True
        self._document.add_paragraph(writable(chart.caption), "Caption")
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = bool(chart.note)
        # A template's space between lines is for text.
        paragraph.paragraph_format.line_spacing = 1.0
        self._charts += 1
        charts.insert_chart(paragraph, drawn, self._charts, _WIDTH)
        if chart.note:
            self.paragraph(chart.note)

    def _table(self, table: Table) -> None:
        self._document.add_paragraph(writable(table.caption), "Caption")
        drawn = self._document.add_table(1 + len(table.rows), len(table.headings), _TABLE_STYLE)
        drawn.alignment = WD_TABLE_ALIGNMENT.LEFT
        _describe(drawn, writable(table.caption))
        # Cells are had row by row: asking a table for each is slow.
        lines = [
            table.headings,
            *((row.name, *(written(cell, self._lang) for cell in row.cells)) for row in table.rows),
        ]
        _set_widths(drawn, lines)
        strong = [True, *(row.is_total for row in table.rows)]
        for row, words, is_strong in zip(drawn.rows, lines, strong, strict=True):
            # The headings of a long table are not left alone at the foot of a page.
            keeps = words is lines[0] or (len(lines) <= _ON_ONE_PAGE and words is not lines[-1])
            _fill(row.cells, words, is_strong=is_strong, keeps_with_next=keeps)
            _keep_whole(row)
        _repeat(drawn.rows[0])
        self._document.add_paragraph().paragraph_format.space_after = _TIGHT


def _set_widths(table: Drawn, lines: Sequence[Sequence[str]]) -> None:
    """Give each column room for its longest word or figure. Some programs use the columns' widths, some the cells'."""
    table.autofit = False
    needs = [_need(column) for column in zip(*lines, strict=True)]
    columns = list(table.columns)
    for column, need in zip(columns, needs, strict=True):
        column.width = Emu(_WIDTH * need // sum(needs))
    for row in table.rows:
        for cell, column in zip(row.cells, columns, strict=True):
            cell.width = column.width


def _need(column: Sequence[str]) -> int:
    """Return how many characters wide a column is to be; its heading, the first, may be broken between words."""
    heading, *cells = column
    return 4 + max(min(max(map(len, cells), default=0), _LONGEST), *map(len, heading.split()))


def _fill(cells: Sequence[_Cell], words: Sequence[str], *, is_strong: bool, keeps_with_next: bool) -> None:
    for place, (cell, explanation) in enumerate(zip(cells, words, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.keep_with_next = keeps_with_next
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = _TIGHT
        if place:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(writable(explanation))
        run.font.size = Pt(9.5)
        # The style makes the first column bold: a name is no heading of figures, but a total is.
        run.bold = is_strong


def _repeat(row: _Row) -> None:
    """Mark a row as the heading, which is repeated on each page and read before each cell."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no other way


def _keep_whole(row: _Row) -> None:
    """Let no page end in the middle of a row."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - python-docx has no other way


def _describe(table: Drawn, caption: str) -> None:
    """Give the table its name for screen readers."""
    properties = table._tbl.tblPr  # noqa: SLF001 - python-docx has no other way
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), caption)
    properties.append(described)
