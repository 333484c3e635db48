"""Personal data in every place that a real file can hide it: found, and not a digit of it repeated anywhere."""

from __future__ import annotations

import re
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
    """Return what opens a form, hides the number by `spoil` and gives the bytes."""

    def made(tmp_path: Path) -> bytes:
        found = openpyxl.load_workbook(form(tmp_path))
        spoil(found)
        stream = BytesIO()
        found.save(stream)
        return stream.getvalue()

    return made


def with_part(name: str, content: str) -> Callable[[Path], bytes]:
    """Return what adds a part to a form."""

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
    """Return what puts XML into a cell, and before the tables, of an .ods."""

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
    """FM305, and no digits of it, with or without the hyphen, in text, JSON or CSV, in either language, nor in the marked list."""
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


def test_a_marked_copys_list_repeats_nothing(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The original's cells are the sender's own; the sheet that is added has no digit of the number."""
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
    """What both tell is told once, and the formula of an address at Kontaktperson is theirs."""
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
    """Excel makes a link of an address that is typed in; elsewhere it is FM306."""

    def linked(cell: str) -> str:
        found = openpyxl.load_workbook(save(book(head={"Kontaktperson": "anna@are.se"}), tmp_path / "Åre.xlsx"))
        found["Kommun"][cell].hyperlink = "mailto:anna@are.se"
        found["Kommun"][cell].value = "anna@are.se" if cell == "B10" else "Åre"
        found.save(tmp_path / "Åre.xlsx")
        return str(run(["validate", str(tmp_path / "Åre.xlsx")]))

    assert linked("B10") == "0"


def assert_silent(text: str) -> None:
    """No run of the number's digits, whatever stands between them."""
    assert "900131" not in text
    assert "1234" not in text
    assert not re.search(r"9\D{0,3}0\D{0,3}0\D{0,3}1\D{0,3}3\D{0,3}1\D{0,3}1\D{0,3}2\D{0,3}3\D{0,3}4", text)
