"""The charts themselves, as openpyxl describes them to spreadsheet programs."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.utils import get_column_letter, quote_sheetname

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Number: TypeAlias = float | None

_WIDTH, _HEIGHT = 17.0, 8.8
_ROW_HEIGHT = 0.53
_MANY = 12
"""With more columns than this their names are set aslant, and there is no room for their figures."""
_DASHES: tuple[Literal["dash", "sysDot"], ...] = ("dash", "sysDot")
_DARK, _SECOND, _LINE = "1F4E5F", "9CC5D0", "B5471B"


@dataclass(frozen=True)
class Plot:
    """The data of a chart: a name for each row, and a column of numbers for each series."""

    title: str
    names: tuple[str, ...]
    columns: tuple[tuple[str, tuple[Number, ...]], ...]
    format: str


def height_of(plot: Plot, *, lying: bool) -> float:
    """Return how high the chart is, in centimetres."""
    if lying:
        return max(_HEIGHT, 3 + max(0.6, 0.45 * len(plot.columns)) * len(plot.names))
    return _HEIGHT if len(plot.names) <= _MANY else 1.3 * _HEIGHT


def rows_under(height: float) -> int:
    """Return how many rows of the sheet a chart of this height covers, with a little air."""
    return ceil(height / _ROW_HEIGHT) + 1


def columns_with_line(sheet: Worksheet, plot: Plot, first: int) -> BarChart:
    """Return shares as columns with intervals, and lines across: the share of all, and the target."""
    chart = BarChart()
    chart.type, chart.height = "col", height_of(plot, lying=False)
    _dress(chart, plot, sheet, first, series=(2,))
    chart.y_axis.scaling.min, chart.y_axis.scaling.max, chart.y_axis.majorUnit = 0, 1, 0.25
    chart.gapWidth = 60
    share = chart.series[0]
    share.graphicalProperties = GraphicalProperties(solidFill=_SECOND)
    if len(plot.names) <= _MANY:
        share.dLbls = _labels(plot.format, "inBase")
    share.errBars = _intervals(sheet, plot, first)
    # The series after the shares and their intervals are lines: that of all kommuner, and the target.
    for column, dash in zip(range(5, 2 + len(plot.columns)), _DASHES, strict=False):
        line = LineChart()
        _add(line, sheet, plot, first, (column,))
        line.series[0].graphicalProperties = GraphicalProperties(
            ln=LineProperties(solidFill=_LINE, w=25400, prstDash=dash)
        )
        line.series[0].marker.symbol = "none"
        line.series[0].smooth = False
        chart += line
    return chart


def bars(sheet: Worksheet, plot: Plot, first: int) -> BarChart:
    """Return counts or pairs of shares as lying bars, the first at the top."""
    chart = BarChart()
    chart.type, chart.height = "bar", height_of(plot, lying=True)
    _dress(chart, plot, sheet, first, series=range(2, 2 + len(plot.columns)))
    chart.x_axis.scaling.orientation = "maxMin"
    # The axis of figures follows the first category, which is now at the top.
    chart.y_axis.crosses = "max"
    chart.y_axis.scaling.min = 0
    chart.gapWidth = 40
    if len(plot.columns) == 1:
        chart.legend = None
    for series in chart.series:
        series.dLbls = _labels(plot.format, "outEnd")
    return chart


def _dress(chart: Any, plot: Plot, sheet: Worksheet, first: int, series: Any) -> None:
    chart.width = _WIDTH
    chart.title = plot.title
    chart.title.overlay = False
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=CharacterProperties(sz=1200, b=True, solidFill=_DARK))
    chart.display_blanks = "gap"
    chart.roundedCorners = False
    # Without these openpyxl's axes are not drawn by Excel.
    chart.x_axis.delete = chart.y_axis.delete = False
    # Left to themselves spreadsheet programs leave out every second name where rows are many.
    chart.x_axis.tickLblSkip = 1
    chart.y_axis.number_format = plot.format
    chart.y_axis.numFmt.sourceLinked = False
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="E1E7EA"))
    chart.legend.position = "b"
    _add(chart, sheet, plot, first, series)
    for each, color in zip(chart.series, (_SECOND, _DARK) if len(chart.series) > 1 else (_DARK,), strict=False):
        each.graphicalProperties = GraphicalProperties(solidFill=color)
        each.invertIfNegative = False


def _add(chart: Any, sheet: Worksheet, plot: Plot, first: int, columns: Any) -> None:
    last = first + 1 + len(plot.names)
    for column in columns:
        chart.add_data(Reference(sheet, min_col=column, min_row=first + 1, max_row=last), titles_from_data=True)
    names = f"{quote_sheetname(sheet.title)}!$A${first + 2}:$A${last}"
    for series in chart.series:
        # Not openpyxl's set_categories, which declares names as numbers.
        series.cat = AxDataSource(strRef=StrRef(f=names))


def letters(size: int) -> RichText:
    """Return the style of a text with its size, in hundredths of a point."""
    # It has no text itself, and openpyxl would add an empty one.
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=CharacterProperties(sz=size)), r=[])])


class _Intervals(ErrorBars):
    """Error bars in the order of the standard: openpyxl writes the minus before the plus."""

    __elements__ = ("errDir", "errBarType", "errValType", "noEndCap", "plus", "minus", "val", "spPr")
    __nested__ = ErrorBars.__nested__  # which openpyxl does not inherit


def _intervals(sheet: Worksheet, plot: Plot, first: int) -> ErrorBars:
    def column(number: int) -> NumDataSource:
        letter, last = get_column_letter(number), first + 1 + len(plot.names)
        return NumDataSource(numRef=NumRef(f=f"{quote_sheetname(sheet.title)}!${letter}${first + 2}:${letter}${last}"))

    return _Intervals(
        errBarType="both",
        errValType="cust",
        errDir="y",
        noEndCap=False,
        minus=column(3),
        plus=column(4),
        spPr=GraphicalProperties(ln=LineProperties(solidFill=_DARK, w=15875)),
    )


def _labels(number_format: str, position: str) -> DataLabelList:
    labels = DataLabelList()
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    labels.numFmt = number_format
    labels.position = position
    labels.txPr = letters(900)
    return labels
