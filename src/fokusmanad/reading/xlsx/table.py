"""Sheets of plain rows, taken apart so that calamine reads each distinct cell once.

A form of a thousand rows repeats a few dozen cells: an answer, in the style of its column. What a cell means depends on
its attributes and its content alone, so calamine gets each distinct one once, all in one row.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from string import ascii_uppercase
from typing import TYPE_CHECKING, NamedTuple

from fokusmanad.reading.grid import Grid
from fokusmanad.reading.limits import LIMITS, MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fokusmanad.reading.book import CellValue
    from fokusmanad.reading.limits import Allowance

ROW = rb"(?:[0-9]{1,5}|1[01][0-9]{4})"
"""Match the number of a row to 119,999: with columns to Z a rectangle of three million cells (75 MB) at most."""
# Match a row, or all from the first tag that begins none. The groups of a row are its number, its other attributes, and
# what follows the reference of each cell with a value, which `_FILLED` then checks once for all that are the same.
# Possessive quantifiers forbid backtracking, so it takes one pass.
_PATTERN = rb'<row r="(?P<row>%b)"([^>]*+)>(?:(?<=/>)|%b</row>)|(<)(?s:.*)'
_CELL = rb'(?:<c r="%b(?P=row)"(?:(?: s="[0-9]++")?+/>|([^>]*+>(?:<f[^>/]*+>[^<]*+</f>)?+<v>[^<]*+</v></c>)))?+'
_FILLED = re.compile(rb'(?:<c(?: s="[0-9]++")?+(?: t="[snb]t?r?")?+>(?:<f[^>/]*+>[^<]*+</f>)?+<v>[^<]*+</v></c>)*+')
# Match a cell with a formula that has a value, which may be an empty text.
_CALCULATED = re.compile(rb'[^>]*?( t="str")?><f(?: \w+="[^"<&]*+")*+>[^<]*+</f><v>(?(1)|(?!<))[^<]*+</v></c>')
_FORMULA = re.compile(rb"<f[^<]*+</f>")
_AS_DIGITS = bytes.maketrans(b"123456789", b"000000000")
# The other attributes of a row that is not hidden. LibreOffice writes `hidden="false"` on every row.
_SHOWN = re.compile(rb'(?: (?:hidden="(?:false|0)"|(?!hidden=|r=)[A-Za-z][\w:]*+="[^"<&]*+"))*+ ?/?')
# Compiling the pattern takes a millisecond, in which calamine reads a smaller sheet.
_SMALL = 10_000
_LARGE = 4 * MEGABYTE
_FEWEST_COLUMNS = 7


class Table(NamedTuple):
    """The rows of a sheet, and what each cell has as XML after its reference: nothing if it is blank."""

    numbers: Sequence[int]
    first_column: int
    columns: Sequence[Sequence[bytes]]
    distinct: Sequence[bytes]
    """Every filled cell once."""
    telling: Collection[bytes]
    """Those whose formulas may hold more than references."""

    @property
    def row(self) -> bytes:
        """The XML of one row of all distinct cells, without formulas: calamine would decode them for nothing."""
        return b"<row>%b</row>" % _FORMULA.sub(b"", _joined(self.distinct))

    @property
    def telling_cells(self) -> bytes:
        """The XML of the cells with such formulas, each with its reference."""
        if not self.telling:
            return b""
        return b"".join(
            b'<c r="%c%d"%b' % (column, number, cell)
            for number, cells in zip(self.numbers, zip(*self.columns, strict=True), strict=True)
            for column, cell in enumerate(cells, start=ord("A") + self.first_column - 1)
            if cell in self.telling
        )

    def grid(self, of_row: Grid, room: Allowance) -> Grid:
        """Return each value in its places, given what calamine made of `row`.

        Raises:
            RefusalError: FM104.
        """
        first, width = self.numbers[0], len(self.columns)
        height = self.numbers[-1] - first + 1
        room.take(height * width - len(self.distinct))
        read: list[CellValue] = [*[""] * (of_row.first_column - 1), *(of_row.rows[0] if of_row.rows else ())]
        # calamine gives no blank cells at the end of a row.
        values: dict[bytes, CellValue] = dict.fromkeys((b"", *self.distinct), "")
        values |= zip(self.distinct, read, strict=False)
        columns = [map(values.__getitem__, column) for column in self.columns]
        # All blank rows share one list: a sheet may have a hundred thousand.
        nothing: tuple[CellValue, ...] = ("",) * width
        blank = [*nothing]
        rows = [list(cells) if cells != nothing else blank for cells in zip(*columns, strict=True)]
        if len(rows) < height:
            numbered = dict(zip(self.numbers, rows, strict=True))
            rows = [numbered.get(number, blank) for number in range(first, first + height)]
        return Grid(first, self.first_column, rows)


def table_of(content: bytes, start: int, end: int) -> Table | None:
    """Take apart the rows between two places of a sheet's XML; return None if they are few, blank or not all plain."""
    size = end - start
    # Each row takes memory, however short, and only a large sheet can have too many.
    if size < _SMALL or (size > _LARGE and content.count(b"<row", start, end) > LIMITS.rows):
        return None
    rows: list[tuple[bytes, ...]] = _pattern(_width(content, start)).findall(content, start, end)
    if not rows or rows[-1][-1] or not all(map(_SHOWN.fullmatch, {row[1] for row in rows})):
        return None
    while rows and not any(rows[-1][2:]):
        rows.pop()
    if not rows:
        return None
    written, _, *columns, _ = zip(*rows, strict=True)
    numbers = [int(number) for number in written]
    # Cells of rows that are repeated or out of order are left to calamine.
    if numbers != sorted({*numbers}) or not numbers[0]:
        return None
    filled = [place for place, column in enumerate(columns) if any(column)]
    columns = columns[filled[0] : filled[-1] + 1]
    distinct = tuple({*chain(*columns)} - {b""})
    # One search of all cells is a tenth of a search of each.
    joined = _joined(distinct)
    calculated = [cell for cell in distinct if b"<f" in cell] if b"<f" in joined else []
    if not (_FILLED.fullmatch(joined) and all(map(_CALCULATED.fullmatch, calculated))):
        return None
    return Table(numbers, filled[0] + 1, columns, distinct, frozenset(filter(_is_telling, calculated)))


def _joined(cells: Sequence[bytes]) -> bytes:
    return b"<c".join((b"", *cells))


def _is_telling(cell: bytes) -> bool:
    """Return whether a cell's formula may be worth searching (see `book.is_telling`), by its bytes."""
    return b"@" in cell or b"&#" in cell or b"000000" in cell.translate(_AS_DIGITS)


def _width(content: bytes, start: int) -> int:
    """Return how many columns there are in the first rows, the headings among them."""
    width = _FEWEST_COLUMNS
    while width < len(ascii_uppercase) and content.find(b'<c r="%c' % (ord("A") + width), start, start + _SMALL) > 0:
        width += 1
    return width


@lru_cache
def _pattern(width: int) -> re.Pattern[bytes]:
    """Return the pattern of rows with cells in the first `width` columns."""
    cells = b"".join(_CELL % letter.encode() for letter in ascii_uppercase[:width])
    return re.compile(_PATTERN % (ROW, cells))
