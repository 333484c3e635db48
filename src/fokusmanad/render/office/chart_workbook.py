"""A chart on its own, with a workbook of its figures, for a document to hold."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from fokusmanad.render.office.book import Book
from fokusmanad.render.office.charts import draw_chart, write_figures
from fokusmanad.render.office.plot import alternative_text, plot_of
from fokusmanad.text import Text

if TYPE_CHECKING:
    from fokusmanad.render.office.book import Sheet
    from fokusmanad.render.office.frame import Frame
    from fokusmanad.render.office.plot import Plot
    from fokusmanad.render.report.blocks import Chart

_SHEET = Text("Siffror", "Figures")
_FIRST = 2
"""The row where the figures begin, below the line that every sheet has."""
_WIDTHS = (30, 18, 18, 18, 18, 18)
_CHART = "xl/charts/chart1.xml"


@dataclass(frozen=True)
class EmbeddedChart:
    """A chart's XML with a copy of its figures, the workbook of them, its height in centimetres, and it in words."""

    xml: bytes
    figures: bytes
    height: float
    alternative: str


def embed_chart(chart: Chart, frame: Frame, highest: float) -> EmbeddedChart | None:
    """Draw a chart without its caption, no higher than so many centimetres; None if it would be crowded."""
    plot = plot_of(chart, frame)
    if plot.is_crowded:
        return None
    book, sheet = _write_workbook(plot, frame)
    sheet.sheet.insert_chart(0, 0, draw_chart(sheet, _FIRST, plot, has_title=False, highest=highest))
    with ZipFile(BytesIO(book.save())) as archive:
        xml = archive.read(_CHART)
    if plot.is_lines:
        # Unless told otherwise some programs round the corners of a line, so that it passes by its figures.
        xml = xml.replace(b"</c:ser>", b'<c:smooth val="0"/></c:ser>')
    figures, _ = _write_workbook(plot, frame)
    return EmbeddedChart(xml, figures.save(), min(plot.height, highest), alternative_text(chart, frame))


def _write_workbook(plot: Plot, frame: Frame) -> tuple[Book, Sheet]:
    book = Book(frame)
    sheet = book.add_sheet(_SHEET.to(frame.lang), frame.named)
    sheet.set_widths(*_WIDTHS)
    write_figures(sheet, _FIRST, plot)
    return book, sheet
