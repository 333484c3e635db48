"""What the binary formats of Excel share: facts from their records, and cells moved closer together.

Positions have a fixed width, so rows and columns are renumbered in place before calamine fills the rectangle. No
formula is known to be uncalculated: both formats store a result with each formula.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from fokusmanad.reading.book import Book, CellRange, LooseKind, LooseText, Sheet, SheetFacts
from fokusmanad.reading.grid import Grid, check_counts, lay_out
from fokusmanad.reading.limits import MOST_ROOM, Allowance, refuse_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fokusmanad.reading.book import CellValue
    from fokusmanad.reading.values import Found

# Rectangles up to this many cells (60 MB) are filled whatever they hold.
_SMALL_AREA = 2_600_000


@dataclass(slots=True)
class BinarySheet:
    """A sheet's filled cells, counted from 0, the bytes that place them, and the other facts of its records."""

    allowed: Allowance
    """The cells that the workbook may still have."""
    cells: list[tuple[int, int]] = field(default_factory=list)
    row_fields: list[tuple[int, int]] = field(default_factory=list)
    """(offset, row) of each number that gives the row of a cell."""
    column_fields: list[tuple[int, int]] = field(default_factory=list)
    errors: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[CellRange] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    headers_and_footers: list[str] = field(default_factory=list)
    texts: list[tuple[LooseKind, str]] = field(default_factory=list)
    """Other texts by their kind: `link` or `prompt`."""

    def add(self, row: int, first: int, last: int) -> None:
        """Add the cells of a row from one column to another. Raises RefusalError (FM104) where they become too many."""
        self.allowed.take(last - first + 1)
        self.cells.extend((row, column) for column in range(first, last + 1))

    @property
    def facts(self) -> SheetFacts:
        """The facts in a reader's terms."""
        return SheetFacts(
            error_cells=frozenset((row + 1, column + 1) for row, column in self.errors),
            hidden_rows=frozenset(row + 1 for row in self.hidden_rows),
            merges=tuple(self.merges),
        )


@dataclass(frozen=True, slots=True)
class Squeeze:
    """The rows and columns that hold something, in order: each is renumbered to its place among them."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]

    def patches(self, sheet: BinarySheet) -> Iterator[tuple[int, int]]:
        """Yield (offset, new number) for each field that must change."""
        row_ranks = {row: rank for rank, row in enumerate(self.rows)}
        column_ranks = {column: rank for rank, column in enumerate(self.columns)}
        yield from ((at, row_ranks[row]) for at, row in sheet.row_fields if row in row_ranks)
        yield from ((at, column_ranks[column]) for at, column in sheet.column_fields if column in column_ranks)

    def undo(self, grid: Grid, sheet: BinarySheet, room: Allowance) -> Grid:
        """Move the values back to their original cells."""
        cells: dict[tuple[int, int], CellValue] = {(row + 1, column + 1): "" for row, column in sheet.cells}
        columns = self.columns[grid.first_column - 1 :]
        for row, values in zip(self.rows[grid.first_row - 1 :], grid.rows, strict=False):
            for column, value in zip(columns, values, strict=False):
                if value != "":
                    cells[row + 1, column + 1] = value
        return lay_out(cells, room)


def squeeze(sheet: BinarySheet) -> Squeeze | None:
    """Return how to move the cells nearer each other, None where they need not. Raises RefusalError (FM104)."""
    check_counts(sheet.cells)
    rows, columns = ({cell[axis] for cell in sheet.cells} for axis in (0, 1))
    if not rows or (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) <= _SMALL_AREA:
        return None
    if len(rows) * len(columns) > _SMALL_AREA + len(sheet.cells):
        refuse_size("columns")
    return Squeeze(tuple(sorted(rows)), tuple(sorted(columns)))


def wide_texts(body: bytes) -> Iterator[str]:
    """Yield possible texts in the bytes, from the first and from the second byte, to be searched for digits."""
    return (body[odd:].decode("utf-16-le", "replace").replace("\0", " ") for odd in (0, 1))


def assemble(found: Sequence[Found], facts: Sequence[BinarySheet], squeezes: Iterable[Squeeze | None]) -> Book:
    """Combine calamine's values and the records' facts for each sheet."""
    sheets: list[Sheet] = []
    loose_texts: list[LooseText] = []
    room = Allowance(MOST_ROOM)
    for there, fact, squeezed in zip(found, facts, squeezes, strict=True):
        name, grid = there.name, squeezed.undo(there.grid, fact, room) if squeezed else there.grid
        sheets.append(Sheet(name, there.hidden, grid.first_row, grid.first_column, grid.rows, fact.facts))
        loose_texts += grid.loose_texts(name)
        loose_texts += (LooseText("comment", text, name) for text in fact.comments)
        loose_texts += (LooseText(kind, text, name if kind == "link" else None) for kind, text in fact.texts)
        loose_texts += (LooseText("header_footer", text, name) for text in fact.headers_and_footers)
    return Book(tuple(sheets), tuple(loose_texts))
