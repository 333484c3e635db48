"""The values of a workbook by calamine, which alone decides what a cell means. Only this module knows calamine."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from fokusmanad.reading.grid import Grid
from fokusmanad.reading.limits import refuse

if TYPE_CHECKING:
    from io import BytesIO

    from python_calamine import CalamineSheet

    from fokusmanad.reading.limits import Allowance


class Found(NamedTuple):
    """A sheet as calamine found it."""

    name: str
    hidden: bool
    grid: Grid


def read_values(stream: BytesIO, room: Allowance) -> list[Found]:
    """Read each sheet in order.

    Raises:
        RefusalError: FM101 or FM102 if calamine cannot read the file, FM104 if it is too large.
    """
    try:
        return _read_values(stream, room)
    except PasswordError:
        refuse("FM102")
    except (CalamineError, ValueError, OSError):
        refuse("FM101")
    except BaseException as fault:
        # A Rust panic is not an Exception, and its class cannot be imported; any other fault propagates.
        if type(fault).__name__ != "PanicException":
            raise
        refuse("FM101")


def _read_values(stream: BytesIO, room: Allowance) -> list[Found]:
    book = CalamineWorkbook.from_filelike(stream)
    return [
        Found(sheet.name, sheet.visible != SheetVisibleEnum.Visible, _grid(book.get_sheet_by_index(index), room))
        for index, sheet in enumerate(book.sheets_metadata)
    ]


def _grid(sheet: CalamineSheet, room: Allowance) -> Grid:
    row, column = sheet.start or (0, 0)
    last_row, last_column = sheet.end or (0, 0)
    room.take((last_row - row + 1) * (last_column - column + 1))
    return Grid(row + 1, column + 1, sheet.to_python(skip_empty_area=True))
