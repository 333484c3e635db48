"""The worst files that we know of, each read in its own process: answered within 300 MB."""

from __future__ import annotations

import struct
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from fokusmanad.reading.binary import compound
from tests.reading.packages import FILES, MAIN, links, xlsx_parts

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it"),
    pytest.mark.slow,
]

_IDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TEXT = '<table:table-cell office:value-type="string"><text:p>Ja</text:p></table:table-cell>'
_MEGABYTES = 300
# The headers of two records of an .xls: the beginning of a workbook or sheet, and the declared size of a sheet.
_BEGINNING, _SIZE = struct.pack("<2H", 0x0809, 16), struct.pack("<2H", 0x0200, 14)
_MEASURE = """
import sys
from pathlib import Path
from fokusmanad.reading.read import read_workbook
found = read_workbook(Path(sys.argv[1]))
status = Path("/proc/self/status").read_text()
most = int(status.split("VmHWM:")[1].split()[0]) / 1024
print(getattr(found, "code", "read"), most, sep="|")
"""


def _packed(parts: dict[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED, compresslevel=1) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def _rows(count: int, columns: list[str], value: str = "<v>1</v>") -> str:
    cells = [(column, value) for column in columns]
    return "".join(
        f'<row r="{row}">{"".join(f"<c r={chr(34)}{column}{row}{chr(34)}>{value}</c>" for column, value in cells)}</row>'
        for row in range(1, count + 1)
    )


def _sheets(count: int, rows: str, *, same: bool = False) -> dict[str, str | bytes]:
    targets = [("worksheet", f"worksheets/sheet{0 if same else number}.xml") for number in range(count)]
    listed = "".join(f'<sheet name="S{number}" sheetId="{number + 1}" r:id="r{number}"/>' for number in range(count))
    parts = xlsx_parts()
    del parts["xl/worksheets/sheet1.xml"]
    parts["xl/workbook.xml"] = f'<workbook xmlns="{MAIN}" xmlns:r="{_IDS}"><sheets>{listed}</sheets></workbook>'
    parts["xl/_rels/workbook.xml.rels"] = links(*targets)
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return parts | {f"xl/{target}": sheet for _, target in targets}


def _open_document(rows: str, tables: int = 1) -> dict[str, str | bytes]:
    names = "".join(f' xmlns:{name}="{name}"' for name in ("office", "table", "text"))
    body = f'<table:table table:name="S">{rows}</table:table>' * tables
    content = f"<office:document-content{names}><office:body>{body}</office:body></office:document-content>"
    return {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}


def _with_part(content: str, name: str = "xl/more.xml") -> dict[str, str | bytes]:
    """Return the parts of a workbook and one more, which is only searched for personal data."""
    return {**xlsx_parts(), name: f"<more>{content}"}


_LETTERS = [f"A{chr(letter)}" for letter in range(ord("A"), ord("Z") + 1)]
_SPACES = _TEXT.replace("Ja", '<text:s text:c="32767"/>')
_FAR = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
_FAR_ROW = '<row r="119999"><c r="G119999"><v>1</v></c></row>'
_TWO_FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'

WORST: dict[str, tuple[str, Callable[[], dict[str, str | bytes]]]] = {
    "a table beyond Z": ("FM104", lambda: xlsx_parts(_rows(20_000, _LETTERS))),
    "a smaller table beyond Z": ("read", lambda: xlsx_parts(_rows(8_000, _LETTERS))),
    "a hidden row among many": (
        "read",
        lambda: xlsx_parts('<row r="1" hidden="1"/>' + _rows(60_000, list("ABCDEFGH"))),
    ),
    "200 sheets to Z99999": ("FM104", lambda: _sheets(200, _TWO_FAR.format(99_999, "Z"))),
    "200 sheets to the last row": ("FM104", lambda: _sheets(200, _TWO_FAR.format(1_048_576, "A"))),
    "two million blank rows": ("read", lambda: _sheets(18, _rows(119_998, []) + _FAR_ROW)),
    "a thousand sheets that are one": ("FM101", lambda: _sheets(1_000, "<a/>" * 20_000, same=True)),
    "tags that mean nothing": ("read", lambda: xlsx_parts("<a/>" * 2_000_000)),
    "tags beyond all": ("FM104", lambda: xlsx_parts("<a/>" * 12_000_000)),
    "empty strings": ("FM104", lambda: xlsx_parts(_rows(2, ["A"]), strings="<si/>" * 9_000_000)),
    "short strings": ("read", lambda: xlsx_parts(_rows(2, ["A"]), strings="<si><t>a</t></si>" * 990_000)),
    "formats": (
        "FM104",
        lambda: xlsx_parts(_rows(2, ["A"]), styles='<numFmt numFmtId="1" formatCode="0"/>' * 1_000_000),
    ),
    "the same cell over and over": (
        "FM104",
        lambda: xlsx_parts('<row r="1">' + '<c r="A1"><v>1</v></c>' * 2_100_000 + "</row>"),
    ),
    "long texts": (
        "read",
        lambda: xlsx_parts(
            "".join(
                f'<row r="{row}"><c r="A{row}" t="str"><v>{"1 - " * 8_000}</v></c></row>' for row in range(1, 1_500)
            )
        ),
    ),
    "long formulas": ("FM104", lambda: xlsx_parts(_rows(40_000, ["A"], f"<f>{'123456 + ' * 50}</f><v>1</v>"))),
    "formulas of usual length": (
        "read",
        lambda: xlsx_parts(_rows(100_000, ["A"], f"<f>VLOOKUP(B2,{'A1:B100000,' * 10}2)</f><v>1</v>")),
    ),
    "many names": (
        "read",
        lambda: xlsx_parts(
            head="<definedNames>" + '<definedName name="a">b</definedName>' * 100_000 + "</definedNames>"
        ),
    ),
    "half a paragraph over and over": ("read", lambda: _with_part("<p " * 200_000)),
    "text boxes without end": ("read", lambda: _with_part("<v:textbox>" * 100_000, "xl/drawings/vmldrawing1.vml")),
    "paragraphs of ever new names": ("read", lambda: _with_part("".join(f"<a{n}:p>" for n in range(100_000)))),
    "a paragraph without end": ("read", lambda: _with_part("<text:p>" + "a <b>" * 2_000_000)),
    "spaces in .ods": ("read", lambda: _open_document(f"<table:table-row>{_SPACES}</table:table-row>" * 20_000)),
    "tables to the last row in .ods": (
        "FM104",
        lambda: _open_document(
            f"<table:table-row>{_TEXT}</table:table-row>{_FAR}<table:table-row>{_TEXT}</table:table-row>", 200
        ),
    ),
    "hidden rows in .ods": (
        "FM104",
        lambda: _open_document(
            '<table:table-row table:visibility="collapse" table:number-rows-repeated="999"/>' * 400_000
        ),
    ),
    "a full .ods": ("read", lambda: _open_document(f"<table:table-row>{_TEXT * 8}</table:table-row>" * 20_000)),
}


@pytest.mark.parametrize("name", WORST)
def test_the_worst_files_cost_little(name: str, tmp_path: Path) -> None:
    """Test the answer and the memory. The times, which depend on the machine, are in docs/robustness.md."""
    expected, make = WORST[name]
    code, megabytes = _read(_packed(make()), tmp_path)
    assert code == expected
    assert megabytes < _MEGABYTES


def test_a_sheet_of_an_old_workbook_without_beginning_costs_little(tmp_path: Path) -> None:
    """calamine allocated memory for the declared size, which ended the process (found by fuzzing)."""
    data = bytearray((FILES / "form.xls").read_bytes())
    stream = compound.streams(bytes(data))["Workbook"]
    content = stream.read(bytes(data))
    beginnings, sizes = content.count(_BEGINNING), content.count(_SIZE)
    assert beginnings == 1 + sizes, "the workbook's own, and one for each sheet"
    at = content.find(_BEGINNING) + 1
    while (at := content.find(_BEGINNING, at)) > 0:
        _put(data, stream, at, b"\x73")
        _put(data, stream, content.find(_SIZE, at) + 4, struct.pack("<2I2H", 0, 2**32 - 1, 0, 2**16 - 1))
        at += 1
    code, megabytes = _read(bytes(data), tmp_path)
    assert code == "read"
    assert megabytes < _MEGABYTES


def _put(data: bytearray, stream: compound.Stream, at: int, content: bytes) -> None:
    for step, byte in enumerate(content):
        data[stream.place(at + step)] = byte


def _read(data: bytes, folder: Path) -> tuple[str, float]:
    """Read a file in a process of its own, and return the result and the peak memory in megabytes."""
    path = folder / "worst.xlsx"
    path.write_bytes(data)
    done = subprocess.run([sys.executable, "-c", _MEASURE, path], capture_output=True, check=True, text=True)
    code, megabytes = done.stdout.strip().split("|")
    return code, float(megabytes)
