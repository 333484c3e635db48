"""A chart by itself, with its figures in a workbook of its own: so another document holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.xml.constants import CHART_NS
from openpyxl.xml.functions import Element, SubElement, fromstring, tostring

from fokusmanad.form.layout import AUTHOR
from fokusmanad.office.reproducible import save
from fokusmanad.render.workbook import drawing
from fokusmanad.render.workbook.charts import alternative, beside_figures, plot_of
from fokusmanad.text import Text

if TYPE_CHECKING:
    from openpyxl.chart import BarChart
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.render.report.blocks import Chart
    from fokusmanad.render.workbook.frame import Frame

_SHEET = Text("Siffror", "Figures")
_FIRST = 3
"""The row where the figures begin, below the lines that every sheet has."""
_WIDTHS = (30, 18, 18, 18, 18, 18)


@dataclass(frozen=True)
class Alone:
    """A chart's XML with a copy of its figures, the workbook of them, its height in centimetres, and it in words."""

    xml: bytes
    figures: bytes
    height: float
    alternative: str


def alone(chart: Chart, frame: Frame, highest: float) -> Alone:
    """Draw a chart without its caption, no higher than so many centimetres."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = frame.add(book, _SHEET.to(frame.lang))
    for letter, width in zip("ABCDEF", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    plot = plot_of(chart, frame)
    drawn = beside_figures(sheet, _FIRST, plot, chart, frame)
    drawn.title = None
    _press(drawn, highest)
    book.properties.title, book.properties.creator = frame.named, AUTHOR
    return Alone(_with_figures(drawn, sheet, plot.format), save(book), drawn.height, alternative(chart, frame))


def _press(drawn: BarChart, highest: float) -> None:
    """Make a chart that is too high lower, its names smaller, and without its figures, which the table has."""
    if drawn.height > highest:
        drawn.height = highest
        drawn.x_axis.txPr = drawing.letters(800)
        for series in drawn.series:
            series.dLbls = None


def _with_figures(drawn: BarChart, sheet: Worksheet, number_format: str) -> bytes:
    """Return a chart's XML with the figures that it refers to, from which other programs draw it."""
    whole: Any = drawn
    space: Any = fromstring(tostring(whole._write()))  # noqa: SLF001 - openpyxl has no other way
    # Without a title of its own it would be given that of its only series.
    space.find(_tag("chart")).insert(0, Element(_tag("autoTitleDeleted"), val="1"))
    for reference in space.iter(_tag("strRef")):
        _copy(SubElement(reference, _tag("strCache")), reference, sheet)
    for reference in space.iter(_tag("numRef")):
        copy = SubElement(reference, _tag("numCache"))
        SubElement(copy, _tag("formatCode")).text = number_format
        _copy(copy, reference, sheet)
    return bytes(tostring(space))


def _copy(copy: Any, reference: Any, sheet: Worksheet) -> None:
    """Copy the cells that are referred to; an empty one, whose figure is hidden, has no point."""
    _, _, cells = reference.findtext(_tag("f")).rpartition("!")
    values = [cell.value for row in _rows(sheet[cells.replace("$", "")]) for cell in row]
    SubElement(copy, _tag("ptCount"), val=str(len(values)))
    for place, value in enumerate(values):
        if value is not None:
            point = SubElement(copy, _tag("pt"), idx=str(place))
            SubElement(point, _tag("v")).text = str(value)


def _rows(cells: Any) -> Any:
    """Return cells as rows of cells, also a single one."""
    return cells if isinstance(cells, tuple) else ((cells,),)


def _tag(name: str) -> str:
    return f"{{{CHART_NS}}}{name}"
