"""Rows that hold no person are neither received nor counted, and no missing answers are reported in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fokusmanad.text import Lang
from tests.helpers.workbooks import COLUMNS, FINE, book, checked, told

if TYPE_CHECKING:
    from fokusmanad.reading.book import CellValue

MORE = "9 | Mottagning | Man | Nej | Barn med | | "


def kinds(
    row: str, columns: str = COLUMNS, put: dict[str, CellValue] | None = None, *, last: bool = False
) -> list[str]:
    """Return what is reported of a row among persons: the kind of each FM310, and the code of any other problem."""
    rows = [FINE, FINE.replace("1", "2", 1), row, *([] if last else [MORE])]
    found = checked(book("\n".join(rows), columns, put=put))
    assert found.received == len(rows) - 1
    assert found.received == sum(found.rows.values()) + found.left_out
    for problem in found.problems:
        assert "lista" not in problem.message(Lang.SV)
    return [problem.variant if problem.code == "FM310" else problem.code for problem in found.problems]


@pytest.mark.parametrize(
    ("row", "put"),
    [
        ("Summa | | | | | | ", {"D4": 2, "F4": 1}),
        ("Summa: | | | 2 | | 1 | ", {}),
        (" | Totalt | | | | | ", {"D4": 2}),
        ("Antal ja | | | | | | ", {"F4": 1}),
        (" | Mottagning Summa | | | | | ", {"D4": 1}),
        (" | Mottagning Antal | | 2 | | | ", {}),
        ("Delsumma | | | 1 | 1 | | ", {}),
        ("Totalsumma | | | 1 | | | ", {}),
        ("S:a | | | 2 st | | | ", {"D4": 2}),
        ("Andel | | | 67 % | | 50 % | ", {}),
        ("Andel | | | | | | ", {"D4": 0.67}),
        (" | | | | | | ", {"D4": 12, "F4": 3}),
        (" | | | 12 | 0 | 3 | ", {}),
        ("2 | | | | | | ", {"D4": 2, "F4": 2}),
        ("Summa | | | | | | ", {}),
        (" | Summa 12 | | | | | ", {}),
        ("Totalt antal besök denna månad | | | | | | ", {"D4": 2.0}),
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_totals_are_no_person(row: str, put: dict[str, CellValue], *, last: bool) -> None:
    """Totals that are typed, of a table or of Excel's subtotals, with a word for it or with numbers alone."""
    assert kinds(row, put=put, last=last) == ["totals"]


def test_a_word_in_a_column_of_its_own_tells_totals_too() -> None:
    """The word may be in a column that the form does not have."""
    found = checked(book(f"{FINE} |\n | | | 1 | | 1 | | Summa", f"{COLUMNS} | Eget"))
    assert told(found) == ["FM203 H1", "FM310 row 3"]
    assert found.received == 1


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        (COLUMNS, COLUMNS),
        (COLUMNS.upper().replace("NÄR", "När?"), COLUMNS),
        (" | Enhet | Kön | Fick frågan | | | ", COLUMNS),
        ("Nr | Enhet | Kön | Fick frågan | Orsak | Svar | Tid", COLUMNS),
        ("Löpnr | Enhet | | | | | ", COLUMNS),
    ],
)
def test_headings_again_are_no_person(row: str, columns: str) -> None:
    """Headings pasted with a colleague's rows, also if some are missing."""
    assert kinds(row, columns) == ["headings"]


@pytest.mark.parametrize(
    "row",
    [
        "Vecka 10 | | | | | | ",
        "v. 10 | | | | | | ",
        " | v 10 (2–6 mars) | | | | | ",
        " | Måndag 2 mars | | | | | ",
        "Mottagning | | | | | | ",
        "ekonomiskt bistånd: | | | | | | ",
        " | Ekonomiskt bistånd | | | | | ",
        " | Team Norr | | | | | ",
        " | | Annas rader | | | | ",
    ],
)
def test_a_unit_or_a_week_is_a_heading(row: str) -> None:
    """A unit or a week that is alone in its row, with persons below, is a heading."""
    assert kinds(row) == ["group"]


@pytest.mark.parametrize(
    "row",
    [
        "Obs! Två personer kom tillbaka i april. | | | | | | ",
        " | Obs: se även pärmen i receptionen innan ni skickar | | | | | ",
        " | | | | | | Fråga chefen om raderna ovan, de är från februari",
        "Ifyllt av Anna | | | | | | ",
    ],
)
@pytest.mark.parametrize("last", [True, False])
def test_a_note_is_no_person(row: str, *, last: bool) -> None:
    """A text that is alone in its row, in any column, is a note."""
    assert kinds(row, last=last) == ["note"]


def test_an_explanation_below_the_headings_is_a_note() -> None:
    """A row that describes several columns and answers none is a note."""
    explained = " | välj i listan | K eller M | frågade du? | om nej | om ja | om ja"
    found = checked(book(f"{explained}\n{FINE}"))
    assert (told(found), found.received) == (["FM310 row 2"], 1)


@pytest.mark.parametrize(
    "row_id", ["Ex.", "ex", "Exempel", "EXEMPEL 1", "t.ex.", "Example:", "(ex)", "Exempelrad – ta bort"]
)
@pytest.mark.parametrize("rest", ["Mottagning | Kvinna | Ja | | Nej | ", "Mottagning | | | | | "])
def test_an_example_is_no_person(row_id: str, rest: str) -> None:
    """An example is not counted, however complete its answers are."""
    assert kinds(f"{row_id} | {rest}") == ["example"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("3 | Mottagning | | | | | ", ["FM302 C4", "FM302 D4"]),
        (" | | Kvinna | | | | ", ["FM302 B4", "FM302 D4"]),
        (" | | | Ja | | | ", ["FM302 B4", "FM302 C4", "FM302 F4"]),
        (" | Q | Q | Q | | Q | ", ["FM301 B4", "FM301 C4", "FM301 D4", "FM301 F4"]),
        ("3 | Kansliet | | | | | ", ["FM301 B4", "FM302 C4", "FM302 D4"]),
        ("Anna 3 | Mottagning | Kvinna | Ja | | Nej | ", []),
        ("v10-3 | Mottagning | Kvinna | Ja | | Nej | ", []),
        ("Summa 3 | Mottagning | Kvinna | Ja | | Nej | ", []),
        (" | | | 1 | | 1 | ", ["FM302 B4", "FM302 C4", "FM307 D4", "FM307 F4"]),
        ("A3 | | | | | | ", []),
        ("k-17b | | | | | | ", []),
    ],
)
def test_a_person_is_not_taken_for_something_else(row: str, expected: list[str]) -> None:
    """An unfinished row, one with only misspellings, and numbers with letters are persons."""
    assert told(checked(book("\n".join([FINE, FINE.replace("1", "2", 1), row, MORE])))) == expected


def test_a_unit_alone_in_the_last_row_is_an_unfinished_one() -> None:
    """A unit with no rows below it cannot be a heading."""
    assert told(checked(book(f"{FINE}\n | Mottagning | | | | | "))) == ["FM302 C3", "FM302 D3"]


def test_merged_cells_of_a_heading_are_of_no_matter() -> None:
    """Merged cells are FM406 only among persons."""
    found = checked(book(f"{FINE}\nVecka 10 | | | | | | \n{MORE}", merged="A3:G3"))
    assert told(found) == ["FM310 row 3"]


def test_a_form_of_totals_alone_is_blank() -> None:
    """A form with only totals is blank: FM407."""
    found = checked(book("Summa | | | 12 | | 3 | "))
    assert told(found) == ["FM310 row 2", "FM407 Kommun!B9"]
    assert found.received == 0


def test_an_identity_number_in_a_note_is_reported_alone() -> None:
    found = checked(book(f"{FINE}\nObs {900131}-{1234} kom tillbaka | | | | | | "))
    assert told(found) == ["FM305 A3"]
