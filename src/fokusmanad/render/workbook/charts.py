"""Charts that spreadsheet programs draw from figures next to them. A hidden figure is an empty cell: a gap, never 0."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from fokusmanad.office import styles
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import CountChart, PairChart, ShareChart
from fokusmanad.render.values import Percent, Sign, written
from fokusmanad.render.workbook import drawing
from fokusmanad.render.workbook.drawing import Plot
from fokusmanad.render.workbook.frame import CHART_COLUMNS, COUNT, height, paragraph, text
from fokusmanad.text import Text, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.chart import BarChart
    from openpyxl.worksheet.worksheet import Worksheet

    from fokusmanad.render.report.blocks import Chart
    from fokusmanad.render.report.shares import Portion
    from fokusmanad.render.values import Value
    from fokusmanad.render.workbook.drawing import Number
    from fokusmanad.render.workbook.frame import Frame

_FIGURES = Text("Diagrammets siffror (det som är dolt är tomt)", "The chart's figures (what is hidden is empty)")
_DOWN, _UP = Text("Intervall nedåt", "Interval down"), Text("Intervall uppåt", "Interval up")


_LEAST_FOR_LINE = 3
_LONGEST_NAME = 24
"""A longer name, of a campaign's own, would be set in many lines and push its neighbours out."""


def draw(sheet: Worksheet, row: int, chart: Chart, frame: Frame) -> tuple[int, str]:
    """Draw a chart from `row` on, its note and its figures under it; return the row after, and its text alternative."""
    plot = plot_of(chart, frame)
    covered = drawing.rows_under(drawing.height_of(plot, lying=not isinstance(chart, ShareChart)))
    first = row + covered + (1 if chart.note else 0)
    sheet.add_chart(beside_figures(sheet, first, plot, chart, frame), f"A{row}")
    if chart.note:
        paragraph(sheet, first - 1, chart.note, CHART_COLUMNS)
    return first + len(plot.names) + 3, alternative(chart, frame)


def beside_figures(sheet: Worksheet, first: int, plot: Plot, chart: Chart, frame: Frame) -> BarChart:
    """Write the figures from row `first` on; return the chart that is drawn from them."""
    _figures(sheet, first, plot, frame)
    if isinstance(chart, ShareChart):
        return drawing.columns_with_line(sheet, plot, first)
    return drawing.bars(sheet, plot, first)


def plot_of(chart: Chart, frame: Frame) -> Plot:
    """Return the data of the chart."""
    match chart:
        case ShareChart():
            return _of_shares(chart, frame)
        case CountChart():
            counts = [bar.amount for bar in chart.bars]
            numbers = tuple(count if isinstance(count, int) else None for count in counts)
            series = (words.COUNT.to(frame.lang), numbers)
            return Plot(chart.caption, _names([bar.name for bar in chart.bars], counts), (series,), COUNT)
        case PairChart():
            both = [(pair.first.share, pair.second.share) for pair in chart.pairs]
            columns = tuple(
                (name, tuple(_fraction(pair[place]) for pair in both)) for place, name in enumerate(chart.names)
            )
            worst = [Sign.HIDDEN if Sign.HIDDEN in pair else pair[0] for pair in both]
            names = _names([pair.name for pair in chart.pairs], worst)
            return Plot(chart.caption, names, columns, frame.percent)


def _of_shares(chart: ShareChart, frame: Frame) -> Plot:
    """Return the kommuner's shares with how far their intervals reach, and the line of all."""
    own = [bar for bar in chart.bars if not bar.is_total]
    # A line needs more than one kommun to run across; for one alone, all kommuner are a bar of their own.
    with_line = chart.reference is not None and len(own) >= _LEAST_FOR_LINE
    bars = own if with_line else list(chart.bars)
    shares = [bar.portion.share for bar in bars]
    columns = [
        (words.SHARE_ASKED.to(frame.lang), tuple(map(_fraction, shares))),
        (_DOWN.to(frame.lang), tuple(_reach(bar.portion, down=True) for bar in bars)),
        (_UP.to(frame.lang), tuple(_reach(bar.portion, down=False) for bar in bars)),
    ]
    if chart.reference and with_line:
        columns.append((chart.reference.name, (_fraction(chart.reference.portion.share),) * len(bars)))
    if chart.target is not None and with_line:
        columns.append((words.TARGET.to(frame.lang), (chart.target / 100,) * len(bars)))
    return Plot(chart.caption, _names([bar.name for bar in bars], shares), tuple(columns), frame.percent)


def _reach(portion: Portion, *, down: bool) -> Number:
    """Return how far the interval reaches from the share as it is shown, in whole per cent."""
    share, interval = portion.share, portion.interval
    if not isinstance(share, Percent) or interval is None:
        return None
    end = interval.low if down else interval.high
    return abs(int(100 * end + 0.5) - share.value) / 100


def _fraction(share: Value) -> Number:
    return share.value / 100 if isinstance(share, Percent) else None


def _names(names: Sequence[str], values: Sequence[Value]) -> tuple[str, ...]:
    """Return the names, those without a figure with the sign of it, so that a gap is not taken for 0."""
    short = [shortened(name, _LONGEST_NAME) for name in names]
    return tuple(
        f"{name} ({value.value})" if isinstance(value, Sign) else name
        for name, value in zip(short, values, strict=True)
    )


def _figures(sheet: Worksheet, first: int, plot: Plot, frame: Frame) -> None:
    """Write the figures that the chart is drawn from: a heading in row `first`, the names of series under it."""
    text(sheet, first, 1, _FIGURES.to(frame.lang), styles.HINT)
    heights: list[float] = []
    for column, (name, numbers) in enumerate(plot.columns, start=2):
        text(sheet, first + 1, column, name, styles.HINT).alignment = Alignment(horizontal="right", wrap_text=True)
        heights.append(height(name, sheet.column_dimensions[get_column_letter(column)].width - 1))
        for row, number in enumerate(numbers, start=first + 2):
            if number is not None:
                cell = sheet.cell(row, column)
                cell.value, cell.number_format, cell.font = number, plot.format, styles.HINT
    sheet.row_dimensions[first + 1].height = max(heights)
    for row, name in enumerate(plot.names, start=first + 2):
        text(sheet, row, 1, name, styles.HINT)


def alternative(chart: Chart, frame: Frame) -> str:
    """Return in words what the chart shows."""
    match chart:
        case ShareChart():
            named = [(bar.name, written(bar.portion.share, frame.lang)) for bar in chart.bars]
        case CountChart():
            named = [(bar.name, bar.value) for bar in chart.bars]
        case PairChart():
            named = [
                (pair.name, f"{written(pair.first.share, frame.lang)} / {written(pair.second.share, frame.lang)}")
                for pair in chart.pairs
            ]
    values = "; ".join(words.VALUE_ALOUD.to(frame.lang).format(name=name, value=value) for name, value in named)
    return f"{chart.caption}. {values}. {words.IN_TABLE.to(frame.lang)}"
