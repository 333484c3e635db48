"""The form is found by its name or its content, and problems with its headings are reported first."""

from __future__ import annotations

import unicodedata

import pytest

from fokusmanad.reading.book import Book
from fokusmanad.text import Lang
from tests.helpers.workbooks import COLUMNS, FINE, UNCALCULATED, book, checked, head_sheet, problems_of, sheet, told

FORM = f"{COLUMNS}\n{FINE}"


@pytest.mark.parametrize(
    "name", ["Formulär", "formulär", "FORMULÄR ", unicodedata.normalize("NFD", "Formulär"), "Blad1", "IFO"]
)
def test_the_form_is_found_by_name_or_content(name: str) -> None:
    """The sheet is found under its name, however it is typed, and under any other name."""
    found = checked(book(name=name))
    assert (told(found), found.received) == ([], 1)


@pytest.mark.parametrize("row", [1, 2, 5, 20])
def test_the_headings_are_found_in_the_first_twenty_rows(row: int) -> None:
    """Any content above the headings is passed over."""
    assert problems_of("1 | Mottagning | Kvinna | | | | ", at=f"A{row}") == [f"FM302 D{row + 1}"]


def test_headings_below_the_twentieth_row_are_none() -> None:
    """A workbook with headings below the twentieth row is not the form: FM105."""
    assert problems_of(at="A21") == ["FM105"]


@pytest.mark.parametrize(
    "columns",
    [
        unicodedata.normalize("NFD", COLUMNS),
        COLUMNS.upper(),
        "Löpnr: | Enhet. | Kön? | Fick frågan? | Orsak | Svar: | När",
        " Löpnr |  Enhet | Kön\u00a0 | Fick\u00a0frågan | \u200bOrsak | Svar\ufeff | När",
    ],
)
def test_headings_are_compared_as_answers_are(columns: str) -> None:
    """Unicode form, case, white space and a final mark make no difference."""
    assert problems_of(columns=columns) == []


@pytest.mark.parametrize("table", ["", "Namn | Telefon\nA | B", "Enhet | Kön | Annat\nA | B | C"])
def test_a_workbook_without_the_form_is_told(table: str) -> None:
    """FM105 alone says that the headings are missing; the kommun is known by the sheet Kommun."""
    found = checked(Book((head_sheet(), sheet(table, "Blad1"))))
    assert [(problem.code, problem.variant) for problem in found.problems] == [("FM105", "headings")]
    assert (found.form, found.received) == (None, 0)
    assert found.kommun is not None
    (problem,) = checked(Book((sheet(table, "Blad1"),))).problems
    assert (problem.code, problem.variant) == ("FM105", "")


def test_a_workbook_without_sheets_or_cells_is_told() -> None:
    """A workbook without sheets or cells is FM105."""
    assert told(checked(Book(()))) == ["FM105"]
    blank = sheet("", "Formulär")
    assert told(checked(Book((blank,)))) == ["FM105"]


@pytest.mark.parametrize("name", ["Läs mig", "Kontroll", "Listor"])
def test_the_forms_own_other_sheets_are_never_the_form(name: str) -> None:
    """A guide that shows the headings is not taken for the form."""
    assert problems_of(others=[sheet(FORM, name)]) == []


@pytest.mark.parametrize("heading", ["Enhet", "Kön", "Fick frågan", "Orsak", "Svar"])
def test_a_missing_column_is_told_once(heading: str) -> None:
    """FM201 is at the heading row, and no other problem is in the cells of that column."""
    columns = COLUMNS.split(" | ")
    values = dict(zip(columns, ["1", "Mottagning", "Kvinna", "Ja", "", "Nej", ""], strict=True))
    kept = [column for column in columns if column != heading]
    found = checked(book(" | ".join(values[column] for column in kept), " | ".join(kept), at="A3"))
    assert told(found) == ["FM201 row 3"]
    assert found.form is None
    assert heading in found.problems[0].message(Lang.SV)


def test_several_missing_columns_are_told_at_once() -> None:
    """Each missing column is one FM201, with the name of the sheet."""
    found = checked(book("1 | Mottagning | Kvinna", "Löpnr | Enhet | Kön"))
    assert told(found) == ["FM201 row 1"] * 3


def test_a_form_without_rows_and_headings_is_not_told_to_be_empty() -> None:
    """Missing headings silence the message that there are no rows."""
    assert "FM407" not in problems_of("1", "Löpnr | Enhet | Kön")


@pytest.mark.parametrize("heading", ["Löpnr", "När"])
def test_the_optional_columns_may_be_missing(heading: str) -> None:
    """A form without Löpnr or När has no problem."""
    columns = [column for column in COLUMNS.split(" | ") if column != heading]
    row = ["Mottagning", "Kvinna", "Ja", "", "Nej"]
    values = [*row, ""] if heading == "Löpnr" else ["1", *row]
    assert problems_of(" | ".join(values), " | ".join(columns)) == []


def test_a_column_that_stands_twice_is_told_at_the_second() -> None:
    """A repeated column is FM202, and neither of the two is read, so their cells have no problems."""
    found = checked(book(f"{FINE} | Regn", f"{COLUMNS} | orsak:"))
    assert told(found) == ["FM202 H1"]
    assert found.form is None
    assert "E1" in found.problems[0].message(Lang.SV)


def test_a_column_that_stands_three_times_is_told_twice() -> None:
    """FM202 is at the second and the third column, each naming the first."""
    assert problems_of(f"{FINE} | | ", f"{COLUMNS} | Svar | Svar") == ["FM202 H1", "FM202 I1"]


@pytest.mark.parametrize(
    ("heading", "suggestion"),
    [("Kommentarr", "Kommentar"), ("Aldersgrupp", "Åldersgrupp"), ("Ort", None), ("Fick frågan 2", None)],
)
def test_an_unknown_column_is_told(heading: str, suggestion: str | None) -> None:
    """FM203 is a warning; only a near miss is repeated, and only a heading that is missing is suggested."""
    found = checked(book(f"{FINE} | Undersåker", f"{COLUMNS} | {heading}"))
    (problem,) = found.problems
    assert told(found) == ["FM203 H1"]
    assert problem.suggestion == suggestion
    assert (heading in problem.message(Lang.SV)) is (suggestion is not None)
    assert found.form is not None


def test_a_misspelled_required_heading_is_both_missing_and_suggested() -> None:
    """FM201 names what is missing, and FM203 is where it probably is; the cells have no problems."""
    found = checked(book("1 | Mottagning | Kvinna | Nej | Regn | | ", COLUMNS.replace("Orsak", "Orsakk")))
    assert told(found) == ["FM201 row 1", "FM203 E1"]
    assert found.problems[1].suggestion == "Orsak"


@pytest.mark.parametrize(
    ("heading", "own", "answers", "suggestion"),
    [
        ("Fick frågan", "Tillfrågad", ("Ja", "Nej"), "Fick frågan"),
        ("Orsak", "Orsak till att frågan inte ställdes", ("", "Tidsbrist"), "Orsak"),
        ("Svar", "Våldsutsatt", ("Vill inte svara", ""), "Svar"),
        ("När", "När skedde våldet?", ("Båda", ""), "När"),
        ("Orsak", "Anledning", ("", "Hann inte"), None),
        ("När", "Återkoppling", ("Ja", "Nej"), None),
        ("När", "Anteckning", ("", ""), None),
    ],
)
def test_an_unknown_column_with_a_missing_ones_answers_is_recognised(
    heading: str, own: str, answers: tuple[str, str], suggestion: str | None
) -> None:
    """Nobody is asked to remove the column that is missing; Ja and Nej may be the answers of several optional columns."""
    columns = COLUMNS.split(" | ")
    lines = [["1", "Mottagning", "Man", "Ja", "", "Nej", ""], ["2", "Mottagning", "Man", "Nej", "Tidsbrist", "", ""]]
    for line, answer in zip(lines, answers, strict=True):
        line[columns.index(heading)] = answer
    found = checked(book("\n".join(map(" | ".join, lines)), COLUMNS.replace(heading, own)))
    (problem,) = (problem for problem in found.problems if problem.code == "FM203")
    assert (problem.suggestion, own in problem.message(Lang.SV)) == (suggestion, False)


@pytest.mark.parametrize(
    ("heading", "counts", "variant"), [("Antal", (3, 1), "count"), ("Antal", (1, 1), ""), ("Ärende", (3, 7), "")]
)
def test_rows_that_stand_for_several_persons_are_told(heading: str, counts: tuple[int, int], variant: str) -> None:
    """A user who counts persons in an extra column would lose them, so the message does not say to remove it."""
    found = checked(
        book(
            f"{FINE}\n{FINE.replace('1', '2', 1)}",
            f"{COLUMNS} | {heading}",
            put=dict(zip(("H2", "H3"), counts, strict=True)),
        )
    )
    assert [(problem.code, problem.variant) for problem in found.problems] == [("FM203", variant)]


def test_a_column_without_heading_is_told() -> None:
    """A blank heading with values below it is FM203; without values it is nothing."""
    assert problems_of(f"{FINE} | x", f"{COLUMNS} | ") == ["FM203 H1"]
    assert problems_of(f"{FINE} | \u00a0", f"{COLUMNS} | \u200b") == []


def test_a_heading_that_is_a_formula_without_value_is_missing() -> None:
    """A formula without a value cannot be read, so the column is missing."""
    assert problems_of(columns=COLUMNS.replace("Kön", UNCALCULATED)) == ["FM201 row 1", "FM203 C1"]


def test_text_above_the_headings_is_no_column() -> None:
    """A title far to the right is neither read nor reported."""
    form = sheet(f" | | | | | | | | Fokusmånad i Åre\n\n{FORM}", "Formulär")
    assert told(checked(Book((head_sheet(), form)))) == []
