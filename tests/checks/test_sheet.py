"""The rules between rows: repeated numbers, hidden rows, merged cells, and the true place of each row."""

from __future__ import annotations

from fokusmanad.text import Lang
from tests.helpers.workbooks import FINE, book, checked, problems_of, sheet, told

LACKING = "{} | Mottagning | Kvinna | | | | "


def lines(*rows: str) -> str:
    return "\n".join(rows)


def test_true_rows_and_columns_are_told() -> None:
    """With the headings in D5 and blank rows around them, each problem is at the cell that the user sees."""
    rows = lines(FINE, "", "", LACKING.format(2), "", "3 | Mottagning | Kvinna | Nej | Regn | | ", "")
    assert problems_of(rows, at="D5") == ["FM302 G9", "FM301 H11"]


def test_problems_stand_in_order_of_row_column_code() -> None:
    """The order does not depend on how rows are grouped internally."""
    rows = lines(LACKING.format(1), "2 | | | | | | Båda", LACKING.format(3))
    assert problems_of(rows) == ["FM302 D2", "FM302 B3", "FM302 C3", "FM302 D3", "FM403 G3", "FM302 D4"]


def test_the_same_row_number_twice_is_told_at_the_later() -> None:
    """FM404 names the first; 1, 1.0 and "1." are the same number."""
    rows = lines(FINE, FINE, FINE.replace("1", "1.", 1), FINE.replace("1", "2", 1), FINE.replace("1", "", 1), FINE[1:])
    found = checked(book(rows, put={"A3": 1.0}))
    assert told(found) == ["FM404 A3", "FM404 A4"]
    assert all("A2" in problem.message(lang) for problem in found.problems for lang in Lang)
    assert found.received == 6


def test_row_numbers_of_blank_rows_do_not_count() -> None:
    """Only a filled row can have a repeated number."""
    assert problems_of(lines(FINE, "1 | | | | | | ", "1")) == []


def test_hidden_rows_count_and_are_told() -> None:
    """FM405 is at each hidden row that is filled; a hidden blank row is no problem."""
    found = checked(book(lines(FINE, FINE.replace("1", "2", 1), "3 | | | | | | "), hidden_rows=[3, 4, 99]))
    assert told(found) == ["FM405 row 3"]
    assert found.received == 2


def test_a_hidden_form_is_read_and_told() -> None:
    """FM405 is for the whole sheet."""
    found = checked(book(hidden=True))
    assert [(problem.code, problem.place.sheet, problem.place.row) for problem in found.problems] == [
        ("FM405", "Formulär", None)
    ]
    assert found.received == 1


def test_merged_cells_silence_what_they_empty() -> None:
    """FM406 names the range, and the cells that the merge emptied are not missing answers."""
    rows = lines(FINE, "2 | Mottagning | Kvinna | | | Nej | ", "3 | Mottagning | Kvinna | | | | ")
    found = checked(book(rows, merged="D2:D4"))
    assert told(found) == ["FM406 D2"]
    assert found.left_out == 2
    assert all("D2:D4" in problem.message(lang) for problem in found.problems for lang in Lang)


def test_merged_cells_silence_only_their_own() -> None:
    """Another empty cell in the same row is still a missing answer."""
    rows = lines(FINE, "2 | | | Ja | | Nej | ")
    assert problems_of(rows, merged="B2:B3") == ["FM406 B2", "FM302 C3"]


def test_merged_cells_outside_the_rows_are_no_trouble() -> None:
    """A wide title above the headings, or a wide note below the last row, is no problem."""
    assert problems_of(at="A5", merged="A1:G1 A3:G4 A5:B5 A40:G41") == []


def test_a_merge_of_whole_columns_is_told_at_once() -> None:
    """A merge to the last row of Excel is handled without reading a million rows."""
    assert problems_of(merged="H1:I1048576") == ["FM406 H1"]


def test_an_answer_kept_under_a_merge_is_not_lost() -> None:
    """LibreOffice keeps the answer, so the row is received and counted."""
    rows = lines(FINE, "2 | Mottagning | Man | Nej | Barn med | | ")
    found = checked(book(rows, merged="D2:D3"))
    assert (told(found), found.received, found.left_out) == (["FM406 D2"], 2, 0)


def test_a_merge_of_the_whole_sheet_is_told_at_once() -> None:
    """A merge of seventeen thousand million cells is handled by reading those of the form."""
    rows = lines(*[FINE[1:]] * 5000)
    assert problems_of(rows, merged="A1:XFD1048576") == ["FM406 A1"]


def test_a_merge_in_every_row_is_told_at_each() -> None:
    """Merges are handled without reading all rows for each."""
    rows = lines(*[FINE[1:]] * 5000)
    merged = " ".join(f"E{row}:F{row}" for row in range(2, 5002))
    assert problems_of(rows, merged=merged) == [told for row in range(2, 5002) for told in (f"FM406 E{row}",)]


def test_another_sheets_rows_are_not_counted() -> None:
    """Only rows of the form are counted."""
    notes = sheet("Enhet | Kön\nMottagning | Kvinna", "Blad1")
    assert checked(book(others=[notes])).received == 1


def test_a_thousand_equal_rows_are_told_one_by_one() -> None:
    """Machine formats list each row, in order."""
    rows = lines(*[LACKING.format("")] * 1000)
    assert problems_of(rows) == [f"FM302 D{number}" for number in range(2, 1002)]
