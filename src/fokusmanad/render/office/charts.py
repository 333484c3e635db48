"""Charts that Excel, LibreOffice and Word draw themselves, from figures in cells."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Any

from fokusmanad.office import palette
from fokusmanad.render.office import looks
from fokusmanad.render.office.book import height_of
from fokusmanad.render.office.plot import MANY_COLUMNS
from fokusmanad.text import Text

if TYPE_CHECKING:
    from fokusmanad.render.office.book import Sheet
    from fokusmanad.render.office.plot import Plot

_FIGURES = Text("Diagrammets siffror (det som är dolt är tomt)", "The chart's figures (what is hidden is empty)")
_PIXELS_PER_CM = 96 / 2.54
_WIDTH = 17.0
_ROW_HEIGHT = 0.53
_DASHES = ("dash", "round_dot")
_DARK, _SECOND, _LINE, _GRID = f"#{palette.DARK}", "#9CC5D0", "#B5471B", "#E1E7EA"
_SMALL = 8


def rows_under(plot: Plot) -> int:
    """Return how many rows of a sheet the chart covers, with a little air."""
    return ceil(plot.height / _ROW_HEIGHT) + 1


def write_figures(sheet: Sheet, first: int, plot: Plot) -> None:
    """Write the heading in row `first`, the names of series in the row after, and the figures under them."""
    sheet.write_text(first, 0, _FIGURES.to(sheet.book.frame.lang), looks.HINT)
    heights = []
    for column, (name, numbers) in enumerate(plot.columns, start=1):
        sheet.write_text(first + 1, column, name, looks.HINT | looks.RIGHT | looks.WRAPPED)
        heights.append(height_of(name, sheet.width(column, column) - 1))
        for row, number in enumerate(numbers, start=first + 2):
            if number is not None:
                sheet.write_number(row, column, number, looks.HINT | {"num_format": plot.format})
    sheet.sheet.set_row(first + 1, max(heights))
    for row, name in enumerate(plot.names, start=first + 2):
        sheet.write_text(row, 0, name, looks.HINT)


def draw_chart(sheet: Sheet, first: int, plot: Plot, *, has_title: bool = True, highest: float | None = None) -> Any:
    """Return the chart that is drawn from the figures that `write_figures` wrote from row `first` on.

    A chart that would be higher than `highest` centimetres is pressed: its names are small and its bars have no labels.
    """
    is_pressed = highest is not None and plot.height > highest
    if plot.is_lines:
        chart = _draw_lines(sheet, first, plot)
    elif plot.is_shares:
        chart = _draw_shares(sheet, first, plot)
    else:
        chart = _draw_bars(sheet, first, plot, is_pressed)
    font = {"size": 12, "bold": True, "color": _DARK}
    chart.set_title({"name": plot.title, "name_font": font} if has_title else {"none": True})
    height = highest if is_pressed and highest is not None else plot.height
    chart.set_size({"width": round(_WIDTH * _PIXELS_PER_CM), "height": round(height * _PIXELS_PER_CM)})
    return chart


def _draw_shares(sheet: Sheet, first: int, plot: Plot) -> Any:
    """Draw shares as columns with intervals, and lines across: the share of all, and the target."""
    chart = sheet.book.add_chart("column")
    labels = _labels(plot, "inside_base") if len(plot.names) <= MANY_COLUMNS else {}
    intervals = _intervals(sheet, first, plot)
    chart.add_series(_series(sheet, first, plot, 1, _SECOND) | labels | {"gap": 60, "y_error_bars": intervals})
    # The series after the shares and their intervals are lines.
    lines = list(zip(range(4, 1 + len(plot.columns)), _DASHES, strict=False))
    if lines:
        across = sheet.book.add_chart("line")
        for column, dash in lines:
            line = {"color": _LINE, "width": 2, "dash_type": dash}
            across.add_series(_series(sheet, first, plot, column) | {"line": line, "marker": {"type": "none"}})
        chart.combine(across)
    chart.set_x_axis(_NAMES)
    chart.set_y_axis(_figures_axis(plot) | {"max": 1, "major_unit": 0.25})
    chart.set_legend({"position": "bottom"})
    return chart


def _draw_lines(sheet: Sheet, first: int, plot: Plot) -> Any:
    """Draw shares over periods as lines with marks; what is hidden is a gap."""
    chart = sheet.book.add_chart("line")
    labels = _labels(plot, "above") if len(plot.names) <= MANY_COLUMNS else {}
    for column, (color, dash) in enumerate(((_DARK, "solid"), (_LINE, _DASHES[0])), start=1):
        line = {"color": color, "width": 2.25, "dash_type": dash}
        marker = {"type": "circle", "size": 7, "border": {"color": color}, "fill": {"color": color}}
        chart.add_series(_series(sheet, first, plot, column) | labels | {"line": line, "marker": marker})
    chart.set_x_axis(_NAMES)
    chart.set_y_axis(_figures_axis(plot) | {"max": 1, "major_unit": 0.25})
    chart.set_legend({"position": "bottom"})
    return chart


def _draw_bars(sheet: Sheet, first: int, plot: Plot, is_pressed: bool) -> Any:
    """Draw counts or pairs of shares as horizontal bars, the first at the top."""
    chart = sheet.book.add_chart("bar")
    colors = (_SECOND, _DARK) if len(plot.columns) > 1 else (_DARK,)
    labels = {} if is_pressed else _labels(plot, "outside_end")
    for column, color in enumerate(colors, start=1):
        chart.add_series(_series(sheet, first, plot, column, color) | labels | {"gap": 40})
    small = {"num_font": {"size": _SMALL}} if is_pressed else {}
    # The axis of figures follows the first name, which is at the top: the other end is the bottom.
    chart.set_y_axis(_NAMES | small | {"reverse": True, "crossing": "max"})
    chart.set_x_axis(_figures_axis(plot))
    chart.set_legend({"none": True} if len(plot.columns) == 1 else {"position": "bottom"})
    return chart


_TICKS = {"major_tick_mark": "outside", "minor_tick_mark": "none"}
# Left to themselves spreadsheet programs leave out every second name where rows are many.
_NAMES = {"interval_unit": 1, **_TICKS}


def _figures_axis(plot: Plot) -> dict[str, Any]:
    grid = {"visible": True, "line": {"color": _GRID}}
    return {"min": 0, "num_format": plot.format, "major_gridlines": grid, **_TICKS}


def _series(sheet: Sheet, first: int, plot: Plot, column: int, color: str | None = None) -> dict[str, Any]:
    top, last = first + 2, first + 1 + len(plot.names)
    series: dict[str, Any] = {
        "name": [sheet.name, first + 1, column],
        "categories": [sheet.name, top, 0, last, 0],
        "values": [sheet.name, top, column, last, column],
    }
    return series | ({"fill": {"color": color}} if color else {})


def _intervals(sheet: Sheet, first: int, plot: Plot) -> dict[str, Any]:
    """Return the error bars; XlsxWriter copies no cells into them by itself."""
    top, last = first + 3, first + 2 + len(plot.names)
    (_, down), (_, up) = plot.columns[1:3]
    return {
        "type": "custom",
        "minus_values": f"='{sheet.name}'!$C${top}:$C${last}",
        "minus_data": list(down),
        "plus_values": f"='{sheet.name}'!$D${top}:$D${last}",
        "plus_data": list(up),
        "line": {"color": _DARK, "width": 1.25},
    }


def _labels(plot: Plot, position: str) -> dict[str, Any]:
    return {"data_labels": {"value": True, "position": position, "num_format": plot.format, "font": {"size": 9}}}
