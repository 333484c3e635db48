"""Workbooks of openpyxl saved so that the same input gives the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl.worksheet.cell_range import MultiCellRange

from fokusmanad.office.reproducible import repacked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.worksheet.cell_range import CellRange

_PROPERTIES = "docProps/core.xml"
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WRITTEN = rb"\g<1>1980-01-01T00:00:00Z"


class _InOrder(MultiCellRange):
    """The merged cells of a sheet. openpyxl keeps them in a set, whose order differs between platforms."""

    def __iter__(self) -> Iterator[CellRange]:
        return iter(self.sorted())


def save(book: Workbook) -> bytes:
    """Return the bytes of a workbook of openpyxl's."""
    for sheet in book.worksheets:
        sheet.merged_cells = _InOrder(sheet.merged_cells.ranges)
    written = BytesIO()
    book.save(written)
    return repacked(written.getvalue(), _timeless)


def _timeless(name: str, content: bytes) -> bytes:
    """Remove the time of day, which openpyxl writes, from the document's properties."""
    return _TIME.sub(_WRITTEN, content) if name == _PROPERTIES else content
