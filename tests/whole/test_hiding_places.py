"""Personal data in every place where a real file can hold it is found, and no digit of it repeated."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from fokusmanad.cli.run import run
from tests.helpers.workbooks import book, save

NUMBER = f"{900131}-{1234}"
HERE = Path(__file__).parents[1]

Spoil = Callable[[openpyxl.Workbook], None]


def form(tmp_path: Path) -> Path:
    return save(book(), tmp_path / "Åre.xlsx")


def by_openpyxl(spoil: Spoil) -> Callable[[Path], bytes]:
    """Return a function that opens a form, hides the number by `spoil` and gives the bytes."""

    def made(tmp_path: Path) -> bytes:
        found = openpyxl.load_workbook(form(tmp_path))
        spoil(found)
        stream = BytesIO()
        found.save(stream)
        return stream.getvalue()

    return made


def with_part(name: str, content: str | bytes) -> Callable[[Path], bytes]:
    """Return a function that adds a part to a form."""

    def made(tmp_path: Path) -> bytes:
        stream = BytesIO(form(tmp_path).read_bytes())
        with ZipFile(stream, "a", ZIP_DEFLATED) as target:
            target.writestr(name, content)
        return stream.getvalue()

    return made


def _hidden_column(found: openpyxl.Workbook) -> None:
    found["Formulär"]["K2"] = NUMBER
    found["Formulär"].column_dimensions["K"].hidden = True


def _hidden_row(found: openpyxl.Workbook) -> None:
    found["Kommun"]["C40"] = NUMBER
    found["Kommun"].row_dimensions[40].hidden = True


def _very_hidden(found: openpyxl.Workbook) -> None:
    found.create_sheet("x")["B9"] = int(f"19{NUMBER.replace('-', '')}")
    found["x"].sheet_state = "veryHidden"


def _link(found: openpyxl.Workbook) -> None:
    found["Formulär"]["B2"].hyperlink = f"https://example.org/{NUMBER}"


def _formula(found: openpyxl.Workbook) -> None:
    found["Kommun"]["D2"] = f'=HYPERLINK("https://example.org/{NUMBER}","här")'


def _tooltip(found: openpyxl.Workbook) -> None:
    found["Formulär"]["B2"].hyperlink = "https://example.org/"
    found["Formulär"]["B2"].hyperlink.tooltip = NUMBER


def _prompt(found: openpyxl.Workbook) -> None:
    check = DataValidation(type="list", formula1='"Ja,Nej"')
    check.prompt = f"som {NUMBER}"
    check.add("D2")
    found["Formulär"].add_data_validation(check)


def _error_text(found: openpyxl.Workbook) -> None:
    check = DataValidation(type="list", formula1='"Ja,Nej"')
    check.error = NUMBER
    check.add("D2")
    found["Formulär"].add_data_validation(check)


def _footer(found: openpyxl.Workbook) -> None:
    footer = found["Kommun"].oddFooter
    assert footer is not None
    assert footer.left is not None
    footer.left.text = NUMBER


def _table(found: openpyxl.Workbook) -> None:
    found["Formulär"].add_table(Table(displayName=f"T_{NUMBER.replace('-', '')}", ref="A1:G2"))


def _author(found: openpyxl.Workbook) -> None:
    found.properties.lastModifiedBy = NUMBER


def _comment_author(found: openpyxl.Workbook) -> None:
    found["Formulär"]["B2"].comment = Comment("ring", NUMBER)


def _name_comment(found: openpyxl.Workbook) -> None:
    found.defined_names["svar"] = DefinedName("svar", attr_text="Kommun!$A$1", comment=NUMBER)


def _text_box(_: Path) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as found:
        sheet = found.add_worksheet("Formulär")
        sheet.insert_textbox("K2", f"Glöm inte {NUMBER[:4]}{NUMBER[4:]}")
    return stream.getvalue()


def _alternative_text(_: Path) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as found:
        sheet = found.add_worksheet("Formulär")
        sheet.insert_textbox("K2", "x", {"description": f"Bild på {NUMBER}"})
    return stream.getvalue()


def _open_document(inside: str, before: str = "") -> Callable[[Path], bytes]:
    """Return a function that puts XML into a cell, and before the tables, of an .ods."""

    def made(_: Path) -> bytes:
        stream = BytesIO()
        with ZipFile(HERE / "reading/files/form.ods") as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                content = source.read(name)
                if name == "content.xml":
                    text = content.decode().replace("<text:p>Enhet</text:p>", f"<text:p>Enhet</text:p>{inside}", 1)
                    content = text.replace("<table:table ", f"{before}<table:table ", 1).encode()
                target.writestr(name, content)
        return stream.getvalue()

    return made


def _zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return stream.getvalue()


def _mashup(query: str) -> str:
    """Return a query as Power Query keeps it: a zip behind a version and a length, in base64."""
    packed = _zipped({"Formulas/Section1.m": f"section Section1;{query}" + "// " * 200})
    content = base64.b64encode(struct.pack("<II", 0, len(packed)) + packed).decode()
    return f'<DataMashup xmlns="http://schemas.microsoft.com/DataMashup">{content}</DataMashup>'


def _in_sheet(markup: str) -> Callable[[Path], bytes]:
    """Return a function that puts markup after the cells of the form."""

    def made(tmp_path: Path) -> bytes:
        stream = BytesIO()
        with ZipFile(form(tmp_path)) as source, ZipFile(stream, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                content = source.read(name).replace(b"</sheetData>", f"</sheetData>{markup}".encode())
                target.writestr(name, content)
        return stream.getvalue()

    return made


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
UNUSED_STRING = f"<sst><si><t>{NUMBER}</t></si></sst>"
PARTS: dict[str, tuple[str, str | bytes]] = {
    "recorded change": ("xl/revisions/revisionLog1.xml", f"<nc><is><t>{NUMBER}</t></is></nc>"),
    "who recorded it": ("xl/revisions/userNames.xml", f'<users><userInfo name="{NUMBER}"/></users>'),
    "chart's cache": ("xl/charts/chart9.xml", f'<c><c:pt idx="0"><c:v>{NUMBER}</c:v></c:pt></c>'),
    "chart's cache of numbers": ("xl/charts/chart9.xml", f"<c><c:v>{NUMBER.replace('-', '')}</c:v></c>"),
    "chart's style": ("xl/charts/style9.xml", f"<c><x>{NUMBER}</x></c>"),
    "path of a link": (
        "xl/externalLinks/_rels/externalLink9.xml.rels",
        rf'<Relationships><Relationship Target="file:///H:\{NUMBER}\a.xlsx"/></Relationships>',
    ),
    "path with signs as codes": (
        "xl/externalLinks/_rels/externalLink9.xml.rels",
        f'<Relationships><Relationship Target="file:///{NUMBER.replace("-", "%2D")}"/></Relationships>',
    ),
    "path of the workbook": ("xl/other.xml", rf'<w><x15ac:absPath url="C:\{NUMBER}\"/></w>'),
    "connection": ("xl/connections.xml", f"<connections><dbPr command=\"where pnr='{NUMBER}'\"/></connections>"),
    "query table": ("xl/queryTables/queryTable1.xml", f'<q name="{NUMBER}"/>'),
    "Power Query": ("customXml/item9.xml", _mashup(f'let x = "{NUMBER}" in x')),
    "person": ("xl/persons/person.xml", f'<personList><person displayName="Gäst {NUMBER}"/></personList>'),
    "threaded comment": (
        "xl/threadedComments/tc9.xml",
        f"<a><threadedComment><text>{NUMBER}</text></threadedComment></a>",
    ),
    "slicer": ("xl/slicers/slicer9.xml", f'<slicers><slicer caption="{NUMBER}"/></slicers>'),
    "slicer's items": ("xl/slicerCaches/slicerCache9.xml", f'<s><i n="{NUMBER}"/></s>'),
    "timeline": ("xl/timelines/timeline9.xml", f'<t><timeline caption="{NUMBER}"/></t>'),
    "pivot table's caption": ("xl/pivotTables/pivotTable9.xml", f'<p rowHeaderCaption="{NUMBER}"/>'),
    "table's total": ("xl/tables/table9.xml", f'<table><tableColumn totalsRowLabel="{NUMBER}"/></table>'),
    "custom view": ("xl/other.xml", f'<w><customWorkbookView name="{NUMBER}"/></w>'),
    "rich value": ("xl/richData/rdrichvalue.xml", f"<rv><v>{NUMBER}</v></rv>"),
    "ribbon": ("customUI/customUI.xml", f'<customUI><button label="{NUMBER}"/></customUI>'),
    "custom property": (
        "docProps/custom.xml",
        f"<Properties><property><vt:lpwstr>{NUMBER}</vt:lpwstr></property></Properties>",
    ),
    "string that no cell has": ("xl/sharedStrings9.xml", UNUSED_STRING),
    "number in pieces": (
        "xl/comments9.xml",
        f"<c><comment><text><r><t>{NUMBER[:4]}</t></r><r><t>{NUMBER[4:]}</t></r></text></comment></c>",
    ),
    "digits as codes": ("xl/other.xml", "<a>" + "".join(f"&#{ord(sign)};" for sign in NUMBER) + "</a>"),
    "UTF-16": ("xl/other.xml", f'<?xml version="1.0" encoding="utf-16"?><a>{NUMBER}</a>'.encode("utf-16")),
    "printer": ("xl/printerSettings/printerSettings1.bin", b"\0\1" + NUMBER.encode("utf-16-le") + b"\0\0"),
    "macro": ("xl/vbaProject.bin", OLE + bytes(504) + f"' {NUMBER}".encode()),
    "unknown part": ("xl/unheardOf/thing.dat", f"x{NUMBER}y".encode()),
    "name of a part": (f"xl/media/{NUMBER}.png", b"\x89PNG"),
    "embedded workbook": ("xl/embeddings/a.xlsx", _zipped({"xl/worksheets/sheet1.xml": f"<a><v>{NUMBER}</v></a>"})),
    "embedded letter": ("xl/embeddings/a.docx", _zipped({"word/document.xml": f"<w:p><w:t>{NUMBER}</w:t></w:p>"})),
    "file within an embedded file": (
        "xl/embeddings/a.docx",
        _zipped({"word/embeddings/b.xlsx": _zipped({"xl/sharedStrings.xml": UNUSED_STRING})}),
    ),
    "embedded object": ("xl/embeddings/oleObject1.bin", OLE + bytes(504) + NUMBER.encode("utf-16-le")),
    "packed in an embedded object": (
        "xl/embeddings/oleObject1.bin",
        OLE + bytes(504) + _zipped({"word/document.xml": f"<w:p><w:t>{NUMBER}</w:t></w:p>"}) + bytes(100),
    ),
    "embedded text": ("xl/embeddings/a.txt", f"Anna {NUMBER}".encode()),
}
IN_SHEET = {
    "filter": f'<autoFilter ref="A1:H3"><filterColumn colId="0"><filters><filter val="{NUMBER}"/></filters></filterColumn></autoFilter>',
    "own filter": f'<autoFilter ref="A1:H3"><filterColumn colId="0"><customFilters><customFilter val="{NUMBER}"/></customFilters></filterColumn></autoFilter>',
    "list of a validation": f"<dataValidations><dataValidation><formula1>&quot;{NUMBER},Ja&quot;</formula1></dataValidation></dataValidations>",
    "conditional format": f'<conditionalFormatting sqref="A1"><cfRule><formula>A1="{NUMBER}"</formula></cfRule></conditionalFormatting>',
    "scenario": f'<scenarios><scenario name="{NUMBER}"/></scenarios>',
    "scenario's value": f'<scenarios><scenario name="x"><inputCells r="A1" val="{NUMBER}"/></scenario></scenarios>',
    "extension": f"<extLst><ext><x14:formula><xm:f>{NUMBER}</xm:f></x14:formula></ext></extLst>",
}
TRACKED = (
    "<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell>"
    f"<text:p>{NUMBER}</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>"
)


SPLIT = f"<a:p><a:r><a:t>{NUMBER[:4]}</a:t></a:r><a:r><a:t>{NUMBER[4:]}</a:t></a:r></a:p>"
PLACES: dict[str, tuple[str, Callable[[Path], bytes]]] = {
    "hidden column": ("xlsx", by_openpyxl(_hidden_column)),
    "hidden row": ("xlsx", by_openpyxl(_hidden_row)),
    "very hidden sheet": ("xlsx", by_openpyxl(_very_hidden)),
    "formula": ("xlsx", by_openpyxl(_formula)),
    "link": ("xlsx", by_openpyxl(_link)),
    "tooltip": ("xlsx", by_openpyxl(_tooltip)),
    "prompt": ("xlsx", by_openpyxl(_prompt)),
    "error text": ("xlsx", by_openpyxl(_error_text)),
    "footer": ("xlsx", by_openpyxl(_footer)),
    "table name": ("xlsx", by_openpyxl(_table)),
    "last author": ("xlsx", by_openpyxl(_author)),
    "comment's author": ("xlsx", by_openpyxl(_comment_author)),
    "comment on a name": ("xlsx", by_openpyxl(_name_comment)),
    "text box": ("xlsx", _text_box),
    "alternative text": ("xlsx", _alternative_text),
    "text box in parts": ("xlsx", with_part("xl/drawings/drawing9.xml", f"<a>{SPLIT}</a>")),
    "old text box": (
        "xlsx",
        with_part(
            "xl/drawings/vmlDrawing9.vml",
            f"<xml><v:textbox><div><br>{NUMBER[:6]}<b>{NUMBER[6:]}</b></div></v:textbox></xml>",
        ),
    ),
    "chart": ("xlsx", with_part("xl/charts/chart1.xml", f"<c>{SPLIT}</c>")),
    "custom XML": ("xlsx", with_part("customXml/item1.xml", f"<a><b>{NUMBER}</b></a>")),
    "pivot table": ("xlsx", with_part("xl/pivotCache/pivotCacheDefinition1.xml", f'<a><s v="{NUMBER}"/></a>')),
    "another workbook": ("xlsx", with_part("xl/externalLinks/externalLink1.xml", f"<a><v>{NUMBER}</v></a>")),
    "ods text box": (
        "ods",
        _open_document(f"<draw:frame><draw:text-box><text:p>{NUMBER}</text:p></draw:text-box></draw:frame>"),
    ),
    "ods alternative text": ("ods", _open_document(f"<draw:frame><svg:title>{NUMBER}</svg:title></draw:frame>")),
    "ods link": ("ods", _open_document(f'<text:p><text:a xlink:href="x:{NUMBER}">x</text:a></text:p>')),
    "ods formula": (
        "ods",
        _open_document(
            f'</table:table-cell><table:table-cell table:formula="of:=&quot;{NUMBER}&quot;" office:value-type="string">'
            "<text:p>här</text:p>"
        ),
    ),
    **{name: ("xlsx", with_part(part, content)) for name, (part, content) in PARTS.items()},
    **{f"{name} in a sheet": ("xlsx", _in_sheet(markup)) for name, markup in IN_SHEET.items()},
    "ods recorded change": ("ods", _open_document("", TRACKED)),
    "ods filter": (
        "ods",
        _open_document(
            "", f'<table:database-ranges><table:filter-set-item table:value="{NUMBER}"/></table:database-ranges>'
        ),
    ),
    "ods prompt": (
        "ods",
        _open_document(
            "",
            f"<table:content-validations><table:content-validation><table:help-message><text:p>{NUMBER}</text:p></table:help-message></table:content-validation></table:content-validations>",
        ),
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_number_is_found_and_never_repeated(
    place: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """FM305, and no digits in text, JSON, CSV or the marked list, with or without the hyphen, in either language."""
    ending, make = PLACES[place]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / f"Åre.{ending}").write_bytes(make(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert run(["validate", "in", "--format", "json"]) == 1
    assert b'"FM305"' in capfdbinary.readouterr().out
    for lang in ("sv", "en"):
        for command in (
            ["validate", "in"],
            ["validate", "in", "--format", "json"],
            ["summarize", "in", "--format", "csv"],
            ["summarize", "in"],
        ):
            run(["--lang", lang, *command])
            assert_silent(b"".join(capfdbinary.readouterr()).decode())


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/embeddings/a.docx", OLE + bytes(504) + "EncryptedPackage EncryptionInfo".encode("utf-16-le")),
        ("xl/embeddings/a.pdf", b"%PDF-1.7\n\x00\x01\x02 compressed"),
        ("xl/embeddings/a.zip", b"PK\x03\x04 cut off"),
    ],
)
def test_what_cannot_be_searched_is_reported(
    part: str, content: bytes, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A warning is given and the form is counted: only its sender knows what an embedded file holds."""
    path = tmp_path / "Åre.xlsx"
    path.write_bytes(with_part(part, content)(tmp_path))
    assert run(["validate", str(path)]) == 0
    assert b"FM306" in capfdbinary.readouterr().out


@pytest.mark.parametrize(
    "markup",
    [
        '<c:axId val="1910115328"/>',
        f"<c:v>0.{NUMBER.replace('-', '')}</c:v>",
        '<a dT="20260312-1430"/>',
        '<a id="{6b8f2e1a-9001-3112-8345-900131123456}"/>',
        '<xdr:cNvPr id="1901311234" name="Diagram 1"/>',
        "<a>12 03 15</a><b>2026</b>",
    ],
)
def test_a_programs_own_numbers_are_no_births(
    markup: str, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Axes of charts, fractions, times of changes, identifiers, and adjacent numbers without connection."""
    path = tmp_path / "Åre.xlsx"
    path.write_bytes(with_part("xl/charts/chart9.xml", f"<c>{markup}</c>")(tmp_path))
    assert run(["validate", str(path)]) == 0
    assert "FM305" not in capfdbinary.readouterr().out.decode()


def test_a_number_in_a_cell_is_reported_there_alone(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """It is in the table of strings too, but is removed there when the cell is emptied."""
    path = tmp_path / "Åre.xlsx"
    with xlsxwriter.Workbook(path) as found:
        found.add_worksheet("Kommun").write("A1", NUMBER)
    run(["validate", str(path), "--format", "json"])
    assert capfdbinary.readouterr().out.count(b'"FM305"') == 1


def test_a_marked_copys_list_repeats_nothing(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The original cells are the sender's own; the added sheet has no digit of the number."""
    source = tmp_path / "Åre.xlsx"
    source.write_bytes(by_openpyxl(_hidden_column)(tmp_path))
    assert run(["validate", str(source), "--mark", str(tmp_path / "kopia.xlsx")]) == 1
    capfdbinary.readouterr()
    marked = openpyxl.load_workbook(tmp_path / "kopia.xlsx")
    added = [name for name in marked.sheetnames if name not in {"Kommun", "Formulär"}]
    assert added
    for name in added:
        assert_silent(" ".join(str(cell) for row in marked[name].iter_rows(values_only=True) for cell in row if cell))


def test_a_value_and_its_formula_are_one_place(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """A number in both is reported once, and an address in a formula at Kontaktperson is allowed."""
    path = tmp_path / "Åre.xlsx"
    with xlsxwriter.Workbook(path) as found:
        sheet = found.add_worksheet("Kommun")
        sheet.write_formula("A1", f'="{NUMBER}"', None, NUMBER)
        sheet.write("A2", "Kontaktperson")
        sheet.write_formula("B2", '=HYPERLINK("mailto:anna@are.se","Anna")', None, "Anna")
    run(["validate", str(path), "--format", "json"])
    out = capfdbinary.readouterr().out
    assert (out.count(b'"FM305"'), out.count(b'"FM306"')) == (1, 0)


def test_a_link_at_the_contact_person_is_theirs(tmp_path: Path) -> None:
    """Excel makes a link of a typed address; in another cell it is FM306."""

    def linked(cell: str) -> str:
        found = openpyxl.load_workbook(save(book(head={"Kontaktperson": "anna@are.se"}), tmp_path / "Åre.xlsx"))
        found["Kommun"][cell].hyperlink = "mailto:anna@are.se"
        found["Kommun"][cell].value = "anna@are.se" if cell == "B10" else "Åre"
        found.save(tmp_path / "Åre.xlsx")
        return str(run(["validate", str(tmp_path / "Åre.xlsx")]))

    assert linked("B10") == "0"


def assert_silent(text: str) -> None:
    """Assert that no part of the number is in the output, whatever separates its digits."""
    assert "900131" not in text
    assert "1234" not in text
    assert not re.search(r"9\D{0,3}0\D{0,3}0\D{0,3}1\D{0,3}3\D{0,3}1\D{0,3}1\D{0,3}2\D{0,3}3\D{0,3}4", text)
