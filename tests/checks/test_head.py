"""The head: the form's version, the kommun, the month, and the numbers that the kommun gives."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from fokusmanad.form.kommuner import kommuner
from fokusmanad.form.model import Head, today
from fokusmanad.text import Lang
from tests.helpers.workbooks import HEAD, UNCALCULATED, book, campaign, checked, head_sheet, problems_of, sheet, told

if TYPE_CHECKING:
    from fokusmanad.reading.book import CellValue


def test_a_whole_head_is_understood() -> None:
    """Every value has the type that the domain gives it."""
    found = checked(
        book(
            head={
                "Kommunkod": "2321",
                "Del av kommunen": " IFO ",
                "Biståndshandläggare deltar": "Nej",
                "Antal handläggare": 12.0,
                "Antal vuxna besökare": "1 234",
                "Inga besök": "Nej",
                "Kontaktperson": "Anna Andersson, 070-123 45 67, anna@are.se",
            }
        )
    )
    assert told(found) == []
    assert found.head == Head(
        version="1",
        kommun="Åre",
        kommunkod="2321",
        period="2026-03",
        part="IFO",
        care_assessors=False,
        staff=12,
        visitors=1234,
        nil=False,
    )


@pytest.mark.parametrize("version", ["1", 1, 1.0, "1.0", " 1 ", "1\ufeff", "2", 2.0, "2,0"])
def test_the_forms_version_is_known(version: CellValue) -> None:
    """The version may be a number or a text; a form of the first version is read too."""
    assert problems_of(head={"Mallversion": version}) == []


@pytest.mark.parametrize("version", ["0", "3", 0.9, "1.1", "ett", "11"])
def test_another_version_is_told(version: CellValue) -> None:
    """Another version is FM106, and the file is refused."""
    found = checked(book(head={"Mallversion": version}))
    assert told(found) == ["FM106 Kommun!B1"]
    assert found.form is None


@pytest.mark.parametrize(("label", "cell"), [("Mallversion", "B1"), ("Kommun", "B2"), ("Fokusmånad", "B4")])
@pytest.mark.parametrize("blank", ["", "  ", "\u00a0", "\u200b"])
def test_a_required_value_that_is_missing_is_told(label: str, cell: str, blank: str) -> None:
    """FM204 is at the cell of the value, also if the cell holds only a space."""
    found = checked(book(head={label: blank}))
    assert told(found) == [f"FM204 Kommun!{cell}"]
    assert found.form is None


@pytest.mark.parametrize("label", ["Mallversion", "Kommun", "Fokusmånad"])
def test_a_required_label_that_is_missing_is_told(label: str) -> None:
    """FM204 is on the sheet, since no cell can be named."""
    found = checked(book(head={label: None}))
    assert told(found) == ["FM204 Kommun!"]
    assert label in found.problems[0].message(Lang.SV)


def test_the_optional_labels_may_be_missing() -> None:
    """The three required labels are enough."""
    optional = (
        "Kommunkod",
        "Del av kommunen",
        "Biståndshandläggare deltar",
        "Antal handläggare",
        "Antal vuxna besökare",
    )
    assert problems_of(head=dict.fromkeys((*optional, "Inga besök", "Kontaktperson"))) == []


def test_a_missing_sheet_kommun_is_reported_as_a_sheet() -> None:
    """A missing sheet is one FM204, not a label to write for each value."""
    found = book()
    (problem,) = checked(type(found)(found.sheets[1:])).problems
    assert (problem.code, problem.variant) == ("FM204", "sheet")


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("Fokusmanad", "Fokusmånad"),
        ("Månad", "Fokusmånad"),
        ("Kommunens namn", "Kommun"),
        ("Fokus-månad", "Fokusmånad"),
        ("Kommun *", "Kommun"),
        ("Malversion", "Mallversion"),
    ],
)
def test_a_misspelled_label_is_suggested_at_its_cell(label: str, meant: str) -> None:
    """FM204 is where the label is written, with the right label as a suggestion."""
    value = HEAD[meant]
    (problem,) = checked(book(head={meant: None, label: value})).problems
    assert (problem.code, problem.variant, problem.suggestion) == ("FM204", "near", meant)
    assert problem.place.cell == "A10"
    assert label in problem.message(Lang.SV)


@pytest.mark.parametrize(
    "head",
    [
        {"Kommun": None, "Kommun *": "Åre kommun"},
        {"Kommun": "Arre", "Kommunkod": "2321"},
        {"Kommun": "", "Kommunkod": 2321.0},
        {"Kommun": "Are"},
        {"Fokusmånad": "våren", "Mallversion": "9"},
    ],
)
def test_the_sender_is_known_as_far_as_the_head_tells(head: Any) -> None:
    """A misspelled label, the code or a near name identifies the kommun, so that it is not listed as missing."""
    found = checked(book(head=head))
    assert found.form is None
    assert found.kommun is not None
    assert found.kommun.name == "Åre"


@pytest.mark.parametrize("kommun", kommuner(), ids=lambda kommun: kommun.code)
def test_every_kommun_may_call_itself_what_it_does(kommun: Any) -> None:
    """The name, "<name> kommun", "<name>s kommun", and the code as text or as a number that has lost its zero."""
    for name in (kommun.name, f"{kommun.name} kommun", f"{kommun.name}s kommun", f"{kommun.name}s stad".upper()):
        for code in (kommun.code, int(kommun.code), float(kommun.code)):
            found = checked(book(head={"Kommun": unicodedata.normalize("NFD", name), "Kommunkod": code}))
            assert told(found) == []
            assert found.kommun == kommun


@pytest.mark.parametrize("name", ["Oslo", "Jämtland", "Åre och Berg", "?", 9999])
def test_an_unknown_kommun_is_told(name: CellValue) -> None:
    """An unknown name is FM205 at its cell, and the file is refused."""
    found = checked(book(head={"Kommun": name}))
    assert told(found) == ["FM205 Kommun!B2"]
    assert (found.form, found.kommun) == (None, None)


@pytest.mark.parametrize("name", ["Östersnud", "östersun", "Östersnuds kommun"])
def test_a_misspelled_kommun_has_a_suggestion(name: str) -> None:
    """FM205 suggests the nearest name."""
    (problem,) = checked(book(head={"Kommun": name})).problems
    assert (problem.code, problem.suggestion) == ("FM205", "Östersund")


@pytest.mark.parametrize("code", ["2326", "9999", "23", "23210", "23 21", "Åre", "232l", 0, 2321.5])
def test_a_code_that_disagrees_is_told(code: CellValue) -> None:
    """FM205 is at a code that belongs to another kommun or to none."""
    assert problems_of(head={"Kommunkod": code}) == ["FM205 Kommun!B3"]


@pytest.mark.parametrize(
    "month",
    [
        "2026-03",
        "\u200bmars 2026",
        date(2026, 3, 1),
        date(2026, 3, 31),
        datetime(2026, 3, 15, 8),  # noqa: DTZ001 - spreadsheets know no time zones
        202603.0,
        "2026-03-09",
    ],
)
def test_the_month_is_read(month: CellValue) -> None:
    """The month may be a text, words or a date in the month."""
    found = checked(book(head={"Fokusmånad": month}))
    assert told(found) == []
    assert found.head is not None
    assert found.head.period == "2026-03"


@pytest.mark.parametrize("month", ["mars", "1999", 46082.0, 2026.1, "2026-13", "mars–april 2026", True])
def test_a_month_that_cannot_be_read_is_told(month: CellValue) -> None:
    """A month that cannot be read is FM206, never a guess, and the file is refused."""
    found = checked(book(head={"Fokusmånad": month}))
    assert told(found) == ["FM206 Kommun!B4"]
    assert found.form is None


@pytest.mark.parametrize("years", [2, 73])
def test_a_year_to_come_is_a_slip(years: int) -> None:
    """A year after the next is FM206; a form may be prepared for next year."""
    this_year = today().year
    assert problems_of(head={"Fokusmånad": f"{this_year + years}-03"}) == ["FM206 Kommun!B4"]
    assert problems_of(head={"Fokusmånad": f"{this_year + 1}-03"}) == []


def test_last_years_form_is_warned_of() -> None:
    """Without a campaign that gives the month it is FM211, and the form counts."""
    month = f"{today().year - 2}-03"
    found = checked(book(head={"Fokusmånad": month}))
    assert told(found) == ["FM211 Kommun!B4"]
    assert found.form is not None
    assert problems_of(head={"Fokusmånad": month}, of=campaign(month=month)) == []


def test_another_month_than_the_campaigns_is_told() -> None:
    """FM206 names both months in the user's language."""
    (problem,) = checked(book(), campaign(month="2025-03")).problems
    assert problem.code == "FM206"
    assert all(month in problem.message(Lang.EN) for month in ("March 2026", "March 2025"))
    assert all(month in problem.message(Lang.SV) for month in ("mars 2026", "mars 2025"))


def test_a_kommun_outside_the_campaign_is_told_and_counted() -> None:
    """FM207 is a warning."""
    found = checked(book(), campaign(kommuner=["Berg"]))
    assert told(found) == ["FM207 Kommun!B2"]
    assert found.form is not None
    assert problems_of(of=campaign(kommuner=["Berg", "Åre kommun"])) == []


@pytest.mark.parametrize("label", ["Antal handläggare", "Antal vuxna besökare"])
@pytest.mark.parametrize(
    ("value", "read"), [("35", 35), (35.0, 35), ("1 234", 1234), ("1\u00a0234", 1234), ("35,0", 35), ("\u200b035", 35)]
)
def test_whole_numbers_are_read(label: str, value: CellValue, read: int) -> None:
    """A count may be a number, a text, grouped, or with the decimal that a spreadsheet adds."""
    found = checked(book(head={label: value}))
    assert told(found) == []
    assert found.head is not None
    assert read in (found.head.staff, found.head.visitors)


@pytest.mark.parametrize(
    "value", ["35-40", "några", -1, "-1", 3.5, "3,5", "1.234", "12 34", "tolv", True, "9" * 5000, 1e300]
)
@pytest.mark.parametrize(("label", "cell"), [("Antal handläggare", "B7"), ("Antal vuxna besökare", "B8")])
def test_what_is_no_whole_number_is_told(value: CellValue, label: str, cell: str) -> None:
    """Anything else is FM209 and not guessed at; the file is not refused."""
    found = checked(book(head={label: value}))
    assert told(found) == [f"FM209 Kommun!{cell}"]
    assert found.form is not None
    assert (found.head and found.head.staff, found.head and found.head.visitors) == (None, None)


@pytest.mark.parametrize(
    ("value", "read", "problems"),
    [
        ("Ja", True, []),
        (" nej.", False, []),
        ("", None, []),
        ("X", True, ["FM307 Kommun!B6"]),
        (True, True, ["FM307 Kommun!B6"]),
        (0, False, ["FM307 Kommun!B6"]),
    ],
)
def test_yes_and_no_are_read_in_the_head(value: CellValue, problems: list[str], *, read: bool | None) -> None:
    """Other spellings are understood and reported, as in the rows."""
    found = checked(book(head={"Biståndshandläggare deltar": value}))
    assert told(found) == problems
    assert found.head is not None
    assert found.head.care_assessors is read


@pytest.mark.parametrize(("label", "cell"), [("Biståndshandläggare deltar", "B6"), ("Inga besök", "B9")])
def test_what_is_neither_yes_nor_no_is_told(label: str, cell: str) -> None:
    """Anything else is FM209 at the value."""
    assert problems_of(head={label: "delvis"}) == [f"FM209 Kommun!{cell}"]


@pytest.mark.parametrize(("value", "code"), [(UNCALCULATED, "FM303"), ("#REF!", "FM304")])
def test_a_formula_or_an_error_in_the_head_is_told(value: str, code: str) -> None:
    """The problem is at the cell, and a required value is missing because of it."""
    assert problems_of(head={"Antal handläggare": value}) == [f"{code} Kommun!B7"]
    found = checked(book(head={"Kommun": value}))
    assert told(found) == ["FM204 Kommun!B2", f"{code} Kommun!B2"]
    assert "går inte att läsa" in found.problems[0].message(Lang.SV)
    assert found.form is None


def test_all_faults_of_the_head_are_told_at_once() -> None:
    """The problems are in the order of the cells."""
    head: dict[str, CellValue | None] = {
        "Mallversion": "7",
        "Kommun": "Ankeborg",
        "Kommunkod": "0000",
        "Fokusmånad": "våren",
        "Biståndshandläggare deltar": "?",
        "Antal handläggare": "många",
        "Antal vuxna besökare": "fler",
        "Inga besök": "vet ej",
    }
    assert problems_of(head=head) == [
        "FM106 Kommun!B1",
        "FM205 Kommun!B2",
        "FM205 Kommun!B3",
        "FM206 Kommun!B4",
        "FM209 Kommun!B6",
        "FM209 Kommun!B7",
        "FM209 Kommun!B8",
        "FM209 Kommun!B9",
    ]


def test_labels_are_found_by_their_words_not_their_place() -> None:
    """The order, the column, rows between, case and a final colon make no difference."""
    moved = sheet("Fyll i här\n\n | FOKUSMÅNAD: | mars 2026\n\n | kommun | Åre\n | Mallversion | 1", "Kommun")
    found = book()
    assert told(checked(type(found)((moved, found.sheets[1])))) == []


def test_a_renamed_head_is_found_by_its_labels() -> None:
    """The sheet Kommun may have another name."""
    found = book()
    assert told(checked(type(found)((head_sheet(name="Uppgifter"), found.sheets[1])))) == []


@pytest.mark.parametrize(
    ("written", "read", "problems"),
    [
        ("FREDA-kortfrågor", "freda", []),
        ("egna frågor", "own_questions", []),
        ("Först vid tecken på våld", "on_indication", []),
        ("FREDA", "freda", ["FM307 Kommun!B11"]),
        ("på känn", None, ["FM209 Kommun!B11"]),
        ("", None, []),
    ],
)
def test_how_the_question_is_asked_is_read(written: str, read: str | None, problems: list[str]) -> None:
    """Shares of kommuner that ask in different ways are not comparable."""
    found = checked(book(head={"Hur frågar ni": written}))
    assert told(found) == problems
    assert found.head
    assert found.head.how_asked == read


@pytest.mark.parametrize(
    "written", ["ca 12", "Ca. 12", "c:a 12", "cirka 12", "ungefär 12", "~12", "12 st", "12 handläggare"]
)
def test_about_so_many_social_workers_is_understood(written: str) -> None:
    """The number of social workers counts nothing, so an approximate one is accepted; FM307 says how it is read."""
    found = checked(book(head={"Antal handläggare": written}))
    assert told(found) == ["FM307 Kommun!B7"]
    assert found.head
    assert found.head.staff == 12


def test_about_so_many_visitors_is_not_understood() -> None:
    """Coverage is calculated from the visitors, so an approximate number is not guessed at."""
    assert problems_of(head={"Antal vuxna besökare": "cirka 35"}) == ["FM209 Kommun!B8"]


def test_labels_in_a_row_are_not_each_others_values() -> None:
    """A label in the place of the version is not reported as a wrong version."""
    labels, values = zip(*HEAD.items(), strict=True)
    head = sheet(f"{' | '.join(labels)}\n{' | '.join(map(str, values))}", "Kommun")
    assert told(checked(book()._replace(sheets=(head, book().sheets[1])))) == [
        "FM204 Kommun!B1",
        "FM204 Kommun!C1",
        "FM204 Kommun!D1",
    ]
