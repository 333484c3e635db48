"""The blocks of a section: paragraphs, lists, tables and charts, with figures as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from fokusmanad.render.report.shares import Portion
    from fokusmanad.render.values import Value


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; an important one is emphasized."""

    text: str
    important: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Terms:
    """Terms with their explanations."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Subheading:
    """A heading within a section."""

    text: str


class Row(NamedTuple):
    """A row of a table: its name, its cells, and whether it sums up the others."""

    name: str
    cells: tuple[Value, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """A table: its caption, the headings of all columns (the first that of the names), its rows, and a short name."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    name: str
    in_words: bool = False
    """Whether its cells are texts, which may be long, and not figures."""


class ShareBar(NamedTuple):
    """A share to be drawn, with its name."""

    name: str
    portion: Portion
    is_total: bool = False


@dataclass(frozen=True)
class ShareChart:
    """Shares as bars with intervals on an axis of 0–100 per cent, with a line for one of them all."""

    caption: str
    note: str
    bars: tuple[ShareBar, ...]
    reference: ShareBar | None = None
    target: int | None = None
    """The share that should be reached, in whole per cent."""


class CountBar(NamedTuple):
    """A count to be drawn, with its name and its value in words."""

    name: str
    amount: Value
    value: str


@dataclass(frozen=True)
class CountChart:
    """Counts as bars; the longest is the largest that is shown."""

    caption: str
    note: str
    bars: tuple[CountBar, ...]


class PortionPair(NamedTuple):
    """Two shares of the same thing, with its name."""

    name: str
    first: Portion
    second: Portion
    is_total: bool = False


@dataclass(frozen=True)
class PairChart:
    """Pairs of shares as an open and a filled mark on one axis: two months, or one kommun and all."""

    caption: str
    note: str
    names: tuple[str, str]
    """The names of the first and the second mark."""
    pairs: tuple[PortionPair, ...]
    is_change: bool = True
    """Whether the second followed the first in time."""


class Line(NamedTuple):
    """A share in each of several periods, with its name."""

    name: str
    portions: tuple[Portion, ...]


@dataclass(frozen=True)
class LineChart:
    """Shares over several periods as lines on an axis of 0–100 per cent; a gap where a share is not shown."""

    caption: str
    note: str
    periods: tuple[str, ...]
    lines: tuple[Line, ...]


class DotRow(NamedTuple):
    """Scores from 0 to 10, in order, with the name of who gave them and their median in words."""

    name: str
    scores: tuple[float, ...]
    median: str


@dataclass(frozen=True)
class DotChart:
    """Scores as dots on strips from 0 to 10. Workbook and Word have the table alone."""

    caption: str
    note: str
    strips: tuple[DotRow, ...]


Chart: TypeAlias = ShareChart | CountChart | PairChart | LineChart
Block: TypeAlias = Paragraph | Bullets | Terms | Subheading | Table | Chart | DotChart


@dataclass(frozen=True)
class Section:
    """A section: a name for links, its heading and its blocks."""

    key: str
    heading: str
    blocks: tuple[Block, ...]


class KeyFigure(NamedTuple):
    """A figure to be read first: the figure, its label, and details."""

    figure: str
    label: str
    details: tuple[str, ...]
    in_words: bool = False
