"""Reading: the values of each format with their true places, and the reasons why a file is not read."""

from __future__ import annotations

import errno
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook

from fokusmanad.findings.problem import Problem
from fokusmanad.reading import values
from fokusmanad.reading.book import CellRange, CellValue
from fokusmanad.reading.read import read_workbook
from tests.reading.packages import (
    FILES,
    MAIN,
    STRICT,
    book_of,
    lying,
    ods,
    refusal_of,
    renamed_stream,
    sheet_of,
    worksheet,
    xlsx,
    xlsx_parts,
    zipped,
)

_ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'
_CELL = '<table:table-cell office:value-type="string"><text:p>Ja</text:p></table:table-cell>'


def _written(write: str = "xlsxwriter") -> bytes:
    stream = BytesIO()
    if write == "xlsxwriter":
        with xlsxwriter.Workbook(stream) as book:
            form = book.add_worksheet("Formulär")
            form.write_row("B3", ["Enhet", "Svar", 7])
            form.write_row("B5", ["Mottagning", "Ja", True])
            hidden = book.add_worksheet("Gömt")
            hidden.write("A1", "dold")
            hidden.hide()
    else:
        workbook = Workbook()
        sheet = worksheet(workbook)
        sheet.title = "Formulär"
        sheet["B3"], sheet["C3"], sheet["D3"] = "Enhet", "Svar", 7
        sheet["B5"], sheet["C5"], sheet["D5"] = "Mottagning", "Ja", True
        workbook.create_sheet("Gömt")["A1"] = "dold"
        workbook["Gömt"].sheet_state = "veryHidden"
        workbook.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("writer", ["xlsxwriter", "openpyxl"])
def test_values_keep_their_rows_and_columns(writer: str) -> None:
    """Blank rows and columns move no value; hidden sheets are read and marked as hidden."""
    first, second = book_of(_written(writer)).sheets
    assert (first.name, first.hidden, first.first_row, first.first_column) == ("Formulär", False, 3, 2)
    assert first.rows == [["Enhet", "Svar", 7.0], ["", "", ""], ["Mottagning", "Ja", True]]
    assert (second.name, second.hidden, second.rows) == ("Gömt", True, [["dold"]])


def test_a_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    """A path and its bytes give the same book, whatever the name says."""
    path = tmp_path / "form.csv"
    path.write_bytes(_written())
    assert read_workbook(path) == read_workbook(path.read_bytes())


def test_sheet_without_cells_has_no_rows() -> None:
    """An empty sheet has no rows but is in the book."""
    assert sheet_of(xlsx()).rows == []


def test_strict_workbook_is_read() -> None:
    """Strict Office Open XML, in which openpyxl finds no sheet, is read."""
    parts = {name: str(part).replace(MAIN, STRICT) for name, part in xlsx_parts(_ROW).items()}
    strict = {
        name: part.replace("openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument")
        for name, part in parts.items()
    }
    assert sheet_of(zipped({**strict})).rows == [[1.0]]


def test_names_of_parts_may_be_written_any_way() -> None:
    """Backslashes and odd case inside the zip, absolute and dotted targets are understood."""
    parts = xlsx_parts(_ROW)
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace(
        'Target="worksheets/sheet1.xml"', 'Target="/XL/styles/..\\WorkSheets\\Sheet1.XML"'
    )
    odd = {name.replace("xl/", "XL\\").replace("/sheet1", "\\SHEET1"): part for name, part in parts.items()}
    assert sheet_of(zipped(odd)).rows == [[1.0]]


def test_broken_styles_hide_no_values() -> None:
    """Styles that openpyxl rejects do not matter."""
    styles = '<numFmts><numFmt numFmtId="" formatCode=""/></numFmts><cellXfs><xf numFmtId="x"/></cellXfs>'
    assert sheet_of(xlsx('<row r="1"><c r="A1" s="9"><v>1</v></c></row>', styles=styles)).rows == [[1.0]]


def test_text_is_read_however_it_is_written() -> None:
    """Rich text, inline text, escaped characters, entities and cells without references are read as text."""
    rows = (
        '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><r><t>te</t></r><r><t>xt</t></r></is></c>'
        '<c t="inlineStr"><is><t>a_x000D_b</t></is></c><c/><c t="inlineStr"><is><t>&lt;å&#228;</t></is></c></row>'
    )
    strings = '<si><r><t>ri</t></r><r><t>ch</t></r><rPh sb="0" eb="1"><t>no</t></rPh></si>'
    assert sheet_of(xlsx(rows, strings=strings)).rows == [["rich", "text", "a\rb", "", "<åä"]]


@pytest.mark.parametrize("hidden", ["", ' hidden="1"'])
@pytest.mark.parametrize(("head", "day"), [("", 46082), ('<workbookPr date1904="true"/>', 44620)])
def test_dates_of_both_systems(head: str, day: int, hidden: str) -> None:
    """A date is the same in a workbook that counts from 1904, with either reader."""
    styles = (
        '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs>'
    )
    rows = (
        f'<row r="1"{hidden}><c r="A1" s="1"><v>{day}</v></c><c r="B1" s="2"><v>{day}.5</v></c>'
        '<c r="C1" t="e"><v>#N/A</v></c></row>'
    )
    found = sheet_of(xlsx(rows, styles=styles, head=head)).rows
    assert found == [[date(2026, 3, 1), datetime(2026, 3, 1, 12), ""]]  # noqa: DTZ001 - Excel knows no zones


def test_chart_sheet_keeps_its_name() -> None:
    """A chart sheet has no rows, but its name is searched."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("Data").write("A1", 1)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Data!$A$1:$A$1"})
        book.add_chartsheet("19850101-1236").set_chart(chart)
    assert [(sheet.name, sheet.rows) for sheet in book_of(stream.getvalue()).sheets] == [
        ("Data", [[1.0]]),
        ("19850101-1236", []),
    ]


_FORM: list[list[CellValue]] = [
    ["Enhet", "Svar", "Datum"],
    ["Mottagning", "Ja", date(2026, 3, 1)],
    ["Vuxen", "", 3],
    ["x", "", True],
    ["", "", ""],
    ["ihop", "", ""],
    ["", "", ""],
    ["", "", ""],
    [time(12), "", ""],
]


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_other_formats_give_the_same_book(ending: str) -> None:
    """LibreOffice's .xls and .ods of one form have the same values, error, hidden row, merge and hidden sheet."""
    form, listed = book_of((FILES / f"form.{ending}").read_bytes()).sheets
    assert (form.name, form.first_row, form.first_column, form.rows) == ("Formulär", 1, 1, _FORM)
    assert (3, 2) in form.facts.error_cells
    assert form.facts.hidden_rows == {4}
    assert form.facts.merges == (CellRange(6, 1, 7, 2),)
    assert (listed.name, listed.hidden, listed.rows) == ("Listor", True, [["dold"]])


def test_binary_workbook_is_read() -> None:
    """An .xlsb whose cells do not name their column is read with its error, hidden row and merge."""
    form, listed = book_of((FILES / "form.xlsb").read_bytes()).sheets
    assert form.rows[:3] == [
        ["Enhet", "Svar", "", "", ""],
        ["Mottagning", "Ja", "", "", ""],
        ["Vuxen/missbruk", 7, "", "", ""],
    ]
    assert form.rows[8] == ["", "", "", "", "långt bort"]
    assert form.facts.error_cells == {(2, 3)}
    assert form.facts.hidden_rows == {3}
    assert form.facts.merges == (CellRange(5, 1, 6, 2),)
    assert (listed.name, listed.hidden) == ("Listor", True)


@pytest.mark.parametrize("days", ["9" * 20, "9" * 400, "9" * 5_000])
def test_a_duration_without_end_is_its_text(days: str) -> None:
    """A duration too large to calculate is read as the text of the cell."""
    value = f'office:value-type="time" office:time-value="P{days}D"'
    cell = f"<table:table-cell {value}><text:p>alltid</text:p></table:table-cell>"
    assert sheet_of(ods(f"<table:table-row>{cell}</table:table-row>")).rows == [["alltid"]]


def test_open_document_values() -> None:
    """Every type of OpenDocument value is read, repeated cells too, and the shown text if the value is unreadable."""

    def cell(kind: str, value: str, text: str = "") -> str:
        attribute = {"float": "value", "currency": "value"}.get(kind, f"{kind}-value")
        return (
            f'<table:table-cell office:value-type="{kind}" office:{attribute}="{value}">'
            f"<text:p>{text}</text:p></table:table-cell>"
        )

    cells = [
        cell("float", "1.5"),
        cell("currency", "fel", "två kr"),
        cell("boolean", "true"),
        cell("date", "2026-03-01"),
        cell("date", "2026-03-01T12:00:00"),
        cell("time", "PT07H30M00S"),
        cell("time", "P1DT0H0M0S"),
        (
            "<table:table-cell table:number-columns-repeated='2' office:value-type='string'><text:p>a<text:s text:c='2'/>b"
            "<text:tab/><text:span>c</text:span></text:p><text:p>d</text:p></table:table-cell>"
        ),
    ]
    assert sheet_of(ods(f"<table:table-row>{''.join(cells)}</table:table-row>")).rows == [
        [
            1.5,
            "två kr",
            True,
            date(2026, 3, 1),
            datetime(2026, 3, 1, 12),  # noqa: DTZ001 - OpenDocument knows no zones
            time(7, 30),
            timedelta(days=1),
            "a  b\tc\nd",
            "a  b\tc\nd",
        ]
    ]


_UTF_16 = "\ufeffEnhet;Svar\r\n".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("FM103", "empty")),
        (b" \r\n", ("FM103", "empty")),
        (b"\0" * 5000, ("FM101", "unreadable")),
        (b"bplist00\xd1\x01", ("FM101", "unreadable")),
        (b"Enhet;Svar\nMottagning;Ja\n", ("FM103", "csv")),
        (_UTF_16, ("FM103", "csv")),
        (b"<html><table><tr><td>Ja</td></tr></table></html>", ("FM103", "html")),
        (b"\xef\xbb\xbf <!DOCTYPE html><p>", ("FM103", "html")),
        (b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>', ("FM103", "markup")),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', ("FM103", "markup")),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n", ("FM103", "markup")),
        (b'<?xml version="1.0"?><Workbook/>', ("FM103", "")),
        (b"hej hej", ("FM103", "")),
        (b"%PDF-1.7, en, rad", ("FM103", "word")),
        (b"{\\rtf1 a,b}", ("FM103", "word")),
        (b"\x89PNG\r\n\x1a\n", ("FM103", "")),
        (b"PK\x05\x06" + b"\0" * 18, ("FM103", "")),
        (b"PK\x03\x04" + b"x" * 100, ("FM101", "")),
        (zipped({"Index/Document.iwa": b"x"}), ("FM103", "numbers")),
        (zipped({"Åre.txt": b"x"}), ("FM103", "")),
        (zipped({"xl/worksheets/sheet1.xml": b"<a/>"}), ("FM101", "")),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), ("FM103", "word")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ("FM101", "")),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ("FM101", "")),
    ],
)
def test_what_is_no_workbook_is_told_by_its_content(data: bytes, expected: tuple[str, str]) -> None:
    """Each kind of file that people send as .xlsx has its own message."""
    assert refusal_of(data) == expected


def test_text_document_is_told() -> None:
    """A Word document, as a zip or as a compound file, is FM103."""
    parts = {"_rels/.rels": xlsx_parts()["_rels/.rels"], "word/document.xml": "<document/>"}
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("xl/workbook.xml", "word/document.xml")
    old = renamed_stream((FILES / "form.xls").read_bytes(), "Workbook", "WordDocument")
    assert refusal_of(zipped(parts)) == refusal_of(old) == ("FM103", "word")


def test_password_is_told() -> None:
    """An encrypted .xls, .ods and .xlsx (a compound file around its package) are FM102."""
    package = renamed_stream((FILES / "form.xls").read_bytes(), "Workbook", "EncryptedPackage")
    locked = [(FILES / name).read_bytes() for name in ("password.xls", "password.ods")]
    assert {refusal_of(data) for data in (package, *locked)} == {("FM102", "")}


@pytest.mark.parametrize("name", ["form.xls", "form.ods", "form.xlsb"])
def test_no_cut_of_a_file_is_raised(name: str) -> None:
    """A file that is cut off anywhere is a problem, or a book if only its end was lost."""
    data = (FILES / name).read_bytes()
    for size in range(8, len(data), 97):
        read_workbook(data[:size])
    assert refusal_of(data[: len(data) // 2])[0] == "FM101"


def test_no_changed_byte_is_raised() -> None:
    """A file with any byte changed is a problem, or a book if the byte did not matter."""
    for data in ((FILES / "form.xls").read_bytes(), _written()):
        for at in range(0, len(data), 13):
            read_workbook(data[:at] + bytes((data[at] ^ 0xFF,)) + data[at + 1 :])


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"',
        '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        '<row r="1"><c r="A1" t="n"><v>abc</v></c></row>',
        '<row r="1"><c r="A1" t="märkligt"><v>1</v></c></row>',
    ],
)
def test_damaged_sheet_is_told(rows: str) -> None:
    """XML that is cut off and cells without a meaning are FM101."""
    assert refusal_of(xlsx(rows)) == ("FM101", "")


def test_missing_sheet_is_told() -> None:
    """A listed sheet that does not exist is FM101."""
    parts = xlsx_parts(_ROW)
    del parts["xl/worksheets/sheet1.xml"]
    assert refusal_of(zipped(parts)) == ("FM101", "")


def test_damaged_zip_is_told() -> None:
    """A part that unpacks to other bytes than declared, or to fewer, is FM101."""
    data = xlsx(_ROW)
    assert refusal_of(lying(data, "xl/worksheets/sheet1.xml", 100_000)) == ("FM101", "")


def test_panic_in_calamine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A panic, which is no Exception, is FM101; a user's interruption is raised."""

    class PanicException(BaseException):
        pass

    class Book:
        fault: BaseException = PanicException()

        @classmethod
        def from_filelike(cls, _: object) -> None:
            raise cls.fault

    monkeypatch.setattr(values, "CalamineWorkbook", Book)
    assert refusal_of(xlsx(_ROW)) == ("FM101", "")
    Book.fault = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        read_workbook(xlsx(_ROW))


def test_unreadable_path_is_told(tmp_path: Path) -> None:
    """A missing file, or a folder, is FM101 with a message of its own."""
    unreadable = Problem("FM101", variant="unreadable")
    assert read_workbook(tmp_path / "borta.xlsx") == unreadable
    assert read_workbook(tmp_path) == unreadable


def test_forbidden_path_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is FM101 with the same message."""
    path = tmp_path / "form.xlsx"
    path.write_bytes(_written())

    def forbidden(*_: object) -> None:
        raise PermissionError(errno.EACCES, "made up")

    # Permissions on the disk stop neither root nor Windows.
    monkeypatch.setattr(Path, "open", forbidden)
    assert read_workbook(path) == Problem("FM101", variant="unreadable")
