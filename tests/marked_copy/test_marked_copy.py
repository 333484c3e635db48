"""The marked copy: what it shows, what it keeps, and whether it can be corrected and sent."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from fokusmanad.campaign.model import Campaign
from fokusmanad.checks import refuse_file
from fokusmanad.findings.problem import Problem
from fokusmanad.form.kommuner import find_kommun
from fokusmanad.form.layout import CONTROL_SHEET, FORM_SHEET
from fokusmanad.marked_copy import cells, list_sheet, workbook
from fokusmanad.marked_copy.copies import Copy, copied
from fokusmanad.marked_copy.create import marked_copy
from fokusmanad.template import template
from fokusmanad.template.plan import HEADING_ROW
from fokusmanad.text import Lang
from tests.helpers.workbooks import COLUMNS, HEAD
from tests.helpers.workbooks import campaign as campaign_of
from tests.template.forms import checked, filled, found, loaded, saved

SEND = "Det här är en kopia av din fil. Du kan rätta direkt i kopian, spara den och skicka den."
READ = "Det här är en kopia att läsa. Rätta i din egen fil, inte här: allt i den gick inte att kopiera."

_FILES = Path(__file__).parents[1] / "reading" / "files"
_FINE = {"Enhet": "Mottagning", "Kön": "Kvinna", "Fick frågan": "Ja", "Svar": "Nej"}
_BAD = {"Enhet": "Motagning", "Kön": "Man", "Fick frågan": "Nej", "Orsak": "Tidsbrist", "Svar": "Nej"}
_NUMBER = "900131" + "-" + "1234"


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return campaign_of(month="2026-03")


@pytest.fixture(scope="module")
def empty(campaign: Campaign) -> bytes:
    return template(campaign, find_kommun("Åre"))


@pytest.fixture(scope="module")
def sent(empty: bytes) -> bytes:
    return filled(empty, [_FINE, _BAD, {**_FINE, "Löpnr": 1}], {"Antal vuxna besökare": 2})


@pytest.fixture(scope="module")
def copy(sent: bytes, campaign: Campaign) -> bytes:
    return _marked(sent, campaign)


@pytest.fixture(scope="module")
def book(copy: bytes) -> Workbook:
    return loaded(copy)


def test_the_list_is_the_first_sheet_with_the_message_first(book: Workbook) -> None:
    assert book.sheetnames[0] == "Att rätta"
    assert book.active is book.worksheets[0]
    assert _lines(book)[:3] == [
        (SEND, None, None, None),
        ("2 fel, 2 varningar.", None, None, None),
        ("Vad som är fel och vad du gör", "Gå till", "Hur allvarligt", "Kod"),
    ]
    assert [line[1:] for line in _lines(book)[3:]] == [
        ("Formulär B5", "Fel", "FM301"),
        ("Formulär F5", "Fel", "FM402"),
        ("Formulär A6", "Varning", "FM404"),
        ("Kommun B12", "Varning", "FM408"),
    ]
    assert _lines(book)[3][0] == (
        "Formulär B5 (Enhet): ”Motagning” finns inte i listan. Menade du ”Mottagning”? Välj ett svar i listan."
    )


def test_each_line_leads_to_its_cell(book: Workbook) -> None:
    links = [cell.hyperlink.location for (cell,) in book["Att rätta"]["B6:B9"] if cell.hyperlink]

    assert links == ["'Formulär'!B5", "'Formulär'!F5", "'Formulär'!A6", "'Kommun'!B12"]


def test_each_cell_is_filled_and_commented_by_severity(book: Workbook) -> None:
    form = book[FORM_SHEET]

    assert _comment(form, "B5") == (
        "— fokusmanad —\n\nFEL: ”Motagning” finns inte i listan. Menade du ”Mottagning”? Välj ett svar i listan."
    )
    assert _comment(form, "A6").startswith("— fokusmanad —\n\nVARNING: samma Löpnr")
    assert (form["B5"].fill.patternType, form["A6"].fill.patternType) == ("solid", "lightUp")
    assert form["B4"].comment is None


def test_the_copy_keeps_what_people_work_with(sent: bytes, book: Workbook) -> None:
    before, after = loaded(sent)[FORM_SHEET], book[FORM_SHEET]

    assert list(after.iter_rows(values_only=True)) == list(before.iter_rows(values_only=True))
    assert after.column_dimensions["B"].width == before.column_dimensions["B"].width
    assert len(after.data_validations.dataValidation) == len(before.data_validations.dataValidation) == 8
    assert len(list(after.conditional_formatting)) == len(list(before.conditional_formatting))
    assert after.protection.sheet
    assert book[CONTROL_SHEET]["A2"].data_type == "f"


def test_the_copy_is_found_to_have_the_same_problems(sent: bytes, copy: bytes, campaign: Campaign) -> None:
    assert checked(copy, campaign).problems == checked(sent, campaign).problems
    assert checked(copy, campaign).rows == checked(sent, campaign).rows


def test_a_copy_that_is_mended_can_be_sent(copy: bytes, campaign: Campaign) -> None:
    mended = filled(copy, [{}, {"Enhet": "Mottagning", "Svar": None}, {"Löpnr": 3}], {"Antal vuxna besökare": 3})

    assert found(mended, campaign) == []


def test_a_mended_copy_marked_again_bears_no_earlier_marks(copy: bytes, campaign: Campaign) -> None:
    again = loaded(_marked(filled(copy, [{}, {"Enhet": "Mottagning"}]), campaign))

    assert again.sheetnames.count("Att rätta") == 1
    assert again[FORM_SHEET]["B5"].comment is None
    assert again[FORM_SHEET]["B5"].fill.patternType is None
    assert _comment(again[FORM_SHEET], "F5").count("FEL") == 1


def test_a_clean_form_is_said_to_be_ready(empty: bytes, campaign: Campaign) -> None:
    book = loaded(_marked(filled(empty, [_FINE]), campaign))

    assert book["Att rätta"]["A2"].value == "Inget att rätta. Filen är klar att skicka."


def test_the_list_speaks_english_too(sent: bytes, campaign: Campaign) -> None:
    lines = _lines(loaded(marked_copy(sent, "Åre.xlsx", checked(sent, campaign), campaign, Lang.EN)))

    assert lines[0][0] == "This is a copy of your file. You can correct the copy itself, save it and send it."
    assert lines[1][0] == "2 errors, 2 warnings."


def test_the_same_input_gives_the_same_bytes(sent: bytes, copy: bytes, campaign: Campaign) -> None:
    assert _marked(sent, campaign) == copy


def test_a_comment_that_stands_in_the_cell_is_kept(sent: bytes, campaign: Campaign) -> None:
    book = loaded(sent)
    book[FORM_SHEET]["B5"].comment = Comment("Fråga Kim", "Kim")

    after = loaded(_marked(saved(book), campaign))[FORM_SHEET]

    assert _comment(after, "B5").startswith("Fråga Kim\n\n— fokusmanad —\n\nFEL: ")


def test_text_that_looks_like_a_formula_stays_text(empty: bytes, campaign: Campaign) -> None:
    book = loaded(empty)
    for cell, text in (("B4", "=1+1"), ("C4", "+1"), ("D4", "@Ja")):
        book[FORM_SHEET][cell].value = text
        book[FORM_SHEET][cell].data_type = "s"
    sent = saved(book)

    after = loaded(_marked(sent, campaign))[FORM_SHEET]

    assert [(after[cell].value, after[cell].data_type) for cell in ("B4", "C4", "D4")] == [
        ("=1+1", "s"),
        ("+1", "s"),
        ("@Ja", "s"),
    ]


def test_a_formula_gives_way_to_its_value(campaign: Campaign) -> None:
    """A copied formula would lose its value, so that nobody could check the copy."""
    sent = _written(("B2", '="Mott"&"agning"', "Mottagning"))

    after = loaded(_marked(sent, campaign))

    assert after["Att rätta"]["A1"].value == SEND
    assert after[FORM_SHEET]["B2"].value == "Mottagning"


def test_a_formula_without_a_value_stays_one(campaign: Campaign) -> None:
    sent = _written(("B2", '="Mott"&"agning"', ""))

    copy = _marked(sent, campaign)

    assert found(sent, campaign) == found(copy, campaign) == ["FM303 Formulär B2"]


@pytest.mark.parametrize("name", ["form.ods", "form.xls", "form.xlsb"])
def test_what_openpyxl_cannot_open_is_copied_from_the_template_and_the_values(name: str) -> None:
    data = (_FILES / name).read_bytes()
    before = checked(data, Campaign(), name)

    copy = marked_copy(data, name, before, Campaign(), Lang.SV)

    after = checked(copy, Campaign())
    assert loaded(copy).sheetnames[0] == "Att rätta"
    assert (after.rows, after.left_out) == (before.rows, before.left_out)
    if loaded(copy)["Att rätta"]["A1"].value == SEND:
        assert after.problems == before.problems


def test_a_sheet_named_by_an_identity_number_is_renamed(sent: bytes, campaign: Campaign) -> None:
    """The cells are marked in it all the same, and the list links to it by its new name."""
    book = loaded(sent)
    book[FORM_SHEET].title = _NUMBER
    del book[CONTROL_SHEET]

    after = loaded(_marked(saved(book), campaign))

    masked = "●●●●●●-●●●●"
    assert _NUMBER not in " ".join(after.sheetnames)
    assert f"'{masked}'!B5" in {cell.hyperlink.location for cell in after["Att rätta"]["B"] if cell.hyperlink}
    assert _comment(after[masked], "B5").startswith("— fokusmanad —")


def test_a_file_that_cannot_be_read_gives_the_list_alone(campaign: Campaign) -> None:
    given = refuse_file(Problem("FM101"), "Åre.xlsx")

    book = loaded(marked_copy(b"PK\x03\x04 cut off", "Åre.xlsx", given, campaign, Lang.SV))

    assert book.sheetnames == ["Att rätta"]
    assert _lines(book)[0][0] == "Det här är en lista att läsa. Filen gick inte att läsa, så den kunde inte kopieras."
    assert _lines(book)[-1][3] == "FM101"


def test_a_copy_of_another_workbook_is_not_said_to_be_one_to_send(campaign: Campaign) -> None:
    another = Workbook()
    another.worksheets[0].append(["Datum", "Antal"])

    book = loaded(_marked(saved(another), campaign))

    assert book.sheetnames == ["Att rätta", "Sheet"]
    assert _lines(book)[0][0] == (
        "Det här är en kopia att läsa. Den går inte att skicka, för formuläret gick inte att hitta i filen."
    )
    assert _lines(book)[-1][3] == "FM105"


def test_a_number_in_the_files_name_is_not_said_to_be_in_the_copy(empty: bytes, campaign: Campaign) -> None:
    sent = filled(empty, [_FINE])
    given = checked(sent, campaign, f"{_NUMBER}.xlsx")

    after = loaded(marked_copy(sent, f"{_NUMBER}.xlsx", given, campaign, Lang.SV))

    assert _lines(after)[-1][3] == "FM305"
    assert after["Att rätta"]["A3"].value is None


def test_where_something_is_lost_the_copy_is_one_to_read(
    sent: bytes, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check of the copy finds that it cannot be sent: here a row is lost."""

    def forgetful(data: bytes) -> Copy:
        copy = copied(data)
        assert copy
        copy.sheets[FORM_SHEET].delete_rows(5)
        return copy

    monkeypatch.setattr(workbook, "copied", forgetful)
    monkeypatch.setattr(workbook, "rebuilt", lambda _book, _plan: None)

    assert _lines(loaded(_marked(sent, campaign)))[0][0] == READ


@pytest.mark.parametrize(("levels", "is_copied"), [(400, True), (501, False), (20_000, False)])
def test_a_part_too_deep_for_openpyxl_costs_the_form_only_its_looks(
    levels: int, is_copied: bool, empty: bytes, campaign: Campaign
) -> None:
    """A tree of many levels exhausts the stack of a small computer, so the copy is rebuilt from the values."""
    stream = BytesIO(filled(empty, [{**_FINE, "Kön": "?"}]))
    with ZipFile(stream, "a") as archive:
        archive.writestr("xl/drawings/drawing9.xml", "<a>" * levels + "<b/>" * 200 + "</a>" * levels)
    deep = stream.getvalue()

    assert (copied(deep) is not None) == is_copied
    assert loaded(_marked(deep, campaign))[FORM_SHEET]["C4"].comment


def test_comments_and_lines_have_a_limit_and_the_rest_is_counted(
    empty: bytes, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "COMMENTED_AT_MOST", 3)
    monkeypatch.setattr(list_sheet, "LISTED_AT_MOST", 5)
    sent = filled(empty, [{**_FINE, "Kön": "?"}] * 20)

    after = loaded(_marked(sent, campaign))

    form = after[FORM_SHEET]
    assert [cell.coordinate for cell in form["C"] if cell.comment] == ["C4", "C5", "C6"]
    assert all(form[f"C{row}"].fill.patternType == "solid" for row in range(4, 24))
    assert _lines(after)[-1][0] == "… och 15 saker till. Rätta det som står här och kontrollera filen igen."


@pytest.mark.slow
def test_ten_thousand_problems_are_all_listed(empty: bytes, campaign: Campaign) -> None:
    sent = filled(empty, [{**_FINE, "Kön": "?", "Enhet": "?", "Löpnr": number} for number in range(5_000)])

    after = loaded(_marked(sent, campaign))

    assert after["Att rätta"].max_row == 5 + 10_000


def _marked(data: bytes, campaign: Campaign) -> bytes:
    given = bytes(data)
    copy = marked_copy(data, "Åre.xlsx", checked(data, campaign), campaign, Lang.SV)
    assert data == given
    return copy


def _lines(book: Workbook) -> list[tuple[object, ...]]:
    return [row for row in book["Att rätta"].iter_rows(max_col=4, values_only=True) if any(row)]


def _comment(sheet: Worksheet, cell: str) -> str:
    comment = sheet[cell].comment
    return comment.text if comment else ""


def _written(formula: tuple[str, str, str]) -> bytes:
    """Write a form with one row whose answers are right except a formula, by a program that keeps its value."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        head, form = book.add_worksheet("Kommun"), book.add_worksheet(FORM_SHEET)
        for row, pair in enumerate(HEAD.items()):
            head.write_row(row, 0, pair)
        form.write_row(0, 0, [heading.strip() for heading in COLUMNS.split("|")])
        form.write_row(1, 0, ["1", "Mottagning", "Man", "Ja", "", "Nej"])
        form.write_formula(formula[0], formula[1], None, formula[2])
    return stream.getvalue()


@pytest.mark.parametrize("place", ["row", "comment", "property", "sheet"])
def test_no_byte_of_the_copy_has_the_number(place: str, empty: bytes, campaign: Campaign) -> None:
    """The cell is emptied and says so; what openpyxl would have kept besides the values is left out."""
    book = loaded(filled(empty, [_FINE, _FINE]))
    sheet = book[FORM_SHEET]
    match place:
        case "row":
            sheet.cell(HEADING_ROW + 2, 1).value = _NUMBER
        case "comment":
            sheet.cell(HEADING_ROW + 2, 1).comment = Comment(_NUMBER, "Anna")
        case "property":
            book.properties.title = _NUMBER
        case "sheet":
            book.create_sheet(_NUMBER)
    sent = saved(book)

    copy = marked_copy(sent, "Åre.xlsx", checked(sent, campaign), campaign, Lang.SV)

    with ZipFile(BytesIO(copy)) as archive:
        assert not [name for name in archive.namelist() if _NUMBER[:6].encode() in archive.read(name)]
    after = loaded(copy)
    assert after["Att rätta"]["A3"].value == (
        "Personnumret är borttaget i kopian: cellen är tömd. Radera filerna där numret finns kvar."
    )
    if place == "row":
        marked = after[FORM_SHEET].cell(HEADING_ROW + 2, 1)
        assert marked.value is None
        assert marked.comment
        assert marked.comment.text.endswith("Cellen är tömd i den här kopian.")
        assert after[FORM_SHEET].cell(HEADING_ROW + 1, 2).value == sheet.cell(HEADING_ROW + 1, 2).value
