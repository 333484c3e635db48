"""A chart of the report as names and columns of numbers. A hidden figure is no number: a gap, never 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from fokusmanad.render.office.looks import COUNT_FORMAT
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import CountChart, LineChart, PairChart, ShareChart
from fokusmanad.render.values import Percent, Sign, written
from fokusmanad.text import Text, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fokusmanad.render.office.frame import Frame
    from fokusmanad.render.report.blocks import Chart
    from fokusmanad.render.report.shares import Portion
    from fokusmanad.render.values import Value

Number: TypeAlias = float | None

_DOWN, _UP = Text("Intervall nedåt", "Interval down"), Text("Intervall uppåt", "Interval up")
_LEAST_FOR_LINE = 3
_LONGEST_NAME = 24
"""A longer name, of a campaign's own, would be set in many lines and push its neighbours out."""
MANY_COLUMNS = 12
"""The names of more columns are set aslant, and there is no room for their figures."""
_MOST_NAMES = 60
_HEIGHT = 8.8


@dataclass(frozen=True)
class Plot:
    """The data of a chart: a name for each row, and a column of numbers for each series."""

    title: str
    names: tuple[str, ...]
    columns: tuple[tuple[str, tuple[Number, ...]], ...]
    format: str
    is_shares: bool = False
    """Whether the columns are shares, their intervals down and up, then lines; otherwise each is a series of bars."""
    is_lines: bool = False
    """Whether each column is a line over periods."""

    @property
    def height(self) -> float:
        """The height of the chart in centimetres."""
        if not self.is_shares and not self.is_lines:
            return max(_HEIGHT, 3 + max(0.6, 0.45 * len(self.columns)) * len(self.names))
        return _HEIGHT if len(self.names) <= MANY_COLUMNS else 1.3 * _HEIGHT

    @property
    def is_crowded(self) -> bool:
        """Whether the bars are too many to be told apart on a page, as those of the whole country's kommuner are."""
        return not self.is_lines and len(self.names) > _MOST_NAMES


def plot_of(chart: Chart, frame: Frame) -> Plot:
    """Return the data of the chart."""
    match chart:
        case ShareChart():
            return _of_shares(chart, frame)
        case CountChart():
            counts = [bar.amount for bar in chart.bars]
            numbers = tuple(count if isinstance(count, int) else None for count in counts)
            series = (words.COUNT.to(frame.lang), numbers)
            return Plot(chart.caption, _names([bar.name for bar in chart.bars], counts), (series,), COUNT_FORMAT)
        case PairChart():
            both = [(pair.first.share, pair.second.share) for pair in chart.pairs]
            columns = tuple(
                (name, tuple(_fraction(pair[place]) for pair in both)) for place, name in enumerate(chart.names)
            )
            worst = [Sign.HIDDEN if Sign.HIDDEN in pair else pair[0] for pair in both]
            names = _names([pair.name for pair in chart.pairs], worst)
            return Plot(chart.caption, names, columns, frame.percent)
        case LineChart():
            lines = tuple((line.name, tuple(_fraction(each.share) for each in line.portions)) for line in chart.lines)
            firsts = [line.share for line in chart.lines[0].portions]
            return Plot(chart.caption, _names(chart.periods, firsts), lines, frame.percent, is_lines=True)


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
    names = _names([bar.name for bar in bars], shares)
    return Plot(chart.caption, names, tuple(columns), frame.percent, is_shares=True)


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


def alternative_text(chart: Chart, frame: Frame) -> str:
    """Return in words what the chart shows."""
    match chart:
        case ShareChart():
            shown = [(bar.name, written(bar.portion.share, frame.lang)) for bar in chart.bars]
        case CountChart():
            shown = [(bar.name, bar.value) for bar in chart.bars]
        case PairChart():
            shown = [
                (pair.name, f"{written(pair.first.share, frame.lang)} / {written(pair.second.share, frame.lang)}")
                for pair in chart.pairs
            ]
        case LineChart():
            shown = [
                (f"{line.name}, {period}", written(portion.share, frame.lang))
                for line in chart.lines
                for period, portion in zip(chart.periods, line.portions, strict=True)
            ]
    values = "; ".join(words.VALUE_ALOUD.to(frame.lang).format(name=name, value=value) for name, value in shown)
    return f"{chart.caption}. {values}. {words.IN_TABLE.to(frame.lang)}"
