"""Exports as tools and people leave them: rows of no person, columns of whatever name, codes and several sheets."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

NUMBER = f"{900131}-{1234}"
HEADINGS = ("ID", "Kommun", "Enhet", "Kön", "Fick frågan", "Orsak", "Svar")
ROWS = [
    ("1", "Åre", "Mottagning", "Kvinna", "Ja", "", "Ja"),
    ("2", "Berg", "Familjerätt", "Man", "Nej", "Tidsbrist", ""),
    ("3", "Åre", "Socialpsykiatri", "Man", "Ja", "", "Nej"),
]


def write_csv(*rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> str:
    """Write a csv of March 2026 with the campaign file that says so, and return its name."""
    Path("fokusmanad.toml").write_text('month = "2026-03"\n', encoding="utf-8")
    Path("svar.csv").write_text("\r\n".join(map(";".join, (headings, *rows))), encoding="utf-8")
    return "svar.csv"


def write_xlsx(**sheets: Sequence[Sequence[str]]) -> str:
    """Write a workbook of March 2026 with these sheets, and return its name."""
    Path("fokusmanad.toml").write_text('month = "2026-03"\n', encoding="utf-8")
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save("svar.xlsx")
    return "svar.xlsx"


def checked(run: Run, path: str) -> list[dict[str, Any]]:
    """Return the files that `validate` tells of, with the codes and cells or rows of their problems."""
    found: list[dict[str, Any]] = json.loads(run("validate", path, "--format", "json").out)["files"]
    for file in found:
        file["problems"] = [(each["code"], each["cell"] or each["row"]) for each in file["problems"]]
    return found


def total(run: Run, path: str) -> dict[str, Any]:
    summary: dict[str, Any] = json.loads(run("summarize", path, "--format", "json").out)
    return dict(summary["total"])


@pytest.mark.parametrize(
    "row",
    [
        ("", "Totalt", "3", "", "2", "1", ""),
        ("", "Summa", "", "", "", "", ""),
        ("", "Antal svar: 3", "", "", "", "", ""),
        ("ID", "Kommun", "Enhet", "Kön", "Fick frågan", "Orsak", "Svar"),
        ("", "Uttaget ur systemet i april", "", "", "", "", ""),
    ],
    ids=["totals", "a word", "a sentence", "headings again", "a note"],
)
def test_a_row_of_no_person_is_no_form_of_an_unknown_kommun(fokusmanad: Run, row: tuple[str, ...]) -> None:
    """It is named once, and nothing is refused for it."""
    path = write_csv(*ROWS, row)
    assert fokusmanad("validate", path).status == 0
    found = checked(fokusmanad, path)
    assert [(file["kommun"], file["problems"]) for file in found] == [
        ("Åre", [("FM203", "A1"), ("FM310", 5)]), ("Berg", [])
    ]  # fmt: skip
    assert total(fokusmanad, path)["rows"] == 3


@pytest.mark.parametrize("second", ["Response", '{"ImportId":"QID1"}'])
def test_a_second_row_of_headings_is_no_person(fokusmanad: Run, second: str) -> None:
    """SurveyMonkey and Qualtrics write further rows below the questions."""
    path = write_csv([second] * len(HEADINGS), *ROWS)
    assert [(file["kommun"], file["rows"]) for file in checked(fokusmanad, path)] == [("Åre", 2), ("Berg", 1)]


def test_someone_who_began_and_gave_no_answer_is_blank(fokusmanad: Run) -> None:
    """A row with a number alone is someone who opened the survey; a row that was begun is reported."""
    opened = [("4", "", "", "", "", "", ""), ("5", "Åre", "", "", "", "", "")]
    path = write_csv(*ROWS, *opened, ("6", "Åre", "Mottagning", "Kvinna", "", "", ""))
    assert [(file["kommun"], file["rows"], file["left_out"]) for file in checked(fokusmanad, path)] == [
        ("Åre", 3, 1), ("Berg", 1, 0)
    ]  # fmt: skip


def test_rows_of_one_month_are_one_form_however_the_month_is_written(fokusmanad: Run) -> None:
    """A column of dates, or of months in several spellings, and a code that some rows lack, make no further forms."""
    write_csv(*ROWS)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Fokusmånad", "Kommunkod", *HEADINGS])
    months = (date(2026, 3, 2), datetime(2026, 3, 20, 8, 30, tzinfo=UTC).replace(tzinfo=None), "mars 2026", "2026-03")
    for month, code in zip(months, ("2321", "", 2321, "2321"), strict=True):
        sheet.append([month, code, *ROWS[0]])
    path = "svar.xlsx"
    book.save(path)
    assert [(file["kommun"], file["accepted"], file["rows"]) for file in checked(fokusmanad, path)] == [
        ("Åre", True, 4)
    ]
    sheet.append(["april 2026", "", *ROWS[0]])
    sheet.append(["2026-03", "0305", *ROWS[0]])
    book.save(path)
    Path("fokusmanad.toml").unlink()
    assert [file["rows"] for file in checked(fokusmanad, path)] == [4, 1, 1]


def test_a_kommun_whose_rows_have_no_answers_is_refused_by_its_name(fokusmanad: Run) -> None:
    """The message says nothing of Inga besök, which an export does not have."""
    path = write_csv(*ROWS, ("4", "Krokom", "", "", "", "", ""))
    out = " ".join(fokusmanad("validate", path).out.split())
    assert "csv B5 (Kommun): kommunens rader har inga svar. Fyll i svaren, eller ta bort raderna" in out
    refused = json.loads(fokusmanad("summarize", path, "--format", "json").out)["coverage"]["refused"]
    assert refused == [{"file": path, "kommun": "Krokom", "codes": ["FM407"]}]


@pytest.mark.parametrize(
    "row",
    [(NUMBER, "Totalt", "3", "", "", "", ""), (NUMBER, "", "", "", "", "", "")],
    ids=["totals", "no kommun and no answer"],
)
def test_an_identity_number_in_a_row_of_nobody_stops_all(fokusmanad: Run, row: tuple[str, ...]) -> None:
    """Nobody else would answer for it."""
    path = write_csv(*ROWS, row)
    found = checked(fokusmanad, path)
    assert [(file["accepted"], ("FM305", "A5") in file["problems"]) for file in found] == [(False, True)] * 2


def test_columns_of_whatever_name_are_passed_over_and_named_once(fokusmanad: Run) -> None:
    """What is in them is never repeated, and addresses in one of them are told once."""
    added = {"AnswerSetId": "17", "Handläggarens mejl": "eva.ek@kommun.example", "Enhetschef": "Eva Ek"}
    headings, values = (*added, *HEADINGS), tuple(added.values())
    path = write_csv(*((*values, *row) for row in ROWS), headings=headings)
    found = {file["kommun"]: file["problems"] for file in checked(fokusmanad, path)}
    assert found == {
        "Åre": [("FM203", "A1"), ("FM203", "B1"), ("FM203", "C1"), ("FM203", "D1"), ("FM306", "B2")], "Berg": []
    }  # fmt: skip
    shown = "".join(
        fokusmanad(*command, path).out for command in (["validate"], ["summarize"], ["summarize", "--format", "csv"])
    )
    assert "Eva" not in shown
    assert "eva" not in shown


def test_answers_with_numbers_and_separators_around_them_are_understood(fokusmanad: Run) -> None:
    """Netigate numbers answers, and Microsoft Forms ends a choice of several with a semicolon."""
    rows = [
        ("1", "1. Åre", "3. Mottagning", "1) Kvinna", "1. Ja", "", "2. Nej"),
        ("2", "2. Berg", "3: Mottagning", "2. Man", "2. Nej", '"Barn med;"', ""),
    ]
    path = write_csv(*rows)
    assert fokusmanad("validate", path).status == 0
    found = total(fokusmanad, path)
    assert (found["asked"], found["answers"]["no"], found["reasons"]["child_present"]) == (1, 1, 1)
    assert "läses som Barn med. Stämmer det behöver du inte göra något. [FM307]" in " ".join(
        fokusmanad("validate", path).out.split()
    )


def test_several_reasons_in_a_cell_are_not_chosen_among(fokusmanad: Run) -> None:
    """The message says which to choose."""
    path = write_csv(("1", "Åre", "Mottagning", "Man", "Nej", '"Barn med;Tidsbrist;"', ""))
    out = " ".join(fokusmanad("validate", path).out.split())
    assert "csv F2 (Orsak): cellen har flera svar, och bara ett kan räknas." in out
    assert "den som ensam hade räckt, annars den som står först i listan. [FM301]" in out
    assert total(fokusmanad, path)["reasons"]["not_stated"] == 1


CODED = [
    ("1", "Åre", "3", "1", "1", "", "2"),
    ("2", "Åre", "3", "2", "2", "4", ""),
    ("3", "Åre", "3", "2", "1", "", "1"),
]


def test_codes_are_no_totals_and_the_message_says_what_to_do(fokusmanad: Run) -> None:
    """Every row is a person's, and what the codes mean is not guessed."""
    path = write_csv(*CODED)
    assert [(file["rows"], file["left_out"]) for file in checked(fokusmanad, path)] == [(3, 1)]
    out = " ".join(fokusmanad("validate", path).out.split())
    assert "csv C2, C3 och C4 (Enhet): svaret är ett tal, kanske en kod, och finns inte i listan." in out
    assert "översätta koderna under [answers] i kampanjfilen" in out


def test_codes_that_the_campaign_maps_are_counted(fokusmanad: Run) -> None:
    path = write_csv(*CODED)
    Path("fokusmanad.toml").write_text(
        'month = "2026-03"\n[answers."Enhet"]\n"Mottagning" = ["3"]\n[answers."Kön"]\n"Kvinna" = ["1"]\n"Man" = ["2"]\n'
        '[answers."Fick frågan"]\n"Nej" = ["2"]\n[answers."Orsak"]\n"Tidsbrist" = ["4"]\n[answers."Svar"]\n"Ja" = ["1"]\n'
        '"Nej" = ["2"]\n',
        encoding="utf-8",
    )
    assert fokusmanad("validate", path).status == 0
    found = total(fokusmanad, path)
    assert (found["rows"], found["asked"], found["answers"]["yes"], found["reasons"]["no_time"]) == (3, 2, 1, 1)


def test_sheets_of_an_export_are_read_together(fokusmanad: Run) -> None:
    """Each kommun has its rows of all sheets, once; rows without a kommun are named and not counted for everyone."""
    path = write_xlsx(
        Vecka10=[HEADINGS, *ROWS],
        Vecka11=[HEADINGS, ROWS[1], ("4", "Krokom", "Mottagning", "Man", "Ja", "", "Nej")],
        Extra=[HEADINGS[2:], *(row[2:] for row in ROWS)],
    )
    found = [(file["kommun"], file["accepted"], file["rows"]) for file in checked(fokusmanad, path)]
    assert found == [("Åre", True, 2), ("Berg", True, 2), ("Krokom", True, 1), (None, False, 3)]
    assert total(fokusmanad, path)["rows"] == 5


def test_an_error_value_is_the_business_of_its_own_kommun(fokusmanad: Run) -> None:
    path = write_xlsx(Svar=[HEADINGS, *ROWS])
    book = openpyxl.load_workbook(path)
    book["Svar"]["F3"] = "#N/A"
    book["Svar"]["F3"].data_type = "e"
    book.save(path)
    found = {file["kommun"]: (file["rows"], file["problems"]) for file in checked(fokusmanad, path)}
    assert found == {"Åre": (2, [("FM203", "A1")]), "Berg": (1, [("FM304", "F3")])}


def test_an_identity_number_in_the_name_of_a_sheet_is_not_repeated(fokusmanad: Run) -> None:
    path = write_xlsx(**{NUMBER: [HEADINGS, *ROWS, ("4", "Ankeborg", "Mottagning", "Man", "Ja", "", "Nej")]})
    assert NUMBER not in fokusmanad("validate", path).out + fokusmanad("validate", path, "--format", "json").out


def test_free_text_in_the_column_of_kommuner_is_refused_at_once(fokusmanad: Run) -> None:
    """Each text would be a form, and each form a pass over all rows: thousands would take an hour."""
    rows = [(str(number), f"svar {number}", *ROWS[0][2:]) for number in range(501)]
    assert [file["problems"] for file in checked(fokusmanad, write_csv(*rows))] == [[("FM104", None)]]
    ran = fokusmanad("validate", write_csv(*rows))
    assert ran.status == 1
    assert "Kolumnen Kommun ger fler än 500 formulär" in ran.out


@pytest.mark.slow
def test_an_export_of_five_hundred_forms_is_read(fokusmanad: Run) -> None:
    rows = [(str(number), f"svar {number}", *ROWS[0][2:]) for number in range(500)]
    assert len(checked(fokusmanad, write_csv(*rows))) == 500
