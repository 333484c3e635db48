"""A workbook saved by openpyxl has the same bytes on every platform."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from openpyxl import Workbook

from fokusmanad.office.workbook_bytes import save


def test_merged_cells_are_in_order() -> None:
    """openpyxl keeps them in a set of objects, whose hashes have 32 or 64 bits."""
    book = Workbook()
    ranges = [f"{column}{row}:{column}{row + 1}" for column in "ABC" for row in range(1, 40, 2)]
    for each in reversed(ranges):
        book.worksheets[0].merge_cells(each)
    with ZipFile(BytesIO(save(book))) as archive:
        written = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall('<mergeCell ref="([^"]*)"', written) == ranges
