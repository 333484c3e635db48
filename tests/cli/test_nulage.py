"""`fokusmanad nulage`: ratings and indicators from several raters, and lists; nobody is ranked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from fokusmanad.reading.book import Book
from tests.helpers.workbooks import book, head_sheet, save, sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

HEADINGS = "Datum | Roll | Skattning | Fungerar redan | Behövs härnäst | Stöd från länet"
KOMMUNER = ("Härnösand", "Kramfors", "Sollefteå", "Sundsvall", "Timrå", "Ånge", "Örnsköldsvik")


def rate(kommun: str, *scores: object, period: str = "2026", folder: str = ".", indicators: str = "") -> None:
    """Write a form with only the sheet Nuläge, with one rating for each score."""
    lines = [f"2026-03-02 | Chef | {score} | Rutin finns | Utbildning | Handledning" for score in scores]
    sheets = [head_sheet({"Kommun": kommun, "Fokusmånad": period}), sheet("\n".join([HEADINGS, *lines]), "Nuläge")]
    if indicators:
        sheets.append(sheet(f"Indikator | Antal | Av\n{indicators}", "Indikatorer"))
    Path(folder).mkdir(exist_ok=True)
    save(Book(tuple(sheets)), Path(folder, f"{kommun}.xlsx"))


def test_the_json_has_the_contracts_shape(fokusmanad: Run) -> None:
    """Every rater counts, each point is listed once, and the role is shown only if the campaign allows it."""
    for number, kommun in enumerate(KOMMUNER):
        rate(kommun, number, number + 3, indicators="Barn som upplevt våld | 12 | 40")
    ran = fokusmanad("nulage", ".", "--format", "json")
    found = json.loads(ran.out)
    assert (ran.status, found["schema"], found["period"]) == (0, "fokusmanad.nulage.v1", "2026")
    assert [each["kommun"] for each in found["kommuner"]] == list(KOMMUNER)
    assert found["kommuner"][5] == {
        "kommun": "Ånge",
        "ratings": [{"role": None, "score": 5}, {"role": None, "score": 8}],
        "median": 6.5,
        "lowest": 5,
        "highest": 8,
        "works": ["Rutin finns"],
        "next": ["Utbildning"],
        "support": ["Handledning"],
        "indicators": {"children_exposed": {"count": 12, "of": 40}},
    }
    Path("fokusmanad.toml").write_text('period = "2026"\nshow_roles = true\n', encoding="utf-8")
    found = json.loads(fokusmanad("nulage", ".", "--format", "json").out)
    assert found["kommuner"][0]["ratings"][0] == {"role": "Chef", "score": 0}


@pytest.mark.parametrize("score", ["11", "-1", "tio", "NaN"])
def test_a_rating_that_is_none_is_left_out_and_the_rest_counts(fokusmanad: Run, score: str) -> None:
    """FM413 is at its cell; the other ratings and the rows of the form are counted."""
    nulage = sheet(f"{HEADINGS}\n2026-03-02 | Chef | {score} | | |\n2026-03-02 | Chef | 7,5 | | |", "Nuläge")
    save(book(others=[nulage]), Path("Åre.xlsx"))
    (file,) = json.loads(fokusmanad("validate", "Åre.xlsx", "--format", "json").out)["files"]
    assert (file["accepted"], [(p["code"], p["cell"]) for p in file["problems"]]) == (True, [("FM413", "C2")])
    ran = fokusmanad("nulage", "Åre.xlsx", "--format", "json")
    assert (ran.status, json.loads(ran.out)["kommuner"][0]["median"]) == (1, 7.5)
    assert json.loads(fokusmanad("summarize", ".", "--format", "json").out)["total"]["asked"] == 1


def test_an_indicator_that_is_no_number_is_left_out(fokusmanad: Run) -> None:
    """Ja and Nej are 1 and 0, and a missing indicator is left out."""
    rate("Ånge", 5, indicators="Barn som upplevt våld | många |\nRutin för att fråga om våld finns (Ja/Nej) | Ja |")
    (file,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
    assert [(p["code"], p["cell"]) for p in file["problems"] if p["code"] == "FM413"] == [("FM413", "B2")]
    found = json.loads(fokusmanad("nulage", ".", "--format", "json").out)["kommuner"][0]["indicators"]
    assert found == {"routine_exists": {"count": 1, "of": None}}


@pytest.mark.parametrize(
    ("indicators", "problem", "counted"),
    [
        ("Barn som upplevt våld | 41 | 40", ("FM413", "B2"), {}),
        ("Barn som upplevt våld | 12 |\nBarn som upplevt våld | 13 |", ("FM413", "A3"), {}),
        ("Barn som uplevt våld | 12 |", ("FM203", "A2"), {}),
        ("Hundar | 12 |", ("FM203", "A2"), {}),
        ("Rutin för att fråga om våld finns | Ja |", None, {"routine_exists": {"count": 1, "of": None}}),
    ],
    ids=["more than there are", "twice", "misspelt", "unknown", "without (Ja/Nej)"],
)
def test_an_indicator_is_counted_or_reported(
    fokusmanad: Run, indicators: str, problem: tuple[str, str] | None, counted: dict[str, object]
) -> None:
    """None is lost without a word, and none is guessed."""
    rate("Ånge", 5, indicators=indicators)
    (file,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
    found = [(each["code"], each["cell"]) for each in file["problems"] if each["code"] != "FM407"]
    assert found == ([problem] if problem else [])
    (kommun,) = json.loads(fokusmanad("nulage", ".", "--format", "json").out)["kommuner"]
    assert kommun["indicators"] == counted


def test_a_column_of_ratings_under_another_heading_is_reported(fokusmanad: Run) -> None:
    """Its numbers are not read, which nobody would notice otherwise."""
    nulage = sheet(f"{HEADINGS.replace('Skattning', 'Skatning')} | \n | | 7 | Rutin finns | | | x", "Nuläge")
    save(book(others=[nulage]), Path("Åre.xlsx"))
    (file,) = json.loads(fokusmanad("validate", "Åre.xlsx", "--format", "json").out)["files"]
    found = [(each["code"], each["cell"], each["suggestion"]) for each in file["problems"]]
    assert found == [("FM203", "C1", "Skattning"), ("FM203", "G1", None)]


def test_the_text_shows_the_span_the_change_and_the_lists(fokusmanad: Run) -> None:
    rate("Ånge", 3, 4, period="2025", folder="förra")
    rate("Ånge", 5, 8, folder="nu")
    out = fokusmanad("nulage", "nu", "--earlier", "förra").out.replace("\u00a0", " ")
    text = " ".join(out.split())
    assert "Var kommunerna står, 2026" in text
    assert "Ånge 2 6,5 5–8 +3 ·····●··●··" in text
    assert "Fungerar redan Rutin finns" in text
    assert max(map(len, out.splitlines())) <= 80


def test_a_kommun_without_lists_has_no_heading_for_them(fokusmanad: Run) -> None:
    sheets = (head_sheet({"Kommun": "Ånge", "Fokusmånad": "2026"}), sheet(f"{HEADINGS}\n | Chef | 7 | | | ", "Nuläge"))
    save(Book(sheets), Path("Ånge.xlsx"))
    assert fokusmanad("nulage", ".").out.count("Ånge") == 1


def test_personal_data_in_the_texts_refuses_the_file(fokusmanad: Run) -> None:
    number = f"{900131}-{1234}"
    table = f"{HEADINGS}\n2026-03-02 | Chef | 5 | Anna {number} | |"
    save(Book((head_sheet(), sheet(table, "Nuläge"))), Path("Åre.xlsx"))
    ran = fokusmanad("nulage", ".", "--format", "json")
    assert json.loads(ran.out)["kommuner"] == []
    assert number not in ran.out


def test_a_campaign_puts_the_sheets_into_its_forms(fokusmanad: Run) -> None:
    """The sheets have the campaign's own indicators, and can be read when they are filled in."""
    Path("fokusmanad.toml").write_text(
        'period = "2026"\nratings = true\n[[indicators]]\nkey = "course"\nlabel = "Gått kursen"\nof = "handläggare"\n',
        encoding="utf-8",
    )
    assert fokusmanad("template", "--kommun", "Ånge", "-o", "form.xlsx").status == 0
    form = openpyxl.load_workbook("form.xlsx")
    assert form.sheetnames[-3:] == ["Nuläge", "Indikatorer", "Listor"]
    form["Nuläge"]["C5"], form["Indikatorer"]["B5"], form["Indikatorer"]["C5"] = 6, 12, 40
    assert form["Indikatorer"]["A5"].value == "Gått kursen"
    form.save("Ånge.xlsx")
    found = json.loads(fokusmanad("nulage", "Ånge.xlsx", "--format", "json").out)["kommuner"]
    assert [(each["median"], each["indicators"]) for each in found] == [(6, {"course": {"count": 12, "of": 40}})]


def test_the_table_is_for_spreadsheets(fokusmanad: Run) -> None:
    rate("Ånge", 5, indicators="Barn som upplevt våld | 12 | 40")
    assert fokusmanad("nulage", ".", "-o", "nulage.csv").status == 0
    lines = Path("nulage.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["period;kommun;measure;value;of", "2026;Ånge;score;5;10", "2026;Ånge;children_exposed;12;40"]


def test_the_report_shows_where_the_kommuner_stand(fokusmanad: Run) -> None:
    """Each kommun has dots, median, span, change and lists; indicators under 5 are hidden, and no role is shown."""
    for folder, scores in (("2025", (2, 4)), ("2026", (5, 8))):
        rate("Åre", *scores, folder=folder, period=f"{folder}-03")
        nulage = sheet(
            f"{HEADINGS}\n\n2026-03-02 | Enhetschef | {scores[0]} | Rutin finns | ring 070-123 45 67 | |", "Nuläge"
        )
        counts = sheet(
            "Indikator | Antal | Av\nBarn som upplevt våld | 3 | 40\nUtredda vuxna utsatta för våld | 38 | 40\n"
            "Vuxna våldsutsatta med insats | 12 | 40\nRutin för att fråga om våld finns (Ja/Nej) | Nej |",
            "Indikatorer",
        )
        rows = book(others=[nulage, counts])
        save(
            rows._replace(sheets=(head_sheet({"Kommun": "Berg", "Fokusmånad": f"{folder}-03"}), *rows.sheets[1:])),
            Path(folder, "Berg.xlsx"),
        )
    for name in ("r.html", "r.xlsx", "r.docx"):
        fokusmanad("report", "2026", "-o", name, "--earlier", "2025", "--force")
        assert Path(name).exists()
    page = Path("r.html").read_text(encoding="utf-8")
    assert "Var kommunerna står" in page
    assert "Åre: skattningar 5 och 8, median 6,5" in page
    section = page[page.index("Skattningar från 0 till 10") :]
    assert "+3,5" in section
    assert "Rutin finns" in section
    assert "visas inte" in section
    assert "070" not in page
    assert "Enhetschef" not in page
    fokusmanad("report", "2026", "-o", "i.xlsx", "--internal")
    internal = openpyxl.load_workbook("i-internt.xlsx")["Indikatorer"].iter_rows(values_only=True)
    assert ("Barn som upplevt våld", "Berg", 3, 40) in [row[:4] for row in internal]
    table = [[str(cell.value) for cell in row] for row in openpyxl.load_workbook("r.xlsx")["Indikatorer"].iter_rows()]
    found = {row[0]: row[1:4] for row in table}
    assert found["Barn som upplevt våld"] == ["Berg", "..", "40"]
    assert found["Utredda vuxna utsatta för våld"] == ["Berg", "..", "40"]
    assert found["Vuxna våldsutsatta med insats"] == ["Berg", "12", "40"]
    assert found["Rutin för att fråga om våld finns (Ja/Nej)"][:2] == ["Berg", "Nej"]
