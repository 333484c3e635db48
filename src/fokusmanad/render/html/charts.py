"""Charts as inline SVG. A hidden figure is written as its sign and never drawn.

Lengths along the axis are in per cent of the width, so that a chart fits a telephone as well as a sheet of paper while
its text keeps its size. Each row has its name and value on one line and its bar on the next.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from markupsafe import Markup

from fokusmanad.render.html import words as page_words
from fokusmanad.render.html.aloud import description
from fokusmanad.render.report import words
from fokusmanad.render.report.blocks import CountChart, DotChart, LineChart, PairChart, ShareChart
from fokusmanad.render.report.shares import with_warning
from fokusmanad.render.values import Percent, written
from fokusmanad.text import in_percent, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fokusmanad.render.report.blocks import Chart, CountBar, DotRow, Line, PortionPair, ShareBar
    from fokusmanad.text import Lang

_Row = TypeVar("_Row")

_MOST_ROWS = 20
"""The most rows of one picture, which cannot be broken between two sheets of paper."""
_ROW = 36
_NAME = 13
"""How far down in a row the name's baseline is."""
_BAR = 19
"""Where in a row its bar begins, and how thick it is."""
_THICK = 10
_MIDDLE = _BAR + _THICK / 2
_ROOM = 34
"""The number of characters of name and value that fit on one line of a telephone."""
_HEAD = 24
"""Room above the rows for the name of the line."""
_FOOT = 22
"""Room below for the axis."""
_AXES = (0.1, 0.2, 0.5, 1.0)
_TICKS = ((0.0, "start"), (0.5, "middle"), (1.0, "end"))
_LINES_HIGH = 200
"""How high 100 per cent is above 0 in a chart of lines."""
_MOST_VALUES = 6
"""With more periods only the first and the last share of a line are written beside it."""
_MOST_PERIODS = 4
"""With more periods only the first, the middle and the last are named below."""
_HIGHEST = 10
"""The highest score of a rating."""


def svg(chart: Chart | DotChart, name: str, lang: Lang) -> Markup:
    """Draw a chart, with its figures in words for screen readers; `name` is unique on the page."""
    match chart:
        case ShareChart():
            drawn, height = _shares(chart, lang)
        case CountChart():
            drawn, height = _counts(chart.bars)
        case PairChart():
            drawn, height = _pairs(chart, lang)
        case LineChart():
            drawn, height = _lines_of(chart, lang), _LINES_HIGH + 2 * _FOOT
        case DotChart():
            drawn, height = _dots(chart, lang)
    return Markup(
        '<svg class="chart" role="img" aria-labelledby="{name}-title {name}-desc" width="100%" height="{height}">\n'
        '<title id="{name}-title">{title}</title>\n<desc id="{name}-desc">{desc}</desc>\n{drawn}</svg>'
    ).format(name=name, height=height, title=chart.caption, desc=description(chart, lang), drawn=drawn)


def parts(chart: Chart | DotChart) -> list[Chart | DotChart]:
    """Return the chart in parts that a sheet of paper has room for, about equally long."""
    match chart:
        case ShareChart():
            return [replace(chart, bars=bars) for bars in _split(chart.bars)]
        case PairChart():
            return [replace(chart, pairs=pairs) for pairs in _split(chart.pairs)]
        case DotChart():
            return [replace(chart, strips=strips) for strips in _split(chart.strips)]
    return [chart]


def _split(rows: tuple[_Row, ...]) -> list[tuple[_Row, ...]]:
    count = ceil(len(rows) / _MOST_ROWS)
    size = ceil(len(rows) / count) if count else 0
    return [rows[start : start + size] for start in range(0, len(rows), size)] if size else [rows]


def _joined(parts: Iterable[Markup]) -> Markup:
    return Markup("").join(parts)


def _shares(chart: ShareChart, lang: Lang) -> tuple[Markup, int]:
    lines = _lines(chart, lang)
    head = _HEAD * len(lines)
    bottom = head + _ROW * len(chart.bars)
    drawn = (_line(line, _HEAD * (place + 1), bottom) for place, line in enumerate(lines))
    rows = (_share_row(bar, head + _ROW * place, lang) for place, bar in enumerate(chart.bars))
    return _joined([_axis(1.0, head, bottom, lang), *drawn, *rows]), bottom + _FOOT


def _share_row(bar: ShareBar, top: int, lang: Lang) -> Markup:
    fraction, interval = bar.portion.fraction, bar.portion.interval
    drawn = _labels(bar.name, with_warning(bar.portion, lang), top, strong=bar.is_total)
    if fraction is None or interval is None:
        return drawn
    return drawn + _bar(fraction, top) + _whisker(interval.low, interval.high, top + _MIDDLE)


class _Line(NamedTuple):
    """A line through every row, with its name and share above."""

    kind: str
    fraction: float
    label: str


def _lines(chart: ShareChart, lang: Lang) -> list[_Line]:
    """Return the target where there is one, and the share of all kommuner where it is shown."""
    lines = []
    if chart.target is not None:
        label = f"{words.TARGET.to(lang)} {written(Percent(chart.target), lang)}"
        lines.append(_Line("target", chart.target / 100, label))
    fraction = chart.reference.portion.fraction if chart.reference else None
    if chart.reference and fraction is not None:
        label = f"{chart.reference.name} {written(chart.reference.portion.share, lang)}"
        lines.append(_Line("reference", fraction, label))
    return lines


def _line(line: _Line, head: int, bottom: int) -> Markup:
    return Markup(
        '<line class="{kind}" x1="{x}" x2="{x}" y1="{top}" y2="{bottom}"/>'
        '<text class="{kind}-name" x="{x}" y="{baseline}" text-anchor="{anchor}">{label}</text>\n'
    ).format(
        kind=line.kind,
        x=_percent(line.fraction),
        top=head - 6,
        bottom=bottom,
        baseline=head - 10,
        # The name is at the side where there is room for it.
        anchor="start" if line.fraction < 0.5 else "end",
        label=line.label,
    )


def _counts(bars: Sequence[CountBar]) -> tuple[Markup, int]:
    # The longest bar is the largest shown count: hidden ones must not affect the scale.
    longest = max((bar.amount for bar in bars if isinstance(bar.amount, int)), default=0)
    rows = [_count_row(bar, longest, _ROW * place) for place, bar in enumerate(bars)]
    return _joined(rows), _ROW * len(bars)


def _count_row(bar: CountBar, longest: int, top: int) -> Markup:
    drawn = _labels(bar.name, bar.value, top)
    return drawn + _bar(bar.amount / longest, top) if isinstance(bar.amount, int) and bar.amount else drawn


def _pairs(chart: PairChart, lang: Lang) -> tuple[Markup, int]:
    fractions = [each.fraction or 0.0 for pair in chart.pairs for each in (pair.first, pair.second)]
    end = next(axis for axis in _AXES if max(fractions, default=0.0) <= axis)
    bottom = _ROW * len(chart.pairs)
    rows = (
        _pair_row(pair, end, _ROW * place, lang, is_change=chart.is_change) for place, pair in enumerate(chart.pairs)
    )
    return _joined([_axis(end, 0, bottom, lang), *rows]), bottom + _FOOT


def _pair_row(pair: PortionPair, end: float, top: int, lang: Lang, *, is_change: bool) -> Markup:
    value = (
        (page_words.PAIR_CHANGE if is_change else page_words.PAIR_BESIDE)
        .to(lang)
        .format(first=written(pair.first.share, lang), second=with_warning(pair.second, lang))
    )
    first, second = (None if each.fraction is None else each.fraction / end for each in (pair.first, pair.second))
    drawn = [_labels(pair.name, value, top, strong=pair.is_total)]
    if first is not None and second is not None:
        drawn.append(
            Markup('<line class="span" x1="{}" x2="{}" y1="{y}" y2="{y}"/>\n').format(
                _percent(first), _percent(second), y=top + _MIDDLE
            )
        )
    marks = (("mark first", first, 6.5), ("mark second", second, 5.5))
    drawn += [_mark(kind, x, radius, top) for kind, x, radius in marks if x is not None]
    return _joined(drawn)


def _lines_of(chart: LineChart, lang: Lang) -> Markup:
    last = len(chart.periods) - 1
    named = range(last + 1) if last < _MOST_PERIODS else (0, last // 2, last)
    grid = (_level(fraction, lang) for fraction, _ in _TICKS)
    ticks = (_period(chart.periods[place], _across(place, last)) for place in named)
    above = [max(line.portions[place].fraction or 0.0 for line in chart.lines) for place in range(last + 1)]
    lines = (_line_of(line, kind, above, lang) for line, kind in zip(chart.lines, ("second", "first"), strict=False))
    return _joined([*grid, *ticks, *lines])


def _across(place: int, last: int) -> float:
    """Return how far to the right a period is, with room for half a label on either side."""
    return 0.08 + 0.84 * place / last


def _down(fraction: float) -> float:
    return round(_FOOT + _LINES_HIGH * (1 - fraction), 1)


def _level(fraction: float, lang: Lang) -> Markup:
    return Markup(
        '<line class="grid" x1="0" x2="100%" y1="{y}" y2="{y}"/><text class="tick" x="0" y="{above}">{tick}</text>\n'
    ).format(y=_down(fraction), above=_down(fraction) - 4, tick=in_percent(_tick(fraction), lang))


def _period(name: str, across: float) -> Markup:
    anchor = next(anchor for place, anchor in ((0.08, "start"), (0.91, "middle"), (1.0, "end")) if across <= place)
    return Markup('<text class="tick" x="{}" y="{}" text-anchor="{}">{}</text>\n').format(
        _percent({"start": 0.0, "end": 1.0}.get(anchor, across)), _down(0) + 16, anchor, name
    )


def _line_of(line: Line, kind: str, above: Sequence[float], lang: Lang) -> Markup:
    """Draw a line with its shares: over it where it is the highest of all, as `above` has it, else under it."""
    last = len(line.portions) - 1
    points = [(_across(place, last), each.fraction) for place, each in enumerate(line.portions)]
    segments = (
        Markup('<line class="trend {}" x1="{}" y1="{}" x2="{}" y2="{}"/>\n').format(
            kind, _percent(x1), _down(start), _percent(x2), _down(end)
        )
        for (x1, start), (x2, end) in pairwise(points)
        if start is not None and end is not None
    )
    marks = (
        Markup('<circle class="mark {}" cx="{}" cy="{}" r="5.5"/>\n').format(kind, _percent(x), _down(fraction))
        for x, fraction in points
        if fraction is not None
    )
    values = (
        Markup('<text class="name" x="{}" y="{}" text-anchor="middle">{}</text>\n').format(
            _percent(x),
            _down(fraction) + (-10 if fraction == above[place] else 22),
            written(line.portions[place].share, lang),
        )
        for place, (x, fraction) in enumerate(points)
        if fraction is not None and (last < _MOST_VALUES or place in {0, last})
    )
    return _joined([*segments, *marks, *values])


def _dots(chart: DotChart, lang: Lang) -> tuple[Markup, int]:
    bottom = _ROW * len(chart.strips)
    rows = (_strip(row, _ROW * place, lang) for place, row in enumerate(chart.strips))
    return _joined([_scale(bottom), *rows]), bottom + _FOOT


def _strip(row: DotRow, top: int, lang: Lang) -> Markup:
    low, high = (_percent(score / _HIGHEST) for score in (row.scores[0], row.scores[-1]))
    line = Markup('<line class="span" x1="{}" x2="{}" y1="{y}" y2="{y}"/>\n').format(low, high, y=top + _MIDDLE)
    median = words.MEDIAN_IS.to(lang).format(median=row.median)
    marks = (_mark("mark first", score / _HIGHEST, 5.5, top) for score in dict.fromkeys(row.scores))
    return _joined([_labels(row.name, median, top), line, *marks])


def _scale(bottom: int) -> Markup:
    """Draw the axis of scores: 0, 5 and 10."""
    return _joined(_grid(place, 0, bottom, anchor, f"{place * _HIGHEST:g}") for place, anchor in _TICKS)


def _mark(kind: str, fraction: float, radius: float, top: int) -> Markup:
    return Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>\n').format(
        kind, _percent(fraction), top + _MIDDLE, radius
    )


def _labels(name: str, value: str, top: int, *, strong: bool = False) -> Markup:
    kind = "name strong" if strong else "name"
    # A campaign's own names may be long; the table and the description have them whole.
    name = shortened(name, _ROOM - len(value))
    return Markup(
        '<text class="{kind}" x="0" y="{y}">{name}</text><text class="{kind}" x="100%" y="{y}" text-anchor="end">'
        "{value}</text>\n"
    ).format(kind=kind, y=top + _NAME, name=name, value=value)


def _bar(fraction: float, top: int) -> Markup:
    return Markup('<rect class="bar" x="0" y="{}" width="{}" height="{}"/>\n').format(
        top + _BAR, _percent(fraction), _THICK
    )


def _whisker(low: float, high: float, middle: float) -> Markup:
    lines = (
        (low, high, middle, middle),
        *((end, end, middle - 4, middle + 4) for end in (low, high)),
    )
    return _joined(
        [
            *(
                Markup('<line class="whisker" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(
                    _percent(x1), _percent(x2), y1, y2
                )
                for x1, x2, y1, y2 in lines
            ),
            Markup("\n"),
        ]
    )


def _axis(end: float, top: int, bottom: int, lang: Lang) -> Markup:
    return _joined(_grid(place, top, bottom, anchor, in_percent(_tick(place * end), lang)) for place, anchor in _TICKS)


def _grid(place: float, top: int, bottom: int, anchor: str, tick: str) -> Markup:
    return Markup(
        '<line class="grid" x1="{x}" x2="{x}" y1="{top}" y2="{bottom}"/>'
        '<text class="tick" x="{x}" y="{below}" text-anchor="{anchor}">{tick}</text>\n'
    ).format(x=_percent(place), top=top, bottom=bottom, below=bottom + 16, anchor=anchor, tick=tick)


def _tick(fraction: float) -> str:
    return f"{100 * fraction:g}"


def _percent(fraction: float) -> str:
    return f"{round(100 * fraction, 1):g}%"
