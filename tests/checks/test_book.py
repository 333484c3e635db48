"""A whole book: what the head and the rows say against each other, and which files are refused."""

from __future__ import annotations

import pytest

from fokusmanad.problems import REFUSING
from fokusmanad.text import Lang
from tests.workbooks import FINE, book, checked, problems_of, told

TWO = f"{FINE}\n2 | Mottagning | Man | Nej | Barn med | | "


@pytest.mark.parametrize("nil", ["Ja", "ja ", "X", "1", True])
def test_no_visits_and_rows_contradict(nil: str | bool) -> None:  # noqa: FBT001
    """FM407 at Inga besök; the file counts."""
    found = checked(book(head={"Inga besök": nil}))
    assert told(found) == ["FM407 Kommun!B9"]
    assert found.form is not None


@pytest.mark.parametrize("nil", ["", "Nej", "0", None])
def test_no_rows_and_no_nil_return_contradict(nil: str | None) -> None:
    """FM407, also where the label is not there."""
    found = checked(book("", head={"Inga besök": nil}))
    assert [problem.code for problem in found.problems] == ["FM407"]


@pytest.mark.parametrize("rows", ["", "1\n2\n3", "\n\n"])
def test_a_nil_return_is_fine(rows: str) -> None:
    """Nobody came: prepared row numbers are no rows."""
    found = checked(book(rows, head={"Inga besök": "Ja"}))
    assert told(found) == []
    assert found.form is not None
    assert (found.form.received, found.form.head.nil) == (0, True)


@pytest.mark.parametrize(("visitors", "expected"), [(0, ["FM408 Kommun!B8"]), (1, ["FM408 Kommun!B8"]), (2, []), (3, []), ("", [])])
def test_more_rows_than_visitors_is_told(visitors: int | str, expected: list[str]) -> None:
    """FM408, a warning; as many is fine."""
    assert problems_of(TWO, head={"Antal vuxna besökare": visitors}) == expected


def test_a_form_with_errors_in_its_rows_is_counted() -> None:
    """Only the contract's codes refuse a file."""
    found = checked(book("1 | Q | Q | Q | Q | Q | Q", head={"Antal handläggare": "x", "Inga besök": "Ja"}))
    assert found.form is not None
    assert (found.form.counted, found.form.left_out) == (0, 1)


def test_the_refusing_codes_are_the_contracts() -> None:
    """FM1xx that are errors, the head's and headings', FM305, and the duplicates."""
    assert sorted(REFUSING) == (
        "FM101 FM102 FM103 FM104 FM105 FM106 FM201 FM202 FM204 FM205 FM206 FM208 FM305 FM502 FM503".split()
    )


def test_the_forms_own_figures() -> None:
    """Rows, asked and yes, as a contact person knows them."""
    found = checked(book(f"{TWO}\n3 | Mottagning | Man | Ja | | Ja | Båda\n4 | Mottagning | Man | | | | "))
    assert (found.received, found.asked, found.yes, found.left_out) == (4, 2, 1, 1)


def test_problems_stand_by_sheet_row_column_and_code() -> None:
    """In one order, whatever found them; those of the whole file first."""
    found = checked(book("1 | | | J | Q | | ", head={"Kommunkod": "1"}, hidden=True), name="900131-1234.xlsx")
    assert told(found) == ["FM305", "FM405", "FM302 B2", "FM302 C2", "FM307 D2", "FM301 E2", "FM401 E2", "FM205 Kommun!B3"]


def test_a_whole_message_in_both_languages() -> None:
    """Where, the rule, and what to do."""
    (problem,) = checked(book("1 | Mottagning | Kvinna | Nej | Tisbrist | | ")).problems
    assert problem.message(Lang.SV) == (
        "Formulär E2 (Orsak): ”Tisbrist” finns inte i listan. Menade du ”Tidsbrist”? Välj ett svar i listan."
    )
    assert problem.message(Lang.EN) == (
        "Formulär E2 (Orsak): “Tisbrist” is not in the list. Did you mean “Tidsbrist”? Choose an answer in the list."
    )
