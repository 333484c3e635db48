"""A column of answers in the wrong place is one problem, not one for each cell."""

from __future__ import annotations

import pytest

from fokusmanad.text import Lang
from tests.helpers.workbooks import book, checked, told

ASKED = "{} | Mottagning | Kvinna | Ja | | Vill inte svara | "


def lines(row: str, count: int) -> str:
    return "\n".join(row.format(number) for number in range(1, count + 1))


@pytest.mark.parametrize(
    ("row", "expected", "heading"),
    [
        # Reasons are one column to the right.
        ("{} | Mottagning | Man | Nej | | Barn med | ", "FM301 F2", "Orsak"),
        # Answers are one column to the left.
        ("{} | Mottagning | Man | Ja | Vill inte svara | | ", "FM301 E2", "Svar"),
        ("{} | Man | Mottagning | Ja | | Nej | ", "FM301 B2", "Kön"),
        ("{} | Mottagning | Kvinna | Ja | | Båda | ", "FM301 F2", "När"),
    ],
)
def test_a_slipped_column_is_one_problem(row: str, expected: str, heading: str) -> None:
    """The problem is at the first cell and names the right column."""
    found = checked(book(lines(row, 12)))
    assert told(found)[0] == expected
    assert found.problems[0].variant == "misplaced"
    assert found.problems[0].params == {"heading": heading, "rows": 12}
    assert {(problem.code, problem.variant) for problem in found.problems} == {("FM301", "misplaced")}
    for lang in Lang:
        assert heading in found.problems[0].message(lang)


def test_rows_that_slipped_whole_are_one_problem_a_column() -> None:
    """Rows pasted without their numbers have every answer one column to the left."""
    found = checked(book(f"{lines(ASKED, 6)}\n" + "\n".join(["Mottagning | Kvinna | Nej | Barn med | | | "] * 8)))
    assert told(found) == ["FM301 B8", "FM301 C8", "FM301 D8"]
    assert [problem.params["heading"] for problem in found.problems] == ["Kön", "Fick frågan", "Orsak"]


def test_a_formula_without_value_is_reported_all_the_same() -> None:
    row = "{} | =? | Man | Nej | | Barn med | "
    assert told(checked(book(lines(row, 6)))) == [*(f"FM303 B{row}" for row in range(2, 3)), "FM301 F2"] + [
        f"FM303 B{row}" for row in range(3, 8)
    ]


@pytest.mark.parametrize(
    "rows",
    [
        lines("{} | Mottagning | Man | Nej | | Barn med | ", 4),
        lines("{} | Mottagning | Man | Nej | Regn | | ", 12),
    ],
)
def test_single_slips_and_other_words_keep_their_cells(rows: str) -> None:
    """Too few slips, or words that are in no list, are reported cell by cell."""
    found = checked(book(rows))
    assert "misplaced" not in {problem.variant for problem in found.problems}
    assert len(found.problems) >= len(rows.splitlines())
