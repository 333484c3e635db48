"""The guard: no file costs more than its filled cells justify, and no cell is lost."""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from xlsxwriter.utility import xl_col_to_name

from fokusmanad.findings.problem import Problem
from fokusmanad.reading.binary import xls, xlsb
from fokusmanad.reading.binary.compound import streams
from fokusmanad.reading.book import Book, LooseText, SheetFacts
from fokusmanad.reading.limits import LIMITS, MEGABYTE
from fokusmanad.reading.read import read_workbook
from fokusmanad.reading.xlsx import guard
from tests.reading.packages import (
    FILES,
    MAIN,
    book_of,
    links,
    lying,
    ods,
    refusal_of,
    sheet_of,
    xlsx,
    xlsx_parts,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fokusmanad.reading.book import Sheet

_ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
_CELL = '<table:table-cell office:value-type="string"><text:p>Ja</text:p></table:table-cell>'


def _row(number: int, columns: Iterable[str] = "A") -> str:
    cells = (f'<c r="{column}{number}"><v>1</v></c>' for column in columns)
    return f'<row r="{number}">{"".join(cells)}</row>'


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat a sheet of more than a kilobyte as a large one."""
    monkeypatch.setattr(guard, "_LARGE", 1_000)


def test_cell_in_the_last_corner_is_read_aside() -> None:
    """XFD1048576, which would abort calamine's process, becomes a loose text with its place."""
    book = book_of(xlsx(_ONE + '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>19</t></is></c></row>'))
    assert book.sheets[0].rows == [[1.0]]
    assert book.loose_texts == (LooseText("cell", "19", "S", 1_048_576, 16_384),)


def test_far_row_is_read_in_its_place() -> None:
    """A filled row far down, in the columns of the others, may be a person."""
    rows = sheet_of(xlsx(_row(3, "AB") + _row(1_048_576, "B"))).rows
    assert len(rows) == 1_048_574
    assert (rows[0], rows[-1]) == ([1.0, 1.0], ["", 1.0])
    assert rows[1] is rows[2]


def test_the_most_filled_columns_are_the_rows() -> None:
    """In a table far to the right, a stray cell to its left is set apart."""
    book = book_of(xlsx(_row(1, "A") + _row(2, ["ZA", "ZB"]) + _row(3, ["ZA", "ZB"])))
    assert (book.sheets[0].first_row, book.sheets[0].first_column) == (2, 677)
    assert book.sheets[0].rows == [[1.0, 1.0], [1.0, 1.0]]
    assert [(loose_text.row, loose_text.column) for loose_text in book.loose_texts] == [(1, 1)]


def test_wrong_dimension_is_not_believed() -> None:
    """A dimension that is too small, or reaches the last corner, changes nothing."""
    for dimension in ("A1", "A1:XFD1048576", "hej"):
        parts = xlsx_parts(_row(1) + _row(2))
        sheet = str(parts["xl/worksheets/sheet1.xml"])
        parts["xl/worksheets/sheet1.xml"] = sheet.replace("<sheetData>", f'<dimension ref="{dimension}"/><sheetData>')
        assert sheet_of(zipped(parts)).rows == [[1.0], [1.0]]


def test_places_that_are_only_implied_are_counted() -> None:
    """Ten thousand blank cells and rows without references, a kilobyte of zip, do not become 10^8 cells."""
    blank = "<row>" + "<c/>" * 10_000 + "<c><v>1</v></c></row>" + "<row/>" * 10_000
    book = book_of(xlsx(blank + "<row><c><v>2</v></c><c><v>3</v></c></row>"))
    assert (book.sheets[0].first_row, book.sheets[0].rows) == (10_002, [[2.0, 3.0]])
    assert [(loose_text.text, loose_text.row, loose_text.column) for loose_text in book.loose_texts] == [
        ("1.0", 1, 10_001)
    ]


def test_scattered_cells_are_refused() -> None:
    """A filled diagonal across all columns, which cannot be made small, is FM104."""
    rows = "".join(_row(n, [xl_col_to_name(n - 1)]) for n in range(1, 3_000))
    assert read_workbook(xlsx(rows)) == Problem("FM104", variant="columns", params={"limit": LIMITS.columns})


@pytest.mark.slow
def test_wide_block_is_refused() -> None:
    """A block within the limits of rows and columns, but with too many cells, is FM104."""
    rows = "".join(_row(n, [xl_col_to_name(n % 900)]) for n in range(1, 90_000))
    assert refusal_of(xlsx(rows)) == ("FM104", "columns")


@pytest.mark.usefixtures("small_parts")
def test_blank_styled_cells_of_a_large_sheet_are_passed_over() -> None:
    """A sheet with styles far down gives its filled rows at their places."""
    blank = "".join(f'<row r="{n}" spans="1:2"><c r="A{n}" s="1"/><c r="B{n}" s="1"></c></row>' for n in range(2, 999))
    sheet = sheet_of(
        xlsx(_ONE + blank + '<row r="999" s="1"/><row r="1000"><c r="B1000" s="1"/></row>' + _row(1_001, "B"))
    )
    assert (len(sheet.rows), sheet.rows[0], sheet.rows[-1]) == (1_001, [1.0, ""], ["", 1.0])


@pytest.mark.usefixtures("small_parts")
def test_one_endless_row_is_refused() -> None:
    """A large part without rows, such as a zip bomb, is abandoned before it is unpacked."""
    assert refusal_of(xlsx(f'<row r="1"><c r="A1" t="str"><v>{"A" * 5_000_000}</v></c></row>')) == ("FM104", "unpacked")


@pytest.mark.slow
def test_a_million_filled_rows_are_refused() -> None:
    """More filled rows than any month has are FM104 with the limit."""
    data = xlsx("".join(_row(number) for number in range(1, 1_048_577)))
    assert read_workbook(data) == Problem("FM104", variant="rows", params={"limit": LIMITS.rows})


def test_rows_are_counted_however_they_are_written() -> None:
    """Filled rows without references are counted too."""
    assert refusal_of(xlsx("<row><c><v>1</v></c></row>" * (LIMITS.rows + 1))) == ("FM104", "rows")


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/media/image1.png"])
def test_zip_bomb_is_refused_by_its_directory(part: str) -> None:
    """A part that declares too large a size is refused before any of it is unpacked."""
    data = lying(zipped({**xlsx_parts(_ONE), part: "x"}), part, LIMITS.unpacked * MEGABYTE + 1)
    assert read_workbook(data) == Problem("FM104", variant="unpacked", params={"limit": LIMITS.unpacked})


def test_lying_directory_is_refused() -> None:
    """A part that unpacks to more than it declares is refused."""
    data = lying(xlsx(_ONE), "xl/worksheets/sheet1.xml", 10)
    assert refusal_of(data) == ("FM104", "unpacked")


def test_large_table_of_strings_is_refused() -> None:
    """A part of an allowed size that is too large for memory is refused before it is unpacked."""
    data = lying(xlsx(_ONE), "xl/sharedStrings.xml", LIMITS.kept * MEGABYTE + 1)
    assert read_workbook(data) == Problem("FM104", variant="unpacked", params={"limit": LIMITS.kept})


@pytest.mark.parametrize("declared", ["4294967296", "9" * 40, " 4294967296"])
@pytest.mark.parametrize("start", ["<sst", "<!-- <sst> --><x:sst xmlns:x='u'"])
def test_a_false_number_of_strings_takes_no_memory(declared: str, start: str) -> None:
    """calamine would make room for as many, and the process would end."""
    parts = xlsx_parts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')
    name = "x:sst" if "x:sst" in start else "sst"
    strings = f'{start} xmlns="{MAIN}" uniqueCount = "{declared}"><si><t>å</t></si></{name}>'
    book = read_workbook(zipped({**parts, "xl/sharedStrings.xml": strings}))
    assert isinstance(book, Book)


@pytest.mark.parametrize("part", ["docProps/core.xml", "xl/workbook.xml"])
def test_small_parts_must_be_small(part: str) -> None:
    """A part that is parsed as a tree takes much more memory than its bytes, so its size is limited."""
    parts = xlsx_parts(_ONE)
    parts["_rels/.rels"] = links(("officeDocument", "xl/workbook.xml"), ("core-properties", "docProps/core.xml"))
    assert refusal_of(zipped({**parts, part: "<a>" + "<a/>" * 1_500_000 + "</a>"})) == ("FM104", "unpacked")


@pytest.mark.parametrize("part", ["docProps/core.xml", "xl/workbook.xml"])
@pytest.mark.parametrize("end", ["</a>", ""])
def test_small_parts_must_be_shallow(part: str, end: str) -> None:
    """A tree of many levels exhausts the stack of a small computer, also if the elements are never closed."""
    parts = xlsx_parts(_ONE)
    parts["_rels/.rels"] = links(("officeDocument", "xl/workbook.xml"), ("core-properties", "docProps/core.xml"))
    for levels in (501, 20_000):
        assert refusal_of(zipped({**parts, part: "<a>" * levels + end * levels})) == ("FM101", "")


def test_parts_may_be_long_and_as_deep_as_any_program_writes_them() -> None:
    """Adjacent elements do not add levels."""
    text = "<a>" * 400 + "<b>x</b>" * 400 + "</a>" * 400
    parts = xlsx_parts(_ONE)
    parts["_rels/.rels"] = links(("officeDocument", "xl/workbook.xml"), ("core-properties", "docProps/core.xml"))
    assert sheet_of(zipped({**parts, "docProps/core.xml": f"<r>{text}</r>"})).rows == sheet_of(xlsx(_ONE)).rows


def test_endless_merges_are_refused() -> None:
    """More merges than the limit of rows are FM104."""
    assert refusal_of(xlsx(after='<mergeCell ref="A1:B1"/>' * (LIMITS.rows + 1))) == ("FM104", "rows")


def test_too_many_parts_are_refused() -> None:
    """A zip with more parts than a workbook has is refused."""
    assert refusal_of(zipped({f"{n}.xml": "" for n in range(LIMITS.parts + 1)})) == ("FM104", "parts")


def test_too_large_a_file_is_refused() -> None:
    """A file that is too large is not opened."""
    assert refusal_of(b"PK\x03\x04".ljust(LIMITS.packed * MEGABYTE + 1)) == ("FM104", "packed")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_document_type_is_refused(part: str, encoding: str) -> None:
    """Entities are never expanded: a document type, in any encoding, makes a part damaged."""
    parts = xlsx_parts(_ONE)
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>{parts[part]!s}'
    )
    parts[part] = bomb.encode(encoding)
    assert refusal_of(zipped(parts)) == ("FM101", "")


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8"])
def test_parts_may_be_in_any_encoding(encoding: str) -> None:
    """Text in any encoding is searched."""
    parts = xlsx_parts('<row r="1" hidden="1"><c r="A1" t="inlineStr"><is><t>å</t></is></c></row>')
    sheet = f'<?xml version="1.0" encoding="{encoding}"?>{parts["xl/worksheets/sheet1.xml"]!s}'
    found = sheet_of(zipped({**parts, "xl/worksheets/sheet1.xml": sheet.encode(encoding)}))
    assert found.rows == [["å"]]
    assert found.facts.hidden_rows == {1}


@pytest.mark.parametrize(
    "rows",
    [
        "<row r='1'><c r='A1' t='str'><v>å</v></c></row>",
        '<row spans="1:1" r="1"><c t="str" s="0" r="A1"><v>å</v></c></row>',
        '<row r="1"><!-- <c r="ZZ9"/> --><c r="A1" t="inlineStr"><is><t><![CDATA[å]]></t></is></c></row>',
        '<row r="1"><c r="A1" cm="1" t="str"><f>1</f><v>å</v></c></row>',
        '<row r="1"><c r="a1" t="str"><v>å</v></c></row>',
        '<row><c t="str"><v>å</v></c></row>',
    ],
)
def test_unusual_writing_is_read(rows: str) -> None:
    """Other quotes, order, comments and references than Excel's change nothing."""
    assert sheet_of(xlsx(rows)).rows == [["å"]]


# Rows as LibreOffice writes them: (the cells of the row, what is found in them).
_OF_LIBREOFFICE = {
    "a value": ('<c r="A1" s="3" t="n"><v>7</v></c><c r="B1" s="3"/>', SheetFacts()),
    "a calculated formula": ('<c r="A1" s="3"><f aca="false">SUM(B1:B9)</f><v>7</v></c>', SheetFacts()),
    "an array formula": ('<c r="A1"><f aca="false" t="array" ref="A1:A1">SUM(B1:B9)</f><v>7</v></c>', SheetFacts()),
    "a formula without a value": (
        '<c r="A1"><v>7</v></c><c r="B1"><f aca="false">SUM(C1)</f></c>',
        SheetFacts(uncalculated=frozenset({(1, 2)})),
    ),
    "an error": (
        '<c r="A1"><v>7</v></c><c r="B1" t="e"><f aca="false">1/0</f><v>#DIV/0!</v></c>',
        SheetFacts(error_cells=frozenset({(1, 2)})),
    ),
}


@pytest.mark.parametrize("hidden", ["false", "true"])
@pytest.mark.parametrize("what", _OF_LIBREOFFICE)
def test_a_sheet_of_libreoffice_loses_nothing_on_the_quick_way(what: str, hidden: str) -> None:
    """LibreOffice writes for each row whether it is hidden, and for each formula whether it is always calculated."""
    cells, facts = _OF_LIBREOFFICE[what]
    sheet = sheet_of(xlsx(f'<row r="1" customFormat="false" ht="15" hidden="{hidden}" collapsed="false">{cells}</row>'))
    assert sheet.rows[0][0] == 7
    assert sheet.facts == facts._replace(hidden_rows=frozenset({1} if hidden == "true" else ()))


@pytest.mark.parametrize("formula", ["19850312", "LEFT(&quot;x@y.se&quot;)", "&#49;9850312"])
def test_a_telling_formula_is_kept_on_the_quick_way(formula: str) -> None:
    """A formula with six digits or an address is searched for personal data, whatever its form."""
    book = book_of(xlsx(f'<row r="1"><c r="A1"><f aca="false">{formula}</f><v>7</v></c></row>'))
    assert [loose.kind for loose in book.loose_texts] == ["cell"]


def test_prefixed_elements_are_read() -> None:
    """A sheet with a prefix on every element, which some libraries write, is read."""
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="2"><x:c r="B2"><x:v>3</x:v></x:c></x:row></x:sheetData>'
    )
    found = sheet_of(zipped({**xlsx_parts(), "xl/worksheets/sheet1.xml": sheet + "</x:worksheet>"}))
    assert (found.first_row, found.first_column, found.rows) == (2, 2, [[3.0]])


def test_open_document_is_not_filled_out() -> None:
    """Repeated blank rows and columns cost nothing, and the cell in the last corner is read."""
    blank = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell/></table:table-row>'
    far = f'<table:table-row><table:table-cell table:number-columns-repeated="16383"/>{_CELL}</table:table-row>'
    book = book_of(ods(f"<table:table-row>{_CELL}</table:table-row>{blank}{far}"))
    assert book.sheets[0].rows == [["Ja"]]
    assert book.loose_texts == (LooseText("cell", "Ja", "S", 1_048_576, 16_384),)


@pytest.mark.parametrize(
    ("rows", "columns", "variant"), [(1_048_576, 1, "rows"), (1, 16_384, "columns"), (90_000, 900, "rows")]
)
def test_repeated_open_document_cells_are_refused(rows: int, columns: int, variant: str) -> None:
    """A filled cell repeated over the sheet takes a few bytes, and is FM104 before it is expanded."""
    cell = _CELL.replace(" office", f' table:number-columns-repeated="{columns}" office')
    data = ods(f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>')
    assert refusal_of(data) == ("FM104", variant)


def _ends(sheet: Sheet) -> tuple[int, int, object, object]:
    return len(sheet.rows), len(sheet.rows[0]), sheet.rows[0][0], sheet.rows[-1][0]


def test_far_cell_of_a_binary_workbook_is_read() -> None:
    """The last corner of an .xlsb is set apart, and a far row is read at its place."""
    parts = {}
    with ZipFile(BytesIO((FILES / "form.xlsb").read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.bin"
    content = bytearray(parts[name])
    for kind, at, body in list(xlsb._records(bytes(content))):
        if kind == 0 and struct.unpack_from("<I", body)[0] == 8:
            struct.pack_into("<I", content, at, 1_048_575)
        if kind in xlsb._CELLS and struct.unpack_from("<I", body)[0] == 4:
            struct.pack_into("<I", content, at, 16_383)
    book = book_of(zipped({**parts, name: bytes(content)}))
    assert _ends(book.sheets[0]) == (3, 3, "Enhet", "Vuxen/missbruk")
    assert LooseText("cell", "långt bort", "Formulär", 1_048_576, 16_384) in book.loose_texts


def test_far_cell_of_an_old_workbook_is_read() -> None:
    """The last row of an .xls is read at its place, whatever its declared dimensions."""
    data = (FILES / "form.xls").read_bytes()
    stream = streams(data)["Workbook"]
    content = stream.read(data)
    changed = bytearray(data)

    def put(at: int, number: int) -> None:
        for step, byte in enumerate(struct.pack("<H", number)):
            changed[stream.place(at + step)] = byte

    for kind, at, body in xls._records(content, xls._sheet_offsets(content)[0]):
        if kind in xls._CELLS and struct.unpack_from("<H", body)[0] == 8:
            put(at, 65_535)
            put(at + 2, 255)
        if kind == xls._DIMENSIONS:
            put(at + 4, 65_535)
            put(at + 6, 65_535)
            put(at + 10, 65_535)
    book = book_of(bytes(changed))
    assert book.sheets[0].rows[1][:2] == ["Mottagning", "Ja"]
    assert ("cell", 65_536, 256) in {
        (loose_text.kind, loose_text.row, loose_text.column) for loose_text in book.loose_texts
    }
