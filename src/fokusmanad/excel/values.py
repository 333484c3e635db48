"""The values of a workbook by calamine, which alone decides what a cell means; nothing else here knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from fokusmanad.excel.grid import Grid
from fokusmanad.excel.limits import refuse

if TYPE_CHECKING:
    from io import BytesIO

    from python_calamine import CalamineSheet


def read_values(stream: BytesIO) -> list[Grid]:
    """Read each sheet in order. Raises RefusalError (FM101) for what calamine cannot make out."""
    try:
        book = CalamineWorkbook.from_filelike(stream)
        return [_grid(book.get_sheet_by_index(index)) for index in range(len(book.sheet_names))]
    except (CalamineError, ValueError, OSError):
        refuse("FM101")
    except BaseException as fault:
        # A panic in calamine is no Exception, and its class cannot be imported; any other fault goes on its way.
        if type(fault).__name__ != "PanicException":
            raise
        refuse("FM101")


def _grid(sheet: CalamineSheet) -> Grid:
    row, column = sheet.start or (0, 0)
    return Grid(row + 1, column + 1, sheet.to_python(skip_empty_area=True))
