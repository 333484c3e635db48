"""Cells that are far apart, laid out as rows without filling the rectangle between them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.reading.book import LooseText
from fokusmanad.reading.limits import LIMITS, refuse_size

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from fokusmanad.reading.book import CellValue
    from fokusmanad.reading.limits import Allowance

# A table has no gap this wide, and a block is at most this many cells (40 MB) beyond those that are filled.
_GAP = 100
_ROOM = 5_000_000


class Grid(NamedTuple):
    """The rows of a sheet from its first filled cell, and the cells too far to the side to fit in them."""

    first_row: int
    first_column: int
    rows: list[list[CellValue]]
    strays: tuple[tuple[int, int, CellValue], ...] = ()

    def loose_texts(self, sheet: str) -> Iterable[LooseText]:
        """Yield the text of the strays, each with its place, so that they too are searched for personal data."""
        return (LooseText("cell", str(value), sheet, row, column) for row, column, value in self.strays)

    def reaching(self, places: Collection[tuple[int, int]]) -> Grid:
        """Return the grid extended by blank cells to include each of `places`, which are few and near."""
        if not places:
            return self
        corners = [(self.first_row, self.first_column)] if self.rows else []
        ends = [(self.first_row + len(self.rows) - 1, self.first_column + len(self.rows[0]) - 1)] if self.rows else []
        top, left = (min(place[axis] for place in (*places, *corners)) for axis in (0, 1))
        bottom, right = (max(place[axis] for place in (*places, *ends)) for axis in (0, 1))
        blank: list[CellValue] = [""] * (right - left + 1)
        rows = [blank] * (bottom - top + 1)
        for row, values in enumerate(self.rows, start=self.first_row - top):
            before = [""] * (self.first_column - left)
            rows[row] = [*before, *values, *blank[len(before) + len(values) :]]
        return Grid(top, left, rows, self.strays)


def lay_out(cells: Mapping[tuple[int, int], CellValue], room: Allowance) -> Grid:
    """Lay out cells by (row, column), counted from 1, as rows of equal width; all blank rows share one list.

    Every row with a cell among the main columns keeps its position, however far down.

    Raises:
        RefusalError: FM104.
    """
    check_counts(cells)
    first, last = _main_columns(Counter(column for _, column in cells))
    inside = {row for row, column in cells if first <= column <= last}
    width = last - first + 1
    if len(inside) * width > _ROOM + len(cells):
        refuse_size("columns")
    start, end = min(inside, default=1), max(inside, default=0)
    room.take(end - start + 1 + len(inside) * width)
    blank: list[CellValue] = [""] * width
    rows = [blank] * (end - start + 1)
    for row in inside:
        rows[row - start] = blank.copy()
    strays = []
    for (row, column), value in cells.items():
        if first <= column <= last:
            rows[row - start][column - first] = value
        else:
            strays.append((row, column, value))
    return Grid(start, first, rows, tuple(strays))


def check_counts(cells: Iterable[tuple[int, int]]) -> None:
    """Refuse (FM104) a sheet with too many filled rows or columns."""
    places = list(cells)
    if len({row for row, _ in places}) > LIMITS.rows:
        refuse_size("rows")
    if len({column for _, column in places}) > LIMITS.columns:
        refuse_size("columns")


def _main_columns(cells_in: Mapping[int, int]) -> tuple[int, int]:
    """Return the first and last column of the run of columns, without wide gaps, that has the most cells."""
    columns = sorted(cells_in)
    if not columns:
        return 1, 0
    starts = [columns[0], *(after for before, after in pairwise(columns) if after - before > _GAP)]
    ends = [*(before for before, after in pairwise(columns) if after - before > _GAP), columns[-1]]

    def filled(run: tuple[int, int]) -> int:
        return sum(count for column, count in cells_in.items() if run[0] <= column <= run[1])

    return max(zip(starts, ends, strict=True), key=filled)
