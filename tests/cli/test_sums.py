"""Sums instead of rows: counted as rows are, completed as far as the equations allow, refused if they contradict."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from fokusmanad.reading.book import Book
from tests.helpers.workbooks import UNCALCULATED, book, head_sheet, save, sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

ROWS = "\n".join(
    f"{number} | {row}"
    for number, row in enumerate(
        [
            *["Mottagning | Kvinna | Ja | | Ja | Tidigare"] * 3,
            *["Mottagning | Man | Ja | | Nej |"] * 6,
            *["Familjerätt | Kvinna | Ja | | Vill inte svara |"] * 2,
            *["Familjerätt | Man | Nej | Barn med | |"] * 4,
            *["Mottagning | Man | Nej | Tidsbrist | |"] * 5,
        ]
    )
)
SUMS = """\
Mått | Antal | Mottagning | Familjerätt
Fick frågan | 11 | 9 | 2
Fick inte frågan | 9 | 5 | 4
Svar: Ja | 3 | 3 | 0
Svar: Nej | 6 | 6 | 0
Svar: Vill inte svara | 2 | 0 | 2
Orsak: Barn med | 4 | 0 | 4
Orsak: Tidsbrist | 5 | 5 | 0
När: Tidigare | 3 | 3 | 0"""


def sums(table: str, name: str = "Summor") -> None:
    """Write a form of Åre with a sheet of sums."""
    save(Book((head_sheet(), sheet(table, name))), Path("Åre.xlsx"))


def figures(run: Run) -> dict[str, object]:
    """Return the figures by total and unit, without whether they came from rows or sums."""
    found = json.loads(run("summarize", "Åre.xlsx", "--format", "json").out)
    kommun = {key: value for key, value in found["kommuner"][0].items() if key != "source"}
    return {"total": found["total"], "unit": found["by"]["unit"], "kommun": kommun}


def test_sums_give_the_same_figures_as_their_rows(fokusmanad: Run) -> None:
    """The figures are the same in total, for the kommun and by unit; only `source` differs."""
    save(book(ROWS), Path("Åre.xlsx"))
    of_rows = figures(fokusmanad)
    sums(SUMS)
    assert figures(fokusmanad) == of_rows
    kommun = json.loads(fokusmanad("summarize", "Åre.xlsx", "--format", "json").out)["kommuner"][0]
    assert kommun["source"] == "sums"
    assert fokusmanad("validate", "Åre.xlsx").status == 0
    assert "20 rader: 11 fick frågan, 9 fick inte frågan" in fokusmanad("validate", "Åre.xlsx").out


def test_a_renamed_sheet_of_sums_is_found_by_its_headings(fokusmanad: Run) -> None:
    sums(SUMS.replace("Antal", "Hela kommunen"), "Blad1")
    assert json.loads(fokusmanad("summarize", ".", "--format", "json").out)["total"]["asked"] == 11


def test_sex_is_not_told_by_sums(fokusmanad: Run) -> None:
    """An attribute that the sums lack is not stated, and still adds up."""
    sums(SUMS)
    groups = json.loads(fokusmanad("summarize", ".", "--format", "json").out)["by"]["sex"]
    assert {group["key"]: group["asked"] for group in groups} == {"woman": 0, "man": 0, "other": 0, "not_stated": 11}


@pytest.mark.parametrize(
    ("table", "answers", "reasons"),
    [
        ("Fick frågan | 10\nFick inte frågan | 0\nSvar: Ja | 4", {"yes": 4, "not_stated": 6}, {}),
        ("Fick frågan | 10\nFick inte frågan | 3\nOrsak: Barn med | 1", {"not_stated": 10}, {"child_present": 1, "not_stated": 2}),
        (
            "Svar: Ja | 4\nSvar: Nej | 5\nSvar: Vill inte svara | 1\nSvar: ej angivet | 0\nFick inte frågan | 0",
            {"yes": 4, "no": 5, "declined": 1},
            {},
        ),
        ("Fick frågan | 10\nFick inte frågan | 0\nSvar: Ja | 4\nSvar: Nej | 5\nSvar: ej angivet | 0", {"yes": 4, "no": 5, "declined": 1}, {}),
        (
            "Fick frågan | 10\nFick inte frågan | 0\nSvar: Nej | 5\nNär: Senaste året | 2\nNär: Tidigare | 1\nNär: Båda | 0\nNär: ej angivet | 1",
            {"yes": 4, "no": 5, "not_stated": 1},
            {},
        ),
    ],
)  # fmt: skip
def test_what_the_equations_determine_is_filled_in(
    fokusmanad: Run, table: str, answers: dict[str, int], reasons: dict[str, int]
) -> None:
    sums(f"Mått | Antal\n{table}")
    total = json.loads(fokusmanad("summarize", ".", "--format", "json").out)["total"]
    assert {key: count for key, count in total["answers"].items() if count} == answers
    assert {key: count for key, count in total["reasons"].items() if count} == reasons


@pytest.mark.parametrize(
    ("table", "cell", "words"),
    [
        ("Fick frågan | 10\nFick inte frågan | 0\nSvar: Ja | 8\nSvar: Nej | 5", "B2", "Fick frågan är 10, men delarna är tillsammans 13"),
        ("Fick frågan | 10\nFick inte frågan | 2\nOrsak: Barn med | 3", "B3", "Fick inte frågan är 2, men delarna är tillsammans 3"),
        ("Fick frågan | 10\nFick inte frågan | 0\nSvar: Ja | 2\nNär: Båda | 3", "B4", "Svar: Ja är 2, men delarna är tillsammans 3"),
        ("Fick frågan | -1\nFick inte frågan | 0", "B2", "ett helt tal"),
        ("Fick frågan | 10,5\nFick inte frågan | 0", "B2", "ett helt tal"),
        ("Fick frågan | tio\nFick inte frågan | 0", "B2", "ett helt tal"),
        ("Fick frågan | #N/A\nFick inte frågan | 0", "B2", "felvärde"),
        ("Fick frågan | 10\nSvar: Ja | 4", "B1", "Fick inte frågan saknas"),
        ("Svar: Ja | 4\nFick inte frågan | 0", "B1", "Fick frågan saknas"),
        ("Fick frågan | \nFick inte frågan | 0\nSvar: Ja | 4\nNär: Båda | 4", "B2", "Fick frågan saknas"),
        ("Fick frågan | 10\nFick inte frågan | 0\nSvar: Ja | 4\nSvar: Nej | \nSvar: ej angivet | 0", "B5", "6 personer fattas"),
        ("Fick frågan | 10\nFick inte frågan | 0\nSvar: Nej | 5\nNär: Tidigare | 1", "B1", "Svar: Ja saknas"),
        ("Fick frågan | 10\nFick inte frågan | 0\nSvar: Jaa | 4", None, "Menade du ”Svar: Ja”?"),
        ("Fick frågan | 10\nFick inte frågan | 0\nHundar | 4", None, "inget mått"),
        ("Fick frågan | 10\nFick frågan | 10\nFick inte frågan | 0", None, "står på två rader"),
        (
            "Fick frågan | 10\nFick inte frågan | 0\nSvar: Ja | 4\nSvar: ej angivet | 0",
            "B1",
            "6 personer fattas",
        ),
    ],
)  # fmt: skip
def test_sums_that_contradict_are_refused_at_their_cell(
    fokusmanad: Run, table: str, cell: str | None, words: str
) -> None:
    """FM412 refuses the whole file, since nobody knows which number is wrong."""
    sums(f"Mått | Antal\n{table}")
    ran = fokusmanad("validate", "Åre.xlsx", "--format", "json")
    (found,) = json.loads(ran.out)["files"]
    (problem,) = found["problems"]
    assert (ran.status, found["accepted"], problem["code"], problem["cell"]) == (1, False, "FM412", cell)
    assert words in problem["message"].replace("\u00a0", " ")
    summary = json.loads(fokusmanad("summarize", ".", "--format", "json").out)
    assert summary["coverage"]["refused"] == [{"file": "Åre.xlsx", "kommun": "Åre", "codes": ["FM412"]}]


def test_units_have_no_more_than_the_whole(fokusmanad: Run) -> None:
    """What is left when the units are subtracted from the whole is not stated."""
    sums(SUMS.replace("| 9 | 2\n", "| 9 | 3\n", 1).replace("declined", ""))
    (found,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
    assert [problem["code"] for problem in found["problems"]] == ["FM412"]
    sums("Mått | Antal | Familjerätt\nFick frågan | 9 | 4\nFick inte frågan | 5 | 0\nSvar: Nej | 9 | 4")
    groups = json.loads(fokusmanad("summarize", ".", "--format", "json").out)["by"]["unit"]
    assert {group["key"]: group["asked"] for group in groups if group["eligible"]} == {"family_law": 4, "not_stated": 5}


@pytest.mark.parametrize(
    ("unit", "cell", "words"),
    [
        (("11", "1", "", ""), "B2", "enheterna har tillsammans 11, men hela kommunen 10."),
        (("6", "1", "6", ""), "B4", "enheterna har tillsammans 6, men hela kommunen 4."),
        (("6", "1", "", ""), "C1", "enhetens svar, orsaker eller När är inte ifyllda, fast hela kommunens är det."),
    ],
)
def test_units_that_do_not_fit_the_whole_are_refused_at_what_is_wrong(
    fokusmanad: Run, unit: tuple[str, ...], cell: str, words: str
) -> None:
    """The count that is exceeded, or the unit that leaves empty what the whole has filled in."""
    measures = zip(("Fick frågan | 10", "Fick inte frågan | 3", "Svar: Ja | 4", "Svar: Nej | 6"), unit, strict=True)
    sums("\n".join(["Mått | Antal | Mottagning", *(f"{measure} | {count}" for measure, count in measures)]))
    (found,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
    assert [(problem["code"], problem["cell"]) for problem in found["problems"]] == [("FM412", cell)]
    assert words in found["problems"][0]["message"]


@pytest.mark.parametrize(("first", "codes"), [("11", []), ("12", ["FM412"])])
def test_rows_and_sums_must_agree(fokusmanad: Run, first: str, codes: list[str]) -> None:
    """With both filled in they are counted once if they agree, and refused if not."""
    both = book(ROWS, others=[sheet(SUMS.replace("| 11 |", f"| {first} |", 1), "Summor")])
    save(both, Path("Åre.xlsx"))
    (found,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
    assert sorted({problem["code"] for problem in found["problems"]}) == codes
    if not codes:
        kommun = json.loads(fokusmanad("summarize", ".", "--format", "json").out)["kommuner"][0]
        assert (kommun["source"], kommun["rows"]) == ("both", 20)


def test_rows_and_sums_must_agree_by_unit_too(fokusmanad: Run) -> None:
    """If a count is in another unit than its row, the whole agrees, and both units' cells are reported."""
    moved = SUMS.replace("Orsak: Barn med | 4 | 0 | 4", "Orsak: Barn med | 4 | 1 | 3")
    save(book(ROWS, others=[sheet(moved.replace("9 | 5 | 4", "9 | 6 | 3"), "Summor")]), Path("Åre.xlsx"))
    (found,) = json.loads(fokusmanad("validate", ".", "--format", "json").out)["files"]
    assert not found["accepted"]
    assert [(problem["code"], problem["cell"]) for problem in found["problems"]] == [
        ("FM412", "C3"),
        ("FM412", "D3"),
        ("FM412", "C7"),
        ("FM412", "D7"),
    ]


@pytest.mark.parametrize("kommun", [(), ("--kommun", "Åre")])
def test_a_report_says_that_its_figures_are_sums(fokusmanad: Run, kommun: tuple[str, ...]) -> None:
    """Both the report of all kommuner and that of one say so, but not if rows were sent."""
    sums(SUMS)
    assert fokusmanad("report", "Åre.xlsx", "-o", "summor.html", *kommun).status == 0
    assert "Siffrorna från Åre är summor" in Path("summor.html").read_text(encoding="utf-8")
    save(book(ROWS), Path("Åre.xlsx"))
    assert fokusmanad("report", "Åre.xlsx", "-o", "rader.html", "--internal", *kommun).status == 0
    (rows,) = Path().glob("rader*.html")
    assert "är summor" not in rows.read_text(encoding="utf-8")


def test_an_empty_sheet_of_sums_is_passed_over(fokusmanad: Run) -> None:
    """Beside rows an empty sheet is ignored; alone it makes the form blank."""
    blank = sheet("Mått | Antal\nFick frågan | \nFick inte frågan | ", "Summor")
    save(book(ROWS, others=[blank]), Path("Åre.xlsx"))
    assert json.loads(fokusmanad("summarize", ".", "--format", "json").out)["kommuner"][0]["source"] == "rows"


@pytest.mark.parametrize(("nil", "status", "codes", "kommuner"), [("Ja", 0, [], {"Åre": 0}), ("", 1, ["FM407"], {})])
def test_a_form_for_sums_without_any_is_a_form_without_rows(
    fokusmanad: Run, nil: str, status: int, codes: list[str], kommuner: dict[str, int]
) -> None:
    """A kommun that nobody visited returns it with Ja at Inga besök; otherwise it is blank."""
    Path("sums.toml").write_text('month = "2026-03"\nsums = true\n', encoding="utf-8")
    fokusmanad("template", "--kommun", "Åre", "-o", "Åre.xlsx", "--campaign", "sums.toml")
    workbook = openpyxl.load_workbook("Åre.xlsx")
    (place,) = (cell for cell in workbook["Kommun"]["A"] if cell.value == "Inga besök")
    workbook["Kommun"].cell(place.row, 2).value = nil or None
    workbook.save("Åre.xlsx")
    ran = fokusmanad("validate", "Åre.xlsx", "--format", "json")
    assert ran.status == status
    assert [problem["code"] for problem in json.loads(ran.out)["files"][0]["problems"]] == codes
    found = json.loads(fokusmanad("summarize", "Åre.xlsx", "--format", "json").out)
    assert {kommun["kommun"]: kommun["rows"] for kommun in found["kommuner"]} == kommuner


@pytest.mark.parametrize("flaw", [UNCALCULATED, "#N/A"])
def test_a_count_that_cannot_be_read_is_told_as_what_it_is(fokusmanad: Run, flaw: str) -> None:
    """Whoever sees a number in the cell is not told to write one."""
    sums(SUMS.replace("Fick frågan | 11", f"Fick frågan | {flaw}"))
    assert "formeln har inte räknats ut" in " ".join(fokusmanad("validate", "Åre.xlsx").out.split())


def test_the_template_for_sums_reads_back(fokusmanad: Run) -> None:
    """A contact person can fill it in, and every locked cell stays as it is."""
    assert fokusmanad("template", "--sums", "--kommun", "Åre", "--period", "2026-03", "-o", "form.xlsx").status == 0
    form = openpyxl.load_workbook("form.xlsx")
    assert form.sheetnames == ["Läs mig", "Så frågar du", "Kommun", "Summor", "Listor"]
    counts = {"Fick frågan": 11, "Fick inte frågan": 9, "Svar: Ja": 3, "Svar: Nej": 6, "Orsak: Barn med": 9}
    for label, value, *_ in form["Summor"].iter_rows(min_row=5):
        if str(label.value) in counts:
            assert not value.protection.locked
            value.value = counts[str(label.value)]
    content = io.BytesIO()
    form.save(content)
    Path("Åre.xlsx").write_bytes(content.getvalue())
    assert fokusmanad("validate", "Åre.xlsx").out.startswith("Åre.xlsx – Åre, mars 2026\nKlart att skicka")
    total = json.loads(fokusmanad("summarize", "Åre.xlsx", "--format", "json").out)["total"]
    assert (total["asked"], total["answers"]["not_stated"], total["reasons"]["child_present"]) == (11, 2, 9)


def test_a_marked_copy_shows_the_wrong_sum(fokusmanad: Run) -> None:
    sums("Mått | Antal\nFick frågan | 10\nFick inte frågan | 2\nOrsak: Barn med | 3")
    assert fokusmanad("validate", "Åre.xlsx", "--mark", "kopia.xlsx").status == 1
    marked = openpyxl.load_workbook("kopia.xlsx")
    assert "Summor" in marked.sheetnames
    assert any("FM412" in str(cell.value) for row in marked.worksheets[0].iter_rows() for cell in row)


def test_a_column_of_something_else_hinders_nothing(fokusmanad: Run) -> None:
    """A column of notes is reported and not read; a column of numbers may be a unit's, and is refused."""
    lines = SUMS.splitlines()
    sums("\n".join([f"{lines[0]} | Källa", *(f"{line} | papper" for line in lines[1:])]))
    [problem] = json.loads(fokusmanad("validate", "Åre.xlsx", "--format", "json").out)["files"][0]["problems"]
    assert (problem["code"], problem["severity"], problem["cell"]) == ("FM203", "warning", "E1")
    total = json.loads(fokusmanad("summarize", "Åre.xlsx", "--format", "json").out)["total"]
    assert (total["asked"], total["not_asked"]) == (11, 9)
    sums("\n".join([f"{lines[0]} | Källa", *(f"{line} | 1" for line in lines[1:])]))
    [problem] = json.loads(fokusmanad("validate", "Åre.xlsx", "--format", "json").out)["files"][0]["problems"]
    assert (problem["code"], problem["cell"]) == ("FM412", "E1")
