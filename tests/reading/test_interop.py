"""The same form from every writer, in every format, gives the same figures and the same problems."""

from __future__ import annotations

from pathlib import Path

import pytest

from fokusmanad.counting.tally import tally
from tests.helpers.examine import examine
from tests.helpers.workbooks import told
from tests.reading.interop import make

FOLDER = Path(__file__).parent / "interop"
MADE = {
    "xlsxwriter.xlsx": make.by_xlsxwriter(),
    "xlsxwriter inline.xlsx": make.by_xlsxwriter(constant_memory=True),
    "openpyxl.xlsx": make.by_openpyxl(),
    "strict.xlsx": make.strict(make.by_xlsxwriter()),
}
COMMITTED = sorted(path for path in FOLDER.iterdir() if path.stem in {"sheetjs", "exceljs", "libreoffice"})
FILES = MADE | {path.name: path.read_bytes() for path in COMMITTED}

TOLD = ["FM301 E6", "FM307 D7", "FM302 E8", "FM304 C9", "FM401 E10", "FM306 H11", "FM405 row 12"]
LOST = {
    # SheetJS writes no hidden rows in these formats, and writes an error in .ods as an empty cell.
    "sheetjs.xls": {"FM405 row 12": ""},
    "sheetjs.ods": {"FM405 row 12": "", "FM304 C9": "FM302 C9"},
}
ROWS, LEFT_OUT = 9, 1
ATTRIBUTES = ("unit", "sex")


@pytest.mark.parametrize("name", FILES)
def test_every_format_is_read_alike(name: str) -> None:
    """The problems, each with its cell, and the counts are the same."""
    found = examine(FILES[name], name)
    assert told(found) == [LOST.get(name, {}).get(each, each) for each in TOLD if LOST.get(name, {}).get(each, each)]
    assert found.form is not None
    assert (found.received - found.left_out, found.left_out) == (ROWS, LEFT_OUT)
    first = examine(MADE["xlsxwriter.xlsx"]).form
    assert first is not None
    assert tally(found.form, ATTRIBUTES) == tally(first, ATTRIBUTES)


def test_the_committed_files_are_small_and_complete() -> None:
    """There are nine files, each under 30 kB."""
    assert len(COMMITTED) == 9
    assert max(path.stat().st_size for path in COMMITTED) < 30_000
