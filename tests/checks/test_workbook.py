"""A whole form: contradictions between the head and the rows, and which files are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fokusmanad.counting.tally import tally
from fokusmanad.findings.problem import REFUSING
from fokusmanad.form.layout import HEAD_FIELDS
from fokusmanad.reading.book import Book, CellRange, CellValue, Sheet, SheetFacts
from fokusmanad.text import Lang
from tests.helpers.workbooks import COLUMNS, FINE, book, checked, problems_of, told

TWO = f"{FINE}\n2 | Mottagning | Man | Nej | Barn med | | "


@pytest.mark.parametrize("nil", ["Ja", "ja ", "X", "1", True])
def test_no_visits_and_rows_contradict(nil: str | bool) -> None:
    """FM407 is at Inga besök, and the file is counted."""
    found = checked(book(head={"Inga besök": nil}))
    assert "FM407 Kommun!B9" in told(found)
    assert found.form is not None


@pytest.mark.parametrize("nil", ["", "Nej", "0", None])
def test_no_rows_and_no_nil_return_contradict(nil: str | None) -> None:
    """FM407 is reported also if the label is missing."""
    found = checked(book("", head={"Inga besök": nil}))
    assert "FM407" in [problem.code for problem in found.problems]


@pytest.mark.parametrize("rows", ["", "1\n2\n3", "\n\n"])
def test_a_nil_return_is_fine(rows: str) -> None:
    """Prepared row numbers are not rows."""
    found = checked(book(rows, head={"Inga besök": "Ja"}))
    assert told(found) == []
    assert found.form is not None
    assert (found.form.received, found.form.head.nil) == (0, True)


@pytest.mark.parametrize(
    ("visitors", "expected"), [(0, ["FM408 Kommun!B8"]), (1, ["FM408 Kommun!B8"]), (2, []), (3, []), ("", [])]
)
def test_more_rows_than_visitors_is_told(visitors: int | str, expected: list[str]) -> None:
    """FM408 is a warning; an equal number is no problem."""
    assert problems_of(TWO, head={"Antal vuxna besökare": visitors}) == expected


def test_a_form_with_errors_in_its_rows_is_counted() -> None:
    """Only the codes in docs/form.md refuse a file."""
    found = checked(book("1 | Q | Q | Q | Q | Q | Q", head={"Antal handläggare": "x", "Inga besök": "Ja"}))
    assert found.form is not None
    assert (found.form.counted, found.form.left_out) == (0, 1)


def test_the_refusing_codes_are_the_contracts() -> None:
    """They are the errors of FM1xx, of the head and the headings, FM305, FM412 and the duplicates."""
    assert sorted(REFUSING) == (
        [
            "FM101",
            "FM102",
            "FM103",
            "FM104",
            "FM105",
            "FM106",
            "FM108",
            "FM201",
            "FM202",
            "FM204",
            "FM205",
            "FM206",
            "FM208",
            "FM305",
            "FM412",
            "FM502",
            "FM503",
            "FM504",
        ]
    )


def test_the_forms_own_figures() -> None:
    """The figures are rows, asked and yes."""
    found = checked(book(f"{TWO}\n3 | Mottagning | Man | Ja | | Ja | Båda\n4 | Mottagning | Man | | | | "))
    assert (found.received, found.asked, found.yes, found.left_out) == (4, 2, 1, 1)


def test_problems_stand_by_sheet_row_column_and_code() -> None:
    """Problems of the whole file come first."""
    found = checked(book("1 | | | J | Tidsbrist | | ", head={"Kommunkod": "1"}, hidden=True), name="900131-1234.xlsx")
    assert told(found) == ["FM305", "FM405", "FM302 B2", "FM302 C2", "FM307 D2", "FM401 E2", "FM205 Kommun!B3"]


def test_a_whole_message_in_both_languages() -> None:
    """The message has the place, the rule and the remedy."""
    (problem,) = checked(book("1 | Mottagning | Kvinna | Nej | Tisbrist | | ")).problems
    assert problem.message(Lang.SV) == (
        "Formulär E2 (Orsak): ”Tisbrist” finns inte i listan. Menade du ”Tidsbrist”? Välj ett svar i listan."
    )
    assert problem.message(Lang.EN) == (
        "Formulär E2 (Orsak): “Tisbrist” is not in the list. Did you mean “Tidsbrist”? Choose an answer in the list."
    )


texts = st.text(max_size=30) | st.sampled_from(
    [
        "Ja",
        "Nej",
        "J",
        "Enhet",
        "Kön",
        "Fick frågan",
        "Svar",
        "Orsak",
        "Tidsbrist",
        "Tisbrist",
        "{0}",
        "%s",
        "2026-03",
        "Åre",
    ]
)
anything = (
    texts | st.integers() | st.floats() | st.booleans() | st.dates() | st.datetimes() | st.times() | st.timedeltas()
)
grids = st.integers(1, 9).flatmap(
    lambda width: st.lists(st.lists(anything, min_size=width, max_size=width), min_size=1, max_size=6)
)
spots = st.frozensets(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=4)
merges = st.tuples(*[st.integers(1, 4)] * 4).map(
    lambda ends: CellRange(min(ends[0], ends[1]), min(ends[2], ends[3]), max(ends[0], ends[1]), max(ends[2], ends[3]))
)
anatomies = st.builds(
    SheetFacts,
    uncalculated=spots,
    error_cells=spots,
    hidden_rows=st.frozensets(st.integers(1, 9)),
    merges=st.lists(merges, max_size=2).map(tuple),
)
HEADINGS: list[CellValue] = list(COLUMNS.split(" | "))


@pytest.mark.slow
@given(rows=grids, head=grids, flaws=anatomies, with_headings=st.booleans(), name=st.text(max_size=20))
def test_whatever_stands_in_a_book_is_checked_and_told(
    rows: list[list[CellValue]], head: list[list[CellValue]], flaws: SheetFacts, *, with_headings: bool, name: str
) -> None:
    """No cell crashes the check, every problem has a message in both languages, and the problems are in order."""
    wide = [(row + [""] * 9)[:9] for row in ([HEADINGS] if with_headings else []) + rows]
    labelled = [[field.label, value] for field, value in zip(HEAD_FIELDS, [row[0] for row in head] * 10, strict=False)]
    sheets = (
        Sheet("Kommun", hidden=False, first_row=1, first_column=1, rows=labelled),
        Sheet("Formulär", hidden=False, first_row=1, first_column=1, rows=wide, facts=flaws),
    )
    found = checked(Book(sheets), name=name)
    assert list(found.problems) == sorted(found.problems, key=lambda problem: problem.sort_key())
    assert all(problem.message(lang) for problem in found.problems for lang in Lang)
    assert found.received == sum(found.rows.values()) + found.left_out
    if found.left_out and found.head:
        assert found.has_errors


def test_a_blank_form_has_taken_no_part() -> None:
    """FM407 without any row refuses the file; with rows the form is counted, and its visitors are unknown."""
    assert checked(book("")).form is None
    found = checked(book(FINE, head={"Inga besök": "Ja"}))
    assert found.form is not None
    assert tally(found.form, ()).visitors is None
