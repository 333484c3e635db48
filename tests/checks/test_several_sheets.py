"""A form on several sheets is read as one; a sheet that repeats others is not counted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fokusmanad.text import Lang
from tests.helpers.workbooks import COLUMNS, FINE, book, checked, head_sheet, sheet, told

if TYPE_CHECKING:
    from fokusmanad.reading.book import Sheet

ANNA = "1 | Mottagning | Kvinna | Ja | | Nej | \n2 | Mottagning | Man | Nej | Barn med | | "
CECILIA = "3 | Familjerätt | Kvinna | Ja | | Ja | Båda"
BENGT = "1 | Familjerätt | Kvinna | Ja | | Ja | Båda"
MANY = "\n".join(
    f"{{}}{row} | {unit} | {sex} | Ja | | Nej | "
    for row, (unit, sex) in enumerate(
        [(unit, sex) for unit in ("Mottagning", "Familjerätt", "Annan enhet") for sex in ("Kvinna", "Man")] * 2
    )
)


def form(rows: str, name: str, columns: str = COLUMNS) -> Sheet:
    return sheet(f"{columns}\n{rows}", name)


def test_sheets_are_read_together() -> None:
    """FM210 names the sheets; every row counts, and a number may be repeated on another sheet."""
    found = checked(book(ANNA, name="Anna", others=[form(BENGT, "Bengt"), form("1 | LSS/funktionsstöd", "Cecilia")]))
    assert told(found) == ["FM210", "FM302 Cecilia!C2", "FM302 Cecilia!D2"]
    assert (found.received, found.asked, found.yes, found.left_out) == (4, 2, 1, 1)
    assert found.form is not None
    for lang in Lang:
        assert all(name in found.problems[0].message(lang) for name in ("Anna", "Bengt", "Cecilia"))


def test_each_problem_has_its_sheet_and_each_sheet_its_own_columns() -> None:
    """One sheet may have its headings in another order, or wrong ones."""
    columns = "Svar | Orsak | Fick frågan | Kön | Enhet | Hund"
    found = checked(book(ANNA, others=[form("Nej | | Ja | Q | Mottagning | x", "Bengt", columns)]))
    assert told(found) == ["FM210", "FM203 Bengt!F1", "FM301 Bengt!D2"]


def test_row_numbers_are_compared_within_a_sheet() -> None:
    """FM404 is for a number that is repeated on its own sheet."""
    found = checked(book(ANNA, others=[form(f"{BENGT}\n{BENGT.replace('Kvinna', 'Man')}", "Bengt")]))
    assert told(found) == ["FM210", "FM404 Bengt!A3"]


@pytest.mark.parametrize("rows", ["", "1 | | | | | | \n2 | | | | | | ", "\n\n | \u00a0 | | | | | "])
def test_blank_copies_are_passed_over(rows: str) -> None:
    """Blank copies are ignored if one sheet has answers, and named if several have, whatever their headings."""
    blank = form(rows, "Formulär (2)", f"{COLUMNS} | Hund")
    assert told(checked(book(ANNA, others=[blank]))) == []
    found = checked(book(ANNA, others=[blank, form(BENGT, "Bengt")]))
    assert told(found) == ["FM210"]
    assert "Formulär (2)" in found.problems[0].message(Lang.SV)


def test_a_form_of_blank_copies_is_blank() -> None:
    """FM407 is reported once."""
    assert told(checked(book("", others=[form("", "Bengt"), form("", "Cecilia")]))) == ["FM407 Kommun!B9"]


def test_a_sheet_whose_rows_cannot_be_read_is_no_blank_copy() -> None:
    """FM201 and FM202 are reported, since answers may be unread."""
    lacking = "Löpnr | Enhet | Kön | Fick frågan | Orsak"
    assert told(checked(book(ANNA, others=[form("1 | | | | ", "Bengt", lacking)]))) == []
    found = checked(book(ANNA, others=[form("1 | Mottagning | Man | Nej | Barn med", "Bengt", lacking)]))
    assert told(found) == ["FM210", "FM201 Bengt!row 1"]
    twice = form(f"{BENGT} | {BENGT}", "Bengt", f"{COLUMNS} | {COLUMNS}")
    assert {line.split()[0] for line in told(checked(book(ANNA, others=[twice])))} == {"FM210", "FM202"}


@pytest.mark.parametrize(
    ("sheets", "repeated"),
    [
        ([FINE, FINE], ["0", "1"]),
        ([ANNA, BENGT, ANNA], ["0", "2"]),
        ([ANNA, "\n".join(reversed(ANNA.split("\n")))], ["0", "1"]),
        ([ANNA, ANNA.replace("Kvinna", "KVINNA ")], ["0", "1"]),
        ([MANY.replace("{}", ""), MANY.replace("{}", "9")], ["0", "1"]),
        ([ANNA, CECILIA, f"{CECILIA}\n{ANNA}"], ["2", "0", "1"]),
        (
            [MANY.replace("{}", ""), f"{MANY}\n99 | LSS/funktionsstöd | Man | Ja | | Nej | ".replace("{}", "")],
            ["0", "1"],
        ),
        ([MANY.replace("{}", ""), BENGT, f"{BENGT}\n{MANY}".replace("{}", "7")], ["2", "0", "1"]),
    ],
)
def test_the_same_rows_twice_are_not_counted_twice(sheets: list[str], repeated: list[str]) -> None:
    """FM208 is for a copy, sorted or renumbered, and for a sheet that collects the others; the file is refused."""
    others = [form(rows, str(index)) for index, rows in enumerate(sheets)]
    found = checked(book(sheets[0], name="0", others=others[1:]))
    assert [problem.code for problem in found.problems] == ["FM208"]
    assert found.problems[0].params["sheets"] == tuple(repeated)
    assert found.form is None


@pytest.mark.parametrize(
    "sheets",
    [
        [FINE, FINE.replace("1", "2", 1)],
        [ANNA, ANNA.replace("1", "3", 1)],
        [ANNA, f"{ANNA}\n{CECILIA}"],
        [MANY.replace("{}", ""), f"{MANY}\n{BENGT}".replace("{}", "9")],
    ],
)
def test_likeness_of_a_few_rows_is_no_proof(sheets: list[str]) -> None:
    """Rows that differ by their numbers or by one row may be different persons."""
    found = checked(book(sheets[0], name="0", others=[form(sheets[1], "1")]))
    assert [problem.code for problem in found.problems] == ["FM210"]


@pytest.mark.parametrize("other", [{"Kommun": "Berg"}, {"Fokusmånad": "2026-02"}, {"Del av kommunen": "LSS"}])
def test_heads_that_disagree_are_not_added_up(other: dict[str, str]) -> None:
    """FM208 names the sheets. A head with fewer values is no contradiction, nor is a second head with one form."""
    heads = [head_sheet(other, "Kommun (2)")]
    found = checked(book(ANNA, head={"Del av kommunen": "IFO"}, others=[*heads, form(BENGT, "Bengt")]))
    assert [(problem.code, problem.variant) for problem in found.problems] == [("FM208", "heads")]
    assert found.problems[0].params["sheets"] == ("Kommun", "Kommun (2)")
    assert found.kommun is not None
    assert told(checked(book(ANNA, head={"Del av kommunen": "IFO"}, others=heads))) == []
    less = head_sheet({"Fokusmånad": "", "Kommun": "Åre kommun"}, "Kommun (2)")
    assert told(checked(book(ANNA, others=[less, form(BENGT, "Bengt")]))) == ["FM210"]


def test_the_rows_of_all_sheets_are_compared_with_the_head() -> None:
    """FM407 and FM408 compare the sum of the sheets."""
    others = [form(BENGT, "Bengt")]
    found = checked(book(ANNA, head={"Inga besök": "Ja", "Antal vuxna besökare": 2}, others=others))
    assert told(found) == ["FM210", "FM408 Kommun!B8", "FM407 Kommun!B9"]
    assert found.problems[1].params["rows"] == 3


def test_the_figures_do_not_depend_on_how_rows_are_spread() -> None:
    """The same rows on one sheet or several give the same counts."""
    together = checked(book(f"{ANNA}\n{BENGT.replace('1', '3', 1)}"))
    apart = checked(book(ANNA, others=[form(BENGT, "Bengt")]))
    assert together.rows == apart.rows
